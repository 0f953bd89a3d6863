"""Meaning alone, asked for what tells the papers of a record apart."""

from __future__ import annotations

from pathlib import Path

from assistant.retrievers import dense
from tests.assistant.papers import planned
from tests.vectorstore.papers import opened, paper
from vectorstore.spread import spread_of_public
from vectorstore.types import PUBLIC_READER

LINES = tuple(f"{number}.1 The fund of ward {number} paid for {number * 7} benches." for number in range(300))


def test_terse_questions_are_turned_by_the_papers_there_are_now(tmp_path: Path) -> None:
    plan, full = planned("Who has the benches?"), planned("Which fund paid for the benches of the northern wards?")
    with opened(tmp_path) as index:
        retriever = dense.build(index)
        question = index.embedder.embed_query(plan.text)
        index.put(paper())
        assert retriever.scores(plan, 5) == index.vectors.search(question, 5, PUBLIC_READER)
        index.put(paper(LINES, source="/papers/funds.txt"))
        spread = spread_of_public(index)
        assert spread is not None
        assert retriever.scores(plan, 5) == index.vectors.search(spread.turned(question), 5, PUBLIC_READER)
        plain = index.embedder.embed_query(full.text)
        assert retriever.scores(full, 5) == index.vectors.search(plain, 5, PUBLIC_READER)
