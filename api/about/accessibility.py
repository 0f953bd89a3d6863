"""What the accessibility statement says that is no setting: what was tested and how, and who enforces the law."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True, slots=True)
class Enforcer:
    """The body that enforces the Regulations, and where those who are not content with a reply can turn."""

    name: str
    advice: str
    address: str


_GREAT_BRITAIN = Enforcer(
    name="Equality and Human Rights Commission (EHRC)",
    advice="Equality Advisory and Support Service (EASS)",
    address="https://www.equalityadvisoryservice.com/",
)
ENFORCERS = {
    "England": _GREAT_BRITAIN,
    "Scotland": _GREAT_BRITAIN,
    "Wales": _GREAT_BRITAIN,
    "Northern Ireland": Enforcer(
        name="Equality Commission for Northern Ireland (ECNI)",
        advice="Equality Commission for Northern Ireland",
        address="https://www.equalityni.org/Home",
    ),
}

REVIEWED = date(2026, 11, 26)
"""The day on which somebody last went through the statement against the pages."""

TESTED = (
    "Every page and state with axe-core, in a light and a dark scheme, 320 and 1,280 pixels wide, before each release: "
    "no rule may be broken.",
    "Each journey (asking, checking a source, giving feedback, taking a note along) by a program that works the page.",
    "Every page 320 pixels wide, which is what magnifying to 400 % leaves of a screen: nothing scrolls sideways but "
    "tables and pictures of pages, each in a box of its own that the keyboard reaches.",
    "Every page without JavaScript.",
)
