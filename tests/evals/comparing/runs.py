"""Two small runs written by hand: four questions over two papers, one that no paper answers, and one that turned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from evals import store
from evals.types import Row
from tests.evals.rows import abstained, answered, cited, gold, place

PLAN, MINUTES = gold(place(0, 10)), gold(place(0, 10, "minutes"), document="minutes.pdf")


def right(id: str, *, paper: str = "plan", **more: object) -> Row:
    """Return a question answered with its fact and its proof."""
    evidence = PLAN if paper == "plan" else MINUTES
    own = answered(id=id, answer="In May.", facts=(("May",),), evidence=(evidence,), citations=(cited(0, 10, paper),))
    return replace(own, **more)


def wrong(id: str, *, paper: str = "plan", **more: object) -> Row:
    """Return the same question answered with another fact, from the same paper."""
    return replace(right(id, paper=paper), **{"answer": "In June.", "citations": (cited(50, 60, paper),), **more})


def refused(id: str, *, paper: str = "plan", **more: object) -> Row:
    """Return the same question refused."""
    own = abstained(id=id, facts=(("May",),), evidence=(PLAN if paper == "plan" else MINUTES,))
    return replace(own, **more)


def unanswerable(id: str, *, refuse: bool = True) -> Row:
    """Return a question that no paper answers, refused or answered."""
    return abstained(id=id, answerable=False) if refuse else answered(id=id, answerable=False, answer="In May.")


def write(folder: Path, rows: Sequence[Row], **about: object) -> Path:
    """Write a finished run."""
    store.write_rows(folder, rows)
    said = {"gold": "gold.jsonl", "gold_sha256": "ab", "settings_digest": "one", "started": "2026-01-01T10:00:00+00:00"}
    store.write_json(folder / store.RUN, {**said, **about, "counts": {"questions": len(rows), "documents": 2}})
    return folder
