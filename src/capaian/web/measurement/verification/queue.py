"""The queue of forms that wait for a decision, and the values of one of them beside what was there before.

Whoever decides sees each value with the one of a quarter and of a year before, and remarks on it where it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, InvalidOperation
from functools import cached_property

from django.db.models import prefetch_related_objects
from django.utils import timezone

from capaian.domain.numerals import decimals_of, write_decimal
from capaian.domain.period import Period
from capaian.web.measurement.entry.cells import in_cell, kind_of
from capaian.web.measurement.entry.grid import CountTable, Input, Sheet, Shown
from capaian.web.measurement.entry.page import BESIDE
from capaian.web.measurement.entry.remarks import reasons_in_force
from capaian.web.measurement.flow import HANDED_IN, State, Step
from capaian.web.measurement.forms import Forms
from capaian.web.measurement.models import Remark, Taken
from capaian.web.measurement.owed import Cells, Slot
from capaian.web.measurement.steps import NEXT, Person, open_to, posts_of
from capaian.web.measurement.tasks import ListedForm
from capaian.web.measurement.verification.looked_at import look_of
from capaian.web.measurement.verification.since import Since, changed_since
from capaian.web.years.models import Row


@dataclass(frozen=True)
class WaitingForm(ListedForm):
    """A form in the queue."""

    steps: frozenset[Step]
    """Decisions that are open to who looks at the queue."""

    @property
    def key(self) -> str:
        """Its name in what the queue sends: post and quarter."""
        return f"{self.slug}/{self.form.period}"

    @property
    def decision(self) -> Step | None:
        """What may be decided next: to verify, or to approve."""
        step = NEXT.get(self.form.stands)
        return step if step in self.steps else None

    @cached_property
    def last_step(self) -> Taken | None:
        """The last step that was taken with it."""
        return max(self.form.steps.all(), key=lambda each: (each.at, each.pk), default=None)

    @property
    def at(self) -> datetime | None:
        """When that was."""
        return self.last_step.at if self.last_step else None

    @property
    def days(self) -> int:
        """For how many days it has waited."""
        return (timezone.now() - self.at).days if self.at else 0

    @cached_property
    def look(self) -> str:
        """Digest of what is displayed of it: a decision is about that."""
        forms, form = self.forms, self.form
        name = ("look", form.post, form.period, *sorted(forms.rhythms.items()))
        return forms.known.derive(
            name, lambda: look_of(Sheet(forms, forms.owed(form.post, form.quarter)), form)
        )


def find_waiting(forms: Forms, person: Person) -> Sequence[WaitingForm]:
    """Return the forms that wait for a decision or came back: first those the person decides about."""
    listed = HANDED_IN | {State.RETURNED}
    kept = [form for form in forms.all_forms() if form.stands in listed]
    prefetch_related_objects(kept, *BESIDE)
    posts = posts_of(person, forms)
    found = [WaitingForm(forms, form, frozenset(open_to(forms, person, form, posts))) for form in kept]
    return sorted(found, key=lambda each: (each.decision is None, each.form.period, each.name))


@dataclass(frozen=True)
class CheckedValue:
    """A value that is looked at, with what was there before."""

    cell: Input
    year_before: str = ""
    remarks: Sequence[Remark] = ()
    explanation: str = ""
    """Why it is as it is, in the words of who filled it in."""

    @property
    def slot(self) -> Slot:
        """Its cell."""
        return self.cell.slot

    @property
    def text(self) -> str:
        """As it is displayed."""
        return self.cell.text

    @property
    def has_open_remark(self) -> bool:
        """Whether a remark on it has no answer."""
        return any(not each.is_answered for each in self.remarks)

    @property
    def differences(self) -> Sequence[tuple[str, str]]:
        """By how much it differs from the quarter and from the year before."""
        pairs = (("triwulan lalu", self.cell.before), ("tahun lalu", self.year_before))
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


@dataclass(frozen=True)
class CheckedRow:
    """A line of the right pane: a kecamatan, or a thing of a list."""

    name: str
    values: Sequence[CheckedValue | Shown]
    unit: str = ""
    plan: str = ""

    @property
    def typed(self) -> Sequence[CheckedValue]:
        """The values of it that somebody typed."""
        return [each for each in self.values if isinstance(each, CheckedValue)]


@dataclass(frozen=True)
class CheckedTable:
    """A table of the right pane."""

    title: str
    code: str
    """Of what it tells; evidence names it."""
    headings: Sequence[tuple[str, str]]
    """Each with its unit."""
    rows: Sequence[CheckedRow]
    total: Sequence[Shown] = ()


@dataclass(frozen=True)
class Checked:
    """A form as it is looked at by who decides."""

    waiting: WaitingForm

    @cached_property
    def since(self) -> Since | None:
        """What changed since it was sent back; `None` where it never was."""
        return changed_since(self.waiting.forms, self.waiting.form)

    @cached_property
    def sheet(self) -> Sheet:
        """All that its page shows."""
        forms, form = self.waiting.forms, self.waiting.form
        owed = forms.owed(form.post, form.quarter)
        return Sheet(forms, owed, before=self.since.before if self.since else {})

    @property
    def changes(self) -> Sequence[CheckedValue]:
        """Values that changed since it was sent back."""
        return [self._value(each) for each in self.sheet.changes]

    @property
    def remarks(self) -> Sequence[Remark]:
        """Remarks on the form as a whole."""
        return self._remarks.get("", ())

    @property
    def tables(self) -> Iterator[CheckedTable]:
        """Yield its values: of each component by kecamatan, and its lists."""
        for table in self.sheet.tables:
            for place in range(len(table.groups)):
                yield self._counted(table, place)
        for listed in self.sheet.lists:
            headings = [(each, "") for each in listed.block.headings]
            rows = [
                CheckedRow(
                    each.line.title,
                    [self._value(cell) for _, cell in each.inputs],
                    each.line.unit,
                    "; ".join(f"{head} {text}" for head, text in each.line.plan),
                )
                for each in listed.lines
            ]
            yield CheckedTable(listed.block.title, listed.lines[0].line.code, headings, rows)

    def _counted(self, table: CountTable, place: int) -> CheckedTable:
        group = table.groups[place]
        component = group.component
        measures = (group.numerator.measure, group.denominator.measure)
        headings = [(each.name, each.unit.label) for each in measures]
        headings.append(("Cakupan", component.unit.label))
        rows = [
            CheckedRow(row.name, [self._value(c) if isinstance(c, Input) else c for c in row.groups[place]])
            for row in table.rows
        ]
        title = f"{component.symbol} {component.name}".strip()
        return CheckedTable(title, component.code, headings, rows, table.totals[place])

    def _value(self, cell: Input) -> CheckedValue:
        slot = cell.slot
        remarks = self._remarks.get(slot.name, ())
        if not cell.is_number:
            return CheckedValue(cell, remarks=remarks)
        reason = self._reasons.get((slot.name, self.waiting.forms.text(slot)))
        before = in_cell(slot, self._text_of_year_before(slot))
        return CheckedValue(cell, before, remarks, reason.text if reason else "")

    @cached_property
    def _remarks(self) -> Mapping[str, Sequence[Remark]]:
        """The comments by their cells; those on the form as a whole under nothing."""
        found: dict[str, list[Remark]] = {}
        for each in self.waiting.form.remarks.all():
            if each.kind == Remark.Kind.COMMENT:
                found.setdefault(each.slot, []).append(each)
        return found

    @cached_property
    def _reasons(self) -> Mapping[tuple[str, str], Remark]:
        return reasons_in_force(self.waiting.form.remarks.all())

    def _text_of_year_before(self, slot: Slot) -> str:
        """Return what was told of the same a year before: in this year's rows, else in those of that year."""
        key = dict(slot.key)
        now = Period.parse(key["period"])
        then = tuple({**key, "period": str(Period(now.year - 1, now.kind, now.ordinal))}.items())
        row = self.waiting.forms.stored_at(slot.sheet, then)
        cells = row.cells if row else self._rows_of_year_before.get((slot.sheet, then), {})
        return cells.get(slot.column, "")

    @cached_property
    def _rows_of_year_before(self) -> Mapping[tuple[str, Cells], Mapping[str, str]]:
        names = {slot.sheet: tuple(name for name, _ in slot.key) for slot in self.sheet.owed.slots}
        year = self.waiting.forms.year
        rows = Row.objects.filter(
            office_year__office=year.office_id, office_year__year=year.year - 1, sheet__in=names
        )
        return {
            (sheet, tuple((name, cells.get(name, "")) for name in names[sheet])): cells
            for sheet, cells in rows.values_list("sheet", "cells")
        }
