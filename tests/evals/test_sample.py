import json
import re
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from difflib import SequenceMatcher
from html import unescape
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn
from pypdf import PdfReader
from pypdf.generic import ContentStream

from evals.sample.markup import COLOURS, FILLS, Cell, Instruction, make_table, read_blocks, read_cell, read_paper
from evals.sample.render import PAPERS, papers, render_all, render_one
from evals.sample.truth import TruePaper, load_truth
from vectorstore.records import RecordKind

GOLD = PAPERS.parent / "gold.jsonl"
TRUTH = PAPERS.parent / "truth.json"
PACK = "2025-10-15_scrutiny_agenda-pack.pdf"
SCAN = "2025-03-05_site-visit_fennimore-house_SCAN.pdf"
DEPOT = "2025-06-11_cabinet_tannery-lane-depot.pdf"
DECISION = "2025-05-14_decision_damp-and-mould-response-policy.docx"
NAMES = {fill: COLOURS[letter.lower()] for letter, fill in FILLS.items()}
TYPES = {"fact", "list", "compare", "status", "owner", "explain", "count", "definition", "followup", "unanswerable"}


def pages_of(path: Path) -> list[str]:
    """The text of each page; a file without pages counts as one, its paragraphs and cells in order."""
    if path.suffix == ".pdf":
        return [page.extract_text() for page in PdfReader(path).pages]
    return ["\n".join(LINES[path.suffix](path))]


def lines_of_word(path: Path) -> list[str]:
    body = docx.Document(str(path)).element.body
    words = (qn("w:t"), qn("w:delText"))
    return ["".join(node.text or "" for node in part.iter(*words)) for part in body.iter(qn("w:p"))]


def lines_of_workbook(path: Path) -> list[str]:
    book = openpyxl.load_workbook(path)
    rows = (row for sheet in book.worksheets for row in sheet.iter_rows())
    return [" ".join(shown(cell.value, cell.number_format) for cell in row) for row in rows]


def shown(value: object, form: str) -> str:
    """What Excel shows of a value, as far as the sample's own formats go."""
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, datetime):
        return f"{value.day} {value:%B %Y}"
    assert isinstance(value, int | float)
    places = len(form.partition(";")[0].strip("()%").partition(".")[2])
    if form.endswith("%"):
        return f"{100 * value:.{places}f}%"
    return ("£" if "£" in form else "") + (f"({-value:,.{places}f})" if value < 0 else f"{value:,.{places}f}")


def lines_of_page(path: Path) -> list[str]:
    content = path.read_text(encoding="utf-8").partition("<main")[2].partition("</main>")[0]
    return unescape(re.sub(r"<[^>]+>", " ", content)).replace("\xa0", " ").split("\n")


LINES: dict[str, Callable[[Path], list[str]]] = {
    ".docx": lines_of_word,
    ".xlsx": lines_of_workbook,
    ".html": lines_of_page,
    ".txt": lambda path: path.read_text(encoding="utf-8").split("\n"),
}


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def words(text: str) -> str:
    return " " + " ".join(re.findall(r"\d[\d,.]*\d|\d|%|[a-z]+", text.replace("’", "'").lower())) + " "


@pytest.fixture(scope="module")
def committed() -> dict[str, list[str]]:
    return {path.name: pages_of(path) for path in sorted(PAPERS.iterdir())}


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    folder = tmp_path_factory.mktemp("wexcombe") / "papers"
    return folder, render_all(folder)


@pytest.fixture(scope="module")
def truth() -> dict[str, TruePaper]:
    return load_truth()


@pytest.fixture(scope="module")
def gold() -> list[dict[str, Any]]:
    return [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]


def test_rendering_again_gives_the_text_of_every_committed_page(
    committed: dict[str, list[str]], rendered: tuple[Path, dict[str, Any]]
) -> None:
    again = {path.name: pages_of(path) for path in sorted(rendered[0].iterdir())}
    assert again.keys() == committed.keys()
    for name, pages in again.items():
        assert pages == committed[name], f"{name}: run python -m evals.sample.render and commit the result"


def test_rendering_again_gives_the_committed_truth_of_the_tables(rendered: tuple[Path, dict[str, Any]]) -> None:
    assert rendered[1] == json.loads(TRUTH.read_text(encoding="utf-8"))


