"""Target and actual side by side: validity of definitions, units, gaps, status, declared rules."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from tests.factories import (
    DOCUMENTS,
    agreement,
    agreement_target,
    indicator,
    office_year,
    policies,
    report,
    rule_set,
    target,
)
from tests.unit.rules.desks import desk_of

from capaian.domain.assessment import PeriodResult, Status
from capaian.domain.identifiers import TraceId
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period
from capaian.domain.plan import Indicator, TargetValue
from capaian.domain.policy import AchievementMethod, Polarity, Step, ZeroRule, ZeroRules
from capaian.domain.value import (
    INDEX,
    PERCENT,
    POINT,
    RUPIAH,
    SCALE_4,
    Known,
    Reason,
    TextValue,
    Unavailable,
    Unit,
)
from capaian.rules.achievement import rule_of
from capaian.rules.assess import assess
from capaian.rules.assess.period_results import as_result, band_of, unit_of_gap

DAYS = Unit("hari")


def office(
    own: Indicator, stated: TargetValue | str | int, actual: str | None, **changes: object
) -> OfficeYear:
    return office_year(
        **{
            "indicators": (own,),
            "agreements": (agreement(agreement_target(own.code, stated)),),
            "outputs": (report(own.code, actual),),
            "nodes": (),
            "inputs": (),
            **changes,
        }
    )


def judged(
    own: Indicator, stated: TargetValue | str | int, actual: str | None = "45", **changes: object
) -> PeriodResult:
    return assess(office(own, stated, actual, **changes), rule_set()).indicators[0].current


# --- validity


@pytest.mark.parametrize(
    ("first", "last", "period", "holds"),
    [
        pytest.param(None, None, "2023", True, id="for ever"),
        pytest.param("2023-12-31", None, "2023", True, id="from the last day of the period"),
        pytest.param("2024-01-01", None, "2023", False, id="from the day after"),
        pytest.param(None, "2023-01-01", "2023", True, id="until its first day"),
        pytest.param(None, "2022-12-31", "2023", False, id="until the day before"),
        pytest.param("2023-04-01", "2023-06-30", "2023-Q2", True, id="exactly the quarter"),
        pytest.param("2023-04-01", "2023-06-30", "2023-Q1", False, id="not the quarter before"),
        pytest.param("2023-04-01", "2023-06-30", "2023-Q3", False, id="nor the one after"),
        pytest.param("2024-01-01", "2022-12-31", "2023", False, id="never"),
    ],
)
def test_a_definition_holds_in_any_part_of_a_period(
    first: str | None, last: str | None, period: str, holds: bool
) -> None:
    own = indicator(
        "x",
        valid_from=date.fromisoformat(first) if first else None,
        valid_to=date.fromisoformat(last) if last else None,
    )
    assert own.holds_in(Period.parse(period)) is holds


def test_a_definition_that_begins_next_year_has_no_actual_even_if_one_is_reported() -> None:
    current = judged(indicator("x", unit=DOCUMENTS, valid_from=date(2024, 1, 1)), 50)
    assert isinstance(current.actual, Unavailable)
    assert (current.actual.reason, current.actual.words) == (
        Reason.NOT_APPLICABLE,
        "definisi indikator tidak berlaku pada periode ini",
    )
    assert isinstance(current.achievement, Unavailable)
    assert (current.status, current.comparable) == (Status.UNKNOWN, False)


# --- the declared way


def test_an_indicator_may_have_its_own_method_and_tolerance() -> None:
    chosen = policies(cap=Decimal(120), floor=None, zero=ZeroRules(both_zero=ZeroRule.HUNDRED))
    own = indicator(
        "x",
        polarity=Polarity.CLOSER_IS_BETTER,
        method=AchievementMethod.TOLERANCE,
        tolerance=Decimal("2.5"),
    )
    rule = rule_of(desk_of(policies=chosen).policies, own)
    assert (rule.method, rule.polarity) == (AchievementMethod.TOLERANCE, Polarity.CLOSER_IS_BETTER)
    assert (rule.tolerance, rule.cap, rule.floor) == (Decimal("2.5"), Decimal(120), None)
    assert rule.zero.both_zero is ZeroRule.HUNDRED


@pytest.mark.parametrize(
    ("polarity", "method"),
    [
        (Polarity.HIGHER_IS_BETTER, AchievementMethod.RATIO),
        (Polarity.LOWER_IS_BETTER, AchievementMethod.MIRRORED),
        (Polarity.CLOSER_IS_BETTER, AchievementMethod.RANGE),
    ],
)
def test_else_the_office_has_one_for_its_polarity(
    polarity: Polarity, method: AchievementMethod
) -> None:
    rule = rule_of(desk_of().policies, indicator("x", polarity=polarity))
    assert (rule.method, rule.tolerance) == (method, 0)


@pytest.mark.parametrize(
    ("polarity", "method", "stated", "working", "shown"),
    [
        (Polarity.HIGHER_IS_BETTER, AchievementMethod.RATIO, target(50), "100 × 45 ÷ 50", "90,00"),
        (
            Polarity.LOWER_IS_BETTER,
            AchievementMethod.MIRRORED,
            target(50),
            "100 × (2 × 50 − 45) ÷ 50",
            "110,00",
        ),
        (
            Polarity.LOWER_IS_BETTER,
            AchievementMethod.INVERSE,
            target(50),
            "100 × 50 ÷ 45",
            "111,11",
        ),
        (
            Polarity.CLOSER_IS_BETTER,
            AchievementMethod.TOLERANCE,
            target(50),
            "100 − 100 × |45 − 50| ÷ 50",
            "90,00",
        ),
        (
            Polarity.CLOSER_IS_BETTER,
            AchievementMethod.RANGE,
            TargetValue(None, lower=Decimal(50), upper=Decimal(60)),
            "45 terhadap rentang 50–60",
            "90,00",
        ),
        (
            Polarity.HIGHER_IS_BETTER,
            AchievementMethod.EXISTS,
            target(1),
            "45: 100 bila ada, 0 bila tidak",
            "100,00",
        ),
    ],
)
def test_the_working_of_each_method(
    polarity: Polarity, method: AchievementMethod, stated: TargetValue, working: str, shown: str
) -> None:
    own = indicator("x", unit=DOCUMENTS, polarity=polarity, method=method)
    result = assess(office(own, stated, "45"), rule_set())
    achievement = result.indicators[0].current.achievement
    assert isinstance(achievement, Known)
    trace = result.traces[achievement.trace]
    assert (trace.working, achievement.display) == (working, shown)
    assert trace.policy == f"methods: {method}; rounding: printed"


@pytest.mark.parametrize(
    ("step", "value"), [(Step.ACHIEVEMENT, "66.67"), (Step.MEAN, "66.66666666666666666666666667")]
)
def test_an_achievement_is_rounded_as_an_achievement(step: Step, value: str) -> None:
    current = judged(
        indicator("x", unit=DOCUMENTS),
        3,
        "2",
        policies=policies(printed_steps=(step,), decimals=2),
    )
    assert isinstance(current.achievement, Known)
    assert current.achievement.value.quantize(Decimal(value)) == Decimal(value)
    assert (current.achievement.value == Decimal("66.67")) is (step is Step.ACHIEVEMENT)


# --- gaps


@pytest.mark.parametrize(
    ("unit", "of_gap"), [(PERCENT, POINT), (INDEX, INDEX), (RUPIAH, RUPIAH), (DAYS, DAYS)]
)
def test_a_difference_of_percentages_is_in_points(unit: Unit, of_gap: Unit) -> None:
    assert unit_of_gap(unit) == of_gap
    gap = judged(indicator("x", unit=unit), 50).gap
    assert isinstance(gap, Known)
    assert gap.unit == of_gap


@pytest.mark.parametrize(
    ("stated", "actual", "shown"),
    [
        ("50", "45", "−5"),
        ("50.5", "45", "−5,5"),
        ("50", "45.25", "−4,75"),
        ("50", "50", "0"),
        ("40", "45", "5"),
    ],
)
def test_a_gap_is_as_fine_as_what_it_compares(stated: str, actual: str, shown: str) -> None:
    assert judged(indicator("x", unit=DAYS), stated, actual).gap.display == shown


@pytest.mark.parametrize(
    ("stated", "actual", "reason"),
    [
        pytest.param(
            TargetValue(None, text="Sudah"), "45", Reason.NOT_APPLICABLE, id="a target in words"
        ),
        pytest.param(
            target("3.5", scale=SCALE_4), "45", Reason.NOT_COMPARABLE, id="another scale"
        ),
        pytest.param(target(50), None, Reason.MISSING_INPUT, id="nothing reported"),
        pytest.param(TargetValue(None), "45", Reason.NO_TARGET, id="no target"),
    ],
)
def test_what_cannot_be_subtracted(
    stated: TargetValue, actual: str | None, reason: Reason
) -> None:
    gap = judged(indicator("x", unit=DOCUMENTS), stated, actual).gap
    assert isinstance(gap, Unavailable)
    assert gap.reason is reason


def test_words_and_other_scales_cannot_be_computed_with_but_keep_their_trace() -> None:
    words, figure = TextValue("Sudah", TraceId("t7")), Known(Decimal(5), SCALE_4, TraceId("t8"))
    assert as_result(words) == Unavailable(Reason.NOT_APPLICABLE)
    assert as_result(figure, is_same_unit=False) == Unavailable(Reason.NOT_COMPARABLE)
    assert (as_result(words).trace, as_result(figure, is_same_unit=False).trace) == ("t7", "t8")
    assert as_result(figure) is figure
    gap = Unavailable(Reason.NO_TARGET)
    assert as_result(gap, is_same_unit=False) is gap


# --- status and band


@pytest.mark.parametrize(
    ("stated", "actual", "status"),
    [
        pytest.param(target(45), "45", Status.MET, id="met"),
        pytest.param(
            target("45.01"), "45", Status.NOT_MET, id="missed by a hundredth, whatever the band"
        ),
        pytest.param(target(50), None, Status.UNKNOWN, id="nothing reported"),
        pytest.param(TargetValue(None), "45", Status.UNKNOWN, id="no target"),
        pytest.param(target("3.5", scale=SCALE_4), "45", Status.UNKNOWN, id="another scale"),
        pytest.param(
            TargetValue(None, text="Sudah"), "45", Status.UNKNOWN, id="words against a figure"
        ),
    ],
)
def test_status(stated: TargetValue, actual: str | None, status: Status) -> None:
    assert judged(indicator("x", unit=DOCUMENTS), stated, actual).status is status


def test_a_missed_target_may_have_the_best_band() -> None:
    current = judged(indicator("x", unit=DOCUMENTS), 48, "45")
    assert current.band is not None
    assert (current.band.position, current.status) == (1, Status.NOT_MET)


def test_no_band_without_figure_or_without_scale() -> None:
    with_scale, without = desk_of(), desk_of(policies=policies(scale="tidak-ada"))
    figure = Known(Decimal(95), PERCENT, TraceId("t1"))
    found = band_of(with_scale, figure)
    assert found is not None
    assert found.position == 1
    assert band_of(with_scale, Unavailable(Reason.NO_TARGET)) is None
    assert band_of(without, figure) is None


def test_a_target_of_zero_by_the_declared_rule() -> None:
    own = indicator("x", unit=DOCUMENTS)
    assert judged(own, 0, "0").achievement.display == "–"
    declared = policies(zero=ZeroRules(both_zero=ZeroRule.HUNDRED))
    assert judged(own, 0, "0", policies=declared).achievement.display == "100,00"
    assert judged(own, 0, "0").status is Status.MET
