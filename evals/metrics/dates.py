"""A3c, dates: last year's figure is a wrong answer, however exactly it is quoted."""

from __future__ import annotations

from collections.abc import Mapping

from evals.metrics.base import About, Metric, Numbers, Totals, Value, ratio
from evals.types import Row


class Dates:
    """Whether the papers that are cited are of the date of those that hold the gold evidence."""

    id = "A3c"
    title = "dates"
    about = About(
        source="The project's own.",
        leaves_out="Unanswerable and refused questions, those whose gold evidence is in papers without a date, and "
        "citations of papers without a date.",
        caveats=(
            "The date is that of the paper's meeting or decision, as it was read from the paper.",
            "A citation of a paper of another date may still be useful, as in what changed since: read date_cited "
            "first.",
        ),
    )
    values = (
        Value(
            name="date_cited",
            heading="date",
            of="gold dates",
            formula="dates of the papers of a question's gold evidence of which a paper is cited / those dates",
            fault="answers cite papers of the wrong date",
        ),
        Value(
            name="date_precision",
            heading="dates P",
            of="dated citations",
            formula="citations of papers of such a date, none later than the day asked about / citations of dated "
            "papers",
            fault="answers cite papers of other dates beside the right one",
        ),
    )
    counts = ("gold dates", "met dates", "dated citations", "right citations")

    def tally(self, row: Row) -> Mapping[str, float]:
        """Count the gold dates that are met and the dated citations that are right."""
        wanted = {evidence.meeting_date for evidence in row.evidence if evidence.meeting_date}
        if row.abstained or not row.answerable or not wanted:
            return {}
        given = [cited.meeting_date for cited in row.citations if cited.meeting_date]
        right = [day for day in given if day in wanted and (row.as_of is None or day <= row.as_of)]
        return {
            "gold dates": len(wanted),
            "met dates": len(wanted & set(right)),
            "dated citations": len(given),
            "right citations": len(right),
        }

    def measure(self, totals: Totals) -> dict[str, Numbers]:
        """Return the two shares."""
        return {
            "date_cited": ratio(totals["met dates"], totals["gold dates"]),
            "date_precision": ratio(totals["right citations"], totals["dated citations"]),
        }


def build() -> Metric:
    """Return the metric."""
    return Dates()
