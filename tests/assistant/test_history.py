from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from assistant.history import History, history_of
from assistant.near_references import near_references, spelt, unknown_reference
from assistant.presenting_register import history_as_dict
from tests.assistant.handmade import paper, row, say, stored
from vectorstore.index import Index
from vectorstore.records import FieldSource, RecordKind
from vectorstore.types import OFFICER_READER, AccessLevel, DocumentKind, Filters, Span

ACTION, PROJECT, MINUTE = RecordKind.ACTION, RecordKind.PROJECT, RecordKind.MINUTE
SPRING, AUTUMN = date(2025, 3, 5), date(2025, 9, 10)

PAPERS = (
    paper(
        "autumn-report.pdf",
        [
            row(ACTION, "A2.3", title="Replace the case system", lead="Ann Ford", status="Open", due="May 2026"),
            row(ACTION, "A2.4", title="Retrain staff", lead="Ben Cole", status="Open", due=""),
            row(RecordKind.RISK, "R7", scope="Risk register", title="The case system fails", lead="Cy Dunn"),
        ],
        meeting=AUTUMN,
    ),
    paper(
        "spring-report.pdf",
        [
            row(ACTION, "A2.3", title="Replace the case system.", lead="Digital", status="Delayed", due="May 2025"),
            row(ACTION, "A2.4", title="Retrain staff", lead="Ben Cole", status="", due=""),
            say("Paragraph 9 of this report says that A2.3 was delayed because two suppliers withdrew."),
            say("The bid for A2.3 from Quillfeather was the lowest.", level=AccessLevel.EXEMPT),
        ],
        meeting=SPRING,
    ),
    paper(
        "other-plan.pdf",
        [row(ACTION, "A2.3", scope="Housing plan", title="Survey every roof", lead="Di Eames", status="Closed")],
        meeting=date(2024, 6, 1),
        kind=DocumentKind.PLAN,
    ),
    paper(
        "minutes.pdf",
        [
            row(MINUTE, "Minute 36", scope="Scrutiny, March", title="The Chair asked why A2.3 is late."),
            row(RecordKind.RESOLUTION, "Minute 36", scope="Scrutiny, March", title="That A2.3 be reported on in June."),
        ],
        meeting=SPRING,
        kind=DocumentKind.MINUTES,
    ),
    paper(
        "inquiry.pdf",
        [row(RecordKind.RECOMMENDATION, "R07", scope="Inquiry", title="That carers be heard", lead="Cabinet")],
        meeting=None,
    ),
    paper("closed.pdf", [say("Z9.9 is the code of the secret depot.", level=AccessLevel.EXEMPT)], meeting=SPRING),
)  # fmt: skip


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    with stored(tmp_path_factory.mktemp("register"), *PAPERS) as opened:
        yield opened


def of(index: Index, reference: str, **filters: object) -> History:
    return history_of(reference, index, Filters(**filters))  # type: ignore[arg-type]


def test_the_same_reference_of_two_plans_is_two_things_never_mixed(index: Index):
    things = of(index, "A2.3").things
    assert [(thing.scope, thing.title) for thing in things] == [
        ("Housing plan", "Survey every roof"),
        ("Recovery plan", "Replace the case system"),
    ]
    assert {m.scope for m in things[1].mentions if m.record} == {"Recovery plan"}


def test_a_thing_has_its_mentions_oldest_first_with_paper_status_lead_and_place(index: Index):
    records = [m for m in of(index, "a2.3").things[1].mentions if m.record]
    assert [(m.day, m.place.document, m.status, m.lead) for m in records] == [
        (SPRING, "spring-report.pdf", "Delayed", "Digital"),
        (AUTUMN, "autumn-report.pdf", "Open", "Ann Ford"),
    ]
    assert str(records[0].place.locator) == "row A2.3"
    assert records[0].place.quote.startswith("A2.3\tReplace the case system.\tDigital")


def test_a_plan_whose_name_grew_a_word_is_one_plan_where_the_wording_is_the_same(tmp_path: Path):
    papers = [
        paper("a.pdf", [row(ACTION, "B1", title="Mend the town hall roof", scope="Town plan")], meeting=SPRING),
        paper("b.pdf", [row(ACTION, "B1", title="Mend the town hall roof", scope="Town plan summer")], meeting=AUTUMN),
        paper("c.pdf", [row(ACTION, "B1", title="Paint the town hall door", scope="Town plan winter")], meeting=AUTUMN),
    ]
    with stored(tmp_path, *papers) as index:
        assert [len(thing.mentions) for thing in of(index, "B1").things] == [2, 1]


def test_what_changed_between_two_papers_is_told_field_by_field_and_a_full_stop_is_no_change(index: Index):
    thing = of(index, "A2.3").things[1]
    told = {change.what: (change.before, change.after) for change in thing.changes}
    assert told == {
        "status": ("Delayed", "Open"),
        "lead": ("Digital", "Ann Ford"),
        "due": ("May 2025", "May 2026"),
    }
    assert {thing.mentions[change.later].day for change in thing.changes} == {AUTUMN}


