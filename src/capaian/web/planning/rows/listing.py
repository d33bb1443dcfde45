"""The rows of a sheet as its page lists them: those with a searched word, in columns that hold anything."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from capaian.dossier.rows.sheets import Role, SheetColumn, SheetSpec
from capaian.dossier.tables.kinds import CODE, PERIOD
from capaian.web.planning.cell_texts import listed_text
from capaian.web.planning.names import called
from capaian.web.years.known import Known


@dataclass(frozen=True)
class ShownCell:
    """A cell of a page."""

    column: SheetColumn
    text: str
    """As people write it: `1.234,5`, and the meaning of a choice."""
    name: str = ""
    """What its code is called."""


@dataclass(frozen=True)
class ShownRow:
    """A row of a page."""

    id: int
    cells: tuple[ShownCell, ...]


def find_places(spec: SheetSpec, known: Known, wanted: str) -> Sequence[int]:
    """Return the places of the rows that hold a word, as it is kept or as it is shown."""
    rows, word = known.rows.get(spec.id, ()), wanted.casefold()
    if not word:
        return range(len(rows))
    columns = {column.id: column for column in spec.columns}
    return [
        place
        for place, row in enumerate(rows)
        if any(_holds(word, columns.get(name), text) for name, text in row.cells.items())
    ]


def _holds(word: str, column: SheetColumn | None, text: str) -> bool:
    if word in text.casefold():
        return True
    if column is None:
        return False
    is_of_words = bool(column.kind.labels) or column.kind in (CODE, PERIOD)
    is_of_digits = column.kind.is_number and any(map(str.isdigit, word))
    return (is_of_words or is_of_digits) and word in listed_text(column, text).casefold()


def shown_columns(spec: SheetSpec, known: Known) -> Sequence[SheetColumn]:
    """Return the columns that name rows or hold anything: a page with thirty empty ones shows nothing."""
    rows = known.rows.get(spec.id, ())
    return [
        column
        for column in spec.columns
        if column.role is not Role.VALUE or any(row.cells.get(column.id) for row in rows)
    ] or [*spec.columns]


def shown_row(known: Known, spec: SheetSpec, columns: Sequence[SheetColumn], place: int) -> ShownRow:
    """Return a row as its page lists it."""
    cells = known.rows[spec.id][place].cells
    texts = ((column, cells.get(column.id, "")) for column in columns)
    shown = (ShownCell(each, listed_text(each, text), called(each, text, known)) for each, text in texts)
    return ShownRow(known.ids[spec.id][place], tuple(shown))
