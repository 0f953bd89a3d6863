"""That the Word file is one: opened again with python-docx, and its parts held against what Word writes."""

from __future__ import annotations

import zipfile
from datetime import datetime
from io import BytesIO

import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml import etree

from api.notes.docx import note_docx
from api.notes.model import Asked
from tests.api.kept_answers import answer, citation, tabled
from tests.api.notes.test_making import note

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def file() -> bytes:
    return note_docx(note(answer(), tabled()))


@pytest.fixture(scope="module")
def parts(file: bytes) -> dict[str, etree._Element]:
    with zipfile.ZipFile(BytesIO(file)) as held:
        return {name: etree.fromstring(held.read(name)) for name in held.namelist() if name.endswith((".xml", ".rels"))}


def test_it_opens_again_with_its_headings_title_and_language(file: bytes) -> None:
    paper = Document(BytesIO(file))
    assert paper.core_properties.title == "Harbour"
    assert paper.core_properties.language == "en-GB"
    styles = [(p.style.name, p.text) for p in paper.paragraphs if p.style is not None]
    assert ("Title", "Harbour") in styles
    assert styles.count(("Heading 1", "How long?")) == 2
    assert any("made by a computer program" in text for _, text in styles)
    assert {tag.get(qn("w:val")) for tag in paper.styles.element.iter(qn("w:lang"))} == {"en-GB"}


def test_its_footnotes_are_words_own_and_hold_place_and_words(parts: dict[str, etree._Element]) -> None:
    notes = {one.get(f"{W}id"): "".join(one.itertext()) for one in parts["word/footnotes.xml"]}
    assert set(notes) == {"-1", "0", "1", "2"} | {"3", "4"}.intersection(notes)
    assert "Harbour wall repairs, Cabinet, 11 March 2025, p. 1, Background, para 2.1" in notes["1"]
    assert "“The harbour wall is 1 metres long.”" in notes["1"]
    kinds = [one.get(f"{W}type") for one in parts["word/footnotes.xml"]]
    assert kinds[:2] == ["separator", "continuationSeparator"]
    named = [one.get(f"{W}id") for one in parts["word/settings.xml"].find(f"{W}footnotePr")]
    assert named == ["-1", "0"]
    overrides = {part.get("PartName"): part.get("ContentType") for part in parts["[Content_Types].xml"]}
    assert overrides["/word/footnotes.xml"].endswith("footnotes+xml")
    assert any(str(one.get("Type")).endswith("/footnotes") for one in parts["word/_rels/document.xml.rels"])


def test_every_mark_has_its_footnote_once_and_later_ones_refer_to_it(parts: dict[str, etree._Element]) -> None:
    body = parts["word/document.xml"]
    marks = [mark.get(f"{W}id") for mark in body.iter(f"{W}footnoteReference")]
    assert marks == sorted(set(marks), key=int)
    again = [field.get(f"{W}instr") for field in body.iter(f"{W}fldSimple")]
    assert " NOTEREF _Source2 \\f \\h " in again
    assert {mark.get(f"{W}name") for mark in body.iter(f"{W}bookmarkStart")} == {f"_Source{mark}" for mark in marks}


def test_a_footnote_links_to_the_words_in_their_paper(parts: dict[str, etree._Element]) -> None:
    links = {one.get("Id"): one for one in parts["word/_rels/footnotes.xml.rels"]}
    used = [link.get(qn("r:id")) for link in parts["word/footnotes.xml"].iter(f"{W}hyperlink")]
    assert [links[one].get("TargetMode") for one in used] == ["External"] * len(used)
    assert links[used[0]].get("Target") == "http://clerk.test/documents/abc?start=100&end=150#cited"


def test_the_headings_of_a_table_repeat_and_no_row_is_cut(file: bytes) -> None:
    (table,) = Document(BytesIO(file)).tables
    assert [cell.text for cell in table.rows[0].cells] == ["Ref", "Action", "RAG", "Source"]
    first, *others = table._tbl.tr_lst
    assert first.find(f"{W}trPr/{W}tblHeader") is not None
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in others)


def test_a_wide_table_turns_the_paper_and_words_no_file_can_hold_are_marked() -> None:
    wide = tabled()
    wide["table"]["columns"] = [f"Year {n}" for n in range(8)]
    for row in wide["table"]["rows"]:
        row["cells"] = ["A\x01\ufffe\u202eB"] * 8
    paper = Document(BytesIO(note_docx(note(wide))))
    section = paper.sections[0]
    assert section.page_width and section.page_height and section.page_width > section.page_height
    assert paper.tables[0].rows[1].cells[0].text == "A\ufffd\ufffd\u200bB"


def test_an_abstention_and_remarks_are_there_and_a_note_for_nobody_names_nobody() -> None:
    from api.notes.making import note_of
    from api.notes.papers import Facts

    told = answer(abstained=True, answer="The record does not say.", claims=[], lead="", notes=["No reply."])
    asked = Asked(question="Why?", answer={**told, "citations": [citation(1)]}, filters={}, asked=datetime(2025, 4, 1))
    made = note_of("Why", [asked], lambda cited: Facts(held=False), made=datetime(2025, 4, 1, 9, 30))
    text = "\n".join(p.text for p in Document(BytesIO(note_docx(made))).paragraphs)
    for words in (
        "Made on 1 April 2025 at 09:30.",
        "No answer in these papers",
        "The record does not say.",
        "No reply.",
    ):
        assert words in text
