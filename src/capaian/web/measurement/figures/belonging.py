"""What rows of measured sheets tell: of which thing, for which period, and which forms that belongs to.

A form asks for cells of the periods in which it is told. Rows of other periods give the same results other
figures, so they belong to the form of the quarter in which their period ends.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

from capaian.domain.period import Period
from capaian.dossier.tables import BY_FILE
from capaian.dossier.tables.declaration import Nature, Table
from capaian.dossier.tables.rejection import RejectedValueError
from capaian.web.measurement.duties import find_credited
from capaian.web.measurement.form_cells import COUNTS, FACTORS, INPUTS, OUTPUTS, SURVEY, Cells, YearForms
from capaian.web.years.known import SHEETS

Texts = Mapping[str, str]
Place = tuple[str, Period]
"""Post and quarter of a form."""


def columns_of(sheet: str, nature: Nature) -> tuple[str, ...]:
    """Return the columns of a table's sheet that tell something of a nature."""
    table = BY_FILE[sheet]
    return table.columns_of(nature) if isinstance(table, Table) else ()


_CODES: Final[Mapping[str, tuple[str, ...]]] = {
    COUNTS: ("measure",),
    OUTPUTS: ("node", "indicator"),
    INPUTS: ("node",),
    SURVEY: ("survey",),
}
"""Columns that name what a row tells of; an output of an indicator tells of both."""
_GIVEN: Final[Mapping[str, tuple[str, ...]]] = {sheet: columns_of(sheet, Nature.MEASURED) for sheet in _CODES}
"""Columns of what was measured; what was planned and where it comes from are others."""
_PLANNED: Final[Mapping[str, tuple[str, ...]]] = {
    sheet: columns_of(sheet, Nature.PLANNED) for sheet in _CODES
}
_BESIDE: Final = ("unit", "given")
"""Columns that say how what was measured is to be read."""
_NAMED: Final[Mapping[str, tuple[str, ...]]] = {
    sheet: tuple(column.id for column in SHEETS[sheet].keys) for sheet in _CODES
}
MEASURED: Final = frozenset(_CODES)
"""Sheets of which forms ask for rows."""


@dataclass(frozen=True, slots=True)
class Figure:
    """What somebody measured of a thing."""

    sheet: str
    code: str
    period: Period


@dataclass(frozen=True, slots=True)
class Other:
    """A measured row that stands in no cell of a form."""

    row: int
    """Its id."""
    sheet: str
    cells: Texts
    figures: tuple[Figure, ...]

    @property
    def period(self) -> Period:
        """When it was measured."""
        return self.figures[0].period

    @property
    def given(self) -> Iterator[tuple[str, str]]:
        """Yield what was measured, by the ids of its columns."""
        return ((name, self.cells[name]) for name in _GIVEN[self.sheet] if self.cells.get(name))


def figures_of(sheet: str, cells: Texts, year: int | None) -> tuple[Figure, ...]:
    """Return what a row tells of a year, or of any; nothing of another one, or where nothing is measured."""
    period = period_in(cells.get("period", "")) if sheet in MEASURED else None
    if period is None or year not in (None, period.year):
        return ()
    codes = (_canonical(sheet, column, cells.get(column, "")) for column in _CODES[sheet])
    return tuple(Figure(sheet, code, period) for code in codes if code)


def factor_in(cells: Texts) -> Figure | None:
    """Return of what a factor tells, and for when; `None` for one that says nothing or names no period."""
    period, subject = period_in(cells.get("period", "")), cells.get("subject", "")
    if period is None or not subject or not cells.get("text", "").strip():
        return None
    return Figure(FACTORS, subject.strip(), period)


def is_given(sheet: str, cells: Texts) -> bool:
    """Say whether a row holds anything that was measured."""
    return any(cells.get(name, "").strip() for name in _GIVEN.get(sheet, ()))


