"""Whether a record is surely the thing that a question names, and no other record could be meant or says otherwise."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from assistant.recorded import title_of
from assistant.types import Plan
from vectorstore.index import Index
from vectorstore.lexical._stop_words import STOP_WORDS
from vectorstore.lexical.analysis import analyse
from vectorstore.records import Record
from vectorstore.references import equivalents, find_references

_POINTING = frozenset({"it", "that", "this"})
_SMALL = frozenset(["the", "a", "an", "of", "in", "on", "at", "to", "for", "with", "by", "from", "and", "our", "its"])
_LIGHT = frozenset(
    analyse(
        """action project task recommendation work workstream programme item milestone saving deliver undertake conduct
        complete implement carry out produce prepare""",
        query=True,
    )
)
"""What a title or a question may say beside the thing itself."""

_ISO = re.compile(r"\d{4}(?:-\d\d){0,2}")


def is_subject(words: str, record: Record, plan: Plan) -> bool:
    """Say whether words name a record and nothing beside it: its reference, or all of its title."""
    refs = find_references(words, loose=True)
    if words.casefold() in _POINTING:
        return record.ref is not None and _only(plan.refs, record.ref)
    if _saying_more(words) or len({ref.canonical for ref in refs}) > 1:
        return False
    title, said = _terms(title_of(record)), _terms(_without(words, [ref.text for ref in refs]))
    if refs:
        return _is_under(refs[0].canonical, record) and said <= title | _LIGHT
    return len(said - _LIGHT) > 1 and said <= title | _LIGHT and title <= said | _LIGHT


def day_of(record: Record, plan: Plan, index: Index) -> date | None:
    """Return the day that a record speaks of, else that of its paper."""
    return record.as_of or index.catalogue.document(record.document_id, plan.question.filters.levels).meeting_date


def is_of_period(plan: Plan, day: date | None) -> bool:
    """Say whether a day is within all the periods that a question names."""
    told = day.isoformat() if day else ""
    return all(_ISO.fullmatch(period) and told.startswith(period) for period in plan.periods)


def _saying_more(words: str) -> bool:
    """Say whether words do not end with a name, or hold a small word that may turn their sense ("to be")."""
    plain = re.findall(r"[\w'’]+", words.casefold())
    return not plain or plain[-1] in _SMALL or any(word in STOP_WORDS and word not in _SMALL for word in plain)


def _is_under(ref: str, record: Record) -> bool:
    """Say whether a record has a reference; one written otherwise only where it is of the sort that the words say."""
    if record.ref == ref:
        return True
    return record.ref in equivalents(ref) and ref.partition(" ")[0] in record.kind.value


def _only(refs: Sequence[str], ref: str) -> bool:
    """Say whether the references of a question are all ways of writing one."""
    return bool(refs) and set(refs) <= {*equivalents(ref), ref}


def _terms(words: str) -> frozenset[str]:
    return frozenset(term for term in analyse(words, query=True) if not term.startswith("_"))


def _without(words: str, parts: Sequence[str]) -> str:
    for part in parts:
        words = words.replace(part, " ")
    return words
