"""The headings above a place in a document, outermost first, kept as a stack that headings push and pop."""

from __future__ import annotations

from dataclasses import dataclass

from vectorstore.plain import plain_text

PAPER, APPENDIX, SECTION, SUBSECTION, MINOR = 0, 1, 2, 3, 4
MAX_HEADING = 90


@dataclass(frozen=True, kw_only=True, slots=True)
class Outline:
    """Each open heading with its level; `path` is what a locator shows."""

    open: tuple[tuple[int, str], ...] = ()

    @property
    def path(self) -> tuple[str, ...]:
        """The headings' words, the widest first."""
        return tuple(words for _, words in self.open)

    def under(self, level: int, words: str) -> Outline:
        """Return the outline below a new heading, which closes those of its own level and narrower ones."""
        kept = tuple(heading for heading in self.open if heading[0] < level)
        return Outline(open=(*kept, (level, short(words))))

    def renamed(self, words: str) -> Outline:
        """Return the outline with its innermost heading in other, better words."""
        return Outline(open=(*self.open[:-1], (self.open[-1][0], short(words)))) if self.open else self


def short(words: str) -> str:
    """A heading as a locator shows it: one line without mark-up, cut at a word where it is long."""
    line = " ".join(plain_text(words).split()).strip(" \t:–-")
    return line if len(line) <= MAX_HEADING else line[:MAX_HEADING].rsplit(" ", 1)[0] + " …"
