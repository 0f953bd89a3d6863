"""Tells of one motion what was asked: its words, who moved it, the sides, how it ended, each at its own place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.query import Query
from assistant.register.motion_words import OWN_WORDS, first_words, heading_of, said_of, told_words
from assistant.register.nouns import LEAST, MOST
from assistant.register.one_vote import vote_meant
from assistant.register.places import evidence_of
from assistant.register.vote_asking import SIDES, VoteAsk, vote_asked
from assistant.rows import Row, Said
from assistant.types import Evidence
from vectorstore.index import Index
from vectorstore.plain import plain_text
from vectorstore.records import Field, Record
from vectorstore.types import Document, Hit, Span
from vectorstore.units import trimmed_to_words
from vectorstore.word_vectors import WordVectors

REACH = 400
"""Characters in which the sentence that tells a vote begins."""

_COUNTED = re.compile(
    r"\b(?:how many|what|number of) (?:the )?votes?\b|\bvotes? (?:for|against)\b"
    r"|\b(?:supported?|clos\w+|narrow\w*|majority)\b"
    r"|\bhow did\b.*\bvote\b",
    re.IGNORECASE,
)
_MORE = re.compile(r"\b(?:more|fewer|most|least)\b[^?.;]{0,20}\b(?:for|against|abst\w+|votes)\b", re.IGNORECASE)
_BORDER = re.compile(r"[.!?][\"”’)\]]*(?=\s)|\n\s*\n|\f|\t")
_TITLE = r"(?:(?:Councillors?|Cllrs?|Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Lord|Lady|Prof(?:essor)?)\.?\s+)?"


def told_vote(query: Query, hits: Sequence[Hit], index: Index, words: WordVectors) -> tuple[Evidence, ...]:
    """Return the citable stretches of the row that answers a question about one vote, none where none surely does."""
    ask = vote_asked(query.plan)
    meant = vote_meant(query, ask, hits, index, words) if ask else None
    if ask is None or meant is None:
        return ()
    said = list(_asked(ask, meant.record, meant.document))
    if not said:
        return ()
    records = index.register.of_document(meant.document.id, query.plan.question.filters)
    own = told_words(query, ask, meant.record, records, meant.document, words)
    row = Row(record=meant.record, said=(own, *said))
    return evidence_of(row, meant.document, index, query.plan.question.filters, "V")


def _asked(ask: VoteAsk, record: Record, document: Document) -> Iterator[Said]:
    """Yield what is said of the fields asked for; nothing where the paper tells none of them."""
    fields = {found.name: found for found in record.fields}
    wanted = [name for name in ask.wanted if name in fields]
    kind = fields.get("type")
    if "outcome" in wanted and kind and kind.value.casefold() not in ("amendment", "motion"):
        wanted = ["type", *wanted]
    if ask.member is not None:
        voted = list(_member(ask.member, record, document))
        if voted:
            yield from voted
            wanted = ["outcome"] if "outcome" in fields else []
        elif not {"mover", "seconder"} & set(wanted):
            return
    if wanted == ["outcome"] and ask.member is None and any(name in ask.wanted for name in SIDES):
        wanted = [*(name for name in SIDES if name in fields), "outcome"]
    yield from _as_printed([fields[name] for name in wanted], document)


def _as_printed(fields: Sequence[Field], document: Document) -> list[Said]:
    """Return fields as said; counts that stand in the sentence that tells the outcome, as that sentence has them."""
    places = [found.spans[0] for found in fields if found.name in (*SIDES, "outcome")]
    told = [found for found in fields if found.name in (*SIDES, "outcome")]
    sentence = _sentence_of(places, document) if len(told) > 1 and told[-1].name == "outcome" else None
    kept = [found for found in fields if sentence is None or found not in told]
    said = [Said(field=found, words=" ".join(plain_text(found.value).split())) for found in kept]
    return [*said, *([said_of([sentence], document, OWN_WORDS)] if sentence else [])]


def _sentence_of(places: Sequence[Span], document: Document) -> Span | None:
    """Return the sentence that holds all of several stretches, None where none does."""
    first, last = min(span.start for span in places), max(span.end for span in places)
    before, after = document.text[:first], document.text[last:]
    start = max((match.end() for match in _BORDER.finditer(before, max(0, first - REACH))), default=None)
    end = _BORDER.search(after)
    if start is None or end is None or _BORDER.search(document.text[first:last]):
        return None
    return trimmed_to_words(document, Span(start=start, end=last + end.start() + 1))


def _member(surname: str, record: Record, document: Document) -> Iterator[Said]:
    """Yield each side on whose list a member's name stands, with the name as printed there."""
    printed = re.compile(rf"{_TITLE}(?:[A-Z]\s+)?{re.escape(surname)}(?![\w-])", re.IGNORECASE)
    for side in SIDES:
        found = record.get(f"voted_{side}")
        if found is None:
            continue
        for span in found.spans:
            for match in printed.finditer(document.quote(span)):
                place = Span(start=span.start + match.start(), end=span.start + match.end())
                name = " ".join(match.group().split())
                yield Said(field=replace(found, value=name, spans=(place,)), words=name)


def brief_motion(query: Query, record: Record, document: Document, index: Index) -> Row:
    """Return a motion as one of several: its first words, who moved it, how it ended, its votes where they count."""
    own, filters = query.plan.own, query.plan.question.filters
    counts = SIDES if any(pattern.search(own) for pattern in (_COUNTED, MOST, LEAST, _MORE)) else ()
    others = [found for name in ("mover", "seconder", *counts, "outcome") if (found := record.get(name))]
    title = first_words(record, index.register.of_document(document.id, filters), document)
    said = (*heading_of(record, document, index, filters), title, *_as_printed(others, document))
    return Row(record=record, said=said)
