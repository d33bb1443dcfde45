"""Rows of the register of partners that contradict themselves, or that nothing can count."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import combinations
from types import MappingProxyType

from capaian.domain.issue import Issue, Level, Place
from capaian.domain.narrative import Cooperation
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period
from capaian.rules.dependencies import formula_of
from capaian.rules.facts import group
from capaian.rules.formula.issues import FormulaError
from capaian.rules.formula.tree import registers_in
from capaian.rules.spans import last_day, span_of

_MARKS: Mapping[str, str] = MappingProxyType(
    {
        "requested": "diajukan",
        "approved": "disetujui",
        "signed": "ditandatangani",
        "valid_to": "berakhir",
    }
)
"""Columns in the order in which what they say happens."""


def check_registers(office_year: OfficeYear) -> Iterator[Issue]:
    """Yield every problem of `cooperation.csv`."""
    for row in office_year.cooperation:
        yield from _check_refusal(row)
        yield from _check_order(row, office_year.year)
        if row.valid_to and last_day(row.valid_to) is None:
            yield _endless(row)
    yield from _check_partners(office_year)
    yield from _check_kinds(office_year)


def _check_refusal(row: Cooperation) -> Iterator[Issue]:
    """Report a row that went on after a refusal."""
    marks = (row.requested, row.approved, row.signed)
    refused = next((place for place, mark in enumerate(marks) if mark == "tidak"), None)
    if refused is not None and any(mark not in ("", "tidak") for mark in marks[refused + 1 :]):
        message = f"{row.partner} ditulis tidak sampai suatu tahap, tetapi sampai ke tahap sesudahnya."
        place = Place(row.place.file, row.place.row, ("requested", "approved")[refused])
        remedy = "Perbaiki tandanya; kosongkan bila tidak diketahui."
        yield Issue(Level.WARNING, "register_refused", message, place, row.partner, remedy)


def _check_order(row: Cooperation, year: int) -> Iterator[Issue]:
    """Report marks of which the later one lies before the earlier, however vague their dates are.

    A mark `ya` of an earlier year than a date before it is out of order too: it is known by then.
    """
    dated = {column: getattr(row, column) for column in _MARKS}
    ends = {column: _last_day_of(row, mark, year) for column, mark in dated.items()}
    for earlier, later in combinations(_MARKS, 2):
        end = ends[later]
        if end is None or last_day(dated[earlier]) is None or span_of(dated[earlier])[0] <= end:
            continue
        message = (
            f"{row.partner} ditulis {_MARKS[later]} ({dated[later]}) sebelum "
            f"{_MARKS[earlier]} ({dated[earlier]})."
        )
        place = Place(row.place.file, row.place.row, earlier)
        remedy = f"Perbaiki kolom {earlier} atau {later}."
        yield Issue(Level.WARNING, "register_order", message, place, dated[earlier], remedy)


def _check_partners(office_year: OfficeYear) -> Iterator[Issue]:
    """Report a partner that stands there twice, written with other capitals or spaces."""
    for same in group(office_year.cooperation, _plain_key).values():
        for row in same[1:]:
            message = (
                f"{row.partner} dengan pokok yang sama sudah ada di baris {same[0].place.row} "
                f'("{same[0].partner}"), jadi terhitung dua kali.'
            )
            place = Place(row.place.file, row.place.row, "partner")
            remedy = "Hapus salah satu, atau bedakan nama mitra atau pokok kerja samanya."
            yield Issue(Level.ERROR, "register_twice", message, place, row.partner, remedy)


def _plain_key(row: Cooperation) -> tuple[str, str]:
    partner, subject = (" ".join(text.split()).casefold() for text in (row.partner, row.subject))
    return partner, subject


def _check_kinds(office_year: OfficeYear) -> Iterator[Issue]:
    """Report a register that is counted although none of its rows says what it is about."""
    rows = office_year.cooperation
    if rows and all(row.kind is None for row in rows) and _is_counted(office_year):
        message = "Tidak satu baris pun menyebut jenis kerja samanya, jadi tidak ada yang dapat dihitung."
        remedy = "Isi kolom kind: data_use, kia, atau service."
        place = Place(rows[0].place.file, rows[0].place.row, "kind")
        yield Issue(Level.WARNING, "register_without_kinds", message, place, None, remedy)


def _is_counted(office_year: OfficeYear) -> bool:
    pairs = ((component.numerator, component.denominator) for component in office_year.components)
    if any(measure.counted for pair in pairs for measure in pair):
        return True
    for indicator in office_year.indicators:
        try:
            formula = formula_of(indicator)
        except FormulaError:
            continue  # told by the check of formulas
        if formula is not None and any(registers_in(formula)):
            return True
    return False


def _last_day_of(row: Cooperation, mark: str, year: int) -> date | None:
    """Return by when a mark is known; `ya` by the end of the year that its row declares."""
    if mark == "ya":
        return Period.year_of(row.year or year).end
    return last_day(mark)


def _endless(row: Cooperation) -> Issue:
    message = f"Akhir kerja sama dengan {row.partner} bukan tanggal, jadi dianggap masih berlaku."
    place = Place(row.place.file, row.place.row, "valid_to")
    remedy = "Tulis tanggal, bulan, atau tahun, misalnya 2025-12-31; kosongkan bila tanpa batas."
    return Issue(Level.WARNING, "register_valid_to", message, place, row.valid_to, remedy)
