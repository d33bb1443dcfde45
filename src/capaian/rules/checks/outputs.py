"""Actuals in a unit or of a kind that the indicator does not have, or below zero."""

from __future__ import annotations

from collections.abc import Iterator

from capaian.domain.issue import Issue, Level, Place
from capaian.domain.numerals import plain
from capaian.domain.office_year import OfficeYear
from capaian.domain.plan import Indicator, ValueType
from capaian.domain.work import Output

_IN_WORDS = {
    ValueType.YES_NO: "ya atau tidak",
    ValueType.DATE: "tanggal",
}


def check_outputs(office_year: OfficeYear) -> Iterator[Issue]:
    """Yield each reported actual that is not of its indicator's unit or kind, or below zero.

    Rows beside a formula are left out: the formula counts, and the double value is told elsewhere.
    """
    for row in office_year.outputs:
        yield from _check_sign(row)
        indicator = None if row.indicator is None else office_year.indicator_by_code.get(row.indicator)
        if indicator is not None and not indicator.formula:
            yield from _check_unit(indicator, row)
            yield from _check_kind(indicator, row)


def _check_sign(row: Output) -> Iterator[Issue]:
    for column, value in (("target", row.target), ("actual", row.actual)):
        if value is not None and value < 0:
            message = f"{'Target' if column == 'target' else 'Realisasi'} di bawah nol."
            remedy = "Periksa tandanya; biarkan bila memang dapat di bawah nol, misalnya pertumbuhan."
            yield Issue(Level.WARNING, "output_negative", message, _at(row, column), plain(value), remedy)


def _check_unit(indicator: Indicator, row: Output) -> Iterator[Issue]:
    if row.unit.casefold() != indicator.unit.casefold():
        message = (
            f"Realisasi {indicator.symbol or indicator.name} ditulis dalam {row.unit.label or 'bilangan'}, "
            f"padahal satuan indikatornya {indicator.unit.label or 'bilangan'}; angkanya terbaca salah."
        )
        remedy = f"Tulis realisasinya dalam {indicator.unit}, atau ubah unit indikator di plan.yaml."
        yield Issue(Level.ERROR, "output_unit", message, _at(row, "unit"), row.unit, remedy)


def _check_kind(indicator: Indicator, row: Output) -> Iterator[Issue]:
    words = _IN_WORDS.get(indicator.value_type)
    if words is not None and row.actual is not None:
        message = f"Nilai {indicator.symbol or indicator.name} berupa {words}, tetapi realisasinya angka."
        remedy = "Tulis di kolom text dan isi met, atau ubah value_type indikator menjadi number."
        yield Issue(Level.ERROR, "output_kind", message, _at(row, "actual"), plain(row.actual), remedy)


def _at(row: Output, column: str) -> Place:
    return Place(row.place.file, row.place.row, column)
