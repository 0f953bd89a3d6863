"""Whether a question says so little that its words cannot tell the passages apart: then what it means has to."""

from __future__ import annotations

from assistant.types import Plan
from vectorstore.lexical.analysis import analyse

FEW = 4
"""Search terms. Which of so few a passage has tells little, unless one is a reference."""


def is_terse(plan: Plan) -> bool:
    """Say whether a question, with what it leans on, has few terms and names no reference."""
    terms = {term for text in (plan.own, plan.context) for term in analyse(text, query=True)}
    return not plan.refs and len(terms) <= FEW
