"""Answers judged by a table written by hand: which words support which sentence, and on which a grader fails."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from evals.labelling import Labels, label_rows
from evals.metrics.base import Metric
from evals.scoring import ALL, score_rows
from evals.types import Row, Sentence
from evals.verifiers.base import Judgement, Label, Pair
from tests.evals.rows import answered, cited, found
from vectorstore.types import AccessLevel

Table = Mapping[tuple[str, str], str]
"""(sentence, quotes joined by +) to f, p, n for full, partial and none, ! where the grader fails; n where missing."""

LABELS = {"f": Label.FULL, "p": Label.PARTIAL, "n": Label.NONE, "!": None}


class ByTable:
    """A verifier that knows what it says."""

    name, version, sees = "by_table", "1", AccessLevel.CONFIDENTIAL

    def __init__(self, table: Table) -> None:
        self._table = table
        self.judged: list[Pair] = []

    def judge(self, pairs: Sequence[Pair]) -> Iterator[Judgement]:
        for pair in pairs:
            self.judged.append(pair)
            said = LABELS[self._table.get((pair.statement, "+".join(pair.texts)), "n")]
            yield Judgement(label=said, score=said.weight if said else None, error="" if said else "it broke off")


def saying(*sentences: tuple[str, Sequence[int]], quotes: str = "abcde", retrieved: str = "", **more) -> Row:
    """An answer of sentences with markers; its citations quote a, b, c ..., and it retrieved one-letter passages."""
    return replace(
        answered(
            sentences=tuple(Sentence(text=text, citations=tuple(markers)) for text, markers in sentences),
            citations=tuple(replace(cited(n, n + 1), quote=quote) for n, quote in enumerate(quotes)),
            hits=tuple(replace(found(n, n + 1), text=text) for n, text in enumerate(retrieved)),
        ),
        **more,
    )


def scores(build: Callable[[Labels], Metric], table: Table, *rows: Row) -> dict[str, float | None]:
    metric = build(label_rows(rows, ByTable(table)))
    return {name: score.value for name, score in score_rows(rows, [metric], resamples=0)[ALL].items()}
