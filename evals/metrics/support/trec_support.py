"""B3, TREC 2024 RAG support: how much of what is cited, and of what is said, is supported."""

from __future__ import annotations

from evals.labelling import Labels, cited, resolves
from evals.metrics.base import About, Metric
from evals.metrics.support._answers import AS_SENTENCES, NOT_ASKED, OfAnswers, both, counts_of, mean
from evals.types import Row

NAMES = ("trec_precision", "trec_recall", "trec_precision_first", "trec_recall_first")
_FAULT = "sentences are not supported by what they cite"
_FIRST = "with w of the sentence's first citation alone"


class TrecSupport(OfAnswers):
    """Weighted precision = sum of w / sentences with a citation; weighted recall = sum of w / sentences."""

    id = "B3"
    title = "TREC RAG support"
    about = About(
        source="The support evaluation of the TREC 2024 RAG track (Thakur et al. 2025).",
        leaves_out=NOT_ASKED,
        caveats=(
            AS_SENTENCES,
            "w is 1 for full support, one half for partial, 0 for none. The track's judges looked at the first "
            "citation of a sentence only: those are the values that end in _first. The others take a sentence's "
            "citations together.",
        ),
    )
    values = (
        *both("trec_precision", "TREC P", "sum of w / sentences with a citation", _FAULT),
        *both("trec_recall", "TREC R", "sum of w / sentences", _FAULT),
        *both("trec_precision_first", "P first", f"sum of w / sentences with a citation, {_FIRST}", _FAULT),
        *both("trec_recall_first", "R first", f"sum of w / sentences, {_FIRST}", _FAULT),
    )
    names = NAMES
    counts = counts_of(NAMES)

    def scores(self, row: Row) -> dict[str, float | None]:
        """Return both scores of one answer, with all citations of a sentence and with its first."""
        return {**self._of(row, first=False), **self._of(row, first=True)}

    def _of(self, row: Row, *, first: bool) -> dict[str, float | None]:
        """Return precision and recall; 0 for the precision of an answer that cites nothing."""
        weights: list[float] = []
        citing: list[float] = []
        for sentence, _ in cited(row):
            markers = sentence.citations[:1] if first else sentence.citations
            quotes = [row.citations[n - 1].quote for n in markers if resolves(row, n)]
            label = self._labels.of(sentence.text, quotes)
            if label is not None:
                weights.append(label.weight)
                citing += [label.weight] if sentence.citations else []
        precision = mean(citing) or 0.0 if weights else None
        end = "_first" if first else ""
        return {f"trec_precision{end}": precision, f"trec_recall{end}": mean(weights)}


def build(labels: Labels) -> Metric:
    """Return the metric over some labels."""
    return TrecSupport(labels)
