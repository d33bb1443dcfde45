"""Comparisons with standards: the national target, the province, other regencies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from capaian.domain.assessment import PeerTable
from capaian.domain.comparison import ReferenceComparison, ReferenceKind
from capaian.domain.identifiers import ComponentCode, IndicatorCode
from capaian.domain.plan import AgreementKind, Indicator
from capaian.domain.policy import Step
from capaian.domain.trace import SourceReference
from capaian.domain.value import PERCENT, CellValue, Reason, Result, Unavailable
from capaian.rules.agreements import TargetInForce, TargetLine, target_in_force
from capaian.rules.assess.combine import Label, average
from capaian.rules.assess.judgements import as_result
from capaian.rules.assess.steps import Desk, Recipe, derive, record, typed_decimals
from capaian.rules.assess.targets import name_of
from capaian.rules.compare import ratio_to
from capaian.rules.expression import formula_of
from capaian.rules.formula.tree import Name


@dataclass(frozen=True, slots=True)
class Standards:
    """What indicators of a single component are compared with, by component."""

    national: Mapping[str, TargetInForce]
    peers: Mapping[str, PeerTable]


def find_standards(
    desk: Desk, lines: Mapping[IndicatorCode, TargetLine], tables: Sequence[PeerTable]
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


def single_component(desk: Desk, indicator: Indicator) -> str | None:
    """Return the component that an indicator is, with nothing computed on it; `None` for others."""
    expression = formula_of(indicator)
    if not isinstance(expression, Name) or expression.selector:
        return None
    return expression.code if ComponentCode(expression.code) in desk.office_year.component_by_code else None


def compare_references(
    desk: Desk, indicator: Indicator, actual: CellValue, standards: Standards
) -> tuple[ReferenceComparison, ...]:
    """Return the comparisons of an indicator, as far as there are standards for its component."""
    component = single_component(desk, indicator)
    if component is None:
        return ()
    own = as_result(actual)
    found = [_compare_national(desk, indicator, component, own, standards)]
    table = standards.peers.get(component)
    if table is not None:
        found += [_compare_province(desk, indicator, own, table), _compare_peers(desk, indicator, own, table)]
    return tuple(comparison for comparison in found if comparison is not None)


def _compare_national(
    desk: Desk, indicator: Indicator, component: str, own: Result, standards: Standards
) -> ReferenceComparison | None:
    target = _national_target(desk, indicator, component, standards)
    if target is None:
        return None
    achievement = _ratio(
        desk, f"{name_of(indicator)} terhadap target nasional", own, target, "Target nasional"
    )
    value = Unavailable(Reason.NOT_IN_SOURCE)
    return ReferenceComparison(ReferenceKind.NATIONAL, target, value, achievement, None, target.trace)


def _national_target(desk: Desk, indicator: Indicator, component: str, standards: Standards) -> Result | None:
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


def _compare_province(desk: Desk, indicator: Indicator, own: Result, table: PeerTable) -> ReferenceComparison:
    target = Unavailable(Reason.NO_TARGET)
    value = table.total.ratio
    achievement = _ratio(desk, f"{name_of(indicator)} terhadap provinsi", own, value, "Provinsi")
    return ReferenceComparison(ReferenceKind.PROVINCE, target, value, achievement, None, value.trace)


def _compare_peers(desk: Desk, indicator: Indicator, own: Result, table: PeerTable) -> ReferenceComparison:
    """Compare with the plain mean of the other regencies; the rank counts the own regency too."""
    others = [row for row in table.rows if not row.is_own]
    label = Label(f"Rata-rata kabupaten/kota lain, {name_of(indicator)}", PERCENT, step=Step.RATIO)
    value = average(desk, label, [row.name for row in others], [row.ratio for row in others])
    achievement = _ratio(
        desk, f"{name_of(indicator)} terhadap kabupaten/kota lain", own, value, "Rata-rata lain"
    )
    rank = next((row.rank for row in table.rows if row.is_own), None)
    target = Unavailable(Reason.NO_TARGET)
    return ReferenceComparison(ReferenceKind.PEERS, target, value, achievement, rank, value.trace)


def _ratio(desk: Desk, subject: str, own: Result, standard: Result, name: str) -> Result:
    recipe = Recipe(
        subject=subject,
        unit=PERCENT,
        rounding=desk.rounding(Step.ACHIEVEMENT),
        template="100 × {0} ÷ {1}",
        names=("Realisasi", name),
    )
    return derive(desk, recipe, (own, standard), ratio_to)
