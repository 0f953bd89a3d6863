"""The records made of the sample council's papers are as many as there are."""

from __future__ import annotations

from pathlib import Path

import pytest

from evals.record_counts import Count, count_records, main
from evals.sample.render import PAPERS
from evals.sample.truth import TruePaper, load_truth
from ingest.reading import read_document
from ingest.records.building import records_of
from vectorstore.records import Record, RecordKind
from vectorstore.types import Locator, Span


def record(kind: RecordKind, number: int, table: str | None = None) -> Record:
    return Record(
        id=str(number),
        document_id="plan",
        kind=kind,
        ref=None,
        label=None,
        scope="plan",
        spans=(Span(start=number, end=number + 1),),
        locator=Locator(),
        fields=(),
        table_id=table,
    )


def test_kinds_that_are_missing_or_too_many_are_counted() -> None:
    paper = TruePaper(file="plan.pdf", tables=(), records={"action": 2, "term": 1}, gapped={})
    made = [record(kind, n) for n, kind in enumerate([RecordKind.ACTION, RecordKind.RISK])]
    assert count_records(paper, made) == [
        Count(file="plan.pdf", kind="action", true=2, least=2, made=1),
        Count(file="plan.pdf", kind="risk", true=0, least=0, made=1),
        Count(file="plan.pdf", kind="term", true=1, least=1, made=0),
    ]


def test_rows_that_only_gaps_show_may_be_missing_but_not_too_many() -> None:
    paper = TruePaper(file="plan.pdf", tables=(), records={"budget_line": 2}, gapped={"budget_line": 1})
    made = [record(RecordKind.BUDGET_LINE, n) for n in range(4)]
    assert [count.right for n in range(4) for count in count_records(paper, made[:n])] == [False, True, True, False]


def test_people_of_running_text_are_not_counted_and_those_of_tables_only_where_the_truth_has_some() -> None:
    nobody = TruePaper(file="minutes.pdf", tables=(), records={}, gapped={})
    members = TruePaper(file="members.pdf", tables=(), records={"person": 2}, gapped={})
    made = [record(RecordKind.PERSON, 1, table="members"), record(RecordKind.PERSON, 2)]
    assert count_records(nobody, made) == []
    assert count_records(members, made) == [Count(file="members.pdf", kind="person", true=2, least=2, made=1)]


def test_what_is_counted_wrong_can_be_printed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", ["record_counts", "settlement"])
    main()
    assert capsys.readouterr().out == "1 of 1 counted right\n"


def test_nineteen_in_twenty_kinds_of_record_are_counted_right_in_the_sample() -> None:
    counts = [
        count
        for paper in load_truth().values()
        if paper.records
        for count in count_records(paper, records_of(*read_document(Path(PAPERS) / paper.file)))
    ]
    wrong = [count for count in counts if not count.right]
    assert len(counts) > 70
    assert len(wrong) <= len(counts) / 20, "\n".join(map(str, wrong))
