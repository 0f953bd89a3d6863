"""Which sort of record a question counts or lists: the noun by its asking word, and the kinds that it can mean."""

from __future__ import annotations

import re
from collections.abc import Mapping

from vectorstore.records import RecordKind

K = RecordKind

UNDERTAKINGS = frozenset({K.PROJECT, K.ACTION, K.DELIVERABLE, K.TRACKER_ACTION})

_KINDS: Mapping[str, tuple[RecordKind, ...]] = {
    r"projects?": (K.PROJECT,),
    r"actions?|tasks?|to-?dos?": (K.ACTION, K.TRACKER_ACTION, K.DELIVERABLE),
    r"recommendations?|recs?": (K.RECOMMENDATION,),
    r"resolutions?|decisions?": (K.RESOLUTION,),
    r"minutes": (K.MINUTE,),
    r"amendments?|motions?|divisions|recorded votes?": (K.MOTION,),
    r"savings?(?: lines?| proposals?)?": (K.SAVING, K.BUDGET_LINE),
    r"kpis?|indicators?|(?:performance )?measures?": (K.KPI,),
    r"risks?": (K.RISK,),
    r"issues?": (K.ISSUE,),
    r"milestones?": (K.MILESTONE,),
    r"deliverables?|priorit(?:y|ies)": (K.DELIVERABLE,),
    r"(?:service |business )?plans?": (K.SERVICE_PLAN,),
    r"(?:agenda )?items?": (K.AGENDA_ITEM, K.WORK_ITEM),
    r"(?:work[- ]programme )?(?:entries|topics?)": (K.WORK_ITEM,),
    r"budget lines?|budgets?": (K.BUDGET_LINE,),
    r"terms?|acronyms?|abbreviations?": (K.TERM,),
    r"officers?|people|members?": (K.PERSON, K.ROLE),
    r"(?:action |scrutiny )?tracker": (K.TRACKER_ACTION,),
}
_NOUNS = tuple(
    (re.compile(rf"\b(?:{words})\b(?! ?(?:no\.? ?)?\d|['’]s\b)", re.IGNORECASE), kinds)
    for words, kinds in _KINDS.items()
)
_ANY_NOUN = re.compile(r"\b(?:rows?|lines?|entries|ones|schemes?|things|bits|modifications?)\b", re.IGNORECASE)
_POINTING = re.compile(r"\s*one\b(?! of\b)", re.IGNORECASE)
"""What asks for one of the rows whose noun was said before: "of all the amendments, which one won?"."""
_OF_THE = re.compile(r"\bof (?:all )?(?:the|these|those)\b[^,?]*,\s*$", re.IGNORECASE)

_BODIES = r"(?:committee|cabinet|council|panel|board|members|councillors|they)"
_VERBS = (
    (
        re.compile(rf"\bdid (?:the )?(?:[\w&-]+ ){{0,6}}?{_BODIES} (?:\w+ )?(?:decide|resolve|agree)\b", re.IGNORECASE),
        ("resolutions", frozenset({K.RESOLUTION}), True),
    ),
    (
        re.compile(
            rf"\bwhat(?:'s| is) (?:on|coming(?: up)?|due|planned)\b.*\b(?:{_BODIES}|scrutiny|audit)\b", re.IGNORECASE
        ),
        ("items", frozenset({K.WORK_ITEM}), True),
    ),
)
_TRIGGER = re.compile(r"\b(?:how many|number of|which|whats?|list|name|give me|show me)\b", re.IGNORECASE)
_AUXILIARY = re.compile(
    r"[,;?]|\s[-–—]\s|\b(?:is|are|was|were|has|have|had|does|do|did|that|still|come|came|sit|just|will|can)\b",
    re.IGNORECASE,
)
MOST_WORDS_TO_NOUN = 7
"""A noun further from the asking word is another thing's."""

_SUMMED = r"(?:net|gross|total|overall|combined|aggregate|how much(?: in| of)?)"

