"""A follow-up dwells on what the turn before was answered from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from assistant import dwelling
from assistant.assistant import Assistant
from assistant.build import build_assistant
from assistant.settings import AssistantSettings
from tests.assistant.handmade import paper, row, say, stored
from tests.assistant.papers import question
from vectorstore.records import RecordKind
from vectorstore.types import BlockKind, Span

LINES = [
    say("The plan has four actions; the Board looks at its risks when the year is due to end."),
    row(RecordKind.ACTION, "E1", title="Review of psychology services", lead="Ann Ford", due="31 March 2024"),
    row(RecordKind.ACTION, "E2", title="Review of contracts due to finish", lead="Ben Cole", due="5 May 2026"),
    row(RecordKind.ACTION, "E3", title="Review of school meals", lead="Eve Dale", due="6 June 2027"),
]


@pytest.fixture(scope="module")
def clerk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    with stored(tmp_path_factory.mktemp("record"), paper("plan.txt", LINES)) as index:
        yield build_assistant(AssistantSettings(), index)


EARLIER = "Who leads the review of psychology services?"


def test_a_follow_up_is_answered_from_the_row_of_the_question_before(clerk: Assistant) -> None:
    answer = clerk.answer(question("when's that one due to finish?", EARLIER))
    assert "31 March 2024" in answer.claims[0].text


def test_the_earlier_row_is_what_a_follow_up_is_near(clerk: Assistant) -> None:
    query = clerk.plan(question("when's that one due to finish?", EARLIER))
    assert len(query.near) == 1
    assert "psychology" in query.near[0].hit.chunk.text


def test_a_question_that_stands_alone_or_names_its_own_thing_is_near_nothing(clerk: Assistant) -> None:
    assert clerk.plan(question(EARLIER)).near == ()
    assert clerk.plan(question("and who does the work on E3 then, by name?", EARLIER)).near == ()


def test_near_hits_and_stretches_rise_and_others_keep_their_likelihood(clerk: Assistant) -> None:
    query = clerk.plan(question("when's that one due to finish?", EARLIER))
    alone = clerk.plan(question("when is it due to finish?"))
    hits = clerk.find(alone, 10)
    raised = dwelling.hits_near(hits, query.near)
    before, after = ({hit.chunk.id: hit.score for hit in found} for found in (hits, raised))
    near = query.near[0].hit.chunk.id
    assert after[near] > before[near]
    assert all(after[chunk] == before[chunk] for chunk in before if chunk != near)
    found = clerk.read(alone, hits)
    risen = {item.span: item.score for item in dwelling.stretches_near(found, query.near, query.plan.own)}
    row, others = (
        query.near[0].spans[0],
        [item for item in found if not item.span.overlaps(query.near[0].hit.chunk.span)],
    )
    assert all(risen[item.span] > item.score for item in found if item.span.overlaps(row))
    assert all(risen[item.span] == item.score for item in others)


def test_rows_beside_the_one_that_is_pointed_to_fall(clerk: Assistant) -> None:
    query = clerk.plan(question("when's that one due to finish?", EARLIER))
    found = clerk.read(query, clerk.find(query, 10))
    whole = Span(start=0, end=max(item.span.end for item in found))
    place = query.near[0]
    chunk = replace(place.hit.chunk, span=whole, text=found[0].document.quote(whole))
    wide = replace(place, hit=replace(place.hit, chunk=chunk))
    beside = [e for e in found if e.block.kind is BlockKind.ROW and not e.span.overlaps(place.spans[0])]
    plain = {item.span: item.score for item in dwelling.stretches_near(found, (), "")}
    back = {item.span: item.score for item in dwelling.stretches_near(found, (wide,), "when's that one due to finish?")}
    other = {item.span: item.score for item in dwelling.stretches_near(found, (wide,), "and the finishing date")}
    assert beside
    assert all(back[item.span] < plain[item.span] < other[item.span] for item in beside)


def test_an_earlier_passage_that_was_not_found_is_added(clerk: Assistant) -> None:
    query = clerk.plan(question("when's that one due to finish?", EARLIER))
    hits = tuple(hit for hit in clerk.find(query, 10) if hit.chunk.id != query.near[0].hit.chunk.id)
    assert query.near[0].hit.chunk.id in {hit.chunk.id for hit in dwelling.hits_near(hits, query.near)}
    assert len(dwelling.hits_near((), query.near)) == 1


def test_an_earlier_question_that_found_nothing_is_dwelt_on_by_none() -> None:
    assert dwelling.near_of((), ()) == ()
