from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from fastapi.testclient import TestClient

from api.errors import UnknownFilter
from api.filter_choices import Choices, choices, made_of
from api.filtering import address, fields_of, filter_form, pairs_of, query_of, read_filters
from api.templating import templates
from tests.api.test_suggestions import card
from tests.vectorstore.papers import opened, paper
from vectorstore.index import Index, open_index
from vectorstore.settings import StoreSettings
from vectorstore.types import OFFICER_READER, PUBLIC_READER, DocumentKind, Filters

MINUTES = "2025-04-09_scrutiny_minutes.pdf"


@pytest.fixture(scope="module")
def index(data: Path) -> Iterator[Index]:
    with open_index(StoreSettings(data=data)) as held:
        yield held


@pytest.fixture(scope="module")
def known(index: Index) -> Choices:
    return choices(index, PUBLIC_READER)


def shown(form: object, macro: str = "filters") -> str:
    template = f'{{% from "_filters.html" import {macro} %}}{{{{ {macro}(form) }}}}'
    return templates.env.from_string(template).render(form=form)


def test_choices_are_what_this_reader_may_see_with_how_many_papers_each_leaves(index: Index, known: Choices):
    assert [(c.value, c.count) for c in known.committees] == [("Cabinet", 2), ("Overview and Scrutiny Committee", 1)]
    assert [(c.value, c.label, c.count) for c in known.kinds] == [("report", "Reports", 2), ("minutes", "Minutes", 1)]
    assert (known.earliest, known.latest, known.undated) == (date(2025, 3, 11), date(2025, 4, 9), 0)
    assert "bids.txt" not in {one.name for one in known.papers}
    assert "bids.txt" in {one.name for one in choices(index, OFFICER_READER).papers}


def test_choices_are_kept_until_other_papers_are_stored(tmp_path: Path):
    with opened(tmp_path) as held:
        assert choices(held, PUBLIC_READER).papers == ()
        held.put(paper())
        first = choices(held, PUBLIC_READER)
        assert [one.name for one in first.papers] == ["lighting.txt"]
        assert choices(held, PUBLIC_READER) is first


def test_one_committee_in_two_spellings_is_one_choice_and_undated_papers_are_counted():
    papers = (
        card("a.txt", committee="Cabinet"),
        card("b.txt", committee="CABINET"),
        card("c.txt", committee="Cabinet", meeting_date=None),
        card("d.txt"),
    )
    known = made_of(papers)
    assert [(c.value, c.count) for c in known.committees] == [("Cabinet", 3)]
    assert (known.undated, known.unplaced) == (1, 1)


def test_papers_of_one_file_name_are_told_apart_by_id():
    known = made_of((card("minutes.pdf", id="a"), card("Minutes.pdf", id="b"), card("plan.pdf", id="c")))
    assert [one.value for one in known.papers] == ["a", "b", "plan.pdf"]
    assert read_filters({"document": ["minutes.pdf"]}, known).documents == ("a", "b")
    assert read_filters({"document": ["c", "PLAN.pdf"]}, known).documents == ("plan.pdf",)


@pytest.mark.parametrize("written", ["2025-03-31", "31/3/2025", "31 March 2025", " 31st March 2025 "])
def test_a_day_is_read_as_a_browser_or_a_person_writes_it(known: Choices, written: str):
    assert read_filters({"as_of": [written]}, known).as_of == date(2025, 3, 31)


def test_blank_fields_set_no_filter(known: Choices):
    blank = {"as_of": [""], "committee": [" "], "document": [""], "other": ["x"]}
    assert read_filters(blank, known) == Filters()


def test_a_part_of_a_committees_name_means_those_that_hold_it(known: Choices):
    assert read_filters({"committee": ["scrutiny", "CABINET"]}, known).committees == (
        "Overview and Scrutiny Committee",
        "Cabinet",
    )


@pytest.mark.parametrize(
    ("field", "values", "said"),
    [
        ("as_of", ["2025-02-30"], "as_of: Give one day, such as 2025-03-31"),
        ("as_of", ["March 2025"], "not “March 2025”"),
        ("as_of", ["2025-01-01", "2025-02-01"], "“2025-01-01” and “2025-02-01”"),
        ("as_of", ["31 March"], "one day"),
        ("committee", ["Moon"], "Known: Cabinet, Overview and Scrutiny Committee."),
        ("document", ["harbor.txt"], "Near: harbour.txt, "),
        ("document", ["z" * 90], "…”. The page of papers lists them all."),
        ("kind", ["memo"], "Known: plan, report, agenda, minutes, decision, other."),
        ("kind", ["plan"] * 51, "Given 51 times"),
    ],
)
def test_an_unknown_value_is_refused_with_its_field_and_what_is_known(
    known: Choices, field: str, values: list[str], said: str
):
    with pytest.raises(UnknownFilter, match=f"^{field}: ") as refused:
        read_filters({field: values}, known)
    assert refused.value.field == field
    assert said in str(refused.value)


