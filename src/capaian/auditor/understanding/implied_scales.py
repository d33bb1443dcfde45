"""Scales that a report does not print, as the rows of tables with classes beside achievements imply them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache
from itertools import combinations
from typing import Final

from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.classes import (
    PrintedClass,
    Scale,
    find_scales,
    plain_name,
    without_verdict,
)
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import UnderstoodRow

_LADDERS: Final = (
    (
        ("sangat buruk",),
        ("buruk", "tidak baik", "sangat kurang"),
        ("kurang", "kurang baik"),
        ("cukup", "cukup baik", "sedang"),
        ("baik",),
        ("sangat baik", "amat baik"),
    ),
    (("sangat rendah",), ("rendah",), ("sedang",), ("tinggi",), ("sangat tinggi",)),
    (
        ("tidak berhasil", "gagal"),
        ("kurang berhasil",),
        ("cukup berhasil",),
        ("berhasil",),
        ("sangat berhasil",),
    ),
    (("tidak efektif",), ("kurang efektif",), ("cukup efektif",), ("efektif",), ("sangat efektif",)),
    (
        ("tidak memuaskan",),
        ("kurang memuaskan",),
        ("cukup memuaskan",),
        ("memuaskan",),
        ("sangat memuaskan",),
    ),
)
"""Names of classes from the lowest to the highest; those of one step are one class in different words."""
_RANKS: Final[Sequence[Mapping[str, int]]] = tuple(
    {name: rank for rank, names in enumerate(ladder) for name in names} for ladder in _LADDERS
)
_FEWEST_ROWS: Final = 4
_FEWEST_CLASSES: Final = 2


@dataclass(frozen=True, slots=True)
class GradedRow:
    """A row with the class that is printed beside its figure."""

    row: UnderstoodRow
    number: PrintedNumber
    text: str
    """The class as printed."""
    name: str
    rank: int


@dataclass(frozen=True, eq=False)
class GradedTable:
    """A table with classes of its figures, of one ladder."""

    table: UnderstoodTable
    rows: tuple[GradedRow, ...]
    column: Column
    """That of the classes."""
    ranks: Mapping[str, int]
    """The names of its ladder with their places from below."""

    @cached_property
    def out_of_line(self) -> tuple[GradedRow, ...]:
        """The one row without which higher figures have no lower classes; two where it may be either.

        Of two that of which others have the class: the other is the only one of its class.
        """
        found = [row for row in self.rows if self._clashes and all(row in pair for pair in self._clashes)]
        times = Counter(row.rank for row in self.rows)
        shared = [row for row in found if times[row.rank] > 1]
        return tuple(shared if len(shared) == 1 else found)

    @cached_property
    def _clashes(self) -> Sequence[tuple[GradedRow, GradedRow]]:
        return [pair for pair in combinations(self.rows, 2) if _clash(*pair)]

    @cached_property
    def scale(self) -> Scale | None:
        """What the other rows imply; `None` where they clash, or it is open which of them is wrong."""
        wrong = self.out_of_line
        kept = [row for row in self.rows if row not in wrong]
        if (self._clashes and len(wrong) != 1) or len({row.rank for row in kept}) < _FEWEST_CLASSES:
            return None
        classes = (self._class(rank, kept) for rank in sorted({row.rank for row in kept}))
        return Scale(
            f"baris lain {self.table.table.name}", self.table.table.line, tuple(classes), is_survey=False
        )

    def _class(self, rank: int, rows: Sequence[GradedRow]) -> PrintedClass:
        own = sorted((row for row in rows if row.rank == rank), key=_value)
        low, high = own[0].number, own[-1].number
        text = low.text if low.value == high.value else f"{low.text} - {high.text}"
        names = tuple(dict.fromkeys(row.name for row in own))
        decimals = max(low.decimals, high.decimals)
        return PrintedClass(
            own[0].row.row.line, text, low.value, high.value, True, True, names, decimals
        )  # fmt: skip

    def clash_of(self, row: GradedRow) -> GradedRow:
        """Return a row with whose class that of another does not agree."""
        pair = next(pair for pair in self._clashes if row in pair)
        return pair[1] if pair[0] is row else pair[0]


def _value(row: GradedRow) -> Decimal:
    return row.number.value


def _clash(one: GradedRow, other: GradedRow) -> bool:
    """Whether the higher of two figures has the lower class, or equal ones have two."""
    by_value = (one.number.value > other.number.value) - (one.number.value < other.number.value)
    by_rank = (one.rank > other.rank) - (one.rank < other.rank)
    return by_rank != 0 and by_rank != by_value


@lru_cache(maxsize=4)
def graded_tables(report: UnderstoodReport) -> tuple[GradedTable, ...]:
    """Return the tables with classes of achievements."""
    return tuple(graded for table in report.tables for graded in _graded(table))


def without_scale(report: UnderstoodReport) -> tuple[GradedTable, ...]:
    """Return those whose classes no scale of the report has."""
    tables = graded_tables(report)
    printed = {name for scale in find_scales(report.document) for name in scale.names} if tables else set()
    return tuple(graded for graded in tables if not printed & {row.name for row in graded.rows})


def implied_scales(report: UnderstoodReport) -> tuple[Scale, ...]:
    """Return the scales that those tables imply."""
    return tuple(graded.scale for graded in without_scale(report) if graded.scale is not None)


def _graded(table: UnderstoodTable) -> Iterator[GradedTable]:
    values = table.achievement_columns
    for column in table.columns if len(values) == 1 else ():
        if not column.is_numeric and column.index > values[0].index:
            yield from _of_column(table, column, values[0])


def _of_column(table: UnderstoodTable, column: Column, values: Column) -> Iterator[GradedTable]:
    """Yield the table where each cell of a column is a class of one ladder, or blank."""
    told = [row for row in table.rows if row.row.texts[column.index] and row.row.cells[values.index].number]
    names = [without_verdict(plain_name(row.row.texts[column.index])) for row in told]
    ranks = next((ranks for ranks in _RANKS if all(name in ranks for name in names)), None)
    if ranks is None or len(told) < _FEWEST_ROWS or len({ranks[name] for name in names}) < _FEWEST_CLASSES:
        return
    rows = tuple(
        GradedRow(row, number, row.row.texts[column.index], name, ranks[name])
        for row, name in zip(told, names, strict=True)
        if (number := row.row.cells[values.index].number) is not None
    )
    yield GradedTable(table, rows, column, ranks)
