from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from playwright.sync_api import Page, expect

from api.app import create_app
from api.settings import server_settings
from ingest.pipeline import ingest_many
from ingest.settings import IngestSettings
from tests.api.browsing import served
from tests.assistant import long_table
from vectorstore.index import open_index
from vectorstore.settings import StoreSettings
from vectorstore.types import OFFICER_READER, Filters

ROOT = Path(__file__).parents[2]

# What a page shows may take long on a busy machine; how long is for no test here to judge.
expect.set_options(timeout=20_000)
MINUTES = "2025-04-09_scrutiny_minutes.pdf"

HARBOUR = """WEXCOMBE BOROUGH COUNCIL

Report to: Cabinet
Date of meeting: 11 March 2025
Subject: Harbour wall repairs

1. Purpose

1.1 This report asks Cabinet to approve repairs to the harbour wall.

2. Background

2.1 Engineers inspected the harbour wall on 14 January 2025 and found two cracks below the waterline.

2.2 The repairs to the harbour wall will cost £2.4m, of which £0.9m comes from the harbour reserve.

3. Recommendations

3.1 That Cabinet approves the repairs and delegates the contract to the Director of Place.
"""

FERRY = """WEXCOMBE BOROUGH COUNCIL

Report to: Cabinet
Date of meeting: 8 April 2025
Subject: The Fennimore ferry

1. Purpose

1.1 This report asks Cabinet to renew the licence of the Fennimore ferry until 31 March 2028.

1.2 The ferry carried 41,300 passengers in 2024/25.

Appendix 2

NOT FOR PUBLICATION
This appendix contains exempt information as described in paragraph 3 of Part 1 of Schedule 12A to the Local
Government Act 1972.

1. The operator Quillfeather Boats asked for a subsidy of £77,000 a year to keep the Fennimore ferry running.
"""

BIDS = """WEXCOMBE BOROUGH COUNCIL

NOT FOR PUBLICATION
By virtue of paragraph 3 of Part 1 of Schedule 12A to the Local Government Act 1972

Report to: Cabinet
Date of meeting: 11 March 2025
Subject: Bids for the harbour wall contract

1. Bids

1.1 Tidewater Marine bid £2.31m for the harbour wall contract, the lowest of four.
"""


def ingest(data: Path, *paths: Path) -> None:
    """Read papers into a data folder through the pipeline, in this process."""
    with open_index(StoreSettings(data=data)) as index:
        report = ingest_many(list(paths), index, IngestSettings(workers=1))
    assert [file.why for file in report.files if file.outcome == "failed"] == []


@pytest.fixture(scope="session")
def base_url() -> None:
    """Nothing: each browser test names its own server. The plugin's fixture of this name warns under this pytest."""


@pytest.fixture(scope="session")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of three public papers (one with an exempt appendix) and one wholly exempt."""
    papers = tmp_path_factory.mktemp("papers")
    for name, text in (("harbour.txt", HARBOUR), ("ferry.txt", FERRY), ("bids.txt", BIDS)):
        (papers / name).write_text(text, encoding="utf-8")
    shutil.copy(ROOT / "evals" / "sample" / "papers" / MINUTES, papers / MINUTES)
    folder = tmp_path_factory.mktemp("record")
    ingest(folder, papers)
    return folder


@pytest.fixture(scope="session")
def two_plans_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of two plans that both have an action C1."""
    folder = tmp_path_factory.mktemp("plans")
    trees = long_table.write(folder / "trees.html")
    text = trees.read_text(encoding="utf-8").replace("Harbour", "Trees").replace("11 March", "12 March")
    trees.write_text(re.sub(r"Mend the (\d+) [\w ]+", r"Water the \1 old oaks", text), encoding="utf-8")
    ingest(folder / "data", long_table.write(folder / "plan.html"), trees)
    return folder / "data"


@pytest.fixture(scope="module")
def two_plans(two_plans_data: Path) -> Iterator[TestClient]:
    with TestClient(create_app(server_settings(two_plans_data))) as client:
        yield client


@pytest.fixture(scope="session")
def long_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of one paper with a long table."""
    folder = tmp_path_factory.mktemp("long")
    ingest(folder / "data", long_table.write(folder / "plan.html"))
    return folder / "data"


@pytest.fixture(scope="session")
def ids(data: Path) -> dict[str, str]:
    """Each paper's document id by its file name, exempt ones too."""
    with open_index(StoreSettings(data=data)) as index:
        return {info.name: info.id for info in index.catalogue.documents(Filters(levels=OFFICER_READER))}


@pytest.fixture(scope="session")
def secret(data: Path, ids: dict[str, str]) -> tuple[int, int]:
    """Where the words of the ferry's exempt appendix stand in its text of record."""
    with open_index(StoreSettings(data=data)) as index:
        text = index.catalogue.document(ids["ferry.txt"], OFFICER_READER).text
    start = text.index("Quillfeather")
    return start, start + len("Quillfeather Boats")


@pytest.fixture(scope="session")
def client(data: Path) -> Iterator[TestClient]:
    """The application over that record, started and stopped as a server would."""
    with TestClient(create_app(server_settings(data))) as running:
        yield running


@pytest.fixture(scope="session")
def desk_data(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of that record, in which what people leave behind is kept."""
    return shutil.copytree(data, tmp_path_factory.mktemp("desk") / "data")


@pytest.fixture(scope="session")
def local(desk_data: Path) -> Iterator[TestClient]:
    """The application over that copy, as the local user sees it."""
    app = create_app(server_settings(desk_data))
    with TestClient(app, base_url="http://127.0.0.1", client=("127.0.0.1", 1)) as running:
        yield running


@pytest.fixture(scope="session")
def site(data: Path) -> Iterator[str]:
    """The address of a real server over that record."""
    with served(data) as address:
        yield address


@pytest.fixture(scope="session")
def sample_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of the whole sample council."""
    folder = tmp_path_factory.mktemp("sample")
    with open_index(StoreSettings(data=folder)) as index:
        ingest_many([ROOT / "evals" / "sample" / "papers"], index, IngestSettings())
    return folder


@pytest.fixture(scope="session")
def sample_site(sample_data: Path) -> Iterator[str]:
    """The address of a real server over the sample council."""
    with served(sample_data) as address:
        yield address


@pytest.fixture
def complaints(page: Page) -> Iterator[list[str]]:
    """What the browser's console complains of; a test fails on any, blocked scripts and styles among them."""
    heard: list[str] = []
    page.on("console", lambda message: heard.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: heard.append(str(error)))
    yield heard
    assert heard == []


Clerk = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def clerk() -> Clerk:
    """Runs `clerk` as a person would, in a process of its own."""

    def run(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-c", "from api.cli import main; main()", *map(str, arguments)],
            capture_output=True,
            text=True,
            cwd=ROOT,
            env={**os.environ, "NO_COLOR": "1", **environment},
            timeout=120,
        )

    return run
