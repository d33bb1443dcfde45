"""Parts of the year: results as of a quarter, and quarters beside the year."""

from __future__ import annotations

import pytest
from tests.factories import (
    DOCUMENTS,
    agreement,
    agreement_target,
    indicator,
    office_year,
    report,
    rule_set,
)

from capaian.domain.assessment import IndicatorResult
from capaian.domain.period import Period
from capaian.domain.policy import Aggregation
from capaian.domain.value import Reason, Unavailable
from capaian.rules.agreements import agreements_in_force
from capaian.rules.assess import assess

QUARTERS = (report("x", 10, "2023-Q1"), report("x", 15, "2023-Q2"), report("x", 5, "2023-Q3"))


def found(as_of: str, how: Aggregation = Aggregation.SUM, **by_period: int) -> IndicatorResult:
    own = indicator("x", unit=DOCUMENTS, decimals=0, aggregation=how)
    line = agreement(agreement_target("x", 50, **by_period))
    year = office_year(
        indicators=(own,), agreements=(line,), outputs=QUARTERS, nodes=(), inputs=(), counts=()
    )
    return assess(year, rule_set(), Period.parse(as_of)).indicators[0]


@pytest.mark.parametrize(
    ("as_of", "how", "actual"),
    [
        ("2023-Q1", Aggregation.SUM, "10"),
        ("2023-Q2", Aggregation.SUM, "25"),
        ("2023-Q3", Aggregation.SUM, "30"),
        ("2023-S1", Aggregation.SUM, "25"),
        ("2023-Q3", Aggregation.LAST, "5"),
        ("2023", Aggregation.LAST, "5"),
        ("2023-Q3", Aggregation.MEAN, "10"),
    ],
)
def test_actual_until_a_period(as_of: str, how: Aggregation, actual: str) -> None:
    assert found(as_of, how).current.actual.display == actual


def test_a_year_without_its_last_quarter_is_not_known() -> None:
    actual = found("2023").current.actual
    assert isinstance(actual, Unavailable)
    assert actual.missing == ("Triwulan IV Tahun 2023",)


def test_the_period_requested_appears_last() -> None:
    periods = [str(p.period) for p in found("2023-Q3", q1=10, q2=10, q3=10).periods]
    assert periods == ["2023-Q1", "2023-Q2", "2023-Q3"]


def test_later_periods_are_left_out() -> None:
    assert [str(p.period) for p in found("2023-Q2", q1=10, q4=10).periods] == [
        "2023-Q1",
        "2023-Q2",
    ]


@pytest.mark.parametrize(
    ("how", "targets"),
    [(Aggregation.SUM, ["10", "22", "37"]), (Aggregation.LAST, ["10", "12", "15"])],
)
def test_targets_of_events_add_up_targets_of_stocks_do_not(
    how: Aggregation, targets: list[str]
) -> None:
    result = found("2023-Q3", how, q1=10, q2=12, q3=15)
    assert [p.target.display for p in result.periods] == targets


def test_achievement_against_the_target_until_then() -> None:
    assert [p.achievement.display for p in found("2023-Q3", q1=10, q2=15, q3=15).periods] == [
        "100,00",
        "100,00",
        "75,00",
    ]


def test_a_part_of_the_year_without_target_has_none() -> None:
    current = found("2023-Q3").current
    assert isinstance(current.target, Unavailable)
    assert current.target.reason is Reason.NO_TARGET


def test_a_gap_in_the_targets_of_events() -> None:
    target = found("2023-Q3", q1=10, q3=10).current.target
    assert isinstance(target, Unavailable)


def test_a_year_keeps_its_target() -> None:
    result = found("2023", q1=10)
    assert result.current.target.display == "50"
    assert [str(p.period) for p in result.periods] == ["2023-Q1", "2023-Q2", "2023-Q3", "2023"]


@pytest.mark.parametrize(
    ("signed", "as_of", "target"),
    [
        ("2023-07", "2023-Q2", "80"),
        ("2023-07", "2023-Q3", "85"),
        ("2023-07-15", "2023-M07", "85"),
        ("2023-07-15", "2023-M06", "80"),
        ("2023", "2023-Q1", "85"),
    ],
)
def test_a_revision_counts_from_when_it_was_signed(signed: str, as_of: str, target: str) -> None:
    lines = (
        agreement(agreement_target("x", 80, q1=80, q2=80, q3=80)),
        agreement(
            agreement_target("x", 85, q1=85, q2=85, q3=85), id="r1", revision=1, signed=signed
        ),
    )
    own = indicator("x", unit=DOCUMENTS)
    year = office_year(indicators=(own,), agreements=lines, nodes=(), inputs=(), counts=())
    (chosen,) = agreements_in_force(year, Period.parse(as_of))
    assert str(chosen.targets[0].target.value) == target


def test_another_year_is_refused() -> None:
    with pytest.raises(ValueError, match="2022 is no part of 2023"):
        assess(office_year(), rule_set(), Period(2022))


def test_the_whole_year_by_default() -> None:
    assert assess(office_year(), rule_set()).as_of == Period(2023)
