"""Mean achievements of goals, printed in one table, of the indicators that another table lists by goal.

`Rata-rata capaian` of a goal with one indicator is the achievement of that indicator. Which tables belong
together is told by their figures: several that are not 100 agree, and most of all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.number import PrintedNumber, Spot
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.facts import is_name, plain
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import RowKind, UnderstoodRow
from capaian.auditor.understanding.titles import are_alike
from capaian.auditor.understanding.vocabulary import Role
from capaian.domain.audit import AuditRule
from capaian.rules.outcome import HUNDRED

_FEWEST: Final = 2
"""Means that are not 100 and agree."""
_MOST: Final = 0.6
_SLIP: Final = 0.95
"""From here on two names are one, misspelt."""

Goals = Mapping[str, Sequence[PrintedNumber]]


def check_goal_means(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield the mean of each goal with the achievements that the best fitting other table lists for it."""
    listed = [(table, goals) for table in report.tables for goals in _goals_of(table)]
    for understood in report.tables:
        for column in understood.columns:
            if column.is_numeric and {Role.MEAN, Role.ACHIEVEMENT} <= {*column.roles}:
                tried = [
                    [*_means(understood, column, table, goals)]
                    for table, goals in listed
                    if table is not understood
                ]
                best = max(tried, key=lambda made: (_count_telling(made), len(made)), default=[])
                held = sum(equation.holds() for equation in best)
                if _count_telling(best) >= _FEWEST and held >= _MOST * len(best):
                    yield from best


def _count_telling(equations: Sequence[Equation]) -> int:
    return len({e.result.value for e in equations if e.holds() and e.result.value != HUNDRED})


def _goals_of(understood: UnderstoodTable) -> Iterator[Goals]:
    """Yield for each column of names the achievements of the rows below each name in it."""
    for relation, equations in understood.equations:
        if relation.rule is AuditRule.ACHIEVEMENT and relation.law is not Law.DIFFERENCE:
            first = min(column.index for column in (relation.result, *relation.inputs))
            sound = {equation.result.spot for equation in equations if equation.holds()}
            for names in understood.columns:
                if names.index < first and not names.is_numeric:
                    yield goals_below(understood.rows, names, relation.result, sound)


def goals_below(rows: Sequence[UnderstoodRow], names: Column, achieved: Column, sound: Set[Spot]) -> Goals:
    """Return the achievements of the rows from each name to the next.

    A name that comes back is none, and of a goal with an achievement that is itself wrong nothing follows.
    """
    found: dict[str, list[PrintedNumber]] = {}
    current, unknown = "", {""}
    for row in rows:
        text = row.row.cells[names.index].text
        name = plain(text) if any(map(str.isalpha, text)) and row.kind is RowKind.ITEM else ""
        if text.strip() or row.kind is not RowKind.ITEM:
            if name != current and name in found:
                unknown.add(name)
            current = name
        number = row.row.cells[achieved.index].number
        if number is not None:
            found.setdefault(current, []).append(number)
            if number.spot not in sound:
                unknown.add(current)
    return {name: numbers for name, numbers in found.items() if name not in unknown}


def _means(
    understood: UnderstoodTable, column: Column, table: UnderstoodTable, goals: Goals
) -> Iterator[Equation]:
    """Yield the figures of a column of means with the achievements of the goals that its rows name."""
    for row in understood.rows:
        number = row.row.cells[column.index].number
        texts = [cell.text for cell in row.row.cells[: column.index] if is_name(cell.text)]
        if number is None or not texts or row.kind is not RowKind.ITEM:
            continue
        numbers = _achievements(plain(texts[-1]), goals)
        if numbers:
            law = Law.MEAN if len(numbers) > 1 else Law.EQUAL
            rule = AuditRule.AVERAGE if law is Law.MEAN else AuditRule.CROSSREF
            place = f"{understood.place(row)} dan {table.table.name}"
            names = (f"capaian ({table.table.name})",) if law is Law.EQUAL else ()
            yield Equation(rule, law, number, tuple(numbers), place, subject=column.name, names=names)


def _achievements(name: str, goals: Goals) -> Sequence[PrintedNumber]:
    """Return what a table lists for a goal, be its name misspelt in one of the two."""
    if name in goals:
        return goals[name]
    alike = [goal for goal in goals if are_alike(name, goal, _SLIP)]
    return goals[alike[0]] if len(alike) == 1 else ()
