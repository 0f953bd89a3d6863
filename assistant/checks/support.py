"""How well quotes carry a claim in other words: the share of its rare words that they hold, and denials kept.

Measured on WiCE's development set (349 claims of Wikipedia against passages of what they cite; supported against partly
and not supported) by `python -m evals.support_card`: all checks together have a balanced accuracy of 0.76 and an AUROC
of 0.81, the share of rare words alone 0.69 at its best and 0.75.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from vectorstore.index import Index
from vectorstore.lexical.analysis import analyse
from vectorstore.types import AccessLevel

LEAST_SUPPORT = 0.55
"""A claim of which the quotes hold less than this share is not shown."""

_DENIED = re.compile(
    r"\b(?:(?<!or )not(?! only)|no(?!\.|\s*\d|\s+of\b|\s+(?:later|more|less|fewer)\s+than)|none|never|nor|neither"
    r"|cannot|without|nothing|nobody)\b|n[’']t\b",
    re.IGNORECASE,
)
_TURNED_DOWN = re.compile(
    r"\b(?:un(?:able|available|changed|clear|filled|known|likely|met|resolved|successful|til|willing)\b|refus|reject"
    r"|declin|fail|lack|oppos|defer|defeat|lost\b|withdr[ae]w|against\b|absen|ceas|stopp|end(?:ed|s)\b|only\b|except"
    r"|rather\b|exclud|remov|miss(?:ed|es|ing)?\b|zero\b|nil\b|prevent|halt|ban(?:ned|s)?\b|outstanding\b|blank\b"
    r"|overdue\b|late\b)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.!?;])\s+|[\n\t|]")


@dataclass(frozen=True, kw_only=True, slots=True)
class Support:
    """Weighs claims by how rare their words are in the papers that one reader may see."""

    index: Index
    levels: Collection[AccessLevel]

    def of(self, claim: str, held: Sequence[str]) -> float:
        """Return the share, 0 to 1, of a claim's words, by their rarity, that some texts hold."""
        wanted = content_terms(claim)
        return share_held(self.index.lexical.weights(wanted, self.levels), held)


def content_terms(claim: str) -> frozenset[str]:
    """Return the stems of a claim that carry meaning; figures and references are held against the quotes exactly."""
    return frozenset(
        term for term in analyse(claim, query=True) if not (term.startswith("_") or any(map(str.isdigit, term)))
    )


def share_held(weights: Mapping[str, float], held: Sequence[str]) -> float:
    """Return the share of the weights whose terms stand in some texts; 1 where there is nothing to weigh."""
    known = {term for text in held for term in analyse(text, query=False)}
    total = sum(weights.values())
    return sum(weight for term, weight in weights.items() if term in known) / total if total else 1.0


def denies_otherwise(claim: str, quotes: Sequence[str]) -> bool:
    """Say whether a claim denies what its quotes do not, or leaves out the "not" of the sentence nearest to it."""
    record = " ".join(quotes)
    if _DENIED.search(claim):
        return not (_DENIED.search(record) or _TURNED_DOWN.search(record))
    if _TURNED_DOWN.search(claim):
        return False
    wanted = content_terms(claim)
    sentences = [sentence for quote in quotes for sentence in _SENTENCE.split(quote) if sentence.strip()]
    nearest = max(sentences, key=lambda s: share_held(dict.fromkeys(wanted, 1.0), [s]), default="")
    return bool(_DENIED.search(nearest))
