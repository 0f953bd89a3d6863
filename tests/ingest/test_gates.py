from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest

from ingest.errors import UnreadableFile
from ingest.gates import refuse_bomb, refuse_endless, refuse_large
from ingest.limits import MB, Limits
from ingest.readers.base import ReadFile, ReadPage
from tests.ingest.papers import write_docx


def limits(**given: float) -> Limits:
    return Limits.model_validate(given)


def packed(path: Path, name: str, data: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(name, data)
    return path


def test_a_file_is_refused_by_its_size_alone(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_bytes(b"x" * (MB + 1))
    refuse_large(path, limits(file_mb=2))
    with pytest.raises(UnreadableFile, match="CLERK_MAX_FILE_MB"):
        refuse_large(path, limits(file_mb=1))


def test_a_pipe_is_refused_instead_of_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(UnreadableFile, match="pipe"):
        refuse_large(tmp_path / "pipe.txt", limits())


def test_an_honest_word_file_passes(tmp_path: Path) -> None:
    refuse_bomb(write_docx(tmp_path / "paper.docx"), limits())


def test_what_unpacks_to_more_than_is_allowed_is_refused_with_its_largest_part(tmp_path: Path) -> None:
    path = packed(tmp_path / "paper.docx", "word/document.xml", os.urandom(2 * MB))
    refuse_bomb(path, limits(unpacked_mb=3))
    with pytest.raises(UnreadableFile, match=r"2 MB, mostly word/document\.xml"):
        refuse_bomb(path, limits(unpacked_mb=1))


def test_what_is_packed_more_than_two_hundredfold_is_refused(tmp_path: Path) -> None:
    refuse_bomb(packed(tmp_path / "small.docx", "word/document.xml", bytes(9 * MB)), limits())
    with pytest.raises(UnreadableFile, match="far more than its size"):
        refuse_bomb(packed(tmp_path / "large.docx", "word/document.xml", bytes(11 * MB)), limits())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused_in_any_encoding_and_however_far_down(tmp_path: Path, encoding: str) -> None:
    comment = "<!--" + "." * 100_000 + "-->"
    declared = f'<?xml version="1.0" encoding="{encoding}"?>{comment}<!DOCTYPE a [<!ENTITY e "ha">]><a>&e;</a>'
    with pytest.raises(UnreadableFile, match="declares entities"):
        refuse_bomb(packed(tmp_path / "paper.docx", "a.xml", declared.encode(encoding)), limits())


def test_words_about_document_types_are_no_document_type(tmp_path: Path) -> None:
    path = packed(tmp_path / "paper.docx", "a.xml", b"<a><!-- <!DOCTYPE a> --><![CDATA[<!DOCTYPE a>]]></a>")
    refuse_bomb(path, limits())


@pytest.mark.parametrize("data", [b"words", b"PK\x03\x04 and no more"])
def test_what_is_no_sound_zip_is_left_to_its_reader(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "paper.docx"
    path.write_bytes(data)
    refuse_bomb(path, limits())


def test_more_pages_or_characters_than_are_allowed_are_refused() -> None:
    read = ReadFile(pages=tuple(ReadPage(text="word " * 20, number=i) for i in range(1, 11)))
    refuse_endless(read, limits(pages=10, characters=0.001))
    with pytest.raises(UnreadableFile, match=r"10 pages, more than 9\..*CLERK_MAX_PAGES"):
        refuse_endless(read, limits(pages=9))
    with pytest.raises(UnreadableFile, match="CLERK_MAX_CHARACTERS"):
        refuse_endless(read, limits(characters=0.0009))
