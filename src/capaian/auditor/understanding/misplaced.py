"""Actuals printed where achievements are meant, and the other way round: of a thing in another table."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import RowKind, UnderstoodRow
from capaian.auditor.understanding.vocabulary import Role
from capaian.domain.audit import AuditRule
from capaian.rules.outcome import HUNDRED

_FEWEST_DIGITS: Final = 4
"""Figures with fewer digits meet by chance."""
_STEM: Final = 6
_FEWEST_WORDS: Final = 2
_WORD: Final = re.compile(r"[a-z]{7,}")


@dataclass(frozen=True, slots=True)
class Misplaced:
    """An actual under the head of achievements, or an achievement under that of actuals."""

    printed: PrintedNumber
    meant: PrintedNumber
    """What the other table prints under that head."""
    role: Role
    """What the head says."""
    place: str
    source: str
    column: str


@dataclass(frozen=True, slots=True)
class _Stated:
    """An achievement with its actual, as a table states them."""

    equation: Equation
    words: frozenset[str]
    source: str

    def figure(self, role: Role) -> PrintedNumber:
        """Return its achievement or its actual."""
        return self.equation.result if role is Role.ACHIEVEMENT else self.equation.inputs[0]


def find_misplaced(report: UnderstoodReport) -> Iterator[Misplaced]:
    """Yield each figure under one head that is of the other in a thing of like name, and its own nowhere."""
    stated = [found for understood in report.tables for found in _stated(understood)]
    achievements = {value for understood in report.tables for value in _achievements(understood)}
    actuals: dict[Decimal, list[_Stated]] = {}
    achieved: dict[Decimal, list[_Stated]] = {}
    for found in stated:
        actuals.setdefault(found.equation.inputs[0].value, []).append(found)
        if found.equation.result.value != HUNDRED:  # many things reach their whole target
            achieved.setdefault(found.equation.result.value, []).append(found)
    for understood in report.tables:
        shares = [relation for relation in understood.relations if relation.law is not Law.DIFFERENCE]
        inputs = {column for relation in shares for column in relation.inputs}
        for column in understood.columns:
            if not column.is_numeric or _is_computed(understood, column):
                continue
            if column.meaning is Role.ACHIEVEMENT:
                yield from _in_column(understood, column, actuals, achievements)
            elif column.meaning is Role.ACTUAL and column not in inputs and not column.is_money:
                yield from _in_column(understood, column, achieved, actuals.keys())


def _achievements(understood: UnderstoodTable) -> Iterator[Decimal]:
    """Yield every figure that follows from an actual and a target."""
    for relation, equations in understood.equations:
        if relation.rule is AuditRule.ACHIEVEMENT:
            for equation in equations:
                yield equation.result.value


def _is_computed(understood: UnderstoodTable, column: Column) -> bool:
    return any(relation.result == column for relation in understood.relations)


def _stated(understood: UnderstoodTable) -> Iterator[_Stated]:
    """Yield achievements that follow from actual and target, and differ from the actual."""
    words = {row.row.line: _stems(row) for row in understood.rows}
    for relation, equations in understood.equations:
        if relation.rule is AuditRule.ACHIEVEMENT and relation.result.meaning is Role.ACHIEVEMENT:
            for equation in equations:
                line = equation.result.spot.line
                if equation.holds() and equation.inputs[0].value != equation.result.value:
                    yield _Stated(equation, words.get(line, frozenset()), understood.table.name)


def _in_column(
    understood: UnderstoodTable,
    column: Column,
    others: Mapping[Decimal, Sequence[_Stated]],
    own_values: Collection[Decimal],
) -> Iterator[Misplaced]:
    """Yield figures of a column that are those of another head, and in no table those of its own."""
    role = column.meaning or Role.ACTUAL
    for row in understood.rows:
        number = row.row.cells[column.index].number
        if row.kind is not RowKind.ITEM or number is None or number.value in own_values:
            continue
        if role is Role.ACHIEVEMENT and _has_target_of_hundred(row):
            continue
        if len(re.sub(r"\D", "", number.text)) < _FEWEST_DIGITS or _repeats_above(
            understood.rows, row, column
        ):
            continue
        own = _stems(row)
        alike = [f for f in others.get(number.value, ()) if len(f.words & own) >= _FEWEST_WORDS]
        if len({f.figure(role).value for f in alike}) == 1 and not _is_above(understood, row, alike[0]):
            found = alike[0]
            place = understood.place(row)
            yield Misplaced(number, found.figure(role), role, place, found.source, column.name)


def _has_target_of_hundred(row: UnderstoodRow) -> bool:
    """Whether a row has a target of 100: what is reached of it is the actual itself."""
    return any(cell.number is not None and cell.number.value == HUNDRED for cell in row.row.cells)


def _is_above(understood: UnderstoodTable, row: UnderstoodRow, found: _Stated) -> bool:
    """Whether the achievement stands in the row that this one is a part of: the part has its own."""
    if row.parent is None:
        return False
    cells = understood.rows[row.parent].row.cells
    return any(c.number is not None and c.number.value == found.equation.result.value for c in cells)


def _repeats_above(rows: Sequence[UnderstoodRow], row: UnderstoodRow, column: Column) -> bool:
    """Whether the row that it is a part of prints the same figure: it is said once."""
    if row.parent is None:
        return False
    above, own = (r.row.cells[column.index].number for r in (rows[row.parent], row))
    return above is not None and own is not None and above.value == own.value


def _stems(row: UnderstoodRow) -> frozenset[str]:
    """Return the beginnings of the long words of a row, without a leading `ke`."""
    words = _WORD.findall(" ".join(cell.text for cell in row.row.cells).casefold())
    return frozenset(word.removeprefix("ke")[:_STEM] for word in words)
