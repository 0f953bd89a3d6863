"""Single entries of the register: terms, front sheets, the holders of posts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from assistant.query import Query, take_apart
from assistant.register.entries import holders, sheets_asked, terms_asked
from assistant.rows import Row, Said
from tests.assistant.handmade import Line, paper, row, stored
from tests.assistant.papers import planned
from vectorstore.index import Index, NewVersion
from vectorstore.records import Record, RecordKind
from vectorstore.types import AccessLevel
from vectorstore.word_vectors import WordVectors

K = RecordKind


def entry(
    kind: RecordKind, *, level: AccessLevel = AccessLevel.PUBLIC, as_of: date | None = None, **cells: str
) -> Line:
    return Line(cells=tuple(cells.items()), kind=kind, table="Entries", level=level, as_of=as_of)


def query(index: Index, words: WordVectors, text: str) -> Query:
    return take_apart(planned(text), index, words)


def found_terms(folder: Path, words: WordVectors, text: str, *lines: Line) -> list[str]:
    with stored(folder, paper("plan.md", lines)) as index:
        return [record.value("meaning") for record in terms_asked(query(index, words, text), index)]


TERMS = (
    entry(K.TERM, term="DMP", meaning="Damp and Mould Panel"),
    entry(K.TERM, term="DMP review", meaning="A look at the panel"),
    entry(K.TERM, term="R&D", meaning="Repairs and Damp"),
)


@pytest.mark.parametrize(
    ("text", "meanings"),
    [
        ("What does DMP stand for?", ["Damp and Mould Panel"]),
        ("What is the meaning of dmp?", ["Damp and Mould Panel"]),
        ("What does DMP review mean?", ["A look at the panel"]),
        ("What does R&D mean?", ["Repairs and Damp"]),
        ("What does DM mean?", []),
        ("Who sits on the DMP?", []),
    ],
)
def test_the_longest_term_that_the_question_says_is_meant(
    tmp_path: Path, words: WordVectors, text: str, meanings: list[str]
) -> None:
    assert found_terms(tmp_path, words, text, *TERMS) == meanings


def test_each_meaning_of_a_term_is_given_once(tmp_path: Path, words: WordVectors) -> None:
    again = [entry(K.TERM, term="DMP", meaning=text) for text in ("Damp and Mould panel", "Depot Motor Pool")]
    meanings = found_terms(tmp_path, words, "What does DMP mean?", TERMS[0], *again)
    assert len(meanings) == 2
    assert "Depot Motor Pool" in meanings


def test_an_exempt_term_is_not_told(tmp_path: Path, words: WordVectors) -> None:
    hidden = entry(K.TERM, term="QFD", meaning="Quillfeather deal", level=AccessLevel.EXEMPT)
    assert found_terms(tmp_path, words, "What does QFD mean?", hidden, *TERMS) == []


def sheet(name: str, title: str, author: str, day: date) -> NewVersion:
    return paper(name, [entry(K.FRONT_SHEET, title=title, author=author)], meeting=day)


SHEETS = (
    sheet("vans.md", "The van fleet", "Jane Doe", date(2025, 3, 5)),
    sheet("vans-later.md", "The van fleet", "John Roe", date(2025, 9, 10)),
    sheet("rents.md", "Rents of allotments", "Ann Poe", date(2025, 3, 5)),
    sheet("damp.md", "Damp in homes", "", date(2025, 3, 5)),
)


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        ("Who wrote the report on the rents of allotments?", ["Ann Poe"]),
        ("Who is the author of the van fleet report of September 2025?", ["John Roe"]),
        ("Who wrote the report on damp in homes?", []),
        ("Who mends the van fleet?", []),
        ("What was written of the van fleet?", []),
        ("Who wrote the paper on swimming pools?", []),
    ],
)
def test_the_sheet_of_the_paper_asked_about_tells_its_author(
    tmp_path: Path, words: WordVectors, text: str, authors: list[str]
) -> None:
    with stored(tmp_path, *SHEETS) as index:
        assert [record.value("author") for record in sheets_asked(query(index, words, text), index)] == authors


def told(record: Record) -> Row:
    return Row(record=record, said=tuple(Said(field=f, words=f.value) for f in record.fields if f.value))


def held(folder: Path, words: WordVectors, text: str, owner: str, people: Sequence[NewVersion]) -> list[str]:
    action = row(K.ACTION, "A1", title="Mend the vans", owner=owner)
    plan = paper("plan.md", [replace(action, as_of=date(2025, 3, 5))])
    with stored(folder, plan, *people) as index:
        of_row = told(index.register.of_document(plan.document.id, planned(text).question.filters)[0])
        return [record.value("name") for record in holders(query(index, words, text), of_row, index)]


def posts(day: date, *pairs: tuple[str, str]) -> NewVersion:
    return paper(
        f"people-{day}.md", [entry(K.PERSON, as_of=day, name=name, role=role) for name, role in pairs], meeting=day
    )


PEOPLE = posts(date(2025, 4, 2), ("Jane Doe", "Director of Homes"), ("John Roe", "Head of Parks"))


@pytest.mark.parametrize(
    ("owner", "names"),
    [
        ("Director of Homes", ["Jane Doe"]),
        ("Interim Director, Homes", ["Jane Doe"]),
        ("Head of Parks", ["John Roe"]),
        ("Head of Park Keeping", []),
        ("Ann Poe", []),
        ("", []),
    ],
)
def test_the_holder_of_the_post_in_the_row_is_found(
    tmp_path: Path, words: WordVectors, owner: str, names: list[str]
) -> None:
    assert held(tmp_path, words, "Who leads A1?", owner, [PEOPLE]) == names


def test_nobody_is_named_where_nobody_was_asked_for(tmp_path: Path, words: WordVectors) -> None:
    assert held(tmp_path, words, "When is A1 due?", "Director of Homes", [PEOPLE]) == []


def test_a_post_held_at_another_time_is_not_joined(tmp_path: Path, words: WordVectors) -> None:
    before = posts(date(2021, 4, 2), ("Ann Poe", "Director of Homes"))
    assert held(tmp_path, words, "Who leads A1?", "Director of Homes", [before]) == []
