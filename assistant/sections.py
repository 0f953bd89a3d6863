"""The section of a report that a question asks for by its usual name: recommendations, legal or financial implications.

English councils' reports share these headings (the Local Authorities (Executive Arrangements) (Meetings and Access to
Information) (England) Regulations 2012 ask a decision's record for its reasons and the options rejected, and standing
orders for the rest), so "what are the legal implications?" means the words under that heading.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from assistant.features import raised
from assistant.types import Evidence
from vectorstore.lexical.analysis import analyse
from vectorstore.types import BlockKind

UNDER = 2.5
"""What it adds to the log-odds of a stretch that it stands under the heading that is asked for."""

_NAMES = (
    r"recommendations?",
    r"purpose(?: of (?:the|this) report)?",
    r"background",
    r"conclusions?",
    r"next steps",
    r"(?:alternative|other) options|options (?:considered|appraisal)|alternatives considered",
    r"reasons? for (?:the )?(?:decision|recommendations?)",
    r"(?:legal|financial|finance|resource|equalit(?:y|ies)|property|procurement|climate|environmental|carbon|staffing"
    r"|human resources|workforce|health(?: and safety)?|data protection|risk(?: management)?)"
    r" (?:implications?|considerations?|issues|impacts?|sections?)",
    r"(?:public )?consultation|engagement",
)
_ASKED = re.compile(
    rf"(?:\b(?:what (?:are|is|were|was|did|about)|what(?:'?s|’s)|list|give me|show me|summarise|compare)\b|^\W*and\b)"
    rf"[^?.]{{0,30}}?"
    rf"\b(?P<name>{'|'.join(_NAMES)})\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"^\W*(?:\d+(?:\.\d+)*\W*)?")
_OF_ANY = frozenset(analyse("implications considerations issues impacts section sections report", query=True))


def section_asked(text: str) -> frozenset[str]:
    """Return the telling terms of the section that a question names, none where it names none."""
    found = _ASKED.search(text)
    return frozenset(analyse(found["name"], query=True)) - _OF_ANY if found else frozenset()


def sections_first(text: str, found: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Return the stretches with those under the heading that a question asks for made likelier, likeliest first."""
    asked = section_asked(text)
    if not asked:
        return tuple(found)
    scored = [replace(e, score=raised(e.score, UNDER)) if is_under(e, asked) else e for e in found]
    return tuple(sorted(scored, key=lambda e: -e.score))


def is_under(item: Evidence, asked: frozenset[str]) -> bool:
    """Say whether the heading next above a stretch is of little more than the section asked for."""
    if item.block.kind in (BlockKind.HEADING, BlockKind.TABLE_HEADER):
        return False
    heading = item.block.locator.headings[-1:]
    own = _heading_terms(heading[0]) if heading else frozenset()
    return asked <= own and len(own) <= len(asked) + 2


@lru_cache(maxsize=5000)
def _heading_terms(heading: str) -> frozenset[str]:
    return frozenset(analyse(_NUMBER.sub("", heading), query=True)) - _OF_ANY
