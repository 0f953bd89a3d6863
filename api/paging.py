"""Long lists a page at a time, with links to the pages beside the one shown."""

from __future__ import annotations

from dataclasses import dataclass

BESIDE = 1  # pages to either side that are linked, beside the first and the last


@dataclass(frozen=True, kw_only=True, slots=True)
class PageLink:
    """A page of a list; `number` None stands for those left out between two."""

    number: int | None
    address: str = ""
    here: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Pager:
    """Which stretch of a list is shown (`first` to `last`, as a slice has them), and the links to the others."""

    first: int
    last: int
    number: int
    pages: int
    links: tuple[PageLink, ...]
    previous: str
    next: str


def pager(total: int, wanted: str, address: str, *, size: int) -> Pager:
    """Return page `wanted` of `total` things; past either end, or no number, is the page nearest to what was meant."""
    pages = max(1, -(-total // size))
    number = min(max(int(wanted), 1), pages) if wanted.isascii() and wanted.isdigit() and len(wanted) < 10 else 1
    return Pager(
        first=(number - 1) * size,
        last=min(number * size, total),
        number=number,
        pages=pages,
        links=tuple(_links(number, pages, address)) if pages > 1 else (),
        previous=_at(address, number - 1) if number > 1 else "",
        next=_at(address, number + 1) if number < pages else "",
    )


def _links(number: int, pages: int, address: str) -> list[PageLink]:
    wanted = sorted({1, pages, *range(max(1, number - BESIDE), min(pages, number + BESIDE) + 1)})
    found: list[PageLink] = []
    for before, page in zip([0, *wanted], wanted, strict=False):
        if page - before > 1:
            found.append(PageLink(number=None))
        found.append(PageLink(number=page, address=_at(address, page), here=page == number))
    return found


def _at(address: str, page: int) -> str:
    return f"{address}{'&' if '?' in address else '?'}page={page}"
