"""Takes the drawn lines and filled areas of a page from PDFium, also those inside its form objects."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from ingest.pdf.sheet import Box, Fill, Rule
from ingest.pdf.turning import Point, Turn

if TYPE_CHECKING:
    from typing import TypeAlias

# Points: a filled area this thin is a line. Word and Excel draw borders as areas of half a point to three points.
THIN = 3.2
SHORTEST = 2.0
# A path of more segments is a chart, a map or a letter's outline.
MAX_SEGMENTS = 400
MAX_DEPTH = 4
_SLACK = 0.6

Matrix: TypeAlias = "tuple[float, float, float, float, float, float]"
_SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def drawn_on(page: Any, turn: Turn) -> tuple[tuple[Rule, ...], tuple[Fill, ...]]:
    """Return the rules and fills of a page, in the order in which they are painted."""
    rules: list[Rule] = []
    fills: list[Fill] = []
    for path, matrix in _paths(page):
        _read(path, matrix, turn, rules, fills)
    return tuple(rules), tuple(fills)


def _paths(page: Any) -> Iterator[tuple[Any, Matrix]]:
    import pypdfium2.raw as pdfium

    for at in range(pdfium.FPDFPage_CountObjects(page)):
        yield from _paths_in(pdfium.FPDFPage_GetObject(page, at), _SAME, 0)


def _paths_in(drawn: Any, outer: Matrix, depth: int) -> Iterator[tuple[Any, Matrix]]:
    import pypdfium2.raw as pdfium

    kind = pdfium.FPDFPageObj_GetType(drawn)
    if kind == pdfium.FPDF_PAGEOBJ_PATH:
        yield drawn, _product(_matrix(drawn), outer)
    elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < MAX_DEPTH:
        matrix = _product(_matrix(drawn), outer)
        for at in range(pdfium.FPDFFormObj_CountObjects(drawn)):
            yield from _paths_in(pdfium.FPDFFormObj_GetObject(drawn, at), matrix, depth + 1)


def _matrix(drawn: Any) -> Matrix:
    import pypdfium2.raw as pdfium

    found = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(drawn, found)
    return (found.a, found.b, found.c, found.d, found.e, found.f)


def _product(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def _read(path: Any, matrix: Matrix, turn: Turn, rules: list[Rule], fills: list[Fill]) -> None:
    import pypdfium2.raw as pdfium

    mode, stroked = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, mode, stroked)
    colour = _colour(path) if mode.value else None
    if not stroked.value and colour is None:
        return
    for outline in _outlines(path, matrix, turn):
        points, curved = outline
        box = _box(points)
        plain = not curved and _is_upright_rectangle(points)
        if stroked.value and not curved:
            rules.extend(_strokes(points))
        if colour is None:
            continue
        if min(box.width, box.height) <= THIN:
            rules.extend(_bar(box))
        else:
            fills.append(Fill(box=box, colour=colour, plain=plain))


def _outlines(path: Any, matrix: Matrix, turn: Turn) -> Iterator[tuple[list[Point], bool]]:
    """Yield the points of each part of a path, and whether it has a curve."""
    import pypdfium2.raw as pdfium

    count = pdfium.FPDFPath_CountSegments(path)
    if not 2 <= count <= MAX_SEGMENTS:
        return
    a, b, c, d, e, f = matrix
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[Point] = []
    curved = False
    for at in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(path, at)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            if len(points) > 1:
                yield points, curved
            points, curved = [], False
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        points.append(turn(a * x.value + c * y.value + e, b * x.value + d * y.value + f))
        curved = curved or kind == pdfium.FPDF_SEGMENT_BEZIERTO
        if pdfium.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if len(points) > 1:
        yield points, curved


def _colour(path: Any) -> tuple[int, int, int] | None:
    """The colour that an area is painted in, None where it is not to be seen or is a pattern."""
    import pypdfium2.raw as pdfium

    red, green, blue, opacity = (ctypes.c_uint() for _ in range(4))
    if not pdfium.FPDFPageObj_GetFillColor(path, red, green, blue, opacity) or not opacity.value:
        return None
    return red.value, green.value, blue.value


def _box(points: list[Point]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Box(left=min(xs), top=min(ys), right=max(xs), bottom=max(ys))


def _is_upright_rectangle(points: list[Point]) -> bool:
    corners = list(dict.fromkeys((round(x, 1), round(y, 1)) for x, y in points))
    return len(corners) == 4 and all(
        abs(x0 - x1) < _SLACK or abs(y0 - y1) < _SLACK
        for (x0, y0), (x1, y1) in zip(corners, corners[1:] + corners[:1], strict=True)
    )


def _strokes(points: list[Point]) -> Iterator[Rule]:
    for (x0, y0), (x1, y1) in pairwise(points):
        if abs(y0 - y1) < _SLACK and abs(x0 - x1) >= SHORTEST:
            yield Rule(level=True, at=(y0 + y1) / 2, start=min(x0, x1), end=max(x0, x1))
        elif abs(x0 - x1) < _SLACK and abs(y0 - y1) >= SHORTEST:
            yield Rule(level=False, at=(x0 + x1) / 2, start=min(y0, y1), end=max(y0, y1))


def _bar(box: Box) -> Iterator[Rule]:
    if box.width >= box.height and box.width >= SHORTEST:
        yield Rule(level=True, at=box.middle[1], start=box.left, end=box.right)
    elif box.height >= SHORTEST:
        yield Rule(level=False, at=box.middle[0], start=box.top, end=box.bottom)
