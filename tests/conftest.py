"""Fixtures that every folder's tests share."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real papers and gold questions: CLERK_SHARED, else `../shared`; tests without it are skipped."""
    folder = Path(os.environ.get("CLERK_SHARED") or ROOT.parent / "shared")
    if not (folder / "gold").is_dir():
        pytest.skip(f"no real papers at {folder}: set CLERK_SHARED to run this test")
    return folder


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a browser; without one a test is skipped, except under CI, where it fails."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        message = "no chromium on PATH: `make test` installs Debian's when run as root"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(message)
    return found


@pytest.fixture(scope="session")
def tesseract() -> str:
    """The program that recognises characters; without it a test is skipped, except under CI, where it fails."""
    found = shutil.which("tesseract")
    if found is None:
        message = "no tesseract on PATH: `make test` installs Debian's when run as root"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(message)
    return found


@pytest.fixture(scope="session")
def browser_type_launch_args(chromium: str) -> dict[str, object]:
    """How pytest-playwright starts the system's browser, quiet and without its own sandbox, which root may not use."""
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
    return {"executable_path": chromium, "args": [*quiet, "--disable-sync"]}