def test_the_same_paper_gives_the_same_bytes_twice(rendered: tuple[Path, dict[str, Any]], tmp_path: Path) -> None:
    small = [paper for paper in papers() if paper.file != PACK]
    assert {Path(paper.file).suffix for paper in small} == {".pdf", *LINES}
    for paper in small:
        render_one(paper, tmp_path / paper.file)
        assert (tmp_path / paper.file).read_bytes() == (rendered[0] / paper.file).read_bytes(), paper.file


def test_the_council_is_large_enough_to_be_a_demonstration(committed: dict[str, list[str]]) -> None:
    pdfs = [pages for name, pages in committed.items() if name.endswith(".pdf")]
    formats = Counter(Path(name).suffix for name in committed)
    assert formats >= Counter({".pdf": 18, ".docx": 3, ".xlsx": 2, ".html": 2, ".txt": 1})
    assert sum(len(pages) for pages in pdfs) >= 120
    assert len(committed[PACK]) > 60
    assert sum(path.stat().st_size for path in PAPERS.iterdir()) < 1_500_000


def test_the_scan_has_a_picture_and_no_text(committed: dict[str, list[str]]) -> None:
    assert [page.strip() for page in committed[SCAN]] == [""]
    assert len(PdfReader(PAPERS / SCAN).pages[0].images) == 1


def test_the_packs_printed_page_numbers_are_one_behind_the_files(committed: dict[str, list[str]]) -> None:
    pages = committed[PACK]
    assert "Page" not in pages[0]
    for number, text in enumerate(pages[1:], start=1):
        assert f"Page {number} of {len(pages) - 1}" in text


def test_the_agenda_gives_the_printed_pages_on_which_items_begin(committed: dict[str, list[str]]) -> None:
    pages = committed[PACK]
    ranges = re.findall(r"(\d+) - (\d+)", pages[1])
    starts = [place for place, text in enumerate(pages) if re.search(r"AGENDA ITEM \d+", text)]
    assert [int(first) for first, _ in ranges] == starts
    assert [int(last) + 1 for _, last in ranges] == [*starts[1:], len(pages)]


def fills_of(paper: TruePaper) -> Counter[str]:
    return Counter(fill for table in paper.tables for row in table.rows for fill in row.fills.values())


def test_every_fill_of_the_truth_is_drawn_in_its_pdf(truth: dict[str, TruePaper]) -> None:
    for name, paper in truth.items():
        if name.endswith(".pdf"):
            cut = sum(len(row.pages) - 1 for table in paper.tables for row in table.rows for _ in row.fills)
            drawn = drawn_fills(PAPERS / name)
            assert drawn.keys() == fills_of(paper).keys(), name
            assert drawn.total() == fills_of(paper).total() + cut, name


def drawn_fills(path: Path) -> Counter[str]:
    """How many boxes a PDF fills with each of the colours that tell something; a cell that is cut has two."""
    reader, drawn = PdfReader(path), Counter[str]()
    for page in reader.pages:
        colour = ""
        for operands, operator in ContentStream(page.get_contents(), reader).operations:
            if operator == b"rg":
                colour = "#" + "".join(f"{round(float(part) * 255):02X}" for part in operands)
            elif operator in (b"f", b"f*", b"B", b"B*") and colour in NAMES:
                drawn[NAMES[colour]] += 1
    return drawn


def test_word_cells_are_shaded_as_the_truth_says(truth: dict[str, TruePaper]) -> None:
    for name, paper in truth.items():
        if name.endswith(".docx"):
            body = docx.Document(str(PAPERS / name)).element.xml
            shades = re.findall(r'<w:shd [^>]*w:fill="(\w+)"', body)
            assert Counter(NAMES["#" + shade] for shade in shades) == fills_of(paper)


def test_spreadsheets_and_web_pages_are_coloured_as_the_truth_says(truth: dict[str, TruePaper]) -> None:
    for name, paper in truth.items():
        found = []
        if name.endswith(".xlsx"):
            sheets = openpyxl.load_workbook(PAPERS / name).worksheets
            found = [cell.fill.fgColor.rgb[2:] for sheet in sheets for row in sheet.iter_rows() for cell in row]
        elif name.endswith(".html"):
            found = re.findall(r"background-color: #(\w+)", (PAPERS / name).read_text(encoding="utf-8"))
        else:
            continue
        assert Counter(NAMES["#" + fill] for fill in found if "#" + fill in NAMES) == fills_of(paper), name


