"""The one slip of the hand under which several statements hold that do not: which figure of them is wrong."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from capaian.auditor.printed.number import PrintedNumber, read_numbers
from capaian.auditor.quantities.figures import Quantity
from capaian.auditor.relations.statements import LawStatement

MIN_MENDED: Final = 2
"""Statements that a repair must mend: one alone may be mended at any of its figures."""
MIN_BITS: Final = 15.0
"""Surprise of the results that hold with it: small whole numbers fit by chance."""
MIN_DIGITS: Final = 3
"""Of a figure whose slips are few beside the values that it may have."""
MAX_DIGITS: Final = 16
_SHIFTS: Final = (1, -1, 2, -2, 3, -3)


@dataclass(frozen=True, eq=False)
class FigureRepair:
    """A figure and what it was meant to be."""

    quantity: Quantity
    right: Quantity
    mended: Sequence[LawStatement]
    """The statements that hold with it, as they are printed."""

    @property
    def holding(self) -> Iterator[LawStatement]:
        """The statements with the right figure in its place."""
        return (_with_right(each, self.quantity, self.right) for each in self.mended)


def find_repairs(statements: Sequence[LawStatement]) -> list[FigureRepair]:
    """Return the repairs that mend most statements, none of which mends what another does."""
    open_ones = [each for each in statements if not each.nearly_holds]
    candidates = [
        repair
        for figure, broken in _by_figure(open_ones).items()
        if len(broken) >= MIN_MENDED
        and figure_of(figure, broken).number.digits >= MIN_DIGITS
        and (repair := _best_repair(figure_of(figure, broken), broken, statements)) is not None
    ]
    found: list[FigureRepair] = []
    mended: set[int] = set()
    for repair in sorted(candidates, key=lambda each: -len(each.mended)):
        if not mended & {id(each) for each in repair.mended}:
            found.append(repair)
            mended |= {id(each) for each in repair.mended}
    return found


def mend(statements: Sequence[LawStatement], repairs: Sequence[FigureRepair]) -> Iterator[LawStatement]:
    """Yield statements as they read once the repairs are made."""
    mended = {id(each) for repair in repairs for each in repair.mended}
    yield from (each for each in statements if id(each) not in mended)
    for repair in repairs:
        yield from repair.holding


def figure_of(identity: int, statements: Sequence[LawStatement]) -> Quantity:
    """Return the figure of statements that has an identity."""
    return next(each for each in _figures(statements[0]) if id(each) == identity)


def _by_figure(statements: Sequence[LawStatement]) -> Mapping[int, list[LawStatement]]:
    found: dict[int, list[LawStatement]] = defaultdict(list)
    for statement in statements:
        for identity in dict.fromkeys(id(each) for each in _figures(statement)):
            found[identity].append(statement)
    return found


def _figures(statement: LawStatement) -> tuple[Quantity, ...]:
    return (statement.result, *statement.inputs)


def _best_repair(
    figure: Quantity, broken: Sequence[LawStatement], statements: Sequence[LawStatement]
) -> FigureRepair | None:
    """Return the slip that mends most of what does not hold and breaks nothing; `None` where two do."""
    holding = [each for each in statements if each.holds and any(part is figure for part in _figures(each))]
    found = []
    for number in _slips(figure.number):
        right = replace(figure, number=number)
        mended = [each for each in broken if _holds_with(each, figure, right)]
        bits = sum({each.result.value: each.result.bits for each in mended}.values())
        if (
            len(mended) >= MIN_MENDED
            and bits >= MIN_BITS
            and all(_holds_with(each, figure, right) for each in holding)
        ):
            found.append(FigureRepair(figure, right, mended))
    best = max((len(each.mended) for each in found), default=0)
    surest = [each for each in found if len(each.mended) == best]
    return surest[0] if len({each.right.value for each in surest}) == 1 else None


def _holds_with(statement: LawStatement, figure: Quantity, right: Quantity) -> bool:
    return _with_right(statement, figure, right).holds


def _with_right(statement: LawStatement, figure: Quantity, right: Quantity) -> LawStatement:
    result, *inputs = (right if each is figure else each for each in _figures(statement))
    return LawStatement(statement.law, result, tuple(inputs))


def _slips(number: PrintedNumber) -> Iterator[PrintedNumber]:
    """Yield a number with one digit changed, two neighbours swapped, or its mark shifted."""
    text = number.text
    places = [at for at, sign in enumerate(text) if sign.isdigit()]
    if len(places) > MAX_DIGITS:
        return
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
    for each in made:
        read = read_numbers(each, 1, 0, number.style)
        if len(read) == 1:
            value = -read[0].value if number.sign else read[0].value
            yield replace(number.read_as(value, number.decimals), text=each)
    for shift in _SHIFTS if len(places) > 2 else ():
        value = number.value.scaleb(shift)
        decimals = max(number.decimals - shift, 0)
        yield replace(number.read_as(value, decimals), text=number.write(value, decimals))
