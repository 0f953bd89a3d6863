"""What a question asks about one vote: who moved it, who was on which side, how it ended, how a named member voted."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.honorifics import HONORIFICS
from assistant.register.nouns import LEAST, MOST
from assistant.slots import names_in
from assistant.types import Plan
from vectorstore.lexical.analysis import analyse

SIDES = ("for", "against", "abstained")
"""The fields that count the votes of a motion."""

_SEVERAL = re.compile(
    r"\b(?:amendments|motions|divisions)\b|\bhow many (?:times|votes were (?:taken|held))\b"
    r"|\b(?:each|every) (?:vote|motion|amendment)\b",
    re.IGNORECASE,
)
_WHY = re.compile(r"\bwhy\b|\breasons?\b|\bwhat made\b", re.IGNORECASE)
_MOVER = re.compile(
    r"\bwho\s+(?:\w+\s+){0,2}?(?:moved|proposed|tabled|brought|put (?:it |this |that )?forward)\b(?! to\b)"
    r"|\b(?:mover|proposer)\b|\b(?:moved|proposed|tabled|put forward) by (?:whom|who)\b|\bwhose (?:amendment|motion)\b",
    re.IGNORECASE,
)
_SECONDER = re.compile(r"\bwho\b[^?.;]{0,60}\bseconded\b|\bseconder\b|\bseconded by (?:whom|who)\b", re.IGNORECASE)
_OF_A_VOTE = re.compile(
    r"\b(?:vot(?:e|es|ed|ing)|amendments?|motions?|moved|seconded|abst\w+|in favour)\b"
    r"|\bwho (?:was|were) (?:for|against)\b",
    re.IGNORECASE,
)
_VOTERS = re.compile(
    r"\b(?:who(?:se)?|which|name|names|list|everyone|everybody|anyone|members|councillors)\b", re.IGNORECASE
)
_SIDES = {
    "for": re.compile(
        r"\bvot\w+ (?:for|in favour)\b|\bin favour\b|\b(?:supported|backed)\b|\b(?:was|were) for\b|\bfor it\b",
        re.IGNORECASE,
    ),
    "against": re.compile(
        r"\bagainst\b|\bopposed\b|\bvoted it down\b|\bwho (?:was|were|did)(?:n['’]?t| not)\b", re.IGNORECASE
    ),
    "abstained": re.compile(r"\babst(?:ain|ention)\w*\b", re.IGNORECASE),
}
_RESULT = re.compile(
    r"\b(?:became of|c[oa]me of|outcome of|fate of|(?:get|got|go|went) through(?! to\b)|how close"
    r"|voted (?:down|through|on))\b"
    r"|\b(?:what|how)\b[^?.;]{0,25}\bvotes?\b|\bhow many\b[^?.;]{0,40}\b(?:vot(?:e|es|ed|ing)|abst\w+)\b"
    r"|\b(?:amendment|motion|vote|bid|proposal)\b[^?.;]{0,80}\b(?:lost|pass(?:ed)?|carried|carry|rejected|defeated|agreed|fail(?:ed)?"
    r"|succeed(?:ed)?|lose|win|end|go)\b"
    r"|\bhappened (?:to|with|about) (?:the\b|\w+\b|\w+ \w+['’]s\b)[^?.;]{0,60}\b(?:amendment|motion|bid)\b"
    r"|\b(?:result|outcome) of the\b[^?.;]{0,60}\bvote\b|\b(?:final|substantive|recorded|last|named) vote\b"
    r"|^\W*(?:the )?(?:[\w'’-]+ ){0,4}vote(?: on\b.*)?\W*$",
    re.IGNORECASE,
)
_HOW_IT_ENDED = re.compile(
    r"\b(?:did|was|is|has|were) (?:it|that|this|they|he|she|theirs|his|hers)\b[^?.;]{0,30}"
    r"\b(?:pass(?:ed)?|carried|lost|agreed|through|fail(?:ed)?|win|won|succeed(?:ed)?)\b"
    r"|\bhow did (?:it|that|this|they)(?: one)? (?:go|end)|\bwhat happened\b"
    r"|^\W*(?:and |so |ok )?(?:what(?:['’]?s| was| is) )?(?:the )?(?:result|outcome|score|numbers?)\W*$"
    r"|\bby how (?:many|much)\b",
    re.IGNORECASE,
)
"""What asks how a vote ended where the turn before was of one."""
_TITLED = (
    r"(?i:councillor|cllr|mr|mrs|ms|miss|dr|sir|dame|lord|lady)\.? (?i:[a-z]\.? )?(?P<surname>(?i:[a-z][a-z'’-]+))"
)
_TITLED_NAME = re.compile(rf"\b{_TITLED}")
_MEMBER = re.compile(
    r"\b(?:how|which way|what way|whether|where)?\s*(?:did|has|does)?\s*"
    rf"(?P<name>{_TITLED}|(?:(?:Councillor|Cllr|Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady)\.? )?(?:[A-Z]\.? )*"
    r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*)"
    r"\s+(?:vote|voted|abstain|abstained|support|supported|back|oppose|opposed)\b"
)
_NOT_NAMES = frozenset(
    {"who", "how", "did", "which", "what", "cabinet", "council", "committee", "members", "councillors"}
)
_FINAL = re.compile(r"\b(?:final|substantive|main|overall|as amended|amended motion)\b", re.IGNORECASE)
_AMENDMENT = re.compile(r"\bamendment\b", re.IGNORECASE)
_MOTION = re.compile(r"\bmotion\b", re.IGNORECASE)

_OF_VOTES = """
    put vote votes voted voting moved move mover movers proposed proposer propose seconded seconder tabled carried lost
    defeated passed rejected agreed through get got go went became come fate outcome result amendment amendments motion
    motions against favour abstain abstained abstention abstentions final substantive main overall everyone everybody
    anyone name names list who what how which did was many close support supported backed opposed succeed end ended
    member members councillor councillors cllr mr mrs ms dr another meeting council happened
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class VoteAsk:
    """What is asked of one vote: names of fields (`wanted`), a `member`; `terms` are what the motion must be about.

    `amending` says which sort the question means, None where it does not say; `final` that it is the last vote.
    """

    wanted: tuple[str, ...]
    member: str | None
    amending: bool | None
    final: bool


