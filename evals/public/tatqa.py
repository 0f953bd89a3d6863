"""TAT-QA: questions on tables and paragraphs of annual reports; all of them together are one open pool.

From NExTplusplus/TAT-QA, data CC BY 4.0.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from evals.public.types import Asked, Passage, PublicSet

FOLDER = "tatqa"


def load(benchmarks: Path) -> PublicSet:
    """Read the test questions and their pool below the folder of benchmarks."""
    return load_part(benchmarks, "test_gold")


def load_part(benchmarks: Path, part: str) -> PublicSet:
    """Read one part of the set: "test_gold", or "dev", which may be trained on."""
    contexts = json.loads((benchmarks / FOLDER / f"tatqa_dataset_{part}.json").read_text(encoding="utf-8"))
    passages = [passage for context in contexts for passage in _passages(context)]
    questions = [question for context in contexts for question in _questions(context)]
    return PublicSet(passages=tuple(passages), questions=tuple(questions))


def _passages(context: Mapping[str, Any]) -> Iterator[Passage]:
    table = context["table"]
    yield Passage(id=table["uid"], rows=tuple(tuple(row) for row in table["table"]))
    for paragraph in context["paragraphs"]:
        yield Passage(id=paragraph["uid"], text=paragraph["text"])


def _questions(context: Mapping[str, Any]) -> Iterator[Asked]:
    """Yield the questions with the table, the paragraphs or both that their answer is from."""
    ids = {str(paragraph["order"]): paragraph["uid"] for paragraph in context["paragraphs"]}
    for question in context["questions"]:
        relevant = {ids[str(order)] for order in question["rel_paragraphs"]}
        if question["answer_from"] != "text":
            relevant.add(context["table"]["uid"])
        group = context["table"]["uid"]
        yield Asked(id=question["uid"], text=question["question"], relevant=frozenset(relevant), group=group)
