"""WiCE: claims of Wikipedia, each with the sentences of the pages it cites; only its own page is searched for proof.

From ryokamoi/wice (Kamoi et al. 2023): annotations ODC-BY, texts CC BY-SA and Common Crawl's terms.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

FOLDER = "wice"


@dataclass(frozen=True, kw_only=True, slots=True)
class Cited:
    """A claim, the sentences of its pages, and each set of places in them that proves it as far as it is proved."""

    id: str
    text: str
    sentences: tuple[str, ...]
    proofs: tuple[frozenset[int], ...]


def load(benchmarks: Path) -> tuple[Cited, ...]:
    """Read the claims of the dev part for which proof is marked; the others have nothing to be found."""
    lines = (benchmarks / FOLDER / "claim" / "dev.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines if line.strip()]
    claims = (
        Cited(
            id=str(row["meta"].get("id", number)) if isinstance(row.get("meta"), dict) else str(number),
            text=row["claim"],
            sentences=tuple(row["evidence"]),
            proofs=tuple(frozenset(places) for places in row["supporting_sentences"] if places),
        )
        for number, row in enumerate(rows, 1)
    )
    return tuple(claim for claim in claims if claim.proofs)


def best_recall(found: Collection[int], proofs: Collection[frozenset[int]]) -> float:
    """Return the share found of the set of sentences that is found best: any one set proves the claim."""
    return max(len(proof & set(found)) / len(proof) for proof in proofs)
