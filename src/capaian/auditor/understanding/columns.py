"""Which column follows from which: by the arithmetic that holds for most rows, and by the words of heads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.printed.table import PrintedTable
from capaian.auditor.understanding.rows import RowKind, UnderstoodRow
from capaian.auditor.understanding.vocabulary import MONEY, Role, roles_of
from capaian.domain.audit import AuditRule
from capaian.domain.value import PERCENT, RUPIAH

_MOST: Final = 0.6
"""Share of rows for which an arithmetic relation has to hold to be believed without words."""
_FEWEST: Final = 3
"""Rows that have to tell something: 100 of 100 in the same column tells nothing."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column with what its head and its cells say."""

    index: int
    path: tuple[str, ...]
    roles: tuple[Role, ...]
    is_numeric: bool
    is_percent: bool
    is_money: bool

    @property
    def name(self) -> str:
        """Its innermost word."""
        return self.path[-1] if self.path else f"kolom {self.index + 1}"


@dataclass(frozen=True, slots=True)
class Relation:
    """A column whose figures follow from those of other columns in the same row."""

    rule: AuditRule
    law: Law
    result: Column
    inputs: tuple[Column, ...]
    held: int
    """Rows for which it holds."""
    of: int
    """Rows that have all its figures."""


def understand_columns(table: PrintedTable, rows: Sequence[UnderstoodRow]) -> tuple[Column, ...]:
    """Return the columns of a table with what they hold."""
    return tuple(_column(table, rows, index) for index in range(table.width))


def _column(table: PrintedTable, rows: Sequence[UnderstoodRow], index: int) -> Column:
    path = table.paths[index]
    roles = roles_of(path)
    cells = [row.row.cells[index] for row in rows if row.kind is not RowKind.BAND]
    filled = [cell for cell in cells if cell.text.strip()]
    numbers = [cell.number for cell in filled if cell.number is not None]
    words = " ".join((*path, table.title))
    is_numeric = bool(numbers) and 2 * len(numbers) >= sum(not c.is_dash for c in filled)
    percents = sum(number.unit == PERCENT for number in numbers)
    return Column(
        index,
        path,
        roles,
        is_numeric and Role.NUMBER not in roles,
        2 * percents > len(numbers) or "%" in " ".join(path),
        any(n.unit == RUPIAH for n in numbers) or (bool(MONEY.search(words)) and _is_large(numbers)),
    )


def _is_large(numbers: Sequence[PrintedNumber]) -> bool:
    return bool(numbers) and sum(number.value >= 100_000 for number in numbers) * 2 > len(numbers)


def find_relations(
    table: PrintedTable, rows: Sequence[UnderstoodRow], columns: Sequence[Column]
) -> tuple[Relation, ...]:
    """Return for each column the best relation that explains it, if any does."""
    found = (_best(table, rows, columns, column) for column in columns if _follows(column))
    return tuple(relation for relation in found if relation is not None)


_DERIVED: Final = frozenset(
    {Role.ACHIEVEMENT, Role.ABSORPTION, Role.EFFICIENCY, Role.SHARE, Role.CHANGE, Role.INDEX, Role.TOTAL}
)
_GIVEN: Final = frozenset({Role.TARGET, Role.ACTUAL})
"""Roles of what is stated, not computed."""


def _follows(column: Column) -> bool:
    """Whether its figures may follow from others in the row; heads set a column off leave that open."""
    own = roles_of(column.path[-1:])
    return column.is_numeric and (not _GIVEN & {*own} or bool(_DERIVED & {*own}))


def _best(
    table: PrintedTable, rows: Sequence[UnderstoodRow], columns: Sequence[Column], result: Column
) -> Relation | None:
    tried = [_try(table, rows, relation) for relation in _candidates(columns, result)]
    believed = [relation for relation in tried if _is_believed(relation)]
    return max(believed, key=_weight, default=None)


def _candidates(columns: Sequence[Column], result: Column) -> Iterator[Relation]:
    """Yield every relation that the kinds of the columns allow."""
    others = [column for column in columns if column.is_numeric and column.index != result.index]
    for pair in permutations(others, 2):
        for law in _laws_of_two(result, pair):
            yield Relation(_rule_of(result, pair), law, result, pair, 0, 0)
    for other in others:
        if Role.INDEX in result.roles and other.index == result.index - 1:
            yield Relation(AuditRule.INDEX, Law.INDEX, result, (other,), 0, 0)
        if Role.EFFICIENCY in result.roles:
            yield Relation(AuditRule.EFFICIENCY, Law.REMAINDER, result, (other,), 0, 0)
    if Role.TOTAL in result.roles and not result.is_percent:
        before = [c for c in others if c.index < result.index and c.is_percent == result.is_percent]
        for start in range(len(before) - 1):
            yield Relation(AuditRule.SUM, Law.SUM, result, tuple(before[start:]), 0, 0)


