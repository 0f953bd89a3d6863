"""A question whether something was approved is answered by a resolution on that very thing, or not at all."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.citing import cite
from assistant.leads.asking import yes_no
from assistant.leads.of_decisions import verdict_on_decision
from assistant.types import Claim
from tests.assistant.papers import planned, stretch
from vectorstore.types import DocumentKind

POLICY = "RESOLVED: That the Street Trading Policy be approved."


def answered(asked: str, words: str, kind: DocumentKind = DocumentKind.MINUTES) -> bool | None:
    item = stretch(words)
    item = replace(item, document=replace(item.document, kind=kind, committee="Licensing Committee"))
    read = yes_no(asked)
    assert read is not None
    return verdict_on_decision(read, planned(asked), Claim(text=words, citations=(cite(item),)), [item])


@pytest.mark.parametrize(
    ("asked", "words", "expected"),
    [
        ("Did the Licensing Committee approve the Street Trading Policy?", POLICY, True),
        ("Was the Street Trading Policy approved?", POLICY, True),
        ("Was the Street Trading Policy approved by the committee?", POLICY, True),
        ("Did members approve the Street Trading Policy?", POLICY, True),
        ("Did they agree the Street Trading Policy?", POLICY, True),
        ("Was the Street Trading Policy rejected?", POLICY, False),
        ("Was the Street Trading Policy approved?", "RESOLVED: That the Street Trading Policy be not approved.", False),
        ("Was the Street Trading Policy approved?", "RESOLVED: That the Street Trading Policy be refused.", False),
        ("Was the Street Trading Policy refused?", "RESOLVED: That the Street Trading Policy be rejected.", True),
        (
            "Was the Street Trading Policy adopted?",
            "RESOLVED: (i) That the report be noted; (ii) that the Street Trading Policy be adopted with effect from "
            "2 June 2025.",
            True,
        ),
        ("Did the Committee agree the work programme?", "It was resolved that the work programme be agreed.", True),
    ],
)
def test_a_resolution_on_the_very_thing_says_yes_or_no(asked: str, words: str, expected: bool) -> None:
    assert answered(asked, words) is expected


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("Did Cabinet approve the Street Trading Policy?", POLICY),
        ("Did the council approve the Street Trading Policy?", POLICY),
        ("Did officers approve the Street Trading Policy?", POLICY),
        ("Was the policy approved?", POLICY),
        ("Was the report approved?", "RESOLVED: That the report be approved."),
        ("Was the Street Trading Policy adopted?", POLICY),
        ("Was the Street Trading Policy endorsed?", POLICY),
        ("Was the Street Trading Policy approved in June 2019?", POLICY),
        ("Was the budget approved?", "RESOLVED: That the consultation on the budget be approved."),
        ("Was the Street Trading Policy approved?", "RESOLVED: That the Street Trading Policy be noted."),
        (
            "Was the Street Trading Policy approved?",
            "RESOLVED: That the Street Trading Policy be approved, subject to the fees being cut.",
        ),
        (
            "Was the Street Trading Policy approved?",
            "RESOLVED: That the Street Trading Policy be approved; that the Street Trading Policy be rejected.",
        ),
        (
            "Was the Street Trading Policy rejected?",
            "RESOLVED: That the Street Trading Policy be not rejected.",
        ),
        (
            "Was the Street Trading Policy approved?",
            "RESOLVED: That the Street Trading Policy be not rejected.",
        ),
    ],
)
def test_a_resolution_on_another_thing_or_with_a_condition_says_neither(asked: str, words: str) -> None:
    assert answered(asked, words) is None


def test_what_a_report_puts_forward_decides_nothing() -> None:
    asked = "Was the Street Trading Policy approved?"
    assert answered(asked, "That the Street Trading Policy be approved.", DocumentKind.REPORT) is None
