"""Target and actual of an indicator in one period: achievement, gap, band, status."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from capaian.domain.assessment import Judgement, PeriodResult
from capaian.domain.identifiers import NodeId
from capaian.domain.numerals import decimals_of
from capaian.domain.period import Period
from capaian.domain.plan import Indicator, TargetValue, ValueType
from capaian.domain.policy import AchievementMethod, Aggregation, Step
from capaian.domain.rule_set import Band
from capaian.domain.value import (
    PERCENT,
    POINT,
    CellValue,
    Known,
    Reason,
    Result,
    TextValue,
    Unavailable,
    Unit,
)
from capaian.rules.achievement import (
    METHODS,
    AchievementRule,
    compute_achievement,
    existence_achievement,
    judge_status,
    rule_of,
    rule_of_direction,
)
from capaian.rules.agreements import (
    TargetInForce,
    describe_range,
    find_range_misfit,
    judge_text_target,
    judge_yes_no,
)
from capaian.rules.assess.context import (
    AssessContext,
    Label,
    Recipe,
    TypedFigure,
    find_gap,
    finest_decimals,
    known_value,
)
from capaian.rules.outcome import Outcome
from capaian.rules.scale import classify


def record_target(
    desk: AssessContext, indicator: Indicator, in_force: TargetInForce | None, period: Period
) -> CellValue:
    """Record the target as a value with its trace; words where it is in words."""
    subject = f"Target {name_of(indicator)}, {period.label}"
    if in_force is None:
        return desk.log.absent(subject, Unavailable(Reason.NO_TARGET), indicator.unit, None)
    if len(in_force.parts) > 1:  # of a part of the year: those of its periods together
        rows = [TypedFigure(span, value, in_force.reference) for span, value in in_force.parts]
        label = Label(f"Target {name_of(indicator)}", indicator.unit)
        return desk.combine_rows(label, rows, Aggregation.SUM, period)
    target = in_force.target
    unit = target_unit(indicator, target)
    if target.value is not None:
        decimals = unit.decimals_for(target.value, None, decimals_of(target.value))
        return desk.log.leaf(subject, target.value, unit, decimals, in_force.reference)
    if target.is_range or target.text:
        return desk.log.stated(
            subject, target.text or describe_range(target), None, in_force.reference
        )
    return desk.log.absent(subject, Unavailable(Reason.NO_TARGET), unit, in_force.reference)


def target_unit(indicator: Indicator, target: TargetValue) -> Unit:
    """Return the unit of a target: the indicator's unless the paper states another scale."""
    return target.scale or indicator.unit


def name_of(indicator: Indicator) -> str:
    """Return how traces call an indicator: by its symbol where it has one."""
    return indicator.symbol or indicator.name


@dataclass(frozen=True, slots=True)
class Pair:
    """A target and an actual of an indicator as values, with the target as its paper states it."""

    desk: AssessContext
    indicator: Indicator
    target: CellValue
    actual: CellValue
    stated: TargetValue
    is_same_unit: bool
    """Target and actual are on one scale."""

    def achieve(self, subject: str) -> Result:
        """Return the achievement in percent, by the indicator's method, rounded as declared."""
        method = rule_of(self.desk.policies, self.indicator).method
        label = Label(subject, PERCENT, step=Step.ACHIEVEMENT, policy=f"methods: {method}")
        recipe = Recipe(label, METHODS[method].working, ("Realisasi", "Target"))
        return self.desk.settle(recipe, (self.actual, self.target), self._outcome())

    def computed_today(self) -> Decimal | None:
        """Return what today's method makes of it, rounded as declared, without a trace."""
        outcome = self._outcome()
        return (
            self.desk.rounding(Step.ACHIEVEMENT).apply(outcome)
            if isinstance(outcome, Decimal)
            else None
        )

    def judge(self) -> Judgement:
        """Say whether the target is met."""
        misfit = find_range_misfit(self.desk.policies, self.indicator, self.stated)
        obstacle = misfit.missing.words if misfit else ""
        target = None if isinstance(self.target, Unavailable) else self.stated
        rule = rule_of(self.desk.policies, self.indicator)
        return judge_status(target, self.actual, rule, self.is_same_unit, obstacle)

    def subtract(self, subject: str) -> Result:
        """Return the actual minus the target."""
        decimals = finest_decimals((self.actual, self.target))
        label = Label(subject, unit_of_gap(self.indicator.unit), decimals)
        values = (as_result(self.actual), as_result(self.target, self.is_same_unit))
        return self.desk.subtract(label, ("Realisasi", "Target"), values)

    def _outcome(self) -> Outcome | Unavailable:
        rule = rule_of(self.desk.policies, self.indicator)
        if isinstance(self.target, Unavailable):
            return Unavailable(self.target.reason, ("Target",))
        if rule.method is AchievementMethod.EXISTS and isinstance(self.actual, TextValue):
            return existence_achievement(self.actual.met)
        if not isinstance(self.actual, Known):
            return find_gap(("Realisasi",), (self.actual,)) or Reason.NOT_REPORTED
        if not self.is_same_unit:
            return Reason.NOT_COMPARABLE
        if misfit := find_range_misfit(self.desk.policies, self.indicator, self.stated):
            return misfit.missing
        return compute_achievement(self.actual.value, self.stated, rule)


