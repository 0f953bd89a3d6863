"""That what is shipped is complete, and that its commands say by their status how they ended."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from vectorstore.embedders.onnx import SHIPPED

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
FOLDERS = ("api", "assistant", "evals", "ingest", "prompts", "vectorstore")
PINNED = dict(
    line.split("==") for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines() if "==" in line
)


def test_a_fault_of_clerks_own_ends_with_status_two_and_its_trace() -> None:
    broken = "import sys, api.cli\napi.cli.load = lambda name: 1 / 0\nsys.argv = ['clerk', 'ask']\napi.cli.main()"
    done = subprocess.run([sys.executable, "-c", broken], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 2
    assert "ZeroDivisionError" in done.stderr


def test_every_package_that_is_asked_for_has_one_tested_version() -> None:
    asked = [*PROJECT["project"]["dependencies"]]
    for extra in PROJECT["project"]["optional-dependencies"].values():
        asked += extra
    names = [re.split(r"[\[<>=]", line)[0].lower() for line in asked]
    assert [name for name in names if name not in PINNED] == []


def test_constraints_name_no_other_index() -> None:
    text = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    assert "://" not in text
    assert re.search(r"^--?[a-z]", text, re.MULTILINE) is None


@pytest.mark.parametrize("model", ["bge_small", "minilm"])
def test_a_model_is_the_one_its_source_note_describes(model: str) -> None:
    note = (SHIPPED / model / "SOURCE.md").read_text(encoding="utf-8")
    files = [SHIPPED / model / name for name in ("model.onnx", "tokenizer.json", "words.npy")]
    held = [file for file in files if file.is_file()]
    assert len(held) >= 2
    for file in held:
        assert hashlib.sha256(file.read_bytes()).hexdigest() in note


def test_the_wheel_holds_every_file_that_is_not_a_module_and_nothing_of_the_tests(tmp_path: Path) -> None:
    source = tmp_path / "source"
    kept = shutil.ignore_patterns("__pycache__")
    for folder in FOLDERS:
        shutil.copytree(ROOT / folder, source / folder, ignore=kept)
    for file in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / file, source)
    build = [sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "--no-index"]
    subprocess.run([*build, "--wheel-dir", str(tmp_path), str(source)], check=True, capture_output=True)
    (wheel,) = tmp_path.glob("council_clerk-*.whl")
    held = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    files = {place for folder in FOLDERS for path in (ROOT / folder).rglob("*") if (place := shipped(path))}
    assert held == files


def shipped(path: Path) -> str | None:
    """The path inside the wheel of a file of the checkout, None for what is no file or made by running."""
    if not path.is_file() or "__pycache__" in path.parts:
        return None
    return path.relative_to(ROOT).as_posix()
