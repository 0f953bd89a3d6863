"""Asking on the page, in a real browser, over a real server and a real record."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.api.browsing import OVERFLOW, answered, ask, faults, served, too_small, violations

QUESTION = "How much will the harbour wall repairs cost?"
LONG_QUESTION = "Which actions are still open?"


@pytest.fixture(scope="module")
def long_site(long_data: Path) -> Iterator[str]:
    with served(long_data) as address:
        yield address


@pytest.fixture(scope="module")
def two_plans_site(two_plans_data: Path) -> Iterator[str]:
    with served(two_plans_data) as address:
        yield address


@pytest.fixture(scope="module")
def unreached_site(data: Path) -> Iterator[str]:
    """A site whose language model does not run."""
    pytest.importorskip("langchain_openai")
    with pytest.MonkeyPatch.context() as patch, socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        patch.setenv("CLERK_MODEL", f"http://127.0.0.1:{unused.getsockname()[1]}/v1")
        patch.setenv("CLERK_MODEL_RETRIES", "0")
        with served(data) as address:
            yield address


@pytest.fixture(scope="module")
def bare_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(tmp_path_factory.mktemp("bare")) as address:
        yield address


def test_a_question_asked_by_keyboard_is_answered_announced_once_and_focused(
    page: Page, site: str, complaints: list[str]
) -> None:
    page.goto(site)
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "question":
            break
    page.keyboard.type(QUESTION)
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Answer ready")
    cost = page.locator(".clerk-claim", has_text="£2.4m").first
    expect(cost).to_be_visible()
    expect(page.get_by_role("heading", name=QUESTION)).to_be_focused()
    expect(page.locator(".clerk-source blockquote", has_text="£2.4m").first).to_be_visible()
    page.keyboard.press("Tab")
    assert cost.evaluate("claim => claim.contains(document.activeElement)")


def test_a_conversation_has_an_address_that_finds_it_again_and_follow_ups_go_into_it(
    page: Page, site: str, complaints: list[str]
) -> None:
    page.goto(site)
    answered(page, "What is planned for the harbour wall?")
    expect(page).to_have_url(re.compile(r"/conversations/[\w-]+#turn-1$"))
    ask(page, "When was it inspected?")
    expect(page.locator(".clerk-turn").nth(1)).to_contain_text("14 January 2025")
    expect(page).to_have_url(re.compile(r"#turn-2$"))
    page.reload()
    expect(page.locator(".clerk-turn")).to_have_count(2)
    page.get_by_role("link", name="Start a new conversation").click()
    expect(page.locator(".clerk-turn")).to_have_count(0)
    expect(page.get_by_role("heading", name="Ask what the council’s papers say")).to_be_visible()


def test_a_visitor_for_whom_nothing_is_kept_finds_the_conversation_in_the_tab(browser: Browser, site: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(site.replace("127.0.0.1", "clerk.localhost"))  # this machine, by a name that is not its own
    expect(page.get_by_role("link", name="Your questions")).to_have_count(0)
    answered(page, "What is planned for the harbour wall?")
    ask(page, "When was it inspected?")
    expect(page.locator(".clerk-turn").nth(1)).to_contain_text("14 January 2025")
    page.reload()
    expect(page.locator(".clerk-turn")).to_have_count(2)
    ask(page, "And what did the engineers find?")
    expect(page.locator(".clerk-turn").nth(2)).to_contain_text("two cracks")
    page.get_by_role("link", name="Start a new conversation").click()
    expect(page.locator(".clerk-turn")).to_have_count(0)
    context.close()


def test_an_abstention_is_told_as_an_answer_and_not_as_an_error(page: Page, site: str, complaints: list[str]) -> None:
    page.goto(site)
    ask(page, "What is the status of project Z9.7?")
    expect(page.locator(".clerk-abstained")).to_contain_text("No answer in these papers")
    expect(page.locator(".clerk-failed")).to_have_count(0)
    expect(page.get_by_role("status")).to_contain_text("No answer in these papers")
    assert violations(page) == []


def test_a_note_on_the_language_model_stands_over_the_answer(
    page: Page, unreached_site: str, complaints: list[str]
) -> None:
    page.goto(unreached_site)
    answered(page, QUESTION)
    expect(page.locator(".clerk-answer > :first-child")).to_have_text(
        "The language model cannot be reached, so this answer is in the papers’ own words."
    )
    assert violations(page) == []


def test_a_suggested_question_is_answered_when_it_is_chosen(page: Page, site: str, complaints: list[str]) -> None:
    page.goto(site)
    page.locator(".clerk-suggestions button").first.click()
    expect(page.get_by_role("status")).not_to_be_empty()
    expect(page.locator(".clerk-turn")).to_have_count(1)
    expect(page.locator(".clerk-suggestions")).to_be_hidden()


def test_what_to_ask_next_is_offered_under_the_last_answer_and_asked_by_a_press(
    page: Page, sample_site: str, complaints: list[str]
) -> None:
    page.goto(sample_site)
    answered(page, "Who leads A3.1?")
    offers = page.locator(".clerk-next button")
    expect(offers.first).to_be_visible()
    assert violations(page) == []
    asked = offers.first.inner_text()
    offers.first.click()
    expect(page.locator(".clerk-turn")).to_have_count(2)
    expect(page.get_by_role("heading", name=asked)).to_be_visible()
    expect(page.locator(".clerk-turn").nth(1).locator(".clerk-source")).not_to_have_count(0)
    expect(page.locator(".clerk-next")).to_have_count(1)


def test_no_state_of_asking_breaks_a_rule_that_a_program_can_check(browser: Browser, site: str, bare_site: str) -> None:
    assert faults(browser, site) == []
    assert faults(browser, bare_site) == []
    assert faults(browser, f"{site}/documents/none") == []
    page = browser.new_page()
    page.goto(site)
    answered(page, QUESTION)
    ask(page, "What is the status of project Z9.7?")
    expect(page.get_by_role("status")).to_contain_text("No answer")
    address = page.url
    page.goto(f"{site}/conversations")
    delete = page.locator("a[href$='/delete']").first.get_attribute("href")
    page.close()
    for place in (address, f"{site}/conversations", f"{site}/conversations?q=none-such", f"{site}{delete}"):
        assert faults(browser, place) == [], place


@pytest.mark.parametrize("width", [320, 360])
def test_nothing_is_wider_than_a_narrow_screen_and_everything_is_big_enough_to_touch(
    browser: Browser, site: str, width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 640}, has_touch=True)
    page = context.new_page()
    page.goto(site)
    assert page.evaluate(OVERFLOW) <= 0
    assert too_small(page) == []
    answered(page, QUESTION)
    expect(page.locator(".clerk-claim").first).to_be_in_viewport()
    assert page.evaluate(OVERFLOW) <= 0
    assert too_small(page) == []
    context.close()


def test_at_twice_the_text_size_nothing_is_cut_off(browser: Browser, site: str) -> None:
    context = browser.new_context(viewport={"width": 640, "height": 512}, device_scale_factor=2)
    page = context.new_page()
    page.goto(site)
    answered(page, QUESTION)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate(OVERFLOW) <= 0
    context.close()


def test_without_scripts_a_question_gets_its_conversation_as_a_page(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site)
    for asked, said in (
        ("What is planned for the harbour wall?", "£2.4m"),
        ("When was it inspected?", "14 January 2025"),
    ):
        page.locator("#question").fill(asked)
        page.get_by_role("button", name="Ask", exact=True).click()
        expect(page.locator(".clerk-turn").last).to_contain_text(said)
    expect(page.locator(".clerk-turn")).to_have_count(2)
    expect(page.locator(".clerk-tool:visible")).to_have_text(["Briefing note", "Word"] * 2)
    page.get_by_role("button", name="Ask", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("Write a question first")
    expect(page.locator(".clerk-turn")).to_have_count(2)
    context.close()


def test_a_question_is_put_back_to_be_edited_and_asked_again(page: Page, site: str, complaints: list[str]) -> None:
    page.goto(site)
    answered(page, QUESTION)
    page.get_by_role("button", name="Edit the question").click()
    expect(page.locator("#question")).to_be_focused()
    expect(page.locator("#question")).to_have_value(QUESTION)
    page.get_by_role("button", name="Ask again").click()
    expect(page.locator(".clerk-turn")).to_have_count(2)
    expect(page.locator(".clerk-turn .clerk-source")).not_to_have_count(0)


def test_an_answer_is_copied_with_its_sources(browser: Browser, site: str) -> None:
    context = browser.new_context()
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=site)
    page = context.new_page()
    page.goto(site)
    answered(page, QUESTION)
    page.get_by_role("button", name="Copy with sources").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(QUESTION)
    assert re.search(r"£2\.4m.*\[1\]", copied)
    assert re.search(r"\[1\] Harbour wall repairs, .*11 March 2025.*\n?.*“.*£2\.4m", copied)
    context.close()


def test_a_browser_that_does_not_allow_copying_says_so(browser: Browser, site: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.goto(site)
    answered(page, QUESTION)
    page.get_by_role("button", name="Copy with sources").click()
    expect(page.get_by_role("button", name="The browser does not allow copying here")).to_be_visible()
    context.close()


def test_an_answer_under_way_can_be_stopped_and_the_question_is_kept(page: Page, site: str) -> None:
    page.goto(site)
    page.route("**/ask/stream", lambda route: None)  # never answered
    ask(page, QUESTION)
    page.get_by_role("button", name="Stop").click()
    expect(page.locator(".clerk-turn")).to_contain_text("Stopped.")
    expect(page.locator("#question")).to_have_value(QUESTION)
    expect(page.get_by_role("button", name="Stop")).to_be_hidden()
    expect(page.get_by_role("button", name="Ask", exact=True)).to_be_visible()


def test_a_lost_connection_is_told_and_taken_up_again_and_answered_once(page: Page, site: str) -> None:
    page.goto(site)
    lost: list[str] = []

    def lose_the_first(route: Route) -> None:
        lost.append(route.request.post_data or "")
        if len(lost) == 1:
            route.fetch()  # the server answers, and the answer does not arrive
            route.abort()
        else:
            route.continue_()

    page.route("**/ask/stream", lose_the_first)
    ask(page, QUESTION)
    expect(page.get_by_role("status")).to_contain_text("The connection was lost. Trying again.")
    expect(page.get_by_role("status")).to_contain_text("Answer ready")
    assert len(lost) == 2
    assert lost[0] == lost[1]
    page.reload()
    expect(page.locator(".clerk-turn")).to_have_count(1)


def test_an_unreachable_server_is_told_plainly_and_the_question_is_kept(page: Page, site: str) -> None:
    page.clock.install()
    page.goto(site)
    page.route("**/ask/stream", lambda route: route.abort())
    ask(page, QUESTION)
    for _ in range(4):
        page.wait_for_timeout(50)
        page.clock.fast_forward(10_000)
    expect(page.locator(".clerk-failed")).to_contain_text("cannot be reached")
    expect(page.locator("#question")).to_have_value(QUESTION)


def test_what_the_server_refuses_is_told_in_its_words(page: Page, site: str) -> None:
    page.goto(site)
    page.evaluate("document.getElementById('question').removeAttribute('maxlength')")
    ask(page, "x" * 2001)
    expect(page.locator(".clerk-failed")).to_contain_text("Ask in 2,000 characters or fewer.")


def test_an_empty_record_says_how_to_fill_it(page: Page, bare_site: str, complaints: list[str]) -> None:
    page.goto(bare_site)
    expect(page.get_by_role("heading", name="Nothing has been read yet")).to_be_visible()
    expect(page.locator("pre")).to_contain_text("ingest FOLDER")
    ask(page, "Is anything there?")
    expect(page.locator(".clerk-abstained")).to_be_visible()


def test_a_question_back_is_picked_from_by_a_press(page: Page, two_plans_site: str, complaints: list[str]) -> None:
    page.goto(two_plans_site)
    ask(page, "Who leads C1?")
    expect(page.get_by_role("status")).to_contain_text("Which C1 do you mean?")
    expect(page.locator(".clerk-choice")).to_have_count(2)
    assert violations(page) == []
    page.locator(".clerk-choice button").first.click()
    expect(page.locator(".clerk-turn")).to_have_count(2)
    expect(page.locator(".clerk-turn").nth(1).locator(".clerk-claim").first).to_be_visible()
    page.reload()
    expect(page.locator(".clerk-choice")).to_have_count(2)


def counted(page: Page) -> Locator:
    """The table of an answer, once it is whole."""
    table = page.get_by_role("table", name="The 8 actions in Actions at the end of February")
    expect(table).to_be_visible()
    return table


def check_rows(page: Page) -> None:
    """The claims that the rows say are gone, every row has its heading and source, and struck-out words are marked."""
    table = counted(page)
    expect(page.locator(".clerk-claim")).to_have_count(1)
    expect(page.locator(".clerk-claim .clerk-mark")).to_have_count(0)
    expect(table.get_by_role("columnheader")).to_have_text(
        ["Ref", "Action", "Lead officer", "Due date", "RAG", "Status", "Source"]
    )
    expect(table.get_by_role("rowheader")).to_have_text([f"C{number}" for number in range(1, 9)])
    expect(table.get_by_role("row").nth(5)).to_contain_text("[struck out: “1 May 2025”] 3 June 2025")
    expect(table.locator("del")).to_have_text("1 May 2025")
    expect(table.get_by_role("row").nth(2).locator(".clerk-mark")).to_have_attribute("href", re.compile(r"#cited$"))


def test_counted_rows_are_a_table_in_the_stream_and_on_the_page(
    page: Page, long_site: str, complaints: list[str]
) -> None:
    page.goto(long_site)
    answered(page, LONG_QUESTION)
    assert violations(page) == []
    check_rows(page)
    page.reload()
    check_rows(page)


def test_a_table_scrolls_in_its_own_box_on_a_narrow_screen_with_its_sources_in_view(
    browser: Browser, long_site: str
) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640}, has_touch=True)
    page = context.new_page()
    page.goto(long_site)
    answered(page, LONG_QUESTION)
    table = counted(page)
    box = page.get_by_role("region", name="The 8 actions")
    assert page.evaluate(OVERFLOW) <= 0
    assert box.evaluate("box => box.scrollWidth - box.clientWidth") > 100
    for place in (0, 1000):
        box.evaluate("(box, left) => { box.scrollLeft = left; }", place)
        for part in (table.get_by_role("rowheader").first, table.locator(".clerk-mark").first):
            where = part.bounding_box()
            assert where
            assert 0 <= where["x"] <= where["x"] + where["width"] <= 320
    context.close()


def test_conversations_are_found_named_and_deleted(page: Page, site: str, complaints: list[str]) -> None:
    page.goto(site)
    answered(page, "How many passengers did the Fennimore ferry carry?")
    page.get_by_role("link", name="Your questions").click()
    page.get_by_label("Find a conversation").fill("41,300 ferry")
    page.get_by_role("button", name="Find").click()
    item = page.locator(".clerk-list > li").first
    item.locator("summary").click()
    item.get_by_label("Name").fill("For Tuesday’s meeting")
    item.get_by_role("button", name="Rename").click()
    renamed = page.get_by_role("link", name="For Tuesday’s meeting", exact=True)
    expect(renamed).to_be_visible()
    item = page.locator(".clerk-list > li", has=renamed)
    item.locator("summary").click()
    item.get_by_role("link", name="Delete").click()
    expect(page.get_by_role("heading", name="Delete this conversation?")).to_be_visible()
    page.get_by_role("button", name="Delete for good").click()
    expect(page).to_have_url(f"{site}/conversations")
    expect(renamed).to_have_count(0)


def test_filters_stand_in_the_address_narrow_follow_ups_and_can_be_cleared(
    page: Page, site: str, complaints: list[str]
) -> None:
    page.goto(site)
    page.locator(".clerk-filters summary").click()
    page.get_by_label("Up to this day").fill("2025-03-31")
    page.get_by_role("button", name="Show only these papers").click()
    expect(page).to_have_url(f"{site}/?as_of=2025-03-31")
    answered(page, "What is planned for the harbour wall?")
    expect(page).to_have_url(re.compile(r"/conversations/[\w-]+\?as_of=2025-03-31#turn-1$"))
    expect(page.locator(".clerk-turn")).to_contain_text("Only: Up to 31 March 2025")
    ask(page, "How many passengers did the Fennimore ferry carry?")
    expect(page.locator(".clerk-turn").nth(1)).to_contain_text("No answer in these papers")
    page.reload()
    page.get_by_role("link", name="Remove filter: Up to 31 March 2025").click()
    expect(page).to_have_url(re.compile(r"/conversations/[\w-]+$"))
    ask(page, "How many passengers did the Fennimore ferry carry?")
    expect(page.locator(".clerk-turn").nth(2)).to_contain_text("41,300")
