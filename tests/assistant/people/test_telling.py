"""Answers of who is on a paper, over papers that were ingested as any are."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.types import Answer, Outcome

Ask = Callable[[str], Answer]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Who wrote the parks strategy report?", ["Report Author: Priya Nandi, Parks Development Manager"]),
        (
            "who do I ring about the parks and open spaces strategy?",
            ["Contact Officer: Priya Nandi Tel: 01632 960 202 E-mail: priya.nandi@harrowmere.example"],
        ),
        (
            "which cabinet member is behind the parks paper?",
            ["Portfolio Holder: Councillor Ada Finch, Portfolio Holder for Leisure"],
        ),
        ("who is the project sponsor on the parks report?", ["Project Sponsor: Director of Places"]),
        ("who is the lead officer on the parks report?", ["Lead Officer: Tom Reyes, Head of Parks"]),
        (
            "who is the author of the empty homes report and which director is responsible?",
            [
                "Report Author: Declan Shaw Empty Homes Officer",
                "Relevant Director: Oscar Bellamy Director of Homes and Neighbourhoods",
            ],
        ),
        (
            "who signed off the leisure centre equality assessment?",
            ["Signed off by: Miriam Stone, Director of Communities"],
        ),
        (
            "who completed the EqIA on leisure centre hours?",
            ["Officer completing the assessment: Yvonne Castle, Leisure Contracts Officer"],
        ),
        ("who's the head of service on the leisure EqIA?", ["Head of Service: Gareth Owen"]),
        (
            "who took the decision on the Station Road cycle lane and when was it signed?",
            [
                "Decision taken by: Councillor Rafe Hollins, Cabinet Member for Transport",
                "Signed: Rafe Hollins, 12 March 2025",
            ],
        ),
        (
            "who's the director over homelessness in the budget book?",
            ["Homes and Neighbourhoods Director: Oscar Bellamy"],
        ),
        ("who is the director for street cleansing?", ["Streets and Open Spaces Director: Lena Whitcombe"]),
        (
            "Who are the contacts for capital on the finance monitoring report?",
            ["Capital Manager: Jo Leigh 01632 960 402", "Capital Manager: Max Orr 01632 960 403"],
        ),
        (
            "who do i contact about the finance monitoring report?",
            [
                "Head of Finance: Bea Lund 01632 960 401",
                "Capital Manager: Jo Leigh 01632 960 402",
                "Capital Manager: Max Orr 01632 960 403",
            ],
        ),
        (
            "which cabinet member is the finance monitoring report from?",
            ["From: Councillor Una Frost, Cabinet Member for Finance"],
        ),
        (
            "which director is the empty homes report of, and who is the SRO on that paper?",
            [
                "Relevant Director: Oscar Bellamy Director of Homes and Neighbourhoods",
                "Report Author: Declan Shaw Empty Homes Officer",
            ],
        ),
        (
            "Who is the Programme Director for priority A?",
            ["PD: Director of Homes and Neighbourhoods", "Oscar Bellamy, Director of Homes and Neighbourhoods"],
        ),
        (
            "who took decision 25/00014?",
            ["Decision taken by: Councillor Rafe Hollins, Cabinet Member for Transport"],
        ),
        (
            "who is the councillor responsible for housing on the empty homes paper?",
            ["Responsible Cabinet Member: Cllr Naomi Field, Cabinet Member for Housing"],
        ),
        ("who runs the chapel in the budget book?", ["Streets and Open Spaces Director: Lena Whitcombe"]),
        (
            "in whose name did the empty homes report go?",
            ["Report of: Director of Homes and Neighbourhoods", "Oscar Bellamy, Director of Homes and Neighbourhoods"],
        ),
    ],
)
def test_the_label_that_the_question_means_answers(ask: Ask, text: str, claims: list[str]) -> None:
    answer = ask(text)
    assert [claim.text for claim in answer.claims] == claims
    assert all(claim.citations for claim in answer.claims)


def test_each_claim_is_cited_where_its_label_stands(ask: Ask) -> None:
    (claim,) = ask("Who wrote the parks strategy report?").claims
    assert [citation.quote for citation in claim.citations] == [claim.text]


def test_a_name_beside_its_label_decides_and_recommends_nothing(ask: Ask) -> None:
    lead = ask("who took the decision on the Station Road cycle lane?").lead
    assert lead == "In the March 2025 decision:"


@pytest.mark.parametrize(
    "text",
    [
        "who approved the parks strategy report?",
        "who is the programme owner on the parks report?",
        "who wrote the report on parks and open spaces in quarries and harbours?",
        "who do I ring about the taxi fares report?",
        "who wrote about Mill Park?",
    ],
)
def test_a_label_that_a_paper_lacks_is_not_made_up(ask: Ask, text: str) -> None:
    answer = ask(text)
    labels = ("Report Author:", "Approved by:", "Contact Officer:", "Lead Officer:")
    assert not any(claim.text.startswith(labels) for claim in answer.claims)


def test_a_post_of_another_year_is_refused(ask: Ask) -> None:
    assert ask("who was the director of homes in 2019?").outcome is Outcome.ABSTAINED
