from __future__ import annotations

import openpyxl
import pytest

from evals.checking.check import check
from evals.drafting.draft import draft
from evals.errors import InvalidGold
from evals.metrics.key_facts import states
from evals.running.bench import Bench
from evals.running.types import Spec
from evals.sample_sets import load_samples
from evals.sheets.drafts import write_draft
from vectorstore.settings import StoreSettings
from vectorstore.types import PUBLIC_READER

COUNT = 40


@pytest.fixture(scope="module")
def bench(council):
    with Bench(Spec(store=StoreSettings(data=council))) as opened:
        yield opened


@pytest.fixture(scope="module")
def samples(bench):
    return draft(bench.index, COUNT, PUBLIC_READER)


def test_as_many_are_proposed_as_were_asked_for_one_in_five_without_an_answer(samples):
    assert len(samples) == COUNT
    assert sum(not sample.answerable for sample in samples) == COUNT // 5
    assert len({sample.question for sample in samples}) == COUNT


def test_they_are_spread_over_papers_and_kinds(samples):
    papers = {quote.doc for sample in samples for quote in sample.evidence}
    assert len(papers) >= 5
    assert {"owner", "fact", "status", "explain", "count"} <= {sample.type for sample in samples}


def test_each_says_which_paper_is_meant_and_is_proved_by_its_words(samples):
    answerable = [sample for sample in samples if sample.answerable]
    assert all(sample.question.startswith("In ") for sample in answerable)
    for sample in answerable:
        words = " ".join(quote.quote for quote in sample.evidence)
        assert sample.type == "count" or all(states(words, fact) for fact in sample.key_facts), sample


def test_the_same_record_gives_the_same_draft(bench, samples):
    assert draft(bench.index, COUNT, PUBLIC_READER) == samples


def test_only_accepted_proposals_are_asked_and_they_hold_against_the_record(bench, samples, tmp_path):
    path = tmp_path / "draft.xlsx"
    write_draft(path, samples)
    with pytest.raises(InvalidGold, match="holds no question"):
        load_samples(path)
    book = openpyxl.load_workbook(path)
    sheet = book.active
    assert (sheet.cell(1, 1).value, sheet.cell(1, 2).value) == ("Accept", "Question")
    for row in range(2, sheet.max_row + 1):
        sheet.cell(row, 1).value = "yes" if sheet.cell(row, 2).value else None
    book.save(path)
    accepted = load_samples(path)
    assert [sample.question for sample in accepted.samples] == [sample.question for sample in samples]
    faults = [finding for finding in check([accepted], bench.record) if finding.field != "question"]
    assert faults == []


def test_a_draft_of_few_questions_has_none_that_cannot_be_answered(bench):
    assert all(sample.answerable for sample in draft(bench.index, 3, PUBLIC_READER))
