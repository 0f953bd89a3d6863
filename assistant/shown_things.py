"""Whether evidence shows a kind of thing that is known by its form or a word of its own: an address, a sum, an age."""

from __future__ import annotations

import re

from assistant.query import Query, terms_of
from assistant.signs import words_over
from assistant.slots import holds, names_in
from assistant.types import Evidence, Slot

_COST = re.compile(
    r"\b(?:cost|spen[dt]|pay|paid|pric|charg|budget|expen|invest|fund|grant|purchas|contract|valu|tender|salar"
    r"|compensat|award|allocat|order|settl|owed|repa(?:y|id)|financ|outturn|forecast|saving)\w*"
    r"|\b(?:fees?|bill(?:s|ed|ing)?|worth|totals?|totalling|bought|buy(?:ing)?"
    r"|rents?|wages?|amounts?|fined?|sums?|capital|revenue)\b|£ ?(?:0{3}|m\b|k\b)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.;!?])\s+|</?(?:p|li|br)\b[^>]*>")
_SENTENCE_OR_LINE = re.compile(r"(?<=[.;!?])\s+|\n")
_FREE = re.compile(r"\b(?:free|nothing|nil|no (?:\w+ )?(?:cost|charge|fee|payment)s?)\b", re.IGNORECASE)
_AGE = re.compile(r"\b(?:aged?|ages|born|years?[- ]old|\d+[- ]year[- ]olds?|birthday)\b", re.IGNORECASE)
_PARTY = re.compile(
    r"\b(?:Labour|Conservatives?|Tor(?:y|ies)|Lib(?:eral)? ?Dem\w*|Greens|Green Party|Reform|UKIP|Plaid|SNP"
    r"|Independents?|[A-Z]\w+ (?:Group|Party))\b"
)
_CLOCK = re.compile(
    r"\b\d{1,2}(?:[.:]\d{2})? ?(?:[ap]\.?m\b|o['’]clock)|\b\d{1,2}[.:][0-5]\d\b"
    r"|\b[0-2]\d[0-5]\d ?h(?:ou)?rs?\b|\b(?:noon|midday|midnight)\b",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"\S@\S")
_PHONE = re.compile(r"\b0\d{2,4}[ )-]*\d{3}[ -]?\d{2,4}\b|\+44")
_RUNG = re.compile(
    r"\b(?:for|of|ring|call|phone) (?:the |our )?(?P<post>(?:head|director|manager)[^?,;.]*)", re.IGNORECASE
)
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b")
_FINAL = re.compile(
    r"\b(?:final\w*|actual\w*|provisional outturn|in the end|eventual\w*|closed|came to|turned out|was delivered)\b",
    re.IGNORECASE,
)
_GUESSED = re.compile(
    r"\b(?:forecast\w*|estimat\w+|expect\w+|project(?:ed|ions?)|predicted|planned|put at|provisional\w*|anticipated"
    r"|likely|indicative|budget(?:ed)?|targets?)\b",
    re.IGNORECASE,
)
_SECONDED = re.compile(r"\bsecond(?:ed|er|ing)\b", re.IGNORECASE)


def words_of(item: Evidence) -> str:
    """Return the words of a stretch, and of the row that it is of under its columns."""
    said = (words.words for words in item.row.said) if item.row else ()
    return " \n ".join((item.text, *said, *item.block.columns))


def sentences_of(item: Evidence) -> list[str]:
    """Return the words of a stretch and of its row by their sentences and lines."""
    return _SENTENCE_OR_LINE.split(words_of(item))


def words_in_place(item: Evidence) -> str:
    """Return the words of a stretch and its row, and those that stand over them."""
    return f"{words_of(item)} {words_over(item)}"


def email(query: Query, item: Evidence) -> bool:
    """Say whether an e-mail address stands in a stretch."""
    return bool(_EMAIL.search(words_of(item)))


def phone(query: Query, item: Evidence) -> bool:
    """Say whether a telephone number stands in a stretch, and with it the post that it is asked for."""
    said = words_of(item)
    post = _RUNG.search(query.plan.own)
    wanted = frozenset(terms_of(post["post"])) if post else frozenset()
    return bool(_PHONE.search(said)) and wanted <= frozenset(terms_of(words_in_place(item)))


def postcode(query: Query, item: Evidence) -> bool:
    """Say whether a postcode stands in a stretch."""
    return bool(_POSTCODE.search(words_of(item)))


def age(query: Query, item: Evidence) -> bool:
    """Say whether a stretch tells an age."""
    return bool(_AGE.search(words_of(item)))


def party(query: Query, item: Evidence) -> bool:
    """Say whether a stretch names a political party or group, and who it is asked of."""
    said = words_of(item)
    people = [name.split()[-1].casefold() for name in names_in(query.plan.own)]
    return bool(_PARTY.search(said)) and all(name in said.casefold() for name in people)


def clock(query: Query, item: Evidence) -> bool:
    """Say whether a time of day stands in a stretch."""
    return bool(_CLOCK.search(words_of(item)))


def outturn(query: Query, item: Evidence) -> bool:
    """Say whether a stretch speaks of an outturn, and as of one that is settled."""
    return "outturn" in words_of(item).casefold() and settled(query, item)


def second(query: Query, item: Evidence) -> bool:
    """Say whether a stretch tells of a seconder."""
    return bool(_SECONDED.search(words_of(item)))


def price(query: Query, item: Evidence) -> bool:
    """Say whether a stretch has an amount or a share of one, or says that nothing was to be paid."""
    said = words_of(item)
    return holds(Slot.MONEY, said) or holds(Slot.PERCENTAGE, said) or bool(_FREE.search(said))


def cost(query: Query, item: Evidence) -> bool:
    """Say whether a stretch has an amount and, in it or over it, a word of paying; or that nothing was to be paid."""
    said, over = words_of(item), words_over(item)
    sums = (part for part in _SENTENCE.split(said) if holds(Slot.MONEY, part))
    return bool(_FREE.search(said)) or any(_COST.search(part) or _COST.search(over) for part in sums)


def settled(query: Query, item: Evidence) -> bool:
    """Say whether a stretch tells how a thing turned out, and not only how it was expected to."""
    said = words_in_place(item)
    return bool(_FINAL.search(said)) or not _GUESSED.search(said)


def people_in(item: Evidence) -> tuple[str, ...]:
    """Return the people named in a stretch: what looks like a name, and is not all of words its paper writes small."""
    return tuple(name for name in names_in(item.text) if not all(is_written_small(word, item) for word in name.split()))


def is_written_small(word: str, item: Evidence) -> bool:
    """Say whether a word also stands in small letters in its paper, e-mail and web addresses aside."""
    small, text = word.lower(), item.document.text
    # Most are nowhere in the paper, and a plain look is a hundred times as fast in a long one.
    return small in text and bool(re.search(rf"(?<![\w.@/-]){re.escape(small)}(?!\w|[.@-]\w)", text))
