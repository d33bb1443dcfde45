"""What an indicator is compared with: the year before, past years, the end of the plan,
other regencies.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from capaian.domain.assessment import (
    IndicatorResult,
    PastYear,
    PeriodResult,
    PlanEndComparison,
    PriorComparison,
)
from capaian.domain.period import Period
from capaian.domain.plan import Indicator, TargetValue
from capaian.domain.policy import Aggregation
from capaian.domain.value import PERCENT, CellValue, Reason, Result, Unavailable
from capaian.domain.work import HistoryValue, RestatedColumn
from capaian.rules.agreements import TargetInForce
from capaian.rules.assess.actuals import IndicatorActual, PriorScope
from capaian.rules.assess.basis import Basis, IndicatorResults
from capaian.rules.assess.components import CountedComponent
from capaian.rules.assess.context import (
    AssessContext,
    Label,
    Recipe,
    approved_achievement,
    finest_decimals,
    prior_figure,
    stated_or_computed,
    trend_between,
)
from capaian.rules.assess.peers import Standards, compare_references
from capaian.rules.assess.period_results import (
    Pair,
    as_result,
    make_pair,
    name_of,
    pair_with_plan,
    record_target,
    unit_of_gap,
)
from capaian.rules.assess.progress.plan import follow_plan, indicator_track
from capaian.rules.facts import rows_of_indicator
from capaian.rules.outcome import growth

_NO_TARGET = Unavailable(Reason.NO_TARGET)


def compare_indicators(
    basis: Basis, judged: Mapping[Period, IndicatorResults], standards: Standards
) -> tuple[IndicatorResult, ...]:
    """Return each indicator with everything it is compared with, in the order of the dossier."""
    desk = basis.desk
    prior = _scope_of(basis, desk.as_of.previous_year())
    return tuple(
        _IndicatorComparison(desk, each, judged[desk.as_of][each.code]).compare(
            judged, prior, standards
        )
        for each in desk.office_year.indicators
    )


def without_comparisons(indicator: Indicator, *periods: PeriodResult) -> IndicatorResult:
    """Return the results of an indicator without what they are compared with;
    the period asked for last.
    """
    return IndicatorResult(
        code=indicator.code,
        symbol=indicator.symbol,
        name=indicator.name,
        node=indicator.objective,
        tier=indicator.tier,
        unit=indicator.unit,
        value_type=indicator.value_type.value,
        is_key=indicator.is_key,
        periods=periods,
        prior=None,
        plan_end=None,
        references=(),
    )


def recompute_last_year(basis: Basis, indicator: Indicator) -> Result | None:
    """Return what today's formula makes of the whole of last year;
    `None` where its figures are not there.
    """
    year = Period.year_of(basis.desk.as_of.year - 1)
    return IndicatorActual(basis.desk, indicator).find_earlier(_scope_of(basis, year))


def _scope_of(basis: Basis, period: Period) -> PriorScope:
    """Return the figures of an earlier year;
    those of the period before are with the components already.
    """
    desk = basis.desk
    if period == desk.as_of.previous_year():
        ratios = {component.code: component.prior_ratio for component in basis.components}
    else:
        components = desk.office_year.components
        ratios = {
            each.code: CountedComponent(desk, each).prior_ratio(period) for each in components
        }
    return PriorScope(desk, period, ratios, basis.surveys)


@dataclass(frozen=True, slots=True)
class _EarlierYear:
    """What an earlier year reached, by that year's own figures."""

    actual: Result
    target: CellValue
    achievement: Result