def given_columns(sheet: str, *, planned: bool = False) -> frozenset[str]:
    """Return the columns of what was measured, and on demand those of what was planned beside it."""
    return frozenset(_GIVEN.get(sheet, ())) | frozenset(_PLANNED.get(sheet, ()) if planned else ())


def given_in(sheet: str, cells: Texts) -> Iterator[tuple[str, str]]:
    """Yield what a row says was measured, by columns, as it is read."""
    for name in _GIVEN.get(sheet, ()):
        if text := cells.get(name, "").strip():
            yield name, _canonical(sheet, name, text)


def is_another(sheet: str, before: Texts, after: Texts) -> bool:
    """Say whether something else counts as measured once a row says other texts."""
    if not (is_given(sheet, before) or is_given(sheet, after)):
        return False
    names = (*_GIVEN[sheet], *_NAMED[sheet], *_BESIDE)
    return any(before.get(name, "").strip() != after.get(name, "").strip() for name in names)


def is_planned_otherwise(sheet: str, before: Texts, after: Texts) -> bool:
    """Say whether something else counts as planned once a row says other texts: an amount, or where it is."""
    planned = _PLANNED.get(sheet, ())
    if not any(cells.get(name, "").strip() for cells in (before, after) for name in planned):
        return False
    names = (*planned, *_NAMED[sheet], *_BESIDE)
    return any(before.get(name, "").strip() != after.get(name, "").strip() for name in names)


def _is_of(text: str, year: int) -> bool:
    period = period_in(text)
    return period is not None and period.year == year


@lru_cache(maxsize=1024)
def period_in(text: str) -> Period | None:
    """Return the period that a cell names; `None` where it names none."""
    kind = next(column.kind for column in SHEETS[COUNTS].columns if column.id == "period")
    try:
        found = kind.read_cell(text)
    except RejectedValueError:
        return None
    return found if isinstance(found, Period) else None


def named_by(sheet: str, cells: Texts) -> tuple[str, ...]:
    """Return by what a measured row is known, however its texts are written."""
    return tuple(_canonical(sheet, name, cells.get(name, "")) for name in _NAMED[sheet])


def _key(sheet: str, cells: Texts) -> Cells:
    return tuple((name, cells.get(name, "")) for name in _NAMED[sheet])


@lru_cache(maxsize=8192)
def _canonical(sheet: str, column: str, text: str) -> str:
    """Return a text as it is read: a period in other words names the same cell.

    A year has few names of things, areas and periods, and each stands in many rows.
    """
    kind = next(each.kind for each in SHEETS[sheet].columns if each.id == column)
    return kind.canonical(text.strip())


