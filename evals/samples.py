"""Reads gold questions, so that a slip in the file is named by line and field and never becomes a bad score."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from evals.errors import InvalidGold

SHOWN_FAULTS = 20
Words = Annotated[str, Field(min_length=1, pattern=r"\S")]


def _spellings(value: Any) -> Any:
    if isinstance(value, str):
        return (value,)
    return tuple(value) if isinstance(value, list) else value


def _document(value: Any) -> Any:
    return value.get("doc") if isinstance(value, dict) else value


Spellings = Annotated[tuple[Words, ...], BeforeValidator(_spellings), Field(min_length=1)]
Also = Annotated[Words, BeforeValidator(_document)]


class _Gold(BaseModel):
    model_config = ConfigDict(frozen=True, strict=True, extra="ignore")


class GoldQuote(_Gold):
    """Words that prove an answer: `doc` is a bare file name, `also_in` other files in which the same words stand.

    Without a `quote` it is all that stands in the `paragraph` (a paragraph's, minute's or row's number), else on the
    `page`. `locator` is for people.
    """

    doc: Words
    quote: Words | None = None
    page: int | None = Field(default=None, ge=1)
    paragraph: Words | None = None
    also_in: tuple[Also, ...] = ()
    locator: str | None = None

    @model_validator(mode="after")
    def _says_where(self) -> GoldQuote:
        if not (self.quote or self.page or self.paragraph):
            raise ValueError("evidence needs a quote, a paragraph or a page")
        return self

    @property
    def documents(self) -> tuple[str, ...]:
        """Every file in which the words are said to stand."""
        return (self.doc, *self.also_in)


class Sample(_Gold):
    """One gold question. Unknown fields are ignored.

    `answer` and `remark` are a person's words and not measured; `same_as` is the id of the question that this one asks
    again in other words (a paraphrase, a misspelling, a follow-up written out).
    """

    id: Words
    question: Words
    type: Words
    answerable: bool
    history: tuple[Words, ...] = ()
    key_facts: tuple[Spellings, ...] = ()
    evidence: tuple[GoldQuote, ...] = ()
    as_of: date | None = None
    difficulty: Words | None = None
    answer: str | None = None
    remark: str | None = None
    tags: tuple[Words, ...] = ()
    same_as: Words | None = None

    @model_validator(mode="after")
    def _answerable_has_something_to_find(self) -> Sample:
        if self.answerable and not (self.key_facts or self.evidence):
            raise ValueError("an answerable question needs key_facts or evidence")
        return self


def read_gold(path: Path) -> tuple[Sample, ...]:
    """Return the questions of a gold file, in order.

    Raises InvalidGold: no such file, no question in it, or faults, each with file, line and field.
    """
    samples: dict[str, Sample] = {}
    faults: list[str] = []
    for number, line in enumerate(_lines(path), 1):
        if not line.strip():
            continue
        found = _read_line(line, f"{path}, line {number}")
        if isinstance(found, list):
            faults += found
        elif found.id in samples:
            faults.append(f"{path}, line {number}, id: {found.id!r} stands twice")
        else:
            samples[found.id] = found
    if faults:
        raise InvalidGold(faults_named(faults))
    if not samples:
        raise InvalidGold(f"{path}: holds no question. Give a file with one JSON question a line.")
    return tuple(samples.values())


def faults_named(faults: Sequence[str]) -> str:
    """Return a message that names the first faults, and counts the rest."""
    more = [f"... and {len(faults) - SHOWN_FAULTS} more"] if len(faults) > SHOWN_FAULTS else []
    return "\n".join([*faults[:SHOWN_FAULTS], *more, "Mend these and run again."])


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidGold(f"{path}: cannot be read ({error}). Give a file with one JSON question a line.") from error


def _read_line(line: str, where: str) -> Sample | list[str]:
    try:
        return Sample.model_validate_json(line)
    except ValidationError as error:
        return [f"{where}, {_field(fault['loc'])}: {fault['msg']}" for fault in error.errors(include_url=False)]


def _field(location: tuple[int | str, ...]) -> str:
    return ".".join(str(part) for part in location) or "the whole line"
