"""Other regencies: parts within wholes, the province as their sum, one value where a source gives two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from capaian.domain.identifiers import AreaCode, ComponentCode
from capaian.domain.issue import Issue, Level
from capaian.domain.numerals import plain, write_decimal
from capaian.domain.period import Period
from capaian.domain.plan import Component, Measure
from capaian.domain.policy import Aggregation
from capaian.domain.work import PeerValue
from capaian.rules.facts import Facts, group
from capaian.rules.outcome import percent_of
from capaian.rules.quality.contradiction import contradiction

_ROUNDING = Decimal("0.005")


def check_peers(facts: Facts) -> Iterator[Issue]:
    """Yield every contradiction among the figures of other regencies."""
    for row in facts.office_year.peers:
        if row.area == facts.office_year.office.regency:
            yield _own_row(row)
        component = facts.office_year.component_by_code.get(ComponentCode(row.subject))
        if component is not None:
            yield from _check_part(component, row)
            yield from _check_value(component, row)
    for (subject, _), rows in group(facts.office_year.peers, lambda r: (r.subject, r.period)).items():
        component = facts.office_year.component_by_code.get(ComponentCode(subject))
        if component is not None:
            yield from _check_province(facts, component, rows)


def _own_row(row: PeerValue) -> Issue:
    message = f"Angka {row.name} sendiri di sini tidak dipakai: angkanya dihitung dari data dossier."
    return Issue(Level.WARNING, "own_among_peers", message, row.place, row.area, "Hapus baris ini.")


def _check_part(component: Component, row: PeerValue) -> Iterator[Issue]:
    if component.may_exceed_whole or row.numerator is None or row.denominator is None:
        return
    if row.numerator > row.denominator:
        message = (
            f"{component.numerator.name} ({_number(row.numerator)}) lebih banyak daripada "
            f"{component.denominator.name} ({_number(row.denominator)}) di {row.name}, {row.period.label}."
        )
        subject = f"part_larger_than_whole:peer:{row.subject}:{row.area}:{row.period}"
        yield contradiction(subject, message, row.place, plain(row.numerator))


def _check_value(component: Component, row: PeerValue) -> Iterator[Issue]:
    if row.value is None or row.numerator is None or row.denominator is None:
        return
    ratio = percent_of(row.numerator, row.denominator)
    if isinstance(ratio, Decimal) and abs(ratio - row.value) > _ROUNDING:
        message = (
            f"{component.name} {row.name}, {row.period.label}, tertulis {write_decimal(row.value, 2)}, "
            f"padahal dari pembilang dan penyebutnya {write_decimal(ratio, 2)}; yang dipakai hasil hitungan."
        )
        subject = f"two_values:peer:{row.subject}:{row.area}:{row.period}"
        yield contradiction(subject, message, row.place, plain(row.value))


def _check_province(facts: Facts, component: Component, rows: Sequence[PeerValue]) -> Iterator[Issue]:
    """Compare the province's own row with the sum of its regencies and the own one.

    A sum below it may be that of some regencies, which is a warning; a sum above it cannot be.
    """
    office = facts.office_year.office
    province = next((row for row in rows if row.area == office.province), None)
    if province is None:
        return
    others = [row for row in rows if row.area not in (office.province, office.regency)]
    for measure, stated, parts in (
        (component.numerator, province.numerator, [row.numerator for row in others]),
        (component.denominator, province.denominator, [row.denominator for row in others]),
    ):
        own = _own(facts, measure, province)
        known = [part for part in (*parts, own) if part is not None]
        total = sum(known, Decimal(0))
        if stated is not None and len(known) == len(parts) + 1 and total != stated:
            issue = _differs(measure, province, stated, total)
            yield issue if total > stated else replace(issue, level=Level.WARNING)


def _own(facts: Facts, measure: Measure, province: PeerValue) -> Decimal | None:
    """Return the own regency's count at the end of the same period: of its kecamatan, else its own row."""
    regency = facts.office_year.office.regency
    parts = facts.parts_of_area.get(regency, ())
    found = [_at_end(facts, measure, part, province.period) for part in parts]
    known = [value for value in found if value is not None]
    if parts and len(known) == len(parts):
        return sum(known, Decimal(0))
    return _at_end(facts, measure, regency, province.period)


def _at_end(facts: Facts, measure: Measure, area: AreaCode, period: Period) -> Decimal | None:
    """Return an area's count of the period, or of the part that it ends with where counts are states."""
    rows = facts.counts.get((measure.code, area), ())
    own = next((row.value for row in rows if row.period == period), None)
    if own is not None or facts.aggregations.get(measure.code) is Aggregation.SUM:
        return own
    return next((row.value for row in rows if row.period.end == period.end), None)


def _differs(measure: Measure, province: PeerValue, stated: Decimal, total: Decimal) -> Issue:
    message = (
        f"{measure.name} {province.name}, {province.period.label}, tertulis {_number(stated)}, padahal "
        f"jumlah kabupaten/kotanya {_number(total)}; tabel tidak menyebut jumlah itu angka provinsi."
    )
    subject = f"total_differs:peer:{province.subject}:{measure.code}:{province.period}"
    return contradiction(subject, message, province.place, plain(stated))


def _number(value: Decimal) -> str:
    return write_decimal(value, 0)