def test_a_withheld_paper_is_refused_as_one_that_never_was(known: Choices, ids: dict[str, str]):
    for name in ("bids.txt", ids["bids.txt"]):
        with pytest.raises(UnknownFilter) as refused:
            read_filters({"document": [name]}, known)
        assert refused.value.why.startswith(f"No paper is called “{name}”.")
        assert "bids" not in refused.value.why.removeprefix(f"No paper is called “{name}”.")


def test_long_lists_of_what_is_known_are_cut_short():
    known = made_of(tuple(card(f"{n}.txt", committee=f"Ward {n} Committee") for n in range(40)))
    with pytest.raises(UnknownFilter, match="and 10 more"):
        read_filters({"committee": ["Moon"]}, known)


def test_filters_written_to_an_address_are_read_back_the_same(known: Choices):
    filters = Filters(
        as_of=date(2025, 4, 30),
        committees=("Cabinet", "Overview and Scrutiny Committee"),
        documents=("harbour.txt",),
        kinds=(DocumentKind.MINUTES, DocumentKind.REPORT),
    )
    assert read_filters(fields_of(parse_qsl(query_of(filters))), known) == filters
    assert address("/documents", pairs_of(Filters())) == "/documents"


def test_each_chip_takes_one_filter_away_and_keeps_the_rest_of_the_address(index: Index):
    fields = {"as_of": ["2025-04-30"], "committee": ["Cabinet"], "document": ["harbour.txt"], "kind": ["report"]}
    form = filter_form(index, fields, "/documents", kept=(("sort", "title"),))
    assert [chip.label for chip in form.chips] == ["Up to 30 April 2025", "Cabinet", "Harbour wall repairs", "Reports"]
    for chip, gone in zip(form.chips, fields, strict=True):
        left = fields_of(parse_qsl(urlsplit(chip.without).query))
        assert left == {"sort": ["title"], **{name: value for name, value in fields.items() if name != gone}}
    assert form.clear == "/documents?sort=title"
    assert form.query == "as_of=2025-04-30&committee=Cabinet&document=harbour.txt&kind=report"


def test_the_form_shows_what_is_set_and_what_may_be_chosen(index: Index):
    page = shown(filter_form(index, {"committee": ["Cabinet"], "document": [MINUTES]}, "/x", kept=(("sort", "a"),)))
    assert page.count("checked") == 2
    assert 'value="Cabinet" checked' in page
    assert f'value="{MINUTES}" checked' in page
    assert '<input type="hidden" name="sort" value="a">' in page
    assert "Remove filter: </span>Cabinet" in page
    assert "from 11 March 2025 to 9 April 2025" in page
    assert "Quillfeather" not in page and "bids" not in page
    assert "Which papers: all 3" in shown(filter_form(index, {}, "/x"))


def test_what_is_set_goes_along_hidden_in_a_form_that_asks(index: Index):
    page = shown(filter_form(index, {"kind": ["report"], "as_of": ["2025-04-30"]}, "/"), "filter_hidden")
    assert page.split("\n")[0].count('type="hidden"') == 2


def test_of_many_papers_the_form_leads_to_their_page_instead_of_listing_them(tmp_path: Path):
    with opened(tmp_path) as held:
        form = filter_form(held, {}, "/x")
    many = made_of(tuple(card(f"{n}.txt", meeting_date=None) for n in range(61)))
    page = shown(replace(form, choices=many))
    assert "<select" not in page
    assert 'href="/documents"' in page
    assert "None of these papers says its date." in page


def test_http_takes_kinds_of_paper_on_every_route_that_narrows(client: TestClient):
    listed = client.get("/v1/documents", params={"kind": "minutes"}).json()["documents"]
    assert [one["name"] for one in listed] == [MINUTES]
    hits = client.get("/v1/search", params={"q": "harbour wall", "kind": "minutes"}).json()["hits"]
    assert {hit["document"] for hit in hits} <= {MINUTES}
    records = client.get("/v1/records", params={"paper_kind": "report"}).json()["records"]
    assert MINUTES not in {one["document"] for one in records}
    body = {"question": "How much will the harbour wall repairs cost?", "filters": {"kinds": ["minutes"]}}
    answer = client.post("/v1/answers", json=body).json()
    assert answer["abstained"] or {c["document"] for c in answer["citations"]} == {MINUTES}
    wrong = client.get("/v1/search", params={"q": "x", "kind": "memo"})
    assert wrong.status_code == 422 and "minutes" in wrong.json()["detail"]


def test_a_refused_filter_is_told_as_a_page_to_a_browser(client: TestClient):
    page = client.get("/documents", params={"kind": "memo"}, headers={"Accept": "text/html"})
    assert page.status_code == 422
    assert "kind: There is no kind of paper “memo”." in page.text
    told = client.get("/documents", params={"committee": "Moon"}).json()
    assert told["errors"][0]["field"] == "committee"
