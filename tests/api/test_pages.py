import re

import pytest
from fastapi.testclient import TestClient

from api.templating import templates

PAGE = {"Accept": "text/html"}


def test_the_ask_page_says_how_much_it_can_see_and_offers_questions(client: TestClient):
    page = client.get("/", headers=PAGE).text
    assert "these 3 papers</a>, as the public" in page
    assert len(re.findall(r'name="example"', page)) >= 2


def test_a_posted_question_is_answered_on_a_whole_page_with_links_to_its_sources(client: TestClient):
    page = client.post("/", data={"question": "How much will the harbour wall repairs cost?"}, headers=PAGE).text
    assert "£2.4m" in page
    assert '<input type="hidden" name="history" value="How much will the harbour wall repairs cost?">' in page
    link = re.search(r'£2\.4m[^<]*</span> <a class="mark" href="([^"#]+)#cited"', page)
    assert link
    source = client.get(link[1].replace("&amp;", "&"), headers=PAGE).text
    marked = re.search(r'<mark id="cited"[^>]*>([^<]+)</mark>', source)
    assert marked
    assert "£2.4m" in marked[1]


def test_a_posted_follow_up_carries_the_earlier_questions(client: TestClient):
    posted = {"question": "When was it inspected?", "history": "What is planned for the harbour wall?"}
    page = client.post("/", data=posted, headers=PAGE).text
    assert "14 January 2025" in page
    assert page.count('name="history"') == 2


def test_an_empty_or_overlong_question_is_asked_for_again_in_its_place(client: TestClient):
    for typed in ("", "   ", "x" * 2001):
        response = client.post("/", data={"question": typed}, headers=PAGE)
        assert response.status_code == 422
        assert 'aria-invalid="true"' in response.text
        assert "<title>Error: " in response.text


def test_words_of_a_question_are_never_markup(client: TestClient):
    page = client.post("/", data={"question": "<script>alert(1)</script> harbour"}, headers=PAGE).text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_the_pages_of_a_paper_lead_to_one_another(client: TestClient, ids: dict[str, str]):
    base = f"/documents/{ids['2025-04-09_scrutiny_minutes.pdf']}"
    first = client.get(base, headers=PAGE).text
    assert "Page 1 of " in first
    assert f'{base}?page=2"' in first
    assert 'rel="prev"' not in first
    assert client.get(f"{base}?page=2", headers=PAGE).status_code == 200
    assert client.get(f"{base}?page=999", headers=PAGE).status_code == 404


def test_an_exempt_appendix_is_not_on_the_page_of_a_public_paper(client: TestClient, ids: dict[str, str]):
    page = client.get(f"/documents/{ids['ferry.txt']}", headers=PAGE).text
    assert "41,300 passengers" in page
    assert "Quillfeather" not in page
    assert "\N{FULL BLOCK}" not in page
    assert client.get(f"/documents/{ids['bids.txt']}", headers=PAGE).status_code == 404


def test_a_form_that_no_page_made_is_refused_and_no_fault(client: TestClient):
    response = client.post("/", data={"question": "Why?", "history": ["x"] * 60}, headers=PAGE)
    assert response.status_code == 422
    assert "too many fields" in response.text


@pytest.mark.parametrize(
    ("quote", "cells"),
    [
        ("A2.3\tReplace the pump\tHead of Place", True),
        ("A2.3\nReplace the pump\nHead of Place\nLate", True),
        ("Late.", False),
        ("The pump is late\nand dear.", False),
        (
            "\n".join(["The committee heard that the pump of the harbour is late, and that it will cost more."] * 3),
            False,
        ),
    ],
)
def test_a_quoted_row_keeps_its_gaps_and_running_words_do_not(quote: str, cells: bool):
    assert templates.env.tests["in_cells"](quote) is cells


def test_without_scripts_each_choice_of_a_question_back_is_a_button_that_asks_it(two_plans: TestClient):
    page = two_plans.post("/", data={"question": "Who leads C1?"}, headers=PAGE).text
    asked = re.findall(r'<button type="submit" name="question" value="([^"]+)"', page)
    assert len(asked) == 2
    assert "Which C1 do you mean?" in page
    picked = two_plans.post("/", data={"question": asked[0], "history": "Who leads C1?"}, headers=PAGE).text
    assert 'class="claims"' in picked


def test_the_page_says_which_words_were_read_as_others(client: TestClient):
    page = client.post("/", data={"question": "How much will the harbur wall repairs cost?"}, headers=PAGE).text
    assert "Read “harbur” as “harbour”." in page
