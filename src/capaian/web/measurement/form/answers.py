"""What is stored of a year: the texts of cells of forms, and measured rows that are in no cell."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

from capaian.domain.period import Period
from capaian.rules.facts import gather
from capaian.web.measurement.figures.rows import (
    CODES,
    MEASURED,
    NAMES,
    UnformedRow,
    figures_of,
    is_given,
    period_in,
)
from capaian.web.measurement.form.cells import COUNTS, Cells, Slot
from capaian.web.measurement.form.duties import FormDuties, Place
from capaian.web.years.known import YearState

_Derived = TypeVar("_Derived")


@dataclass(frozen=True)
class Stored:
    """A row that is there."""

    id: int
    cells: Mapping[str, str]


@dataclass(frozen=True)
class FormAnswers:
    """The measured rows of a version of a year."""

    year_state: YearState
    duties: FormDuties

    def derive(self, name: str, work_out: Callable[[], _Derived]) -> _Derived:
        """Return what is made once for a version of the year and its rhythm."""
        return self.year_state.derive((name, *sorted(self.duties.rhythms.items())), work_out)

    def stored_at(self, sheet: str, key: Cells) -> Stored | None:
        """Return the row that a key names, if there is one."""
        return self.rows.get((sheet, key))

    def text(self, slot: Slot) -> str:
        """Return what is in a cell."""
        row = self.stored_at(slot.sheet, slot.key)
        return row.cells.get(slot.column, "") if row else ""

    def text_before(self, slot: Slot) -> str:
        """Return what was in a cell in the period before, within the year; nothing for its first one."""
        period = Period.parse(dict(slot.key)["period"])
        if period.ordinal == 1:
            return ""
        return self.text(in_period(slot, Period(period.year, period.kind, period.ordinal - 1)))

    @cached_property
    def rows(self) -> Mapping[tuple[str, Cells], Stored]:
        """The rows of the office-year by what names them."""
        return self.derive("rows", self._find_rows)

    def _find_rows(self) -> Mapping[tuple[str, Cells], Stored]:
        forms = self.duties.all_cells()
        keys = {sheet: tuple(dict(key)) for _, form_cells in forms for sheet, key in form_cells.rows}
        counts = {sheet: names for sheet, names in keys.items() if sheet == COUNTS}
        others = {sheet: names for sheet, names in keys.items() if sheet != COUNTS}
        return {**self.duties.derive("rows", lambda: self._rows_by(others)), **self._rows_by(counts)}

    def _rows_by(self, keys: Mapping[str, tuple[str, ...]]) -> Mapping[tuple[str, Cells], Stored]:
        return {
            (sheet, tuple((name, cells.get(name, "")) for name in names)): Stored(row, cells)
            for sheet, names in keys.items()
            for row, cells in self.year_state.rows_in(sheet)
        }

    def others(self, place: Place) -> Sequence[UnformedRow]:
        """Return the measured rows that belong to a form and have no cell in it."""
        return self.derive("others", self._find_others).get(place, ())

    @property
    def unowned(self) -> Sequence[UnformedRow]:
        """The measured rows of the year that belong to no form."""
        rows = self._other_rows()
        return [other for other in rows if not self.duties.places(other.sheet, other.cells)]

    def _find_others(self) -> Mapping[Place, Sequence[UnformedRow]]:
        places = self.duties.places
        return gather((place, row) for row in self._other_rows() for place in places(row.sheet, row.cells))

    def _other_rows(self) -> Sequence[UnformedRow]:
        """Return the measured rows of the year that are in no cell of a form."""
        planned = self.duties.derive("other rows", lambda: [*self._others_in(MEASURED - {COUNTS})])
        return [*self._others_in({COUNTS}), *planned]

    def _others_in(self, sheets: Collection[str]) -> Iterator[UnformedRow]:
        year = self.duties.facts.year
        for sheet in filter(sheets.__contains__, CODES):
            rows = [*self.year_state.rows_in(sheet)]
            # Most rows are of other years, and their periods are few.
            periods = {text: period_in(text) for text in {cells.get("period", "") for _, cells in rows}}
            own = {text for text, period in periods.items() if period and period.year == year}
            for row, cells in rows:
                named = sheet, tuple(cells.get(name, "") for name in NAMES[sheet])
                if cells.get("period", "") not in own or named in self.duties.places_by_name:
                    continue
                if is_given(sheet, cells) and (figures := figures_of(sheet, cells, year)):
                    yield UnformedRow(row, sheet, cells, figures)


def in_period(slot: Slot, period: Period) -> Slot:
    """Return the cell of the same for another period."""
    return replace(slot, key=tuple({**dict(slot.key), "period": str(period)}.items()))
