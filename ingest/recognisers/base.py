"""What a recogniser is: the picture of a page in, its words and how sure they are out; one file here is one way."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True, kw_only=True, slots=True)
class Picture:
    """A page as dots: `dots` has a byte a dot, 0 black to 255 white, row by row; `dpi` of them make an inch."""

    width: int
    height: int
    dpi: int
    dots: bytes = field(repr=False)

    def __post_init__(self) -> None:
        """Refuse a picture with too many or too few dots."""
        if len(self.dots) != self.width * self.height:
            raise ValueError(f"{len(self.dots)} dots for a picture of {self.width} by {self.height}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Recognised:
    """The words of a page, lines and paragraphs kept apart, and how sure they are on the whole, 0 to 1.

    `places` are where words of `text` stand: [start, end) of it, then left, top, right and bottom in dots.
    """

    text: str
    confidence: float
    places: tuple[tuple[int, int, int, int, int, int], ...] = field(default=(), repr=False)


class NotRecognised(Exception):
    """A page on which recognition failed; the message says why, as the end of a sentence."""


class Recogniser(Protocol):
    """Recognises printed words. It must not change a page: what it gives becomes the text of record."""

    @property
    def name(self) -> str:
        """A name that changes whenever other words would come out, for telling readings apart."""

    @property
    def obstacle(self) -> str | None:
        """Why it can do nothing here and what to do about that, in a sentence or two; None where it can."""

    def recognise(self, picture: Picture) -> Recognised:
        """Return the words of a page, none where it has none. Raises NotRecognised."""
