"""A3b, pages: a right answer with a wrong page sends its reader to look where nothing stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from evals.metrics.base import About, Metric, Numbers, Totals, Value, ratio
from evals.types import Cited, GoldEvidence, Row


class Pages:
    """Whether the page that a citation names is where its words stand, and where the gold evidence stands."""

    id = "A3b"
    title = "pages"
    about = About(
        source="The project's own; page_accuracy is the measure `page` of the gold's own scorer, on spans.",
        leaves_out="Citations and gold evidence of files without pages (text, web pages), unanswerable questions, "
        "refused ones, and for page_accuracy citations that meet no gold evidence.",
        caveats=(
            "Pages are those of the file, counted from 1, not the numbers printed on them.",
            "Where a paper or a copy of it also holds the words elsewhere, each of their pages is right.",
        ),
    )
    values = (
        Value(
            name="page_accuracy",
            heading="page",
            of="pages",
            formula="citations that meet gold evidence and name its page, or the page on which the cited words begin / "
            "citations that meet gold evidence with a page",
            fault="right answers name the wrong page",
        ),
        Value(
            name="gold_page_cited",
            heading="gold page",
            of="gold pages",
            formula="gold evidence with a page, whose paper is cited, of which a citation names that page / gold "
            "evidence with a page whose paper is cited",
            fault="answers cite the right paper on the wrong page",
        ),
    )
    counts = ("pages", "right pages", "gold pages", "gold pages cited")

    def tally(self, row: Row) -> Mapping[str, float]:
        """Count the citations that meet gold evidence, and the gold evidence whose paper is cited, by page."""
        if row.abstained or not row.answerable:
            return {}
        named = [right for cited in row.citations for right in _named_rightly(cited, row)]
        found = [hit for evidence in row.evidence for hit in _cited_on_page(evidence, row)]
        counted = {"pages": len(named), "right pages": sum(named)}
        return counted | {"gold pages": len(found), "gold pages cited": sum(found)} if named or found else {}

    def measure(self, totals: Totals) -> dict[str, Numbers]:
        """Return the two shares."""
        return {
            "page_accuracy": ratio(totals["right pages"], totals["pages"]),
            "gold_page_cited": ratio(totals["gold pages cited"], totals["gold pages"]),
        }


def pages_of(evidence: GoldEvidence) -> set[int]:
    """Return the pages on which gold evidence stands, and the one that a person gave; none in a file without pages."""
    return {page for page in (*evidence.pages, evidence.page_said) if page is not None}


def _named_rightly(cited: Cited, row: Row) -> Iterator[bool]:
    """Yield whether a citation names the page of the gold evidence that it meets, where there is such a page."""
    right = {page for evidence in row.evidence if evidence.met_by(cited.place) for page in pages_of(evidence)}
    if right:
        yield cited.page in right or (cited.page is not None and cited.page == cited.true_page)


def _cited_on_page(evidence: GoldEvidence, row: Row) -> Iterator[bool]:
    """Yield whether gold evidence is cited on its page, where it has one and its paper is cited."""
    papers = {place.document_id for place in evidence.places}
    named = [cited.page for cited in row.citations if cited.place.document_id in papers]
    if named and pages_of(evidence):
        yield any(page in pages_of(evidence) for page in named)


def build() -> Metric:
    """Return the metric."""
    return Pages()
