"""What is told of people, as claims that can be checked."""

from __future__ import annotations

from assistant.assistant import Assistant
from assistant.people.items import Item, Told, evidence_of
from tests.assistant.papers import question
from tests.assistant.people.papers import laid_out, say


def test_each_claim_is_drafted_with_its_quotes_and_what_was_counted() -> None:
    document, (block,) = laid_out(say("Present: Ann Poe and Bo Roe"))
    item = Item(text="2 people", evidence=evidence_of("M1", document, (block.span,), block), computed=("2",))
    told = Told(items=(item,))
    (draft,) = told.drafts
    assert draft.quotes == (("M1.1", "Present: Ann Poe and Bo Roe"),)
    assert draft.computed == ("2",)
    assert told.counted == 1


def test_the_number_that_a_paper_was_found_by_is_left_out_of_what_has_to_be_met(people: Assistant) -> None:
    query = people.plan(question("who took decision 25/00014 of Minute 3?"))
    left = Told(items=(), about="Decision number: 25/00014").left_of(query)
    assert "25/00014" not in left.plan.text
    assert "Minute 3" in left.plan.own
