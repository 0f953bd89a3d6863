from __future__ import annotations

import csv
import json
from datetime import date
from importlib import import_module
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from assistant.errors import UnknownReference
from tests.assistant.handmade import paper, row, say, stored
from vectorstore.errors import NoCatalogue
from vectorstore.records import RecordKind
from vectorstore.types import AccessLevel

ACTION, RISK = RecordKind.ACTION, RecordKind.RISK
SPRING = date(2025, 3, 5)
PAPERS = (
    paper("spring.pdf", [row(ACTION, "A2.3", title="Roofs", owner="Ann Ford", status="Late")], meeting=SPRING),
    paper(
        "autumn.pdf",
        [
            row(ACTION, "A2.3", title="Roofs", owner="Ben Cole", status="Open"),
            row(ACTION, "A2.4", title="=HYPERLINK(1)", owner="Ben Cole", status="Closed"),
            row(RISK, "R1", scope="Risk register", title="Rain", rating="Red"),
            say("Z9.9 went to Quillfeather.", level=AccessLevel.EXEMPT),
        ],
        meeting=date(2025, 9, 10),
    ),
    paper("note.pdf", [say("The survey of roofs under A2.3 was free.")], meeting=date(2025, 4, 1)),
)  # fmt: skip


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("register")
    with stored(folder, *PAPERS):
        return folder


def run(command: str, *arguments: object) -> Result:
    return CliRunner().invoke(import_module(f"api.commands.{command}").app, [str(argument) for argument in arguments])


def test_refs_prints_a_thing_with_a_line_a_mention_and_what_changed(data: Path):
    lines = run("refs", "A2.3", "--data", data).stdout.splitlines()
    assert lines[0] == "A2.3 Roofs  (Recovery plan)"
    assert lines[1].split("\t") == ["2025-03-05", "reported in spring.pdf", "Late", "Ann Ford", "row A2.3"]
    assert lines[2].split("\t") == ["2025-09-10", "reported in autumn.pdf", "Open", "Ben Cole", "row A2.3"]
    assert lines[3] == "Changed by 2025-09-10: status from “Late” to “Open”"
    assert lines[4] == "Changed by 2025-09-10: lead from “Ann Ford” to “Ben Cole”"
    assert lines[6] == "Also mentioned"
    assert lines[7].split("\t")[1:] == ["mentioned in note.pdf", "", "The survey of roofs under A2.3 was free."]


def test_refs_prints_words_in_passing_apart_from_the_records_of_a_thing(tmp_path: Path):
    lines = [row(ACTION, "B1", title="Roofs", status="Open"), say("B1 was discussed at length in the town hall.")]
    with stored(tmp_path, paper("plan.pdf", lines)):
        printed = run("refs", "B1", "--data", tmp_path).stdout.splitlines()
    assert printed[2] == "Named in passing"
    assert printed[3].split("\t")[3] == "B1 was discussed at length in the town hall."


def test_refs_prints_what_contradicts_itself(tmp_path: Path):
    lines = [row(ACTION, "B1", title="Roofs", status=s, table=t) for s, t in (("Open", "One"), ("Shut", "Two"))]
    with stored(tmp_path, paper("plan.pdf", lines)):
        last = run("refs", "B1", "--data", tmp_path).stdout.splitlines()[-1]
    assert last == "The record differs on the status of B1: Open stated (row B1), Shut stated (row B1)."


def test_refs_as_json_is_the_same_object_as_over_http(data: Path):
    told = json.loads(run("refs", "a2.3", "--json", "--as-of", "2025-03-31", "--data", data).stdout)
    assert (told["reference"], len(told["things"][0]["mentions"]), told["passages"]) == ("A2.3", 1, [])


def test_refs_of_an_unknown_reference_says_so_and_names_the_nearest(data: Path):
    failed = run("refs", "A2", "--data", data).exception
    assert isinstance(failed, UnknownReference)
    assert str(failed) == "No paper refers to A2. Did you mean A2.3 or A2.4?"


def test_a_reference_of_a_withheld_part_is_known_to_officers_alone(data: Path):
    assert isinstance(run("refs", "Z9.9", "--data", data).exception, UnknownReference)
    assert "Quillfeather" in run("refs", "Z9.9", "--as", "officer", "--data", data).stdout


def test_the_register_of_a_folder_with_nothing_in_it_says_how_to_fill_it(tmp_path: Path):
    for command in (("refs", "A1"), ("records",)):
        assert isinstance(run(*command, "--data", tmp_path / "none").exception, NoCatalogue)


def test_records_prints_a_line_each_and_counts_them_apart_from_the_lines(data: Path):
    ran = run("records", "--kind", "action", "--kind", "risk", "--data", data)
    cells = [line.split("\t") for line in ran.stdout.splitlines()]
    assert [(kind, ref, status) for kind, ref, _, status, *_ in cells] == [
        ("action", "A2.3", "Open"),
        ("action", "A2.4", "Closed"),
        ("risk", "R1", "Red"),
        ("action", "A2.3", "Late"),
    ]
    assert ran.stderr == "4 records: 3 action, 1 risk\n"


@pytest.mark.parametrize(
    ("options", "labels"),
    [
        (["--status", "open"], ["A2.3"]),
        (["--owner", "ben cole"], ["A2.3", "A2.4"]),
        (["--ref", "R01"], ["R1"]),
        (["--document", "spring.pdf"], ["A2.3"]),
        (["-q", "rain"], ["R1"]),
        (["--kind", "minute"], []),
    ],
)
def test_options_narrow_the_records(data: Path, options: list[str], labels: list[str]):
    told = json.loads(run("records", "--json", *options, "--data", data).stdout)
    assert [record["label"] for record in told] == labels


def test_records_as_csv_have_a_column_a_field_and_no_cell_that_a_spreadsheet_would_run(data: Path):
    rows = list(csv.DictReader(run("records", "--csv", "--data", data).stdout.splitlines()))
    assert [line["owner"] for line in rows] == ["Ben Cole", "Ben Cole", "", "Ann Ford"]
    assert rows[1]["field_title"] == "'=HYPERLINK(1)"
    assert rows[0]["title"] == "Autumn"


def test_json_and_csv_at_once_are_refused(data: Path):
    assert run("records", "--json", "--csv", "--data", data).exit_code == 2


def test_records_and_references_are_narrowed_to_kinds_of_paper(data: Path) -> None:
    assert run("records", "--data", data, "--paper-kind", "minutes", "--json").stdout.strip() == "[]"
    assert len(json.loads(run("records", "--data", data, "--paper-kind", "report", "--json").stdout)) == 4
    assert isinstance(run("refs", "--data", data, "A2.3", "--kind", "minutes").exception, UnknownReference)
