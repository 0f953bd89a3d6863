"""What every test in a real browser does: serve, ask, and look for what breaks accessibility."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from playwright.sync_api import Browser, Page, expect

from api.app import create_app
from api.commands.serve import listen
from api.serving import config_of
from api.settings import server_settings

AXE = (Path(__file__).parent / "axe" / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OVERFLOW = "document.documentElement.scrollWidth - window.innerWidth"
READY = "Answer ready"
SMALL = (
    "e => e.matches('.govuk-skip-link, .govuk-visually-hidden') || e.closest('p.clerk-scope, p.govuk-body, li, td, dd')"
    " !== null && getComputedStyle(e).display === 'inline'"
)
"""WCAG 2.2, 2.5.8: a link in a sentence may be as high as its line."""


@contextmanager
def served(data: Path) -> Iterator[str]:
    """Serve a record as `clerk serve` does, and yield its address."""
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


def ask(page: Page, question: str) -> None:
    """Ask on the page by keyboard; the answer is not waited for."""
    page.locator("#question").fill(question)
    page.locator("#question").press("Enter")


def answered(page: Page, question: str) -> None:
    """Ask and wait until the answer is announced."""
    ask(page, question)
    expect(page.locator("#status")).to_contain_text(READY)


def violations(page: Page) -> list[str]:
    """Return what axe finds wrong on the page as it now is."""
    page.evaluate(AXE + "; undefined")
    found = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)["violations"]
    return [f"{rule['id']}: {node['html']}" for rule in found for node in rule["nodes"]]


def faults(browser: Browser, address: str) -> list[str]:
    """Return what axe finds wrong at an address, light and dark, at 320 and 1280 pixels, and what is wider than 320."""
    found: list[str] = []
    for width in (320, 1280):
        for scheme in ("light", "dark"):
            context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
            page = context.new_page()
            page.goto(address)
            found += [f"{width} {scheme}: {fault}" for fault in violations(page)]
            if page.evaluate(OVERFLOW) > 0:
                found.append(f"{width}: wider than the screen")
            context.close()
    return found


def too_small(page: Page) -> list[str]:
    """Return what is less than 24 pixels to touch (WCAG 2.2, 2.5.8), links within sentences aside."""
    small = []
    for target in page.locator("a:visible, button:visible, input:visible, textarea:visible, summary:visible").all():
        box = target.bounding_box()
        if box and min(box["width"], box["height"]) < 24 and not target.evaluate(SMALL):
            small.append(target.evaluate("e => e.outerHTML"))
    return small
