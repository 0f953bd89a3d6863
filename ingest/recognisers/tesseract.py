"""Tesseract as a program of its own, where it is installed: four seconds a page, 98 of 100 printed words right."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from ingest.recognisers.base import NotRecognised, Picture, Recognised, Recogniser

PROGRAM = "tesseract"
SECONDS_A_PAGE = 120
_WORD = "5"  # the level of a word in tesseract's table
_COLUMNS = 12


def build(language: str) -> Recogniser:
    """Return the recogniser for a language by tesseract's name ("eng", "eng+cym"); it need not be installed."""
    return TesseractRecogniser(language)


class TesseractRecogniser:
    """Runs the program once a page, on one thread: with two it takes six to ten times as long (OpenMP)."""

    def __init__(self, language: str) -> None:
        """Remember the language; nothing is looked for yet."""
        self._language = language

    @property
    def name(self) -> str:
        """The program and the language, or that there is none: to find it installed is a reason to read again."""
        return f"{PROGRAM} {self._language}" if self.obstacle is None else "none"

    @cached_property
    def obstacle(self) -> str | None:
        """What is not installed, None where all is there."""
        if shutil.which(PROGRAM) is None:
            return "To have it recognised here, install tesseract (Debian and Ubuntu: apt-get install tesseract-ocr)."
        done = subprocess.run([PROGRAM, "--list-langs"], capture_output=True, text=True, check=False)
        missing = [name for name in self._language.split("+") if name not in done.stdout.split()]
        return f"To have it recognised here, install tesseract-ocr-{missing[0]}." if missing else None

    def recognise(self, picture: Picture) -> Recognised:
        """Return the words of a page. Raises NotRecognised where the program fails or takes two minutes."""
        command = [PROGRAM, "stdin", "stdout", "-l", self._language, "--dpi", str(picture.dpi), "tsv"]
        surroundings = os.environ | {"OMP_THREAD_LIMIT": "1"}
        header = b"P5 %d %d 255\n" % (picture.width, picture.height)  # a portable graymap (Netpbm)
        try:
            done = subprocess.run(
                command, input=header + picture.dots, capture_output=True, env=surroundings, timeout=SECONDS_A_PAGE
            )
        except subprocess.TimeoutExpired as error:
            raise NotRecognised(f"it took more than {SECONDS_A_PAGE} seconds") from error
        if done.returncode:
            said = " ".join(done.stderr.decode("utf-8", "replace").split())[:120]
            raise NotRecognised(said or f"tesseract ended with status {done.returncode}")
        return _read(done.stdout.decode("utf-8", "replace"))


def _read(table: str) -> Recognised:
    """Put tesseract's words together: a line a line, a blank line between paragraphs."""
    words = list(_words(table))
    text = ""
    places: list[tuple[int, int, int, int, int, int]] = []
    for before, row in pairwise([None, *words]):
        assert row is not None
        text += _between(before, row)
        left, top, wide, high = map(int, row[6:10])
        places.append((len(text), len(text) + len(row[11]), left, top, left + wide, top + high))
        text += row[11]
    letters = sum(len(row[11]) for row in words)
    sure = sum(float(row[10]) * len(row[11]) for row in words) / letters / 100 if letters else 0.0
    return Recognised(text=text, confidence=round(min(max(sure, 0.0), 1.0), 3), places=tuple(places))


def _between(before: Sequence[str] | None, row: Sequence[str]) -> str:
    """What stands before a word: nothing at first, a blank line where a paragraph begins, a line's end, or a space."""
    if before is None:
        return ""
    if before[2:4] != row[2:4]:
        return "\n\n"
    return " " if before[4] == row[4] else "\n"


def _words(table: str) -> Iterator[Sequence[str]]:
    """Yield the rows of words: level, page, block, paragraph, line, word, four of the place, confidence, text."""
    for line in table.split("\n"):
        row = line.split("\t")
        if len(row) == _COLUMNS and row[0] == _WORD and row[11].strip():
            yield row
