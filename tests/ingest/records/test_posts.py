from __future__ import annotations

import pytest

from ingest.records.posts import held_in


def read(text: str, *, wrapped: bool = False) -> list[tuple[str, ...]]:
    return [(kind, *(text[start:end] for _, start, end in held)) for kind, held in held_in(text, wrapped=wrapped)]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Jane Doe, Director of Homes", "Jane Doe", "Director of Homes"),
        ("Cllr Jane Doe - Cabinet Member for Homes", "Jane Doe", "Cabinet Member for Homes"),
        ("Jane Penn-Doe (Head of Parks)", "Jane Penn-Doe", "Head of Parks"),
        (
            "Ann Brook, Interim Head of Service, Quay Trust were in attendance",
            "Ann Brook",
            "Interim Head of Service, Quay Trust",
        ),
    ],
)
def test_a_name_with_its_post_is_read(text: str, name: str, role: str) -> None:
    assert read(text) == [("person", name, role)]


def test_several_people_in_a_line_are_kept_apart() -> None:
    text = (
        "Jane Doe, Director, Homes and Parks, Ann Brook, Head of Repairs and Tom Wells, Chief Executive were present."
    )
    assert read(text) == [
        ("person", "Jane Doe", "Director, Homes and Parks"),
        ("person", "Ann Brook", "Head of Repairs"),
        ("person", "Tom Wells", "Chief Executive"),
    ]


def test_a_wrapped_cell_is_read_over_its_lines_up_to_the_address() -> None:
    text = "Jane Doe, Head of Service\nfor Parks\njane@wexcombe.example"
    assert read(text, wrapped=True) == [("person", "Jane Doe", "Head of Service\nfor Parks", "jane@wexcombe.example")]


def test_a_post_before_its_holder_is_a_role() -> None:
    assert read("Cabinet Member for Finance: Mr Peter Wells") == [("role", "Cabinet Member for Finance", "Peter Wells")]


@pytest.mark.parametrize(
    "text", ["Children and Families, Director", "The report was noted, as before", "Jane Doe spoke."]
)
def test_words_that_join_no_name_to_a_post_are_none(text: str) -> None:
    assert read(text) == []
