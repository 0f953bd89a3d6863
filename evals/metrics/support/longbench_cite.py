"""B2, LongBench-Cite: support counts by halves, and a citation is right when it bears on its sentence at all."""

from __future__ import annotations

from evals.labelling import Labels, cited, resolves
from evals.metrics.base import About, Metric
from evals.metrics.support._answers import (
    AS_SENTENCES,
    NOT_ASKED,
    OfAnswers,
    both,
    counts_of,
    f1,
    mean,
)
from evals.types import Row
from evals.verifiers.base import Label

NAMES = ("longbench_cite_recall", "longbench_cite_precision", "longbench_cite_f1")
_FAULT = "sentences are not supported by what they cite"


class LongBenchCite(OfAnswers):
    """Citation recall (1, one half, 0 a sentence), precision (1 or 0 a citation), and F1 of an answer."""

    id = "B2"
    title = "LongBench-Cite"
    about = About(
        source="LongCite (Zhang et al. 2024), with its published code's rules.",
        leaves_out=NOT_ASKED,
        caveats=(
            AS_SENTENCES,
            "A sentence without a citation is 0 for recall: its authors let a model excuse sentences that need none, "
            "here the rule of what is left out does. An answer without citations has precision 0.",
            "Its authors ask another question for precision (whether a citation holds a key point of the sentence); "
            "here full and partial support alone are a yes.",
        ),
    )
    values = (
        *both("longbench_cite_recall", "LB R", "(fully supported + half of partly supported) / sentences", _FAULT),
        *both(
            "longbench_cite_precision",
            "LB P",
            "citations that alone support their sentence fully or partly / citations",
            "answers cite what does not bear on their sentences",
        ),
        *both("longbench_cite_f1", "LB F1", "2 P R / (P + R) of the answer's own, 0 where both are 0", _FAULT),
    )
    names = NAMES
    counts = counts_of(NAMES)

    def scores(self, row: Row) -> dict[str, float | None]:
        """Return recall, precision and F1 of one answer, None where no sentence of it has a label."""
        recalls: list[float] = []
        useful: list[float] = []
        for sentence, _ in cited(row):
            quotes = [row.citations[n - 1].quote for n in sentence.citations if resolves(row, n)]
            label = self._labels.of(sentence.text, quotes)
            recalls += [label.weight] if label is not None else []
            alone = [self._labels.of(sentence.text, [quote]) for quote in quotes]
            useful += [float(one is not Label.NONE) for one in alone if one is not None]
            useful += [0.0] * (len(sentence.citations) - len(quotes))
        recall = mean(recalls)
        precision = None if recall is None else mean(useful) or 0.0
        return dict(zip(NAMES, (recall, precision, f1(precision, recall)), strict=True))


def build(labels: Labels) -> Metric:
    """Return the metric over some labels."""
    return LongBenchCite(labels)
