"""Real footnotes in a Word file, which python-docx has none of: the part that holds them, and the marks in the text."""

from __future__ import annotations

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Pt
from docx.text.paragraph import Paragraph

TEXT, MARK = "footnote text", "footnote reference"
# As Word writes them: the line over the notes, and the one over a note that goes on from the page before.
_EMPTY = f"""<w:footnotes {nsdecls("w", "r")}>
<w:footnote w:type="separator" w:id="-1"><w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>
<w:r><w:separator/></w:r></w:p></w:footnote>
<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:pPr><w:spacing w:after="0" w:line="240"
 w:lineRule="auto"/></w:pPr><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>
</w:footnotes>"""


class Footnotes:
    """The footnotes of a document: each is written once, where it is first referred to; later marks point to that."""

    def __init__(self, document: Document) -> None:
        """Add the part, its styles and the settings that name its separators to a document that has none."""
        self._document = document
        package = document.part.package
        self._part = XmlPart(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, parse_xml(_EMPTY), package)
        document.part.relate_to(self._part, RELATIONSHIP_TYPE.FOOTNOTES)
        _add_styles(document)
        _name_separators(document)
        self._written: set[int] = set()

    def refer(self, paragraph: Paragraph, number: int) -> Paragraph | None:
        """Put a mark for footnote `number` at a paragraph's end; returns the footnote's own to fill, once."""
        if number in self._written:
            _refer_again(paragraph, number)
            return None
        self._written.add(number)
        run = paragraph.add_run(style=MARK)
        mark = OxmlElement("w:footnoteReference")
        mark.set(qn("w:id"), str(number))
        run._r.append(mark)
        _bookmark(run._r, number)
        return self._new(number)

    def _new(self, number: int) -> Paragraph:
        note = OxmlElement("w:footnote")
        note.set(qn("w:id"), str(number))
        element = OxmlElement("w:p")
        note.append(element)
        self._part.element.append(note)
        paragraph = Paragraph(element, self._document._body)
        paragraph.style = self._document.styles[TEXT]
        run = paragraph.add_run(style=MARK)
        run._r.append(OxmlElement("w:footnoteRef"))
        paragraph.add_run(" ")
        return paragraph

    def link(self, paragraph: Paragraph, text: str, address: str) -> None:
        """End a footnote with a link to `address`."""
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), self._part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        run = paragraph.add_run(text, style="Hyperlink")
        link.append(run._r)
        paragraph._p.append(link)


def _bookmark(run: BaseOxmlElement, number: int) -> None:
    """Stand a bookmark round a mark, which later marks for the same footnote take their number from."""
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for edge in (start, end):
        edge.set(qn("w:id"), str(number))
    start.set(qn("w:name"), f"_Source{number}")
    run.addprevious(start)
    run.addnext(end)


def _refer_again(paragraph: Paragraph, number: int) -> None:
    """Add a cross-reference: Word keeps its number that of the footnote, and a click on it leads there."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), f" NOTEREF _Source{number} \\f \\h ")
    run = paragraph.add_run(str(number), style=MARK)
    field.append(run._r)
    paragraph._p.append(field)


def _add_styles(document: Document) -> None:
    text = document.styles.add_style(TEXT, WD_STYLE_TYPE.PARAGRAPH, builtin=True)
    text.base_style = document.styles["Normal"]
    text.font.size, text.paragraph_format.space_after = Pt(10), Pt(4)
    mark = document.styles.add_style(MARK, WD_STYLE_TYPE.CHARACTER, builtin=True)
    mark.font.superscript = True
    link = document.styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER, builtin=True)
    link.font.underline = True


def _name_separators(document: Document) -> None:
    """Say in the settings which two footnotes are the separators, before the part that must follow them there."""
    names = parse_xml(f'<w:footnotePr {nsdecls("w")}><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>')
    settings = document.settings.element
    following = settings.find(qn("w:compat"))
    settings.append(names) if following is None else following.addprevious(names)
