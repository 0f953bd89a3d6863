"""Which sentences of an answer say something that words of the record can support, and how prose is cut into them."""

from __future__ import annotations

import re

_SAYS_NOTHING = re.compile(
    r"^\W*(?:(?:the|these|those|this) )?(?:record|papers?|documents?|extracts?|passages?|evidence|context)\b"
    r"(?: \w+){0,4}? (?:do|does|did) ?n[o’']t (?:say|hold|state|give|mention|contain|answer|include|show)\b"
    r"|^\W*(?:not in the record|no answer|i (?:do not|don[’']t|cannot|can[’']t) (?:know|answer|find|say))\b",
    re.IGNORECASE,
)
_HEADING = re.compile(r"^\s*#{1,6}\s|^\s*\*\*[^*]+\*\*\s*$|:\s*$")
_END = re.compile(r"(?<=[.!?])[\"”’)\]]*\s+(?=[\"“‘(\[]*[A-Z0-9£])|\n+")


def checkable(text: str) -> bool:
    """Say whether a sentence needs support: headings, punctuation alone and "the record does not say" do not."""
    return bool(re.search(r"\w", text)) and not (_HEADING.search(text) or _SAYS_NOTHING.search(text))


def split(text: str) -> list[str]:
    """Return the sentences of prose: cut after . ! ? before a capital, figure or opening mark, and at line ends."""
    return [part.strip() for part in _END.split(text) if part.strip()]
