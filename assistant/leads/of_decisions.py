"""Answers "Did Cabinet approve the policy?" by a resolution that says so of that very thing and adds nothing to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.authority import Force, of_evidence
from assistant.leads.asking import YesNo, without_asides
from assistant.leads.subjects import is_of_period
from assistant.types import Claim, Evidence, Plan
from vectorstore.dates import find_dates
from vectorstore.lexical.analysis import analyse
from vectorstore.types import Document

_GRANTED = {
    "approv": ("approv", "agree", "adopt"),
    "agree": ("agree", "approv"),
    "adopt": ("adopt",),
    "endors": ("endors",),
    "accept": ("accept",),
}
"""What a resolution must say, by the beginnings of its verb and of the question's."""

_REFUSED = ("reject", "refus")
_VERB = r"approve|agree|adopt|endorse|accept|reject|refuse"
_DONE = rf"(?P<verb>(?:{_VERB})(?:e?d)?)(?: to)?"
_ASKED_OF = re.compile(rf"(?P<of>.+?)\s+{_DONE}(?:\s+by\s+(?P<body>.+))?", re.IGNORECASE)
_ASKED_WHO = re.compile(rf"(?P<body>.+?)\s+{_DONE}\s+(?P<of>.+)", re.IGNORECASE)
_ASKED_THEM = re.compile(rf"(?P<body>){_DONE}\s+(?P<of>.+)", re.IGNORECASE)

_OPENING = re.compile(
    r"^\W*(?:(?:it was )?(?:unanimously )?(?:resolved|agreed)\b[\s:,]*)?"
    r"(?:\(?(?:\d{1,2}|[a-z]|[ivx]+)[.)]\s*)?(?:that )?",
    re.IGNORECASE,
)
_PASSED = re.compile(
    rf"(?P<of>.+?) (?:be|is|are|was|were) (?P<not>not )?(?:hereby |formally |unanimously )?(?P<verb>{_VERB})e?d"
    r"(?:,? with (?:immediate effect|effect from [\w ]+)"
    r"|,? (?:as )?(?:set out|attached|appended|shown) (?:in|at) [\w .]+"
    r"|,? as a correct record(?: and signed by the [\w-]+)?)?",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[;\n]|\.(?=\s|$)|,? and(?: in particular)? that\b")
_ANY_BODY = frozenset({"", "they", "we", "members", "councillors", "the members", "the councillors"})


def verdict_on_decision(asked: YesNo, plan: Plan, claim: Claim, sources: Sequence[Evidence]) -> bool | None:
    """Say whether what a claim quotes decides as asked, None where it does not say so of that very thing."""
    said = {
        met
        for source in sources
        if of_evidence(source) is Force.RESOLVED
        for cited in claim.citations
        if cited.document_id == source.document.id and cited.span.overlaps(source.span)
        for met in _verdicts(asked, plan, source.document, cited.quote)
    }
    return said.pop() if len(said) == 1 else None


def _verdicts(asked: YesNo, plan: Plan, document: Document, quote: str) -> Iterator[bool]:
    words = without_asides(asked.words)
    for pattern in (_ASKED_THEM,) if asked.agent else (_ASKED_OF, _ASKED_WHO):
        match = pattern.fullmatch(words)
        if match is None or not _is_of(asked.agent or match["body"] or "", document):
            continue
        of = without_asides(match["of"])
        if not is_of_period(_without_dates_of(of, plan), document.meeting_date):
            continue
        for clause in _CLAUSE.split(quote):
            passed = _PASSED.fullmatch(_OPENING.sub("", clause.strip()).rstrip(" ,.:"))
            if passed and len(_terms(of)) > 1 and _terms(passed["of"]) == _terms(of):
                met = _meets(match["verb"].casefold(), passed["verb"].casefold(), denied=bool(passed["not"]))
                yield from () if met is None else (met,)


def _meets(asked: str, said: str, *, denied: bool) -> bool | None:
    """Say whether a resolution's verb is what was asked for, None where it is of neither kind."""
    refused = said.startswith(_REFUSED)
    if asked.startswith(_REFUSED):
        return (refused or denied) if not (refused and denied) else None
    if refused or denied:
        return None if refused and denied else False
    wanted = next(verbs for start, verbs in _GRANTED.items() if asked.startswith(start))
    return True if said.startswith(wanted) else None


def _is_of(body: str, document: Document) -> bool:
    """Say whether the body that a question names can be the one whose paper this is: no council is its cabinet."""
    if body.casefold() in _ANY_BODY:
        return True
    wanted = set(re.findall(r"\w+", body.casefold())) - {"the", "and"}
    return bool(wanted) and wanted <= set(re.findall(r"\w+", (document.committee or "").casefold()))


def _without_dates_of(words: str, plan: Plan) -> Plan:
    """Return a plan without the periods that are part of what is asked of ("the budget for 2025")."""
    own = {day.value for day in find_dates(words)}
    return replace(plan, periods=tuple(period for period in plan.periods if period not in own))


def _terms(words: str) -> frozenset[str]:
    return frozenset(analyse(words, query=True))
