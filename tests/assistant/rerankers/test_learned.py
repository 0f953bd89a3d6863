"""The model that puts found passages in order."""

from __future__ import annotations

import pytest

from assistant import planning
from assistant.assistant import Assistant
from assistant.query import take_apart
from assistant.rerankers import keep, learned
from assistant.retrievers import lexical
from tests.assistant.papers import question
from vectorstore.types import Hit


def reranked(assistant: Assistant, text: str) -> tuple[Hit, ...]:
    plan = planning.plan(question(text))
    query = take_apart(plan, assistant.index, assistant.words)
    return learned.build(assistant.index, assistant.words).rerank(query, assistant.retriever.retrieve(plan, 30))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Who leads A2?", "Head of Asset Management"),
        ("What is the rent of a full allotment plot?", "£54"),
        ("Why did the second shift begin?", "14 October 2024"),
    ],
)
def test_the_passage_that_answers_is_among_the_first(assistant: Assistant, text: str, words: str) -> None:
    assert any(words in hit.chunk.text for hit in reranked(assistant, text)[:3])


def test_probabilities_are_scores_best_first(assistant: Assistant) -> None:
    text = "How much will the damp programme cost the housing account over ten years?"
    scores = [hit.score for hit in reranked(assistant, text)]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)


def test_what_follows_the_first_of_a_terse_question_keeps_the_order_of_the_search(assistant: Assistant) -> None:
    found = assistant.retriever.retrieve(planning.plan(question("How are the allotments?")), 30)
    hits = reranked(assistant, "How are the allotments?")
    first, rest = hits[: learned.FIRST], hits[learned.FIRST :]
    assert [hit.score for hit in first] == sorted((hit.score for hit in hits), reverse=True)[: learned.FIRST]
    of_first = {hit.chunk.id for hit in first}
    assert [hit.chunk.id for hit in rest] == [hit.chunk.id for hit in found if hit.chunk.id not in of_first]
    assert [hit.rank for hit in hits] == list(range(1, len(hits) + 1))


def test_keeping_keeps(assistant: Assistant) -> None:
    plan = planning.plan(question("allotment rents"))
    query = take_apart(plan, assistant.index, assistant.words)
    hits = lexical.build(assistant.index).retrieve(plan, 5)
    assert keep.build(assistant.index, assistant.words).rerank(query, hits) == hits
