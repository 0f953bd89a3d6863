"""Pages of a long list: which rows one shows, and the numbers that lead to the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")
SIZE = 50


@dataclass(frozen=True, kw_only=True, slots=True)
class Paging:
    """One page of a list; `numbers` are those that are linked, 0 for a gap between them."""

    page: int
    pages: int
    total: int
    numbers: tuple[int, ...]

    @property
    def first(self) -> int:
        """The place of the first row that is shown, from 1; 0 of an empty list."""
        return min(self.total, (self.page - 1) * SIZE + 1)

    @property
    def last(self) -> int:
        """The place of the last row that is shown."""
        return min(self.total, self.page * SIZE)


def paged(rows: Sequence[T], page: int) -> tuple[Sequence[T], Paging]:
    """Return the rows of a page, of the last one where it is past the end."""
    pages = max(1, -(-len(rows) // SIZE))
    page = min(page, pages)
    shown = rows[(page - 1) * SIZE : page * SIZE]
    return shown, Paging(page=page, pages=pages, total=len(rows), numbers=_numbers(page, pages))


def _numbers(page: int, pages: int) -> tuple[int, ...]:
    """Return the first page, the last, this one and its neighbours, with a 0 where some are left out."""
    kept = sorted({1, pages, *(n for n in (page - 1, page, page + 1) if 1 <= n <= pages)})
    found: list[int] = []
    for number in kept:
        if found and number - found[-1] > 1:
            found.append(number - 1 if number - found[-1] == 2 else 0)  # a gap of one page is that page
        found.append(number)
    return tuple(found)
