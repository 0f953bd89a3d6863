import pytest

from api.register_view.paging import SIZE, paged


@pytest.mark.parametrize(
    ("rows", "page", "numbers"),
    [
        (0, 1, (1,)),
        (SIZE, 1, (1,)),
        (SIZE * 3, 2, (1, 2, 3)),
        (SIZE * 9, 1, (1, 2, 0, 9)),
        (SIZE * 9, 5, (1, 0, 4, 5, 6, 0, 9)),
        (SIZE * 5, 4, (1, 2, 3, 4, 5)),
    ],
)
def test_the_first_the_last_and_the_neighbours_are_linked(rows: int, page: int, numbers: tuple[int, ...]):
    assert paged(range(rows), page)[1].numbers == numbers


def test_a_page_past_the_end_is_the_last():
    shown, paging = paged(range(SIZE + 3), 9)
    assert (list(shown), paging.page, paging.first, paging.last) == ([50, 51, 52], 2, 51, 53)
    assert paged([], 1)[1].first == 0
