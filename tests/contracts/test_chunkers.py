"""What every chunker promises, asked of every file in the folder."""

from __future__ import annotations

from itertools import pairwise

import pytest

from ingest.chunkers.base import Chunker
from tests.ingest.papers import MINUTES, REPORT, read, read_pages
from vectorstore import variants
from vectorstore.types import AccessLevel, Block, Document

PACKAGE = "ingest.chunkers"
MARK = "NOT FOR PUBLICATION: exempt information, paragraph 3 of Schedule 12A"
EXEMPT = f"{REPORT}\nAppendix Two\n\n{MARK}\n\nThe offer was £415,000.\n"
LONG = "5.1 " + "The Committee asked for the figures of every ward and was given them in writing. " * 60
PAGES = read_pages("Head\n1.1 One page ends here.", "Head\n1.2 Another begins.", "Head\n1.3 A third.")


@pytest.fixture(params=variants.names(PACKAGE))
def chunker(request: pytest.FixtureRequest) -> Chunker:
    built: Chunker = variants.load(PACKAGE, request.param).build(1000)
    return built


@pytest.fixture(params=["report", "minutes", "exempt", "long", "pages"])
def paper(request: pytest.FixtureRequest) -> tuple[Document, tuple[Block, ...]]:
    texts = {"report": REPORT, "minutes": MINUTES, "exempt": EXEMPT, "long": LONG}
    return read(texts[request.param]) if request.param in texts else PAGES


def test_a_chunk_is_the_words_of_its_span(chunker: Chunker, paper: tuple[Document, tuple[Block, ...]]) -> None:
    document, blocks = paper
    assert all(chunk.text == document.quote(chunk.span) for chunk in chunker.chunk(document, blocks))


def test_chunks_come_in_order_and_do_not_overlap(chunker: Chunker, paper: tuple[Document, tuple[Block, ...]]) -> None:
    chunks = chunker.chunk(*paper)
    assert all(one.span.end <= other.span.start for one, other in pairwise(chunks))
    assert len({chunk.id for chunk in chunks}) == len(chunks)


def test_every_paragraph_and_row_is_in_some_chunk(chunker: Chunker, paper: tuple[Document, tuple[Block, ...]]) -> None:
    document, blocks = paper
    held = "".join("".join(chunk.text.split()) for chunk in chunker.chunk(document, blocks))
    for block in blocks:
        if block.kind in ("paragraph", "minute", "row"):
            assert "".join(document.quote(block.span).split()) in held


def test_a_chunk_is_no_longer_than_a_search_shows(chunker: Chunker, paper: tuple[Document, tuple[Block, ...]]) -> None:
    for chunk in chunker.chunk(*paper):
        assert len(chunk.text) <= 1200
        assert len(chunk.text.split()) <= 200


def test_a_chunk_is_of_one_access_level_and_one_page(
    chunker: Chunker, paper: tuple[Document, tuple[Block, ...]]
) -> None:
    document, blocks = paper
    for chunk in chunker.chunk(document, blocks):
        assert chunk.level is document.level_of(chunk.span)
        assert document.page_of(chunk.span.start) == document.page_of(chunk.span.end - 1) == chunk.locator.page


def test_a_chunk_holds_no_mark(chunker: Chunker, paper: tuple[Document, tuple[Block, ...]]) -> None:
    document, blocks = paper
    for chunk in chunker.chunk(document, blocks):
        assert not any(mark.overlaps(chunk.span) for mark in document.marks)


def test_windows_lie_inside_their_chunk_in_order(chunker: Chunker, paper: tuple[Document, tuple[Block, ...]]) -> None:
    for chunk in chunker.chunk(*paper):
        assert all(chunk.span.contains(window) for window in chunk.windows)
        assert list(chunk.windows) == sorted(chunk.windows)
        assert len(chunk.embedding_texts) == (len(chunk.windows) or 1)


def test_the_withheld_part_of_a_paper_is_in_chunks_of_its_own(chunker: Chunker) -> None:
    chunks = chunker.chunk(*read(EXEMPT))
    assert [chunk.level for chunk in chunks if "415,000" in chunk.text] == [AccessLevel.EXEMPT]
    assert all(chunk.level is AccessLevel.PUBLIC for chunk in chunks if "1,612" in chunk.text)


def test_no_blocks_make_no_chunks(chunker: Chunker) -> None:
    document, _ = read("x")
    assert chunker.chunk(document, ()) == ()


def test_the_name_changes_with_the_size() -> None:
    for name in variants.names(PACKAGE):
        module = variants.load(PACKAGE, name)
        assert module.build(1000).name != module.build(800).name
        assert module.build(1000).name == module.build(1000).name


def test_sizes_that_cannot_work_are_refused() -> None:
    for name in variants.names(PACKAGE):
        with pytest.raises(ValueError):
            variants.load(PACKAGE, name).build(0)
