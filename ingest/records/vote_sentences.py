"""What one sentence of minutes tells of a motion: who moved it, that it was put, how the votes fell, how it ended.

Nothing here looks beyond its sentence; which motion is meant, `ingest.records.vote_reading` decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ingest.records.motions import SECONDED, mover_in

_WORDS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_NUMBER = rf"(?:\d{{1,3}}|none|nil|no|{_WORDS}|eighteen|nineteen|(?:{_TENS})(?:[- ](?:{_WORDS}))?)"
_SIDE = r"(?:for|in favour|against|abst\w+|not voting)"
_COUNT_BEFORE = re.compile(
    rf"\b(?P<n>{_NUMBER})\s+(?:votes?\s+|members?\s+|councillors?\s+)?(?:(?:voted|voting|were|cast)\s+)?(?P<side>{_SIDE})\b",
    re.IGNORECASE,
)
_COUNT_AFTER = re.compile(rf"\b(?P<side>{_SIDE})\s*[:(–-]?\s*\(?(?P<n>\d{{1,3}})\b\)?", re.IGNORECASE)
_SCORE = re.compile(rf"\bby\s+(?P<a>{_NUMBER})\s+(?:votes?\s+)?to\s+(?P<b>{_NUMBER})\b", re.IGNORECASE)
_TALLY = re.compile(
    rf"(?:^|(?<=[\n;.\t]))[ \t]*(?:votes? |voting |those )?(?P<side>{_SIDE})\b"
    r"(?:[ ]*\(\s*(?P<n>\d{1,3})\s*\)\s*:?|[ ]*:(?:[ ]*(?P<m>\d{1,3})\b)?|[ ]*(?=\n|\t|$))",
    re.IGNORECASE,
)
_PUT = re.compile(
    r"\bput\b[^.;]{0,160}?\bto (?:the|a) (?:vote|meeting)\b|\bon being put\b|\b(?:recorded|named) vote\b"
    r"|\bvoting (?:was|being) (?:recorded )?as follows\b|\bvote (?:was )?(?:then )?(?:taken|held)\b",
    re.IGNORECASE,
)
_PARAGRAPH = re.compile(r"\bparagraphs? \(?(?P<n>\d{1,3})\b", re.IGNORECASE)
_KIND = re.compile(
    r"\b(?P<kind>substantive motion|(?:original|main|amended) motion|motion,? (?:as|thus|so) (?:thus )?amended"
    r"|amendment|motion)\b",
    re.IGNORECASE,
)
_ENDS = (
    r"(?:not |unanimously )?(?:carried|lost|agreed|approved|passed|defeated|rejected|withdrawn|accepted|fell|failed)"
    r"(?: unanimously| nem\.? con\.?| without a vote)?"
)
_LINKS = (
    r"(?:\W|\b(?:was|were|is|being|been|having|had|thus|then|so|as|duly|put|to|the|vote|meeting|therefore|on|upon|and"
    r"|accordingly|declared|amended|it|itself|a|show|of|hands)\b)*"
)
_ENDED = re.compile(rf"\b(?P<of>motion|amendment|it|and|vote)\b{_LINKS}\b(?P<word>{_ENDS})\b", re.IGNORECASE)
_ENDED_ALONE = re.compile(rf"\W*(?P<word>{_ENDS})\W*", re.IGNORECASE)
_ENDED_AT_ONCE = re.compile(
    rf"[\s,]*(?:(?:and|it was)\s+)*(?:then |duly )?(?P<word>(?:unanimously )?resolved(?: unanimously)?|{_ENDS})\b",
    re.IGNORECASE,
)
_ENDED_LAST = re.compile(
    rf",?\s*\b(?:and|which)\s+(?:(?:it|this)\s+)?(?:(?:was|being|having|been|put|to|the|vote|then)\b\W*)+(?P<word>{_ENDS})\b"
    r"[^.”\"]{0,80}\W*$",
    re.IGNORECASE,
)
_WITHDREW = re.compile(r"\b(?P<word>withdrew)\s+(?:the|his|her|their|this)\s+(?P<of>motion|amendment)\b", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """Words of a sentence: from where to where they go in it, and what they are (a side, a kind of motion)."""

    start: int
    end: int
    what: str = ""

    @property
    def is_main(self) -> bool:
        """Whether they call a motion the one that is left once its amendments are decided."""
        return self.what not in ("", "motion", "amendment")


@dataclass(frozen=True, kw_only=True, slots=True)
class Moved:
    """That somebody moved something: who, who seconded, how it ended if told at once.

    `start` is where that begins, `end` and `last` where the words of what was moved begin and end.
    """

    mover: Said
    seconder: Said | None
    ended: Said | None
    start: int
    end: int
    last: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Tally:
    """One side of a recorded vote: its count, where printed, and where its names begin."""

    side: str
    heading: Said
    count: Said | None
    end: int


def moved_in(text: str) -> Moved | None:
    """Read who moved and seconded something in a sentence, None where nobody did."""
    match = mover_in(text)
    if match is None:
        return None
    at_once = _ENDED_AT_ONCE.match(text, match.end())
    at_last = None if at_once else _ENDED_LAST.search(text, match.end())
    ended = at_once or at_last
    return Moved(
        mover=Said(start=match.start("mover"), end=match.end("mover")),
        seconder=_group(match, "seconder") if match["seconder"] else None,
        ended=_group(ended, "word") if ended else None,
        start=match.start(),
        end=at_once.end() if at_once else match.end(),
        last=at_last.start() if at_last else len(text),
    )


def seconder_in(text: str) -> Said | None:
    """Read who seconded what somebody else's sentence moved."""
    match = SECONDED.search(text)
    return _group(match, "seconder") if match else None


