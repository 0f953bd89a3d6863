from __future__ import annotations

import json

import pytest

from evals.checking.check import check
from evals.running.bench import Bench
from evals.running.types import Spec
from evals.sample_sets import load_samples
from tests.evals.conftest import GOLD
from vectorstore.settings import StoreSettings


@pytest.fixture(scope="module")
def record(council):
    with Bench(Spec(store=StoreSettings(data=council))) as bench:
        yield bench.record


@pytest.fixture
def found(record, tmp_path):
    """Check sets of questions, each a list, and say what is found in one line each."""

    def checking(*sets):
        loaded = []
        for number, questions in enumerate(sets):
            path = tmp_path / f"set{number}.jsonl"
            path.write_text("\n".join(map(json.dumps, questions)), encoding="utf-8")
            loaded.append(load_samples(path))
        return [str(finding) for finding in check(loaded, record)]

    return checking


PETITION = "The Committee received a petition with 1,038 signatures"
MINUTES = "2025-01-22_scrutiny_minutes.pdf"


def asked(id="petition", question="How many signed the petition?", doc=MINUTES, quote=PETITION, page=2, **more):
    evidence = {"doc": doc, "quote": quote, "page": page}
    return {
        "id": id, "question": question, "type": "fact", "answerable": True, "key_facts": [["1,038"]],
        "evidence": [evidence],
    } | more  # fmt: skip


def test_right_questions_are_passed_over(found):
    assert found([asked()]) == []


def test_a_paper_may_be_meant_by_its_name_without_ending_or_by_its_title(found, record):
    assert found([asked(doc="2025-01-22_Scrutiny_minutes")]) == []
    title = record.evidence(load_quote(MINUTES)).title
    assert found([asked(doc=title.upper())]) == []
    assert record.evidence(load_quote(title)).document == MINUTES


def load_quote(doc):
    from evals.samples import GoldQuote

    return GoldQuote(doc=doc, quote=PETITION)


def test_a_page_that_is_wrong_is_named_with_the_right_one(found):
    (line,) = found([asked(page=3)])
    assert line.startswith("set0.jsonl, question petition, page: page 3 is given; in 2025-01-22_scrutiny_minutes.pdf")
    assert "the words stand on page 2" in line


def test_a_page_of_a_file_without_pages_is_named(found):
    tracker = "2025-11-05_audit-and-standards_action-tracker.txt"
    (line,) = found([asked(doc=tracker, quote="Action tracker", page=1)])
    assert "page 1 is given, but 2025-11-05_audit-and-standards_action-tracker.txt has no pages" in line


def test_words_of_another_paper_are_named_with_that_paper_and_page(found):
    (line,) = found([asked(doc="2025-06-25_audit-and-standards_minutes.pdf")])
    assert "these words do not stand there" in line
    assert f"They stand in {MINUTES}, page 2." in line


def test_words_that_nearly_stand_there_are_shown_as_they_do(found):
    (line,) = found([asked(quote="the committee received a petition of 1,038 signatures")])
    assert "Nearly the same words stand there: 'The Committee received a petition with 1,038 signatures" in line


def test_words_that_stand_nowhere_and_a_paper_that_is_not_stored_are_named(found):
    nowhere, lost = found([asked(quote="zebras and giraffes"), asked(id="lost", question="?", doc="lost.pdf")])
    assert nowhere.endswith("these words do not stand there: 'zebras and giraffes'")
    assert "question lost, evidence: evidence in lost.pdf: no such document is stored" in lost


def test_a_paragraph_that_is_not_there_is_named(found):
    place = {"doc": MINUTES, "paragraph": "99.9"}
    (line,) = found([asked(evidence=[place])])
    assert "it has no paragraph 99.9" in line


def test_a_question_that_is_asked_twice_is_named_also_in_another_order_of_words(found):
    again = asked(id="again", question="The petition: how many signed?")
    (line,) = found([asked(), again])
    said = "is asked in set0.jsonl, question petition too: 'How many signed the petition?'"
    assert line == f"set0.jsonl, question again, question: {said}"


@pytest.mark.parametrize(
    "more",
    [
        {"question": "How many signed the petition of 2024?"},
        {"as_of": "2025-02-01"},
        {"same_as": "petition"},
        {"question": "Who leads the licensing panel?"},
    ],
)
def test_questions_of_another_year_or_day_or_meant_as_the_same_are_not_asked_twice(found, more):
    assert found([asked(), asked(id="other") | more]) == []


def test_a_question_that_leaks_between_sets_is_named_and_words_that_prove_two(found):
    leaked = asked(id="leak", question="how many signed the petition")
    resting = asked(id="rest", question="What did the Committee receive?")
    first, second = found([asked()], [leaked, resting])
    assert first.startswith("set1.jsonl, question leak, question: leaks: it is asked in set0.jsonl, question petition")
    rests = "rests on the same words as set0.jsonl, question petition"
    assert second == f"set1.jsonl, question rest, evidence: {rests}: {PETITION!r}"


def test_two_papers_of_one_title_have_to_be_told_apart(tmp_path):
    from ingest.pipeline import ingest_many
    from ingest.settings import IngestSettings
    from vectorstore.index import open_index

    for number in (1, 2):
        text = f"Report title: Depot Plan\n\n1.1 The depot closes in year {number}, says the {number}. report.\n"
        (tmp_path / f"plan{number}.txt").write_text(text, encoding="utf-8")
    store = StoreSettings(data=tmp_path / "data")
    with open_index(store) as index:
        ingest_many([tmp_path / "plan1.txt", tmp_path / "plan2.txt"], index, IngestSettings(workers=1))
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(GOLD[0] | {"evidence": [{"doc": "Depot Plan", "quote": "The depot"}]}), encoding="utf-8")
    with Bench(Spec(store=store)) as bench:
        (finding,) = check([load_samples(path)], bench.record)
    assert "2 papers are called so (plan1.txt, plan2.txt). Give the file's name." in finding.text
