"""Rows of a year that the report never looks at: most often a mistyped one."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass

from capaian.domain.issue import Issue, Level, Place
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period
from capaian.domain.work import Output
from capaian.rules.facts import group

_SHOWN = 10


@dataclass(frozen=True, slots=True)
class _Row:
    """Of a row only what matters here: what it is about, when, and where it stands."""

    subject: Hashable
    period: Period
    place: Place


def check_years(office_year: OfficeYear) -> Iterator[Issue]:
    """Yield a warning per file for rows outside the year, and an error for history that is none."""
    counts = (_Row((row.measure, row.area), row.period, row.place) for row in office_year.counts)
    elements = (_Row(row.survey, row.period, row.place) for row in office_year.survey_elements)
    outputs = (_Row(r.indicator or (r.node, r.name), r.period, r.place) for r in _used(office_year))
    for rows in (counts, elements, outputs):
        yield from _check_rows(rows, office_year.year)
    yield from _check_history(office_year)


def _used(office_year: OfficeYear) -> Iterator[Output]:
    """Yield the outputs that count: beside a formula none does, whatever its year."""
    computed = {indicator.code for indicator in office_year.indicators if indicator.formula}
    return (row for row in office_year.outputs if row.indicator not in computed)


def _check_rows(rows: Iterable[_Row], year: int) -> Iterator[Issue]:
    """Report rows about something that has no row of the year; the year before is for comparison."""
    stray = [
        row
        for same in group(rows, lambda row: row.subject).values()
        if all(row.period.year != year for row in same)
        for row in same
        if row.period.year != year - 1
    ]
    if stray:
        first = stray[0]
        message = (
            f"{_name(stray)} bertahun {_years(stray)}, padahal tahun {year} tidak ada barisnya; "
            "baris itu tidak dipakai."
        )
        place = Place(first.place.file, first.place.row, "period")
        remedy = f"Perbaiki tahunnya menjadi {year}, atau hapus barisnya bila memang bukan untuk laporan ini."
        yield Issue(Level.WARNING, "rows_of_other_years", message, place, str(first.period), remedy)


def _name(stray: list[_Row]) -> str:
    lines = sorted({row.place.row for row in stray if row.place.row is not None})
    shown = ", ".join(str(line) for line in lines[:_SHOWN])
    more = f" dan {len(lines) - _SHOWN} baris lain" if len(lines) > _SHOWN else ""
    return f"Baris {shown}{more}"


def _years(stray: list[_Row]) -> str:
    return ", ".join(str(year) for year in sorted({row.period.year for row in stray}))


def _check_history(office_year: OfficeYear) -> Iterator[Issue]:
    for row in office_year.history:
        if row.period.year >= office_year.year:
            message = (
                f"Riwayat memuat tahun sebelum {office_year.year}; baris ini untuk "
                f"{row.period.label}, jadi tidak dibandingkan."
            )
            place = Place(row.place.file, row.place.row, "period")
            remedy = "Perbaiki tahunnya, atau pindahkan ke counts.csv, survey.csv, atau outputs.csv."
            yield Issue(Level.ERROR, "history_not_past", message, place, str(row.period), remedy)
