"""The row that is there already, where a new one would have the same key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from capaian.domain.issue import Issue, Level, Place
from capaian.dossier.rows.sheets import NUMBER, SheetColumn, SheetSpec
from capaian.dossier.tables.rejection import RejectedValueError
from capaian.web.planning.fields import shown_text
from capaian.web.years.known import Known

DOUBLED = frozenset({"duplicate_row", "two_values", "duplicate_key", "duplicate_item", "row_twice"})
"""Codes of problems that say that two rows are told apart by nothing."""


@dataclass(frozen=True, slots=True)
class Twin:
    """A row with the key that was typed."""

    row: int
    """Its id."""
    column: str
    """Id of the column that tells it from others."""
    issue: Issue


def find_twin(spec: SheetSpec, cells: Mapping[str, str], known: Known, pk: int | None) -> Twin | None:
    """Return another row of the sheet with the same key; `None` if there is none.

    Args:
        spec: The sheet.
        cells: What was typed.
        known: What is kept.
        pk: Id of the row that is written; `None` for a new one.
    """
    columns = [column for column in (*spec.parents, *spec.keys) if column.id != NUMBER]
    typed = [_meant(column, cells) for column in columns]
    if not any(typed):
        return None
    for row, id_ in zip(known.rows.get(spec.id, ()), known.ids.get(spec.id, ()), strict=True):
        if id_ != pk and [_meant(column, row.cells) for column in columns] == typed:
            words = ", ".join(
                f"{column.title} {shown_text(column, cells[column.id])}"
                for column in columns
                if cells.get(column.id)
            )
            message = f"Sudah ada baris dengan {words}."
            place = Place(spec.part.file, column=columns[-1].title)
            remedy = "Ubah yang membedakan keduanya, atau buka baris itu."
            return Twin(id_, columns[-1].id, Issue(Level.ERROR, "same_key", message, place, remedy=remedy))
    return None


def _meant(column: SheetColumn, cells: Mapping[str, str]) -> object:
    """Return what a cell means: a period is the same however it is written."""
    text = cells.get(column.id, "")
    try:
        return column.kind.read_cell(text)
    except RejectedValueError:
        return text
