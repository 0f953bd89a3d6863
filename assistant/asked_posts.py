"""Who holds a post, and what somebody said: refused where no evidence names a holder, or has that speaker in it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.brevity import parts_asked
from assistant.query import Query, terms_of
from assistant.shown_things import people_in, words_in_place, words_of
from assistant.slots import names_in
from assistant.types import Evidence

SHORT = 6
"""Words of a cell that may hold a name and nothing else; in a longer one a name is of something else."""

_POST = (
    r"(?:manager|director|head|officer|chief executive|secretary|treasurer|partner|deputy|auditor|clerk|advis[eo]r"
    r"|commissioner|co-?ordinator|inspector|solicitor|surveyor|engineer|head ?teacher|principal|trainer|facilitator"
    r"|mentor|coach|presenter|researcher|assessor|mediator|adjudicator|barrister|judge)"
)
_NAMED = r"(?: got (?:the )?job (?:as|of)| (?:has been|was|is) (?:appointed|named)(?: as)?)"
_HOLDER = re.compile(
    rf"\bwho(?:['’]?s| is| was| are| will be|{_NAMED}) "
    rf"(?:(?:the|our|its|their|a|now|current|present) |(?P<new>new|next|permanent) )*"
    rf"(?P<post>(?:(?!(?:in|on|at|while|when)\b|\w+ing\b)[\w&'’-]+ ){{0,5}}?{_POST}\b[^?,;.]*)",
    re.IGNORECASE,
)
_NAME_OF = re.compile(rf"\bname of the (?P<post>(?:[\w&'’-]+ ){{0,4}}?{_POST}\b[^?,;.]*)", re.IGNORECASE)
_JOB = re.compile(
    r"\bwho (?:got|has|holds|landed|took) the (?P<new>new )?(?P<post>[^?,;.]*?) (?:job|post|role)\b", re.IGNORECASE
)
_CHAIRS = re.compile(r"\bwho (?:chair|(?P<heads>head))(?:s|ed) (?P<post>(?:the |our )?[^?,;.]+)", re.IGNORECASE)
_IN_CHAIR = re.compile(r"\b(?:co-?)?chair\w*|\bhead(?:s|ed)?\b|\bled by\b|\blead(?:s|er)?\b|\bpresid", re.IGNORECASE)
_AT_HEAD = re.compile(rf"{_IN_CHAIR.pattern}|\bdirector|\bmanage|\bchief", re.IGNORECASE)
_OFFICE = re.compile(rf"\b{_POST}\b", re.IGNORECASE)
_BY_TASK = re.compile(
    r"\b(?:lead|responsible|accountable|reporting|report|contact|link|support)\w* (?:\w+ )?(?:officer|director|manager)"
    r"|\b(?:consult|firm|compan|contract)\w*"
    r"|\b(?:over|responsible|accountable|lead(?:s|ing)|lead (?:for|on|of)|behind|named|listed|down)\b",
    re.IGNORECASE,
)
_ACRONYM = re.compile(r"\b[A-Z]{2,4}\b")
_AT_END = re.compile(r"\s+(?:now|today|currently|at present|at the moment|these days|nowadays)$", re.IGNORECASE)
_VACANT = re.compile(r"\bvacan(?:t|cy)\b", re.IGNORECASE)
_VERBS = (
    r"(?:say|tell|ask|argue|propose|suggest|want|answer|reply|warn|promise|undertake|claim|complain|object|vote"
    r"|abstain)"
)
_SAID = re.compile(
    r"\b(?:said|says|ask|stat(?:ed|es|ing)|rais|note[ds]?\b|thank|quer|highlight|expla|comment|suggest|request|inform|advis"
    r"|confirm|add(?:ed|s)\b|felt|express|welcom|told|assur|respon|repl|report|emphasi|moved|propos|spoke|outlin|stress"
    r"|agree|argu|believ|recogni|acknowledg|introduc|presented|gave|refer|point|want|question|reassur|clarif|urg"
    r"|called|congratul|critici|accus|claim|remark|observ|reiterat|echo|second|discuss|declar)",
    re.IGNORECASE,
)
_SPOKE = re.compile(rf"\b(?:did|does|has|had) (?P<who>(?:[\w'’.-]+ ){{1,4}}?)(?P<did>{_VERBS})\b", re.IGNORECASE)
_VOTED = re.compile(r"vote|abstain", re.IGNORECASE)


def names_holder(query: Query, item: Evidence) -> bool | None:
    """Say whether a stretch names who holds the post that is asked about; None where no post's holder is asked for."""
    found = _asked_post(query)
    return _names_holder(found["post"], item, filled=bool(found.groupdict().get("new"))) if found else None