@dataclass(frozen=True, slots=True)
class _IndicatorComparison:
    """An indicator with its result in the period asked for."""

    desk: AssessContext
    indicator: Indicator
    current: PeriodResult

    @property
    def _name(self) -> str:
        return name_of(self.indicator)

    def compare(
        self, judged: Mapping[Period, IndicatorResults], prior: PriorScope, standards: Standards
    ) -> IndicatorResult:
        """Return it with all that it is compared with;
        of parts of the year those with anything known.
        """
        indicator = self.indicator
        others = (
            results[indicator.code]
            for period, results in judged.items()
            if period != self.desk.as_of
        )
        parts = [
            each
            for each in others
            if not (isinstance(each.target, Unavailable) and isinstance(each.actual, Unavailable))
        ]
        return replace(
            without_comparisons(indicator, *parts, self.current),
            prior=self._prior(prior),
            plan_end=self._plan_end(),
            references=compare_references(self.desk, indicator, self.current.actual, standards),
            past=tuple(self._past_years()),
        )

    def _prior(self, scope: PriorScope) -> PriorComparison:
        """Return this year against the year before.

        The earlier actual is what that year's paper states, where it is on the same scale; else
        today's formula on that year's data; else there is no comparison. Its achievement comes
        from that paper's own actual and target, on that paper's scale.
        """
        desk, unit, period = self.desk, self.indicator.unit, self.current.period.previous_year()
        row = desk.facts.history.get((self.indicator.code, period))
        own = IndicatorActual(desk, self.indicator)
        earlier = self._earlier(period, row, lambda: own.find_earlier(scope))
        pair, names = (as_result(self.current.actual), earlier.actual), ("Realisasi", period.label)
        decimals = finest_decimals((self.current.actual, earlier.actual))
        label = Label(f"Perubahan {self._name} dari {period.label}", unit_of_gap(unit), decimals)
        change = desk.subtract(label, names, pair)
        label = Label(f"Pertumbuhan {self._name} dari {period.label}", PERCENT)
        return PriorComparison(
            period=period,
            actual=earlier.actual,
            target=earlier.target,
            achievement=earlier.achievement,
            change=change,
            growth=desk.derive(Recipe(label, "100 × ({0} − {1}) ÷ {1}", names), pair, growth),
            trend=trend_between(desk, self.current.actual, earlier.actual, row),
            achievement_trend=trend_between(desk, self.current.achievement, earlier.achievement),
        )

    def _earlier(
        self, period: Period, row: HistoryValue | None, computed: Callable[[], Result | None]
    ) -> _EarlierYear:
        """Return what an earlier year reached; of a closed year the approved achievement.

        `row` is what its paper states; `computed` gives what today's formula makes of its data, if
        anything.
        """
        desk, indicator = self.desk, self.indicator
        subject, of_target = (
            f"{word} {self._name}, {period.label}" for word in ("Capaian", "Target")
        )
        of_actual, scale = (
            f"Realisasi {self._name}, {period.label}",
            (indicator.unit, indicator.decimals),
        )
        actual = stated_or_computed(desk, of_actual, row, scale, computed)
        if row is None or (row.target is None and row.achievement is None):
            planned = pair_with_plan(desk, indicator, period, actual)
            return _EarlierYear(actual, planned.target, planned.achieve(subject))
        target = prior_figure(desk, of_target, row, RestatedColumn.TARGET)
        if row.target is None:
            achievement = prior_figure(desk, subject, row, RestatedColumn.ACHIEVEMENT)
            return _EarlierYear(actual, target, achievement)
        own = actual
        if row.actual is not None and row.scale != indicator.unit:
            own = prior_figure(desk, f"{of_actual} (skala tahun itu)", row, RestatedColumn.ACTUAL)
        is_same_unit = row.actual is not None or row.scale == indicator.unit
        pair = Pair(desk, indicator, target, own, TargetValue(row.target), is_same_unit)
        approved = desk.office_year.approved.get((row.subject, row.period))
        if approved is not None and pair.computed_today() != approved:
            # also where today's rules come to another
            return _EarlierYear(actual, target, approved_achievement(desk, subject, row, approved))
        return _EarlierYear(actual, target, pair.achieve(subject))

    def _past_years(self) -> Iterator[PastYear]:
        """Yield the years of the plan before last year that a paper states, latest first.

        Unlike last year they are never recomputed: the formulas of the dossier are tied to this
        year's data and last year's. A year without a row is left out.
        """
        plan = self.desk.office_year.strategic_plan
        first = self.desk.as_of.year if plan is None else plan.first_year
        period = self.desk.as_of.previous_year().previous_year()
        while period.year >= first:
            row = self.desk.facts.history.get((self.indicator.code, period))
            if row is not None:
                earlier = self._earlier(period, row, lambda: None)
                yield PastYear(period, earlier.actual, earlier.achievement)
            period = period.previous_year()

    def _plan_end(self) -> PlanEndComparison | None:
        """Return this year against the target of the plan's last year;
        `None` without a strategic plan.
        """
        plan = self.desk.office_year.strategic_plan
        if plan is None:
            return None
        period = Period.year_of(plan.last_year)
        if self.indicator.aggregation is Aggregation.SUM:
            return self._sum_at_plan_end(period)
        pair = self._pair_with_end(period)
        subject = f"Capaian {self._name} terhadap target akhir Renstra {plan.last_year}"
        gap = self._gap_to_end((as_result(pair.actual), as_result(pair.target, pair.is_same_unit)))
        return PlanEndComparison(period, pair.target, pair.achieve(subject), gap)

    def _pair_with_end(self, period: Period) -> Pair:
        """Return the actual beside the plan's last target: of `plan.yaml`,
        else of a row of `renstra.csv`.
        """
        desk, indicator, actual = self.desk, self.indicator, self.current.actual
        rows = (row for row in rows_of_indicator(desk.facts, indicator) if row.period == period)
        row = next((row for row in rows if row.target is not None), None)
        if period.year in indicator.plan_targets or row is None:
            return pair_with_plan(desk, indicator, period, actual)
        reference = desk.facts.reference(row.place, row.source)
        found = TargetInForce(TargetValue(row.target), reference, None)
        return make_pair(desk, indicator, period, found, actual)

    def _sum_at_plan_end(self, period: Period) -> PlanEndComparison:
        """What adds up over the years is held against the plan as E.81 and T-C.29 do:
        sum against sum.
        """
        track = indicator_track(self.desk, self.indicator)
        if not track.targets:
            target = record_target(self.desk, self.indicator, None, period)
            return PlanEndComparison(period, target, _NO_TARGET, _NO_TARGET)
        plan = follow_plan(track, _NO_TARGET, self.current.actual)
        gap = self._gap_to_end((plan.to_date, plan.target))
        return PlanEndComparison(period, plan.target, plan.share, gap)

    def _gap_to_end(self, pair: tuple[Result, Result]) -> Result:
        label = Label(
            f"Selisih {self._name} terhadap akhir Renstra", unit_of_gap(self.indicator.unit)
        )
        return self.desk.subtract(label, ("Realisasi", "Target akhir"), pair)
