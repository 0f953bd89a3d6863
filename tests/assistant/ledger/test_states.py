import pytest

from assistant.ledger.states import Cell, Progress, colour_of, progress_of, said_first
from assistant.register.meaning import Sense
from vectorstore.records import FieldSource


def words(value: str) -> Cell:
    return Cell(value=value, heading="Status", source=FieldSource.TEXT if value else FieldSource.BLANK)


LOST = Cell(heading="BRAG", source=FieldSource.NOT_SHOWN)
NONE = Cell()


@pytest.mark.parametrize(
    ("status", "rating", "progress"),
    [
        ("Complete", "", Progress.FINISHED),
        ("Not complete", "", Progress.OPEN),
        ("Remain open. There are now two.", "", Progress.OPEN),
        ("Reprofiled as BAU - Remaining posts are watched", "", Progress.FINISHED),
        ("1: Achieved (Fully)", "", Progress.FINISHED),
        ("Not accepted. It would cost too much", "", Progress.FINISHED),
        ("6: In Progress", "Blue", Progress.OPEN),
        ("", "Blue", Progress.UNCLEAR),
        ("", "Blue (complete)", Progress.FINISHED),
        ("", "Green (on course)", Progress.OPEN),
        ("Sent in May", "Red", Progress.OPEN),
        ("", "", Progress.UNSAID),
    ],
)
def test_how_far_a_thing_is_is_read_from_its_status_and_then_from_its_colour(
    status: str, rating: str, progress: Progress
):
    assert progress_of(words(status), words(rating)) is progress


def test_a_lost_colour_may_have_said_that_it_is_finished():
    assert progress_of(words(""), LOST) is Progress.UNCLEAR
    assert progress_of(LOST, NONE) is Progress.UNCLEAR
    assert progress_of(words("Open"), LOST) is Progress.OPEN


@pytest.mark.parametrize(
    ("value", "colour"),
    [("Amber (late)", Sense.AMBER), ("R", Sense.RED), ("High", None), ("Red / Amber", None), ("Grey", Sense.GREY)],
)
def test_a_rating_is_one_colour_or_none(value: str, colour: Sense | None):
    assert colour_of(value) is colour


def test_what_a_status_says_first_is_its_first_clause_without_a_keys_number():
    assert said_first("3: Not Achieved (progress made)") == "Not Achieved"
    assert said_first("On course: five of eleven") == "On course"
    assert said_first("12 homes let") == "12 homes let"
