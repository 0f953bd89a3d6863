"""Word, Excel and HTML files of a council that does not exist, written by the libraries of those formats."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

LEVELS = (
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%3)"/></w:lvl>'
    '<w:lvl w:ilvl="3"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%4)"/></w:lvl>'
    '<w:lvl w:ilvl="4"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl>'
)


def xml(text: str) -> Any:
    """An element of Word's own from text without its namespace declared."""
    from docx.oxml import parse_xml

    head, _, rest = text.partition(">")
    slash = "/" if head.endswith("/") else ""
    return parse_xml(f"{head.removesuffix('/')} {WORD}{slash}>{rest}")


def add_list(document: Any, levels: str = LEVELS, *, number: int = 90, more: str = "") -> None:
    """Define a list of several levels under a number; `more` are other lists of the same kind."""
    root = document.part.numbering_part.element
    root.insert(0, xml(f'<w:abstractNum w:abstractNumId="{number}">{levels}</w:abstractNum>'))
    root.append(xml(f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/>{more}</w:num>'))


def numbered(document: Any, words: str, level: int = 0, *, number: int = 90) -> Any:
    """A paragraph of a list."""
    paragraph = document.add_paragraph(words)
    given = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    paragraph._p.get_or_add_pPr().append(xml(given))
    return paragraph


def tracked(document: Any, *runs: tuple[str, str]) -> Any:
    """A paragraph of ("", "ins" or "del", words) runs, as Word keeps changes that it tracks."""
    paragraph = document.add_paragraph()
    for kind, words in runs:
        text = "delText" if kind == "del" else "t"
        run = f'<w:r><w:{text} xml:space="preserve">{words}</w:{text}></w:r>'
        paragraph._p.append(xml(f'<w:{kind} w:id="1" w:author="A">{run}</w:{kind}>' if kind else run))
    return paragraph


def shade(cell: Any, fill: str) -> None:
    """Fill a table's cell with a colour."""
    cell._tc.get_or_add_tcPr().append(xml(f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>'))


def filled_table(document: Any, rows: Sequence[Sequence[str]]) -> Any:
    """A table with these words in its cells."""
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for place, row in enumerate(rows):
        for column, words in enumerate(row):
            table.cell(place, column).text = words
    return table


def write_xlsx(path: Path) -> Path:
    """A workbook with a title, a table with a filled and a struck cell, a note, and a hidden sheet."""
    import openpyxl
    from openpyxl.styles import Font, PatternFill

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Car parks"
    rows = [["Car parks in March"], [], ["Car park", "Spaces", "Used", "Status"]]
    rows += [["Fore Street", 1120, 0.81, None], ["Quay", 64, 0.5, "closed"], [], ["Source: the parking team"]]
    for row in rows:
        sheet.append(row)
    for cell in sheet[3]:
        cell.font = Font(bold=True)
    for cell in ("C4", "C5"):
        sheet[cell].number_format = "0%"
    sheet["B4"].number_format = "#,##0"
    sheet["D4"].fill = PatternFill("solid", fgColor="FF92D050")
    sheet["D5"].font = Font(strike=True)
    hidden = book.create_sheet("Workings")
    hidden.sheet_state = "hidden"
    hidden["A1"] = "not to be seen"
    book.save(path)
    return path


HTML = """<!DOCTYPE html>
<html><head><title>Parking in the market town</title><meta charset="utf-8"><style>p { color: red }</style></head>
<body><nav><a href="/">Home</a></nav><header><h1>Wexcombe online</h1></header>
<h1>Parking in the market town</h1>
<p>The <b>Committee</b> was asked to <del>note</del> <ins>approve</ins>
the charges.</p>
<ol><li>Note the report</li><li>Approve the charges</li></ol>
<table><tr><th>Car park</th><th>Status</th></tr>
<tr><td>Quay</td><td style="background-color: #C00000"></td></tr></table>
<script>document.write("never")</script><footer>Contact us</footer></body></html>
"""


def write_html(path: Path) -> Path:
    """A web page with the furniture of a site around a paper."""
    path.write_text(HTML, encoding="utf-8")
    return path