def is_put(text: str) -> bool:
    """Say whether a sentence puts something to the vote."""
    return bool(_PUT.search(text))


def paragraph_in(text: str) -> str | None:
    """Return the number of the last paragraph that a sentence points to."""
    found = [match["n"] for match in _PARAGRAPH.finditer(text)]
    return found[-1] if found else None


def kind_in(text: str, start: int = 0, *, last: bool = False) -> Said | None:
    """Return what a sentence first, or `last`, calls a motion from a place on: "amendment", "substantive motion"."""
    found = list(_KIND.finditer(text, start))
    match = found[-1 if last else 0] if found else None
    return replace(_group(match, "kind"), what=match["kind"].casefold()) if match else None


def counts_in(text: str, start: int = 0) -> list[Said]:
    """Return the counted votes that a sentence states from a place on, of two sides or more, each with its side."""
    found = {_side(match["side"]): _group(match, "n") for match in _COUNT_AFTER.finditer(text, start)}
    before = {_side(match["side"]): _group(match, "n") for match in _COUNT_BEFORE.finditer(text, start)}
    found = before if len(before) >= len(found) else found
    score = _SCORE.search(text, start)
    if score:
        first, second = ("against", "for") if _is_of_losers(score, text) else ("for", "against")
        found = {first: _group(score, "a"), second: _group(score, "b"), **found}
    return [Said(start=n.start, end=n.end, what=side) for side, n in found.items()] if len(found) > 1 else []


def tallies_in(text: str) -> list[Tally]:
    """Return the sides of a recorded vote that a block lists, where names or counts stand after each."""
    return [
        Tally(
            side=_side(match["side"]),
            heading=_group(match, "side"),
            count=_group(match, "n" if match["n"] else "m") if match["n"] or match["m"] else None,
            end=match.end(),
        )
        for match in _TALLY.finditer(text)
    ]


def ends_in(text: str, *, put: bool) -> Iterator[tuple[Said, Said]]:
    """Yield how motions ended, each with the part of the sentence that tells of it.

    "It was agreed" ends a motion only where the sentence `put` one; "the motion was carried" always does.
    """
    alone = _ENDED_ALONE.fullmatch(text)
    matches = [alone] if alone else [*_ENDED.finditer(text), *_WITHDREW.finditer(text)]
    told = [m for m in matches if m is alone or put or m["of"].casefold() in ("motion", "amendment")]
    starts = [0, *(match.start("of") for match in told[1:])]
    ends = [*(match.start("of") for match in told[1:]), len(text)]
    for match, start, end in zip(told, starts, ends, strict=False):
        yield _group(match, "word"), Said(start=start, end=end)


def _is_of_losers(score: re.Match[str], text: str) -> bool:
    """Say whether a score names the votes against first: a motion that was lost by five votes to three had three."""
    a, b = (int(score[name]) if score[name].isdigit() else None for name in ("a", "b"))
    lost = re.search(r"\b(?:lost|defeated|rejected)\b", text[: score.start()], re.IGNORECASE)
    return bool(lost and a is not None and b is not None and a > b)


def _side(word: str) -> str:
    folded = word.casefold()
    return "for" if folded in ("for", "in favour") else "against" if folded == "against" else "abstained"


def _group(match: re.Match[str], name: str) -> Said:
    return Said(start=match.start(name), end=match.end(name))
