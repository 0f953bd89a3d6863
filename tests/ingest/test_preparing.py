from __future__ import annotations

from pathlib import Path

import pytest

from ingest.errors import RefusedFile
from ingest.preparing import prepare
from ingest.settings import IngestSettings
from tests.ingest.papers import REPORT, write_pdf
from vectorstore.types import AccessLevel

SETTINGS = IngestSettings(embedder="hashing")


def written(folder: Path, text: str) -> Path:
    path = folder / "paper.txt"
    path.write_text(text)
    return path


def test_a_confidential_paper_is_refused_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(RefusedFile) as caught:
        prepare(written(tmp_path, "CONFIDENTIAL - not for publication\n\n" + REPORT), "d1", SETTINGS)
    assert "--allow-confidential" in caught.value.fix


def test_a_confidential_paper_is_read_where_that_is_asked_for(tmp_path: Path) -> None:
    allowed = SETTINGS.model_copy(update={"allow_confidential": True})
    prepared = prepare(written(tmp_path, "CONFIDENTIAL - not for publication\n\n" + REPORT), "d1", allowed)
    assert {chunk.level for chunk in prepared.chunks} == {AccessLevel.CONFIDENTIAL}
    assert "not shown to the public" in prepared.note


def test_pages_without_words_are_named(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "paper.pdf", ["Words on the first page"], [], ["Words on the third page"])
    assert "page 2" in prepare(path, "d1", SETTINGS).note


def test_a_level_that_is_given_holds_for_the_whole_paper(tmp_path: Path) -> None:
    settings = SETTINGS.model_copy(update={"access": AccessLevel.EXEMPT})
    prepared = prepare(written(tmp_path, REPORT), "d1", settings)
    assert {chunk.level for chunk in prepared.chunks} == {AccessLevel.EXEMPT}


def test_a_long_chunk_is_embedded_stretch_by_stretch_each_under_its_headings(tmp_path: Path) -> None:
    sentences = " ".join(f"The figure for ward number {i} was given to the Committee in writing." for i in range(12))
    prepared = prepare(written(tmp_path, REPORT.replace("since the autumn.", sentences)), "d1", SETTINGS)
    chunk = next(chunk for chunk in prepared.chunks if "number 3" in chunk.text)
    assert len(chunk.windows) > 1
    assert chunk.under.startswith("1 Purpose")
    assert chunk.context.startswith("Repairs and damp in council homes | 5 March 2025 | 1 Purpose")
    assert all(text.startswith(f"{chunk.under} | ") for text in chunk.embedding_texts)
    said = [text.removeprefix(f"{chunk.under} | ") for text in chunk.embedding_texts]
    assert " ".join(said).split() == chunk.text.removeprefix("1 Purpose").split()
    assert all(len(chunk.context) <= 200 for chunk in prepared.chunks)


def test_each_row_of_a_table_is_embedded_under_the_headings_of_its_columns(tmp_path: Path) -> None:
    prepared = prepare(written(tmp_path, REPORT), "d1", SETTINGS)
    (row,) = [t for chunk in prepared.chunks for t in chunk.embedding_texts if "\tDamp and mould\t" in t]
    assert row.startswith("Appendix One > Projects at the end of December | Ref; Project; Lead; Status | A2")
