"""Heads that were exchanged above columns that stayed: what people see contradicts the hidden row of ids.

The title goes before the id, for a range that was cut and pasted takes its title along and not its id
(`heads.py`). Then the cells went with it. Where they are those that the id names, the heads alone moved, and
every figure would go into the other column.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from functools import cached_property
from pathlib import Path

from capaian.domain.issue import Place
from capaian.dossier.excel.read.base import Base
from capaian.dossier.excel.read.rows import TakenRows
from capaian.dossier.folder import Folder
from capaian.dossier.issues import IssueLog
from capaian.dossier.rows.contents import rows_of
from capaian.dossier.spreadsheets.model import column_letters


def report_exchanged_heads(taken: Mapping[str, TakenRows], base: Base, file: str, log: IssueLog) -> None:
    """Report columns whose head is that of another, unless their cells are that one's too.

    Args:
        taken: The rows of all sheets, by id.
        base: The files as they were when the workbook was written.
        file: Name of the workbook.
        log: Takes each head with the one that the hidden row names.
    """
    for rows in taken.values():
        look = _Look(rows, base)
        titles = {column.id: column.title for column in rows.found.spec.columns}
        for place, (seen, hidden) in sorted(rows.found.crossed.items()):
            if seen in titles and hidden in titles and not look.moved(seen, hidden):
                head = Place(file, rows.found.title_row, column_letters(place), sheet=rows.found.sheet.name)
                log.add("heads_exchanged", head, None, title=titles[seen], hidden=titles[hidden])


class _Look:
    """Holds the columns of a sheet against those that it was written with."""

    def __init__(self, taken: TakenRows, base: Base) -> None:
        self._taken = taken
        self._base = base

    def moved(self, seen: str, hidden: str) -> bool:
        """Say whether a column holds rather what was below its head than what the hidden id names.

        One without anything gives nothing away; in one that is like both nobody can tell.
        """
        cells = self._cells(seen)
        return not cells or (cells & self._before(seen)).total() > (cells & self._before(hidden)).total()

    def _cells(self, column: str) -> Counter[str]:
        return Counter(_told(text) for row in self._taken.rows if (text := row.cells.get(column, "")))

    def _before(self, column: str) -> Counter[str]:
        return Counter(_told(text) for row in self._rows if (text := row.get(column, "")))

    @cached_property
    def _rows(self) -> list[Mapping[str, str]]:
        spec = self._taken.found.spec
        part = spec.part.file
        if part not in self._base.files:
            return []
        rows = rows_of(Folder(Path(), parts={part: self._base.files[part]}))
        return [row.cells for row in rows.get(spec.id, ())]


def _told(text: str) -> str:
    """Return what a cell says, however many noughts a figure ends in."""
    try:
        number = Decimal(text)
    except InvalidOperation:
        return text
    return f"{number.normalize():f}" if number.is_finite() else text
