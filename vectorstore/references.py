"""References, figures and dates: one grammar for stored text and for questions, so that the two always meet.

A reference is an identifier that a paper gives to one of its parts or undertakings: A2.3, Saving 150, R07, Rec 7,
Minute 36, 2.3.1, Appendix One. Years, money, quarters, postcodes and dates look alike and are never references.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from vectorstore._reference_patterns import (
    COUNTED,
    KIND_OF,
    LETTERED,
    LOWER_NEVER_CODES,
    NEVER_CODES,
    NOT_A_CODE,
    REFERENCE,
    SUBPART,
    WORD_NUMBERS,
    WORDED,
)
from vectorstore.dates import DateMention, date_supported, find_dates
from vectorstore.figures import Figure, read_figures
from vectorstore.types import Span

__all__ = [
    "DateMention",
    "Figure",
    "Reference",
    "broader",
    "canonical",
    "date_supported",
    "equivalents",
    "find_dates",
    "find_figures",
    "find_references",
]


CACHED_TEXTS = 10_000
"""Questions meet the same passages again and again; at 1,000 characters these are 10 MB."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Reference:
    """One identifier as it stands at `span`; `canonical` is what makes two spellings the same identifier."""

    text: str
    canonical: str
    span: Span

    @property
    def kind(self) -> str:
        """The kind word of the canonical form ("minute"), or "code" for identifiers that stand by themselves."""
        return self.canonical.partition(" ")[0] if " " in self.canonical else "code"


@lru_cache(maxsize=CACHED_TEXTS)
def find_references(text: str, *, loose: bool = False) -> tuple[Reference, ...]:
    """Find the identifiers of a text in order, whole tokens only: A1 never matches inside A10 or A1.1.

    `loose` is for questions, where people write "b7" and "r07": lower-case codes count too, short of those that
    usually mean something else (a quarter, a page, a road).
    """
    return tuple(ref for match in REFERENCE.finditer(text) for ref in _read(match, loose))


def find_figures(text: str) -> tuple[Figure, ...]:
    """Find the numbers of a text, money and percentages folded; those inside dates and references are not figures."""
    taken = [date.span for date in find_dates(text)] + [ref.span for ref in find_references(text)]
    return read_figures(text, taken)


def canonical(reference: str) -> str:
    """Fold a reference to the form that its spellings share; text that is none is case-folded and kept.

    "Minute No. 36" gives "minute 36", "R07" gives "r7", "Rec7" gives "recommendation 7"; "9(a)" and "9a" agree.
    """
    cleaned = " ".join(reference.split())
    found = find_references(cleaned, loose=True)
    whole = len(found) == 1 and found[0].span.start == 0 and not cleaned[found[0].span.end :].strip(" .,:;)")
    return found[0].canonical if whole else cleaned.casefold().strip(" .,:;")


def equivalents(reference: str) -> frozenset[str]:
    """Give the canonical forms under which a question's reference may be stored, itself among them.

    Papers list "Recommendation 7" as R7, and number the rows of an action tracker by their minutes.
    """
    kind, _, number = reference.partition(" ")
    if kind == "recommendation" and number[:1].isdigit():
        return frozenset({reference, f"r{number}"})
    if kind == "action" and number:
        return frozenset({reference, f"minute {number}"})
    if re.fullmatch(r"r\d+", reference):
        return frozenset({reference, f"recommendation {reference[1:]}"})
    return frozenset({reference})


def broader(reference: str) -> tuple[str, ...]:
    """List what a canonical reference is a part of, nearest first: "minute 39(iii)(b)" is of "minute 39(iii)"."""
    parents: list[str] = []
    while (shorter := re.sub(r"(?:\([^()]+\)|\.\d+)$", "", reference)) != reference:
        reference = shorter
        parents.append(reference)
    return tuple(parents)


def _read(match: re.Match[str], loose: bool) -> Iterator[Reference]:
    """Turn one match of the grammar into the references it holds; dates and postcodes hold none."""
    found = match.lastgroup
    if found == "code":
        yield from _read_code(match, loose)
    elif found == "single":
        yield from _read_numbers(match, KIND_OF[match["kind"].casefold()], "one", loose)
    elif found == "plural" and "\n" not in match.group():
        yield from _read_numbers(match, KIND_OF[match["kinds"].casefold()], "list", loose)
    elif found == "policy":
        yield _reference(match, match["policy_letters"].casefold() + _number(match["policy_number"]))
    elif found == "section":
        yield _reference(match, f"section {_part(match['section_number'])}")
    elif found in {"dotted", "decision"}:
        yield _reference(match, _part(match.group()))


def _read_code(match: re.Match[str], loose: bool) -> Iterator[Reference]:
    """Read letters and digits such as A2.3, MM38 or SAV-12, unless they usually mean something else."""
    letters, numbers = match["letters"].rstrip("-"), match["numbers"]
    folded = letters.casefold()
    never = NEVER_CODES if letters.isupper() else LOWER_NEVER_CODES
    if not (loose or letters.isupper()) or folded in never or NOT_A_CODE.fullmatch(folded + numbers):
        return
    if not re.fullmatch(r"(?:19|20)\d\d", numbers):
        yield _reference(match, folded + _part(numbers))


def _read_numbers(match: re.Match[str], kind: str, group: str, loose: bool) -> Iterator[Reference]:
    """Read the number of "Minute 36", or the several of "Recommendations 6, 7 and 9a", each with its parts."""
    for i, number in enumerate(COUNTED.finditer(match.string, match.start(group), match.end(group))):
        if _fits(number, kind, loose):
            word = (number["word"] or number["letter"] or "").casefold()
            name = _number(number["digits"] or WORD_NUMBERS.get(word, word))
            parts = "".join(f"({part.casefold()})" for part in SUBPART.findall(number["parts"]))
            start = number.start() if i else match.start()
            yield _reference(match, f"{kind} {name}{parts}", start, number.end())


def _fits(number: re.Match[str], kind: str, loose: bool) -> bool:
    """Say whether a letter or a word after a kind names a part ("Priority C") and is no article ("priority a ...")."""
    if number["digits"]:
        return True
    if number["word"]:
        return kind in WORDED
    letter = number["letter"]
    return kind in LETTERED and (letter.isupper() or (loose and (letter != "a" or kind in {"appendix", "annex"})))


def _number(text: str) -> str:
    """Drop the zero padding of every dotted part, and fold case: 07 and 7 agree, 3.1 and 3.10 do not."""
    return ".".join(re.sub(r"^0+(?=\d)", "", part) for part in text.casefold().split("."))


def _part(text: str) -> str:
    """Set a number's letter apart, as in "33(a)", the form that "33A" and "33(a)" share."""
    return re.sub(r"(?<=\d)([a-z])$", r"(\1)", _number(text))


def _reference(match: re.Match[str], name: str, start: int | None = None, end: int | None = None) -> Reference:
    """Keep a found identifier with the words it stands in, the whole match unless told otherwise."""
    span = Span(start=match.start() if start is None else start, end=match.end() if end is None else end)
    return Reference(text=match.string[span.start : span.end], canonical=name, span=span)
