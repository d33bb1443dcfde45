"""Units that were left out: a cell that is empty where other tables name the unit of the same thing.

And amounts without `Rp` in a column whose other amounts all have it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.table import PrintedCell
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.facts import plain
from capaian.auditor.understanding.named_units import is_ruled_out
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import RowKind
from capaian.auditor.understanding.unit_cells import UnitCell, unit_cells
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

_FEWEST: Final = 2
"""Rows of a table that name their unit."""
_SIGNED: Final = 3
"""Amounts of a column that all have a sign: it is set on each, not on the first and the last alone."""
_AMOUNT: Final = 1000
_SIGN: Final = re.compile(r"\W*rp\b", re.IGNORECASE)


def check_blank_units(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield units that rows lack and other tables name, and amounts without their sign."""
    tables = [[*unit_cells(understood)] for understood in report.tables]
    named: dict[str, list[UnitCell]] = {}
    for unit in (unit for units in tables for unit in units if unit.text):
        named.setdefault(plain(unit.name), []).append(unit)
    for units in tables:
        yield from _blank(units, named)
    for understood in report.tables:
        yield from _bare_amounts(understood)


def _blank(units: Sequence[UnitCell], named: dict[str, list[UnitCell]]) -> Iterator[Statement]:
    """Yield the empty cells among units of a table; one below the same unit may go on with it."""
    filled = [unit for unit in units if unit.text]
    repeats = any(one.text == other.text for one, other in pairwise(filled))
    if len(filled) < _FEWEST or 2 * len(filled) < len(units):
        return
    above: UnitCell | None = None
    for unit in units:
        alike = [each for each in named.get(plain(unit.name), []) if each.table != unit.table]
        is_told = len({each.kind for each in alike}) == 1 and not is_ruled_out(unit.name, alike[0].text)
        goes_on = not repeats and above is not None and bool(alike) and above.kind == alike[0].kind
        if unit.text:
            above = unit
        elif is_told and not unit.has_signs and unit.figures and not goes_on:
            yield _statement(unit, alike[0])


def _statement(unit: UnitCell, like: UnitCell) -> Statement:
    why = f"Satuan kosong; {like.place} (baris {like.line}) menghitungnya dalam {like.text}."
    return Statement(
        AuditRule.UNIT, False, unit.line, "", like.text, why, unit.place, Level.WARNING, lines=(like.line,)
    )


def _bare_amounts(understood: UnderstoodTable) -> Iterator[Statement]:
    """Yield the one amount without its sign of a column, where the sign is set on all others."""
    columns = [amounts for column in understood.columns if (amounts := _amounts(understood, column))]
    are_signed = any(len(cells) >= _SIGNED and all(map(_is_signed, cells)) for _, cells in columns)
    for column, cells in columns:
        bare = [cell for cell in cells if not _is_signed(cell)]
        if len(bare) == 1 and len(cells) > (_FEWEST if are_signed else _SIGNED):
            yield Statement(
                AuditRule.UNIT,
                False,
                bare[0].line,
                bare[0].text.strip(),
                f"Rp {bare[0].text.strip()}",
                "Tanda Rp tidak ada, padahal semua jumlah uang lain dalam kolom ini memakainya.",
                f"{understood.table.name}, kolom {column.name}",
                Level.NOTE,
            )


def _amounts(understood: UnderstoodTable, column: Column) -> tuple[Column, list[PrintedCell]] | None:
    """Return the amounts of a column of money."""
    rows = (row for row in understood.rows if row.kind is not RowKind.BAND)
    cells = [row.row.cells[column.index] for row in rows]
    amounts = [cell for cell in cells if cell.number is not None and abs(cell.number.value) >= _AMOUNT]
    return (column, amounts) if column.is_money and amounts else None


def _is_signed(cell: PrintedCell) -> bool:
    return _SIGN.match(cell.text) is not None
