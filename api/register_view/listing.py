"""The register's page put together: the kinds there are, the rows that are wanted in their order, and the chart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from api.register_view import kinds
from api.register_view.address import DOWN, EVERY, Chosen
from api.register_view.chart import Chart, chart_of
from api.register_view.columns import Column, columns_of
from api.register_view.facets import Facets, facets_of
from api.register_view.rows import Row, rated, row_of
from assistant.ledger.choosing import keeper, ordered
from assistant.ledger.counting import measures_of, tell
from assistant.ledger.grouping import Standing
from assistant.ledger.ledger import Ledger
from vectorstore.records import RecordKind

MOST_KEYS = 12


@dataclass(frozen=True, kw_only=True, slots=True)
class Listing:
    """What is listed: one kind, within the papers looked at. `every` counts the lines before anything narrows them.

    `day` is when things due are overdue: the day that is asked for, else that of the newest paper. The first of the
    `charts` is the one that is asked for.
    """

    kind: RecordKind
    kinds: Mapping[RecordKind, int]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    facets: Facets
    every: int
    day: date | None
    charts: tuple[Chart, ...]
    key: tuple[tuple[str, str, str], ...]


def listing(ledger: Ledger, chosen: Chosen) -> Listing | None:
    """Return what the choices of an address list; None where the papers looked at hold no record at all."""
    things = ledger.things(chosen.filters)
    counts = {kind: len(things[kind]) for kind in kinds.NAMES if kind in things}
    if not counts:
        return None
    kind = chosen.show or next(iter(counts))
    own = things.get(kind, ())
    day = newest_day(ledger, chosen)
    lines = [entry for thing in own for entry in thing.entries]
    shown = lines if chosen.rows == EVERY else [thing.latest for thing in own]
    columns = columns_of(kind, lines)
    rows = _rows(ledger, chosen, own, day)
    return Listing(
        kind=kind,
        kinds=counts,
        columns=columns,
        rows=tuple(_ordered(rows, columns, chosen)),
        facets=facets_of(shown),
        every=len(shown),
        day=day,
        charts=_charts(own, chosen, day),
        key=_key(rows),
    )


def newest_day(ledger: Ledger, chosen: Chosen) -> date | None:
    """Return the day by which things are overdue: that which is asked for, else that of the newest paper."""
    days = [paper.meeting_date for paper in ledger.papers(chosen.filters.levels).values() if paper.meeting_date]
    return chosen.filters.as_of or max(days, default=None)


def _rows(ledger: Ledger, chosen: Chosen, things: Sequence[Standing], day: date | None) -> list[Row]:
    papers, keep = ledger.papers(chosen.filters.levels), keeper(chosen.wanted, day)
    if chosen.rows != EVERY:
        return [
            row_of(thing.latest, papers[thing.latest.document_id], day, thing.earlier)
            for thing in things
            if keep(thing.latest)
        ]
    place = {paper: number for number, paper in enumerate(papers)}
    lines = [entry for thing in things for entry in thing.entries if keep(entry)]
    lines.sort(key=lambda entry: (place[entry.document_id], entry.span.start))
    return [row_of(entry, papers[entry.document_id], day) for entry in lines]


def _ordered(rows: list[Row], columns: Sequence[Column], chosen: Chosen) -> list[Row]:
    column = next((column for column in columns if column.name == chosen.sort), None)
    return ordered(rows, column.key, descending=chosen.order == DOWN) if column else rows


def _charts(things: Sequence[Standing], chosen: Chosen, day: date | None) -> tuple[Chart, ...]:
    """Draw what the chosen lines stood at, whatever state is asked for: a chart of one state tells nothing."""
    keep = keeper(chosen.wanted, day, states=False)
    told = (tell(things, keep, measure) for measure in measures_of(things))
    charts = [chart_of(one) for one in told if one.is_worth_drawing]
    return tuple(sorted(charts, key=lambda chart: chart.measure is not chosen.chart))


def _key(rows: Sequence[Row]) -> tuple[tuple[str, str, str], ...]:
    """Return what the papers' own keys say of each colour: (colour, its tone, what it means), each meaning once."""
    found: dict[tuple[str, str, str], None] = {}
    for cell in {row.entry.rating.value: row.entry.rating for row in rows}.values():
        told = rated(cell)
        if told.note:
            found[told.words, told.tone, told.note] = None
    return tuple(sorted(found))[:MOST_KEYS]
