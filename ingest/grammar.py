"""What one line of a committee paper is by its own words: a numbered paragraph, a list item, a heading, an appendix.

Nothing here looks at neighbouring lines, save through arguments; `ingest.structure` decides in context.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from vectorstore.plain import plain_text

BULLETS = "-–•*·▪◦●○✓✔➢►▸§\uf0b7\uf0a7\uf0d8\uf0fc\uf076"
_ORDINALS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_NUMBERED = re.compile(
    rf"\s*(?:[{re.escape(BULLETS)}]\s+)?\**(?P<number>\d{{1,2}}(?:\.\d{{1,2}}){{1,3}}|\d{{1,3}}(?=[.)]?\**\s))"
    r"(?P<sign>[.):]?)\**(?=\s|$)\s*"
)
_UNITS = re.compile(
    r"(?:million|billion|thousand|per ?cent|percent|%|m\b|bn\b|hours?\b|years?\b|weeks?\b|days?\b)", re.I
)
_QUANTITY = re.compile(
    r"[-+–£(]?\s?\d|(?:Jan|Febr)uary\b|March\b|April\b|May\s\d{4}|June\b|July\b|August\b|(?:Septem|Octo|Novem|Decem)ber\b"
)
_CAPITALS_WORD = re.compile(r"[^\W\d_]{3}")
_BARRED = re.compile(r"\s*\d{1,2}[a-z]?\s+\|\s+[A-Z][^.|]*")
_ITEM = re.compile(
    rf"\s*(?:[{re.escape(BULLETS)}]+\s+|(?:[{re.escape(BULLETS)}]\s*)?\(?(?:[a-z]|[ivx]{{1,5}})[.)]\s*(?=\S))"
)
_APPENDIX = re.compile(
    rf"\s*(?:exempt\s+|confidential\s+)?(?:appendix|annex|annexe|enclosure|schedule)\s+(?:\d{{1,2}}[a-z]?|[a-z]\d?|{_ORDINALS}|[ivx]+)\b"
    r"(?=\s*$|\s*[-–—:(.]|\s+[A-Z])",
    re.IGNORECASE,
)
_APPENDIX_LAST = re.compile(rf"\S.*\bAPPENDIX\s+(?:\d{{1,2}}|[A-Z]|{_ORDINALS.upper()})\s*$")
_MARKDOWN = re.compile(r"\s{0,3}(#{1,6})\s+(?=\S)")
_BOLD = re.compile(r"\s*(?:\*\*[^*]+\*\*|<b>(?:(?!</b>).)+</b>)\s*")
_RESOLVED = re.compile(
    r"\W*(?:\d{1,2}\W+)?(?:RESOLVED\b|(?:AGREED|DECISION|DECIDED|RECOMMENDED)\b\W*(?:that\b|unanimously\b|$))", re.I
)
_VERB = re.compile(r"\s(?:is|are|was|were|will|has|have|had|been|should|must|shall)\s")
_MEASURE = re.compile(r"\d%|£\s?\d")
_NOTHING = re.compile(r"(?:not applicable|n/?a|none|nil|yes|no|tbc|all)\b\W*(?:$|[A-Z])", re.IGNORECASE)
_LABELLED = re.compile(r"(?![^:]*\b(?:\d{1,3}|[A-Z]):)[^:]{2,40}:\s+\S")
_MONTH_AND_YEAR = re.compile(r"(?:\d{1,2}(?:st|nd|rd|th)?\s+)?[A-Z][a-z]{2,8},?\s+(?:19|20)\d\d")
_SENTENCE_END = re.compile(r"[.,;?!][\"'”’)]*$")
_TALLY = re.compile(
    r"(?:votes? )?(?:for|against|in favour|abstain\w*|abstentions?|not voting)\s*\(\d{1,3}\)\s*:?", re.IGNORECASE
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Numbered:
    """The number that opens a line: "3.12", the sign after it, and the words that follow."""

    number: str
    sign: str
    rest: str
    bulleted: bool

    @property
    def parts(self) -> tuple[int, ...]:
        """The number as integers, for asking whether one follows another."""
        return tuple(int(part) for part in self.number.split("."))


def numbered(line: str) -> Numbered | None:
    """Read the number that opens a numbered paragraph or heading; quantities ("3.5 million") are none."""
    match = _NUMBERED.match(line)
    if not match:
        return None
    rest = plain_text(line[match.end() :]).strip()
    if (
        _UNITS.match(rest)
        or _QUANTITY.match(rest)
        or match["number"].startswith("0")
        or ("." not in match["number"] and not match["sign"] and not rest[:1].isupper())
    ):
        return None
    return Numbered(number=match["number"], sign=match["sign"], rest=rest, bulleted=line.lstrip()[:1] in BULLETS)


def number_of(line: str) -> str | None:
    """The number that opens a line, as it stands; None where none does."""
    found = numbered(line)
    return found.number if found else None


def follows(before: tuple[int, ...] | None, after: tuple[int, ...]) -> bool:
    """Say whether number `after` can come next after `before`: the next sibling, a first child, or a later parent."""
    if before is None or before == after:
        return before is None
    for depth in range(min(len(before), len(after))):
        if before[depth] != after[depth]:
            return 0 < after[depth] - before[depth] <= 2 and len(after) <= max(depth + 2, len(before))
    return len(after) == len(before) + 1 and after[-1] <= 2


def is_item(line: str) -> bool:
    """Say whether the line opens a list item: a bullet, (a), iv)."""
    return bool(_ITEM.match(line))


def item_text(line: str) -> str:
    """The words of a list item without its bullet."""
    return _ITEM.sub("", line, count=1).strip()


def is_appendix(line: str) -> bool:
    """Say whether the line reads as the title of an appendix or annex; whether it heads one, its neighbours tell."""
    words = plain_text(line).strip()
    if len(words) > 160 or _SENTENCE_END.search(words):
        return False
    return bool(_APPENDIX.match(words) or (len(words) <= 120 and _APPENDIX_LAST.match(words)))


def is_resolution(line: str) -> bool:
    """Say whether the line opens what a meeting resolved or agreed."""
    return bool(_RESOLVED.match(plain_text(line)))


def is_tally(line: str) -> bool:
    """Say whether the line opens one side of a recorded vote, "Against (3):", whose names come after it."""
    return bool(_TALLY.fullmatch(plain_text(line).strip()))


def heading_level(line: str) -> int | None:
    """Return the level of a line that is a heading by its own look (1 is the widest), else None.

    Markdown signs give the level; capitals and bold lines are level 2 and 3, numbers are read by `numbered`.
    """
    signs = _MARKDOWN.match(line)
    words = plain_text(line).strip()
    if signs:
        return min(len(signs[1]), 3) if len(words) <= 200 else None
    if not words or len(words) > 120 or _SENTENCE_END.search(words) or _MEASURE.search(words):
        return None
    if (is_capitals(words) and _CAPITALS_WORD.search(words)) or _BARRED.fullmatch(words):
        return 2
    return 3 if _BOLD.fullmatch(line) and ": " not in words else None


def is_capitals(words: str) -> bool:
    """Say whether a line is set in capitals: four letters or more, nearly all upper case."""
    letters = [c for c in words if c.isalpha()]
    return len(letters) >= 4 and sum(c.isupper() for c in letters) >= 0.9 * len(letters)


def is_short_title(words: str, *, longest: int = 90, verbs: bool = False) -> bool:
    """Say whether words could be a plain heading: short, begun with a capital, without a sentence's end or verb.

    `verbs` lets a verb pass, where other signs speak for a heading.
    """
    if not 3 <= len(words) <= longest or not words[0].isupper() or "@" in words or "http" in words:
        return False
    if _SENTENCE_END.search(words) or words.endswith(":") or len(words.split()) > longest // 6:
        return False
    if _MEASURE.search(words) or _NOTHING.match(words) or _LABELLED.match(words):
        return False
    return (verbs or not _VERB.search(words)) and not _MONTH_AND_YEAR.fullmatch(words)
