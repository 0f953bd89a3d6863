from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from vectorstore.page_words import SCALE, PageWords, PlacedWord, packed

Rows = list[tuple[int, int, int, int, int, int]]


@st.composite
def pages(draw: st.DrawFn) -> Rows:
    """Words of a page in the order of its text, anywhere on it."""
    rows: Rows = []
    at = 0
    for _ in range(draw(st.integers(0, 12))):
        start = at + draw(st.integers(0, 200_000))
        at = start + draw(st.integers(1, 200_000))
        left, top = draw(st.integers(0, SCALE - 1)), draw(st.integers(0, SCALE - 1))
        rows.append((start, at, left, top, draw(st.integers(left + 1, SCALE)), draw(st.integers(top + 1, SCALE))))
    return rows


def page(rows: Rows) -> PageWords:
    shares = ((start, end, *(at / SCALE for at in box)) for start, end, *box in rows)
    return PageWords(number=1, width=600, height=800, packed=packed(shares))  # type: ignore[arg-type]


@given(pages())
def test_words_come_out_as_they_went_in(rows: Rows) -> None:
    assert page(rows).words == tuple(PlacedWord(*row) for row in rows)


def test_a_word_over_the_edge_is_cut_off_and_one_beyond_it_is_nowhere() -> None:
    places = [(0, 3, -0.2, 0.1, 0.1, 0.2), (4, 7, 1.1, 0.1, 1.3, 0.2), (8, 9, 0.9, 0.95, 1.2, 1.5)]
    words = PageWords(number=1, width=600, height=800, packed=packed(places)).words
    assert words == (PlacedWord(0, 3, 0, 1000, 1000, 2000), PlacedWord(8, 9, 9000, 9500, SCALE, SCALE))


def test_a_page_of_prose_takes_a_few_bytes_a_word() -> None:
    rows = [
        (at * 6, at * 6 + 5, at % 12 * 700, at // 12 * 200, at % 12 * 700 + 500, at // 12 * 200 + 120)
        for at in range(500)
    ]
    assert len(page(rows).packed) < 5 * len(rows)
