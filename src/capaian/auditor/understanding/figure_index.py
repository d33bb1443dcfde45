"""The figures of tables by their value, each described when a rule first asks for it: most never are."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property, lru_cache
from itertools import chain
from typing import Final

from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.printed.table import PrintedTable
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.facts import PART_OF, part_of
from capaian.auditor.understanding.figures import Figure, Key, Name, known_by, name_of, subject_of, words_of
from capaian.auditor.understanding.levels import mark_of
from capaian.auditor.understanding.mentions import CHANGES, Part
from capaian.auditor.understanding.misdated import Misdated, find_misdated
from capaian.auditor.understanding.money_units import POWERS
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import RowKind, UnderstoodRow
from capaian.auditor.understanding.vocabulary import AGAINST, Role, roles_of
from capaian.auditor.understanding.years import YEAR
from capaian.domain.value import PERCENT, RUPIAH

_COUNTED_IN: Final = re.compile(
    r"\b(?:dalam|rp\.?|x|\()\s*(ribu|juta|mil[iy]ar)(?:an)?\b|\b(ribu|juta|mil[iy]ar)(?:an)? rupiah\b",
    re.IGNORECASE,
)
_FEWEST_LETTERS: Final = 4
"""Letters of a cell that may name its row."""
_IN_BRACKETS: Final = re.compile(r"\s*\([^()]*\)\s*$")
"""A unit or a short form, by which running text does not call the thing."""
_SHARE: Final = re.compile(r"\b(?:persentase|prosentase|persen|cakupan)\b|%", re.IGNORECASE)
_BOUND: Final = re.compile(
    r"\d[\d.,]*\s*(?:%|persen)?\s*(?:ke (?:atas|bawah)|sampai|hingga)\b|\bdi bawah\s+\d", re.I
)
"""The bound of a class is the figure of no thing: `51,00 sampai di bawah 66,00`."""
_COMMON: Final = 60
"""A figure that stands in more cells is common."""


@dataclass(eq=False, slots=True)
class _Printed:
    """A cell with a figure."""

    table: _Table
    row: UnderstoodRow
    column: Column
    number: PrintedNumber
    """As text may say it: an amount that its table counts in thousands also written out."""
    _figure: Figure | None = None

    @property
    def key(self) -> Key:
        """What its figure is known by."""
        return known_by(self.number.value, self.number.decimals)

    @property
    def figure(self) -> Figure:
        """Its figure with its names, kept once it was asked for."""
        if self._figure is None:
            self._figure = self.table.describe(self)
        return self._figure


@dataclass(frozen=True, eq=False)
class Figures:
    """The figures of the tables of a report."""

    report: UnderstoodReport

    def of(self, key: Key) -> Sequence[Figure]:
        """Return the figures that are known by a value and its decimals."""
        return [cell.figure for cell in self._cells.get(key, ())]

    def equal_to(self, number: PrintedNumber) -> Sequence[Figure]:
        """Return the figures that a number, wherever it stands, may be."""
        return self.of(known_by(number.value, number.decimals))

    def is_common(self, key: Key) -> bool:
        """Say whether so many cells have a figure that it tells little by itself."""
        return len(self._cells.get(key, ())) > _COMMON

    def of_tables(self, key: Key, lines: Collection[int]) -> Iterator[Figure]:
        """Yield the figures of a common value in the tables that begin at some lines."""
        for line in sorted(lines):
            yield from (cell.figure for cell in self._common.get((key, line), ()))

    def in_table(self, line: int) -> Sequence[Figure]:
        """Return all figures of the tables that begin at a line."""
        return [cell.figure for table in self._by_line.get(line, ()) for cell in table.cells]

    def parts(self, line: int) -> frozenset[Part]:
        """Return what figures of the tables that begin at a line may be called."""
        return frozenset(chain.from_iterable(table.told for table in self._by_line.get(line, ())))

    def names(self, line: int) -> frozenset[Name]:
        """Return the names of the items of the tables that begin at a line."""
        return frozenset(chain.from_iterable(table.names for table in self._by_line.get(line, ())))

    def has(self, value: Decimal) -> bool:
        """Say whether any table has a figure of that value, whatever its sign and decimals."""
        return abs(value) in self._values

    @cached_property
    def _values(self) -> frozenset[Decimal]:
        return frozenset(value for value, _ in self._cells)

    @cached_property
    def _cells(self) -> Mapping[Key, Sequence[_Printed]]:
        found: dict[Key, list[_Printed]] = {}
        for cell in chain.from_iterable(table.cells for table in self._tables):
            found.setdefault(cell.key, []).append(cell)
        return found

    @cached_property
    def _common(self) -> Mapping[tuple[Key, int], Sequence[_Printed]]:
        """The cells with common figures, by the line of their table too."""
        found: dict[tuple[Key, int], list[_Printed]] = {}
        for key in filter(self.is_common, self._cells):
            for cell in self._cells[key]:
                found.setdefault((key, cell.table.line), []).append(cell)
        return found

    @cached_property
    def _by_line(self) -> Mapping[int, Sequence[_Table]]:
        found: dict[int, list[_Table]] = {}
        for table in self._tables:
            found.setdefault(table.line, []).append(table)
        return found

    @cached_property
    def _tables(self) -> Sequence[_Table]:
        return [_Table(table, self.report.year) for table in self.report.tables]


@lru_cache(maxsize=4)
def find_figures(report: UnderstoodReport) -> Figures:
    """Return the figures of the tables of a report, each report looked through once."""
    return Figures(report)


@dataclass(frozen=True, eq=False)
class _Table:
    """A table that describes its figures."""

    understood: UnderstoodTable
    year: int | None
    """That of the report."""

    @property
    def line(self) -> int:
        """Where it begins."""
        return self.understood.table.line

    @cached_property
    def cells(self) -> Sequence[_Printed]:
        """The cells with a figure, one that text may write out in full after it as it is printed."""
        noughts = _noughts(self.understood.table)
        found = []
        for row in self._rows:
            for column in self._columns:
                cell = row.row.cells[column.index]
                number = cell.number
                if number is not None and not _BOUND.search(cell.text):
                    found.append(_Printed(self, row, column, number))
                    if noughts and _is_money(column, number):
                        found.append(_Printed(self, row, column, _in_full(number, noughts)))
        return found

    def describe(self, cell: _Printed) -> Figure:
        """Return a figure with its names."""
        row, column, cells = cell.row, cell.column, cell.row.row.cells
        printed = cells[column.index].number or cell.number
        names = self._names_of(row, column)
        own_year = [cell.text for cell in cells[:1] if YEAR.fullmatch(cell.text.strip())]
        others = (other.number for other in cells if other.number is not None)
        least, most, total = self._ends[column.index]
        return Figure(
            cell.number,
            row.kind,
            tuple(_names_in(names)),
            mark_of(row.row),
            self._title,
            self._heads[column.index],
            self._parts[column.index],
            self._may_be_of(_years([own_words(column.path), *names, *own_year])),
            self._years,
            frozenset(abs(other.value) for other in others if other.spot != printed.spot),
            len(self._rows) == 1,
            printed.value == least,
            printed.value == most,
            total,
            _is_money(column, printed),
            _is_share(column, printed, names),
            column.name,
            self.understood.place(row),
            self.understood.table,
        )

    def _may_be_of(self, years: frozenset[int]) -> frozenset[int]:
        """The years of a figure: that of its head and that of the title, where one of both is wrong."""
        return self._misdated.may_be_of(years) if self._misdated else years

    @cached_property
    def _misdated(self) -> Misdated | None:
        return find_misdated(self.understood.table, self.year)

    @cached_property
    def told(self) -> frozenset[Part]:
        """What its figures may be called."""
        return frozenset[Part]().union(*(self._parts[cell.column.index] for cell in self.cells))

    @cached_property
    def names(self) -> frozenset[Name]:
        """The names of its items."""
        items = (cell for cell in self.cells if cell.row.kind is RowKind.ITEM)
        texts = chain.from_iterable(self._names_of(cell.row, cell.column) for cell in items)
        return frozenset(_names_in(texts))

    def _names_of(self, row: UnderstoodRow, column: Column) -> Sequence[str]:
        """The words of a row left of a column, else the first ones."""
        named = [cell for cell in row.row.cells if _may_name(cell.text) and cell.column not in self._units]
        return [cell.text for cell in named if cell.column < column.index] or [
            cell.text for cell in named[:1]
        ]

    @cached_property
    def _rows(self) -> Sequence[UnderstoodRow]:
        return [row for row in self.understood.rows if row.kind is not RowKind.BAND]

    @cached_property
    def _columns(self) -> Sequence[Column]:
        return [column for column in self.understood.columns if Role.NUMBER not in column.roles]

    @cached_property
    def _units(self) -> frozenset[int]:
        return frozenset(column.index for column in self._columns if Role.UNIT in column.roles)

    @cached_property
    def _title(self) -> Name:
        return name_of(subject_of(self.understood.table.title))

    @cached_property
    def _years(self) -> frozenset[int]:
        return frozenset(year for column in self._columns for year in column.years)

    @cached_property
    def _heads(self) -> Mapping[int, frozenset[str]]:
        return {column.index: words_of(own_words(column.path[-1:])) for column in self._columns}

    @cached_property
    def _parts(self) -> Mapping[int, frozenset[Part]]:
        return {column.index: frozenset(_parts(self.understood, column)) for column in self._columns}

    @cached_property
    def _ends(self) -> Mapping[int, tuple[Decimal | None, Decimal | None, Decimal]]:
        return {column.index: _ends(self.understood, column) for column in self._columns}


def _names_in(texts: Iterable[str]) -> Iterator[Name]:
    """Yield the names of a row, without what stands in brackets behind one too: `Hutan lestari (ha)`."""
    for text in texts:
        yield name_of(text)
        bare = _IN_BRACKETS.sub("", text)
        if bare != text and _may_name(bare):
            yield name_of(bare)


def _in_full(number: PrintedNumber, noughts: int) -> PrintedNumber:
    """Return an amount as text may write it out where its table counts thousands or millions."""
    value = (number.value * 10**noughts).normalize() + 0
    return replace(number, value=value, decimals=number.decimals - noughts)


def _noughts(table: PrintedTable) -> int:
    """Return how many noughts the amounts of a table leave out: `(ribu rupiah)`, `Rp juta`."""
    words = " ".join((table.title, *(cell for row in table.head for cell in row)))
    match = _COUNTED_IN.search(words)
    return POWERS[(match[1] or match[2]).casefold()] if match else 0


def _is_money(column: Column, number: PrintedNumber) -> bool:
    return column.is_money or number.unit == RUPIAH


def own_words(path: Iterable[str]) -> str:
    """Return the words of a head without what its figures are held against: `terhadap target 2026`."""
    return AGAINST.split(" ".join(path), maxsplit=1)[0]


def _is_share(column: Column, number: PrintedNumber, names: Iterable[str]) -> bool:
    """Whether a figure is a percentage, by its sign or by the words of its column or row."""
    is_signed = column.is_percent or number.unit == PERCENT
    return is_signed or any(map(_SHARE.search, (*column.path[-1:], *names)))


def _ends(understood: UnderstoodTable, column: Column) -> tuple[Decimal | None, Decimal | None, Decimal]:
    """Return the least and the greatest item of a column, and what all of them come to."""
    items = (row.row.cells[column.index].number for row in understood.rows if row.kind is RowKind.ITEM)
    values = [number.value for number in items if number is not None]
    total = sum(values, Decimal(0))
    return (min(values), max(values), total) if len(values) > 1 else (None, None, total)


def _may_name(text: str) -> bool:
    return sum(map(str.isalpha, text)) >= _FEWEST_LETTERS


def _years(texts: Iterable[str]) -> frozenset[int]:
    return frozenset(int(year) for text in texts for year in YEAR.findall(text))


def _parts(understood: UnderstoodTable, column: Column) -> Iterator[Part]:
    """Yield what a sentence may call the figures of a column."""
    computed = part_of(understood, column) if column.is_numeric else None
    if computed is not None:
        yield computed
    roles = (*roles_of([own_words(column.path[-1:])]), *([] if column.meaning is None else [column.meaning]))
    for role in roles:
        if role is Role.CHANGE:
            yield from CHANGES
        elif role in PART_OF:
            yield PART_OF[role]
