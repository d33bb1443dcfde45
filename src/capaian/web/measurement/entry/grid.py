"""A form as it is shown: tables of counts with what they come to, and the cells of its lists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation
from functools import cached_property
from typing import Final

from capaian.domain.assessment import AreaResult
from capaian.domain.numerals import decimals_of, write_decimal, write_shortest
from capaian.domain.period import Period
from capaian.domain.policy import Aggregation
from capaian.domain.value import Known, Result
from capaian.rules.assess import CountResult
from capaian.rules.facts import group
from capaian.rules.spans import find_spans
from capaian.web.measurement.entry.cells import Typed, as_shown
from capaian.web.measurement.flow import OPEN
from capaian.web.measurement.form.cells import (
    COUNTS,
    Cells,
    CountColumn,
    CountGroup,
    FormCells,
    QuestionRow,
    Slot,
    short_label,
)
from capaian.web.measurement.form.entries import EarlierValues
from capaian.web.measurement.forms import Forms, in_period
from capaian.web.measurement.models import PostForm, Remark, reasons_in_force
from capaian.web.years.models import Row

NOT_YET: Final = "…"


@dataclass(frozen=True, slots=True)
class Input:
    """A cell that is typed into."""

    slot: Slot
    text: str
    """What is shown: as typed, else as stored."""
    over: str
    """What is stored, as it is shown; of what was typed: over what."""
    before: str = ""
    """What was there a period before."""
    messages: tuple[str, ...] = ()
    comments: Sequence[Remark] = ()
    reason: Remark | None = None
    """Why it is as it is, in the words of who filled it in."""
    was: str | None = None
    """What was handed in the time before, where it has changed since."""
    year_before: str = ""
    """What was there a year before, for who verifies."""

    @property
    def remarks(self) -> Sequence[str]:
        """Comments on it that have no answer."""
        return [each.text for each in self.comments if not each.is_answered]

    @property
    def is_noted(self) -> bool:
        """Whether something is displayed about it below its row."""
        return bool(self.messages or self.remarks or self.reason)

    @property
    def is_optional(self) -> bool:
        """Whether it is empty, and may be."""
        return not (self.text or self.slot.is_needed or self.messages)

    @property
    def is_number(self) -> bool:
        """Whether it takes a figure."""
        return self.slot.kind.is_number

    @property
    def differences(self) -> Iterator[tuple[str, str]]:
        """By how much it differs from the quarter and from the year before."""
        pairs = (("triwulan lalu", self.before), ("tahun lalu", self.year_before))
        for name, then in pairs if self.is_number else ():
            with suppress(InvalidOperation):
                was, now = (Decimal(self.slot.kind.canonical(each)) for each in (then, self.text))
                sign = "+" if now > was else "\N{MINUS SIGN}" if now < was else "±"
                yield (
                    name,
                    f"{sign}{write_decimal(abs(now - was), max(map(decimals_of, (was, now))))}",
                )

    @property
    def marks(self) -> str:
        """Names of its looks."""
        is_blank = not self.text and self.slot.is_needed
        looks = {"salah": self.messages, "balik": self.remarks, "blm": is_blank}
        return " ".join(name for name, holds in looks.items() if holds)


@dataclass(frozen=True, slots=True)
class Shown:
    """A cell that is computed or known from elsewhere."""

    id: str
    text: str
    trace: str = ""
    """Under which its trace is found: `ktp:63.11.02`; empty:
    it is a sum that nothing explains further.
    """
    period: str = ""


Triple = tuple[Input | Shown, Input | Shown, Shown]
"""Numerator, denominator and ratio of a component."""


@dataclass(frozen=True, slots=True)
class CountRow:
    """An area with its cells, three for each component."""

    name: str
    groups: tuple[Triple, ...]
    code: str = ""
    """Of the area: what is pasted may name it."""

    @property
    def is_noted(self) -> bool:
        """Whether something is displayed about one of its cells below it."""
        return any(
            cell.is_noted for group in self.groups for cell in group if isinstance(cell, Input)
        )


@dataclass(frozen=True, slots=True)
class CountTable:
    """Some components side by side."""

    groups: tuple[CountGroup, ...]
    rows: tuple[CountRow, ...]
    feet: tuple[tuple[str, tuple[Triple, ...]], ...]
    """Sums with what they are of; where events add up both of the period and since January."""

    @property
    def span(self) -> int:
        """How many columns it has."""
        return 1 + 3 * len(self.groups)

    @property
    def opened(self) -> int:
        """Which component, from 1, a narrow screen shows first: one with a value to look at,
        if any.
        """
        for place in range(len(self.groups)):
            cells = (
                cell for row in self.rows for cell in row.groups[place] if isinstance(cell, Input)
            )
            if any(cell.messages or cell.remarks or cell.was is not None for cell in cells):
                return place + 1
        return 1


@dataclass(frozen=True)
class FormSheet:
    """All that a form shows."""

    forms: Forms
    form: PostForm
    typed: Mapping[str, Typed] = field(default_factory=dict)
    messages: Mapping[str, Sequence[str]] = field(default_factory=dict)
    earlier: EarlierValues | None = None
    """What changed since it was sent back; `None` where it never was."""
    max_groups: int = 3
    """Components side by side: more of them do not fit a screen."""

    @cached_property
    def form_cells(self) -> FormCells:
        """What the form asks for."""
        return self.forms.duties.cells_of(self.form.place)

    @cached_property
    def tables(self) -> tuple[CountTable, ...]:
        """The tables of counts."""
        found, own = [], self.form_cells
        for start in range(0, len(own.groups), self.max_groups):
            groups = own.groups[start : start + self.max_groups]
            rows = []
            for place, area in enumerate(own.areas):
                cells = tuple(self._cells(group, place) for group in groups)
                rows.append(CountRow(area.name_in(own.period.year), cells, area.code))
            found.append(CountTable(groups, tuple(rows), tuple(self._feet(groups))))
        return tuple(found)

    def input(self, slot: Slot) -> Input:
        """Return a cell to type into."""
        stored = as_shown(slot, self.forms.answers.text(slot))
        typed = self.typed.get(slot.name, Typed(stored, stored))
        return Input(
            slot,
            typed.text,
            typed.over,
            as_shown(slot, self.forms.answers.text_before(slot)),
            tuple(self.messages.get(slot.name, ())),
            self.comments.get(slot.name, ()),
            self._reasons.get((slot.name, self.forms.answers.text(slot))),
            as_shown(slot, self._before[slot.name]) if slot.name in self._before else None,
        )

    def inputs(self, line: QuestionRow) -> list[Input]:
        """Return the cells of a line."""
        return [self.input(slot) for slot in line.slots]

    @property
    def changes(self) -> Sequence[Input]:
        """The cells that have changed since the form was handed in the time before."""
        return [self.input(slot) for slot in self.form_cells.slots if slot.name in self._before]

    @property
    def _before(self) -> Mapping[str, str]:
        return self.earlier.before if self.earlier else {}

    @cached_property
    def comments(self) -> Mapping[str, Sequence[Remark]]:
        """The comments by their cells; those on the form as a whole under nothing."""
        remarks = self.form.remarks.all() if self.form.pk else ()
        comments = (each for each in remarks if each.kind == Remark.Kind.COMMENT)
        return group(comments, lambda each: each.slot)

    @cached_property
    def _reasons(self) -> Mapping[tuple[str, str], Remark]:
        return {} if self.form.stage in OPEN else reasons_in_force(self.form.remarks.all())

    def computed(self) -> Iterator[Shown]:
        """Yield all that is computed, each with the id under which it is in the page."""
        yield from (
            self.running_sum(line) for block in self.form_cells.blocks for line in block.lines
        )
        for table in self.tables:
            lines = (*(row.groups for row in table.rows), *(groups for _, groups in table.feet))
            yield from (
                cell
                for groups in lines
                for group in groups
                for cell in group
                if isinstance(cell, Shown)
            )

    def running_sum(self, line: QuestionRow) -> Shown:
        """Return what a line comes to since January beside its target;
        nothing where it does not add up.
        """
        key = dict(line.slots[0].key)
        period = Period.parse(key["period"])
        if line.how is not Aggregation.SUM or period.ordinal == 1:
            return _BLANK[0]
        about = key["node"], key["indicator"], key["name"]
        rows = (
            e
            for e in self.forms.facts.outputs
            if (e.node or "", e.indicator or "", e.name) == about
        )
        known = {row.period: row.actual for row in rows if row.actual is not None}
        parts = find_spans(known, Aggregation.SUM, period)
        total = write_shortest(sum((known.get(part, Decimal(0)) for part in parts), Decimal(0)))
        lacking = [short_label(part) for part in parts if part not in known]
        of = f" dari {line.year_target}" if line.year_target else ""
        more = f"; {', '.join(lacking)} belum diisi" if lacking else ""
        words = f"jumlah sampai {short_label(period)} {total if known else NOT_YET}{of}{more}"
        return Shown(f"{line.slots[0].name}:jumlah", words)

    def _cells(self, group: CountGroup, place: int) -> Triple:
        area = self.form_cells.areas[place].code
        name = f"{group.code}:{area}"
        found = self._component(group)
        own = next((each for each in found.areas if each.code == area), None) if found else None
        one, other, ratio = self._results(group, name, own, area, name)
        above, below = group.numerator.slots[place], group.denominator.slots[place]
        return self.input(above) if above else one, self.input(below) if below else other, ratio

    def _feet(self, groups: tuple[CountGroup, ...]) -> Iterator[tuple[str, tuple[Triple, ...]]]:
        periods = {group.period.label for group in groups}
        period = periods.pop().partition(" Tahun ")[0] if len(periods) == 1 else "periode isian"
        is_state = all(group.component.aggregation is Aggregation.LAST for group in groups)
        totals = []
        for each in groups:
            own = self._component(each)
            whole = own.whole if own else None
            results = self._results(each, f"{each.code}:", whole, "", each.code)
            totals.append((each, results))
        below = f"akhir {period}" if is_state else period
        # What adds up has both sums; of what does not, the one below its column is the only one.
        yield (
            below,
            tuple(self._sums(group) if group.adds_up else total for group, total in totals),
        )
        if any(group.adds_up for group in groups):
            so_far = f"Januari sampai dengan {period}"
            yield so_far, tuple(total if group.adds_up else _BLANK for group, total in totals)

    def _results(
        self, group: CountGroup, name: str, found: AreaResult | None, area: str, trace: str
    ) -> tuple[Shown, Shown, Shown]:
        """Return numerator, denominator and ratio;
        not yet what rests on a count that cannot be stored.
        """
        above, below = group.numerator, group.denominator

        def shown(letter: str, value: Result | None, *columns: CountColumn) -> Shown:
            is_known = value is not None and not self._is_wrong(columns, area)
            return Shown(
                f"{name}:{letter}", self._words(group, value) if value and is_known else NOT_YET
            )

        ratio = shown("c", found.ratio if found else None, above, below)
        return (
            shown("a", found.numerator if found else None, above),
            shown("b", found.denominator if found else None, below),
            ratio
            if ratio.text == NOT_YET
            else Shown(ratio.id, ratio.text, trace, str(group.period)),
        )

    def _sums(self, group: CountGroup) -> Triple:
        above, below = self._sum(group.numerator), self._sum(group.denominator)
        return Shown(f"{group.code}::p", above), Shown(f"{group.code}::q", below), _BLANK[2]

    def _sum(self, column: CountColumn) -> str:
        """Return what is in a column, added up; nothing where it is not typed."""
        code = ("measure", column.measure.code)
        slots = [
            slot for slot in self.form_cells.slots if slot.sheet == COUNTS and code in slot.key
        ]
        try:
            numbers = [
                Decimal(slot.kind.canonical(self.forms.answers.text(slot))) for slot in slots
            ]
        except InvalidOperation:
            return NOT_YET
        if not numbers:
            return ""
        total = write_decimal(sum(numbers, Decimal(0)), max(map(decimals_of, numbers)))
        return NOT_YET if self._is_wrong([column]) else total

    def _is_wrong(self, columns: Sequence[CountColumn], area: str = "") -> bool:
        """Say whether a count of columns cannot be stored as it was typed,
        in one area or in any.
        """
        codes = {column.measure.code for column in columns}
        return any(measure in codes and area in ("", where) for measure, where in self._wrong)

    @cached_property
    def _wrong(self) -> frozenset[tuple[str, str]]:
        keys = (dict(slot.key) for slot in self.form_cells.slots if self.messages.get(slot.name))
        return frozenset((key["measure"], key["area"]) for key in keys if "measure" in key)

    def _words(self, group: CountGroup, value: Result) -> str:
        """Return a result; one that rests on an earlier state says which:
        nobody has entered a later one.
        """
        counted = self._component(group)
        if not (
            isinstance(value, Known) and counted and (state := counted.traces[value.trace].state)
        ):
            return value.display
        ends = " dan ".join(dict.fromkeys(map(short_label, (state.earliest, state.latest))))
        return f"{value.display} ({ends.replace('Triwulan', 'TW').replace('Semester', 'SM')})"

    def _component(self, group: CountGroup) -> CountResult | None:
        return self.forms.year_state.counted(group.component.code, group.period)


@dataclass(frozen=True)
class CheckedSheet(FormSheet):
    """The values of a form as who decides looks at them:
    each beside what was there a year before.
    """

    def input(self, slot: Slot) -> Input:
        """Return a value with the one of a year before: of this year's rows,
        else of those of that year.
        """
        now = Period.parse(dict(slot.key)["period"])
        then = in_period(slot, Period(now.year - 1, now.kind, now.ordinal))
        row = self.forms.answers.stored_at(then.sheet, then.key)
        cells = row.cells if row else self._rows_of_year_before.get((then.sheet, then.key), {})
        return replace(super().input(slot), year_before=as_shown(slot, cells.get(slot.column, "")))

    @cached_property
    def _rows_of_year_before(self) -> Mapping[tuple[str, Cells], Mapping[str, str]]:
        names = {slot.sheet: tuple(name for name, _ in slot.key) for slot in self.form_cells.slots}
        year = self.forms.year
        rows = Row.objects.filter(
            office_year__office=year.office_id, office_year__year=year.year - 1, sheet__in=names
        )
        return {
            (sheet, tuple((name, cells.get(name, "")) for name in names[sheet])): cells
            for sheet, cells in rows.values_list("sheet", "cells")
        }


_BLANK: Final = (Shown("", ""), Shown("", ""), Shown("", ""))
"""What a component without a sum has there."""
