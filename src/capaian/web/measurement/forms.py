"""The forms of an office-year: which there are, what they ask for, what is in them, and when they are due."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from typing import Final

from django.db import connection
from django.http import Http404
from django.utils import timezone

from capaian.domain.identifiers import PostId
from capaian.domain.period import Period, PeriodKind
from capaian.web.measurement.figures.writers import figure_of
from capaian.web.measurement.flow import OPEN, State, Step
from capaian.web.measurement.form_cells import Cells, FormCells, Slot
from capaian.web.measurement.models import FigureWriter, PostForm, Taken
from capaian.web.measurement.year_forms import Place, Stored, YearForms
from capaian.web.offices.members import NOBODY
from capaian.web.offices.models import Holding
from capaian.web.trail.models import YEAR_BEGUN
from capaian.web.years.known import YearState, know
from capaian.web.years.models import OfficeYear

NO_POST: Final = "tanpa-jabatan"
"""Stands for the post of facts that no post owns, in addresses."""
_USUAL_DAYS: Final = 10
"""Days after the end of a quarter until its forms are late, where the office has set none."""


@dataclass(frozen=True)
class Forms(YearForms):
    """All forms of an office-year."""

    year: OfficeYear
    kept: Mapping[Place, PostForm]
    """Forms that somebody has begun."""
    deadlines: Mapping[str, date]
    """Days that the office has set, by quarter."""
    begun: date | None = None
    """On which day the year was begun here, before which nobody could fill in; `None`: the log has none."""

    @cached_property
    def is_brought(self) -> bool:
        """Whether the figures of a closed year came with its closing, without forms that were filled in."""
        return self.year.is_closed and all(form.stage is State.EMPTY for form in self.kept.values())

    def form(self, post: str, quarter: Period) -> PostForm:
        """Return a form; one that nobody has begun is not kept yet."""
        return self.kept.get((post, quarter)) or PostForm(
            office_year=self.year, post=post, period=str(quarter)
        )

    def each(self) -> Iterator[tuple[PostId, Sequence[tuple[PostForm, FormCells]]]]:
        """Yield the posts with their forms that ask for anything, in the order of the posts."""
        for post in self.duties:
            found = [(self.form(post, quarter), self.cells_of(post, quarter)) for quarter in self.quarters]
            yield post, [(form, form_cells) for form, form_cells in found if form_cells.slots]

    def all_forms(self) -> Iterator[PostForm]:
        """Yield the forms of all posts that ask for anything, begun or not."""
        return (form for _, each in self.each() for form, _ in each)

    def name_of(self, post: str) -> str:
        """Return what a post is called; nothing where the office has none such."""
        if post == NOBODY:
            return "Isian tanpa jabatan"
        found = self.facts.post_by_id.get(PostId(post))
        return found.name if found else ""

    def stored_at(self, sheet: str, key: Cells) -> Stored | None:
        """Return the row that a key names, if there is one."""
        return self.rows.get((sheet, key))

    def text(self, slot: Slot) -> str:
        """Return what is in a cell."""
        row = self.rows.get((slot.sheet, slot.key))
        return row.cells.get(slot.column, "") if row else ""

    def text_before(self, slot: Slot) -> str:
        """Return what was in a cell in the period before, within the year; nothing for its first one."""
        period = Period.parse(dict(slot.key)["period"])
        if period.ordinal == 1:
            return ""
        before = str(Period(period.year, period.kind, period.ordinal - 1))
        key = tuple((name, before if name == "period" else text) for name, text in slot.key)
        return self.text(replace(slot, key=key))

    def writers(self, form: PostForm) -> Sequence[FigureWriter]:
        """Return who wrote figures that a form rests on, in whatever way."""
        return self._writers.get((form.post, form.quarter), ())

    @cached_property
    def _writers(self) -> Mapping[Place, Sequence[FigureWriter]]:
        found: dict[Place, list[FigureWriter]] = {}
        for writer in self.every_writer:
            figure = figure_of(writer)
            for place in self.places_of(figure) if figure.period.year == self.facts.year else ():
                found.setdefault(place, []).append(writer)
        return found

    @cached_property
    def every_writer(self) -> Sequence[FigureWriter]:
        """Who wrote figures and factors of the year: asked once for all forms."""
        return [*self.year.writers.select_related("by")]

    @cached_property
    def posts_of_people(self) -> Mapping[int, frozenset[str]]:
        """The posts that people have today, by the ids of people: asked once for all of them."""
        today, posts = timezone.localdate(), dict[int, frozenset[str]]()
        for each in Holding.objects.filter(office=self.year.office_id, since__lte=today):
            if each.holds_on(today):
                posts[each.user_id] = posts.get(each.user_id, frozenset()) | {each.post}
        return posts

    def due(self, quarter: Period) -> date:
        """Return the last day on which a form of a quarter is on time: none before the year was begun."""
        usual = self.deadlines.get(str(quarter)) or quarter.end + timedelta(days=_USUAL_DAYS)
        return max(usual, self.begun or usual)

    def is_past(self, form: PostForm) -> bool:
        """Say whether the last day of a form is over while it may be filled in still."""
        is_open = form.stage in OPEN and not self.year.is_closed
        return is_open and self.due(form.quarter) < timezone.localdate()

    def late(self, form: PostForm) -> str:
        """Return in words by how much a form is late, or was when it was handed in; nothing if it is not."""
        day = self._handed_in_on(form)
        if day is None or (self.year.is_closed and form.stage in OPEN):
            days = self.days_late(form)
            return f"terlambat {days} hari" if days else ""
        days = (day - self.due(form.quarter)).days
        return f"diajukan terlambat {days} hari" if days > 0 else ""

    def days_late(self, form: PostForm) -> int:
        """Return by how many days a form that is not handed in yet is late."""
        is_awaited = form.stage in OPEN and not self.year.is_closed and self._handed_in_on(form) is None
        return max(0, (timezone.localdate() - self.due(form.quarter)).days) if is_awaited else 0

    def _handed_in_on(self, form: PostForm) -> date | None:
        is_at_hand = "steps" in getattr(form, "_prefetched_objects_cache", {})
        handed_in = _find_handed_in(form.steps.all()) if is_at_hand else self._handed_in
        return handed_in.get(form.pk or 0)

    @cached_property
    def _handed_in(self) -> Mapping[int, date]:
        steps = Taken.objects.filter(form__office_year=self.year, step__in=(Step.SUBMIT, Step.WITHDRAW))
        return _find_handed_in(steps.order_by("at", "id"))


def _find_handed_in(steps: Iterable[Taken]) -> Mapping[int, date]:
    """Return the day on which each form was handed in first without being withdrawn then, by their ids."""
    found: dict[int, date] = {}
    first: set[int] = set()  # forms that were handed in once
    for each in steps:
        if each.step == Step.SUBMIT:
            is_first = each.form_id not in found
            found.setdefault(each.form_id, timezone.localtime(each.at).date())
            first = {*first, each.form_id} if is_first else first - {each.form_id}
        elif each.step == Step.WITHDRAW and each.form_id in first:
            del found[each.form_id]
    return found


def forms_of(year: OfficeYear) -> Forms | None:
    """Return the forms of an office-year; `None` where errors of its plan forbid them."""
    return forms_in(year, know(year))


def forms_in(year: OfficeYear, known: YearState) -> Forms | None:
    """Return the same by what was known of the year at a version, with its forms as they are now."""
    facts = known.read.office_year
    if facts is None:
        return None
    rhythms: dict[str, PeriodKind] = {}
    deadlines: dict[str, date] = {}
    begun: list[date] = []
    with connection.cursor() as asked:
        asked.execute(_SCHEDULE, [year.pk, year.pk, year.office_id, YEAR_BEGUN, str(year.year)])
        for what, code, text in asked.fetchall():
            if what == "rhythm":
                rhythms[code] = PeriodKind(text)
            elif what == "day":
                deadlines[code] = date.fromisoformat(text)
            else:
                at = datetime.fromisoformat(text)
                # what names no zone is UTC, as the database writes it
                begun.append(timezone.localtime(at if at.tzinfo else at.replace(tzinfo=UTC)).date())
    kept = {(form.post, form.quarter): form for form in year.forms.all()}
    return Forms(known, facts, rhythms, year, kept, deadlines, max(begun, default=None))


_SCHEDULE: Final = """
    SELECT 'rhythm', code, kind FROM measurement_rhythm WHERE office_year_id = %s
    UNION ALL SELECT 'day', period, CAST(day AS text) FROM measurement_deadline WHERE office_year_id = %s
    UNION ALL SELECT 'begun', subject, CAST(at AS text) FROM trail_entry
    WHERE office_id = %s AND action = %s AND subject = %s
"""
"""How often things are reported, when forms are due and when the year was begun: every page of forms asks."""


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
