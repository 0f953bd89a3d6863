"""The register's part of the path: whether a question goes to records, what is found, and what may be cited of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.query import Query
from assistant.register.asking import read_ask
from assistant.register.looking import Finding, look
from assistant.register.rows import cited_rows
from assistant.types import DraftClaim, Evidence
from assistant.writers import tabular
from vectorstore.index import Index
from vectorstore.types import Hit
from vectorstore.word_vectors import WordVectors


@dataclass(frozen=True, kw_only=True)
class Computed:
    """Rows that answer a question, each with its citable stretches."""

    finding: Finding
    rows: tuple[tuple[Evidence, ...], ...]

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Every citable stretch, in the order of the rows."""
        return tuple(item for items in self.rows for item in items)

    def drafts(self) -> Iterator[DraftClaim]:
        """Yield the claims of the answer: what was counted, then each row."""
        return tabular.write(self.finding, self.rows)


def compute(query: Query, hits: Sequence[Hit], index: Index, words: WordVectors) -> Computed | None:
    """Return the rows that answer a question of several, None where it is not one, or no table is surely meant."""
    ask = read_ask(query.plan)
    finding = look(query, ask, hits, index, words) if ask.several else None
    if finding is None:
        return None
    names = {condition.name for condition in finding.conditions}
    rows = tuple(cited_rows(finding.rows, finding.pool.document, names, query, index, words))
    return Computed(finding=finding, rows=rows)
