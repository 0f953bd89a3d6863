"""Cuts a long cell to the words that a question is about, at its sentences where it has some."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from vectorstore.plain import plain_text

_SENTENCE = re.compile(r"(?<=[.;:!?])\s+|\s+(?=[•▪●✓➢◦])|\s+(?=\(?[a-z0-9]{1,3}\)\s)")
STEP = 8
ELLIPSIS = "…"


def plain_words(text: str) -> list[str]:
    """Return the words of a cell without mark-up."""
    return plain_text(text).split()


def opening(text: str, words: int) -> str:
    """Return the first words of a text, with an ellipsis where more follow."""
    said = plain_words(text)
    return " ".join(said) if len(said) <= words else " ".join(said[:words]).rstrip(" ,;:") + f" {ELLIPSIS}"


def gist(text: str, words: int, worth: Callable[[str], float]) -> str:
    """Return the run of at most so many words that is worth most: whole sentences, or a stretch of one too long."""
    said = plain_words(text)
    if len(said) <= words:
        return " ".join(said)
    sentences = [part.split() for part in _SENTENCE.split(" ".join(said)) if part.strip()]
    values = [worth(" ".join(sentence)) for sentence in sentences]
    best = max(range(len(sentences)), key=lambda place: (values[place], -place))
    if len(sentences[best]) > words:
        return _stretch(sentences[best], words, worth, first=best == 0)
    start, end = _grown(sentences, values, best, words)
    return _with_ellipses(sentences, start, end)


def _grown(sentences: Sequence[Sequence[str]], values: Sequence[float], best: int, words: int) -> tuple[int, int]:
    """Return the first and last sentence of the run around the best one that fits."""
    start = end = best
    size = len(sentences[best])
    while True:
        sides = [i for i in (start - 1, end + 1) if 0 <= i < len(sentences) and size + len(sentences[i]) <= words]
        if not sides:
            return start, end
        side = max(sides, key=lambda i: values[i])
        start, end, size = min(start, side), max(end, side), size + len(sentences[side])


def _stretch(sentence: Sequence[str], words: int, worth: Callable[[str], float], *, first: bool) -> str:
    starts = range(0, len(sentence) - words + STEP, STEP)
    windows = [sentence[start : start + words] for start in starts]
    best = max(range(len(windows)), key=lambda place: (worth(" ".join(windows[place])), -place))
    lead = "" if first and best == 0 else f"{ELLIPSIS} "
    return lead + " ".join(windows[best]) + f" {ELLIPSIS}"


def _with_ellipses(sentences: Sequence[Sequence[str]], start: int, end: int) -> str:
    text = " ".join(" ".join(sentence) for sentence in sentences[start : end + 1])
    lead, tail = ("" if start == 0 else f"{ELLIPSIS} "), ("" if end == len(sentences) - 1 else f" {ELLIPSIS}")
    return lead + text + tail
