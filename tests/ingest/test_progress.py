from __future__ import annotations

from io import StringIO
from pathlib import Path

from rich.console import Console

from ingest.progress import progress_bar, show_report, summary
from ingest.types import FileReport, IngestReport, Outcome, Progress

REPORT = IngestReport(
    files=(
        FileReport(path=Path("papers/a.txt"), outcome=Outcome.ADDED, chunks=12, note="No words on page 2."),
        FileReport(path=Path("papers/b.txt"), outcome=Outcome.UNCHANGED),
        FileReport(path=Path("papers/[c].pdf"), outcome=Outcome.FAILED, why="It is empty.", fix="Fetch it again."),
    ),
    seconds=2.0,
)


def shown(*, terminal: bool) -> str:
    out = StringIO()
    show_report(REPORT, Console(file=out, force_terminal=terminal, width=100, color_system=None))
    return out.getvalue()


def test_the_summary_counts_outcomes_and_says_the_rate() -> None:
    assert summary(REPORT) == "1 added, 1 unchanged, 1 failed; 12 chunks in 2.0 s (6.0/s)"


def test_in_a_file_each_piece_of_news_is_a_line_with_what_to_do() -> None:
    assert shown(terminal=False).splitlines() == [
        "failed: papers/[c].pdf: It is empty. Fetch it again.",
        "added: papers/a.txt (12 chunks): No words on page 2.",
        summary(REPORT),
    ]


def test_on_a_terminal_the_report_is_a_table() -> None:
    text = shown(terminal=True)
    assert "Outcome" in text and "What to know" in text
    assert "[c].pdf" in text and "Fetch it again." in text
    assert "b.txt" not in text


def test_nobody_watches_a_file() -> None:
    with progress_bar(Console(file=StringIO())) as move:
        assert move is None


def test_the_bar_says_files_and_rate() -> None:
    out = StringIO()
    with progress_bar(Console(file=out, force_terminal=True, width=100)) as move:
        assert move is not None
        move(Progress(files_done=1, files=4, share=0.25, chunks=100))
    assert "1 of 4 files" in out.getvalue()
