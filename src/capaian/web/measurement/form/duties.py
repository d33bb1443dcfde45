"""Who is asked what: the cells of the form of a post in a quarter, and to which forms a row belongs.

A form asks for cells of the periods in which something is reported. Rows of other periods give the same
results other figures, so they belong to the form of the quarter in which their period ends.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from django.http import Http404

from capaian.domain.identifiers import PostId
from capaian.domain.office_year import OfficeYear as Facts
from capaian.domain.period import Period, PeriodKind
from capaian.rules.facts import gather
from capaian.web.measurement.duties import Duty, find_credited, find_duties
from capaian.web.measurement.figures.rows import MEASURED, NAMES, Figure, Texts, figures_of, named_by
from capaian.web.measurement.form.cells import (
    COUNTS,
    INPUTS,
    OUTPUTS,
    SURVEY,
    FormCells,
    find_form_cells,
    quarters_of,
)
from capaian.web.offices.models import NOBODY
from capaian.web.years.known import YearState

Place = tuple[str, Period]
"""Post and quarter of a form."""
_Derived = TypeVar("_Derived")


@dataclass(frozen=True)
class FormDuties:
    """What posts report in the quarters of a year; no count has a part in it."""

    year_state: YearState
    facts: Facts
    rhythms: Mapping[str, PeriodKind]
    """How often things are reported, where that is not every quarter, by their codes."""

    def derive(self, name: str, work_out: Callable[[], _Derived]) -> _Derived:
        """Return what no count has a part in, made once for versions that differ in counts alone."""
        return self.year_state.derive_by_plan((name, *sorted(self.rhythms.items())), work_out)

    @cached_property
    def by_post(self) -> Mapping[PostId, Duty]:
        """What each post reports."""
        return self.derive("duties", lambda: find_duties(self.facts))

    @cached_property
    def quarters(self) -> tuple[Period, ...]:
        """The quarters of the year."""
        return quarters_of(self.facts.year)

    def name_of(self, post: str) -> str:
        """Return what a post is called; nothing where the office has none such."""
        if post == NOBODY:
            return "Isian tanpa jabatan"
        found = self.facts.post_by_id.get(PostId(post))
        return found.name if found else ""

    def cells_of(self, place: Place) -> FormCells:
        """Return what a form asks for; raises `Http404` where the post reports nothing."""
        post, quarter = place
        duty = self.by_post.get(PostId(post))
        if duty is None or quarter not in self.quarters:
            raise Http404
        if place not in self._form_cells:
            self._form_cells[place] = find_form_cells(self.facts, duty, quarter, self.rhythms)
        return self._form_cells[place]

    @cached_property
    def _form_cells(self) -> dict[Place, FormCells]:
        return self.derive("cells", dict)

    def all_cells(self) -> Iterator[tuple[Place, FormCells]]:
        """Yield what all forms ask for."""
        places = ((post, quarter) for post in self.by_post for quarter in self.quarters)
        return ((place, self.cells_of(place)) for place in places)

    def places(self, sheet: str, cells: Texts) -> tuple[Place, ...]:
        """Return the forms that a row belongs to: those with its cells, else those of what it is of."""
        if sheet not in MEASURED:
            return ()
        for names in (tuple(cells.get(name, "") for name in NAMES[sheet]), named_by(sheet, cells)):
            if found := self.places_by_name.get((sheet, names)):
                return found
        figures = figures_of(sheet, cells, self.facts.year)
        return tuple(dict.fromkeys(place for figure in figures for place in self.places_of(figure)))

    @cached_property
    def places_by_name(self) -> Mapping[tuple[str, tuple[str, ...]], tuple[Place, ...]]:
        """The forms that have cells for a row, by its sheet and the texts that name it."""
        rows = ((sheet, dict(key), place) for place, cells in self.all_cells() for sheet, key in cells.rows)
        named = (
            ((sheet, tuple(texts.get(name, "") for name in NAMES[sheet])), place)
            for sheet, texts, place in rows
        )
        return self.derive("places", lambda: gather(named))

    def places_of(self, figure: Figure) -> tuple[Place, ...]:
        """Return the forms of a figure: of each post that reports it, the one of the quarter that ends it.

        Where the post is asked for nothing in that quarter it is the next form, else the last one.
        """
        owners = self.derive("owners", self._find_owners)
        found = []
        for post in owners.get((figure.sheet, figure.code), ()):
            own = [each for each in self.quarters if self.cells_of((post, each)).slots]
            later = [quarter for quarter in own if quarter.end >= figure.period.end]
            found += [(post, quarter) for quarter in (*later, *own[-1:])[:1]]
        return tuple(found)

    def _find_owners(self) -> Mapping[tuple[str, str], Sequence[str]]:
        """Return the posts that report a thing, by the sheet in which it is and its code."""
        found = []
        components, credited = self.facts.component_by_code, find_credited(self.facts)
        for post, duty in self.by_post.items():
            own = [components[code] for code in duty.components]
            things = (
                (COUNTS, [measure.code for each in own for measure in (each.numerator, each.denominator)]),
                (COUNTS, [measure for measure, indicator in credited.items() if indicator in duty.credits]),
                (OUTPUTS, [*duty.indicators, *duty.nodes]),
                (INPUTS, duty.nodes),
                (SURVEY, duty.surveys),
            )
            found += [((sheet, str(code)), str(post)) for sheet, codes in things for code in codes]
        return gather(dict.fromkeys(found))
