"""Names the plan, report or body that the references of a paper belong to, the same in every report on it.

The plan's name is folded: "The Town Plan: update, March 2025" and "Town Plan Progress Report" are one plan. What a
report says of itself (update, review, quarter, month) is left out; the years that a plan runs for are its edition.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ingest.bodies import is_body_alone
from ingest.titles import cleaned_name
from vectorstore.dates import find_dates
from vectorstore.plain import plain_text
from vectorstore.types import Document, DocumentKind

_PLAN = re.compile(
    r"\b(?:plans?|strateg(?:y|ies)|programme|framework|inquiry|review|report|charter|policy|budget|register)\b", re.I
)
_OWN_NAME = re.compile(r"\b(?:P(?:lan|LAN)|S(?:trategy|TRATEGY)|P(?:rogramme|ROGRAMME)|F(?:ramework|RAMEWORK))\b")
_MANY = re.compile(r"\bplans\b", re.IGNORECASE)
_NO_PLAN = re.compile(r"\bwork programme\b|\bforward plan\b", re.IGNORECASE)
_EDITION = re.compile(
    r"\b(?:plan|strategy|programme|framework)\W{1,3}((?:19|20)\d\d)\s?[-–—/]\s?((?:20)?\d\d)\b", re.IGNORECASE
)
_AT_END = re.compile(r"\b((?:19|20)\d\d)\s?(?:[-–—/]|to)\s?((?:20)?\d\d)$")
_ASIDE = re.compile(r"\([^()]*\)|[’']s\b")
_TIMES = re.compile(
    r"\d+(?:st|nd|rd|th)?|january|february|march|april|may|june|july|august|september|october|november|december"
    r"|quarter|q[1-4]|qtr|spring|summer|autumn|winter|(?:mon|tues|wednes|thurs|fri|satur|sun)day|week|month|midyear|year"
)
_SMALL = re.compile(r"the|an?|of|for|on|to|in|and|with|from|by|at|its|our|as|is")
_OF_A_REPORT = re.compile(
    r"updated?s?|progress|reports?|reporting|summary|reviews?|refresh(?:ed)?|position|annual|quarterly|monthly|half|yearly"
    r"|performance|monitoring|delivery|appendix|annex|plans?|programmes?|projects?|actions?|improvement|implementation"
    r"|draft|final|version|latest|item|first|second|appended|cover(?:ing)?|highlight|overview|status|outturn|one|two"
    r"|three|four|six"
)


def _edition(name: str) -> re.Match[str] | None:
    """The years that a plan runs for: right after the word that calls it one, or at the end of its name."""
    whole = _before_colon(name).rstrip(" .")
    return _EDITION.search(name) or (_AT_END.search(whole) if _OWN_NAME.search(whole) else None)


def scope_of(document: Document, title: str, headings: Sequence[str]) -> str:
    """Return the folded name that references under these headings belong to; `title` is that of their paper.

    A title that names a plan goes before a heading that does, since each report heads its tables in its own way.
    """
    if _MANY.search(title):
        below = [heading for heading in headings if not _MANY.search(heading)]
        return folded(below[0] if below else title)
    pack = title == document.title and document.kind in (DocumentKind.AGENDA, DocumentKind.MINUTES)
    if pack:
        return folded(document.committee or title)
    told = title != cleaned_name(document.name)
    if told and not _NO_PLAN.search(title) and (_PLAN.search(title) or document.kind is DocumentKind.PLAN):
        return folded(title)
    named = next((heading for heading in headings if _OWN_NAME.search(heading) and not _NO_PLAN.search(heading)), None)
    body = is_body_alone(_without_dates(title))
    return folded(named or (headings[0] if headings and (body or not told) else title))


def _without_dates(title: str) -> str:
    for mention in reversed(find_dates(title)):
        title = title[: mention.span.start] + title[mention.span.end :]
    return title.strip(" ,–-")


def editions_of(document: Document, headings: Iterable[str]) -> dict[str, str]:
    """Return which plans are named with the years they run for, by their folded names without; unclear ones are not."""
    found: dict[str, set[str]] = {}
    for name in (document.title, *headings):
        edition = _edition(name)
        if edition:
            without = folded(name[: edition.start(1)])
            found.setdefault(without, set()).add(folded(name))
    return {name: next(iter(years)) for name, years in found.items() if len(years) == 1}


def folded(name: str) -> str:
    """A plan's name in small letters without what changes from report to report, and with the years it runs for."""
    edition = _edition(name)
    name = _before_colon(name)
    words = re.findall(r"[^\W_]+", _ASIDE.sub(" ", plain_text(name)).casefold())
    telling = [word for word in words if not _SMALL.fullmatch(word) and not _TIMES.fullmatch(word)]
    kept = [word for word in telling if not _OF_A_REPORT.fullmatch(word)] or telling or words
    years = [f"{edition[1]}-{edition[2][-2:]}"] if edition else []
    return " ".join((*kept, *years))


def _before_colon(name: str) -> str:
    """A name without what a colon adds, which is what one report is on; kept whole where that leaves no name."""
    before = plain_text(name).partition(":")[0]
    words = re.findall(r"[^\W\d_]+", before.casefold())
    telling = [word for word in words if not (_SMALL.fullmatch(word) or _OF_A_REPORT.fullmatch(word))]
    return before if telling else name
