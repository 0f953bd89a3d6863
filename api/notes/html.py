"""A note as one web page that needs nothing else: it opens from a disk, prints, and runs no script."""

from __future__ import annotations

import base64
import hashlib
import re

from api.notes.model import WARNING, Note
from api.policy import POLICY
from api.templating import templates

_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)


def note_html(note: Note) -> str:
    """Return the page; footnotes and the places that refer to them lead to each other."""
    return templates.env.get_template("note.html").render(note=note, warning=WARNING, uses=_Uses())


class _Uses:
    """Counts how often each source has been referred to, for a way back to every place."""

    def __init__(self) -> None:
        self._of: dict[int, int] = {}

    def mark(self, number: int) -> str:
        """Return the anchor of the next reference to a source: "3-2" is the second one to source 3."""
        self._of[number] = self._of.get(number, 0) + 1
        return f"{number}-{self._of[number]}"

    def of(self, number: int) -> list[str]:
        """Return the anchors of every reference to a source so far."""
        return [f"{number}-{at}" for at in range(1, self._of.get(number, 0) + 1)]


def policy_of(page: str) -> str:
    """Return the policy to serve a note under: its own style by its digest, no script and no form at all."""
    style = _STYLE.search(page)
    digest = base64.b64encode(hashlib.sha256(style[1].encode() if style else b"").digest()).decode()
    kept = [rule for rule in POLICY.split("; ") if rule.startswith(("default-src", "base-uri", "frame-ancestors"))]
    return "; ".join([*kept, f"style-src 'sha256-{digest}'", "form-action 'none'"])
