from dataclasses import replace

import pytest

from assistant.disagreeing.stated import stated_totals
from tests.assistant.handmade import paper, say
from vectorstore.records import RecordKind
from vectorstore.types import Span


def totals(*lines: str) -> list[tuple[int, str]]:
    new = paper("report.pdf", [say(line) for line in lines])
    return [(one.number, one.noun) for one in stated_totals(new.document, new.blocks)]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The plan centred on 5 workstreams, 34 projects and 210 actions.", [(34, "projects"), (210, "actions")]),
        ("Each of the 34 projects held within the plan was assessed.", [(34, "projects")]),
        ("Of the 71 actions, 4 are blue and 12 are red.", [(71, "actions")]),
        ("The detail of 18 projects is in Appendix One.", [(18, "projects")]),
        ("There are fifteen recommendations in this report.", [(15, "recommendations")]),
        ("The review looked at 71 actions under 18 projects.", [(71, "actions"), (18, "projects")]),
        ("The plan has 1,204 actions.", [(1204, "actions")]),
    ],
)
def test_a_bare_total_is_read(sentence: str, found: list[tuple[int, str]]):
    assert totals(sentence) == found


@pytest.mark.parametrize(
    "sentence",
    [
        "36 actions are led by the travel service and 33 actions are led by schools.",
        "48 actions are rated grey.",
        "There are about 40 actions in the plan.",
        "The inquiry made a further 7 recommendations.",
        "The report supports the closure of 38 actions and four projects.",
        "More than 20 risks were scored.",
        "There are 14 actions which are overdue.",
        "There are 14 actions that the Board will close.",
        "The remaining 12 actions were reviewed.",
        "The plan originally had 80 actions.",
        "The number of red actions fell to 12 actions.",
        "There are 71 actions, compared with the 80 actions of last year.",
        "The Committee noted the two actions.",
        "£34 actions",
    ],
)
def test_a_part_an_estimate_or_another_time_is_no_total(sentence: str):
    assert totals(sentence) == []


def test_a_total_knows_those_beside_it_and_the_places_its_sentence_names():
    new = paper("report.pdf", [say("The detail of 18 projects is in Appendix One and of 71 actions in Appendix Two.")])
    projects, actions = stated_totals(new.document, new.blocks)
    assert projects.beside == ((RecordKind.ACTION, 71),)
    assert actions.places == {"appendix 1", "appendix 2"}


def test_a_sentence_is_read_over_the_line_ends_of_a_page():
    assert totals("Of the 71\nactions, 4 are blue.") == [(71, "actions")]


def test_a_total_beside_struck_out_words_is_not_held_against_anything():
    new = paper("report.pdf", [say("The plan has 34 35 projects and 210 actions.")])
    struck = replace(new.document, deletions=(Span(start=13, end=16),))
    assert stated_totals(struck, new.blocks) == ()
