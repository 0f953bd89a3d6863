import pytest

from api.paging import pager


def shown(wanted: str, total: int = 230) -> list[int | None]:
    return [link.number for link in pager(total, wanted, "/x", size=50).links]


@pytest.mark.parametrize(
    ("wanted", "links"),
    [("1", [1, 2, None, 5]), ("3", [1, 2, 3, 4, 5]), ("5", [1, None, 4, 5]), ("2", [1, 2, 3, None, 5])],
)
def test_the_pages_beside_the_one_shown_are_linked_with_the_first_and_the_last(wanted: str, links: list[int | None]):
    assert shown(wanted) == links


@pytest.mark.parametrize(("wanted", "number"), [("0", 1), ("-3", 1), ("two", 1), ("", 1), ("99", 5), ("9" * 40, 1)])
def test_a_page_that_is_none_is_the_nearest_that_is(wanted: str, number: int):
    assert pager(230, wanted, "/x", size=50).number == number


def test_a_page_says_which_stretch_it_shows_and_leads_to_its_neighbours():
    last = pager(230, "5", "/x?q=a", size=50)
    assert (last.first, last.last, last.previous, last.next) == (200, 230, "/x?q=a&page=4", "")
    first = pager(230, "1", "/x", size=50)
    assert (first.first, first.last, first.previous, first.next) == (0, 50, "", "/x?page=2")


def test_a_short_list_has_no_pages():
    assert pager(50, "1", "/x", size=50).links == ()
    assert pager(0, "1", "/x", size=50).last == 0
