"""What a reckoned figure may be, by the rows, columns and years of one table that its clause names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.accounted import Meant, meant_in, rows_of
from capaian.auditor.understanding.added_columns import addable_columns, cells_of
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.counting import read_words
from capaian.auditor.understanding.dated_rows import holds_years, year_of_row
from capaian.auditor.understanding.direction_words import DOWN, LESS, MORE, UP
from capaian.auditor.understanding.measures import of_report
from capaian.auditor.understanding.money_units import scale_behind
from capaian.auditor.understanding.months_told import columns_of_months, months_told, rows_of_months
from capaian.auditor.understanding.naming import find_named
from capaian.auditor.understanding.operations_told import Operation, Reckoned
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.row_moves import are_ends_of_change
from capaian.auditor.understanding.rows import UnderstoodRow
from capaian.auditor.understanding.scaled_cells import cells_in_scale
from capaian.auditor.understanding.shares_over_columns import has_shares, shares_over_columns
from capaian.auditor.understanding.so_far import is_running
from capaian.auditor.understanding.vocabulary import WIDER_CIRCLE, Role, roles_of
from capaian.domain.audit import AuditRule
from capaian.domain.value import PERCENT, RUPIAH

_TOGETHER: Final = re.compile(r"\bke(?P<count>dua|tiga|empat|lima|enam)(?:nya)?\b", re.IGNORECASE)
_YEAR_BEFORE: Final = re.compile(r"\btahun\s+(?:sebelumnya|lalu)\b", re.IGNORECASE)
_ROSE: Final = re.compile(rf"\b(?:{UP}|{MORE})\b", re.IGNORECASE)
_FELL: Final = re.compile(rf"\b(?:{DOWN}|{LESS})\b", re.IGNORECASE)
_PAIR: Final = 2

Cells = tuple[PrintedNumber, ...]


@dataclass(frozen=True, slots=True)
class Operands:
    """What a figure may follow from."""

    likely: Sequence[Equation]
    """By the columns that words tell, or that are meant where none are told."""
    possible: Sequence[Equation]
    """By any column of the kind."""
    rows: Sequence[UnderstoodRow]
    """The rows that are named."""


def operands_of(
    asked: Reckoned, sentence: str, table: UnderstoodTable, report: UnderstoodReport, place: str
) -> Operands | None:
    """Return what a figure may follow from in a table; `None` where a word is of something else.

    Args:
        asked: The figure with its operation and words.
        sentence: The text that it stands in.
        table: One that the sentence may speak of.
        report: The report of the table.
        place: Where the figure stands, for people.
    """
    told = months_told(asked.text)
    text = _YEAR_BEFORE.sub(" ", _TOGETHER.sub(" ", told.rest))
    meant = meant_in(_bare(text, asked, table), table, report)
    if meant is None:
        return None
    rows = _rows(asked, meant, table, report, bool(told.months)) or _row_of_target(
        asked, meant, sentence, table
    )
    found = _Found(asked, meant, rows, table, report, place)
    count = _TOGETHER.search(asked.text)
    if count is not None and read_words(count["count"].casefold()) != len(found.rows):
        return None
    if asked.operation is Operation.SUM:
        return found.sums(told.months, are_together=told.are_together)
    if told.months:
        parts = columns_of_months(table, told.months)
        return found.shares_of(parts) if asked.operation is Operation.SHARE else found.gaps_of(parts)
    return (
        found.shares()
        if asked.operation is Operation.SHARE
        else found.gaps(asked.is_new or _YEAR_BEFORE.search(sentence))
    )


def _bare(text: str, asked: Reckoned, table: UnderstoodTable) -> str:
    """Return a text without words of the operation, but for those in names of rows: `Program Lalu Lintas`."""
    named = find_named(text, [row.label for row in rows_of(table)])
    for start, end in asked.idle_in(text):
        if not any(one.start <= start < one.end for one in named):
            text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    return text


def _rows(
    asked: Reckoned, meant: Meant, table: UnderstoodTable, report: UnderstoodReport, is_of_months: bool
) -> Sequence[UnderstoodRow]:
    """Return the rows that words name by themselves; of parts of the year else those named ahead."""
    rows = meant.rows
    if not rows and is_of_months and asked.ahead:
        ahead = meant_in(months_told(asked.ahead).rest, table, report)
        rows = ahead.rows if ahead is not None else ()
    return [rows_of(table)[row] for row in rows]


def _row_of_target(
    asked: Reckoned, meant: Meant, sentence: str, table: UnderstoodTable
) -> Sequence[UnderstoodRow]:
    """Return the one row that a sentence names, of whose target its clause tells a gap without a name."""
    is_told = len(meant.columns) == 1 and Role.TARGET in meant.columns[0].roles
    is_gap = asked.operation is Operation.GAP and asked.pointed is None and is_told
    rows = {one.row for one in find_named(sentence, table.labels)} if is_gap else set[int]()
    return [table.items[row] for row in rows] if len(rows) == 1 else ()


@dataclass(frozen=True, slots=True)
class _Found:
    """A figure with what its words name."""

    asked: Reckoned
    meant: Meant
    rows: Sequence[UnderstoodRow]
    table: UnderstoodTable
    report: UnderstoodReport
    place: str

    def sums(self, months: frozenset[int], *, are_together: bool) -> Operands | None:
        """Return sums over rows, over parts of the year, or over both."""
        parts = columns_of_months(self.table, months)
        by_row = rows_of_months(self.table.items, months) if months and not parts else ()
        if months and not parts and not by_row:
            return None
        if not (self.asked.is_said or are_together):
            return self._amounts()
        if parts:
            return self._along(parts)
        rows = [self.table.items[row] for row in by_row] if by_row else self.rows
        if len(rows) < _PAIR or (by_row and self.rows and {*self.rows} != {*rows}):
            return None
        columns = [c for c in addable_columns(self.table) if self._is_alike(c)]
        columns = [*self._of_year(columns)] if self.meant.years else columns
        made = {c.index: [*self._sums(cells_of(rows, [c]))] for c in columns}
        likely = [each for c in self._told(columns) for each in made[c.index]]
        return Operands(likely, [each for own in made.values() for each in own], rows)

    def _amounts(self) -> Operands | None:
        """Return the amounts of the one row that is named, which a sentence tells in millions or more."""
        if len(self.rows) != 1 or self.asked.number.unit != RUPIAH or not scale_behind(self.asked.told.after):
            return None
        told = self.meant.columns if self.meant.tells_columns else self.table.figure_columns
        columns = [c for c in told if not c.is_percent]
        scales = (each for c in columns for each in self._in_scale(cells_of(self.rows, [c])))
        made = [self._equation(AuditRule.CROSSREF, Law.EQUAL, each, "angka tabel") for each in scales if each]
        return Operands([], made, self.rows)

    def _of_months(self, parts: Sequence[Column]) -> tuple[Sequence[UnderstoodRow], Column | None]:
        """Return the rows that are told of parts of the year, and the column that these add up to."""
        rows = self.rows or (self.table.totals if len(self.table.totals) == 1 else ())
        sums = (each for each in self.table.relations if each.law is Law.SUM and each.is_borne_out)
        whole = next((each.result for each in sums if {*parts} <= {*each.inputs}), None)
        return rows, whole if parts and not any(map(is_running, parts)) else None

    def _along(self, parts: Sequence[Column]) -> Operands | None:
        """Return the sum of the parts of a year, which add up to a total of their rows."""
        rows, whole = self._of_months(parts)
        is_plain = len(rows) == 1 < len(parts) or (len(rows) > 1 and self.asked.is_said)
        made = [*self._sums(cells_of(rows, parts))] if whole is not None and is_plain else []
        return Operands(made, made, rows)

    def shares_of(self, parts: Sequence[Column]) -> Operands:
        """Return the share that parts of a year have of the whole year."""
        rows, of = self._of_months(parts)
        wholes, beside = cells_of(rows, [of]) if of is not None and len(rows) == 1 else (), self.asked.others
        cells = cells_of(rows, parts) if wholes else ()
        is_told = not beside or beside[0].value == sum(number.value for number in cells)
        law = Law.PERCENT if len(cells) == 1 else Law.TOGETHER
        is_plain = bool(cells) and is_told and self.asked.is_of_all
        made = [self._equation(AuditRule.RATIO, law, (*cells, *wholes), "persentase")] if is_plain else []
        return Operands(made, made, rows)

    def gaps_of(self, parts: Sequence[Column]) -> Operands:
        """Return the gap of two parts of a year."""
        rows, _ = self._of_months(parts)
        cells = cells_of(rows, parts) if len(rows) == 1 and len(parts) == _PAIR else ()
        made = [*self._gap(cells[0], cells[1])] if cells and not self._is_against(cells[0], cells[1]) else []
        return Operands(made, made, rows)

    def gaps(self, is_year_before: object) -> Operands:
        """Return gaps between two rows, two columns or two years."""
        years = self._years(bool(is_year_before))
        ends = [*self._ends(years)] if self.asked.pointed is None else [*self._ends_of_pointed(years)]
        ends = [pair for pair in ends if not self._is_turned(*pair)]
        possible = [made for pair in ends for made in self._gap(*pair)]
        levels = [number.value for number in self.asked.others]
        if not self.table.values.issuperset(levels):
            return Operands([], [made for made in possible if made.holds()], self.rows)
        is_pointed = self.asked.pointed is not None
        columns = {c.index for c in self._told(self.table.figure_columns)}
        told = [
            made
            for pair in ends
            if is_pointed or self._is_told(pair, columns, ends)
            for made in self._gap(*pair)
            if all(level in {abs(n.value) for n in made.inputs} for level in levels)
        ]
        return Operands(told, possible, self.rows)

    def _is_turned(self, one: PrintedNumber, other: PrintedNumber) -> bool:
        """Whether of two years the words tell a rise that is a fall: then they are of something else."""
        times = [self._year_of(number) for number in (one, other)]
        if None in times or times[0] == times[1]:
            return False
        before, now = (one, other) if (times[0] or 0) < (times[1] or 0) else (other, one)
        return self._is_against(before, now)

    def _is_against(self, before: PrintedNumber, now: PrintedNumber) -> bool:
        words = self.asked.told.words
        return bool((_FELL if now.value > before.value else _ROSE).search(words))

    def _year_of(self, number: PrintedNumber) -> int | None:
        years = {y for c in self.table.figure_columns if c.index == number.spot.cell for y in c.years}
        rows = (year_of_row(row) for row in self.table.items if row.row.line == number.spot.line)
        return min(years) if len(years) == 1 else next(rows, None)

    def _is_told(self, pair: Cells, columns: Set[int], ends: Sequence[Cells]) -> bool:
        """Whether two cells stand in columns that are told; of years beside each other any may be meant."""
        if pair[0].spot.cell == pair[1].spot.cell:
            return pair[0].spot.cell in columns
        of_told = [each for each in ends if {n.spot.cell for n in each} <= columns]
        return not of_told or pair in of_told

    def _ends_of_pointed(self, years: frozenset[int]) -> Iterator[Cells]:
        """Yield each cell with a figure that the words point to, and that of the other year."""
        values = {number.value for number in self.asked.pointed or ()}
        for column in self.table.figure_columns:
            for row in self.table.rows:
                own = row.row.cells[column.index].number
                if own is None or own.value not in values or holds_years(self.table, column):
                    continue
                others = [r for r in self.table.items if year_of_row(r) in years - {year_of_row(row)}]
                beside = [c for c in self.table.figure_columns if c.years and c.years <= years - column.years]
                if year_of_row(row) in years:
                    yield from ((own, *cells) for r in others if (cells := cells_of([r], [column])))
                elif column.years and column.years <= years:
                    same = (c for c in beside if c.meaning is column.meaning)
                    yield from ((own, *cells) for c in same if (cells := cells_of([row], [c])))

    def _ends(self, years: frozenset[int]) -> Iterator[Cells]:
        columns = [c for c in self.table.figure_columns if Role.CHANGE not in roles_of(c.path)]
        columns = [c for c in columns if not holds_years(self.table, c)]
        rows = self.rows or [row for row in self.table.items if year_of_row(row) in years]
        if len(rows) == _PAIR:
            yield from (cells for c in self._of_year(columns) if (cells := cells_of(rows, [c])))
        rows = rows or (self.table.totals if len(self.table.totals) == 1 else ())
        for pair in combinations(columns, 2) if len(rows) == 1 else ():
            if self._are_told(pair, years, rows[0]) and (cells := cells_of(rows, pair)):
                yield cells

    def _years(self, is_year_before: bool) -> frozenset[int]:
        own, year = self.meant.years, self.report.year
        if is_year_before and year is not None and len(own) <= 1:
            return frozenset((max(own, default=year), max(own, default=year) - 1))
        return own | {year} if year is not None and len(own) == 1 and max(own) <= year else own

    def _of_year(self, columns: Sequence[Column]) -> Sequence[Column]:
        years = self.meant.years
        if len(years) > 1 or not any(c.years for c in columns):
            return columns
        return of_report(columns, max(years, default=self.report.year))

    def _are_told(self, pair: tuple[Column, Column], years: frozenset[int], row: UnderstoodRow) -> bool:
        """Whether two columns are those of two years that are told, or that words or figures tell."""
        if any(c.is_percent is not pair[0].is_percent or c.is_money is not pair[0].is_money for c in pair):
            return False
        one, other = (c.years for c in pair)
        if len(years) == _PAIR and one and other:
            return one | other == years and one != other and pair[0].meaning is pair[1].meaning
        columns = self.meant.columns if self.meant.tells_columns else ()
        values = {number.value for number in self.asked.others}
        quoted = [c for c in pair if (n := row.row.cells[c.index].number) and abs(n.value) in values]
        wider = [c for c in pair if WIDER_CIRCLE.search(c.name)]
        own = [c for c in self.table.figure_columns if not WIDER_CIRCLE.search(c.name)]
        if {*columns} == {*wider} and len(wider) == 1 and len(own) == 1:
            return own[0] in pair
        if len(columns) == 1 and Role.TARGET in (columns[0].meaning, *columns[0].roles) and not quoted:
            return len(self._actuals) == 1 and {*pair} == {*columns, *self._actuals}
        is_bare = not (columns or quoted or years)
        return {*columns} | {*quoted} == {*pair} or (is_bare and are_ends_of_change(self.table, row, pair))

    @property
    def _actuals(self) -> Sequence[Column]:
        columns = of_report(self.table.figure_columns, self.report.year)
        return [c for c in columns if Role.ACTUAL in (c.meaning, *c.roles)]

    def _gap(self, one: PrintedNumber, other: PrintedNumber) -> Iterator[Equation]:
        for pair in self._in_scale((one, other)):
            yield from self._gap_in_scale(*pair)

    def _gap_in_scale(self, one: PrintedNumber, other: PrintedNumber) -> Iterator[Equation]:
        high, low = (one, other) if one.value >= other.value else (other, one)
        number = self.asked.number
        are_percent = one.unit == PERCENT or number.unit != PERCENT
        if number.unit == PERCENT and low.value > 0:
            if not _FELL.search(self.asked.told.words):
                yield self._equation(AuditRule.RATIO, Law.GROWTH, (high, low), "pertumbuhan")
            if not _ROSE.search(self.asked.told.words):
                yield self._equation(AuditRule.RATIO, Law.UNSPENT, (low, high), "penurunan")
        if are_percent or (one.decimals and number.unit == PERCENT):
            yield self._equation(AuditRule.DIFFERENCE, Law.DIFFERENCE, (high, low), "selisih")

    def shares(self) -> Operands | None:
        """Return shares that rows have of a total, in the column of the count told beside them."""
        rows, beside = self.rows, self.asked.others
        if len(self.table.totals) != 1 or len({row.level for row in rows}) > 1:
            return None
        if not rows:
            whole = self._whole
            cells = shares_over_columns(self.asked, self.meant, whole, self.table)
            made = [self._equation(AuditRule.RATIO, Law.PERCENT, pair, "persentase") for pair in cells]
            return Operands(made, made, self.table.totals)
        added = [c for c in addable_columns(self.table) if not c.is_percent]
        named = [c for c in self.meant.columns if self.meant.tells_columns and not c.is_percent]
        if named and not any(c in added for c in named):
            return None  # of a column that does not come to its total
        parts = [c for c in added if not beside or self._is_told_in(beside[0], c)]
        told = parts if beside else self._told(parts)
        if beside and len(told) > 1:
            told = [c for c in told if c in self.meant.columns] or told
        is_plain = self.asked.is_of_all or not beside or has_shares(self.table, told)
        likely = [each for c in told for whole in self._wholes(c, added) for each in self._share(c, whole)]
        possible = [each for c in parts for whole in added for each in self._share(c, whole)]
        return Operands(likely if is_plain else [], [*possible, *self._within_rows(parts)], rows)

    def _wholes(self, part: Column, added: Sequence[Column]) -> Sequence[Column]:
        """Return the columns whose total words behind a share tell, or that of the part and that of all."""
        whole = self._whole
        if whole is None or whole.rows:
            return ()
        if whole.tells_columns:
            told = [c for c in added if c in whole.columns]
            return [part] if part in told and self.asked.is_of_all else told
        return [c for c in added if c is part or (Role.TOTAL in c.roles and not c.is_money)]

    @property
    def _whole(self) -> Meant | None:
        """What the words of the whole of a share name."""
        return meant_in(_bare(self.asked.whole, self.asked, self.table), self.table, self.report)

    def _within_rows(self, parts: Sequence[Column]) -> Iterator[Equation]:
        """Yield the shares that figures of a row have of others of it."""
        for row in self.rows:
            for part, whole in ((a, b) for a in parts for b in self.table.figure_columns if a is not b):
                if not whole.is_percent and (cells := cells_of([row], (part, whole))):
                    yield self._equation(AuditRule.RATIO, Law.PERCENT, cells, "persentase")

    def _share(self, part: Column, of: Column) -> Iterator[Equation]:
        cells, whole = cells_of(self.rows, [part]), self.table.totals[0].row.cells[of.index].number
        if cells and whole is not None and 0 < sum(number.value for number in cells) < whole.value:
            law = Law.PERCENT if len(cells) == 1 else Law.TOGETHER
            yield self._equation(AuditRule.RATIO, law, (*cells, whole), "persentase")

    def _is_told_in(self, beside: PrintedNumber, column: Column) -> bool:
        """Whether a count is that of the rows in a column, told in full or in millions and more."""
        value = sum((number.value for number in cells_of(self.rows, [column])), Decimal(0))
        powers = (0, 3, 6, 9, 12) if beside.unit == RUPIAH else (0,)
        return any(abs(value.scaleb(-power) - beside.value) < beside.step for power in powers)

    def _told(self, columns: Sequence[Column]) -> Sequence[Column]:
        """Return the columns that words tell, else those of totals where there are others beside."""
        if self.meant.tells_columns:
            told = [c for c in self._of_year(columns) if c in self.meant.columns]
            totals = [c for c in told if Role.TOTAL in c.roles]
            return totals if len(told) > 1 and totals else told
        own = self._of_year(columns)
        return own if len(own) == 1 else [c for c in own if Role.TOTAL in c.roles]

    def _is_alike(self, column: Column) -> bool:
        """Whether the figures of a column may be added to one of that unit."""
        is_change = Role.CHANGE in roles_of(column.path)
        return not (column.is_percent or is_change or (column.is_money and self.asked.number.unit != RUPIAH))

    def _in_scale(self, numbers: Cells) -> Iterator[Cells]:
        """Yield figures in the scale in which the sentence tells its amount."""
        yield from cells_in_scale(numbers, self.asked.told, self.table)

    def _sums(self, cells: Cells) -> Iterator[Equation]:
        scales = self._in_scale(cells) if cells else ()
        yield from (self._equation(AuditRule.SUM, Law.SUM, each, "jumlah") for each in scales)

    def _equation(self, rule: AuditRule, law: Law, cells: Cells, subject: str) -> Equation:
        return Equation(rule, law, self.asked.number, cells, self.place, subject=subject)
