"""What every reader promises, asked of every file in the folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.errors import UnreadableFile
from ingest.readers.base import Reader
from tests.ingest.papers import REPORT, write_docx, write_pdf
from tests.ingest.readers.office import write_html, write_xlsx
from vectorstore import variants

PACKAGE = "ingest.readers"
WRITERS: dict[str, Callable[[Path], Path]] = {
    ".pdf": lambda path: write_pdf(path, ["First page of words"], ["Second page of words"], title="Two pages"),
    ".docx": write_docx,
    ".xlsx": write_xlsx,
    ".html": write_html,
    ".txt": lambda path: (path.write_text(REPORT), path)[1],
}


@pytest.fixture(params=variants.names(PACKAGE))
def reader(request: pytest.FixtureRequest) -> Reader:
    built: Reader = variants.load(PACKAGE, request.param).build()
    return built


@pytest.fixture
def sample(reader: Reader, tmp_path: Path) -> Path:
    suffix = next(suffix for suffix in WRITERS if suffix in reader.suffixes)
    return WRITERS[suffix](tmp_path / f"paper{suffix}")


def test_endings_are_lower_case_with_their_dot(reader: Reader) -> None:
    assert reader.suffixes
    assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in reader.suffixes)


def test_no_two_readers_take_the_same_ending() -> None:
    taken = [suffix for name in variants.names(PACKAGE) for suffix in variants.load(PACKAGE, name).build().suffixes]
    assert len(taken) == len(set(taken))


def test_a_file_gives_its_words_the_same_way_each_time(reader: Reader, sample: Path) -> None:
    assert reader.read(sample) == reader.read(sample)
    assert any(page.text.strip() for page in reader.read(sample).pages)


def test_pages_are_numbered_from_one_or_not_at_all(reader: Reader, sample: Path) -> None:
    numbers = [page.number for page in reader.read(sample).pages]
    assert numbers in ([None], list(range(1, len(numbers) + 1)))


def test_headings_of_the_format_begin_a_line_of_the_page(reader: Reader, sample: Path) -> None:
    for page in reader.read(sample).pages:
        assert all(offset == 0 or page.text[offset - 1] == "\n" for offset, _ in page.headings)


def test_tables_and_deletions_stand_in_the_page_in_order_and_cells_begin_in_them(reader: Reader, sample: Path) -> None:
    for page in reader.read(sample).pages:
        spans = [(table.start, table.end) for table in page.tables]
        for found in (spans, list(page.deletions)):
            assert found == sorted(found)
            assert all(0 <= start < end <= len(page.text) for start, end in found)
        for table in page.tables:
            words = page.text[table.start : table.end]
            assert "\t" in words and "\n\n" not in words
            starts = [cell.start - table.start for cell in table.cells]
            assert all(at == 0 or words[at - 1] in "\t\n" for at in starts)


def test_bytes_of_nothing_known_are_refused_with_what_to_do(reader: Reader, tmp_path: Path) -> None:
    path = tmp_path / f"broken{min(reader.suffixes)}"
    path.write_bytes(bytes(range(256)) * 8)
    with pytest.raises(UnreadableFile) as caught:
        reader.read(path)
    assert caught.value.why and caught.value.fix


def test_a_file_that_is_not_there_is_the_callers_error(reader: Reader, tmp_path: Path) -> None:
    with pytest.raises(OSError):
        reader.read(tmp_path / f"nothing{min(reader.suffixes)}")
