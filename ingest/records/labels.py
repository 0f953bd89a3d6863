"""The labels on a report's front sheet, as data: what each paper calls a thing, and the field's own name."""

from __future__ import annotations

import re

_LABELS = (
    ("title", r"(?:report )?(?:title|subject)(?: of (?:the )?(?:report|decision|paper))?|subject(?: matter)?"),
    ("author", r"(?:report |lead )?authors?(?: and contact(?: details)?)?|contact officers?|officer contacts?|officer"),
    ("report_of", r"(?:joint )?report (?:of|by|from)|from|by|(?:relevant |lead |responsible |corporate )?directors?"),
    ("authorised_by", r"authorised by|approved by|accountable officer|report approved by|cleared by"),
    (
        "lead_member",
        r"(?:relevant |lead |responsible )?(?:cabinet )?(?:lead )?members?(?:\(s\))?|(?:lead )?cabinet portfolio"
        r"|portfolio(?: holder)?|executive member",
    ),
    (
        "committee",
        r"(?:report )?to|committee|meeting|decision[- ]maker|"
        r"decision (?:to be )?(?:taken|made) by|(?:relevant )?(?:overview and )?scrutiny committee"
        r"|relevant overview and scrutiny committee",
    ),
    ("date", r"(?:meeting |report )?date(?: of (?:the )?(?:meeting|decision|report))?|date updated"),
    ("wards", r"(?:relevant )?(?:electoral )?(?:wards?|divisions?)(?:\(s\))?(?: affected)?"),
    ("key_decision", r"(?:is this a )?key decision\??|decision type"),
    (
        "exempt",
        r"does this report contain exempt or confidential information\??|exempt(?: information)?|classification"
        r"|(?:public )?access|exclusion",
    ),
    ("late", r"is this a late report\??"),
    ("call_in", r"is this decision eligible for [‘'\"]?call[- ]in\??[’'\"]?\??"),
    ("contact", r"(?:contact|tel|telephone|phone|e-?mail)(?: (?:number|details|address|no))?"),
    ("service", r"service(?: area)?|directorate|department"),
    ("decision_number", r"(?:decision|report) (?:no|number|reference)|forward plan reference"),
    ("purpose", r"purpose(?: of (?:the )?report)?"),
    ("recommendation", r"recommendations?"),
    ("past_pathway", r"(?:past|future) pathway(?: of (?:report|paper))?"),
)
_PATTERNS = tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in _LABELS)
TELLING = frozenset({"title", "author", "report_of", "lead_member", "authorised_by"})


def label_name(label: str) -> str | None:
    """Return the field's own name for a label ("Report author:"), None where it is none known here."""
    words = " ".join(label.split()).strip(" :*.-–")
    return next((name for name, pattern in _PATTERNS if pattern.fullmatch(words)), None)
