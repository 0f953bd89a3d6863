"""What a claim in a model's words must hold to beyond its figures: names, addresses, denials and decisions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.checks.decisions import decides_otherwise
from assistant.checks.names import unfounded_names
from assistant.checks.parts import foreign_addresses
from assistant.checks.support import denies_otherwise
from assistant.types import Citation, Evidence


def fault_of(told: str, sources: Sequence[Evidence], citations: Sequence[Citation]) -> str:
    """Return what is wrong with the wording of a claim, "" where nothing is."""
    quotes = [citation.quote for citation in citations]
    papers = {source.document.id: source.document for source in sources}
    missing = foreign_addresses(told, quotes)
    texts = [paper.text for paper in papers.values()]
    missing += [name for name in unfounded_names(told, quotes, called(sources), texts) if name not in missing]
    if missing:
        return f"not in its quotes: {', '.join(missing)}"
    if denies_otherwise(told, quotes):
        return "it denies what its quotes do not, or the other way round"
    if decides_otherwise(told, [(papers[citation.document_id].kind, citation.quote) for citation in citations]):
        return "it tells as decided what its quotes do not say was decided"
    return ""


def called(sources: Sequence[Evidence]) -> list[str]:
    """Return what the cited papers and places are called, which a claim may say without a quote."""
    return [name for source in sources for name in _names(source) if name]


def _names(source: Evidence) -> Iterator[str | None]:
    document, block = source.document, source.block
    yield from (document.title, document.council, document.committee, document.kind.value, block.locator.row)
    yield from (*block.locator.headings, *block.columns)