def test_a_blank_that_was_filled_is_a_change_and_two_blanks_are_none(index: Index):
    (thing,) = of(index, "A2.4").things
    assert [(change.what, change.before, change.after) for change in thing.changes] == [("status", "", "Open")]


def test_a_colour_that_a_copy_has_lost_is_no_change(tmp_path: Path):
    lost = replace(row(ACTION, "B1", title="Hire", rating=""), sources={"rating": FieldSource.NOT_SHOWN})
    shown = row(ACTION, "B1", title="Hire", rating="Red")
    papers = (paper("a.pdf", [shown], meeting=SPRING), paper("b.pdf", [lost], meeting=AUTUMN))
    with stored(tmp_path, *papers) as index:
        assert of(index, "B1").things[0].changes == ()


def test_what_the_key_says_of_a_colour_is_no_change_of_the_rating(tmp_path: Path):
    ratings = ((SPRING, "Amber (started)"), (AUTUMN, "Amber"))
    papers = [paper(f"{day}.pdf", [row(ACTION, "B1", title="Hire", rating=r)], meeting=day) for day, r in ratings]
    with stored(tmp_path, *papers) as index:
        assert of(index, "B1").things[0].changes == ()


def test_a_reference_said_again_is_no_title_and_hides_no_change_of_the_words(tmp_path: Path):
    told = ((SPRING, "Close one depot"), (AUTUMN, "Close two depots"))
    rows = [(day, row(RecordKind.SAVING, "Saving 4", title="Saving 4", description=words)) for day, words in told]
    with stored(tmp_path, *(paper(f"{day}.pdf", [line], meeting=day) for day, line in rows)) as index:
        (thing,) = of(index, "Saving 4").things
        assert thing.title == "Close two depots"
        assert [(change.what, change.after) for change in thing.changes] == [("wording", "Close two depots")]


def test_records_of_one_day_that_differ_are_no_change(tmp_path: Path):
    papers = [paper(f"{n}.pdf", [row(ACTION, "B1", title="Hire", status=s)]) for n, s in (("a", "Open"), ("b", "Shut"))]
    with stored(tmp_path, *papers) as index:
        thing = of(index, "B1").things[0]
        assert (len(thing.mentions), thing.changes) == (2, ())


def test_words_in_passing_are_mentions_of_kind_passage_beside_the_thing_of_their_own_paper(index: Index):
    thing = of(index, "A2.3").things[1]
    passages = [m for m in thing.mentions if m.record is None]
    assert [(m.place.document, m.said) for m in passages] == [("spring-report.pdf", "mentioned in")]
    assert "two suppliers withdrew" in passages[0].place.quote


def test_a_minute_that_names_a_reference_is_listed_under_no_plan_since_it_could_mean_any(index: Index):
    passages = of(index, "A2.3").passages
    assert [m.place.document for m in passages] == ["minutes.pdf", "minutes.pdf"]
    assert str(passages[0].place.locator) == "minute 36"


def test_a_report_recommends_and_only_minutes_and_decisions_resolve(index: Index):
    minuted = {m.kind: m.said for m in of(index, "Minute 36").things[0].mentions}
    assert minuted == {MINUTE: "minuted in", RecordKind.RESOLUTION: "resolved in"}
    (recommended,) = of(index, "Recommendation 7").things
    assert [m.said for m in recommended.mentions] == ["recommended in"]


@pytest.mark.parametrize(
    ("kind", "paper_kind", "status", "said"),
    [
        (RecordKind.RESOLUTION, DocumentKind.DECISION, "", "decided in"),
        (RecordKind.RESOLUTION, DocumentKind.AGENDA, "", "resolved, as minuted in"),
        (RecordKind.RESOLUTION, DocumentKind.REPORT, "", "resolution quoted in"),
        (RecordKind.RECOMMENDATION, DocumentKind.REPORT, "Achieved", "recommendation followed up in"),
        (RecordKind.RECOMMENDATION, DocumentKind.MINUTES, "", "recommended in"),
        (RecordKind.TRACKER_ACTION, DocumentKind.AGENDA, "Open", "tracked in"),
        (RecordKind.ACTION, DocumentKind.PLAN, "Open", "planned in"),
    ],
)
def test_how_a_paper_speaks_of_a_thing_is_said_in_words(
    tmp_path: Path, kind: RecordKind, paper_kind: DocumentKind, status: str, said: str
):
    with stored(
        tmp_path, paper("x.pdf", [row(kind, "X1", title="That it be so", status=status)], kind=paper_kind)
    ) as i:
        assert [m.said for m in of(i, "X1").things[0].mentions] == [said]


