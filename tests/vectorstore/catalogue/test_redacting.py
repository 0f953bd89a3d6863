from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.vectorstore.papers import paper
from vectorstore.catalogue.redacting import BLACKED_OUT, redacted
from vectorstore.types import OFFICER_READER, PUBLIC_READER


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\n"), min_size=1), min_size=1, max_size=3))
def test_withheld_text_is_blacked_out_and_every_place_stays(exempt: list[str]) -> None:
    document = paper(exempt=exempt).document
    public = redacted(document, PUBLIC_READER)
    (restriction,) = document.restrictions
    assert public.text[: restriction.span.start] == document.text[: restriction.span.start]
    assert public.quote(restriction.span) == BLACKED_OUT * len(restriction.span)
    assert redacted(document, OFFICER_READER) is document
