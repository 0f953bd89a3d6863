"""What tells a passage or sentence that answers from one that does not, as numbers for a linear model."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise

from assistant.query import Query, Text, coverage, likeness
from assistant.slots import holds
from vectorstore.references import find_dates
from vectorstore.types import Document, Hit

BELOW = "_below"


def ranking_features(*, rank: int, score: float, best: float) -> dict[str, float]:
    """Return how the retriever saw it: 1 / rank, and its score over the best one's."""
    return {"rank": 1.0 / rank, "fused": score / best if best else 0.0}


def share_features(hit: Hit, best: float) -> dict[str, float]:
    """Return its score over the best one's, and how near the best it came by words and by meaning (0: not found so)."""
    shares = dict(hit.shares)
    return {
        "fused": hit.score / best if best else 0.0,
        "by_words": shares.get("lexical", 0.0),
        "by_meaning": shares.get("dense", 0.0),
    }


def word_features(query: Query, text: Text, *, prefix: str = "") -> dict[str, float]:
    """Return how much of the question stands in the text: by terms, by likeness of words, by pairs kept together."""
    pairs = set(pairwise(text.terms))
    return {
        f"{prefix}cover": coverage(query, frozenset(text.terms)),
        f"{prefix}like": likeness(query, text),
        f"{prefix}pairs": min(len(query.pairs & pairs), 4) / 4,
    }


def reference_features(query: Query, refs: Sequence[str], keys: Sequence[str]) -> dict[str, float]:
    """Return whether the text holds a reference that the question names, is itself of that name, or holds none."""
    asked = set(query.plan.refs)
    return {
        "has_ref": float(bool(asked & set(refs))),
        "is_ref": float(bool(asked & set(keys))),
        "lacks_ref": float(bool(asked) and not asked & set(refs)),
    }


def slot_features(query: Query, text: str) -> dict[str, float]:
    """Return the shares of the wanted kinds of thing that the text has and lacks."""
    slots = query.plan.slots
    held = sum(holds(slot, text) for slot in slots) / len(slots) if slots else 0.0
    return {"held": held, "missing": 1.0 - held if slots else 0.0}


def period_features(query: Query, text: str, document: Document) -> dict[str, float]:
    """Return whether a period that the question names is the text's own, or else the document's."""
    asked = query.plan.periods
    if not asked:
        return {"period_text": 0.0, "period_document": 0.0, "period_other": 0.0}
    stated = [day.value for day in find_dates(text)]
    meeting = document.meeting_date.isoformat() if document.meeting_date else ""
    in_text = any(value.startswith(period) or period.startswith(value) for period in asked for value in stated)
    titled = [day.value for day in find_dates(document.title)]
    of_document = any(meeting.startswith(p) or any(t.startswith(p) for t in titled) for p in asked)
    return {
        "period_text": float(in_text),
        "period_document": float(of_document),
        "period_other": float(not in_text and not of_document),
    }


def shape_features(query: Query, text: Text, *, row: bool, heading: bool) -> dict[str, float]:
    """Return what sort of stretch it is: how long, row or heading, and how much it says that the question did not."""
    new = [term for term in text.terms if term not in query.terms]
    return {
        "length": math.log1p(len(text.terms)) / 5,
        "tiny": float(len(text.terms) < 6),
        "row": float(row),
        "heading": float(heading),
        "new": len(set(new)) / (1 + len(set(text.terms))),
    }


def beside_the_best(rows: Sequence[Mapping[str, float]]) -> list[dict[str, float]]:
    """Return each row with how far each of its features is below the highest among all: what stands out counts.

    A question's own level (a short one is covered by many stretches) is so taken out of the comparison.
    """
    names = sorted({name for row in rows for name in row})
    highest = {name: max(row.get(name, 0.0) for row in rows) for name in names}
    return [{**row, **{f"{name}{BELOW}": row.get(name, 0.0) - highest[name] for name in names}} for row in rows]


def weigh(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """Return the log-odds of a linear model; a feature without a weight counts nothing."""
    return weights.get("bias", 0.0) + sum(value * weights.get(name, 0.0) for name, value in features.items())


def probability(log_odds: float) -> float:
    """Return the logistic of the log-odds, 0 to 1."""
    return 1.0 / (1.0 + math.exp(-max(min(log_odds, 30.0), -30.0)))


def raised(score: float, bonus: float) -> float:
    """Return a likelihood with `bonus` added to its log-odds."""
    sure = min(max(score, 1e-9), 1.0 - 1e-9)
    return probability(math.log(sure / (1.0 - sure)) + bonus) if bonus else score
