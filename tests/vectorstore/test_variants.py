from __future__ import annotations

import pytest

from vectorstore import variants
from vectorstore.errors import ClerkError, UnknownVariant


def test_a_folder_lists_its_variants_without_the_protocol_and_helpers() -> None:
    assert variants.names("vectorstore.stores") == ("chroma", "memory")
    assert variants.names("vectorstore.lexical") == ("sqlite_fts",)


def test_a_name_gives_the_module_of_that_file() -> None:
    assert variants.load("vectorstore.stores", "memory").__name__ == "vectorstore.stores.memory"


@pytest.mark.parametrize("name", ["base", "_grouping", "nonsense", ""])
def test_an_unknown_name_is_refused_with_the_list_of_known_ones(name: str) -> None:
    with pytest.raises(UnknownVariant, match="Choose one of: chroma, memory") as caught:
        variants.load("vectorstore.stores", name)
    assert isinstance(caught.value, ClerkError)
