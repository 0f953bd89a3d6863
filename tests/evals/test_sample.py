import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import docx
import pytest
from pypdf import PdfReader
from pypdf.generic import ContentStream

from evals.sample.markup import FILLS, Cell, Instruction, make_table, read_blocks, read_cell, read_paper
from evals.sample.render import PAPERS, papers, render_all, render_one

GOLD = PAPERS.parent / "gold.jsonl"
TRUTH = PAPERS.parent / "truth.json"
PACK = "2025-10-15_scrutiny_agenda-pack.pdf"
SCAN = "2025-03-05_site-visit_fennimore-house_SCAN.pdf"
DEPOT = "2025-06-11_cabinet_tannery-lane-depot.pdf"
DECISION = "2025-05-14_decision_damp-and-mould-response-policy.docx"
TYPES = {"fact", "list", "compare", "status", "owner", "explain", "count", "definition", "followup", "unanswerable"}


def pages_of(path: Path) -> list[str]:
    """The text of each page; a Word file counts as one page, its paragraphs and cells in order."""
    if path.suffix == ".pdf":
        return [page.extract_text() for page in PdfReader(path).pages]
    document = docx.Document(str(path))
    lines = [p.text for p in document.paragraphs]
    lines += [" ".join(cell.text for cell in row.cells) for table in document.tables for row in table.rows]
    return ["\n".join(lines)]


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
    for paper in (paper for paper in papers() if paper.file in (SCAN, DEPOT, DECISION)):
        render_one(paper, tmp_path / paper.file)
        assert (tmp_path / paper.file).read_bytes() == (rendered[0] / paper.file).read_bytes()


def test_the_council_is_large_enough_to_be_a_demonstration(committed: dict[str, list[str]]) -> None:
    pdfs = [pages for name, pages in committed.items() if name.endswith(".pdf")]
    assert len(committed) >= 12
    assert sum(name.endswith(".docx") for name in committed) == 2
    assert sum(len(pages) for pages in pdfs) >= 110
    assert len(committed[PACK]) > 60
    assert sum(path.stat().st_size for path in PAPERS.iterdir()) < 5_000_000


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


def test_every_fill_colour_of_the_truth_is_drawn_in_its_pdf() -> None:
    for name, tables in json.loads(TRUTH.read_text(encoding="utf-8")).items():
        told = Counter(c["fill"] for t in tables for row in t["rows"] for c in row["cells"] if "fill" in c)
        if name.endswith(".pdf"):
            assert drawn_fills(PAPERS / name) == told, name


def drawn_fills(path: Path) -> Counter[str]:
    """How many boxes a PDF fills with each of the four rating colours."""
    reader, drawn = PdfReader(path), Counter[str]()
    for page in reader.pages:
        colour = ""
        for operands, operator in ContentStream(page.get_contents(), reader).operations:
            if operator == b"rg":
                colour = "#" + "".join(f"{round(float(part) * 255):02X}" for part in operands)
            elif operator in (b"f", b"f*", b"B", b"B*") and colour in FILLS.values():
                drawn[colour] += 1
    return drawn


def test_word_cells_are_shaded_as_the_truth_says() -> None:
    for name, tables in json.loads(TRUTH.read_text(encoding="utf-8")).items():
        if name.endswith(".docx"):
            told = Counter(c["fill"] for t in tables for row in t["rows"] for c in row["cells"] if "fill" in c)
            body = docx.Document(str(PAPERS / name)).element.xml
            assert Counter("#" + fill for fill in re.findall(r'<w:shd [^>]*w:fill="(\w+)"', body)) == told


def test_cells_of_the_truth_stand_on_the_page_it_names(committed: dict[str, list[str]]) -> None:
    for name, tables in json.loads(TRUTH.read_text(encoding="utf-8")).items():
        for table in tables:
            for row in table["rows"]:
                first = next((cell["text"] for cell in row["cells"] if cell["text"]), "")
                page = committed[name][(row["page"] or 1) - 1]
                assert "{" in first or squeezed(first) in squeezed(page), (name, table["table"], first)


def test_gold_questions_are_many_and_of_every_type(gold: list[dict[str, Any]]) -> None:
    kinds = Counter(question["type"] for question in gold)
    tags = Counter(tag for question in gold for tag in question["tags"])
    assert len(gold) >= 60
    assert set(kinds) == TYPES
    assert min(kinds.values()) >= 5
    assert 0.10 <= sum(not question["answerable"] for question in gold) / len(gold) <= 0.20
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
            assert (evidence["page"] is None) == evidence["doc"].endswith(".docx"), question["id"]
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
    assert read_cell(" < ") == Cell(text="", joined=True)
    assert list(read_blocks("!break\n\n!head Item 3\n")) == [
        Instruction(name="break"),
        Instruction(name="head", argument="Item 3"),
    ]


def test_every_paper_has_a_name_of_its_own() -> None:
    names = [paper.file for paper in papers()]
    assert len(set(names)) == len(names)
