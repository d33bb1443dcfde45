"""Laws of figures on their way: a quarter's own report, the good direction, decimals,
and ceilings.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.factories import indicator, money, node, office_year, report, rule_set, target

from capaian.domain.issue import Level
from capaian.domain.period import Period, PeriodKind
from capaian.domain.plan import Indicator, StrategicPlan
from capaian.domain.policy import AchievementMethod, Polarity
from capaian.domain.progress import ProgressLine
from capaian.domain.value import Known, Unit
from capaian.domain.work import ResourceInput
from capaian.rules.assess import assess
from capaian.rules.checks.validate import validate

DAYS = Unit("hari")
QUARTERS = tuple(Period(2023, PeriodKind.QUARTER, n) for n in range(1, 5))
figures = st.decimals("0.01", 1000, places=2)
reports = st.tuples(*[st.none() | figures] * 4)
LOWER = (AchievementMethod.MIRRORED, AchievementMethod.INVERSE)


def course(own: Indicator, values: tuple[Decimal | None, ...]) -> ProgressLine:
    year = office_year(
        indicators=(own,),
        nodes=(node("I", own.code),),
        outputs=tuple(
            replace(report(own.code, None, str(q), unit=DAYS), actual=v)
            for q, v in zip(QUARTERS, values, strict=True)
        ),
        agreements=(),
        inputs=(),
        history=(),
        peers=(),
        components=(),
        counts=(),
        strategic_plan=StrategicPlan("Renstra", 2021, 2025),
    )
    found = assess(year, rule_set(), Period.year_of(2023)).progress
    assert found is not None
    return next(n for n in found.nodes if n.node == "I").lines[0]


@settings(max_examples=40, deadline=None)
@given(reports)
def test_a_quarter_has_a_figure_where_it_reported_one(values: tuple[Decimal | None, ...]) -> None:
    found = course(indicator("ik", unit=DAYS), values)
    shown = [
        stage.actual.value if isinstance(stage.actual, Known) else None for stage in found.stages
    ]
    assert shown == list(values)


@settings(max_examples=40, deadline=None)
@given(reports)
def test_until_now_the_latest_report_counts(values: tuple[Decimal | None, ...]) -> None:
    found = course(indicator("ik", unit=DAYS), values).actual
    if values[-1] is not None:
        assert isinstance(found, Known)
        assert found.value == values[-1]


@settings(max_examples=40, deadline=None)
@given(reports, figures)
def test_the_figures_of_a_row_have_one_number_of_decimals(
    values: tuple[Decimal | None, ...], goal: Decimal
) -> None:
    own = indicator("ik", unit=DAYS, plan_targets={2025: target(str(goal))})
    found = course(own, values)
    cells = [found.target, found.actual, found.plan.target, found.plan.to_date]
    cells += [cell for stage in found.stages for cell in (stage.target, stage.actual)]
    assert len({cell.decimals for cell in cells if isinstance(cell, Known)}) == 1


@settings(max_examples=40, deadline=None)
@given(figures, figures, figures, st.sampled_from(LOWER))
def test_less_is_never_worse_where_lower_is_better(
    first: Decimal, second: Decimal, goal: Decimal, method: AchievementMethod
) -> None:
    shares = []
    for reached in sorted((first, second)):
        own = indicator(
            "ik",
            unit=DAYS,
            polarity=Polarity.LOWER_IS_BETTER,
            method=method,
            plan_targets={2025: target(str(goal))},
        )
        share = course(own, (None, None, None, reached)).plan.share
        assert isinstance(share, Known)
        shares.append(share.value)
    assert shares[0] >= shares[1]


# --- ceilings

amounts = st.integers(1, 100)
leaves = st.tuples(amounts, amounts)
PERIODS = (*QUARTERS, Period.year_of(2023))


def tree_of(
    first: tuple[int, int], second: tuple[int, int], period: Period
) -> tuple[ResourceInput, ...]:
    """Two leaves with budget and spending; everything above is their sum."""
    whole = (first[0] + second[0], first[1] + second[1])
    stated = {"I.1.1": first, "I.1.2": second, "I.1": whole, "I": whole, "*": whole}
    return tuple(
        money(name, budget, spent, period=period) for name, (budget, spent) in stated.items()
    )


@given(leaves, leaves, st.sampled_from(PERIODS))
def test_each_excess_is_reported_once_at_a_leaf(
    first: tuple[int, int], second: tuple[int, int], period: Period
) -> None:
    """Sums exceed their ceiling only where a part does, so each word is about a leaf, once."""
    nodes = (node("I"), node("I.1"), node("I.1.1"), node("I.1.2"))
    year = office_year(nodes=nodes, inputs=tree_of(first, second, period))
    issues = [
        each for each in validate(year, rule_set()) if each.code.startswith("realised_above")
    ]
    above = sum(spent > budget for budget, spent in (first, second))
    assert len(issues) == above
    named = Counter(
        part for issue in issues for part in ("I.1.1", "I.1.2") if f"pada {part}," in issue.message
    )
    assert sum(named.values()) == above
    level = Level.ERROR if period.kind is PeriodKind.YEAR else Level.WARNING
    assert {issue.level for issue in issues} <= {level}
