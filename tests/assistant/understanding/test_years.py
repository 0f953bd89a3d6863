"""Years that a follow-up counts from the earlier question."""

from __future__ import annotations

import pytest

from assistant.understanding.years import next_year


@pytest.mark.parametrize(
    ("text", "earlier", "now"),
    [
        ("what about the year after?", "What was spent in 2024/25?", "what about in 2025/26?"),
        ("and in the previous year?", "What was spent in 2024?", "and in 2023?"),
        ("and the next year?", "What was spent in 2024?", "and in 2025?"),
        ("and the year after?", "What was spent in 2023 and 2024?", "and the year after?"),
        ("and the year after?", "What was spent in May 2024?", "and in May 2025?"),
    ],
)
def test_a_year_counts_from_the_one_year_named_before(text: str, earlier: str, now: str) -> None:
    assert next_year(text, earlier)[0] == now
