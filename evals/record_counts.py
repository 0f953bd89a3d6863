"""How many records of each kind are made of the sample council's papers, beside how many there are.

    python -m evals.record_counts [FILE-NAME-PART]

prints each paper and kind that is counted wrong. A total is no budget line and a heading between rows no saving. Rows
of tables that nothing but gaps between words shows may be missing: no reader is held to those.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from evals.sample.truth import TRUTH, TruePaper, load_truth
from vectorstore.records import Record, RecordKind

ALSO_ELSEWHERE = frozenset({RecordKind.PERSON, RecordKind.ROLE, RecordKind.OTHER})
"""Kinds that are also made of running text, which the truth does not list: only those of tables are counted."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Count:
    """How many records of one kind a paper holds, how many of them are held to be found, and how many were made."""

    file: str
    kind: str
    true: int
    least: int
    made: int

    @property
    def right(self) -> bool:
        """Whether none is missing or too many."""
        return self.least <= self.made <= self.true

    def __str__(self) -> str:
        """Show the counts."""
        return f"{self.file}: {self.kind}: {self.made} of {self.true}"


def count_records(paper: TruePaper, records: Iterable[Record]) -> list[Count]:
    """Return the counts of every kind that the paper holds or that was made of it."""
    made = Counter(record.kind for record in records if record.table_id or record.kind not in ALSO_ELSEWHERE)
    kinds = {*map(RecordKind, paper.records), *(made.keys() - ALSO_ELSEWHERE)}
    return [_count(paper, kind, made[kind]) for kind in sorted(kinds)]


def _count(paper: TruePaper, kind: RecordKind, made: int) -> Count:
    true = paper.records.get(kind, 0)
    return Count(file=paper.file, kind=kind.value, true=true, least=true - paper.gapped.get(kind, 0), made=made)


def main() -> None:
    """Print what is counted wrong in the papers whose file name has the part given."""
    from ingest.reading import read_document
    from ingest.records.building import records_of

    part = sys.argv[1] if len(sys.argv) > 1 else ""
    papers = [paper for paper in load_truth().values() if part in paper.file and paper.records]
    counts = [
        count
        for paper in papers
        for count in count_records(paper, records_of(*read_document(Path(TRUTH).parent / "papers" / paper.file)))
    ]
    wrong = [count for count in counts if not count.right]
    for count in wrong:
        print(count)
    print(f"{len(counts) - len(wrong)} of {len(counts)} counted right")


if __name__ == "__main__":
    main()
