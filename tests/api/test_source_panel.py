"""A citation in the panel beside its answer, in a real browser on the sample council."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.api.browsing import OVERFLOW, answered, ask, too_small, violations
from vectorstore.index import open_index
from vectorstore.settings import StoreSettings
from vectorstore.types import Filters

QUESTION = "What was resolved about the damp and mould response policy?"
"""Answered from a Word file, and from a paragraph and a table row of two PDFs."""
SCAN = "2025-03-05_site-visit_fennimore-house_SCAN.pdf"


@pytest.fixture
def complaints(page: Page) -> Iterator[list[str]]:
    """What the browser's console complains of; a test fails on any."""
    heard: list[str] = []
    page.on("console", lambda message: heard.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: heard.append(str(error)))
    yield heard
    assert heard == []


def asked(page: Page, site: str, question: str = QUESTION) -> Locator:
    """Ask, and return the citations of the answer."""
    page.goto(site)
    answered(page, question)
    return page.locator(".clerk-turn a[data-source]")


def panel(page: Page) -> Locator:
    return page.get_by_role("dialog", name=re.compile("Source"))


def first_of_a_pdf(page: Page) -> Locator:
    """The citations of an answer that open on the picture of a page, by going on until one does."""
    page.locator("a.clerk-mark").first.click()
    expect(panel(page).locator(".clerk-paper")).to_be_visible()
    while not panel(page).locator("svg").count():
        name = panel(page).get_by_role("heading", level=2).inner_text()
        panel(page).get_by_role("button", name="Next source").click()
        expect(panel(page).get_by_role("heading", level=2)).not_to_have_text(name)
        expect(panel(page).locator(".clerk-beside__body")).not_to_have_attribute("aria-busy", "true")
    return panel(page).locator("[data-cited]")


def drawn(page: Page) -> bool:
    """Say whether the picture of the page has come."""
    script = "async href => { const i = new Image(); i.src = href; await i.decode(); return i.naturalWidth > 100 }"
    return bool(page.evaluate(script, page.locator("image").get_attribute("href")))


def test_a_citation_opens_beside_the_answer_at_its_highlighted_words(
    page: Page, sample_site: str, complaints: list[str]
) -> None:
    marks = asked(page, sample_site)
    cited = first_of_a_pdf(page)
    expect(cited).to_be_in_viewport()
    assert drawn(page)
    expect(page.locator("a[data-source][aria-current]").first).to_have_attribute("aria-current", "true")
    expect(marks.first).to_be_in_viewport()
    assert page.evaluate(OVERFLOW) <= 0
    panel(page).get_by_role("button", name="Text").click()
    expect(panel(page).locator(".clerk-paper__text mark").first).to_be_in_viewport()
    expect(panel(page).locator("svg")).to_be_hidden()
    panel(page).get_by_role("button", name="Page", exact=True).click()
    width = cited.bounding_box()
    panel(page).get_by_role("button", name="Larger").click()
    larger = cited.bounding_box()
    assert width and larger and larger["width"] > 1.4 * width["width"]
    panel(page).get_by_role("button", name="Smaller").click()
    expect(panel(page).get_by_role("button", name="Smaller")).to_be_disabled()


def test_the_citations_of_an_answer_are_stepped_through_each_place_once(
    page: Page, sample_site: str, complaints: list[str]
) -> None:
    marks = asked(page, sample_site)
    places = list(dict.fromkeys(str(mark.get_attribute("href")) for mark in marks.all()))
    assert len(places) > 2
    marks.first.click()
    heading = panel(page).get_by_role("heading", level=2)
    seen = []
    for number in range(1, len(places) + 1):
        expect(heading).to_have_text(f"Source {number} of {len(places)}")
        expect(panel(page).locator(".clerk-beside__body")).not_to_have_attribute("aria-busy", "true")
        seen.append(panel(page).locator(".clerk-paper").get_attribute("data-link"))
        if number < len(places):
            panel(page).get_by_role("button", name="Next source").click()
    assert seen == places
    expect(panel(page).get_by_role("button", name="Next source")).to_be_disabled()
    expect(heading).to_be_focused()  # the button that was pressed can do no more
    panel(page).get_by_role("button", name="Previous source").click()
    expect(heading).to_have_text(f"Source {len(places) - 1} of {len(places)}")
    marks.first.click()
    expect(heading).to_have_text(f"Source 1 of {len(places)}")


@pytest.mark.parametrize("way", ["Escape", "button", "back"])
def test_closing_leads_back_to_the_citation_and_to_the_page_as_it_was(
    page: Page, sample_site: str, complaints: list[str], way: str
) -> None:
    mark = asked(page, sample_site).first
    address = page.url
    mark.focus()
    page.keyboard.press("Enter")
    expect(panel(page).get_by_role("heading", level=2)).to_be_focused()
    expect(panel(page).locator(".clerk-paper")).to_be_visible()
    if way == "Escape":
        page.keyboard.press("Escape")
    elif way == "button":
        panel(page).get_by_role("button", name="Close the source").click()
    else:
        page.go_back()
    expect(panel(page)).to_have_count(0)
    expect(mark).to_be_focused()
    assert page.url == address
    expect(page.locator(".clerk-turn")).to_have_count(1)


def test_another_page_of_the_paper_is_turned_to_in_the_panel(
    page: Page, sample_site: str, complaints: list[str]
) -> None:
    asked(page, sample_site)
    first_of_a_pdf(page)
    sheet = panel(page).locator(".clerk-paper__bar").get_by_role("heading")
    before = sheet.inner_text()
    panel(page).get_by_role("link", name="Next page").click()
    expect(sheet).not_to_have_text(before)
    expect(panel(page).locator("[data-cited]")).to_have_count(0)
    panel(page).get_by_role("link", name="Back to the cited words").click()
    expect(panel(page).locator("[data-cited]")).to_be_in_viewport()


