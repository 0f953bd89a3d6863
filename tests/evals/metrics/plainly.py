"""Each metric once more, in plain Python from its formula alone: sets of characters, lists and sorting."""

from __future__ import annotations

from collections.abc import Sequence
from math import log2

from evals.types import Cited, GoldEvidence, Place, Row


def mean(numbers: Sequence[float]) -> float | None:
    return sum(numbers) / len(numbers) if numbers else None


def share(part: float, whole: float) -> float | None:
    return part / whole if whole else None


def characters(place: Place) -> set[tuple[str, int]]:
    return {(place.document_id, n) for n in range(place.start, place.end)}


def meet(one: Place, other: Place) -> bool:
    shared = len(characters(one) & characters(other))
    return shared > 0 and shared >= min(len(characters(one)), len(characters(other))) / 2


def proves(cited: Cited, evidence: GoldEvidence) -> bool:
    return any(meet(cited.place, place) for place in evidence.places)


def f1(p: float, r: float) -> float:
    return 2 * p * r / (p + r) if p + r else 0.0


def with_evidence(rows: Sequence[Row]) -> list[Row]:
    return [row for row in rows if row.answerable and row.evidence]


def used(row: Row) -> tuple[Cited, ...]:
    return () if row.abstained else row.citations


def validity(rows: Sequence[Row]) -> dict[str, float | None]:
    good = every = 0
    for row in rows:
        markers = range(1, len(row.citations) + 1) if row.abstained else [n for s in row.sentences for n in s.citations]
        for marker in markers:
            every += 1
            good += marker in range(1, len(row.citations) + 1) and row.citations[marker - 1].resolved
    return {"citation_validity": share(good, every)}


def quotes(rows: Sequence[Row]) -> dict[str, float | None]:
    every = [one for row in rows for one in row.citations]
    return {
        "quote_exactness": mean([float(one.stands) for one in every]),
        "quote_in_place": mean([float(one.stands and one.in_place) for one in every]),
    }


def evidence(rows: Sequence[Row]) -> dict[str, float | None]:
    asked = with_evidence(rows)
    useful = [[any(proves(c, e) for e in row.evidence) for c in used(row)] for row in asked]
    met = [[any(proves(c, e) for c in used(row)) for e in row.evidence] for row in asked]
    p, r = mean([x for one in useful for x in one]), mean([x for one in met for x in one])
    own = [(mean(one) or 0.0, mean(other) or 0.0) for one, other in zip(useful, met, strict=True)]
    return {
        "evidence_precision_micro": p,
        "evidence_recall_micro": r,
        "evidence_f1_micro": None if r is None else f1(p or 0.0, r),
        "evidence_precision": mean([sum(one) / len(one) for one in useful if one]),
        "evidence_recall": mean([sum(one) / len(one) for one in met]),
        "evidence_f1": mean([f1(*pair) for pair in own]),
    }


def cited_characters(rows: Sequence[Row]) -> dict[str, float | None]:
    precisions, recalls, totals = [], [], [0, 0, 0, 0]
    for row in with_evidence(rows):
        cited = set().union(*(characters(one.place) for one in used(row)))
        anywhere = set().union(*(characters(place) for e in row.evidence for place in e.places))
        best = set().union(
            *(
                max(map(characters, e.places), key=lambda place: len(place & cited) / max(len(place), 1))
                for e in row.evidence
            )
        )
        if cited:
            precisions.append(len(cited & anywhere) / len(cited))
        recalls.append(len(cited & best) / len(best))
        for n, found in enumerate((cited & anywhere, cited, cited & best, best)):
            totals[n] += len(found)
    return {
        "character_precision": mean(precisions),
        "character_recall": mean(recalls),
        "character_precision_micro": share(totals[0], totals[1]),
        "character_recall_micro": share(totals[2], totals[3]),
    }


