from __future__ import annotations

import pytest

from ingest.records.names import field_name


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("Project Ref", "ref"),
        ("No. of Actions", "count"),
        ("Project Lead (Role)", "owner"),
        ("Lead Responsible Officer", "owner"),
        ("Cabinet Member assessment", "assessment"),
        ("Overall Target Date", "due"),
        ("Timescales", "due"),
        ("Target", "target"),
        ("Qtr3", "value"),
        ("Q3 Commentary", "comments"),
        ("2024/25", "value"),
        ("Previous BRAG Status Jan 2024", "previous_rating"),
        ("Current BRAG April 2024", "rating"),
        ("Risk Description", "description"),
        ("Residual Score", "residual_score"),
        ("<b>Outcomes &amp; Impact</b>", "outcome"),
        ("Minute No. / Date", "minute"),
        ("Contributes to", "contributes_to"),
        ("", "text"),
    ],
)
def test_a_heading_is_known_by_the_fields_own_name(heading: str, name: str) -> None:
    assert field_name(heading) == name