def test_plain_text_has_lost_its_colours(truth: dict[str, TruePaper]) -> None:
    (paper,) = (paper for name, paper in truth.items() if name.endswith(".txt"))
    assert not fills_of(paper)
    assert "does not hold the colours" in (PAPERS / paper.file).read_text(encoding="utf-8")


def test_rows_of_the_truth_stand_on_the_page_it_names(
    truth: dict[str, TruePaper], committed: dict[str, list[str]]
) -> None:
    for name, paper in truth.items():
        for name_of_table, row in ((table.name, row) for table in paper.tables for row in table.rows):
            first = next((cell for cell in row.cells if cell), "")
            page = committed[name][row.pages[0] - 1] if row.pages else committed[name][0]
            assert row.cut or squeezed(first) in squeezed(page), (name, name_of_table, first)


def test_the_council_has_every_kind_of_table_that_is_hard_to_read(truth: dict[str, TruePaper]) -> None:
    tables = [table for paper in truth.values() for table in paper.tables]
    rows = [row for table in tables for row in table.rows]
    assert any(row.cut and len(row.pages) > 1 for row in rows)
    assert any(len(table.pages) > 2 for table in tables)
    assert any(table.tagged and not table.ruled for table in tables)
    assert any(row.merged for row in rows)
    assert any("" in row.cells for row in rows)
    assert any({row.cells[j] for j in row.fills} == {""} for row in rows if row.fills)
    assert {fill for row in rows for fill in row.fills.values()} == set(COLOURS.values())
    assert any(len({name.partition(" ")[0] for name in table.columns}) < len(set(table.columns)) for table in tables)


def test_pages_are_upright_sideways_turned_and_very_wide() -> None:
    pages = [page for path in sorted(PAPERS.glob("*.pdf")) for page in PdfReader(path).pages]
    shapes = {(page.rotation, page.mediabox.width > page.mediabox.height) for page in pages}
    assert shapes == {(0, False), (0, True), (90, False)}
    assert max(page.mediabox.width for page in pages) > 1600


def test_a_borderless_table_is_tagged_cell_by_cell(truth: dict[str, TruePaper]) -> None:
    tagged = [paper for paper in truth.values() if any(table.tagged for table in paper.tables)]
    for paper in tagged:
        root: Any = PdfReader(PAPERS / paper.file).trailer["/Root"]
        assert root["/MarkInfo"]["/Marked"].value
        shapes = [
            [len(row.get_object()["/K"]) for row in table.get_object()["/K"]]
            for table in root["/StructTreeRoot"]["/K"][0].get_object()["/K"]
        ]
        told = [table for table in paper.tables if table.tagged]
        assert shapes == [[len(table.columns)] * (len(table.rows) + 1) for table in told]
    assert tagged


def test_the_word_paper_keeps_its_numbers_and_changes_out_of_its_text() -> None:
    (path,) = PAPERS.glob("*waste-and-streets*.docx")
    body = docx.Document(str(path)).element.xml
    assert body.count("<w:numPr>") > 10
    assert body.count("<w:del ") == 3
    assert body.count("<w:ins ") == 4
    assert not any(re.match(r"\d\.\d\s|\([a-z]\)", line) for line in lines_of_word(path))


def test_the_sample_says_how_many_records_of_each_kind_it_holds(truth: dict[str, TruePaper]) -> None:
    assert truth[PACK].records["agenda_item"] == 13
    assert truth[PACK].records["tracker_action"] == 21
    assert truth["2025-09-17_scrutiny_improvement-plan-report.pdf"].records["action"] == 70
    minutes = truth["2025-06-25_audit-and-standards_minutes.pdf"]
    assert (minutes.records["minute"], minutes.records["resolution"]) == (7, 7)
    kinds = {kind for paper in truth.values() for kind in paper.records}
    assert kinds <= {kind.value for kind in RecordKind}
    assert len(kinds) >= 19


def test_every_stated_total_but_one_is_that_of_its_rows(truth: dict[str, TruePaper]) -> None:
    (actions,) = (table for paper in truth.values() for table in paper.tables if table.name == "audit-actions")
    *rows, total = (tuple(map(int, row.cells[1:])) for row in actions.rows)
    assert tuple(map(sum, zip(*rows, strict=True))) == (46, 30, 16)
    assert total == (48, 30, 16)


