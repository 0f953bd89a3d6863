from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ingest.readers.base import ReadPage
from ingest.readers.docx import build
from tests.ingest.readers.office import add_list, filled_table, numbered, shade, tracked, xml

Read = Callable[[Any], ReadPage]


@pytest.fixture
def word() -> Any:
    import docx

    return docx.Document()


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def saved(document: Any) -> ReadPage:
        document.save(str(tmp_path / "paper.docx"))
        return build().read(tmp_path / "paper.docx").pages[0]

    return saved


def headings(page: ReadPage) -> list[tuple[str, int]]:
    return [(page.text[offset:].split("\n")[0], level) for offset, level in page.headings]


def deleted(page: ReadPage) -> list[str]:
    return [page.text[start:end] for start, end in page.deletions]


def test_numbers_that_word_counts_are_written_as_it_prints_them(word: Any, read: Read) -> None:
    add_list(word)
    for words, level in [("Purpose", 0), ("To tell", 1), ("To ask", 1), ("first", 2), ("deep", 3), ("dot", 4)]:
        numbered(word, words, level)
    for words, level in [("second", 2), ("Background", 0), ("It began", 1)]:
        numbered(word, words, level)
    lines = [line for line in read(word).text.split("\n") if line]
    assert lines == [
        "1. Purpose",
        "1.1 To tell",
        "1.2 To ask",
        "(a) first",
        "i) deep",
        "• dot",
        "(b) second",
        "2. Background",
        "2.1 It began",
    ]


def test_a_list_that_begins_anew_does_so_at_its_own_number(word: Any, read: Read) -> None:
    add_list(word)
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    again = xml(f'<w:num w:numId="91"><w:abstractNumId w:val="90"/>{override}</w:num>')
    word.part.numbering_part.element.append(again)
    numbered(word, "one")
    numbered(word, "five", number=91)
    numbered(word, "six", number=91)
    assert read(word).text.split("\n\n") == ["1. one", "5. five", "6. six"]


def test_a_heading_style_can_bring_its_number(word: Any, read: Read) -> None:
    level = (
        '<w:lvl w:ilvl="0"><w:numFmt w:val="upperRoman"/><w:pStyle w:val="Heading1"/><w:lvlText w:val="%1"/></w:lvl>'
    )
    add_list(word, level)
    style = word.styles["Heading 1"].element
    style.get_or_add_pPr().append(xml('<w:numPr><w:numId w:val="90"/></w:numPr>'))
    word.add_heading("Purpose", level=1)
    word.add_heading("Background", level=1)
    assert headings(read(word)) == [("I Purpose", 1), ("II Background", 1)]


def test_headings_are_known_by_style_outline_or_what_a_style_is_based_on(word: Any, read: Read) -> None:
    own = word.styles.add_style("Überschrift der Stadt", 1)
    own.base_style = word.styles["Heading 2"]
    word.add_paragraph("By its style", style=own)
    outlined = word.add_paragraph("By its outline level")
    outlined._p.get_or_add_pPr().append(xml('<w:outlineLvl w:val="2"/>'))
    word.add_paragraph("Plain words")
    assert headings(read(word)) == [("By its style", 2), ("By its outline level", 3)]


def test_a_whole_sentence_in_a_headings_style_is_a_paragraph(word: Any, read: Read) -> None:
    words = "The Committee asked that the report come back in June with the figures of each of the nine wards."
    word.add_heading(words, level=2)
    assert headings(read(word)) == []


def test_deleted_and_struck_words_stay_at_their_place_and_are_said_to_be_deleted(word: Any, read: Read) -> None:
    tracked(word, ("", "Proposals shall comply with national policy"), ("del", " and the old rules"), ("ins", " alone"))
    struck = word.add_paragraph("Charges rise by ")
    struck.add_run("5%").font.strike = True
    struck.add_run(" 7%.")
    page = read(word)
    assert page.text == (
        "Proposals shall comply with national policy and the old rules alone\n\nCharges rise by 5% 7%."
    )
    assert deleted(page) == [" and the old rules", "5%"]


def test_a_deleted_paragraph_is_not_counted(word: Any, read: Read) -> None:
    add_list(word)
    numbered(word, "one")
    gone = tracked(word, ("del", "gone"))
    mark = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="90"/></w:numPr>'
    gone._p.get_or_add_pPr().append(xml(mark))
    gone._p.get_or_add_pPr().append(xml('<w:rPr><w:del w:id="2" w:author="A"/></w:rPr>'))
    numbered(word, "two")
    page = read(word)
    assert page.text.split("\n\n") == ["1. one", "gone", "2. two"]
    assert deleted(page) == ["gone"]


def test_a_deleted_row_is_deleted_whole(word: Any, read: Read) -> None:
    table = filled_table(word, [["Ref", "Saving"], ["S1", "Print less"], ["S2", "Heat less"]])
    table.rows[1]._tr.get_or_add_trPr().append(xml('<w:del w:id="3" w:author="A"/>'))
    assert deleted(read(word)) == ["S1", "Print less"]


def test_tables_tell_merged_cells_fills_and_heading_rows(word: Any, read: Read) -> None:
    table = filled_table(word, [["Ref", "Action", "Status"], ["A1", "Plant", ""], ["", "Water", ""]])
    table.cell(1, 0).merge(table.cell(2, 0))
    table.rows[0]._tr.get_or_add_trPr().append(xml("<w:tblHeader/>"))
    shade(table.cell(1, 2), "92D050")
    shade(table.cell(2, 2), "FFFFFF")
    page = read(word)
    found = page.tables[0]
    assert page.text[found.start : found.end] == "Ref\tAction\tStatus\nA1\tPlant\t\n\tWater\t"
    assert found.headings == 1
    told = [(page.text[cell.start :][:2], cell.fill, cell.rows, cell.columns) for cell in found.cells]
    assert told == [("A1", None, 2, 1), ("\n\t", "green", 1, 1)]


