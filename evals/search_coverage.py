"""Says how much of the gold evidence a search reaches, counted by the very scorer that judges the answers.

    python -m evals.search_coverage GOLD.jsonl HITS.jsonl [--scorer score.py] [--worst N] [--json]

GOLD.jsonl is a gold file; HITS.jsonl is what `clerk search --batch` wrote. A piece of evidence is covered at k when one
of the first k hits, cut to its first 200 words, covers it by the scorer's own rule (`covers`). A question scores the
share of its evidence that is covered; the table gives means over the answerable questions that have evidence.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import sys
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from math import inf
from pathlib import Path
from statistics import fmean
from typing import Any

DEPTHS = (1, 5, 10, 20)
HIT_WORDS = 200
Covers = Callable[[Mapping[str, str], Mapping[str, Any]], bool]
Row = Mapping[str, Any]


def shared_folder() -> Path:
    """Return the folder of shared gold and corpora: CLERK_SHARED, else `shared` beside the checkout."""
    return Path(os.environ.get("CLERK_SHARED") or Path(__file__).resolve().parents[2] / "shared")


def load_scorer(path: Path) -> Any:
    """Import the scorer by path at run time, so that its rules are never copied here and never drift.

    Raises FileNotFoundError where there is no such file.
    """
    if not path.is_file():
        raise FileNotFoundError(f"no scorer at {path}: set CLERK_SHARED to the folder that holds gold/score.py")
    spec = importlib.util.spec_from_file_location("gold_scorer", path)
    if spec is None or spec.loader is None:
        raise ImportError(f"{path} is not a Python file")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read_jsonl(path: Path) -> list[dict[str, Any]]:
    """Read one JSON object a line, blank lines aside; a line that is not one is named."""
    rows: list[dict[str, Any]] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            raise ValueError(f"{path}, line {number}: not JSON ({error})") from error
        if not isinstance(row, dict) or "id" not in row:
            raise ValueError(f"{path}, line {number}: not an object with an id")
        rows.append(row)
    return rows


def covered_at(question: Row, hits: Sequence[Row], covers: Covers) -> dict[int, float]:
    """Return, for each depth, the share of one question's evidence that the hits down to it cover."""
    cut = [{"document": h["document"], "quote": " ".join(str(h["text"]).split()[:HIT_WORDS])} for h in hits]
    ranks = [next((n for n, hit in enumerate(cut, 1) if covers(hit, wanted)), inf) for wanted in question["evidence"]]
    return {k: sum(rank <= k for rank in ranks) / len(ranks) for k in DEPTHS}


def coverage(gold: Sequence[Row], hits: Mapping[str, Sequence[Row]], covers: Covers) -> dict[str, dict[int, float]]:
    """Return {question id: {k: share covered}} of the answerable questions with evidence; no hits count as none."""
    asked = [q for q in gold if q["answerable"] and q["evidence"]]
    return {q["id"]: covered_at(q, hits.get(q["id"], ()), covers) for q in asked}


def by_type(gold: Sequence[Row], scores: Mapping[str, Mapping[int, float]]) -> dict[str, dict[str, float]]:
    """Return {"all" or a question type: {"questions": n, "1": mean, ...}} of the scored questions."""
    groups: dict[str, list[Mapping[int, float]]] = defaultdict(list)
    for question in gold:
        if question["id"] in scores:
            groups["all"].append(scores[question["id"]])
            groups[question["type"]].append(scores[question["id"]])
    names = sorted(groups, key=lambda name: (name != "all", name))
    return {
        name: {"questions": len(groups[name])} | {str(k): round(fmean(s[k] for s in groups[name]), 4) for k in DEPTHS}
        for name in names
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the coverage of one file of hits."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("hits", type=Path)
    parser.add_argument("--scorer", type=Path, default=shared_folder() / "gold" / "score.py")
    parser.add_argument("--worst", type=int, default=0, help="also list this many of the least covered questions at 5")
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args(arguments)
    gold, covers = read_jsonl(given.gold), load_scorer(given.scorer).covers
    scores = coverage(gold, {row["id"]: row["hits"] for row in read_jsonl(given.hits)}, covers)
    table = by_type(gold, scores)
    if given.json:
        print(json.dumps(table, indent=1))
        return 0
    print(f"{'':14}{'questions':>10}" + "".join(f"{'top ' + str(k):>9}" for k in DEPTHS))
    for name, row in table.items():
        print(f"{name:14}{row['questions']:>10}" + "".join(f"{row[str(k)]:>9.3f}" for k in DEPTHS))
    for name in sorted(scores, key=lambda name: (scores[name][5], scores[name][20]))[: given.worst]:
        print(name, " ".join(f"{k}:{scores[name][k]:.2f}" for k in DEPTHS))
    return 0


if __name__ == "__main__":
    sys.exit(main())
