"""What can be read and hardly means what it says: it is asked, and taken as it is where a person says so.

Pasted totals, a decimal sign in another place, names that were moved without their codes, items that others
name by their place: all leave rows that can be read, and no rule holds them against anything.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final

from capaian.dossier.excel.base import Base
from capaian.dossier.excel.merge import Division, InseparableError, Texts, rows_of_file
from capaian.dossier.excel.read.cell_texts import as_seen
from capaian.dossier.excel.read.rows import TakenRows
from capaian.dossier.excel.read.stage import Staged
from capaian.dossier.issues import IssueLog
from capaian.dossier.rows.flat_rows import FlatRow, clean
from capaian.dossier.rows.sheets import LIST, VALUE, Form, Role, SheetColumn
from capaian.dossier.tables.kinds import DECIMAL
from capaian.dossier.tables.rejection import RejectedValueError

_TOTAL: Final = re.compile(
    r"(?:(?:grand|sub)?\s*total|(?:sub\s*)?jumlah|jml\.?|rata\s*-?\s*rata|rerata)"
    r"(?:\s+(?:total|umum|keseluruhan|seluruhnya|semua(?:nya)?|seluruh|akhir|tertimbang|tahun|[0-9]{4}))*\s*:?",
    re.IGNORECASE,
)
_MIN_DIGITS: Final = 3
"""Digits of a figure that is hardly the same by chance, wherever its decimal sign stands."""
_MOST_SHIFTED: Final = 20
"""Cells of a column that are told."""
_ORDERED_LISTS: Final = {
    "evaluations/dimensions": "nilai di lembar Unit yang dinilai",
    "posts/tasks": "huruf tugas di lembar Lembar",
    "regional/missions": "isian Misi yang didukung",
}
"""Lists whose items others name by their place, with what names them."""


def ask_questions(staged: Staged, base: Base, log: IssueLog) -> None:
    """Ask about rows that were not so when both sides were the same.

    Args:
        staged: What the workbook says.
        base: The files as they were when it was written, or taken in last.
        log: Takes the cells.
    """
    for taken in staged.taken.values():
        file = taken.found.spec.part.file
        if staged.files.get(file) == base.files.get(file) or taken.found.spec.form is Form.FORM:
            continue
        try:
            before = rows_of_file(file, base.files.get(file)).get(taken.found.spec.id, ())
        except InseparableError:
            continue
        if taken.found.spec.form is Form.TEXTS:
            _ask_moved_items(taken, before, staged.origins.book, log)
        else:
            _ask_totals(taken, before, staged.origins.book, log)
            _ask_shifted(taken, before, staged.origins.book, log)


def _ask_totals(taken: TakenRows, before: Sequence[FlatRow], book: str, log: IssueLog) -> None:
    """Ask about new rows that are named like totals, which would be counted as one row more."""
    keys = [column for column in taken.found.spec.columns if column.role is Role.KEY or column.id == "name"]
    names = [c for c in keys if c.kind.name in ("text", "code") and not c.refers_to]
    known = {clean(row.cells.get(column.id, "")) for row in before for column in names}
    for index, row in enumerate(taken.rows if names else ()):
        for column in names:
            text = clean(row.cells.get(column.id, ""))
            if _TOTAL.fullmatch(text) and text not in known:
                place = taken.place(book, index, column.id)
                log.add("row_of_total", place, what=f"jumlah atau rata-rata ({text})")
                break


def _ask_shifted(taken: TakenRows, before: Sequence[FlatRow], book: str, log: IssueLog) -> None:
    """Ask about figures that became others by their decimal sign alone."""
    division = Division(taken.found.spec)
    columns = [one for one in taken.found.spec.columns if one.role is Role.VALUE and one.kind.is_number]
    if division.is_ordered or not columns:
        return
    old = {division.name_of(row.cells): row.cells for row in before}
    for column in columns:
        shifted = 0
        for index, row in enumerate(taken.rows):
            was = _figure(column, old.get(division.name_of(row.cells), {}).get(column.id))
            now = _figure(column, row.cells.get(column.id))
            if was is not None and now is not None and is_shifted(was, now) and shifted < _MOST_SHIFTED:
                shifted += 1
                words = {"was": _seen(was), "now": _seen(now)}
                log.add("figure_shifted", taken.place(book, index, column.id), words["now"], **words)


def _figure(column: SheetColumn, text: str | None) -> Decimal | None:
    """Return a figure; what is wrong with one that cannot be read is told elsewhere."""
    try:
        figure = column.kind.read(text) if (text := clean(text or "")) else None
    except RejectedValueError:
        return None
    return Decimal(figure) if isinstance(figure, Decimal | int) else None


def is_shifted(was: Decimal, now: Decimal) -> bool:
    """Say whether two figures have the same digits, and another size.

    Examples:
        >>> is_shifted(Decimal("93.46"), Decimal("0.9346")), is_shifted(Decimal(10), Decimal(1))
        (True, False)
    """
    old, new = was.normalize().as_tuple(), now.normalize().as_tuple()
    return was != now and old.digits == new.digits and old.sign == new.sign and len(old.digits) >= _MIN_DIGITS


def _seen(figure: Decimal) -> str:
    return as_seen(DECIMAL, format(figure, "f"))


def _ask_moved_items(taken: TakenRows, before: Sequence[FlatRow], book: str, log: IssueLog) -> None:
    """Ask about lists whose items only stand in another order, where others name them by their place."""
    now = _by_list(taken.rows)
    for key, items in _by_list(before).items():
        becomes, who = now.get(key, ()), _ORDERED_LISTS.get(key[0])
        if who and items != becomes and sorted(items) == sorted(becomes):
            index = next(index for index, row in enumerate(taken.rows) if _key(row) == key)
            shown = " ".join(filter(None, key))
            log.add("items_moved", taken.place(book, index, VALUE), list=shown, who=who)


def _by_list(rows: Sequence[FlatRow]) -> Mapping[Texts, Texts]:
    found: dict[Texts, list[str]] = {}
    for row in rows:
        found.setdefault(_key(row), []).append(clean(row.cells.get(VALUE, "")))
    return {key: tuple(items) for key, items in found.items()}


def _key(row: FlatRow) -> Texts:
    return clean(row.cells.get(LIST, "")), clean(row.cells.get("owner1", ""))
