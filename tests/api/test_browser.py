"""The chat page in a real browser, over a real server and a real record."""

from __future__ import annotations

import re
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, Locator, Page, expect

from api.app import create_app
from api.commands.serve import listen
from api.serving import config_of
from api.settings import server_settings

QUESTION = "How much will the harbour wall repairs cost?"
AXE = (Path(__file__).parent / "axe" / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OVERFLOW = "document.documentElement.scrollWidth - window.innerWidth"


def serving(data: Path) -> Iterator[str]:
    listener = listen("127.0.0.1", 0)
    server = uvicorn.Server(config_of(create_app(server_settings(data))))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    while not server.started and thread.is_alive():
        time.sleep(0.01)
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    server.should_exit = True
    thread.join(20)
    listener.close()


@pytest.fixture(scope="module")
def site(data: Path) -> Iterator[str]:
    yield from serving(data)


@pytest.fixture(scope="module")
def long_site(long_data: Path) -> Iterator[str]:
    yield from serving(long_data)


@pytest.fixture(scope="module")
def two_plans_site(two_plans_data: Path) -> Iterator[str]:
    yield from serving(two_plans_data)


@pytest.fixture(scope="module")
def unreached_site(data: Path) -> Iterator[str]:
    """A site whose language model does not run."""
    pytest.importorskip("langchain_openai")
    with pytest.MonkeyPatch.context() as patch, socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        patch.setenv("CLERK_MODEL", f"http://127.0.0.1:{unused.getsockname()[1]}/v1")
        patch.setenv("CLERK_MODEL_RETRIES", "0")
        yield from serving(data)


@pytest.fixture(scope="module")
def bare_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    yield from serving(tmp_path_factory.mktemp("bare"))


@pytest.fixture
def complaints(page: Page) -> Iterator[list[str]]:
    """What the browser's console complains of; a test fails on any, blocked scripts and styles among them."""
    heard: list[str] = []
    page.on("console", lambda message: heard.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: heard.append(str(error)))
    yield heard
    assert heard == []


def ask(page: Page, question: str) -> None:
    page.get_by_role("textbox").fill(question)
    page.keyboard.press("Enter")


def test_a_question_asked_by_keyboard_leads_to_the_highlighted_words(page: Page, site: str, complaints: list[str]):
    page.goto(site)
    for _ in range(6):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "question":
            break
    page.keyboard.type(QUESTION)
    page.keyboard.press("Enter")
    cost = page.locator(".claim", has_text="£2.4m").first
    expect(cost).to_be_visible()
    expect(page.get_by_role("status")).to_contain_text("Answer ready")
    expect(page.get_by_role("heading", name=QUESTION)).to_be_focused()
    expect(page.locator(".source blockquote", has_text="£2.4m").first).to_be_visible()
    for _ in range(12):
        page.keyboard.press("Tab")
        if cost.evaluate("claim => claim.contains(document.activeElement)"):
            break
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/documents/.+#cited$"))
    expect(page.locator("#cited")).to_contain_text("£2.4m")
    expect(page.locator("#cited")).to_be_in_viewport()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_a_follow_up_is_asked_in_the_same_box_and_coming_back_finds_both(page: Page, site: str, complaints: list[str]):
    page.goto(site)
    ask(page, "What is planned for the harbour wall?")
    expect(page.get_by_role("status")).to_contain_text("Answer ready")
    ask(page, "When was it inspected?")
    expect(page.locator(".turn").nth(1)).to_contain_text("14 January 2025")
    page.locator(".mark").last.click()
    expect(page.locator("#cited").first).to_be_visible()
    page.go_back()
    expect(page.locator(".turn")).to_have_count(2)
    page.reload()
    expect(page.locator(".turn")).to_have_count(2)
    page.get_by_role("button", name="Start again").click()
    expect(page.locator(".turn")).to_have_count(0)


def test_an_abstention_is_told_as_an_answer_and_not_as_an_error(page: Page, site: str, complaints: list[str]):
    page.goto(site)
    ask(page, "What is the status of project Z9.7?")
    expect(page.locator(".abstained")).to_contain_text("No answer in these papers")
    expect(page.locator(".failed")).to_have_count(0)
    expect(page.get_by_role("status")).to_contain_text("No answer in these papers")


def test_a_note_on_the_language_model_stands_over_the_answer(page: Page, unreached_site: str, complaints: list[str]):
    page.goto(unreached_site)
    ask(page, QUESTION)
    expect(page.get_by_role("status")).to_contain_text("Answer ready")
    expect(page.locator(".answer > :first-child")).to_have_text(
        "The language model cannot be reached, so this answer is in the papers’ own words."
    )
    assert violations(page) == []


def test_a_suggested_question_is_answered_when_it_is_chosen(page: Page, site: str, complaints: list[str]):
    page.goto(site)
    page.locator(".suggestions button").first.click()
    expect(page.get_by_role("status")).not_to_be_empty()
    expect(page.locator(".turn")).to_have_count(1)
    expect(page.locator(".suggestions")).to_be_hidden()


def violations(page: Page) -> list[str]:
    page.evaluate(AXE + "; undefined")
    found = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)["violations"]
    return [f"{rule['id']}: {node['html']}" for rule in found for node in rule["nodes"]]


