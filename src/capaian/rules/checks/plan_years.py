"""Rows of the strategic plan that say two things, or nothing that can be used."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from capaian.domain.issue import Issue, Level, Place
from capaian.domain.numerals import plain
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import PeriodKind
from capaian.domain.progress import PlanYear
from capaian.rules.facts import group

_MONEY: tuple[tuple[str, str, Callable[[PlanYear], Decimal | None]], ...] = (
    ("budget", "Pagu", lambda row: row.budget),
    ("spent", "Realisasi anggaran", lambda row: row.spent),
)


def check_plan_years(office_year: OfficeYear) -> Iterator[Issue]:
    """Yield what is wrong with the rows of `renstra.csv`, one by one and beside each other."""
    for row in office_year.plan_years:
        yield from _check_row(row)
        yield from _check_span(office_year, row)
    for rows in group(office_year.plan_years, lambda row: (row.node, row.name)).values():
        yield from _check_alike(rows)
    for rows in group(office_year.plan_years, lambda row: (row.node, row.period)).values():
        yield from _check_money(rows)


def _check_row(row: PlanYear) -> Iterator[Issue]:
    if row.period.kind is not PeriodKind.YEAR:
        message = f"Renstra disusun menurut tahun; {row.period.label} bukan tahun."
        yield _error(row, "period", str(row.period), message, "Tulis tahunnya saja, misalnya 2024.")
    if bool(row.name) is not (row.unit is not None):
        lacking = "satuan" if row.name else "nama keluaran"
        message = f"Baris Renstra {row.node} tidak punya {lacking}."
        remedy = "Isi keduanya, atau kosongkan keduanya bila baris itu hanya memuat uang."
        yield _error(row, "unit" if row.name else "name", row.name, message, remedy)
    if not row.name and row.unit is None and (row.target, row.actual) != (None, None):
        message = f"Baris Renstra {row.node} memuat target atau realisasi tanpa nama keluaran dan satuan."
        yield _error(row, "target", "", message, "Isi nama keluaran seperti di outputs.csv, dan satuannya.")


def _check_span(office_year: OfficeYear, row: PlanYear) -> Iterator[Issue]:
    span = office_year.strategic_plan
    if span is not None and not span.first_year <= row.period.year <= span.last_year:
        message = (
            f"Renstra berlaku {span.first_year} sampai {span.last_year}; baris ini untuk {row.period.year}."
        )
        remedy = "Perbaiki tahunnya, atau hapus barisnya: kondisi awal ada di history.csv."
        yield _error(row, "period", str(row.period), message, remedy)


def _check_alike(rows: tuple[PlanYear, ...]) -> Iterator[Issue]:
    """One output has one unit and combines in one way."""
    first = rows[0]
    for row in rows[1:]:
        if row.unit != first.unit:
            message = f"Satuan {row.name} pada {row.node} {row.unit}, padahal sebelumnya {first.unit}."
            yield _error(row, "unit", str(row.unit or ""), message, "Samakan satuan semua tahun.")
        if row.aggregation is not None and row.aggregation is not (first.aggregation or row.aggregation):
            message = f"Cara menggabung {row.name} pada {row.node} berbeda dari baris sebelumnya."
            remedy = "Samakan aggregation semua tahun."
            yield _error(row, "aggregation", row.aggregation.value, message, remedy)


def _check_money(rows: tuple[PlanYear, ...]) -> Iterator[Issue]:
    """The money of a node stands in one of its rows of a year."""
    for column, word, read in _MONEY:
        stated = [(row, value) for row in rows if (value := read(row)) is not None]
        for row, value in stated[1:]:
            message = f"{word} {row.node} tahun {row.period.year} ditulis dua kali; uang itu milik simpulnya."
            remedy = "Tulis pada satu baris saja, dan kosongkan pada baris lainnya."
            yield _error(row, column, plain(value), message, remedy)


def _error(row: PlanYear, column: str, value: str, message: str, remedy: str) -> Issue:
    place = Place(row.place.file, row.place.row, column)
    return Issue(Level.ERROR, "plan_year", message, place, value, remedy)
