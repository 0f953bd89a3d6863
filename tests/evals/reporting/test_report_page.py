"""The report as it is read: every wrong answer, nothing hostile alive, plots with their numbers, and no barrier."""

from __future__ import annotations

import csv
import json
import sys
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Page

from api.cli import main
from evals import supporting
from evals.errors import InvalidRun
from evals.metrics.key_facts import states
from evals.reporting.page import write_report
from evals.types import Row
from evals.verifiers import word_overlap
from evals.verifiers.base import VerifierSettings
from tests.evals.comparing.runs import refused, right, unanswerable, write, wrong
from tests.evals.metrics.support.tables import ByTable
from tests.evals.rows import cited, found, gold, place

AXE = (Path(__file__).parents[2] / "api" / "axe" / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
HOSTILE = "<script>alert('no')</script> & \"quoted\" <img src=x onerror=alert(1)>"
OVERLAP = replace(cited(4, 16), quote="ords that pr", before="w", after="ove it")
DATED = replace(
    gold(place(0, 9)), meeting_date=date(2025, 3, 9), before="Before them: ", after=" After them.", pages=(2,)
)

ROWS = [
    right(
        "fine",
        difficulty="easy",
        confidence=0.9,
        timings_ms={"answer": 40.0},
        stages_ms={"find": 30.0},
        hits=(found(0, 10),),
    ),
    right("also", paper="minutes", confidence=0.7, timings_ms={"answer": 60.0}, stages_ms={"find": 50.0}),
    wrong("off", confidence=0.4, gold_answer="In May, as minuted.", evidence=(DATED,), citations=(OVERLAP,)),
    wrong(
        "evil", question=HOSTILE, answer=HOSTILE, paper="minutes", history=("And before that?", HOSTILE), confidence=0.2
    ),
    wrong("sum", question="=1+1", answer="@SUM(A1)", citations=()),
    refused("mute", paper="minutes"),
    right("spoilt", citations=(cited(0, 10), cited(0, 10, stands=False))),
    unanswerable("none"),
    unanswerable("loud", refuse=False),
    right("back", clarified=True),
    right("lost", error=HOSTILE),
]
BAD = {"off", "evil", "sum", "mute", "spoilt", "loud", "back"}


@pytest.fixture(scope="session")
def base_url() -> None:
    """Nothing: the page is a file. The plugin's fixture of this name warns under this pytest."""


@pytest.fixture(scope="module")
def run(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("runs")
    write(folder / "other", ROWS[:2], started="2026-01-03T09:00:00+00:00", gold_sha256="others")
    write(folder / "before", ROWS[:5], started="2026-01-02T09:00:00+00:00")
    (folder / "notes").mkdir()
    now = write(folder / "now", ROWS, started="2026-03-04T09:05:00+00:00", sets=["a", "b"], settings={"writer": None})
    for verifier in (word_overlap.build(VerifierSettings()), ByTable({})):
        supporting.support(now, verifier, folder / "kept")
    write_report(now, history=folder)
    return now


@pytest.fixture(scope="module")
def page_of(run: Path):
    return html.fromstring((run / "report.html").read_text(encoding="utf-8"))


def text(element) -> str:
    return " ".join(element.text_content().split())


def test_every_question_that_went_wrong_is_there_once_with_why_and_a_link_of_its_own(page_of):
    articles = {text(one.xpath(".//a")[0]).removeprefix("Link to question "): one for one in page_of.xpath("//article")}
    assert set(articles) == BAD
    for name, article in articles.items():
        assert article.xpath(".//a/@href")[0] == f"#{article.get('id')}", name
        assert article.xpath(".//h5[starts-with(., 'Why it counts as')]/following-sibling::ul[1]/li"), name
    assert "fact missing: May" in text(articles["off"])
    assert "should have refused" in text(articles["loud"])
    assert "refused wrongly" in text(articles["mute"])
    assert "citation 2 is not the words of plan.pdf" in text(articles["spoilt"])
    assert "“And before that?”" in text(articles["evil"])


def test_what_was_said_and_cited_stands_beside_what_should_have_been(page_of):
    (article,) = (one for one in page_of.xpath("//article") if "off" in text(one.xpath(".//a")[0]))
    said, due = article.xpath(".//div[@class='beside']/div")
    assert "In June." in text(said)
    assert "plan.pdf, page 1" in text(said)
    assert "In May, as minuted." in text(due)
    assert "plan.pdf, page 2" in text(due)
    (proof,) = due.xpath(".//blockquote")
    assert text(proof) == "Before them: [proof: words of record] After them."
    assert [text(one) for one in said.xpath(".//mark")] == ["[proof: ords ]"]
    assert [text(one) for one in said.xpath(".//span[@class='quote']")] == ["that pr"]


def test_the_headline_counts_what_a_plain_count_gives(page_of):
    said = text(page_of.xpath("//ul[@class='findings']")[0])
    scored = [row for row in ROWS if row.error is None]
    answerable = [row for row in scored if row.answerable]
    good = [row for row in answerable if not row.abstained and not row.clarified and _right(row)]
    assert f"clerk answered {len(good)} of {len(answerable)} answerable questions right" in said
    quotes = [one for row in scored for one in row.citations]
    assert f"{sum(one.stands for one in quotes)} of {len(quotes)} quotes stand" in said
    assert "It refused 1 of 2 questions that the papers do not answer" in said
    assert "It refused 1 of 8 questions that the papers do answer" in said
    assert "Half of the answers came within 0.05 seconds" in said


def _right(row: Row) -> bool:
    return all(states(row.answer, one) for one in row.key_facts) and any(
        gold.met_by(one.place) for gold in row.evidence for one in row.citations
    )


def test_what_could_not_be_scored_is_apart_and_said_first(page_of):
    assert "1 question could not be scored" in text(page_of.xpath("//p[@class='warning']")[0])
    assert text(page_of.xpath("//section[@aria-labelledby='unscored']//dt")[0]).startswith("lost")
    assert "10 of 11 questions were scored" in text(page_of.xpath("//header")[0])


def test_nothing_hostile_is_alive_and_nothing_is_fetched(run, page_of):
    assert page_of.xpath("//script | //img | //link | //iframe | //@onerror | //@src | //@style") == []
    assert all(target.startswith("#") for target in page_of.xpath("//@href"))
    assert "url(" not in page_of.xpath("//style")[0].text
    assert HOSTILE in page_of.text_content()


def test_support_is_shown_with_the_card_of_its_verifier_or_with_why_there_is_none(page_of):
    (section,) = page_of.xpath("//section[@aria-labelledby='support']")
    named = {text(one).partition(",")[0]: one for one in section.xpath(".//h3")}
    assert set(named) == {"word_overlap", "by_table"}
    assert "349 claims of WiCE a balanced accuracy of 0.700" in text(section)
    assert "has no card" in text(section.xpath(".//p[@class='warning']")[0])
    assert "B1, alce_recall_answered" in text(section)


def test_what_a_verifier_failed_on_is_said_apart(tmp_path):
    run = write(tmp_path / "run", ROWS[:2])
    supporting.support(run, supporting.verifier_of("word_overlap", None), tmp_path / "kept")
    path = run / "support-word_overlap.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"errors": ["timed out <b>"]}), encoding="utf-8")
    page = html.fromstring(write_report(run).read_text(encoding="utf-8"))
    (section,) = page.xpath("//section[@aria-labelledby='support']")
    assert "nor as not: timed out <b>" in text(section)


def test_a_support_file_that_is_broken_is_named(tmp_path):
    folder = write(tmp_path / "run", ROWS[:2])
    (folder / "support-x.json").write_text("{}", encoding="utf-8")
    with pytest.raises(InvalidRun, match=r"support-x.json: not as clerk eval support writes it"):
        write_report(folder)


def test_every_link_leads_to_a_part_of_the_page_and_no_id_stands_twice(page_of):
    ids = page_of.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {target[1:] for target in page_of.xpath("//@href")} <= set(ids)


def test_tables_have_captions_and_scopes_and_headings_go_down_one_at_a_time(page_of):
    for table in page_of.xpath("//table"):
        assert text(table.xpath("./caption")[0])
    assert page_of.xpath("//th[not(@scope)]") == []
    levels = [int(one.tag[1]) for one in page_of.xpath("//h1 | //h2 | //h3 | //h4 | //h5")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_each_plot_has_a_title_a_description_and_its_numbers_as_a_table(page_of):
    figures = {text(one.xpath("./h3")[0]): one for one in page_of.xpath("//figure")}
    assert len(figures) == 5
    for title, figure in figures.items():
        (svg,) = figure.xpath("./svg")
        parts = [page_of.get_element_by_id(name) for name in svg.get("aria-labelledby").split()]
        assert text(parts[0]) == title
        assert text(parts[1])
        assert len(figure.xpath(".//tbody/tr")) > 1
    drawn = "".join(page_of.xpath("//*[local-name()='svg']//@d"))
    assert "nan" not in drawn


def test_the_history_draws_runs_over_the_same_questions_and_lists_the_others(page_of):
    (figure,) = (one for one in page_of.xpath("//figure") if text(one.xpath("./h3")[0]) == "History over runs")
    rows = [[text(cell) for cell in row.xpath("./*")] for row in figure.xpath(".//tbody/tr")]
    assert [(row[0], row[2]) for row in rows] == [("before", "5"), ("other", "2 (others)"), ("now", "10")]
    assert len(figure.xpath(".//*[local-name()='circle']")) == 2 + 1


def test_everything_recorded_of_the_run_is_shown(page_of):
    rows = {
        text(row.xpath("./th")[0]): text(row.xpath("./td")[0])
        for row in page_of.xpath("//section[@aria-labelledby='conditions']//tbody/tr")
    }
    assert (rows["sets"], rows["settings.writer"], rows["counts.documents"]) == ("a; b", "not recorded", "2")
    assert "4 March 2026, 09:05" in text(page_of.xpath("//header")[0])


def test_the_tables_beside_it_hold_a_row_a_question_and_no_formula(run):
    with (run / "questions.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = {row["id"]: row for row in csv.DictReader(file)}
    assert set(rows) == {row.id for row in ROWS}
    assert (rows["sum"]["question"], rows["sum"]["answer"]) == ("'=1+1", "'@SUM(A1)")
    assert (rows["fine"]["outcome"], rows["fine"]["fact_exact"], rows["fine"]["cited"]) == (
        "right",
        "1.0",
        "plan.pdf, page 1",
    )
    assert (rows["lost"]["outcome"], rows["lost"]["fact_exact"]) == ("not scored", "")
    assert (rows["none"]["fact_exact"], rows["none"]["abstention_true_positive"]) == ("", "1.0")
    with (run / "scores.csv").open(encoding="utf-8-sig", newline="") as file:
        scores = {(row["questions"], row["value"]): row for row in csv.DictReader(file)}
    assert scores["all", "abstention_true_positive"]["score"] == "0.5"
    assert scores["all", "abstention_true_positive"]["n"] == "2"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_the_page_has_no_barrier_and_never_scrolls_sideways(run, page: Page, width, scheme):
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((run / "report.html").as_uri())
    assert asked == [(run / "report.html").as_uri()]
    assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0
    page.evaluate(AXE)
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    found = page.evaluate("rules => axe.run({runOnly: rules})", RULES)
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found["violations"]] == []


def test_a_plain_system_is_not_called_clerk(tmp_path):
    for system, who in (("langchain", "plain one"), ("http", "clerk")):
        about = {"identity": {"system": system}, "variant": "plain one"}
        page = html.fromstring(write_report(write(tmp_path / system, ROWS[:2], **about)).read_text(encoding="utf-8"))
        assert text(page.xpath("//h1")[0]) == f"How often {who} is right"
        assert f"{who} answered 2 of 2" in text(page)
        assert "Variant: plain one." in text(page)


@pytest.mark.parametrize("rows", [[right("lost", error="disk full")], [unanswerable("none")], []])
def test_a_run_with_hardly_anything_still_has_a_report(tmp_path, rows):
    page = html.fromstring(write_report(write(tmp_path / "run", rows, started=None)).read_text(encoding="utf-8"))
    assert "an unknown day" in text(page)
    assert "Nothing: every question that was scored ended as it should." in text(page)


def test_of_several_variants_one_page_has_all_side_by_side(monkeypatch, capsys, tmp_path, page: Page):
    write(tmp_path / "clerk", ROWS[:-1])
    write(tmp_path / "plain, words <b>", [wrong("fine"), *ROWS[1:-1]])
    code, out, _ = report(monkeypatch, capsys, tmp_path)
    assert code == 0
    assert out.splitlines()[0] == f"written: {tmp_path / 'report.html'}"
    found = html.fromstring((tmp_path / "report.html").read_text(encoding="utf-8"))
    assert found.xpath("//tbody//a/@href") == ["clerk/report.html", "plain%2C%20words%20%3Cb%3E/report.html"]
    assert [text(one) for one in found.xpath("//h3")] == ["plain, words <b>"]
    assert "1 of 10 questions end otherwise" in text(found)
    rows = {
        text(row.xpath("./th")[0]): [text(one) for one in row.xpath("./td")]
        for row in found.xpath("(//table)[2]//tbody/tr")
    }
    assert rows["fact_recall"][:3] == ["0.500", "0.375", "-0.125"]
    page.goto((tmp_path / "report.html").as_uri())
    page.evaluate(AXE)
    barriers = page.evaluate("rules => axe.run({runOnly: rules})", RULES)["violations"]
    assert [one["id"] for one in barriers] == []
    page.get_by_role("link", name="plain, words").click()
    assert page.locator("h1").inner_text() == "How often clerk is right"


def report(monkeypatch, capsys, *arguments: object) -> tuple[int, str, str]:
    monkeypatch.setattr(sys, "argv", ["clerk", "eval", "report", *map(str, arguments)])
    with pytest.raises(SystemExit) as ended:
        main()
    printed = capsys.readouterr()
    return ended.value.code or 0, printed.out, printed.err


def test_the_command_says_where_the_page_is_and_exits_2_without_a_run_or_a_history(monkeypatch, capsys, tmp_path):
    run = write(tmp_path / "run", ROWS[:2])
    assert report(monkeypatch, capsys, run) == (0, f"written: {run / 'report.html'}\n", "")
    code, _, err = report(monkeypatch, capsys, tmp_path / "none")
    assert (code, "holds no finished run" in err) == (2, True)
    code, _, err = report(monkeypatch, capsys, run, "--history", tmp_path / "none")
    assert (code, "no such folder" in err) == (2, True)
    assert json.loads((run / "run.json").read_text(encoding="utf-8"))["counts"]["questions"] == 2
