from __future__ import annotations

from pathlib import Path

import pytest

from ingest.errors import UnreadableFile
from ingest.readers.base import ReadFile, ReadPage
from ingest.readers.html import build
from tests.ingest.readers.office import write_html
from vectorstore.references import find_figures


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def page_of(folder: Path, body: str) -> ReadPage:
    (folder / "paper.html").write_text(f"<html><body>{body}</body></html>", encoding="utf-8")
    return build().read(folder / "paper.html").pages[0]


def from_bytes(folder: Path, data: bytes) -> ReadFile:
    (folder / "paper.html").write_bytes(data)
    return build().read(folder / "paper.html")


def test_a_page_gives_its_paper_without_the_furniture_of_the_site(folder: Path) -> None:
    read = build().read(write_html(folder / "paper.html"))
    page = read.pages[0]
    assert read.title == "Parking in the market town"
    assert page.text == (
        "Parking in the market town\n\nThe Committee was asked to note approve the charges.\n"
        "1. Note the report\n2. Approve the charges\n\nCar park\tStatus\nQuay\t"
    )
    assert page.headings == ((0, 1),)
    assert [page.text[start:end] for start, end in page.deletions] == ["note"]
    assert page.tables[0].headings == 1
    assert [cell.fill for cell in page.tables[0].cells] == ["red"]


def test_what_a_browser_does_not_show_is_left_out(folder: Path) -> None:
    hidden = (
        '<p hidden>a</p><p style="DISPLAY: none">b</p><div aria-hidden="true">c</div><aside>d</aside>'
        "<!-- e --><style>f</style><template>g</template><div role='navigation'>h</div><p>Shown</p>"
    )
    assert page_of(folder, hidden).text == "Shown"


def test_the_main_part_is_the_paper_where_a_page_names_one(folder: Path) -> None:
    body = "<div>Menu</div><main><header><h2>Own heading</h2></header><p>Words</p></main><div>Links</div>"
    assert page_of(folder, body).text == "Own heading\n\nWords"


@pytest.mark.parametrize(
    ("element", "labels"),
    [
        ("<ol>{}</ol>", ["1. ", "2. "]),
        ('<ol start="4">{}</ol>', ["4. ", "5. "]),
        ('<ol type="a">{}</ol>', ["a. ", "b. "]),
        ('<ol type="I">{}</ol>', ["I. ", "II. "]),
        ("<ul>{}</ul>", ["• ", "• "]),
    ],
)
def test_lists_show_the_numbers_a_browser_shows(folder: Path, element: str, labels: list[str]) -> None:
    page = page_of(folder, "<p>It covers:</p>" + element.format("<li>one</li><li><p>two</p></li>"))
    assert page.text == f"It covers:\n{labels[0]}one\n{labels[1]}two"


def test_a_list_in_a_list_counts_by_itself(folder: Path) -> None:
    body = '<ol><li>one<ol type="i"><li>inner</li></ol></li><li value="7">seven</li><li>eight</li></ol>'
    assert page_of(folder, body).text.split("\n") == ["1. one", "i. inner", "7. seven", "8. eight"]


def test_cells_over_rows_and_columns_are_laid_out_on_a_grid(folder: Path) -> None:
    body = (
        "<table><thead><tr><th rowspan=2>Ref</th><th colspan=2>Cost</th></tr>"
        "<tr><th>Now</th><th>Later</th></tr></thead>"
        "<tr><td>A1</td><td>£1</td><td bgcolor=lime>£2</td></tr></table>"
    )
    page = page_of(folder, body)
    assert page.text == "Ref\tCost\t\n\tNow\tLater\nA1\t£1\t£2"
    assert page.tables[0].headings == 2
    assert [(c.rows, c.columns, c.fill) for c in page.tables[0].cells] == [(2, 1, None), (1, 2, None), (1, 1, "green")]


@pytest.mark.parametrize(
    ("style", "hue"),
    [
        ("background: #fc0", "amber"),
        ("background-color: rgb(0, 176, 80)", "green"),
        ("background-color: white", None),
        ("background: Orange url(x.png)", "amber"),
        ("background: transparent", None),
    ],
)
def test_backgrounds_are_named_by_hue(folder: Path, style: str, hue: str | None) -> None:
    page = page_of(folder, f'<table><tr><td>A1</td><td style="{style}">x</td></tr></table>')
    assert [cell.fill for cell in page.tables[0].cells] == ([hue] if hue else [])


def test_tables_that_only_place_things_are_no_tables(folder: Path) -> None:
    body = '<table role="presentation"><tr><td><h2>Left</h2></td><td><p>Right</p></td></tr></table>'
    page = page_of(folder, body)
    assert page.text == "Left\n\nRight" and page.tables == ()


def test_a_table_inside_a_cell_stands_below_its_table_and_a_caption_above(folder: Path) -> None:
    inner = "<table><tr><td>b</td><td>c</td></tr></table>"
    body = f"<table><caption>Costs</caption><tr><td>a</td><td>{inner}see</td></tr></table><p>After</p>"
    assert page_of(folder, body).text == "Costs\n\na\tsee\n\nb\tc\n\nAfter"


def test_struck_words_of_every_making_are_deletions(folder: Path) -> None:
    body = '<p><s>a</s> b <span style="text-decoration: line-through">c</span> <del><b>d</b></del></p>'
    page = page_of(folder, body)
    assert page.text == "a b c d"
    assert [page.text[start:end] for start, end in page.deletions] == ["a", "c", "d"]


def test_raised_digits_do_not_become_part_of_a_figure(folder: Path) -> None:
    page = page_of(folder, "<p>It cost £5.2m<sup>1</sup> on the 4<sup>th</sup>.</p>")
    assert page.text == "It cost £5.2m ¹ on the 4th."
    assert [figure.text for figure in find_figures(page.text)] == ["£5.2m", "4th"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ('<meta charset="windows-1252"><p>Café £5</p>'.encode("cp1252"), "windows-1252"),
        ("<p>Café £5</p>".encode("utf-8-sig"), "a byte order mark"),
        ('<meta charset="utf-16"><p>Café £5</p>'.encode(), "a wrong meta element"),
        (b'<?xml version="1.0" encoding="utf-8"?><html><body><p>Caf&eacute; &pound;5</p></body></html>', "XML"),
    ],
)
def test_the_encoding_is_told_by(folder: Path, data: bytes, said: str) -> None:
    assert from_bytes(folder, data).pages[0].text == "Café £5", said


@pytest.mark.parametrize(
    "data", [b"just words", b"<p>\x00\x01\x02</p>", b"<html><body><script>x</script></body></html>"]
)
def test_what_is_no_page_or_holds_no_words_is_refused(folder: Path, data: bytes) -> None:
    with pytest.raises(UnreadableFile) as caught:
        from_bytes(folder, data)
    assert caught.value.fix


def test_nothing_is_fetched(folder: Path) -> None:
    page = page_of(folder, '<p>Words</p><img src="http://127.0.0.1:9/x.png"><iframe src="http://127.0.0.1:9"></iframe>')
    assert page.text == "Words"


def test_heading_cells_of_rows_alone_leave_a_table_without_column_headings(folder: Path) -> None:
    page = page_of(folder, "<table><tr><th>Title</th><td>Vans</td></tr><tr><th>Cost</th><td>£5</td></tr></table>")
    assert page.tables[0].headings == 0
