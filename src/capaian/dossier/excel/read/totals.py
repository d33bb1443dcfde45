"""Complete rows that are the total or the mean of those above, which would be taken for one more of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Final

from capaian.dossier.excel.read.base import Base
from capaian.dossier.excel.read.rows import TakenRows
from capaian.dossier.excel.units import InseparableError, rows_of_file
from capaian.dossier.issues import IssueLog
from capaian.dossier.rows.flat_rows import FlatRow, clean
from capaian.dossier.rows.sheets import Form, Role, SheetColumn, SheetSpec

_MORE: Final = (
    r"(?:\s+(?:total|umum|keseluruhan|seluruhnya|semua(?:nya)?|seluruh|akhir|tertimbang|nilai|indeks|ikm|skm"
    r"|unsur|unit|pelayanan|layanan|kepuasan|masyarakat|survei|pegawai|barang|anggaran|tahun|[0-9]{4}))*\s*:?"
)
_TOTAL: Final = re.compile(
    r"(?:(?:grand|sub)?\s*total|(?:sub\s*)?jumlah|jml\.?|rata\s*-?\s*rata|rerata|average|mean)" + _MORE,
    re.IGNORECASE,
)
_INDEX: Final = re.compile(
    r"(?:(?:nilai|angka|hasil)\s+)?(?:ikm|skm|nrr|indeks|konversi)" + _MORE, re.IGNORECASE
)
"""What a table of the elements of an index may end with."""
_FEWEST: Final = 3
"""Rows above of which a figure is the sum or mean."""
_DIGITS: Final = 3
"""Digits of a figure that is hardly the sum or mean of others by chance."""
_FIGURES: Final = frozenset({"decimal", "integer", "count"})
_NAMES: Final = frozenset({"text", "code"})


def report_totals(taken: Mapping[str, TakenRows], base: Base, file: str, log: IssueLog) -> None:
    """Report rows that are named like totals or come to what those above do, unless the dossier has them.

    Args:
        taken: The rows of all sheets, by id.
        base: The files as they were when it was written, or taken in last.
        file: Name of the workbook.
        log: Takes the rows.
    """
    for rows in taken.values():
        spec = rows.found.spec
        names = _own_names(spec)
        if not names or not _figures(spec) or spec.form not in (Form.TABLE, Form.RECORDS):
            continue
        found = {**dict(_by_arithmetic(spec, rows.rows)), **dict(_by_name(spec, rows.rows, names))}
        known = _keys_of(spec, base) if found else frozenset()
        for index, what in sorted(found.items()):
            if _key(spec, rows.rows[index]) not in known:
                log.add("row_of_total", rows.place(file, index, names[0].id), what=what)


def _own_names(spec: SheetSpec) -> tuple[SheetColumn, ...]:
    """Return the columns by which rows name themselves, and nothing that stands elsewhere."""
    keys = [column for column in spec.columns if column.role is Role.KEY or column.id == "name"]
    return tuple(column for column in keys if column.kind.name in _NAMES and not column.refers_to)


def _figures(spec: SheetSpec) -> tuple[SheetColumn, ...]:
    return tuple(c for c in spec.columns if c.role is Role.VALUE and c.kind.name in _FIGURES)


def _by_name(
    spec: SheetSpec, rows: Sequence[FlatRow], names: Sequence[SheetColumn]
) -> Iterator[tuple[int, str]]:
    """Yield the rows that are named like a total, or like what the whole table comes to."""
    patterns = [_TOTAL, *([_INDEX] if any(c.title.startswith("Indeks") for c in _figures(spec)) else [])]
    for column in names:
        known: dict[str, bool] = {}
        for index, row in enumerate(rows):
            text = clean(row.cells.get(column.id, ""))
            if text not in known:
                known[text] = any(pattern.fullmatch(text) for pattern in patterns)
            if known[text]:
                yield index, f"jumlah atau rata-rata ({text})"


def _by_arithmetic(spec: SheetSpec, rows: Sequence[FlatRow]) -> Iterator[tuple[int, str]]:
    """Yield the last rows of what belongs together whose figures are the sum or mean of those above.

    Only of rows that are parts of something named elsewhere, as elements of a survey are; what has parts of
    its own, or stands by itself, may well be the sum of others.
    """
    if not any(column.refers_to for column in spec.keys) or _has_levels(spec):
        return
    own = {column.id for column in _own_names(spec)}
    shared = [c.id for c in spec.columns if (c.role is not Role.VALUE and c.id not in own) or c.id == "unit"]
    groups: dict[tuple[str, ...], list[int]] = {}
    for index, row in enumerate(rows):
        groups.setdefault(tuple(clean(row.cells.get(name, "")) for name in shared), []).append(index)
    for members in groups.values():
        *above, last = members
        if len(above) >= _FEWEST and _comes_to(spec, [rows[index] for index in above], rows[last]):
            yield last, "jumlah atau rata-rata baris di atasnya"


def _has_levels(spec: SheetSpec) -> bool:
    """Say whether rows of a sheet may be parts of others of it."""
    kinds = {column.kind.name for column in spec.keys}
    return "area_code" in kinds or any(column.id == "parent" for column in spec.columns)


def _comes_to(spec: SheetSpec, above: Sequence[FlatRow], last: FlatRow) -> bool:
    """Say whether each figure of a row is the sum, or each the mean, of those above."""
    filled = [column.id for column in _figures(spec) if clean(last.cells.get(column.id, ""))]
    figures = [(_figure(last, name), [_figure(row, name) for row in above]) for name in filled]
    return bool(figures) and (
        all(_is_sum(one, others) for one, others in figures)
        or all(_is_mean(one, others) for one, others in figures)
    )


def _figure(row: FlatRow, column: str) -> Decimal | None:
    try:
        return Decimal(clean(row.cells.get(column, "")))
    except InvalidOperation:
        return None


def _is_sum(figure: Decimal | None, others: Sequence[Decimal | None]) -> bool:
    known = [other for other in others if other]
    return _is_telling(figure, known) and sum(known) == figure


def _is_mean(figure: Decimal | None, others: Sequence[Decimal | None]) -> bool:
    known = [other for other in others if other is not None]
    if figure is None or not _is_telling(figure, known):
        return False
    mean = sum(known, Decimal()) / len(known)
    exponent = figure.as_tuple().exponent
    unit = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    return abs(mean - figure) <= unit / 2


def _is_telling(figure: Decimal | None, others: Sequence[Decimal]) -> bool:
    """Say whether a figure is hardly by chance what others come to."""
    is_long = figure is not None and len(figure.as_tuple().digits) >= _DIGITS
    return is_long and len(others) >= _FEWEST and len({*others}) > 1


def _key(spec: SheetSpec, row: FlatRow) -> tuple[str, ...]:
    names = [column.id for column in spec.columns if column.role is not Role.VALUE]
    return tuple(clean(row.cells.get(name, "")) for name in names)


def _keys_of(spec: SheetSpec, base: Base) -> frozenset[tuple[str, ...]]:
    """Return what names the rows that were there when the workbook was written."""
    try:
        rows = rows_of_file(spec.part.file, base.files.get(spec.part.file))
    except InseparableError:
        return frozenset()
    return frozenset(_key(spec, row) for row in rows.get(spec.id, ()))
