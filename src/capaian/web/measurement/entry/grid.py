"""A form as it is shown: tables of counts with what they come to, and lists of all else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation
from functools import cached_property
from typing import Final

from capaian.domain.assessment import AreaResult
from capaian.domain.numerals import decimals_of, write_decimal, write_roman
from capaian.domain.period import Period, PeriodKind
from capaian.domain.policy import Aggregation
from capaian.domain.value import Known, Result, StockState
from capaian.dossier.tables.rejection import RejectedValueError
from capaian.rules.assess import CountResult
from capaian.web.measurement.entry.cells import Typed, in_cell, kind_of
from capaian.web.measurement.form_cells import COUNTS, Block, CountColumn, CountGroup, FormCells, Line, Slot
from capaian.web.measurement.forms import Forms
from capaian.web.measurement.models import Remark

NOT_YET: Final = "…"
"""Stands for what waits for data."""


@dataclass(frozen=True, slots=True)
class Input:
    """A cell that is typed into."""

    slot: Slot
    text: str
    """What is shown: as typed, else as stored."""
    over: str
    """What is stored, as it is shown; of what was typed: over what."""
    before: str = ""
    """What stood there a period before."""
    messages: tuple[str, ...] = ()
    """What is wrong with it."""
    remarks: tuple[str, ...] = ()
    """Comments on it that have no answer."""
    was: str | None = None
    """What was handed in the time before, where it has changed since."""
    place: int = 0
    """In which group of columns it is, from 1; 0: in none."""
    year_before: str = ""
    """What was there a year before, for who verifies."""
    comments: Sequence[Remark] = ()
    """All comments on it, for who verifies."""
    reason: str = ""
    """Why it is as it is, in the words of who filled it in, for who verifies."""

    @property
    def is_optional(self) -> bool:
        """Whether it is empty, and may be."""
        return not (self.text or self.slot.is_needed or self.messages)

    @property
    def is_number(self) -> bool:
        """Whether it takes a figure."""
        return kind_of(self.slot).is_number

    @property
    def has_open_comment(self) -> bool:
        """Whether a comment on it has no answer."""
        return any(not each.is_answered for each in self.comments)

    @property
    def differences(self) -> Sequence[tuple[str, str]]:
        """By how much it differs from the quarter and from the year before."""
        pairs = (("triwulan lalu", self.before), ("tahun lalu", self.year_before))
        return [(name, difference) for name, then in pairs if (difference := self._from(then))]

    def _from(self, then: str) -> str:
        kind = kind_of(self.slot)
        if not kind.is_number:
            return ""
        try:
            was, now = (Decimal(kind.canonical(each)) for each in (then, self.text))
        except InvalidOperation:
            return ""
        difference = now - was
        sign = "+" if difference > 0 else "\N{MINUS SIGN}" if difference < 0 else "±"
        return f"{sign}{write_decimal(abs(difference), max(map(decimals_of, (was, now))))}"

    @property
    def marks(self) -> str:
        """Names of its looks."""
        looks = (
            ("salah", bool(self.messages)),
            ("balik", bool(self.remarks)),
            ("blm", not self.text and self.slot.is_needed),
        )
        return " ".join(name for name, holds in looks if holds)


@dataclass(frozen=True, slots=True)
class Shown:
    """A cell that is computed or known from elsewhere."""

    id: str
    text: str
    trace: str = ""
    """Under which its trace is found: `ktp:63.11.02`; empty: it is a sum that nothing explains further."""
    period: str = ""


@dataclass(frozen=True, slots=True)
class CountRow:
    """An area with its cells, three for each component."""

    name: str
    groups: tuple[tuple[Input | Shown, Input | Shown, Shown], ...]
    code: str = ""
    """Of the area: what is pasted may name it."""

    @property
    def told(self) -> Sequence[Input]:
        """The cells that something is said of, below the row."""
        return _told(
            replace(cell, place=place)
            for place, group in enumerate(self.groups, 1)
            for cell in group
            if isinstance(cell, Input)
        )

    @property
    def span(self) -> int:
        """How many columns it has."""
        return 1 + sum(len(group) for group in self.groups)


@dataclass(frozen=True, slots=True)
class CountTable:
    """Some components side by side."""

    groups: tuple[CountGroup, ...]
    rows: tuple[CountRow, ...]
    totals: tuple[tuple[Shown, Shown, Shown], ...]
    of_period: tuple[tuple[Shown, Shown, Shown], ...] = ()
    """Sums of the columns as they stand, where what they come to counts from January on."""

    @property
    def period(self) -> str:
        """What the columns count of."""
        periods = {group.period.label for group in self.groups}
        return periods.pop().partition(" Tahun ")[0] if len(periods) == 1 else "periode isian"

    @property
    def below(self) -> str:
        """Of which time the sums right below the columns are."""
        is_state = all(group.component.aggregation is Aggregation.LAST for group in self.groups)
        return f"akhir {self.period}" if is_state else self.period

    @property
    def opened(self) -> int:
        """Which component, from 1, a narrow screen shows first: one with a value to look at, if any."""
        for place in range(len(self.groups)):
            cells = (cell for row in self.rows for cell in row.groups[place] if isinstance(cell, Input))
            if any(cell.messages or cell.remarks or cell.was is not None for cell in cells):
                return place + 1
        return 1


@dataclass(frozen=True, slots=True)
class ListLine:
    """A line of a list."""

    line: Line
    inputs: tuple[tuple[str, Input], ...]
    """Each below its heading."""

    @property
    def told(self) -> Sequence[Input]:
        """The cells that something is said of, below the line."""
        return _told(cell for _, cell in self.inputs)


@dataclass(frozen=True, slots=True)
class List:
    """A list with its lines."""

    block: Block
    lines: tuple[ListLine, ...]


@dataclass(frozen=True)
class Sheet:
    """All that a form shows."""

    forms: Forms
    form_cells: FormCells
    typed: Mapping[str, Typed] = field(default_factory=dict)
    messages: Mapping[str, Sequence[str]] = field(default_factory=dict)
    remarks: Mapping[str, Sequence[str]] = field(default_factory=dict)
    before: Mapping[str, str] = field(default_factory=dict)
    """What was handed in the time before, of cells that have changed since."""
    max_groups: int = 3
    """Components side by side: more of them do not fit a screen."""

    @cached_property
    def tables(self) -> tuple[CountTable, ...]:
        """The tables of counts."""
        groups = self.form_cells.groups
        starts = range(0, len(groups), self.max_groups)
        return tuple(self._table(groups[start : start + self.max_groups]) for start in starts)

    @cached_property
    def lists(self) -> tuple[List, ...]:
        """All that is not counted per area."""
        return tuple(
            List(block, tuple(self._line(block, line) for line in block.lines))
            for block in self.form_cells.blocks
        )

    def _line(self, block: Block, line: Line) -> ListLine:
        return ListLine(line, tuple(zip(block.headings, map(self.input, line.slots), strict=True)))

    def _table(self, groups: tuple[CountGroup, ...]) -> CountTable:
        rows = (
            CountRow(area.name, tuple(self._cells(group, place) for group in groups), area.code)
            for place, area in enumerate(self.form_cells.areas)
        )
        totals = tuple(self._totals(group) for group in groups)
        if not any(group.adds_up for group in groups):
            return CountTable(groups, tuple(rows), totals)
        # What adds up has both sums; of what does not, the one below its column is the only one.
        own = tuple(
            self._sums(group) if group.adds_up else total for group, total in zip(groups, totals, strict=True)
        )
        since = tuple(
            total if group.adds_up else self._blanks(group)
            for group, total in zip(groups, totals, strict=True)
        )
        return CountTable(groups, tuple(rows), since, own)

    def _cells(self, group: CountGroup, place: int) -> tuple[Input | Shown, Input | Shown, Shown]:
        area = self.form_cells.areas[place]
        found = self._areas(group).get(area.code)
        name = f"{group.component.code}:{area.code}"
        period = str(group.period)
        return (
            self._count(group, group.numerator, place, f"{name}:a", found.numerator if found else None),
            self._count(group, group.denominator, place, f"{name}:b", found.denominator if found else None),
            Shown(f"{name}:c", self._said(group, found.ratio), name, period)
            if found and not self._is_wrong(group.numerator, group.denominator, area=area.code)
            else Shown(f"{name}:c", NOT_YET),
        )

    def _count(
        self, group: CountGroup, column: CountColumn, place: int, name: str, known: Result | None
    ) -> Input | Shown:
        slot = column.slots[place]
        if slot is not None:
            return self.input(slot)
        is_wrong = self._is_wrong(column, area=self.form_cells.areas[place].code)
        return Shown(name, NOT_YET if is_wrong else self._said(group, known))

    @cached_property
    def _wrong(self) -> frozenset[tuple[str, str]]:
        """Measure and area of counts that cannot stand as they were typed: what they come to is not known."""
        slots = (
            slot for slot in self.form_cells.slots if slot.sheet == COUNTS and self.messages.get(slot.name)
        )
        keys = (dict(slot.key) for slot in slots)
        return frozenset((key["measure"], key["area"]) for key in keys)

    def _is_wrong(self, *columns: CountColumn, area: str = "") -> bool:
        """Say whether a count of columns is wrong, in one area or in any."""
        codes = {column.measure.code for column in columns}
        return any(measure in codes and area in ("", where) for measure, where in self._wrong)

    def _said(self, group: CountGroup, value: Result | None) -> str:
        """Return a result; one that rests on an earlier state says which: nobody has entered a later one."""
        counted = self._component(group)
        if not (isinstance(value, Known) and counted):
            return said(value)
        state = counted.traces[value.trace].state
        return said(value) if state is None else f"{said(value)} ({_in_short(state)})"

    @property
    def has_earlier_states(self) -> bool:
        """Whether anything shown rests on an earlier state."""
        return any(cell.text.endswith(")") for cell in self.computed())

    def _totals(self, group: CountGroup) -> tuple[Shown, Shown, Shown]:
        found, code = self._component(group), group.component.code
        if found is None:
            a, b, c = (Shown(f"{code}::{letter}", NOT_YET) for letter in "abc")
            return a, b, c
        whole, above, below = found.whole, group.numerator, group.denominator
        one, other, both = (
            NOT_YET if self._is_wrong(*columns) else self._said(group, value)
            for value, columns in (
                (whole.numerator, (above,)),
                (whole.denominator, (below,)),
                (whole.ratio, (above, below)),
            )
        )
        trace = "" if self._is_wrong(above, below) else code
        ratio = Shown(f"{code}::c", both, trace, str(group.period))
        return Shown(f"{code}::a", one), Shown(f"{code}::b", other), ratio

    def _sums(self, group: CountGroup) -> tuple[Shown, Shown, Shown]:
        code = group.component.code
        a, b = (self._sum(column.measure.code) for column in (group.numerator, group.denominator))
        return Shown(f"{code}::p", a), Shown(f"{code}::q", b), Shown(f"{code}::r", "")

    def _blanks(self, group: CountGroup) -> tuple[Shown, Shown, Shown]:
        a, b, c = (Shown(f"{group.component.code}::{letter}", "") for letter in "pqr")
        return a, b, c

    def _sum(self, measure: str) -> str:
        """Return what stands in a column, added up; nothing where it is not typed."""
        columns = (
            column for group in self.form_cells.groups for column in (group.numerator, group.denominator)
        )
        own = [column for column in columns if column.measure.code == measure]
        slots = [slot for each in own for slot in each.slots if slot]
        if self._is_wrong(*own):
            return NOT_YET
        try:
            values = [kind_of(slot).read_cell(self.forms.text(slot)) for slot in slots]
        except RejectedValueError:
            return NOT_YET
        numbers = [value for value in values if isinstance(value, Decimal)]
        if len(numbers) < len(slots):
            return NOT_YET
        return write_decimal(sum(numbers, Decimal(0)), max(map(decimals_of, numbers))) if numbers else ""

    def input(self, slot: Slot) -> Input:
        """Return a cell to type into."""
        stored = in_cell(slot, self.forms.text(slot))
        typed = self.typed.get(slot.name)
        return Input(
            slot,
            stored if typed is None else typed.text,
            stored if typed is None else typed.over,
            in_cell(slot, self.forms.text_before(slot)),
            tuple(self.messages.get(slot.name, ())),
            tuple(self.remarks.get(slot.name, ())),
            in_cell(slot, self.before[slot.name]) if slot.name in self.before else None,
        )

    @property
    def changes(self) -> Sequence[Input]:
        """The cells that have changed since the form was handed in the time before."""
        return [self.input(slot) for slot in self.form_cells.slots if slot.name in self.before]

    def _component(self, group: CountGroup) -> CountResult | None:
        return self.forms.known.counted(group.component.code, group.period)

    def _areas(self, group: CountGroup) -> Mapping[str, AreaResult]:
        found = self._component(group)
        return {area.code: area for area in found.areas} if found else {}

    def computed(self) -> Iterator[Shown]:
        """Yield all that is computed, each with the id under which it stands in the page."""
        for table in self.tables:
            for cells in (
                *(group for row in table.rows for group in row.groups),
                *table.of_period,
                *table.totals,
            ):
                yield from (cell for cell in cells if isinstance(cell, Shown))


def _told(cells: Iterable[Input]) -> Sequence[Input]:
    return [cell for cell in cells if cell.messages or cell.remarks]


def _in_short(state: StockState) -> str:
    """Return a state as it stands beside a figure: `TW II`, of different ends `TW I dan TW II`."""
    return " dan ".join(dict.fromkeys(map(_short, (state.earliest, state.latest))))


def _short(period: Period) -> str:
    words = {PeriodKind.QUARTER: "TW", PeriodKind.SEMESTER: "SM"}
    word = words.get(period.kind)
    return f"{word} {write_roman(period.ordinal)}" if word else period.label


def said(value: Result | None) -> str:
    """Return a result as the grid shows it."""
    return NOT_YET if value is None else value.display
