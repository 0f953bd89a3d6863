"""Papers of a council that does not exist, as files, and short ways to read them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ingest.readers.base import ReadFile, ReadPage
from ingest.reading import structured
from vectorstore.types import AccessLevel, Block, BlockKind, Document

REPORT = """Wexcombe Borough Council Housing Overview and Scrutiny Committee

Date: 5th March 2025

Subject:\tRepairs and damp in council homes
Report of:\tDirector of Homes

1 Purpose

1.1 To tell the Committee how repairs have gone since the autumn.

2 Recommendations

- 2.1 The Committee is asked to note the report.
- 2.2 The Committee is asked to ask for a further report on project A2.

3 Background

- 3.1 The backlog of repairs stood at 1,612 at the end of December 2024.
- 3.2 Three things made the difference:
 - a second shift on weekdays
 - a new supplier of parts
 - fewer repairs that had to be done twice

Next steps

- 3.3 The backlog will be reported again in the summer of 2025, with the figures for each of the nine wards.

4 Appendices

- 4.1 Appendix One: the projects

Appendix One

Projects at the end of December

Ref\tProject\tLead\tStatus
A1\tRepairs that stay done\tHead of Repairs\tAmber
A2\tDamp and mould\tHead of Repairs\t

Ref\tProject\tLead\tStatus
\tand condensation\t\t
A10\tOne number to call\tHead of Customers\tGreen
"""

MINUTES = """WEXCOMBE BOROUGH COUNCIL

AUDIT COMMITTEE

Minutes of the meeting held on Wednesday, 12th February 2025 at 1000 hours in the Guildhall

Present:

Councillor Edwina Carrowby (Chair)

APOLOGIES

20 Apologies were received from Councillor Penhallow.

DECLARATIONS OF INTEREST

Members were reminded that they must declare interests in any business on the agenda of this meeting.

INTERNAL AUDIT PLAN

22 The Head of Internal Audit introduced the plan, which has 214 days in it, eleven fewer than the year before.

Grants

In answer to a question the Head of Internal Audit said that three grants would be certified by the end of the year.

RESOLVED:

That:

- i) the plan be approved;
- ii) a report on the three grants come to the meeting in June.

Review of the Risk Register and of how it is kept

23 The register was noted.

The meeting ended at 11.42 hrs

Chair's signature:

Minute No\tAction\tOwner
22\tReport on grants\tHead of Internal Audit
"""


def read(
    text: str, *, name: str = "paper.txt", access: AccessLevel | None = None
) -> tuple[Document, tuple[Block, ...]]:
    return structured(Path(name), ReadFile(pages=(ReadPage(text=text),)), document_id="d1", access=access)


def read_pages(*pages: str, name: str = "paper.pdf") -> tuple[Document, tuple[Block, ...]]:
    read_file = ReadFile(pages=tuple(ReadPage(text=text, number=i) for i, text in enumerate(pages, 1)))
    return structured(Path(name), read_file, document_id="d1")


def of_kind(blocks: Sequence[Block], kind: BlockKind) -> list[Block]:
    return [block for block in blocks if block.kind is kind]


def holding(document: Document, blocks: Sequence[Block], words: str) -> Block:
    """The one block that is no heading and holds these words."""
    found = [b for b in blocks if words in document.quote(b.span) and b.kind is not BlockKind.HEADING]
    assert len(found) == 1, f"{len(found)} blocks hold {words!r}"
    return found[0]


def write_pdf(path: Path, *pages: Sequence[str], title: str = "", password: str = "") -> Path:
    """A PDF with a text layer, a line of text a string."""
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(path), pagesize=A4, encrypt=password or None)
    canvas.setTitle(title)
    for lines in pages:
        for place, line in enumerate(lines):
            canvas.drawString(60, 780 - 16 * place, line)
        canvas.showPage()
    canvas.save()
    return path


def write_picture_pdf(path: Path, pages: int = 1) -> Path:
    """A PDF whose pages show a shape and hold no words."""
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(path))
    for _ in range(pages):
        canvas.rect(100, 100, 200, 200, fill=1)
        canvas.showPage()
    canvas.save()
    return path


def write_scan_pdf(
    path: Path,
    *pages: str | Sequence[str],
    stamp: str = "",
    size: tuple[float, float] = (595.3, 841.9),
    share: float = 1.0,
) -> Path:
    """A PDF of which a page given as lines is a picture of them, over `share` of its height; a string is its words."""
    from PIL import Image, ImageDraw, ImageFont
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(path), pagesize=size)
    for page in pages:
        if isinstance(page, str):
            for place, words in enumerate(page[at : at + 60] for at in range(0, len(page), 60)):
                canvas.drawString(60, 780 - 16 * place, words)
        else:
            picture = Image.new("L", (1240, 1754), 250)
            for place, words in enumerate(page):
                font = ImageFont.load_default(36)
                ImageDraw.Draw(picture).text((120, 120 + 60 * place), words, font=font, fill=30)
            canvas.drawImage(ImageReader(picture), 0, size[1] * (1 - share), size[0], size[1] * share)
        canvas.drawString(60, 20, stamp)
        canvas.showPage()
    canvas.save()
    return path


def write_docx(path: Path) -> Path:
    """A Word file with a title, a heading, paragraphs and a table with a merged cell."""
    import docx

    document = docx.Document()
    document.core_properties.title = "Parking in the market town"
    document.add_heading("Parking in the market town", level=1)
    document.add_paragraph("This report tells the Committee how the car parks of Wexcombe have been used.")
    document.add_paragraph("It covers:")
    document.add_paragraph("the car parks of the town", style="List Bullet")
    document.add_paragraph("those of the harbour", style="List Bullet")
    document.add_heading("Charges", level=2)
    document.add_paragraph("Charges rose by 10p an hour on 1 April 2025, as the Cabinet had decided in February.")
    table = document.add_table(rows=3, cols=3)
    for column, words in enumerate(("Car park", "Spaces", "Used")):
        table.cell(0, column).text = words
    for column, words in enumerate(("Fore Street", "120", "81%")):
        table.cell(1, column).text = words
    merged = table.cell(2, 1).merge(table.cell(2, 2))
    table.cell(2, 0).text = "Quay"
    merged.text = "closed"
    document.add_paragraph("The Quay car park will open again in September.")
    document.save(str(path))
    return path
