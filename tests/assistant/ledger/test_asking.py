from datetime import date

import pytest

from assistant.ledger.asking import Request, request_of

ASKED = date(2025, 4, 9)


@pytest.mark.parametrize(
    ("words", "who", "when"),
    [
        ("That the lead officers of A1.6 and A2.1 be asked to attend on 9 May 2025.", "lead officers of A1.6 and A2.1",
         "9 May 2025"),
        ("Cabinet be asked to keep the ferry.", "Cabinet", ""),
        ("That the Chief Executive bring a plan for the roofs.", "Chief Executive", ""),
        ("The Director, Schools and Employability to provide: (a) a note.", "Director, Schools and Employability", ""),
        ("That the Director of Place: (a) write to members within ten working days; and (b) arrange a visit.",
         "Director of Place", "within ten working days"),
        ("That the plan be supported, and that the Director report to the Chair.", "Director", ""),
        ("The Cabinet Member for Harbours to take a view.", "Cabinet Member for Harbours", ""),
        ("That he supply the number of lamps.", "", ""),
        ("That a note on lamps be brought to the next meeting.", "", "the next meeting"),
        ("That it report in October 2025.", "", "October 2025"),
        ("That the pumps be tested by 30 September 2025.", "", "30 September 2025"),
        ("The Committee be provided with figures each quarter.", "", ""),
        ("The Committee gave its views and requested: (a) shorter papers.", "", ""),
        ("That reports be taken on 22 January 2025 and 17 September 2025.", "", "17 September 2025"),
    ],
)  # fmt: skip
def test_who_is_asked_and_by_when_are_read_from_the_words(words: str, who: str, when: str):
    found = request_of(words, ASKED)
    assert found is not None
    assert (found.who, found.when) == (who, when)


@pytest.mark.parametrize(
    "words",
    [
        "That the report of the Director be noted.",
        "That the minutes be approved as a correct record.",
        "That Cabinet be advised that the Committee supports the new rounds.",
        "That Councillors Ellerby and Penhallow be appointed to sit with the panel.",
        "That the Leader's update be received.",
        "That the budget be agreed by 31 March 2026.",
        "That no round start in the week of a bank holiday.",
        "",
    ],
)
def test_a_resolution_that_notes_or_decides_asks_nobody(words: str):
    assert request_of(words, ASKED) is None


def test_by_when_has_a_day_where_the_words_name_one():
    found = request_of("That the Chair report by the end of May.", None)
    assert found == Request(who="Chair", when="by the end of May")
    dated = request_of("That the Chair report by 1 May 2024.", None)
    assert dated and dated.day == date(2024, 5, 1)
