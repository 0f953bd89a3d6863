from dataclasses import replace

import pytest

from api.reading import Sheet, number_at, parts_of, sheet
from api.shown_tables import Piece, Run, Table
from vectorstore.errors import NotInCatalogue
from vectorstore.types import (
    PUBLIC_READER,
    Access,
    AccessLevel,
    Block,
    BlockKind,
    Document,
    Locator,
    Page,
    Restriction,
    Span,
)

PAGES = (
    "WEXCOMBE 1\nMoorings\nThe pontoon costs £300.",
    "WEXCOMBE 2\n| Slip A | Open |\n",
    "WEXCOMBE 3\nPrivate words.",
)
TEXT = "\f".join(PAGES)
HELD = Access(level=AccessLevel.EXEMPT, paragraphs=("3",))


def span_of(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start=start, end=start + len(words))


def block(words: str, kind: BlockKind, **more: object) -> Block:
    return Block(document_id="m", span=span_of(words), kind=kind, locator=Locator(), **more)  # type: ignore[arg-type]


PAPER = Document(
    id="m",
    version=1,
    name="moorings.pdf",
    title="Moorings",
    source="/moorings.pdf",
    text=TEXT,
    pages=tuple(Page(number=n, span=span_of(words)) for n, words in enumerate(PAGES, start=1)),
    marks=tuple(span_of(f"WEXCOMBE {n}") for n in (1, 2, 3)),
    restrictions=(Restriction(span=span_of(PAGES[2]), access=HELD),),
)
BLOCKS = (
    block("Moorings", BlockKind.HEADING),
    block("The pontoon costs £300.", BlockKind.PARAGRAPH),
    block("| Slip A | Open |", BlockKind.ROW, columns=("Slip", "Status"), cells=(span_of("Slip A"), span_of("Open"))),
)


def runs_of(shown: Sheet, at: int) -> tuple[Run, ...]:
    piece = shown.pieces[at]
    assert isinstance(piece, Piece)
    return piece.runs


def test_words_to_software_are_shown_as_furniture_and_not_as_struck_out():
    aside = span_of("The pontoon costs £300.")
    shown = sheet(replace(PAPER, deletions=(aside,), asides=(aside,)), BLOCKS, 1, None, PUBLIC_READER)
    (run,) = runs_of(shown, 2)
    assert (run.text, run.furniture, run.deleted) == ("The pontoon costs £300.", True, False)


def test_a_page_shows_its_blocks_in_order_with_the_running_head_as_furniture():
    shown = sheet(PAPER, BLOCKS, 1, None, PUBLIC_READER)
    kinds = [piece.kind for piece in shown.pieces if isinstance(piece, Piece)]
    assert kinds == [None, BlockKind.HEADING, BlockKind.PARAGRAPH]
    assert runs_of(shown, 0)[0].furniture
    assert runs_of(shown, 2)[0].text == "The pontoon costs £300."


def test_cited_words_are_one_run_of_their_own():
    shown = sheet(PAPER, BLOCKS, 1, span_of("costs £300"), PUBLIC_READER)
    assert [(run.text, run.cited) for run in runs_of(shown, 2)] == [
        ("The pontoon ", False),
        ("costs £300", True),
        (".", False),
    ]


def test_a_cited_row_shows_each_cell_under_its_columns_heading():
    shown = sheet(PAPER, BLOCKS, 2, span_of("| Slip A | Open |"), PUBLIC_READER)
    (table,) = (piece for piece in shown.pieces if isinstance(piece, Table))
    assert (table.head, table.names) == ((), ("Slip", "Status"))
    assert [(cell.column, cell.runs[0].text, cell.runs[0].cited) for cell in table.rows[0]] == [
        ("Slip", "Slip A", True),
        ("Status", "Open", True),
    ]


def test_a_wholly_withheld_page_is_no_page_and_no_neighbour():
    assert sheet(PAPER, BLOCKS, 2, None, PUBLIC_READER).next is None
    assert sheet(PAPER, BLOCKS, 2, None, PUBLIC_READER).previous == 1
    with pytest.raises(NotInCatalogue):
        sheet(PAPER, BLOCKS, 3, None, PUBLIC_READER)
    with pytest.raises(NotInCatalogue):
        sheet(PAPER, BLOCKS, 99, None, PUBLIC_READER)


def test_a_text_without_pages_is_read_in_parts_that_together_are_the_whole():
    text = "\n\n".join(f"Paragraph {n} of the harbour byelaws." for n in range(200))
    paper = Document(id="b", version=1, name="b.txt", title="Byelaws", source="/b.txt", text=text)
    parts = parts_of(paper, size=1000)
    assert len(parts) > 5
    assert "".join(paper.quote(part.span) for part in parts) == text
    assert all(len(part.span) <= 1000 for part in parts)
    assert number_at(paper, len(text) - 1) == parts_of(paper)[-1].number


def test_cited_words_that_go_on_past_a_parts_end_are_shown_whole():
    text = "\n\n".join(f"Paragraph {number} of a long paper. " + "Words. " * 40 for number in range(1, 60))
    document = Document(id="b", version=1, name="b.txt", title="Byelaws", source="/b.txt", text=text)
    first, second, *_ = parts_of(document)
    cited = Span(start=first.span.end - 20, end=first.span.end + 30)
    shown = sheet(document, (), 1, cited, PUBLIC_READER)
    told = "".join(run.text for piece in shown.pieces for run in piece.runs if run.cited)
    assert told == document.quote(cited)
    assert sheet(document, (), 2, cited, PUBLIC_READER).number == second.number


def test_an_empty_text_has_one_empty_part():
    paper = Document(id="e", version=1, name="e.txt", title="Empty", source="/e.txt", text="")
    assert [part.number for part in parts_of(paper)] == [1]


def test_struck_out_words_are_runs_of_their_own_also_where_a_cell_is_struck_out_whole():
    text = "Slip A\tOpen soon\tWilmot\nThe pontoon costs £300 £400."
    gone = (Span(start=11, end=16), Span(start=17, end=23), Span(start=text.index("£300"), end=text.index("£400")))
    row, last = Span(start=0, end=11), Span(start=text.index("The"), end=len(text))
    paper = Document(id="m", version=1, name="m.txt", title="M", source="/m.txt", text=text, deletions=gone)
    cells = (Span(start=0, end=6), Span(start=7, end=11))
    blocks = (
        Block(document_id="m", span=row, kind=BlockKind.ROW, locator=Locator(), columns=("Slip", "State"), cells=cells),
        Block(document_id="m", span=last, kind=BlockKind.PARAGRAPH, locator=Locator()),
    )
    pieces = sheet(paper, blocks, 1, None, PUBLIC_READER).pieces
    runs = [run for piece in pieces if isinstance(piece, Table) for cell in piece.rows[0] for run in cell.runs]
    runs += [run for piece in pieces if isinstance(piece, Piece) for run in piece.runs]
    assert [run.text.strip() for run in runs if run.deleted] == ["soon", "Wilmot", "£300"]
    assert "".join(run.text for run in runs if not run.deleted).split() == [
        "Slip",
        "AOpen",
        "The",
        "pontoon",
        "costs",
        "£400.",
    ]
