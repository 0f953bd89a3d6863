"""What holds of every page, in a real browser over the sample council."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Response

from tests.api.browsing import answered, faults

MOST_BYTES = 350_000  # of a page from an empty cache, as the browser unpacks it
MOST_PAGES = 40
FIRST = ("/", "/documents", "/register", "/actions", "/references", "/conversations", "/feedback")
ABOUT = ("/how", "/privacy", "/accessibility", "/transparency")


@pytest.fixture(scope="module")
def asked(browser: Browser, sample_site: str) -> str:
    """The address of the sample council's pages, once a question has been asked there."""
    page = browser.new_page()
    page.goto(sample_site)
    answered(page, "Who leads A3.1?")
    page.close()
    return sample_site


def test_the_page_to_look_a_reference_up_breaks_no_rule_of_accessibility(browser: Browser, asked: str) -> None:
    """Those of the other pages, and their states, are held to it where their journeys are."""
    assert faults(browser, f"{asked}/references") == []


@pytest.mark.parametrize("path", [*FIRST, *ABOUT])
def test_a_page_is_light_and_asks_nothing_of_any_other_site(browser: Browser, asked: str, path: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    arrived: list[Response] = []
    page.on("response", lambda reply: arrived.append(reply))
    page.goto(f"{asked}{path}", wait_until="networkidle")
    assert {urlsplit(one.url).netloc for one in arrived} == {urlsplit(asked).netloc}
    assert sum(len(one.body()) for one in arrived) <= MOST_BYTES
    assert page.evaluate("document.querySelectorAll('[style], style, script:not([src])').length") == 0
    assert page.locator("h1").count() == 1
    assert page.locator("html").get_attribute("lang") == "en-GB"
    context.close()


def test_no_link_of_the_pages_leads_nowhere(browser: Browser, asked: str) -> None:
    context = browser.new_context(accept_downloads=True)
    page = context.new_page()
    wrong = [f"{address}: {status}" for address, status in followed(page, asked) if status != 200]
    assert wrong == []
    context.close()


def followed(page: Page, site: str) -> Iterator[tuple[str, int]]:
    """Follow the links from the first page on, those of each shape a few times; yield each address and its status."""
    waiting, seen, shapes = [site + path for path in (*FIRST, *ABOUT)], set[str](), dict[str, int]()
    while waiting and len(seen) < MOST_PAGES:
        address = waiting.pop(0)
        shape = re.sub(r"[0-9a-f]{16}|\d+|[\w-]{16}", "#", urlsplit(address).path)
        if address in seen or shapes.get(shape, 0) >= 2:
            continue
        shapes[shape] = shapes.get(shape, 0) + 1
        seen.add(address)
        reply = page.request.get(address, headers={"Accept": "text/html"})
        yield address, reply.status
        if reply.headers.get("content-type", "").startswith("text/html") and "attachment" not in str(reply.headers):
            page.goto(address)
            links = page.eval_on_selector_all("a[href]", "links => links.map(link => link.href)")
            waiting += [link.partition("#")[0] for link in links if link.startswith(site)]
