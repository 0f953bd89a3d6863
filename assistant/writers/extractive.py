"""Answers in the record's own words: the sentences or rows that answer, as they stand, likeliest first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.brevity import room_for
from assistant.changes import shown
from assistant.query import Query, coverage, likeness, take_apart, take_text_apart
from assistant.settings import AssistantSettings
from assistant.slots import gives, holds
from assistant.timing import timed_each
from assistant.types import DraftClaim, Evidence, Plan, Route
from assistant.writers.base import Writer
from assistant.writers.repeats import without_repeats
from assistant.writers.tabular import grouped, row_claim
from vectorstore.index import Index
from vectorstore.plain import plain_text
from vectorstore.types import BlockKind, Span
from vectorstore.units import sentences_of
from vectorstore.word_vectors import WordVectors


def build(settings: AssistantSettings, index: Index, words: WordVectors) -> Writer:
    """Return the writer; it needs no setting."""
    return ExtractiveWriter(index, words)


class ExtractiveWriter:
    """Says nothing of its own, so it can only be wrong about what is relevant."""

    name = "extractive"
    prompt_version = None

    def __init__(self, index: Index, words: WordVectors) -> None:
        """Weigh sentences by the words of this index."""
        self._index = index
        self._words = words

    @timed_each("write")
    def write(self, plan: Plan, evidence: Sequence[Evidence]) -> Iterator[DraftClaim]:
        """Yield one claim a stretch of evidence, the likeliest first, or the oldest where papers are compared."""
        if not evidence:
            return
        query, room = take_apart(plan, self._index, self._words), room_for(plan)
        groups = _in_order(plan, grouped(evidence))
        drafts = (self._draft(query, items, room.further if n else room.first) for n, items in enumerate(groups))
        yield from drafts if plan.route is Route.COMPARE else without_repeats(drafts)

    def _draft(self, query: Query, items: Sequence[Evidence], size: int) -> DraftClaim:
        """Return the claim of one stretch in about `size` words, or of the stretches of one row."""
        if items[0].row is not None:
            return row_claim(items)
        item = items[0]
        is_row = item.block.kind is BlockKind.ROW
        text = self._row(query, item, size) if is_row else self._prose(query, item, item.span, size)
        return DraftClaim(text=text, quotes=((item.label, item.text),))

    def _prose(self, query: Query, item: Evidence, span: Span, size: int) -> str:
        """Return the sentences of a span around the best one, as many as fit into `size` words."""
        spans = sentences_of(item.document, span)
        texts = [clean(item.document.standing(span)) for span in spans]
        answering = [all(gives(slot, text, query.plan.text) for slot in query.plan.slots) for text in texts]
        start, end = _window(texts, [self._worth(query, text) for text in texts], answering, size)
        return clean(shown(item.document, Span(start=spans[start].start, end=spans[end].end)))

    def _row(self, query: Query, item: Evidence, size: int) -> str:
        """Return a row's cells; of a long row the first, and those that the question is most about, in their order."""
        parts = ((cell, _common(cell, item.span)) for cell in item.block.cells if cell.overlaps(item.span))
        said = {cell: self._cell(query, item, part, size) for cell, part in parts}
        cells = [cell for cell, text in said.items() if text]
        texts = [said[cell] for cell in cells] or [clean(shown(item.document, item.span))]
        heads = dict(zip(item.block.cells, item.block.columns, strict=False))
        worth = [self._worth(query, f"{heads.get(c, '')} {t}") for c, t in zip(cells, texts, strict=False)] or [1.0]
        order = sorted(range(len(texts)), key=lambda i: (i != 0, -worth[i]))
        kept: list[int] = []
        for i in order:
            if len(kept) < 2 or sum(len(texts[j].split()) for j in [*kept, i]) <= size:
                kept.append(i)
        return " | ".join(texts[i] for i in sorted(kept) if texts[i])

    def _cell(self, query: Query, item: Evidence, part: Span, size: int) -> str:
        """Return the words of a cell, of a long one the sentences that answer; a stretch may end inside a cell."""
        said = clean(shown(item.document, part))
        return said if len(said.split()) <= size else self._prose(query, item, part, size)

    def _worth(self, query: Query, text: str) -> float:
        parts = take_text_apart(text, self._words)
        held = sum(holds(slot, text) for slot in query.plan.slots) / max(len(query.plan.slots), 1)
        return coverage(query, frozenset(parts.terms)) + likeness(query, parts) + 0.6 * held


def _in_order(plan: Plan, groups: Sequence[tuple[Evidence, ...]]) -> Sequence[tuple[Evidence, ...]]:
    """Return what is compared by the day of its paper, side by side; all else, and what has no day, as it was."""
    days = [items[0].document.meeting_date for items in groups]
    if plan.route is not Route.COMPARE or None in days:
        return groups
    return [groups[place] for place in sorted(range(len(groups)), key=lambda place: (str(days[place]), place))]


def _common(one: Span, other: Span) -> Span:
    return Span(start=max(one.start, other.start), end=min(one.end, other.end))


def _window(texts: Sequence[str], worth: Sequence[float], answering: Sequence[bool], size: int) -> tuple[int, int]:
    """Return the first and last sentence of the run around the best one that stays within `size` words.

    Where the best lacks what is asked for, the run goes on to the nearest that has it, or is around that one alone.
    """
    best = max(range(len(texts)), key=lambda i: (worth[i], -i))
    nearest = min((i for i, has in enumerate(answering) if has), key=lambda i: (abs(i - best), -worth[i]), default=best)
    start, end = min(best, nearest), max(best, nearest)
    room = size - sum(len(text.split()) for text in texts[start : end + 1])
    if room < 0 and start < end:
        start, end, room = nearest, nearest, size - len(texts[nearest].split())
    while True:
        sides = [i for i in (start - 1, end + 1) if 0 <= i < len(texts) and len(texts[i].split()) <= room]
        if not sides:
            return start, end
        best = max(sides, key=lambda i: worth[i])
        start, end, room = min(start, best), max(end, best), room - len(texts[best].split())


def clean(text: str) -> str:
    """Drop mark-up, bullets and line ends, which are not words."""
    return re.sub(r"\s+", " ", plain_text(text)).strip(" \t|•-–*")
