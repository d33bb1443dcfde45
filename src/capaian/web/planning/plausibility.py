"""Targets, budgets and days that can hardly be meant:
asked about once where they are typed or brought in.

Whoever says that they are meant is believed. `outliers` is the quieter rule for what papers of a
dossier say.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from statistics import median
from typing import Final

from capaian.domain.identifiers import IndicatorCode
from capaian.domain.numerals import write_exact
from capaian.domain.office_year import OfficeYear as Facts
from capaian.domain.plan import Indicator
from capaian.domain.policy import Aggregation, Polarity
from capaian.domain.work import Resource
from capaian.rules.checks.outliers import (
    BUDGET_BY_PAST,
    MIN_BUDGETS_FOR_MEDIAN,
    TENFOLD,
    why_off_scale,
)
from capaian.web.planning import sheets
from capaian.web.planning.cell_texts import PREFIXES, read_figure, target_figures
from capaian.web.years.change import Cells, Edit
from capaian.web.years.known import YearState
from capaian.web.years.models import OfficeYear, Row

BUDGET_COLUMNS: Final = ("original", "revised")

_TRILLION: Final = Decimal(1_000_000_000_000)
"""No office of a regency spends so much in a year."""
_LEAST_TARGET: Final = 2
"""Targets below which a few more are many times as much."""
_IS_BETTER: Final[Mapping[Polarity, Callable[[Decimal, Decimal], bool]]] = {
    Polarity.HIGHER_IS_BETTER: operator.gt,
    Polarity.LOWER_IS_BETTER: operator.lt,
}


def odd_budget(value: Decimal, last: Decimal | None = None, others: Sequence[Decimal] = ()) -> str:
    """Say in Indonesian why the budget of a sub-activity can hardly be meant;
    nothing where it can.

    Args:
        value: In rupiah.
        last: Its own of the year before, where that is known.
        others: Those of other sub-activities.
    """
    shown, known = f"Pagu {write_exact(value)} rupiah", [each for each in others if each > 0]
    if value != value.to_integral_value():
        return f"{shown} bukan rupiah utuh."
    if value >= _TRILLION:
        return f"{shown} sampai satu triliun atau lebih."
    other, name = last or Decimal(0), "pagu tahun sebelumnya"
    if other <= 0 and len(known) >= MIN_BUDGETS_FOR_MEDIAN:
        other, name = median(known), "pagu tengah sub kegiatan lain"
    if min(value, other) <= 0:
        return ""
    if value > BUDGET_BY_PAST.limit(other):
        return f"{shown} lebih dari seratus kali {name} ({write_exact(other)})."
    if other > BUDGET_BY_PAST.limit(value):
        return f"{shown} kurang dari seperseratus {name} ({write_exact(other)})."
    return ""


def odd_target(facts: Facts, indicator: Indicator, value: Decimal, year: int) -> str:
    """Say in Indonesian why a target of a year can hardly be meant; nothing where it can."""
    if value < 0:
        return f"Target di bawah 0 ({write_exact(value)})."
    if why := why_off_scale(facts, indicator, value):
        return f"Target {why}"
    return unlike_years(value, year, stated_targets(indicator))


def unlike_years(value: Decimal, year: int, stated: Sequence[tuple[int, Decimal]]) -> str:
    """Say in Indonesian why a target can hardly be meant beside other years;
    nothing where it can.
    """
    known = [(other, target) for other, target in stated if other != year and target > 0]
    if not known or value <= 0:
        return ""
    near, target = min(known, key=lambda each: abs(each[0] - year))
    near_target = f"target tahun {near} ({write_exact(target)})."
    if value >= _LEAST_TARGET and all(TENFOLD.is_above(value, one) for _, one in known):
        return (
            f"Target sekitar {write_exact((value / target).quantize(Decimal(1)))} kali "
            f"{near_target}"
        )
    if all(TENFOLD.is_below(value, one) and one >= _LEAST_TARGET for _, one in known):
        return (
            f"Target sekitar seper-{write_exact((target / value).quantize(Decimal(1)))} "
            f"{near_target}"
        )
    return ""


def stated_targets(indicator: Indicator) -> list[tuple[int, Decimal]]:
    """Return the targets of all years on the scale of the indicator, by year."""
    planned = (
        (y, t.value)
        for y, t in indicator.plan_targets.items()
        if t.scale in (None, indicator.unit)
    )
    return [(year, value) for year, value in planned if value is not None]


def find_implausible(
    year: OfficeYear, before: YearState, after: YearState, edits: Sequence[Edit]
) -> Iterator[tuple[int, str, str]]:
    """Yield what can hardly be meant of all that is to be written;
    what is stored already is not asked.

    Each is the place among the edits, the column of the cell, and why.
    """
    is_new = any(
        each.sheet == sheets.INDICATORS for each in edits
    )  # whose targets are judged by what it is
    facts = (after if is_new else before).read.partial or before.read.partial
    stored = before.cells_of(
        {each.row for each in edits if each.row}, {each.sheet for each in edits}
    )
    if facts is None:
        return
    change = _Change(year, after, facts)
    for place, edit in enumerate(edits):
        check, old = _CHECKS.get(edit.sheet), stored.get(edit.row or 0, {})
        if edit.cells is not None and check is not None:
            cells = {**old, **edit.cells}
            new = {name: text for name, text in cells.items() if text and text != old.get(name)}
            yield from (
                (place, column, why) for column, why in check(change, edit.sheet, cells, new)
            )


@dataclass(frozen=True)
class _Change:
    """What a year would be after a change, with the facts by which its cells are judged."""

    year: OfficeYear
    state: YearState
    facts: Facts

    @cached_property
    def _years(self) -> Mapping[str, str]:
        return {
            each.get("id", ""): each.get("year", "")
            for _, each in self.state.rows_in(sheets.AGREEMENTS)
        }

    def _target(self, sheet: str, after: Cells, new: Cells) -> Iterator[tuple[str, str]]:
        """Yield what is odd of a target; a promised one that the plan
        states is not asked about.
        """
        code, year = after.get(sheets.INDICATOR, ""), after.get("key", "")
        if sheet == sheets.LINES:
            code, year = (
                after.get("indicator", ""),
                self._years.get(after.get(sheets.AGREEMENT, ""), ""),
            )
        indicator, prefix = (
            self.facts.indicator_by_code.get(IndicatorCode(code)),
            PREFIXES.get(sheet, ""),
        )
        if indicator is None or not year.isdecimal():
            return
        planned = dict(stated_targets(indicator)).get(int(year)) if prefix else None
        for name, value in target_figures(sheet, after).items():
            if value is not None and value != planned and f"{prefix}{name}" in new:
                why = odd_target(self.facts, indicator, value, int(year))
                yield from [(f"{prefix}{name}", why)] if why else []

    def _part(self, _: str, after: Cells, new: Cells) -> Iterator[tuple[str, str]]:
        """Yield what is odd of a level that is aimed at within the year,
        beside the target of the year.
        """
        code, key = after.get(sheets.PART_INDICATOR, ""), after.get("key", "")
        indicator = self.facts.indicator_by_code.get(IndicatorCode(code))
        value = read_figure(new.get("value", ""))
        if indicator is None or value is None:
            return
        whole = self._promised.get((after.get(sheets.AGREEMENT, ""), code))
        is_level = indicator.aggregation is not Aggregation.SUM and not key.endswith("-Q4")
        why = f"di bawah 0 ({write_exact(value)})." if value < 0 else ""
        why = why or why_off_scale(self.facts, indicator, value)
        if not why and whole is not None and is_level:
            is_better, year = (
                _IS_BETTER.get(indicator.polarity),
                f"target setahun ({write_exact(whole)})",
            )
            if whole >= _LEAST_TARGET and TENFOLD.is_below(value, whole):
                why = f"{write_exact(value)} jauh di bawah {year}."
            elif is_better is not None and is_better(value, whole):
                why = f"{write_exact(value)} melampaui {year} sebelum tahunnya berakhir."
        yield from [("value", f"Target {why}")] if why else []

    @cached_property
    def _promised(self) -> Mapping[tuple[str, str], Decimal | None]:
        found = {}
        for _, own in self.state.rows_in(sheets.LINES):
            key = own.get(sheets.AGREEMENT, ""), own.get("indicator", "")
            found[key] = target_figures(sheets.LINES, own)["value"]
        return found

    def _day(self, _: str, after: Cells, new: Cells) -> Iterator[tuple[str, str]]:
        signed, year = new.get("signed", "").partition("-")[0], after.get("year", "")
        if signed.isdecimal() and year and signed != year:
            yield "signed", f"Tanggalnya dalam tahun {signed}, perjanjiannya untuk tahun {year}."

    def _budget(self, _: str, after: Cells, new: Cells) -> Iterator[tuple[str, str]]:
        if after.get("resource") != Resource.MONEY or after.get("period") != str(self.year.year):
            return
        own = (after.get("node", ""), after.get("kind", ""))
        others = [amount for key, amount in self._budgets.items() if key != own]
        for column in BUDGET_COLUMNS:
            value = read_figure(new.get(column, ""))
            if value is not None and (why := odd_budget(value, self._last.get(own), others)):
                yield column, why

    @cached_property
    def _budgets(self) -> Mapping[tuple[str, str], Decimal]:
        return budgets_in(
            (cells for _, cells in self.state.rows_in(sheets.INPUTS)), self.year.year
        )

    @cached_property
    def _last(self) -> Mapping[tuple[str, str], Decimal]:
        return last_budgets(self.year)


_CHECKS: Final = {
    sheets.TARGETS: _Change._target,
    sheets.LINES: _Change._target,
    sheets.PARTS: _Change._part,
    sheets.AGREEMENTS: _Change._day,
    sheets.INPUTS: _Change._budget,
}


def budgets_in(rows: Iterable[Cells], year: int) -> dict[tuple[str, str], Decimal]:
    """Return what is budgeted in rupiah for a year, after its change where it has one,
    by work and kind.
    """
    found = {}
    for cells in rows:
        if cells.get("resource") == Resource.MONEY and cells.get("period") == str(year):
            amount = read_budget(cells)
            if amount is not None:
                found[cells.get("node", ""), cells.get("kind", "")] = amount
    return found


def read_budget(cells: Cells) -> Decimal | None:
    """Return what a row of money grants, after the change where there was one."""
    texts = (cells.get(column, "") for column in reversed(BUDGET_COLUMNS))
    return next((read_figure(text) for text in texts if text), None)


def last_budgets(year: OfficeYear) -> dict[tuple[str, str], Decimal]:
    """Return the budgets of the year before: of this year's dossier,
    else of that of the year itself.
    """
    rows = Row.objects.filter(
        office_year__office=year.office_id,
        office_year__year__in=(year.year - 1, year.year),
        sheet=sheets.INPUTS,
        cells__period=str(year.year - 1),
    )
    cells = rows.order_by("office_year__year").values_list("cells", flat=True)
    return budgets_in(cells, year.year - 1)
