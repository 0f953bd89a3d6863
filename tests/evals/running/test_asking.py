from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date

import pytest

from evals.errors import CouldNotRun
from evals.running.asking import Asker
from evals.running.bench import Bench
from evals.running.types import Asked, Spec
from evals.samples import GoldQuote, Sample, read_gold
from evals.scoring import ALL, all_metrics, score_rows
from evals.systems.base import Reply
from evals.types import Ending, Row, Unit
from tests.evals.conftest import GOLD, PLAN
from vectorstore.settings import StoreSettings


@pytest.fixture(scope="module")
def bench(spec):
    with Bench(spec) as opened:
        yield opened


@pytest.fixture
def run(bench, spec, gold):
    def ask(*questions):
        return [bench.row(spec.variants[0], one) for one in asked(gold(*questions))]

    return ask


def asked(path):
    return [Asked(sample=sample, sample_set=path.name) for sample in read_gold(path)]


def test_gold_evidence_is_placed_where_its_words_stand_across_line_breaks(run):
    rows = run(GOLD[0])
    (evidence,) = rows[0].evidence
    (place,) = evidence.places
    assert PLAN[place.start : place.end] == "The cost of the new wash bay at Quay Street is £412,000"


def test_citations_of_the_assistant_resolve_and_their_quotes_stand(run):
    rows = run()
    scores = score_rows(rows, all_metrics(), resamples=0)[ALL]
    assert scores["citation_validity"].value == scores["quote_exactness"].value == 1.0
    assert scores["citation_validity"].n > 0


def test_a_small_record_is_searched_and_cited_rightly(run):
    rows = run()
    scores = score_rows(rows, all_metrics(), resamples=0)[ALL]
    assert scores["recall_at_5"].value == 1.0
    assert scores["evidence_recall"].value > 0.6
    assert all(row.hits and row.timings_ms["answer"] > 0 for row in rows)


def test_questions_do_not_affect_each_other(run):
    rows = run()
    (alone,) = run(GOLD[2])
    assert without_times(alone) == without_times(rows[2])


def without_times(row: Row) -> dict[str, object]:
    return {key: value for key, value in asdict(row).items() if key not in ("timings_ms", "stages_ms")}


@pytest.mark.parametrize(
    ("evidence", "said"),
    [
        ({"doc": "plan.txt", "quote": "words that stand nowhere"}, "these words do not stand there"),
        ({"doc": "budget.pdf", "quote": "words"}, "evidence in budget.pdf: no such document is stored"),
    ],
)
def test_gold_that_is_not_in_the_record_is_an_error_of_its_row_and_the_rest_goes_on(run, evidence, said):
    rows = run(GOLD[0] | {"id": "bad", "evidence": [evidence]}, GOLD[1])
    assert said in rows[0].error
    assert rows[1].error is None


def test_a_row_keeps_what_is_needed_to_score_and_show_it_again(run):
    more = {"difficulty": "hard", "as_of": "2024-06-01", "history": ["What is the depot plan?"], "answer": "£412,000"}
    rows = run(GOLD[0] | more | {"tags": ["money"], "remark": "asked in May", "same_as": "q9"})
    (row,) = rows
    assert (row.difficulty, row.as_of, row.history) == ("hard", date(2024, 6, 1), ("What is the depot plan?",))
    assert (row.gold_answer, row.tags, row.remark, row.same_as) == ("£412,000", ("money",), "asked in May", "q9")
    assert row.sample_set == "gold.jsonl"
    assert {"find", "select", "write"} <= row.stages_ms.keys()
    assert row.standalone and row.ending is Ending.ANSWERED
    cited, gold = row.citations[0], row.evidence[0]
    assert (cited.in_place, cited.title, cited.meeting_date) == (True, "Depot Improvement Plan", date(2024, 5, 14))
    assert cited.before + cited.quote + cited.after in PLAN
    assert (gold.meeting_date, gold.pages, gold.unit) == (date(2024, 5, 14), (None,), Unit.QUOTE)
    assert gold.after.startswith(", of which £90,000")


