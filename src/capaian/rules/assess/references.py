"""Comparisons with standards: the national target, the province, other regencies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from capaian.domain.assessment import PeerTable
from capaian.domain.comparison import Rank, ReferenceComparison, ReferenceKind
from capaian.domain.identifiers import AreaCode, ComponentCode, IndicatorCode
from capaian.domain.plan import AgreementKind, Indicator
from capaian.domain.policy import Polarity, Step
from capaian.domain.trace import SourceReference
from capaian.domain.value import PERCENT, CellValue, Reason, Result, Unavailable
from capaian.domain.work import PeerValue
from capaian.rules.agreements import TargetInForce, TargetLine, target_in_force
from capaian.rules.assess.combine import Label, average
from capaian.rules.assess.context import AssessContext, Recipe, derive, known_value, record, typed_decimals
from capaian.rules.assess.peers import latest_rows
from capaian.rules.assess.period_results import as_result
from capaian.rules.assess.targets import name_of
from capaian.rules.compare import rank, ratio_to
from capaian.rules.expression import formula_of
from capaian.rules.formula.tree import Name


@dataclass(frozen=True, slots=True)
class Standards:
    """What indicators of a single component are compared with, by component."""

    national: Mapping[str, TargetInForce]
    peers: Mapping[str, PeerTable]


def find_standards(
    desk: AssessContext, lines: Mapping[IndicatorCode, TargetLine], tables: Sequence[PeerTable]
) -> Standards:
    """Return the standards at hand: targets agreed with the Director General go before published ones."""
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
    """Return the component that an indicator is, with nothing computed on it; `None` for others."""
    expression = formula_of(indicator)
    if not isinstance(expression, Name) or expression.selector:
        return None
    return expression.code if ComponentCode(expression.code) in desk.office_year.component_by_code else None


def compare_references(
    desk: AssessContext, indicator: Indicator, actual: CellValue, standards: Standards
) -> tuple[ReferenceComparison, ...]:
    """Return the comparisons of an indicator, as far as there are standards for its component."""
    component = single_component(desk, indicator)
    own = as_result(actual)
    if component is None:
        return tuple(_compare_published(desk, indicator, own))
    found = [_compare_national(desk, indicator, component, own, standards)]
    table = standards.peers.get(component)
    if table is not None:
        found += [_compare_province(desk, indicator, own, table)] if table.is_province else []
        found += [_compare_peers(desk, indicator, own, table)]
    return tuple(comparison for comparison in found if comparison is not None)


def _compare_national(
    desk: AssessContext, indicator: Indicator, component: str, own: Result, standards: Standards
) -> ReferenceComparison | None:
    target = _national_target(desk, indicator, component, standards)
    if target is None:
        return None
    achievement = _ratio(
        desk, f"{name_of(indicator)} terhadap target nasional", own, target, "Target nasional"
    )
    value = Unavailable(Reason.NOT_IN_SOURCE)
    return ReferenceComparison(ReferenceKind.NATIONAL, target, value, achievement, None, target.trace)


def _national_target(
    desk: AssessContext, indicator: Indicator, component: str, standards: Standards
) -> Result | None:
    subject = f"Target nasional {name_of(indicator)}, {desk.as_of.year}"
    agreed = standards.national.get(component)
    if agreed is not None and agreed.target.value is not None:
        value = agreed.target.value
        return record(desk, subject, value, PERCENT, agreed.reference, typed_decimals(value))
    of_year = (t for t in desk.rule_set.national_targets if t.year == desk.as_of.year)
    law = next((t for t in of_year if component in (t.component, t.subject)), None)
    if law is None:
        return None
    reference = SourceReference("rulebook", title=f"{law.provenance.regulation}, {law.provenance.article}")
    return record(desk, subject, law.value, PERCENT, reference, typed_decimals(law.value))


def _compare_province(
    desk: AssessContext, indicator: Indicator, own: Result, table: PeerTable
) -> ReferenceComparison:
    value = table.total.ratio
    achievement = _ratio(desk, f"{name_of(indicator)} terhadap provinsi", own, value, "Provinsi")
    return _reference(ReferenceKind.PROVINCE, value, achievement, None)


def _compare_peers(
    desk: AssessContext, indicator: Indicator, own: Result, table: PeerTable
) -> ReferenceComparison:
    """Compare with the plain mean of the other regencies; the rank counts the own regency too."""
    others = [row for row in table.rows if not row.is_own]
    label = Label(f"Rata-rata kabupaten/kota lain, {name_of(indicator)}", PERCENT, step=Step.RATIO)
    value = average(desk, label, [row.name for row in others], [row.ratio for row in others])
    achievement = _ratio(
        desk, f"{name_of(indicator)} terhadap kabupaten/kota lain", own, value, "Rata-rata lain"
    )
    place = next((row.rank for row in table.rows if row.is_own), None)
    return _reference(ReferenceKind.PEERS, value, achievement, place)


def _compare_published(
    desk: AssessContext, indicator: Indicator, own: Result
) -> Iterator[ReferenceComparison]:
    """Yield the province and the other regencies, by what they publish of the indicator itself."""
    office = desk.office_year.office
    published = {row.area: _published(desk, indicator, row) for row in latest_rows(desk, indicator.code)}
    province = published.pop(AreaCode(office.province), None)
    published.pop(office.regency, None)
    if province is not None:
        subject = f"{name_of(indicator)} terhadap provinsi"
        achievement = _ratio(desk, subject, own, province[1], "Provinsi")
        yield _reference(ReferenceKind.PROVINCE, province[1], achievement, None)
    if published:
        yield _compare_others(desk, indicator, own, list(published.values()))


def _published(desk: AssessContext, indicator: Indicator, row: PeerValue) -> tuple[str, Result]:
    subject = f"{name_of(indicator)}, {row.name}, {row.period.label}"
    value = Unavailable(Reason.NOT_IN_SOURCE) if row.value is None else row.value
    reference = desk.facts.reference(row.place, row.source)
    return row.name, record(desk, subject, value, indicator.unit, reference, indicator.decimals)


def _compare_others(
    desk: AssessContext, indicator: Indicator, own: Result, others: Sequence[tuple[str, Result]]
) -> ReferenceComparison:
    """Compare with the plain mean of the others; ranked by the direction that is good, if one is."""
    names, values = zip(*others, strict=True)
    title = f"Rata-rata kabupaten/kota lain, {name_of(indicator)}"
    value = average(desk, Label(title, indicator.unit, step=Step.RATIO), names, values)
    subject = f"{name_of(indicator)} terhadap kabupaten/kota lain"
    achievement = _ratio(desk, subject, own, value, "Rata-rata lain")
    places = rank([known_value(one) for one in (own, *values)], indicator.polarity)
    is_ordered = indicator.polarity is not Polarity.CLOSER_IS_BETTER
    return _reference(ReferenceKind.PEERS, value, achievement, places[0] if is_ordered else None)


def _reference(
    kind: ReferenceKind, value: Result, achievement: Result, place: Rank | None
) -> ReferenceComparison:
    target = Unavailable(Reason.NO_TARGET)
    return ReferenceComparison(kind, target, value, achievement, place, value.trace)


def _ratio(desk: AssessContext, subject: str, own: Result, standard: Result, name: str) -> Result:
    recipe = Recipe(
        subject=subject,
        unit=PERCENT,
        rounding=desk.rounding(Step.ACHIEVEMENT),
        template="100 × {0} ÷ {1}",
        names=("Realisasi", name),
    )
    return derive(desk, recipe, (own, standard), ratio_to)
