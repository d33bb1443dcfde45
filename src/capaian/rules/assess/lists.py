"""Counting and adding rows of the dossier's lists: innovations, training, assets, staff,
documents.

What has not happened by the end of the period does not count yet. A row counts, does not, or
leaves it open: an empty cell that a condition needs, or a day that is not exact enough, makes the
count unavailable and names the rows, unless another condition settles it. A list that is not there
counts nothing, which is not zero; one that is there and holds no such row counts zero, but a state
that no row states is not known.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from capaian.domain.narrative import Innovation, LegalDocument
from capaian.domain.numerals import write_few
from capaian.domain.office import Asset, StaffCount, Training
from capaian.domain.period import Period
from capaian.domain.value import CellValue, Reason, Result, Unavailable, Unit
from capaian.rules.assess.context import AssessContext, traces_of
from capaian.rules.formula.lists import LISTS, ListShape, cells_of, list_words
from capaian.rules.formula.tree import ComparisonSign, ListRows, RowCondition
from capaian.rules.spans import last_day, span_of
from capaian.rules.tracelog import Working

Span = tuple[date, date]
_MOST_NAMED = 2


def count_list(
    desk: AssessContext, rows: ListRows, period: Period, unit: Unit | None = None
) -> Result:
    """Return how many rows meet the conditions by the end of a period,
    or what their figures add up to.

    Years other than that of the dossier are not in its lists. The trace names the rows that count
    and rests on each of them.
    """
    shape, words = LISTS[rows.collection], list_words(rows, desk.facts.names)
    subject = f"{words[:1].upper()}{words[1:]}, {period.label}"
    every = [ListedRow(each, rows, period) for each in getattr(desk.office_year, rows.collection)]
    listed = [each for each in every if each.is_whole]
    counted = [each for each in listed if each.is_counted]
    of_row = min((each.unit for each in counted), default=shape.unit)
    if period.year != desk.office_year.year:
        return desk.log.absent(
            subject, Unavailable(Reason.NOT_IN_SOURCE, (str(rows),)), unit or of_row, None
        )
    if not every and shape.file not in desk.office_year.files:
        note = f"{shape.file} tidak ada"
    else:
        note = _find_gap(rows, listed, counted)
    if note:
        gap = Unavailable(Reason.MISSING_INPUT, (str(rows),), note)
        return desk.log.absent(subject, gap, unit or of_row, None)
    traces = traces_of([each.record(desk) for each in counted])
    names = "; ".join(
        each.label if not rows.figure else f"{each.label} {each.value}" for each in counted
    )
    total = Decimal(sum(each.value or 0 for each in counted))
    if rows.figure and not counted:  # nothing of a figure is 0 of its own unit
        of_row = shape.figures[rows.figure].unit or of_row
    unit = unit or of_row
    return desk.log.step(
        subject, total, unit, 0, Working(f"jumlah {words}", names or "tidak ada", traces)
    )


@dataclass(frozen=True, slots=True)
class ListedRow:
    """A row of a list that is looked at, by the end of a period."""

    row: Innovation | Training | Asset | StaffCount | LegalDocument
    rows: ListRows
    period: Period

    @property
    def shape(self) -> ListShape:
        """What formulas know of its list."""
        return LISTS[self.rows.collection]

    @property
    def label(self) -> str:
        """What names it."""
        return str(getattr(self.row, self.shape.label))

    @property
    def is_whole(self) -> bool:
        """Say whether it is no part of another row, or the conditions look for such parts."""
        looked_at = {each.column for each in self.rows.conditions}
        parts = self.shape.parts.items()
        return not any(cells_of(self.row, part) and by not in looked_at for part, by in parts)

    @property
    def is_counted(self) -> bool | None:
        """Say whether it meets all conditions; `None` if a cell leaves it open."""
        settled = [self._is_there, *map(self.meets, self.rows.conditions)]
        return False if False in settled else None if None in settled else True

    @property
    def open_column(self) -> str:
        """The column that leaves it open: the one that a condition compares
        with where that is empty.
        """
        if self._is_there is None:
            begun = (each for each in self.shape.begin_columns if cells_of(self.row, each))
            return next(begun, self.shape.begin_columns[0])
        condition = next(each for each in self.rows.conditions if self.meets(each) is None)
        others = (each for each in condition.values if each in self.shape.columns)
        return next((each for each in others if not cells_of(self.row, each)), condition.column)

    @property
    def value(self) -> int | None:
        """What it adds: one row, or its figure; `None` where the cell is empty."""
        if not self.rows.figure:
            return 1
        value: int | None = getattr(self.row, self.rows.figure)
        counterpart = self.shape.figures[self.rows.figure].counterpart
        return 0 if value is None and counterpart and cells_of(self.row, counterpart) else value

    @property
    def unit(self) -> Unit:
        """What it counts."""
        if not self.rows.figure:
            return self.shape.unit
        return self.shape.figures[self.rows.figure].unit or Unit(*cells_of(self.row, "unit"))

    def meets(self, condition: RowCondition) -> bool | None:
        """Say whether it meets a condition; `None` if its cells leave that open."""
        column, cells = self.shape.columns[condition.column], cells_of(self.row, condition.column)
        if not cells:
            return False if column.blank_is_no or condition.comparison is None else None
        if not column.is_day:
            return condition.comparison is None or any(cell in condition.values for cell in cells)
        day = span_of(cells[0])
        if day[0] > self.period.end:
            return False
        if condition.comparison is None:
            return True if day[1] <= self.period.end else None
        value = condition.values[0]
        other = (value,) if value not in self.shape.columns else cells_of(self.row, value)
        if not other:
            return None
        return _compare(day, condition.comparison, span_of(other[0]))

    def record(self, desk: AssessContext) -> CellValue:
        """Record the row with what makes it count."""
        source = desk.facts.reference(self.row.place, getattr(self.row, "source", None))
        if self.rows.figure:
            subject = f"{self.label}: {self.shape.figures[self.rows.figure].words}"
            return desk.log.leaf(subject, Decimal(self.value or 0), self.unit, 0, source)
        looked_at = dict.fromkeys(each.column for each in self.rows.conditions)
        cells = ((self.shape.columns[each], cells_of(self.row, each)) for each in looked_at)
        names = desk.facts.names
        words = (
            f"{c.words} {', '.join(c.words_of(v, names) for v in values)}" for c, values in cells
        )
        text = "; ".join(words)
        return desk.log.stated(self.label, text or "ada", True, source)

    @property
    def _is_there(self) -> bool | None:
        """Say whether it began, or happened in the year, by the end of the period."""
        if not self.shape.begin_columns:
            return True
        mark = next(
            (cell for each in self.shape.begin_columns for cell in cells_of(self.row, each)), ""
        )
        if last_day(mark) is None:
            return True if self.period.ends_year and not self.shape.needs_day else None
        first, last = span_of(mark)
        if first > self.period.end or (self.shape.is_yearly and last.year < self.period.year):
            return False
        return True if last <= self.period.end else None


def _compare(left: Span, sign: ComparisonSign, right: Span) -> bool | None:
    """Compare days that may mean several; `None` where some of them meet the
    comparison and others do not.
    """
    before = (left[1] < right[0], left[0] >= right[0])
    until = (left[1] <= right[1], left[0] > right[1])
    surely, surely_not = {
        ComparisonSign.LESS: before,
        ComparisonSign.AT_LEAST: before[::-1],
        ComparisonSign.AT_MOST: until,
        ComparisonSign.MORE: until[::-1],
        ComparisonSign.EQUAL: (before[1] and until[0], before[0] or until[1]),
    }[sign]
    return True if surely else False if surely_not else None


def _find_gap(rows: ListRows, listed: Sequence[ListedRow], counted: Sequence[ListedRow]) -> str:
    """Return why the rows have no count, in words that name the list and its column; empty:
    they have one.
    """
    shape = LISTS[rows.collection]
    for each in rows.conditions if listed else ():
        if not any(cells_of(one.row, each.column) for one in listed):
            return f"kolom {each.column} di {shape.file} kosong"
    if undecided := [each for each in listed if each.is_counted is None]:
        names = write_few([each.label for each in undecided], _MOST_NAMED)
        where = f"kolom {undecided[0].open_column} di {shape.file}"
        return f"{where} kosong atau tidak cukup rinci untuk {undecided[0].period.label}: {names}"
    if rows.figure and not shape.begin_columns and not counted:
        values = [value for each in rows.conditions for value in each.values]
        return f"{shape.file} tidak memuat {', '.join(values) or 'satu baris pun'}"
    if empty := [each.label for each in counted if each.value is None]:
        where = "" if len(empty) == len(counted) else f": {write_few(empty, _MOST_NAMED)}"
        return f"kolom {rows.figure} di {shape.file} kosong{where}"
    units = sorted({each.unit for each in counted})
    return (
        f"satuan di {shape.file} berbeda ({', '.join(units)}): pilih dengan unit"
        if len(units) > 1
        else ""
    )
