"""The options that several commands share, so that they are spelt and read the same way everywhere."""

from __future__ import annotations

import os
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from vectorstore.types import OFFICER_READER, PUBLIC_READER, AccessLevel

DATA_HELP = "Where clerk keeps what it has read (default: CLERK_DATA, else ./data)."


class Reader(StrEnum):
    """Who is asking; everything that is searched, counted or shown follows from it."""

    PUBLIC = "public"
    OFFICER = "officer"

    @property
    def levels(self) -> frozenset[AccessLevel]:
        """The access levels this reader may see."""
        return OFFICER_READER if self is Reader.OFFICER else PUBLIC_READER


def _or_before_the_subcommand(ctx: typer.Context, value: Path | None) -> Path | None:
    """Let `clerk --data X ask` mean `clerk ask --data X`; the option nearest the subcommand wins."""
    return value or ctx.find_root().params.get("data")


DataOption = Annotated[
    Path | None,
    typer.Option("--data", metavar="DIR", help=DATA_HELP, callback=_or_before_the_subcommand, show_default=False),
]
AsOption = Annotated[Reader, typer.Option("--as", help="Whose eyes to read with: papers beyond them do not exist.")]


def data_dir(given: Path | None) -> Path:
    """Return the data folder: the option (on either side of the subcommand), else CLERK_DATA, else `data`."""
    return given or Path(os.environ.get("CLERK_DATA") or "data")
