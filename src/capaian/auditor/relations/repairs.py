"""The smallest slip of the hand under which statements hold that do not:
which figure of them is wrong.

Of the figures of a statement that does not hold each is tried with one digit changed, two
exchanged, its mark moved, or as a copy of its neighbour. What other statements deny is no slip.
Where one figure remains it is blamed; where several do, each of them is a candidate.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from math import floor, log10
from typing import Final, NamedTuple

from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.quantities.figures import (
    MIN_DIGITS,
    MIN_PROVING_BITS,
    MIN_TELLING_BITS,
    PrintedQuantity,
)
from capaian.auditor.quantities.grid_quantities import GridQuantities
from capaian.auditor.relations.law import Law, solve
from capaian.auditor.relations.statements import LawStatement

MAX_DIGITS: Final = 16
MAX_SHARE_OF_WINDOW: Final = 0.2
"""Part of the distance between two slips that rounding may leave open: more,
and a slip fits by chance.
"""
MAX_CANDIDATES: Final = 2
"""Figures that a reader is sent to; where more might be the wrong one the result is told,
as open.
"""
Relation = tuple[int, frozenset[int]]
SHIFTS: Final = (1, -1, 2, -2, 3, -3)
"""Digits by which a mark may stand off."""


@dataclass(frozen=True, eq=False)
class FigureRepair:
    """A figure and what it was meant to be."""

    quantity: PrintedQuantity
    right: PrintedQuantity
    mended: Sequence[LawStatement]
    """The statements that hold with it, as they are printed."""

    @property
    def holding(self) -> Iterator[LawStatement]:
        """The statements with the right figure in its place."""
        return (_with_right(each, self.quantity, self.right) for each in self.mended)

    @property
    def bits(self) -> float:
        """Surprise of the results that hold with it."""
        return sum({each.result.value: each.result.bits for each in self.mended}.values())


@dataclass(frozen=True, eq=False)
class Blame:
    """Which figures are wrong where statements do not hold."""

    repairs: Sequence[FigureRepair] = ()
    """Each of a figure that alone explains what does not hold."""
    candidates: Mapping[Relation, Sequence[FigureRepair]] = field(default_factory=dict)
    """By what a statement relates: the repairs of which each would mend it
    as well as the others.
    """


def find_copies(tables: Iterable[GridQuantities]) -> set[int]:
    """Return the identities of the figures whose neighbour in their row or
    column has the same value.
    """
    found: set[int] = set()
    for table in tables:
        for row in table.rows:
            found.update(*map(_pair_of_same, pairwise(row.values())))
        for column in table.columns:
            found.update(*map(_pair_of_same, pairwise(each for _, each in table.column(column))))
    return found


def _pair_of_same(pair: tuple[PrintedQuantity, PrintedQuantity]) -> Collection[int]:
    one, other = pair
    return (
        {id(one), id(other)} if one.value == other.value and one.bits >= MIN_TELLING_BITS else ()
    )


def blame_figures(
    statements: Sequence[LawStatement],
    denied: Collection[Relation],
    agreeing: Iterable[LawStatement],
    copies: Collection[int],
) -> Blame:
    """Return which figures are wrong; those first whose repair mends most statements.

    Args:
        statements: What figures should obey.
        denied: Which of them are told as not holding; others are excused.
        agreeing: Prints of one quantity that agree, which speak for a figure.
        copies: Identities of figures that repeat their neighbour.
    """
    holding: dict[int, list[LawStatement]] = defaultdict(list)
    for each in (*(each for each in statements if each.holds), *agreeing):
        for figure in _figures(each):
            holding[id(figure)].append(each)
    open_ones = [each for each in statements if not each.nearly_holds]
    of_figure = {
        identity: repairs
        for identity, (figure, broken) in _by_figure(open_ones).items()
        if (repairs := [*_repairs(figure, broken, holding[identity], is_copy=identity in copies)])
    }
    found = [*_of_several(of_figure.values())]
    mended = {id(each) for repair in found for each in repair.mended}
    candidates: dict[Relation, Sequence[FigureRepair]] = {}
    for statement in open_ones:
        if id(statement) in mended or statement.relation not in denied:
            continue
        remaining = [*_remaining(statement, of_figure, copies)]
        if len(remaining) == 1 and remaining[0].quantity is not statement.result:
            if any(each.quantity is remaining[0].quantity for each in found):
                continue
            found.append(remaining[0])
            mended |= {id(each) for each in remaining[0].mended}
        elif len(remaining) > 1:
            candidates[statement.relation] = remaining
    return Blame(found, candidates)


def _of_several(found: Iterable[Sequence[FigureRepair]]) -> Iterator[FigureRepair]:
    """Yield the repairs that mend several statements, none of which mends what another does."""
    likely = []
    for repairs in found:
        best = max(len(each.mended) for each in repairs)
        surest = [each for each in repairs if len(each.mended) == best]
        is_one = len({each.right.value for each in surest}) == 1
        if best > 1 and is_one and surest[0].bits >= MIN_PROVING_BITS:
            likely.append(surest[0])
    mended: set[int] = set()
    for repair in sorted(likely, key=lambda each: -len(each.mended)):
        if not mended & {id(each) for each in repair.mended}:
            yield repair
            mended |= {id(each) for each in repair.mended}


def _remaining(
    statement: LawStatement,
    of_figure: Mapping[int, Sequence[FigureRepair]],
    copies: Collection[int],
) -> Iterator[FigureRepair]:
    """Yield for each figure of a statement the repair that mends it and is specific,
    if there is one.
    """
    # A round amount was set as it is printed, unless its neighbour was, or it is a part of a
    # total.
    figures = (
        each
        for each in _figures(statement)
        if statement.law is Law.SUM or id(each) in copies or not each.is_round_amount
    )
    for figure in dict.fromkeys(figures):
        for repair in of_figure.get(id(figure), ()):
            if any(each is statement for each in repair.mended) and _is_specific(
                statement, repair
            ):
                yield repair
                break


def _is_specific(statement: LawStatement, repair: FigureRepair) -> bool:
    """Whether rounding leaves so little open that a slip hardly fits by chance,
    or others have its value.
    """
    right = repair.right.value
    if repair.quantity is statement.result or any(
        right == each.value for each in statement.inputs
    ):
        return True
    _, window = _solution(statement, repair.quantity)
    distance = abs(right - repair.quantity.value)
    return window <= MAX_SHARE_OF_WINDOW * 10.0 ** floor(log10(distance))


def _by_figure(
    statements: Sequence[LawStatement],
) -> Mapping[int, tuple[PrintedQuantity, list[LawStatement]]]:
    found: dict[int, tuple[PrintedQuantity, list[LawStatement]]] = {}
    for statement in statements:
        for figure in dict.fromkeys(_figures(statement)):
            found.setdefault(id(figure), (figure, []))[1].append(statement)
    return found


def _figures(statement: LawStatement) -> tuple[PrintedQuantity, ...]:
    return (statement.result, *statement.inputs)


def _repairs(
    figure: PrintedQuantity,
    broken: Sequence[LawStatement],
    holding: Sequence[LawStatement],
    *,
    is_copy: bool,
) -> Iterator[FigureRepair]:
    """Yield the slips of a figure that mend something that does not hold, and break nothing."""
    if figure.number.digits < MIN_DIGITS:
        return
    solutions = [_solution(each, figure) for each in broken]
    slips = [*_slips(figure.number)]
    if is_copy or len(broken) > 1:
        # What stood in the place of a copy is what the others give; so it is where two of them
        # give the same.
        slips += [_copy_of(figure.number, value) for value, _ in solutions if value > 0]
    for slip in slips:
        if not any(abs(slip.value - value) <= window for value, window in solutions):
            continue
        right = replace(figure, number=slip.number_for(figure.number))
        mended = [each for each in broken if _with_right(each, figure, right).holds]
        if mended and all(_with_right(each, figure, right).holds for each in holding):
            yield FigureRepair(figure, right, mended)


def _solution(statement: LawStatement, figure: PrintedQuantity) -> tuple[float, float]:
    """Return the value of a figure with which a statement holds,
    and how far rounding lets it stray.
    """
    result, inputs = statement.result, [each.value for each in statement.inputs]
    try:
        if figure is result:
            value = statement.equation.computed
            return (float(value), 2 * result.step) if value is not None else (0.0, -1.0)
        at = next(at for at, each in enumerate(statement.inputs) if each is figure)
        value_, low, high = (
            solve(statement.law, at, result.value + miss, inputs)
            for miss in (0.0, -result.step, result.step)
        )
    except ZeroDivisionError:
        return 0.0, -1.0
    return value_, max(abs(high - low), 2 * figure.step)


def _with_right(
    statement: LawStatement, figure: PrintedQuantity, right: PrintedQuantity
) -> LawStatement:
    result, *inputs = (right if each is figure else each for each in _figures(statement))
    return LawStatement(statement.law, result, tuple(inputs))


class _Slip(NamedTuple):
    """What a figure may have been before the hand slipped."""

    value: float
    text: str
    shift: int = 0
    """Digits by which its mark is moved, where only that is."""

    def number_for(self, printed: PrintedNumber) -> PrintedNumber:
        """Return it as a number in the place of the printed one."""
        if self.shift:
            value, decimals = (
                printed.value.scaleb(self.shift),
                max(printed.decimals - self.shift, 0),
            )
            return replace(printed.read_as(value, decimals), text=self.text)
        value = printed.value / _integer(printed.text) * _integer(self.text)
        return replace(printed.read_as(value, printed.decimals), text=self.text)


def _integer(text: str) -> int:
    return int("".join(filter(str.isdigit, text)))


def _copy_of(number: PrintedNumber, value: float) -> _Slip:
    """Return what stood in the place of a copied figure."""
    exact = type(number.value)(value).quantize(number.step)
    return _Slip(float(exact), number.write(exact, number.decimals))


def _slips(number: PrintedNumber) -> Iterator[_Slip]:
    """Yield a number with one digit changed, two neighbours swapped, or its mark shifted."""
    text = number.text
    places = [at for at, sign in enumerate(text) if sign.isdigit()]
    integer = _integer(text)
    if len(places) > MAX_DIGITS or not integer:
        return
    unit = float(number.value) / integer
    made = [
        f"{text[:at]}{digit}{text[at + 1 :]}"
        for at in places
        for digit in "0123456789"
        if digit != text[at] and not (at == places[0] and digit == "0")
    ]
    made += [
        f"{text[:a]}{text[b]}{text[a + 1 : b]}{text[a]}{text[b + 1 :]}"
        for a, b in pairwise(places)
        if text[a] != text[b]
    ]
    yield from (_Slip(unit * _integer(each), each) for each in made)
    for shift in SHIFTS if len(places) > 2 else ():
        value = number.value.scaleb(shift)
        yield _Slip(float(value), number.write(value, max(number.decimals - shift, 0)), shift)


def mend(
    statements: Sequence[LawStatement], repairs: Sequence[FigureRepair]
) -> Iterator[LawStatement]:
    """Yield statements as they read once the repairs are made."""
    mended = {id(each) for repair in repairs for each in repair.mended}
    yield from (each for each in statements if id(each) not in mended)
    for repair in repairs:
        yield from repair.holding
