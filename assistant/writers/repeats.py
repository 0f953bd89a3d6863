"""Says once what papers say twice: a claim whose words an earlier one has becomes more citations of that one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from rapidfuzz import fuzz

from assistant.types import DraftClaim

ALIKE, LEAST_WORDS = 80, 8
"""From this likeness of letters (0 to 100) on, and of so many words, a claim may say what another one does."""


def without_repeats(drafts: Iterable[DraftClaim]) -> list[DraftClaim]:
    """Return the claims that say something new, with the quotes of those that only say it again."""
    kept: list[DraftClaim] = []
    for draft in drafts:
        place = next((place for place, earlier in enumerate(kept) if _says_again(draft.text, earlier.text)), None)
        if place is None:
            kept.append(draft)
        else:
            kept[place] = replace(kept[place], quotes=(*kept[place].quotes, *draft.quotes))
    return kept


def _says_again(text: str, earlier: str) -> bool:
    """Say whether words say nothing that earlier ones do not: one more figure, name or verb, and they say more."""
    again, said = _words(text), _words(earlier)
    if len(again) < LEAST_WORDS or not set(again) <= set(said):
        return False
    return fuzz.partial_ratio(" ".join(again), " ".join(said), score_cutoff=ALIKE) > 0


def _words(text: str) -> list[str]:
    return re.findall(r"[\w£%]+(?:[.,]\d+)*", text.casefold())
