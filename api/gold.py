"""Gold questions made of feedback: filled in from an item, checked as the evaluation checks them, kept in one file."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

from pydantic import ValidationError

from api.keeping.feedback import Feedback
from api.passages import visible
from evals.errors import InvalidGold
from evals.record import Record
from evals.samples import GoldQuote, Sample, read_gold
from evals.types import Place
from vectorstore.errors import NotInCatalogue
from vectorstore.index import Index
from vectorstore.types import PUBLIC_READER, Span

FILE = Path("gold") / "from-feedback.jsonl"
TYPES = ("fact", "list", "count", "status", "owner", "compare", "explain", "definition", "followup", "unanswerable")
MOST_EVIDENCE = 6  # quotes that the form has room for

Gold = Mapping[str, Any]


class Refused(ValueError):
    """A gold question that is not kept; `faults` say why, by the name of the field."""

    def __init__(self, faults: Mapping[str, str]) -> None:
        """Keep what is wrong with which field."""
        super().__init__("; ".join(faults.values()))
        self.faults = faults


def suggested(item: Feedback) -> dict[str, Any]:
    """Return a gold question as an item suggests it, for an officer to put right before it is kept."""
    answered = not item.answer["abstained"]
    as_of = parse_qs(item.filters.get("query", "")).get("as_of", [None])[0]
    return {
        "id": f"feedback-{item.id}",
        "question": item.question,
        "type": _type_of(item),
        "answerable": answered,
        "history": list(item.history),
        "key_facts": [],
        "evidence": [
            {"doc": c["document"], "quote": " ".join(c["quote"].split()), "page": c["page"]}
            for c in item.answer["citations"][:MOST_EVIDENCE]
            if answered
        ],
        "as_of": as_of,
    }


def _type_of(item: Feedback) -> str:
    if item.answer["abstained"]:
        return "unanswerable"
    return "followup" if item.history else "list" if item.answer["table"] else "fact"


def check(gold: Gold, index: Index) -> Sample:
    """Return the question as the evaluation reads it, each of its quotes found in the record; raises Refused."""
    faults: dict[str, str] = {}
    try:
        sample = Sample.model_validate_json(json.dumps(gold))
    except ValidationError as error:
        raise Refused({_field(fault["loc"]): _said(fault) for fault in error.errors(include_url=False)}) from error
    record = Record(index, PUBLIC_READER)
    for number, quote in enumerate(sample.evidence, 1):
        if fault := _fault_of(record, index, quote):
            faults[f"evidence-{number}"] = f"Quote {number}: {fault}"
    if faults:
        raise Refused(faults)
    return sample


def _fault_of(record: Record, index: Index, quote: GoldQuote) -> str:
    """Say what is wrong with a quote: no such file, not its words, or not on the page that was named.

    Words that the reader may not see are told in the same way as words that are not there.
    """
    try:
        pages = [page for place in record.evidence(quote).places for page in _page_of(index, place)]
    except InvalidGold as error:
        return str(error).replace(". Ingest it, then run again.", ".")
    if not pages:
        return f"evidence in {quote.doc}: these words do not stand there: {(quote.quote or '')[:80]!r}"
    if quote.page is None or quote.page in pages:
        return ""
    on = ", ".join(str(page) for page in sorted({page for page in pages if page}))
    where = f"but on {on}" if on else "for it has no pages"
    return f"these words of {quote.doc} are not on page {quote.page}, {where}."


def _page_of(index: Index, place: Place) -> list[int | None]:
    """Return the page that a place begins on, nothing for a place that the reader may not see."""
    try:
        document = index.catalogue.document(place.document_id, PUBLIC_READER)
    except NotInCatalogue:
        return []
    span = Span(start=place.start, end=place.end)
    return [document.page_of(place.start)] if visible(document, span, PUBLIC_READER) == (span,) else []


def append(data: Path, sample: Sample) -> None:
    """Add a question to the file in one step, so that it is never half written; raises Refused for one it holds.

    Whoever calls this sees to it that two of them never run at once.
    """
    path = data / FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    held = _held(path)
    if sample.id in {one.id for one in held}:
        raise Refused({"id": f"There is a gold question {sample.id} already. Choose another name."})
    same = next((one for one in held if _asked(one) == _asked(sample)), None)
    if same:
        raise Refused({"question": f"This question is in the file already, as {same.id}."})
    line = sample.model_dump_json(exclude_defaults=False)
    _replace(path, path.read_text(encoding="utf-8-sig").rstrip("\n") if held else "", line)


def _held(path: Path) -> tuple[Sample, ...]:
    try:
        return read_gold(path) if path.exists() else ()
    except InvalidGold as error:
        raise Refused({"id": f"The file of gold questions is broken; it is left as it is. {error}"}) from error


def _replace(path: Path, before: str, line: str) -> None:
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, delete=False) as file:
        file.write("\n".join([*([before] if before else []), line]) + "\n")
        file.flush()
        os.fsync(file.fileno())
    Path(file.name).replace(path)


def _asked(sample: Sample) -> tuple[object, ...]:
    told = [" ".join(text.casefold().split()) for text in (*sample.history, sample.question)]
    return (*told, sample.as_of)


def _field(location: tuple[int | str, ...]) -> str:
    """Name a form's field: evidence.2.quote is that of the third quote."""
    first, *rest = location or ("answerable",)
    return f"evidence-{int(rest[0]) + 1}" if first == "evidence" and rest else str(first)


def _said(fault: Mapping[str, Any]) -> str:
    if not fault["loc"]:
        return "A question that can be answered needs a key fact or a quote"
    return f"{str(fault['loc'][0]).replace('_', ' ').capitalize()}: {str(fault['msg']).lower()}"
