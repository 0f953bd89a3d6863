"""How many records of each kind are made of the sample council's papers, beside how many there are.

    python -m evals.record_counts [FILE-NAME-PART]

prints each paper and kind that is counted wrong. A total is no budget line and a heading between rows no saving.
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
"""Kinds that may also be made of running text: compared only where the truth has some."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Count:
    """How many records of one kind a paper holds and how many were made of it."""

    file: str
    kind: str
    true: int
    made: int


def count_records(paper: TruePaper, records: Iterable[Record]) -> list[Count]:
    """Return the counts of every kind that the paper holds or that was made of it."""
    made = Counter(record.kind for record in records)
    kinds = {*map(RecordKind, paper.records), *(made.keys() - ALSO_ELSEWHERE)}
    return [
        Count(file=paper.file, kind=kind.value, true=paper.records.get(kind.value, 0), made=made[kind])
        for kind in sorted(kinds)
    ]


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
    wrong = [count for count in counts if count.true != count.made]
    for count in wrong:
        print(f"{count.file}: {count.kind}: {count.made} of {count.true}")
    print(f"{len(counts) - len(wrong)} of {len(counts)} counted right")


if __name__ == "__main__":
    main()
