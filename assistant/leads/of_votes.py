"""Answers "Was the amendment on buses carried?" by how the paper says that the vote on that very motion ended."""

from __future__ import annotations

import re
from collections.abc import Collection

from assistant.honorifics import HONORIFICS
from assistant.leads.asking import YesNo, without_asides
from assistant.leads.subjects import day_of, is_of_period
from assistant.register.meaning import Sense, senses_of
from assistant.register.pools import is_amendment
from assistant.register.vote_asking import terms_about_votes
from assistant.rows import Row
from assistant.slots import names_in
from assistant.types import Plan
from vectorstore.index import Index
from vectorstore.lexical.analysis import analyse
from vectorstore.records import Record, RecordKind

_CARRIED = r"carried|carry|pass(?:ed)?|agreed|approved|get through|go through|succeed"
_LOST = r"lost|defeated|rejected|fail(?:ed)?|fall|fallen|voted down|thrown out"
_ASKED = re.compile(rf"(?P<of>.+?)\s+(?:(?P<carried>{_CARRIED})|(?:{_LOST}))", re.IGNORECASE)
_ENDED = re.compile(
    r"(?:not )?(?:carried|lost|agreed|passed|approved|defeated|rejected)"
    r"(?: unanimously| without a vote| nem\.? con)?\.?",
    re.IGNORECASE,
)
_SORT = re.compile(r"\b(?:(?P<amendment>amendment)|motion)\b", re.IGNORECASE)
_STANCE = re.compile(r"\b(?:amendment|motion) (?:to|(?:on|about|for|of|calling for) (?:\w+ )?\w+ing\b)", re.IGNORECASE)
"""A motion that is said to do something may be one that undoes it: which, its words together do not tell."""

_OWN_WORDS = re.compile(r"\b(?:amendment|motion) that (?P<said>.+)", re.IGNORECASE)
SPREAD = 8
"""In so many words beside those asked for may these stand: further apart they may be of two things."""


def verdict_on_vote(asked: YesNo, plan: Plan, row: Row, index: Index, papers: Collection[str]) -> bool | None:
    """Say whether the motion that a claim tells ended as asked, None where that or the motion is not certain.

    `papers` are those that were found, in which no other motion may be meant.
    """
    match = _ASKED.fullmatch(without_asides(asked.words))
    sort = _SORT.search(match["of"]) if match else None
    carried = _is_carried(row.record)
    if match is None or sort is None or carried is None or not is_of_period(plan, day_of(row.record, plan, index)):
        return None
    if bool(sort["amendment"]) != is_amendment(row.record) or not _is_about(match["of"], row.record):
        return None
    held = (other for paper in papers for other in index.register.of_document(paper, plan.question.filters))
    rivals = [other for other in held if other.id != row.record.id and is_amendment(other) is bool(sort["amendment"])]
    if any(_is_about(match["of"], other) and not _is_same(other, row.record) for other in rivals):
        return None
    return carried is bool(match["carried"])


def _is_same(one: Record, other: Record) -> bool:
    """Say whether two records tell of one vote in two papers, a draft and the final minutes, with one end."""
    apart = one.document_id == other.document_id or one.as_of != other.as_of
    return not apart and _is_carried(one) is _is_carried(other)


def _is_carried(record: Record) -> bool | None:
    """Say whether a motion was carried, None where its paper says neither that nor that it was lost."""
    outcome = record.value("outcome")
    if record.kind is not RecordKind.MOTION or not record.value("type") or not _ENDED.fullmatch(outcome):
        return None
    ended = senses_of(outcome) & {Sense.CARRIED, Sense.LOST}
    return ended == {Sense.CARRIED} if len(ended) == 1 else None


def _is_about(words: str, record: Record) -> bool:
    """Say whether a motion is of the mover named, and holds all that it is said to be about close together."""
    if record.kind is not RecordKind.MOTION or _STANCE.search(words):
        return False
    names = [name.split()[-1] for name in names_in(words)]
    movers = {word.casefold().strip(".,") for word in record.value("mover").split()}
    if any(re.sub(r"['’]s?$", "", name).casefold() not in movers for name in names):
        return False
    plain = " ".join(word for word in words.split() if word.casefold().rstrip(".") not in HONORIFICS)
    about = set(analyse(plain, query=True)) - terms_about_votes() - set(analyse(" ".join(names), query=True))
    texts = [record.value(name) for name in ("title", "text", "item")]
    held = (analyse(text, query=True) for text in texts)
    own = _OWN_WORDS.search(words)
    if own:
        said = analyse(own["said"], query=True)
        return bool(said) and any(terms[: len(said)] == said for terms in held)
    return bool(about or names) and any(_stand_together(about, terms) for terms in held)


def _stand_together(wanted: Collection[str], terms: list[str]) -> bool:
    """Say whether some run of a text's terms, a few more than are wanted, holds all of them."""
    size = len(wanted) + SPREAD
    return any(set(wanted) <= set(terms[start : start + size]) for start in range(max(len(terms) - size, 0) + 1))
