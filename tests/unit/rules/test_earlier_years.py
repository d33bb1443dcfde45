"""The year before as papers print it: achievements without targets, outputs of nodes,
directions.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import permutations

import pytest
from tests import factories as make
from tests.unit.rules.desks import reason

from capaian.domain.assessment import OutputPrior, PriorComparison
from capaian.domain.issue import Issue, Level
from capaian.domain.policy import Trend
from capaian.domain.value import PERCENT, Known, Reason
from capaian.domain.work import HistoryValue, Output
from capaian.rules.assess import assess
from capaian.rules.checks.validate import validate
from capaian.rules.facts import Facts

NODE = "II.1.1"


def stated(
    subject: str,
    actual: str | None,
    achievement: str | None,
    target: str | None = None,
    **changes: object,
) -> HistoryValue:
    chosen = make.history(subject, actual, target)
    figure = None if achievement is None else Decimal(achievement)
    return replace(chosen, achievement=figure, **changes)


# --- indicators


def prior(row: HistoryValue, actual: str = "45", **changes: object) -> PriorComparison:
    year = make.office_year(
        indicators=(make.indicator("x"),),
        agreements=(make.agreement(make.agreement_target("x", 50)),),
        outputs=(make.report("x", actual),),
        history=(row,),
        nodes=(),
        inputs=(),
        **changes,
    )
    found = assess(year, make.rule_set()).indicators[0].prior
    assert found is not None
    return found


def test_an_achievement_without_target_is_taken_as_printed() -> None:
    found = prior(stated("x", "40", "102.33"))
    assert (found.actual.display, found.achievement.display) == ("40,00", "102,33")
    assert reason(found.target) is Reason.NOT_IN_SOURCE


def test_a_target_goes_before_a_printed_achievement() -> None:
    found = prior(stated("x", "40", "99", target="50"))
    assert (found.target.display, found.achievement.display) == ("50,00", "80,00")


@pytest.mark.parametrize(
    ("achievement", "trend"),
    [("80", Trend.UP), ("90", Trend.STEADY), ("100", Trend.DOWN), (None, None)],
)
def test_direction_of_the_achievement(achievement: str | None, trend: Trend | None) -> None:
    """This year's is 45 of 50: 90 percent."""
    assert prior(stated("x", "40", achievement)).achievement_trend is trend


def test_an_achievement_may_rise_while_the_actual_falls() -> None:
    found = prior(stated("x", "46", "80"))
    assert (found.trend, found.achievement_trend) == (Trend.DOWN, Trend.UP)


def test_a_small_change_of_the_achievement_is_none() -> None:
    found = prior(
        stated("x", "45", "89.5"), policies=make.policies(trend_tolerance=Decimal("0.5"))
    )
    assert found.achievement_trend is Trend.STEADY


# --- outputs


def earlier(
    actual: str | None, achievement: str | None, target: str | None = None, name: str = "Keluaran"
) -> HistoryValue:
    return stated(NODE, actual, achievement, target, name=name, scale=make.DOCUMENTS)


def output_prior(row: HistoryValue, *outputs: Output) -> OutputPrior | None:
    rows = outputs or (make.output(NODE, 8, 8),)
    result = assess(make.office_year(outputs=rows, history=(row,)), make.rule_set())
    return next(node for node in result.nodes if node.id == NODE).outputs[0].prior


def test_an_output_beside_the_year_before() -> None:
    found = output_prior(earlier("9", "100"))
    assert found is not None
    assert (found.actual.display, found.achievement.display, found.period.year) == (
        "9",
        "100,00",
        2022,
    )
    assert (found.trend, found.achievement_trend) == (Trend.DOWN, Trend.STEADY)


@pytest.mark.parametrize(
    ("row", "achievement"),
    [
        pytest.param(earlier("9", None, target="12"), "75,00", id="from its own target"),
        pytest.param(earlier("9", "99", target="12"), "75,00", id="the target goes first"),
        pytest.param(earlier("9", None), "t.t.", id="not in the source"),
        pytest.param(earlier(None, "83.33"), "83,33", id="only the achievement"),
    ],
)
def test_achievement_of_an_output_in_the_year_before(row: HistoryValue, achievement: str) -> None:
    found = output_prior(row)
    assert found is not None
    assert found.achievement.display == achievement


def test_rows_of_other_outputs_and_years_compare_nothing() -> None:
    assert (
        output_prior(
            earlier("9", "100", name="Lain"),
            make.output(NODE, 8, 8),
            make.output(NODE, 1, 1, name="Lain"),
        )
        is None
    )
    assert (
        output_prior(
            replace(earlier("9", "100"), period=make.history("x", None, when=2021).period)
        )
        is None
    )


def test_figures_in_another_unit_have_no_direction() -> None:
    found = output_prior(replace(earlier("9", "100"), scale=PERCENT))
    assert found is not None
    assert isinstance(found.actual, Known)
    assert found.trend is None
    assert found.achievement_trend is Trend.STEADY


def test_rows_of_outputs_are_none_of_the_indicator() -> None:
    rows = (earlier("9", "100"), make.history("ktp", "80"))
    facts = Facts(make.office_year(history=rows))
    assert list(facts.history) == [("ktp", rows[1].period)]
    assert list(facts.output_history) == [(NODE, "Keluaran", rows[0].period)]


# --- contradictions


def issues(*rows: HistoryValue, **changes: object) -> Iterator[Issue]:
    given: dict[str, object] = {
        "outputs": (make.output(NODE, 8, 8), make.report("ik-4", 45)),
        **changes,
    }
    year = make.office_year(history=rows, **given)
    return (
        issue for issue in validate(year, make.rule_set()) if issue.place.file == "history.csv"
    )


@pytest.mark.parametrize(
    ("row", "value", "level"),
    [
        pytest.param(earlier("9", "100", name="Lain"), "Lain", Level.WARNING, id="another name"),
        pytest.param(
            earlier("9", "100", name=""),
            None,
            Level.ERROR,
            id="a node without the name of its output",
        ),
        pytest.param(
            replace(earlier("9", "100"), subject="ik-4"),
            "Keluaran",
            Level.ERROR,
            id="an indicator has no outputs",
        ),
    ],
)
def test_rows_about_no_output_of_the_year_are_reported(
    row: HistoryValue, value: str | None, level: Level
) -> None:
    (issue,) = issues(row)
    assert (issue.code, issue.level, issue.value) == ("unknown_output", level, value)
    assert issue.place.column == "name"


# --- indicators of one name


@pytest.mark.parametrize("order", list(permutations("abc")))
def test_namesakes_are_reported_by_code_and_not_by_the_order_of_rows(
    order: tuple[str, ...],
) -> None:
    stated = {"a": "93.75", "b": "100", "c": "100"}
    year = make.office_year(
        indicators=tuple(make.indicator(code, name="Indeks ASN") for code in order),
        outputs=tuple(make.report(code, actual) for code, actual in stated.items()),
        differences=(make.difference("two_values:b:a:2023", "two_values:a:c:2023"),),
        agreements=(),
        nodes=(),
        inputs=(),
    )
    found = [
        i
        for i in validate(year, make.rule_set())
        if i.code in ("two_values", "difference_without_use")
    ]
    assert [(i.subject, i.level) for i in found] == [
        ("two_values:a:b:2023", Level.WARNING),
        ("two_values:a:c:2023", Level.WARNING),
    ]
