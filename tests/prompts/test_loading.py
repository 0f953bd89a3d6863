"""Prompt files, checked when they are loaded."""

from __future__ import annotations

from pathlib import Path

import pytest

from prompts.loading import FOLDER, PromptError, load

GOOD = """version: 3
variables: question, evidence

# System

Answer in JSON: {{"claim": "..."}}

# User

{question}

{evidence}
"""


def written(folder: Path, text: str) -> Path:
    (folder / "test.md").write_text(text, encoding="utf-8")
    return folder


def test_a_prompt_has_two_parts_its_variables_and_a_version(tmp_path: Path) -> None:
    prompt = load("test", written(tmp_path, GOOD))
    assert (prompt.name, prompt.version, prompt.variables) == ("test", "test 3", ("question", "evidence"))
    assert prompt.system == 'Answer in JSON: {{"claim": "..."}}'
    assert prompt.user == "{question}\n\n{evidence}"


@pytest.mark.parametrize("name", sorted(path.stem for path in FOLDER.glob("*.md")))
def test_every_shipped_prompt_loads(name: str) -> None:
    prompt = load(name)
    assert prompt.system and prompt.user
    assert prompt.version.startswith(f"{name} ")
    assert set(prompt.variables) == {
        field for field in prompt.variables if f"{{{field}}}" in prompt.system + prompt.user
    }


def test_a_prompt_is_shipped() -> None:
    assert [path.stem for path in FOLDER.glob("*.md")]


def test_a_missing_file_is_named_with_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(PromptError, match=r"no prompt .*nothing\.md; known are test"):
        load("nothing", written(tmp_path, GOOD))


@pytest.mark.parametrize("missing", ["# System", "# User"])
def test_a_missing_part_is_named(tmp_path: Path, missing: str) -> None:
    with pytest.raises(PromptError, match="needs a '# System' and a '# User' part"):
        load("test", written(tmp_path, GOOD.replace(missing, "")))


@pytest.mark.parametrize("head", ["", "version:\n", "note: none\n"])
def test_a_missing_version_is_named(tmp_path: Path, head: str) -> None:
    with pytest.raises(PromptError, match="needs a line 'version: N'"):
        load("test", written(tmp_path, GOOD.replace("version: 3\n", head)))


@pytest.mark.parametrize(
    ("old", "new"),
    [("{evidence}", "{evidense}"), ("{evidence}", ""), ("variables: question, evidence\n", ""), (", evidence", ",")],
    ids=["misspelt", "unused", "none declared", "undeclared"],
)
def test_variables_that_do_not_agree_with_the_text_are_named(tmp_path: Path, old: str, new: str) -> None:
    with pytest.raises(PromptError, match=r"declares .* but uses .*: make the two agree"):
        load("test", written(tmp_path, GOOD.replace(old, new)))


def test_braces_that_are_doubled_are_no_variables(tmp_path: Path) -> None:
    assert "claim" not in load("test", written(tmp_path, GOOD)).variables
