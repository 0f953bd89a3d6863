"""A reader who takes something back: "I meant 2024", "no, B6", "sorry, not Cabinet, the Environment Panel"."""

from __future__ import annotations

import re

_OPENINGS = (
    r"(?:no|nope|wait|oops|whoops|sorry|apologies|actually|correction|my mistake|my bad|rather)\b\s*[,.!:;–-]+\s*",
    r"(?:no|sorry|actually|oops|apologies)\s+(?=(?:sorry|no|wait|i|we|meant|not|make|correction|the other|wrong)\b)",
    r"(?:sorry|oops|no)\s+(?=[A-Z]{1,3}\d|(?:19|20)\d\d)",
    r"(?:i|we) (?:really |actually )?(?:meant|mean|was asking|wanted)\b(?: to (?:say|ask))?[,:]?\s*",
    r"(?:sorry |no |oops )?meant\b(?: to (?:say|ask))?[,:]?\s*",
    r"make (?:it|that)\b\s*",
    r"wrong \w+[,.;:–-]\s*",
    r"(?:but )?not (?:that|this) (?:one|committee|plan|report|paper)[,.;:–-]\s*",
)
_CORRECTS = re.compile(rf"^\s*(?:{'|'.join(_OPENINGS)})+", re.IGNORECASE)
_NOT_BUT = re.compile(
    r"^\s*not (?:the )?[^,;]{1,60}[,;]\s*(?:but |i meant |it's |rather )?(?P<meant>.+)$", re.IGNORECASE
)
_BUT_NOT = re.compile(r"^\s*(?P<meant>[^,;]{1,60}?),? (?:and )?not (?:the |in |for )?[^,;?]{1,60}\??$", re.IGNORECASE)


def corrected(text: str) -> str:
    """Return what the reader meant instead, empty where nothing is taken back."""
    opening = _CORRECTS.match(text)
    rest = text[opening.end() :] if opening else text
    instead = _NOT_BUT.match(rest) or (_BUT_NOT.match(rest) if opening else None)
    if instead:
        rest = instead["meant"]
    return re.sub(r"^(?:about|for the one|the one)\b\s*", "", rest).strip() if opening or instead else ""
