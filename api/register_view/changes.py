"""What changed from one paper to the next, in words."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher

from assistant.history import Change
from assistant.ledger.due import due_day

NAMES = {"lead": "Lead", "due": "Due date", "status": "Status", "rating": "Rating", "wording": "Wording"}
BRIEF = 160
"""Characters of both sides together that stand in one sentence; more is laid out as before and after."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """A change as a sentence, or, where its words are many, its name with both sides in parts (words, is changed)."""

    name: str
    sentence: str = ""
    before: tuple[tuple[str, bool], ...] = ()
    after: tuple[tuple[str, bool], ...] = ()


def told(change: Change) -> Told:
    """Say a change; a blank side is a cell that was left blank."""
    name = NAMES[change.what]
    if len(change.before) + len(change.after) > BRIEF:
        before, after = _compared(change.before, change.after)
        return Told(name=name, before=before, after=after)
    if not change.before:
        return Told(name=name, sentence=f"{name} given: “{change.after}” (it was left blank before).")
    if not change.after:
        return Told(name=name, sentence=f"{name} left blank (it was “{change.before}” before).")
    moved = _moved(change) if change.what == "due" else ""
    return Told(name=name, sentence=f"{name} changed from “{change.before}” to “{change.after}”{moved}.")


def _moved(change: Change) -> str:
    """Say by how much a due date moved, where both sides name one."""
    before, after = due_day(change.before), due_day(change.after)
    if not (before and after) or before == after:
        return ""
    days = abs((after - before).days)
    months = round(days / 30.44)
    span = f"{days} day{'' if days == 1 else 's'}" if months < 2 else f"about {months} months"
    return f", {span} {'later' if after > before else 'earlier'}"


def _compared(before: str, after: str) -> tuple[tuple[tuple[str, bool], ...], tuple[tuple[str, bool], ...]]:
    """Part two wordings into words that both have and words that one has alone."""
    old, new = before.split(), after.split()
    lost: list[tuple[str, bool]] = []
    gained: list[tuple[str, bool]] = []
    for kind, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if i < j:
            lost.append((" ".join(old[i:j]), kind != "equal"))
        if k < m:
            gained.append((" ".join(new[k:m]), kind != "equal"))
    return tuple(lost), tuple(gained)
