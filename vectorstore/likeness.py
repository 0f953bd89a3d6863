"""When two papers are the same words laid out differently: minutes published twice, a report as PDF and as Word file.

One word more or less makes another paper, since it may be the word that matters ("not approved", £1.4m for £1.2m): a
draft and its final version are two. What may differ is what a format adds or leaves out: running heads that were not
recognised, numbers that a word processor makes itself, where words are cut at line ends, the order of a table's cells.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from vectorstore.plain import plain_text
from vectorstore.types import AccessLevel, Document, Span

RUN = 5
"""Words in a run (a shingle)."""
SKETCH = 64
LEAST_SHARED = 16
"""Of two sketches of papers that share half of their runs, 32 hashes are the same, give or take 5."""
LEAST_ALIKE = 0.5
"""What two papers share of their runs, beside the same words: it keeps what is put in another order apart.

Measured on 22 papers, each read by two libraries: 0.8 to 1, with large tables 0.4 to 0.7; of 350 pairs of others none
over 0.05, but for reports that a council makes from the last one, 0.2 to 0.4.
"""
EDGE_LINES = 3
_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*")
_NUMBERING = re.compile(r"\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivx]+")
_LINE = re.compile(r"[^\n\r\f]+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Wording:
    """The words of a paper, or of the part of it that one level of readers may see, a tuple a line.

    `heads` are the lines that may be no more than heads: at the top and foot of pages, or said again.
    """

    lines: tuple[tuple[str, ...], ...]
    heads: tuple[tuple[str, ...], ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """All words, in order."""
        return tuple(word for line in self.lines for word in line)


def sketch_of(document: Document) -> tuple[int, ...]:
    """Return the 64 smallest hashes of the paper's runs of five words, below 2^63, in order (Broder, 1997).

    How many of them two papers share says how much alike they are, so that candidates are found without their texts.
    """
    words = tuple(word for wording in wordings(document).values() for word in wording.words)
    hashed = {hashlib.blake2b(" ".join(run).encode(), digest_size=8).digest() for run in _runs(words)}
    return tuple(sorted(int.from_bytes(digest) >> 1 for digest in hashed)[:SKETCH])


def are_copies(one: Document, other: Document) -> bool:
    """Say whether two papers hold the same words for each level of readers, differences of layout aside."""
    ours, theirs = wordings(one), wordings(other)
    return ours.keys() == theirs.keys() and all(_alike(ours[level], theirs[level]) for level in ours)


def wordings(document: Document) -> dict[AccessLevel, Wording]:
    """Return what a paper says by who may see it, without its furniture and struck-out words."""
    rims = set(_rims(document))
    lines: dict[AccessLevel, list[tuple[str, ...]]] = {}
    heads: dict[AccessLevel, list[tuple[str, ...]]] = {}
    said_before: set[tuple[str, ...]] = set()
    for start, said in _said(document.text, sorted([*document.marks, *document.deletions])):
        if words := _words(said):
            level = document.level_of(Span(start=start, end=start + 1))
            if start in rims or words in said_before:
                heads.setdefault(level, []).append(words)
            lines.setdefault(level, []).append(words)
            said_before.add(words)
    return {level: Wording(lines=tuple(found), heads=tuple(heads.get(level, ()))) for level, found in lines.items()}


def _alike(one: Wording, other: Wording) -> bool:
    ours, theirs = set(_runs(one.words)), set(_runs(other.words))
    if len(ours & theirs) < LEAST_ALIKE * len(ours | theirs):
        return False
    counted, recounted = Counter(one.words), Counter(other.words)
    left, lacking = counted - recounted, recounted - counted
    if len(_letters(left)) < len(_letters(lacking)):
        one, left, lacking = other, lacking, left
    return _same_letters(_without_layout(left, one), lacking)


def _same_letters(one: Counter[str], other: Counter[str]) -> bool:
    """Say whether words are the same ones cut elsewhere ("trans", "port"); figures must not be cut."""
    letters = _letters(one)
    return letters == _letters(other) and not any(map(str.isdigit, letters))


def _letters(words: Counter[str]) -> list[str]:
    return sorted("".join(words.elements()))


def _without_layout(left: Counter[str], wording: Wording) -> Counter[str]:
    """Take out what a paper may have only as it is laid out, where the other lacks it: heads, whole, and numbering.

    A word processor does not write the numbers that it makes itself into its file. Only the paper with more may have
    such, since a head that differs (its date, say) tells two papers apart.
    """
    for line in wording.heads:
        if left and Counter(line) <= left:
            left = left - Counter(line)
    return left - Counter(line[0] for line in wording.lines if _NUMBERING.fullmatch(line[0]))


def _said(text: str, left_out: Sequence[Span]) -> Iterator[tuple[int, str]]:
    """Yield the offset and the words of each line, blanks in place of what is left out."""
    pieces, at = [], 0
    for span in left_out:
        if span.end > at:
            start = max(span.start, at)
            pieces += [text[at:start], re.sub(r"[^\n\r\f]", " ", text[start : span.end])]
            at = span.end
    for line in _LINE.finditer("".join([*pieces, text[at:]])):
        yield line.start(), line[0]


def _rims(document: Document) -> Iterator[int]:
    """Yield where the first and last worded lines of each page begin."""
    for page in document.pages:
        starts = [
            page.span.start + line.start() for line in _LINE.finditer(document.quote(page.span)) if line[0].strip()
        ]
        yield from starts[:EDGE_LINES]
        yield from starts[-EDGE_LINES:]


def _words(line: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(unicodedata.normalize("NFKC", plain_text(line)).casefold()))


def _runs(words: Sequence[str]) -> Iterable[tuple[str, ...]]:
    return (tuple(words[i : i + RUN]) for i in range(max(len(words) - RUN + 1, min(len(words), 1))))
