"""A report recommends and a committee resolves; answers say which, and a decision asked for comes first."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.authority import Force, asks_for_decision, decisions_first, of_evidence
from assistant.types import Evidence
from tests.assistant.papers import planned, stretch
from vectorstore.types import DocumentKind, Locator


def of(text: str, kind: DocumentKind, heading: str = "Vans", before: str = "") -> Evidence:
    item = stretch(before + text, locator=Locator(headings=(heading,)))
    span = replace(item.span, start=item.span.start + len(before))
    return replace(item, document=replace(item.document, id=text, kind=kind, committee="Cabinet"), span=span)


RESOLVED = of("(i) That the vans be replaced.", DocumentKind.MINUTES, before="RESOLVED:\n")
ADVISED = of("Cabinet is asked to replace the vans.", DocumentKind.REPORT)
TOLD = of("The vans were bought in 2012.", DocumentKind.REPORT)


@pytest.mark.parametrize(
    ("item", "force"),
    [
        (RESOLVED, Force.RESOLVED),
        (of("It was resolved that the vans be kept.", DocumentKind.MINUTES), Force.RESOLVED),
        (of("The vans be sold.", DocumentKind.DECISION), Force.RESOLVED),
        (of("Members spoke of the vans.", DocumentKind.MINUTES), Force.TOLD),
        (of("The report recommends that vans be kept.", DocumentKind.MINUTES), Force.TOLD),
        (ADVISED, Force.RECOMMENDED),
        (of("2.1 To note the age of the vans.", DocumentKind.REPORT, heading="2 Recommendations"), Force.RECOMMENDED),
        (TOLD, Force.TOLD),
    ],
)
def test_a_stretch_resolves_recommends_or_tells(item: Evidence, force: Force) -> None:
    assert of_evidence(item) is force


def test_what_was_decided_is_asked_for_and_what_was_put_forward_is_not() -> None:
    assert asks_for_decision(planned("What was decided on the vans?"))
    assert not asks_for_decision(planned("What were members recommended to decide on the vans?"))
    assert not asks_for_decision(planned("How old are the vans?"))


def test_a_decision_goes_before_advice_where_both_are_found() -> None:
    found = [replace(ADVISED, score=0.6), replace(RESOLVED, score=0.5)]
    asked = planned("What was decided on the vans?")
    assert [of_evidence(item) for item in decisions_first(asked, found)] == [Force.RESOLVED, Force.RECOMMENDED]
    assert decisions_first(asked, found[:1]) == (found[0],)
    assert decisions_first(planned("How old are the vans?"), found) == tuple(found)
