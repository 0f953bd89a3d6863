"""Roles, as questions ask by them and as papers label them."""

from __future__ import annotations

import pytest

from assistant.people.roles import Role, bare, roles_in, roles_of

R = Role


@pytest.mark.parametrize(
    ("question", "roles"),
    [
        ("Who wrote the report on parks and who signed it off?", (R.AUTHOR, R.APPROVER)),
        ("Which officers prepared the paper on damp?", (R.AUTHOR,)),
        ("who do I ring about the taxi report?", (R.CONTACT,)),
        ("What is the e-mail address for the parks paper?", (R.CONTACT,)),
        ("Who is the responsible officer on the EqIA?", (R.OFFICER,)),
        ("who filled in the equality impact assessment?", (R.ASSESSOR,)),
        ("Which portfolio holder is the report from?", (R.MEMBER,)),
        ("which cabinet member took the decision and when was it signed", (R.MEMBER, R.DECIDER, R.SIGNED)),
        ("In whose name did the report go, and who is the director?", (R.REPORTER, R.DIRECTOR)),
        ("Who is responsible for the vans in the budget book?", (R.LEADER,)),
        ("Who mends the vans?", ()),
        ("The author is Jane Doe", ()),
    ],
)
def test_a_question_asks_by_roles_in_its_own_order(question: str, roles: tuple[Role, ...]) -> None:
    assert roles_in(question) == roles


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("Report author:", R.AUTHOR),
        ("6. Report Author and Relevant Director", R.CONTACT),
        ("Author(s)", R.AUTHOR),
        ("Officer contact", R.CONTACT),
        ("For further information please contact", R.CONTACT),
        ("Lead Officer", R.OFFICER),
        ("SRO", R.OFFICER),
        ("Approved by (Note: within the app)", R.APPROVER),
        ("Form completed by", R.ASSESSOR),
        ("Lead Cabinet Portfolio", R.MEMBER),
        ("Responsible Head of Service", R.HEAD),
        ("Relevant Director(s)", R.DIRECTOR),
        ("DECISION TO BE TAKEN BY:", R.DECIDER),
        ("Date of decision", R.SIGNED),
        ("Report of", R.REPORTER),
    ],
)
def test_a_label_says_what_the_people_beside_it_are(label: str, role: Role) -> None:
    assert role in roles_of(label)


@pytest.mark.parametrize(
    "label", ["Subject", "Wards affected", "Type of activity", "Councillor", "The author of it all"]
)
def test_other_labels_say_nothing_of_people(label: str) -> None:
    assert not roles_of(label)


def test_a_label_is_bared_of_its_number_its_brackets_and_its_colon() -> None:
    assert bare("13.  Contact details (officers):") == "Contact details"
