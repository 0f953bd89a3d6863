"""What a question asks for: its route, its references and periods, and what an answer must hold."""

from __future__ import annotations

import re
from collections.abc import Mapping

from assistant.rewriting import stand_alone
from assistant.types import Plan, Question, Route, Slot
from vectorstore.references import equivalents, find_dates, find_references

_ROUTES: Mapping[Route, str] = {
    Route.COMPARE: r"\bcompar|\bdiffer|\bversus\b|\bvs\b|\bchange[ds]?\b.*\b(?:between|from|since)\b|\b(?:same|agree) (?:as|with)"
    r"|\bmore or (?:less|fewer)\b|\b(?:higher|lower|bigger|smaller|faster|slower|more|less|fewer|larger)\b.*\bthan\b"
    r"|\bwhich (?:is|was|had|has) (?:the )?(?:more|bigger|larger|higher|lower|most|least)\b|\bboth\b|\bcontradict",
    Route.COUNT: r"\bhow many\b|\bnumber of\b|\bcount(?:ing)?\b|\btally\b",
    Route.LIST: r"^\s*(?:list|name|give me|show)\b|\blist (?:of|all|the|every|each)\b|\bwhich (?:\w+ ){0,3}\w+s\b|\bwhat (?:\w+ ){0,2}\w+s (?:are|were|did|do|have)\b"
    r"|\ball (?:of )?the\b|\bevery(?:one|thing)?\b|\bwalk me through\b|\bwho (?:all|were|are)\b|\bwhat are\b|\beach\b",
    Route.DEFINITION: r"\bwhat (?:does|do|is|are|'s)\b.*\b(?:mean|stand for|short for)\b|\bdefin|\bmeaning of\b|^\s*what(?:'s| is| are) (?:an? )?[\w'-]+(?: [\w'-]+)?\s*\??$"
    r"|^\s*[\w&-]+\s*\?*$",
    Route.EXPLAIN: r"\bwhy\b|\bexplain\b|\bhow come\b|\breasons?\b|\bhow (?:did|does|do|will|has|have|is|are|was|were|can|should)\b|\bwhat (?:happened|drove|caused)\b",
    Route.STATUS: r"\bstatus\b|\bprogress\b|\bon track\b|\bcomplete[d]?\b|\bfinished\b|\bdone\b|\bstill\b|\byet\b|\bgoing ahead\b|\bopen\b|\bclosed\b|\brated?\b|\brating\b",
    Route.PERSON: r"\bwho\b|\bwhose\b|\bwhom\b|\bwho'?s\b",
    Route.DATE: r"\bwhen\b|\bwhat (?:date|day|year|month)\b|\bdeadline\b|\bby when\b",
    Route.NUMBER: r"\bhow (?:much|far|long|often|old|big|large|high|soon)\b|\bwhat (?:share|proportion|percentage|per ?cent|figure|rate|amount|total|cost)\b",
}
_SLOTS: Mapping[Slot, str] = {
    Slot.MONEY: r"\bhow much (?:money|cash|funding|was spent|did (?:it|they|we) (?:cost|spend|save))\b|\bcash\b|\bwhat (?:did|does|do|will) .*\bcost\b|\bbudgets?\b.*\bhow much\b"
    r"|\b(?:cost|price|budget|income|profit|saving|savings|grant) (?:target|figure|total|of)\b|£(?! ?\d)",
    Slot.PERCENTAGE: r"\bpercentage|\bper ?cent\b|\bproportion\b|\bwhat share\b|\bwhat rate\b|%",
    Slot.NUMBER: r"\bhow (?:many|much|far|old|often|long)\b|\bwhat (?:number|total|figure|baseline|score|target)\b|(?:\bthe|'s|\bits|\btheir) (?:\w+ ){0,2}(?:baseline|figure|total|outturn|score)\b|\bnumber of\b",
    Slot.DATE: r"\bwhen\b|\b(?:what|which|whole) (?:date|day|year|month)\b|\bby when\b|\bdeadline\b",
    Slot.NAME: r"\b(?:the|actual|what'?s the) (?:\w+ )?name\b|\bwho is named\b",
    Slot.PERSON: r"\bwho\b|\bwhose\b|\bwhom\b|\bwho'?s\b",
    Slot.COLOUR: r"\bcolou?r\b|\bB?RAG\b|\b(?:red|amber|green|blue|grey)[- ]rated\b|\brated (?:red|amber|green|blue)\b|\bwhat rating\b",
    Slot.DECISION: r"\bresolv|\b(?:how|which way) did .*\bvote\b|\bwhat (?:was|were) the (?:vote|decision|outcome of the vote)\b"
    r"|\bdid (?:the )?(?:\w+ )?(?:committee|council|cabinet|board|panel|members|councillors) (?:\w+ )?(?:approve|agree|decide|vote)\b",
}
_ROUTE_PATTERNS = {route: re.compile(pattern, re.IGNORECASE) for route, pattern in _ROUTES.items()}
_SLOT_PATTERNS = {slot: re.compile(pattern, re.IGNORECASE) for slot, pattern in _SLOTS.items()}


def plan(question: Question) -> Plan:
    """Make the question stand alone and read off what it asks for."""
    alone = stand_alone(question.text, question.history)
    named = {reference.canonical for reference in find_references(alone.text, loose=True)}
    refs = named | set(question.filters.refs)
    return Plan(
        question=question,
        text=alone.text,
        own=alone.own,
        context=alone.context,
        route=route_of(alone.own),
        slots=slots_of(alone.own),
        refs=tuple(sorted({form for ref in refs for form in equivalents(ref)})),
        periods=tuple(dict.fromkeys(day.value for day in find_dates(alone.text))),
    )


def route_of(text: str) -> Route:
    """Return the first route whose words the question uses, fact where it uses none."""
    return next((route for route, pattern in _ROUTE_PATTERNS.items() if pattern.search(text)), Route.FACT)


def slots_of(text: str) -> tuple[Slot, ...]:
    """Return every kind of thing that an answer must hold."""
    return tuple(slot for slot, pattern in _SLOT_PATTERNS.items() if pattern.search(text))
