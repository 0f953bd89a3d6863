"""A model's reply read as it comes: claims in JSON, one after the other, told apart from whatever else it says.

What was agreed is one object a line. Models also put them in a list, in a code fence or over several lines, think aloud
before them, or write prose; none of that is an error, and only whole objects become claims with quotes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from assistant.types import DraftClaim

NOTHING = "NONE"
_BETWEEN = re.compile(r"(?:\s|[\[\],]|```[a-z]*)+")
_THOUGHT = re.compile(r"<think>.*?</think>", re.DOTALL)
_NEXT = re.compile(r"\n\s*(?=\{\s*\"claim\")")
_TRAILING_COMMA = re.compile(r",(?=\s*[\]}])")
_LABEL = re.compile(r"\W*[Ee]?(\d+)\W*")


class Reply:
    """Takes a reply in pieces and gives each claim once it is whole; `nothing` once the model has said NONE."""

    def __init__(self) -> None:
        """Begin with nothing said."""
        self.nothing = False
        self.empty = True
        self._waiting = ""

    def feed(self, piece: str) -> Iterator[DraftClaim]:
        """Take some more of the reply and yield the claims that it completes."""
        self._waiting += piece
        while not self.nothing and (cut := self._whole()):
            yield from self._read(cut)

    def end(self) -> Iterator[DraftClaim]:
        """Yield what is left once the reply has ended, unless it is half an object or half a thought."""
        rest = self._strip()
        if rest and not self.nothing and not self.unfinished:
            yield from self._read(rest)

    @property
    def unfinished(self) -> bool:
        """Whether what waits is the beginning of an object, or of a thought, that did not end."""
        rest = self._strip()
        return rest.startswith("<think>") or (rest.startswith("{") and _object_end(rest) is None)

    def _strip(self) -> str:
        """Drop what stands between claims and return the rest, which stays waiting."""
        self._waiting = _THOUGHT.sub("", self._waiting)
        between = _BETWEEN.match(self._waiting)
        self._waiting = self._waiting[between.end() :] if between else self._waiting
        return self._waiting

    def _whole(self) -> str:
        """Take the next whole object, or line of anything else, off what waits; "" where there is none yet."""
        rest = self._strip()
        if rest.startswith("<think>"):
            return ""
        if rest.startswith("{"):
            broken = _NEXT.search(rest)
            end = _object_end(rest) or (broken.start() if broken else None)
        else:
            end = rest.find("\n") + 1 or None
        if end is None:
            return ""
        self._waiting = rest[end:]
        return rest[:end]

    def _read(self, said: str) -> Iterator[DraftClaim]:
        self.empty = False
        if said.strip(" \n.`\"'") == NOTHING:
            self.nothing = True
            return
        yield from read_claims(said)


def read_claims(said: str) -> Iterator[DraftClaim]:
    """Read one object; anything but the agreed one becomes a claim without quotes, to be dropped and counted."""
    found = _parsed(said)
    claims = found.get("claims") if isinstance(found, dict) else None
    for one in claims if isinstance(claims, list) else [found]:
        yield _claim(one) or DraftClaim(text=said.strip(), quotes=(), reworded=True)


def _parsed(said: str) -> Any:
    for text in (said, _TRAILING_COMMA.sub("", said)):
        try:
            return json.loads(text, strict=False)
        except ValueError:
            continue
    return None


def _claim(found: Any) -> DraftClaim | None:
    if not isinstance(found, dict) or not isinstance(found.get("claim"), str) or not found["claim"].strip():
        return None
    given = found.get("quotes", found.get("quote"))
    listed = given if isinstance(given, list) else [given]
    quotes = tuple(quote for one in listed if (quote := _quote(one, found.get("label"))))
    if len(quotes) < len(listed):
        return None
    return DraftClaim(text=" ".join(found["claim"].split()), quotes=quotes, reworded=True)


def _quote(found: Any, label: Any) -> tuple[str, str] | None:
    """Return a quote with its label, also where the label stands beside the quotes or is missing."""
    if isinstance(found, str):
        found = {"label": label, "quote": found}
    if not isinstance(found, dict) or not isinstance(found.get("quote"), str):
        return None
    named = _LABEL.fullmatch(str(found.get("label") or ""))
    return (f"E{named[1]}" if named else "", found["quote"])


def _object_end(text: str) -> int | None:
    """Return where the object that a text begins with ends, None where it does not end yet."""
    depth, quoted, escaped = 0, False, False
    for at, character in enumerate(text):
        if quoted:
            quoted = escaped or character != '"'
            escaped = character == "\\" and not escaped
        elif character == '"':
            quoted = True
        elif character in "{}":
            depth += 1 if character == "{" else -1
            if depth == 0:
                return at + 1
    return None