def test_the_lettered_parts_of_a_minute_are_of_the_minute_and_dotted_ones_are_things_of_their_own(tmp_path: Path):
    minutes = [
        row(MINUTE, "Minute 36", title="Roofs"),
        row(RecordKind.RESOLUTION, "Minute 36(i)", title="That the roof be mended."),
        row(RecordKind.RESOLUTION, "Minute 36(ii)", title="That the cost be told."),
    ]
    plan = [row(PROJECT, "A1", title="Roofs"), row(ACTION, "A1.1", title="Mend")]
    resolved_alone = paper("resolved.pdf", minutes[1:], meeting=AUTUMN)
    papers = (paper("minutes.pdf", minutes, kind=DocumentKind.MINUTES), paper("plan.pdf", plan), resolved_alone)
    with stored(tmp_path, *papers) as index:
        (thing,) = of(index, "Minute 36", as_of=SPRING).things
        assert [m.ref for m in thing.mentions] == ["minute 36", "minute 36(i)", "minute 36(ii)"]
        assert (thing.label, thing.title) == ("Minute 36", "Roofs")
        assert [m.ref for m in of(index, "minute 36(ii)", as_of=SPRING).things[0].mentions] == ["minute 36(ii)"]
        assert [m.ref for m in of(index, "A1").things[0].mentions] == ["a1"]
        resolved = of(index, "Minute 36", documents=("resolved.pdf",)).things[0]
        assert (resolved.label, resolved.title) == ("Minute 36", "")


def test_a_minute_of_the_same_number_of_another_meeting_is_another_minute(tmp_path: Path):
    papers = [paper(f"{day}.pdf", [row(MINUTE, "Minute 3", title="Roofs")], meeting=day) for day in (SPRING, AUTUMN)]
    with stored(tmp_path, *papers) as index:
        assert [thing.mentions[0].day for thing in of(index, "Minute 3").things] == [SPRING, AUTUMN]


def test_a_risk_and_a_recommendation_of_one_number_are_two_things(index: Index):
    assert [thing.scope for thing in of(index, "R7").things] == ["Risk register", "Inquiry"]
    assert [thing.scope for thing in of(index, "Rec 7").things] == ["Inquiry"]


def test_struck_out_words_are_no_mention_and_stand_in_no_quote(tmp_path: Path):
    new = paper("plan.pdf", [row(ACTION, "B1", title="Hire two clerks"), say("The list of B2 is with the chair.")])
    words = ("two ", "B2 ")
    struck = [Span(start=at, end=at + len(w)) for w in words for at in [new.document.text.index(w)]]
    with stored(tmp_path, replace(new, document=replace(new.document, deletions=tuple(struck)))) as index:
        quotes = [cited.quote for cited in of(index, "B1").things[0].mentions[0].citations]
        assert [" ".join(quote.split()) for quote in quotes] == ["B1 Hire", "clerks"]
        assert not of(index, "B2")


def test_an_undated_mention_comes_last(index: Index):
    assert [thing.mentions[0].day for thing in of(index, "R7").things] == [AUTUMN, None]


def test_dates_documents_and_committees_narrow_a_history(index: Index):
    assert [m.day for m in of(index, "A2.4", as_of=SPRING).things[0].mentions] == [SPRING]
    assert {t.scope for t in of(index, "A2.3", documents=("other-plan.pdf",)).things} == {"Housing plan"}
    assert not of(index, "A2.3", committees=("Planning",))


def test_what_a_reader_may_not_see_is_neither_told_nor_hinted_at(index: Index):
    assert "Quillfeather" not in str(history_as_dict(of(index, "A2.3")))
    assert "Quillfeather" in str(history_as_dict(of(index, "A2.3", levels=OFFICER_READER)))
    assert not of(index, "Z9.9")
    assert of(index, "Z9.9", levels=OFFICER_READER)
    assert near_references("Z9.8", index, Filters()) == ()
    assert near_references("Z9.8", index, Filters(levels=OFFICER_READER)) == ("Z9.9",)


def test_an_unknown_reference_is_told_with_its_parts_and_what_it_is_part_of(index: Index):
    assert near_references("A2", index, Filters())[:2] == ("A2.3", "A2.4")
    assert near_references("Minute 36(ii)", index, Filters())[0] == "Minute 36"
    assert str(unknown_reference("A2", index, Filters())) == "No paper refers to A2. Did you mean A2.3 or A2.4?"
    assert "clerk records" in str(unknown_reference("qqqqqq", index, Filters()))


def test_references_are_written_as_papers_write_them():
    assert [spelt(ref) for ref in ("a2.3", "minute 36", "24/00093", "appendix b", "33(a)", "mm38")] == [
        "A2.3",
        "Minute 36",
        "24/00093",
        "Appendix B",
        "33(a)",
        "MM38",
    ]


def test_a_history_as_json_names_the_places_of_what_changed(index: Index):
    told = history_as_dict(of(index, "A2.3"))
    thing = told["things"][1]
    assert told["reference"] == "A2.3"
    assert thing["changes"][0] == {"what": "status", "before": "Delayed", "after": "Open", "earlier": 0, "later": 2}
    assert thing["mentions"][2]["date"] == "2025-09-10"
    assert {mention["kind"] for mention in thing["mentions"]} == {"action", "passage"}
    assert told["passages"][0]["record"] is None
