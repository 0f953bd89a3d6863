from __future__ import annotations

from dataclasses import replace

from evals.metrics.pages import build
from tests.evals.rows import abstained, answered, cited, gold, place, values


def on(page: int | None, said: int | None = None, document: str = "plan"):
    """Gold evidence of 100 characters on a page."""
    return replace(gold(place(0, 100, document)), pages=(page,), page_said=said)


def at(page: int | None, start: int = 0, true_page: int | None = None):
    """A citation that names a page."""
    return replace(cited(start, start + 100), page=page, true_page=true_page)


def test_a_right_answer_that_names_a_wrong_page_is_caught():
    row = answered(evidence=(on(4),), citations=(at(5, true_page=4),))
    assert values(build(), row) == {"page_accuracy": 0.0, "gold_page_cited": 0.0}


def test_the_page_of_the_gold_words_or_of_the_cited_ones_is_right():
    split = answered(id="b", evidence=(on(4),), citations=(at(5, true_page=5),))
    assert values(build(), answered(evidence=(on(4),), citations=(at(4),)), split)["page_accuracy"] == 1.0


def test_a_page_that_a_person_gave_counts_where_the_file_says_none():
    row = answered(evidence=(on(None, said=7),), citations=(at(7),))
    assert values(build(), row) == {"page_accuracy": 1.0, "gold_page_cited": 1.0}


def test_the_right_paper_on_another_page_misses_the_gold_page_and_names_no_page_wrongly():
    row = answered(evidence=(on(4),), citations=(at(9, start=900, true_page=9),))
    assert values(build(), row) == {"page_accuracy": None, "gold_page_cited": 0.0}


def test_a_citation_without_a_page_is_wrong_where_gold_has_one():
    row = answered(evidence=(on(4),), citations=(at(None),))
    assert values(build(), row)["page_accuracy"] == 0.0


def test_files_without_pages_other_papers_and_refusals_have_no_score():
    nowhere = answered(evidence=(on(None),), citations=(at(None),))
    elsewhere = answered(id="b", evidence=(on(4, document="minutes"),), citations=(at(4),))
    refused = abstained(id="c", evidence=(on(4),), citations=(at(4),))
    unanswerable = answered(id="d", answerable=False, evidence=(on(4),), citations=(at(4),))
    assert set(values(build(), nowhere, elsewhere, refused, unanswerable).values()) == {None}
