"""Which passages are changed, and what an answer is said to have done then."""

from __future__ import annotations

from dataclasses import replace

import pytest

from evals.intervening.passages import (
    Planned,
    another,
    apart,
    deletions,
    figure_edits,
    verdict_of_deletion,
    verdict_of_edit,
)
from evals.intervening.rendition import Edit
from tests.evals.rows import abstained, answered, cited
from vectorstore.types import Document, Span

TEXT = "The wash bay costs £412,000. Of it £90,000 comes from the reserve, for 14 homes. Rents rise to £54."
PLAN = Document(id="plan", version=1, name="plan.txt", title="Plan", source="plan.txt", text=TEXT)
PAPERS = {"plan": PLAN}


def quoting(start, end, answer, *facts):
    citation = replace(cited(start, end), quote=TEXT[start:end])
    return answered(answer=answer, citations=(citation,), facts=tuple((fact,) for fact in facts))


def test_the_figure_that_was_asked_for_is_changed_where_it_is_cited():
    plan = figure_edits(quoting(0, 80, "It costs £412,000, of which £90,000 is held.", "£90,000"), PAPERS)
    (edit,) = plan.edits["plan"]
    assert (plan.old, plan.new) == ("£90,000", "£10,000")
    assert (TEXT[edit.span.start : edit.span.end], edit.words) == ("£90,000", "£10,000")


@pytest.mark.parametrize(
    "row",
    [
        quoting(0, 28, "It costs £500,000."),
        quoting(0, 28, "It costs 9 pence."),
        quoting(0, 28, "It costs nothing."),
        abstained(answer="It costs £412,000.", citations=(cited(0, 28),)),
        replace(quoting(0, 28, "It costs £412,000."), answerable=False),
    ],
)
def test_what_no_citation_holds_small_numbers_and_refusals_are_not_changed(row):
    assert figure_edits(row, PAPERS) is None


def test_a_figure_that_stands_in_a_paper_already_is_not_put_there_again():
    both = replace(PLAN, text=TEXT.replace("£54", "£512,000"))
    assert figure_edits(quoting(0, 28, "It costs £412,000."), {"plan": both}) is None


def test_a_part_of_a_longer_number_is_not_that_figure():
    longer = replace(PLAN, text="It costs £54.50, not £54 a week.")
    row = answered(answer="£54", citations=(cited(0, 32),))
    (edit,) = figure_edits(row, {"plan": longer}).edits["plan"]
    assert edit.span.start == 21


def test_all_that_is_cited_is_deleted_or_nothing():
    row = quoting(0, 28, "It costs £412,000.")
    assert deletions(row, PAPERS).edits == {"plan": (Edit(span=Span(start=0, end=28)),)}
    assert deletions(replace(row, citations=(*row.citations, cited(0, 9, "minutes"))), PAPERS) is None
    within = replace(row, citations=(*row.citations, cited(4, 12), cited(0, 28)))
    assert deletions(within, PAPERS) is None  # one stretch would be deleted under another's citation
    assert deletions(abstained(citations=row.citations), PAPERS) is None


def test_of_plans_that_overlap_the_first_is_kept():
    def plan(start, end):
        return Planned(edits={"plan": (Edit(span=Span(start=start, end=end)),)})

    kept = apart({"a": plan(0, 10), "b": plan(5, 15), "c": plan(10, 20)})
    assert list(kept) == ["a", "c"]


def test_another_figure_has_the_same_form():
    assert [another(figure) for figure in ("£412,000", "0.9%", "95", "£10m")] == ["£512,000", "0.1%", "15", "£20m"]


CHANGED = Planned(edits={}, old="£412,000", new="£512,000")


@pytest.mark.parametrize(
    ("answer", "quote", "verdict"),
    [
        ("It costs £512,000.", "£512,000", "follows"),
        ("It costs £412,000.", "£512,000", "kept"),
        ("It costs £412,000.", "the bay at £412,000", "kept_elsewhere"),
        ("It is in Ward Street.", "Ward Street", "other"),
        ("Once £412,000, now £512,000.", "£512,000", "kept"),
    ],
)
def test_what_an_answer_did_when_its_figure_was_changed(answer, quote, verdict):
    row = answered(answer=answer, citations=(replace(cited(0, 9), quote=quote),))
    assert verdict_of_edit(row, CHANGED) == verdict


def test_what_an_answer_did_when_its_passages_were_deleted():
    before = quoting(0, 28, "It costs £412,000.")
    assert verdict_of_edit(abstained(), CHANGED) == verdict_of_deletion(abstained(), before) == "abstained"
    assert verdict_of_deletion(answered(answer="It costs £90,000."), before) == "other"
    assert verdict_of_deletion(before, before) == "kept_elsewhere"
    assert verdict_of_deletion(answered(answer="It costs  £412,000."), before) == "kept"
