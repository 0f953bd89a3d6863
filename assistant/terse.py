"""Whether a question says so little that its words cannot tell the passages apart: then what it means has to."""

from __future__ import annotations

from assistant.types import Plan, Route
from vectorstore.lexical.analysis import analyse

FEW = 4
"""Search terms. Which of so few a passage has tells little, unless one is a reference."""


def is_terse(plan: Plan) -> bool:
    """Say whether a question, with what it leans on, has few terms, names no reference and counts nothing.

    What is counted has to be called by the very word that is asked.
    """
    terms = {term for text in (plan.own, plan.context) for term in analyse(text, query=True)}
    return not plan.refs and plan.route is not Route.COUNT and len(terms) <= FEW
