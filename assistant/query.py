"""A question taken apart once, so that every passage and sentence can be held against it cheaply."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

import numpy as np

from assistant.near import Near
from assistant.types import Plan
from vectorstore.embedders.base import Vectors
from vectorstore.index import Index
from vectorstore.lexical._stop_words import STOP_WORDS
from vectorstore.lexical.analysis import analyse
from vectorstore.plain import plain_text
from vectorstore.types import Document, Filters, Hit
from vectorstore.word_vectors import WordVectors, words_of

CONTEXT_WEIGHT = 0.5
"""What a word of an earlier turn counts beside one of the question itself."""

ALIKE = 0.6
"""What another wording of a term counts beside the term itself."""

NOWHERE = "\N{NULL}"
"""A term that no text has: its rarity is that of every unseen one."""

CACHED_PARTS = 4_000
"""About 40 MB, for the vectors of their words."""

CACHED_TEXTS = 20_000
"""About 60 MB at passages of 1,000 characters: the texts that questions meet most stay analysed."""


_CONTRACTED = frozenset(
    "dont doesnt didnt isnt arent wasnt werent hasnt havent hadnt wont wouldnt couldnt shouldnt cant mustnt neednt "  # noqa: SIM905
    "ive id im youd youll youve youre hed hes shed shes wed weve theyd theyll theyve theyre whats whos whens wheres "
    "hows thats theres heres its pls plz thx ta cheers figs".split()
)
"""Words run together as "don't" is once its mark is dropped, and of messages ("pls"): how a thing is asked, not what a
paper is to have."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Query:
    """The question's terms with their weights (rarity in the record times turn), its words with vectors, its pairs.

    `own` are the words of the last question itself, `unseen` those of them that no paper which the reader may see has
    in any form. `alike` gives, for a term, the terms of each other wording of what it is part of; `near` is where
    the earlier question that this one leans on was answered.
    """

    plan: Plan
    terms: Mapping[str, float]
    pairs: frozenset[tuple[str, str]]
    words: tuple[str, ...]
    word_weights: Vectors
    vectors: Vectors
    own: frozenset[str] = frozenset()
    unseen: frozenset[str] = frozenset()
    alike: Mapping[str, tuple[frozenset[str], ...]] = field(default_factory=dict)
    near: tuple[Near, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Text:
    """A passage or sentence taken apart: its terms in order, its distinct words, their vectors."""

    terms: tuple[str, ...]
    words: tuple[str, ...]
    vectors: Vectors


def take_apart(plan: Plan, index: Index, words: WordVectors) -> Query:
    """Analyse a planned question; a term weighs its inverse document frequency among what the reader may see."""
    own, context = analyse(plan.own, query=True), analyse(plan.context, query=True)
    turn = {**dict.fromkeys(context, CONTEXT_WEIGHT), **dict.fromkeys(own, 1.0)}
    plain = _content_words(plan.text)
    of_words = {word: terms_of(word) for word in plain}
    alike = _alike(plan)
    others = {term for forms in alike.values() for form in forms for term in form}
    wanted = {*turn, *(term for found in of_words.values() for term in found), *others, NOWHERE}
    rarity = index.lexical.weights(wanted, plan.question.filters.levels)
    terms = {term: weight * rarity[term] for term, weight in turn.items()}
    weights = np.array([_word_weight(word, terms) for word in plain], dtype=np.float32)
    own_words = [word for word in _content_words(plan.own) if word not in _CONTRACTED]
    unseen = [word for word in own_words if _is_unseen(of_words[word], alike, rarity)]
    return Query(
        plan=plan,
        terms=terms,
        pairs=frozenset(pairwise(own)),
        words=plain,
        word_weights=weights,
        vectors=words.of(plain),
        own=frozenset(_content_words(plan.own)),
        unseen=frozenset(unseen) - _of_file_names(unseen, plan, index),
        alike=alike,
    )


def _of_file_names(words: Sequence[str], plan: Plan, index: Index) -> frozenset[str]:
    """Return which of some words stand in the name of a file that the reader may see."""
    if not words:
        return frozenset()
    names = " ".join(card.name for card in index.catalogue.documents(plan.question.filters)).casefold()
    return frozenset(
        word for word in words if re.search(rf"(?<![a-z0-9]){re.escape(word.casefold())}(?![a-z0-9])", names)
    )


def _alike(plan: Plan) -> dict[str, tuple[frozenset[str], ...]]:
    """Return, for each term of what has other wordings, the terms of each of them."""
    found: dict[str, tuple[frozenset[str], ...]] = {}
    for alike in plan.alike:
        forms = tuple(frozenset(analyse(form, query=True)) for form in alike.forms)
        for term in analyse(alike.said, query=True):
            found[term] = (*found.get(term, ()), *filter(None, forms))
    return found


def _is_unseen(
    terms: Sequence[str], alike: Mapping[str, Sequence[frozenset[str]]], rarity: Mapping[str, float]
) -> bool:
    """Say whether no paper has a word, nor all of another wording of it."""
    forms = [form for term in terms for form in alike.get(term, ())]
    return all(_is_new(term, rarity) for term in terms) and all(any(_is_new(t, rarity) for t in f) for f in forms)


def _is_new(term: str, rarity: Mapping[str, float]) -> bool:
    return rarity[term] >= rarity[NOWHERE]


@lru_cache(maxsize=CACHED_PARTS)
def take_text_apart(text: str, words: WordVectors) -> Text:
    """Analyse words of the record in the same way."""
    return Text(terms=terms_of(text), words=_content_words(text), vectors=words.of(_content_words(text)))


@lru_cache(maxsize=CACHED_TEXTS)
def terms_of(text: str) -> tuple[str, ...]:
    """Return the analysed terms of a text of the record in order; questions meet the same texts again and again."""
    return tuple(analyse(text, query=False))


@lru_cache(maxsize=CACHED_TEXTS)
def _content_words(text: str) -> tuple[str, ...]:
    return tuple(word for word in words_of(plain_text(text)) if word not in STOP_WORDS)


def _word_weight(word: str, terms: Mapping[str, float]) -> float:
    """Give a word the weight of its term; one whose analysis went another way (a reference's part) counts little."""
    return max((terms.get(term, 0.0) for term in analyse(word, query=False)), default=0.0) or 1.0


def papers_of(hits: Sequence[Hit], index: Index, filters: Filters) -> dict[str, Document]:
    """Return the documents of some hits by id, each read once, as this reader may see them."""
    ids = dict.fromkeys(hit.chunk.document_id for hit in hits)
    return {document_id: index.catalogue.document(document_id, filters.levels) for document_id in ids}


def unmet(query: Query, texts: Sequence[Text]) -> float:
    """Return the share of the question's own weight, 0 to 1, that the record has nowhere and the texts nothing like.

    "Kids" is met by "children", "zoo" by nothing: what a question is about, and the record is silent on, shows here.
    """
    known = [text.vectors for text in texts if text.words]
    if not query.unseen or not known:
        return 0.0
    nearest = (query.vectors @ np.concatenate(known).T).max(axis=1)
    rows = list(zip(query.words, query.word_weights, nearest, strict=True))
    total = float(sum(weight for word, weight, _ in rows if word in query.own))
    lacking = float(sum(weight * (1.0 - max(like, 0.0)) for word, weight, like in rows if word in query.unseen))
    return lacking / total if total else 0.0


def coverage(query: Query, terms: frozenset[str]) -> float:
    """Return the share of the question's term weight that stands in a text, 0 to 1."""
    total = sum(query.terms.values())
    if not total:
        return 0.0
    held = sum(weight for term, weight in query.terms.items() if term in terms)
    for term, forms in query.alike.items():
        if term not in terms and any(form <= terms for form in forms):
            held += ALIKE * query.terms.get(term, 0.0)
    return held / total


def likeness(query: Query, text: Text) -> float:
    """Return the weighted mean, over the question's words, of each one's nearest word in the text, 0 to 1.

    The sum of maximal similarities of ColBERT (Khattab & Zaharia, SIGIR 2020), weighted by rarity.
    """
    total = float(query.word_weights.sum())
    if not query.words or not text.words or not total:
        return 0.0
    nearest = (query.vectors @ text.vectors.T).max(axis=1)
    return float((query.word_weights * np.maximum(nearest, 0.0)).sum() / total)
