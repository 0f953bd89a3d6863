"""Word overlap: the words of a statement, its figures, dates and references, looked for in the quotes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.checks.parts import unsupported_parts
from assistant.checks.support import LEAST_SUPPORT, content_terms, denies_otherwise, share_held
from evals.verifiers.base import Judgement, Label, Pair, Verifier, VerifierSettings
from vectorstore.types import AccessLevel

PARTIAL = 0.4
"""The least share of a statement's words that is partial support; LEAST_SUPPORT, as answers are held to, is full."""


class WordOverlap:
    """Full where LEAST_SUPPORT of the stems stand, every figure, date and reference too, and nothing is denied."""

    name = "word_overlap"
    version = f"1 {LEAST_SUPPORT}"
    sees = AccessLevel.CONFIDENTIAL

    def judge(self, pairs: Sequence[Pair]) -> Iterator[Judgement]:
        """Yield the labels; the score is the share of stems, the upper half of the scale where every check passes."""
        return map(_judged, pairs)


def _judged(pair: Pair) -> Judgement:
    share = share_held(dict.fromkeys(content_terms(pair.statement), 1.0), pair.texts)
    wrong = bool(unsupported_parts(pair.statement, pair.texts)) or denies_otherwise(pair.statement, pair.texts)
    label = Label.FULL if share >= LEAST_SUPPORT and not wrong else Label.PARTIAL if share >= PARTIAL else Label.NONE
    return Judgement(label=label, score=(share + (not wrong)) / 2)


def build(settings: VerifierSettings) -> Verifier:
    """Return the verifier; it has no model."""
    return WordOverlap()
