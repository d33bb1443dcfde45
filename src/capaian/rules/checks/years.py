"""Rows of a year that the report never looks at: most often a mistyped one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from capaian.domain.issue import Issue, Level, Place
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period
from capaian.domain.work import Output
from capaian.rules.facts import Facts, group

_SHOWN = 10


class _Row(Protocol):
    """Of a row only what matters here: when, and where it stands."""

    @property
    def period(self) -> Period:
        """What it is about."""

    @property
    def place(self) -> Place:
        """Where it stands."""


def check_years(facts: Facts) -> Iterator[Issue]:
    """Yield a warning per file for rows outside the year, and an error for history that is none."""
    year = facts.office_year
    elements = group(year.survey_elements, lambda row: row.survey)
    outputs = group(_used(year), lambda row: row.indicator or (row.node, row.name))
    yield from _check_rows(facts.counts.values(), year.year)
    yield from _check_rows(elements.values(), year.year)
    yield from _check_rows(outputs.values(), year.year)
    yield from _check_history(year)


def _used(office_year: OfficeYear) -> Iterator[Output]:
    """Yield the outputs that count: beside a formula none does, whatever its year."""
    computed = {indicator.code for indicator in office_year.indicators if indicator.formula}
    return (row for row in office_year.outputs if row.indicator not in computed)


def _check_rows(subjects: Iterable[Sequence[_Row]], year: int) -> Iterator[Issue]:
    """Report rows about something that has no row of the year; the year before is for comparison."""
    stray = [
        row
        for rows in subjects
        if all(row.period.year != year for row in rows)
        for row in rows
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
