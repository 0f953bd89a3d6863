"""What a request over HTTP is narrowed to, the same on every route. The reader is the public."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Annotated

from fastapi import Depends, Query

from api.schemas import Name
from vectorstore.types import PUBLIC_READER, DocumentKind, Filters

MANY = 50
Names = Annotated[list[Name], Query(max_length=MANY)]
Kinds = Annotated[list[DocumentKind], Query(max_length=MANY, description="Only these kinds of paper.")]


def _narrowed(
    as_of: Annotated[date | None, Query(description="Only papers of meetings up to this day.")] = None,
    committee: Annotated[Names, Query(description="Only papers of these committees.")] = [],  # noqa: B006 - copied
    document: Annotated[Names, Query(description="Only these papers, by id or file name.")] = [],  # noqa: B006
) -> Filters:
    return Filters(levels=PUBLIC_READER, as_of=as_of, committees=tuple(committee), documents=tuple(document))


Narrowed = Annotated[Filters, Depends(_narrowed)]


def _by_kind(narrowed: Narrowed, kind: Kinds = []) -> Filters:  # noqa: B006 - FastAPI copies it
    return replace(narrowed, kinds=tuple(kind))


def _by_kind_of_paper(narrowed: Narrowed, paper_kind: Kinds = []) -> Filters:  # noqa: B006
    return replace(narrowed, kinds=tuple(paper_kind))


FiltersDep = Annotated[Filters, Depends(_by_kind)]
# Where `kind` is already another thing's: the kind of a record.
PaperFiltersDep = Annotated[Filters, Depends(_by_kind_of_paper)]
