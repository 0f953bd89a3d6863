"""The citable stretches of a row: its beginning, and where the fields stand that an answer speaks of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.rows import Row
from assistant.types import Evidence
from vectorstore.index import Index
from vectorstore.records import RecordKind
from vectorstore.types import Block, Document, Filters, Span
from vectorstore.units import units_of

MOST, MOST_OF_MOTION = 4, 9
"""Citations of one row: its first stretch and those of the fields spoken of; a vote's sides stand apart."""


def evidence_of(row: Row, document: Document, index: Index, filters: Filters, label: str) -> tuple[Evidence, ...]:
    """Return what of a row is cited for the fields that are said, in the order of its text; `label` begins each label.

    A row that is short enough is cited whole, a piece a page.
    """
    own = list(_units(row.record.spans, document, index, filters))
    said = [span for part in row.said for span in part.field.spans if len(span)]
    above = [span for span in said if not any(piece.contains(span) for piece in row.record.spans)]
    first = own[:1] if row.record.label else []
    telling = [unit for unit in own if unit not in first and any(unit[1].overlaps(span) for span in said)]
    telling += list(_units(above, document, index, filters))
    most = MOST_OF_MOTION if row.record.kind is RecordKind.MOTION else MOST
    return tuple(
        Evidence(label=f"{label}{chr(97 + place)}", document=document, span=span, block=block, score=1.0, row=row)
        for place, (block, span) in enumerate([*first, *telling][:most] or own[:1])
    )


def _units(pieces: Sequence[Span], document: Document, index: Index, filters: Filters) -> Iterator[tuple[Block, Span]]:
    for piece in pieces:
        for block in index.catalogue.blocks(document.id, piece, filters.levels):
            for span in units_of(document, block, piece):
                if span.overlaps(piece):
                    yield block, span
