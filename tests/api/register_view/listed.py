"""The register's list over the papers of the ledger's tests."""

from __future__ import annotations

from pathlib import Path

from api.filtering import fields_of
from api.register_view.address import read_chosen
from api.register_view.listing import Listing, listing
from api.register_view.rows import Row
from tests.assistant.ledger.papers import PUBLIC, ledger
from vectorstore.index import NewVersion


def listed(folder: Path, *papers: NewVersion, **fields: str) -> Listing | None:
    """Return what an address with these fields lists."""
    with ledger(folder, *papers) as held:
        return listing(held, read_chosen(fields_of(list(fields.items())), "/register", PUBLIC))


def rows_of(folder: Path, *papers: NewVersion, **fields: str) -> tuple[Row, ...]:
    """Return the rows of it."""
    found = listed(folder, *papers, **fields)
    assert found
    return found.rows
