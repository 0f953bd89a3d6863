"""Takes a picture of every page at three sizes, docs/screens/NAME-SIZE.png, and docs/screenshot.png for the README.

A real server over the sample council and a real browser; nothing is drawn. `python docs/screenshots.py [NAME...]`
takes those pages alone; docs/pages.md shows them all.
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, expect, sync_playwright

ROOT = Path(__file__).parents[1]
PAPERS = ROOT / "evals" / "sample" / "papers"
SCREENS = ROOT / "docs" / "screens"
SIZES = {"phone": (390, 844), "tablet": (820, 1180), "desktop": (1280, 900)}
MOST_SCREENS = 3  # heights of a screen, of a long page
COLOURS = 128  # of a picture: a page has fewer that differ to the eye
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
LIST = "Which items are on the work programme of the Audit and Standards Committee?"
COMPARED = "How has the status of A3.1 changed since January 2025?"
ABSENT = "What is the council's policy on drones?"


@dataclass(frozen=True, kw_only=True, slots=True)
class Shot:
    """One picture: how the page is come by, and whether it is taken in the dark scheme or beyond the first screen."""

    name: str
    come: Callable[[Page, str], None]
    what: str
    dark: bool = False
    whole: bool = True


def opened(path: str) -> Callable[[Page, str], None]:
    """Come by a page by its address."""
    return lambda page, site: void(page.goto(site + path))


def asked(question: str) -> Callable[[Page, str], None]:
    """Come by an answer by asking."""

    def come(page: Page, site: str) -> None:
        page.goto(site)
        page.locator("#question").fill(question)
        page.keyboard.press("Enter")
        expect(page.get_by_role("status").first).to_contain_text(re.compile("Answer ready|No answer|choice"))

    return come


def checked(question: str) -> Callable[[Page, str], None]:
    """Come by the words that an answer rests on."""

    def come(page: Page, site: str) -> None:
        asked(question)(page, site)
        page.locator(".clerk-mark").first.click()
        expect(page.locator("dialog [data-cited], dialog mark").first).to_be_visible()
        page.wait_for_load_state("networkidle")

    return come


def afterwards(come: Callable[[Page, str], None], path: str) -> Callable[[Page, str], None]:
    """Come by a page once something was done on another."""

    def both(page: Page, site: str) -> None:
        come(page, site)
        page.goto(site + path)

    return both


def followed(path: str, link: str) -> Callable[[Page, str], None]:
    """Come by a page through the first link of its kind on another."""

    def come(page: Page, site: str) -> None:
        page.goto(site + path)
        page.goto(site + (page.locator(link).first.get_attribute("href") or ""))
        page.wait_for_load_state("networkidle")

    return come


def judged(address: str, then: str = "") -> Callable[[Page, str], None]:
    """Come by a page of feedback once some was given; `then` is the first link of its kind there to go on to."""

    def come(page: Page, site: str) -> None:
        asked(LIST)(page, site)
        page.get_by_role("button", name="No", exact=True).click()
        page.locator("[data-feedback] input[value=missing]").check()
        page.locator("[data-feedback] textarea").fill("The meeting in January is missing.")
        page.locator("[data-feedback] form button.govuk-button").first.click()
        expect(page.locator("[data-feedback-told]").first).to_contain_text("Thank you")
        page.goto(site + address)
        if then:
            page.goto(site + (page.locator(then).first.get_attribute("href") or ""))

    return come


def void(_: object) -> None:
    """Drop what a step returns."""


SHOTS = (
    Shot(name="ask", come=opened("/"), what="the first page"),
    Shot(name="answer-table", come=asked(LIST), what="an answer as a table"),
    Shot(name="answer-list", come=asked("Which actions were showing red in September?"), what="an answer as a list"),
    Shot(name="answer-comparison", come=asked(COMPARED), what="papers side by side"),
    Shot(name="answer-dark", come=asked(LIST), what="the dark scheme", dark=True),
    Shot(name="no-answer", come=asked(ABSENT), what="an abstention"),
    Shot(name="source", come=checked(LIST), what="the words that an answer rests on", whole=False),
    Shot(name="papers", come=opened("/documents"), what="the papers that are there"),
    Shot(name="paper", come=followed("/documents", "main a[href^='/documents/']"), what="one paper"),
    Shot(name="register", come=opened("/register"), what="the register"),
    Shot(name="reference", come=opened("/references/A3.1"), what="a reference over the papers"),
    Shot(name="actions", come=opened("/actions"), what="the action tracker"),
    Shot(name="conversations", come=afterwards(asked(LIST), "/conversations"), what="kept conversations"),
    Shot(name="briefing-note", come=followed("/conversations", "a[href$='/note.html']"), what="a briefing note"),
    Shot(name="feedback", come=judged("/feedback"), what="feedback, for officers"),
    Shot(name="feedback-item", come=judged("/feedback", "main table a"), what="one item of feedback"),
    Shot(name="how", come=opened("/how"), what="how answers are made"),
    Shot(name="privacy", come=opened("/privacy"), what="what is kept"),
    Shot(name="accessibility", come=opened("/accessibility"), what="the accessibility statement"),
    Shot(name="transparency", come=opened("/transparency"), what="the transparency record"),
)


def clerk(*arguments: str | Path) -> list[str]:
    """Return the command line of `clerk` in this environment."""
    return [sys.executable, "-c", "from api.cli import main; main()", *map(str, arguments)]


@contextmanager
def served(data: Path) -> Iterator[str]:
    """Serve `data` on a free port and yield the address that the server prints."""
    server = subprocess.Popen(
        clerk("--data", data, "serve", "--port", "0"), cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    try:
        assert server.stdout
        line = server.stdout.readline()
        found = re.search(r"http://\S+", line)
        if not found:
            raise SystemExit(f"the server did not start: {line!r}")
        yield found[0]
    finally:
        server.terminate()
        server.wait(30)


def take(browser: Browser, site: str, shot: Shot, size: str) -> None:
    """Write one picture, as long as the page is, up to so many screens."""
    width, height = SIZES[size]
    scheme = "dark" if shot.dark else "light"
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
    page = context.new_page()
    shot.come(page, site)
    page.wait_for_timeout(200)  # fonts and pictures
    taken = page.screenshot(full_page=shot.whole)
    write(taken, SCREENS / f"{shot.name}-{size}.png", MOST_SCREENS * height)
    context.close()


def write(taken: bytes, path: Path, most: int) -> None:
    """Write a picture in few colours, cut at `most` pixels from its top."""
    picture = Image.open(io.BytesIO(taken)).convert("RGB")
    cut = picture.crop((0, 0, picture.width, min(picture.height, most)))
    cut.quantize(COLOURS).save(path, optimize=True)


def write_gallery() -> None:
    """Write docs/pages.md, which shows every picture."""
    lines = ["# The pages", "", "Taken by `make screenshots` over the sample council, and nothing drawn.", ""]
    for shot in SHOTS:
        pictures = [f"![{size}](screens/{shot.name}-{size}.png)" for size in SIZES]
        lines += [f"## {shot.what[0].upper()}{shot.what[1:]}", "", " ".join(pictures), ""]
    (ROOT / "docs" / "pages.md").write_text("\n".join(lines).rstrip() + "\n", encoding="utf-8")


def main(names: list[str]) -> None:
    """Read the sample into a folder that is thrown away, and take the pictures."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        raise SystemExit("no chromium on PATH; install one and run again")
    SCREENS.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        data = Path(scratch)
        # Status 1: without tesseract the sample's scan cannot be read.
        if subprocess.run(clerk("--data", data, "ingest", PAPERS), cwd=ROOT, check=False).returncode not in (0, 1):
            raise SystemExit("the sample could not be read")
        with served(data) as site, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=QUIET)
            for shot in SHOTS:
                for size in SIZES:
                    if not names or shot.name in names:
                        take(browser, site, shot, size)
            browser.close()
    shutil.copy(SCREENS / "source-desktop.png", ROOT / "docs" / "screenshot.png")
    write_gallery()


if __name__ == "__main__":
    main(sys.argv[1:])
