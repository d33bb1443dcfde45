"""The forms of a year by its plan: what each asks for, which rows are in its cells, and which others are its.

A form asks for cells of the periods in which something is reported. Rows of other periods give the same
results other figures, so they belong to the form of the quarter in which their period ends.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from django.http import Http404

from capaian.domain.identifiers import PostId
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period, PeriodKind
from capaian.web.measurement.duties import Duty, find_credited, find_duties
from capaian.web.measurement.figures.rows import (
    CODES,
    MEASURED,
    NAMES,
    Figure,
    Other,
    Texts,
    figures_of,
    is_given,
    named_by,
    period_in,
)
from capaian.web.measurement.form_cells import (
    COUNTS,
    INPUTS,
    OUTPUTS,
    SURVEY,
    Cells,
    FormCells,
    find_form_cells,
    quarters_of,
)
from capaian.web.years.known import YearState

Place = tuple[str, Period]
"""Post and quarter of a form."""
_Derived = TypeVar("_Derived")


@dataclass(frozen=True)
class Stored:
    """A row that is there."""

    id: int
    cells: Mapping[str, str]


@dataclass(frozen=True)
class YearForms:
    """What each post reports in each quarter; what is worked out is kept beside what is known of the year."""

    known: YearState
    facts: OfficeYear
    rhythms: Mapping[str, PeriodKind]
    """How often things are reported, where that is not every quarter, by their codes."""

    def derive_by_plan(self, name: str, work_out: Callable[[], _Derived]) -> _Derived:
        """Return what no count has a part in, made once for versions that differ in counts alone."""
        return self.known.derive_by_plan((name, *sorted(self.rhythms.items())), work_out)

    def derive(self, name: str, work_out: Callable[[], _Derived]) -> _Derived:
        """Return what is made once for a version of the year and its rhythm."""
        return self.known.derive((name, *sorted(self.rhythms.items())), work_out)

    @cached_property
    def duties(self) -> Mapping[PostId, Duty]:
        """What each post reports."""
        return self.derive_by_plan("duties", lambda: find_duties(self.facts))

    @cached_property
    def quarters(self) -> tuple[Period, ...]:
        """The quarters of the year."""
        return quarters_of(self.facts.year)

    def cells_of(self, post: str, quarter: Period) -> FormCells:
        """Return what a form asks for; raises `Http404` where the post reports nothing."""
        duty = self.duties.get(PostId(post))
        if duty is None or quarter not in self.quarters:
            raise Http404
        if (post, quarter) not in self._form_cells:
            self._form_cells[post, quarter] = find_form_cells(self.facts, duty, quarter, self.rhythms)
        return self._form_cells[post, quarter]

    @cached_property
    def _form_cells(self) -> dict[Place, FormCells]:
        return self.derive_by_plan("cells", dict)

    def _all_cells(self) -> Iterator[tuple[Place, FormCells]]:
        for post in self.duties:
            for quarter in self.quarters:
                yield (post, quarter), self.cells_of(post, quarter)

    @cached_property
    def rows(self) -> Mapping[tuple[str, Cells], Stored]:
        """The rows of the office-year by what names them."""
        return self.derive("rows", self._find_rows)

    def _find_rows(self) -> Mapping[tuple[str, Cells], Stored]:
        keys = {
            sheet: tuple(dict(key)) for _, form_cells in self._all_cells() for sheet, key in form_cells.rows
        }
        counts = {sheet: names for sheet, names in keys.items() if sheet == COUNTS}
        others = {sheet: names for sheet, names in keys.items() if sheet != COUNTS}
        return {**self.derive_by_plan("rows", lambda: self._rows_by(others)), **self._rows_by(counts)}

    def _rows_by(self, keys: Mapping[str, tuple[str, ...]]) -> Mapping[tuple[str, Cells], Stored]:
        return {
            (sheet, tuple((name, flat.cells.get(name, "")) for name in names)): Stored(row, flat.cells)
            for sheet, names in keys.items()
            for row, flat in zip(self.known.ids.get(sheet, ()), self.known.rows.get(sheet, ()), strict=True)
        }

    def places(self, sheet: str, cells: Texts) -> tuple[Place, ...]:
        """Return the forms that a row belongs to: those with its cells, else those of what it is of."""
        if sheet not in MEASURED:
            return ()
        for names in (tuple(cells.get(name, "") for name in NAMES[sheet]), named_by(sheet, cells)):
            if found := self._places.get((sheet, names)):
                return found
        figures = figures_of(sheet, cells, self.facts.year)
        return tuple(dict.fromkeys(place for figure in figures for place in self.places_of(figure)))

    def places_of(self, figure: Figure) -> tuple[Place, ...]:
        """Return the forms of a figure: of each post that reports it, the one of the quarter that ends it.

        Where the post is asked for nothing in that quarter it is the next form, else the last one.
        """
        owners = self.derive_by_plan("owners", self._find_owners)
        found = []
        for post in owners.get((figure.sheet, figure.code), ()):
            own = [each for each in self.quarters if self.cells_of(post, each).slots]
            later = [quarter for quarter in own if quarter.end >= figure.period.end]
            found += [(post, quarter) for quarter in (*later, *own[-1:])[:1]]
        return tuple(found)

    def others(self, post: str, quarter: Period) -> Sequence[Other]:
        """Return the measured rows that belong to a form and have no cell in it."""
        return self.derive("others", self._find_others).get((post, quarter), ())

    @property
    def unowned(self) -> Sequence[Other]:
        """The measured rows of the year that belong to no form."""
        return [other for other in self._other_rows() if not self.places(other.sheet, other.cells)]

    def _find_others(self) -> Mapping[Place, Sequence[Other]]:
        found: dict[Place, list[Other]] = {}
        for other in self._other_rows():
            for place in self.places(other.sheet, other.cells):
                found.setdefault(place, []).append(other)
        return found

    def _other_rows(self) -> Sequence[Other]:
        """Return the measured rows of the year that are in no cell of a form."""
        planned = self.derive_by_plan("other rows", lambda: [*self._others_in(MEASURED - {COUNTS})])
        return [*self._others_in({COUNTS}), *planned]

    def _others_in(self, sheets: Collection[str]) -> Iterator[Other]:
        known, year = self.known, self.facts.year
        for sheet in filter(sheets.__contains__, CODES):
            rows = [flat.cells for flat in known.rows.get(sheet, ())]
            # Most rows are of other years, and their periods are few.
            periods = {text: period_in(text) for text in {cells.get("period", "") for cells in rows}}
            own = {text for text, period in periods.items() if period and period.year == year}
            for row, cells in zip(known.ids.get(sheet, ()), rows, strict=True):
                names = tuple(cells.get(name, "") for name in NAMES[sheet])
                if cells.get("period", "") not in own or (sheet, names) in self._places:
                    continue
                if is_given(sheet, cells) and (figures := figures_of(sheet, cells, year)):
                    yield Other(row, sheet, cells, figures)

    @cached_property
    def _places(self) -> Mapping[tuple[str, tuple[str, ...]], tuple[Place, ...]]:
        return self.derive_by_plan("places", self._find_places)

    def _find_places(self) -> Mapping[tuple[str, tuple[str, ...]], tuple[Place, ...]]:
        """Return the forms that have cells for a row, by its sheet and the texts that name it."""
        found: dict[tuple[str, tuple[str, ...]], tuple[Place, ...]] = {}
        for place, form_cells in self._all_cells():
            for sheet, key in form_cells.rows:
                texts = dict(key)
                named = sheet, tuple(texts.get(name, "") for name in NAMES[sheet])
                found[named] = (*found.get(named, ()), place)
        return found

    def _find_owners(self) -> Mapping[tuple[str, str], Sequence[str]]:
        """Return the posts that report a thing, by the sheet in which it is and its code."""
        found: dict[tuple[str, str], dict[str, None]] = {}
        components, credited = self.facts.component_by_code, find_credited(self.facts)
        for post, duty in self.duties.items():
            own = [components[code] for code in duty.components]
            things = (
                (COUNTS, [measure.code for each in own for measure in (each.numerator, each.denominator)]),
                (COUNTS, [measure for measure, indicator in credited.items() if indicator in duty.credits]),
                (OUTPUTS, [*duty.indicators, *duty.nodes]),
                (INPUTS, duty.nodes),
                (SURVEY, duty.surveys),
            )
            for sheet, codes in things:
                for code in codes:
                    found.setdefault((sheet, str(code)), {})[post] = None
        return {thing: (*posts,) for thing, posts in found.items()}
