"""A follow-up made to stand alone, from the reader's own earlier words and nothing else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.types import Turn
from vectorstore.lexical.analysis import analyse
from vectorstore.references import find_dates, find_references

_LEANING = re.compile(
    r"^\s*(?:and|but|so|or|also|then|what about|how about|what of|which of)\b"
    r"|\b(?:it|its|it's|that|this|these|those|they|them|their|he|she|his|her|there|same|one|ones|the others?)\b",
    re.IGNORECASE,
)
_NAMED = re.compile(r"(?<=[\w,'] )[A-Z]\w+|[A-Z]{2,}")
_FEW_WORDS = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class Standalone:
    """A question's own words, and the earlier words it leans on ("" where it leans on none)."""

    own: str
    context: str = ""

    @property
    def text(self) -> str:
        """Both, the earlier words first."""
        return f"{self.context} {self.own}".strip()


def stand_alone(text: str, history: Sequence[Turn]) -> Standalone:
    """Lend a leaning question the words of the turns before it.

    "And B2?" after "Who leads A4?" becomes "Who leads B2?": a reference or a period of the same kind is put in the
    place of the earlier one. Other leaning questions keep the earlier turn as context. A question that stands by
    itself stays as it is, since a reader may change the subject.
    """
    if not history or not leans(text):
        return Standalone(own=text)
    context = _earlier(history)
    swapped = _swap(text, context)
    return Standalone(own=swapped) if swapped else Standalone(own=text, context=_without_rivals(text, context))


def leans(text: str) -> bool:
    """Say whether a question needs earlier words.

    It does where it points back, carries on, has next to no words of its own, or names nothing: no reference, no date,
    no proper name. A reader who changes the subject names the new one; if not, the new words still count double.
    """
    if _LEANING.search(text) or len(analyse(text, query=True)) < _FEW_WORDS:
        return True
    return not (_NAMED.search(text) or find_references(text, loose=True) or find_dates(text))


def _earlier(history: Sequence[Turn]) -> str:
    """Return the last turn, with those before it as long as each leans on the one before."""
    used: list[str] = []
    for turn in reversed(history):
        used.insert(0, turn.text)
        if not leans(turn.text):
            break
    return " ".join(used)


def _swap(text: str, context: str) -> str:
    """Put the one reference or period that is all a follow-up says in the place of its like in the earlier question."""
    for spans, earlier in (
        ([r.span for r in find_references(text, loose=True)], [r.span for r in find_references(context, loose=True)]),
        ([d.span for d in find_dates(text)], [d.span for d in find_dates(context)]),
    ):
        if len(spans) != 1 or len(earlier) != 1:
            continue
        rest = text[: spans[0].start] + " " + text[spans[0].end :]
        if len(analyse(rest, query=True)) <= 1:
            new = text[spans[0].start : spans[0].end]
            return context[: earlier[0].start] + new + context[earlier[0].end :]
    return ""


def _without_rivals(text: str, context: str) -> str:
    """Drop the earlier references and periods where the follow-up names its own of the same kind."""
    rivals = []
    if find_references(text, loose=True):
        rivals += [r.span for r in find_references(context, loose=True)]
    if find_dates(text):
        rivals += [d.span for d in find_dates(context)]
    for span in sorted(rivals, reverse=True):
        context = context[: span.start] + " " + context[span.end :]
    return " ".join(context.split())
