"""What the papers of an answer are called in its first line: "the May 2024 report", else their titles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from assistant.presenting import titled
from assistant.standing import is_draft
from assistant.types import Claim
from vectorstore.catalogue.values import DocumentInfo
from vectorstore.types import DocumentKind

MOST_NAMED, LONGEST = 3, 14
"""So many papers are named one by one, in so many words at most; of more, their number and their months are said."""

OPENING = 8
"""Words that are said of a title of more than `LONGEST`."""

_TELLING = re.compile(r"\b(dashboard|tracker|scorecard)\b", re.IGNORECASE)
_REPORTING = re.compile(r"\b(?:reports?|reporting|update|progress|review|refresh|monitoring)\b", re.IGNORECASE)
_OF_ANOTHER_SORT = re.compile(
    r"\b(?:plans?|policy|strategy|framework|programme|budget|book|register|notes?|schedule|appendix|annex|statement"
    r"|agreement|minutes|agenda)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Paper:
    """A cited paper: its title with its day, and the month or day and the sort of paper that tell it from all others.

    `when` and `sort` are empty where that could be another paper too, or where its sort is not known for certain.
    """

    title: str
    day: date | None = None
    when: str = ""
    sort: str = ""

    @property
    def short(self) -> str:
        """What a councillor would call it ("May 2024 report"), empty where only its title will do."""
        return f"{self.when} {self.sort}".strip()

    @property
    def named(self) -> str:
        """Its short name in a sentence ("the May 2024 report"), else its title, of a long one the first words."""
        return f"the {self.short}" if self.short else self.brief

    @property
    def brief(self) -> str:
        """Its title with its day, of a long one the first words: the citation beside an answer has it whole."""
        words = self.title.split()
        if len(words) <= LONGEST:
            return self.title
        return titled(f"{' '.join(words[:OPENING]).rstrip(',;:–-')} …", self.day)


def papers_of(claims: Sequence[Claim], cards: Sequence[DocumentInfo]) -> tuple[Paper, ...]:
    """Return the papers that claims cite, each once, the oldest first; `cards` are all that this reader may see."""
    held = {card.id: card for card in cards}
    cited = {c.document_id: (c.title, c.meeting_date) for claim in claims for c in claim.citations}
    papers = [_paper(titled(*cited[one]), cited[one][1], held.get(one), cards) for one in cited]
    once = {paper.short or paper.title: paper for paper in papers}
    return tuple(sorted(once.values(), key=lambda paper: paper.day or date.max))


def opening(papers: Sequence[Paper]) -> str:
    """Say which papers an answer is from: by name where they are few, else how many and of which months."""
    if len(papers) == 1:
        return f"In {papers[0].named}:" if papers[0].short else f"From {papers[0].brief}:"
    named = _together(papers)
    if named and len(papers) <= MOST_NAMED and len(named.split()) <= LONGEST:
        return f"In {named}:"
    days = [paper.day for paper in papers if paper.day]
    months = list(dict.fromkeys(f"{day:%B %Y}" for day in (min(days), max(days)))) if len(days) == len(papers) else []
    return f"From {len(papers)} papers{', ' if months else ''}{' to '.join(months)}:"


def _together(papers: Sequence[Paper]) -> str:
    """Name papers in one phrase ("the April 2023 and May 2024 reports"), empty where one has no name but its title."""
    if not all(paper.short for paper in papers):
        return ""
    sorts = {paper.sort for paper in papers}
    if len(sorts) > 1:
        return f"the {_listed([paper.short for paper in papers])}"
    *earlier, last = [paper.when for paper in papers]
    year = last[-len(" 2025") :]
    if all(when.endswith(year) for when in earlier):
        earlier = [when.removesuffix(year) for when in earlier]
    sort = sorts.pop()
    return f"the {_listed([*earlier, last])} {sort if sort.endswith('s') else f'{sort}s'}"


def _listed(names: Sequence[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}"


def _paper(title: str, day: date | None, card: DocumentInfo | None, cards: Sequence[DocumentInfo]) -> Paper:
    """Return a paper by its month where no other of its sort is of that month, by its day where none is of that day."""
    sort = _sort_of(card) if card else ""
    if card is None or day is None or not sort:
        return Paper(title=title, day=day)
    month = [
        o for o in cards if o.meeting_date and (o.meeting_date.year, o.meeting_date.month) == (day.year, day.month)
    ]
    others = [other.meeting_date for other in month if _is_another(other, card) and _sort_of(other) == sort]
    if not others:
        return Paper(title=title, day=day, when=f"{day:%B %Y}", sort=sort)
    if day not in others:
        return Paper(title=title, day=day, when=f"{day.day} {day:%B %Y}", sort=sort)
    return Paper(title=title, day=day)


def _is_another(other: DocumentInfo, card: DocumentInfo) -> bool:
    """Say whether a paper could be taken for another one; a draft beside the final paper is told by a remark."""
    return other.id != card.id and other.copy_of is None and is_draft(other) == is_draft(card)


def _sort_of(card: DocumentInfo) -> str:
    """Return what sort of paper it is, empty where its title does not bear out what it was taken for."""
    told = _TELLING.search(card.title)
    if card.kind in (DocumentKind.AGENDA, DocumentKind.MINUTES, DocumentKind.DECISION):
        return card.kind.value
    if told:
        return told[1].casefold()
    if card.kind is DocumentKind.REPORT:
        return "" if _OF_ANOTHER_SORT.search(card.title) and not _REPORTING.search(card.title) else "report"
    return "plan" if card.kind is DocumentKind.PLAN and re.search(r"\bplan\b", card.title, re.IGNORECASE) else ""
