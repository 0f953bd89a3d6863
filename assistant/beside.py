"""Whether what a question asks for stands beside the words it is asked of, or is blank or said to be unknown there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from assistant.query import Query
from assistant.register.showing import MISSING
from assistant.slots import places_of
from assistant.types import Evidence, Slot
from vectorstore.embedders.base import Vectors
from vectorstore.lexical._stop_words import STOP_WORDS
from vectorstore.records import Field
from vectorstore.word_vectors import WordVectors

REACH = 4
"""Words to either side of a figure among which what it counts is named: "894 young adults", "vans in use: 40"."""

LEADING = 3
"""Stretches of the evidence that count as what an answer rests on."""

_WORD = re.compile(r"[^\W\d_]+")
_COUNTED = re.compile(
    r"\b(?:how many|number of)\s+(?:(?:of|the|our|other|more|new)\s+)*((?:[^\W\d_]+[ '’-]){0,2}[^\W\d_]+)",
    re.IGNORECASE,
)
_UNKNOWN = re.compile(
    r"\b(?:TBC|TBD|XX+|awaited|unknown|vacant|vacancy"
    r"|to be (?:confirmed|determined|advised|announced|agreed|set)"
    r"|not (?:yet )?(?:known|available|valued|held|given|provided|recorded|decided|agreed|set|confirmed|published"
    r"|named|appointed|stated|shown|costed)"
    r"|(?:did|do|does|could|can) not (?:have|hold|give|say|know|show|name|state)"
    r"|no (?:figure|number|score|date|name|data|decision|information)|without a (?:score|date|figure|name))\b",
    re.IGNORECASE,
)


def beside(query: Query, chosen: Sequence[Evidence], words: WordVectors) -> Mapping[str, float]:
    """Return the signs, each 0 to 1 (`cell_gap` from -1), of some evidence, the best first."""
    return {
        **_figures_beside(query, chosen, words),
        **_cells_beside(query, chosen[0], words),
        "unknown_first": float(_is_unknown(chosen[0])),
        "unknown_all": float(any(_is_unknown(item) for item in chosen[:LEADING])),
    }


def counted_in(question: str) -> tuple[str, ...]:
    """Return the words of what a question wants counted, up to three: "post", "transport", "appeals"."""
    found = _COUNTED.search(question)
    said = _WORD.findall(found[1].casefold()) if found else []
    end = next((number for number, word in enumerate(said) if word in STOP_WORDS), len(said))
    return tuple(said[:end])


def _figures_beside(query: Query, chosen: Sequence[Evidence], words: WordVectors) -> Mapping[str, float]:
    """Return how like what is to be counted the words are that stand beside figures: in the best stretch, and in any.

    A question for a number of one thing often finds the numbers of another: dates, years and references are none.
    """
    counted = counted_in(query.plan.own)
    if not counted:
        return {}
    wanted = words.of(counted)
    of_each = [_nearest(wanted, sorted(_named_by_figures(item)), words) for item in chosen]
    leading = max(of_each[:LEADING])
    return {"counted": 1.0, "counted_first": of_each[0], "counted_leading": leading, "counted_all": max(of_each)}


def _named_by_figures(item: Evidence) -> frozenset[str]:
    """Return the words beside the figures of a stretch, and those at the head of its columns; none without figures."""
    text = " \n ".join((item.text, *((said.words for said in item.row.said) if item.row else ())))
    figures = places_of(Slot.NUMBER, text)
    if not figures:
        return frozenset()
    said = [(match.start(), match.group().casefold()) for match in _WORD.finditer(text)]
    starts = [start for start, _ in said]
    found = set(_words_in(" ".join(item.block.columns)))
    for figure in figures:
        first, end = np.searchsorted(starts, [figure.start, figure.end])
        found.update(word for _, word in (*said[max(first - REACH, 0) : first], *said[end : end + REACH]))
    return frozenset(found)


def _cells_beside(query: Query, first: Evidence, words: WordVectors) -> Mapping[str, float]:
    """Return how like the question the headings of a row's blank cells are, and of its other cells."""
    if first.row is None or not query.words:
        return {}
    fields = first.row.record.fields
    blank = _headed(query, (found for found in fields if found.source in MISSING), words)
    full = _headed(query, (found for found in fields if found.source not in MISSING and found.name != "ref"), words)
    return {"cell_row": 1.0, "cell_blank": blank, "cell_full": full, "cell_gap": blank - full}


def _headed(query: Query, fields: Iterator[Field], words: WordVectors) -> float:
    """Return how like words of the question those of a heading are, for the heading that is most so."""
    headings = ([word for word in _words_in(found.heading) if word not in STOP_WORDS] for found in fields)
    return max((_likeness(words.of(heading), query.vectors) for heading in headings if heading), default=0.0)


def _nearest(wanted: Vectors, said: Sequence[str], words: WordVectors) -> float:
    return _likeness(wanted, words.of(said)) if said else 0.0


def _likeness(wanted: Vectors, known: Vectors) -> float:
    """Return the mean, over some words, of each one's likeness to the nearest of others, 0 to 1."""
    return float(np.clip(wanted @ known.T, 0.0, 1.0).max(axis=1).mean())


def _words_in(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _is_unknown(item: Evidence) -> bool:
    """Say whether a stretch itself says that something is not known, not given or not yet decided."""
    return bool(_UNKNOWN.search(item.text))
