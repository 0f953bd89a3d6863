"""Values that refuse the impossible."""

from __future__ import annotations

import pytest

from assistant.citing import cite
from assistant.types import Abstention, AbstentionReason, Answer, Claim, Outcome, Question
from tests.assistant.papers import stretch

ASKED = Question(text="How are the vans?")
CLAIM = Claim(text="The vans are old.", citations=(cite(stretch("The vans are old.")),))
SILENCE = Abstention(reason=AbstentionReason.NOT_FOUND, text="The record does not say.")


@pytest.mark.parametrize("text", ["", " \n"])
def test_a_question_needs_words(text: str) -> None:
    with pytest.raises(ValueError, match="needs words"):
        Question(text=text)


def test_a_claim_needs_a_citation() -> None:
    with pytest.raises(ValueError, match="needs a citation"):
        Claim(text="The vans are old.", citations=())


def test_an_answer_neither_does_both_nor_neither() -> None:
    with pytest.raises(ValueError, match="one of the three"):
        Answer(question=ASKED)
    with pytest.raises(ValueError, match="one of the three"):
        Answer(question=ASKED, claims=(CLAIM,), abstention=SILENCE)


def test_an_answer_reads_as_its_lead_and_a_claim_a_line() -> None:
    answer = Answer(question=ASKED, lead="From A paper:", claims=(CLAIM, CLAIM))
    assert answer.outcome is Outcome.ANSWERED
    assert answer.text == "From A paper:\nThe vans are old.\nThe vans are old."
    assert Answer(question=ASKED, claims=(CLAIM,)).text == "The vans are old."


def test_each_citation_is_listed_once() -> None:
    assert Answer(question=ASKED, claims=(CLAIM, CLAIM)).citations == CLAIM.citations


def test_an_abstention_reads_as_its_wording_and_cites_the_nearest() -> None:
    near = Abstention(reason=AbstentionReason.BLANK, text="It is blank.", nearest=CLAIM.citations)
    answer = Answer(question=ASKED, abstention=near)
    assert (answer.outcome, answer.text, answer.citations) == (Outcome.ABSTAINED, "It is blank.", CLAIM.citations)