@dataclass(frozen=True)
class Belonging:
    """Which forms of a year rows belong to, by its plan and rhythm."""

    contents: YearForms

    def places(self, sheet: str, cells: Texts) -> tuple[Place, ...]:
        """Return the forms that a row belongs to: those with its cells, else those of what it tells of."""
        return self.asking(sheet, cells) or tuple(
            dict.fromkeys(
                place
                for figure in figures_of(sheet, cells, self.contents.facts.year)
                for place in self.places_of(figure)
            )
        )

    def asking(self, sheet: str, cells: Texts) -> tuple[Place, ...]:
        """Return the forms that have cells for a row."""
        if sheet not in MEASURED:
            return ()
        if found := self._cells.get((sheet, _key(sheet, cells))):
            return found
        read = tuple((name, _canonical(sheet, name, text)) for name, text in _key(sheet, cells))
        return self._cells.get((sheet, read), ())

    def places_of(self, figure: Figure) -> tuple[Place, ...]:
        """Return the forms of a figure: of each post that owes it, the one of the quarter that ends it.

        Where the post is asked for nothing in that quarter it is the next form, else the last one.
        """
        found = []
        for post in self._owners.get((figure.sheet, figure.code), ()):
            own = self._quarters.get(post, ())
            later = [quarter for quarter in own if quarter.end >= figure.period.end]
            if own:
                found.append((post, later[0] if later else own[-1]))
        return tuple(found)

    def others(self, post: str, quarter: Period) -> tuple[Other, ...]:
        """Return the measured rows that belong to a form and have no cell in it."""
        return self._others.get((post, quarter), ())

    @cached_property
    def unowned(self) -> tuple[Other, ...]:
        """The measured rows of the year that belong to no form."""
        return tuple(other for other in self._rows if not self.places(other.sheet, other.cells))

    @cached_property
    def _others(self) -> Mapping[Place, tuple[Other, ...]]:
        found: dict[Place, tuple[Other, ...]] = {}
        for other in self._rows:
            for place in self.places(other.sheet, other.cells):
                found[place] = (*found.get(place, ()), other)
        return found

    @cached_property
    def _rows(self) -> Sequence[Other]:
        """The measured rows of the year that stand in no cell of a form.

        One whose period is written in other words than the form writes it counts, and its cell stays empty.
        """
        planned = self.contents.derive_by_plan("other rows", lambda: [*self._rows_of({*_CODES} - {COUNTS})])
        return [*self._rows_of({COUNTS}), *planned]

    def _rows_of(self, sheets: Collection[str]) -> Iterator[Other]:
        known, year = self.contents.known, self.contents.facts.year
        for sheet in filter(sheets.__contains__, _CODES):
            rows = [flat.cells for flat in known.rows.get(sheet, ())]
            # Most rows are of other years, and their periods are few.
            own = {text for text in {cells.get("period", "") for cells in rows} if _is_of(text, year)}
            for row, cells in zip(known.ids.get(sheet, ()), rows, strict=True):
                if cells.get("period", "") not in own or (sheet, _key(sheet, cells)) in self._cells:
                    continue
                if is_given(sheet, cells) and (figures := figures_of(sheet, cells, year)):
                    yield Other(row, sheet, cells, figures)

    @cached_property
    def _cells(self) -> Mapping[tuple[str, Cells], tuple[Place, ...]]:
        return self.contents.derive_by_plan("places", self._find_cells)

    def _find_cells(self) -> Mapping[tuple[str, Cells], tuple[Place, ...]]:
        found: dict[tuple[str, Cells], tuple[Place, ...]] = {}
        for post, quarters in self._quarters.items():
            for quarter in quarters:
                for sheet, key in self.contents.cells_of(post, quarter).rows:
                    if sheet in MEASURED:
                        told = dict(key)
                        named = sheet, tuple((name, told.get(name, "")) for name in _NAMED[sheet])
                        found[named] = (*found.get(named, ()), (post, quarter))
        return found

    @cached_property
    def _quarters(self) -> Mapping[str, Sequence[Period]]:
        """The quarters for which a post has forms that ask for anything."""
        return {
            post: [
                quarter for quarter in self.contents.quarters if self.contents.cells_of(post, quarter).slots
            ]
            for post in self.contents.duties
        }

    @cached_property
    def _owners(self) -> Mapping[tuple[str, str], tuple[str, ...]]:
        found: dict[tuple[str, str], dict[str, None]] = {}
        measures, credited = self.contents.facts.component_by_code, find_credited(self.contents.facts)
        for post, duty in self.contents.duties.items():
            for code in duty.components:
                for measure in (measures[code].numerator, measures[code].denominator):
                    found.setdefault((COUNTS, measure.code), {})[post] = None
            for told, indicator in credited.items():
                if indicator in duty.credits:
                    found.setdefault((COUNTS, told), {})[post] = None
            owed = ((OUTPUTS, duty.indicators), (OUTPUTS, duty.nodes), (INPUTS, duty.nodes))
            for sheet, codes in (*owed, (SURVEY, duty.surveys)):
                for name in codes:
                    found.setdefault((sheet, name), {})[post] = None
        return {thing: (*posts,) for thing, posts in found.items()}


def belonging_of(contents: YearForms) -> Belonging:
    """Return which forms rows belong to, worked out once for a version of the year and its rhythm."""
    name = ("belonging", *sorted(contents.rhythms.items()))
    return contents.known.derive(name, lambda: Belonging(contents))
