"""All checks of gold questions, in the order in which a person mends them."""

from __future__ import annotations

from collections.abc import Sequence

from evals.checking.findings import Finding
from evals.checking.places import misplaced
from evals.checking.twice import asked_twice, shared_evidence
from evals.record import Record
from evals.sample_sets import SampleSet


def check(sets: Sequence[SampleSet], record: Record) -> tuple[Finding, ...]:
    """Return everything that is wrong with some sets: each on its own, then what they share."""
    wrong = [finding for one in sets for finding in misplaced(one, record)]
    return tuple(dict.fromkeys([*wrong, *asked_twice(sets), *shared_evidence(sets, record)]))