def make_pair(
    desk: AssessContext,
    indicator: Indicator,
    period: Period,
    in_force: TargetInForce | None,
    actual: CellValue,
) -> Pair:
    """Return an actual beside a target, which is recorded."""
    target = record_target(desk, indicator, in_force, period)
    stated = in_force.target if in_force is not None else TargetValue(None)
    return Pair(
        desk, indicator, target, actual, stated, target_unit(indicator, stated) == indicator.unit
    )


def pair_with_plan(
    desk: AssessContext, indicator: Indicator, period: Period, actual: CellValue
) -> Pair:
    """Return an actual beside what `plan.yaml` sets for a year."""
    stated = indicator.plan_targets.get(period.year)
    reference = desk.facts.plan_reference(indicator.place, indicator.code, period.year)
    found = None if stated is None else TargetInForce(stated, reference, None)
    return make_pair(desk, indicator, period, found, actual)


def output_rule(desk: AssessContext, node: NodeId, name: str) -> AchievementRule:
    """Return the way to the achievement of an output:
    by the direction declared in `renstra.csv`.
    """
    return rule_of_direction(desk.policies, desk.facts.polarity_of(node, name))


def judge_period(
    desk: AssessContext,
    indicator: Indicator,
    period: Period,
    in_force: TargetInForce | None,
    actual: CellValue,
) -> PeriodResult:
    """Return the result of an indicator in one period."""
    stated = in_force.target if in_force is not None else TargetValue(None)
    pair = make_pair(
        desk, indicator, period, in_force, _judge_words(desk, indicator, stated, actual)
    )
    name, judgement = name_of(indicator), pair.judge()
    achievement = pair.achieve(f"Capaian {name}, {period.label}")
    return PeriodResult(
        period=period,
        target=pair.target,
        actual=pair.actual,
        achievement=achievement,
        gap=pair.subtract(f"Selisih {name} terhadap target, {period.label}"),
        band=band_of(desk, achievement),
        status=judgement.status,
        comparable=pair.is_same_unit and indicator.holds_in(period),
        status_note=judgement.note,
    )


def band_of(desk: AssessContext, achievement: Result) -> Band | None:
    """Return the band of an achievement on the declared scale."""
    value = known_value(achievement)
    if value is None or desk.scale is None:
        return None
    return classify(value, desk.scale, desk.policies.scale_gap)


def unit_of_gap(unit: Unit) -> Unit:
    """Return the unit of a difference: points for percent."""
    return POINT if unit == PERCENT else unit


def _judge_words(
    desk: AssessContext, indicator: Indicator, target: TargetValue, actual: CellValue
) -> CellValue:
    """Return words with what the declared rule says of them,
    where the office itself says nothing.
    """
    if not isinstance(actual, TextValue) or actual.met is not None:
        return actual
    met = judge_text_target(target.text, actual.text, desk.policies.words, indicator.polarity)
    if met is None and indicator.value_type is ValueType.YES_NO:
        met = judge_yes_no(target.text, actual.text)
    return replace(actual, met=met)


def as_result(value: CellValue, is_same_unit: bool = True) -> Result:
    """Return a value for computing: words, and figures on another scale,
    cannot be computed with.
    """
    if isinstance(value, TextValue):
        return Unavailable(Reason.NOT_APPLICABLE, trace=value.trace)
    if isinstance(value, Known) and not is_same_unit:
        return Unavailable(Reason.NOT_COMPARABLE, trace=value.trace)
    return value
