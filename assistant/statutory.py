"""Sections of Acts that name a post or a paper: "the section 151 officer" asks for no section of any report."""

from __future__ import annotations

import re

from vectorstore.references import Reference, find_references

_NAMES = re.compile(
    r"\s+(?:(?:chief |assurance |responsible |deputy )?(?:officers?|reports?|statements?|conclusions?)"
    r"|notices?|agreements?|mon(?:ey|ies)|contributions?|funds?|funding|enquir\w+|inquir\w+|dut(?:y|ies)|visits?|grants?"
    r"|of (?:the )?[\w ,()]{2,60}\bact\b)",
    re.IGNORECASE,
)


def is_statutory(text: str, reference: Reference) -> bool:
    """Say whether a section that `text` names is one of an Act, by what follows it.

    Local government calls posts and papers by the section that asks for them: section 151 (Local Government Act 1972)
    the chief finance officer, section 25 (Local Government Act 2003) the report on how sound a budget is, section 114
    (Local Government Finance Act 1988) a notice, section 106 (Town and Country Planning Act 1990) a developer's money.
    """
    return reference.canonical.startswith("section ") and bool(_NAMES.match(text, reference.span.end))


def references_asked(text: str) -> tuple[Reference, ...]:
    """Return the references of papers that a question names, those written loosely too."""
    return tuple(found for found in find_references(text, loose=True) if not is_statutory(text, found))
