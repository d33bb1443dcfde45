"""This year against the year before and against the end of the plan: which figure,
on which scale.
"""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.factories import (
    DOCUMENTS,
    agreement,
    agreement_target,
    counts,
    history,
    indicator,
    office_year,
    policies,
    report,
    rule_set,
    target,
)
from tests.unit.rules.desks import reason

from capaian.domain.assessment import Assessment, PlanEndComparison, PriorComparison
from capaian.domain.plan import Indicator, StrategicPlan, TargetValue
from capaian.domain.policy import Polarity, Rounding, Trend
from capaian.domain.value import INDEX, POINT, SCALE_4, Known, Reason, Unit
from capaian.domain.work import HistoryValue
from capaian.rules.assess import assess

DAYS = Unit("hari")


def assessed(
    own: Indicator, *rows: HistoryValue, actual: str | None = "45", **changes: object
) -> Assessment:
    chosen: dict[str, object] = {
        "indicators": (own,),
        "agreements": (agreement(agreement_target("x", 50)),),
        "outputs": (report("x", actual),),
        "history": rows,
        "nodes": (),
        "inputs": (),
    }
    return assess(office_year(**{**chosen, **changes}), rule_set())


def prior(
    own: Indicator, *rows: HistoryValue, actual: str | None = "45", **changes: object
) -> PriorComparison:
    found = assessed(own, *rows, actual=actual, **changes).indicators[0].prior
    assert found is not None
    return found


def plan_end(own: Indicator, **changes: object) -> PlanEndComparison | None:
    return assessed(own, **changes).indicators[0].plan_end


def days(
    actual: str | None, goal: str | None = None, scale: Unit = DAYS, when: int = 2022
) -> HistoryValue:
    return history("x", actual, goal, scale, when)


# --- the year before


@pytest.mark.parametrize(
    ("row", "shown"),
    [
        pytest.param(
            days("40", "50"),
            ("40", "50", "80,00", "5", "12,50", Trend.UP),
            id="its paper states actual and target",
        ),
        pytest.param(
            days("50", "50"), ("50", "50", "100,00", "−5", "−10,00", Trend.DOWN), id="it was more"
        ),
        pytest.param(
            days("45", "50"),
            ("45", "50", "90,00", "0", "0,00", Trend.STEADY),
            id="it was the same",
        ),
        pytest.param(days("40"), ("40", "t.t.", "t.t.", "5", "12,50", Trend.UP), id="no target"),
        pytest.param(
            days(None, "50"), ("t.t.", "50", "t.t.", "t.t.", "t.t.", None), id="no actual"
        ),
        pytest.param(
            days("0", "50"),
            ("0", "50", "0,00", "45", "t.h.", Trend.UP),
            id="nothing, then something",
        ),
        pytest.param(
            days("40.5", "50"), ("40,5", "50", "81,00", "4,5", "11,11", Trend.UP), id="halves"
        ),
    ],
)
def test_history_on_the_same_scale(row: HistoryValue, shown: tuple[str, ...]) -> None:
    found = prior(indicator("x", unit=DAYS), row)
    cells = (found.actual, found.target, found.achievement, found.change, found.growth)
    assert (*(cell.display for cell in cells), found.trend) == shown


@pytest.mark.parametrize(
    ("row", "actual", "goal", "achievement"),
    [
        pytest.param(
            days("3.20", "3.40", SCALE_4),
            Reason.NOT_COMPARABLE,
            "3,40",
            "94,12",
            id="both on another scale",
        ),
        pytest.param(
            days(None, "3.40", SCALE_4),
            Reason.NOT_IN_SOURCE,
            "3,40",
            "t.t.",
            id="only a target, on another scale",
        ),
        pytest.param(
            days("3.20", None, SCALE_4), Reason.NOT_COMPARABLE, "t.t.", "t.t.", id="only an actual"
        ),
    ],
)
def test_history_on_another_scale_keeps_its_own_achievement(
    row: HistoryValue, actual: Reason, goal: str, achievement: str
) -> None:
    found = prior(indicator("x", unit=DAYS), row)
    assert reason(found.actual) is actual
    assert (found.target.display, found.achievement.display) == (goal, achievement)
    assert (reason(found.change), reason(found.growth), found.trend) == (actual, actual, None)


def test_a_target_on_another_scale_is_not_compared_with_an_actual_of_this_one() -> None:
    """The paper of that year has only a target of 1-4;
    this year's formula gives an index of 80.
    """
    own = indicator("x", "index(skm)", unit=INDEX)
    found = prior(own, days(None, "3.40", SCALE_4), outputs=())
    assert (found.actual.display, found.target.display) == ("80,00", "3,40")
    assert reason(found.achievement) is Reason.NOT_COMPARABLE


