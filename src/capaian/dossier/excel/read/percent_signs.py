"""Figures with a sign of percent in rows whose unit is another one: `88%` for an index of 1 to 4.

A column with a unit of its own refuses the sign at once. Elsewhere the unit is that of the row, or of the
indicator or component that the row names: a target of 88 there would be met 25 times over without a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from capaian.domain.value import Unit
from capaian.dossier.excel.book import SHARES
from capaian.dossier.excel.read.cell_texts import is_typed_percentage, seen_share
from capaian.dossier.excel.read.rows import ConversionCounts, TakenRows
from capaian.dossier.issues import IssueLog
from capaian.dossier.rows.flat_rows import FlatRow
from capaian.dossier.rows.sheets import ColumnRole, Form, SheetColumn, SheetSpec
from capaian.dossier.tables.declaration import Names

_MEASURED: Final = ("plan.yaml#indicators", "plan.yaml#components")
"""Sheets that say in which unit figures of a code are."""
_MEASURED_NAMES: Final = frozenset({Names.INDICATOR, Names.COMPONENT})
_SHARE_UNITS: Final = re.compile(
    r"percent|persen|%|index|indeks|nilai|point|poin|one|permil|promil|‰", re.IGNORECASE
)
"""Words in units of figures behind which a sign of percent is nothing strange."""
_WORD: Final = re.compile(r"[\w%‰]+")


def refuse_strange_percents(
    taken: Mapping[str, TakenRows], file: str, log: IssueLog, tally: ConversionCounts
) -> Mapping[str, TakenRows]:
    """Return the rows without figures that show percent where their row has another unit.

    Args:
        taken: The rows of all sheets, by id.
        file: Name of the workbook.
        log: Takes what contradicts.
        tally: Takes the cells of which something is said, so that nothing is said twice.
    """
    measured = (row.cells for name in _MEASURED if name in taken for row in taken[name].rows)
    units = {cells["code"]: cells["unit"] for cells in measured if cells.get("code") and cells.get("unit")}
    return {name: _without_strange(rows, units, file, log, tally) for name, rows in taken.items()}


def _without_strange(
    taken: TakenRows, units: Mapping[str, str], file: str, log: IssueLog, tally: ConversionCounts
) -> TakenRows:
    rows = [*taken.rows]
    for index, column, shown in _percents(taken):
        unit, where = (
            _unit_of(taken.found_sheet.spec, rows[index], units),
            taken.place(file, index, column.id),
        )
        is_share = any(_SHARE_UNITS.fullmatch(word) for word in _WORD.findall(unit))
        if unit and not is_share and where not in tally.flawed:
            log.add("percent_of_other", where, shown, shown=shown, unit=Unit(unit).label)
            tally.flawed.add(where)
            rows[index] = FlatRow({**rows[index].cells, column.id: ""}, rows[index].number)
    return replace(taken, rows=rows)


def _percents(taken: TakenRows) -> Iterator[tuple[int, SheetColumn, str]]:
    """Yield figures that show percent in columns without a unit: number of the row, column, what is seen."""
    spec, sheet, columns = taken.found_sheet.spec, taken.found_sheet.sheet, taken.found_sheet.columns
    figures = [c for c in spec.columns if c.role is ColumnRole.VALUE and c.kind.is_number and not c.unit]
    figures = [column for column in figures if column.id in columns and spec.form is not Form.FORM]
    for index, row in enumerate(taken.places if figures else ()):
        for column in figures:
            value, odd = sheet.value(row, columns[column.id]), sheet.odd.get((row, columns[column.id]))
            if odd is not None and odd[0] in SHARES and isinstance(value, Decimal):
                yield index, column, seen_share(odd[0], value)
            elif is_typed_percentage(column.kind, value):
                yield index, column, str(value)


def _unit_of(spec: SheetSpec, row: FlatRow, units: Mapping[str, str]) -> str:
    """Return the unit of the figures of a row: its own, or that of what it names; empty: not known."""
    own = [one.id for one in spec.columns if one.kind.name == "unit" and "." not in one.id]
    named = [one.id for one in spec.columns if not one.is_several and _MEASURED_NAMES & {*one.refers_to}]
    found: Sequence[str] = [
        *(row.cells.get(name, "") for name in own),
        *(units.get(row.cells.get(name, ""), "") for name in named),
    ]
    return next(filter(None, found), "")
