"""A8, retrieval: whether the evidence was found at all, and how high, before any writer touched it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import inf, log2

from evals.metrics.base import About, Metric, Numbers, Totals, Value, ratio
from evals.types import Row

DEPTHS = (1, 5, 10, 20)
CUT = 10


class Retrieval:
    """Recall@k, Hit@k, nDCG@10 and MRR@10 on spans (as BEIR and MTRAG on passages); means over questions.

    A piece of evidence is found at the rank of the first hit that shares half of the shorter span with it. Over
    answerable questions with gold evidence; what the answer then did does not count.
    """

    id = "A8"
    title = "retrieval"
    about = About(
        source="Recall, hits, nDCG (Järvelin and Kekäläinen 2002) and MRR as BEIR (Thakur et al. 2021) and MTRAG "
        "(Katsis et al. 2025) have them, on spans instead of passages.",
        leaves_out="Unanswerable questions and those without gold evidence. What was then answered does not count.",
        caveats=(
            "Evidence is found at the rank of the first hit that shares half of the shorter span with it; further hits "
            "on the same evidence gain nothing.",
            "A hit that holds several pieces of evidence gains once for each, as if they came one after the other.",
            "Longer chunks meet more evidence: compare runs over one way of cutting, or read A5 beside it.",
        ),
    )
    values = (
        *(
            Value(
                name=f"recall_at_{k}",
                heading=f"R@{k}",
                of="questions",
                formula=f"mean over questions of: gold evidence found in the first {k} hits / gold evidence",
                fault="the search does not find the words that answer",
            )
            for k in DEPTHS
        ),
        *(
            Value(
                name=f"hit_at_{k}",
                heading=f"Hit@{k}",
                of="questions",
                formula=f"questions with any gold evidence in the first {k} hits / questions",
                fault="the search does not find the words that answer",
            )
            for k in DEPTHS
        ),
        Value(
            name=f"ndcg_at_{CUT}",
            heading="nDCG",
            of="questions",
            formula=f"mean over questions of: sum of 1/log2(1 + rank) over gold evidence found in the first {CUT} hits "
            f"/ the same where it is found at 1, 2, 3 ...",
            fault="the search puts the words that answer too far down",
        ),
        Value(
            name=f"mrr_at_{CUT}",
            heading="MRR",
            of="questions",
            formula=f"mean over questions of 1 / rank of the first hit on gold evidence, 0 beyond {CUT}",
            fault="the search puts the words that answer too far down",
        ),
    )
    counts = ("questions", *(value.name for value in values))

    def tally(self, row: Row) -> Mapping[str, float]:
        """Keep the question's own scores."""
        if not (row.answerable and row.evidence):
            return {}
        ranks = first_ranks(row)
        recalls = {f"recall_at_{k}": sum(rank <= k for rank in ranks) / len(ranks) for k in DEPTHS}
        hits = {f"hit_at_{k}": float(min(ranks) <= k) for k in DEPTHS}
        best = min(ranks)
        return {
            "questions": 1,
            **recalls,
            **hits,
            f"ndcg_at_{CUT}": ndcg(ranks, CUT),
            f"mrr_at_{CUT}": 1 / best if best <= CUT else 0.0,
        }

    def measure(self, totals: Totals) -> dict[str, Numbers]:
        """Return the means."""
        return {value.name: ratio(totals[value.name], totals["questions"]) for value in self.values}


def first_ranks(row: Row) -> list[float]:
    """Return, for each piece of evidence, the 1-based rank of the first hit that meets it; infinite where none does."""
    return [
        next((rank for rank, hit in enumerate(row.hits, 1) if evidence.met_by(hit.place)), inf)
        for evidence in row.evidence
    ]


def ndcg(ranks: Sequence[float], cut: int) -> float:
    """Return the discounted gain of evidence found at `ranks` over that of evidence found at 1, 2, 3 ...

    Järvelin and Kekäläinen 2002 with gain 1 a piece of evidence and discount 1/log2(1 + rank). A hit may hold several
    pieces; they then take successive places, so that the best possible order always scores 1 and never more.
    """
    places: list[float] = []
    for rank in sorted(ranks):
        places.append(max(rank, places[-1] + 1) if places else rank)
    gained = sum(1 / log2(1 + place) for place in places if place <= cut)
    return gained / sum(1 / log2(1 + place) for place in range(1, min(len(ranks), cut) + 1))


def build() -> Metric:
    """Return the metric."""
    return Retrieval()
