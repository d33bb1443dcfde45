"""The forms of an office-year: which there are, who is asked what, when they are due,
and what they hold.

A form asks for cells of the periods in which something is reported. Rows of other periods give the
same results other figures, so they belong to the form of the quarter in which their period ends.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property
from itertools import zip_longest
from typing import Final, TypeVar

from django.db import transaction
from django.db.models import Q
from django.http import Http404
from django.utils import timezone

from capaian.domain.errors import CapaianError
from capaian.domain.identifiers import PostId
from capaian.domain.office_year import OfficeYear as Facts
from capaian.domain.period import Period, PeriodKind
from capaian.rules.facts import gather, group
from capaian.web.accounts.models import User
from capaian.web.measurement.duties import Duty, find_credited, find_duties
from capaian.web.measurement.figures import (
    CODES,
    MEASURED,
    NAMES,
    Figure,
    Texts,
    UnformedRow,
    figure_of,
    figures_of,
    given_in,
    named_by,
    period_in,
)
from capaian.web.measurement.flow import OPEN, FormStep, State
from capaian.web.measurement.form.cells import (
    COUNTS,
    INPUTS,
    OUTPUTS,
    SURVEY,
    Cells,
    FormCells,
    Slot,
    find_form_cells,
    quarters_of,
)
from capaian.web.measurement.models import NO_POST, FigureWriter, PostForm, Taken
from capaian.web.offices.models import NOBODY, Holding, Role, people_as
from capaian.web.trail.models import Entry
from capaian.web.trail.record import Author
from capaian.web.years.change import Edit, change
from capaian.web.years.known import YearState, know, remember
from capaian.web.years.models import OfficeYear

Place = tuple[str, Period]
"""Post and quarter of a form."""
_Derived = TypeVar("_Derived")
_USUAL_DAYS: Final = 10
"""Days after the end of a quarter until its forms are late, where the office has set none."""


@dataclass(frozen=True)
class Calendar:
    """The deadlines of an office-year, and the days on which its forms were handed in."""

    year: OfficeYear
    year_state: YearState

    @cached_property
    def deadlines(self) -> Mapping[str, date]:
        """Days that the office has set, by quarter."""
        return dict(self.year.deadlines.values_list("period", "day"))

    def due(self, quarter: Period) -> date:
        """Return the last day on which a form of a quarter is on time:
        none before the year was begun.
        """
        usual, year = (
            self.deadlines.get(str(quarter)) or quarter.end + timedelta(days=_USUAL_DAYS),
            self.year,
        )
        begun = self.year_state.derive(
            "begun", lambda: Entry.of_beginning(year.office_id, year.year)
        )
        return max(usual, timezone.localdate(begun.at)) if begun else usual

    def is_past(self, form: PostForm) -> bool:
        """Say whether the last day of a form is over while it may be filled in still."""
        is_open = form.stage in OPEN and not self.year.is_closed
        return is_open and self.due(form.quarter) < timezone.localdate()

    def late(self, form: PostForm) -> str:
        """Return in words by how much a form is late, or was when it was handed in;
        nothing if it is not.
        """
        day = self._handed_in_on(form)
        if day is None or (self.year.is_closed and form.stage in OPEN):
            days = self.days_late(form)
            return f"terlambat {days} hari" if days else ""
        days = (day - self.due(form.quarter)).days
        return f"diajukan terlambat {days} hari" if days > 0 else ""

    def days_late(self, form: PostForm) -> int:
        """Return by how many days a form that is not handed in yet is late."""
        is_awaited = (
            form.stage in OPEN and not self.year.is_closed and self._handed_in_on(form) is None
        )
        return max(0, (timezone.localdate() - self.due(form.quarter)).days) if is_awaited else 0

    def _handed_in_on(self, form: PostForm) -> date | None:
        """Return the day on which a form was handed in first without being withdrawn then."""
        is_at_hand = "steps" in getattr(form, "_prefetched_objects_cache", {})
        steps = [*form.steps.all()] if is_at_hand else self._steps.get(form.pk or 0, ())
        for each, after in zip_longest(steps, steps[1:]):
            if each.step == FormStep.SUBMIT and (after is None or after.step != FormStep.WITHDRAW):
                return timezone.localdate(each.at)
        return None

    @cached_property
    def _steps(self) -> Mapping[int, Sequence[Taken]]:
        """Steps by which forms were handed in and withdrawn, by the ids of forms."""
        wanted = (FormStep.SUBMIT, FormStep.WITHDRAW)
        found = Taken.objects.filter(form__office_year=self.year, step__in=wanted)
        return group(found, lambda each: each.form_id)


@dataclass(frozen=True)
class FormDuties:
    """What posts report in the quarters of a year; no count has a part in it."""

    year_state: YearState
    facts: Facts
    rhythms: Mapping[str, PeriodKind]
    """How often things are reported, where that is not every quarter, by their codes."""

    def derive(self, name: str, work_out: Callable[[], _Derived]) -> _Derived:
        """Return what no count has a part in,
        made once for versions that differ in counts alone.
        """
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
        """Return the forms that a row belongs to: those with its cells,
        else those of what it is of.
        """
        if sheet not in MEASURED:
            return ()
        for names in (tuple(cells.get(name, "") for name in NAMES[sheet]), named_by(sheet, cells)):
            if found := self.places_by_name.get((sheet, names)):
                return found
        figures = figures_of(sheet, cells, self.facts.year)
        return tuple(
            dict.fromkeys(place for figure in figures for place in self.places_of(figure))
        )

    @cached_property
    def places_by_name(self) -> Mapping[tuple[str, tuple[str, ...]], tuple[Place, ...]]:
        """The forms that have cells for a row, by its sheet and the texts that name it."""
        rows = (
            (sheet, dict(key), place)
            for place, cells in self.all_cells()
            for sheet, key in cells.rows
        )
        named = (
            ((sheet, tuple(own.get(n, "") for n in NAMES[sheet])), place)
            for sheet, own, place in rows
        )
        return self.derive("places", lambda: gather(named))

    def places_of(self, figure: Figure) -> tuple[Place, ...]:
        """Return the forms of a figure: of each post that reports it,
        the one of the quarter that ends it.

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
                (
                    COUNTS,
                    [
                        measure.code
                        for each in own
                        for measure in (each.numerator, each.denominator)
                    ],
                ),
                (
                    COUNTS,
                    [
                        measure
                        for measure, indicator in credited.items()
                        if indicator in duty.credits
                    ],
                ),
                (OUTPUTS, [*duty.indicators, *duty.nodes]),
                (INPUTS, duty.nodes),
                (SURVEY, duty.surveys),
            )
            found += [((sheet, str(code)), str(post)) for sheet, codes in things for code in codes]
        return gather(dict.fromkeys(found))


