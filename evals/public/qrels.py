"""Reads relevance judgements in BEIR's tab-separated form."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path


def read_qrels(files: Iterable[Path]) -> dict[str, set[str]]:
    """Return the relevant passages of each query: those with a score above 0."""
    relevant: dict[str, set[str]] = defaultdict(set)
    for path in sorted(files):
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines, delimiter="\t"):
                if int(row["score"]) > 0:
                    relevant[row["query-id"]].add(row["corpus-id"])
    return dict(relevant)
