"""Whether a question is about a thing that no paper has a word for: what shares its other words is then no answer."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.changes import read_as
from assistant.query import Query, take_text_apart
from assistant.signs import nearest_words, words_over
from assistant.types import Evidence
from vectorstore.word_vectors import WordVectors

SHARE = 0.45
"""The least share of a question's weight that such words have: over ten sets of questions one of 600 with an answer has
as much, and half of those on things off any council's subjects that are not refused otherwise."""

UNLIKE = 0.6
"""Under this likeness to every word in and over the evidence a word is met by none of them."""

SELDOM = 4500
"""From this rank on in common English a word tells what is asked about; "meant" and "moment" how it is asked."""

_HOW = re.compile(r"(?:ed|ing|ly)$|^(?:eve|sudden)$")
"""Endings of what is done rather than what it is done to; an eve is a day, and "all of a sudden" no thing."""


def is_unheard_of(query: Query, chosen: Sequence[Evidence], words: WordVectors) -> bool:
    """Say whether words that no paper has, and the evidence nothing like, are most of what a question asks about.

    A reference, or an earlier question that this one leans on, tells what it is about without them.
    """
    asked = [word for word in query.unseen if len(word) > 2 and not _HOW.search(word) and words.rank(word) >= SELDOM]
    if not asked or query.plan.refs or query.plan.context:
        return False
    texts = [take_text_apart(f"{read_as(item.document, item.span)} {words_over(item)}", words) for item in chosen]
    if not any(text.words for text in texts):
        return False
    rows = list(zip(query.words, query.word_weights, nearest_words(query, texts), strict=True))
    total = sum(weight for word, weight, _ in rows if word in query.own)
    unmet = sum(weight for word, weight, like in rows if word in asked and like < UNLIKE)
    return bool(unmet >= SHARE * total)
