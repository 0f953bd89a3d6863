"""Files made to bring down what reads them, each small on the disk and written in a moment."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

MB = 1024 * 1024
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/{part}" ContentType="application/vnd.openxmlformats-officedocument.{kind}.main+xml"/>'
    "{more}</Types>"
)
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" '
    'Target="{part}"/></Relationships>'
)
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def _packed(path: Path, parts: dict[str, bytes | str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return path


def _word(path: Path, body: bytes | str, more: dict[str, bytes | str] | None = None) -> Path:
    part = "word/document.xml"
    types = _TYPES.format(part=part, kind="wordprocessingml.document", more="")
    relations = _RELATIONS.format(kind="officeDocument", part=part)
    return _packed(path, {"[Content_Types].xml": types, "_rels/.rels": relations, part: body, **(more or {})})


def _document(inner: str, doctype: str = "") -> str:
    return f'{doctype}<w:document xmlns:w="{_WORD}"><w:body>{inner}</w:body></w:document>'


def _excel(path: Path, sheet: str) -> Path:
    part = "xl/workbook.xml"
    worksheet = (
        '<Override PartName="/xl/worksheets/sheet1.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
    )
    book = (
        f'<workbook xmlns="{_SHEET}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        '<sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>'
    )
    return _packed(
        path,
        {
            "[Content_Types].xml": _TYPES.format(part=part, kind="spreadsheetml.sheet", more=worksheet),
            "_rels/.rels": _RELATIONS.format(kind="officeDocument", part=part),
            part: book,
            "xl/_rels/workbook.xml.rels": _RELATIONS.format(kind="worksheet", part="worksheets/sheet1.xml"),
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_SHEET}">{sheet}</worksheet>',
        },
    )


def _pdf(path: Path, objects: Sequence[bytes]) -> Path:
    """A PDF of these objects, numbered from 1; the first is the catalogue."""
    data, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    data += b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\n" % (size, table, size)
    path.write_bytes(data + b"startxref\n%d\n%%%%EOF\n" % data.index(b"xref\n0 "))
    return path


_CATALOGUE = b"<< /Type /Catalog /Pages 2 0 R >>"
_FONT = b"<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"
_PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources %s >>"


def _stream(data: bytes, more: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), more, data)


def _one_page(path: Path, content: bytes, resources: bytes = _FONT, more: Iterable[bytes] = ()) -> Path:
    pages = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
    return _pdf(path, [_CATALOGUE, pages, _PAGE % resources, content, *more])


def zeros(size: int) -> bytes:
    """A zlib stream that unpacks to `size` zeros, put together of equal blocks instead of being packed."""
    packer = zlib.compressobj(9, wbits=-15)
    block = packer.compress(bytes(MB)) + packer.flush(zlib.Z_FULL_FLUSH)
    rest = zlib.compressobj(9, wbits=-15)
    checksum = (size % 65521) << 16 | 1  # Adler-32 of zeros (RFC 1950)
    return b"\x78\xda" + block * (size // MB) + rest.compress(bytes(size % MB)) + rest.flush() + checksum.to_bytes(4)


def word_bomb(path: Path) -> Path:
    """A Word file of which one part unpacks to 60 MB of blanks."""
    return _word(path, _document("<w:p/>" + " " * 60 * MB))


def word_of_many_parts(path: Path) -> Path:
    """A Word file of eleven thousand parts."""
    return _word(path, _document("<w:p/>"), {f"word/part{number}.xml": "" for number in range(11_000)})


def word_of_entities(path: Path) -> Path:
    """A Word file whose one entity stands for a thousand million others (billion laughs)."""
    entities = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10}">' for i in range(1, 10))
    doctype = f'<!DOCTYPE w:document [<!ENTITY e0 "ha">{entities}]>'
    return _word(path, _document("<w:p><w:r><w:t>&e9;</w:t></w:r></w:p>", doctype))


def word_nested(path: Path) -> Path:
    """A Word file of elements fifty thousand deep."""
    return _word(path, _document("<w:p>" * 50_000 + "</w:p>" * 50_000))


def excel_of_blank_columns(path: Path) -> Path:
    """An Excel file that says it has every row and column there can be: 17 thousand million cells, all blank."""
    corner = '<row r="1048576"><c r="XFD1048576"/></row>'
    return _excel(path, f'<dimension ref="A1:XFD1048576"/><sheetData>{corner}</sheetData>')


def excel_of_a_million_columns(path: Path) -> Path:
    """An Excel file with a row that has a million blank columns, more than there can be."""
    return _excel(path, '<sheetData><row r="1">' + "<c/>" * 1_000_000 + "</row></sheetData>")


def excel_bomb(path: Path) -> Path:
    """An Excel file whose sheet unpacks to 60 MB of nothing."""
    return _excel(path, "<sheetData>" + " " * 60 * MB + "</sheetData>")


def pdf_of_endless_pages(path: Path) -> Path:
    """A PDF whose page tree holds itself."""
    return _pdf(path, [_CATALOGUE, b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"])


def pdf_of_deep_pages(path: Path) -> Path:
    """A PDF whose one page lies ten thousand branches deep."""
    deep = 10_000
    branches = [b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % (number + 3) for number in range(deep)]
    return _pdf(path, [_CATALOGUE, *branches, b"<< /Type /Page /MediaBox [0 0 595 842] >>"])


def pdf_of_many_pages(path: Path) -> Path:
    """A PDF of ten thousand pages that are all the same one."""
    kids = b"3 0 R " * 10_000
    pages = b"<< /Type /Pages /Kids [%s] /Count 10000 >>" % kids
    return _pdf(path, [_CATALOGUE, pages, _PAGE % _FONT, _stream(b"BT /F1 12 Tf (Words) Tj ET")])


def pdf_that_unpacks(path: Path) -> Path:
    """A PDF of under 4 KB whose one page unpacks to 2 GB."""
    packed = zlib.compress(zeros(2048 * MB), 9)
    return _one_page(path, _stream(zlib.compress(packed, 9), b"/Filter [/FlateDecode /FlateDecode /FlateDecode]"))


def pdf_nested(path: Path) -> Path:
    """A PDF whose page holds a list of lists fifty thousand deep."""
    return _one_page(path, _stream(b"BT ET"), resources=b"[" * 50_000 + b"]" * 50_000)


def pdf_of_one_long_page(path: Path) -> Path:
    """A PDF whose page draws the same word three million times over."""
    words = b"BT /F1 12 Tf " + b"(Words) Tj " * 3_000_000 + b"ET"
    return _one_page(path, _stream(zlib.compress(words), b"/Filter /FlateDecode"))


def pdf_that_draws_itself(path: Path) -> Path:
    """A PDF whose page draws a form that draws itself, twice."""
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >>"
    resources = b"<< /XObject << /X 5 0 R >> >>"
    return _one_page(path, _stream(b"/X Do"), resources, [_stream(b"/X Do /X Do", form)])


def pdf_of_a_huge_picture(path: Path) -> Path:
    """A PDF whose page is a picture of 100,000 by 100,000 dots."""
    side = 100_000
    dots = zlib.compress(zeros(side * side // 8), 9)
    picture = (
        b"/Type /XObject /Subtype /Image /Width %d /Height %d /BitsPerComponent 1 /ColorSpace /DeviceGray "
        b"/Filter [/FlateDecode /FlateDecode]" % (side, side)
    )
    resources = b"<< /XObject << /X 5 0 R >> >>"
    return _one_page(path, _stream(b"595 0 0 842 0 0 cm /X Do"), resources, [_stream(dots, picture)])


def text_of_a_gigabyte(path: Path) -> Path:
    """A text file of 1 GB, which takes no room on the disk."""
    with path.open("wb") as file:
        file.truncate(1024 * MB)
    return path


def text_without_end(path: Path) -> Path:
    """A text file within the size that is allowed, but of more characters than any paper."""
    path.write_bytes(b"word\n" * (25_000_000 // 5))
    return path


def html_nested(path: Path) -> Path:
    """A web page of elements two hundred thousand deep."""
    path.write_text("<html><body>" + "<div>" * 200_000 + "words" + "</div>" * 200_000)
    return path


HOSTILE: dict[str, Callable[[Path], Path]] = {
    "bomb.docx": word_bomb,
    "parts.docx": word_of_many_parts,
    "entities.docx": word_of_entities,
    "nested.docx": word_nested,
    "blank.xlsx": excel_of_blank_columns,
    "columns.xlsx": excel_of_a_million_columns,
    "bomb.xlsx": excel_bomb,
    "endless.pdf": pdf_of_endless_pages,
    "deep.pdf": pdf_of_deep_pages,
    "pages.pdf": pdf_of_many_pages,
    "unpacks.pdf": pdf_that_unpacks,
    "nested.pdf": pdf_nested,
    "long.pdf": pdf_of_one_long_page,
    "itself.pdf": pdf_that_draws_itself,
    "picture.pdf": pdf_of_a_huge_picture,
    "gigabyte.txt": text_of_a_gigabyte,
    "endless.txt": text_without_end,
    "nested.html": html_nested,
}
