"""The papers as a list: narrowed by what stands in the address, sorted, counted, and a page at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from api.errors import UnknownFilter
from api.filter_choices import KINDS
from api.filtering import Chip, Fields, FilterForm, Pairs, address, day_of, filter_form, pairs_of
from api.paging import Pager, pager
from vectorstore.types import AccessLevel, DocumentKind

if TYPE_CHECKING:
    from vectorstore.catalogue.values import DocumentInfo
    from vectorstore.index import Index

PATH, SIZE, LONGEST = "/documents", 50, 200


@dataclass(frozen=True, kw_only=True, slots=True)
class Sort:
    """One order of the list: what it is called, and what it goes by."""

    label: str
    key: Callable[[DocumentInfo], Any]


def _by_day(info: DocumentInfo) -> tuple[bool, date, str]:
    return info.meeting_date is None, info.meeting_date or date.min, info.title.casefold()


# Papers come newest first, and a sort keeps the order of equals.
SORTS: dict[str, Sort] = {
    "newest": Sort(label="Newest first", key=lambda info: 0),
    "oldest": Sort(label="Oldest first", key=_by_day),
    "title": Sort(label="Title", key=lambda info: info.title.casefold()),
    "committee": Sort(label="Committee", key=lambda info: (info.committee is None, (info.committee or "").casefold())),
    "read": Sort(label="Last read by clerk", key=lambda info: -info.ingested_at.timestamp()),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Counted:
    """A line of the table of counts: a committee, with how many papers of each kind and where they are listed."""

    label: str
    cells: tuple[tuple[int, str], ...]
    total: int
    address: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Listing:
    """One page of the list. `total` papers fit out of `of`; `kinds` and `counted` count those that fit.

    `records` are how many records each paper of this page has, `asking` is where it alone is asked about. `since`,
    `words` and `sort` are the list's own fields.
    """

    form: FilterForm
    words: str
    since: date | None
    sort: str
    papers: Sequence[DocumentInfo]
    total: int
    of: int
    earliest: date | None
    latest: date | None
    undated: int
    records: Mapping[str, int]
    asking: Mapping[str, str]
    kinds: tuple[str, ...]
    counted: tuple[Counted, ...]
    pager: Pager
    sorts: tuple[tuple[str, str, str], ...]


def listing(index: Index, fields: Fields, levels: frozenset[AccessLevel]) -> Listing:
    """Return the page of the list that an address asks for; raises UnknownFilter for a value that nothing has."""
    words = " ".join(" ".join(fields.get("q", ())).split())[:LONGEST]
    since = day_of(fields, "since")
    sort = (fields.get("sort") or ["newest"])[0] or "newest"
    if sort not in SORTS:
        raise UnknownFilter("sort", f"There is no order of that name. Known: {', '.join(SORTS)}.")
    own = _own(words, since, sort)
    form = filter_form(index, fields, PATH, kept=own, levels=levels)
    papers = [info for info in index.catalogue.documents(form.filters) if _fits(info, words, since)]
    papers.sort(key=SORTS[sort].key)
    paged = pager(len(papers), (fields.get("page") or ["1"])[0], address(PATH, (*own, *form.pairs)), size=SIZE)
    shown = papers[paged.first : paged.last]
    days = [info.meeting_date for info in papers if info.meeting_date]
    return Listing(
        form=replace(
            form, chips=(*_chips(form, words, since, sort), *form.chips), clear=address(PATH, _own("", None, sort))
        ),
        words=words,
        since=since,
        sort=sort,
        papers=shown,
        total=len(papers),
        of=len(form.choices.papers),
        earliest=min(days, default=None),
        latest=max(days, default=None),
        undated=len(papers) - len(days),
        records=index.register.counts_of([info.id for info in shown], levels),
        asking=_asking(shown, form),
        kinds=tuple(KINDS[kind] for kind in _kinds(papers)),
        counted=_counted(papers, form, own),
        pager=paged,
        sorts=tuple(
            (key, one.label, address(PATH, (*_own(words, since, key), *form.pairs))) for key, one in SORTS.items()
        ),
    )


def _asking(shown: Sequence[DocumentInfo], form: FilterForm) -> dict[str, str]:
    values = {paper.id: paper.value for paper in form.choices.papers}
    return {info.id: address("/", (("document", values[info.id]),)) for info in shown}


def _own(words: str, since: date | None, sort: str) -> Pairs:
    """Return the list's own fields as an address has them, without those that say nothing new."""
    given = (("q", words), ("since", since.isoformat() if since else ""), ("sort", sort if sort != "newest" else ""))
    return tuple((name, value) for name, value in given if value)


def _chips(form: FilterForm, words: str, since: date | None, sort: str) -> list[Chip]:
    """Return the list's own filters as parts to take away, beside those that every page has."""
    found: list[Chip] = []
    if words:
        found.append(Chip(label=f"“{words}”", without=address(PATH, (*_own("", since, sort), *form.pairs))))
    if since:
        label = f"From {since.day} {since:%B %Y}"
        found.append(Chip(label=label, without=address(PATH, (*_own(words, None, sort), *form.pairs))))
    return found


def _fits(info: DocumentInfo, words: str, since: date | None) -> bool:
    """Say whether a paper is of that day or later, and holds all of the words in its title or file name."""
    if since and (info.meeting_date is None or info.meeting_date < since):
        return False
    said = f"{info.title} {info.name}".casefold()
    return all(word in said for word in words.casefold().split())


def _kinds(papers: Sequence[DocumentInfo]) -> list[DocumentKind]:
    held = {info.kind for info in papers}
    return [kind for kind in KINDS if kind in held]


def _counted(papers: Sequence[DocumentInfo], form: FilterForm, own: Pairs) -> tuple[Counted, ...]:
    """Count papers by committee and kind, each number leading to its papers; those of no committee stand last."""
    kinds = _kinds(papers)
    written = {choice.value.casefold(): choice.value for choice in form.choices.committees}
    counts = Counter((written.get((info.committee or "").casefold()), info.kind) for info in papers)
    names = [
        choice.value for choice in form.choices.committees if any((choice.value, kind) in counts for kind in kinds)
    ]
    found = [_line(name, name, [counts[name, kind] for kind in kinds], kinds, form, own) for name in names]
    if any(counts[None, kind] for kind in kinds):
        cells = tuple((counts[None, kind], "") for kind in kinds)
        total = sum(number for number, _ in cells)
        found.append(Counted(label="No committee named", cells=cells, total=total, address=""))
    return tuple(found)


def _line(
    label: str, committee: str, numbers: list[int], kinds: list[DocumentKind], form: FilterForm, own: Pairs
) -> Counted:
    narrowed = replace(form.filters, committees=(committee,))
    cells = tuple(
        (number, address(PATH, (*own, *pairs_of(replace(narrowed, kinds=(kind,))))))
        for number, kind in zip(numbers, kinds, strict=True)
    )
    return Counted(label=label, cells=cells, total=sum(numbers), address=address(PATH, (*own, *pairs_of(narrowed))))
