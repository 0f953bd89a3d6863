"""MTRAG-UN: turns of conversations over four collections; the judged passages together are a closed pool.

From IBM/mt-rag-benchmark, Apache-2.0 (the source texts have terms of their own).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from evals.public.qrels import read_qrels
from evals.public.types import Asked, Passage, PublicSet

FOLDER = "mtrag-un"


def load(benchmarks: Path) -> PublicSet:
    """Read the set below the folder of benchmarks; questions without a judged passage are left out."""
    folder = benchmarks / FOLDER
    lines = (folder / "generation_tasks" / "reference.jsonl").read_text(encoding="utf-8").splitlines()
    tasks = [json.loads(line) for line in lines if line.strip()]
    texts = {context["document_id"]: context["text"] for task in tasks for context in task["contexts"]}
    relevant = read_qrels((folder / "retrieval_tasks" / "qrels").glob("*.tsv"))
    questions = []
    for task in tasks:
        said = [turn["text"] for turn in task["input"] if turn["speaker"] == "user"]
        if task["task_id"] in relevant:
            found = frozenset(relevant[task["task_id"]])
            group = task["task_id"].partition("<::>")[0]
            turns = tuple(said[:-1])
            questions.append(Asked(id=task["task_id"], text=said[-1], relevant=found, history=turns, group=group))
    return PublicSet(
        passages=tuple(Passage(id=name, text=text) for name, text in texts.items()),
        questions=tuple(questions),
        answerable=tuple(pair for task in tasks for pair in _answerable(task)),
    )


def _answerable(task: Mapping[str, Any]) -> Iterator[tuple[str, bool]]:
    """Yield the last turn of a task that the pool answers, or surely does not; tasks in between are left out."""
    marks = task.get("answerability") or ()
    if list(marks) in (["ANSWERABLE"], ["UNANSWERABLE"]):
        said = [turn["text"] for turn in task["input"] if turn["speaker"] == "user"]
        yield said[-1], list(marks) == ["ANSWERABLE"]
