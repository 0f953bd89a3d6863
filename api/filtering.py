"""Filters as they stand in an address or a form: read and refused, written back, and told as parts to take away."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from urllib.parse import urlencode

from api.errors import UnknownFilter
from api.filter_choices import KINDS, Choices, PaperChoice, choices
from vectorstore.dates import find_dates
from vectorstore.index import Index
from vectorstore.types import PUBLIC_READER, AccessLevel, DocumentKind, Filters

FIELDS = ("as_of", "committee", "document", "kind")
MOST, MOST_NAMED, LONGEST = 50, 30, 80

Fields = Mapping[str, Sequence[str]]
Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Chip:
    """One filter that is set: what it is, in words, and the address without it."""

    label: str
    without: str


@dataclass(frozen=True, kw_only=True, slots=True)
class FilterForm:
    """All that `_filters.html` shows: what is set, what may be chosen, and where the form leads.

    `kept` are the other fields of the page (its words, its sort), which narrowing leaves as they are. `clear` is the
    address with none of the filters.
    """

    filters: Filters
    choices: Choices
    path: str
    kept: Pairs
    chips: tuple[Chip, ...]
    clear: str

    @property
    def pairs(self) -> Pairs:
        """The filters as fields of a form or an address."""
        return pairs_of(self.filters)

    @property
    def query(self) -> str:
        """The filters as an address has them after its question mark; empty where nothing is set."""
        return query_of(self.filters)

    @property
    def committees(self) -> frozenset[str]:
        """The committees that are ticked."""
        return frozenset(self.filters.committees)

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of paper that are ticked."""
        return frozenset(kind.value for kind in self.filters.kinds)

    @property
    def papers(self) -> tuple[PaperChoice, ...]:
        """The papers that are chosen by name."""
        chosen = frozenset(self.filters.documents)
        return tuple(paper for paper in self.choices.papers if paper.value in chosen)


def fields_of(pairs: Sequence[tuple[str, str]]) -> dict[str, list[str]]:
    """Return the fields of an address (`request.query_params.multi_items()`) with all their values, in order."""
    fields: dict[str, list[str]] = {}
    for name, value in pairs:
        fields.setdefault(name, []).append(value)
    return fields


def filter_form(
    index: Index, fields: Fields, path: str, *, kept: Pairs = (), levels: frozenset[AccessLevel] = PUBLIC_READER
) -> FilterForm:
    """Read the filters of a page at `path` and return them with everything its form shows; raises UnknownFilter."""
    known = choices(index, levels)
    filters = read_filters(fields, known, levels)
    return FilterForm(
        filters=filters,
        choices=known,
        path=path,
        kept=kept,
        chips=chips(filters, known, path, kept),
        clear=address(path, kept),
    )


def read_filters(fields: Fields, known: Choices, levels: frozenset[AccessLevel] = PUBLIC_READER) -> Filters:
    """Return the filters of `as_of`, `committee`, `document` and `kind`; blank values are none.

    Raises UnknownFilter, which names the field and what is known, for a value that no paper of this reader's has: a
    misspelt name must not look like a silence of the papers.
    """
    return Filters(
        levels=levels,
        as_of=day_of(fields, "as_of"),
        committees=_once(name for value in _values(fields, "committee") for name in _committees(value, known)),
        documents=_once(name for value in _values(fields, "document") for name in _papers(value, known)),
        kinds=tuple(dict.fromkeys(_kind(value) for value in _values(fields, "kind"))),
    )


def day_of(fields: Fields, name: str) -> date | None:
    """Read a field's day, as a browser sends it (2025-03-31) or as people write it (31 March 2025, 31/3/2025).

    Raises UnknownFilter for anything else; None where the field is blank.
    """
    values = _values(fields, name)
    if not values:
        return None
    mentions = find_dates(values[0])
    try:
        if len(values) == 1 and len(mentions) == 1 and mentions[0].text == values[0]:
            return date.fromisoformat(mentions[0].value)
    except ValueError:  # no such day, or less than a day: "March 2025"
        pass
    raise UnknownFilter(name, f"Give one day, such as 2025-03-31 or 31 March 2025, not {_said(values)}.")


def pairs_of(filters: Filters) -> Pairs:
    """Return filters as the fields that `read_filters` reads."""
    day = [("as_of", filters.as_of.isoformat())] if filters.as_of else []
    committees = [("committee", name) for name in filters.committees]
    papers = [("document", name) for name in filters.documents]
    return (*day, *committees, *papers, *(("kind", kind.value) for kind in filters.kinds))


def query_of(filters: Filters) -> str:
    """Return filters as an address has them after its question mark; empty where nothing is set."""
    return urlencode(pairs_of(filters))


def address(path: str, pairs: Pairs) -> str:
    """Return a path with these fields."""
    return f"{path}?{urlencode(pairs)}" if pairs else path


def chips(filters: Filters, known: Choices, path: str, kept: Pairs = ()) -> tuple[Chip, ...]:
    """Return each filter that is set, with the address that lacks it alone."""
    return tuple(
        Chip(label=label, without=address(path, (*kept, *pairs_of(less)))) for label, less in _each(filters, known)
    )


def _each(filters: Filters, known: Choices) -> Iterator[tuple[str, Filters]]:
    """Yield what each filter says and the filters without it."""
    if day := filters.as_of:
        yield f"Up to {day.day} {day:%B %Y}", replace(filters, as_of=None)
    for name in filters.committees:
        yield name, replace(filters, committees=tuple(n for n in filters.committees if n != name))
    titles = {paper.value: paper.title for paper in known.papers}
    for name in filters.documents:
        yield titles.get(name, name), replace(filters, documents=tuple(n for n in filters.documents if n != name))
    for kind in filters.kinds:
        yield KINDS[kind], replace(filters, kinds=tuple(k for k in filters.kinds if k != kind))


def _values(fields: Fields, name: str) -> list[str]:
    values = [value.strip() for value in fields.get(name, ()) if value.strip()]
    if len(values) > MOST:
        raise UnknownFilter(name, f"Given {len(values)} times; give {MOST} at most.")
    return values


def _once(names: Iterator[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _committees(value: str, known: Choices) -> list[str]:
    """Return the committee of that name, else those whose names hold it."""
    wanted = value.casefold()
    names = [choice.value for choice in known.committees]
    own = [name for name in names if name.casefold() == wanted]
    found = own or [name for name in names if wanted in name.casefold()]
    if not found:
        raise UnknownFilter(
            "committee", f"No paper is of a committee called {_said([value])}. Known: {_listed(names)}."
        )
    return found


def _papers(value: str, known: Choices) -> list[str]:
    """Return the papers of that id or file name; several where papers of one name lie in several folders."""
    wanted = value.casefold()
    found = [paper.value for paper in known.papers if wanted in (paper.id, paper.name.casefold())]
    if found:
        return found
    near = get_close_matches(value, [paper.value for paper in known.papers], n=5, cutoff=0.5)
    meant = f" Near: {_listed(near)}." if near else ""
    raise UnknownFilter("document", f"No paper is called {_said([value])}.{meant} The page of papers lists them all.")


def _kind(value: str) -> DocumentKind:
    try:
        return DocumentKind(value.casefold())
    except ValueError:
        listed = _listed([kind.value for kind in DocumentKind])
        raise UnknownFilter("kind", f"There is no kind of paper {_said([value])}. Known: {listed}.") from None


def _said(values: Sequence[str]) -> str:
    return " and ".join(f"“{value[:LONGEST]}{'…' if len(value) > LONGEST else ''}”" for value in values[:3])


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
    return ", ".join(names[:MOST_NAMED]) + more if names else "none"
