"""The page of the papers, and a paper's outline and records, in a real browser with and without scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.api.browsing import faults, served, too_small, violations
from vectorstore.index import open_index
from vectorstore.settings import StoreSettings

OPENED = "document.querySelectorAll('details').forEach(each => each.open = true)"


@pytest.fixture(scope="module")
def site(two_plans_data: Path) -> Iterator[str]:
    """Two plans with a long table each, and a file that could not be read."""
    with open_index(StoreSettings(data=two_plans_data)) as index:
        index.journal.failed("/papers/a very long name of a scanned paper.pdf", why="It has no text.", fix="Run OCR.")
    with served(two_plans_data) as address:
        yield address


def test_a_paper_is_found_by_its_words_and_the_filter_taken_away_again(page: Page, site: str):
    page.goto(f"{site}/documents")
    expect(page.get_by_role("heading", level=2, name="2 papers")).to_be_visible()
    page.get_by_label("Words of the title or file name").fill("trees")
    page.get_by_role("button", name="Find").click()
    expect(page).to_have_url(re.compile(r"q=trees"))
    expect(page.get_by_role("heading", level=3)).to_have_count(1)
    page.get_by_role("link", name="Remove filter: “trees”").click()
    expect(page.get_by_role("heading", level=3)).to_have_count(2)


def test_papers_are_narrowed_sorted_and_asked_about_without_scripts(browser: Browser, site: str):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/documents")
    page.get_by_text("Narrow by date, committee or kind").click()
    page.get_by_label(re.compile("Harbour Committee")).check()
    page.get_by_role("button", name="Show only these papers").click()
    expect(page).to_have_url(re.compile(r"committee=Harbour\+Committee"))
    expect(page.get_by_role("heading", level=3)).to_have_count(1)
    page.get_by_role("link", name="Remove filter: Harbour Committee").click()
    page.get_by_role("link", name="Title", exact=True).click()
    expect(page.get_by_role("link", name="Title", exact=True)).to_have_attribute("aria-current", "true")
    page.get_by_role("link", name=re.compile("Ask about it.*Trees")).click()
    expect(page.get_by_role("link", name=re.compile("Remove filter: Trees"))).to_be_visible()
    context.close()


def test_a_papers_records_lead_to_their_words(page: Page, site: str):
    page.goto(f"{site}/documents?q=trees")
    page.get_by_role("link", name=re.compile(r"^9 records")).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Actions")
    row = page.get_by_role("row", name=re.compile("^C5 "))
    expect(row).to_contain_text("Red")
    row.get_by_role("link", name=re.compile("C5$")).last.click()
    expect(page).to_have_url(re.compile(r"/documents/\w+\?start=\d+&end=\d+#cited$"))
    page.get_by_text(re.compile(r"^Outline: \d+ headings")).click()
    page.get_by_role("link", name="Actions at the end of February").click()
    expect(page).to_have_url(re.compile(r"\?page=1$"))
    page.get_by_role("link", name=re.compile(r"^Actions \(9\)")).click()
    expect(page.get_by_role("navigation", name="Kinds of record in this paper")).to_be_visible()


@pytest.mark.parametrize("address", ["/documents", "/documents?q=zeppelin", "/documents?kind=memo"])
def test_the_page_of_papers_breaks_no_rule_of_accessibility(browser: Browser, site: str, address: str):
    assert faults(browser, f"{site}{address}") == []


def test_opened_filters_counts_and_records_break_no_rule_and_can_be_touched(page: Page, browser: Browser, site: str):
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(f"{site}/documents?committee=harbour&sort=title")
    page.evaluate(OPENED)
    assert violations(page) == []
    assert too_small(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    records = page.get_by_role("link", name=re.compile(r"^9 records")).first.get_attribute("href")
    assert faults(browser, f"{site}{records}") == []
    page.goto(f"{site}{records}")
    assert too_small(page) == []
