from __future__ import annotations

import subprocess

import pytest

from evals.running import about


@pytest.fixture
def root(monkeypatch, tmp_path):
    monkeypatch.setattr(about, "ROOT", tmp_path)
    return tmp_path


def test_an_installed_program_has_no_commit_and_a_checkout_has_one_that_says_what_changed(root):
    assert about.commit() is None
    git = ["git", "-C", str(root), "-c", "user.name=a", "-c", "user.email=a@b.c"]
    subprocess.run([*git, "init", "-q"], check=True)
    (root / "a.txt").write_text("one", encoding="utf-8")
    subprocess.run([*git, "add", "."], check=True)
    subprocess.run([*git, "commit", "-q", "-m", "one"], check=True)
    clean = about.commit()
    assert clean is not None and len(clean) == 40
    (root / "a.txt").write_text("two", encoding="utf-8")
    assert about.commit() == f"{clean}-dirty"


def test_a_folder_that_git_does_not_know_has_no_commit(root):
    (root / ".git").mkdir()
    assert about.commit() is None


def test_the_program_is_told_by_every_file_that_shapes_an_answer(root):
    (root / "assistant").mkdir()
    (root / "assistant" / "weights.txt").write_text("1", encoding="utf-8")
    (root / "assistant" / "__pycache__").mkdir()
    about.program.cache_clear()
    before = about.program()
    (root / "assistant" / "__pycache__" / "weights.pyc").write_bytes(b"made")
    about.program.cache_clear()
    assert about.program() == before
    (root / "assistant" / "weights.txt").write_text("2", encoding="utf-8")
    about.program.cache_clear()
    assert about.program() != before
    about.program.cache_clear()


def test_a_package_that_is_not_there_has_no_version():
    assert about.installed("no-such-package-anywhere") is None
