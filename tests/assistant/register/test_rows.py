"""Found stretches are read as the rows they are of."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from assistant.query import Query, take_apart
from assistant.register.rows import AFTER, FEW, SOME, cited_rows, with_entries, with_rows
from assistant.types import Evidence
from tests.assistant.handmade import Line, paper, row, say, stored
from tests.assistant.papers import planned
from vectorstore.index import Index, NewVersion
from vectorstore.records import RecordKind
from vectorstore.types import PUBLIC_READER
from vectorstore.word_vectors import WordVectors

K = RecordKind
MARCH, JUNE = date(2025, 3, 5), date(2025, 6, 4)
LONG = "It rained on the depot all day and nobody came to mend the vans. " * 9


def action(label: str = "A1", *, as_of: date = MARCH, **cells: str) -> Line:
    return replace(row(K.ACTION, label, **cells), as_of=as_of)


@contextmanager
def asked(folder: Path, text: str, words: WordVectors, *versions: NewVersion) -> Iterator[tuple[Query, Index]]:
    with stored(folder, *versions) as index:
        yield take_apart(planned(text), index, words), index


def found(index: Index, version: NewVersion, words: str, *, label: str = "E1", score: float = 0.8) -> Evidence:
    """The block of a paper that holds some words, as evidence."""
    document = index.catalogue.document(version.document.id, PUBLIC_READER)
    block = next(block for block in version.blocks if words in document.quote(block.span))
    return Evidence(label=label, document=document, span=block.span, block=block, score=score)


def test_a_stretch_of_a_row_is_told_as_its_row_and_prose_stays_as_it_is(tmp_path: Path, words: WordVectors) -> None:
    plan = paper("plan.md", [say("The plan is late."), action(title="Mend the vans", owner="Jane Doe")])
    with asked(tmp_path, "Who leads A1?", words, plan) as (query, index):
        prose, of_row = found(index, plan, "The plan"), found(index, plan, "Mend", label="E2")
        first, second = with_rows(query, [prose, of_row], index, words)
    assert first == prose
    assert first.row is None
    assert second.row is not None
    assert {part.field.name: part.words for part in second.row.said}["owner"] == "Jane Doe"


def test_what_was_asked_for_is_cited_though_it_stands_in_another_piece_of_the_row(
    tmp_path: Path, words: WordVectors
) -> None:
    plan = paper("plan.md", [action(title="Mend the vans", progress=LONG, owner="Jane Doe of the northern depot")])
    with asked(tmp_path, "Who leads A1?", words, plan) as (query, index):
        whole = found(index, plan, "Mend")
        beginning = replace(whole, span=replace(whole.span, end=whole.span.start + len("A1\tMend the vans")))
        items = with_rows(query, [beginning], index, words)
    assert items[0].span == beginning.span
    assert any("Jane Doe of the northern depot" in item.text for item in items[1:])
    assert {item.score for item in items} == {beginning.score}


@pytest.mark.parametrize(("text", "first"), [("Who leads A1?", "John Roe"), ("Who led A1 in March 2025?", "Jane Doe")])
def test_how_a_thing_stands_is_what_its_latest_report_says_unless_a_time_is_named(
    tmp_path: Path, words: WordVectors, text: str, first: str
) -> None:
    before = paper("march.md", [action(title="Mend the vans", owner="Jane Doe")], meeting=MARCH)
    after = paper("june.md", [action(title="Mend the vans", owner="John Roe", as_of=JUNE)], meeting=JUNE)
    with asked(tmp_path, text, words, before, after) as (query, index):
        likely, less = found(index, before, "Mend", score=0.9), found(index, after, "Mend", label="E2", score=0.5)
        items = with_rows(query, [likely, less], index, words)
    assert first in items[0].text
    assert items[0].score == 0.9


def test_a_term_stands_before_the_evidence_and_a_holder_after_it(tmp_path: Path, words: WordVectors) -> None:
    entry = Line(cells=(("term", "DMP"), ("meaning", "Damp and Mould Panel")), kind=K.TERM, table="Glossary")
    person = Line(cells=(("name", "Jane Doe"), ("role", "Head of Vans")), kind=K.PERSON, as_of=MARCH)
    plan = paper("plan.md", [entry, person, action(title="Mend the vans", owner="Head of Vans")])
    with asked(tmp_path, "What does DMP mean?", words, plan) as (query, index):
        term, rest = with_entries(query, [found(index, plan, "Mend")], index, words)
        assert ("Damp and Mould Panel" in term.text, "Mend" in rest.text) == (True, True)
        query = take_apart(planned("Who leads A1?"), index, words)
        chosen = with_rows(query, [found(index, plan, "Mend")], index, words)
        *_, holder = with_entries(query, chosen, index, words)
    assert "Jane Doe" in holder.text
    assert holder.score == pytest.approx(0.8 * AFTER)


def test_nothing_chosen_needs_no_holder(tmp_path: Path, words: WordVectors) -> None:
    with asked(tmp_path, "Who leads A1?", words, paper("plan.md", [say("The plan.")])) as (query, index):
        assert with_entries(query, [], index, words) == ()


def test_of_many_rows_less_is_said_of_each_and_each_is_cited(tmp_path: Path, words: WordVectors) -> None:
    cells = {f"ward_{n}": f"In ward {n} the vans were mended by the depot" for n in range(6)}
    plan = paper("plan.md", [action(f"A{n}", title="Mend the vans", **cells) for n in range(1, SOME + 3)])
    sizes = []
    with asked(tmp_path, "Which actions mend the vans?", words, plan) as (query, index):
        for count in (FEW, SOME, SOME + 2):
            rows = list(cited_rows(plan.records[:count], query, index, words))
            assert [items[0].label for items in rows] == [f"R{place}a" for place in range(1, count + 1)]
            said = [part.words for part in rows[0][0].row.said] if rows[0][0].row else []
            sizes.append(len(" ".join(said).split()))
    assert sizes == sorted(sizes, reverse=True)
    assert len(set(sizes)) == 3
