from __future__ import annotations

import pytest

from ingest.access import access_of, mark_of, restrictions_of
from ingest.lines import split_lines
from tests.ingest.papers import REPORT, holding, read, read_pages
from vectorstore.types import AccessLevel


@pytest.mark.parametrize(
    ("line", "level", "paragraphs"),
    [
        ("NOT FOR PUBLICATION", AccessLevel.EXEMPT, ()),
        ("Not for publication by virtue of paragraphs 1 and 3 of Schedule 12A", AccessLevel.EXEMPT, ("1", "3")),
        ("Exempt information under paragraph 3 of Part 1 of Schedule 12A", AccessLevel.EXEMPT, ("3",)),
        ("EXEMPT APPENDIX", AccessLevel.EXEMPT, ()),
        ("**EXEMPT**", AccessLevel.EXEMPT, ()),
        ("This report contains exempt information as defined in paragraph 5", AccessLevel.EXEMPT, ("5",)),
        ("Appendix B (exempt): offers and valuation", AccessLevel.EXEMPT, ()),
        ("Classification: Exempt", AccessLevel.EXEMPT, ()),
        ("CONFIDENTIAL - not for publication", AccessLevel.CONFIDENTIAL, ()),
        ("STRICTLY PRIVATE AND CONFIDENTIAL", AccessLevel.CONFIDENTIAL, ()),
        ("This report is confidential.", AccessLevel.CONFIDENTIAL, ()),
    ],
)
def test_marks_are_read_with_their_paragraphs(line: str, level: AccessLevel, paragraphs: tuple[str, ...]) -> None:
    found = mark_of(line)
    assert found is not None
    assert (found.level, found.paragraphs) == (level, paragraphs)


@pytest.mark.parametrize(
    "line",
    [
        "Classification: Unrestricted",
        "The meeting is open to the public except where there are confidential or exempt items.",
        "EXCLUSION OF THE PUBLIC",
        "Does this report contain exempt or confidential information?",
        "Exempt information:",
        "Is this report exempt?",
        "This report does not contain exempt information.",
        "For publication [leave out information which is exempt from publication under schedule 12a]",
        "The sum is confidential between the parties.",
        "(ii) accept the offer named in exempt Appendix B;",
        "Pension contributions are exempt from tax.",
        "(EXEMPT).",
    ],
)
def test_talk_of_exempt_things_is_no_mark(line: str) -> None:
    assert mark_of(line) is None


def test_a_mark_at_the_top_withholds_the_whole_paper() -> None:
    document, blocks = read("NOT FOR PUBLICATION: exempt information, paragraph 3\n\n" + REPORT)
    assert document.access.level is AccessLevel.EXEMPT
    assert document.access.paragraphs == ("3",)
    assert {block.level for block in blocks} == {AccessLevel.EXEMPT}


def test_a_front_sheet_that_answers_yes_withholds_the_whole_paper() -> None:
    lines = "Report title:\nSettlement\nIs this report exempt?\nYes, the whole report: paragraph 3 and paragraph\n5\n"
    assert access_of(split_lines(lines)).level is AccessLevel.EXEMPT
    assert access_of(split_lines(lines.replace("the whole report", "Appendix B"))).level is AccessLevel.PUBLIC
    assert access_of(split_lines(lines.replace("Yes, the whole report", "No"))).level is AccessLevel.PUBLIC


def test_a_mark_withholds_its_appendix_up_to_the_next() -> None:
    text = f"{REPORT}\nAppendix Two\n\nEXEMPT\n\nThe offer was £415,000.\n\nAppendix Three\n\nThe map is public.\n"
    document, blocks = read(text)
    assert document.access.level is AccessLevel.PUBLIC
    assert holding(document, blocks, "415,000").level is AccessLevel.EXEMPT
    assert holding(document, blocks, "map is public").level is AccessLevel.PUBLIC
    assert holding(document, blocks, "1,612").level is AccessLevel.PUBLIC


def test_a_mark_above_the_title_of_an_appendix_withholds_it_from_the_mark_on() -> None:
    mark = "NOT FOR PUBLICATION\nExempt information under paragraph 3 of Part 1 of Schedule 12A to the\nLocal Act"
    text = f"{REPORT}\n{mark}\nAppendix Two: the offers\n\nThe offer was £415,000.\n"
    restrictions = restrictions_of(split_lines(text), len(text))
    assert [restriction.span.start for restriction in restrictions] == [text.index("NOT FOR")]
    assert restrictions[0].span.end == len(text)
    assert restrictions[0].access.paragraphs == ("3",)


def test_a_mark_that_is_a_running_head_withholds_each_of_its_pages() -> None:
    body = "\n".join(f"Line {i} of the page, which is long enough to be a line." for i in range(14))
    open_page = f"Cabinet\n{body}"
    closed = f"NOT FOR PUBLICATION: exempt information, paragraph 3\n{body}"
    _, blocks = read_pages(open_page, open_page, closed, closed, closed, closed)
    levels = {block.locator.page: block.level for block in blocks}
    assert [levels[page] for page in range(1, 7)] == [AccessLevel.PUBLIC] * 2 + [AccessLevel.EXEMPT] * 4


def test_the_level_given_overrides_the_marks() -> None:
    _, blocks = read("NOT FOR PUBLICATION\n\n" + REPORT, access=AccessLevel.PUBLIC)
    assert {block.level for block in blocks} == {AccessLevel.PUBLIC}
    assert read(REPORT, access=AccessLevel.CONFIDENTIAL)[0].access.level is AccessLevel.CONFIDENTIAL
