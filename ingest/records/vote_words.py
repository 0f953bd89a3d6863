"""A motion as it is read out of a minute, and where the words of one begin, go on and end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.records.vote_sentences import Said, ends_in
from vectorstore.types import Block, Span

MOST_BLOCKS = 60
"""Blocks that the words of one motion may go on for."""

LAST_LINE = 6
"""Words of a line that only says how a motion ended."""

NOBODY = frozenset({"none", "nil", "no one", "nobody", "n/a", "-", ""})
NUMBERED = re.compile(r"\W{0,2}(?P<n>\d{1,3})(?P<sign>[).]{1,2})\s+(?=\S)")
_LEAD = re.compile(
    r"[\s,:]*(?:(?:the|this|an?|as an?)\s+)?(?:(?:following|further|above)\s+)*(?:amendment|motion)?\b"
    r"(?:\s+to\s+(?:the\s+)?[^:.]{0,80}(?=:))?[\s,]*(?:that\b(?=\s*(?:[:,]|$)))?[\s,:]*",
    re.IGNORECASE,
)
_LABEL = re.compile(r"[^.“\"]{2,60}:\s*")
_SENTENCE = re.compile(
    r"(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bCllr)(?<!\bCllrs)(?<!\bNo)(?<=[.!?])[\"”’)\]]*\s+(?=[A-Z“\"(\[])"
    r"|\n\s*\n"
)
_CAPITALISED = re.compile(r"(?:[A-Z]|and\b|&)")
CLOSED = re.compile(r"[”\"]\W*$")
RESOLVED = re.compile(r"(?:unanimously )?(?:resolved|agreed|decided)(?: unanimously)?", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Motion:
    """What is known so far of one motion; `fields` are the stretches of each field by its name.

    `number` is that of the paragraph that moved it, with its sign; `block` the first that it stands in. `open` says
    that the words of the motion are still to come, or go on.
    """

    block: Block
    stood: tuple[Span, ...]
    fields: tuple[tuple[str, tuple[Span, ...]], ...] = ()
    number: tuple[str, str] | None = None
    amending: bool = False
    open: bool = False

    def of(self, name: str) -> tuple[Span, ...]:
        """Return the stretches of a field, none where it is not known."""
        return dict(self.fields).get(name, ())

    def with_field(self, name: str, spans: Sequence[Span]) -> Motion:
        """Return the motion with these stretches as a field."""
        return replace(self, fields=tuple({**dict(self.fields), name: tuple(spans)}.items()))

    def standing(self, block: Block) -> Motion:
        """Return the motion as one that stands in this block too."""
        return self if block.span in self.stood else replace(self, stood=(*self.stood, block.span))


def is_label(text: str) -> bool:
    """Say whether words only head those that follow: "Proposed amount:"."""
    return bool(_LABEL.fullmatch(text))


def with_words(motion: Motion, block: Block, at: int, text: str, end: int) -> Motion:
    """Return the motion with its words as far as its own sentence has them; open where they come after it."""
    lead = _LEAD.match(text, end)
    start = lead.end() if lead else end
    rest = text[start:].strip()
    if rest.strip(" .,") and not rest.endswith(":"):
        return motion.with_field("text", [trimmed(block, at + start, text[start:])])
    return replace(motion, open=True)


def without_end(text: str) -> tuple[str, str]:
    """Part a block's words from a last line that tells how the motion ended: "Amendment carried."."""
    lines = text.splitlines(keepends=True)
    last = lines[-1] if lines and len(lines[-1].split()) <= LAST_LINE and any(ends_in(lines[-1], put=False)) else ""
    return text[: len(text) - len(last)], last


def is_next(motion: Motion, text: str) -> bool:
    """Say whether a block is the paragraph after the one that moved a motion: numbered as it is, and one more."""
    match = NUMBERED.match(text)
    if match is None or motion.number is None:
        return False
    number, sign = motion.number
    return match["sign"] == sign and int(match["n"]) == int(number) + 1


def lists_names(text: str) -> bool:
    """Say whether words can be names that go on over a page's end: nearly all begin with a capital."""
    words = text.split()
    return bool(words) and sum(bool(_CAPITALISED.match(word)) for word in words) >= 0.8 * len(words)


def sentence_places(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each sentence of a block begins and ends; "Mr." ends none."""
    start = 0
    for match in _SENTENCE.finditer(text):
        yield start, match.start() + len(match.group().rstrip())
        start = match.end()
    yield start, len(text)


def span_of(block: Block, at: int, said: Said) -> Span:
    """Return where words stand that were read from place `at` of a block on."""
    return Span(start=block.span.start + at + said.start, end=block.span.start + at + said.end)


def trimmed(block: Block, at: int, text: str) -> Span:
    """Return where a text at a place of a block stands, without the white space around it."""
    start = block.span.start + at + len(text) - len(text.lstrip())
    return Span(start=start, end=start + len(text.strip()))
