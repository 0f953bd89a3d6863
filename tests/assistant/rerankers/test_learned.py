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
    scores = [hit.score for hit in reranked(assistant, "How much will the damp programme cost?")]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)


def test_keeping_keeps(assistant: Assistant) -> None:
    plan = planning.plan(question("allotment rents"))
    query = take_apart(plan, assistant.index, assistant.words)
    hits = lexical.build(assistant.index).retrieve(plan, 5)
    assert keep.build(assistant.index, assistant.words).rerank(query, hits) == hits
