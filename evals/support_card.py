"""How far the support check can be trusted: the card of `assistant.checks`, measured on WiCE.

    python -m evals.support_card WICE/oracle_chunks_claim/dev.jsonl

WiCE (Kamoi et al., EMNLP 2023) has claims of Wikipedia with passages of what they cite, each supported, partly or not
supported. As its authors do, a claim is scored against each of its passages and the best counts; supported is told from
the other two. It prints AUROC and balanced accuracy of the share of rare words alone, at the best threshold and at
LEAST_SUPPORT, and of all that is checked: figures, dates and names too.
"""

from __future__ import annotations

import argparse
import json
import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from assistant.checks.names import unfounded_names
from assistant.checks.parts import unsupported_parts
from assistant.checks.support import LEAST_SUPPORT, content_terms, denies_otherwise, share_held
from vectorstore.lexical.analysis import analyse


@dataclass(frozen=True, kw_only=True, slots=True)
class Judged:
    """A claim against its passages: the best share of its words, and whether every check passes on one of them."""

    supported: bool
    share: float
    passes: bool


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the card."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("passages", type=Path, help="oracle_chunks_claim/dev.jsonl of WiCE")
    rows = [json.loads(line) for line in parser.parse_args(arguments).passages.read_text("utf-8").splitlines()]
    print("\n".join(card(judged(rows))))


def judged(rows: Sequence[Mapping[str, object]]) -> list[Judged]:
    """Return each claim with its best passage, in the order in which claims come."""
    sentences = {str(sentence) for row in rows for sentence in _sentences(row)}
    counts = Counter(term for sentence in sentences for term in set(analyse(sentence, query=False)))
    claims: dict[str, list[Mapping[str, object]]] = defaultdict(list)
    for row in rows:
        claims[str(row["claim"])].append(row)
    return [_judge(claim, passages, counts, len(sentences)) for claim, passages in claims.items()]


def card(found: Sequence[Judged]) -> list[str]:
    """Return the lines of the card."""
    truth = np.array([one.supported for one in found])
    shares = np.array([one.share for one in found])
    best = max(sorted(set(shares.tolist())), key=lambda least: balanced_accuracy(truth, shares >= least))
    passes = np.array([one.passes for one in found])
    return [
        f"{len(found)} claims, {int(truth.sum())} of them supported",
        f"share of rare words: AUROC {auroc(truth, shares):.3f}",
        f"  at its best threshold, {best:.2f}: balanced accuracy {balanced_accuracy(truth, shares >= best):.3f}",
        f"  at LEAST_SUPPORT, {LEAST_SUPPORT}: {balanced_accuracy(truth, shares >= LEAST_SUPPORT):.3f}",
        f"all checks at LEAST_SUPPORT: balanced accuracy {balanced_accuracy(truth, passes):.3f}, "
        f"keeps {passes[truth].mean():.3f} of the supported and {passes[~truth].mean():.3f} of the others",
        f"all checks, the share where they pass: AUROC {auroc(truth, shares + passes):.3f}",
    ]


def auroc(truth: np.ndarray, scores: np.ndarray) -> float:
    """Return the chance that a true one scores above a false one, ties counting half."""
    over = scores[truth][:, None] - scores[~truth][None, :]
    return float((over > 0).mean() + (over == 0).mean() / 2)


def balanced_accuracy(truth: np.ndarray, said: np.ndarray) -> float:
    """Return the mean of the share of true ones that are said to be and of false ones that are not."""
    return float((said[truth].mean() + (~said)[~truth].mean()) / 2)


def _judge(claim: str, rows: Sequence[Mapping[str, object]], counts: Counter[str], total: int) -> Judged:
    rarity = {term: math.log(1 + (total - counts[term] + 0.5) / (counts[term] + 0.5)) for term in content_terms(claim)}
    passages = [_sentences(row) for row in rows]
    shares = [share_held(rarity, passage) for passage in passages]
    passed = (_passes(claim, passage, share) for passage, share in zip(passages, shares, strict=True))
    return Judged(supported=rows[0]["label"] == "supported", share=max(shares), passes=any(passed))


def _passes(claim: str, passage: Sequence[str], share: float) -> bool:
    wrong = unsupported_parts(claim, passage) or unfounded_names(claim, passage, ()) or denies_otherwise(claim, passage)
    return share >= LEAST_SUPPORT and not wrong


def _sentences(row: Mapping[str, object]) -> list[str]:
    sentences = row["evidence"]
    return [str(one) for one in sentences] if isinstance(sentences, list) else []


if __name__ == "__main__":
    main()
