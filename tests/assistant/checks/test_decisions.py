"""Only what was decided is told as decided."""

from __future__ import annotations

import pytest

from assistant.checks.decisions import decides_otherwise
from vectorstore.types import DocumentKind

REPORT, MINUTES = DocumentKind.REPORT, DocumentKind.MINUTES


@pytest.mark.parametrize(
    ("claim", "kind", "quote"),
    [
        ("Cabinet approved the levy.", REPORT, "That Cabinet approves the levy of £20."),
        ("The levy was approved.", REPORT, "It is recommended that the levy be approved."),
        ("The Committee agreed the plan.", REPORT, "The Committee is asked to note the plan."),
        ("It was agreed to close the depot.", DocumentKind.PLAN, "The depot will be closed if agreed by Cabinet."),
    ],
)
def test_what_a_report_puts_forward_is_not_told_as_decided(claim: str, kind: DocumentKind, quote: str) -> None:
    assert decides_otherwise(claim, [(kind, quote)])


@pytest.mark.parametrize(
    ("claim", "kind", "quote"),
    [
        ("The levy was approved.", MINUTES, "RESOLVED: That the levy be set at £20."),
        ("The levy was approved.", DocumentKind.DECISION, "That the levy be set at £20."),
        ("The levy was approved in May.", REPORT, "Cabinet approved the levy in May."),
        ("The report recommends that the levy be approved.", REPORT, "That Cabinet approves the levy."),
        ("The levy is £20.", REPORT, "It is recommended that the levy be £20."),
    ],
)
def test_what_was_decided_and_what_was_recommended_may_be_told_as_such(
    claim: str, kind: DocumentKind, quote: str
) -> None:
    assert not decides_otherwise(claim, [(kind, quote)])


def test_one_quote_that_decides_is_enough() -> None:
    cited = [(REPORT, "It is recommended that the levy be approved."), (MINUTES, "RESOLVED: the levy.")]
    assert not decides_otherwise("The levy was approved.", cited)
