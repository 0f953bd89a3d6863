"""The days beside signatures."""

from __future__ import annotations

import pytest

from assistant.people.lines import lines_of
from assistant.people.signing import signed_days
from tests.assistant.people.papers import Part, laid_out, row, say


@pytest.mark.parametrize(
    ("parts", "days"),
    [
        ([say("None."), say("17/1/2025"), row("......", "......"), row("signed", "date")], ["17/1/2025"]),
        ([say("Signed: Ann Poe\nDate: 12 March 2025")], ["Ann Poe, 12 March 2025"]),
        ([say("Signed:\nAnn Poe\nDated 12 March 2025")], ["12 March 2025"]),
        ([say("Signed ................. Date ............")], []),
        ([say("12 March 2025"), row("signed", "by the Mayor")], []),
        ([say("It was met on 12 March 2025 in the hall."), row("signed", "date")], []),
        ([say("Signed: Ann Poe\nDate: to follow")], []),
        ([say("The seal of the Council")], []),
    ],
)
def test_a_day_stands_above_the_dots_or_beside_its_label(parts: list[Part], days: list[str]) -> None:
    document, blocks = laid_out(*parts)
    assert [day for day, _, _ in signed_days(list(lines_of(document, blocks)))] == days
