"""Values of several periods or parts made into one: sums,
means and differences with their traces.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from tests.factories import (
    DOCUMENTS,
    agreement,
    agreement_target,
    indicator,
    office_year,
    peer,
    policies,
    report,
    rule_set,
    target,
)
from tests.unit.rules.desks import desk_of, trace_of

from capaian.domain.assessment import IndicatorResult, ReferenceKind
from capaian.domain.period import Period
from capaian.domain.policy import Aggregation, Policies, Rounding, Step
from capaian.domain.value import PERCENT, Known, Reason, Result, SourceReference, Unavailable, Unit
from capaian.rules.assess import assess
from capaian.rules.assess.context import AssessContext, Label, TypedFigure

DAYS = Unit("hari")
PLACE = SourceReference("outputs.csv", 7)
EXACT = policies(rounding=Rounding.EXACT)


def rows(**values: str | None) -> tuple[TypedFigure, ...]:
    """`q1="10"` is the row of the first quarter, `y2023="10"` that of the year."""
    periods = {
        key: Period.parse(key[1:] if key[0] == "y" else f"2023-{key.upper()}") for key in values
    }
    return tuple(
        TypedFigure(periods[key], None if value is None else Decimal(value), PLACE)
        for key, value in values.items()
    )


def leaves(desk: AssessContext, *values: str | None) -> tuple[Result, ...]:
    """Figures as typed in, with as many decimals; `None` has not been reported."""
    recorded: list[Result] = []
    for value in values:
        if value is None:
            recorded.append(desk.log.absent("x", Unavailable(Reason.NOT_REPORTED), DAYS, PLACE))
        else:
            decimals = len(value.partition(".")[2])
            recorded.append(desk.log.leaf("x", Decimal(value), DAYS, decimals, PLACE))
    return tuple(recorded)


def combined(
    how: Aggregation, when: str, found: Sequence[TypedFigure], label: Label | None = None
) -> Result:
    return desk_of(when).combine_rows(
        label or Label("Lama layanan", DAYS), found, how, Period.parse(when)
    )


# --- periods


@pytest.mark.parametrize(
    ("how", "when", "shown"),
    [
        pytest.param(Aggregation.SUM, "2023-Q3", "6", id="events add up"),
        pytest.param(Aggregation.LAST, "2023-Q3", "3", id="a stock keeps the last"),
        pytest.param(Aggregation.MEAN, "2023-Q3", "2,00", id="a mean has decimals"),
        pytest.param(Aggregation.SUM, "2023-Q1", "1", id="one period is itself"),
        pytest.param(
            Aggregation.MEAN, "2023-Q1", "1", id="the mean of one is the one, as it was typed in"
        ),
    ],
)
def test_quarters_make_the_year_until_now(how: Aggregation, when: str, shown: str) -> None:
    assert combined(how, when, rows(q1="1", q2="2", q3="3")).display == shown


def test_one_row_is_a_leaf_and_no_step() -> None:
    desk = desk_of()
    found = desk.combine_rows(Label("Lama", DAYS), rows(y2023="7"), Aggregation.SUM, Period(2023))
    leaf = trace_of(desk, found)
    assert (leaf.subject, leaf.formula, leaf.source) == ("Lama, Tahun 2023", "", PLACE)


def test_a_sum_names_its_periods() -> None:
    desk = desk_of("2023-Q2")
    period = Period.parse("2023-Q2")
    found = desk.combine_rows(Label("Lama", DAYS), rows(q1="1", q2="2"), Aggregation.SUM, period)
    step = trace_of(desk, found)
    assert step.subject == "Lama, sampai Triwulan II Tahun 2023"
    assert (step.formula, step.working) == (
        "Triwulan I Tahun 2023 + Triwulan II Tahun 2023",
        "1 + 2",
    )


def test_no_row_at_all_is_a_gap_and_not_zero() -> None:
    desk = desk_of()
    found = desk.combine_rows(Label("Lama", DAYS), (), Aggregation.SUM, Period(2023))
    assert isinstance(found, Unavailable)
    assert found.reason is Reason.NOT_REPORTED
    assert trace_of(desk, found).subject == "Lama, Tahun 2023"


@pytest.mark.parametrize("how", [Aggregation.SUM, Aggregation.MEAN])
@pytest.mark.parametrize(
    "found", [rows(q1="1", q3="3"), rows(q1="1", q2=None, q3="3")], ids=["no row", "an empty cell"]
)
def test_a_period_that_is_missing_is_named(
    how: Aggregation, found: tuple[TypedFigure, ...]
) -> None:
    result = combined(how, "2023-Q3", found)
    assert isinstance(result, Unavailable)
    assert (result.reason, result.missing) == (Reason.MISSING_INPUT, ("Triwulan II Tahun 2023",))


def test_an_empty_cell_says_what_its_column_says() -> None:
    row = rows(y2023=None)[0]._replace(reason=Reason.NOT_IN_SOURCE)
    result = combined(Aggregation.LAST, "2023", [row])
    assert isinstance(result, Unavailable)
    assert result.reason is Reason.NOT_IN_SOURCE


# --- means go on as they are printed


@pytest.mark.parametrize(
    ("chosen", "step", "value"),
    [
        pytest.param(policies(), Step.ACTUAL, "1.67", id="printed"),
        pytest.param(
            policies(printed_steps=(Step.ACTUAL,)), Step.ACTUAL, "1.67", id="this step is printed"
        ),
        pytest.param(
            policies(printed_steps=(Step.MEAN,)),
            Step.ACTUAL,
            "1.666666666666666666666666667",
            id="another is",
        ),
        pytest.param(EXACT, Step.ACTUAL, "1.666666666666666666666666667", id="exact"),
    ],
)
def test_a_mean_is_rounded_where_its_step_is_printed(
    chosen: Policies, step: Step, value: str
) -> None:
    desk = desk_of(policies=chosen)
    mean = desk.average(
        Label("Lama", DAYS, step=step), ("a", "b", "c"), leaves(desk, "1", "2", "2")
    )
    assert isinstance(mean, Known)
    assert (mean.value, mean.display) == (Decimal(value), "1,67")
    assert ("rounding: printed" in trace_of(desk, mean).policy) is (value == "1.67")


def test_a_mean_is_worked_out_in_brackets() -> None:
    desk = desk_of()
    mean = desk.average(Label("Lama", DAYS), ("a", "b"), leaves(desk, "1", "2.5"))
    assert (trace_of(desk, mean).formula, trace_of(desk, mean).working) == (
        "(a + b) ÷ 2",
        "(1 + 2,5) ÷ 2",
    )


def assessed(how: Aggregation, chosen: Policies) -> IndicatorResult:
    own = indicator("x", unit=DAYS, aggregation=how)
    quarters = tuple(report("x", value, f"2023-Q{q}") for q, value in enumerate((1, 2, 2), 1))
    lines = (agreement(agreement_target("x", 3, q3=3)),)
    year = office_year(
        indicators=(own,), agreements=lines, outputs=quarters, nodes=(), inputs=(), policies=chosen
    )
    return assess(year, rule_set(), Period.parse("2023-Q3")).indicators[0]


@pytest.mark.parametrize(
    ("chosen", "achievement"),
    [
        pytest.param(policies(), "55,67", id="printed: 1,67 of 3"),
        pytest.param(EXACT, "55,56", id="exact: five thirds of 3"),
    ],
)
def test_the_achievement_of_a_mean_follows_from_the_mean_as_printed(
    chosen: Policies, achievement: str
) -> None:
    current = assessed(Aggregation.MEAN, chosen).current
    assert (current.actual.display, current.achievement.display) == ("1,67", achievement)


@pytest.mark.parametrize(
    ("chosen", "value"),
    [
        pytest.param(policies(), "65.00", id="printed: (60,00 + 69,99) ÷ 2 = 65,00"),
        pytest.param(EXACT, "64.9950", id="exact: 64,995"),
    ],
)
def test_the_mean_of_other_regencies_goes_on_as_it_is_printed(
    chosen: Policies, value: str
) -> None:
    peers = (peer("99.02", value="60.00"), peer("99.03", value="69.99"))
    result = assess(office_year(peers=peers, policies=chosen), rule_set())
    references = next(i for i in result.indicators if i.code == "ik-3").references
    found = next(r for r in references if r.kind is ReferenceKind.PEERS).value
    assert isinstance(found, Known)
    assert (found.value, found.display) == (Decimal(value), "65,00")


# --- sums and differences are whole


@pytest.mark.parametrize("step", Step)
def test_sums_and_differences_are_never_rounded(step: Step) -> None:
    desk = desk_of(policies=policies(printed_steps=(step,)))
    first, second = leaves(desk, "1.2345", "0.0001")
    label = Label("Lama", DAYS, 2, step)
    summed = desk.total(label, ("a", "b"), (first, second))
    difference = desk.subtract(label, ("a", "b"), (first, second))
    assert isinstance(summed, Known)
    assert isinstance(difference, Known)
    assert (summed.value, difference.value) == (Decimal("1.2346"), Decimal("1.2344"))
    assert trace_of(desk, summed).policy == trace_of(desk, difference).policy == ""


@pytest.mark.parametrize(
    ("unit", "declared", "parts", "shown"),
    [
        pytest.param(DAYS, None, ("4", "5"), "9", id="whole parts, whole sum"),
        pytest.param(DAYS, None, ("4.5", "5"), "9,5", id="as fine as its finest part"),
        pytest.param(DAYS, None, ("4.25", "5.5"), "9,75", id="two decimals"),
        pytest.param(DAYS, 0, ("4.25", "5.5"), "10", id="as declared"),
        pytest.param(
            PERCENT, None, ("4", "5"), "9,00", id="percentages as the office prints them"
        ),
        pytest.param(
            PERCENT, None, ("4.125", "5"), "9,125", id="percentages that were typed in finer"
        ),
    ],
)
def test_a_sum_shows_what_its_parts_show(
    unit: Unit, declared: int | None, parts: tuple[str, ...], shown: str
) -> None:
    desk = desk_of()
    assert (
        desk.total(Label("Lama", unit, declared), ("a", "b"), leaves(desk, *parts)).display
        == shown
    )


def test_a_difference_of_halves_is_not_shown_as_a_whole() -> None:
    """4,5 days of 5: half a day is missing, not a whole one."""
    own = indicator("x", unit=DAYS, plan_targets={2026: target("5")})
    year = office_year(
        indicators=(own,),
        agreements=(agreement(agreement_target("x", "5")),),
        outputs=(report("x", "4.5"),),
    )
    found = assess(replace(year, nodes=()), rule_set()).indicators[0]
    assert found.plan_end is not None
    assert (found.current.gap.display, found.plan_end.gap.display) == ("−0,5", "−0,5")


def test_targets_of_quarters_keep_their_halves() -> None:
    own = indicator("x", unit=DOCUMENTS, aggregation=Aggregation.SUM)
    lines = (agreement(agreement_target("x", 50, q1="12.5", q2="10")),)
    year = office_year(indicators=(own,), agreements=lines, outputs=(), nodes=(), inputs=())
    found = assess(year, rule_set(), Period.parse("2023-Q2")).indicators[0].current.target
    assert isinstance(found, Known)
    assert (found.value, found.display) == (Decimal("22.5"), "22,5")


@pytest.mark.parametrize(
    ("parts", "missing"),
    [((None, "1"), ("a",)), (("1", None), ("b",)), ((None, None), ("a", "b"))],
)
def test_a_part_that_is_missing_is_never_zero(
    parts: tuple[str | None, ...], missing: tuple[str, ...]
) -> None:
    desk = desk_of()
    first, second = leaves(desk, *parts)
    for found in (
        desk.total(Label("Lama", DAYS), ("a", "b"), (first, second)),
        desk.average(Label("Lama", DAYS), ("a", "b"), (first, second)),
        desk.subtract(Label("Lama", DAYS), ("a", "b"), (first, second)),
    ):
        assert isinstance(found, Unavailable)
        assert (found.reason, found.missing) == (Reason.MISSING_INPUT, missing)
        assert trace_of(desk, found).inputs == (first.trace, second.trace)


def test_a_difference_is_the_first_less_the_second() -> None:
    desk = desk_of()
    found = desk.subtract(Label("Sisa", DAYS), ("Wajib", "Punya"), leaves(desk, "3", "5"))
    assert (found.display, trace_of(desk, found).formula) == ("−2", "Wajib − Punya")
    assert trace_of(desk, found).working == "3 − 5"
