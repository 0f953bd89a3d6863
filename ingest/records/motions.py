"""Who moved and seconded what a meeting decided, and how the votes were cast."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.grammar import is_tally
from ingest.rows import words_of
from vectorstore.records import Field
from vectorstore.types import Block, Document, Span

_TITLE = r"(?:Councillors?|Cllrs?|Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Lord|Lady|Prof(?:essor)?|The (?:Chair|Leader|Mayor)\w*)"
_NAME = rf"(?:{_TITLE}\.?(?:\s+[A-Z][\w'’.-]*){{0,4}}|[A-Z][\w'’-]+(?:\s+[A-Z][\w'’.-]*){{1,3}})"
_MOVED = (
    re.compile(
        rf"(?P<mover>{_NAME})\s+(?:proposed|moved)\b[^.;]{{0,60}}?\band\s+(?P<seconder>{_NAME})\s+(?i:seconded)"
    ),
    re.compile(rf"(?P<mover>{_NAME}),?\s+(?:proposed|moved)\b[^.;]{{0,60}}?\bseconded\s+by\s+(?P<seconder>{_NAME})"),
    re.compile(
        rf"(?i:\b(?:proposed|moved|motion)\s+(?:of|by))\s+(?P<mover>{_NAME}),?"
        rf"(?:\s*(?:and\s+)?(?i:seconded)\s+by\s+(?P<seconder>{_NAME}))?"
    ),
    re.compile(rf"(?i:proposer|mover)\s*:\s*(?P<mover>{_NAME})(?:\W+(?i:seconder)\s*:\s*(?P<seconder>{_NAME}))?"),
)
_MOVED_ALONE = re.compile(
    rf"(?P<mover>{_NAME})\s+(?:proposed|moved),?\s+"
    r"(?=that\b|as an amendment\b|(?:an?|the)\b[^.;:]{0,30}\b(?:amendment|motion)\b)(?P<seconder>(?!))?"
)
SECONDED = re.compile(rf"(?P<seconder>{_NAME})\s+seconded(?:\s+(?:the|this|that)\s+(?:motion|amendment|proposal))?\W*$")
_VOTES = re.compile(
    r"(?:\b\d{1,3}\s+(?:votes?\s+)?(?:for|in favour|against|abst\w+|abstentions?)\b[\s,;:and]*){2,}"
    r"|\b(?:for|in favour|votes for)\s*[:(]\s*\d{1,3}\)?\W+(?:votes )?against\s*[:(]\s*\d{1,3}\)?"
    r"(?:\W+(?:abst\w+|abstentions?)\s*[:(]\s*\d{1,3}\)?)?"
    r"|\b(?:carried|agreed|approved|resolved)\s+(?:unanimously|nem\.? con\.?)|\bunanimously\s+(?:carried|agreed)",
    re.IGNORECASE,
)
_AMENDMENT = re.compile(r"[^.]{0,60}\bamendment\b", re.IGNORECASE)
_FIRST = re.compile(r"\W*(?:votes? )?(?:for|in favour)\s*\(", re.IGNORECASE)
_TALLY = re.compile(
    r"\W*((?:votes? )?(?:for|against|in favour|abstain\w*|abstentions?|not voting)\s*\(\d{1,3}\))", re.I
)


def motion_fields(document: Document, blocks: Sequence[Block]) -> tuple[Field, ...]:
    """Return who moved and seconded the last motion in these blocks, amendments aside, and the votes last cast."""
    moved: tuple[Field, ...] = ()
    votes: list[Field] = []
    for block in blocks:
        text = document.quote(block.span)
        mover = tuple(_movers(text, block.span.start))
        if mover:
            moved, votes = mover, []
        if _FIRST.match(text):
            votes = []
        tally = _TALLY.match(text) if is_tally(text.split("\n")[0]) else None
        said = tally or _VOTES.search(text)
        if said:
            group = 1 if tally else 0
            votes.append(_field("votes", said[group], block.span.start + said.start(group)))
    return (*moved, *votes)


def mover_in(text: str) -> re.Match[str] | None:
    """Return the first place where somebody moves something, with groups of who moved and who seconded it."""
    found = [match for pattern in _MOVED if (match := pattern.search(text))]
    return min(found, key=lambda match: match.start(), default=None) or _MOVED_ALONE.search(text)


def _movers(text: str, at: int) -> Iterator[Field]:
    every = [match for pattern in _MOVED for match in pattern.finditer(text)]
    found = [match for match in every if not _AMENDMENT.match(text, match.end())]
    last = max(found, key=lambda match: match.start(), default=None)
    for name in ("mover", "seconder"):
        if last is not None and last[name]:
            yield _field(name, last[name], at + last.start(name))


def _field(name: str, words: str, start: int) -> Field:
    return Field(name=name, heading="", value=words_of(words), spans=(Span(start=start, end=start + len(words)),))
