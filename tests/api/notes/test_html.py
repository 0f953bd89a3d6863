from __future__ import annotations

import base64
import hashlib
import re

from api.notes.html import note_html, policy_of
from tests.api.kept_answers import answer, citation, tabled
from tests.api.notes.test_making import note


def test_marks_and_footnotes_lead_to_each_other_from_every_use() -> None:
    page = note_html(note(answer()))
    targets = set(re.findall(r'href="#([^"]+)"', page))
    assert targets == {"source-1", "source-2", "ref-1-1", "ref-2-1", "ref-2-2"}
    assert targets <= set(re.findall(r'id="([^"]+)"', page))


def test_it_needs_nothing_else_and_its_policy_allows_its_own_style_alone() -> None:
    page = note_html(note(answer()))
    assert "<script" not in page and "stylesheet" not in page and "src=" not in page
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    assert style
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in policy_of(page)
    assert "unsafe" not in policy_of(page)


def test_a_table_has_its_headings_and_rows_keep_their_gaps() -> None:
    page = note_html(note(tabled()))
    assert re.findall(r'<th scope="col">([^<]+)', page) == ["Ref", "Action", "RAG", "Source"]
    assert re.findall(r'<th scope="row">([^<]+)', page) == ["C1", "C2"]
    assert '<blockquote class="cells">C1\tMend the pump\tRed</blockquote>' in page
    assert '<html lang="en-GB">' in page


def test_words_of_papers_and_questions_are_never_markup() -> None:
    page = note_html(note(answer(citations=[citation(1, "<script>alert(1)</script>"), citation(2)])))
    assert "&lt;script&gt;alert(1)" in page


def test_a_page_without_a_style_of_its_own_is_allowed_none() -> None:
    assert "style-src 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='" in policy_of("<p>None</p>")
