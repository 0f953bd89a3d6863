"""Makes questions that the record nearly answers, by changing one thing of a gold question to what no paper has.

    python -m evals.near_misses --data DATA GOLD.jsonl [GOLD.jsonl ...] > NEAR.jsonl

A gold file holds a few unanswerable questions, too few to fit or to measure refusals by. Here each answerable question
is asked again with another year, reference, person, body or place, or for something else of the same subject; DATA,
into which the papers were ingested, says what none of them holds.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.slots import holds, is_office, names_in
from assistant.types import Slot
from evals.near_rows import KIND, rows_asked_beyond
from evals.samples import Sample, read_gold
from vectorstore.index import Index, open_index
from vectorstore.references import find_dates, find_references
from vectorstore.settings import StoreSettings
from vectorstore.types import OFFICER_READER, Document, Filters

YEARS_APART = (1, -1, 2, -2, 3, -3, 4, -5, 6, -8, 9)
LAST_NUMBERS = (47, 58, 83, 96)
PEOPLE = ("Rosalind Threlkeld", "Tobias Wetherall", "Imogen Carswell")
BODIES = ("Licensing Committee", "Pensions Committee", "Standards Committee", "Harbour Board", "Charity Trustees Panel")
PLACES = ("Ormsgill", "Pentlow", "Scarcroft", "Wickmere")

_YEAR = re.compile(r"(?<![\d£.,])(?:19|20)\d\d(?![\d%])(?:(?P<to>[/–-])(?P<second>\d\d)(?!\d))?")
_BODY = re.compile(
    r"\b(?:[A-Z][\w']+,? (?:(?:and|&) )?)*(?:Committee|Board|Panel|Cabinet|Commission|Partnership|Forum|Trust)\b"
)
_PROPER = re.compile(r"(?<=[\w,'’] )[A-Z][a-z]{3,}\b")
_WHO = re.compile(
    r"^who (?:is |was |'s )?(?:leads?|leading|owns?|owner of|responsible for|in charge of) (?P<rest>.+)$", re.I
)
_SUBJECT = re.compile(
    r"^(?:what(?:'s| is| was) the (?:\w+ ){1,3}(?:of|for|on|in)|when (?:is|was|will|did|does)|what did) "
    r"(?P<rest>.+)$",
    re.I,
)
_THING = re.compile(r"(?:the|our|an?|[A-Z]+\d[\d.]*|[A-Z]\w+ [A-Z]\w+)\b")
_ATTRIBUTES: tuple[tuple[Slot, str], ...] = (
    (Slot.MONEY, "How much did consultants charge for {}?"),
    (Slot.PERCENTAGE, "What percentage of residents object to {}?"),
    (Slot.NAME, "What is the name of the contractor for {}?"),
    (Slot.DATE, "On what date did the auditors inspect {}?"),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Known:
    """What the papers hold: their words as one text, the dates of each by its file name, and the references."""

    text: str
    dates: Mapping[str, frozenset[str]]
    refs: frozenset[str]

    def says(self, words: str) -> bool:
        """Say whether any paper has these words."""
        return words.casefold() in self.text


Edit = Callable[[Sample, Known, int], str | None]


def near_misses(samples: Sequence[Sample], index: Index) -> Iterator[Sample]:
    """Yield the near misses of some gold questions; the same questions over the same record give the same ones."""
    known = _known(index)
    for number, sample in enumerate(sample for sample in samples if sample.answerable and not sample.history):
        evidence = " ".join(quote.quote or "" for quote in sample.evidence)
        for how, edit in EDITS.items():
            edited = edit(sample, known, number)
            if edited and edited != sample.question and not (how == "attribute" and _answers(edited, evidence)):
                yield Sample(id=f"{sample.id}-{how}", question=edited, type=KIND, answerable=False, as_of=sample.as_of)


def _answers(question: str, evidence: str) -> bool:
    """Say whether the gold evidence happens to hold what the changed question asks for."""
    return any(holds(slot, evidence) for slot, form in _ATTRIBUTES if question.startswith(form.partition(" {")[0]))


def _another_year(sample: Sample, known: Known, number: int) -> str | None:
    """Change every year by as much: every other time to a period that other papers speak of, else that none does."""
    if not _YEAR.search(sample.question):
        return None
    own = {quote.doc for quote in sample.evidence}
    papers = [dates for name, dates in known.dates.items() if number % 2 or name in own]
    for by in YEARS_APART[number % 3 :]:
        edited = _YEAR.sub(lambda match, by=by: _moved(match, by), sample.question)  # type: ignore[misc]
        periods = [day.value for day in find_dates(edited)]
        if periods and not any(date.startswith(period) for dates in papers for date in dates for period in periods):
            return edited
    return None


def _moved(match: re.Match[str], by: int) -> str:
    year = str(int(match.group()[:4]) + by)
    return year + (f"{match['to']}{(int(match['second']) + by) % 100:02d}" if match["to"] else "")


def _another_reference(sample: Sample, known: Known, number: int) -> str | None:
    """Give the one reference of a question a last number that no paper has."""
    found = find_references(sample.question, loose=True)
    if len(found) != 1:
        return None
    span = found[0].span
    for last in LAST_NUMBERS[number % 2 :]:
        edited = re.sub(r"\d+(?=\D*$)", str(last), sample.question[span.start : span.end])
        named = find_references(edited, loose=True)
        if named and named[0].canonical not in known.refs:
            return sample.question[: span.start] + edited + sample.question[span.end :]
    return None


def _another_person(sample: Sample, known: Known, number: int) -> str | None:
    names = [name for name in names_in(sample.question) if known.says(name)]
    return sample.question.replace(names[0], PEOPLE[number % len(PEOPLE)]) if names else None


def _another_body(sample: Sample, known: Known, number: int) -> str | None:
    body = _BODY.search(sample.question)
    unknown = [name for name in BODIES if not known.says(name)]
    if body is None or not unknown:
        return None
    return sample.question[: body.start()] + unknown[number % len(unknown)] + sample.question[body.end() :]


def _another_place(sample: Sample, known: Known, number: int) -> str | None:
    """Put a place that no paper has for a proper name of one word that is no office."""
    names = [m for m in _PROPER.finditer(sample.question) if known.says(m.group()) and not is_office(m.group())]
    if len(names) != 1:
        return None
    return sample.question[: names[0].start()] + PLACES[number % len(PLACES)] + sample.question[names[0].end() :]


def _another_attribute(sample: Sample, known: Known, number: int) -> str | None:
    asked = _WHO.match(sample.question) or _SUBJECT.match(sample.question)
    rest = asked["rest"].rstrip(" ?.!") if asked else ""
    if not _THING.match(rest) or "?" in rest or len(rest.split()) > 12:
        return None
    return _ATTRIBUTES[number % len(_ATTRIBUTES)][1].format(rest)


EDITS: dict[str, Edit] = {
    "year": _another_year,
    "reference": _another_reference,
    "person": _another_person,
    "body": _another_body,
    "place": _another_place,
    "attribute": _another_attribute,
}


def _known(index: Index) -> Known:
    catalogue = index.catalogue
    papers = [
        catalogue.document(card.id, OFFICER_READER) for card in catalogue.documents(Filters(levels=OFFICER_READER))
    ]
    return Known(
        text="\n".join(paper.text for paper in papers).casefold(),
        dates={paper.name: frozenset(_dates(paper)) for paper in papers},
        refs=catalogue.known_refs(Filters(levels=OFFICER_READER)),
    )


def _dates(paper: Document) -> Iterator[str]:
    yield from (day.value for day in find_dates(f"{paper.text}\n{paper.title}"))
    if paper.meeting_date:
        yield paper.meeting_date.isoformat()


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the near misses of some gold files, a JSON object a line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--data", type=Path, required=True)
    asked = parser.parse_args(arguments)
    samples = [sample for path in asked.gold for sample in read_gold(path)]
    with open_index(StoreSettings(data=asked.data)) as index:
        for sample in (*near_misses(samples, index), *rows_asked_beyond(index)):
            sys.stdout.write(sample.model_dump_json(exclude_defaults=True) + "\n")


if __name__ == "__main__":
    main()
