"""The register, a reference's page and the action tracker in a real browser, over the sample council's papers."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.api.browsing import faults, too_small, violations

openpyxl = pytest.importorskip("openpyxl")
TABLE = ".clerk-table--register"


def names(page: Page) -> list[str]:
    """The row headings of the list."""
    return [text.strip() for text in page.locator(f"{TABLE} tbody th").all_inner_texts()]


def show(page: Page) -> None:
    page.get_by_role("form", name="Narrow the list").get_by_role("button", name="Show").first.click()


def test_a_list_is_filtered_sorted_cleared_and_paged_in_its_address(
    page: Page, sample_site: str, complaints: list[str]
) -> None:
    page.goto(f"{sample_site}/register")
    expect(page.get_by_role("heading", name="Actions", exact=True)).to_be_visible()
    every = page.locator("p[role=status]").inner_text()
    assert "1 to 50 of 88 actions" in every
    page.get_by_role("link", name="Next page").click()
    expect(page).to_have_url(re.compile("page=2"))
    assert len(names(page)) == 38
    page.get_by_label("Rating", exact=True).select_option("red")
    show(page)
    expect(page).to_have_url(re.compile("rating=red"))
    tags = set(page.locator(f"{TABLE} .clerk-col-rating .govuk-tag").all_inner_texts())
    assert tags == {"Red"}
    page.get_by_role("link", name="Due").first.click()
    expect(page.locator("th[aria-sort=ascending]")).to_contain_text("Due")
    page.get_by_role("link", name="Due").first.click()
    expect(page.locator("th[aria-sort=descending]")).to_contain_text("Due")
    page.get_by_label("Words").fill("fire")
    show(page)
    chips = page.get_by_role("group", name="Filters that are set")
    expect(chips.get_by_role("link")).to_have_count(3)
    chips.get_by_role("link", name="Rating: red").click()
    expect(page).to_have_url(re.compile("q=fire"))
    expect(page).not_to_have_url(re.compile("rating"))
    page.get_by_label("Words").fill("nothing-of-the-sort")
    show(page)
    expect(page.get_by_role("status").first).to_contain_text("None of 88 actions fits")
    assert violations(page) == []


def test_the_chart_has_the_same_numbers_as_its_table(page: Page, sample_site: str, complaints: list[str]) -> None:
    page.goto(f"{sample_site}/register?show=project")
    drawing = page.get_by_role("img", name="Projects by rating")
    expect(drawing).to_be_visible()
    page.get_by_text("The same numbers as a table").click()
    table = page.get_by_role("table", name="Projects by rating")
    first = table.get_by_role("row").nth(1).get_by_role("cell").all_inner_texts()
    assert first[-1] == str(sum(map(int, first[:-1])))
    drawn = drawing.locator("text:not(.clerk-chart__day)").all_text_contents()
    assert drawn[:3] == [number for number in first[:-1] if number != "0"][:3]


def test_what_is_filtered_is_taken_away_as_csv_and_as_a_workbook(page: Page, sample_site: str, tmp_path: Path) -> None:
    page.goto(f"{sample_site}/register?show=saving&rating=red")
    shown = [name.split("\n")[0] for name in names(page)]
    with page.expect_download() as started:
        page.get_by_role("link", name="Download CSV").click()
    kept = Path(tmp_path / started.value.suggested_filename)
    started.value.save_as(kept)
    rows = list(csv.DictReader(io.StringIO(kept.read_text(encoding="utf-8-sig"))))
    assert [row["Reference"] for row in rows] == shown
    with page.expect_download() as started:
        page.get_by_role("link", name="Download Excel").click()
    kept = Path(tmp_path / started.value.suggested_filename)
    started.value.save_as(kept)
    sheet = openpyxl.load_workbook(kept).active
    assert [sheet.cell(n, 1).value for n in range(2, sheet.max_row + 1)] == shown
    source = sheet.cell(2, [cell.value for cell in sheet[1]].index("Source") + 1)
    page.goto(source.hyperlink.target)
    expect(page.locator("#cited").first).to_contain_text(shown[0].removeprefix("Saving "))


def test_a_reference_leads_to_its_timeline_and_that_to_its_words(
    page: Page, sample_site: str, complaints: list[str]
) -> None:
    page.goto(f"{sample_site}/register?plan=wexcombe+forward")
    page.locator(f"{TABLE} tbody th").get_by_role("link", name="A1.1").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("A1.1")
    thing = page.locator(".clerk-thing").nth(1)
    expect(thing.locator(".clerk-timeline__changes").first).to_contain_text(
        "Due date changed from “31 March 2025” to “31 July 2025”, about 4 months later."
    )
    days = thing.locator(".clerk-timeline__when").all_inner_texts()
    assert [days[0], days[-1]] == ["22 January 2025", "17 September 2025"]
    source = thing.locator(".clerk-timeline__where a").first
    page.goto(sample_site + (source.get_attribute("href") or ""))
    expect(page.locator("#cited").first).to_be_visible()


def test_an_unknown_reference_offers_the_nearest(page: Page, sample_site: str) -> None:
    page.goto(f"{sample_site}/references")
    page.get_by_label("Reference", exact=True).fill("Saving 199")
    page.get_by_role("button", name="Look up").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Nothing under")
    expect(page.locator(".clerk-near a").first).to_be_visible()
    assert violations(page) == []
    page.locator(".clerk-near a").first.click()
    expect(page.locator(".clerk-thing").first).to_be_visible()


def test_the_tracker_tells_what_has_had_no_later_mention_first(
    page: Page, sample_site: str, complaints: list[str]
) -> None:
    page.goto(f"{sample_site}/actions")
    first = page.locator(f"{TABLE} tbody tr").first
    expect(first).to_contain_text("No later mention since 22 January 2025")
    page.get_by_role("link", name=re.compile("with no later mention")).click()
    assert all("No later mention since" in name for name in names(page))
    page.get_by_role("group", name="Filters that are set").get_by_role("link").click()
    page.get_by_role("navigation", name="Committees").get_by_role("link", name=re.compile("Audit")).click()
    expect(page.get_by_role("heading", name="Audit and Standards Committee")).to_be_visible()
    page.get_by_label("Who").fill("Stackpole")
    show(page)
    assert names(page)
    assert all("Stackpole" in who for who in page.locator(f"{TABLE} .clerk-col-owner").all_inner_texts())


def test_without_scripts_lists_are_filtered_and_sources_open(browser: Browser, sample_site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{sample_site}/register")
    page.get_by_label("State", exact=True).select_option("overdue")
    show(page)
    expect(page.locator(f"{TABLE} .govuk-tag", has_text="Overdue").first).to_be_visible()
    page.locator(f"{TABLE} a[data-source]").first.click()
    expect(page.locator("#cited").first).to_be_visible()
    page.goto(f"{sample_site}/actions")
    page.locator(f"{TABLE} a[data-source]").first.click()
    expect(page.locator("#cited").first).to_be_visible()
    context.close()


@pytest.mark.parametrize("path", ["/register?show=project&q=homes", "/actions?state=unmentioned", "/references/A1.1"])
def test_no_page_of_records_breaks_a_rule_or_the_width_of_a_phone(
    browser: Browser, sample_site: str, path: str
) -> None:
    assert faults(browser, sample_site + path) == []
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True)
    page = context.new_page()
    page.goto(sample_site + path)
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    assert violations(page) == []
    assert too_small(page) == []
    context.close()
