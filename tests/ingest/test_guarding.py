from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from ingest.errors import RefusedFile, UnreadableFile
from ingest.guarding import Guard
from ingest.limits import Limits
from ingest.preparing import prepare
from ingest.settings import IngestSettings
from tests.ingest.papers import REPORT, write_pdf

SETTINGS = IngestSettings(embedder="hashing")
LONG = "The backlog of repairs stood at 1,612 at the end of December 2024, and at 1,377 in March.\n\n" * 40_000


def guard(**limits: float) -> Guard:
    return Guard(SETTINGS.model_copy(update={"limits": Limits.model_validate(limits)}))


def written(folder: Path, text: str = REPORT, name: str = "report.txt") -> Path:
    path = folder / name
    path.write_text(text)
    return path


def refused(guard: Guard, path: Path) -> UnreadableFile:
    with pytest.raises(UnreadableFile) as caught:
        guard.read(path, "d1")
    assert caught.value.fix
    return caught.value


def child(guard: Guard) -> subprocess.Popen[bytes]:
    assert guard._running is not None
    return guard._running[0]


def test_a_file_is_read_as_it_is_without_a_guard(tmp_path: Path) -> None:
    path = written(tmp_path)
    with guard() as reading:
        assert reading.read(path, "d1") == prepare(path, "d1", SETTINGS)


def test_one_process_reads_file_after_file(tmp_path: Path) -> None:
    with guard() as reading:
        first = child(reading)
        for number in range(3):
            reading.read(written(tmp_path, REPORT.replace("1,612", str(number))), "d1")
        assert refused(reading, written(tmp_path, "", "empty.txt")).why == "It is empty (0 bytes)."
        assert child(reading) is first


def test_a_refusal_keeps_its_kind(tmp_path: Path) -> None:
    with guard() as reading, pytest.raises(RefusedFile):
        reading.read(written(tmp_path, "CONFIDENTIAL - not for publication\n\n" + REPORT), "d1")


def test_a_reading_that_hangs_is_ended_and_the_next_file_read(tmp_path: Path) -> None:
    with guard(seconds=0.05) as reading:
        error = refused(reading, written(tmp_path, LONG))
        assert "more than 0.05 seconds" in error.why
        assert "CLERK_MAX_SECONDS" in error.fix
    with guard() as reading:
        assert reading.read(written(tmp_path), "d1")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems end what is too long in other ways")
def test_a_reading_that_takes_too_much_processor_time_is_ended(tmp_path: Path) -> None:
    with guard(cpu_seconds=1) as reading:
        error = refused(reading, written(tmp_path, LONG * 4))
        assert "1 seconds of processor time" in error.why
        assert "CLERK_MAX_CPU_SECONDS" in error.fix
        assert reading.read(written(tmp_path), "d1")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux holds a process to its memory")
def test_a_reading_that_takes_too_much_memory_is_ended(tmp_path: Path) -> None:
    with guard(memory_mb=64) as reading:
        error = refused(reading, written(tmp_path, LONG * 4))
        assert "64 MB of memory" in error.why
        assert "CLERK_MAX_MEMORY_MB" in error.fix
        assert reading.read(written(tmp_path), "d1")


@pytest.mark.parametrize(("number", "said"), [(signal.SIGSEGV, "signal 11"), (signal.SIGKILL, "of memory")])
def test_a_reading_that_crashes_loses_its_own_file_alone(tmp_path: Path, number: signal.Signals, said: str) -> None:
    with guard() as reading:
        reading.read(written(tmp_path), "d1")
        victim = child(reading)
        threading.Timer(0.1, victim.send_signal, [number]).start()
        assert said in refused(reading, written(tmp_path, LONG)).why
        assert reading.read(written(tmp_path), "d1")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems end what is too long in other ways")
def test_a_paged_file_that_ends_its_reading_says_at_which_page(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "long.pdf", *(["Words on a page"] * 60 for _ in range(400)))
    with guard(cpu_seconds=3) as reading:
        assert re.search(r"3 seconds of processor time\. It was at page \d+\.", refused(reading, path).why)


def test_a_process_that_died_while_it_waited_is_started_again(tmp_path: Path) -> None:
    with guard() as reading:
        child(reading).kill()
        child(reading).wait()
        refused(reading, written(tmp_path))
        assert reading.read(written(tmp_path), "d1")


def test_nothing_is_left_running(tmp_path: Path) -> None:
    with guard() as reading:
        reading.read(written(tmp_path), "d1")
        process = child(reading)
    assert process.returncode is not None


@pytest.mark.skipif(sys.platform != "linux", reason="looks for the process in /proc")
def test_the_reading_process_ends_with_its_parent() -> None:
    script = (
        "import os\nfrom ingest.guarding import Guard\nfrom ingest.settings import IngestSettings\n"
        "print(Guard(IngestSettings())._running[0].pid, flush=True)\nos.kill(os.getpid(), 9)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    reader = Path("/proc", done.stdout.strip())
    until = time.monotonic() + 10
    while reader.exists() and "\nState:\tZ" not in (reader / "status").read_text():
        assert time.monotonic() < until
        time.sleep(0.05)


def test_the_surroundings_reach_the_reading_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with guard() as reading:
        assert reading.read(written(tmp_path).relative_to(tmp_path), "d1").document.source == os.path.realpath(
            tmp_path / "report.txt"
        )