def holder_lacking(query: Query, chosen: Sequence[Evidence]) -> str | None:
    """Return the post whose holder is asked for where no stretch on it names anybody; None where one does."""
    found = _asked_post(query)
    named = found is None or any(names_holder(query, item) for item in chosen)
    return None if named or found is None else _AT_END.sub("", found["post"].strip())


def _asked_post(query: Query) -> re.Match[str] | None:
    named = () if query.plan.refs else (_NAME_OF,)
    found = _first(query.plan.own, _HOLDER, _JOB, *named)
    return None if found is None or _BY_TASK.search(found["post"]) else found


def chair_lacking(query: Query, chosen: Sequence[Evidence]) -> str | None:
    """Return the body whose chair is asked for where no stretch on it tells of one; None where one does."""
    found = _CHAIRS.search(query.plan.own)
    if found is None:
        return None
    body = frozenset(terms_of(found["post"])) or frozenset(terms_of(query.plan.own))
    told = (item for item in chosen if len(body & frozenset(terms_of(words_in_place(item)))) >= len(body) / 2)
    in_it = _AT_HEAD if found["heads"] else _IN_CHAIR
    return None if any(in_it.search(words_of(item)) for item in told) else found["post"].strip()


def speaker_lacking(query: Query, chosen: Sequence[Evidence]) -> str | None:
    """Return who is asked to have said something and is heard in none of the evidence; None where that one is.

    One who is only listed, as present or among those who voted, is not heard; how one voted stands in such a list.
    A question of several parts may be answered in the others.
    """
    found = _SPOKE.search(query.plan.own)
    names = names_in(found["who"].strip()) if found else ()
    if not names or parts_asked(query.plan.own) > 1:
        return None
    surname = frozenset(terms_of(names[-1].split()[-1]))
    listed = bool(_VOTED.match(found["did"])) if found else False
    heard = (words_in_place(item) for item in chosen if listed or _SAID.search(words_of(item)))
    return None if any(not surname.isdisjoint(terms_of(text)) for text in heard) else names[-1]


def _first(text: str, *patterns: re.Pattern[str]) -> re.Match[str] | None:
    return next(filter(None, (pattern.search(text) for pattern in patterns)), None)


def _names_holder(asked: str, item: Evidence, *, filled: bool) -> bool:
    """Say whether a stretch is on a post and has a person's name with it; `filled` where it is asked who got it."""
    post = frozenset(terms_of(_ACRONYM.sub(" ", asked)))
    office = frozenset(terms_of(" ".join(_OFFICE.findall(asked))))
    held = frozenset(terms_of(words_in_place(item)))
    spoken_of = office <= held and len(post & held) >= len(post) / 2
    return spoken_of and _stands_with(office, post, item) and not (filled and _VACANT.search(item.text))


def _stands_with(office: frozenset[str], post: frozenset[str], item: Evidence) -> bool:
    """Say whether a name is in one cell with an office, or in a short cell beside it; prose is one cell.

    What shares a word with the post is a part of what it is called: "Research Coordination" of its lead.
    """
    cells = [" ".join(cell.split()) for cell in item.text.split("\t")]
    people = [" ".join(name.split()) for name in people_in(item) if post.isdisjoint(terms_of(name))]
    places = [number for number, cell in enumerate(cells) if office <= frozenset(terms_of(cell))]
    named = [number for number, cell in enumerate(cells) if any(name in cell for name in people)]
    return any(n == at or (abs(n - at) == 1 and len(cells[n].split()) <= SHORT) for n in named for at in places)
