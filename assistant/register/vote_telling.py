"""Tells of one motion what was asked: its words, who moved it, the sides, how it ended, each at its own place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from assistant.query import Query, coverage, likeness, take_text_apart
from assistant.register.gist import ELLIPSIS, opening
from assistant.register.nouns import LEAST, MOST
from assistant.register.one_vote import vote_meant
from assistant.register.places import evidence_of
from assistant.register.vote_asking import VoteAsk, terms_about_votes, vote_asked
from assistant.rows import Row, Said
from assistant.types import Evidence
from vectorstore.index import Index
from vectorstore.lexical.analysis import analyse
from vectorstore.plain import plain_text
from vectorstore.records import Field, Record
from vectorstore.references import find_figures
from vectorstore.types import Document, Hit, Span
from vectorstore.units import trimmed_to_words
from vectorstore.word_vectors import WordVectors

OWN_WORDS, BRIEF_WORDS = 45, 20
"""Words of a motion's own that are said for each part of a question, and of one among several."""

REACH = 400
"""Characters in which the sentence that tells a vote begins."""

_SIDES = ("for", "against", "abstained")
_ASKING = re.compile(r"\b(?:what|which|who|when|where|how)\b", re.IGNORECASE)
_COUNTED = re.compile(
    r"\b(?:how many|what|number of) (?:the )?votes?\b|\bvotes? (?:for|against)\b"
    r"|\b(?:supported?|clos\w+|narrow\w*|majority)\b"
    r"|\bhow did\b.*\bvote\b",
    re.IGNORECASE,
)
_BORDER = re.compile(r"[.!?][\"”’)\]]*(?=\s)|\n\s*\n|\f|\t")
_LABEL = re.compile(r"[^.“\"]{2,60}:\s*")
_SENTENCE_END = re.compile(r"(?<=[.;!?])[\"”’)\]]*\s+")
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
    own = _own_words(query, ask, meant.record, meant.document, words)
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
    if wanted == ["outcome"] and ask.member is None and any(name in ask.wanted for name in _SIDES):
        wanted = [*(name for name in _SIDES if name in fields), "outcome"]
    yield from _as_printed([fields[name] for name in wanted], document)


def _as_printed(fields: Sequence[Field], document: Document) -> list[Said]:
    """Return fields as said; counts that stand in the sentence that tells the outcome, as that sentence has them."""
    places = [found.spans[0] for found in fields if found.name in (*_SIDES, "outcome")]
    told = [found for found in fields if found.name in (*_SIDES, "outcome")]
    sentence = _sentence_of(places, document) if len(told) > 1 and told[-1].name == "outcome" else None
    kept = [found for found in fields if sentence is None or found not in told]
    said = [Said(field=found, words=" ".join(plain_text(found.value).split())) for found in kept]
    return [*said, *([_said([sentence], document, OWN_WORDS)] if sentence else [])]


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
    for side in _SIDES:
        found = record.get(f"voted_{side}")
        if found is None:
            continue
        for span in found.spans:
            for match in printed.finditer(document.quote(span)):
                place = Span(start=span.start + match.start(), end=span.start + match.end())
                name = " ".join(match.group().split())
                yield Said(field=replace(found, value=name, spans=(place,)), words=name)


def _own_words(query: Query, ask: VoteAsk, record: Record, document: Document, words: WordVectors) -> Said:
    """Return the sentences of a motion that the question is most about, one for each part of it, and short parts.

    Of the last vote, on all that is left of a motion, what it was on is the title of its minute.
    """
    item = record.get("item")
    if ask.final and item is not None:
        return Said(field=item, words=item.value)
    own = _own(query)
    figures = {figure.value for figure in find_figures(query.plan.own)}

    def worth(text: str) -> float:
        parts = take_text_apart(text, words)
        named = bool(figures & {figure.value for figure in find_figures(text)})
        return named + coverage(own, frozenset(parts.terms)) + likeness(own, parts)

    told = list(_sentences(record, document))
    values = [worth(f"{label} {document.quote(span)}") for label, span in told]
    parts = min(max(len(_ASKING.findall(query.plan.own)), 1), 2)
    best = set(sorted(range(len(told)), key=lambda place: -values[place])[:parts])
    if parts > 1:
        best |= {place for place, (_, span) in enumerate(told) if _is_part(record, span, document)}
    return _said([told[place][1] for place in sorted(best)], document, OWN_WORDS)