def test_draft_minutes_are_the_minutes_but_for_four_things(committed: dict[str, list[str]]) -> None:
    final, draft = (" ".join(committed[f"2025-04-09_scrutiny_minutes{name}.pdf"]).split() for name in ("", "_DRAFT"))
    blocks = SequenceMatcher(a=final, b=draft, autojunk=False).ratio()
    assert 0.97 < blocks < 1


def test_gold_questions_are_many_and_of_every_type(gold: list[dict[str, Any]]) -> None:
    kinds = Counter(question["type"] for question in gold)
    tags = Counter(tag for question in gold for tag in question["tags"])
    assert len(gold) >= 60
    assert set(kinds) == TYPES
    assert min(kinds.values()) >= 5
    assert 0.10 <= sum(not question["answerable"] for question in gold) / len(gold) <= 0.25
    assert {"colour", "blank", "exempt", "conflict"} <= set(tags)
    assert len({question["id"] for question in gold}) == len(gold)
    assert all(question["history"] for question in gold if question["type"] == "followup")


def test_every_gold_quote_stands_verbatim_on_the_page_it_names(
    gold: list[dict[str, Any]], committed: dict[str, list[str]]
) -> None:
    for question in gold:
        for evidence in question["evidence"]:
            pages, quote = committed[evidence["doc"]], squeezed(evidence["quote"])
            assert quote in squeezed(pages[(evidence["page"] or 1) - 1]), (question["id"], evidence["quote"])
            assert (evidence["page"] is None) != evidence["doc"].endswith(".pdf"), question["id"]
            for other in evidence.get("also_in", []):
                assert any(quote in squeezed(page) for page in committed[other]), (question["id"], other)


def test_gold_answers_state_their_key_facts_and_rest_on_evidence(gold: list[dict[str, Any]]) -> None:
    for question in gold:
        if question["answerable"]:
            assert question["evidence"], question["id"]
            assert question["key_facts"], question["id"]
        for spellings in question["key_facts"]:
            hay = words(question["answer"]) + words(" ".join(e["quote"] for e in question["evidence"]))
            assert any(words(spelling).rstrip() in hay for spelling in spellings), (question["id"], spellings)


def test_what_is_withheld_stands_on_no_page_that_the_public_may_read(
    gold: list[dict[str, Any]], committed: dict[str, list[str]]
) -> None:
    public = [page for name, pages in committed.items() for page in pages if "NOT FOR PUBLICATION" not in page]
    held_back = [value for question in gold for value in question.get("withheld", [])]
    assert held_back
    for value in (value for value in held_back if len(value) > 3):
        assert not any(re.search(rf"(?<![\d.]){re.escape(value)}", page) for page in public), value


def test_the_exempt_appendix_shares_its_file_with_a_public_report(committed: dict[str, list[str]]) -> None:
    marked = ["NOT FOR PUBLICATION" in page for page in committed[DEPOT]]
    assert marked[0] is False
    assert marked[-1] is True
    assert "paragraph 3 of Part 1 of Schedule 12A" in committed[DEPOT][-1]


def test_a_row_with_a_cell_too_few_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="table costs: 2 columns"):
        make_table("costs", [(Cell(text="Depot"),)], {"widths": "1,1"})


def test_a_source_without_keys_at_its_head_is_refused_by_name(tmp_path: Path) -> None:
    source = tmp_path / "notes.md"
    source.write_text("Just words\n---\nMore words\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"notes\.md: expected 'key: value'"):
        read_paper(source)


def test_cells_are_read_with_their_colour_and_joins() -> None:
    assert read_cell(" [R] late ") == Cell(text="late", fill=FILLS["R"])
    assert read_cell(" < ") == Cell(text="", joined="left")
    assert read_cell("^") == Cell(text="", joined="above")
    assert list(read_blocks("!break\n\n!head Item 3\n")) == [
        Instruction(name="break"),
        Instruction(name="head", argument="Item 3"),
    ]


def test_words_to_be_swapped_must_be_there(tmp_path: Path) -> None:
    source = tmp_path / "minutes.md"
    source.write_text("file: minutes.pdf\n---\nCarried by eight votes\n", encoding="utf-8")
    assert read_paper(source, [("eight", "seven")]).blocks[0].text == "Carried by seven votes"
    with pytest.raises(ValueError, match=r"minutes\.md: has no 'nine' to be swapped"):
        read_paper(source, [("nine", "ten")])


def test_every_paper_has_a_name_of_its_own() -> None:
    names = [paper.file for paper in papers()]
    assert len(set(names)) == len(names)
