"""Several variants of one run side by side: what each part is worth."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rich.console import Console
from rich.table import Table

from evals.scoring import ALL

SHOWN = {
    "citation_validity": "valid",
    "quote_exactness": "exact",
    "evidence_precision": "P",
    "evidence_recall": "R",
    "evidence_f1": "F1",
    "fact_recall": "facts",
    "fact_exact": "all facts",
    "hit_at_5": "Hit@5",
    "ndcg_at_10": "nDCG@10",
    "abstention_true_positive": "refused",
    "abstention_false_positive": "wrongly",
}
"""The values that are printed, under the headings they have there; summary.json has them all."""


def as_dict(scored: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """Return the overall scores of each variant, questions and errors counted, as JSON values."""
    return {
        "variants": {
            name: {
                "questions": shown["questions"],
                "errored": len(shown["errored"]),
                "answer_ms": shown["timings_ms"].get("answer"),
                "scores": shown["scores"][ALL],
            }
            for name, shown in scored.items()
        }
    }


def print_summary(scored: Mapping[str, Mapping[str, Any]]) -> None:
    """Print a line a variant: what applies to none of its questions, or to a system that does not say, is "-"."""
    table = Table(title="Variants", title_justify="left", box=None, padding=(0, 0, 0, 1))
    table.add_column("variant", no_wrap=True)
    for heading in ("n", "errors", *SHOWN.values(), "ms"):
        table.add_column(heading, justify="right")
    for name, one in as_dict(scored)["variants"].items():
        values = (_number(one["scores"].get(value, {}).get("value")) for value in SHOWN)
        taken = one["answer_ms"]
        table.add_row(
            name, str(one["questions"]), str(one["errored"]), *values, f"{taken['median']:.0f}" if taken else "-"
        )
    Console().print(table)


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"
