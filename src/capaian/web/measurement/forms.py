"""The forms of an office-year: which there are, and what is known of them by subject."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TypeVar

from django.db import transaction
from django.http import Http404
from django.utils import timezone

from capaian.domain.errors import CapaianError
from capaian.domain.identifiers import PostId
from capaian.domain.office_year import OfficeYear as Facts
from capaian.domain.period import Period, PeriodKind
from capaian.rules.facts import gather
from capaian.web.measurement.figures.rows import (
    CODES,
    MEASURED,
    NAMES,
    UnformedRow,
    figure_of,
    figures_of,
    given_in,
    period_in,
)
from capaian.web.measurement.flow import State
from capaian.web.measurement.form.calendar import Calendar
from capaian.web.measurement.form.cells import COUNTS, Cells, FormCells, Slot
from capaian.web.measurement.form.duties import FormDuties, Place
from capaian.web.measurement.models import NO_POST, FigureWriter, PostForm
from capaian.web.offices.models import Holding
from capaian.web.trail.record import Author
from capaian.web.years.change import Edit, change
from capaian.web.years.known import YearState, know, remember
from capaian.web.years.models import OfficeYear

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

    def _find_others(self) -> Mapping[Place, Sequence[UnformedRow]]:
        places = self.duties.places
        return gather((place, row) for row in self._other_rows() for place in places(row.sheet, row.cells))

    @property
    def unowned(self) -> Sequence[UnformedRow]:
        """The measured rows of the year that belong to no form."""
        rows = self._other_rows()
        return [other for other in rows if not self.duties.places(other.sheet, other.cells)]

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
                if any(given_in(sheet, cells)) and (figures := figures_of(sheet, cells, year)):
                    yield UnformedRow(row, sheet, cells, figures)


def in_period(slot: Slot, period: Period) -> Slot:
    """Return the cell of the same for another period."""
    return replace(slot, key=tuple({**dict(slot.key), "period": str(period)}.items()))


@dataclass(frozen=True)
class People:
    """Writers and holders of posts, each read once for all forms."""

    year: OfficeYear
    duties: FormDuties

    @cached_property
    def writers(self) -> Sequence[FigureWriter]:
        """Who wrote figures and factors of the year, in whatever way."""
        return [*self.year.writers.select_related("by")]

    def writers_of(self, form: PostForm) -> Sequence[FigureWriter]:
        """Return who wrote figures that a form rests on."""
        return self._writers_by_place.get(form.place, ())

    @cached_property
    def _writers_by_place(self) -> Mapping[Place, Sequence[FigureWriter]]:
        places_of, year = self.duties.places_of, self.duties.facts.year
        figures = ((writer, figure_of(writer)) for writer in self.writers)
        own = ((writer, figure) for writer, figure in figures if figure.period.year == year)
        return gather((place, writer) for writer, figure in own for place in places_of(figure))

    @cached_property
    def posts(self) -> Mapping[int, frozenset[str]]:
        """The posts that people have today, by the ids of people."""
        today = timezone.localdate()
        holdings = Holding.objects.filter(office=self.year.office_id, since__lte=today)
        own = gather((each.user_id, each.post) for each in holdings if each.holds_on(today))
        return {user: frozenset(posts) for user, posts in own.items()}


@dataclass(frozen=True)
class Forms:
    """All forms of an office-year; what is worked out of it is kept beside what is known of the year."""

    year: OfficeYear
    year_state: YearState
    facts: Facts
    kept: Mapping[Place, PostForm]
    """Forms that somebody has begun."""
    calendar: Calendar
    duties: FormDuties
    answers: FormAnswers
    people: People

    @classmethod
    def of(
        cls,
        year: OfficeYear,
        year_state: YearState,
        rhythms: Mapping[str, PeriodKind],
        kept: Mapping[Place, PostForm],
    ) -> Forms | None:
        """Return the forms of a version of a year; `None` where errors of its plan forbid them."""
        if (facts := year_state.read.office_year) is None:
            return None
        duties = FormDuties(year_state, facts, rhythms)
        calendar, answers, people = (
            Calendar(year, year_state),
            FormAnswers(year_state, duties),
            People(year, duties),
        )
        return cls(year, year_state, facts, kept, calendar, duties, answers, people)

    def at(self, year_state: YearState) -> Forms:
        """Return the same forms at another version of the year; raises `Http404` where errors forbid them."""
        found = Forms.of(self.year, year_state, self.duties.rhythms, self.kept)
        if found is None:
            raise Http404
        return found

    @cached_property
    def is_brought(self) -> bool:
        """Whether the figures of a closed year came with its closing, without forms that were filled in."""
        return self.year.is_closed and all(form.stage is State.EMPTY for form in self.kept.values())

    def form(self, post: str, quarter: Period) -> PostForm:
        """Return a form; one that nobody has begun is not kept yet."""
        return self.kept.get((post, quarter)) or PostForm(
            office_year=self.year, post=post, period=str(quarter)
        )

    def by_post(self) -> Iterator[tuple[PostId, Sequence[tuple[PostForm, FormCells]]]]:
        """Yield the posts with their forms that ask for anything, in the order of the posts."""
        for post in self.duties.by_post:
            quarters = self.duties.quarters
            found = [(self.form(post, each), self.duties.cells_of((post, each))) for each in quarters]
            yield post, [(form, form_cells) for form, form_cells in found if form_cells.slots]

    def all_forms(self) -> Iterator[PostForm]:
        """Yield the forms of all posts that ask for anything, begun or not."""
        return (form for _, each in self.by_post() for form, _ in each)


def forms_of(year: OfficeYear) -> Forms | None:
    """Return the forms of an office-year; `None` where errors of its plan forbid them."""
    return forms_in(year, know(year))


def forms_in(year: OfficeYear, year_state: YearState) -> Forms | None:
    """Return the same by what was known of the year at a version, with its forms as they are now."""
    rhythms = {code: PeriodKind(kind) for code, kind in year.rhythms.values_list("code", "kind")}
    return Forms.of(year, year_state, rhythms, {form.place: form for form in year.forms.all()})


def form_at(year: OfficeYear, post: str, period: str) -> tuple[Forms, PostForm]:
    """Return the forms of a year, and the one of an address; raises `Http404` where there is none."""
    found = forms_of(year)
    try:
        quarter = Period.parse(period)
    except ValueError as error:
        raise Http404 from error
    if found is None:
        raise Http404
    kept = found.form("" if post == NO_POST else post, quarter)
    found.duties.cells_of(kept.place)
    return found, kept


@dataclass(frozen=True, slots=True)
class Clash:
    """A text that was not written, since its field says something else by now or is not there any more."""

    field: str
    """Id of its field."""
    about: str
    typed: str
    stored: str
    """What is there now, as it is displayed."""
    over: str = ""
    is_cell: bool = False
    is_untouched: bool = False
    """Nothing was typed into it; it is not any more what was read when the form was handed in."""


@dataclass
class FormFilling:
    """What one request writes into a form; nobody else writes rows of the year meanwhile."""

    before: Forms
    now: Forms
    place: Place
    author: Author
    clashes: list[Clash] = field(default_factory=list)
    """What was not written, since somebody else wrote there."""

    @classmethod
    def begin(cls, year: OfficeYear, post: str, period: str, author: Author) -> FormFilling:
        """Lock a year and read the form of an address, in a transaction; raises `Http404`."""
        year.refresh_from_db(from_queryset=OfficeYear.objects.select_for_update())
        forms, form = form_at(year, post, period)
        return cls(forms, forms, form.place, author)

    @property
    def form(self) -> PostForm:
        """The form as it is now."""
        return self.now.form(*self.place)

    @property
    def form_cells(self) -> FormCells:
        """What it asks for."""
        return self.now.duties.cells_of(self.place)

    def move(self, form: PostForm) -> None:
        """Go on with the form as a step left it."""
        self.now = replace(self.now, kept={**self.now.kept, self.place: form})

    def write(self, edits: Sequence[Edit]) -> None:
        """Write rows; raises as `change` does."""
        self.now = self.now.at(change(self.now.year, edits, self.author, is_in_form=True))

    @contextmanager
    def all_or_nothing(self) -> Iterator[None]:
        """Write all of what follows, or go on with the year as it was before it."""
        start = self.now
        try:
            with transaction.atomic():
                yield
        except CapaianError:
            self.now = start
            start.year.refresh_from_db()
            remember(start.year, start.year_state)
            raise
