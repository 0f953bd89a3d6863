"""Tells rules that are drawn on words (through them, or under them) from those that border something.

A rule through the middle of words strikes them out, as a reviewer's annotation does.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.pdf.sheet import Box, Rule, Sheet, Word

# From the foot of a word's line box (0) to its top (1): where rules strike letters out, and from where they underline.
FOOT, LOWEST, HIGHEST = 0.02, 0.30, 0.62
# Share of a word that the rule must cover, and of the rule that must lie on words: borders and axes run on.
COVERED, ON_WORDS = 0.6, 0.7
UNDERLINED = 0.9
# Share of a word that an annotation must cover, and of a line's height that the gap between words may be.
ANNOTATED = 0.5
_GAP = 0.5


@dataclass(frozen=True, kw_only=True, slots=True)
class Strikes:
    """Places in `Sheet.words` of what is struck out, and the rules of the page that are drawn on no words."""

    words: frozenset[int]
    rules: tuple[Rule, ...]


def strikes_of(sheet: Sheet) -> Strikes:
    """Look at each level rule of a page beside the words that it touches."""
    struck = {at for box in sheet.struck for at in _annotated(box, sheet.words)}
    rest: list[Rule] = []
    lines = sorted((word.box.bottom, at) for at, word in enumerate(sheet.words) if word.upright)
    tallest = max((word.box.height for word in sheet.words), default=0.0)
    for rule in sheet.rules:
        touched = list(_touched(rule, sheet.words, lines, tallest)) if rule.level else []
        through = [at for at in touched if _height(rule, sheet.words[at]) > LOWEST]
        if through and _share_on(rule, [sheet.words[at] for at in through]) >= ON_WORDS:
            struck.update(at for at in through if _covered(rule, sheet.words[at]) >= COVERED)
        elif not touched or _share_on(rule, [sheet.words[at] for at in touched]) < UNDERLINED:
            rest.append(rule)
    return Strikes(words=frozenset(struck), rules=tuple(rest))


def _touched(rule: Rule, words: Sequence[Word], lines: Sequence[tuple[float, int]], tallest: float) -> Iterator[int]:
    """Yield the words that a rule is drawn on; `lines` are the feet of the words from the top down."""
    for place in range(bisect_left(lines, (rule.at, -1)), len(lines)):
        foot, at = lines[place]
        if foot - rule.at > tallest:
            return
        if FOOT < _height(rule, words[at]) < HIGHEST and _overlap(rule, words[at].box) > 0:
            yield at


def _height(rule: Rule, word: Word) -> float:
    return (word.box.bottom - rule.at) / word.box.height if word.box.height else 0.0


def _overlap(rule: Rule, box: Box) -> float:
    return min(rule.end, box.right) - max(rule.start, box.left)


def _covered(rule: Rule, word: Word) -> float:
    return _overlap(rule, word.box) / word.box.width if word.box.width else 1.0


def _share_on(rule: Rule, words: Sequence[Word]) -> float:
    """The share of a rule that lies on words, spaces between them included."""
    covered = sum(_overlap(rule, word.box) + _GAP * word.box.height for word in words) - _GAP * words[0].box.height
    return covered / (rule.end - rule.start)


def _annotated(struck: Box, words: Sequence[Word]) -> Iterator[int]:
    for at, word in enumerate(words):
        if word.box.shared(struck) >= ANNOTATED * word.box.width * word.box.height > 0:
            yield at
