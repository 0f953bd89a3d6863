"""What the rows of a table are: told by its column headings first, then by its title and the headings above it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.records.columns import Columns
from ingest.records.keys import counted_kind
from ingest.records.names import field_name
from vectorstore.records import RecordKind

_MONEY = frozenset({"budget", "actual", "forecast", "variance", "amount"})
_DONE_BY = frozenset({"ref", "owner", "due", "rating", "minute", "completed"})
_FOLLOWED = frozenset({"progress", "status"})
_ANSWERED = frozenset({"assessment", "response"})
_MEASURED = frozenset({"target", "value", "baseline", "comparator", "comments", "variance", "rating", "status"})
_TRACKER = re.compile(
    r"\btrackers?\b|outstanding actions?|matters arising|actions? from (?:previous|last)", re.IGNORECASE
)
_PROGRAMME = re.compile(r"\b(?:work|forward) (?:programme|plan)\b|\bforward plan\b|\bplan of work\b", re.IGNORECASE)
_GLOSSARY = re.compile(r"\b(?:glossary|abbreviations?|acronyms?|words used|terms used)\b", re.IGNORECASE)
_AGENDA = re.compile(r"^\W*agenda\b", re.IGNORECASE)
_SUM_SAVED = re.compile(
    r"\bsavings? (?:target|plan|agreed|required)|\b(?:target|planned|agreed|required|budgeted) savings?\b",
    re.IGNORECASE,
)
# What the heading of the main column says, in this order; a wider sign ("action") must not hide a narrower one.
_MAIN = (
    (RecordKind.RECOMMENDATION, re.compile(r"\brecommend(?:ation)?s?\b")),
    (RecordKind.DELIVERABLE, re.compile(r"\bdeliverables?\b")),
    (RecordKind.MILESTONE, re.compile(r"\bmilestones?\b")),
    (RecordKind.RISK, re.compile(r"\brisks?\b(?! indicator)")),
    (RecordKind.ISSUE, re.compile(r"\bissues? (?:description|title|name)|^issues?\b")),
    (RecordKind.ACTION, re.compile(r"\bactions?\b|\btasks?\b")),
    (RecordKind.SAVING, re.compile(r"\bsavings?\b")),
    (RecordKind.PROJECT, re.compile(r"\bprojects?\b")),
    (RecordKind.KPI, re.compile(r"\bmeasures?\b|\bindicators?\b|\bkpis?\b|\bpi\b")),
)
_ABOVE = (
    (RecordKind.MILESTONE, re.compile(r"\bmilestones\b", re.IGNORECASE)),
    (RecordKind.RISK, re.compile(r"\brisks?(?: register)?$|^risks?\b", re.IGNORECASE)),
    (RecordKind.ISSUE, re.compile(r"^(?:key |current )?issues$|\bissues? log\b", re.IGNORECASE)),
    (
        RecordKind.KPI,
        re.compile(r"key performance indicators|\bkpis\b|performance (?:measures|indicators)", re.IGNORECASE),
    ),
    (RecordKind.SAVING, re.compile(r"\bsavings?\b", re.IGNORECASE)),
)


def kind_of(columns: Columns, above: str, paper: str = "") -> RecordKind:
    """Say what the rows of a table are.

    `above` is its title, or the heading right above it; `paper` the title of the report that it stands in.
    """
    names = frozenset((*map(field_name, columns.headings), columns.names[columns.key]))
    heads = " | ".join(columns.headings).casefold()
    main = columns.headings[columns.main].casefold()
    if _is_glossary(columns, names, above):
        return RecordKind.TERM
    if re.search(r"\bpages?\b", heads) and (_AGENDA.search(above) or re.search(r"\bitem\b", heads)):
        return RecordKind.AGENDA_ITEM
    if re.search(r"\bactions?\b", heads) and ("minute" in names or _TRACKER.search(f"{heads} {above}")):
        return RecordKind.TRACKER_ACTION
    if "date" in names and names & {"method", "purpose", "witnesses", "owner"} and _is_work_item(main, heads, above):
        return RecordKind.WORK_ITEM
    return (
        _by_main(columns, names, main)
        or (_by_main(columns, names, counted_kind(columns.word) or "") if columns.word else None)
        or _of_people(columns.names)
        or _by_rest(columns, names, above, paper)
    )


def _is_glossary(columns: Columns, names: frozenset[str], above: str) -> bool:
    """Say whether a table explains words: one column of them beside what each means, and not what each was and is."""
    pair = len(columns.headings) == 2
    told = "term" in names and (pair or bool(names & {"meaning", "description", "name"}))
    return told or (pair and bool(_GLOSSARY.search(above)))


def _is_work_item(main: str, heads: str, above: str) -> bool:
    """Say whether dated rows are to come: a programme of items, or the notice of key decisions that councils give."""
    decisions = re.search(r"\bdecisions?\b", main) and "key decision" in heads
    return bool(decisions or re.search(r"\b(?:items?|topics?|subjects?|reports?)\b", main) or _PROGRAMME.search(above))


def _of_people(names: Sequence[str]) -> RecordKind | None:
    """Tell lists of people from lists of posts: by which of name and post stands first."""
    if "name" in names and "role" in names:
        return RecordKind.ROLE if names.index("role") < names.index("name") else RecordKind.PERSON
    return RecordKind.PERSON if "name" in names and "contact" in names else None


def _by_main(columns: Columns, names: frozenset[str], main: str) -> RecordKind | None:
    """What the heading over the main column says, where the other columns bear it out."""
    for kind, pattern in _MAIN:
        if not pattern.search(main):
            continue
        if kind is RecordKind.KPI:
            return kind if names & _MEASURED else None
        if kind is RecordKind.SAVING:
            return kind if names & (_MONEY | _DONE_BY | {"value"}) else None
        if kind is RecordKind.RISK:
            return kind
        if kind is RecordKind.PROJECT and len(names & _MONEY) >= 1:
            return kind
        answered = names & _ANSWERED and kind in (RecordKind.RECOMMENDATION, RecordKind.ISSUE)
        if (len(columns.headings) > 2 or "due" in names) and (names & (_DONE_BY | _FOLLOWED) or answered):
            return kind
    return None


def _by_rest(columns: Columns, names: frozenset[str], above: str, paper: str) -> RecordKind:
    """What the columns together, and then the words above the table, say."""
    if names & {"likelihood", "mitigation"} and names & {"score", "impact", "likelihood"}:
        told = next((kind for kind, pattern in _ABOVE[:3] if pattern.search(above)), RecordKind.OTHER)
        return RecordKind.RISK if "likelihood" in names or told is RecordKind.RISK else told
    if "baseline_date" in names and "due" in names:
        return RecordKind.MILESTONE
    figures = sum(name in ("value", "amount") for name in columns.names)
    money = any(sign in heading for heading in columns.headings for sign in "£€") and figures >= 2
    if len(names & _MONEY) >= 2 or {"budget", "value"} <= names or money:
        return _of_money(columns, names, above, paper)
    if "target" in names and "value" in names:
        return RecordKind.KPI
    if len(columns.headings) > 2:
        told = next((kind for kind, pattern in _ABOVE if pattern.search(above)), RecordKind.OTHER)
        if told is RecordKind.SAVING:
            return told if names & _MONEY and columns.keyed else RecordKind.OTHER
        return told if names & (_DONE_BY | _MEASURED) else RecordKind.OTHER
    return RecordKind.OTHER


def _of_money(columns: Columns, names: frozenset[str], above: str, paper: str) -> RecordKind:
    """Say what rows of sums are: savings where a column sums these, no lines of a budget where their paper is on these.

    What is proposed is no line of a budget yet either.
    """
    if "budget" in names:
        return RecordKind.BUDGET_LINE
    if any(_SUM_SAVED.search(heading) for heading in columns.headings):
        return RecordKind.SAVING
    proposed = "proposal" in columns.headings[columns.main].casefold()
    of_savings = re.search(r"\bsavings?\b", f"{above} {paper}", re.IGNORECASE)
    return RecordKind.OTHER if proposed or of_savings else RecordKind.BUDGET_LINE
