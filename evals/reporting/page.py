"""Writes the report of a run: one page that needs nothing else, and two tables beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from evals import scoring, store
from evals.reporting.cases import groups_of
from evals.reporting.headline import headline
from evals.reporting.history import Past, history_of, past_of
from evals.reporting.outcomes import breakdowns, outcomes
from evals.reporting.plots import plots_of
from evals.reporting.rendering import render
from evals.reporting.supports import supports_of
from evals.reporting.tables import write_questions, write_scores

OWN = ("clerk", "http")
REPORT, QUESTIONS, SCORES = "report.html", "questions.csv", "scores.csv"


def write_report(run: Path, *, history: Path | None = None) -> Path:
    """Write RUN/report.html, RUN/questions.csv and RUN/scores.csv, asking nothing; return the page's path.

    `history` is a folder of earlier runs to draw beside this one. Raises InvalidRun where `run` holds no finished run,
    or one of the others is broken.
    """
    about, rows = store.read_run(run)
    metrics = scoring.all_metrics()
    scores = scoring.score_rows(rows, metrics)
    earlier, who = _history(run, history), _who(about)
    page = render(
        "report.html",
        about=about,
        began=_day(about.get("started")),
        scored=[row for row in rows if row.error is None],
        not_scored=[row for row in rows if row.error is not None],
        everything=outcomes("All questions", rows),
        who=who,
        lines=headline(rows, who),
        breakdowns=breakdowns(rows),
        plots=plots_of(rows, earlier),
        measured=[one for one in metrics if any(scores[scoring.ALL][value.name].n for value in one.values)],
        idle=[one for one in metrics if not any(scores[scoring.ALL][value.name].n for value in one.values)],
        scores=scores[scoring.ALL],
        supports=supports_of(run),
        groups=groups_of(rows),
        conditions=list(_flat(about)),
    )  # fmt: skip
    write_questions(run / QUESTIONS, rows, metrics)
    write_scores(run / SCORES, scores, metrics)
    (run / REPORT).write_text(page, encoding="utf-8")
    return run / REPORT


def _who(about: Mapping[str, Any]) -> str:
    """Return who answered: clerk, however it was set, or the plain system that it was held against."""
    system = about.get("identity", {}).get("system", "clerk")
    return "clerk" if system in OWN else str(about.get("variant") or system)


def _history(run: Path, folder: Path | None) -> Sequence[Past]:
    """Return the runs of a folder, this one once and last."""
    if folder is None:
        return ()
    own = past_of(run)
    return [*(past for past in history_of(folder) if (past.started, past.gold) != (own.started, own.gold)), own]


def _day(started: Any) -> str:
    """Write when the run began as a person does; what is no time is shown as it stands."""
    try:
        when = datetime.fromisoformat(str(started))
    except ValueError:
        return str(started or "an unknown day")
    return f"{when.day} {when:%B %Y, %H:%M}"


def _listed(value: Any) -> str:
    return ", ".join(map(str, value.values())) if isinstance(value, Mapping) else str(value)


def _flat(about: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, str]]:
    for name, value in about.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{before}{name}.")
        elif isinstance(value, Sequence) and not isinstance(value, str):
            yield f"{before}{name}", "; ".join(map(_listed, value))
        else:
            yield f"{before}{name}", "not recorded" if value is None else str(value)
