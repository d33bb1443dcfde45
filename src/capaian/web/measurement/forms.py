"""The forms of an office-year: which there are, what they ask for, what stands in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from typing import Final

from django.db import connection
from django.http import Http404
from django.utils import timezone

from capaian.domain.identifiers import PostId
from capaian.domain.office_year import OfficeYear as Facts
from capaian.domain.period import Period, PeriodKind
from capaian.web.measurement.duties import NOBODY, Duty
from capaian.web.measurement.figures.belonging import Belonging, belonging_of
from capaian.web.measurement.figures.writers import by_form
from capaian.web.measurement.flow import OPEN, State, Step
from capaian.web.measurement.form_cells import Cells, FormCells, Slot, Stored, YearForms, contents_of
from capaian.web.measurement.models import FigureWriter, PostForm, Taken
from capaian.web.offices.models import Holding
from capaian.web.trail.models import YEAR_BEGUN
from capaian.web.years.known import Known, know
from capaian.web.years.models import OfficeYear

NO_POST: Final = "tanpa-jabatan"
"""Stands for the post of facts that no post owns, in addresses."""
_USUAL_DAYS: Final = 10
"""Days after the end of a quarter until its forms are late, where the office has set none."""


@dataclass(frozen=True, slots=True)
class HandedIn:
    """When a form was handed in."""

    step: int
    """Id of the step."""
    at: datetime

    @property
    def day(self) -> date:
        """On which day."""
        return timezone.localtime(self.at).date()


@dataclass(frozen=True, slots=True)
class Late:
    """By how much a form is late."""

    days: int = 0
    step: int | None = None
    """Id of the step that handed it in; `None`: it is awaited."""

    def __bool__(self) -> bool:
        """Say whether it is late at all."""
        return self.days > 0

    def __str__(self) -> str:
        """Return it in Indonesian."""
        return f"{'terlambat' if self.step is None else 'diajukan terlambat'} {self.days} hari"


def find_handed_in(year: OfficeYear) -> Mapping[int, HandedIn]:
    """Return when the forms of a year were handed in, by their ids: asked once for all of them."""
    told = (Step.SUBMIT, Step.WITHDRAW)
    steps = Taken.objects.filter(form__office_year=year, step__in=told).order_by("at", "id")
    return _first([*steps.values_list("pk", "form_id", "step", "at")])


def handed_in_of(form: PostForm) -> HandedIn | None:
    """Return when one form was handed in, by its steps."""
    steps = [(each.pk, each.form_id, each.step, each.at) for each in form.steps.all()] if form.pk else []
    return _first(steps).get(form.pk)


def _first(steps: Sequence[tuple[int, int, str, datetime]]) -> Mapping[int, HandedIn]:
    found: dict[int, HandedIn] = {}
    taken_back: set[int] = set()
    for pk, form, step, at in reversed(steps):
        if step == Step.WITHDRAW:
            taken_back.add(form)
        elif step != Step.SUBMIT:
            continue
        elif form in taken_back:
            taken_back.discard(form)
        else:
            found[form] = HandedIn(pk, at)
    return found


@dataclass(frozen=True)
class Forms:
    """All forms of an office-year."""

    year: OfficeYear
    contents: YearForms
    """What they ask for."""
    kept: Mapping[tuple[str, str], PostForm]
    """Forms that somebody has begun, by post and quarter."""
    deadlines: Mapping[str, date]
    """Days that the office has set, by quarter."""
    begun: date | None = None
    """On which day the year was begun here; `None`: the log does not tell."""

    @property
    def known(self) -> Known:
        """What is known of the year at the version that was read."""
        return self.contents.known

    @property
    def facts(self) -> Facts:
        """What its dossier says."""
        return self.contents.facts

    @property
    def rhythms(self) -> Mapping[str, PeriodKind]:
        """How often components are told, where that is not every quarter, by their codes."""
        return self.contents.rhythms

    @property
    def duties(self) -> Mapping[PostId, Duty]:
        """What each post owes."""
        return self.contents.duties

    @property
    def quarters(self) -> tuple[Period, ...]:
        """The quarters of the year."""
        return self.contents.quarters

    @property
    def belonging(self) -> Belonging:
        """Which forms rows belong to."""
        return belonging_of(self.contents)

    @cached_property
    def is_brought(self) -> bool:
        """Whether the figures of a closed year came with its closing, without forms that were filled in."""
        return self.year.is_closed and all(form.stands is State.EMPTY for form in self.kept.values())

    def writers(self, form: PostForm) -> Sequence[FigureWriter]:
        """Return who wrote figures that a form rests on, in whatever way."""
        return self._writers.get((form.post, form.quarter), ())

    @cached_property
    def _writers(self) -> Mapping[tuple[str, Period], Sequence[FigureWriter]]:
        return by_form(self.every_writer, self.belonging)

    @cached_property
    def every_writer(self) -> Sequence[FigureWriter]:
        """Who wrote figures and factors of the year: asked once for all forms."""
        return [*self.year.writers.select_related("by")]

    @cached_property
    def held_posts(self) -> Mapping[int, frozenset[str]]:
        """The posts of the office that people hold today, by their ids: asked once for all of them."""
        today, posts = timezone.localdate(), dict[int, set[str]]()
        for each in Holding.objects.filter(office=self.year.office_id, since__lte=today):
            if each.holds_on(today):
                posts.setdefault(each.user_id, set()).add(each.post)
        return {user: frozenset(own) for user, own in posts.items()}

    def form(self, post: str, quarter: Period) -> PostForm:
        """Return a form; one that nobody has begun is not kept yet."""
        return self.kept.get((post, str(quarter))) or PostForm(
            office_year=self.year, post=post, period=str(quarter)
        )

    def cells_of(self, post: str, quarter: Period) -> FormCells:
        """Return what a form asks for; raises `Http404` where the post owes nothing."""
        return self.contents.cells_of(post, quarter)

    def name_of(self, post: str) -> str:
        """Return what a post is called."""
        if post == NOBODY:
            return "Isian tanpa jabatan"
        return self.facts.post_by_id[PostId(post)].name

    def each(self) -> Iterator[tuple[PostId, Sequence[tuple[PostForm, FormCells]]]]:
        """Yield the posts with their forms that ask for anything, in the order of the posts."""
        for post in self.duties:
            found = [(self.form(post, quarter), self.cells_of(post, quarter)) for quarter in self.quarters]
            yield post, [(form, form_cells) for form, form_cells in found if form_cells.slots]

    def all_forms(self) -> Iterator[PostForm]:
        """Yield the forms of all posts that ask for anything, begun or not."""
        return (form for _, each in self.each() for form, _ in each)

    def name_at(self, post: str) -> str:
        """Return what a post is called; nothing where the office has none such."""
        found = self.facts.post_by_id.get(PostId(post))
        return found.name if found else ""

    def stored_at(self, sheet: str, key: Cells) -> Stored | None:
        """Return the row that a key names, if there is one."""
        return self.contents.rows.get((sheet, key))

    def text(self, slot: Slot) -> str:
        """Return what stands in a cell."""
        row = self.stored_at(slot.sheet, slot.key)
        return row.cells.get(slot.column, "") if row else ""

    def text_before(self, slot: Slot) -> str:
        """Return what stood in a cell in the period before, within the year; nothing for its first one."""
        key = dict(slot.key)
        period = Period.parse(key["period"])
        if period.ordinal == 1:
            return ""
        before = Period(period.year, period.kind, period.ordinal - 1)
        row = self.contents.rows.get((slot.sheet, tuple({**key, "period": str(before)}.items())))
        return row.cells.get(slot.column, "") if row else ""

    def due(self, quarter: Period) -> date:
        """Return the last day on which a form of a quarter is on time."""
        return self.deadlines.get(str(quarter)) or _usual_day(quarter)

    def is_past(self, form: PostForm) -> bool:
        """Say whether the last day of a form is over while it may be filled in still."""
        is_open = form.stands in OPEN and not self.year.is_closed
        return is_open and self.due(form.quarter) < timezone.localdate()

    def late(self, form: PostForm) -> Late:
        """Return by how many days a form is late, or was when it was handed in."""
        if self.year.is_closed and form.stands in OPEN:
            return Late()
        is_at_hand = "steps" in getattr(form, "_prefetched_objects_cache", {})
        handed_in = handed_in_of(form) if is_at_hand else self._handed_in.get(form.pk or 0)
        if handed_in is None and form.stands not in OPEN:
            return Late()
        if handed_in is None:
            return Late(self._days_after(self.due(form.quarter), timezone.localdate()))
        return Late(self._days_after(self.due(form.quarter), handed_in.day), handed_in.step)

    def _days_after(self, due: date, day: date) -> int:
        """Return by how many days a day is too late: before the year was begun nobody could fill in."""
        return max(0, (day - max(due, self.begun or due)).days) if day > due else 0

    @property
    def late_from(self) -> date | None:
        """The day on which the year was begun, where forms were due before it."""
        begun = None if self.year.is_closed else self.begun
        return begun if begun and any(self.due(quarter) < begun for quarter in self.quarters) else None

    def days_late(self, form: PostForm) -> int:
        """Return by how many days a form that is not handed in yet is late."""
        late = self.late(form)
        return late.days if late.step is None else 0

    @cached_property
    def _handed_in(self) -> Mapping[int, HandedIn]:
        return find_handed_in(self.year)


def _usual_day(quarter: Period) -> date:
    return quarter.end + timedelta(days=_USUAL_DAYS)


def forms_of(year: OfficeYear) -> Forms | None:
    """Return the forms of an office-year; `None` where errors of its plan forbid them."""
    return forms_in(year, know(year))


def forms_in(year: OfficeYear, known: Known) -> Forms | None:
    """Return the same by what was known of the year at a version, with its forms as they stand now."""
    facts = known.read.office_year
    if facts is None:
        return None
    schedule = _schedule_of(year)
    kept = {(form.post, form.period): form for form in year.forms.all()}
    return Forms(year, contents_of(known, facts, schedule.rhythms), kept, schedule.deadlines, schedule.begun)


@dataclass
class _Schedule:
    """How often things are told, when forms close, and on which day the year was begun here."""

    rhythms: dict[str, PeriodKind] = field(default_factory=dict)
    deadlines: dict[str, date] = field(default_factory=dict)
    begun: date | None = None


_SCHEDULE: Final = """
    SELECT 'rhythm', code, kind FROM measurement_rhythm WHERE office_year_id = %s
    UNION ALL SELECT 'day', period, CAST(day AS text) FROM measurement_deadline WHERE office_year_id = %s
    UNION ALL SELECT 'begun', subject, CAST(at AS text) FROM trail_entry
    WHERE office_id = %s AND action = %s AND subject = %s
"""


def _schedule_of(year: OfficeYear) -> _Schedule:
    """Return all of it asked for together: every page of forms needs it, and words it a tenth as long so."""
    with connection.cursor() as asked:
        asked.execute(_SCHEDULE, [year.pk, year.pk, year.office_id, YEAR_BEGUN, str(year.year)])
        rows = asked.fetchall()
    found = _Schedule()
    for what, code, text in rows:
        if what == "rhythm":
            found.rhythms[code] = PeriodKind(text)
        elif what == "day":
            found.deadlines[code] = date.fromisoformat(text)
        else:
            at = datetime.fromisoformat(text)
            # what names no zone is UTC, as the database writes it
            day = timezone.localtime(at if at.tzinfo else at.replace(tzinfo=UTC)).date()
            found.begun = max(day, found.begun or day)
    return found


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
    found.cells_of(kept.post, quarter)
    return found, kept