def test_no_page_breaks_a_rule_of_accessibility_that_a_program_can_check(page: Page, site: str, bare_site: str):
    for address in (site, f"{site}/documents", f"{site}/documents/none", bare_site, f"{bare_site}/documents"):
        page.goto(address)
        assert violations(page) == [], address
    page.goto(site)
    ask(page, QUESTION)
    expect(page.get_by_role("status")).to_contain_text("Answer ready")
    ask(page, "What is the status of project Z9.7?")
    expect(page.get_by_role("status")).to_contain_text("No answer")
    assert violations(page) == []
    page.locator(".mark").first.click()
    expect(page.locator("#cited").first).to_be_visible()
    assert violations(page) == []


@pytest.mark.parametrize("width", [320, 360])
def test_nothing_is_wider_than_a_narrow_screen_and_everything_is_big_enough_to_touch(
    browser: Browser, site: str, width: int
):
    context = browser.new_context(viewport={"width": width, "height": 640}, has_touch=True)
    page = context.new_page()
    page.goto(site)
    assert page.evaluate(OVERFLOW) <= 0
    ask(page, QUESTION)
    expect(page.get_by_role("status")).to_contain_text("Answer ready")
    expect(page.locator(".claim").first).to_be_in_viewport()
    assert page.evaluate(OVERFLOW) <= 0
    for target in page.locator("a:visible, button:visible, textarea:visible, summary:visible").all():
        box = target.bounding_box()
        inline = target.evaluate("e => e.closest('.scope') !== null || e.className === 'skip'")
        assert inline or (box and min(box["width"], box["height"]) >= 24), target.inner_text()
    page.locator(".mark").first.click()
    expect(page.locator("#cited").first).to_be_in_viewport()
    assert page.evaluate(OVERFLOW) <= 0
    page.goto(f"{site}/documents")
    assert page.evaluate(OVERFLOW) <= 0
    context.close()


def test_without_scripts_a_question_gets_a_whole_page_and_its_sources_open(browser: Browser, site: str):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site)
    page.get_by_role("textbox").fill(QUESTION)
    page.get_by_role("button", name="Ask", exact=True).click()
    page.locator(".claim", has_text="£2.4m").locator(".mark").first.click()
    expect(page.locator("#cited").first).to_contain_text("£2.4m")
    page.go_back()
    page.get_by_role("textbox").fill("When was it inspected?")
    page.get_by_role("button", name="Ask", exact=True).click()
    expect(page.locator(".turn")).to_contain_text("14 January 2025")
    context.close()


LONG_QUESTION = "Which actions are still open?"


