"""What people are on a paper: the words that questions ask by, and the labels that councils print beside a name."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import lru_cache


class Role(StrEnum):
    """What somebody is on a paper; REPORTER is in whose name it goes, ASSESSOR who filled in a form.

    HEAD is of a service, LEADER whoever stands over some rows. SIGNED is no person, but the day beside a signature.
    """

    AUTHOR = "author"
    CONTACT = "contact"
    OFFICER = "officer"
    APPROVER = "approver"
    ASSESSOR = "assessor"
    MEMBER = "member"
    DIRECTOR = "director"
    DECIDER = "decider"
    REPORTER = "reporter"
    SIGNED = "signed"
    HEAD = "head"
    LEADER = "leader"


_EQUALITY = r"eq(?:uality|ualities)?(?: and diversity)? ?(?:impact )?(?:assessments?|analys[ie]s|returns?|screening)"
_KINDS = r"(?:data protection|health|privacy|environmental|climate)(?: impact)? assessments?|impact assessments?"
FORM = rf"(?:{_EQUALITY}|{_KINDS}|e\w?ias?|dpias?)"
"""What a reader calls a form that councils fill in beside a report."""

_PAPERS = r"reports?|papers?|documents?|briefings?|statements?|updates?|forms?|dashboards?|budget books?"
PAPER = rf"(?:(?:(?:cover|covering|officer) )?(?:{_PAPERS})|records? of (?:the )?decision|{FORM})"
"""What a reader calls a paper."""

_WHO = r"\b(?:when|who(?:se|m|['’]?s)?|which|what|name[ds]?|give me)\b"
_WROTE = r"written|authored|drafted|prepared|put together|compiled"
_FILLED = r"completed|filled in|carried out|submitted"
_SIGN_OFF = r"sign(?:s|ed)?(?: (?:it|this|that|them))? ?-?off"
_REACH = r"(?:ring|phone|call|telephone|e-?mail|contact|speak (?:to|with)|talk to|write to|get (?:in touch|hold))"
_US = r"(?:i|we|you|one|people|members|residents)"
_TOOK = r"(?:took|takes?|taken|taking|made|makes?|making)"
_ASKED: Mapping[Role, Sequence[str]] = {
    Role.AUTHOR: (
        r"\bauthors?\b",
        rf"\b(?:wrote|writes|writing|{_WROTE})\b.*\b{PAPER}\b",
        rf"\b{PAPER}\b.*\b(?:{_WROTE}) by\b",
    ),
    Role.CONTACT: (
        rf"\bwhom? (?:do|can|should|could|would|must|shall) {_US}\b.{{0,16}}\b{_REACH}\b",
        rf"\bwho to {_REACH}\b",
        r"\bcontacts?\b(?: (?:officers?|details|names?|persons?|points?))?.* (?:for|about|on|in)\b",
        r"\b(?:(?:tele)?phone|contact|direct) (?:number|no|line)\b",
        r"\be-?mail address",
    ),
    Role.OFFICER: (
        r"\b(?:responsible|lead|accountable|reporting|supporting)(?: \w+)? officers?\b",
        r"\bofficers? responsible\b",
        r"\bSRO\b",
    ),
    Role.APPROVER: (rf"\b(?:approved|authori[sz]ed|cleared|{_SIGN_OFF})\b",),
    Role.ASSESSOR: (rf"\b(?:{_FILLED}|undertook|did)\b.*\b{FORM}\b", rf"\b{FORM}\b.*\b(?:{_FILLED}|undertaken) by\b"),
    Role.MEMBER: (
        r"\b(?:cabinet|lead|executive) (?:lead )?members?\b",
        r"\bportfolio holders?\b",
        r"\blead portfolio\b",
        r"\b(?:responsible|lead) councillors?\b",
        r"\bcouncillors? (?:is |was )?(?:responsible|in charge|behind|leading)\b",
    ),
    Role.DIRECTOR: (r"\bdirectors?\b",),
    Role.HEAD: (r"\bheads? of service\b",),
    Role.LEADER: (
        r"\bwho\b.*\b(?:responsible for|in charge of|over|head(?:s|ed)?|runs?|oversees?|manages?|looks after|leads?)\b",
    ),
    Role.DECIDER: (
        rf"\b{_TOOK}\b(?: \w+){{0,3}} decisions?\b",
        r"\bdecisions?\b.*\b(?:taken|made) by\b",
        r"\bdecision[- ]makers?\b",
    ),
    Role.SIGNED: (
        r"\b(?:when|what (?:day|date)|which day)\b.*\bsigned\b(?! off)",
        r"\bdate of (?:the )?(?:signature|signing)\b",
    ),
    Role.REPORTER: (
        r"\bin whose name\b",
        r"\bwhose (?:report|paper)\b",
    ),
}
_KIND = (
    "relevant lead responsible corporate strategic executive service sponsoring reporting interim acting senior main"
    " joint"
)
_OF = rf"(?:(?:{'|'.join(_KIND.split())}|key|report) )*"
_DONE = r"(?:approved|authori[sz]ed|signed(?: off)?|cleared|agreed|endorsed|reviewed)"
_CONTACT = r"(?:officers?|points?|names?|persons?|details|information|for (?:enquiries|further information))"
_THIS = r"(?:report|eqia|eia|assessment|form|screening|this \w+) "
_LABELS: Mapping[Role, Sequence[str]] = {
    Role.AUTHOR: (
        rf"{_OF}(?:authors?|writers?)(?: (?:and|&|/) .*| details| name)?",
        rf"(?:(?:report|paper) )?(?:{_WROTE}|produced) by",
        r"report by",
        r"report(?:ing)? officers?",
        r"originat(?:or|ing officer)",
        r"officer",
    ),
    Role.CONTACT: (
        rf"{_OF}(?:officer )?contacts?(?: {_CONTACT})*",
        r"(?:further )?enquir(?:y|ies)(?: to)?",
        r"ask for",
        r"(?:for )?further (?:information|details)(?: (?:please )?contact| from| is available from)?",
        r"officers? to contact",
        r"(?:names?|contact details?)(?: and .*)? (?:of|for) (?:the )?(?:report )?(?:authors?|officers?|contacts?)",
        r".* author and contact.*",
        r".*author.* (?:and|&|/) (?:relevant |lead )?directors?",
    ),
    Role.OFFICER: (
        rf"{_OF}(?:accountable )?officers?(?: responsible)?",
        r"sro",
        r"responsible (?:owner|person)",
        r"accountable (?:lead|owner)",
    ),
    Role.APPROVER: (
        rf"(?:{_THIS})?{_DONE} by",
        _DONE,
        r"sign(?:ed)?[- ]?off(?: by)?",
        r"approver",
        r"(?:approving|authori[sz]ing) \w+",
    ),
    Role.ASSESSOR: (
        rf"(?:{_THIS})*(?:{_FILLED}|undertaken|conducted|done) by",
        r"assessor",
        r"(?:name of )?(?:the )?(?:person|officer)s? (?:completing|carrying out|undertaking|responsible for)\b.*",
        r"assessment (?:lead|author)",
    ),
    Role.MEMBER: (
        rf"{_OF}(?:cabinet )?(?:lead )?members?(?: responsible)?",
        r"(?:(?:lead|cabinet|executive) )*portfolio(?: holders?)?",
        r"lead councillors?",
    ),
    Role.DIRECTOR: (rf"{_OF}directors?", r".*author.* (?:and|&|/) (?:relevant |lead )?directors?"),
    Role.HEAD: (rf"{_OF}heads? of service",),
    Role.LEADER: (),
    Role.DECIDER: (
        r"decisions? (?:to be )?(?:taken|made) by",
        r"decision[- ]?(?:maker|taker)s?",
        r"(?:taken|made) by",
    ),
    Role.SIGNED: (
        r"(?:date )?signed(?: and dated)?",
        r"date of (?:signature|decision)",
        r"decision date",
        r"signature",
    ),
    Role.REPORTER: (r"(?:joint )?report (?:of|from)", r"from", r"by", r"presented by", r"submitted by"),
}
INSTEAD: Mapping[Role, tuple[Role, ...]] = {
    Role.AUTHOR: (Role.CONTACT, Role.OFFICER),
    Role.CONTACT: (Role.AUTHOR, Role.OFFICER),
    Role.OFFICER: (Role.AUTHOR, Role.CONTACT),
    Role.ASSESSOR: (Role.AUTHOR, Role.OFFICER),
    Role.DIRECTOR: (Role.HEAD,),
    Role.HEAD: (Role.DIRECTOR,),
}
"""What else a paper may call it, tried in this order."""

_ASKS = {role: re.compile("|".join(patterns), re.IGNORECASE) for role, patterns in _ASKED.items()}
_NAMES = {role: re.compile("|".join(patterns), re.IGNORECASE) for role, patterns in _LABELS.items() if patterns}
_ASKS_WHO = re.compile(_WHO, re.IGNORECASE)
_ASIDE = re.compile(r"\s*\([^()]*\)\s*$|[\s:*.–—-]+$|^[\s*•]*(?:\d+(?:\.\d+)*\.?\s+)?")


def roles_in(question: str) -> tuple[Role, ...]:
    """Return the roles that a question asks somebody's name by, in the order in which it does."""
    if not _ASKS_WHO.search(question):
        return ()
    found = {role: match.start() for role, pattern in _ASKS.items() if (match := pattern.search(question))}
    return tuple(sorted(found, key=lambda role: found[role]))


def bare(label: str) -> str:
    """Return a label without its number, its colon and what it adds in brackets."""
    words = " ".join(label.split())
    while (shorter := _ASIDE.sub("", words)) != words:
        words = shorter
    return words


@lru_cache(maxsize=20_000)
def roles_of(label: str) -> frozenset[Role]:
    """Return what a label says that the people beside it are; nothing for a label of something else."""
    words = bare(label)
    return frozenset(role for role, pattern in _NAMES.items() if pattern.fullmatch(words))