_PAPERS = r"(?! (?:reports?|updates?|papers?|plans?|versions?|meetings?|positions?|figures?|trackers?|minutes)\b)"
MOST = re.compile(
    rf"\b(?:most(?! (?:of|at|recent)\b)|highest|largest|biggest|greatest|latest{_PAPERS}|longest|worst|top)\b",
    re.IGNORECASE,
)
_VOTE = r"(?:run )?(?:vote|result|margin|amendment|motion|division|contest)s?"
LEAST = re.compile(
    rf"\b(?:least|lowest|smallest|fewest|earliest|shortest|soonest|(?:closest|narrowest|tightest) {_VOTE}"
    rf"|{_VOTE}\b[^?.;]{{0,40}}\b(?:closest|narrowest|tightest))\b",
    re.IGNORECASE,
)


def is_sum(text: str, noun: str) -> bool:
    """Say whether a noun of money is one figure, not rows: "what net savings and income ..."."""
    return bool(noun) and bool(re.search(rf"\b{_SUMMED}\s+(?:[\w-]+\s+){{0,2}}?{re.escape(noun)}", text, re.IGNORECASE))


def near_kinds(kinds: frozenset[RecordKind]) -> frozenset[RecordKind]:
    """Return the kinds with those that papers call by the same nouns: one plan's projects are another's actions."""
    return kinds | UNDERTAKINGS if kinds & UNDERTAKINGS else kinds


def said_otherwise(text: str) -> tuple[str, frozenset[RecordKind], bool] | None:
    """Return the noun of questions that name their rows by a verb: what a body decided, what is coming to it."""
    return next((found for pattern, found in _VERBS if pattern.search(text)), None)


def noun_of(text: str) -> tuple[str, frozenset[RecordKind], bool]:
    """Return the noun that is listed or counted, the kinds of record it can mean, and whether an asking word is by it.

    It stands soon after the asking word ("how many of the open actions"); "which ones" takes the noun said before.
    """
    asked = _TRIGGER.search(text) or MOST.search(text) or LEAST.search(text)
    near = _AUXILIARY.split(text[asked.end() :], maxsplit=1)[0] if asked else ""
    nearby = " ".join(near.split()[:MOST_WORDS_TO_NOUN])
    if asked and _POINTING.match(nearby):
        noun, kinds = _first_noun(text[: asked.start()], plural=True)
        return noun, kinds, bool(noun)
    noun, kinds = _first_noun(nearby)
    vague = _ANY_NOUN.search(nearby)
    if noun and not (vague and vague.start() < nearby.index(noun)):
        return noun, kinds, True
    if vague and noun:
        return vague.group(), frozenset(), True
    if nearby and not _ANY_NOUN.search(nearby):
        of = asked and _OF_THE.search(text[: asked.start()])
        noun, kinds = _first_noun(of.group(), plural=True) if of else ("", frozenset())
        return noun, kinds, bool(noun)
    of_those = asked is not None and bool(_OF_THE.search(text[: asked.start()]))
    noun, kinds = _first_noun(text, plural=True)
    if noun:
        return noun, kinds, bool(nearby) or of_those
    plain = _ANY_NOUN.search(text)
    return (plain.group() if plain else ""), frozenset(), bool(nearby)


def _first_noun(text: str, *, plural: bool = False) -> tuple[str, frozenset[RecordKind]]:
    """Return the first noun of a text and its kinds; of nouns side by side ("plan actions") the last, the longest.

    `plural` takes one in the plural before others.
    """
    found = [(match.span(), match.group(), kinds) for pattern, kinds in _NOUNS for match in pattern.finditer(text)]
    heads = [(span, noun) for span, noun, _ in found if not any(span[1] + 1 == other[0] for other, _, _ in found)]
    if not heads:
        return "", frozenset()
    _, noun = min(heads, key=lambda head: (plural and not head[1].endswith("s"), head[0][0], -head[0][1]))
    return noun, frozenset(kind for _, said, kinds in found if said == noun for kind in kinds)