def counted(page: Page) -> Locator:
    """The table of an answer, once it is whole."""
    table = page.get_by_role("table", name="The 8 actions in Actions at the end of February")
    expect(table).to_be_visible()
    return table


def check_rows(page: Page) -> None:
    """The claims that the rows say are gone, every row has its heading and source, and struck-out words are marked."""
    table = counted(page)
    expect(page.locator(".claim")).to_have_count(1)
    expect(page.locator(".claim .mark")).to_have_count(0)
    expect(table.get_by_role("columnheader")).to_have_text(
        ["Ref", "Action", "Lead officer", "Due date", "RAG", "Status", "Source"]
    )
    expect(table.get_by_role("rowheader")).to_have_text([f"C{number}" for number in range(1, 9)])
    expect(table.get_by_role("row").nth(5)).to_contain_text("[struck out: “1 May 2025”] 3 June 2025")
    expect(table.locator("del")).to_have_text("1 May 2025")
    table.get_by_role("row").nth(2).locator(".mark").click()
    expect(page.locator("#cited").first).to_contain_text("C2")


def test_counted_rows_are_a_table_whose_rows_open_their_words(page: Page, long_site: str, complaints: list[str]):
    page.goto(long_site)
    ask(page, LONG_QUESTION)
    counted(page)
    assert violations(page) == []
    check_rows(page)
    page.go_back()
    check_rows(page)


def test_without_scripts_counted_rows_are_the_same_table(browser: Browser, long_site: str):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(long_site)
    page.get_by_role("textbox").fill(LONG_QUESTION)
    page.get_by_role("button", name="Ask", exact=True).click()
    check_rows(page)
    context.close()


def test_a_table_scrolls_in_its_own_box_on_a_narrow_screen_with_its_sources_in_view(browser: Browser, long_site: str):
    context = browser.new_context(viewport={"width": 320, "height": 640}, has_touch=True)
    page = context.new_page()
    page.goto(long_site)
    ask(page, LONG_QUESTION)
    table = counted(page)
    box = page.get_by_role("region", name="The 8 actions")
    assert page.evaluate(OVERFLOW) <= 0
    assert box.evaluate("box => box.scrollWidth - box.clientWidth") > 100
    for place in (0, 1000):
        box.evaluate("(box, left) => { box.scrollLeft = left; }", place)
        for part in (table.get_by_role("rowheader").first, table.locator(".mark").first):
            where = part.bounding_box()
            assert where and 0 <= where["x"] <= where["x"] + where["width"] <= 320
    assert all(
        (b := mark.bounding_box()) and min(b["width"], b["height"]) >= 24 for mark in table.locator(".mark").all()
    )
    context.close()


def test_an_unreachable_server_is_told_plainly_and_the_question_is_kept(page: Page, site: str):
    page.goto(site)
    page.route("**/v1/answers/stream", lambda route: route.abort())
    ask(page, QUESTION)
    expect(page.locator(".failed")).to_contain_text("cannot be reached")
    expect(page.get_by_role("textbox")).to_have_value(QUESTION)


def test_an_empty_record_says_how_to_fill_it(page: Page, bare_site: str, complaints: list[str]):
    page.goto(bare_site)
    expect(page.get_by_role("heading", name="Nothing has been read yet")).to_be_visible()
    expect(page.locator("pre")).to_contain_text("ingest FOLDER")
    ask(page, "Is anything there?")
    expect(page.locator(".abstained")).to_be_visible()


def test_a_question_back_is_picked_from_by_a_press(page: Page, two_plans_site: str, complaints: list[str]):
    page.goto(two_plans_site)
    ask(page, "Who leads C1?")
    expect(page.get_by_role("status")).to_contain_text("Which C1 do you mean?")
    expect(page.locator(".choice")).to_have_count(2)
    assert violations(page) == []
    page.locator(".choice button").first.click()
    expect(page.locator(".turn")).to_have_count(2)
    expect(page.locator(".turn").nth(1).locator(".claim").first).to_be_visible()
    page.reload()
    expect(page.locator(".choice")).to_have_count(2)
