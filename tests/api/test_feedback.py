"""Feedback over HTTP: given, changed and taken back by plain forms, and worked with by officers."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.gold import FILE
from evals.samples import read_gold
from tests.api.kept_answers import COST, PAGE, asked


@pytest.fixture
def turn(local: TestClient) -> str:
    """An answer that nothing has been said of yet."""
    return asked(local)[1]


def item_of(local: TestClient) -> str:
    """The address of the newest item."""
    found = re.search(r'href="(/feedback/[^"/.]+)"', local.get("/feedback", headers=PAGE).text)
    assert found
    return found[1]


def give(local: TestClient, turn: str, **said: str | list[str]) -> str:
    """Post feedback and return the page that comes of it."""
    return local.post(f"/turns/{turn}/feedback", data=said, headers=PAGE).text


def test_a_plain_form_is_thanked_for_on_a_page_that_leads_back(local: TestClient, turn: str) -> None:
    page = give(local, turn, helpful="no", reason=["wrong", "missing"], note="  The figure\r\nis old. ")
    assert "Thank you." in page
    assert "not helpful (it is wrong, something is missing)" in page
    assert re.search(r'href="/conversations/[^"]+#turn-1"', page)
    assert ">The figure\r\nis old.</textarea>" in page or ">The figure\nis old.</textarea>" in page


def test_it_stands_under_its_answer_from_then_on(local: TestClient) -> None:
    conversation, turn = asked(local)
    assert "Was this answer helpful?" in local.get(f"/conversations/{conversation}", headers=PAGE).text
    give(local, turn, helpful="yes", reason="wrong")
    page = local.get(f"/conversations/{conversation}", headers=PAGE).text
    assert "You said this answer was helpful." in page


def test_it_can_be_changed_and_taken_back(local: TestClient, turn: str) -> None:
    give(local, turn, helpful="yes")
    assert "not helpful" in give(local, turn, helpful="no")
    page = give(local, turn, helpful="no", take_back="yes")
    assert "Thank you." not in page
    assert 'name="helpful" value="yes" class="govuk-button' in page


def test_a_script_gets_the_part_of_the_page_alone(local: TestClient, turn: str) -> None:
    part = give(local, turn, helpful="no", part="yes")
    assert part.lstrip().startswith('<div class="clerk-feedback')
    assert "<html" not in part


@pytest.mark.parametrize("part", ["", "yes"])
def test_what_is_missing_or_too_long_is_said_and_nothing_is_kept(local: TestClient, turn: str, part: str) -> None:
    said: tuple[dict[str, str], ...] = ({}, {"helpful": "maybe"})
    for wrong in said:
        response = local.post(f"/turns/{turn}/feedback", data={**wrong, "part": part}, headers=PAGE)
        assert response.status_code == 422
    give(local, turn, helpful="yes", note="Right.")
    response = local.post(f"/turns/{turn}/feedback", data={"helpful": "no", "note": "x" * 2001, "part": part})
    assert response.status_code == 422
    assert "2,000 characters or fewer" in response.text
    assert "You said this answer was helpful" in local.get(f"/turns/{turn}/feedback", headers=PAGE).text


def test_nobody_in_particular_can_neither_give_nor_see_any(client: TestClient, turn: str) -> None:
    assert client.post(f"/turns/{turn}/feedback", data={"helpful": "yes"}).status_code == 403
    for address in ("/feedback", "/feedback.csv", "/feedback/gold.jsonl", "/feedback/x", "/feedback/x/gold"):
        assert client.get(address).status_code == 403
    assert 'href="/feedback"' not in client.get("/", headers=PAGE).text


def test_officers_see_the_question_answer_sources_and_settings_of_the_time(local: TestClient, turn: str) -> None:
    give(local, turn, helpful="no", reason="unclear", note="What is a reserve?")
    page = local.get(item_of(local), headers=PAGE).text
    for words in (COST, "£2.4m", "What is a reserve?", "It is unclear", "extractive", "hybrid"):
        assert words in page
    assert re.search(r'href="/documents/[^"]+" data-source', page)


def test_the_list_is_narrowed_and_what_narrows_nothing_is_let_be(local: TestClient, turn: str) -> None:
    give(local, turn, helpful="no", reason="not_in_source")
    assert 'class="govuk-tag' in local.get("/feedback?reason=not_in_source&helpful=no", headers=PAGE).text
    assert "Nothing fits" in local.get("/feedback?reason=not_in_source&helpful=yes", headers=PAGE).text
    assert local.get("/feedback?reason=none&state=none&helpful=none", headers=PAGE).status_code == 200
    assert local.get("/feedback?page=0", headers=PAGE).status_code == 422


def test_an_officer_says_how_far_an_item_is(local: TestClient, turn: str) -> None:
    give(local, turn, helpful="no")
    item = item_of(local)
    page = local.post(item, data={"state": "done", "comment": "Mended in May."}, headers=PAGE).text
    assert "The state and comment are kept." in page
    assert ">Mended in May.</textarea>" in page
    for wrong in ({"state": "gone"}, {"state": "done", "comment": "x" * 4001}):
        refused = local.post(item, data=wrong, headers=PAGE)
        assert refused.status_code == 422
        assert "There is a problem" in refused.text
    assert local.get("/feedback/none", headers=PAGE).status_code == 404


def test_the_csv_has_every_item_with_its_answer_and_runs_nothing(local: TestClient, turn: str) -> None:
    give(local, turn, helpful="no", note="=HYPERLINK(1)")
    response = local.get("/feedback.csv")
    rows = list(csv.DictReader(io.StringIO(response.text.lstrip("\ufeff"))))
    assert rows[0]["Note"] == "'=HYPERLINK(1)"
    assert rows[0]["Question"] == COST
    assert "£2.4m" in rows[0]["Answer with its sources"]
    assert rows[0]["Writer"] == "extractive"


def test_a_list_longer_than_a_page_leads_on(local: TestClient, turn: str, monkeypatch: pytest.MonkeyPatch) -> None:
    give(local, turn, helpful="no")
    give(local, asked(local)[1], helpful="no")
    for module in ("api.keeping.feedback", "api.routes.feedback_items"):
        monkeypatch.setattr(f"{module}.PAGE", 1)
    first = local.get("/feedback?helpful=no", headers=PAGE).text
    assert 'href="/feedback?helpful=no&amp;page=2" rel="next"' in first
    assert 'rel="prev"' not in first
    assert 'rel="prev"' in local.get("/feedback?page=2", headers=PAGE).text


def test_a_gold_question_is_made_of_an_item_and_read_by_the_evaluation(
    local: TestClient, desk_data: Path, turn: str
) -> None:
    (desk_data / FILE).unlink(missing_ok=True)
    assert local.get("/feedback/gold.jsonl", headers=PAGE).status_code == 404
    give(local, turn, helpful="no", reason="wrong")
    item = item_of(local)
    form = local.get(f"{item}/gold", headers=PAGE).text
    suggested = dict(re.findall(r'name="(id|doc-1|page-1)" type="text" value="([^"]*)"', form))
    quote = re.search(r'name="quote-1"[^>]*>([^<]+)<', form)
    assert quote and suggested["doc-1"] == "harbour.txt"
    filled = {**suggested, "question": COST, "type": "fact", "answerable": "yes", "quote-1": quote[1]}
    wrong = local.post(f"{item}/gold", data={**filled, "quote-1": "Never said."}, headers=PAGE)
    assert wrong.status_code == 422
    assert 'href="#evidence-1">Quote 1: ' in wrong.text
    assert ">Never said.</textarea>" in wrong.text
    kept = local.post(
        f"{item}/gold", data={**filled, "key_facts": "£2.4m | 2.4 million\n\nharbour reserve"}, headers=PAGE
    )
    assert "The gold question is in the file." in kept.text
    (sample,) = read_gold(desk_data / FILE)
    assert sample.key_facts == (("£2.4m", "2.4 million"), ("harbour reserve",))
    assert sample.evidence[0].doc == "harbour.txt"
    assert local.get("/feedback/gold.jsonl").text == (desk_data / FILE).read_text(encoding="utf-8")
    assert 'href="/feedback/gold.jsonl"' in local.get("/feedback", headers=PAGE).text
    assert "already" in local.post(f"{item}/gold", data=filled, headers=PAGE).text


def test_a_gold_question_of_a_follow_up_or_an_abstention_begins_as_such(local: TestClient) -> None:
    conversation, _ = asked(local)
    give(local, asked(local, "When was it inspected?", conversation)[1], helpful="no")
    follow_up = local.get(f"{item_of(local)}/gold", headers=PAGE).text
    assert f">{COST}</textarea>" in follow_up
    assert "<option selected>followup" in follow_up
    give(local, asked(local, "What is the status of project Z9.7?")[1], helpful="no")
    nothing = local.get(f"{item_of(local)}/gold", headers=PAGE).text
    assert "<option selected>unanswerable" in nothing
    assert re.search(r'value="no" checked', nothing)
    page = local.get(item_of(local), headers=PAGE).text
    assert "No answer in these papers" in page
