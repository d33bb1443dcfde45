"""Differences with a row: in a column `Selisih dengan Rata-rata`, in a row `Selisih dengan Provinsi`.

What a column is held against may stand in no row, but in a note below the table, or nowhere: all rows but one
then come to the same figure.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import permutations
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.compared_with import compared_with, is_compared_with
from capaian.auditor.understanding.distances import as_sizes
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import RowKind, UnderstoodRow
from capaian.auditor.understanding.vocabulary import Role, roles_of
from capaian.domain.audit import AuditRule

_FEWEST: Final = 2
_MOST_ROWS: Final = 30
"""A table of things and what they are compared with is no longer."""

_COMPARATOR: Final = re.compile(r"^pembanding\b", re.IGNORECASE)
_DIFFERENCE: Final = re.compile(r"^selisih\b", re.IGNORECASE)
_ABOVE: Final = 14
_BELOW: Final = 10
"""Lines between a table and a sentence that tells what its figures are held against."""
_OF_TIME: Final = frozenset(("tahun", "lalu", "sebelumnya", "bulan", "triwulan", "semester"))
"""What each row has a figure of its own for."""
_NO_LEVELS: Final = frozenset((Role.CHANGE, Role.TARGET, Role.RANK, Role.NUMBER))

_Pairs = Sequence[tuple[UnderstoodRow, PrintedNumber, PrintedNumber]]
"""Items with a difference each, and what that is of."""
_Ends = tuple[PrintedNumber | None, PrintedNumber | None, PrintedNumber | None]
"""A difference, what it is of, and what that is held against."""


def differences_with_rows(table: UnderstoodTable) -> Iterator[Equation]:
    """Yield every difference that its head holds against a row, where most of them are such differences."""
    explained = {relation.result.index for relation in table.relations}
    for column in table.figure_columns if len(table.rows) <= _MOST_ROWS else ():
        if column.index not in explained and compared_with(column.name):
            yield from _down(table, column)
    for row in table.rows if len(table.rows) <= _MOST_ROWS else ():
        if compared_with(row.label):
            yield from _along(table, row)


def _down(table: UnderstoodTable, result: Column) -> Sequence[Equation]:
    """Return the differences of a column with what the row that its head names has in another one."""
    against = [row for row in table.rows if is_compared_with(result.name, (row.label,))]
    ways = [
        _differences(
            table, [(row, _ends(row, row, other, (result, column))) for row in table.items], result.name
        )
        for other in against
        for column in table.figure_columns
        if column != result
    ]
    return _best(ways)


def differences_with_figures(table: UnderstoodTable, report: UnderstoodReport) -> Iterator[Claim]:
    """Yield every difference that its head holds against a thing that is no row or column of its table."""
    explained = {relation.result.index for relation in table.relations}
    for column in table.figure_columns if len(table.rows) <= _MOST_ROWS else ():
        names = (*(row.label for row in table.rows), *(c.name for c in table.figure_columns))
        is_named = any(name != column.name and is_compared_with(column.name, (name,)) for name in names)
        words = compared_with(column.name)
        if column.index not in explained and words and not (is_named or words & _OF_TIME):
            yield from _with_told(table, column, report) or _with_constant(table, column)


def differences_from_comparators(table: UnderstoodTable) -> Iterator[Statement]:
    """Yield the one row that is held against another figure than all others, in a table of comparators.

    `Pembanding`, `Nilai`, `Selisih`: what is compared stands in no row, but each level with its difference
    comes to it.
    """
    heads = [column.name for column in table.columns]
    changes = [column for column in table.figure_columns if _DIFFERENCE.match(column.name)]
    if not any(map(_COMPARATOR.match, heads)) or len(changes) != 1 or len(table.rows) > _MOST_ROWS:
        return
    (change,) = changes
    cells = [(row, row.row.cells) for row in table.items] if change.index else []
    pairs = [(row, own[change.index - 1].number, own[change.index].number) for row, own in cells]
    known = [(row, own, gap) for row, own, gap in pairs if own is not None and gap is not None]
    usual, _ = next(
        iter(Counter(own.value + gap.value for _, own, gap in known).most_common(1)), (Decimal(0), 0)
    )
    is_signed = any(gap.value < 0 for _, _, gap in known)
    fits = [_comes_to(usual, own, gap, is_signed=is_signed) for _, own, gap in known]
    if len(known) > _FEWEST and sum(fits) >= len(known) - 1:
        yield from (_compared(table, pair, usual, holds) for pair, holds in zip(known, fits, strict=True))


def _comes_to(usual: Decimal, own: PrintedNumber, gap: PrintedNumber, *, is_signed: bool) -> bool:
    """Whether a level and its difference, each rounded, come to a figure; a bare size lies either way."""
    made = [own.value + gap.value] if is_signed else [own.value + gap.value, own.value - gap.value]
    return any(abs(value - usual) <= _FEWEST * max(own.step, gap.step) for value in made)


def _compared(
    table: UnderstoodTable,
    pair: tuple[UnderstoodRow, PrintedNumber, PrintedNumber],
    usual: Decimal,
    holds: bool,
) -> Statement:
    row, own, gap = pair
    base, right = own.write(usual, own.decimals), own.write(usual - own.value, gap.decimals)
    return Statement(
        AuditRule.DIFFERENCE,
        holds,
        gap.spot.line,
        gap.signed,
        right,
        f"Baris lain dibandingkan dengan {base}: {base} − {own.text} = {right}; tercetak {gap.signed}.",
        table.place(row),
        spots=(own.spot, gap.spot),
        at=gap.spot,
    )


def _with_told(table: UnderstoodTable, result: Column, report: UnderstoodReport) -> Sequence[Equation]:
    """Return the differences of a column with the figure of a sentence near that explains most of them."""
    first, last = (table.rows[place].row.line if table.rows else 0 for place in (0, -1))
    near = (
        s
        for s in report.document.sentences
        if first - _ABOVE <= s.line < first or 0 < s.line - last <= _BELOW
    )
    told = [number for sentence in near for number in sentence.numbers if number.decimals]
    ways = [
        _differences(table, [(row, (change, own, number)) for row, change, own in pairs], result.name)
        for pairs in _pairs(table, result)
        for number in told
    ]
    return _best([way for way in ways if _held(as_sizes(way)) > _FEWEST])


def _with_constant(table: UnderstoodTable, result: Column) -> Iterator[Statement]:
    """Yield the one difference of a column that is not held against the figure of all others."""
    for pairs in _pairs(table, result):
        bases = Counter(own.value - change.value for _, change, own in pairs)
        ((base, times), *others) = bases.most_common(_FEWEST)
        if times != len(pairs) - 1 or times <= _FEWEST or not others:
            continue
        for row, change, own in pairs:
            if own.value - change.value != base:
                right = own.write(own.value - base, own.decimals)
                yield Statement(
                    AuditRule.DIFFERENCE,
                    False,
                    change.spot.line,
                    change.signed,
                    right,
                    f"{result.name} pada baris lain dihitung dari {own.write(base, own.decimals)}: "
                    f"{own.text} − {own.write(base, own.decimals)} = {right}; tercetak {change.signed}.",
                    table.place(row),
                    spots=(change.spot,),
                    at=change.spot,
                )
                return


def _pairs(table: UnderstoodTable, result: Column) -> Iterator[_Pairs]:
    """Yield the differences of all items with the levels of each column that they may be of."""
    for column in table.figure_columns:
        cells = [
            (row, row.row.cells[result.index].number, row.row.cells[column.index].number)
            for row in table.items
        ]
        pairs = [(row, change, own) for row, change, own in cells if change is not None and own is not None]
        is_level = column != result and not (_NO_LEVELS & {*roles_of(column.path)})
        if is_level and len(pairs) == len(cells) > _FEWEST and any(own.decimals for *_, own in pairs):
            yield pairs


def _along(table: UnderstoodTable, result: UnderstoodRow) -> Sequence[Equation]:
    """Return the differences that a row has between two others, of which its own name tells one."""
    rows = [row for row in table.rows if row.kind is not RowKind.BAND and not compared_with(row.label)]
    ways = [
        _differences(
            table, [(result, _ends(result, *pair, (c, c))) for c in table.figure_columns], result.label
        )
        for pair in permutations(rows, 2)
        if any(is_compared_with(result.label, (row.label,)) for row in pair)
    ]
    return _best(ways)


def _ends(
    result: UnderstoodRow, own: UnderstoodRow, other: UnderstoodRow, columns: tuple[Column, Column]
) -> _Ends:
    told, read = columns
    cells = (result.row.cells[told.index], own.row.cells[read.index], other.row.cells[read.index])
    return cells[0].number, cells[1].number, cells[2].number


def _differences(
    table: UnderstoodTable, told: Sequence[tuple[UnderstoodRow, _Ends]], name: str
) -> list[Equation]:
    return [
        Equation(AuditRule.DIFFERENCE, Law.DIFFERENCE, change, (own, other), table.place(row), subject=name)
        for row, (change, own, other) in told
        if change is not None and own is not None and other is not None and own.spot != other.spot
    ]


def _best(ways: Sequence[Sequence[Equation]]) -> Sequence[Equation]:
    """Return the way by which most differences hold, if it is more than half of those that tell."""
    found = max(map(as_sizes, ways), key=_held, default=[])
    telling = sum(map(_tells, found))
    return found if _held(found) >= _FEWEST and 2 * _held(found) > telling else ()


def _held(made: Sequence[Equation]) -> int:
    return sum(equation.holds() for equation in made if _tells(equation))


def _tells(equation: Equation) -> bool:
    return equation.result.value != 0 or equation.computed() != 0
