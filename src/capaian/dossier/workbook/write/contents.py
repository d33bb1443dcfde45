"""The rows of every sheet, from the files of a dossier as they stand."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence

from capaian.domain.issue import Place
from capaian.dossier.folder import Folder
from capaian.dossier.issues import IssueLog
from capaian.dossier.tables import ALL
from capaian.dossier.tables.declaration import Part, Table
from capaian.dossier.unfolding.long_texts import UNITS, count_units, split_text
from capaian.dossier.unfolding.paragraphs import split_paragraphs
from capaian.dossier.unfolding.unfold import FlatRow, unfold
from capaian.dossier.workbook.identity import PIECE
from capaian.dossier.workbook.sheets import Role, SheetSpec
from capaian.dossier.workbook.words import (
    FILE,
    LAYOUT_SHEET,
    LINE,
    NARRATIVE_SHEET,
    NUMBER,
    PARAGRAPH,
)

Rows = Mapping[str, Sequence[FlatRow]]
"""Rows by the id of their sheet."""


def rows_of(folder: Folder) -> dict[str, Sequence[FlatRow]]:
    """Return the rows of every sheet of the files that a dossier has; it must be free of errors."""
    rows: dict[str, Sequence[FlatRow]] = {}
    for part in ALL:
        if part.file in folder.parts:
            rows |= _part_rows(part, _text(folder.parts[part.file]))
    layouts = {file: content for file, content in folder.parts.items() if file not in {p.file for p in ALL}}
    rows[NARRATIVE_SHEET.id] = [*_paragraphs(folder.narratives)]
    rows[LAYOUT_SHEET.id] = [*_lines(layouts)]
    return rows


def _text(content: bytes) -> str:
    return content.decode("utf-8-sig")


def _part_rows(part: Part, text: str) -> Rows:
    return {part.file: [*table_rows(text)]} if isinstance(part, Table) else unfold(part, text)


def table_rows(text: str) -> Iterator[FlatRow]:
    """Yield the rows of a CSV part."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    names = next(reader, [])
    for number, cells in enumerate(reader, 1):
        yield FlatRow(dict(zip(names, cells, strict=True)), number)


def _paragraphs(narratives: Mapping[str, bytes]) -> Iterator[FlatRow]:
    for file, content in narratives.items():
        for number, text in enumerate(split_paragraphs(_text(content)), 1):
            yield FlatRow({FILE: file, NUMBER: str(number), PARAGRAPH: text}, number)


def _lines(layouts: Mapping[str, bytes]) -> Iterator[FlatRow]:
    for file, content in layouts.items():
        lines = _text(content).removesuffix("\n").split("\n")
        for number, text in enumerate(lines, 1):
            yield FlatRow({FILE: file, NUMBER: str(number), LINE: text}, number)


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
