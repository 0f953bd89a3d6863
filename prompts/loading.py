"""Reads a prompt file and checks it, so that a misspelt variable fails at start-up and not in front of a reader."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from string import Formatter

FOLDER = Path(__file__).parent
_PARTS = re.compile(r"\A(?P<head>.*?)^# System\s*$(?P<system>.*?)^# User\s*$(?P<user>.*)\Z", re.MULTILINE | re.DOTALL)


class PromptError(Exception):
    """A prompt file that cannot be used; the message says which and what to change."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Prompt:
    """Two message templates with `{variables}` in them; `version` goes into each answer's provenance."""

    name: str
    version: str
    system: str
    user: str
    variables: tuple[str, ...]


def load(name: str, folder: Path = FOLDER) -> Prompt:
    """Read `name`.md; raises PromptError where it is missing, has no version, or uses variables it does not declare."""
    path = folder / f"{name}.md"
    if not path.is_file():
        raise PromptError(
            f"there is no prompt {path}; known are {', '.join(sorted(p.stem for p in folder.glob('*.md')))}"
        )
    parts = _PARTS.match(path.read_text(encoding="utf-8"))
    if parts is None:
        raise PromptError(f"{path} needs a '# System' and a '# User' part")
    head = dict(line.split(":", 1) for line in parts["head"].splitlines() if ":" in line)
    declared = tuple(part.strip() for part in head.get("variables", "").split(",") if part.strip())
    if not head.get("version", "").strip():
        raise PromptError(f"{path} needs a line 'version: N' at its top")
    prompt = Prompt(
        name=name,
        version=f"{name} {head['version'].strip()}",
        system=parts["system"].strip(),
        user=parts["user"].strip(),
        variables=declared,
    )
    _check(prompt, path)
    return prompt


def _check(prompt: Prompt, path: Path) -> None:
    used = {field for text in (prompt.system, prompt.user) for _, field, _, _ in Formatter().parse(text) if field}
    if used != set(prompt.variables):
        raise PromptError(f"{path} declares {sorted(prompt.variables)} but uses {sorted(used)}: make the two agree")
