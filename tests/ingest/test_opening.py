from __future__ import annotations

import os
from pathlib import Path

import pytest

from ingest.errors import UnreadableFile
from ingest.opening import known_suffixes, read_file
from tests.ingest.papers import write_docx, write_pdf, write_picture_pdf


def refused(path: Path) -> UnreadableFile:
    with pytest.raises(UnreadableFile) as caught:
        read_file(path)
    assert caught.value.fix
    return caught.value


def test_endings_of_every_reader_are_known_in_any_case(tmp_path: Path) -> None:
    assert {".txt", ".md", ".pdf", ".docx"} <= known_suffixes()
    path = tmp_path / "PAPER.TXT"
    path.write_text("Words.")
    assert read_file(path).pages[0].text == "Words."


def test_an_empty_file_is_named_as_such(tmp_path: Path) -> None:
    for suffix in (".txt", ".pdf", ".docx"):
        path = tmp_path / f"empty{suffix}"
        path.touch()
        assert "0 bytes" in refused(path).why


def test_a_file_of_blank_space_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "blank.txt"
    path.write_text(" \n\n\t ")
    assert "no words" in refused(path).why


def test_an_ending_that_no_reader_takes_is_named_with_those_that_are(tmp_path: Path) -> None:
    path = tmp_path / "drawing.dwg"
    path.write_bytes(b"AC1032")
    error = refused(path)
    assert ".dwg" in error.why
    assert all(suffix in error.fix for suffix in (".docx", ".xlsx", ".html", ".pdf"))


@pytest.mark.parametrize(
    ("name", "program", "form"),
    [("a.doc", "Word", "DOCX"), ("a.odt", "Word", "DOCX"), ("a.xls", "Excel", "XLSX"), ("a.XLSM", "Excel", "XLSX")],
)
def test_formats_near_to_those_taken_are_told_what_to_be_saved_as(
    tmp_path: Path, name: str, program: str, form: str
) -> None:
    path = tmp_path / name
    path.write_bytes(b"\xd0\xcf\x11\xe0")
    fix = refused(path).fix
    assert program in fix and f"save it as {form}" in fix


def test_a_word_file_named_as_another_is_told_the_ending_that_fits(tmp_path: Path) -> None:
    path = write_docx(tmp_path / "paper.docx").rename(tmp_path / "paper.pdf")
    assert refused(path).fix == "Rename it to end in .docx."


@pytest.mark.parametrize(
    ("name", "head", "said", "remedy"),
    [
        ("a.txt", b"%PDF-1.7\n", "a PDF", ".pdf"),
        ("a.pdf", b"PK\x03\x04rest", "ZIP", ".docx"),
        ("a.pdf", b"Just some words", "does not begin as one", ".txt"),
        ("a.docx", b"\xd0\xcf\x11\xe0rest", "Office", "DOCX"),
        ("a.txt", b"\x89PNG\r\n", "picture", "PDF"),
    ],
)
def test_a_file_that_is_not_what_its_name_says_is_told_what_it_is(
    tmp_path: Path, name: str, head: bytes, said: str, remedy: str
) -> None:
    path = tmp_path / name
    path.write_bytes(head)
    error = refused(path)
    assert said in error.why
    assert remedy in error.fix


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read every file")
def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "closed.txt"
    path.write_text("Words.")
    path.chmod(0)
    assert "cannot be opened" in refused(path).why


def test_a_pdf_without_a_text_layer_is_refused(tmp_path: Path) -> None:
    assert "no text layer" in refused(write_picture_pdf(tmp_path / "scan.pdf")).why


def test_an_encrypted_pdf_is_refused(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "locked.pdf", ["Secret words"], password="tannery")
    assert "encrypted" in refused(path).why


def test_a_pdf_that_is_cut_off_is_refused(tmp_path: Path) -> None:
    whole = write_pdf(tmp_path / "whole.pdf", ["Words on a page"]).read_bytes()
    path = tmp_path / "cut.pdf"
    path.write_bytes(whole[: len(whole) // 4])
    assert refused(path).why


def test_a_word_file_that_is_no_word_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "broken.docx"
    path.write_bytes(b"PK\x03\x04" + b"nothing" * 40)
    assert "not a sound Word file" in refused(path).why


def test_a_word_file_gives_paragraphs_and_tables_in_order(tmp_path: Path) -> None:
    page = read_file(write_docx(tmp_path / "parking.docx")).pages[0]
    assert page.number is None
    assert "Car park\tSpaces\tUsed\nFore Street\t120\t81%\nQuay\tclosed\t" in page.text
    assert "It covers:\n• the car parks of the town\n• those of the harbour\n\nCharges\n\n" in page.text
    assert page.text.index("rose by 10p") < page.text.index("Fore Street") < page.text.index("open again")
    assert [page.text[offset:].split("\n")[0] for offset, _ in page.headings] == [
        "Parking in the market town",
        "Charges",
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_in_any_encoding_is_read(tmp_path: Path, encoding: str) -> None:
    words = "The Council’s café made £1,200 – more than the year before, as the Head of Parks had said it would.\n" * 4
    path = tmp_path / "paper.txt"
    path.write_bytes(words.encode(encoding))
    assert read_file(path).pages[0].text == words


def test_newlines_stand_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "paper.txt"
    path.write_bytes(b"one\r\ntwo\rthree\n")
    assert read_file(path).pages[0].text == "one\r\ntwo\rthree\n"


def test_words_struck_out_in_markdown_or_by_an_element_are_deletions(tmp_path: Path) -> None:
    path = tmp_path / "paper.md"
    path.write_text("Rents ~~fall~~ rise by <del>5%</del> 7%.\nA ~~~ fence, and <s>an end\n\nthat</s> is another's.\n")
    page = read_file(path).pages[0]
    assert [page.text[start:end] for start, end in page.deletions] == ["~~fall~~", "<del>5%</del>"]
