"""The Algorithmic Transparency Record of this clerk: the template's fields (atrs.toml) filled from how it is set up.

What only the council knows is a setting or is said to be missing; nothing is made up.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from api.about.running import Running
from api.about.saying import given, holdings, kept_for, measured

FILE = Path(__file__).parent / "atrs.toml"


@dataclass(frozen=True, kw_only=True, slots=True)
class Field:
    """One field of the record: its number and name in the template, and what is said."""

    number: str
    name: str
    value: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Section:
    """A part of the record."""

    title: str
    fields: tuple[Field, ...]


@cache
def template() -> dict[str, Any]:
    """Return the template: which standard it follows, and its sections."""
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def record_of(running: Running) -> tuple[Section, ...]:
    """Return the whole record, tier 1 first."""
    values = {**_owner(running), **_running(running), **_writing(running)}
    return tuple(
        Section(
            title=section["title"],
            fields=tuple(
                Field(number=f"{section['prefix']}{number}", name=name, value=" ".join(words.format(**values).split()))
                for number, (name, words) in enumerate(section["fields"], 1)
            ),
        )
        for section in template()["section"]
    )


def _owner(running: Running) -> dict[str, str]:
    names = ("website", "contact", "council", "team", "responsible")
    return {"name": running.page.name, **{name: given(getattr(running.page, name), name) for name in names}}


def _running(running: Running) -> dict[str, str]:
    return {
        "version": running.version,
        "writer": running.writer,
        "retriever": running.settings["retriever"],
        "reranker": running.settings["reranker"],
        "embedder": running.holdings.embedder or "the embedder that is set",
        "holdings": holdings(running.holdings),
        "kept": kept_for(running.keep_days),
        "measured": measured(running.measured),
    }


def _writing(running: Running) -> dict[str, str]:
    """Return what differs between a clerk that has a language model and one that quotes alone."""
    if not running.has_model:
        return {
            "model": "none",
            "prompts": "none",
            "third_party": "No: nothing is sent to anybody.",
            "writing": "What answers it is told in the papers’ own words; figures and dates stand in what is cited.",
            "task": "",
            "input": "",
            "output": "",
            "architecture": "No generative model is used.",
            "sharing": "None: nothing leaves the machine.",
        }
    where = "a server that the council names" if running.own_server else f"the provider of {running.model}"
    return {
        "model": running.model,
        "prompts": ", ".join(running.prompts),
        "third_party": f"Yes: the language model runs at {where}.",
        "writing": (
            "A language model words what answers it from a few extracts; a statement is shown only where its quotes "
            "stand in the papers and its figures, dates, names and references stand in what it cites."
        ),
        "task": "; wording an answer from the extracts that were chosen",
        "input": "; for the language model, the question and the few extracts chosen to answer it",
        "output": "; sentences with quotes, each checked before it is shown",
        "architecture": f"The language model is {running.model}, used as it is offered and not trained further.",
        "sharing": f"The question and the chosen extracts are sent to {where}; the agreement is the council’s.",
    }
