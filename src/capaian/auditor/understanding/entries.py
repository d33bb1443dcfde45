"""The figures of tables by the whole name of their row, and those of totals and means."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache
from itertools import islice
from typing import Final

from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.facts import part_of, plain
from capaian.auditor.understanding.figures import SHORTEST
from capaian.auditor.understanding.mentions import Part
from capaian.auditor.understanding.outright import Names, names_nothing, words_in
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import RowKind, UnderstoodRow
from capaian.auditor.understanding.vocabulary import Role
from capaian.auditor.understanding.years import years_in
from capaian.domain.value import PERCENT

_AREA: Final = re.compile(r"^(?:kecamatan|kec\.?)\s+", re.IGNORECASE)
_NUMBERED: Final = re.compile(r"^\s*(?:\d{1,2}|[a-z])[.)]\s+")
_PLANNED: Final = frozenset({Part.TARGET, Part.BUDGET})
_PLAN: Final = re.compile(r"\b(?:target|rencana|perjanjian)\b", re.IGNORECASE)
_RESULT: Final = re.compile(r"\b(?:realisasi|(?:pen)?capaian|hasil|pengukuran|evaluasi)\b", re.IGNORECASE)
_SCALED: Final = re.compile(r"\b(?:ratus|ribu|juta|mil[iy]ar|triliun)(?:an)?\b", re.IGNORECASE)
_UNIT: Final = re.compile(r"\([^()]*[^\W\d_][^()]*\)")
"""What a head says that its figures count."""
_BRACKET: Final = re.compile(r"\s*\([^()]*\)\s*$")
_UNITS: Final = frozenset(("persen", "poin", "orang", "jiwa", "rupiah", "buah"))
"""What any figure may be counted by."""
_SHARES: Final = frozenset({Role.SHARE, Role.ACHIEVEMENT, Role.ABSORPTION})
_OF_UNIT: Final = frozenset({Part.TARGET, Part.ACTUAL, None})
_PERCENT_WORDS: Final = frozenset(("%", "persen", "(%)"))
_MANY: Final = 8
"""Tables with a row of one name, beyond which only the nearest of those at hand can be meant."""
WHOLES: Final = (RowKind.TOTAL, RowKind.MEAN)
"""Rows that are made of the others."""


@dataclass(frozen=True, eq=False)
class Entry:
    """A figure of a row."""

    table: UnderstoodTable
    row: UnderstoodRow
    column: Column
    number: PrintedNumber
    names: tuple[str, ...]
    """What its row is called, plain: the words nearest before it."""
    unit: str
    """What stands in the column of units of its row."""

    @cached_property
    def part(self) -> Part | None:
        """What its column holds."""
        return part_of(self.table, self.column)

    @cached_property
    def years(self) -> frozenset[int]:
        """The years of its column, or those of the title of its table."""
        return self.column.years or years_in(self.table.table.title)

    @property
    def is_planned(self) -> bool:
        """Whether it is what was planned, be it said over its column or only in the title of its table."""
        title = self.table.table.title
        is_titled = _PLAN.search(title) is not None and not _RESULT.search(title)
        return self.part in _PLANNED or (self.part is None and is_titled)

    @cached_property
    def units(self) -> frozenset[str]:
        """The words by which it may be counted."""
        words = (*self.column.path, self.table.table.title, self.unit, *self.row.row.texts)
        return words_in(" ".join(words)) | _UNITS

    @cached_property
    def is_scaled(self) -> bool:
        """Whether it is printed in thousands or more of what its sentence may count one by one."""
        return _SCALED.search(" ".join((self.table.table.title, *self.column.path))) is not None

    @cached_property
    def is_share(self) -> bool:
        """Whether it is a percentage by its head, its sign or the unit of its row."""
        is_headed = self.column.is_percent or not _SHARES.isdisjoint(self.column.roles)
        is_of_unit = self.unit.casefold() in _PERCENT_WORDS and self.part in _OF_UNIT
        return is_headed or is_of_unit or self.number.unit == PERCENT

    @property
    def may_be_share(self) -> bool:
        """Whether it is one, or has decimals and nothing tells its unit."""
        is_bare = not self.unit and not _UNIT.search(" ".join(self.column.path))
        return self.is_share or (is_bare and self.number.decimals > 0)


class Entries:
    """The figures of the tables of a report."""

    def __init__(self, report: UnderstoodReport) -> None:
        """Keep the report; its rows are looked up when a sentence first asks for them."""
        self._report = report
        self._values: dict[str, frozenset[Decimal]] = {}

    @cached_property
    def _all(self) -> Sequence[Entry]:
        return [entry for table in self._report.tables for entry in _entries(table)]

    def whole(self, kind: RowKind) -> Sequence[Entry]:
        """Return the totals, or the means, of tables."""
        return self._wholes.get(kind, ())

    @cached_property
    def _wholes(self) -> Mapping[RowKind, Sequence[Entry]]:
        return {kind: [entry for entry in self._all if entry.row.kind is kind] for kind in WHOLES}

    def of(self, name: str, homes: Sequence[int] = ()) -> Sequence[Entry]:
        """Return the figures of the rows of one name; where very many tables have it, those nearest.

        Args:
            name: A plain name.
            homes: Lines of the tables at hand, the nearest first.
        """
        tables = self._by_name.get(name, {})
        near = (line for line in homes if line in tables)
        lines = tables.keys() if len(tables) <= _MANY else islice(near, _MANY)
        return [entry for line in lines for entry in tables[line]]

    @cached_property
    def _by_name(self) -> Mapping[str, Mapping[int, Sequence[Entry]]]:
        """By names and tables their figures; a name of several rows of a table is that of none."""
        found: dict[str, dict[int, list[Entry]]] = {}
        for entry in self._all:
            for name in entry.names if entry.row.kind not in WHOLES else ():
                found.setdefault(name, {}).setdefault(entry.table.table.line, []).append(entry)
        return {name: tables for name, tables in found.items() if all(map(_is_of_one_row, tables.values()))}

    @cached_property
    def names(self) -> Names:
        """The names of rows."""
        return Names(self._by_name.keys())

    def is_of(self, name: str, value: Decimal) -> bool:
        """Say whether any row or column whose words have a name has a value too."""
        return abs(value) in self._values_of(name)

    def _values_of(self, name: str) -> frozenset[Decimal]:
        if name not in self._values:
            self._values[name] = frozenset(abs(number.value) for number in self._with(name))
        return self._values[name]

    def _with(self, name: str) -> Iterator[PrintedNumber]:
        for table in self._report.tables:
            columns = {c.index for c in table.columns if name in plain(" ".join(c.path))}
            is_titled = name in plain(table.table.title)
            for row in table.rows:
                is_named = is_titled or name in plain(" ".join(row.row.texts))
                cells = (cell for cell in row.row.cells if is_named or cell.column in columns)
                yield from (number for cell in cells for number in cell.numbers)


def _is_of_one_row(entries: Sequence[Entry]) -> bool:
    return all(entry.row is entries[0].row for entry in entries)


def _entries(table: UnderstoodTable) -> Iterator[Entry]:
    figures = table.figure_columns
    units = [c.index for c in table.columns if c.roles[:1] == (Role.UNIT,) and not c.is_numeric]
    named = [c.index for c in table.columns if not c.is_numeric and c.index not in units]
    for row in table.rows if figures else ():
        texts = row.row.texts
        unit = next((texts[index] for index in units), "")
        for column in figures:
            number = row.row.cells[column.index].number
            if number is not None and row.kind is not RowKind.BAND:
                before = [texts[index] for index in named if index < column.index and texts[index]]
                yield Entry(table, row, column, number, _names_of(before[-1]) if before else (), unit)


@lru_cache(maxsize=4096)
def _names_of(label: str) -> tuple[str, ...]:
    """Return the plain names of a label: with and without what stands in brackets behind it."""
    own = _AREA.sub("", _NUMBERED.sub("", label))
    forms = dict.fromkeys((own, _BRACKET.sub("", own)))
    names = (plain(form) for form in forms if not names_nothing(form))
    return tuple(name for name in names if len(name) >= SHORTEST and not name.isdigit())
