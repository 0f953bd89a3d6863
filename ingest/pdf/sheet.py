"""What stands on a page of a PDF, turned upright: words, rules and filled areas, each with its place.

Places are points (1/72 inch) from the page's top left corner as it is read: x to the right, y downwards.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True, slots=True)
class Box:
    """An upright rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Points from left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Points from top to bottom."""
        return self.bottom - self.top

    @property
    def middle(self) -> tuple[float, float]:
        """The centre."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def holds(self, point: tuple[float, float]) -> bool:
        """Say whether a point lies inside, edges included."""
        return self.left <= point[0] <= self.right and self.top <= point[1] <= self.bottom

    def shared(self, other: Box) -> float:
        """The area that both cover, in square points."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        return wide * high if wide > 0 and high > 0 else 0.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Word:
    """A run of letters of one text object without a space, in the order in which the file draws it.

    `space` and `newline` say what stands before it; `tag` is its marked-content id, -1 where it has none; `upright`
    is False for words that run up or down the page; `bold` is that of its font,
    `colour` what it is drawn in (red, green, blue, 0 to 255).
    """

    text: str
    box: Box
    space: bool = True
    newline: bool = False
    tag: int = -1
    upright: bool = True
    bold: bool = False
    colour: tuple[int, int, int] = (0, 0, 0)


@dataclass(frozen=True, kw_only=True, slots=True)
class Rule:
    """A straight line or thin bar along an axis: at `at` (y where `level`, else x), from `start` to `end`.

    `drawn` is False for one that is only the edge of a filled area.
    """

    level: bool
    at: float
    start: float
    end: float
    drawn: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class Fill:
    """An area painted in one colour (red, green, blue, 0 to 255); `plain` says that it is an upright rectangle."""

    box: Box
    colour: tuple[int, int, int]
    plain: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class TaggedCell:
    """A table cell of the file's own structure tree: its marked-content ids and how far it is merged."""

    tags: tuple[int, ...] = ()
    heading: bool = False
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    """One page: what is drawn on it, fills in the order of painting, and the tables of its structure tree, in rows.

    `turned` is how a viewer draws it: quarter turns to the left of its lines, 0 where they run from left to right.
    """

    box: Box
    turned: int = 0
    words: tuple[Word, ...] = ()
    rules: tuple[Rule, ...] = ()
    fills: tuple[Fill, ...] = ()
    struck: tuple[Box, ...] = ()
    tagged: tuple[tuple[tuple[TaggedCell, ...], ...], ...] = field(default=(), repr=False)
