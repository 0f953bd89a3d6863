"""Questions that the page offers to someone who does not know yet what to ask.

They are made of the newest papers' records and tried on the assistant, which takes seconds: a thread does it, once for
each set of papers, and until it has done there are simple ones made of titles alone.
"""

from __future__ import annotations

import json
import logging
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from importlib.resources import files
from itertools import islice
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from api.offers import (
    LONGEST_TITLE,
    Offer,
    Sort,
    of_change,
    of_headings,
    of_minute,
    of_paper,
    of_subjects,
    of_table,
    of_thing,
    spoken,
    varied,
)
from api.settings import PageSettings
from vectorstore.errors import ClerkError
from vectorstore.types import DocumentKind, Filters

if TYPE_CHECKING:
    from api.record import Opened, Record
    from vectorstore.catalogue.values import DocumentInfo
    from vectorstore.index import Index
    from vectorstore.records import Record as Row

log = logging.getLogger(__name__)

SIMPLE = 4  # as many as a phone shows without scrolling past the box
OFFERED = 6
NEWEST = 10
"""Papers with records that questions are made of, from the newest on."""
TRIED = 30
MOST_HEADINGS = 40
LOOKED_INTO = 4
"""Things of a paper whose history is looked into."""
KEPT = 64
"""Sets of filters whose questions are kept."""


def _of_minutes(info: DocumentInfo) -> str:
    day = f" on {spoken(info.meeting_date)}" if info.meeting_date else ""
    return (
        f"What did the {info.committee} resolve{day}?"
        if info.committee
        else f"What does “{info.title}” say was resolved?"
    )


WORDINGS: dict[DocumentKind, Callable[[DocumentInfo], str]] = {
    DocumentKind.MINUTES: _of_minutes,
    DocumentKind.DECISION: lambda info: f"What was decided in “{info.title}”?",
    DocumentKind.REPORT: lambda info: f"What does “{info.title}” recommend?",
    DocumentKind.PLAN: lambda info: f"Which actions are in “{info.title}”?",
}


def _of_sample(papers: Sequence[DocumentInfo]) -> tuple[str, ...]:
    """Return questions about the sample council, where nothing but its papers is stored."""
    sample = files("evals.sample")
    known = {paper.name for paper in (sample / "papers").iterdir()}
    if not {info.name for info in papers} <= known:
        return ()
    return tuple(json.loads((sample / "asked.json").read_text(encoding="utf-8")))


def suggested(papers: Sequence[DocumentInfo], settings: PageSettings) -> tuple[str, ...]:
    """Return the questions that the settings name, else one for each kind of paper, from its newest titles."""
    if not papers:
        return ()
    if settings.examples:
        return settings.examples
    # `papers` come newest first.
    newest = {info.kind: info for info in reversed(papers)}
    made = tuple(WORDINGS[kind](newest[kind]) for kind in WORDINGS if kind in newest)
    return (_of_sample(papers) or made)[:SIMPLE]


def suggestions(opened: Opened, filters: Filters, settings: PageSettings) -> tuple[str, ...]:
    """Return up to six questions that the papers within these filters answer; never waits for them to be made.

    The first time, and when other papers are stored, they are begun to be made, and the simple ones come meanwhile.
    """
    papers = opened.index.catalogue.documents(filters)
    if settings.examples or not papers:
        return suggested(papers, settings)
    made = _KEPT.setdefault(opened.index, _Made())
    return made.of(opened, filters) or suggested(papers, settings)


def begin_suggestions(record: Record, settings: PageSettings) -> None:
    """Begin to make the questions of a server that has just started; what keeps its record shut is logged already."""
    with suppress(ClerkError):
        suggestions(record.get(), Filters(), settings)


