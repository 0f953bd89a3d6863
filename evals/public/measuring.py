"""How high a ranking of passages puts the relevant ones: recall, gain and hits, as BEIR has them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from math import log2
from statistics import fmean


@dataclass(frozen=True, kw_only=True, slots=True)
class Ranked:
    """The ids of passages as one question found them, best first and each once, and those it should have found."""

    found: tuple[str, ...]
    relevant: frozenset[str]


def recall(ranked: Ranked, k: int) -> float:
    """Return the share of the relevant passages among the first `k`."""
    return len(ranked.relevant & set(ranked.found[:k])) / len(ranked.relevant)


def hit(ranked: Ranked, k: int) -> float:
    """Return 1 where any relevant passage is among the first `k`, else 0."""
    return float(bool(ranked.relevant & set(ranked.found[:k])))


def ndcg(ranked: Ranked, k: int) -> float:
    """Return the discounted gain of the first `k` over the best possible (Järvelin and Kekäläinen 2002; gain 1)."""
    gained = sum(1 / log2(1 + rank) for rank, one in enumerate(ranked.found[:k], 1) if one in ranked.relevant)
    best = sum(1 / log2(1 + rank) for rank in range(1, min(len(ranked.relevant), k) + 1))
    return gained / best


def means(rankings: Collection[Ranked]) -> dict[str, float]:
    """Return the means over questions, in the order in which they are printed."""
    return {
        "R@5": fmean(recall(one, 5) for one in rankings),
        "R@10": fmean(recall(one, 10) for one in rankings),
        "nDCG@10": fmean(ndcg(one, 10) for one in rankings),
        "Hit@10": fmean(hit(one, 10) for one in rankings),
    }


def once(ids: Iterable[str]) -> tuple[str, ...]:
    """Return ids in order, each where it first stands: a passage counts by its best chunk."""
    return tuple(dict.fromkeys(ids))


def table(rows: Sequence[tuple[str, dict[str, float]]]) -> str:
    """Return a printed table, a way of searching a line."""
    heads = list(rows[0][1]) if rows else []
    width = max((len(name) for name, _ in rows), default=0)
    lines = [" " * width + "".join(f"{head:>9}" for head in heads)]
    lines += [f"{name:{width}}" + "".join(f"{values[head]:>9.3f}" for head in heads) for name, values in rows]
    return "\n".join(lines)
