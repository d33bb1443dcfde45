"""Rows whose texts are too long for a cell, over as many rows as they need."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from capaian.domain.issue import Place
from capaian.dossier.excel.identity import PIECE
from capaian.dossier.issues import IssueLog
from capaian.dossier.rows.flat_rows import FlatRow
from capaian.dossier.rows.long_texts import UNITS, count_units, split_text
from capaian.dossier.rows.sheets import Role, SheetSpec


def report_long_names(sheet: SheetSpec, rows: Sequence[FlatRow], log: IssueLog) -> None:
    """Report cells that name a row and are too long for a cell: they stand on each row that it runs over."""
    for column in sheet.keys:
        for text in (row.cells.get(column.id, "") for row in rows):
            if len(text) * 2 > UNITS and count_units(text) > UNITS:
                log.add("name_too_long", Place(sheet.part.file, column=column.id), text)


def in_pieces(sheet: SheetSpec, row: FlatRow) -> tuple[FlatRow, ...]:
    """Return the rows over which a row runs whose texts are too long for a cell; mostly the row itself.

    The rows behind the first repeat what names the row, and are numbered in a column of their own.
    """
    if all(len(text) * 2 <= UNITS for text in row.cells.values()):
        return (row,)
    pieces = {name: split_text(text) for name, text in row.cells.items()}
    count = max(map(len, pieces.values()))
    if count == 1:
        return (row,)
    names = {column.id for column in sheet.columns if column.role is not Role.VALUE}
    return tuple(_piece(row, pieces, names, place) for place in range(count))


def _piece(row: FlatRow, pieces: Mapping[str, Sequence[str]], names: set[str], place: int) -> FlatRow:
    cells = {
        column: texts[0] if column in names else "".join(texts[place : place + 1])
        for column, texts in pieces.items()
    }
    return FlatRow({**cells, PIECE: str(place + 1)}, row.number)
