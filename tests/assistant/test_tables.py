"""Tables that refuse the impossible."""

from __future__ import annotations

import pytest

from assistant.citing import cite
from assistant.tables import AnswerTable, TableRow
from tests.assistant.papers import stretch

CITED = (cite(stretch("The vans are old.")),)


def test_a_row_needs_a_citation() -> None:
    with pytest.raises(ValueError, match="needs a citation"):
        TableRow(label="A1", cells=("A1",), citations=())


def test_every_row_has_a_cell_a_column() -> None:
    row = TableRow(label="A1", cells=("A1", "Vans"), citations=CITED)
    with pytest.raises(ValueError, match="needs 1 cells"):
        AnswerTable(title="The vans", columns=("Ref",), rows=(row,), claims=())
