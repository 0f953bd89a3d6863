"""The plots of a report: each a chart, a sentence that says what it shows, and its numbers as a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean, median

from evals.metrics.retrieval import first_ranks
from evals.reliability import calibration_of
from evals.report import p95
from evals.reporting import charts
from evals.reporting.charts import SHARES, Axis, Series
from evals.reporting.history import Past
from evals.reporting.shares import percent
from evals.types import Row

DEPTH = 20
WAYS = ("right", "refused_rightly", "refused_wrongly")


@dataclass(frozen=True, kw_only=True, slots=True)
class Plot:
    """One plot: its chart as SVG, what it shows in words, and its numbers under their headings."""

    name: str
    title: str
    about: str
    svg: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def plots_of(rows: Sequence[Row], history: Sequence[Past]) -> tuple[Plot, ...]:
    """Return the plots that a run has numbers for."""
    scored = [row for row in rows if row.error is None]
    made = (risk_coverage(scored), reliability(scored), depth(scored), latency(scored), over_runs(history))
    return tuple(plot for plot in made if plot)


def risk_coverage(rows: Sequence[Row]) -> Plot | None:
    """Draw how many answers are wrong if only those it is surest of are given."""
    found = [(one["coverage"], one["wrong"]) for one in calibration_of(rows)["risk_coverage"]]
    if not found:
        return None
    title = "Wrong answers by how many are given"
    about = (
        f"If only the surest {percent(found[0][0])} of answers were given, {percent(found[0][1])} of them would be "
        f"wrong; of all answers {percent(found[-1][1])} are."
    )
    axes = Axis(name="Share of answers given, surest first", ticks=SHARES), Axis(name="Wrong", ticks=SHARES)
    return Plot(
        name="risk",
        title=title,
        about=about,
        svg=charts.lines("risk", title, about, *axes, [Series(name="wrong", points=tuple(found))]),
        headings=("Share given", "Share of them wrong"),
        rows=tuple((percent(given), percent(wrong)) for given, wrong in found),
    )


def reliability(rows: Sequence[Row]) -> Plot | None:
    """Draw how often answers of each confidence are right."""
    bins = calibration_of(rows)["bins"]
    if not bins:
        return None
    title = "How often answers are right, by their confidence"
    about = (
        "Each bar holds the answers whose confidence is in its tenth; its height is the share of them that is right, "
        "the number over it how many they are. Confidence is honest where bars end at the dashed line."
    )
    axes = Axis(name="Confidence", ticks=SHARES), Axis(name="Right", ticks=SHARES)
    drawn = [(one["low"], one["high"], one["right"], str(one["n"])) for one in bins]
    return Plot(
        name="reliability",
        title=title,
        about=about,
        svg=charts.bars("reliability", title, about, *axes, drawn),
        headings=("Confidence", "Answers", "Mean confidence", "Right"),
        rows=tuple(
            (
                f"{percent(one['low'])} to {percent(one['high'])}",
                str(one["n"]),
                percent(one["confidence"]),
                percent(one["right"]),
            )
            for one in bins
        ),
    )


def depth(rows: Sequence[Row]) -> Plot | None:
    """Draw how much of the proof is among the first passages found, by how many are looked at."""
    ranks = [first_ranks(row) for row in rows if row.answerable and row.evidence]
    if not ranks:
        return None
    cuts = range(1, DEPTH + 1)
    recall = [(float(k), fmean(sum(rank <= k for rank in one) / len(one) for one in ranks)) for k in cuts]
    hit = [(float(k), fmean(float(min(one) <= k) for one in ranks)) for k in cuts]
    title = "Proof found, by how deep one looks"
    about = (
        f"Of the passages that prove an answer, {percent(recall[4][1])} are among the first 5 that are found and "
        f"{percent(recall[-1][1])} among the first {DEPTH}; for {percent(hit[4][1])} of the questions any of them is "
        "among the first 5."
    )
    ticks = tuple((float(k), str(k)) for k in (1, 5, 10, 15, 20))
    axes = Axis(name="Passages looked at (k)", ticks=ticks), Axis(name="Found", ticks=SHARES)
    series = [
        Series(name="proof found (recall)", points=tuple(recall)),
        Series(name="any of it (hit)", points=tuple(hit)),
    ]
    return Plot(
        name="depth",
        title=title,
        about=about,
        svg=charts.lines("depth", title, about, *axes, series),
        headings=("k", "Recall@k", "Hit@k"),
        rows=tuple((str(k), f"{r:.3f}", f"{h:.3f}") for k, (_, r), (_, h) in zip(cuts, recall, hit, strict=True)),
    )


def latency(rows: Sequence[Row]) -> Plot | None:
    """Draw what each step of an answer took."""
    taken: dict[str, list[float]] = {}
    for row in rows:
        for name, milliseconds in (*row.stages_ms.items(), *row.timings_ms.items()):
            taken.setdefault("whole answer" if name == "answer" else name, []).append(milliseconds)
    if not taken:
        return None
    found = [(name, median(values), p95(values)) for name, values in taken.items()]
    title = "Time by step"
    about = "Bars end at the median of the questions, the lines after them where 95 of 100 questions are done."
    return Plot(
        name="latency",
        title=title,
        about=f"{about} Steps within steps are counted in both.",
        svg=charts.spans("latency", title, about, found, "ms"),
        headings=("Step", "Median, ms", "95 of 100 within, ms", "Questions"),
        rows=tuple((name, f"{middle:.1f}", f"{far:.1f}", str(len(taken[name]))) for name, middle, far in found),
    )


def over_runs(history: Sequence[Past]) -> Plot | None:
    """Draw the outcomes of the runs over the very same questions as the last; the table names the others too."""
    alike = [past for past in history if past.gold == history[-1].gold]
    if len(history) < 2:
        return None
    title = "History over runs"
    about = (
        f"{len(alike)} runs over the same questions, oldest first, with 95 % intervals. Runs over other questions "
        f"({len(history) - len(alike)}) are in the table only: other data, no ranking."
    )
    last = len(alike)
    ticks = tuple((float(n), str(n)) for n in sorted({1, (last + 1) // 2, last}))
    axes = Axis(name="Run", ticks=ticks), Axis(name="Share", ticks=SHARES)
    return Plot(
        name="history",
        title=title,
        about=about,
        svg=charts.lines("history", title, about, *axes, [_series(alike, way) for way in WAYS]),
        headings=("Run", "Began", "Questions", *(way.replace("_", " ") for way in WAYS)),
        rows=tuple(_past(past, same=past in alike) for past in history),
    )


def _series(history: Sequence[Past], way: str) -> Series:
    shares = [(float(n), getattr(past.found, way)) for n, past in enumerate(history, 1)]
    known = [(n, one) for n, one in shares if one.value is not None]
    return Series(
        name=way.replace("_", " "),
        points=tuple((n, one.value) for n, one in known),
        spread=tuple(None if one.low is None else (one.low, one.high) for _, one in known),
    )


def _past(past: Past, *, same: bool) -> tuple[str, ...]:
    questions = f"{past.found.questions}" + ("" if same else " (others)")
    return (past.name, past.started, questions, *(getattr(past.found, way).percent for way in WAYS))
