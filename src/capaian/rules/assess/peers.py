"""Comparisons with others: the national target, the province, the other regencies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from capaian.domain.assessment import (
    ComponentResult,
    PeerRow,
    PeerTable,
    Rank,
    ReferenceComparison,
    ReferenceKind,
)
from capaian.domain.identifiers import AreaCode, ComponentCode, IndicatorCode
from capaian.domain.numerals import decimals_of, write_words
from capaian.domain.period import Period
from capaian.domain.plan import AgreementKind, Component, Indicator
from capaian.domain.policy import Polarity, Step
from capaian.domain.value import (
    PERCENT,
    CellValue,
    Reason,
    Result,
    SourceReference,
    Unavailable,
    Unit,
)
from capaian.domain.work import PeerValue
from capaian.rules.agreements import TargetInForce, TargetLine, target_in_force
from capaian.rules.assess.context import AssessContext, Label, known_value
from capaian.rules.assess.period_results import as_result, name_of
from capaian.rules.dependencies import formula_of
from capaian.rules.facts import group
from capaian.rules.formula.tree import Name
from capaian.rules.outcome import rank
from capaian.rules.spans import is_within


def compare_peers(
    desk: AssessContext, components: Sequence[ComponentResult]
) -> tuple[PeerTable, ...]:
    """Return a table for each component that other regencies have figures of,
    for the latest period.

    The regencies stand best first; equals in the order of their codes, those without a figure
    last.
    """
    by_code = desk.office_year.component_by_code
    found = ((result, _latest_rows(desk, result.code)) for result in components)
    return tuple(
        _compare(desk, by_code[result.code], result, rows) for result, rows in found if rows
    )


def _latest_rows(desk: AssessContext, subject: str) -> tuple[PeerValue, ...]:
    """Return the rows on a subject of the latest period that lies within the one asked for."""
    rows = [row for row in desk.facts.peers.get(subject, ()) if is_within(row.period, desk.as_of)]
    by_period = group(rows, lambda row: row.period)
    latest = max(
        by_period, key=lambda period: (period.end, period.end - period.start), default=None
    )
    return () if latest is None else by_period[latest]


def _compare(
    desk: AssessContext, component: Component, result: ComponentResult, rows: Sequence[PeerValue]
) -> PeerTable:
    office = desk.office_year.office
    code, name, parts = office.regency, office.regency_name, (result.numerator, result.denominator)
    own = PeerRow(code, name, *parts, result.ratio, rank=None, is_own=True)
    regencies = [row for row in rows if row.area not in (office.province, office.regency)]
    everyone = [own, *(_peer_row(desk, component, row) for row in regencies)]
    ranks = rank([known_value(row.ratio) for row in everyone])
    placed = (replace(row, rank=place) for row, place in zip(everyone, ranks, strict=True))
    ranked = sorted(
        placed, key=lambda row: (row.rank is None, row.rank.place if row.rank else 0, row.area)
    )
    is_whole = _is_province(
        next((row for row in rows if row.area == office.province), None), ranked
    )
    some = f"Jumlah {write_words(len(ranked))} kabupaten/kota yang dimuat"
    name = office.province_name if is_whole else some
    total_row = _total(desk, component, rows[0].period, ranked, name)
    return PeerTable(component.code, rows[0].period, tuple(ranked), total_row, is_whole)


def _is_province(stated: PeerValue | None, rows: Sequence[PeerRow]) -> bool:
    """Whether the regencies make up the province: its own row is there,
    and says as much as is known.
    """
    if stated is None:
        return False
    numerators = [known_value(row.numerator) for row in rows]
    denominators = [known_value(row.denominator) for row in rows]
    sums = ((_sum(numerators), stated.numerator), (_sum(denominators), stated.denominator))
    return all(found is None or found == figure for found, figure in sums)


def _sum(values: Sequence[Decimal | None]) -> Decimal | None:
    known = [value for value in values if value is not None]
    return sum(known, Decimal(0)) if len(known) == len(values) else None


def _peer_row(desk: AssessContext, component: Component, row: PeerValue) -> PeerRow:
    """Return another regency; its ratio as it publishes it where its parts are not known."""
    parts = (
        _cell(desk, row, row.numerator, component.numerator.name, component.numerator.unit),
        _cell(desk, row, row.denominator, component.denominator.name, component.denominator.unit),
    )
    if row.value is not None and None in (row.numerator, row.denominator):
        ratio = _cell(desk, row, row.value, component.name, component.unit, component.decimals)
    else:
        ratio = _ratio(desk, component, f"{row.name}, {row.period.label}", parts)
    return PeerRow(row.area, row.name, *parts, ratio, None, is_own=False)


def _cell(
    desk: AssessContext,
    row: PeerValue,
    value: Decimal | None,
    what: str,
    unit: Unit,
    decimals: int | None = None,
) -> Result:
    label = Label(f"{what}, {row.name}, {row.period.label}", unit, decimals)
    return desk.record_cell(label, row, value, Reason.NOT_IN_SOURCE)


def _ratio(
    desk: AssessContext, component: Component, of: str, parts: tuple[Result, Result]
) -> Result:
    label = Label(f"{component.name}, {of}", PERCENT, component.decimals, Step.RATIO)
    return desk.divide(label, (component.numerator.name, component.denominator.name), parts)


def _total(
    desk: AssessContext, component: Component, period: Period, rows: Sequence[PeerRow], name: str
) -> PeerRow:
    """Return all regencies including the own as one row, numerators over denominators."""
    ordered = sorted(rows, key=lambda row: row.area)
    names = [row.name for row in ordered]
    above, below = component.numerator, component.denominator
    parts = (
        desk.total(
            Label(f"{above.name}, {name}", above.unit, 0), names, [r.numerator for r in ordered]
        ),
        desk.total(
            Label(f"{below.name}, {name}", below.unit, 0), names, [r.denominator for r in ordered]
        ),
    )
    ratio = _ratio(desk, component, f"{name}, {period.label}", parts)
    return PeerRow(
        AreaCode(desk.office_year.office.province), name, *parts, ratio, None, is_own=False
    )


@dataclass(frozen=True, slots=True)
class Standards:
    """What indicators of a single component are compared with, by component."""

    national: Mapping[str, TargetInForce]
    peers: Mapping[str, PeerTable]


def find_standards(
    desk: AssessContext, lines: Mapping[IndicatorCode, TargetLine], tables: Sequence[PeerTable]
) -> Standards:
    """Return the standards at hand: targets agreed with the Director General go
    before published ones.
    """
    national: dict[str, TargetInForce] = {}
    for indicator in desk.office_year.indicators:
        component = single_component(desk, indicator)
        line = lines.get(indicator.code)
        if component and line and line.agreement.kind is AgreementKind.DIRECTOR_GENERAL:
            found = target_in_force(desk.facts, indicator, line, desk.as_of)
            if found is not None:
                national.setdefault(component, found)
    return Standards(national, {table.subject: table for table in tables})


def single_component(desk: AssessContext, indicator: Indicator) -> str | None:
    """Return the component that an indicator is, with nothing computed on it;
    `None` for others.
    """
    expression = formula_of(indicator)
    if not isinstance(expression, Name) or expression.selector:
        return None
    return (
        expression.code
        if ComponentCode(expression.code) in desk.office_year.component_by_code
        else None
    )


def compare_references(
    desk: AssessContext, indicator: Indicator, actual: CellValue, standards: Standards
) -> tuple[ReferenceComparison, ...]:
    """Return the comparisons of an indicator, as far as there are standards for its component."""
    component = single_component(desk, indicator)
    own = as_result(actual)
    if component is None:
        return tuple(_compare_others(desk, indicator, own, _find_published(desk, indicator, own)))
    table = standards.peers.get(component)
    national = _compare_national(desk, indicator, component, own, standards)
    others = () if table is None else _compare_others(desk, indicator, own, _of_table(table))
    return (*((national,) if national else ()), *others)


def _compare_national(
    desk: AssessContext, indicator: Indicator, component: str, own: Result, standards: Standards
) -> ReferenceComparison | None:
    target = _national_target(desk, indicator, component, standards)
    if target is None:
        return None
    subject = f"{name_of(indicator)} terhadap target nasional"
    achievement = _achieve(desk, subject, own, target, "Target nasional")
    value = Unavailable(Reason.NOT_IN_SOURCE)
    return ReferenceComparison(
        ReferenceKind.NATIONAL, target, value, achievement, None, target.trace
    )


def _national_target(
    desk: AssessContext, indicator: Indicator, component: str, standards: Standards
) -> Result | None:
    label = Label(f"Target nasional {name_of(indicator)}, {desk.as_of.year}", PERCENT)
    agreed = standards.national.get(component)
    if agreed is not None and agreed.target.value is not None:
        return desk.record(
            _as_typed(label, agreed.target.value), agreed.target.value, agreed.reference
        )
    of_year = (t for t in desk.rule_set.national_targets if t.year == desk.as_of.year)
    law = next((t for t in of_year if component in (t.component, t.subject)), None)
    if law is None:
        return None
    reference = SourceReference(
        "rulebook", title=f"{law.provenance.regulation}, {law.provenance.article}"
    )
    return desk.record(_as_typed(label, law.value), law.value, reference)


def _as_typed(label: Label, value: Decimal) -> Label:
    return label._replace(decimals=decimals_of(value))


@dataclass(frozen=True, slots=True)
class _Others:
    """The same figure elsewhere."""

    province: Result | None
    regencies: Sequence[tuple[str, Result]]
    unit: Unit
    rank: Rank | None
    """Of the own regency among all."""


def _of_table(table: PeerTable) -> _Others:
    regencies = [(row.name, row.ratio) for row in table.rows if not row.is_own]
    place = next((row.rank for row in table.rows if row.is_own), None)
    return _Others(table.total.ratio if table.is_province else None, regencies, PERCENT, place)


def _find_published(desk: AssessContext, indicator: Indicator, own: Result) -> _Others:
    """Return what the province and the other regencies publish of the indicator itself."""
    office, name, unit = desk.office_year.office, name_of(indicator), indicator.unit
    rows = _latest_rows(desk, indicator.code)
    published = {
        row.area: _cell(desk, row, row.value, name, unit, indicator.decimals) for row in rows
    }
    province = published.pop(AreaCode(office.province), None)
    published.pop(office.regency, None)
    regencies = [(row.name, published[row.area]) for row in rows if row.area in published]
    is_ordered = indicator.polarity is not Polarity.CLOSER_IS_BETTER
    ranks = rank(
        [known_value(each) for each in (own, *(value for _, value in regencies))],
        indicator.polarity,
    )
    return _Others(province, regencies, unit, ranks[0] if is_ordered else None)


def _compare_others(
    desk: AssessContext, indicator: Indicator, own: Result, others: _Others
) -> Iterator[ReferenceComparison]:
    """Yield the province, then the plain mean of the other regencies;
    the rank counts the own one too.
    """
    name = name_of(indicator)
    if others.province is not None:
        achievement = _achieve(desk, f"{name} terhadap provinsi", own, others.province, "Provinsi")
        yield _reference(ReferenceKind.PROVINCE, others.province, achievement, None)
    if others.regencies:
        label = Label(f"Rata-rata kabupaten/kota lain, {name}", others.unit, step=Step.RATIO)
        value = desk.average(label, *zip(*others.regencies, strict=True))
        achievement = _achieve(
            desk, f"{name} terhadap kabupaten/kota lain", own, value, "Rata-rata lain"
        )
        yield _reference(ReferenceKind.PEERS, value, achievement, others.rank)


def _reference(
    kind: ReferenceKind, value: Result, achievement: Result, place: Rank | None
) -> ReferenceComparison:
    target = Unavailable(Reason.NO_TARGET)
    return ReferenceComparison(kind, target, value, achievement, place, value.trace)


def _achieve(
    desk: AssessContext, subject: str, own: Result, standard: Result, name: str
) -> Result:
    label = Label(subject, PERCENT, step=Step.ACHIEVEMENT)
    return desk.divide(label, ("Realisasi", name), (own, standard))
