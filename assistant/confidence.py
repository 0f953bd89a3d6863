"""How far an answer may be trusted: two logistic models of the signs that question and evidence show together."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.confidence_weights import ANSWERABLE, LEAST_ANSWERABLE, RIGHT
from assistant.features import probability, weigh
from assistant.signs import Signs

SURE, FAIRLY_SURE = 0.75, 0.5
"""From these confidences on an answer is called sure, and fairly sure; under them it is to be checked."""

GROUPS: Mapping[str, tuple[str, ...]] = {
    "references": ("ref_asked", "ref_missed", "ref_missed_first"),
    "periods": (
        "period_asked",
        *(f"period_{first}{sign}" for first in ("", "first_") for sign in ("away", "off", "unsaid", "nowhere")),
    ),
    "names": ("names_asked", "names_away", "names_far", "names_unseen"),
    "kinds": (
        *("kind_asked", "kind_missed", "kind_missed_first", "kind_missed_all"),
        *("counted", "counted_first", "counted_leading", "counted_all"),
    ),
    "blank": ("blank", "blank_named", "cell_row", "cell_blank", "cell_full", "cell_gap"),
    "words": ("unseen", "lacking", "lacking_weight", "lacking_first", "figures"),
}
"""The signs that tell one sort of near miss: the right subject and the wrong reference, time, name, kind of thing."""


MISSED = tuple(
    name
    for names in GROUPS.values()
    for name in names
    if name.endswith(("missed", "missed_first", "missed_all", "away", "off", "unsaid", "nowhere", "far", "unseen"))
    or name in ("blank", "blank_named", "cell_blank", "cell_gap")
)
"""The signs that something asked for is missing."""

WHOLE = 0.99
"""The share of the question's words, by their rarity, from which on it is met whole."""


def confidence_of(signs: Signs) -> float:
    """Return how likely an answer from this evidence states all that was asked, 0 to 1; 0 without any evidence."""
    return probability(weigh(signs, RIGHT)) if signs else 0.0


def is_unanswerable(signs: Signs) -> bool:
    """Say whether the record most likely does not hold what was asked, however near it comes."""
    return not _meets_all(signs) and probability(weigh(signs, ANSWERABLE)) < LEAST_ANSWERABLE


def _meets_all(signs: Signs) -> bool:
    """Say whether evidence has every word and every kind of thing that was asked for: no model knows better."""
    return signs.get("cover", 0.0) >= WHOLE and not any(signs.get(name, 0.0) > 0.0 for name in MISSED)


def against(signs: Signs) -> Mapping[str, float]:
    """Return how much each group of signs speaks against there being an answer, in log-odds, the most first."""
    weighed = {
        group: -sum(signs.get(n, 0.0) * ANSWERABLE.get(n, 0.0) for n in names) for group, names in GROUPS.items()
    }
    return dict(sorted(weighed.items(), key=lambda item: -item[1]))


def in_words(confidence: float) -> str:
    """Return what a reader is told of a confidence."""
    return "Sure" if confidence >= SURE else "Fairly sure" if confidence >= FAIRLY_SURE else "Check this"
