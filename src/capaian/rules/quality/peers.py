"""Recaps of regencies: parts within wholes, the province as their sum, one value where a source gives two."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from statistics import median

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
_NONE = Decimal(0)
_FEWEST = 4
"""Values of which the middle one tells how large the others may be."""
_HIGHEST = Decimal(150)
"""Percent; a little above a hundred is common, as where more are registered than counted."""
_BEYOND, _BELOW = Decimal("1.5"), Decimal(50)
"""How many times the middle value is far above it, and how many times a value must be taken to reach it."""


def check_peers(facts: Facts) -> Iterator[Issue]:
    """Yield every contradiction among the figures of other regencies."""
    for row in facts.office_year.peers:
        component = facts.office_year.component_by_code.get(ComponentCode(row.subject))
        if component is not None:
            yield from _check_own(facts, component, row)
            yield from _check_part(component, row)
            yield from _check_value(component, row)
    for (subject, _), rows in group(facts.office_year.peers, lambda r: (r.subject, r.period)).items():
        component = facts.office_year.component_by_code.get(ComponentCode(subject))
        yield from _check_signs(rows)
        if component is not None:
            yield from _check_far_off(component, rows)
            yield from _check_province(facts, component, rows)


def _check_own(facts: Facts, component: Component, row: PeerValue) -> Iterator[Issue]:
    """Compare what a recap says of the own regency with its own counts, which are those that are reported."""
    if row.area != facts.office_year.office.regency:
        return
    for measure, stated in ((component.numerator, row.numerator), (component.denominator, row.denominator)):
        own = _own(facts, measure, row)
        if stated is not None and own is not None and stated != own:
            yield _own_differs(measure, row, stated, own)


def _own_differs(measure: Measure, row: PeerValue, stated: Decimal, own: Decimal) -> Issue:
    message = (
        f"{measure.name} {row.name}, {row.period.label}, {_number(stated)} menurut tabel ini, padahal "
        f"menurut dossier {_number(own)}; angka sendiri selalu dari dossier."
    )
    return Issue(Level.WARNING, "own_differs", message, row.place, plain(stated), "Periksa mana yang benar.")


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


def _check_signs(rows: Sequence[PeerValue]) -> Iterator[Issue]:
    """Refuse values below nought: no coverage and no index is."""
    for row in rows:
        if row.value is not None and row.value < 0:
            stated = write_decimal(row.value, 2)
            message = f"Nilai {row.name}, {row.period.label}, tertulis {stated}, di bawah nol."
            remedy = "Periksa angkanya di sumber."
            yield Issue(Level.ERROR, "below_nought", message, row.place, plain(row.value), remedy)


def _check_far_off(component: Component, rows: Sequence[PeerValue]) -> Iterator[Issue]:
    """Doubt ratios that lost their decimal mark, or are fractions among percentages."""
    values = [(row, row.value) for row in rows if row.value is not None and row.value >= 0]
    if len(values) < _FEWEST:
        return
    middle = median(value for _, value in values)
    for row, value in values:
        is_above = value > max(_HIGHEST, _BEYOND * middle)
        if is_above or (value > 0 and value * _BELOW <= middle):
            message = (
                f"{component.name} {row.name}, {row.period.label}, tertulis {write_decimal(value, 2)}, "
                f"jauh dari daerah lain (nilai tengahnya {write_decimal(middle, 2)})."
            )
            remedy = "Periksa: mungkin koma desimalnya hilang, atau pecahan tertulis di antara persen."
            yield Issue(Level.WARNING, "far_from_others", message, row.place, plain(value), remedy)


def _check_province(facts: Facts, component: Component, rows: Sequence[PeerValue]) -> Iterator[Issue]:
    """Compare the province's own row with the sum of its regencies.

    A sum below it may be that of some regencies, which is a warning; a sum above it cannot be. Where the own
    regency has no row among them, its own count stands in: the source of the total may have another, and the
    difference is a warning too.
    """
    office = facts.office_year.office
    province = next((row for row in rows if row.area == office.province), None)
    listed = [row for row in rows if row.area != office.province]
    for measure, part in ((component.numerator, _numerator), (component.denominator, _denominator)):
        stated = None if province is None else part(province)
        parts = {row.area: part(row) for row in listed}
        has_own = parts.get(office.regency) is not None
        if province is not None and not has_own:
            parts[office.regency] = _own(facts, measure, province)
        total = _sum(parts.values())
        if province is not None and stated is not None and total is not None and stated != total:
            yield _differs(measure, province, stated, total, is_certain=has_own)


def _numerator(row: PeerValue) -> Decimal | None:
    return row.numerator


def _denominator(row: PeerValue) -> Decimal | None:
    return row.denominator


def _sum(values: Iterable[Decimal | None]) -> Decimal | None:
    """Return the sum of what is known in full; `None` where any of it is not."""
    listed = [*values]
    known = [value for value in listed if value is not None]
    return sum(known, Decimal(0)) if len(known) == len(listed) else None


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


def _differs(
    measure: Measure, province: PeerValue, stated: Decimal, total: Decimal, *, is_certain: bool
) -> Issue:
    parts = "kabupaten/kotanya" if is_certain else "kabupaten/kotanya, angka sendiri dari dossier,"
    message = (
        f"{measure.name} {province.name}, {province.period.label}, tertulis {_number(stated)}, padahal "
        f"jumlah {parts} {_number(total)}; tabel tidak menyebut jumlah itu angka provinsi."
    )
    subject = f"total_differs:peer:{province.subject}:{measure.code}:{province.period}"
    issue = contradiction(subject, message, province.place, plain(stated))
    return issue if is_certain and total > stated else replace(issue, level=Level.WARNING)


def _number(value: Decimal) -> str:
    return write_decimal(value, 0)
