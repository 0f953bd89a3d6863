"""What papers say of their own words: acronyms, names in brackets, holders of posts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from assistant.understanding.glossaries import Glossaries, full_name, stands_for
from tests.assistant.handmade import Line, paper, say, stored
from vectorstore.index import Index
from vectorstore.records import RecordKind
from vectorstore.types import OFFICER_READER, PUBLIC_READER, AccessLevel
from vectorstore.word_vectors import WordVectors


def entry(kind: RecordKind, level: AccessLevel = AccessLevel.PUBLIC, **cells: str) -> Line:
    return Line(cells=tuple(cells.items()), kind=kind, table="Entries", level=level)


LINES = [
    entry(RecordKind.TERM, term="RRP", meaning="Repairs Recovery Plan. It runs for three years."),
    entry(RecordKind.TERM, term="Embedded", meaning="Still being done"),
    entry(RecordKind.TERM, term="XYZ", meaning="Something else altogether"),
    entry(RecordKind.PERSON, name="Marjorie Penhallow", role="Head of Repairs"),
    entry(RecordKind.PERSON, name="Edwina Carrowby", role="Chair"),
    entry(RecordKind.TERM, level=AccessLevel.EXEMPT, term="QMB", meaning="Quiet Motor Bid"),
    say("The Tenant Repair Panel (TRP) has met twice, and the panel (which is new) will meet again."),
]


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Index]:
    with stored(tmp_path, paper("plan.txt", LINES)) as index:
        yield index


@pytest.fixture
def glossaries(index: Index, words: WordVectors) -> Glossaries:
    return Glossaries(index, words)


def test_an_acronym_and_its_meaning_find_each_other(glossaries: Glossaries) -> None:
    made = glossaries.of(PUBLIC_READER)
    assert made.others["rrp"] == ("Repairs Recovery Plan",)
    assert made.others["repairs recovery plan"] == ("RRP",)


def test_a_term_that_its_meaning_does_not_spell_is_no_wording(glossaries: Glossaries) -> None:
    assert not {"embedded", "xyz"} & glossaries.of(PUBLIC_READER).others.keys()


def test_a_person_and_a_post_of_their_own_find_each_other(glossaries: Glossaries) -> None:
    made = glossaries.of(PUBLIC_READER)
    assert made.others["marjorie penhallow"] == ("Head of Repairs",)
    assert made.others["head of repairs"] == ("Marjorie Penhallow",)
    assert "edwina carrowby" not in made.others


def test_what_a_reader_may_not_see_is_no_wording(glossaries: Glossaries) -> None:
    assert "qmb" not in glossaries.of(PUBLIC_READER).others
    assert "qmb" in glossaries.of(OFFICER_READER).others


def test_an_acronym_that_no_glossary_has_is_looked_up_in_the_text(glossaries: Glossaries) -> None:
    assert glossaries.explained("Who sits on the TRP, the TRP of A4?", PUBLIC_READER) == (
        ("TRP", "Tenant Repair Panel"),
    )
    assert glossaries.explained("Who sits on the TQP?", PUBLIC_READER) == ()
    assert glossaries.explained("Who sits on the TRP?", PUBLIC_READER, known=lambda word: True) == ()


def test_a_new_paper_brings_its_words(glossaries: Glossaries, index: Index) -> None:
    glossaries.of(PUBLIC_READER)
    index.put(
        paper("new.txt", [entry(RecordKind.TERM, term="LWF", meaning="Long Wet Friday")], meeting=date(2025, 9, 1))
    )
    assert "lwf" in glossaries.of(PUBLIC_READER).others


@pytest.mark.parametrize(
    ("acronym", "text", "full"),
    [
        ("RRP", "by the Repairs Recovery Plan (RRP) and", "Repairs Recovery Plan"),
        ("CLF", "a Cost of the Living Fund (“CLF”)", "Cost of the Living Fund"),
        ("OSC", "Overview and Scrutiny Committee (the OSC)", "Overview and Scrutiny Committee"),
        ("RRP", "nothing of the sort (RRP)", ""),
        ("RRP", "the Repairs Recovery Plan is known as RRP", ""),
    ],
)
def test_the_words_before_the_brackets_are_what_it_stands_for(acronym: str, text: str, full: str) -> None:
    assert full_name(acronym, text) == full


def test_small_words_count_only_where_the_acronym_has_them() -> None:
    assert stands_for("TOR", ["Terms", "of", "Reference"])
    assert stands_for("DfE", ["Department", "for", "Education"])
    assert not stands_for("TOR", ["Terms", "Reference"])
