"""A verifier's card: how far its labels can be trusted, measured on public sets of people's own judgements."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from evals.errors import CouldNotRun
from evals.sentences import checkable, split
from evals.support_card import auroc, balanced_accuracy
from evals.verifiers.base import Judgement, Label, Pair, Verifier

SHIPPED = Path(__file__).parent / "cards"
WICE = Path("wice", "oracle_chunks_claim", "dev.jsonl")
MTRAG = Path("mtrag-human", "evaluations", "reference_subset_with_human_evaluations.json")
FAITHFUL = 4
"""The median rating, of 1 to 4, from which on people called a response faithful."""

Progress = Callable[[int], None]


@dataclass(frozen=True, kw_only=True, slots=True)
class Measured:
    """A verifier on one set: over `n` cases, `positive` of them supported in people's eyes; `failed` had no label.

    `balanced_accuracy` is of its own label full against anything else, `auroc` of its score; None where it has none.
    `agreement` is the share of cases that it and people call the same, `kappa` Cohen's: that beyond chance.
    """

    n: int
    positive: int
    failed: int
    balanced_accuracy: float | None
    auroc: float | None
    agreement: float | None
    kappa: float | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Card:
    """What is known of one version of a verifier."""

    verifier: str
    version: str
    wice: Measured
    mtrag: Measured

    def lines(self) -> list[str]:
        """Return the card for a person."""
        return [
            f"verifier {self.verifier}, version {self.version}",
            *_told("WiCE, supported against the rest", self.wice, "claims"),
            *_told("MTRAG, faithful in people's eyes against the rest", self.mtrag, "responses"),
        ]


def make(verifier: Verifier, benchmarks: Path, progress: Progress | None = None) -> Card:
    """Return the card of a verifier, measured on the sets below a folder.

    Raises CouldNotRun where a set is not there.
    """
    cases = [_read(benchmarks / WICE, _wice), _read(benchmarks / MTRAG, _mtrag)]
    return Card(
        verifier=verifier.name,
        version=verifier.version,
        wice=_measured(verifier, cases[0], together=max, progress=progress),
        mtrag=_measured(verifier, cases[1], together=min, progress=progress),
    )


def write(card: Card, folder: Path) -> Path:
    """Write a card to a folder under its verifier's name; it takes the place of another version's."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{card.verifier}.json"
    path.write_text(json.dumps(asdict(card), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return path


def find(verifier: Verifier, folders: Sequence[Path]) -> Card | None:
    """Return the card of this very version from the first folder that has it, None where none has."""
    for path in (folder / f"{verifier.name}.json" for folder in (*folders, SHIPPED)):
        kept = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
        if kept.get("version") == verifier.version:
            measured = {name: Measured(**kept[name]) for name in ("wice", "mtrag")}
            return Card(verifier=kept["verifier"], version=kept["version"], **measured)
    return None


@dataclass(frozen=True, kw_only=True, slots=True)
class _Case:
    """What people judged, and the pairs by which a verifier judges it."""

    positive: bool
    pairs: tuple[Pair, ...]


def _read(path: Path, of: Callable[[str], list[_Case]]) -> list[_Case]:
    try:
        return of(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise CouldNotRun(f"{path}: cannot be read ({error.strerror}). Give the folder of WiCE and MTRAG.") from error


def _wice(text: str) -> list[_Case]:
    """Return the claims, each against each of its passages: as its authors do, the best one counts."""
    claims: dict[str, list[Mapping[str, Any]]] = {}
    for line in text.splitlines():
        row = json.loads(line)
        claims.setdefault(row["claim"], []).append(row)
    return [
        _Case(
            positive=rows[0]["label"] == "supported",
            pairs=tuple(Pair(statement=claim, texts=tuple(row["evidence"])) for row in rows),
        )
        for claim, rows in claims.items()
    ]


def _mtrag(text: str) -> list[_Case]:
    """Return the responses that were given passages, each sentence against all of them: every one must stand."""
    kept = json.loads(text)
    words = {one["document_id"]: one["text"] for one in kept["documents"]}
    given = {task["task_id"]: [words[one["document_id"]] for one in task["contexts"]] for task in kept["tasks"]}
    cases = []
    for one in kept["evaluations"]:
        ratings = [int(rating["value"]) for rating in one["annotations"].get("faithfulness", {}).values()]
        said = [sentence for sentence in split(one["model_response"]) if checkable(sentence)]
        if ratings and said and given[one["task_id"]]:
            texts = tuple(given[one["task_id"]])
            pairs = tuple(Pair(statement=sentence, texts=texts) for sentence in said)
            cases.append(_Case(positive=float(np.median(ratings)) >= FAITHFUL, pairs=pairs))
    return cases


def _measured(
    verifier: Verifier, cases: Sequence[_Case], *, together: Callable[[list[float]], float], progress: Progress | None
) -> Measured:
    """Return how a verifier does; a case of which any pair failed is left out and counted."""
    judged = []
    for case in cases:
        judged.append(list(verifier.judge(case.pairs)))
        if progress:
            progress(1)
    whole = [(case, said) for case, said in zip(cases, judged, strict=True) if all(one.label for one in said)]
    truth = np.array([case.positive for case, _ in whole], dtype=bool)
    scores = np.array([together([_score(one) for one in said]) for _, said in whole])
    full = np.array([bool(together([float(one.label is Label.FULL) for one in said])) for _, said in whole], dtype=bool)
    both = bool(truth.any() and not truth.all())
    return Measured(
        n=len(whole),
        positive=int(truth.sum()),
        failed=len(cases) - len(whole),
        balanced_accuracy=round(balanced_accuracy(truth, full), 4) if both else None,
        auroc=round(auroc(truth, scores), 4) if both else None,
        agreement=round(float((truth == full).mean()), 4) if whole else None,
        kappa=_kappa(truth, full),
    )


def _score(one: Judgement) -> float:
    return one.score or 0.0


def _kappa(one: np.ndarray, other: np.ndarray) -> float | None:
    """Return Cohen's kappa (1960), None where chance alone would agree on all."""
    if not len(one):
        return None
    chance = float(one.mean() * other.mean() + (1 - one.mean()) * (1 - other.mean()))
    return round((float((one == other).mean()) - chance) / (1 - chance), 4) if chance < 1 else None


def _told(what: str, found: Measured, cases: str) -> list[str]:
    shown = {
        "balanced accuracy": found.balanced_accuracy,
        "AUROC": found.auroc,
        "agreement": found.agreement,
        "kappa": found.kappa,
    }
    values = ", ".join(f"{name} {'-' if value is None else f'{value:.3f}'}" for name, value in shown.items())
    failed = f", {found.failed} had no label" if found.failed else ""
    return [f"{what}: {found.n} {cases}, {found.positive} of them so{failed}", f"  {values}"]
