import pytest

from api.register_view.changes import told
from assistant.history import Change


def change(what: str, before: str, after: str) -> Change:
    return Change(what=what, before=before, after=after, earlier=0, later=1)


@pytest.mark.parametrize(
    ("what", "before", "after", "sentence"),
    [
        ("status", "Open", "Shut", "Status changed from “Open” to “Shut”."),
        ("lead", "", "Ann", "Lead given: “Ann” (it was left blank before)."),
        ("rating", "Red", "", "Rating left blank (it was “Red” before)."),
        ("due", "1 May 2025", "8 May 2025", "Due date changed from “1 May 2025” to “8 May 2025”, 7 days later."),
        ("due", "2 May 2025", "1 May 2025", "Due date changed from “2 May 2025” to “1 May 2025”, 1 day earlier."),
        ("due", "May 2025", "August 2025", "Due date changed from “May 2025” to “August 2025”, about 3 months later."),
        ("due", "May 2025", "ongoing", "Due date changed from “May 2025” to “ongoing”."),
    ],
)
def test_a_short_change_is_a_sentence(what: str, before: str, after: str, sentence: str):
    assert told(change(what, before, after)).sentence == sentence


def test_a_long_change_is_laid_out_with_what_each_side_has_alone():
    shared = "the officers will write to every household of the ward and of the next one " * 3
    found = told(change("wording", f"{shared} in May", f"{shared} in June too"))
    assert (found.sentence, found.name) == ("", "Wording")
    assert found.before[-1] == ("May", True)
    assert found.after[-1] == ("June too", True)
    assert found.before[0][1] is False
    assert told(change("wording", "", "x " * 200)).before == ()
