"""The one path from a question to a cited answer, a line a step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from assistant import (
    abstaining,
    authority,
    citing,
    clarifying,
    drafting,
    dwelling,
    evidence,
    lists,
    occasions,
    planning,
)
from assistant.apt import only_apt
from assistant.asked_things import thing_lacking
from assistant.checks.support import Support
from assistant.confidence import confidence_of
from assistant.counted_lists import counted
from assistant.declining import declined
from assistant.disagreeing.finding import Disagreements
from assistant.dwelling import own_subject
from assistant.leads.lead import lead_of, told_of
from assistant.near import Near
from assistant.parts import Part
from assistant.query import Query, take_apart
from assistant.register.answering import Computed, compute
from assistant.register.conflicts import conflicts_of
from assistant.register.pools import Pools
from assistant.register.rows import with_entries, with_rows
from assistant.rerankers.base import Reranker
from assistant.retrievers.base import Retriever
from assistant.searched import reading, searched, searching
from assistant.sections import sections_first
from assistant.settings import AssistantSettings
from assistant.signs import Signs, signs_of
from assistant.timing import Laps, stage, timed
from assistant.types import (
    Abstention,
    Answer,
    Claim,
    Clarification,
    Dropped,
    Evidence,
    Note,
    Plan,
    Provenance,
    Question,
    Step,
    Tokens,
)
from assistant.understanding.understanding import Understanding, plainly
from assistant.writers.base import Writer
from vectorstore.directions import without_directions
from vectorstore.index import Index
from vectorstore.types import Hit
from vectorstore.word_vectors import WordVectors


@dataclass(frozen=True, kw_only=True, slots=True)
class Assistant:
    """Answers questions over an index; holds no state between them, so questions do not affect each other."""

    index: Index
    settings: AssistantSettings
    words: WordVectors
    retriever: Retriever
    reranker: Reranker
    writer: Writer
    disagreements: Disagreements
    pools: Pools
    understanding: Understanding

    def answer(self, question: Question) -> Answer:
        """Return the cited answer, or the abstention with its reason."""
        *_, last = self.stream(question)
        if not isinstance(last, Answer):
            raise TypeError("the path of a question ends with its answer")
        return last

    def search(self, question: Question, k: int) -> tuple[Hit, ...]:
        """Return the best `k` passages for a question."""
        return self.find(self.plan(question), max(k, self.settings.candidates))[:k]

    def stream(self, question: Question) -> Iterator[Step | Claim | Answer]:
        """Yield what is being done, each claim once it is checked, then the whole answer."""
        laps = Laps()
        if not without_directions(question.text):
            yield Answer(
                question=question, abstention=abstaining.nothing_asked(), provenance=self._provenance(laps, ())
            )
            return
        query = self.plan(question)
        asked_back = clarifying.clarification(query, self.index) if self._has(Part.CLARIFYING) else None
        if asked_back:
            yield self._asking_back(query, asked_back, laps)
            return
        yield Step(text=searching(self.index, question.filters))
        hits = self.find(query, self.settings.candidates)
        laps.mark("find")
        yield Step(text=reading(hits[: self.settings.passages]))
        computed = self.computed(query, hits) if self._has(Part.REGISTER) else None
        asked = computed.left_of(query) if computed else query
        laps.mark("register")
        chosen = computed.evidence if computed else self.choose(query, hits)
        signs = self.signs(query, hits, chosen, computed)
        refusal = self._refusal(query, chosen, signs, computed) if self._has(Part.REFUSALS) else None
        laps.mark("select")
        if not refusal:
            yield Step(text="Checking each point against its source")
        checked: list[Claim | Dropped] = []
        claims: list[Claim] = []
        beside: list[Note | Tokens] = []
        for outcome in () if refusal else self.written(query, computed, chosen):
            if isinstance(outcome, Note | Tokens):
                beside.append(outcome)
                continue
            checked.append(outcome)
            told = self._with_conflicts(asked, outcome, first=not claims) if isinstance(outcome, Claim) else ()
            claims += told
            yield from told
        laps.mark("write")
        yield Answer(
            question=question,
            lead=lead_of(
                query.plan, told_of(claims, checked, chosen, hits, computed.said if computed else ""), self.index
            ),
            claims=tuple(claims),
            abstention=refusal or (None if claims else self._unsupported(query, chosen)),
            hits=hits,
            dropped=tuple(item for item in checked if isinstance(item, Dropped)),
            standalone=query.plan.text,
            provenance=self._provenance(laps, tuple(part for part in beside if isinstance(part, Tokens))),
            table=computed.table(checked) if computed and not refusal else None,
            read_as=query.plan.read_as,
            notes=tuple(part.text for part in beside if isinstance(part, Note)),
            confidence=confidence_of(signs),
        )

    @timed("plan")
    def plan(self, question: Question) -> Query:
        """Return the question made to stand alone and taken apart: the first step."""
        asked = planning.without_orders(question if self._has(Part.HISTORY) else replace(question, history=()))
        understood = self.understanding.of(asked) if self._has(Part.WORDINGS) else plainly(asked)
        plan = occasions.dated(planning.plan(asked, understood), self.index)
        query = take_apart(plan, self.index, self.words)
        return replace(query, near=self._dwelt_on(plan)) if plan.context and not own_subject(query) else query

    def find(self, query: Query, k: int) -> tuple[Hit, ...]:
        """Return up to `k` passages, reranked: the second step."""
        found = self.retriever.retrieve(query.plan, k)
        with stage("rerank"):
            hits = self.reranker.rerank(query, found)
        return dwelling.hits_near(hits, query.near)[:k] if query.near else hits

    @timed("read")
    def read(self, query: Query, hits: Sequence[Hit]) -> tuple[Evidence, ...]:
        """Return the quotable stretches of the best passages, likeliest first: the third step."""
        found = evidence.candidates(query, hits[: self.settings.passages], self.index, self.words)
        found = sections_first(query.plan.own, found)
        return dwelling.stretches_near(found, query.near, query.plan.own) if query.near else found

    def computed(self, query: Query, hits: Sequence[Hit]) -> Computed | None:
        """Return the rows that answer outright, or the list that is to be counted; None where neither surely does."""
        found = compute(query, hits, self.index, self.pools, self.words)
        if found and not thing_lacking(query, found.evidence):
            return found
        listed = counted(query, partial(self.read, query, hits), self.index, self.words)
        return Computed(listed=listed) if listed else None

    @timed("select")
    def choose(self, query: Query, hits: Sequence[Hit]) -> tuple[Evidence, ...]:
        """Return the stretches that the writer may use, labelled, lists made whole: the fourth step."""
        plan, found = lists.completed(query, self.read(query, hits), self.index, self.words)
        found = authority.decisions_first(plan, found)
        chosen = with_rows(query, evidence.choose(plan, found), self.index, self.words)
        return with_entries(query, chosen, self.index, self.words)

    def _asking_back(self, query: Query, asked: Clarification, laps: Laps) -> Answer:
        return Answer(
            question=query.plan.question,
            clarification=asked,
            standalone=query.plan.text,
            provenance=self._provenance(laps, ()),
            read_as=query.plan.read_as,
        )

    def _dwelt_on(self, plan: Plan) -> tuple[Near, ...]:
        """Return what the turns that a follow-up leans on are answered from."""
        earlier = self.plan(Question(text=plan.context, filters=plan.question.filters))
        hits = self.find(earlier, dwelling.LOOKED_AT)
        chosen = with_rows(earlier, self.read(earlier, hits[: dwelling.READ])[:1], self.index, self.words)
        return dwelling.near_of(chosen, hits)

    @timed("weigh")
    def signs(self, query: Query, hits: Sequence[Hit], chosen: Sequence[Evidence], computed: Computed | None) -> Signs:
        """Return what of the question the evidence meets and misses: the fifth step."""
        asked = computed.left_of(query) if computed else query
        return signs_of(asked, chosen, hits, self.words, computed.signs if computed else None)

    @timed("abstain")
    def _refusal(
        self, query: Query, chosen: Sequence[Evidence], signs: Signs, computed: Computed | None
    ) -> Abstention | None:
        if reason := declined(query.plan.own):
            return abstaining.declining(reason, chosen)
        filters = query.plan.question.filters
        if not chosen and not self.index.catalogue.counts(filters.levels).documents:
            return abstaining.nothing_held()
        if not chosen and self.index.catalogue.document_ids(filters) == frozenset():
            return abstaining.nothing_fits()
        known = abstaining.known_of(query, self.index)
        found = abstaining.why_not(query, chosen, signs, self.words, known=known, computed=computed is not None)
        return found and abstaining.in_full(found, searched(self.index, filters))

    def _unsupported(self, query: Query, chosen: Sequence[Evidence]) -> Abstention:
        return abstaining.in_full(abstaining.unsupported(chosen), searched(self.index, query.plan.question.filters))

    def written(
        self, query: Query, computed: Computed | None, chosen: Sequence[Evidence]
    ) -> Iterator[drafting.Outcome]:
        """Yield what was drafted, checked: from the register, which no language model sees, or by the writer."""
        support = Support(index=self.index, levels=query.plan.question.filters.levels)
        check = partial(citing.check, evidence={item.label: item for item in chosen}, support=support)
        apt = chosen if computed else only_apt(query, chosen)
        return map(check, computed.drafts()) if computed else drafting.written(self.writer, query.plan, apt, check)

    def _with_conflicts(self, query: Query, claim: Claim, *, first: bool) -> tuple[Claim, ...]:
        """Return a claim, and after the first what the papers say against it."""
        told = first and self._has(Part.CONFLICTS)
        return (claim, *conflicts_of(query, [claim], self.disagreements)) if told else (claim,)

    def _has(self, part: Part) -> bool:
        return part not in self.settings.without

    def _provenance(self, laps: Laps, tokens: tuple[Tokens, ...]) -> Provenance:
        return Provenance(
            writer=self.writer.name,
            embedder=self.index.embedder.name,
            settings_digest=self.settings.digest(),
            prompt_version=self.writer.prompt_version,
            tokens=tokens,
            timings_ms=laps.milliseconds,
        )