def test_a_whole_paragraph_is_gold_where_no_words_of_it_are_quoted(run):
    named = {"doc": "plan.txt", "paragraph": "para 2.2", "locator": "para 2.2"}
    rows = run(GOLD[0] | {"evidence": [named]})
    (gold,) = rows[0].evidence
    assert gold.unit is Unit.PARAGRAPH
    assert gold.quote.startswith("2.2 The cost of the new wash bay")
    assert rows[0].error is None
    assert any(gold.met_by(cited.place) for cited in rows[0].citations)


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ({"paragraph": "9.9"}, "plan.txt: it has no paragraph 9.9. Quote"),
        ({"page": 3}, "plan.txt: it has no page 3. Quote"),
        ({"paragraph": "2.2", "page": 3}, "plan.txt: it has no paragraph 2.2 on page 3. Quote"),
    ],
)
def test_a_place_that_a_paper_does_not_have_is_an_error_of_its_row(run, named, said):
    rows = run(GOLD[0] | {"evidence": [{"doc": "plan.txt"} | named]})
    assert said in rows[0].error
    assert rows[0].ending is Ending.ERRORED


def test_words_said_to_stand_elsewhere_too_are_placed_in_both_documents(bench):
    quote = GoldQuote(doc="plan.txt", quote="14 May 2024", also_in=("minutes.txt", "lost.txt"))
    places = bench.record.evidence(quote).places
    assert len({place.document_id for place in places}) == 2


def test_a_citation_is_believed_only_as_far_as_the_record_goes(bench):
    record = bench.record
    (place,) = record.evidence(GoldQuote(doc="plan.txt", quote="Gita Marlowe")).places
    given = {"document": "plan.txt", "document_id": place.document_id, "page": None, "start": place.start}
    good = record.cited(given | {"end": place.end, "quote": "Gita\nMarlowe"})
    beyond = record.cited(given | {"end": len(PLAN) * 2, "quote": "Gita Marlowe"})
    invented = record.cited(given | {"end": place.end, "quote": "Gita Marlow, chair"})
    unknown = record.cited(given | {"end": place.end, "quote": "Gita Marlowe", "document_id": "0" * 16})
    moved = record.cited(given | {"end": place.end, "quote": "Head of Street Services"})
    every = (good, beyond, invented, unknown, moved)
    found = [(cited.resolved, cited.stands, cited.in_place) for cited in every]
    nothing = (False, False, False)
    assert found == [(True, True, True), (False, True, False), (True, False, False), nothing, (True, True, False)]


def test_an_empty_record_cannot_be_measured(tmp_path):
    with pytest.raises(CouldNotRun, match="clerk ingest"):
        Bench(Spec(store=StoreSettings(data=tmp_path)))


def test_a_question_back_is_an_ending_of_its_own(bench):
    shown = {"answer": "Which?", "abstained": False, "outcome": "clarify", "reason": None, "confidence": 0.0,
             "lead": "Which?", "reading": "", "notes": [], "claims": [], "citations": []}  # fmt: skip

    class AskingBack:
        def reply(self, sample):
            return Reply(answer=shown, hits=[], timings_ms={"answer": 1.0})

    (row,) = [Asker(AskingBack(), bench.record, "back").row(Asked(sample=tram(), sample_set="gold.jsonl"))]
    assert (row.ending, row.variant, row.hits) == (Ending.CLARIFIED, "back", ())


def test_a_system_that_breaks_is_an_error_of_its_row(bench):
    class Broken:
        def reply(self, sample):
            raise KeyError("outcome")

    row = Asker(Broken(), bench.record, "").row(Asked(sample=tram(), sample_set="gold.jsonl"))
    assert (row.ending, row.error) == (Ending.ERRORED, "KeyError: 'outcome'")


def tram():
    return Sample.model_validate_json(json.dumps(GOLD[3]))
