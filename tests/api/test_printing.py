"""An answer on a terminal: where papers of several days answer, each claim says which day it is of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from api.printing import print_answer
from assistant.citing import cite
from assistant.types import Answer, Citation, Claim
from tests.assistant.papers import question, stretch

SPRING, AUTUMN = date(2025, 3, 5), date(2025, 9, 10)


def cited(words: str, day: date | None) -> Citation:
    return replace(cite(stretch(words)), meeting_date=day)


def printed(capsys: pytest.CaptureFixture[str], *claims: Claim) -> list[str]:
    print_answer(Answer(question=question("How big is the backlog?"), lead="In 2 papers:", claims=claims))
    return capsys.readouterr().out.splitlines()


def test_claims_of_papers_of_several_days_end_with_their_day(capsys: pytest.CaptureFixture[str]) -> None:
    first, later, undated = cited("It was 1,612.", SPRING), cited("It was 940.", AUTUMN), cited("It was 70.", None)
    lines = printed(
        capsys,
        Claim(text="It was 1,612.", citations=(first,)),
        Claim(text="It was 940.", citations=(later,)),
        Claim(text="It was 70.", citations=(undated,)),
        Claim(text="It fell.", citations=(first, later)),
    )
    assert lines[1:5] == [
        "  It was 1,612. [1] 5 March 2025",
        "  It was 940. [2] 10 September 2025",
        "  It was 70. [3]",
        "  It fell. [1][2]",
    ]


def test_claims_of_one_day_do_not_repeat_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(capsys, Claim(text="It was 940.", citations=(cited("It was 940.", AUTUMN),)))[1] == (
        "  It was 940. [1]"
    )
