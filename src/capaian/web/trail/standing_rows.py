"""Whether the rows of a year are those with which it began, and what entries made of them since."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from capaian.web.trail.begun import SHEETS, Cells, beginnings, digests_of, withdrawn_years
from capaian.web.trail.models import Entry
from capaian.web.years.edits import read_row_name
from capaian.web.years.models import OfficeYear, Row

_AT_ONCE: Final = 500
_IS_THERE: Final = {True: "tidak ada lagi", False: "masih ada"}


@dataclass
class _Told:
    """What entries say of a row."""

    name: str
    number: int = 0
    """Of its last entry."""
    is_begun: bool = True
    """It was there before its first entry."""
    first: dict[str, str] = field(default_factory=dict)
    """Texts that it had before, of the columns that were changed."""
    last: dict[str, str] | None = field(default_factory=dict)
    """Texts that the log knows; `None`: it was removed."""

    @property
    def sheet(self) -> str:
        """Id of its sheet."""
        return read_row_name(self.name)[1]

    @property
    def year(self) -> int:
        """Id of its office-year."""
        return read_row_name(self.name)[0]


def differing_rows() -> Iterator[str]:
    """Yield rows that are others than those that were last written, or that no entry knows."""
    told = _told_rows()
    for some in _batches(told):
        found = Row.objects.filter(pk__in=[pk for pk, _ in some])
        kept = {row.pk: row for row in found}
        for pk, row in some:
            yield from _differing(row, kept.get(pk))
    yield from _unknown_rows(told)


def _differing(told: _Told, kept: Row | None) -> Iterator[str]:
    if told.last is None or kept is None:
        if (told.last is None) != (kept is None):
            yield f"baris {told.name} {_IS_THERE[kept is None]}, lain daripada kata entri {told.number}"
        return
    if (kept.office_year_id, kept.sheet) != (told.year, told.sheet):
        yield f"baris {told.name} berada pada lembar atau tahun lain"
    columns = told.last if told.is_begun else {**kept.cells, **told.last}
    for column in columns:
        if kept.cells.get(column, "") != told.last.get(column, ""):
            yield (f"kolom {column} dari baris {told.name} bukan lagi yang ditulis dalam entri {told.number}")


def _told_rows() -> dict[int, _Told]:
    entries = Entry.objects.filter(action__in=("row.added", "row.changed", "row.removed")).order_by("number")
    found: dict[int, _Told] = {}
    gone = withdrawn_years()
    for entry in entries.iterator():
        year, _, pk = read_row_name(entry.subject)
        if year in gone:
            continue
        row = found.setdefault(pk, _Told(entry.subject, is_begun=entry.action != "row.added"))
        row.number = entry.number
        row.first = {**(entry.before or {}), **row.first}
        row.last = None if entry.action == "row.removed" else {**(row.last or {}), **(entry.after or {})}
    return found


def _batches(told: Mapping[int, _Told]) -> Iterator[list[tuple[int, _Told]]]:
    found = [*told.items()]
    for start in range(0, len(found), _AT_ONCE):
        yield found[start : start + _AT_ONCE]


def _unknown_rows(told: Mapping[int, _Told]) -> Iterator[str]:
    """Yield sheets whose rows from the beginning are not those that the year began with.

    Years that began before their entries told it have none to be held against.
    """
    for entry in beginnings():
        if SHEETS not in (entry.after or {}):
            continue
        year = OfficeYear.objects.filter(office=entry.office_id, year=int(entry.subject)).first()
        if year is None:
            yield f"tahun {entry.subject} tidak ada lagi, padahal ada dalam catatan"
            continue
        said, found = (entry.after or {})[SHEETS], digests_of(_rows_begun(year, told))
        for sheet in sorted({*said, *found}):
            if said.get(sheet) != found.get(sheet):
                yield f"baris lembar {sheet} tahun {year.year} bukan lagi yang ada ketika tahun itu dimulai"


def _rows_begun(year: OfficeYear, told: Mapping[int, _Told]) -> Iterator[tuple[int, str, Cells]]:
    """Yield the rows of a year as they were when it began, worked out from what they are now."""
    for pk, sheet, cells in year.rows.values_list("pk", "sheet", "cells").iterator():
        row = told.get(pk)
        if row is None or row.is_begun:
            yield pk, sheet, {**cells, **(row.first if row else {})}
    for pk, row in told.items():
        if row.is_begun and row.last is None and row.year == year.pk:
            yield pk, row.sheet, row.first


def unknown_years(offices: Mapping[int, str]) -> Iterator[str]:
    """Yield years of offices that the log founded and that nobody has begun.

    Args:
        offices: Names of these offices by their ids.
    """
    begun: dict[int | None, set[str]] = defaultdict(set)
    for entry in beginnings():
        begun[entry.office_id].add(entry.subject)
    for year in OfficeYear.objects.filter(office__in=offices).order_by("pk"):
        if str(year.year) not in begun[year.office_id]:
            yield f"tahun {year.year} ada, padahal menurut catatan tidak pernah dimulai"
