"""What a paper says is still open: the figure asked for is "TBC", a date "being sought", a label without a number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from assistant.query import Query, coverage, terms_of
from assistant.slots import holds
from assistant.types import Evidence, Slot

_TAG = re.compile(r"<[^<>]{1,80}>")
_TO_BE = r"to be (?:confirmed|determined|agreed|set|arranged|announced|decided)"
_OPEN = rf"(?:TB[CDA]|XX+|being sought|{_TO_BE}|awaited|pending)"
_NOT_YET = r"not (?:yet )?(?:been )?(?:set|agreed|confirmed|given|known|available|decided|fixed)"
_NOUNS: Mapping[Slot, str] = {
    Slot.DATE: r"(?:dates?|timetables?|deadlines?)",
    Slot.NUMBER: r"(?:numbers?|figures?|scores?|baselines?|totals?|targets?)",
    Slot.MONEY: r"(?:costs?|amounts?|sums?|budgets?|prices?|fees?|figures?)",
    Slot.PERCENTAGE: r"(?:percentages?|rates?|shares?|figures?)",
}
_SAID_OPEN = {
    slot: re.compile(rf"\b{noun}\b[^.;]{{0,30}}\b(?:{_OPEN}|{_NOT_YET})\b", re.IGNORECASE)
    for slot, noun in _NOUNS.items()
}
_ASKS_WHY = re.compile(r"\b(?:why|reasons?|down to|due to|caused?|because of|rationale)\b", re.IGNORECASE)
_BREAKS_OFF = re.compile(r"(?::|\b(?:due to|because(?: of)?|owing to))\s*$", re.IGNORECASE)
_LABEL = re.compile(r"\b(?:what|the|its|their|'s) (?:\w+ ){0,2}(?P<label>baseline|score|target)\b", re.IGNORECASE)
_NOUN = {slot: re.compile(rf"\b{noun}\b", re.IGNORECASE) for slot, noun in _NOUNS.items()}
BEFORE = 120
"""Characters before a label that tell what it is of."""

BESIDE = 40
"""Characters on either side of a label in which its figure stands."""


def left_open(query: Query, chosen: Sequence[Evidence]) -> str | None:
    """Return the words by which the likeliest stretch leaves open what is asked for, None where it does not."""
    slots = [slot for slot in query.plan.slots if slot in _NOUNS]
    if not slots:
        return None
    text = _TAG.sub(" ", chosen[0].text)
    return next((words for slot in slots if (words := _likeliest_open(query, text, slot))), None)


def breaks_off(query: Query, chosen: Sequence[Evidence]) -> bool:
    """Say whether a reason is asked for and the likeliest stretch ends where it would begin: "this is due to:"."""
    return bool(_ASKS_WHY.search(query.plan.own) and _BREAKS_OFF.search(_TAG.sub(" ", chosen[0].text)))


def _likeliest_open(query: Query, text: str, slot: Slot) -> str | None:
    """Return the words that leave a kind of figure open, where no other label with its figure is nearer what is asked.

    What a label is of stands before it, after the label before: "Staff (baseline: 4). Attendance (baseline: TBC)".
    """
    after, likeliest = 0, (-1.0, "")
    for label in _NOUN[slot].finditer(text):
        start = max(after, label.start() - BEFORE)
        asked = coverage(query, frozenset(terms_of(text[start : label.start()])))
        left = _SAID_OPEN[slot].match(text, label.start())
        if asked > likeliest[0] and (left or holds(slot, text[label.start() : label.end() + BESIDE])):
            likeliest = asked, left.group() if left else ""
        after = label.end()
    return likeliest[1] or None


def label_alone(query: Query, chosen: Sequence[Evidence]) -> str | None:
    """Return the label that is asked about where it stands in the evidence, and nowhere with a figure beside it."""
    asked = _LABEL.search(query.plan.own)
    if asked is None or Slot.NUMBER not in query.plan.slots or any(_is_headed(asked["label"], item) for item in chosen):
        return None
    label = re.compile(rf"\b{asked['label']}s?\b", re.IGNORECASE)
    near = [around for item in chosen for around in _around(label, _TAG.sub(" ", item.text))]
    return asked["label"].lower() if near and not any(holds(Slot.NUMBER, said) for said in near) else None


def _is_headed(label: str, item: Evidence) -> bool:
    return any(label.lower() in head.lower() for head in item.block.columns)


def _around(label: re.Pattern[str], text: str) -> Iterator[str]:
    for match in label.finditer(text):
        yield text[max(match.start() - BESIDE, 0) : match.end() + BESIDE]
