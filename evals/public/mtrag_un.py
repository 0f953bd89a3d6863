"""MTRAG-UN: turns of conversations over four collections; the judged passages together are a closed pool.

From IBM/mt-rag-benchmark, Apache-2.0 (the source texts have terms of their own).
"""

from __future__ import annotations

import json
from pathlib import Path

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
            questions.append(Asked(id=task["task_id"], text=said[-1], relevant=found, history=tuple(said[:-1])))
    return PublicSet(
        passages=tuple(Passage(id=name, text=text) for name, text in texts.items()), questions=tuple(questions)
    )
