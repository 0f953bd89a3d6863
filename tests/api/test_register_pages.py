"""The register, the page of a reference and the action tracker over HTTP: what a reader is shown, and what not."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import server_settings
from tests.assistant.handmade import paper, say, stored
from tests.assistant.ledger.papers import ALL, JANUARY, action, resolution
from vectorstore.index import NewVersion

PAGE = {"Accept": "text/html"}
MANY = paper("many.pdf", [action(f"Z{n}", f"Do the {n}th thing", status="Open") for n in range(1, 61)], meeting=JANUARY)


def of(committee: str, one: NewVersion) -> NewVersion:
    return replace(one, document=replace(one.document, committee=committee))


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    data = tmp_path_factory.mktemp("register-pages")
    asked = resolution("Minute 1", "That the Auditor report to the next meeting.")
    audit = of("Audit Committee", paper("audit.pdf", [asked], meeting=JANUARY))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CLERK_EMBEDDER", "hashing")
        with stored(data, *ALL, MANY, audit, store="chroma"):
            pass
        with TestClient(create_app(server_settings(data))) as running:
            yield running


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with TestClient(create_app(server_settings(tmp_path_factory.mktemp("bare")))) as running:
        yield running


def shown(client: TestClient, path: str, status: int = 200) -> str:
    response = client.get(path, headers=PAGE)
    assert response.status_code == status, response.text
    return response.text


def test_the_list_is_paged_and_its_links_keep_what_is_chosen(client: TestClient):
    first = shown(client, "/register?q=thing&sort=label&committee=scrutiny")
    assert "1 to 50 of 60 actions" in first and 'aria-sort="ascending"' in first
    assert "q=thing&amp;sort=label&amp;page=2&amp;committee=Scrutiny+Committee" in first
    assert "51 to 60 of 60 actions" in shown(client, "/register?q=thing&page=2")


def test_what_a_row_does_not_say_is_said_to_be_blank_lost_or_not_given(client: TestClient):
    page = shown(client, "/register?rows=every&ref=A10")
    assert "Colour not shown in this copy" in page and "Left blank" in page
    assert "Not given in this paper" in shown(client, "/register?plan=Tree+strategy")


def test_words_withheld_from_the_reader_are_on_no_page_and_in_no_file(client: TestClient):
    paths = (
        "/register?rows=every",
        "/register?q=Quillfeather",
        "/register.csv?rows=every",
        "/references/A7",
        "/actions",
    )
    for path in paths:
        told = (
            client.get(path, headers=PAGE).text.replace('value="Quillfeather"', "").replace("Words: Quillfeather", "")
        )
        assert "elm" not in told and "Quillfeather" not in told.replace("q=Quillfeather", ""), path


def test_filters_that_leave_no_record_say_so_and_can_be_cleared(client: TestClient):
    page = shown(client, "/register?as_of=2020-01-01")
    assert "No records in these papers" in page and "Up to 1 January 2020" in page
    assert "None of 64 actions" in shown(client, "/register?q=zzzz")
    assert client.get("/register.csv?as_of=2020-01-01").content == b"\xef\xbb\xbfNothing\r\n"


def test_a_wrong_filter_is_refused_by_its_name(client: TestClient):
    assert "stage: “soon” is none of" in shown(client, "/register?stage=soon", 422)
    assert "committee: " in shown(client, "/actions?committee=nobody", 422)


def test_files_have_names_and_hold_all_pages(client: TestClient):
    response = client.get("/register.csv?q=thing")
    assert response.headers["content-disposition"] == 'attachment; filename="actions.csv"'
    rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert len(rows) == 60
    assert rows[0]["Source"].startswith("http://testserver/documents/")
    workbook = client.get("/register.xlsx?q=thing")
    assert workbook.headers["content-disposition"] == 'attachment; filename="actions.xlsx"'
    assert workbook.content.startswith(b"PK")


def test_the_tracker_of_each_committee_is_a_page_and_a_file(client: TestClient):
    page = shown(client, "/actions")
    assert '<h2 class="govuk-heading-m" id="list">Scrutiny Committee</h2>' in page
    assert "/actions?committee=Audit+Committee" in page
    audit = shown(client, "/actions?committee=Audit+Committee")
    assert "Auditor" in audit and "Nothing reported" in audit
    assert "No date" not in audit and "the next meeting" in audit
    rows = list(csv.DictReader(io.StringIO(client.get("/actions.csv").content.decode("utf-8-sig"))))
    assert {row["Reference"] for row in rows} >= {"Minute 5(ii)", "Minute 8"}
    assert client.get("/actions.xlsx?state=finished").content.startswith(b"PK")
    assert client.get("/actions.csv?as_of=2020-01-01").content.count(b"\n") == 1


def test_a_thing_that_a_later_paper_names_is_told_with_that_paper(client: TestClient):
    page = shown(client, "/actions?q=lamps&state=open")
    assert "Named in" in page
    assert "Remove filter" in page


def test_papers_that_ask_for_nothing_and_no_papers_say_so(client: TestClient, bare: TestClient, tmp_path: Path):
    assert "Nothing was asked for in these papers" in shown(client, "/actions?as_of=2020-01-01")
    for path in ("/register", "/actions"):
        assert "Nothing has been read yet" in shown(bare, path)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CLERK_EMBEDDER", "hashing")
        with stored(tmp_path, paper("prose.pdf", [say("No table.")]), store="chroma"):
            pass
        with TestClient(create_app(server_settings(tmp_path))) as prose:
            assert "No meeting asked for anything" in shown(prose, "/actions")


def test_a_reference_is_looked_up_in_any_spelling_and_keeps_the_filters(client: TestClient):
    answer = client.get("/references?ref=minute+5(II)&as_of=2025-02-01", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/references/minute%205%28II%29?as_of=2025-02-01")
    page = shown(client, answer.headers["location"])
    assert "costed plan for the roofs" in page and "Tracked in" not in page
    assert "Look up a reference" in shown(client, "/references")


def test_a_reference_that_is_two_things_is_told_apart(client: TestClient):
    page = shown(client, "/references/A1")
    assert "A1 is 2 things in these papers" in page
    assert "Rating changed from “Red” to “Amber”." in page
    assert 'href="/v1/references/A1"' in page


def test_an_unknown_reference_is_not_found_and_the_nearest_are_named(client: TestClient):
    page = shown(client, "/references/A3?as_of=2025-12-01", 404)
    assert "No paper that the filters leave refers to A3" in page
    assert 'href="/references/A2?as_of=2025-12-01"' in page
    assert "Nothing under" in shown(client, "/references/%3Cb%3E", 404)
    assert "<b>" not in shown(client, "/references/%3Cb%3E", 404)


def test_passages_that_name_what_has_no_record_are_a_page_of_their_own(client: TestClient):
    page = shown(client, "/references/Minute%206(i)?document=tracker.pdf")
    assert "Passages that name it" in page
