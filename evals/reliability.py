"""Draws how far confidence is borne out, as a reliability diagram in SVG, and keeps its numbers as JSON values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from evals.calibration import Bin, auroc, bins_of, brier, expected_error, risk_coverage
from evals.rightness import is_right
from evals.types import Row

SIDE, LEFT, TOP = 360, 60, 40
INK, BAR, LINE = "#0b0c0c", "#1d70b8", "#505a5f"


def calibration_of(rows: Sequence[Row]) -> dict[str, Any]:
    """Return bins, errors, areas and the risk-coverage curve of the answers of a run; nulls where there is none."""
    told = [row for row in rows if row.error is None and row.confidence is not None]
    answers = [row for row in told if not row.abstained]
    pairs = [row.confidence or 0.0 for row in answers], [is_right(row) for row in answers]
    bins = bins_of(*pairs) if answers else ()
    every = [row.confidence or 0.0 for row in told], [row.answerable for row in told]
    return {
        "answers": len(answers),
        "expected_calibration_error": expected_error(bins),
        "brier": brier(*pairs),
        "auroc_right": auroc(*pairs),
        "auroc_answerable": auroc(*every),
        "bins": [asdict(found) for found in bins],
        "risk_coverage": [{"coverage": share, "wrong": wrong} for share, wrong in risk_coverage(*pairs)],
    }


def diagram(calibration: Mapping[str, Any]) -> str:
    """Return an SVG with a bar a bin, as high as the share right, and the diagonal on which confidence is borne out."""
    bins = [Bin(**found) for found in calibration["bins"]]
    error = calibration["expected_calibration_error"]
    said = f"Confidence and share right, {calibration['answers']} answers"
    said += "" if error is None else f", expected calibration error {error:.3f}"
    width, height = SIDE + 2 * LEFT, SIDE + TOP + 70
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" font-family="Arial">',
            f"<title>{said}</title>",
            f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
            f'<text x="{LEFT}" y="24" font-size="15" fill="{INK}">{said}</text>',
            *_axes(),
            *(_bar(found) for found in bins),
            f'<path d="M{_x(0)} {_y(0)}L{_x(1)} {_y(1)}" stroke="{LINE}" stroke-dasharray="5 4"/>',
            "</svg>\n",
        ]
    )


def _axes() -> Iterator[str]:
    yield f'<path d="M{_x(0)} {_y(1)}V{_y(0)}H{_x(1)}" fill="none" stroke="{INK}"/>'
    for tenth in range(0, 11, 2):
        share = tenth / 10
        yield f'<text x="{_x(share)}" y="{_y(0) + 18}" font-size="12" text-anchor="middle">{share:.1f}</text>'
        yield f'<text x="{_x(0) - 8}" y="{_y(share) + 4}" font-size="12" text-anchor="end">{share:.1f}</text>'
    yield f'<text x="{_x(0.5)}" y="{_y(0) + 42}" font-size="13" text-anchor="middle">Confidence (and answers)</text>'
    middle = f"{_x(0) - 42} {_y(0.5)}"
    yield f'<text transform="translate({middle}) rotate(-90)" font-size="13" text-anchor="middle">Share right</text>'


def _bar(found: Bin) -> str:
    left, right, top = _x(found.low), _x(found.high), _y(found.right)
    return (
        f'<rect x="{left + 1:.1f}" y="{top:.1f}" width="{right - left - 2:.1f}" '
        f'height="{_y(0) - top:.1f}" fill="{BAR}"/>'
        f'<text x="{(left + right) / 2:.1f}" y="{top - 4:.1f}" font-size="11" text-anchor="middle">{found.n}</text>'
    )


def _x(share: float) -> float:
    return LEFT + share * SIDE


def _y(share: float) -> float:
    return TOP + (1 - share) * SIDE
