"""Takes the letters of a page from PDFium and puts them together to words, each with its place."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ingest.pdf.sheet import Word
from ingest.pdf.turning import Turn, box_of

if TYPE_CHECKING:
    from typing import TypeAlias

# How far apart, in heights of their line, two letters of one word stand at most.
WIDEST_GAP = 0.6
BOLD = 600
_HYPHEN = 2
_UNKNOWN = "\N{REPLACEMENT CHARACTER}"
_ENDS = frozenset((10, 13))
_BLANKS = frozenset((0, 9, 32, 0xA0, 0xFFFE, 0xFFFF))

Letter: TypeAlias = "tuple[int, int, float, float, float, float]"
Run: TypeAlias = "tuple[int, int, bool, tuple[int, int, int]]"


def letters_of(text_page: Any) -> tuple[list[Letter], dict[int, Run]]:
    """Return (code, run, left, bottom, right, top) of each letter, and what each run is drawn as.

    A run is one text object: (direction in quarter turns to the left, marked-content id, whether bold, its colour).
    """
    import pypdfium2.raw as pdfium

    letters: list[Letter] = []
    runs: dict[int, Run] = {}
    box, run = pdfium.FS_RECTF(), 0
    code_of, box_of_letter, run_of = (
        pdfium.FPDFText_GetUnicode,
        pdfium.FPDFText_GetLooseCharBox,
        pdfium.FPDFText_GetTextObject,
    )
    for at in range(pdfium.FPDFText_CountChars(text_page)):
        code = code_of(text_page, at)
        if code in _ENDS or code in _BLANKS:
            letters.append((code, run, 0.0, 0.0, 0.0, 0.0))
            continue
        drawn = run_of(text_page, at)
        if drawn:
            run = ctypes.addressof(drawn.contents)
            if run not in runs:
                runs[run] = _run(text_page, at, drawn)
        box_of_letter(text_page, at, box)
        letters.append((code, run, box.left, box.bottom, box.right, box.top))
    return letters, runs


def direction_of(letters: Sequence[Letter], runs: dict[int, Run]) -> int | None:
    """The direction in which most letters of a page run, in quarter turns to the left; None without letters."""
    counted = Counter(runs[letter[1]][0] for letter in letters if letter[1] in runs)
    return counted.most_common(1)[0][0] if counted else None


def words_of(letters: Sequence[Letter], runs: dict[int, Run], turn: Turn, direction: int) -> tuple[Word, ...]:
    """Put letters together to words: one ends at a space, a line's end, another run, and before a wide gap."""
    words: list[Word] = []
    open_letters: list[Letter] = []
    space, newline = True, True

    def close(*, spaced: bool, ended: bool) -> None:
        nonlocal space, newline
        if open_letters:
            words.append(_word(open_letters, runs, turn, direction, space=space, newline=newline))
            open_letters.clear()
            space = newline = False
        space, newline = space or spaced, newline or ended

    for letter in letters:
        code = letter[0]
        if code in _ENDS:
            close(spaced=True, ended=True)
        elif code in _BLANKS:
            close(spaced=True, ended=False)
        else:
            if open_letters and letter[1] != open_letters[-1][1]:
                close(spaced=False, ended=False)
            elif open_letters and _apart(open_letters[-1], letter):
                close(spaced=True, ended=False)
            open_letters.append(letter)
            if code == _HYPHEN:
                close(spaced=True, ended=True)
    close(spaced=False, ended=False)
    return tuple(words)


def _run(text_page: Any, at: int, drawn: Any) -> Run:
    import pypdfium2.raw as pdfium

    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text_page, at, matrix)
    quarters = round(math.atan2(matrix.b, matrix.a) / (math.pi / 2)) % 4
    bold = pdfium.FPDFText_GetFontWeight(text_page, at) >= BOLD
    parts = [ctypes.c_uint() for _ in range(4)]
    pdfium.FPDFPageObj_GetFillColor(drawn, *parts)
    red, green, blue = (part.value for part in parts[:3])
    return quarters, pdfium.FPDFPageObj_GetMarkedContentID(drawn), bold, (red, green, blue)


def _character(code: int) -> str:
    """The letter of a code; what is none (a control code, half of a pair) is shown as not known."""
    if code == _HYPHEN:
        return "-"
    return chr(code) if code >= 32 and not (0xD800 <= code <= 0xDFFF or 0x7F <= code <= 0x9F) else _UNKNOWN


def _apart(before: Letter, letter: Letter) -> bool:
    """Say whether two letters stand too far from each other for one word, along their line or across it."""
    _, _, left, bottom, right, top = before
    widest = WIDEST_GAP * max(min(right - left, top - bottom), max(right - left, top - bottom) / 2)
    return (
        letter[2] - right > widest
        or left - letter[4] > widest
        or letter[3] - top > widest
        or bottom - letter[5] > widest
    )


def _word(
    letters: Sequence[Letter], runs: dict[int, Run], turn: Turn, direction: int, *, space: bool, newline: bool
) -> Word:
    quarters, tag, bold, colour = runs.get(letters[0][1], (direction, -1, False, (0, 0, 0)))
    return Word(
        text="".join(_character(letter[0]) for letter in letters),
        box=box_of(
            turn,
            min(letter[2] for letter in letters),
            min(letter[3] for letter in letters),
            max(letter[4] for letter in letters),
            max(letter[5] for letter in letters),
        ),
        space=space,
        newline=newline,
        tag=tag,
        upright=quarters == direction,
        bold=bold,
        colour=colour,
    )
