"""Laws of credit points: exact, in any order, proportional,
and missing as soon as one count is.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st
from tests.factories import activity
from tests.unit.rules.formula.ledger import EXACT, Figure, Ledger

from capaian.domain.plan import CreditActivity
from capaian.domain.policy import Step
from capaian.domain.value import Known, Reason, Result, Unavailable, Unit
from capaian.rules.dependencies import expand_credits
from capaian.rules.formula.evaluate import Quantity, evaluate
from capaian.rules.formula.parse import parse
from capaian.rules.outcome import step_rounding

WEIGHTS = st.integers(1, 5000).map(lambda thousandths: Decimal(thousandths).scaleb(-3))
ROWS = st.lists(
    st.tuples(WEIGHTS, st.sampled_from([1, 10, 100, 1000]), st.integers(0, 10**7)),
    min_size=1,
    max_size=9,
)
Row = tuple[Decimal, int, int]


def activities(rows: list[Row]) -> tuple[CreditActivity, ...]:
    return tuple(activity(f"k{n}", str(weight), per) for n, (weight, per, _) in enumerate(rows))


def points(rows: list[Row], lost: frozenset[int] = frozenset()) -> Result:
    figures: dict[str, Figure] = {
        f"prakom.k{n}": Reason.NOT_REPORTED if n in lost else str(done)
        for n, (*_, done) in enumerate(rows)
    }
    ledger = Ledger(figures)
    quantity = Quantity("Angka kredit", Unit("angka kredit"), step_rounding(EXACT, Step.ACTUAL, 3))
    return evaluate(
        expand_credits(parse("credits()"), activities(rows)), ledger, ledger.log, quantity
    )


def value(rows: list[Row]) -> Fraction:
    result = points(rows)
    assert isinstance(result, Known)
    return Fraction(result.value)


@given(rows=ROWS)
def test_nothing_is_lost(rows: list[Row]) -> None:
    assert value(rows) == sum(Fraction(weight) * done / per for weight, per, done in rows)


@given(rows=ROWS)
def test_the_order_of_activities_does_not_matter(rows: list[Row]) -> None:
    assert value(rows) == value(rows[::-1])


@given(rows=ROWS, times=st.integers(2, 9))
def test_twice_the_work_is_twice_the_points(rows: list[Row], times: int) -> None:
    assert value([(weight, per, times * done) for weight, per, done in rows]) == times * value(
        rows
    )


@given(rows=ROWS, weight=WEIGHTS)
def test_an_activity_not_done_changes_nothing(rows: list[Row], weight: Decimal) -> None:
    assert value([*rows, (weight, 1, 0)]) == value(rows)


@given(rows=ROWS, more=st.integers(1, 100))
def test_more_work_is_never_worth_less(rows: list[Row], more: int) -> None:
    weight, per, done = rows[0]
    assert value([(weight, per, done + more), *rows[1:]]) > value(rows)


@given(rows=ROWS, data=st.data())
def test_one_missing_count_makes_all_points_missing_by_name(
    rows: list[Row], data: st.DataObject
) -> None:
    lost = data.draw(st.sets(st.integers(0, len(rows) - 1), min_size=1).map(frozenset))
    gap = points(rows, lost)
    assert isinstance(gap, Unavailable)
    expected = tuple(f"prakom.k{n}" for n in sorted(lost))
    assert gap.missing == expected
