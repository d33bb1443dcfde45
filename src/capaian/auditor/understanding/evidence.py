"""How well figures bear out that a column follows from others: quick arithmetic, row by row.

It only weighs what a column may mean, in the machine's own numbers; what is said about a printed number is
computed by the laws of `claims`, in decimals.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from capaian.auditor.claims.law import BALANCES, RATES, Law
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.slips import values_of
from capaian.auditor.understanding.columns import Column, Relation
from capaian.auditor.understanding.rows import RowKind, UnderstoodRow
from capaian.domain.audit import AuditRule

_COMMON: Final = frozenset({0.0, 1.0, 100.0})
"""Figures that many relations give."""
_NEAR: Final = 0.1
_MOST_ROWS: Final = 120
_ENOUGH: Final = 12
"""Rows after which a relation that holds for none, and comes near for few, is not tried further."""
_FEW_ROWS: Final = 7
"""Of more rows most are right, and tell how a column follows from others."""
_MANY_DIGITS: Final = 1000
_ROUNDED: Final = 100
"""A whole number so large may be a quotient rounded, and hardly one by chance: `Penduduk per desa`."""
_TENS: Final = (0.001, 0.01, 0.1, 10.0, 100.0, 1000.0)
_ALMOST: Final = 1e-9


@dataclass(frozen=True, slots=True)
class Evidence:
    """For how many rows a relation holds."""

    rows: int
    """Rows with all its figures."""
    all_held: int
    telling: int
    """Rows that could tell it from another relation."""
    held: int
    """Telling rows for which it holds."""
    near: int
    """Telling rows whose figure is about what it gives, or that with its decimal mark shifted."""
    full: int
    """Telling rows that hold with several figures."""
    exact: int
    """Those of them whose result has so many digits that chance does not make it."""
    close: int
    """Telling rows for which it holds to the last digit, without the slack that rounded inputs leave."""
    straight: int
    """Telling rows for which its own law holds, and not only one where less is better."""


@dataclass(frozen=True, slots=True)
class _Figure:
    value: float
    below: float
    """How much less than printed the true value may be."""
    above: float


_NOTHING: Final = _Figure(0, 0, 0)
"""What a row leaves blank that came or went."""


class Grid:
    """The figures of a table, ready for many trials."""

    def __init__(self, rows: Sequence[UnderstoodRow], columns: Sequence[Column]) -> None:
        """Read the figures once."""
        kept = _sample([row for row in rows if row.kind in (RowKind.ITEM, RowKind.TOTAL)])
        self._rows = kept
        self._items = [row.kind is RowKind.ITEM for row in kept]
        self._columns = {
            column.index: [_figure(row.row.cells[column.index].number) for row in kept]
            for column in columns
            if column.is_numeric or column.is_nothing
        }

    def evidence(self, relation: Relation) -> Evidence:
        """Return how well the figures bear out a relation."""
        rows = all_held = telling = held = near = full = exact = close = straight = 0
        for trial in self._trials(relation):
            rows += 1
            all_held += trial.holds
            if trial.tells:
                telling += 1
                near += trial.near
                if trial.holds:
                    held += 1
                    full += trial.is_full
                    exact += trial.is_exact
                    close += trial.is_close
                    straight += trial.is_straight
        return Evidence(rows, all_held, telling, held, near, full, exact, close, straight)

    def exceeds(self, relation: Relation) -> bool:
        """Say whether each figure is more than each of those that it would follow from, or their sum."""
        results = self._columns[relation.result.index]
        inputs = [self._columns[column.index] for column in relation.inputs]
        for result, *found in zip(results, *inputs, strict=True):
            values = [figure.value for figure in found if figure is not None]
            if result is not None and result.value <= max(values, default=0) and result.value != sum(values):
                return False
        return True

    def is_but_for_slips(self, relation: Relation, *, may_be_near: bool = True) -> bool:
        """Say whether each row of a short table is about what a relation gives, or would be but for one slip.

        However far off a figure is then, the others of its row tell what was meant; a slip makes one without
        decimals fit by chance.
        """
        if len(self._rows) > _FEW_ROWS:
            return False
        laws, places = _laws_of(relation), [relation.result.index, *(c.index for c in relation.inputs)]
        for row, is_item in zip(self._rows, self._items, strict=True):
            numbers = [number for place in places if (number := row.row.cells[place].number) is not None]
            figures = [figure for number in numbers if (figure := _figure(number)) is not None]
            trial = (
                _try(laws, figures[0], figures[1:], is_item=is_item) if len(numbers) == len(places) else None
            )
            is_other = trial is not None and not (trial.holds or (may_be_near and trial.near))
            if is_other and not (numbers[0].decimals and _is_slip(laws, numbers, figures)):
                return False
        return True

    def _trials(self, relation: Relation) -> Iterator[_Trial]:
        results = self._columns[relation.result.index]
        inputs = [self._columns[column.index] for column in relation.inputs]
        tried, fits = 0, 0.0
        laws = _laws_of(relation)
        for result, is_item, *found in zip(results, self._items, *inputs, strict=True):
            if tried == _ENOUGH and fits < 1:
                return
            trial = None if result is None else _try(laws, result, found, is_item=is_item)
            if trial is not None:
                tried, fits = tried + 1, fits + (trial.holds or trial.near * 2 / _ENOUGH)
                yield trial


def _sample(rows: Sequence[UnderstoodRow]) -> Sequence[UnderstoodRow]:
    """Return rows spread over a long table: enough to tell what its columns are."""
    return rows[:: len(rows) // _MOST_ROWS + 1]


class _Trial(NamedTuple):
    holds: bool
    tells: bool
    near: bool
    is_full: bool
    is_exact: bool
    is_close: bool
    is_straight: bool


def _figure(number: PrintedNumber | None) -> _Figure | None:
    if number is None:
        return None
    step = 0.0 if number.is_exact else float(number.step)
    return _Figure(float(number.value), step / 2, step)


def _try(
    laws: Sequence[Law], result: _Figure, found: Sequence[_Figure | None], *, is_item: bool
) -> _Trial | None:
    law = laws[0]
    if law in BALANCES and is_item and found[0] is not None:
        found = [_NOTHING if figure is None else figure for figure in found]
    inputs = [figure for figure in found if figure is not None]
    if len(inputs) < len(found) and not (law is Law.SUM and is_item):
        return None
    values = [figure.value for figure in inputs]
    made = [value for each in laws if (value := _quick(each, values)) is not None]
    if not made:
        return None
    printed = result.value
    slack = _slack(law, inputs, result) + _ALMOST
    fits = [-slack <= printed - value <= slack for value in made]
    is_exact = len(inputs) > 1 and abs(printed) >= _MANY_DIGITS * (result.above or 1)
    is_close = any([abs(printed - value) <= result.below + _ALMOST for value in made])
    tells, is_near = _tells(law, printed, values), _is_near(printed, made[0])
    return _Trial(any(fits), tells, is_near, len(inputs) > 1, is_exact, is_close, fits[0])


def _is_slip(laws: Sequence[Law], numbers: Sequence[PrintedNumber], figures: Sequence[_Figure]) -> bool:
    """Whether the first number follows from the others once a slip in one of them is set right."""
    tried = (
        (*figures[:place], replace(figures[place], value=float(value)), *figures[place + 1 :])
        for place, number in enumerate(numbers)
        for value in values_of(number)
    )
    trials = (_try(laws, result, found, is_item=False) for result, *found in tried)
    return any(trial is not None and trial.is_close for trial in trials)


def _laws_of(relation: Relation) -> Sequence[Law]:
    """The law, and for achievements also those where less is better."""
    if relation.rule is AuditRule.ACHIEVEMENT and relation.law is Law.PERCENT:
        return (Law.PERCENT, Law.INVERSE, Law.MIRROR)
    return (relation.law,)


def _less(gone: int) -> Callable[[Sequence[float]], float]:
    return lambda v: sum(v[:-gone]) - sum(v[-gone:])


def _rate(base: int) -> Callable[[Sequence[float]], float]:
    return lambda v: base * v[0] / v[1]


_LAWS: Final[Mapping[Law, Callable[[Sequence[float]], float]]] = {
    Law.PERCENT: lambda v: 100 * v[0] / v[1],
    Law.INVERSE: lambda v: 100 * v[1] / v[0],
    Law.MIRROR: lambda v: 100 * (2 * v[1] - v[0]) / v[1],
    Law.SUM: sum,
    Law.PRODUCT: lambda v: v[0] * v[1],
    Law.WEIGHTED: lambda v: v[0] * v[1] / 100,
    **{law: _less(gone) for law, gone in BALANCES.items()},
    Law.MEAN: lambda v: sum(v) / len(v),
    Law.DIFFERENCE: lambda v: v[0] - v[1],
    Law.REMAINDER: lambda v: 100 - v[0],
    Law.INDEX: lambda v: 25 * v[0],
    Law.GROWTH: lambda v: 100 * (v[0] - v[1]) / v[1],
    Law.SAVING: lambda v: 100 - 100 * v[0] / v[1],
    Law.QUOTIENT: lambda v: v[0] / v[1],
    Law.ECONOMY: lambda v: 100 - 10_000 * v[2] / (v[0] * v[1]),
    **{law: _rate(base) for law, base in RATES.items()},
}


def _quick(law: Law, values: Sequence[float]) -> float | None:
    try:
        return _LAWS[law](values)
    except ZeroDivisionError:
        return None


def _slack(law: Law, inputs: Sequence[_Figure], result: _Figure) -> float:
    """How far rounding may set a result off, about."""
    is_rounded = law in _OF_SHARES or (law is Law.QUOTIENT and abs(result.value) >= _ROUNDED)
    own = result.above if result.above else 0.5 if is_rounded else 0.0
    if law in (Law.SUM, Law.DIFFERENCE, Law.REMAINDER, *BALANCES):
        return own + sum([figure.above for figure in inputs])
    if law is Law.MEAN:
        return own + max(figure.above for figure in inputs)
    if law is Law.INDEX:
        return own + 25 * inputs[0].above
    relative = sum([figure.above / abs(figure.value) for figure in inputs if figure.value])
    return own + relative * max(abs(result.value), 1)


_OF_SHARES: Final = frozenset(
    {Law.PERCENT, Law.GROWTH, Law.SAVING, Law.ECONOMY, Law.INVERSE, Law.MIRROR, *RATES}
)


def _tells(law: Law, result: float, values: Sequence[float]) -> bool:
    """Whether the row could tell this relation from another: 100 % of equal numbers cannot."""
    if law is Law.SUM:
        return result != 0
    if law in BALANCES:
        moved = [value for value in values if value]  # what came and what went may be the same
        return len({*moved}) == len(moved) > 1
    if law is Law.MEAN:
        return len({*values}) > 1
    if law in (Law.INDEX, Law.REMAINDER):
        return result not in _COMMON
    distinct = {result, *values}
    return len(distinct) == len(values) + 1 and not (result in _COMMON and {*values} <= _COMMON)


def _is_near(printed: float, made: float) -> bool:
    if made == 0 or printed == 0:
        return printed == made
    ratio = printed / made
    return abs(ratio - 1) <= _NEAR or any([abs(ratio / ten - 1) <= _ALMOST + 0.01 for ten in _TENS])
