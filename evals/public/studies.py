"""Measures public sets, a study a set: the bare algorithms, and clerk's own search beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np

from assistant.settings import AssistantSettings
from evals.bare.bm25 import Bm25
from evals.bare.rouge import rouge
from evals.bare.vectors import vectors
from evals.calibration import auroc
from evals.errors import CouldNotRun
from evals.public import bare, mtrag_un, qmsum, tatqa, wice
from evals.public.measuring import Ranked, hit, ndcg, recall
from evals.public.pool import put
from evals.public.results import Figure, figures, single
from evals.public.searching import Searcher
from evals.public.types import PublicSet
from ingest.settings import IngestSettings
from vectorstore.embedders.base import Embedder
from vectorstore.index import open_index
from vectorstore.settings import StoreSettings


@dataclass(frozen=True, kw_only=True, slots=True)
class Given:
    """Where the sets lie, what embeds, where vectors and pools are kept, and whether clerk's own search is asked."""

    benchmarks: Path
    embedder: Embedder
    cache: Path
    own: bool


Study = Callable[[Given], Iterator[Figure]]


def ranked_values(rankings: Sequence[Ranked]) -> dict[str, list[float]]:
    """Return what BEIR and MTRAG print, a value a question."""
    return {
        "R@5": [recall(one, 5) for one in rankings],
        "R@10": [recall(one, 10) for one in rankings],
        "nDCG@10": [ndcg(one, 10) for one in rankings],
        "Hit@10": [hit(one, 10) for one in rankings],
    }


def of_pool(name: str, load: Callable[[Path], PublicSet], forms: Mapping[str, bool], given: Given) -> Iterator[Figure]:
    """Measure one pool; `forms` says by the name of each form of the questions whether earlier turns are given."""
    pool = load(given.benchmarks)
    groups = [asked.group or asked.id for asked in pool.questions]
    for form, history in forms.items():
        found = bare.rankings(pool, given.embedder, given.cache / "vectors", history=history)
        if given.own:
            found |= _own(name, pool, given, history=history)
        for way, rankings in found.items():
            yield from figures(name, form, way, ranked_values(rankings), groups)
    if pool.answerable:
        yield _answerability(name, next(iter(forms)), pool, given)


def _answerability(name: str, form: str, pool: PublicSet, given: Given) -> Figure:
    """Measure how well the cosine of the nearest passage tells what the pool answers."""
    texts = [bare.text_of(passage) for passage in pool.passages]
    stored = vectors(texts, given.embedder, given.cache / "vectors")
    asked = vectors([text for text, _ in pool.answerable], given.embedder, given.cache / "vectors")
    nearest = np.max(asked @ stored.T, axis=1)
    value = auroc(nearest.tolist(), [known for _, known in pool.answerable])
    return single(name, form, "MiniLM", "AUROC", float("nan") if value is None else value, len(pool.answerable))


def _own(name: str, pool: PublicSet, given: Given, *, history: bool) -> dict[str, list[Ranked]]:
    settings = AssistantSettings()
    data = given.cache / name
    with open_index(StoreSettings(data=data)) as index:
        put(pool.passages, data / "passages", index, IngestSettings())
        searcher = Searcher(index, pool, candidates=settings.candidates)
        found = searcher.rankings(pool.questions, [settings.reranker], history=history)
    return {f"clerk: {way}": rankings for way, rankings in found.items()}


def of_wice(given: Given) -> Iterator[Figure]:
    """Measure how much of the best set of proving sentences is among the first five of a claim's own pages."""
    claims = wice.load(given.benchmarks)
    values: dict[str, list[float]] = {}
    for claim, ordered in zip(claims, _each([(c.sentences, [c.text]) for c in claims], given), strict=True):
        for way, places in ordered[0].items():
            values.setdefault(way, []).append(wice.best_recall(places[:5], claim.proofs))
    for way, own in values.items():
        yield from figures("wice", "claim", way, {"R@5": own}, [claim.id for claim in claims])


def of_qmsum(given: Given) -> Iterator[Figure]:
    """Measure how many of the turns that answer a specific question are found early, and ROUGE of the first ones."""
    meetings = [meeting for meeting in qmsum.load(given.benchmarks) if any(one.turns for one in meeting.specific)]
    values: dict[str, dict[str, list[float]]] = {}
    groups: list[str] = []
    asked = [(meeting.turns, [one.text for one in meeting.specific]) for meeting in meetings]
    for meeting, ordered in zip(meetings, _each(asked, given), strict=True):
        for query, ways in zip(meeting.specific, ordered, strict=True):
            groups += [meeting.id] if query.turns else []
            for way, places in ways.items() if query.turns else ():
                for k in (10, 20):
                    own = values.setdefault(way, {}).setdefault(f"span R@{k}", [])
                    own.append(qmsum.span_recall(frozenset(places[:k]), query))
                said = " ".join(meeting.turns[place].partition(": ")[2] for place in sorted(places[: qmsum.SAID]))
                for name, value in rouge(said, query.answer).items():
                    values[way].setdefault(name, []).append(value)
    for way, found in values.items():
        yield from figures("qmsum", "specific question", way, found, groups)


def _each(
    asked: Sequence[tuple[Sequence[str], Sequence[str]]], given: Given
) -> Iterator[list[Mapping[str, list[int]]]]:
    """Yield the orders of many small pools, each with its questions; their vectors are made and kept all together."""
    cache = given.cache / "vectors"
    stored = vectors([text for texts, _ in asked for text in texts], given.embedder, cache)
    queries = vectors([text for _, texts in asked for text in texts], given.embedder, cache)
    at = query_at = 0
    for texts, questions in asked:
        bm25 = Bm25(texts)
        own = stored[at : at + len(texts)]
        dense = [own @ queries[query_at + number] for number in range(len(questions))]
        yield [
            bare.ways(bm25.scores(text), np.asarray(scores, dtype=np.float64))
            for text, scores in zip(questions, dense, strict=True)
        ]
        at, query_at = at + len(texts), query_at + len(questions)


STUDIES: Mapping[str, Study] = {
    "mtrag-un": partial(of_pool, "mtrag-un", mtrag_un.load, {"last turn": False, "all user turns": True}),
    "tatqa": partial(of_pool, "tatqa", tatqa.load, {"question": False}),
    "wice": of_wice,
    "qmsum": of_qmsum,
}


def measured(names: Sequence[str], given: Given) -> Iterator[Figure]:
    """Yield the figures of the sets named, of all that stand in the folder where none is.

    Raises CouldNotRun for a set that there is no study of or no folder for.
    """
    there = [name for name in STUDIES if (given.benchmarks / name).is_dir()]
    missing = [name for name in names if name not in there]
    if missing or not there:
        lacks = f"no folder {missing[0]}" if missing else "no folder of a public set"
        raise CouldNotRun(f"{given.benchmarks}: {lacks}. The sets that can be measured: {', '.join(STUDIES)}.")
    for name in names or there:
        yield from STUDIES[name](given)
