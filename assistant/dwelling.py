"""What the turn before was answered from: a follow-up that leans on it is most likely about the same row or passage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.features import raised
from assistant.near import Near
from assistant.query import Query
from assistant.types import Evidence
from assistant.understanding.leaning import points_back
from vectorstore.references import find_references
from vectorstore.types import BlockKind, Hit

SAME, BESIDE = 1.6, 0.8
"""What it adds to the log-odds of a stretch that the earlier answer rests on it, or stands in the same passage."""

OTHER_ROW = -1.0
"""What it adds to those of another row of that passage where a follow-up points back: "that" is one row's."""

LOOKED_AT, READ = 20, 6
"""Passages that are found and read for the earlier question: it is answered again only as far as that takes."""

TOP = 2
"""So many of the stretches that answered best are dwelt on, the second where it is nearly as likely."""

NEARLY = 0.8


def own_subject(query: Query) -> bool:
    """Say whether a follow-up names a thing of its own: a reference or, pointing back to nothing, what no paper has."""
    own = query.plan.own
    return bool(find_references(own, loose=True)) or (bool(query.unseen) and not points_back(own))


def near_of(found: Sequence[Evidence], hits: Sequence[Hit]) -> tuple[Near, ...]:
    """Return the places that an earlier question is answered from; `found` are its stretches, likeliest first."""
    best = [item for item in found[:TOP] if item.score >= NEARLY * found[0].score]
    places = []
    for item in best:
        hit = next((one for one in hits if _holds(one, item)), None)
        if hit is not None:
            spans = item.row.record.spans if item.row is not None else (item.block.span,)
            places.append(Near(hit=hit, spans=tuple(spans)))
    return tuple(places)


def hits_near(hits: Sequence[Hit], near: Sequence[Near]) -> tuple[Hit, ...]:
    """Return the hits of a follow-up with the earlier passages among them, likelier than they are by themselves."""
    missing = [place.hit for place in near if all(place.hit.chunk.id != hit.chunk.id for hit in hits)]
    dwelt = {place.hit.chunk.id for place in near}
    least = min((hit.score for hit in hits), default=0.0)
    scored = [(raised(hit.score, BESIDE) if hit.chunk.id in dwelt else hit.score, hit) for hit in hits]
    scored += [(raised(least, BESIDE), hit) for hit in missing]
    scored.sort(key=lambda pair: (-pair[0], pair[1].rank, pair[1].chunk.id))
    return tuple(replace(hit, score=score, rank=rank) for rank, (score, hit) in enumerate(scored, 1))


def stretches_near(found: Sequence[Evidence], near: Sequence[Near], own: str) -> tuple[Evidence, ...]:
    """Return the stretches of a follow-up, those of the earlier places likelier than they are by themselves.

    Rows beside the one that the follow-up's `own` words point back to are less likely.
    """
    beside_row = OTHER_ROW if points_back(own) else BESIDE
    likelier = [replace(item, score=raised(item.score, _bonus(item, near, beside_row))) for item in found]
    return tuple(sorted(likelier, key=lambda e: (-e.score, e.document.name, e.span)))


def _bonus(item: Evidence, near: Sequence[Near], beside_row: float) -> float:
    there = [place for place in near if _holds(place.hit, item)]
    if any(item.span.overlaps(span) for place in there for span in place.spans):
        return SAME
    beside = beside_row if item.block.kind is BlockKind.ROW else BESIDE
    return beside if there else 0.0


def _holds(hit: Hit, item: Evidence) -> bool:
    return hit.chunk.document_id == item.document.id and hit.chunk.span.overlaps(item.span)