_SHARES: Final = frozenset({Role.ACHIEVEMENT, Role.ABSORPTION, Role.SHARE, Role.EFFICIENCY})


def _laws_of_two(result: Column, pair: tuple[Column, Column]) -> Iterator[Law]:
    """Yield the laws under which a column may follow from two others."""
    first, second = pair
    is_share = result.is_percent or bool(_SHARES & {*result.roles})
    if is_share and first.is_money == second.is_money and not result.is_money:
        yield Law.PERCENT
    if {Role.EFFICIENCY, Role.CHANGE} & {*result.roles}:
        yield Law.DIFFERENCE


def _rule_of(result: Column, inputs: Sequence[Column]) -> AuditRule:
    if Role.EFFICIENCY in result.roles:
        return AuditRule.EFFICIENCY
    if all(column.is_money for column in inputs) or Role.ABSORPTION in result.roles:
        return AuditRule.ABSORPTION
    wanted = {role for column in inputs for role in column.roles}
    if Role.TARGET in wanted or (Role.ACTUAL in wanted and Role.ACHIEVEMENT in result.roles):
        return AuditRule.ACHIEVEMENT
    return AuditRule.DIFFERENCE if Role.CHANGE in result.roles else AuditRule.RATIO


def _try(table: PrintedTable, rows: Sequence[UnderstoodRow], relation: Relation) -> Relation:
    equations = [*equations_of(table, rows, relation)]
    telling = [equation for equation in equations if _tells(equation)]
    counted = telling or equations
    held = sum(equation.holds() for equation in counted)
    return Relation(relation.rule, relation.law, relation.result, relation.inputs, held, len(counted))


def _tells(equation: Equation) -> bool:
    """Whether the row could tell this relation from another: 100 % of equal numbers cannot."""
    return len({number.value for number in equation.numbers}) == len(equation.numbers)


def equations_of(
    table: PrintedTable, rows: Sequence[UnderstoodRow], relation: Relation
) -> Iterator[Equation]:
    """Yield the relation for each row that has all its figures."""
    for understood in rows:
        if understood.kind in (RowKind.BAND, RowKind.MEAN):
            continue
        cells = understood.row.cells
        result = cells[relation.result.index].number
        inputs = [cells[column.index].number for column in relation.inputs]
        known = tuple(number for number in inputs if number is not None)
        if result is None or len(known) < len(inputs):
            continue
        place = f"{table.name}, {understood.row.label}".rstrip(", ")
        yield Equation(relation.rule, relation.law, result, known, place, subject=relation.result.name)


def _is_believed(relation: Relation) -> bool:
    """Whether arithmetic, or words where few rows hold, speak for a relation."""
    if not relation.of:
        return False
    share = relation.held / relation.of
    if relation.of >= _FEWEST and share >= _MOST:
        return True
    return _fits_words(relation) and (share > 0 or relation.of >= _FEWEST)


_PAIRS: Final = (
    (Role.ACTUAL, Role.TARGET),
    (Role.SPENT, Role.BUDGET),
    (Role.PART, Role.WHOLE),
    (Role.ACHIEVEMENT, Role.ABSORPTION),
)


def _fits_words(relation: Relation) -> bool:
    """Whether the heads name numerator and denominator."""
    if relation.law is Law.INDEX:
        return True
    if len(relation.inputs) != 2:
        return False
    first, second = relation.inputs
    return any(_leads(first, part, whole) and _leads(second, whole, part) for part, whole in _PAIRS)


def _leads(column: Column, wanted: Role, other: Role) -> bool:
    """Whether the words of a column say one role rather than the other."""
    if wanted not in column.roles:
        return False
    return other not in column.roles or column.roles.index(wanted) < column.roles.index(other)


def _weight(relation: Relation) -> tuple[float, bool, int]:
    distance = sum(abs(relation.result.index - column.index) for column in relation.inputs)
    return relation.held / max(relation.of, 1), _fits_words(relation), -distance
