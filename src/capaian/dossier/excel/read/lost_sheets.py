"""Sheets that were ours and are known by nothing any more: what stands in them would be lost without a word.

A table program deletes hidden rows together with those around them, and with the ids the titles often go.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from typing import Final

from capaian.domain.issue import Place
from capaian.dossier.excel.identity import BASE, TAB
from capaian.dossier.excel.read.heads import count_titles, fold_head, heads_of
from capaian.dossier.issues import IssueLog
from capaian.dossier.rows.sheets import SheetSpec
from capaian.dossier.rows.text_sheets import book_sheets
from capaian.dossier.spreadsheets.model import Sheet

_SEARCHED: Final = 20
"""Rows from above among which titles are looked for."""
_FEWEST: Final = 3
"""Titles that tell a sheet whatever its name: many tables of offices have a code and a name."""


def report_lost_sheets(left: Sequence[Sheet], found: Collection[str], file: str, log: IssueLog) -> None:
    """Tell each sheet that has the name or most titles of one of ours and yet cannot be read as it.

    Args:
        left: Sheets that are none of ours by mark, nor by name and titles.
        found: Ids of the sheets that are in the workbook besides; what looks like one of them is no loss.
        file: Name of the workbook.
        log: Takes what is said.
    """
    missing = [spec for spec in book_sheets() if spec.id not in found]
    names = {fold_head(spec.tab): spec.tab for spec in missing} | ({} if BASE in found else {TAB: TAB})
    for sheet in left:
        place, own_name = Place(file, sheet=sheet.name), names.get(fold_head(sheet.name))
        if not holds_anything(sheet):
            if own_name:
                log.add("sheet_emptied", place)
        elif own_name:
            log.add("sheet_heads_lost", place)
        elif likely := next(_likely(sheet, missing), None):
            log.add("sheet_renamed", place, likely=likely.tab)


def holds_anything(sheet: Sheet) -> bool:
    """Say whether any cell of a sheet has a value, be it 0."""
    return any(cell is not None for cells in sheet.rows for cell in cells)


def _likely(sheet: Sheet, specs: Sequence[SheetSpec]) -> Iterator[SheetSpec]:
    """Yield the sheets of which one has most titles, that with the most of them first."""
    counted = ((_titles(sheet, spec), spec) for spec in specs)
    rated = sorted(counted, key=lambda pair: pair[0], reverse=True)
    for count, spec in rated:
        if count >= _FEWEST and count * 2 > len(spec.columns):
            yield spec


def _titles(sheet: Sheet, spec: SheetSpec) -> int:
    """Return how many titles of a sheet stand in one row of another at most."""
    heads = heads_of(spec)
    return max((count_titles(heads, cells) for cells in islice(sheet.rows, _SEARCHED)), default=0)
