"""Names the plan, report or body that the references of a paper belong to, the same in every report on it.

The plan's name is folded: "The Town Plan: update, March 2025" and "Town Plan Progress Report" are one plan. What a
report says of itself (update, review, quarter, month) is left out; the years that a plan runs for are its edition.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from vectorstore.plain import plain_text
from vectorstore.types import Document, DocumentKind

_PLAN = re.compile(
    r"\b(?:plans?|strateg(?:y|ies)|programme|framework|inquiry|review|report|charter|policy|budget|register)\b", re.I
)
_OWN_NAME = re.compile(r"\b(?:plan|strategy|programme|framework|charter)\b(?! of (?:work|meetings))", re.IGNORECASE)
_MANY = re.compile(r"\bplans\b", re.IGNORECASE)
_NO_PLAN = re.compile(r"\bwork programme\b|\bforward plan\b", re.IGNORECASE)
_EDITION = re.compile(
    r"\b(?:plan|strategy|programme|framework)\W{1,3}((?:19|20)\d\d)\s?[-–—/]\s?((?:20)?\d\d)\b", re.IGNORECASE
)
_ASIDE = re.compile(r"\([^()]*\)|[’']s\b")
_TIMES = re.compile(
    r"\d+(?:st|nd|rd|th)?|january|february|march|april|may|june|july|august|september|october|november|december|quarter|q[1-4]|qtr"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|week|month|mid-?year|year|end"
)
_SMALL = frozenset(
    ("the", "a", "an", "of", "for", "on", "to", "in", "and", "with", "from", "by", "at", "its", "our", "as", "is")
)
_OF_A_REPORT = re.compile(
    r"updated?s?|progress|reports?|reporting|summary|reviews?|refresh(?:ed)?|position|annual|quarterly|monthly|half|yearly"
    r"|performance|monitoring|delivery|appendix|annex|plans?|programmes?|projects?|actions?|improvement|implementation"
    r"|draft|final|version|latest|item|first|second|appended|cover(?:ing)?|highlight|overview|status|outturn|one|two"
    r"|three|four|six"
)


def scope_of(document: Document, title: str, headings: Sequence[str]) -> str:
    """Return the folded name that references under these headings belong to; `title` is that of their paper.

    A title that names a plan goes before a heading that does, since each report heads its tables in its own way.
    """
    pack = title == document.title and document.kind in (DocumentKind.AGENDA, DocumentKind.MINUTES)
    if _MANY.search(title):
        below = [heading for heading in headings if not _MANY.search(heading)]
        return folded(below[0] if below else title)
    if not pack and _PLAN.search(title) and not _NO_PLAN.search(title):
        return folded(title)
    named = next((heading for heading in headings if _OWN_NAME.search(heading) and not _NO_PLAN.search(heading)), None)
    if named and not pack:
        return folded(named)
    if pack:
        return folded(document.committee or title)
    return folded(title)


def editions_of(document: Document, headings: Iterable[str]) -> dict[str, str]:
    """Return which plans are named with the years they run for, by their folded names without; unclear ones are not."""
    found: dict[str, set[str]] = {}
    for name in (document.title, *headings):
        edition = _EDITION.search(name)
        if edition:
            without = folded(name[: edition.start(1)])
            found.setdefault(without, set()).add(folded(name))
    return {name: next(iter(years)) for name, years in found.items() if len(years) == 1}


def folded(name: str) -> str:
    """A plan's name in small letters without what changes from report to report, and with the years it runs for."""
    edition = _EDITION.search(name)
    words = re.findall(r"[^\W_]+", _ASIDE.sub(" ", plain_text(name)).casefold())
    telling = [word for word in words if word not in _SMALL and not _TIMES.fullmatch(word)]
    kept = [word for word in telling if not _OF_A_REPORT.fullmatch(word)] or telling or words
    years = [f"{edition[1]}-{edition[2][-2:]}"] if edition else []
    return " ".join((*kept, *years))
