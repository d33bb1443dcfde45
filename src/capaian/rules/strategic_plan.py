"""The strategic plan: its rows by what they are about, and how far a year and the plan have come.

Legal basis:
    Permendagri 86/2017, form E.81 (columns 12 to 14) and table T-C.29 (columns 8, 10 and 11).
"""

from __future__ import annotations

from decimal import Decimal

from capaian.domain.plan import Indicator
from capaian.domain.policy import Aggregation
from capaian.domain.progress import PlanYear
from capaian.domain.value import INDEX, PERCENT, SCALE_4, Unit
from capaian.rules.facts import Facts
from capaian.rules.outcome import Outcome, percent_of

_LEVELS = frozenset({PERCENT, INDEX, SCALE_4})


def combines_by(unit: Unit, declared: Aggregation | None = None) -> Aggregation:
    """Return how periods combine: as declared, else by the unit.

    Examples:
        >>> combines_by(Unit("dokumen")).value, combines_by(PERCENT).value
        ('sum', 'last')
        >>> combines_by(Unit("dokumen"), Aggregation.LAST).value
        'last'
    """
    return declared or (Aggregation.LAST if unit in _LEVELS else Aggregation.SUM)


def realised_to_date(earlier: Decimal, current: Decimal) -> Outcome:
    """Return what was realised since the plan began, of what adds up: column 13 = 6 + 12 of E.81.

    What does not add up (percentages, indices) has its latest value in column 13.

    Examples:
        >>> realised_to_date(Decimal(24), Decimal(12))
        Decimal('36')
    """
    return earlier + current


def share_of_plan(part: Decimal, whole: Decimal) -> Outcome:
    """Return a share in percent: 14 = 13 / 5 of E.81; 8 = 7 / 6 and 11 = 10 / 4 of T-C.29.

    Examples:
        >>> share_of_plan(Decimal(36), Decimal(60))
        Decimal('60')
        >>> share_of_plan(Decimal(36), Decimal(0)).value
        'division_by_zero'
    """
    return percent_of(part, whole)


def plain_name(name: str) -> str:
    """Return a name without what spellings differ in: case, spaces and signs.

    Examples:
        >>> plain_name("Perjanjian Kerjasama") == plain_name("Perjanjian kerja sama")
        True
    """
    return "".join(letter for letter in name.casefold() if letter.isalnum())


def is_named(row: PlanYear, indicator: Indicator) -> bool:
    """Say whether a row is about an indicator: by its name, its symbol or its code."""
    names = (indicator.name, indicator.symbol, indicator.code)
    return plain_name(row.name) in {plain_name(name) for name in names if name}


def rows_of_indicator(facts: Facts, indicator: Indicator) -> tuple[PlanYear, ...]:
    """Return the rows about an indicator, of all nodes that it measures, in its own unit."""
    nodes = (node.id for node in facts.office_year.nodes if indicator.code in node.indicators)
    rows = (row for node in nodes for row in facts.plan_years.get(node, ()))
    return tuple(row for row in rows if is_named(row, indicator) and row.unit == indicator.unit)
