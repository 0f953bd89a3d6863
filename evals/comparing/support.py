"""Level B between two runs: one verifier for both, or the difference would be that of two judges."""

from __future__ import annotations

from pathlib import Path

from evals.errors import CouldNotRun
from evals.labelling import Labels
from evals.metrics.base import Metric
from evals.scoring import support_metrics
from evals.supporting import support
from evals.verifiers.base import Verifier
from evals.verifiers.carding import Card


def support_between(a: Path, b: Path, verifier: Verifier, kept: Path) -> tuple[tuple[Metric, ...], Card]:
    """Return the metrics of level B over the labels of both runs, and the card of who gave them.

    `kept` is the folder of labels and cards. Raises CouldNotRun where the verifier has no card.
    """
    found = [support(run, verifier, kept) for run in (a, b)]
    card = found[0].card
    if card is None:
        raise CouldNotRun(str(found[0].why_not))
    said = {digest: judgement for one in found for digest, judgement in one.labels.said.items()}
    labels = Labels(verifier=verifier.name, version=verifier.version, said=said)
    return support_metrics(labels), card