def retrieval(rows: Sequence[Row]) -> dict[str, float | None]:
    found: dict[str, list[float]] = {}
    for row in with_evidence(rows):
        firsts = []
        for e in row.evidence:
            ranks = [n for n, hit in enumerate(row.hits, 1) if any(meet(hit.place, place) for place in e.places)]
            firsts.append(ranks[0] if ranks else 10**6)
        for k in (1, 5, 10, 20):
            found.setdefault(f"recall_at_{k}", []).append(sum(rank <= k for rank in firsts) / len(firsts))
            found.setdefault(f"hit_at_{k}", []).append(float(any(rank <= k for rank in firsts)))
        free, gained = 1, 0.0
        for rank in sorted(firsts):
            place = max(rank, free)
            free = place + 1
            gained += 1 / log2(place + 1) if place <= 10 else 0.0
        best = sum(1 / log2(n + 1) for n in range(1, min(len(firsts), 10) + 1))
        found.setdefault("ndcg_at_10", []).append(gained / best)
        found.setdefault("mrr_at_10", []).append(1 / min(firsts) if min(firsts) <= 10 else 0.0)
    names = [f"{what}_at_{k}" for what in ("recall", "hit") for k in (1, 5, 10, 20)] + ["ndcg_at_10", "mrr_at_10"]
    return {name: mean(found.get(name, [])) for name in names}


def abstention(rows: Sequence[Row]) -> dict[str, float | None]:
    def score(of: list[bool], said: list[bool]) -> float:
        right = sum(a and b for a, b in zip(of, said, strict=True))
        p = right / sum(said) if any(said) else 0.0
        return f1(p, right / sum(of))

    refused, unanswerable = [row.abstained for row in rows], [not row.answerable for row in rows]
    answered, answerable = [not one for one in refused], [row.answerable for row in rows]
    both = any(unanswerable) and any(answerable)
    return {
        "abstention_true_positive": mean([float(row.abstained) for row in rows if not row.answerable]),
        "abstention_false_positive": mean([float(row.abstained) for row in rows if row.answerable]),
        "grounded_refusal_f1": (score(unanswerable, refused) + score(answerable, answered)) / 2 if both else None,
    }


def auroc(above: Sequence[float], below: Sequence[float]) -> float | None:
    return mean([1.0 if a > b else 0.5 if a == b else 0.0 for a in above for b in below])


def confidence(rows: Sequence[Row], right: Sequence[bool]) -> dict[str, float | None]:
    told = [(row, ok) for row, ok in zip(rows, right, strict=True) if row.confidence is not None]
    answers = [(row.confidence, ok) for row, ok in told if not row.abstained]
    error = brier = None
    if answers:
        bins: dict[int, list[tuple[float, bool]]] = {}
        for p, ok in answers:
            bins.setdefault(min(int(p * 10), 9), []).append((p, ok))
        error = sum(abs(sum(p for p, _ in one) - sum(ok for _, ok in one)) for one in bins.values()) / len(answers)
        brier = mean([(p - ok) ** 2 for p, ok in answers])
    return {
        "calibration_error": error,
        "brier": brier,
        "auroc_answerable": auroc(
            [row.confidence for row, _ in told if row.answerable],
            [row.confidence for row, _ in told if not row.answerable],
        ),
        "auroc_right": auroc([p for p, ok in answers if ok], [p for p, ok in answers if not ok]),
        "wrong_at_half": _risk(answers, len(answers) / 2),
        "risk_coverage_area": mean([_risk(answers, k) or 0.0 for k in range(1, len(answers) + 1)]),
    }


def _risk(answers: Sequence[tuple[float, bool]], k: float) -> float | None:
    """The share of wrong ones among the k surest, answers that tie counting as their mean."""
    left, wrong = k, 0.0
    for p in sorted({p for p, _ in answers}, reverse=True):
        tied = [not ok for one, ok in answers if one == p]
        taken = min(left, len(tied))
        wrong += taken * sum(tied) / len(tied)
        left -= taken
    return wrong / k if k else None


def truthfulness(rows: Sequence[Row], right: Sequence[bool]) -> dict[str, float | None]:
    marks = []
    for row, ok in zip(rows, right, strict=True):
        if row.abstained or row.clarified:
            marks.append(0)
        else:
            marks.append(1 if ok and any(one.resolved for one in row.citations) else -1)
    return {
        "truthfulness": mean(marks),
        "right_share": mean([mark == 1 for mark in marks]),
        "wrong_share": mean([mark == -1 for mark in marks]),
    }
