"""The Algorithmic Transparency Record of this clerk, in the fields and order of the template that GOV.UK publishes.

Fields are those of the Algorithmic Transparency Recording Standard, version 3 (tier 1 and tier 2), as in the published
records. What only the council knows is a setting or is said to be missing, never made up.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from api.about import atrs_tool
from api.about.running import Running
from api.about.saying import given

STANDARD = "Algorithmic Transparency Recording Standard, version 3"


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


def record_of(running: Running) -> tuple[Section, ...]:
    """Return the whole record, tier 1 first."""
    return (
        _section("Tier 1: summary", "", _summary(running)),
        _section("Tier 2: owner and responsibility", "1.", _owner(running)),
        _section("Tier 2: description and rationale", "2.", _rationale()),
        _section("Tier 2: deployment context", "3.", _deployment(running)),
        _section("Tier 2: tool specification", "4.1.", atrs_tool.tool(running)),
        _section("Tier 2: model specification", "4.2.", atrs_tool.models(running)),
        _section("Tier 2: development data", "4.3.", atrs_tool.development_data()),
        _section("Tier 2: operational data", "4.4.", atrs_tool.operational_data(running)),
        _section("Tier 2: risks, mitigations and impact assessments", "5.", atrs_tool.risks()),
    )


def _section(title: str, prefix: str, told: Mapping[str, str]) -> Section:
    fields = (
        Field(number=f"{prefix}{number}", name=name, value=value) for number, (name, value) in enumerate(told.items(), 1)
    )
    return Section(title=title, fields=tuple(fields))


def _summary(running: Running) -> dict[str, str]:
    page = running.page
    return {
        "Name": page.name,
        "Description": (
            "Answers questions about the council’s published committee papers. Each statement comes with the exact words "
            "of a paper, its page and its paragraph or table row. Where the papers do not hold an answer, it says so."
        ),
        "Website URL": given(page.website, "WEBSITE"),
        "Contact email": given(page.contact, "CONTACT"),
    }


def _owner(running: Running) -> dict[str, str]:
    page = running.page
    third = "Yes: the provider of the language model." if running.has_model and not running.own_server else "No."
    return {
        "Organisation or department": given(page.council, "COUNCIL"),
        "Team": given(page.team, "TEAM"),
        "Senior responsible owner": given(page.responsible, "RESPONSIBLE"),
        "Third party involvement": (
            f"{third} The software is Council Clerk {running.version}, open source under the MIT licence, run by the "
            f"council itself."
        ),
    }


def _rationale() -> dict[str, str]:
    return {
        "Detailed description": (
            "Papers are read once into text, tables and records (projects, actions, savings, minutes, resolutions), each "
            "with its place. A question is matched to passages and records by their words and by their meaning. What "
            "answers it is quoted from the papers; every figure, date, name and reference of an answer is checked in the "
            "words that are cited, and what fails a check is not shown."
        ),
        "Scope": (
            "Finding and quoting what council papers say, for councillors, officers and residents. It gives no advice, "
            "predicts nothing, decides nothing about any person, and answers from nothing but the papers it was given."
        ),
        "Benefit": (
            "Answers from hundreds of pages in seconds, each checkable at its source, where people would otherwise search "
            "agenda packs by hand."
        ),
        "Previous process": "Searching agenda packs and minutes by hand, or asking officers.",
        "Alternatives considered": (
            "Full-text search alone, which does not count or compare table rows; and a chat with a language model alone, "
            "whose statements cannot be traced to a paper."
        ),
    }


def _deployment(running: Running) -> dict[str, str]:
    return {
        "Integration into broader operational process": (
            "A page to ask on. Answers inform people who then read the source; no process takes them over unread."
        ),
        "Human review": (
            "Whoever asks checks the cited words before relying on an answer. Officers look at feedback on answers and "
            "turn faults into test questions."
        ),
        "Frequency and scale of usage": given("", "", "not given: the council counts this itself"),
        "Required training": "None to ask. The page says what it can and cannot do, and that each source must be checked.",
        "Appeals and review": (
            f"Any answer can be marked wrong beneath it. Questions and complaints: {given(running.page.contact, 'CONTACT')}."
        ),
    }
