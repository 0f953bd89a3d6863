"""Which words a language model may be given, by their versions: what an answer of last year was asked with."""

from __future__ import annotations

from prompts.loading import FOLDER, load


def prompt_versions() -> dict[str, str]:
    """Return the version of every prompt, by its name."""
    return {path.stem: load(path.stem).version for path in sorted(FOLDER.glob("*.md"))}
