"""What every plain system shares: papers cut without a look at them, and the nearest sentences for an answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from time import perf_counter

import numpy as np
from langchain_text_splitters import RecursiveCharacterTextSplitter

from assistant.types import Abstention, AbstentionReason, Answer, Citation, Claim
from evals.samples import Sample
from evals.systems.base import HITS, Given, Reply, question_of, replied
from vectorstore.embedders.base import Vectors
from vectorstore.types import Chunk, Document, Filters, Hit, Locator, Span

SIZE, OVERLAP = 1000, 200
"""Characters of a piece and of what it shares with the next, as LangChain's tutorial has them."""

READ = 4
SENTENCES = 3
_END = re.compile(r"(?<=[.!?;:])\s+|\n\s*\n")

Search = Callable[[str, int], Sequence[tuple[int, float]]]
"""A question and k in, up to k (place of a piece, score) out, best first, higher is better."""


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A stretch of one paper, cut by length alone."""

    document: Document
    span: Span

    @property
    def text(self) -> str:
        """Its words."""
        return self.document.quote(self.span)


class Plain:
    """Searches pieces in one way, and answers with the sentences of the first four that are nearest the question.

    It knows no references, tables, dates or earlier turns, cites each sentence where it stands, and never refuses while
    anything is found.
    """

    def __init__(self, given: Given, pieces: Sequence[Piece], search: Search) -> None:
        """Search these pieces in this way."""
        self._given, self._pieces, self._search = given, pieces, search
        self._vector = lru_cache(20_000)(given.index.embedder.embed_query)

    def reply(self, sample: Sample) -> Reply:
        """Return the answer and the first hits; it has no confidence to tell."""
        start = perf_counter()
        found = self._search(sample.question, HITS)
        searched = perf_counter()
        hits = [self._hit(place, score, rank) for rank, (place, score) in enumerate(found, 1)]
        claims = tuple(self._claims(sample.question, [self._pieces[place] for place, _ in found[:READ]]))
        nothing = Abstention(reason=AbstentionReason.NOT_FOUND, text="Nothing was found.") if not claims else None
        answer = Answer(question=question_of(sample, self._given.levels), claims=claims, abstention=nothing)
        taken = {"answer": (perf_counter() - start) * 1000, "search": (searched - start) * 1000}
        said = replied(answer, hits, self._given, taken)
        return replace(said, answer={**said.answer, "confidence": None})

    def _claims(self, question: str, pieces: Sequence[Piece]) -> Iterator[Claim]:
        asked: Vectors = self._vector(question)
        sentences = {(piece.document.id, span): piece.document for piece in pieces for span in sentences_of(piece)}
        scores = {
            (name, span): float(np.dot(self._vector(document.quote(span)), asked))
            for (name, span), document in sentences.items()
        }
        for name, span in sorted(scores, key=lambda key: (-scores[key], key[0], key[1].start))[:SENTENCES]:
            citation = cited(sentences[name, span], span)
            yield Claim(text=citation.quote, citations=(citation,))

    def _hit(self, place: int, score: float, rank: int) -> Hit:
        piece = self._pieces[place]
        at = Locator(page=piece.document.page_of(piece.span.start))
        name = f"{piece.document.id}:{piece.span.start}"
        chunk = Chunk(id=name, document_id=piece.document.id, span=piece.span, text=piece.text, locator=at)
        return Hit(chunk=chunk, score=score, rank=rank, retriever="plain")


def pieces_of(given: Given) -> tuple[Piece, ...]:
    """Cut every paper that the reader may see, by LangChain's recursive splitter."""
    splitter = RecursiveCharacterTextSplitter(chunk_size=SIZE, chunk_overlap=OVERLAP, add_start_index=True)
    catalogue = given.index.catalogue
    papers = (catalogue.document(info.id, given.levels) for info in catalogue.documents(Filters(levels=given.levels)))
    return tuple(
        Piece(document=paper, span=Span(start=start, end=start + len(cut.page_content)))
        for paper in papers
        for cut in splitter.create_documents([paper.text])
        if (start := cut.metadata["start_index"]) >= 0
    )


def sentences_of(piece: Piece) -> Iterator[Span]:
    """Yield the stretches of a piece that end like sentences or paragraphs, without the white space around them."""
    text, start = piece.text, 0
    for end, following in [*((one.start(), one.end()) for one in _END.finditer(text)), (len(text), len(text))]:
        words = text[start:end]
        left = len(words) - len(words.lstrip())
        if words.strip():
            at = piece.span.start + start + left
            yield Span(start=at, end=at + len(words.strip()))
        start = following


def cited(document: Document, span: Span) -> Citation:
    """Return the citation of a stretch of a paper."""
    return Citation(
        document_id=document.id,
        version=document.version,
        document=document.name,
        title=document.title,
        quote=document.quote(span),
        span=span,
        locator=Locator(page=document.page_of(span.start)),
        meeting_date=document.meeting_date,
    )
