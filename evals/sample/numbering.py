"""Number a Word paper's headings and paragraphs by Word's own list levels, so that no number stands in its text."""

import re

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.text.paragraph import Paragraph

_ID = 77
_LEVELS = (("decimal", "%1"), ("decimal", "%1.%2"), ("lowerLetter", "(%3)"), ("lowerRoman", "(%4)"))
_ROMAN = re.compile(r"\([ivx]+\)")


class Numbering:
    """One list of four levels: 1, 1.1, (a), (i)."""

    def __init__(self, document: Document) -> None:
        """Add the list to the document's numbering part."""
        levels = "".join(
            f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{shown}"/>'
            f'<w:pPr><w:ind w:left="{360 * (depth + 1)}" w:hanging="360"/></w:pPr></w:lvl>'
            for depth, (form, shown) in enumerate(_LEVELS)
        )
        spaces = nsdecls("w")
        part = document.part.numbering_part.element
        part.insert(0, parse_xml(f'<w:abstractNum {spaces} w:abstractNumId="{_ID}">{levels}</w:abstractNum>'))
        part.append(parse_xml(f'<w:num {spaces} w:numId="{_ID}"><w:abstractNumId w:val="{_ID}"/></w:num>'))

    def number(self, paragraph: Paragraph, label: str) -> None:
        """Let Word number the paragraph at the level that its label has in the source."""
        depth = 0 if label.endswith(".") else 1 if label[0].isdigit() else 3 if _ROMAN.fullmatch(label) else 2
        numbered = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="{_ID}"/></w:numPr>'
        paragraph._p.get_or_add_pPr().append(parse_xml(numbered))