def vote_asked(plan: Plan) -> VoteAsk | None:
    """Read what a question asks of one vote, None where it asks nothing of a vote, or of several.

    A follow-up may say no word of voting ("did it pass?", "and against?") where the turns before it do.
    """
    own = plan.own
    if _SEVERAL.search(own) or _WHY.search(own) or MOST.search(own) or LEAST.search(own):
        return None
    member = _member_in(own)
    wanted = _wanted(own, plan.context)
    if not wanted and member is None:
        return None
    said = next((text for text in (own, plan.context) if _AMENDMENT.search(text) or _MOTION.search(text)), "")
    final = bool(_FINAL.search(own if said == own else f"{plan.context} {own}"))
    amending = None if final or not said else bool(_AMENDMENT.search(said))
    return VoteAsk(wanted=wanted, member=member, amending=amending, final=final)


def is_of_a_vote(text: str) -> bool:
    """Say whether a text speaks of voting, of an amendment or of a motion."""
    return bool(_OF_A_VOTE.search(text))


def surnames_in(text: str) -> frozenset[str]:
    """Return the surnames, in small letters, of whom a text names as members, with or without capitals."""
    named = [name.split()[-1] for name in names_in(text)]
    named += [match["surname"] for match in _TITLED_NAME.finditer(text)]
    return frozenset(re.sub(r"['’]s?$", "", name).casefold() for name in named)


def terms_about_votes() -> frozenset[str]:
    """Return the terms in which votes are asked about, whatever the motion."""
    return frozenset(analyse(_OF_VOTES, query=False)) | frozenset(analyse(_OF_VOTES, query=True))


def _wanted(text: str, context: str) -> tuple[str, ...]:
    """Return the fields asked for, those that tell how the vote ended whenever a side is asked for."""
    movers = [name for name, pattern in (("mover", _MOVER), ("seconder", _SECONDER)) if pattern.search(text)]
    told = _sides_told(text) if is_of_a_vote(f"{context} {text}") else []
    ended = _RESULT.search(text) or (_HOW_IT_ENDED.search(text) and is_of_a_vote(f"{context} {text}"))
    if ended and not told:
        told = (_sides_told(context) if _FINAL.search(text) else []) or list(SIDES)
    return tuple(dict.fromkeys([*movers, *told, *(["outcome"] if told else [])]))


def _sides_told(text: str) -> list[str]:
    """Return the fields of the sides that a text names, with who was on them where it asks for people."""
    sides = [side for side, pattern in _SIDES.items() if pattern.search(text)]
    named = bool(_VOTERS.search(text)) and not re.search(r"\bhow many\b", text, re.IGNORECASE)
    return [name for side in sides for name in ((side, f"voted_{side}") if named else (side,))]


def _member_in(text: str) -> str | None:
    """Return the surname of the member whose own vote is asked for."""
    match = _MEMBER.search(text)
    words = [word.rstrip(".") for word in match["name"].split()] if match else []
    known = [word for word in words if word.casefold() not in HONORIFICS]
    return known[-1] if known and known[-1].casefold() not in _NOT_NAMES else None
