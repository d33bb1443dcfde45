"""What the columns of a table hold, and how one follows from others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from math import log10
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import BALANCES, Law, without_blanks
from capaian.auditor.printed.number import PrintedNumber, Spot
from capaian.auditor.printed.table import PrintedCell, PrintedTable
from capaian.auditor.understanding.bounds_of_rows import but_at_bounds
from capaian.auditor.understanding.compared_with import is_distance
from capaian.auditor.understanding.distances import as_sizes
from capaian.auditor.understanding.heads import settle_paths
from capaian.auditor.understanding.rates import rates_of
from capaian.auditor.understanding.rows import RowKind, UnderstoodRow
from capaian.auditor.understanding.vocabulary import (
    MONEY,
    SHARE_ROW,
    Role,
    roles_of,
    trend_of,
    without_brackets,
)
from capaian.auditor.understanding.years import years_in
from capaian.domain.audit import AuditRule
from capaian.domain.policy import Trend
from capaian.domain.value import PERCENT, RUPIAH
from capaian.rules.outcome import HUNDRED

_LARGE: Final = 100_000
_HUGE: Final = 1_000_000
_MOST_PERCENT: Final = 200
_NEARLY_ALL: Final = 0.8
_FEWEST_HELD: Final = 3
_MOST_HELD: Final = 0.75
_MOST_LETTERS: Final = 20
"""A cell with more letters beside its number is words."""
_FEWEST_CAPPED: Final = 2
_CAPS: Final = frozenset(map(Decimal, (100, 110, 120, 125, 150, 200)))
"""What achievements are written as at most."""
_FEWEST_POWERS: Final = 3
_ABOUT: Final = 0.01
_OTHER_UNIT: Final = re.compile(
    r"(?!(?:rp|ribu|juta|mil[iy]ar|triliun|rupiah)\b)\b[^\W\d_]{2,}", re.IGNORECASE
)
"""Beside a figure what it counts, and no amount of money: `322 unit`, not `1,2 miliar`."""
_ENDS_IN_YEAR: Final = re.compile(r"^\D*[A-Za-z]\D*\b(?:19|20)\d\d\)?$")
_NUMBERED_NAME: Final = re.compile(r"\d[\d.]*[.)]?\s+[^\W\d_]{3}")
"""What the first cell of a row is where its name follows its number: `01.02 Retribusi`."""
_MEANINGS: Final = (
    Role.ABSORPTION,
    Role.ACHIEVEMENT,
    Role.SPENT,
    Role.ACTUAL,
    Role.TARGET,
    Role.BUDGET,
    Role.PART,
    Role.WHOLE,
)
_WAYS_TO_ACHIEVE: Final = (Law.PERCENT, Law.MIRROR, Law.INVERSE)
"""The usual way, and those of indicators of which less is better."""
_NO_SHARES: Final = frozenset({RowKind.BAND, RowKind.MEAN, RowKind.INDEX})
OF_MONEY: Final = {Role.ACTUAL: Role.SPENT, Role.TARGET: Role.BUDGET}
"""Money that is realised is spent, money that is a target is budget."""


@dataclass(frozen=True)
class Column:
    """A column with what its head and its cells say."""

    index: int
    path: tuple[str, ...]
    roles: tuple[Role, ...]
    is_numeric: bool
    is_percent: bool
    is_money: bool
    may_be_share: bool = False
    """Whether its figures, whatever its head says, may be percentages: decimals about a hundred at most."""
    is_huge: bool = False
    """Whether its figures are so large that beside money they are money."""
    rates: tuple[Law, ...] = ()
    """The laws of rates that its figures may follow by the words of its head and of its table."""
    is_nothing: bool = False
    """Whether it prints a dash in each row: there is none of what it counts."""

    @property
    def name(self) -> str:
        """Its innermost word."""
        return self.path[-1] if self.path else f"kolom {self.index + 1}"

    @cached_property
    def bare_name(self) -> str:
        """The same in small letters, without what brackets add: `luas tanam` of `Luas Tanam (ha)`."""
        return " ".join(without_brackets(self.name).casefold().split())

    @cached_property
    def meaning(self) -> Role | None:
        """What its words say first: money that is realised is spent, money that is a target is budget."""
        role = next((role for role in self.roles if role in _MEANINGS), None)
        return OF_MONEY.get(role, role) if self.is_money and role else role

    @cached_property
    def years(self) -> frozenset[int]:
        """The years that its head names."""
        return years_in(" ".join(self.path))


_SCALE: Final = r"(?:ribu|juta|mil[iy]ar)(?:an)?|triliun"
_IN_RUPIAH: Final = re.compile(
    rf"[(]\s*(?:(?:rp\.?|rupiah)(?:\s*(?:{_SCALE}))?|(?:dalam\s+)?(?:{_SCALE})\s+(?:rp\.?|rupiah))\s*[)]\s*$",
    re.IGNORECASE,
)
"""A head that gives its unit, however small the amounts are: `(Rp)`, `(Rp juta)`, `(dalam miliar rupiah)`."""


@dataclass(frozen=True, slots=True)
class Relation:
    """A column whose figures follow from those of other columns in the same row."""

    rule: AuditRule
    law: Law
    result: Column
    inputs: tuple[Column, ...]
    held: int = 0
    """Telling rows for which it holds."""
    of: int = 0
    """Telling rows that have all its figures."""

    @property
    def is_borne_out(self) -> bool:
        """Whether it holds for several rows, and for nearly all of those that can tell."""
        return self.held >= _FEWEST_HELD and self.held >= self.of * _MOST_HELD


def understand_columns(table: PrintedTable, rows: Sequence[UnderstoodRow]) -> tuple[Column, ...]:
    """Return the columns of a table with what they hold."""
    paths = settle_paths(table, rows)
    columns = [_column(table, rows, index, path) for index, path in enumerate(paths)]
    has_money = any(column.is_money for column in columns)
    return tuple(replace(c, is_money=True) if has_money and c.is_huge else c for c in columns)


def _column(table: PrintedTable, rows: Sequence[UnderstoodRow], index: int, path: tuple[str, ...]) -> Column:
    roles = roles_of(path)
    cells = [row.row.cells[index] for row in rows if row.kind is not RowKind.BAND]
    filled = [cell for cell in cells if cell.text.strip()]
    numbers = [cell.number for cell in filled if cell.number is not None and _is_figure(cell)]
    words = " ".join((*path, table.title))
    is_numeric = bool(numbers) and 2 * len(numbers) >= sum(not c.is_dash for c in filled)
    percents = sum(number.unit == PERCENT for number in numbers)
    return Column(
        index,
        path,
        roles,
        is_numeric and Role.NUMBER not in roles and not _counts(numbers, index),
        2 * percents > len(numbers) or "%" in " ".join(path),
        _is_in_rupiah([cell for cell in filled if cell.number is not None and _is_figure(cell)])
        or (bool(MONEY.search(words)) and _is_large(numbers))
        or (bool(path) and _IN_RUPIAH.search(path[-1]) is not None),
        _may_be_shares(numbers),
        2 * sum(number.value >= _HUGE for number in numbers) > len(numbers),
        rates_of(path, table.title),
        bool(filled) and all(cell.is_dash for cell in filled),
    )


def _is_in_rupiah(cells: Sequence[PrintedCell]) -> bool:
    """Whether a column is of money: an amount of rupiah among hectares and people is a target too."""
    numbers = [(cell, cell.number) for cell in cells if cell.number is not None]
    amounts = [number for _, number in numbers if number.unit == RUPIAH]
    others = [(cell, number) for cell, number in numbers if number.unit != RUPIAH]
    is_mixed = any(number.unit == PERCENT or _OTHER_UNIT.search(cell.text) for cell, number in others)
    large = sum(number.value >= _LARGE for _, number in others)
    return bool(amounts) and not is_mixed and 2 * (len(amounts) + large) > len(numbers)


def _may_be_shares(numbers: Sequence[PrintedNumber]) -> bool:
    small = sum(abs(number.value) <= _MOST_PERCENT for number in numbers)
    return any(number.decimals for number in numbers) and small >= _NEARLY_ALL * len(numbers)


def _is_figure(cell: PrintedCell) -> bool:
    """Whether a number is what a cell says, and not a part of its words: `Realisasi 2016`."""
    letters = sum(map(str.isalpha, cell.text))
    is_name = not cell.column and _NUMBERED_NAME.match(cell.text.strip())
    return letters <= _MOST_LETTERS and not (letters and (is_name or _ENDS_IN_YEAR.search(cell.text)))


def _is_large(numbers: Sequence[PrintedNumber]) -> bool:
    return bool(numbers) and sum(number.value >= _LARGE for number in numbers) * 2 > len(numbers)


def _counts(numbers: Sequence[PrintedNumber], index: int) -> bool:
    """Whether the first column numbers the rows, whatever its head says."""
    values = [number.value for number in numbers]
    return index == 0 and values[:2] == [Decimal(1), Decimal(2)] and values == sorted(values)


_OF_BASE: Final = frozenset({Law.PERCENT, Law.GROWTH})


def equations_of(
    table: PrintedTable, rows: Sequence[UnderstoodRow], relation: Relation
) -> Iterator[Equation]:
    """Yield the relation for each row that has all its figures."""
    told = _as_most_rows([*_equations(table, rows, relation)])
    is_left = relation.inputs[0].meaning is Role.TARGET
    sizes = as_sizes(told, of_what_is_left=is_left) if _is_distance(relation) else told
    made = [*but_at_bounds(_as_in_mean(sizes, rows, relation), table, rows)]
    most = max((equation.result.value for equation in made), default=HUNDRED)
    capped = [equation for equation in made if most in _CAPS and _is_capped(equation, most)]
    is_rule = len(capped) >= _FEWEST_CAPPED
    yield from (equation for equation in made if not (is_rule and equation in capped))


def _is_distance(relation: Relation) -> bool:
    """Whether its figures may be told without their signs, by their head or by what they lie between."""
    names = [name for column in relation.inputs for name in column.path]
    is_named = is_distance(relation.result.name, names)
    is_of_target = {column.meaning for column in relation.inputs} == {Role.TARGET, Role.ACTUAL}
    return relation.rule is AuditRule.DIFFERENCE and (is_named or is_of_target)


def _equations(table: PrintedTable, rows: Sequence[UnderstoodRow], relation: Relation) -> Iterator[Equation]:
    results = (row.row.cells[relation.result.index].number for row in rows)
    is_signed = any(number is not None and number.value < 0 for number in results)
    for understood in rows:
        if understood.kind in _left_out(relation):
            continue
        result = understood.row.cells[relation.result.index].number
        known = inputs_of(understood, relation)
        are_told = [understood.row.cells[column.index].number is not None for column in relation.inputs]
        law = without_blanks(relation.law, are_told)
        is_of_sums = relation.law is not Law.SUM or not SHARE_ROW.match(understood.label)
        if result is None or not known or not is_of_sums:
            continue
        place = f"{table.name}, {understood.label}".rstrip(", ")
        names = _names(relation) if len(known) == len(relation.inputs) else ()
        equation = Equation(
            relation.rule,
            law,
            result,
            known,
            place,
            subject=relation.result.name,
            names=names,
        )
        is_of_loss = relation.law in _OF_BASE and known[-1].value < 0  # a share of a loss has no usual sign
        is_one_unit = relation.held > 0 and all(column.is_money for column in relation.inputs)
        if not is_of_loss and (is_one_unit or not is_of_other_units(equation)):
            yield _as_fallen(equation, understood, relation, is_signed=is_signed) or of_direction(equation)


def _left_out(relation: Relation) -> frozenset[RowKind]:
    """Return the rows that a relation is not told of: a share of means is no mean of shares, a change is."""
    is_change = relation.law is Law.DIFFERENCE and Role.CHANGE in relation.result.roles
    return frozenset({RowKind.BAND}) if is_change else _NO_SHARES


def is_of_other_units(equation: Equation) -> bool:
    """Say whether part and whole are plainly counted in different units: 11.805.000 fish of 6 (million)."""
    computed = equation.computed()
    if equation.law is not Law.PERCENT or not computed or not equation.result.value:
        return False
    ratio = abs(float(computed / equation.result.value))
    power = round(log10(ratio))
    return abs(power) >= _FEWEST_POWERS and abs(ratio / 10.0**power - 1) < _ABOUT


def of_direction(equation: Equation) -> Equation:
    """Return an achievement by the law that its indicator follows: less is better for some.

    Of two that give about the same it is the one that gives the figure itself.
    """
    if equation.rule is not AuditRule.ACHIEVEMENT or equation.law is not Law.PERCENT or equation.holds():
        return equation
    others = [replace(equation, law=law) for law in _WAYS_TO_ACHIEVE[1:]]
    held = [other for other in others if other.holds()]
    exact = (other for other in held if replace(other, is_of_print=True).holds())
    return next(exact, held[0] if held else equation)


_FALLING: Final = re.compile(r"\s*[\u2193\u25bc\u25bd\u2b07\u2198]")
"""Arrows that stand for the word `turun`."""


def _as_fallen(
    equation: Equation, row: UnderstoodRow, relation: Relation, *, is_signed: bool
) -> Equation | None:
    """Return a change whose row says that it is a fall, and so prints it without a sign: `turun 0,50`.

    Another cell of the row may be of another change, so that its word counts where it makes the figure right,
    and stands for no sign where other rows of the column print theirs.
    """
    if equation.result.value <= 0 or equation.law not in (Law.DIFFERENCE, Law.GROWTH):
        return None
    if equation.law is Law.DIFFERENCE:
        fallen = replace(equation, inputs=equation.inputs[::-1], names=equation.names[::-1])
    else:
        fallen = replace(equation, law=Law.UNSPENT)
    own = row.row.cells[relation.result.index].text
    if trend_of(own) is Trend.DOWN or _FALLING.match(own):
        return fallen
    is_down = not is_signed and any(trend_of(cell.text) is Trend.DOWN for cell in row.row.cells)
    return fallen if is_down and not equation.holds() and fallen.holds() else None


def _as_most_rows(made: Sequence[Equation]) -> list[Equation]:
    """Return the equations; the wrong achievements by the law of the others, where these have but one.

    What is told the other way round in every row was not meant as usual in the one that fails.
    """
    achieved = [e for e in made if e.rule is AuditRule.ACHIEVEMENT and e.law in _WAYS_TO_ACHIEVE]
    telling = [e for e in achieved if e.result.value != HUNDRED and e.holds()]
    wrong = {e.result.spot for e in achieved if not e.holds()}
    if not wrong or len(telling) < _FEWEST_HELD:
        return [*made]
    fitting = (law for law in _WAYS_TO_ACHIEVE if all(replace(e, law=law).holds() for e in telling))
    law = next(fitting, Law.PERCENT)
    return [replace(e, law=law) if e.result.spot in wrong else e for e in made]


def _as_in_mean(
    made: Sequence[Equation], rows: Sequence[UnderstoodRow], relation: Relation
) -> Iterator[Equation]:
    """Yield the equations; the one whose figure fits the mean by another law only follows that law.

    What is worked out the wrong way round, or by another formula, is told by the mean of the column.
    """
    means = [row.row.cells[relation.result.index].number for row in rows if row.kind is RowKind.MEAN]
    mean = means[0] if len(means) == 1 else None
    meant = {} if mean is None else _meant_by(mean, made, relation)
    for equation in made:
        yield meant.get(equation.result.spot, equation) if len(meant) == 1 else equation


def _meant_by(mean: PrintedNumber, made: Sequence[Equation], relation: Relation) -> dict[Spot, Equation]:
    """Return by their spots the figures that make the mean right by another law, where none is right yet."""
    whole = sum((equation.result.value for equation in made), Decimal(0))

    def fits(total: Decimal) -> bool:
        return abs(total / len(made) - mean.value) <= mean.step

    turned = [equation for equation in made if equation.law is not relation.law]
    if not turned or fits(whole):
        return {}
    others = (replace(each, law=law) for each in turned for law in _WAYS_TO_ACHIEVE if law is not each.law)
    values = ((other, other.computed()) for other in others if not other.holds())
    return {
        other.result.spot: other
        for other, value in values
        if value is not None and fits(whole - other.result.value + value)
    }


def _is_capped(equation: Equation, most: Decimal) -> bool:
    """Whether an achievement above 100, or another round bound, is printed as that, as some do throughout."""
    if equation.rule is not AuditRule.ACHIEVEMENT or equation.result.value != most:
        return False
    ways = (replace(equation, law=law).computed() for law in (equation.law, *_WAYS_TO_ACHIEVE[1:]))
    return any(found is not None and found > most for found in ways) and not equation.holds()


def inputs_of(understood: UnderstoodRow, relation: Relation) -> tuple[PrintedNumber, ...]:
    """Return the figures that a row has for the inputs; none if one is missing where all are needed."""
    cells = [understood.row.cells[column.index] for column in relation.inputs]
    known = tuple(cell.number for cell in cells if cell.number is not None)
    if len(known) == len(cells):
        return known
    blank = all(cell.number is not None or cell.is_dash or not cell.text.strip() for cell in cells)
    is_item = understood.kind is RowKind.ITEM
    is_open = relation.law is Law.SUM or (relation.law in BALANCES and cells[0].number is not None)
    return known if is_open and blank and is_item else ()


def _names(relation: Relation) -> tuple[str, ...]:
    """Return the heads of the inputs; years or groups are added where two heads are the same."""
    names = [column.name for column in relation.inputs]
    if len({*names}) == len(names):
        return tuple(names)
    return tuple(" ".join(column.path) or column.name for column in relation.inputs)
