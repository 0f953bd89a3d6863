from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from api.commands.documents import HINT, app
from ingest.pipeline import ingest_many
from ingest.settings import IngestSettings
from tests.ingest.papers import REPORT
from vectorstore.index import open_index
from vectorstore.settings import StoreSettings

Run = Callable[..., Result]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of one paper in its second version, with one file that could not be read."""
    folder, papers = tmp_path_factory.mktemp("data"), tmp_path_factory.mktemp("papers")
    settings = IngestSettings(embedder="hashing", workers=1)
    with open_index(StoreSettings(data=folder, embedder="hashing")) as index:
        for text in (REPORT, REPORT.replace("1,612", "1,377")):
            (papers / "report.txt").write_text(text)
            ingest_many([papers], index, settings)
        (papers / "empty.txt").touch()
        ingest_many([papers], index, settings)
    return folder


@pytest.fixture(scope="module")
def run(data: Path) -> Run:
    return lambda *arguments: CliRunner().invoke(app, ["--data", str(data), *arguments])


def test_documents_lists_what_was_read_and_hints_at_what_was_not(run: Run):
    done = run()
    assert done.stdout.startswith("report.txt\t")
    assert "empty.txt" not in done.output
    assert done.stderr.strip() == HINT
    assert run("--json").stderr == ""


def test_what_could_not_be_read_is_for_officers_with_why_and_what_to_do(run: Run):
    refused = run("--failed")
    assert refused.exit_code == 2
    assert "--as officer" in refused.stderr
    name, why, fix, *_ = run("--failed", "--as", "officer").stdout.split("\t")
    assert (name, why, fix) == ("empty.txt", "It is empty (0 bytes).", "Fetch or save it again.")
    (told,) = json.loads(run("--failed", "--as", "officer", "--json").stdout)
    assert (told["document"], told["skipped"], told["version"]) == ("empty.txt", False, None)


def test_what_was_replaced_names_the_version_and_what_stands_now(run: Run):
    (told,) = json.loads(run("--replaced", "--json").stdout)
    (now,) = json.loads(run("--json").stdout)
    assert (told["document"], told["version"], told["now"]) == ("report.txt", 1, now["id"])
    assert run("--replaced").stdout.startswith("report.txt\t")


def test_one_list_is_asked_for_at_a_time(run: Run):
    assert run("--failed", "--replaced", "--as", "officer").exit_code == 2
