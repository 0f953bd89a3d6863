"""Chunks along the structure: a paragraph, minute or row each, small neighbours together, long ones cut at sentences.

A chunk never crosses an access level, a page, a mark or a section; its first 200 words are all of it, as a search
shows no more than that. Its windows are the stretches that an answer may quote, so that the vectors which find a chunk
also tell which of its stretches is near a question.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import dropwhile

from ingest.chunkers.base import Chunker
from ingest.contexts import context_of, under_of
from ingest.cutting import fits, pack, standing_units
from vectorstore.spans import kept, within
from vectorstore.types import Block, BlockKind, Chunk, Document, Span
from vectorstore.units import units_of

MAX_CHARS = 1200
MAX_WORDS = 200
TINY = 350
_RIDING = frozenset({BlockKind.HEADING, BlockKind.TABLE_HEADER})


class StructuralChunker:
    """Cuts by blocks; `chunk_chars` is where merging stops."""

    def __init__(self, chunk_chars: int = 1000) -> None:
        """Refuse a size, in characters, that cannot work."""
        if not 0 < chunk_chars <= MAX_CHARS:
            raise ValueError(f"want 0 < chunk_chars <= {MAX_CHARS}, not {chunk_chars}")
        self._chars = chunk_chars

    @property
    def name(self) -> str:
        """Names the rules by a version, and the size."""
        return f"structural-4-{self._chars}"

    def chunk(self, document: Document, blocks: Sequence[Block]) -> tuple[Chunk, ...]:
        """Return the chunks in order of the text."""
        found: list[Chunk] = []
        for group in self._groups(document, blocks):
            worded = next(block for block in group if block.kind not in _RIDING) if _has_words(group) else group[0]
            whole = Span(start=group[0].span.start, end=group[-1].span.end)
            pieces = standing_units(document, group)
            short = fits(document.text, whole, chars=MAX_CHARS, words=MAX_WORDS)
            parts = [whole] if short else pack(document.text, pieces, chars=self._chars, words=MAX_WORDS)
            found += [self._chunk(document, group, worded, part) for part in parts]
        return tuple(found)

    def _groups(self, document: Document, blocks: Sequence[Block]) -> list[list[Block]]:
        """Put together what one chunk should hold: headings ride with what follows, small neighbours stay together.

        Column headings ride where they are first said; said again at the top of a page they are in no chunk.
        """
        groups: list[list[Block]] = []
        said: set[str] = set()
        for block in blocks:
            words = document.quote(block.span)
            if block.kind is BlockKind.TABLE_HEADER and words in said:
                groups.append([])
            elif groups and groups[-1] and self._joins(document, groups[-1], block):
                groups[-1].append(block)
            else:
                groups.append([*self._taken_along(document, groups, block), block])
            said.add(words)
        return [group for group in groups if group]

    def _taken_along(self, document: Document, groups: list[list[Block]], block: Block) -> list[Block]:
        """Take the headings at the end of the last group, which head what begins the next one."""
        last = groups[-1] if groups else []
        words = len(list(dropwhile(lambda member: member.kind in _RIDING, reversed(last))))
        taken = last[words:]
        if not words or not taken or not self._joins(document, taken, block):
            return []
        del last[words:]
        return taken

    def _joins(self, document: Document, group: list[Block], block: Block) -> bool:
        last = group[-1]
        if last.level is not block.level or last.locator.page != block.locator.page:
            return False
        if _stands_between(document, last, block):
            return False
        whole = Span(start=group[0].span.start, end=block.span.end)
        if not _has_words(group):
            return fits(document.text, whole, chars=MAX_CHARS, words=MAX_WORDS) or block.kind not in _RIDING
        if not fits(document.text, whole, chars=self._chars, words=MAX_WORDS):
            return False
        first = next(member for member in group if member.kind not in _RIDING)
        if first.locator.minute != block.locator.minute or first.locator.table != block.locator.table:
            return False
        small = last.span.end - group[0].span.start < TINY
        return _near(first.locator.headings, block.locator.headings, small=small)

    def _chunk(self, document: Document, group: list[Block], first: Block, span: Span) -> Chunk:
        """Make one chunk of a group; `first` is its first block with words."""
        covered = [block for block in group if block.span.overlaps(span)]
        refs = tuple(dict.fromkeys(ref for block in covered for ref in block.refs))
        leading = next((block for block in covered if block.kind not in _RIDING), first)
        return Chunk(
            id=f"{document.id}:{span.start}",
            document_id=document.id,
            span=span,
            text=document.quote(span),
            locator=leading.locator,
            refs=refs,
            context=context_of(document, leading, span),
            under=under_of(document, leading, span),
            windows=_windows(document, covered, span),
            level=leading.level,
            deleted=within(span, document.deletions),
        )


def _windows(document: Document, covered: Sequence[Block], span: Span) -> tuple[Span, ...]:
    """Return the quotable stretches of a chunk, none where one is all of it; headings are in its context."""
    worded = [block for block in covered if block.kind not in _RIDING]
    found = [_within(unit, span) for block in worded for unit in units_of(document, block, span)]
    return () if found == [span] else tuple(found)


def _within(unit: Span, span: Span) -> Span:
    return Span(start=max(unit.start, span.start), end=min(unit.end, span.end))


def _stands_between(document: Document, last: Block, block: Block) -> bool:
    """Say whether words stand between two blocks; those to software are not there."""
    gap = Span(start=last.span.end, end=max(last.span.end, block.span.start))
    return any(document.quote(run).strip() for run in kept(gap, within(gap, document.asides)))


def _has_words(group: Sequence[Block]) -> bool:
    return any(block.kind not in _RIDING for block in group)


def _near(first: tuple[str, ...], other: tuple[str, ...], *, small: bool) -> bool:
    """Say whether two places share a section: the same headings, or while little is said, the same parent's."""
    if first == other:
        return True
    parent = min(len(first), len(other)) - (len(first) == len(other))
    return small and parent > 0 and first[:parent] == other[:parent]


def build(chunk_chars: int = 1000) -> Chunker:
    """Build the chunker; the size is in characters."""
    return StructuralChunker(chunk_chars)
