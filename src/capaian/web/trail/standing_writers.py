"""Whether who wrote which figure is who the log says: it decides who may verify and approve.

Entries tell of a row only what was changed of it, so its texts are worked out backwards from what they are
now. Whether a figure was typed into its form stands in no entry, and decides nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from capaian.web.measurement.models import FigureWriter
from capaian.web.measurement.writers import written_figures
from capaian.web.trail.begun import SHEETS, Cells, beginnings
from capaian.web.trail.models import Entry
from capaian.web.trail.standing_steps import LATER
from capaian.web.years.change import Written
from capaian.web.years.edits import read_row_name
from capaian.web.years.models import OfficeYear, Row

_ROWS: Final = ("row.added", "row.changed", "row.removed")
_Key = tuple[int, str, str, str, int]
"""Id of an office-year, sheet, code, period, and id of the account."""


@dataclass(frozen=True, slots=True)
class _Time:
    """When somebody wrote a figure, and as what."""

    role: str
    at: datetime

    def is_of(self, other: _Time) -> bool:
        """Say whether both are one and the same."""
        return self.role == other.role and abs(self.at - other.at) < LATER


def differing_writers() -> Iterator[str]:
    """Yield figures of real offices whose writers are not those of the log.

    Years that began before their entries told their rows have nothing that could be worked out.
    """
    years = _told_years()
    told, kept = _told(years), _kept(years)
    for key in sorted({*told, *kept}):
        said, now = told.get(key, []), kept.get(key, [])
        is_known = all(any(each.is_of(other) for other in said) for each in now)
        if not is_known or not now or not any(each.is_of(_latest(said)) for each in now):
            pk, sheet, code, period, _ = key
            yield (
                f"siapa yang menulis {code} {period} dalam {sheet} tahun {years[pk].year} bukan yang ada "
                "dalam catatan"
            )


def _latest(said: list[_Time]) -> _Time:
    return max(said, key=lambda each: each.at)


def _told_years() -> Mapping[int, OfficeYear]:
    begun = {(entry.office_id, entry.subject) for entry in beginnings() if SHEETS in (entry.after or {})}
    years = OfficeYear.objects.filter(office__is_demonstration=False)
    return {year.pk: year for year in years if (year.office_id, str(year.year)) in begun}


def _kept(years: Mapping[int, OfficeYear]) -> dict[_Key, list[_Time]]:
    found: dict[_Key, list[_Time]] = defaultdict(list)
    for each in FigureWriter.objects.filter(office_year__in=years).iterator():
        key = each.office_year_id, each.sheet, each.code, each.period, each.by_id
        found[key].append(_Time(each.role, each.at))
    return found


def _told(years: Mapping[int, OfficeYear]) -> dict[_Key, list[_Time]]:
    """Return who wrote what by the entries of rows, the last first, and by those of beginnings."""
    found: dict[_Key, list[_Time]] = defaultdict(list)
    rows: dict[int, tuple[int, str, Cells | None]] = {}
    for pk, year, sheet, cells in Row.objects.filter(office_year__in=years).values_list(
        "pk", "office_year", "sheet", "cells"
    ):
        rows[pk] = year, sheet, cells
    entries = Entry.objects.filter(action__in=_ROWS).order_by("-number")
    for entry in entries.iterator():
        of, sheet, pk = read_row_name(entry.subject)
        if of not in years:
            continue
        after = rows.get(pk, (of, sheet, None))[2]
        before = _before(entry, after)
        rows[pk] = of, sheet, before
        _note(found, years[of], entry, Written(sheet, before, after))
    numbers: dict[tuple[int | None, str], int] = {
        (year.office_id, str(year.year)): pk for pk, year in years.items()
    }
    for entry in beginnings():
        own = numbers.get((entry.office_id, entry.subject))
        for of, sheet, cells in rows.values():
            if of == own and cells is not None:
                _note(found, years[of], entry, Written(sheet, None, cells))
    return found


def _before(entry: Entry, after: Cells | None) -> Cells | None:
    """Return the texts of a row before an entry; `None`: it was not there."""
    if entry.action == "row.added":
        return None
    return {**(after or {}), **(entry.before or {})}


def _note(found: dict[_Key, list[_Time]], year: OfficeYear, entry: Entry, row: Written) -> None:
    if entry.actor_id is None:  # what the program wrote for nobody has no writer
        return
    for figure in written_figures(year.year, row):
        key = year.pk, figure.sheet, figure.code, str(figure.period), entry.actor_id
        found[key].append(_Time(entry.role, entry.at))
