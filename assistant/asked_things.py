"""Kinds of thing that a question asks for by their own word, and what is said where no evidence shows one."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant import shown_counts, shown_firms, shown_places
from assistant import shown_things as shown
from assistant.query import Query
from assistant.types import Evidence


@dataclass(frozen=True, kw_only=True, slots=True)
class Thing:
    """A kind of thing: how it is asked for, whether a stretch shows one, and what is said where none does."""

    asked: re.Pattern[str]
    shows: Callable[[Query, Evidence], bool]
    lacking: str


def _asked(*forms: str) -> re.Pattern[str]:
    return re.compile("|".join(forms), re.IGNORECASE)


_FIRM = (
    r"(?:compan(?:y|ies)|firms?|contractors?|suppliers?|manufacturers?|consultanc(?:y|ies)|consultants?|developers?|builders?"
    r"|insurers?|architects?)"
)
_IS = r"(?:is|are|was|were|will|did|does|do|has|have|had|would)"
_SUM = r"(?:costs?|bill|price|fee|salary|wages?|rent|fine|overspend|underspend)"
_MADE = r"(?:built|build(?:s|ing)?|made|manufactur\w+|suppl(?:y|ied|ies|ying)|designed|install(?:ed|s|ing)?)"

THINGS: tuple[Thing, ...] = (
    Thing(
        asked=_asked(
            rf"\b(?:which|what|whose) (?:(?!of\b)\w+ ){{0,2}}?{_FIRM} (?:{_IS}|w[io]n\b|got\b|gets\b|told\b|said\b"
            r"|ran\b|built\b|made\b|took\b|bought\b|\w+s\b|\w+ed\b)",
            rf"\bwho (?:is|was|are|were) the (?:\w+ ){{0,2}}?{_FIRM} (?:that|which|who|behind|in charge)\b",
            rf"\bname of the (?:\w+ )?{_FIRM}\b",
            r"\bwho (?:won|got|holds|(?:was|is|has been) awarded) the (?:[\w-]+ ){0,4}(?:contract|tender)\b",
        ),
        shows=shown_firms.firm,
        lacking="No firm is named in what was found on this.",
    ),
    Thing(
        asked=_asked(rf"^\W*who (?:(?:is|are|will be|was|were) )?{_MADE}\b"),
        shows=shown_firms.maker,
        lacking="What was found names no firm or person for this.",
    ),
    Thing(
        asked=_asked(r"\be-?mail (?:address|for|of)\b", r"\b(?:what|which)(?:['’]s| is) [\w'’ ]{0,40}\be-?mail\b"),
        shows=shown.email,
        lacking="The record does not give an e-mail address for this.",
    ),
    Thing(
        asked=_asked(
            r"\b(?:tele)?phone (?:number|for|of)\b", r"\bnumber (?:do|can|should) (?:I|we|you) (?:ring|call|phone)\b"
        ),
        shows=shown.phone,
        lacking="The record does not give a telephone number for this.",
    ),
    Thing(
        asked=_asked(r"\bpost ?code\b"), shows=shown.postcode, lacking="The record does not give a postcode for this."
    ),
    Thing(asked=_asked(rf"\bhow old {_IS}\b"), shows=shown.age, lacking="The record does not give an age."),
    Thing(
        asked=_asked(r"\b(?:which|what) (?:political )?party\b"),
        shows=shown.party,
        lacking="The record does not name a political party for this.",
    ),
    Thing(
        asked=_asked(
            r"\b(?:which|what) (?:\w+ )?(?<!cabinet )(?:councillor|cllr|member|MP|resident|objector)\b(?! of)"
        ),
        shows=lambda query, item: bool(shown.people_in(item)),
        lacking="What was found on this names nobody.",
    ),
    Thing(
        asked=_asked(
            r"\bhow many (?:\w+ ){0,4}?(?:voted|abstained)\b",
            r"\bby how many votes\b",
            r"\bhow many votes\b",
            r"\bhow many (?:were )?for and (?:how many )?against\b",
        ),
        shows=shown_counts.votes,
        lacking="The record does not say how many voted which way on this.",
    ),
    Thing(
        asked=_asked(
            r"\b(?:ID|reference|registration|charity|account|application|case|licence|submission|company)"
            r"(?: ID| reference)? (?:number|no|code)\b"
        ),
        shows=shown_counts.filed_under,
        lacking="The record does not give this number.",
    ),
    Thing(
        asked=_asked(r"(?<!mail )(?<!web )\baddress (?:of|for)\b", r"\b(?:what|which) (?:street|road|building)\b"),
        shows=shown_places.address,
        lacking="The record does not give an address for this.",
    ),
    Thing(
        asked=_asked(
            r"\bwhereabouts\b",
            rf"\bwhere {_IS} .*\b(?:premises|building|offices?|depot|site|based|located|situated|held|meet(?:ing)?)\b",
        ),
        shows=shown_places.place,
        lacking="The record does not say where this is.",
    ),
    Thing(
        asked=_asked(r"\bwho second(?:ed|s)\b"),
        shows=shown.second,
        lacking="The record does not say who seconded this.",
    ),
    Thing(
        asked=_asked(
            rf"\bhow much (?:{_IS})\b.*\b(?:costs?|spen[dt]|spending|paid|pay|paying|charged?|charging)\b",
            r"\bwhat (?:did|does|will|would) .*\b(?:costs?|costing|charge|pay)\b",
        ),
        shows=shown.cost,
        lacking="The record does not give a cost for this.",
    ),
    Thing(
        asked=_asked(
            rf"\bwhat(?: {_IS}|'s) the (?:[\w-]+ ){{0,2}}{_SUM}\b(?! (?:of living|pressures?|drivers?|cent))",
            r"\b(?:what|which) (?:salary|fee|price|rent|wage|fine)\b",
            rf"\bwhat {_IS} .*\b(?:paid|charged)\b(?! to\b| by\b)",
        ),
        shows=shown.price,
        lacking="The record does not give an amount of money for this.",
    ),
    Thing(
        asked=_asked(r"\b(?:final|audited|actual) (?:[\w-]+ ){0,2}outturn\b"),
        shows=shown.outturn,
        lacking="The record does not give an outturn that is final.",
    ),
    Thing(
        asked=_asked(r"\b(?:at |from |until |by )?what time\b(?! ?(?:frame|scale|table))"),
        shows=shown.clock,
        lacking="The record does not give a time of day for this.",
    ),
    Thing(
        asked=_asked(
            r"\b(?:final|actual) (?:[\w-]+ ){0,2}(?:outturn|costs?|bill|figures?|spend|spending|savings?|price)\b",
            r"\bend(?:ed)? up (?:costing|spending|paying|saving)\b",
        ),
        shows=shown.settled,
        lacking="The record gives what was forecast or planned, and not how it turned out.",
    ),
)


def thing_lacking(query: Query, chosen: Sequence[Evidence]) -> Thing | None:
    """Return a kind of thing that the question asks for and no evidence shows, None where there is none."""
    return next((thing for thing in things_asked(query) if not any(thing.shows(query, item) for item in chosen)), None)


def things_asked(query: Query) -> tuple[Thing, ...]:
    """Return the kinds of thing that the question asks for by their own word."""
    return tuple(thing for thing in THINGS if thing.asked.search(query.plan.own))
