"""The chart of states over time as geometry: one bar a day, whose parts are as wide as their share of it.

Widths are shares of the bar and heights are pixels, so that words keep their size on any screen.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from assistant.ledger.counting import LAST, LOST, Measure, Told
from assistant.ledger.states import COLOURS

TOP, LABEL, BAR, GAP = 4, 22, 28, 14
"""Pixels: over the first day, of a day's name, of a bar, and between a bar and the next day."""

NARROW = 7.0
"""Percent of the width under which a part has no number in it; the table has it."""

MOST_DAYS = 24
SHADES = 7


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """One state of one day: where it begins and how wide it is, in percent, and the class of its colour."""

    state: str
    count: int
    x: float
    width: float
    tone: str

    @property
    def middle(self) -> float:
        """Where its number stands, in percent."""
        return round(self.x + self.width / 2, 2)

    @property
    def is_wide(self) -> bool:
        """Say whether its number has room."""
        return self.width >= NARROW


@dataclass(frozen=True, kw_only=True, slots=True)
class Bar:
    """One day: its total, its parts, and the height of its name and of its bar in pixels from the top."""

    day: date
    total: int
    parts: tuple[Part, ...]
    label_y: int
    y: int

    @property
    def number_y(self) -> int:
        """Where the base line of the numbers in its parts is."""
        return self.y + BAR - 9


@dataclass(frozen=True, kw_only=True, slots=True)
class Chart:
    """What is drawn, and the same numbers as a table: `rows` are (day, counts in order of `states`, total)."""

    measure: Measure
    states: tuple[tuple[str, str], ...]
    bars: tuple[Bar, ...]
    rows: tuple[tuple[date, tuple[int, ...], int], ...]
    undated: int
    left_out: int

    @property
    def height(self) -> int:
        """Pixels from the top to the end of the last bar."""
        return TOP + len(self.bars) * (LABEL + BAR + GAP)

    @property
    def bar(self) -> int:
        """Pixels of a bar's height."""
        return BAR

    @property
    def said(self) -> str:
        """What the chart shows, for whoever does not see it."""
        days = "; ".join(
            f"{row[0].day} {row[0]:%B %Y}: "
            + ", ".join(f"{count} {state}" for (state, _), count in zip(self.states, row[1], strict=True) if count)
            for row in self.rows[-len(self.bars) :]
        )
        return f"{days}."


def chart_of(told: Told) -> Chart:
    """Return the chart of what papers told; of very many days the newest are drawn, and all are in its table."""
    tones = _tones(told)
    rows = tuple(
        (day, tuple(counts.get(state, 0) for state in told.states), sum(counts.values()))
        for day, counts in sorted(told.days.items())
    )
    most = max((total for *_, total in rows), default=1)
    drawn = rows[-MOST_DAYS:]
    bars = tuple(_bar(number, row, told.states, tones, most) for number, row in enumerate(drawn))
    return Chart(
        measure=told.measure,
        states=tuple((state, tones[state]) for state in told.states),
        bars=bars,
        rows=rows,
        undated=told.undated,
        left_out=len(rows) - len(drawn),
    )


def _bar(
    number: int,
    row: tuple[date, tuple[int, ...], int],
    states: tuple[str, ...],
    tones: Mapping[str, str],
    most: int,
) -> Bar:
    day, counts, total = row
    top = TOP + number * (LABEL + BAR + GAP)
    parts: list[Part] = []
    x = 0.0
    for state, count in zip(states, counts, strict=True):
        width = 100 * count / most
        if count:
            parts.append(Part(state=state, count=count, x=round(x, 2), width=round(width, 2), tone=tones[state]))
        x += width
    return Bar(day=day, total=total, parts=tuple(parts), label_y=top + LABEL - 6, y=top + LABEL)


def _tones(told: Told) -> dict[str, str]:
    """Give each state the class of its colour: of a rating its own, of words a shade that means nothing."""
    colours = {colour.value.capitalize(): colour.value for colour in COLOURS}
    words = [state for state in told.states if state not in LAST and state not in colours]
    shades = {state: f"shade-{min(number, SHADES)}" for number, state in enumerate(words, 1)}
    plain = {state: "lost" if state == LOST else "none" for state in LAST}
    return {state: colours.get(state) or shades.get(state) or plain[state] for state in told.states}