def test_a_cell_over_several_columns_is_said_once(word: Any, read: Read) -> None:
    table = filled_table(word, [["Total", "", "£5m"], ["a", "b", "c"]])
    table.cell(0, 0).merge(table.cell(0, 1))
    page = read(word)
    assert page.text == "Total\t\t£5m\na\tb\tc"
    assert page.tables[0].cells[0].columns == 2


def test_colours_of_the_theme_are_worked_out(word: Any, read: Read) -> None:
    table = filled_table(word, [["Ref", "Status"], ["A1", ""]])
    themed = '<w:shd w:val="clear" w:fill="auto" w:themeFill="accent6" w:themeFillTint="99"/>'
    table.cell(1, 1)._tc.get_or_add_tcPr().append(xml(themed))
    assert [cell.fill for cell in read(word).tables[0].cells] == ["amber"]


def test_a_table_inside_a_cell_is_a_table_of_its_own(word: Any, read: Read) -> None:
    table = filled_table(word, [["Ref", "Detail"], ["A1", "see"]])
    inner = table.cell(1, 1).add_table(rows=1, cols=2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "Cost", "£5m"
    page = read(word)
    assert [page.text[t.start : t.end] for t in page.tables] == ["Ref\tDetail\nA1\tsee", "Cost\t£5m"]


def test_a_table_of_one_column_is_a_box_around_paragraphs(word: Any, read: Read) -> None:
    filled_table(word, [["Words in a box"], ["and more of them"]])
    page = read(word)
    assert page.text == "Words in a box\n\nand more of them"
    assert page.tables == ()


def test_content_controls_links_and_text_boxes_are_read(word: Any, read: Read) -> None:
    body = word.element.body
    body.insert(0, xml("<w:sdt><w:sdtContent><w:p><w:r><w:t>In a control</w:t></w:r></w:p></w:sdtContent></w:sdt>"))
    paragraph = word.add_paragraph("See ")
    paragraph._p.append(xml("<w:hyperlink><w:r><w:t>the plan</w:t></w:r></w:hyperlink>"))
    box = "<w:txbxContent><w:p><w:r><w:t>In a box</w:t></w:r></w:p></w:txbxContent>"
    paragraph._p.append(xml(f"<w:r><w:pict>{box}</w:pict></w:r>"))
    word.add_paragraph("After")
    assert read(word).text.split("\n\n") == ["In a control", "See the plan", "In a box", "After"]


def test_headers_footers_hidden_words_and_field_codes_are_left_out(word: Any, read: Read) -> None:
    word.sections[0].header.paragraphs[0].text = "Running head"
    word.sections[0].footer.paragraphs[0].text = "Page 1"
    paragraph = word.add_paragraph("Shown")
    paragraph.add_run(" hidden").font.hidden = True
    paragraph._p.append(xml("<w:r><w:instrText> PAGEREF x </w:instrText></w:r>"))
    assert read(word).text == "Shown"


def test_a_ticked_box_shows(word: Any, read: Read) -> None:
    paragraph = word.add_paragraph("Yes ")
    ticked = "<w:ffData><w:checkBox><w:default w:val='0'/><w:checked/></w:checkBox></w:ffData>"
    blank = "<w:ffData><w:checkBox><w:default w:val='0'/></w:checkBox></w:ffData>"
    paragraph._p.append(xml(f'<w:r><w:fldChar w:fldCharType="begin">{ticked}</w:fldChar></w:r>'))
    paragraph.add_run(" No ")
    paragraph._p.append(xml(f'<w:r><w:fldChar w:fldCharType="begin">{blank}</w:fldChar></w:r>'))
    assert read(word).text == "Yes ☒ No ☐"


def test_a_footnote_stands_below_its_paragraph_and_spoils_no_figure(word: Any, read: Read, tmp_path: Path) -> None:
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    note = '<w:footnote w:id="7"><w:p><w:r><w:t>Before grants.</w:t></w:r></w:p></w:footnote>'
    blob = xml(f"<w:footnotes>{note}</w:footnotes>").xpath(".")[0]
    from lxml import etree

    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), kind, etree.tostring(blob), word.part.package)
    word.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    paragraph = word.add_paragraph("It cost £5.2m")
    paragraph._p.append(xml('<w:r><w:footnoteReference w:id="7"/></w:r>'))
    word.add_paragraph("After")
    assert read(word).text.split("\n\n") == ["It cost £5.2m ¹", "¹ Before grants.", "After"]


def test_a_heading_of_two_lines_is_one_and_a_list_paragraph_need_be_no_item(word: Any, read: Read) -> None:
    heading = word.add_heading("Report of the", level=1)
    heading.add_run().add_break()
    heading.add_run("Director of Homes")
    word.add_paragraph("First.")
    word.add_paragraph("Second.", style="List Paragraph")
    page = read(word)
    assert headings(page) == [("Report of the Director of Homes", 1)]
    assert page.text.endswith("First.\n\nSecond.")


def test_bold_rows_head_a_table_and_two_columns_of_labels_have_no_heading(word: Any, read: Read) -> None:
    headed = filled_table(word, [["No.", "Risk", "Rating"], ["WR1", "Fire", "High"]])
    for cell in headed.rows[0].cells:
        cell.paragraphs[0].runs[0].bold = True
    filled_table(word, [["Decision number", "7"], ["Title", "Vans"]])
    filled_table(word, [["a", "b", "c"], ["d", "e", "f"]])
    assert [table.headings for table in read(word).tables] == [1, 0, None]
