"""Laws of the rulebook: scales and classes partition,
and a lookup never gives another year's value.
"""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from hypothesis import given
from hypothesis import strategies as st

from capaian.rulebook import load_reference, load_rulebook

RULES = load_rulebook()
PRINTED = st.decimals(25, 100, places=2)


@given(index=PRINTED)
def test_every_printed_index_has_one_class(index: Decimal) -> None:
    table = RULES.survey_class_table("permenpanrb-14-2017", date(2023, 12, 31))
    assert table is not None

    assert sum(c.lower <= index <= c.upper for c in table.classes) == 1


@given(day=st.dates(date(2000, 1, 1), date(2016, 12, 31)))
def test_no_class_table_before_its_regulation(day: date) -> None:
    assert RULES.survey_class_table("permenpanrb-14-2017", day) is None


def test_the_sample_table_follows_its_formula_but_for_one_row() -> None:
    differing = [
        size.population
        for size in load_reference().sample_sizes
        if krejcie_morgan(size.population) != size.sample
    ]

    assert differing == [100000]


def krejcie_morgan(population: int) -> int:
    """Return the sample size by the formula, rounded half-up."""
    chi, p, d = Decimal("3.841"), Decimal("0.5"), Decimal("0.05")
    spread = chi * p * (1 - p)
    size = spread * population / (d * d * (population - 1) + spread)
    return int(size.quantize(Decimal(1), rounding=ROUND_HALF_UP))
