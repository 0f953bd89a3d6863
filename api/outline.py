"""The headings of a paper as a nested list, each leading to its page: what the paper holds, to jump about in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from api.reading import parts_of
from vectorstore.index import Index
from vectorstore.plain import plain_text
from vectorstore.types import AccessLevel, Block, Document

MOST = 300
"""Headings of an outline; of a paper with more the deeper ones are left out, so that the page stays light."""
UNFOLDED = 40
"""Up to so many headings all are shown; of more only the branch that is being read is open."""
SHOWN = 25
"""Of a long list of headings of one depth, so many stand before the rest is folded."""
LONGEST = 140


@dataclass(frozen=True, kw_only=True, slots=True)
class Heading:
    """A heading and those under it; `here` where the page that is shown lies in it, to be opened there."""

    label: str
    address: str
    page: int
    here: bool = False
    parts: tuple[Heading, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Outline:
    """The headings of a paper. `unit` is what its sheets are called, `left_out` counts headings too deep to show."""

    headings: tuple[Heading, ...]
    total: int
    unit: str
    left_out: int = 0

    @property
    def folded(self) -> bool:
        """Whether branches are closed that are not being read."""
        return self.total - self.left_out > UNFOLDED

    @property
    def first(self) -> tuple[Heading, ...]:
        """The headings that always show."""
        return self.headings[:SHOWN] if self.folded and len(self.headings) > SHOWN + 5 else self.headings

    @property
    def rest(self) -> tuple[Heading, ...]:
        """The headings that are folded away as a whole."""
        return self.headings[len(self.first) :]


@dataclass(kw_only=True, slots=True)
class _Open:
    """A heading that those after it may still stand under."""

    depth: int
    heading: Heading
    parts: list[_Open] = field(default_factory=list)


def outline_of(index: Index, document: Document, levels: Collection[AccessLevel], page: int | None = None) -> Outline:
    """Return a paper's outline as this reader may see it; `page` is the one being read, None for none."""
    headings = [block for block in index.catalogue.headings(document.id, levels) if _label(document, block)]
    shown = _shallow(headings)
    parts = parts_of(document)
    starts = [part.span.start for part in parts]
    top = _Open(depth=0, heading=Heading(label="", address="", page=0))
    path = [top]
    for block in shown:
        depth = max(1, len(block.locator.headings))
        while path[-1].depth >= depth:
            path.pop()
        number = parts[max(0, bisect_right(starts, block.span.start) - 1)].number
        address = f"/documents/{document.id}?page={number}"
        one = _Open(depth=depth, heading=Heading(label=_label(document, block), address=address, page=number))
        path[-1].parts.append(one)
        path.append(one)
    return Outline(
        headings=_built(top.parts, page, parts[-1].number + 1),
        total=len(headings),
        unit="page" if document.pages else "part",
        left_out=len(headings) - len(shown),
    )


def _label(document: Document, block: Block) -> str:
    """Return what a heading says as it stands, on one line and not too long."""
    words = " ".join(plain_text(document.standing(block.span)).split())
    return words if len(words) <= LONGEST else words[:LONGEST].rsplit(" ", 1)[0] + " …"


def _shallow(headings: Sequence[Block]) -> Sequence[Block]:
    """Leave the deepest headings out until few enough are left."""
    depth = max((len(block.locator.headings) for block in headings), default=0)
    shown = headings
    while len(shown) > MOST and depth > 1:
        depth -= 1
        shown = [block for block in shown if len(block.locator.headings) <= depth]
    return shown[:MOST]


def _built(found: Sequence[_Open], page: int | None, end: int) -> tuple[Heading, ...]:
    """Freeze the headings; one is being read where the page lies between it and the next of its depth."""
    if not found:
        return ()
    ends = [*(one.heading.page for one in found[1:]), end]
    made = []
    for one, until in zip(found, ends, strict=True):
        start = one.heading.page
        here = page is not None and start <= page and (page < until or page == start)
        heading = one.heading
        made.append(
            Heading(
                label=heading.label,
                address=heading.address,
                page=start,
                here=here,
                parts=_built(one.parts, page, max(until, start + 1)),
            )
        )
    return tuple(made)
