"""What of a row is said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.brevity import AMPLE, SHORT
from assistant.register.telling import NAME_ALONE, Teller
from tests.assistant.conftest import About
from tests.assistant.handmade import Line, paper, row
from vectorstore.records import FieldSource, RecordKind
from vectorstore.types import Span
from vectorstore.word_vectors import WordVectors

LONG = "It rained on the depot. " * 12
LINE = row(
    RecordKind.ACTION,
    "A4",
    title="Mend the vans",
    owner="Head of Repairs",
    due="31 March 2025",
    status="Open",
    progress=f"{LONG} Forty vans were mended in the spring. {LONG}",
    rating="",
)


def said(about: About, words: WordVectors, text: str, line: Line = LINE, **more: object) -> dict[str, str]:
    version = paper("plan.md", [line])
    teller = Teller(query=about(text), document=version.document, words=words)
    record = version.records[0]
    told = [f for f in record.fields if f.name in more.get("told", ())]  # type: ignore[operator]
    row = teller.row(record, told, **({"size": more["size"]} if "size" in more else {}))  # type: ignore[arg-type]
    return {part.field.name: part.words for part in row.said}


def test_what_was_asked_for_what_names_the_row_and_what_is_short_are_said(about: About, words: WordVectors) -> None:
    parts = said(about, words, "Who leads A4?")
    assert parts["owner"] == "Head of Repairs"
    assert parts["title"] == "Mend the vans"
    assert parts["status"] == "Open"
    assert "rating" not in parts
    assert "ref" not in parts


def test_fields_are_said_in_the_order_of_the_row(about: About, words: WordVectors) -> None:
    assert list(said(about, words, "When is A4 due and who leads it?"))[:3] == ["title", "owner", "due"]


def test_of_a_long_cell_the_sentences_that_the_question_is_about_are_said(about: About, words: WordVectors) -> None:
    progress = said(about, words, "What progress has A4 made with the vans that were mended?")["progress"]
    assert "Forty vans were mended in the spring." in progress
    assert len(progress.split()) <= AMPLE.told


def test_the_cell_with_the_sentence_that_says_it_is_told_among_cells_alike(about: About, words: WordVectors) -> None:
    wish = "The depot teams are to be together for the whole borough. "
    line = row(
        RecordKind.ACTION, "A4", title="Teams", text=wish * 9, measure=f"{LONG} {wish[:-2]} by 15 May 2025. {LONG}"
    )
    told = ("text", "measure")
    parts = said(about, words, "By what date are the depot teams together for the whole borough?", line, told=told)
    assert "by 15 May 2025" in parts["measure"]


def test_of_a_row_that_gives_a_figure_only_what_may_be_it_is_said_beside_its_name(
    about: About, words: WordVectors
) -> None:
    parts = said(about, words, "How many vans were mended in the spring?", told=("progress",))
    assert "Forty vans were mended in the spring." in parts["progress"]
    assert len(parts["progress"].split()) <= SHORT.told
    assert set(parts) == {"title", "progress"}


@pytest.mark.parametrize("source", [FieldSource.BLANK, FieldSource.NOT_SHOWN])
def test_what_was_asked_for_and_is_missing_is_said_to_be(about: About, words: WordVectors, source: FieldSource) -> None:
    line = row(RecordKind.ACTION, "A4", title="Mend the vans", owner="")
    parts = said(about, words, "Who leads A4?", replace(line, sources={"owner": source}))
    assert parts["owner"] == ("blank" if source is FieldSource.BLANK else "not shown in this copy")


def test_a_dash_is_no_answer_where_another_field_gives_one(about: About, words: WordVectors) -> None:
    line = row(RecordKind.ACTION, "A4", title="Mend the vans", owner="-", accountable="Director of Homes")
    parts = said(about, words, "Who is accountable for A4?", line)
    assert parts["accountable"] == "Director of Homes"
    assert "owner" not in parts


def test_a_row_of_which_nothing_else_is_said_is_named_at_length(about: About, words: WordVectors) -> None:
    line = row(RecordKind.RECOMMENDATION, "R1", title=f"Mend {'the old vans and ' * 30}")
    title = said(about, words, "Tell me about R1", line)["title"]
    assert len(title.removesuffix(" …").split()) == NAME_ALONE


def test_the_reference_is_not_said_again_by_a_field_of_another_name(about: About, words: WordVectors) -> None:
    line = Line(
        cells=(("minute", "Minute 18"), ("title", "Mend the vans"), ("status", "Open")),
        kind=RecordKind.TRACKER_ACTION,
        label="Minute 18",
    )
    assert "minute" not in said(about, words, "Which actions are open?", line)


def test_less_is_said_in_less_room(about: About, words: WordVectors) -> None:
    cells = {f"ward_{n}": f"In ward {n} the vans were mended by the depot" for n in range(8)}
    line = row(RecordKind.OTHER, "A4", **cells)
    text = "Tell me about the vans that were mended"
    much, little = (len(" ".join(said(about, words, text, line, size=size).values()).split()) for size in (80, 30))
    assert little <= 30 < much <= 80


def test_struck_out_words_are_said_as_such(about: About, words: WordVectors) -> None:
    version = paper("plan.md", [row(RecordKind.ACTION, "A4", title="Mend the vans", owner="Jane Doe John Roe")])
    record = version.records[0]
    place = version.document.text.index("Jane Doe ")
    struck = replace(version.document, deletions=(Span(start=place, end=place + len("Jane Doe ")),))
    row_said = Teller(query=about("Who leads A4?"), document=struck, words=words).row(record)
    owner = next(part.words for part in row_said.said if part.field.name == "owner")
    assert owner == "[struck out: “Jane Doe”] John Roe"


def test_the_comments_of_a_row_are_said_to_who_asks_why(about: About, words: WordVectors) -> None:
    line = row(RecordKind.SAVING, "A4", title="Fewer vans", target="40", comments="The lease ends a year later. " * 9)
    assert said(about, words, "Why is A4 late?", line)["comments"].startswith("The lease ends a year later.")


def test_what_marks_a_row_as_a_total_is_not_said_beside_its_name(about: About, words: WordVectors) -> None:
    line = row(RecordKind.OTHER, "", title="All services", budget="40", total="All services")
    assert "total" not in said(about, words, "What is the budget of all services?", line)
