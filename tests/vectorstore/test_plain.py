from __future__ import annotations

from vectorstore.plain import plain_text


def test_tags_entities_and_markdown_signs_are_left_out() -> None:
    assert plain_text("<p><b>Homes</b> &amp; streets</p>").split() == ["Homes", "&", "streets"]
    assert plain_text("## **Next** steps") == "Next steps"


def test_a_sign_that_opens_no_tag_stays() -> None:
    assert plain_text("fewer than <5 cases # 3") == "fewer than <5 cases # 3"


def test_plain_words_stay_as_they_are() -> None:
    assert plain_text("A2.3 is\tled by_the Head of Homes") == "A2.3 is\tled by_the Head of Homes"
