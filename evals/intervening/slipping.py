"""A question with slips of the keyboard: seeded, so that the same question always has the same ones."""

from __future__ import annotations

import random
import re

SLIPS = 2
_WORD = re.compile(r"(?<![\w.])[a-z]{5,}(?![\w.])")
_BESIDE = {
    "a": "sq", "b": "vn", "c": "xv", "d": "sf", "e": "wr", "f": "dg", "g": "fh", "h": "gj", "i": "uo", "j": "hk",
    "k": "jl", "l": "ko", "m": "nj", "n": "bm", "o": "ip", "p": "ol", "q": "wa", "r": "et", "s": "ad", "t": "ry",
    "u": "yi", "v": "cb", "w": "qe", "x": "zc", "y": "tu", "z": "xa",
}  # fmt: skip


def misspelt(question: str, seed: str) -> str:
    """Return a question with up to SLIPS words mistyped: two letters swapped, one dropped, doubled or beside the key.

    Only words of five small letters or more, never their first letter: names, figures and references stay.
    """
    pick = random.Random(seed)
    found = list(_WORD.finditer(question))
    for match in sorted(pick.sample(found, min(SLIPS, len(found))), key=lambda match: -match.start()):
        question = question[: match.start()] + _slipped(match[0], pick) + question[match.end() :]
    return question


def _slipped(word: str, pick: random.Random) -> str:
    at = pick.randrange(1, len(word) - 1)
    swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    dropped = word[:at] + word[at + 1 :]
    doubled = word[: at + 1] + word[at:]
    beside = word[:at] + pick.choice(_BESIDE[word[at]]) + word[at + 1 :]
    return pick.choice([slip for slip in (swapped, dropped, doubled, beside) if slip != word])
