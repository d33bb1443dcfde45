"""What can be read and hardly means what it says: a pasted total,
a figure with its comma elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import islice
from typing import Final

from capaian.dossier.excel.base import Base
from capaian.dossier.excel.read.rows import TakenRows
from capaian.dossier.issues import IssueLog
from capaian.dossier.rows.division import Division
from capaian.dossier.rows.flat_rows import FlatRow, clean
from capaian.dossier.rows.sheets import ColumnRole, Form
from capaian.dossier.tables.kinds import Kind, shown
from capaian.dossier.tables.rejection import RejectedValueError

_TOTAL: Final = re.compile(
    r"(?:(?:grand|sub)?\s*total|(?:sub\s*)?jumlah|jml\.?|rata\s*-?\s*rata|rerata)"
    r"(?:\s+(?:total|umum|keseluruhan|seluruhnya|semua(?:nya)?|seluruh|akhir|tertimbang|"
    r"tahun|[0-9]{4}))*\s*:?",
    re.IGNORECASE,
)
_FIGURE: Final = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_MIN_DIGITS: Final = 3
"""Digits of a figure that is hardly the same by chance, wherever its decimal sign stands."""
_MAX_SHIFTED: Final = 20
"""Cells of a column that are named."""


def ask_questions(sheets: Iterable[TakenRows], base: Base, book: str, log: IssueLog) -> None:
    """Ask about what a workbook of a name says and what was not so in its base."""
    for taken in sheets:
        spec = taken.found_sheet.spec
        if spec.form not in (Form.FORM, Form.TEXTS):
            before = base.rows(spec.part.file).get(spec.id, ())
            _ask_about_totals(taken, before, book, log)
            _ask_about_shifted_figures(taken, before, book, log)


def _ask_about_totals(
    taken: TakenRows, before: Sequence[FlatRow], book: str, log: IssueLog
) -> None:
    """Ask about new rows that are named like totals: each would be counted as one row more."""
    keys = [
        column
        for column in taken.found_sheet.spec.columns
        if column.role is ColumnRole.KEY or column.id == "name"
    ]
    names = [c.id for c in keys if c.kind.name in ("text", "code") and not c.refers_to]
    known = {clean(row.cells.get(name, "")) for row in before for name in names}
    for index, row in enumerate(taken.rows):
        texts = {name: clean(row.cells.get(name, "")) for name in names}
        total = next(
            (n for n, text in texts.items() if _TOTAL.fullmatch(text) and text not in known), ""
        )
        if total:
            place = taken.place(book, index, total)
            log.add("row_of_total", place, what=f"jumlah atau rata-rata ({texts[total]})")


def _ask_about_shifted_figures(
    taken: TakenRows, before: Sequence[FlatRow], book: str, log: IssueLog
) -> None:
    """Ask about figures that became others by their decimal sign alone:
    93,46 to 0,9346 or 9346.
    """
    division = Division(taken.found_sheet.spec)
    if division.is_ordered:
        return
    old = {division.name_of(row): row.cells for row in before}
    for column in (one for one in division.values if one.kind.is_number):
        figures = (
            (
                index,
                old.get(division.name_of(row), {}).get(column.id, ""),
                row.cells.get(column.id, ""),
            )
            for index, row in enumerate(taken.rows)
        )
        shifted = (
            one for one in figures if is_shifted(*one[1:]) and _is_other(column.kind, *one[1:])
        )
        for index, was, now in islice(shifted, _MAX_SHIFTED):
            words = {"was": shown(column.kind, was), "now": shown(column.kind, now)}
            log.add("figure_shifted", taken.place(book, index, column.id), words["now"], **words)


def _is_other(kind: Kind, was: str, now: str) -> bool:
    """Say whether a column takes both for different figures: 12.336 persons are 12336,
    1.5 are an error.
    """
    try:
        return kind.read_cell(was) != kind.read_cell(now)
    except RejectedValueError:
        return False


def is_shifted(was: str, now: str) -> bool:
    """Say whether two figures have the same digits, and another size.

    Examples:
        >>> is_shifted("93.46", "0.9346"), is_shifted("93.46", "9346"), is_shifted("10", "1")
        (True, True, False)
        >>> is_shifted("93.46", "93.460"), is_shifted("93.46", "belum")
        (False, False)
    """
    if not (_FIGURE.fullmatch(was) and _FIGURE.fullmatch(now)) or Decimal(was) == Decimal(now):
        return False
    old, new = Decimal(was).normalize().as_tuple(), Decimal(now).normalize().as_tuple()
    return (old.sign, old.digits) == (new.sign, new.digits) and len(old.digits) >= _MIN_DIGITS
