"""A4, characters: how much of what is cited is the proof itself, and how much of the proof is cited."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from evals.metrics.base import About, Metric, Numbers, Totals, Value, ratio
from evals.types import GoldEvidence, Place, Row

Stretches = Mapping[str, list[tuple[int, int]]]
_P = "characters that are both cited and gold / characters cited"
_R = "characters that are both cited and gold / characters of gold evidence"
_LONG = "answers cite far more than the words that prove them"
_SHORT = "answers cite little of the words that prove them"


class Characters:
    """P = cited and gold characters / cited; R = the same / gold; each character of a paper counts once."""

    id = "A4"
    title = "characters cited"
    about = About(
        source="Character precision and recall of LegalBench-RAG (Pipitone and Houir Alami 2024), on what is cited "
        "instead of what is retrieved.",
        leaves_out="Unanswerable questions and those without gold evidence. A refused question has recall 0 and no "
        "precision.",
        caveats=(
            "Each character counts once, however often it is cited. Of evidence that stands in several places the one "
            "that is cited most of counts as gold for R; for P each of them does.",
            "Cited rows and paragraphs are longer than gold words that were picked by hand: P is low by nature. "
            "Compare it between runs over one gold set only.",
        ),
    )
    values = (
        Value(
            name="character_precision",
            heading="chars P",
            of="citing questions",
            formula=f"mean over questions of: {_P}",
            fault=_LONG,
        ),
        Value(
            name="character_recall",
            heading="chars R",
            of="questions",
            formula=f"mean over questions of: {_R}",
            fault=_SHORT,
        ),
        Value(
            name="character_precision_micro", heading="chars P micro", of="cited characters", formula=_P, fault=_LONG
        ),
        Value(name="character_recall_micro", heading="chars R micro", of="gold characters", formula=_R, fault=_SHORT),
    )
    counts = (
        "cited characters", "useful characters", "gold characters", "met characters", "questions", "citing questions",
        "precisions", "recalls",
    )  # fmt: skip

    def tally(self, row: Row) -> Mapping[str, float]:
        """Count the characters that are cited, that are gold and that are both."""
        if not (row.answerable and row.evidence):
            return {}
        cited = _joined(() if row.abstained else [citation.place for citation in row.citations])
        anywhere = _joined(place for evidence in row.evidence for place in evidence.places)
        best = _joined(_best(evidence, cited) for evidence in row.evidence)
        useful, met, length, gold = _shared(cited, anywhere), _shared(cited, best), _length(cited), _length(best)
        return {
            "cited characters": length,
            "useful characters": useful,
            "gold characters": gold,
            "met characters": met,
            "questions": 1,
            "citing questions": bool(length),
            "precisions": useful / length if length else 0.0,
            "recalls": met / gold if gold else 0.0,
        }

    def measure(self, totals: Totals) -> dict[str, Numbers]:
        """Return the means of the questions' own, then the shares of all characters."""
        return {
            "character_precision": ratio(totals["precisions"], totals["citing questions"]),
            "character_recall": ratio(totals["recalls"], totals["questions"]),
            "character_precision_micro": ratio(totals["useful characters"], totals["cited characters"]),
            "character_recall_micro": ratio(totals["met characters"], totals["gold characters"]),
        }


def _joined(places: Iterable[Place]) -> Stretches:
    """Return the stretches of each document, in order, those that touch made one."""
    of_document: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for place in sorted(places, key=lambda place: (place.document_id, place.start, place.end)):
        joined = of_document[place.document_id]
        if joined and place.start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], place.end))
        elif place.end > place.start:
            joined.append((place.start, place.end))
    return of_document


def _best(evidence: GoldEvidence, cited: Stretches) -> Place:
    """Return the place of which the largest share is cited, the first of those that tie."""
    return max(evidence.places, key=lambda place: _shared(cited, _joined([place])) / max(place.end - place.start, 1))


def _shared(one: Stretches, other: Stretches) -> int:
    return sum(
        max(0, min(end, stop) - max(start, begin))
        for document in one.keys() & other.keys()
        for start, end in one[document]
        for begin, stop in other[document]
    )


def _length(stretches: Stretches) -> int:
    return sum(end - start for joined in stretches.values() for start, end in joined)


def build() -> Metric:
    """Return the metric."""
    return Characters()
