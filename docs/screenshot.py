"""Takes docs/screenshot.png: a question about the sample council, asked of a real server in a real browser."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import expect, sync_playwright

ROOT = Path(__file__).parents[1]
PAPERS = ROOT / "evals" / "sample" / "papers"
QUESTION = "How much will the savings programme save by 2027/28?"
SIZE = {"width": 1000, "height": 760}
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


def take(address: str, out: Path, question: str) -> None:
    """Ask on the page at `address` and write what is then seen."""
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
        page.screenshot(path=out)
        browser.close()


def main() -> None:
    """Read the sample into a folder that is thrown away, and take the picture."""
    with tempfile.TemporaryDirectory() as scratch:
        data = Path(scratch)
        # Status 1: the sample's scan cannot be read, as it should not be.
        if subprocess.run(clerk("--data", data, "ingest", PAPERS), cwd=ROOT, check=False).returncode not in (0, 1):
            raise SystemExit("the sample could not be read")
        with served(data) as address:
            take(address, ROOT / "docs" / "screenshot.png", QUESTION)


if __name__ == "__main__":
    main()
