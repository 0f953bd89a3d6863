"""Cuts a long cell to the words that a question is about, at its sentences where it has some."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from vectorstore.plain import plain_text

_SENTENCE = re.compile(r"(?<=[.;:!?])\s+|\s+(?=[•▪●✓➢◦])|\s+(?=\(?[a-z0-9]{1,3}\)\s)")
STEP, GAIN = 8, 0.02
_NOTE = re.compile(r"\[struck out: “[^”]*”\]")
_TIE = "\ue000"
ELLIPSIS = "…"


def plain_words(text: str) -> list[str]:
    """Return the words of a cell without mark-up; a note of what is struck out is one word, so that none is cut."""
    return [word.replace(_TIE, " ") for word in _tied(text).split()]


def opening(text: str, words: int) -> str:
    """Return the first words of a text, with an ellipsis where more follow."""
    said = plain_words(text)
    return " ".join(said) if len(said) <= words else " ".join(said[:words]).rstrip(" ,;:") + f" {ELLIPSIS}"


def _tied(text: str) -> str:
    return _NOTE.sub(lambda match: match.group().replace(" ", _TIE), plain_text(text))


def sentences_in(text: str) -> list[str]:
    """Return the sentences and list items of a cell."""
    return [part for part in _SENTENCE.split(text) if part.strip()]


def gist(text: str, words: int, worth: Callable[[str], float]) -> str:
    """Return the sentences of a text that are worth most together, at most so many words, in their order.

    A question of several parts is met by sentences that stand apart; of one sentence that is too long, a stretch.
    """
    said = plain_words(text)
    if len(said) <= words:
        return " ".join(said)
    tied = " ".join(_tied(text).split())
    sentences = [[word.replace(_TIE, " ") for word in part.split()] for part in sentences_in(tied)]
    values = [worth(" ".join(sentence)) for sentence in sentences]
    best = max(range(len(sentences)), key=lambda place: (values[place], -place))
    if len(sentences[best]) > words:
        return _stretch(sentences[best], words, worth, first=best == 0)
    return _joined(sentences, _together(sentences, best, words, worth))


def _together(sentences: Sequence[Sequence[str]], best: int, words: int, worth: Callable[[str], float]) -> list[int]:
    """Return the places of the best sentence and of those that add most to it, while they fit; a neighbour on a tie."""
    kept = [best]
    size, value = len(sentences[best]), worth(" ".join(sentences[best]))
    while True:
        fitting = [i for i in range(len(sentences)) if i not in kept and size + len(sentences[i]) <= words]
        if not fitting:
            return sorted(kept)
        gains = {i: worth(_words(sentences, [*kept, i])) - value for i in fitting}
        near = [i for i in fitting if i - 1 in kept or i + 1 in kept]
        most = max(fitting, key=lambda i: (gains[i], i in near))
        if gains[most] < GAIN:
            most = max(near, key=lambda i: gains[i], default=-1)
        if most < 0:
            return sorted(kept)
        kept.append(most)
        size, value = size + len(sentences[most]), value + gains[most]


def _stretch(sentence: Sequence[str], words: int, worth: Callable[[str], float], *, first: bool) -> str:
    starts = range(0, len(sentence) - words + STEP, STEP)
    windows = [sentence[start : start + words] for start in starts]
    best = max(range(len(windows)), key=lambda place: (worth(" ".join(windows[place])), -place))
    lead = "" if first and best == 0 else f"{ELLIPSIS} "
    return lead + " ".join(windows[best]) + f" {ELLIPSIS}"


def _words(sentences: Sequence[Sequence[str]], places: Sequence[int]) -> str:
    return " ".join(" ".join(sentences[place]) for place in sorted(places))


def _joined(sentences: Sequence[Sequence[str]], places: Sequence[int]) -> str:
    """Join sentences in their order, with an ellipsis wherever some are left out."""
    parts: list[str] = [] if places[0] == 0 else [ELLIPSIS]
    for before, place in zip([None, *places], places, strict=False):
        if before is not None and place > before + 1:
            parts.append(ELLIPSIS)
        parts.append(" ".join(sentences[place]))
    return " ".join([*parts, *([] if places[-1] == len(sentences) - 1 else [ELLIPSIS])])