def test_the_figures_of_that_year_lead_to_its_row() -> None:
    own = indicator("x", unit=DAYS)
    result = assessed(own, days("3.20", "3.40", SCALE_4))
    found = result.indicators[0].prior
    assert found is not None
    assert found.achievement.trace is not None
    inputs = [result.traces[part] for part in result.traces[found.achievement.trace].inputs]
    assert [part.subject for part in inputs] == [
        "Realisasi Indikator x, Tahun 2022 (skala tahun itu)",
        "Target Indikator x, Tahun 2022",
    ]
    assert [part.source.file for part in inputs if part.source] == ["history.csv"] * 2
    assert [part.unit for part in inputs] == [SCALE_4, SCALE_4]


@pytest.mark.parametrize(
    ("stated", "achievement"),
    [
        pytest.param(target(80), "50,00", id="a target of the plan"),
        pytest.param(
            target("3.4", scale=SCALE_4), "t.t.", id="a target of the plan on another scale"
        ),
        pytest.param(None, "t.t.", id="no target of the plan"),
    ],
)
def test_without_a_target_in_history_that_of_the_plan_counts(
    stated: TargetValue | None, achievement: str
) -> None:
    own = indicator("x", unit=DAYS, plan_targets={2022: stated} if stated else {})
    assert prior(own, days("40")).achievement.display == achievement


def test_history_goes_before_what_can_be_recomputed() -> None:
    own = indicator("x", "ktp")
    rows = (*counts("ktp", [1, 1, 1], [2, 2, 2], 2022), *counts("ktp", [9, 9, 9], [10, 10, 10]))
    found = prior(own, history("x", "77"), counts=rows)
    assert found.actual.display == "77,00"
    assert prior(own, counts=rows).actual.display == "50,00"


def test_history_of_other_years_is_not_the_year_before() -> None:
    found = prior(indicator("x", unit=DAYS), days("40", "50", when=2021))
    assert reason(found.actual) is Reason.NOT_IN_SOURCE


@pytest.mark.parametrize(
    ("tolerance", "trend"),
    [("0", Trend.UP), ("4.99", Trend.UP), ("5", Trend.STEADY), ("9", Trend.STEADY)],
)
def test_a_change_within_the_tolerance_is_steady(tolerance: str, trend: Trend) -> None:
    chosen = policies(trend_tolerance=Decimal(tolerance))
    assert prior(indicator("x", unit=DAYS), days("40"), policies=chosen).trend is trend


def test_nothing_reported_this_year() -> None:
    found = prior(indicator("x", unit=DAYS), days("40", "50"), actual=None)
    assert found.achievement.display == "80,00"
    assert (reason(found.change), found.trend) == (Reason.MISSING_INPUT, None)


def test_changes_of_percentages_are_in_points_and_growth_in_percent() -> None:
    found = prior(indicator("x", "ktp"), history("x", "88"))
    assert isinstance(found.change, Known)
    assert (found.change.unit, found.change.display, found.growth.display) == (
        POINT,
        "2,00",
        "2,27",
    )


@pytest.mark.parametrize("rounding", Rounding)
def test_changes_are_never_rounded_inside(rounding: Rounding) -> None:
    found = prior(
        indicator("x", unit=DAYS),
        days("40.123"),
        actual="45.5",
        policies=policies(rounding=rounding),
    )
    assert isinstance(found.change, Known)
    assert (found.change.value, found.change.display) == (Decimal("5.377"), "5,377")


# --- the end of the plan


def test_against_the_last_year_of_the_plan() -> None:
    own = indicator("x", unit=DAYS, plan_targets={2024: target(60), 2026: target(90)})
    end = plan_end(own)
    assert end is not None
    assert (end.period.year, end.target.display) == (2026, "90")
    assert (end.achievement.display, end.gap.display) == ("50,00", "−45")


def test_another_plan_ends_in_another_year() -> None:
    own = indicator("x", unit=DAYS, plan_targets={2024: target(60), 2026: target(90)})
    end = plan_end(own, strategic_plan=StrategicPlan("Renstra", 2019, 2024))
    assert end is not None
    assert (end.period.year, end.achievement.display) == (2024, "75,00")


def test_no_target_for_the_last_year() -> None:
    end = plan_end(indicator("x", unit=DAYS, plan_targets={2024: target(60)}))
    assert end is not None
    assert [reason(cell) for cell in (end.target, end.achievement, end.gap)] == [
        Reason.NO_TARGET
    ] * 3


def test_the_end_of_the_plan_by_the_methods_of_the_indicator() -> None:
    own = indicator(
        "x", unit=DAYS, polarity=Polarity.LOWER_IS_BETTER, plan_targets={2026: target(30)}
    )
    end = plan_end(own)
    assert end is not None
    assert end.achievement.display == "50,00"


def test_the_target_of_the_plan_leads_to_the_plan() -> None:
    result = assessed(indicator("x", unit=DOCUMENTS, plan_targets={2026: target(90)}))
    end = result.indicators[0].plan_end
    assert end is not None
    assert end.target.trace is not None
    trace = result.traces[end.target.trace]
    assert trace.source is not None
    assert (trace.source.file, trace.source.row, trace.subject) == (
        "plan.yaml",
        60,
        "Target Indikator x, Tahun 2026",
    )
