"""MTRAG's human-written conversations: only their rewritten questions and the passages whose text comes with them.

From IBM/mt-rag-benchmark, Apache-2.0 (the source texts have terms of their own). No conversation is one of MTRAG-UN's.
"""

from __future__ import annotations

import json
from pathlib import Path

from evals.public.qrels import read_qrels
from evals.public.types import Asked, Passage, PublicSet

FOLDER = "mtrag-human"
TASKS = Path("evaluations", "reference_subset_with_human_evaluations.json")


def load(benchmarks: Path) -> PublicSet:
    """Read the set below the folder of benchmarks; questions none of whose passages has a text are left out."""
    folder = benchmarks / FOLDER
    documents = json.loads((folder / TASKS).read_text(encoding="utf-8"))["documents"]
    passages = tuple(Passage(id=one["document_id"], text=one["text"]) for one in documents)
    known = {passage.id for passage in passages}
    relevant = read_qrels((folder / "retrieval_tasks").glob("*/qrels/dev.tsv"))
    questions = [
        Asked(id=name, text=text, relevant=frozenset(relevant[name] & known))
        for name, text in _rewritten(folder).items()
        if relevant.get(name, set()) & known
    ]
    return PublicSet(passages=passages, questions=tuple(questions))


def _rewritten(folder: Path) -> dict[str, str]:
    found = {}
    for path in sorted((folder / "retrieval_tasks").glob("*/*_rewrite.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            found[row["_id"]] = row["text"].removeprefix("|user|:").strip()
    return found
