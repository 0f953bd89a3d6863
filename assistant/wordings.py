"""The wordings by which questions show what they ask for; they are of English, never of one council's papers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assistant.types import Route, Slot

_LESS_OR_MORE = r"(?:higher|lower|bigger|smaller|larger|faster|slower|more|less|fewer)"
_IS_THE = r"(?:(?:is|was|'s) )?(?:(?:the|its|their) )?(?:\w+ )?"
_BEFORE_WHEN = r"me|us|and|or|but|so|then|know|say|says|said|told|of|since|until|till|from|by|exactly|just"
_HELPING = r"is|are|was|were|did|do|does|will|would|has|have|had|can|could|should|must|might|may"
_WHEN = rf"(?:^\W*|[,;:.?!–-]\s*|\b(?:{_BEFORE_WHEN}) )when\b|\bwhen (?:{_HELPING})\b|\bwhen\W*$"
_IS = r"is|was|are|were|will be"
_SUMS = (
    r"budget|profit|income|revenue|surplus|deficit|savings?|spend|spending|valuation|grant|cost|price|debt|overspend"
    r"|underspend|turnover|rent"
)
_COUNTS = r"turnout|take-?up|attendance|headcount|ratio|ranking|capacity"
_AS_A_SUM = r"(?=\W*$| (?:for|of(?! living)|in|on|from|to|at|this|next|per|by|now)\b)"
"""What follows where such a word is a sum: "the budget for parks", and not "the budget process"."""
_TITLES = r"(?:committee|council|cabinet|board|panel|members|councillors)"

_ROUTES: Mapping[Route, Sequence[str]] = {
    Route.COMPARE: (
        r"\bcompar",
        r"\bdiffer",
        r"\b(?:versus|vs|both)\b",
        r"\bcontradict",
        r"\bchange[ds]?\b.*\b(?:between|from|since)\b",
        r"\b(?:same|agree) (?:as|with)",
        r"\bmore or (?:less|fewer)\b",
        rf"\b{_LESS_OR_MORE}\b.*\bthan\b",
        rf"\bwhich (?:is|was|had|has) (?:the )?(?:{_LESS_OR_MORE}|most|least)\b",
    ),
    Route.COUNT: (r"\bhow many\b", r"\bnumber of\b", r"\bcount(?:ing)?\b", r"\btally\b"),
    Route.LIST: (
        r"^\s*(?:list|name|give me|show)\b",
        r"\blist (?:of|all|the|every|each)\b",
        r"\bwhich (?:\w+ ){0,3}\w+s\b",
        r"\bwhat (?:\w+ ){0,2}\w+s (?:are|were|did|do|have)\b",
        r"\ball (?:of )?the\b",
        r"\bevery(?:one|thing)?\b",
        r"\beach\b",
        r"\bwalk me through\b",
        r"\bwho (?:all|were|are)\b",
        r"\bwhat are\b",
    ),
    Route.DEFINITION: (
        r"\bwhat (?:does|do|is|are|'s)\b.*\b(?:mean|stand for|short for)\b",
        r"\bdefin",
        r"\bmeaning of\b",
        r"^\s*what(?:'s| is| are) (?:an? )?[\w'-]+(?: [\w'-]+)?\s*\??$",
        r"^\s*[\w&-]+\s*\?*$",
    ),
    Route.EXPLAIN: (
        r"\bwhy\b",
        r"\bexplain\b",
        r"\bhow come\b",
        r"\breasons?\b",
        r"\bhow (?:did|does|do|will|has|have|is|are|was|were|can|should)\b",
        r"\bwhat (?:happened|drove|caused)\b",
    ),
    Route.STATUS: (
        r"\b(?:status|progress|on track|going ahead|still|yet)\b",
        r"\bhow far (?:have|has|had|along|through)\b",
        r"\b(?:completed?|finished|done|open|closed|rated?|rating)\b",
    ),
    Route.PERSON: (r"\bwho(?:se|m|'?s)?\b",),
    Route.DATE: (r"\bwhen\b", r"\bwhat (?:date|day|year|month)\b", r"\bdeadline\b"),
    Route.NUMBER: (
        r"\bhow (?:much|far|long|often|old|big|large|high|soon)\b",
        r"\bwhat (?:share|proportion|percentage|per ?cent|figure|rate|amount|total|cost)\b",
    ),
}
_SLOTS: Mapping[Slot, Sequence[str]] = {
    Slot.MONEY: (
        r"\bhow much (?:will|would|does|do|did|has|have|had|is|are|was|were)\b.*\b(?:cost|spend|spent|pay|paid)\b",
        rf"\bhow much (?:\w+ ){{0,2}}?(?:{_SUMS}|money|cash|funding)\b",
        r"\bhow much (?:was spent|did (?:it|they|we) (?:cost|spend|save))\b",
        rf"\bwhat(?: (?:{_IS})|['’]s) the (?:[\w-]+ ){{0,4}}?(?:{_SUMS})\b{_AS_A_SUM}",
        r"\bwhat(?: is| was|['’]s) .*\bcosting\b",
        rf"\bwhat (?:\w+ )?(?:saving|income|profit|grant|net savings)\b(?: and \w+)? (?:{_HELPING})\b",
        r"^\W*(?:the )?(?:net|gross|total|revenue|capital|base)? ?budget (?:for|of)\b",
        r"\bwhat (?:did|does|will|would) .*\bsave\b",
        rf"\bhow much (?:{_HELPING})\b.*\b(?:saved?|bring in|brought in|raised?|charged?|owed?|invest(?:ed)?|afford)\b",
        r"\bwhat (?:will|would|is|was|are|were|does|do|did) .*\b(?:be paid|get paid|earn)\b",
        r"\bcash (?:target|figure|total|amount|value|sum|saving|limit|balance)s?\b",
        r"\bwhat(?:['’]s| is| was| did| does| do| will| would) .*\bcost\b(?! of\b)",
        r"\bbudgets?\b.*\bhow much\b",
        r"\b(?:cost|price|budget|income|profit|savings?|grant) (?:target|figure|total|of)\b",
        r"£(?! ?\d)",
    ),
    Slot.PERCENTAGE: (r"\bpercentage", r"\bper ?cent\b", r"\bproportion\b", r"\bwhat (?:share|rate)\b", r"%"),
    Slot.NUMBER: (
        r"\bhow (?:many|much|old|often|long)\b",
        r"\bhow far\b(?! (?:has|have|had|along|through|did|do|does)\b)",
        r"\bwhat (?:number|total|figure|baseline|score|target|age)\b",
        r"\bwhere (?:do|does|did) .*\brank\b",
        rf"\bwhat(?: (?:{_IS})|['’]s) the (?:[\w-]+ ){{0,2}}?(?:{_COUNTS})\b",
        r"(?:\bthe|'s|\bits|\btheir) (?:\w+ ){0,2}(?:baseline|figure|total|outturn|score)\b",
        r"\bnumber of\b",
    ),
    Slot.DATE: (
        _WHEN,
        r"\b(?:what|which) (?:date|day|year|month)\b",
        r"\bdeadline\b",
        rf"\bwhat {_IS_THE}time ?(?:frame|scale)\b",
    ),
    Slot.NAME: (r"\b(?:the|actual|what'?s the) (?:\w+ )?name\b", r"\bwho is named\b"),
    Slot.PERSON: (r"\bwho(?:se|m|'?s)?\b",),
    Slot.COLOUR: (
        r"\bcolou?r\b",
        r"\bB?RAG\b",
        r"\b(?:red|amber|green|blue|grey)[- ]rated\b",
        r"\brated (?:red|amber|green|blue)\b",
        r"\b(?:what|which) rating\b",
    ),
    Slot.DECISION: (
        r"\bresolv",
        r"\b(?:how|which way) did .*\bvote\b",
        r"\bwhat (?:was|were) the (?:vote|decision|outcome of the vote)\b",
        rf"\bdid (?:the )?(?:\w+ )?{_TITLES} (?:\w+ )?(?:approve|agree|decide|vote)\b",
    ),
}


# "By what date do all the reports ...": one day, whatever else there is several of.
_ONE_DAY = re.compile(
    rf"^\W*(?:(?:by|on|from|until|till|for|since|and|so)\W+)*what (?:date|day|year|month) (?:{_HELPING})\b"
    r"(?!.*\b(?:each|every)\b)",
    re.IGNORECASE,
)
_ONE_FIGURE = re.compile(
    rf"^\W*(?:(?:and|so|roughly|about)\W+)*what (?:percentage|proportion|share|per ?cent|amount) (?:of|{_HELPING})\b"
    r"(?!.*\b(?:each|every|compar\w+|and what|differ\w*)\b)",
    re.IGNORECASE,
)
# "Which firm gives ...": one thing by the number of its verb, where no word of a state is asked after.
_ONE_THING = re.compile(
    r"^\W*(?:(?:and|so)\W+)*which (?:[\w'’-]+ ){0,3}?[\w-]*[a-rt-z] (?:is|was|has|does|gives|gets|runs|holds|looks"
    r"|makes|owns|leads|sits|says|takes|pays|covers)\b(?!.*\b(?:most|least|\w+est)\b)",
    re.IGNORECASE,
)
_ROUTE_PATTERNS = {route: re.compile("|".join(forms), re.IGNORECASE) for route, forms in _ROUTES.items()}
_SLOT_PATTERNS = {slot: re.compile("|".join(forms), re.IGNORECASE) for slot, forms in _SLOTS.items()}


def route_of(text: str) -> Route:
    """Return the first route whose wordings the question uses, fact where it uses none."""
    if _ONE_DAY.search(text):
        return Route.DATE
    if _ONE_FIGURE.search(text):
        return Route.NUMBER
    found = (route for route, pattern in _ROUTE_PATTERNS.items() if pattern.search(text))
    if _ONE_THING.search(text):
        found = (route for route in found if route is not Route.LIST)
    return next(found, Route.FACT)


def slots_of(text: str) -> tuple[Slot, ...]:
    """Return every kind of thing that an answer must hold."""
    return tuple(slot for slot, pattern in _SLOT_PATTERNS.items() if pattern.search(text))
