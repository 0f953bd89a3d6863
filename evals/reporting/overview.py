"""The page of a run that asked several variants: all of them side by side, each held against the first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from evals import scoring, store
from evals.comparing.bootstrap import RESAMPLES, Difference
from evals.comparing.comparison import Comparison, compare
from evals.reporting.outcomes import Outcomes, outcomes
from evals.reporting.page import REPORT
from evals.reporting.rendering import render

SHOWN = (
    "fact_recall", "evidence_recall", "evidence_precision", "number_fidelity", "hit_at_5", "ndcg_at_10",
    "abstention_true_positive", "abstention_false_positive", "truthfulness",
)  # fmt: skip
"""The values that are held against the first variant's; each variant's own page has all of its own."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Beside:
    """One variant: where its own report is, what became of its questions, and how it differs from the first."""

    name: str
    link: str
    found: Outcomes
    against: Comparison | None

    @property
    def shown(self) -> tuple[Difference, ...]:
        """The differences that are shown, in the order of the metrics."""
        return tuple(one for one in self.against.values if one.value.name in SHOWN) if self.against else ()


def write_overview(out: Path, folders: Sequence[Path], *, resamples: int = RESAMPLES) -> Path:
    """Write OUT/report.html over the runs of several variants, the first of which is what the others are held against.

    Raises InvalidRun where one of them is no finished run, CouldNotRun where two share no question.
    """
    variants = list(_variants(out, folders, resamples))
    page = render("overview.html", title=out.name, variants=variants)
    (out / REPORT).write_text(page, encoding="utf-8")
    return out / REPORT


def _variants(out: Path, folders: Sequence[Path], resamples: int) -> Iterator[Beside]:
    metrics = [metric for metric in scoring.all_metrics() if any(value.name in SHOWN for value in metric.values)]
    for folder in folders:
        _, rows = store.read_run(folder)
        yield Beside(
            name=folder.name,
            link=quote(f"{folder.relative_to(out).as_posix()}/{REPORT}"),
            found=outcomes(folder.name, rows),
            against=None if folder == folders[0] else compare(folders[0], folder, metrics, resamples=resamples),
        )
