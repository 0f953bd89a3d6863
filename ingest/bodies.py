"""Finds the council and the body that meets in the first lines of a paper."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.dating import full_dates
from ingest.grammar import is_capitals

_NO_NAME = r"(?!(?:The|This|Our|Each|Every|Full|A|An|Any|Your|Budget|Annual|Extraordinary)\s)"
_NAME = rf"{_NO_NAME}[A-Z][\w'’&-]+(?:\s+(?:(?:and|upon|on|of)\s+)?[A-Z][\w'’&-]+){{0,3}}?"
_COUNCIL = re.compile(
    rf"\b({_NAME}\s+(?:(?:Metropolitan\s+)?(?:Borough|District)|City|County|Parish|Town)\s+Council)\b"
    rf"|\b((?:Royal\s+|London\s+)*Borough\s+of\s+{_NAME})\b|\b(Council\s+of\s+the\s+{_NAME})\b"
)
_BODY = re.compile(
    r"\b((?:[A-Z][\w'’]*,?\s+(?:(?:and|&|for|of|the)\s+)*){0,9}"
    r"(?:Sub-?\s?Committee|Committee|Cabinet|Executive|Panel|Commission|Board))\b"
    r"(?!\s+(?:Members?|Directors?|Summary|Officers?|Lead|Support|Portfolio)\b)(?<!Chief Executive)"
)
_WHOLE_COUNCIL = re.compile(
    r"\W*(?:meeting\s+of\s+)?(?:the\s+)?((?:full|city|county|borough|district)\s+council)\b\W*(.*)", re.IGNORECASE
)
_CALLED = re.compile(r"\b(?:held|meeting|date|committee|cabinet|council|report\s+to)\b", re.IGNORECASE)
_TO = re.compile(r"\W*(?:report\s+)?(?:to|committee|meeting|decision\s+maker)\s*:\s*(.+)", re.IGNORECASE)


def council_of(words: Sequence[str]) -> str | None:
    """The first council that a line names."""
    for said in words:
        found = _COUNCIL.search(_titled(said)) if len(said) <= 160 else None
        if found:
            return next(group for group in found.groups() if group)
    return None


def committee_of(words: Sequence[str]) -> str | None:
    """The body that meets: from a "To:" line first, else from the first line that names one, else the whole council."""
    addressed = [found[1] for said in words[:40] if (found := _TO.match(said))]
    for said in (*addressed, *words[:40]):
        found = _BODY.search(_titled(said)) if len(said) <= 200 else None
        if found and (said in addressed or len(found[1]) > 0.4 * len(said) or _CALLED.search(said)):
            return _without_council(found[1])
        whole = _WHOLE_COUNCIL.fullmatch(said)
        if whole and (not whole[2] or said in addressed or full_dates(whole[2])):
            return whole[1].title()
    return None


def is_body_alone(said: str) -> bool:
    """Say whether a line names a body and hardly anything else."""
    found = _BODY.search(_titled(said))
    return bool(_WHOLE_COUNCIL.fullmatch(said)) or (found is not None and len(found.group()) >= len(said) - 12)


def _without_council(body: str) -> str:
    """The body without its council: of "Wexcombe Borough Council Audit Committee" the Audit Committee."""
    found = _COUNCIL.match(body)
    rest = body[found.end() :].strip(" ,-–") if found else body
    rest = re.sub(r"^(?:Report To|Meeting Of|Minutes Of|The|Of|A|To)\s+(?:The\s+)?", "", rest, flags=re.IGNORECASE)
    return rest or body


def _titled(said: str) -> str:
    """Capitals as title case, so that one pattern reads both; short words stay small."""
    if not is_capitals(said):
        return said
    return re.sub(
        r"\b(And|Of|The|For|On|Upon|At|In|To)\b(?!^)",
        lambda m: m[0].lower(),
        said.title().replace("'S", "'s").replace("’S", "’s"),
    )
