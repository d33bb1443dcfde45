"""The forms of an office-year: which there are, and what is known of them by subject."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property

from django.db import transaction
from django.http import Http404

from capaian.domain.errors import CapaianError
from capaian.domain.identifiers import PostId
from capaian.domain.office_year import OfficeYear as Facts
from capaian.domain.period import Period, PeriodKind
from capaian.web.measurement.flow import State
from capaian.web.measurement.form.answers import FormAnswers
from capaian.web.measurement.form.calendar import Calendar
from capaian.web.measurement.form.cells import FormCells
from capaian.web.measurement.form.duties import FormDuties, Place
from capaian.web.measurement.form.people import People
from capaian.web.measurement.models import NO_POST, PostForm
from capaian.web.trail.record import Author
from capaian.web.years.change import Edit, change
from capaian.web.years.known import YearState, know, remember
from capaian.web.years.models import OfficeYear


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