@dataclass(frozen=True)
class StoredRow:
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

    def stored_at(self, sheet: str, key: Cells) -> StoredRow | None:
        """Return the row that a key names, if there is one."""
        return self.rows.get((sheet, key))

    def text(self, slot: Slot) -> str:
        """Return what is in a cell."""
        row = self.stored_at(slot.sheet, slot.key)
        return row.cells.get(slot.column, "") if row else ""

    def text_before(self, slot: Slot) -> str:
        """Return what was in a cell in the period before, within the year;
        nothing for its first one.
        """
        period = Period.parse(dict(slot.key)["period"])
        if period.ordinal == 1:
            return ""
        return self.text(in_period(slot, Period(period.year, period.kind, period.ordinal - 1)))

    @cached_property
    def rows(self) -> Mapping[tuple[str, Cells], StoredRow]:
        """The rows of the office-year by what names them."""

        def find(sheets: Collection[str]) -> Mapping[tuple[str, Cells], StoredRow]:
            keys = {
                sheet: key for _, cells in self.duties.all_cells() for sheet, key in cells.rows
            }
            return {
                (sheet, tuple((name, cells.get(name, "")) for name, _ in key)): StoredRow(
                    row, cells
                )
                for sheet, key in keys.items()
                if sheet in sheets
                for row, cells in self.year_state.rows_in(sheet)
            }

        others = MEASURED - {COUNTS}
        return self.derive(
            "rows", lambda: {**self.duties.derive("rows", lambda: find(others)), **find({COUNTS})}
        )

    def others(self, place: Place) -> Sequence[UnformedRow]:
        """Return the measured rows that belong to a form and have no cell in it."""
        return self._others_by_place.get(place, ())

    @property
    def unowned(self) -> Sequence[UnformedRow]:
        """The measured rows of the year that belong to no form."""
        return self._others_by_place.get(None, ())

    @property
    def _others_by_place(self) -> Mapping[Place | None, Sequence[UnformedRow]]:
        """The measured rows of the year that are in no cell of a form,
        by the forms that they belong to.
        """

        def find() -> Mapping[Place | None, Sequence[UnformedRow]]:
            planned = self.duties.derive(
                "other rows", lambda: [*self._others_in(MEASURED - {COUNTS})]
            )
            rows = (*self._others_in({COUNTS}), *planned)
            found = ((each, self.duties.places(each.sheet, each.cells)) for each in rows)
            return gather((at, each) for each, places in found for at in places or (None,))

        return self.derive("others", find)

    def _others_in(self, sheets: Collection[str]) -> Iterator[UnformedRow]:
        year = self.duties.facts.year
        for sheet in filter(sheets.__contains__, CODES):
            for row, cells in self.year_state.rows_in(sheet):
                period = period_in(cells.get("period", ""))
                if period is None or period.year != year:
                    continue  # as most rows are
                named = sheet, tuple(cells.get(name, "") for name in NAMES[sheet])
                if named in self.duties.places_by_name or not any(given_in(sheet, cells)):
                    continue
                if figures := figures_of(sheet, cells, year):
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

    def readers_of(self, form: PostForm) -> set[User]:
        """Return who is notified of a form: who answers for it today,
        and planners who filled it in.

        Nobody whose account is closed reads it, nor anybody for a post that somebody else holds by
        now.
        """
        wanted = Q(pk__in=[user for user, posts in self.posts.items() if form.post in posts])
        planners = people_as(self.year.office_id, {Role.PLANNER})
        if form.post == NOBODY:
            wanted |= Q(pk__in=planners)
        elif form.pk:
            filled = form.steps.filter(step=FormStep.FILL).values("by")
            wanted |= Q(pk__in=planners.filter(pk__in=filled))
        return {*User.objects.filter(wanted, is_active=True)}


