"""Small charts in SVG: text stays text, colours come from the page, lines differ in dashes and marks too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

WIDTH, HEIGHT = 380, 290
LEFT, RIGHT, TOP, BOTTOM = 46, 24, 14, 46
DASHES = ("", "6 4", "2 3", "9 3 2 3")


@dataclass(frozen=True, kw_only=True, slots=True)
class Series:
    """One line of a chart: (x, y) points in order; `spread` has (low, high) of y a point, where that is known."""

    name: str
    points: tuple[tuple[float, float], ...]
    spread: tuple[tuple[float, float] | None, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Axis:
    """One axis: what it shows and its labelled ticks, the first and last of which are its ends."""

    name: str
    ticks: tuple[tuple[float, str], ...]

    def share(self, value: float) -> float:
        """Return where a value stands between the ends, 0 to 1."""
        first, last = self.ticks[0][0], self.ticks[-1][0]
        return (value - first) / (last - first) if last > first else 0.5


SHARES = tuple((tenth / 10, f"{10 * tenth} %") for tenth in range(0, 11, 2))


def lines(name: str, title: str, description: str, x: Axis, y: Axis, series: Sequence[Series]) -> str:
    """Return a line chart; `name` makes its ids, each line has its dash and is named in the key."""
    drawn = [part for number, one in enumerate(series) for part in _line(one, number, x, y)]
    return _svg(name, title, description, [*_frame(x, y), *drawn], _key(series))


def bars(
    name: str, title: str, description: str, x: Axis, y: Axis, found: Iterable[tuple[float, float, float, str]]
) -> str:
    """Return a bar chart with the diagonal: a bar is (from x, to x, y, what is written over it)."""
    drawn = [*_frame(x, y), f'<path class="guide" d="M{_x(x, 0)} {_y(y, 0)}L{_x(x, 1)} {_y(y, 1)}"/>']
    for start, end, height, said in found:
        left, right, top = _x(x, start) + 1, _x(x, end) - 1, _y(y, height)
        drawn.append(
            f'<rect class="bar" x="{left:.1f}" y="{top:.1f}" width="{right - left:.1f}" height="{_y(y, 0) - top:.1f}"/>'
        )
        drawn.append(_text((left + right) / 2, max(top - 4, TOP + 8), said, "middle"))
    return _svg(name, title, description, drawn, [])


def spans(name: str, title: str, description: str, found: Sequence[tuple[str, float, float]], unit: str) -> str:
    """Return a line for each (name, middle, far): a bar to the middle and a whisker to the far value."""
    most = max((far for *_, far in found), default=1.0) or 1.0
    room, step = WIDTH - 130 - RIGHT - 46, 22
    drawn: list[str] = []
    for number, (label, middle, far) in enumerate(found):
        y = TOP + number * step + 12
        drawn += [
            _text(122, y + 4, label, "end"),
            f'<rect class="bar" x="130" y="{y - 6}" width="{max(room * middle / most, 1):.1f}" height="12"/>',
            f'<path class="line" d="M{130 + room * middle / most:.1f} {y}H{130 + room * far / most:.1f}m0 -5v10"/>',
            _text(136 + room * far / most, y + 4, f"{far:.0f} {unit}", "start"),
        ]
    return _svg(name, title, description, drawn, [], height=TOP + len(found) * step + 14)


def _svg(
    name: str, title: str, description: str, drawn: Iterable[str], key: Sequence[str], height: int = HEIGHT
) -> str:
    tall = height + 18 * len(key)
    under = (f'<g transform="translate({LEFT} {height + 4 + 18 * n})">{part}</g>' for n, part in enumerate(key))
    return "\n".join(
        [
            f'<svg viewBox="0 0 {WIDTH} {tall}" role="img" aria-labelledby="{name}-title {name}-about">',
            f'<title id="{name}-title">{escape(title)}</title><desc id="{name}-about">{escape(description)}</desc>',
            *drawn,
            *under,
            "</svg>",
        ]
    )


def _frame(x: Axis, y: Axis) -> Iterator[str]:
    left, right, top, bottom = LEFT, WIDTH - RIGHT, TOP, HEIGHT - BOTTOM
    for value, label in y.ticks:
        yield f'<path class="grid" d="M{left} {_y(y, value):.1f}H{right}"/>'
        yield _text(left - 6, _y(y, value) + 4, label, "end")
    yield f'<path class="axis" d="M{left} {top}V{bottom}H{right}"/>'
    for value, label in x.ticks:
        yield _text(_x(x, value), bottom + 16, label, "middle")
    yield _text((left + right) / 2, bottom + 36, x.name, "middle", "name")


def _line(one: Series, number: int, x: Axis, y: Axis) -> Iterator[str]:
    for (at, _), spread in zip(one.points, one.spread, strict=False):
        if spread:
            yield f'<path class="spread s{number}" d="M{_x(x, at):.1f} {_y(y, spread[0]):.1f}V{_y(y, spread[1]):.1f}"/>'
    path = "L".join(f"{_x(x, at):.1f} {_y(y, value):.1f}" for at, value in one.points)
    yield f'<path class="line s{number}" stroke-dasharray="{DASHES[number % len(DASHES)]}" d="M{path}"/>'
    yield from (_mark(_x(x, at), _y(y, value), number) for at, value in one.points)


def _mark(x: float, y: float, number: int) -> str:
    """Draw a point in the shape of its line: a disc, a square, a triangle."""
    if number % 3 == 1:
        return f'<rect class="mark s{number}" x="{x - 3:.1f}" y="{y - 3:.1f}" width="6" height="6"/>'
    if number % 3 == 2:
        return f'<path class="mark s{number}" d="M{x - 4:.1f} {y + 3:.1f}h8l-4 -7z"/>'
    return f'<circle class="mark s{number}" cx="{x:.1f}" cy="{y:.1f}" r="3"/>'


def _key(series: Sequence[Series]) -> list[str]:
    """Name each line, with its dash and mark before it; one line alone is named by the chart's title."""
    if len(series) < 2:
        return []
    return [
        f'<path class="line s{n}" stroke-dasharray="{DASHES[n % len(DASHES)]}" d="M0 0H28"/>{_mark(14, 0, n)}'
        + _text(36, 4, one.name, "start")
        for n, one in enumerate(series)
    ]


def _text(x: float, y: float, words: str, anchor: str, kind: str = "tick") -> str:
    return f'<text class="{kind}" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(words)}</text>'


def _x(axis: Axis, value: float) -> float:
    return LEFT + axis.share(value) * (WIDTH - LEFT - RIGHT)


def _y(axis: Axis, value: float) -> float:
    return HEIGHT - BOTTOM - axis.share(value) * (HEIGHT - TOP - BOTTOM)
