"""Which of a motion's own words an answer says: what an amendment changes, the sentences a question is most about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from assistant.query import Query, coverage, likeness, take_text_apart
from assistant.register.gist import ELLIPSIS, opening
from assistant.register.own_clauses import clauses_in, clauses_of, heading_over, own_clauses
from assistant.register.vote_asking import VoteAsk, terms_about_votes
from assistant.rows import Said
from vectorstore.index import Index
from vectorstore.lexical.analysis import analyse
from vectorstore.records import Field, Record
from vectorstore.references import find_figures
from vectorstore.types import Document, Filters, Span
from vectorstore.word_vectors import WordVectors

OWN_WORDS, BRIEF_WORDS = 45, 20
"""Words of a motion's own that are said for each part of a question, and of one among several."""

_ASKING = re.compile(r"\b(?:what|which|who|when|where|how)\b", re.IGNORECASE)
_PUT = re.compile(r"\bput to the vote\b", re.IGNORECASE)
_LABEL = re.compile(r"[^.“\"]{2,60}:\s*")


def told_words(
    query: Query, ask: VoteAsk, record: Record, records: Sequence[Record], document: Document, words: WordVectors
) -> Said:
    """Return the sentences of a motion that the question is most about, one for each part of it, and short parts.

    Of the last vote, on all that is left of a motion, what it was on is the title of its minute. `records` are those
    of its paper.
    """
    item = record.get("item")
    if item is not None and (ask.final or _PUT.search(record.value("title"))):
        return Said(field=item, words=item.value)
    own = _last_turn(query)
    figures = {figure.value for figure in find_figures(query.plan.own)}

    def worth(text: str) -> float:
        parts = take_text_apart(text, words)
        named = bool(figures & {figure.value for figure in find_figures(text)})
        return named + coverage(own, frozenset(parts.terms)) + likeness(own, parts)

    told = list(_sentences(record, records, document))
    values = [worth(f"{label} {document.quote(span)}") for label, span in told]
    parts = min(max(len(_ASKING.findall(query.plan.own)), 1), 2)
    best = set(sorted(range(len(told)), key=lambda place: -values[place])[:parts])
    if parts > 1:
        best |= {place for place, (_, span) in enumerate(told) if _is_part(record, span, document)}
    return said_of([told[place][1] for place in sorted(best)], document, OWN_WORDS)


def first_words(record: Record, records: Sequence[Record], document: Document) -> Said:
    """Return the first words of what is a motion's own, of several of its clauses where the first is short."""
    kept: list[Span] = []
    room, cut = BRIEF_WORDS, False
    for clause in own_clauses(record, records, document):
        words = list(re.finditer(r"\S+", document.quote(clause)))
        if words[:room]:
            kept.append(Span(start=clause.start, end=clause.start + words[:room][-1].end()))
            cut = len(words) > room
        room = max(0, room - len(words))
    return said_of(kept, document, BRIEF_WORDS, cut=cut)


def heading_of(record: Record, document: Document, index: Index, filters: Filters) -> tuple[Said, ...]:
    """Return the heading that a motion has of its own inside its minute, where it has one."""
    over = heading_over(record, document, index, filters)
    return (said_of([over], document, BRIEF_WORDS),) if over is not None else ()


def said_of(spans: Sequence[Span], document: Document, words: int, *, cut: bool = False) -> Said:
    """Return stretches of a motion as what is said of it, with an ellipsis where words are left out.

    `cut` says that the last stretch was cut short already.
    """
    parts = [opening(document.quote(span), words).removesuffix(f" {ELLIPSIS}") for span in spans]
    said = parts[0]
    for (one, other), part in zip(pairwise(spans), parts[1:], strict=True):
        said += f" {ELLIPSIS} {part}" if document.text[one.end : other.start].strip() else f" {part}"
    if cut or not _is_whole(spans[-1], parts[-1], document):
        said += f" {ELLIPSIS}"
    return Said(field=Field(name="text", heading="", value=said, spans=tuple(spans)), words=said)


def _is_part(record: Record, span: Span, document: Document) -> bool:
    """Say whether a stretch is a short part of a motion by itself, its amount or where the money comes from."""
    own = record.get("text") or _title(record)
    return span in own.spans and len(document.quote(span).split()) <= BRIEF_WORDS


def _last_turn(query: Query) -> Query:
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


def _sentences(record: Record, records: Sequence[Record], document: Document) -> Iterator[tuple[str, Span]]:
    """Yield the sentences that are a motion's own, each with the label over it; of a short one all as one."""
    own = own_clauses(record, records, document)
    if own != clauses_of(record, document):
        yield from (("", clause) for clause in own)
        return
    label = ""
    for span in (record.get("text") or _title(record)).spans:
        text = document.quote(span)
        if _LABEL.fullmatch(text):
            label = text
        elif len(text.split()) <= OWN_WORDS:
            yield label, span
        else:
            yield from ((label, clause) for clause in clauses_in(span, document))


def _is_whole(span: Span, said: str, document: Document) -> bool:
    """Say whether words are all of a stretch, and that ends where a sentence, or its block, does."""
    whole = len(said.split()) == len(document.quote(span).split())
    return whole and (said[-1:] in '.!?”"' or not document.text[span.end : span.end + 1].strip(" \n"))


def _title(record: Record) -> Field:
    found = record.get("title")
    if found is None:
        raise ValueError(f"motion {record.id} has no words")
    return found
