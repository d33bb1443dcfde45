"""Targets, budgets and days that can hardly be meant: asked about once where they are typed or brought in.

Whoever says that they are meant is believed. `outliers` is the quieter rule for what papers of a dossier say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, partial
from statistics import median
from typing import Final

from capaian.domain.identifiers import IndicatorCode
from capaian.domain.numerals import write_exact
from capaian.domain.office_year import OfficeYear as Facts
from capaian.domain.plan import Indicator, TargetValue
from capaian.domain.work import Resource
from capaian.rules.checks.outliers import BUDGET_BY_PAST, MIN_BUDGETS_FOR_MEDIAN, TENFOLD, why_off_scale
from capaian.web.planning.cell_texts import (
    PREFIXES,
    read_figure,
    target_figures,
)
from capaian.web.planning.sheets import AGREEMENT, AGREEMENTS, INDICATOR, INPUTS, LINES, TARGETS
from capaian.web.years.change import Cells, Edit
from capaian.web.years.known import YearState
from capaian.web.years.models import OfficeYear, Row

BUDGET_COLUMNS: Final = ("original", "revised")
"""Of an amount before and after the change of the budget."""

_TRILLION: Final = Decimal(1_000_000_000_000)
"""No office of a regency spends so much in a year."""
_LEAST_TARGET: Final = 2
"""Targets below which a few more are many times as much."""


@dataclass(frozen=True, slots=True)
class Budgets:
    """What is known beside the budget of a sub-activity."""

    last: Decimal | None = None
    """Its own of the year before."""
    others: Sequence[Decimal] = ()
    """Those of other sub-activities."""

    def why_odd(self, value: Decimal) -> str:
        """Say in Indonesian why a budget can hardly be meant; nothing where it can."""
        shown = f"Pagu {write_exact(value)} rupiah"
        if value != value.to_integral_value():
            return f"{shown} bukan rupiah utuh."
        if value >= _TRILLION:
            return f"{shown} sampai satu triliun atau lebih."
        if value > 0 and self.last is not None and self.last > 0:
            return _beside(shown, value, self.last, "pagu tahun sebelumnya")
        known = [each for each in self.others if each > 0]
        if value <= 0 or len(known) < MIN_BUDGETS_FOR_MEDIAN:
            return ""
        return _beside(shown, value, median(known), "pagu tengah sub kegiatan lain")


def _beside(shown: str, value: Decimal, other: Decimal, name: str) -> str:
    if value > BUDGET_BY_PAST.limit(other):
        return f"{shown} lebih dari seratus kali {name} ({write_exact(other)})."
    if other > BUDGET_BY_PAST.limit(value):
        return f"{shown} kurang dari seperseratus {name} ({write_exact(other)})."
    return ""


@dataclass(frozen=True, slots=True)
class Targets:
    """What is known of the targets of an indicator."""

    others: Sequence[tuple[int, Decimal]] = ()
    """Targets of all years, by year."""
    why_off_scale: Callable[[Decimal], str] = lambda _: ""
    """Says in Indonesian why a target cannot be on the scale of the indicator; nothing where it can."""

    def why_odd(self, value: Decimal, year: int) -> str:
        """Say in Indonesian why a target of a year can hardly be meant; nothing where it can."""
        if value < 0:
            return f"Target di bawah 0 ({write_exact(value)})."
        if why := self.why_off_scale(value):
            return f"Target {why}"
        known = [(other, stated) for other, stated in self.others if other != year and stated > 0]
        if not known or value <= 0:
            return ""
        near, stated = min(known, key=lambda each: abs(each[0] - year))
        near_target = f"target tahun {near} ({write_exact(stated)})."
        if value >= _LEAST_TARGET and all(TENFOLD.is_above(value, one) for _, one in known):
            return f"Target sekitar {write_exact((value / stated).quantize(Decimal(1)))} kali {near_target}"
        if all(TENFOLD.is_below(value, one) and one >= _LEAST_TARGET for _, one in known):
            return f"Target sekitar seper-{write_exact((stated / value).quantize(Decimal(1)))} {near_target}"
        return ""


def targets_of(facts: Facts, indicator: Indicator) -> Targets:
    """Return what is known of the targets of an indicator."""
    stated = ((year, _value(indicator, target)) for year, target in indicator.plan_targets.items())
    others = [(year, value) for year, value in stated if value is not None]
    return Targets(others, partial(why_off_scale, facts, indicator))


def _value(indicator: Indicator, target: TargetValue) -> Decimal | None:
    return target.value if target.scale in (None, indicator.unit) else None


@dataclass(frozen=True, slots=True)
class Implausible:
    """A cell that is to be written and can hardly be meant."""

    edit: int
    """Its place among the edits."""
    column: str
    text: str
    why: str


def find_implausible(year: OfficeYear, year_state: YearState, edits: Sequence[Edit]) -> list[Implausible]:
    """Return what can hardly be meant of all that is to be written; what is stored already is not asked."""
    facts = year_state.read.partial
    if facts is None:
        return []
    return [*_Change(year, year_state, facts, edits).implausible()]


@dataclass(frozen=True)
class _Change:
    """What becomes of rows, beside what is known of their year."""

    year: OfficeYear
    known: YearState
    facts: Facts
    edits: Sequence[Edit]

    def implausible(self) -> Iterator[Implausible]:
        for place, edit in enumerate(self.edits):
            check = _CHECKS.get(edit.sheet)
            if edit.cells is None or check is None:
                continue
            before = self._stored.get(edit.row or 0, {})
            after = {**before, **edit.cells}
            new = {name: text for name, text in after.items() if text and text != before.get(name)}
            for column, why in check(self, edit.sheet, after, new):
                yield Implausible(place, column, new[column], why)

    @cached_property
    def _stored(self) -> Mapping[int, Mapping[str, str]]:
        rows = {edit.row for edit in self.edits if edit.row}
        return self.known.cells_of(rows, {edit.sheet for edit in self.edits})

    @cached_property
    def _years(self) -> Mapping[str, str]:
        """The years of agreements, those among them that are added."""
        added = (each.cells for each in self.edits if each.sheet == AGREEMENTS and each.cells)
        years = {str(each.id): str(each.year) for each in self.facts.agreements}
        return years | {each["id"]: each.get("year", "") for each in added if "id" in each}

    def _target(self, sheet: str, after: Cells, new: Cells) -> Iterator[tuple[str, str]]:
        """Yield what is odd of a target; a promised one that the plan states is not asked about."""
        code, year = after.get(INDICATOR, ""), after.get("key", "")
        if sheet == LINES:
            code, year = after.get("indicator", ""), self._years.get(after.get(AGREEMENT, ""), "")
        indicator, prefix = self.facts.indicator_by_code.get(IndicatorCode(code)), PREFIXES.get(sheet, "")
        if indicator is None or not year.isdecimal():
            return
        known = targets_of(self.facts, indicator)
        figures = target_figures(sheet, after)
        typed = [name for name in figures if f"{prefix}{name}" in new]
        planned = dict(known.others).get(int(year)) if prefix else None
        for name in typed:
            value = figures[name]
            if value is not None and value != planned and (why := known.why_odd(value, int(year))):
                yield f"{prefix}{name}", why

    def _day(self, _: str, after: Cells, new: Cells) -> Iterator[tuple[str, str]]:
        signed, year = new.get("signed", "").partition("-")[0], after.get("year", "")
        if signed.isdecimal() and year and signed != year:
            yield "signed", f"Tanggalnya dalam tahun {signed}, perjanjiannya untuk tahun {year}."

    def _budget(self, _: str, after: Cells, new: Cells) -> Iterator[tuple[str, str]]:
        if after.get("resource") != Resource.MONEY or after.get("period") != str(self.year.year):
            return
        own = (after.get("node", ""), after.get("kind", ""))
        others = [amount for key, amount in self._budgets.items() if key != own]
        known = Budgets(self._last.get(own), others)
        for column in BUDGET_COLUMNS:
            value = read_figure(new.get(column, ""))
            if value is not None and (why := known.why_odd(value)):
                yield column, why

    @cached_property
    def _budgets(self) -> Mapping[tuple[str, str], Decimal]:
        """Budgets of the year as they are to be, by work and kind of money."""
        cells = dict(self.known.rows_in(INPUTS))
        for place, edit in enumerate(self.edits):
            if edit.sheet == INPUTS:
                key = edit.row or -place - 1
                cells[key] = {**cells.get(key, {}), **edit.cells} if edit.cells is not None else {}
        return budgets_in(cells.values(), self.year.year)

    @cached_property
    def _last(self) -> Mapping[tuple[str, str], Decimal]:
        return last_budgets(self.year)


_CHECKS: Final = {
    TARGETS: _Change._target,
    LINES: _Change._target,
    AGREEMENTS: _Change._day,
    INPUTS: _Change._budget,
}


def budgets_in(rows: Iterable[Cells], year: int) -> dict[tuple[str, str], Decimal]:
    """Return what is budgeted in rupiah for a year, after its change where it has one, by work and kind."""
    found = {}
    for cells in rows:
        if cells.get("resource") == Resource.MONEY and cells.get("period") == str(year):
            texts = (cells.get(column, "") for column in reversed(BUDGET_COLUMNS))
            amount = next((read_figure(text) for text in texts if text), None)
            if amount is not None:
                found[cells.get("node", ""), cells.get("kind", "")] = amount
    return found


def last_budgets(year: OfficeYear) -> dict[tuple[str, str], Decimal]:
    """Return the budgets of the year before: of this year's dossier, else of that of the year itself."""
    rows = Row.objects.filter(
        office_year__office=year.office_id,
        office_year__year__in=(year.year - 1, year.year),
        sheet=INPUTS,
        cells__period=str(year.year - 1),
    )
    cells = rows.order_by("office_year__year").values_list("cells", flat=True)
    return budgets_in(cells, year.year - 1)
