"""Rows of a table by what tells them from others, each text in its one form."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from capaian.dossier.rows.flat_rows import FlatRow, texts_of
from capaian.dossier.rows.tables import make_table
from capaian.dossier.tables.declaration import Structure, Table
from capaian.dossier.tables.kinds import Kind
from capaian.dossier.tables.rejection import RejectedValueError

Cells = Mapping[str, str]
"""Texts of a row by its columns."""
Keyed = dict[tuple[str, ...], Cells]
"""Rows by their keys."""


def keyed(table: Table[Any], rows: Sequence[FlatRow]) -> Keyed:
    """Return the rows of a table by their keys, each text in its one form."""
    lanes = {
        column.name: [*map(_one_form(column.kind), texts_of(rows, column.name))] for column in table.columns
    }
    cells = (dict(zip(lanes, texts, strict=True)) for texts in zip(*lanes.values(), strict=True))
    return {tuple(row[name] for name in table.key): row for row in cells}


def _one_form(kind: Structure) -> Callable[[str], str]:
    def write(text: str) -> str:
        try:
            return kind.write_cell(kind.read_cell(text)) if isinstance(kind, Kind) else text
        except RejectedValueError:
            return text

    return write


def written(table: Table[Any], text: str, rows: Keyed) -> str:
    """Return the text of a table with these rows."""
    return make_table(table, text, [FlatRow(row) for row in rows.values()]).text
