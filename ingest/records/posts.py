"""The grammar of names and posts: "Jane Doe, Director of Homes", "Jane Doe - Head of Parks", "Leader: Cllr J Doe"."""

from __future__ import annotations

import re
from collections.abc import Iterator

MAX_ROLE, MAX_POST_WORDS, MAX_CONTACT = 130, 7, 160
_HONORIFIC = r"(?:Councillor|Cllr|Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Professor|Prof|Rev)\b\.?"
_WORD = r"[A-Z][a-zA-Z’'-]+"
_NAME = rf"{_WORD}\s(?:[A-Z]\.?\s)?{_WORD}(?:\s{_WORD})?"
_SIGN = r"(?:\s+(?:CBE|OBE|MBE|KC|QC|MP|DL))?\s*(?:,|\s[-–—]|[-–—](?=\s|[A-Z])|\()\s*"
_PERSON = re.compile(rf"(?P<honorific>{_HONORIFIC}\s+)?(?P<name>{_NAME}){_SIGN}")
_ROLE_FIRST = re.compile(
    rf"(?P<role>{_WORD}(?:[ ](?:{_WORD}|of|for|and|the|to|&)){{0,8}})\s*(?::|[-–—]|,)\s*{_HONORIFIC}\s+"
    rf"(?P<name>(?:[A-Z]\.?\s){{0,3}}{_WORD}(?:\s{_WORD})?)(?![\w’'-]|\s*[,(]\s*[A-Z])"
)
_POST = re.compile(
    r"(?:director|head|officer|manager|chair|chairman|chairperson|leader|member|commissioner|executive|lead|solicitor"
    r"|partner|inspector|secretary|treasurer|counsel|advis[eo]r|accountant|auditor|engineer|planner|principal|governor"
    r"|mayor|registrar|surveyor|co-?ordinator|clerk|headteacher|consultant)",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"\b(?:schools?|services?|boards?|trust|children|families|young|people|council|committee|team|city|education|health"
    r"|improvement|development|panel|council|legal|governance|finance|housing|adult|social|care|report|strategic|interim"
    r"|the|and|of|programme|project|agenda|item|minutes|public|member|north|south|east|west)\b",
    re.IGNORECASE,
)
_JOINING = frozenset({"of", "for", "and", "the", "to", "in", "on", "with", "&", "–", "-"})
_ENDS = re.compile(rf"[.;:()@]|\d{{4}}|\s{_HONORIFIC}\s|\s(?:in attendance)\b")
_EMAIL = re.compile(r"[\w.+-]{1,60}@[\w-]{1,60}(?:\.[\w-]{1,20}){1,4}")
_TRAIL = re.compile(r"(?:[\s,&–-]+|&amp|\band|\bwith|\bthe|\bof|\bfor|\bto|\bin|\bon)+$")

Held = tuple[tuple[str, int, int], ...]


def held_in(text: str, *, wrapped: bool) -> Iterator[tuple[str, Held]]:
    """Yield each name with its post: the kind of record, then a field's name and its [start, end) each.

    A "person" has the name first, a "role" the post. `wrapped` says that the lines are one cell's; else a post ends at
    its line's end.
    """
    found = [(match, _start(match)) for match in _PERSON.finditer(text)]
    named = [(match, start) for match, start in found if _is_name(text[start : match.end("name")])]
    held = [(match, start) for match, start in named if _names_post(text[match.end() :])]
    for match, start in held:
        later = [begin for other, begin in named if (begin > start and (other, begin) in held) or _set_off(text, begin)]
        end = min([begin for begin in later if begin > match.end()], default=len(text))
        role = _role(text[match.end() : min(end, match.end() + MAX_ROLE)], wrapped=wrapped)
        if role:
            contact = _contact(text, match.end(), end)
            yield "person", (("name", start, match.end("name")), ("role", match.end(), match.end() + role), *contact)
    for match in _ROLE_FIRST.finditer(text):
        if _POST.search(match["role"]):
            yield "role", (("role", *match.span("role")), ("name", *match.span("name")))


def _start(match: re.Match[str]) -> int:
    """Where a name begins: of three words, the first may be the end of the post before."""
    words = match["name"].split()
    before = match.string[: match.start("name")].rstrip(" ")
    free = not before or before[-1] in ",.;:(\n>&–-" or before.endswith(" and") or match["honorific"]
    drop = len(words) == 3 and (not free or _NO_NAME.fullmatch(words[0]))
    return match.start("name") + (len(words[0]) + 1 if drop else 0)


def _set_off(text: str, begin: int) -> bool:
    return bool(re.search(rf"(?:;|\band|&|{_HONORIFIC})\s*$", text[:begin][-14:]))


def _is_name(words: str) -> bool:
    """Say whether words are a person's name: no post, no word of a body's, no abbreviation."""
    shouted = any(part.isupper() and len(part) > 2 for part in words.split())
    return not (shouted or _NO_NAME.search(words) or any(_POST.fullmatch(part) for part in words.split()))


def _names_post(text: str) -> bool:
    """Say whether the words from here name a post: capitalised words up to a director, head or the like."""
    for word in re.split(r"[,;:(\n]", text[:MAX_ROLE], maxsplit=1)[0].split()[:MAX_POST_WORDS]:
        bare = (re.match(r"[\w’'-]*", word) or [""])[0]
        if _POST.fullmatch(bare):
            return True
        if not (word[:1].isupper() or word in _JOINING):
            return False
    return False


def _role(text: str, *, wrapped: bool) -> int:
    """How many characters of a text are the post: up to a sentence's end, or words that no title has."""
    stop = _ENDS.search(text)
    said = text[: stop.start()] if stop else text
    said = said if wrapped else said.split("\n")[0]
    said = re.split(r"</?\w", said, maxsplit=1)[0]
    email = _EMAIL.search(text)
    said = said[: email.start()] if email else said
    end = 0
    for word in re.finditer(r"\S+", said):
        if not (word[0][0].isupper() or word[0][0].isdigit() or word[0].strip(",") in _JOINING or word[0] == "&amp"):
            break
        end = word.end()
    return len(_TRAIL.sub("", said[:end]))


def _contact(text: str, start: int, end: int) -> Held:
    email = _EMAIL.search(text, start, min(end, start + MAX_CONTACT))
    return (("contact", *email.span()),) if email else ()
