import re
import shutil
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.keeping.database import FILE
from api.notes.model import WITHHELD
from api.settings import PageSettings, server_settings
from api.templating import templates

PAGE = {"Accept": "text/html"}


def test_the_ask_page_says_how_much_it_can_see_and_offers_questions(client: TestClient):
    page = client.get("/", headers=PAGE).text
    assert "these 3 papers</a>, as the public" in page
    assert len(re.findall(r'class="clerk-offer" name="question"', page)) >= 2


def test_a_posted_question_is_answered_on_a_whole_page_with_links_to_its_sources(client: TestClient):
    page = client.post("/ask", data={"question": "How much will the harbour wall repairs cost?"}, headers=PAGE).text
    assert "£2.4m" in page
    assert '<input type="hidden" name="history" value="How much will the harbour wall repairs cost?">' in page
    link = re.search(r'£2\.4m[^<]* <a class="clerk-mark" data-source href="([^"#]+)#cited"', page)
    assert link
    source = client.get(link[1].replace("&amp;", "&"), headers=PAGE).text
    marked = re.search(r'<mark id="cited"[^>]*>([^<]+)</mark>', source)
    assert marked
    assert "£2.4m" in marked[1]


def test_a_posted_follow_up_carries_the_earlier_questions(client: TestClient):
    posted = {"question": "When was it inspected?", "history": "What is planned for the harbour wall?"}
    page = client.post("/ask", data=posted, headers=PAGE).text
    assert "14 January 2025" in page
    assert page.count('name="history"') == 2


def test_an_empty_or_overlong_question_is_asked_for_again_in_its_place(client: TestClient):
    for typed in ("", "   ", "x" * 2001):
        response = client.post("/ask", data={"question": typed}, headers=PAGE)
        assert response.status_code == 422
        assert 'aria-invalid="true"' in response.text
        assert "<title>Error: " in response.text


def test_words_of_a_question_are_never_markup(client: TestClient):
    page = client.post("/ask", data={"question": "<script>alert(1)</script> harbour"}, headers=PAGE).text
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
    response = client.post("/ask", data={"question": "Why?", "history": ["x"] * 300}, headers=PAGE)
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
    page = two_plans.post("/ask", data={"question": "Who leads C1?"}, headers=PAGE).text
    asked = re.findall(r'<button type="submit" class="clerk-offer" name="question" value="([^"]+)"', page)
    assert len(asked) == 2
    assert "Which C1 do you mean?" in page
    picked = two_plans.post("/ask", data={"question": asked[0], "history": "Who leads C1?"}, headers=PAGE).text
    assert 'class="clerk-claim"' in picked


def test_the_page_says_which_words_were_read_as_others(client: TestClient):
    page = client.post("/ask", data={"question": "How much will the harbur wall repairs cost?"}, headers=PAGE).text
    assert "Read “harbur” as “harbour”." in page


def test_a_councils_own_style_follows_the_pages_own(data: Path, tmp_path: Path):
    style = tmp_path / "council.css"
    style.write_text(":root { --clerk-brand: #5a1846; }", encoding="utf-8")
    settings = server_settings(data)
    dressed = replace(settings, page=PageSettings(style=style))
    with TestClient(create_app(dressed)) as client:
        page = client.get("/", headers=PAGE).text
        assert page.index("/static/clerk.css") < page.index("/theme.css")
        assert client.get("/theme.css").text == style.read_text(encoding="utf-8")
        style.unlink()
        assert "CLERK_PAGE_STYLE" in client.get("/theme.css").text


def test_without_a_style_of_its_own_there_is_none(client: TestClient):
    assert "/theme.css" not in client.get("/", headers=PAGE).text
    assert client.get("/theme.css").status_code == 404


def test_the_pages_files_are_kept_by_their_digest_and_packed(client: TestClient):
    address = re.search(r'href="(/static/clerk\.css\?\w+)"', client.get("/", headers=PAGE).text)
    assert address
    kept = client.get(address[1])
    assert "immutable" in kept.headers["cache-control"]
    assert kept.headers["content-encoding"] == "gzip"
    assert client.get("/static/clerk.css").headers["cache-control"] == "no-cache"


def test_what_is_kept_is_shown_to_nobody_in_particular(client: TestClient):
    for address in ("/conversations", "/conversations/none/delete"):
        refused = client.get(address, headers=PAGE)
        assert refused.status_code == 403
        assert "until clerk has sign-in" in refused.text
    assert client.get("/conversations/none", headers=PAGE).status_code == 404


def test_an_unknown_filter_or_conversation_is_told_by_the_form_and_in_the_stream(data: Path):
    with TestClient(create_app(server_settings(data)), base_url="http://127.0.0.1", client=("127.0.0.1", 1)) as local:
        for field, said in (
            ({"kind": "letter"}, "no kind of paper"),
            ({"conversation": "none"}, "No such conversation"),
        ):
            asked = {"question": "What does it cost?", **field}
            assert said in local.post("/ask", data=asked, headers=PAGE).text
            assert said in local.post("/ask/stream", data=asked).text
        assert local.post("/conversations/none/name", data={"name": "x"}).status_code == 404
        assert local.get("/turns/none/note.html").status_code == 404


def test_a_kept_answer_whose_words_were_withheld_since_is_not_shown_again(
    data: Path, ids: dict[str, str], tmp_path: Path
):
    folder = shutil.copytree(data, tmp_path / "data")
    with TestClient(create_app(server_settings(folder)), base_url="http://127.0.0.1", client=("127.0.0.1", 1)) as local:
        page = local.post("/ask", data={"question": "How much will the harbour wall repairs cost?"}, headers=PAGE)
        assert "£2.4m" in page.text
        with sqlite3.connect(folder / "clerk.sqlite") as catalogue:
            catalogue.execute(
                "UPDATE documents SET level = 'exempt', access = replace(access, 'public', 'exempt') WHERE id = ?",
                [ids["harbour.txt"]],
            )
    with TestClient(create_app(server_settings(folder)), base_url="http://127.0.0.1", client=("127.0.0.1", 1)) as local:
        again = local.get(page.url.path, headers=PAGE).text
        assert "harbour wall repairs cost?" in again
        assert "£2.4m" not in again
        assert WITHHELD in again


def test_whoever_only_asks_needs_no_store_of_what_is_kept(data: Path, tmp_path: Path):
    folder = shutil.copytree(data, tmp_path / "data")
    (folder / FILE).unlink(missing_ok=True)
    (folder / FILE).write_text("No store of clerk's, and long enough to be looked at.", encoding="utf-8")
    with TestClient(create_app(server_settings(folder))) as client:
        asked = client.post("/ask", data={"question": "How much will the harbour wall repairs cost?"}, headers=PAGE)
        assert "£2.4m" in asked.text