def test_a_link_to_cited_words_opens_at_them_for_a_colleague(
    page: Page, browser: Browser, sample_site: str, complaints: list[str]
) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    asked(page, sample_site)
    first_of_a_pdf(page)
    panel(page).get_by_role("button", name="Copy link to these words").click()
    expect(panel(page).get_by_text("Copied")).to_be_visible()
    link = page.evaluate("navigator.clipboard.readText()")
    assert link.startswith(f"{sample_site}/documents/")
    for scripts in (True, False):
        context = browser.new_context(java_script_enabled=scripts, viewport={"width": 1000, "height": 700})
        other = context.new_page()
        other.goto(link)
        expect(other.get_by_role("heading", level=1)).to_have_text(
            panel(page).locator("[data-source-title]").inner_text()
        )
        expect(other.locator("#cited")).to_be_in_viewport()
        expect(other.locator("svg image")).to_be_visible()
        if scripts:
            expect(other.locator(".clerk-paper__text")).to_be_hidden()
        else:
            expect(other.locator(".clerk-paper__text mark").first).to_be_visible()
        context.close()


def test_a_word_file_opens_at_the_same_highlight_among_its_words(
    page: Page, sample_site: str, sample_data: Path, complaints: list[str]
) -> None:
    asked(page, sample_site)
    with open_index(StoreSettings(data=sample_data)) as index:
        papers = index.catalogue.documents(Filters())
    words = [f'a.clerk-mark[href*="{paper.id}"]' for paper in papers if not paper.name.endswith(".pdf")]
    page.locator(", ".join(words)).first.click()
    expect(panel(page).get_by_text("This paper is not a PDF")).to_be_visible()
    expect(panel(page).locator("mark").first).to_be_in_viewport()
    assert violations(page) == []


def test_an_abstention_opens_what_is_near(page: Page, sample_site: str, complaints: list[str]) -> None:
    page.goto(sample_site)
    ask(page, "What did the council decide about the tram?")
    expect(page.locator("#status")).to_contain_text("No answer")
    page.locator(".clerk-turn a[data-source]").first.click()
    expect(panel(page).locator(".clerk-paper")).to_be_visible()
    expect(panel(page).locator("[data-cited], mark").first).to_be_in_viewport()


def test_a_scan_shows_where_its_words_stand_and_how_sure_they_are(
    page: Page, sample_site: str, sample_data: Path, tesseract: str, complaints: list[str]
) -> None:
    with open_index(StoreSettings(data=sample_data)) as index:
        (card,) = (card for card in index.catalogue.documents(Filters()) if card.name == SCAN)
        text = index.catalogue.document(card.id, Filters().levels).text
    start = text.index("risers")
    page.goto(f"{sample_site}/documents/{card.id}?start={start}&end={start + 6}#cited")
    expect(page.get_by_text("A program recognised the words of this scan")).to_be_visible()
    expect(page.locator("#cited rect")).to_have_count(1)
    expect(page.locator("#cited")).to_be_in_viewport()
    assert drawn(page)


def test_a_picture_that_does_not_come_gives_way_to_the_words(page: Page, sample_site: str) -> None:
    page.route("**/*.webp", lambda route: route.abort())
    asked(page, sample_site)
    first_of_a_pdf(page)
    expect(panel(page).get_by_text("The picture of this page cannot be shown")).to_be_visible()
    expect(panel(page).locator(".clerk-paper__text mark").first).to_be_visible()


def test_where_the_server_does_not_answer_the_link_is_followed_as_a_link(page: Page, sample_site: str) -> None:
    mark = asked(page, sample_site).first
    page.route("**/documents/*fragment=1*", lambda route: route.abort())
    mark.click()
    expect(page).to_have_url(re.compile(r"/documents/\w+\?start=\d+&end=\d+#cited$"))
    expect(page.locator("#cited")).to_be_in_viewport()


def test_a_click_that_asks_for_a_new_tab_gets_one(page: Page, context: BrowserContext, sample_site: str) -> None:
    mark = asked(page, sample_site).first
    with context.expect_page() as other:
        mark.click(modifiers=["ControlOrMeta"])
    expect(other.value.locator("#cited").first).to_be_visible()
    expect(panel(page)).to_have_count(0)


@pytest.mark.parametrize(
    ("width", "scheme"), [(320, "light"), (320, "dark"), (820, "light"), (1280, "light"), (1280, "dark")]
)
def test_no_state_of_the_panel_breaks_a_rule_of_accessibility(
    browser: Browser, sample_site: str, width: int, scheme: str
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 740}, color_scheme="dark" if scheme == "dark" else "light", has_touch=True
    )
    page = context.new_page()
    asked(page, sample_site)
    first_of_a_pdf(page)
    expect(panel(page).locator("[data-cited]")).to_be_in_viewport()
    assert page.evaluate(OVERFLOW) <= 0
    assert (page.evaluate("document.querySelector('dialog').matches(':modal')")) is (width < 768)
    assert violations(page) == []
    assert too_small(page) == []
    panel(page).get_by_role("button", name="Text").click()
    assert violations(page) == []
    panel(page).get_by_role("link", name="Open the whole document").click()
    expect(page.locator("#cited").first).to_be_in_viewport()
    assert page.evaluate(OVERFLOW) <= 0
    if width != 820:
        assert violations(page) == []
    context.close()
