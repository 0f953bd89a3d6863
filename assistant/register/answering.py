"""The register's part of the path: whether a question goes to records, what is found, and what may be cited of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.counted_lists import Listed
from assistant.history import Thing
from assistant.people.attending import attendance_told
from assistant.people.items import Told
from assistant.people.telling import people_told
from assistant.query import Query
from assistant.recorded import DUE, LEAD, RATING, STATUS
from assistant.register.asking import read_ask
from assistant.register.changing import records_of, things_asked, told_over_time
from assistant.register.due_telling import NAMES
from assistant.register.entries import AUTHORSHIP, sheets_asked
from assistant.register.looking import Finding, look
from assistant.register.pools import Pools
from assistant.register.reckoning import Reckoned, reckon
from assistant.register.rows import cited_rows
from assistant.register.standpoint import Seen, seen_from
from assistant.register.tabling import table_of, table_under
from assistant.register.two_votes import Compared, votes_compared
from assistant.register.vote_telling import told_vote
from assistant.signs import Signs, of_finding, of_reckoned
from assistant.tables import AnswerTable
from assistant.timing import timed
from assistant.types import Claim, DraftClaim, Dropped, Evidence
from assistant.writers import tabular
from vectorstore.index import Index
from vectorstore.types import Hit
from vectorstore.word_vectors import WordVectors

FOLLOWED = (*STATUS, *LEAD, *RATING, *DUE)
"""The fields that are said of each record of a history."""


@dataclass(frozen=True, kw_only=True)
class Computed:
    """Rows that answer a question, each with its citable stretches; `finding` where they were counted or filtered.

    `reckoned` is what was worked out from due dates, where the question asks for that, `told` what a paper's labels say
    of its people, `listed` the list that was counted where the papers have no table of it, `seen` the question as it
    was read otherwise, `compared` the motions whose votes are compared.
    """

    rows: tuple[tuple[Evidence, ...], ...] = ()
    finding: Finding | None = None
    things: tuple[Thing, ...] = ()
    reckoned: Reckoned | None = None
    seen: Seen | None = None
    compared: Compared | None = None
    told: Told | None = None
    listed: Listed | None = None

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Every citable stretch, in the order of the rows."""
        if self.listed is not None:
            return self.listed.evidence
        if self.reckoned is not None:
            return self.reckoned.evidence
        if self.told is not None:
            return self.told.evidence
        return tuple(item for items in self.rows for item in items)

    @property
    def said(self) -> str:
        """Which day an answer counts or looks from, to be said before where it is from; empty where there is none."""
        told = self.reckoned or self.seen
        return told.said if told is not None else ""

    @property
    def signs(self) -> Signs:
        """How surely these rows are meant."""
        if self.reckoned is not None:
            return of_reckoned(sum(len(told.rows) for told in self.reckoned.told))
        if self.told is not None and self.told.counted:
            return of_reckoned(self.told.counted)
        return of_finding(self.finding)

    def left_of(self, query: Query) -> Query:
        """Return a question without the days that were reckoned with or looked from, of the papers up to then."""
        if self.listed is not None:
            return self.listed.left
        if self.reckoned is not None:
            question = replace(query.plan.question, filters=self.reckoned.filters)
            return replace(query, plan=replace(query.plan, periods=(), question=question))
        seen = self.seen.query if self.seen is not None else query
        return self.told.left_of(seen) if self.told is not None else seen

    def drafts(self) -> Iterator[DraftClaim]:
        """Yield the claims of the answer: what was counted or what changed, then each row."""
        if self.reckoned is not None:
            yield from self.reckoned.drafts
            return
        if self.told is not None:
            yield from self.told.drafts
            return
        if self.listed is not None:
            yield from self.listed.drafts()
            return
        for thing in self.things:
            yield from told_over_time(thing, self.rows)
        if self.things:
            return
        if self.compared is not None:
            yield self.compared.draft(self.rows)
        if self.finding is not None:
            yield tabular.counted(self.finding, self.rows)
        for items in self.rows:
            yield tabular.row_claim(items)

    def table(self, outcomes: Sequence[Claim | Dropped]) -> AnswerTable | None:
        """Return the rows as a table where they were counted and are many; `outcomes` are of the drafts, in order."""
        if self.reckoned is not None:
            first = self.reckoned.told[0]
            return table_under(first.title, NAMES, first.rows, outcomes)
        return table_of(self.finding, self.rows, outcomes) if self.finding is not None else None


@timed("register")
def compute(query: Query, hits: Sequence[Hit], index: Index, pools: Pools, words: WordVectors) -> Computed | None:
    """Return the rows that answer a question outright, None where the register is not surely meant."""
    reckoned = reckon(query, index, pools, words)
    if reckoned is not None:
        return Computed(reckoned=reckoned)
    seen = seen_from(query, hits, index, pools)
    computed = _looked_up(seen.query, seen.hits, index, pools, words)
    if computed is None:
        reckoned = reckon(query, index, pools, words, tables=True)
        return Computed(reckoned=reckoned) if reckoned is not None else None
    return replace(computed, seen=seen)


def _looked_up(query: Query, hits: Sequence[Hit], index: Index, pools: Pools, words: WordVectors) -> Computed | None:
    """Return the sheet, vote, history or rows that answer a question, None where none surely does."""
    told = people_told(query, hits, index) or attendance_told(query, hits, index)
    if told:
        return Computed(told=told)
    sheets = sheets_asked(query, index)
    if sheets:
        return Computed(rows=tuple(cited_rows(sheets, query, index, words, names=AUTHORSHIP)))
    compared = votes_compared(query, hits, index, words)
    if compared is not None:
        return Computed(rows=tuple(cited_rows(compared.records, query, index, words)), compared=compared)
    vote = told_vote(query, hits, index, words)
    if vote:
        return Computed(rows=(vote,))
    things = things_asked(query, index)
    if things:
        records = [record for thing in things for record in records_of(thing)]
        return Computed(rows=tuple(cited_rows(records, query, index, words, names=FOLLOWED)), things=things)
    ask = read_ask(query.plan)
    finding = look(query, ask, hits, pools, words) if ask.several else None
    if finding is None:
        return None
    names = {condition.name for condition in finding.conditions}
    rows = tuple(cited_rows(finding.rows, query, index, words, names=names))
    return Computed(rows=rows, finding=finding)
