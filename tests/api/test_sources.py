"""A document around cited words: its page as a picture with boxes, its words, and who is told what."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from PIL import Image

from api.app import create_app
from api.pictures import FOLDER, Pictures
from api.settings import server_settings
from ingest.drawing import Drawer
from ingest.limits import Limits
from tests.api.conftest import FERRY, HARBOUR, ingest
from tests.ingest.papers import write_pdf
from tests.ingest.pdf.drawing import Drawing
from vectorstore.index import open_index
from vectorstore.settings import StoreSettings
from vectorstore.types import OFFICER_READER, PUBLIC_READER, Document, Filters, Span

PAGE = {"Accept": "text/html"}
QUOTE = "The repairs to the harbour wall will cost £2.4m"
ROW = ("Slip A", "Mend the crane", "Late")


class Papers:
    """A record of some PDFs, a server over it, and where words stand in them."""

    def __init__(self, folder: Path) -> None:
        self.files = folder / "papers"
        self.files.mkdir()
        report, appendix = FERRY.split("Appendix 2")
        write_pdf(self.files / "harbour.pdf", HARBOUR.splitlines())
        write_pdf(
            self.files / "ferry.pdf",
            report.splitlines(),
            ("Appendix 2" + appendix).splitlines(),
            [],
            ["Appendix 3", "Open."],
        )
        slips = Drawing(self.files / "slips.pdf", wide=True)
        slips.words(60, 60, "Report to: Cabinet\nSubject: The state of the slips at the end of February")
        slips.table(60, 120, [90, 160, 90], [("Slip", "Action", "State"), ROW], fills={(1, 2): "C00000"})
        slips.save()
        for name in ("gone", "changed"):
            write_pdf(self.files / f"{name}.pdf", [*HARBOUR.splitlines(), f"This paper is {name}."])
        self.data = folder / "data"
        ingest(self.data, self.files)
        (self.files / "gone.pdf").unlink()
        (self.files / "changed.pdf").write_bytes((self.files / "harbour.pdf").read_bytes())
        with open_index(StoreSettings(data=self.data)) as index:
            cards = index.catalogue.documents(Filters(levels=OFFICER_READER))
            self.documents = {card.name: index.catalogue.document(card.id, OFFICER_READER) for card in cards}

    def __getitem__(self, name: str) -> Document:
        return self.documents[name]

    def link(self, name: str, first: str, last: str = "") -> str:
        """The address of words of a paper, from the first to the last."""
        text = self[name].text
        start = text.index(first)
        end = text.index(last, start) + len(last) if last else start + len(first)
        return f"/documents/{self[name].id}?start={start}&end={end}"


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Papers:
    return Papers(tmp_path_factory.mktemp("sources"))


@pytest.fixture(scope="module")
def reader(papers: Papers) -> Iterator[TestClient]:
    with TestClient(create_app(server_settings(papers.data)), headers=PAGE) as client:
        yield client


def test_cited_words_are_boxed_on_the_picture_of_their_page_and_marked_among_its_words(
    reader: TestClient, papers: Papers
) -> None:
    page = reader.get(papers.link("harbour.pdf", QUOTE)).text
    assert f'<image href="/documents/{papers["harbour.pdf"].id}/pages/1.webp" width="595.28" height="841.89"' in page
    assert len(re.findall("<rect ", page)) == 1
    assert f"<mark>{QUOTE}</mark>" in page
    assert re.search(r"<blockquote[^>]*>" + QUOTE, page)
    assert "Page 1 of 1" in page and "Paragraph 2.2" in page
    assert "style=" not in page


def test_the_picture_of_a_page_is_kept_and_need_not_be_sent_twice(reader: TestClient, papers: Papers) -> None:
    address = f"/documents/{papers['harbour.pdf'].id}/pages/1.webp"
    response = reader.get(address)
    assert response.headers["content-type"] == "image/webp"
    assert Image.open(io.BytesIO(response.content)).size == (910, 1287)
    assert (papers.data / FOLDER / papers["harbour.pdf"].id / "1.webp").read_bytes() == response.content
    again = reader.get(address, headers={"If-None-Match": response.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert reader.get(address).content == response.content
    large = reader.get(f"{address}?large=1")
    assert Image.open(io.BytesIO(large.content)).size == (1819, 2573)
    assert large.headers["etag"] != response.headers["etag"]
    assert reader.get(address.replace("1.webp", "2.webp")).status_code == 404


def test_a_cited_row_stands_under_the_headings_of_its_table_with_its_colours(
    reader: TestClient, papers: Papers
) -> None:
    page = reader.get(papers.link("slips.pdf", "Slip A", "Late")).text
    row = page[page.index("The row that is cited") : page.index("</table>")]
    cells = re.findall(r'<th scope="row"[^>]*>([^<]*)</th><td[^>]*>(.*?)</td>', row)
    assert [(name, re.sub(r"<span class=.govuk-vis.*?</span>|<[^>]+>", "", said)) for name, said in cells] == [
        ("Slip", "Slip A"),
        ("Action", "Mend the crane"),
        ("State", "Late Red"),
    ]
    assert "<mark>" not in row
    assert len(re.findall("<rect ", page)) == 3
    assert '<th scope="col" class="govuk-table__header">Action</th>' in page


def test_one_cited_cell_is_marked_in_its_row(reader: TestClient, papers: Papers) -> None:
    page = reader.get(papers.link("slips.pdf", "Mend the crane")).text
    assert "<mark>Mend the crane</mark>" in page[page.index("The row that is cited") : page.index("</table>")]


def test_a_panel_gets_the_part_alone_and_nothing_in_it_has_an_id(reader: TestClient, papers: Papers) -> None:
    part = reader.get(papers.link("harbour.pdf", QUOTE) + "&fragment=1").text
    assert "<html" not in part and " id=" not in part
    assert "Open the whole document" in part


def test_a_page_of_which_a_part_is_withheld_has_no_picture_and_nobody_is_told_why(
    reader: TestClient, papers: Papers
) -> None:
    ferry = papers["ferry.pdf"].id
    assert reader.get(f"/documents/{ferry}/pages/1.webp").status_code == 200
    assert reader.get(f"/documents/{ferry}/pages/4.webp").status_code == 200
    absent = reader.get(f"/documents/{ferry}/pages/99.webp")
    for number in (2, 3):  # the withheld page, and the one without words after it
        withheld = reader.get(f"/documents/{ferry}/pages/{number}.webp")
        assert (withheld.status_code, withheld.text) == (404, absent.text)
    blank = reader.get(f"/documents/{ferry}?page=3").text
    assert "There is no picture of this page" in blank and "withheld" not in blank
    assert reader.get("/documents/none/pages/1.webp").status_code == 404


@pytest.mark.parametrize(
    ("name", "said"),
    [("gone.pdf", "no longer where clerk read it"), ("changed.pdf", "has changed since clerk read it")],
)
def test_without_its_file_a_paper_shows_the_words_that_were_read_and_says_so(
    reader: TestClient, papers: Papers, name: str, said: str
) -> None:
    page = reader.get(papers.link(name, QUOTE)).text
    assert said in page
    assert f'<mark id="cited" data-cited tabindex="-1">{QUOTE}</mark>' in page
    assert "<svg" not in page
    assert reader.get(f"/documents/{papers[name].id}/pages/1.webp").status_code == 404


def test_only_a_page_that_can_be_drawn_has_boxes_and_only_over_words_that_the_reader_may_see(papers: Papers) -> None:
    ferry = papers["ferry.pdf"]
    whole = Span(start=0, end=len(ferry.text))
    with open_index(StoreSettings(data=papers.data)) as index:
        boxes = index.catalogue.on_pages.boxes
        assert boxes(ferry.id, 9, whole, OFFICER_READER) is None
        seen, withheld = (boxes(ferry.id, 2, whole, levels) for levels in (OFFICER_READER, PUBLIC_READER))
        assert seen and seen.boxes
        assert withheld and not withheld.boxes


def test_a_file_that_stands_elsewhere_too_is_drawn_from_there(papers: Papers, tmp_path: Path) -> None:
    first, second = (write_pdf(tmp_path / name, HARBOUR.splitlines(), title="Moved") for name in ("a.pdf", "b.pdf"))
    second.write_bytes(first.read_bytes())
    ingest(tmp_path / "data", first, second)
    first.unlink()
    with TestClient(create_app(server_settings(tmp_path / "data")), headers=PAGE) as client:
        (paper,) = client.get("/v1/documents").json()["documents"]
        assert client.get(f"/documents/{paper['id']}/pages/1.webp").status_code == 200


def test_another_page_of_the_paper_leads_back_to_the_cited_words(reader: TestClient, papers: Papers) -> None:
    link = papers.link("ferry.pdf", "41,300 passengers")
    assert "Back to the cited words" not in reader.get(link).text
    assert "page=2" not in reader.get(link).text  # a withheld page is no neighbour
    away = reader.get(f"{link}&page=4").text
    assert "Back to the cited words" in away
    assert "<rect " not in away and 'id="cited"' not in away


def test_a_page_that_cannot_be_drawn_is_not_found_and_the_log_says_why(
    papers: Papers, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    app = create_app(server_settings(papers.data))
    with TestClient(app, headers=PAGE) as client:
        app.state.pictures = Pictures(tmp_path, Drawer(Limits.model_validate({"seconds": 0.001})))
        assert client.get(f"/documents/{papers['slips.pdf'].id}/pages/1.webp").status_code == 404
    assert "Page 1 of slips.pdf cannot be drawn: it took more than" in caplog.text


def test_pictures_take_up_so_much_room_and_no_more(papers: Papers, tmp_path: Path) -> None:
    harbour = papers.files / "harbour.pdf"
    pictures = Pictures(tmp_path)
    size = len(pictures.picture("a", harbour, 1))
    pictures.close()
    pictures = Pictures(tmp_path, enough=3 * size)
    for document_id in ("b", "c", "a", "d"):
        pictures.picture(document_id, harbour, 1)
    pictures.close()
    assert sorted(file.parent.name for file in (tmp_path / FOLDER).glob("*/*.webp")) == ["a", "d"]


def test_pictures_of_papers_that_were_taken_out_go_when_the_server_starts(papers: Papers) -> None:
    kept = papers.data / FOLDER
    for document_id in ("taken-out", papers["harbour.pdf"].id):
        (kept / document_id).mkdir(parents=True, exist_ok=True)
        (kept / document_id / "9.webp").write_bytes(b"a picture")
    with TestClient(create_app(server_settings(papers.data))):
        assert not (kept / "taken-out").exists()
        assert (kept / papers["harbour.pdf"].id / "9.webp").exists()


def test_where_no_picture_can_be_kept_it_is_drawn_each_time(
    papers: Papers, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / FOLDER).write_text("not a folder")
    pictures = Pictures(tmp_path)
    assert pictures.picture("a", papers.files / "harbour.pdf", 1)
    pictures.close()
    assert "cannot be kept" in caplog.text
