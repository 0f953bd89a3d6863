from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from vectorstore.spans import Span, blanked, kept, merged, within

spans = st.tuples(st.integers(0, 40), st.integers(0, 12)).map(lambda pair: Span(start=pair[0], end=sum(pair)))


def span(start: int, end: int) -> Span:
    return Span(start=start, end=end)


def test_what_is_left_of_a_stretch_are_the_runs_between_those_taken_out() -> None:
    assert kept(span(0, 20), [span(5, 8), span(15, 30)]) == (span(0, 5), span(8, 15))
    assert kept(span(0, 20), []) == (span(0, 20),)
    assert kept(span(5, 8), [span(0, 20)]) == ()


def test_parts_within_a_stretch_are_cut_at_its_ends() -> None:
    assert within(span(3, 10), [span(0, 2), span(2, 5), span(9, 12), span(20, 21)]) == (span(3, 5), span(9, 10))


@given(st.lists(spans, max_size=8), spans)
def test_every_character_is_either_kept_or_within_what_is_taken_out(taken: list[Span], whole: Span) -> None:
    gone = merged(taken)
    parts = sorted([*kept(whole, within(whole, gone)), *within(whole, gone)])
    covered = [place for part in parts for place in range(part.start, part.end)]
    assert covered == list(range(whole.start, whole.end))


@given(st.lists(spans, max_size=8))
def test_merged_stretches_are_apart_in_order_and_cover_the_same(taken: list[Span]) -> None:
    found = merged(taken)
    assert all(one.end < other.start for one, other in pairwise(found))
    assert {p for s in found for p in range(s.start, s.end)} == {p for s in taken for p in range(s.start, s.end)}


@given(st.text("ab\t\n", max_size=40), st.lists(spans, max_size=5))
def test_blanking_keeps_every_place_line_and_cell(text: str, taken: list[Span]) -> None:
    found = blanked(text, [one for one in taken if one.end <= len(text)])
    assert len(found) == len(text)
    assert [i for i, sign in enumerate(found) if sign in "\t\n"] == [i for i, s in enumerate(text) if s in "\t\n"]
