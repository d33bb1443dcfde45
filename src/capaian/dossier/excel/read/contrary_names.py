"""Names beside codes that are those of other codes: names were moved, and their codes not, or the other way.

Names are never read (decision 52). But who sorts or pastes them with the figures means the names, and the
figures would go to other codes. A name that stays when its code is changed is nothing strange, so that it is
only a warning there.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ruamel.yaml.error import YAMLError

from capaian.dossier.excel.identity import BESIDE
from capaian.dossier.excel.read.base import Base
from capaian.dossier.excel.read.heads import fold_head
from capaian.dossier.excel.read.rows import TakenRows
from capaian.dossier.excel.write.layout import Plan, Planned
from capaian.dossier.excel.write.names_beside import with_names
from capaian.dossier.folder import Folder
from capaian.dossier.issues import IssueLog
from capaian.dossier.rows.contents import rows_of
from capaian.dossier.rows.flat_rows import FlatRow
from capaian.dossier.rows.sheets import SheetSpec
from capaian.dossier.rows.text_sheets import book_sheets

_Rows = Mapping[str, Sequence[FlatRow]]


@dataclass(frozen=True, slots=True)
class _Contrary:
    """A name of another code."""

    sheet: str
    index: int
    """Of the row among those taken."""
    column: str
    seen: str
    others: Sequence[str]
    """Codes that are called so."""


def report_contrary_names(taken: Mapping[str, TakenRows], base: Base, file: str, log: IssueLog) -> None:
    """Report names that stand beside codes which are called otherwise.

    Args:
        taken: The rows of all sheets, by id.
        base: The files as they were when the workbook was written.
        file: Name of the workbook.
        log: Takes what contradicts.
    """
    now = _named({name: rows.rows for name, rows in taken.items()})
    before = _Before(base)
    for found in _contrary(taken, now):
        row = taken[found.sheet].rows[found.index].cells
        code = row[found.column]
        if found.seen == fold_head(before.names(found.sheet, found.column).get(code)):
            continue
        place = taken[found.sheet].place(file, found.index, f"{found.column}{BESIDE}")
        moved = before.had(taken[found.sheet].found.spec, row, found.column)
        words = {"of": code, "name": now[found.sheet][found.column][code], "other": ", ".join(found.others)}
        log.add("name_of_other" if moved else "name_left_behind", place, None, **words)


def _contrary(
    taken: Mapping[str, TakenRows], names: Mapping[str, Mapping[str, Mapping[str, str]]]
) -> Iterator[_Contrary]:
    for sheet, rows in taken.items():
        for column, place in rows.found.beside.items():
            called = names.get(sheet, {}).get(column, {})
            codes: dict[str, list[str]] = {}
            for code, name in called.items():
                codes.setdefault(fold_head(name), []).append(code)
            for index, number in enumerate(rows.places if codes else ()):
                cells = rows.found.sheet.rows[number - 1] if number else ()
                seen = fold_head(cells[place - 1]) if place <= len(cells) else ""
                code = rows.rows[index].cells.get(column, "")
                if seen in codes and code in called and code not in codes[seen]:
                    yield _Contrary(sheet, index, column, seen, codes[seen])


class _Before:
    """The workbook as it was written; only looked at where a name contradicts."""

    def __init__(self, base: Base) -> None:
        self._base = base

    @cached_property
    def _rows(self) -> _Rows:
        try:
            return rows_of(Folder(Path(), parts={**self._base.files}))
        except (YAMLError, csv.Error, ValueError):
            # Only where the packed files are lost and those of the dossier are broken.
            return {}

    @cached_property
    def _names(self) -> Mapping[str, Mapping[str, Mapping[str, str]]]:
        return _named(self._rows)

    def names(self, sheet: str, column: str) -> Mapping[str, str]:
        """Return what the codes of a column were called."""
        return self._names.get(sheet, {}).get(column, {})

    def had(self, spec: SheetSpec, row: Mapping[str, str], column: str) -> bool:
        """Say whether a row of this key held the same code in a column."""
        wanted = [*(key.id for key in spec.keys), column]
        key = [row.get(name, "") for name in wanted]
        return any([old.cells.get(name, "") for name in wanted] == key for old in self._rows.get(spec.id, ()))


def _named(rows: _Rows) -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """Return what the codes of each column are called, by sheet and column."""
    plan = with_names(Plan(tuple(Planned(spec, rows.get(spec.id, ()), True) for spec in book_sheets())))
    return {sheet.spec.id: sheet.names for sheet in plan.sheets if sheet.names}
