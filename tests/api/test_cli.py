import importlib
import json
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

from api.cli import COMMANDS, load

ROOT = Path(__file__).parents[2]
Clerk = Callable[..., subprocess.CompletedProcess[str]]

HEAVY = (
    "chromadb",
    "onnxruntime",
    "sqlalchemy",
    "langchain_core",
    "fastapi",
    "pypdf",
    "docx",
    "torch",
    "numpy",
    "rich",
)


def test_help_lists_every_command_and_imports_nothing_heavy():
    watched = (
        "import sys, api.cli\n"
        "try:\n    api.cli.main()\n"
        "except SystemExit as end:\n    print(end.code, [m for m in sys.modules if m in sys.argv[2].split(',')])"
    )
    ran = subprocess.run(
        [sys.executable, "-c", watched, "--help", ",".join(HEAVY)], capture_output=True, text=True, cwd=ROOT, timeout=60
    )
    assert ran.stdout.endswith("0 []\n"), ran.stdout + ran.stderr
    assert all(name in ran.stdout for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_listed_command_can_be_called(name: str):
    assert importlib.import_module(f"api.commands.{name}").__doc__
    assert callable(load(name).invoke)


def test_an_unknown_command_suggests_the_nearest(clerk: Clerk):
    ran = clerk("serch", "bins")
    assert ran.returncode == 2
    assert "'search'" in ran.stderr


def test_the_version_is_that_of_the_installed_package(clerk: Clerk):
    assert clerk("--version").stdout.startswith("clerk 0.")


def test_the_data_folder_may_be_named_before_or_after_the_command_or_in_the_environment(clerk: Clerk, tmp_path: Path):
    before, after, named = (tmp_path / name for name in ("before", "after", "named"))
    said = [
        clerk("--data", before, "documents", CLERK_DATA=str(named)),
        clerk("--data", before, "documents", "--data", after, CLERK_DATA=str(named)),
        clerk("documents", CLERK_DATA=str(named)),
    ]
    for ran, folder in zip(said, (before, after, named), strict=True):
        assert ran.returncode == 1
        assert str(folder) in ran.stderr


def test_an_error_for_people_is_printed_without_a_traceback(clerk: Clerk):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        ran = clerk("serve", "--port", str(taken.getsockname()[1]))
    assert ran.returncode == 2
    assert "Choose another with --port" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_a_question_is_answered_with_its_source(clerk: Clerk, data: Path):
    ran = clerk("ask", "How much will the harbour wall repairs cost?", "--data", data)
    assert ran.returncode == 0, ran.stderr
    assert "£2.4m" in ran.stdout
    assert "[1]" in ran.stdout
    assert "harbour.txt" in ran.stdout
    assert "11 March 2025" in ran.stdout


def test_counted_rows_are_a_table_for_a_person_and_a_claim_a_line_in_a_pipe(clerk: Clerk, long_data: Path):
    asked = ("ask", "Which actions are still open?", "--data", long_data)

    def on_screen(columns: int) -> str:
        printed = clerk(*asked, FORCE_COLOR="1", TERM="xterm", COLUMNS=str(columns)).stdout
        return re.sub(r"\x1b\[[\d;]*m", "", printed)

    shown = on_screen(120).splitlines()
    heading = next(line for line in shown if "Lead officer" in line)
    assert heading.split() == ["Ref", "Action", "Lead", "officer", "Due", "date", "RAG", "Status", "Source"]
    assert any(line.split()[0] == "C2" and line.split()[-1] == "[2]" for line in shown if line.strip())
    assert not any(" | " in line or "[1][2]" in line for line in shown)
    for plain in (clerk(*asked).stdout, on_screen(40)):
        assert "C2 Mend the 20 metre stretch of quay wall | " in " ".join(plain.split())
        assert "[1][2]" in plain


def test_an_officer_reads_exempt_papers_and_the_public_does_not(clerk: Clerk, data: Path):
    question = "How much did Tidewater Marine bid for the harbour wall contract?"
    officer = json.loads(clerk("ask", question, "--as", "officer", "--json", "--data", data).stdout)
    public = clerk("ask", question, "--json", "--data", data).stdout
    assert any("£2.31m" in cited["quote"] for cited in officer["citations"])
    assert "2.31" not in public


def test_asking_an_empty_record_abstains_and_says_how_to_fill_it(clerk: Clerk, tmp_path: Path):
    ran = clerk("ask", "Who chairs the panel?", "--data", tmp_path / "empty")
    assert ran.returncode == 0, ran.stderr
    assert "clerk ingest" in ran.stdout


def test_a_setting_that_is_wrong_is_named_with_its_value(clerk: Clerk, data: Path):
    for name, value in (("CLERK_CANDIDATES", "lots"), ("CLERK_PASSAGES", "0")):
        ran = clerk("ask", "What?", "--data", data, **{name: value})
        assert (ran.returncode, name in ran.stderr, repr(value) in ran.stderr) == (2, True, True), ran.stderr
        assert "Traceback" not in ran.stderr


def test_a_question_is_asked_once_or_by_the_file_and_never_both(clerk: Clerk):
    for arguments in (
        ["ask"],
        ["ask", " "],
        ["ask", "x", "--batch", "q"],
        ["ask", "--out", "a"],
        ["search", "x", "--out", "a"],
    ):
        assert clerk(*arguments).returncode == 2


def test_a_batch_writes_a_line_for_every_question_in_order(clerk: Clerk, data: Path, tmp_path: Path):
    asked = [
        {"id": "cost", "question": "How much will the harbour wall repairs cost?"},
        {"id": "then", "question": "And when was it inspected?", "history": ["Tell me about the harbour wall"]},
        {"id": "blank", "question": "  "},
        {"id": "none", "question": "What is the status of project Z9.7?"},
    ]
    questions, out = tmp_path / "q.jsonl", tmp_path / "a.jsonl"
    questions.write_text("\n".join(json.dumps(row) for row in asked), encoding="utf-8")
    ran = clerk("ask", "--batch", questions, "--out", out, "--data", data)
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [row["id"] for row in rows] == ["cost", "then", "blank", "none"]
    assert [row["abstained"] for row in rows] == [False, False, True, True]
    assert (ran.returncode, rows[2]["reason"]) == (0, "no_question")
    assert len({tuple(row) for row in rows}) == 1
    assert {"document", "quote", "page", "locator", "refs", "title", "meeting_date"} <= rows[0]["citations"][0].keys()
    assert rows[0]["citations"][0]["page"] is None
    assert all(row["latency_ms"] >= 0 for row in rows)


def test_a_batch_search_writes_the_hits_of_every_question(clerk: Clerk, data: Path, tmp_path: Path):
    questions, out = tmp_path / "q.jsonl", tmp_path / "h.jsonl"
    questions.write_text('{"id": 1, "question": "ferry passengers"}\n{"id": 2, "question": "harbour wall"}\n')
    ran = clerk("search", "--batch", questions, "--out", out, "-k", "2", "--data", data)
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert ran.returncode == 0, ran.stderr
    assert [row["id"] for row in rows] == [1, 2]
    assert rows[0]["hits"][0]["document"] == "ferry.txt"
    assert all(len(row["hits"]) <= 2 for row in rows)
    assert {"document", "text", "page", "locator", "score"} <= rows[0]["hits"][0].keys()


def test_serving_prints_its_address_answers_and_ends_quietly_when_interrupted(tmp_path: Path):
    command = [
        sys.executable,
        "-c",
        "from api.cli import main; main()",
        "serve",
        "--port",
        "0",
        "--data",
        str(tmp_path),
    ]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as server:
        assert server.stdout
        assert server.stderr
        line = server.stdout.readline()
        address = line.strip().rsplit(" ", 1)[-1]
        try:
            with urllib.request.urlopen(f"{address}/readyz", timeout=30) as response:
                assert json.load(response)["empty"] is True
        finally:
            server.send_signal(signal.SIGINT)
        assert server.wait(30) == 0
        assert (line, server.stderr.read()) == (f"Council Clerk is at {address}\n", "")


def test_a_reference_of_two_things_is_asked_back_with_what_to_ask(clerk: Clerk, two_plans_data: Path):
    ran = clerk("ask", "Who leads C1?", "--data", two_plans_data)
    assert ran.returncode == 0, ran.stderr
    assert "Which C1 do you mean?" in ran.stdout
    assert ran.stdout.count("Ask: Who leads C1 (") == 2
    assert "[2]" in ran.stdout


def test_it_is_printed_which_words_were_read_as_others(clerk: Clerk, data: Path):
    ran = clerk("ask", "How much will the harbur wall repairs cost?", "--data", data)
    assert "Read “harbur” as “harbour”." in ran.stdout
