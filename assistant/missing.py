"""What of a question the record misses although it comes near, as the sentence that a reader is told."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from textwrap import shorten

from assistant import gaps
from assistant.asked_names import names_away
from assistant.asked_periods import dates_of, says
from assistant.changes import read_as
from assistant.confidence import against
from assistant.query import Query, take_text_apart
from assistant.register.showing import naming_field
from assistant.signs import Signs, words_over
from assistant.slots import holds, unit_over
from assistant.types import AbstentionReason, Evidence, Slot
from vectorstore.references import find_dates, find_references
from vectorstore.word_vectors import WordVectors

Missing = tuple[AbstentionReason, str]

MOST_NAMED, LONGEST_NAMED = 4, 40
"""Words of the question that are said to be nowhere, and letters of one: more is a slip of the keyboard."""

LONGEST_NAME = 80
"""Letters of a row's name by which it is called where it has no reference."""

_IDENTIFIERS = frozenset({"code", "recommendation", "saving", "minute", "action", "risk", "project"})
"""Kinds of reference that name a thing of the record, not a place in a paper or a part of an Act."""

_FIGURES = frozenset({Slot.MONEY, Slot.PERCENTAGE, Slot.NUMBER})
_BY_HOW_MUCH = re.compile(r"\bby how much\b", re.IGNORECASE)
"""What asks for a change, which may be a share of what there was."""

_ASKED: Mapping[Slot, str] = {
    Slot.NUMBER: "a number",
    Slot.MONEY: "an amount of money",
    Slot.PERCENTAGE: "a percentage",
    Slot.DATE: "a date",
    Slot.PERSON: "who it is",
    Slot.NAME: "a name",
    Slot.COLOUR: "a colour or rating",
    Slot.DECISION: "a decision or a vote",
}


def what_is_missing(query: Query, chosen: Sequence[Evidence], signs: Signs, words: WordVectors) -> Missing:
    """Return the reason and the sentence of what speaks most against there being an answer and can be put in words."""
    groups = [group for group, weight in against(signs).items() if weight > 0 and group in _SAID]
    return next(
        (found for group in groups for found in [_SAID[group](query, chosen, words)] if found),
        (AbstentionReason.NOT_FOUND, silent(query)),
    )


def silent(query: Query) -> str:
    """Say that there is nothing, and name the words of the question that no paper has."""
    unseen = [word for word in query.words if word in query.unseen and 2 < len(word) <= LONGEST_NAMED]
    return f"The record does not say. No paper mentions {_quoted(unseen)}." if unseen else "The record does not say."


def named(query: Query) -> str:
    """Return the question's identifiers as the reader wrote them; places, "paragraph 3.6", are found by other means."""
    found = find_references(query.plan.text, loose=True)
    return ", ".join(dict.fromkeys(_closed(reference.text) for reference in found if reference.kind in _IDENTIFIERS))


def _closed(reference: str) -> str:
    """Return a reference without the bracket of the words around it: "minute 39 iv" of "(minute 39 iv)"."""
    return reference if "(" in reference else reference.rstrip(")")


def _reference(query: Query, chosen: Sequence[Evidence], words: WordVectors) -> Missing | None:
    asked = named(query)
    return (AbstentionReason.UNKNOWN_REFERENCE, f"Nothing found says this of {asked}.") if asked else None


def _period(query: Query, chosen: Sequence[Evidence], words: WordVectors) -> Missing | None:
    """Say for which of the times asked about there is nothing, and of what time the nearest is."""
    held = [day for item in chosen for day in dates_of(item)]
    asked = [day.text for day in find_dates(query.plan.text) if not any(says(day.value, other) for other in held)]
    if not asked:
        return None
    said = f"The papers found do not say this for {' or '.join(dict.fromkeys(asked))}."
    day = chosen[0].document.meeting_date
    return AbstentionReason.OTHER_PERIOD, f"{said} What comes nearest is in a paper of {_spoken(day)}." if day else said


def _name(query: Query, chosen: Sequence[Evidence], words: WordVectors) -> Missing | None:
    texts = [take_text_apart(f"{read_as(i.document, i.span)} {words_over(i)}", words) for i in chosen]
    away = names_away(query, texts)
    if not away:
        return None
    unseen = [name for name in away if name.casefold() in query.unseen]
    said = f"No paper mentions {_quoted(unseen)}." if unseen else f"Nothing found on this names {_quoted(away)}."
    return AbstentionReason.UNKNOWN_NAME, said


def figure_lacking(query: Query, chosen: Sequence[Evidence]) -> Missing | None:
    """Say which figure the question cannot be answered without and none of the evidence has, None where there is none.

    An amount, a percentage or a number is always written out; a person may be "the Board", a date "ongoing".
    """
    said = [" ".join((item.text, *item.block.columns, unit_over(item.block.locator.headings))) for item in chosen]
    shares = bool(_BY_HOW_MUCH.search(query.plan.own)) and any(holds(Slot.PERCENTAGE, words) for words in said)
    asked = (slot for slot in query.plan.slots if slot in _FIGURES and not (shares and slot is Slot.MONEY))
    lacking = [slot for slot in asked if not any(holds(slot, words) for words in said)]
    if not lacking:
        return None
    return AbstentionReason.WEAK_EVIDENCE, f"The record does not give {_ASKED[lacking[0]]} for this."


def _kind(query: Query, chosen: Sequence[Evidence], words: WordVectors) -> Missing | None:
    """Say which kind of thing the nearest evidence does not give."""
    found = [s for s in query.plan.slots if s not in gaps.SAID_OTHERWISE and not holds(s, chosen[0].text)]
    return (AbstentionReason.WEAK_EVIDENCE, f"The record does not give {_ASKED[found[0]]} for this.") if found else None


def _blank(query: Query, chosen: Sequence[Evidence], words: WordVectors) -> Missing | None:
    blank = gaps.named_blank(query, chosen) or gaps.blank_of(query, chosen[0])
    return blanked(blank) if blank else None


def blanked(blank: gaps.Blank) -> Missing:
    """Say of a row which cell is blank, or lost its colour in this copy."""
    place = _called(blank.row)
    heads = " and ".join(f"“{head}”" for head in blank.columns)
    if blank.colour:
        said = f"This copy does not show what stands under {heads} for {place}: a colour would be lost in it."
        return AbstentionReason.NOT_SHOWN, said
    return AbstentionReason.BLANK, f"The record leaves {heads} blank for {place}."


def _called(item: Evidence) -> str:
    """Return what a row is called: its reference, "row 54" where that is a bare number, else its name."""
    ref = item.block.locator.row
    if ref:
        return f"row {ref}" if ref.isdigit() else ref
    name = naming_field(item.row.record) if item.row else None
    return f"“{shorten(name.value, LONGEST_NAME, placeholder=' …')}”" if name else "that row"


def _words(query: Query, chosen: Sequence[Evidence], words: WordVectors) -> Missing:
    return AbstentionReason.NOT_FOUND, silent(query)


def _quoted(words: Sequence[str]) -> str:
    return " or ".join(f"“{word}”" for word in words[:MOST_NAMED])


def _spoken(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


_SAID: Mapping[str, Callable[[Query, Sequence[Evidence], WordVectors], Missing | None]] = {
    "references": _reference,
    "periods": _period,
    "names": _name,
    "kinds": _kind,
    "blank": _blank,
    "words": _words,
}
