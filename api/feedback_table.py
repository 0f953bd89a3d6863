"""Feedback as the rows of a spreadsheet."""

from __future__ import annotations

from api.keeping.feedback import Feedback
from api.notes.papers import without_withheld
from api.notes.plain import as_plain_text
from vectorstore.catalogue.catalogue import Catalogue
from vectorstore.types import PUBLIC_READER

HEADINGS = (
    "Id", "Given", "Changed", "Helpful", "Why not", "Note", "State", "Officer’s comment", "Question",
    "Earlier questions", "Narrowed to", "Asked", "Answer with its sources", "Model", "Writer", "Embedder",
    "Prompt version", "Settings digest", "Gold question", "Role",
)  # fmt: skip


def row_of(item: Feedback, catalogue: Catalogue) -> tuple[str, ...]:
    """Return one item under HEADINGS; its answer is without words that are withheld by now."""
    made, opinion = item.made_with, item.opinion
    told = (
        item.id,
        item.created,
        item.changed,
        "yes" if opinion.helpful else "no",
        ", ".join(why.value.replace("_", " ") for why in opinion.reasons),
        opinion.note,
        item.state.value.replace("_", " "),
        item.comment,
        item.question,
        "\n".join(item.history),
        "; ".join(item.filters.get("said", ())),
        item.asked,
        as_plain_text(without_withheld(catalogue, item.answer, PUBLIC_READER)),
        (made.get("settings") or {}).get("model"),
        made.get("writer"),
        made.get("embedder"),
        made.get("prompt_version"),
        made.get("settings_digest"),
        item.gold_id,
        item.role,
    )
    return tuple("" if value is None else str(value) for value in told)
