"""What a question asks about one vote."""

from __future__ import annotations

import pytest

from assistant.register.vote_asking import vote_asked
from tests.assistant.papers import planned

SIDES = ("for", "against", "abstained", "outcome")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Who moved and seconded the amendment about the pier?", ("mover", "seconder")),
        ("Whose amendment was it?", ("mover",)),
        ("Who voted against the pier motion?", ("against", "voted_against", "outcome")),
        ("Who was for the pier motion and who wasn't?", ("for", "voted_for", "against", "voted_against", "outcome")),
        ("Name everyone who abstained on the budget vote.", ("abstained", "voted_abstained", "outcome")),
        ("How many voted against the pier motion?", ("against", "outcome")),
        ("What became of the bid for more chargers?", SIDES),
        ("Did the pier amendment get through?", SIDES),
        ("How close was the vote on the pier?", SIDES),
        ("Was the amendment on the pier lost?", SIDES),
    ],
)
def test_the_fields_asked_for_are_read(text: str, wanted: tuple[str, ...]) -> None:
    asked = vote_asked(planned(text))
    assert asked is not None
    assert asked.wanted == wanted


@pytest.mark.parametrize(
    "text",
    [
        "How many amendments were lost?",
        "Which motion won the most votes?",
        "Why was the amendment lost?",
        "Whose name is against the flood risk?",
        "Who has moved to the new depot?",
        "When can tenants get through to the repairs line?",
        "Which recommendations have been carried out?",
    ],
)
def test_questions_of_several_votes_or_of_none_are_not(text: str) -> None:
    assert vote_asked(planned(text)) is None


@pytest.mark.parametrize(
    ("text", "member"),
    [
        ("How did Cllr Frith vote on the depot motion?", "Frith"),
        ("Did Anne Hart abstain on the depot motion?", "Hart"),
        ("How did Cabinet vote on the depot motion?", None),
        ("How did members vote on the depot motion?", None),
    ],
)
def test_the_member_asked_of_is_named(text: str, member: str | None) -> None:
    asked = vote_asked(planned(text))
    assert asked is not None
    assert asked.member == member


def test_the_sort_of_motion_is_that_of_the_question_or_of_the_turn_before() -> None:
    follow_up = vote_asked(planned("what was the vote?", "Who moved the amendment about the pier?"))
    amendment, motion, final, open_ = (
        vote_asked(planned(text))
        for text in (
            "Who moved the pier amendment?",
            "Who moved the pier motion?",
            "Who voted against the final motion?",
            "Who voted against the pier?",
        )
    )
    assert follow_up is not None and follow_up.amending is True
    assert amendment is not None and amendment.amending is True
    assert motion is not None and motion.amending is False
    assert final is not None and (final.amending, final.final) == (None, True)
    assert open_ is not None and open_.amending is None
