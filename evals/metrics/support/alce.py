"""B1, ALCE: whether a sentence's citations together support it, and none of them is idle."""

from __future__ import annotations

from evals.labelling import CAP, Labels, cited, resolves
from evals.metrics.base import About, Metric
from evals.metrics.support._answers import AS_SENTENCES, NOT_ASKED, OfAnswers, both, counts_of, mean
from evals.types import Row, Sentence
from evals.verifiers.base import Label

NAMES = ("alce_recall", "alce_precision", "alce_precision_strict")
_PRECISION = "citations of fully supported sentences that support alone, or without which the others do not / citations"
_IDLE = "answers cite what their sentences do not need, or what does not support them"


class Alce(OfAnswers):
    """Citation recall and precision of ALCE, with the rules of its published code."""

    id = "B1"
    title = "ALCE"
    about = About(
        source="Gao et al. 2023, with its published code's rules.",
        leaves_out=NOT_ASKED,
        caveats=(
            AS_SENTENCES,
            f"Only the first {CAP} citations of a sentence are looked at.",
            "A marker that leads nowhere makes its sentence unsupported; the published code then leaves that "
            "sentence's citations out of precision's divisor, alce_precision_strict counts them. An answer without "
            "citations has precision 0, and one without sentences no score.",
            "Of partial support nothing counts: only full does.",
        ),
    )
    values = (
        *both(
            "alce_recall",
            "ALCE R",
            "sentences whose citations all resolve and together support them fully / sentences",
            "sentences are not supported by what they cite",
        ),
        *both("alce_precision", "ALCE P", _PRECISION, _IDLE),
        *both("alce_precision_strict", "strict P", f"{_PRECISION}, those of unresolved sentences too", _IDLE),
    )
    names = NAMES
    counts = counts_of(NAMES)

    def scores(self, row: Row) -> dict[str, float | None]:
        """Return recall and both precisions of one answer, None where no sentence of it has a label."""
        recalls: list[float] = []
        used: list[float] = []
        lost = 0
        for sentence, quotes in cited(row):
            label = self._labels.of(sentence.text, quotes)
            if label is not None:
                recalls.append(label is Label.FULL)
                used += self._used(sentence, quotes, label)
                lost += len(sentence.citations[:CAP]) * any(not resolves(row, marker) for marker in sentence.citations)
        if not recalls:
            return dict.fromkeys(NAMES)
        strict = sum(used) / (len(used) + lost) if used or lost else 0.0
        return {
            "alce_recall": mean(recalls),
            "alce_precision": mean(used) or 0.0,
            "alce_precision_strict": strict,
        }

    def _used(self, sentence: Sentence, quotes: tuple[str, ...], label: Label) -> list[float]:
        """Return 1 for each citation that is used and 0 for each that is not; none where nobody can say."""
        if label is not Label.FULL or len(quotes) == 1:
            return [float(label is Label.FULL)] * len(quotes)
        found = (self._is_used(sentence.text, quotes, place) for place in range(len(quotes)))
        return [float(used) for used in found if used is not None]

    def _is_used(self, statement: str, quotes: tuple[str, ...], place: int) -> bool | None:
        alone = self._labels.of(statement, [quotes[place]])
        if alone is Label.FULL:
            return True
        others = self._labels.of(statement, quotes[:place] + quotes[place + 1 :])
        return None if alone is None or others is None else others is not Label.FULL


def build(labels: Labels) -> Metric:
    """Return the metric over some labels."""
    return Alce(labels)
