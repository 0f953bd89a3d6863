"""Cited passages changed in copies of their papers, all in one record, and every question asked of it again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from evals.errors import CouldNotRun
from evals.intervening import copies
from evals.intervening.passages import Planned, apart, in_papers
from evals.intervening.rendition import Edit
from evals.interventions.base import Changed, Study
from evals.pairing import beside
from evals.samples import Sample
from evals.types import Row
from vectorstore.types import OFFICER_READER, Document

Plan = Callable[[Row, Mapping[str, Document]], Planned | None]
Judge = Callable[[Row, Row, Planned], str]
Told = Callable[[Planned], str]


@dataclass(frozen=True, kw_only=True)
class Replacing:
    """What is changed in the cited passages (`plan`), what an answer did then (`judge`), and both in words (`told`)."""

    kind: str
    plan: Plan
    judge: Judge
    told: Told

    def of(self, study: Study) -> Changed:
        """Ask over the papers written out as they are, then over the same with the passages changed.

        Raises CouldNotRun where no answer cites a passage that can be changed.
        """
        reference, ids = self._reference(study)
        samples = [without_evidence(sample) for sample in study.samples if sample.answerable]
        before = {row.id: row for row in study.ask(f"{self.kind}-before", reference, samples)}
        with copies.opened(reference) as index:
            plain = copies.plain_papers(index)
            cited = {name for name in in_papers(tuple(before.values())) if name in plain}
            papers = {name: index.catalogue.document(name, OFFICER_READER) for name in cited}
        planned = apart({row.id: found for row in before.values() if (found := self.plan(row, papers))})
        if not planned:
            raise CouldNotRun(f"no answer cites a passage that can be {self.kind}: take more questions with --n")
        changed = copies.copied(reference, study.work / self.kind)
        edits = _by_paper(planned.values())
        copies.written_out(changed, edits.keys(), study.work / "papers" / self.kind, edits)
        rows = study.ask(self.kind, changed, [sample for sample in samples if sample.id in planned])
        return Changed(
            rows=tuple(self._paired(row, before[row.id], planned[row.id]) for row in rows),
            notes=(
                f"{len(planned)} of {len(samples)} answerable questions have an answer whose cited passages could be "
                f"{self.kind} without touching another's; the passages of all of them were, in one record.",
                f"{ids} papers that answers cite were first read in again from what had been read of them (as web "
                f"pages; plain text as such): pages and colours are lost, and answers before and after are over those.",
            ),
        )

    def _reference(self, study: Study) -> tuple[Path, int]:
        """Return a record whose cited papers are written out as they are, and how many those are."""
        reference = copies.copied(study.data, study.work / f"{self.kind}-before")
        with copies.opened(reference) as index:
            ids = in_papers(study.before) & copies.plain_papers(index).keys()
        copies.written_out(reference, ids, study.work / "papers" / f"{self.kind}-before", {})
        return reference, len(ids)

    def _paired(self, row: Row, before: Row, plan: Planned) -> Row:
        return beside(row, before, kind=self.kind, change=self.told(plan), verdict=self.judge(row, before, plan))


def without_evidence(sample: Sample) -> Sample:
    """Return a question without its gold evidence, which no longer stands where the papers are changed."""
    return sample.model_copy(update={"evidence": ()})


def _by_paper(plans: Iterable[Planned]) -> dict[str, list[Edit]]:
    found: dict[str, list[Edit]] = {}
    for plan in plans:
        for paper, edits in plan.edits.items():
            found.setdefault(paper, []).extend(edits)
    return found
