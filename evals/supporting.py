"""Scores a stored run by level B: with a verifier that has a card, or not at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from evals import store
from evals.errors import CouldNotRun
from evals.labelling import CAP, Labels, Progress, label_rows
from evals.metrics.base import Metric
from evals.scoring import ALL, Score, Scores, score_rows, support_metrics
from evals.types import Row
from evals.verifiers import carding
from evals.verifiers.base import Verifier, VerifierSettings
from evals.verifiers.carding import Card
from vectorstore import variants
from vectorstore.types import AccessLevel

SPLITTER = "the claims of an answer, as it gives them"


@dataclass(frozen=True, kw_only=True, slots=True)
class Supported:
    """A run's scores of level B and what they rest on; without a card no value has a score."""

    labels: Labels
    card: Card | None
    metrics: tuple[Metric, ...]
    scores: Scores

    @property
    def why_not(self) -> str | None:
        """Say why there is no number, None where there are."""
        if self.card is not None:
            return None
        return (
            f"the verifier {self.labels.verifier}, version {self.labels.version}, has no card, so nothing is known of "
            f"what its numbers would be worth. Make one: clerk eval card {self.labels.verifier} --benchmarks FOLDER"
        )


def verifier_of(name: str, model: str | None) -> Verifier:
    """Return a verifier by its file's name.

    Raises UnknownVariant, or CouldNotRun where it lacks its model.
    """
    built: Verifier = variants.load("evals.verifiers", name).build(VerifierSettings(model=model))
    return built


def support(run: Path, verifier: Verifier, kept: Path, progress: Progress | None = None) -> Supported:
    """Label a stored run, score it and keep the scores beside it; `kept` is the folder of labels and cards.

    Raises CouldNotRun where the verifier may not be sent what the run cites.
    """
    about, rows = store.read_run(run)
    _refuse_to_send(about, verifier)
    card = carding.find(verifier, [kept])
    labels = Labels(verifier=verifier.name, version=verifier.version)
    if card is not None:
        labels = label_rows(rows, verifier, kept / "labels" / f"{file_name(verifier)}.jsonl", progress)
    metrics = support_metrics(labels)
    scores = score_rows(rows, metrics) if card else _no_scores(rows, metrics)
    found = Supported(labels=labels, card=card, metrics=metrics, scores=scores)
    store.write_json(run / f"support-{verifier.name}.json", as_dict(found))
    return found


def as_dict(found: Supported) -> dict[str, Any]:
    """Return the scores with what has to be said beside each of them."""
    errors = sorted({one.error for one in found.labels.said.values() if one.error})
    return {
        "verifier": found.labels.verifier,
        "version": found.labels.version,
        "card": asdict(found.card) if found.card else None,
        "why_not": found.why_not,
        "sentence_splitter": SPLITTER,
        "citation_cap": {"ALCE, Trust-Score": CAP, "the others": None},
        "errors": errors[:10],
        "scores": {
            group: {name: asdict(score) for name, score in named.items()} for group, named in found.scores.items()
        },
        "interval": "95 %, bootstrap over documents",
    }


def file_name(verifier: Verifier) -> str:
    """Return a name for the files of one version of a verifier."""
    kept = "".join(sign if sign.isalnum() or sign in ".-" else "_" for sign in f"{verifier.name}-{verifier.version}")
    return kept[:120]


def _no_scores(rows: Sequence[Row], metrics: Sequence[Metric]) -> Scores:
    none = {value.name: Score(value=None) for metric in metrics for value in metric.values}
    return {group: dict(none) for group in (ALL, *sorted({row.type for row in rows}))}


def _refuse_to_send(about: Mapping[str, Any], verifier: Verifier) -> None:
    """Refuse to send words to a model that papers of their level may not go to: who made the run may have seen more."""
    strictest = max((AccessLevel(level).rank for level in about.get("reader", ())), default=0)
    if strictest > verifier.sees.rank:
        level = list(AccessLevel)[strictest]
        raise CouldNotRun(
            f"this run was made with a reader of {level} papers, which {verifier.version} may not be sent. Make a run "
            f"as the public, take a model on this machine, or allow it with CLERK_MODEL_SEES"
        )
