"""What a claim says in numbers, months and codes beyond its quotes, by rules of their own."""

from __future__ import annotations

import pytest

from evals.holding import missing


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        ("The backlog was 1,612.", "backlog of repairs stood at 1612 repairs"),
        ("It costs £2.4m.", "a cost of £2,400,000 over three years"),
        ("It costs £2.4 million.", "it will cost £2.4m"),
        ("It began on 5 March 2025.", "on Wednesday, 5th March 2025 at 10"),
        ("It began on 5 March 2025.", "begun 05/03/2025"),
        ("It began on 5 March 2025.", "2025-03-05"),
        ("By September 2024.", "due Sept 2024"),
        ("A2.3 and R7 are late.", "R07\tLate\nA2.3\tLate"),
        ("In 2024/25 it was 12.5%.", "2024/25\t12.5 per cent"),
        ("May they go?", "They may go"),
        ("The first of two.", "nothing at all"),
        ("Paragraph 3.2.1 says so.", "3.2.1 Says so"),
    ],
)
def test_what_stands_in_the_quotes_in_any_spelling_is_not_missing(claim: str, quote: str) -> None:
    assert missing(claim, [quote]) == ()


@pytest.mark.parametrize(
    ("claim", "quote", "lacking"),
    [
        ("The backlog was 1,613.", "stood at 1,612", ("1,613",)),
        ("It costs £2.4m.", "it costs £2.4bn", ()),
        ("It costs £24m.", "it costs £2.4m", ("24",)),
        ("It began on 5 March 2025.", "on 5 April 2025", ("March",)),
        ("It began on 5 March 2025.", "on 05/04/2025", ("March",)),
        ("It began on 5 March 2025.", "05/13/2025", ("March",)),
        ("A2.4 is late.", "A2.3 is late", ("A2.4",)),
        ("R17 is late.", "R7 is late", ("R17",)),
        ("It was 12.5%.", "it was 12%", ("12.5",)),
        ("5 and 5 and 6", "none", ("5", "6")),
    ],
)
def test_what_no_quote_holds_is_missing_once(claim: str, quote: str, lacking: tuple[str, ...]) -> None:
    assert missing(claim, [quote, "and other words"]) == lacking


def test_quotes_are_read_together() -> None:
    assert missing("From 48 to 54", ["from £48", "to £54"]) == ()
