"""A stored paper written out again, with and without edits."""

from __future__ import annotations

from dataclasses import replace

from evals.intervening.rendition import Edit, Words, file_of
from vectorstore.types import Block, BlockKind, Document, Locator, Span

TEXT = "Savings\nOne is <late>.\nA1\t£90,000\nA2\t£54\nThe end."
PAPER = Document(id="plan", version=1, name="plan.pdf", title="Plan & more", source="plan.pdf", text=TEXT)


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start=start, end=start + len(words))


def block(words: str, kind: BlockKind, *cells: str) -> Block:
    table = 1 if cells else None
    columns = ("Ref", "Value") if cells else ()
    return Block(
        document_id="plan",
        span=span(words),
        kind=kind,
        locator=Locator(),
        columns=columns,
        cells=tuple(map(span, cells)),
        table=table,
    )


BLOCKS = [
    block("Savings", BlockKind.HEADING),
    block("One is <late>.", BlockKind.PARAGRAPH),
    block("A1\t£90,000", BlockKind.ROW, "A1", "£90,000"),
    block("A2\t£54", BlockKind.ROW, "A2", "£54"),
    block("The end.", BlockKind.PARAGRAPH),
]


def test_a_paper_becomes_a_web_page_of_its_headings_paragraphs_and_tables(tmp_path):
    file = file_of(PAPER, BLOCKS, [Edit(span=span("£90,000"), words="£10,000")], tmp_path)
    assert file.name == "plan.pdf.html"
    assert file.read_text(encoding="utf-8").splitlines()[2:-1] == [
        "<h2>Savings</h2>",
        "<p>One is &lt;late&gt;.</p>",
        "<table>",
        "<tr><th>Ref</th><th>Value</th></tr>",
        "<tr><td>A1</td><td>£10,000</td></tr>",
        "<tr><td>A2</td><td>£54</td></tr>",
        "</table>",
        "<p>The end.</p>",
    ]


def test_plain_text_stays_plain_text_and_a_web_page_keeps_its_name(tmp_path):
    plain = file_of(replace(PAPER, name="plan.txt"), BLOCKS, [Edit(span=span("<late>"))], tmp_path)
    assert plain.name == "plan.txt"
    assert plain.read_text(encoding="utf-8") == TEXT.replace("<late>", "")
    assert file_of(replace(PAPER, name="plan.html"), BLOCKS, [], tmp_path).name == "plan.html"


def test_a_deleted_paragraph_and_a_table_without_rows_leave_nothing(tmp_path):
    heads = replace(BLOCKS[2], kind=BlockKind.TABLE_HEADER)
    file = file_of(PAPER, [BLOCKS[1], heads], [Edit(span=BLOCKS[1].span)], tmp_path)
    assert "<p>" not in file.read_text() and "<table>" not in file.read_text()


def test_a_table_without_headings_has_its_rows_alone(tmp_path):
    file = file_of(PAPER, [replace(BLOCKS[2], columns=())], [], tmp_path)
    assert "<th>" not in file.read_text() and "<td>A1</td>" in file.read_text()


def test_an_edit_over_several_stretches_puts_its_words_in_the_first():
    words = Words(PAPER, [Edit(span=Span(start=4, end=12), words="X")])
    assert words.of(Span(start=0, end=8)) == "SaviX"
    assert words.of(Span(start=8, end=22)) == TEXT[12:22]
    assert words.of(Span(start=20, end=22)) == TEXT[20:22]
