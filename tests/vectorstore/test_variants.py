from __future__ import annotations

from pathlib import Path

import pytest

from vectorstore import variants
from vectorstore.errors import ClerkError, MissingLibrary, UnknownVariant


def test_a_folder_lists_its_variants_without_the_protocol_and_helpers() -> None:
    assert variants.names("vectorstore.stores") == ("chroma", "memory")
    assert variants.names("vectorstore.lexical") == ("sqlite_fts",)


def test_a_name_gives_the_module_of_that_file() -> None:
    assert variants.load("vectorstore.stores", "memory").__name__ == "vectorstore.stores.memory"


@pytest.mark.parametrize("name", ["base", "grouping", "nonsense", ""])
def test_an_unknown_name_is_refused_with_the_list_of_known_ones(name: str) -> None:
    with pytest.raises(UnknownVariant, match="Choose one of: chroma, memory") as caught:
        variants.load("vectorstore.stores", name)
    assert isinstance(caught.value, ClerkError)


def test_a_library_that_is_not_installed_is_named_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "bare_parts"
    folder.mkdir()
    (folder / "__init__.py").touch()
    (folder / "needy.py").write_text("import no_such_library\n\ndef build():\n    return no_such_library\n")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(MissingLibrary, match=r"'needy' needs no_such_library.*extra `models`"):
        variants.load("bare_parts", "needy")
