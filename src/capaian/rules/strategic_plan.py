"""The strategic plan: its rows by what they are about, and how its years combine."""

from __future__ import annotations

from capaian.domain.plan import Indicator
from capaian.domain.policy import Aggregation
from capaian.domain.progress import PlanYear
from capaian.domain.value import INDEX, PERCENT, SCALE_4, Unit
from capaian.rules.facts import Facts

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
