"""Render a paper as a scan: words drawn as a picture, slightly turned and noisy, with no text behind them."""

import random
import textwrap
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from evals.sample.markup import Heading, Paper, Para

_SIZE = (1240, 1754)
"""Pixels of an A4 page at 150 dots an inch."""
_MARGIN = 130
_TILT_DEGREES = 0.6
_SPECKS = 2500


def render_scan(paper: Paper, path: Path) -> None:
    """Write a PDF of one page that holds only a picture; the noise is the same each time."""
    page = Image.new("L", _SIZE, 250)
    _write(ImageDraw.Draw(page), paper)
    page = page.rotate(_TILT_DEGREES, resample=Image.Resampling.BICUBIC, fillcolor=250)
    _speckle(page)
    held = BytesIO()
    page.save(held, "JPEG", quality=55)
    canvas = Canvas(str(path), pagesize=A4, invariant=1)
    canvas.drawImage(ImageReader(held), 0, 0, *A4)
    canvas.save()


def _write(pen: ImageDraw.ImageDraw, paper: Paper) -> None:
    top = 120
    for block in paper.blocks:
        if not isinstance(block, Heading | Para):
            continue
        size = 38 if isinstance(block, Heading) else 27
        text = f"{block.label} {block.text}".strip() if isinstance(block, Para) else block.text
        for line in textwrap.wrap(text, width=int(2 * (_SIZE[0] - 2 * _MARGIN) / size)):
            pen.text((_MARGIN, top), line, font=ImageFont.load_default(size), fill=40)
            top += int(size * 1.35)
        top += 16


def _speckle(page: Image.Image) -> None:
    noise = random.Random(7)
    for _ in range(_SPECKS):
        spot = (noise.randrange(_SIZE[0]), noise.randrange(_SIZE[1]))
        page.putpixel(spot, noise.randrange(90, 220))
