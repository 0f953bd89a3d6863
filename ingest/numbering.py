"""Gives a minute whose number the copy has lost the one number that its neighbours leave for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.pieces import Piece


def fill_missing_minutes(pieces: Sequence[Piece]) -> list[Piece]:
    """Number unnumbered minutes between minutes n and m when exactly m - n - 1 of them stand there; else leave them."""
    said: dict[int, int] = {}
    for piece in pieces:
        if piece.slot and piece.locator.minute:
            said.setdefault(piece.slot, int(piece.locator.minute))
    slots = sorted({piece.slot for piece in pieces if piece.slot})
    known = [slot for slot in slots if slot in said]
    for before, after in pairwise(known):
        if after - before == said[after] - said[before]:
            said.update({slot: said[before] + slot - before for slot in range(before + 1, after)})
    return [_numbered(piece, said.get(piece.slot)) for piece in pieces]


def _numbered(piece: Piece, number: int | None) -> Piece:
    return replace(piece, locator=replace(piece.locator, minute=str(number))) if number is not None else piece