def _is_part(record: Record, span: Span, document: Document) -> bool:
    """Say whether a stretch is a short part of a motion by itself, its amount or where the money comes from."""
    own = record.get("text") or _title(record)
    return span in own.spans and len(document.quote(span).split()) <= BRIEF_WORDS


def _own(query: Query) -> Query:
    """Return the question as its last turn alone asks it, votes aside; all of it where nothing is left."""
    spent = terms_about_votes()
    kept = [p for p, word in enumerate(query.words) if word in query.own and not spent & set(analyse(word, query=True))]
    terms = {term: weight for term, weight in query.terms.items() if term in analyse(query.plan.own, query=True)}
    terms = {term: weight for term, weight in terms.items() if term not in spent}
    if not kept or not terms:
        return query
    return replace(
        query,
        terms=terms,
        words=tuple(query.words[place] for place in kept),
        word_weights=query.word_weights[kept],
        vectors=query.vectors[kept],
    )


def brief_motion(query: Query, record: Record, document: Document) -> Row:
    """Return a motion as one of several: its first words, who moved it, how it ended, its votes where they count."""
    own = query.plan.own
    named = next(iter(_title(record).spans))
    words = list(re.finditer(r"\S+", document.quote(named)))[:BRIEF_WORDS]
    title = _said([Span(start=named.start, end=named.start + words[-1].end())], document, BRIEF_WORDS)
    counts = _SIDES if any(pattern.search(own) for pattern in (_COUNTED, MOST, LEAST)) else ()
    others = [found for name in ("mover", "seconder", *counts, "outcome") if (found := record.get(name))]
    return Row(record=record, said=(title, *_as_printed(others, document)))


def _sentences(record: Record, document: Document) -> Iterator[tuple[str, Span]]:
    """Yield the sentences of a motion, each with the label that stands over it; of a short one all as one."""
    label = ""
    for span in (record.get("text") or _title(record)).spans:
        text = document.quote(span)
        if _LABEL.fullmatch(text):
            label = text
        elif len(text.split()) <= OWN_WORDS:
            yield label, span
        else:
            ends = [0, *(match.end() for match in _SENTENCE_END.finditer(text)), len(text)]
            pieces = (Span(start=span.start + start, end=span.start + end) for start, end in pairwise(ends))
            yield from ((label, trimmed_to_words(document, piece)) for piece in pieces if len(piece))


def _is_whole(span: Span, said: str, document: Document) -> bool:
    """Say whether words are all of a stretch, and that ends where a sentence, or its block, does."""
    whole = len(said.split()) == len(document.quote(span).split())
    return whole and (said[-1:] in '.!?”"' or not document.text[span.end : span.end + 1].strip(" \n"))


def _title(record: Record) -> Field:
    found = record.get("title")
    if found is None:
        raise ValueError(f"motion {record.id} has no words")
    return found


def _said(spans: Sequence[Span], document: Document, words: int) -> Said:
    """Return stretches of a motion as what is said of it."""
    parts = [opening(document.quote(span), words).removesuffix(f" {ELLIPSIS}") for span in spans]
    last = [] if _is_whole(spans[-1], parts[-1], document) else [ELLIPSIS]
    said = " ".join([f" {ELLIPSIS} ".join(parts), *last])
    return Said(field=Field(name="text", heading="", value=said, spans=tuple(spans)), words=said)
