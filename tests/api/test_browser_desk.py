"""What becomes of an answer, in a real browser: feedback on it, notes of it, and the pages that explain clerk."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Browser, Page, expect

from api.gold import FILE
from evals.samples import read_gold
from tests.api.browsing import OVERFLOW, answered, served, too_small, violations

QUESTION = "How much will the harbour wall repairs cost?"
LONG_QUESTION = "Which actions are still open?"


@pytest.fixture(scope="module")
def desk_site(desk_data: Path) -> Iterator[str]:
    with served(desk_data) as address:
        yield address


@pytest.fixture(scope="module")
def rows_site(long_data: Path) -> Iterator[str]:
    with served(long_data) as address:
        yield address


def test_feedback_is_given_and_changed_without_leaving_the_page(
    page: Page, desk_site: str, complaints: list[str]
) -> None:
    page.goto(desk_site)
    answered(page, QUESTION)
    address = page.url
    page.get_by_role("button", name="No", exact=True).click()
    told = page.get_by_text("You said this answer was not helpful.")
    expect(told).to_be_focused()
    assert violations(page) == []
    page.get_by_label("It is not in the source it names").check()
    page.get_by_label("Anything else?").fill("The page is another one.")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_text("not helpful (it is not in the source it names)")).to_be_focused()
    assert page.url == address
    page.reload()
    page.get_by_text("Change what you said").click()
    expect(page.get_by_label("Anything else?")).to_have_value("The page is another one.")
    assert violations(page) == []
    page.get_by_role("button", name="Take my feedback back").click()
    expect(page.get_by_text("Was this answer helpful?")).to_be_focused()


def test_feedback_that_does_not_arrive_says_so_and_can_be_sent_again(page: Page, desk_site: str) -> None:
    page.goto(desk_site)
    answered(page, QUESTION)
    page.route("**/feedback", lambda route: route.abort())
    page.get_by_role("button", name="Yes", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("did not arrive")
    page.unroute("**/feedback")
    page.get_by_role("button", name="Yes", exact=True).click()
    expect(page.get_by_text("You said this answer was helpful.")).to_be_visible()


def test_without_scripts_feedback_is_given_on_a_page_of_its_own(browser: Browser, desk_site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(desk_site)
    page.locator("#question").fill(QUESTION)
    page.get_by_role("button", name="Ask", exact=True).click()
    page.get_by_role("button", name="No", exact=True).click()
    page.get_by_label("It is unclear").check()
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_text("not helpful (it is unclear)")).to_be_visible()
    page.get_by_role("link", name="Back to the answer").click()
    expect(page.locator(".clerk-turn")).to_contain_text("£2.4m")
    expect(page.locator(".clerk-turn")).to_contain_text("not helpful (it is unclear)")
    context.close()


def test_an_officer_makes_a_gold_question_of_feedback_that_the_evaluation_reads(
    page: Page, desk_site: str, desk_data: Path, complaints: list[str]
) -> None:
    page.goto(desk_site)
    answered(page, "When was the harbour wall inspected?")
    page.get_by_role("button", name="No", exact=True).click()
    page.get_by_label("It is wrong").check()
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_text("not helpful (it is wrong)")).to_be_visible()
    page.get_by_role("navigation", name="Pages").get_by_role("link", name="Feedback").click()
    page.get_by_label("Why not").select_option("It is wrong")
    page.get_by_role("button", name="Apply").click()
    page.get_by_role("table").get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("When was the harbour wall inspected?")
    page.get_by_label("Looked at").check()
    page.get_by_label("Comment").fill("The day is right, the year is not.")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_contain_text("The state and comment are kept.")
    page.get_by_role("button", name="Make a gold question").click()
    page.get_by_label("Exact words").first.fill("Never said of any wall")
    page.get_by_role("button", name="Check and keep it").click()
    page.get_by_role("alert").get_by_role("link").click()
    assert violations(page) == []
    complaints.clear()  # the browser notes that the form was refused
    page.get_by_label("Exact words").first.fill("Engineers inspected the harbour wall on 14 January 2025")
    page.get_by_label("Facts that a good answer states").fill("14 January 2025")
    page.get_by_role("button", name="Check and keep it").click()
    expect(page.get_by_role("alert")).to_contain_text("The gold question is in the file.")
    made = read_gold(desk_data / FILE)[-1]
    assert made.key_facts == (("14 January 2025",),)
    with page.expect_download() as saved:
        page.get_by_role("link", name="Download the gold questions").click()
    assert read_gold(Path(saved.value.path()))[-1] == made


def test_a_briefing_note_opens_prints_and_leads_to_its_sources(
    page: Page, desk_site: str, complaints: list[str]
) -> None:
    page.goto(desk_site)
    answered(page, QUESTION)
    page.get_by_role("link", name="Briefing note").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Briefing note: {QUESTION}")
    page.locator("[role=doc-noteref]").first.click()
    expect(page.locator("li:target")).to_contain_text("£2.4m")
    expect(page.locator("li:target")).to_be_in_viewport()
    page.locator("[role=doc-backlink]").first.click()
    expect(page.locator("a:target")).to_be_in_viewport()
    page.get_by_role("link", name="Open it in the paper").first.click()
    expect(page.locator("#cited").first).to_contain_text("£2.4m")


def test_a_word_file_opens_again_and_a_conversation_is_saved_as_data(
    page: Page, rows_site: str, complaints: list[str]
) -> None:
    page.goto(rows_site)
    answered(page, LONG_QUESTION)
    with page.expect_download() as saved:
        page.get_by_role("link", name="Word").click()
    assert saved.value.suggested_filename.endswith(".docx")
    (table,) = Document(str(saved.value.path())).tables
    assert len(table.rows) == 9
    page.goto(f"{rows_site}/conversations")
    page.get_by_text("Rename, export or delete").first.click()
    with page.expect_download() as saved:
        page.get_by_role("link", name="Data (JSON)").first.click()
    assert json.loads(Path(saved.value.path()).read_text(encoding="utf-8"))["turns"]


def test_none_of_these_pages_breaks_a_rule_of_accessibility(
    page: Page, browser: Browser, desk_site: str, rows_site: str
) -> None:
    page.goto(desk_site)
    answered(page, QUESTION)
    page.get_by_role("button", name="No", exact=True).click()
    expect(page.get_by_text("You said this answer was not helpful.")).to_be_visible()
    turn = page.locator("[data-turn]").first.get_attribute("data-turn")
    page.goto(f"{desk_site}/feedback")
    item = page.get_by_role("table").get_by_role("link").first.get_attribute("href")
    about = ("/how", "/privacy", "/accessibility", "/transparency")
    officers = ("/feedback", f"{item}?saved=gold", f"{item}/gold", f"/turns/{turn}/feedback")
    page.goto(rows_site)
    answered(page, LONG_QUESTION)
    note = page.get_by_role("link", name="Briefing note").get_attribute("href")
    addresses = [*(f"{desk_site}{path}" for path in (*about, *officers)), f"{rows_site}{note}"]
    assert all_faults(browser, addresses) == []


def all_faults(browser: Browser, addresses: list[str]) -> list[str]:
    """What axe finds wrong at these addresses, light and dark, at 320 and 1280 pixels, and what is wider than that."""
    found: list[str] = []
    for width, scheme in product((320, 1280), ("light", "dark")):
        context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
        page = context.new_page()
        for address in addresses:
            page.goto(address)
            found += [f"{address} {width} {scheme}: {fault}" for fault in violations(page)]
            if page.evaluate(OVERFLOW) > 0:
                found.append(f"{address} {width}: wider than the screen")
        context.close()
    return found


def test_on_a_narrow_screen_all_of_it_is_big_enough_to_touch(browser: Browser, desk_site: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640}, has_touch=True)
    page = context.new_page()
    page.goto(desk_site)
    answered(page, QUESTION)
    page.get_by_role("button", name="No", exact=True).click()
    expect(page.get_by_text("You said this answer was not helpful.")).to_be_visible()
    assert too_small(page) == []
    assert page.evaluate(OVERFLOW) <= 0
    page.goto(f"{desk_site}/feedback")
    page.get_by_role("table").get_by_role("link").first.click()
    item = re.sub(r"[?#].*", "", page.url)
    for address in (item, f"{item}/gold", f"{desk_site}/feedback", f"{desk_site}/transparency"):
        page.goto(address)
        assert too_small(page) == [], address
    context.close()