def offered(opened: Opened, filters: Filters) -> tuple[str, ...]:
    """Make the questions: of each sort one that is answered, then of other things; takes a second or more."""
    from api.trying import Trial

    trial = Trial(opened.assistant)
    left = varied(_offers(opened.index, filters))[:TRIED]
    kept: list[Offer] = []
    for alike in (_alike, _about_the_same):
        for offer in list(left):
            if len(kept) < OFFERED and not any(alike(offer, other) for other in kept):
                left.remove(offer)
                kept += [offer] if trial.answered(offer.text, filters) else []
    return tuple(offer.text for offer in kept)


def _alike(one: Offer, other: Offer) -> bool:
    """Say whether two offers are of one sort, or about the same."""
    return one.sort is other.sort or _about_the_same(one, other)


def _about_the_same(one: Offer, other: Offer) -> bool:
    return one.about == other.about


def _offers(index: Index, filters: Filters) -> Iterator[Offer]:
    """Yield what can be asked of the newest papers that have records, the changed things of them first."""
    counts = index.register.counts(filters)
    held = {document_id for document_id, _ in counts}
    newest = [info for info in index.catalogue.documents(filters) if info.id in held and not info.copy_of][:NEWEST]
    for info in newest:
        records = index.register.of_document(info.id, filters)
        yield from of_paper(info, frozenset(kind for document_id, kind in counts if document_id == info.id))
        yield from of_table(records)
        document = index.catalogue.document(info.id, filters.levels)
        headings = index.catalogue.headings(info.id, filters.levels)
        yield from of_headings(info, (document.standing(block.span) for block in headings[:MOST_HEADINGS]))
        yield from of_subjects(info, (document.standing(block.span) for block in headings[:MOST_HEADINGS]))
        for record in records if info.kind is DocumentKind.MINUTES else ():
            yield from of_minute(record)
        things = [record for record in records if any(True for _ in of_thing(record))]
        for record in things[: OFFERED // 2]:
            yield from of_thing(record)
        for record in islice(things, 0, len(things), max(1, len(things) // LOOKED_INTO)):
            if has_changed(record, index, filters):
                yield of_change(record.label or "")
    yield from (
        Offer(sort=Sort.PAPER, text=WORDINGS[info.kind](info), about=info.id) for info in newest if _simple(info)
    )


def _simple(info: DocumentInfo) -> bool:
    return info.kind in (DocumentKind.REPORT, DocumentKind.PLAN) and len(info.title) <= LONGEST_TITLE


def has_changed(record: Row, index: Index, filters: Filters) -> bool:
    """Say whether papers tell of one thing under this reference, and that it stands otherwise than before."""
    from assistant.history import history_of

    found = history_of(record.label or "", index, filters)
    changes = [change.what for thing in found.things for change in thing.changes] if found else []
    return found is not None and len(found.things) == 1 and bool({"status", "rating", "lead"} & set(changes))


class _Made:
    """The questions of one record, by filters; one thread at a time makes them."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: OrderedDict[Filters, tuple[str, tuple[str, ...]]] = OrderedDict()
        self._busy = False

    def of(self, opened: Opened, filters: Filters) -> tuple[str, ...]:
        """Return what is made, empty while it is not; begins to make it where nobody does."""
        version = opened.index.catalogue.version()
        with self._lock:
            known = self._kept.get(filters)
            if known and known[0] == version:
                return known[1]
            if not self._busy:
                self._busy = True
                arguments = (opened, filters, version)
                threading.Thread(target=self._make, args=arguments, name="suggestions", daemon=True).start()
        return ()

    def _make(self, opened: Opened, filters: Filters, version: str) -> None:
        """Make the questions; a record that is closed or changed meanwhile leaves none, and is no fault."""
        made: tuple[str, ...] = ()
        try:
            made = offered(opened, filters)
        except Exception:  # nobody waits for it, so that the log is the only place to say it
            log.exception("Suggested questions could not be made")
        finally:
            with self._lock:
                self._busy = False
                self._kept[filters] = (version, made)
                while len(self._kept) > KEPT:
                    self._kept.popitem(last=False)


_KEPT: WeakKeyDictionary[Index, _Made] = WeakKeyDictionary()
