"""Fits the weights of the passage and stretch models to gold questions, and says how they do on papers left out.

    python -m evals.fit --of DATA GOLD.jsonl [--of DATA GOLD.jsonl ...] [--write]

DATA is a folder into which the papers of the questions were ingested. The models are logistic regressions over the
features of `assistant.features`; each question counts alike, whatever the number of its candidates. The printed figure
is the mean reciprocal rank of the first right stretch, each paper's questions ranked by weights fitted without them.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from assistant.assistant import Assistant
from assistant.build import build_assistant
from assistant.features import beside_the_best
from assistant.rerankers.learned import LearnedReranker
from assistant.settings import AssistantSettings
from assistant.types import Question, Turn
from assistant.weights import PASSAGE_WEIGHTS
from evals.placing import PlacedText
from evals.samples import Sample, read_gold
from evals.types import Place
from vectorstore.index import open_index
from vectorstore.settings import StoreSettings
from vectorstore.types import OFFICER_READER, Filters

TARGET = Path(__file__).parents[1] / "assistant" / "weights.py"
HEAD = '''"""Weights of the two linear models, made by `python -m evals.fit`; they name features, never papers."""

from collections.abc import Mapping
'''


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """The candidates of one question: their features, whether each is right, and the papers the evidence is in."""

    papers: frozenset[str]
    features: tuple[Mapping[str, float], ...]
    right: tuple[bool, ...]


def main(arguments: Sequence[str] | None = None) -> None:
    """Fit both models, print how they do, and write `assistant/weights.py` where asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--of", nargs=2, action="append", required=True, metavar=("DATA", "GOLD"))
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args(arguments)
    sets = [(Path(data), _answerable(Path(gold))) for data, gold in asked.of]
    passages = _cases(sets, _passages)
    print_report("passages", passages)
    # Stretches are of the passages that the new weights put first.
    units = _cases(sets, _units, fit(passages))
    print_report("stretches", units)
    if asked.write:
        TARGET.write_text(HEAD + _as_code("PASSAGE_WEIGHTS", fit(passages)) + _as_code("UNIT_WEIGHTS", fit(units)))
        print(f"wrote {TARGET}")


def _answerable(gold: Path) -> list[Sample]:
    return [sample for sample in read_gold(gold) if sample.answerable and sample.evidence]


def _cases(
    sets: Sequence[tuple[Path, Sequence[Sample]]],
    case_of: Callable[[Assistant, Sample, _Places], Case],
    weights: Mapping[str, float] = PASSAGE_WEIGHTS,
) -> list[Case]:
    """Return the cases of every set, passages ordered by these weights."""
    found: list[Case] = []
    for data, samples in sets:
        with open_index(StoreSettings(data=data)) as index:
            assistant = build_assistant(AssistantSettings(), index)
            assistant = replace(assistant, reranker=LearnedReranker(index, assistant.words, weights))
            places = _Places(assistant)
            found += [case_of(assistant, sample, places) for sample in samples]
    return found


def fit(cases: Sequence[Case]) -> dict[str, float]:
    """Return the weights, the bias among them, of a logistic regression in which each question weighs the same."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.preprocessing import StandardScaler

    names = sorted({name for case in cases for row in case.features for name in row})
    rows = np.array([[row.get(name, 0.0) for name in names] for case in cases for row in case.features])
    right = np.array([mark for case in cases for mark in case.right])
    counts = np.array([1.0 / len(case.right) for case in cases for _ in case.right])
    scaler = StandardScaler().fit(rows)
    model = LogisticRegression(C=0.3, max_iter=5000).fit(
        scaler.transform(rows), right, counts * len(right) / counts.sum()
    )
    weights = model.coef_[0] / scaler.scale_
    bias = float(model.intercept_[0] - (weights * scaler.mean_).sum())
    return {"bias": bias, **dict(zip(names, map(float, weights), strict=True))}


def print_report(name: str, cases: Sequence[Case]) -> None:
    """Print the mean reciprocal rank over questions, fitted with and without each paper's own."""
    usable = [case for case in cases if case.features]
    groups = sorted({min(case.papers) for case in usable})
    left_out = []
    for group in groups:
        weights = fit([case for case in usable if group not in case.papers])
        left_out += [_reciprocal_rank(case, weights) for case in usable if min(case.papers) == group]
    seen = fit(usable)
    fitted = np.mean([_reciprocal_rank(case, seen) for case in usable])
    found = np.mean([any(case.right) for case in cases])
    rank = f"MRR {np.mean(left_out):.3f} on papers left out, {fitted:.3f} fitted"
    print(f"{name}: reach {found:.3f}, {rank}, n={len(cases)}")


def _reciprocal_rank(case: Case, weights: Mapping[str, float]) -> float:
    scores = [sum(value * weights.get(name, 0.0) for name, value in row.items()) for row in case.features]
    order = np.argsort(-np.array(scores), kind="stable")
    return next((1.0 / rank for rank, i in enumerate(order, 1) if case.right[i]), 0.0)


class _Places:
    """Finds gold quotes in the stored papers, each paper indexed once."""

    def __init__(self, assistant: Assistant) -> None:
        catalogue = assistant.index.catalogue
        cards = catalogue.documents(Filters(levels=OFFICER_READER))
        papers = [(card.name, catalogue.document(card.id, OFFICER_READER)) for card in cards]
        self._texts = [(name, paper.id, PlacedText(paper.text)) for name, paper in papers]

    def of(self, sample: Sample) -> tuple[Place, ...]:
        return tuple(
            Place(document_id=paper, start=span.start, end=span.end)
            for quote in sample.evidence
            for name, paper, text in self._texts
            if name in quote.documents
            for span in text.find(quote.quote or "")
        )


def _question(sample: Sample) -> Question:
    turns = tuple(Turn(text=text) for text in sample.history)
    return Question(text=sample.question, history=turns, filters=Filters(levels=OFFICER_READER))


def _papers(sample: Sample) -> frozenset[str]:
    return frozenset(quote.doc for quote in sample.evidence)


def _passages(assistant: Assistant, sample: Sample, places: _Places) -> Case:
    query = assistant.plan(_question(sample))
    hits = assistant.retriever.retrieve(query.plan, assistant.settings.candidates)
    reranker = LearnedReranker(assistant.index, assistant.words)
    gold = places.of(sample)
    spans = [Place(document_id=h.chunk.document_id, start=h.chunk.span.start, end=h.chunk.span.end) for h in hits]
    return Case(
        papers=_papers(sample),
        features=tuple(reranker.features(query, hits)),
        right=tuple(any(span.meets(place) for place in gold) for span in spans),
    )


def _units(assistant: Assistant, sample: Sample, places: _Places) -> Case:
    query = assistant.plan(_question(sample))
    found = assistant.read(query, assistant.find(query, assistant.settings.candidates))
    gold = places.of(sample)
    spans = [Place(document_id=e.document.id, start=e.span.start, end=e.span.end) for e in found]
    return Case(
        papers=_papers(sample),
        features=tuple(beside_the_best([e.features for e in found])),
        right=tuple(any(span.meets(place) for place in gold) for span in spans),
    )


def _as_code(name: str, weights: Mapping[str, float]) -> str:
    lines = "".join(f'    "{key}": {value:.3f},\n' for key, value in weights.items())
    return f"\n{name}: Mapping[str, float] = {{\n{lines}}}\n"


if __name__ == "__main__":
    main()