@dataclass(frozen=True)
class Forms:
    """All forms of an office-year; what is worked out of it is kept beside
    what is known of the year.
    """

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
        calendar, duties = Calendar(year, year_state), FormDuties(year_state, facts, rhythms)
        answers, people = FormAnswers(year_state, duties), People(year, duties)
        return cls(year, year_state, facts, kept, calendar, duties, answers, people)

    def at(self, year_state: YearState) -> Forms:
        """Return the same forms at another version of the year;
        raises `Http404` where errors forbid them.
        """
        found = Forms.of(self.year, year_state, self.duties.rhythms, self.kept)
        if found is None:
            raise Http404
        return found

    @cached_property
    def is_brought(self) -> bool:
        """Whether the figures of a closed year came with its closing,
        without forms that were filled in.
        """
        return self.year.is_closed and all(
            form.stage is State.EMPTY for form in self.kept.values()
        )

    def form(self, post: str, quarter: Period) -> PostForm:
        """Return a form; one that nobody has begun is not kept yet."""
        return self.kept.get((post, quarter)) or PostForm(
            office_year=self.year, post=post, period=str(quarter)
        )

    def by_post(self) -> Iterator[tuple[PostId, Sequence[tuple[PostForm, FormCells]]]]:
        """Yield the posts with their forms that ask for anything, in the order of the posts."""
        for post in self.duties.by_post:
            quarters = self.duties.quarters
            found = [
                (self.form(post, each), self.duties.cells_of((post, each))) for each in quarters
            ]
            yield post, [(form, form_cells) for form, form_cells in found if form_cells.slots]

    def all_forms(self) -> Iterator[PostForm]:
        """Yield the forms of all posts that ask for anything, begun or not."""
        return (form for _, each in self.by_post() for form, _ in each)


def forms_of(year: OfficeYear) -> Forms | None:
    """Return the forms of an office-year; `None` where errors of its plan forbid them."""
    return forms_in(year, know(year))


def forms_in(year: OfficeYear, year_state: YearState) -> Forms | None:
    """Return the same by what was known of the year at a version,
    with its forms as they are now.
    """
    rhythms = {code: PeriodKind(kind) for code, kind in year.rhythms.values_list("code", "kind")}
    return Forms.of(year, year_state, rhythms, {form.place: form for form in year.forms.all()})


def form_at(year: OfficeYear, post: str, period: str) -> tuple[Forms, PostForm]:
    """Return the forms of a year, and the one of an address;
    raises `Http404` where there is none.
    """
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
    """A text that was not written, since its field says something else by now or
    is not there any more.
    """

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
    stored: set[str] = field(default_factory=set)
    """Names of the cells that were written."""

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
