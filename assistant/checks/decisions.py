"""What was decided and what was only put forward: a report recommends, and only minutes and decisions resolve."""

from __future__ import annotations

import re
from collections.abc import Iterable

from vectorstore.types import DocumentKind

DECIDING = frozenset({DocumentKind.MINUTES, DocumentKind.DECISION})
_DECIDED = re.compile(
    r"\b(?:resolved|agreed|approved|decided|adopted|endorsed|ratified|authorised|granted|rejected|refused|carried)\b",
    re.IGNORECASE,
)
_RECOMMENDED = (
    r"recommend\w*|propos\w*|suggest\w*|(?:is|are|was|were|be) (?:asked|invited|requested) to|asks? \w+ to|seek\w*"
    r"|to be|not yet|awaiting|draft"
)
_TOLD_AS_PUT_FORWARD = re.compile(rf"\b(?:{_RECOMMENDED})\b", re.IGNORECASE)
_PUT_FORWARD = re.compile(
    rf"\b(?:{_RECOMMENDED}|should|would|could|(?-i:may)|might|if|whether|subject to|will be)\b", re.IGNORECASE
)


def decides(words: str) -> bool:
    """Say whether words tell of something that was decided."""
    return bool(_DECIDED.search(words))


def decides_otherwise(claim: str, cited: Iterable[tuple[DocumentKind, str]]) -> bool:
    """Say whether a claim tells as decided what papers that decide nothing only put forward, or do not tell of.

    `cited` are the quotes, each with the kind of its paper. A report that tells of a decision ("was approved in May")
    bears it out.
    """
    if not _DECIDED.search(claim) or _TOLD_AS_PUT_FORWARD.search(claim):
        return False
    return not any(
        kind in DECIDING or (_DECIDED.search(quote) and not _PUT_FORWARD.search(quote)) for kind, quote in cited
    )
