"""Sets beside a row what became of the same question without the one thing that was changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from evals.metrics import evidence, key_facts
from evals.rightness import is_right
from evals.types import Paired, Row

SAME, DIFFERS = "same", "differs"
FOLLOW_UP, PARAPHRASED = "follow_up", "paraphrased"


def within_run(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Return the rows of one run, those that ask again what another asks (`same_as`) with what the other gave.

    Of a follow-up and the same question written out the follow-up is the one that is compared; of two wordings the one
    that names the other. Rows that are compared with something already stay as they are.
    """
    by_id = {(row.sample_set, row.id): row for row in rows}
    compared: dict[tuple[str, str], Row] = {}
    for row in rows:
        other = by_id.get((row.sample_set, row.same_as or ""))
        if other is None or other is row or row.error is not None or other.error is not None:
            continue
        one, plain = (other, row) if other.history and not row.history else (row, other)
        kind = FOLLOW_UP if one.history and not plain.history else PARAPHRASED
        if one.paired is None:
            compared[(one.sample_set, one.id)] = beside(
                one, plain, kind=kind, change=f"the other wording: {plain.question}"
            )
    return tuple(compared.get((row.sample_set, row.id), row) for row in rows)


def beside(row: Row, before: Row, *, kind: str, change: str, verdict: str | None = None) -> Row:
    """Return a row with what the same question gave before the change; `verdict` is same or differs where not given."""
    return replace(
        row,
        paired=Paired(
            kind=kind,
            verdict=verdict or (SAME if given(row) == given(before) else DIFFERS),
            change=change,
            before=before.answer,
            right_before=is_right(before),
            gains=_gains(row, before),
        ),
    )


def given(row: Row) -> tuple[object, ...]:
    """Return what a reader is given: the answer's words and each citation with its paper, page and quote."""
    cited = tuple((one.document, one.page, one.quote) for one in row.citations)
    return (row.abstained, row.clarified, row.answer, cited)


def _gains(row: Row, before: Row) -> Mapping[str, float]:
    """Return how much more of its key facts a row states, and of its evidence it cites, where it has such."""
    now, then = _scores(row), _scores(before)
    return {name: now[name] - then[name] for name in now.keys() & then.keys()}


def _scores(row: Row) -> dict[str, float]:
    scores = {"facts": key_facts.build().tally(row), "evidence": evidence.build().tally(row)}
    return {name: float(tally["recalls"]) for name, tally in scores.items() if tally}
