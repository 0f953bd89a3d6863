"""Other wordings find passages too, behind the question's own words."""

from __future__ import annotations

from dataclasses import replace

from assistant.retrievers.lexical import build
from assistant.understanding.types import Alike
from tests.assistant.papers import planned
from vectorstore.index import Index


def test_a_passage_is_found_by_another_wording_of_the_question(record: Index) -> None:
    plan = planned("lorries")
    assert build(record).retrieve(plan, 5) == ()
    wider = replace(plan, alike=(Alike(said="lorries", forms=("van fleet",)),))
    assert "van" in build(record).retrieve(wider, 5)[0].chunk.text


def test_the_questions_own_words_count_more(record: Index) -> None:
    plan = planned("allotment")
    own = build(record).retrieve(plan, 1)[0]
    wider = build(record).retrieve(replace(plan, alike=(Alike(said="allotment", forms=("plot of land",)),)), 5)
    assert wider[0].chunk.id == own.chunk.id
    assert wider[0].score >= own.score
    assert [hit.rank for hit in wider] == list(range(1, len(wider) + 1))
