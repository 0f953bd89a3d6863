"""When an answer counts as right, for all that weighs confidence against what came of it."""

from __future__ import annotations

from collections.abc import Sequence

from evals.metrics.key_facts import states
from evals.types import GoldEvidence, Place, Row


def is_right(row: Row) -> bool:
    """Say whether a question was answered with every key fact and at least half of the gold evidence cited."""
    places = [citation.place for citation in row.citations]
    return row.answerable and not row.abstained and says_all(row.answer, row.key_facts, row.evidence, places)


def says_all(
    answer: str, key_facts: Sequence[Sequence[str]], evidence: Sequence[GoldEvidence], places: Sequence[Place]
) -> bool:
    """Say whether words state every fact and places meet at least half of the evidence."""
    met = sum(any(gold.met_by(place) for place in places) for gold in evidence)
    return all(states(answer, spellings) for spellings in key_facts) and 2 * met >= len(evidence)
