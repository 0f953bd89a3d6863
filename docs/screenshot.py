"""Takes docs/screenshot.png: a question about the sample council answered, and its source opened.

A real server and a real browser; nothing is drawn.
"""

from __future__ import annotations

import base64
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, expect, sync_playwright

ROOT = Path(__file__).parents[1]
PAPERS = ROOT / "evals" / "sample" / "papers"
QUESTION = "Which items are on the work programme of the Audit and Standards Committee?"
SIZE = {"width": 620, "height": 760}
GAP = 12  # pixels between the two pictures
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


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


def side_by_side(browser: Browser, pictures: list[bytes], out: Path) -> None:
    """Write pictures of SIZE next to each other as one."""
    shown = "".join(f'<img src="data:image/png;base64,{base64.b64encode(p).decode()}">' for p in pictures)
    width = len(pictures) * SIZE["width"] + (len(pictures) - 1) * GAP
    page = browser.new_page(viewport={"width": width, "height": SIZE["height"]})
    page.set_content(f'<body style="margin:0;display:flex;gap:{GAP}px;background:#c3cbd2">{shown}</body>')
    page.screenshot(path=out)


def take(address: str, out: Path, question: str) -> None:
    """Ask on the page at `address`, open the first source, and write what was seen."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        raise SystemExit("no chromium on PATH; install one and run again")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        page = browser.new_page(viewport=SIZE)
        page.goto(address)
        page.get_by_role("textbox").fill(question)
        page.keyboard.press("Enter")
        expect(page.get_by_role("status")).to_contain_text("Answer ready")
        pictures = [page.screenshot()]
        page.locator(".mark").first.click()
        expect(page.locator("#cited").first).to_be_in_viewport()
        pictures.append(page.screenshot())
        side_by_side(browser, pictures, out)
        browser.close()


def main() -> None:
    """Read the sample into a folder that is thrown away, and take the picture."""
    with tempfile.TemporaryDirectory() as scratch:
        data = Path(scratch)
        # Status 1: without tesseract the sample's scan cannot be read.
        if subprocess.run(clerk("--data", data, "ingest", PAPERS), cwd=ROOT, check=False).returncode not in (0, 1):
            raise SystemExit("the sample could not be read")
        with served(data) as address:
            take(address, ROOT / "docs" / "screenshot.png", QUESTION)


if __name__ == "__main__":
    main()
