"""Who may read what: the levels of a paper, and the paragraphs of the Act by which it is withheld."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class AccessLevel(StrEnum):
    """How far a stretch of a document may travel, from everyone to named officers (LGA 1972, Part VA)."""

    PUBLIC = "public"
    EXEMPT = "exempt"
    CONFIDENTIAL = "confidential"

    @property
    def rank(self) -> int:
        """0 for public, 2 for confidential, so that levels compare by how strict they are."""
        return list(AccessLevel).index(self)


PUBLIC_READER: frozenset[AccessLevel] = frozenset({AccessLevel.PUBLIC})
OFFICER_READER: frozenset[AccessLevel] = frozenset(AccessLevel)


@dataclass(frozen=True, kw_only=True, slots=True)
class Access:
    """Who a paper is for, and by which paragraphs of Schedule 12A to the Local Government Act 1972 it is withheld."""

    level: AccessLevel = AccessLevel.PUBLIC
    paragraphs: tuple[str, ...] = ()
    committees: tuple[str, ...] = ()
    review_on: date | None = None


def strictest(levels: Iterable[AccessLevel]) -> AccessLevel:
    """Return the strictest of some levels, public where there are none."""
    return max(levels, key=lambda level: level.rank, default=AccessLevel.PUBLIC)
