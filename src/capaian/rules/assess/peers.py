"""Comparisons among regencies: tables with ranks, and their sum: the province where its own row says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from capaian.domain.assessment import ComponentResult, PeerRow, PeerTable
from capaian.domain.identifiers import AreaCode
from capaian.domain.numerals import write_words
from capaian.domain.period import Period
from capaian.domain.plan import Component
from capaian.domain.policy import Step
from capaian.domain.value import PERCENT, Reason, Result, Unit
from capaian.domain.work import PeerValue
from capaian.rules.assess.context import (
    AssessContext,
    Label,
    divide_results,
    known_value,
    record_cell,
    total,
)
from capaian.rules.comparison import rank
from capaian.rules.facts import group
from capaian.rules.spans import is_within


@dataclass(frozen=True, slots=True)
class Compared:
    """What is compared: a component with its units."""

    component: Component
    result: ComponentResult
    period: Period


def compare_peers(desk: AssessContext, components: Sequence[ComponentResult]) -> tuple[PeerTable, ...]:
    """Return a table for each component that other regencies have figures of, for the latest period."""
    tables = []
    for result in components:
        rows = latest_rows(desk, result.code)
        if rows:
            component = desk.office_year.component_by_code[result.code]
            tables.append(_compare(desk, Compared(component, result, rows[0].period), rows))
    return tuple(tables)


def latest_rows(desk: AssessContext, subject: str) -> tuple[PeerValue, ...]:
    """Return the rows on a subject of the latest period that lies within the one asked for."""
    rows = [row for row in desk.facts.peers.get(subject, ()) if is_within(row.period, desk.as_of)]
    if not rows:
        return ()
    by_period = group(rows, lambda row: row.period)
    return by_period[max(by_period, key=lambda period: (period.end, period.end - period.start))]


def _compare(desk: AssessContext, compared: Compared, rows: Sequence[PeerValue]) -> PeerTable:
    office = desk.office_year.office
    regencies = [row for row in rows if row.area not in (office.province, office.regency)]
    others = [_peer_row(desk, compared, row) for row in regencies]
    own = PeerRow(
        area=office.regency,
        name=office.regency_name,
        numerator=compared.result.numerator,
        denominator=compared.result.denominator,
        ratio=compared.result.ratio,
        rank=None,
        is_own=True,
    )
    ranked = _rank([own, *others])
    is_whole = _is_province(next((row for row in rows if row.area == office.province), None), ranked)
    sum_name = (
        office.province_name if is_whole else f"Jumlah {write_words(len(ranked))} kabupaten/kota yang dimuat"
    )
    total_row = _total(desk, compared, ranked, sum_name)
    return PeerTable(compared.component.code, compared.period, ranked, total_row, is_whole)


def _is_province(stated: PeerValue | None, rows: Sequence[PeerRow]) -> bool:
    """Whether the regencies make up the province: its own row is there, and says as much as is known."""
    if stated is None:
        return False
    numerators = [known_value(row.numerator) for row in rows]
    denominators = [known_value(row.denominator) for row in rows]
    sums = ((_sum(numerators), stated.numerator), (_sum(denominators), stated.denominator))
    return all(found is None or found == told for found, told in sums)


def _sum(values: Sequence[Decimal | None]) -> Decimal | None:
    known = [value for value in values if value is not None]
    return sum(known, Decimal(0)) if len(known) == len(values) else None


def _rank(rows: Sequence[PeerRow]) -> tuple[PeerRow, ...]:
    """Return the rows best first; equals in the order of their codes, those without a figure last."""
    ranks = rank([known_value(row.ratio) for row in rows])
    ranked = [replace(row, rank=place) for row, place in zip(rows, ranks, strict=True)]
    last = len(rows) + 1
    return tuple(sorted(ranked, key=lambda row: (row.rank.place if row.rank else last, row.area)))


def _peer_row(desk: AssessContext, compared: Compared, row: PeerValue) -> PeerRow:
    component = compared.component
    numerator = _part(desk, row, component.numerator.name, row.numerator, component.numerator.unit)
    denominator = _part(desk, row, component.denominator.name, row.denominator, component.denominator.unit)
    ratio = _stated_ratio(desk, compared, row)
    if ratio is None:
        ratio = _ratio(desk, compared, row.name, (numerator, denominator))
    return PeerRow(row.area, row.name, numerator, denominator, ratio, None, is_own=False)


def _part(desk: AssessContext, row: PeerValue, name: str, value: Decimal | None, unit: Unit) -> Result:
    label = Label(f"{name}, {row.name}, {row.period.label}", unit)
    return record_cell(desk, label, row, value, Reason.NOT_IN_SOURCE)


def _stated_ratio(desk: AssessContext, compared: Compared, row: PeerValue) -> Result | None:
    """Return the figure as another regency publishes it, where its parts are not known."""
    if row.value is None or (row.numerator is not None and row.denominator is not None):
        return None
    component = compared.component
    subject = f"{component.name}, {row.name}, {row.period.label}"
    label = Label(subject, component.unit, component.decimals)
    return record_cell(desk, label, row, row.value, Reason.NOT_IN_SOURCE)


def _ratio(desk: AssessContext, compared: Compared, name: str, parts: tuple[Result, Result]) -> Result:
    component = compared.component
    subject = f"{component.name}, {name}, {compared.period.label}"
    label = Label(subject, PERCENT, component.decimals, Step.RATIO)
    return divide_results(desk, label, (component.numerator.name, component.denominator.name), parts)


def _total(desk: AssessContext, compared: Compared, rows: Sequence[PeerRow], name: str) -> PeerRow:
    """Return all regencies including the own as one row, numerators over denominators."""
    ordered = sorted(rows, key=lambda row: row.area)
    names = tuple(row.name for row in ordered)
    office, component = desk.office_year.office, compared.component
    numerator, denominator = (
        total(desk, Label(f"{measure.name}, {name}", measure.unit, 0), names, values)
        for measure, values in (
            (component.numerator, [row.numerator for row in ordered]),
            (component.denominator, [row.denominator for row in ordered]),
        )
    )
    ratio = _ratio(desk, compared, name, (numerator, denominator))
    return PeerRow(AreaCode(office.province), name, numerator, denominator, ratio, None, is_own=False)
