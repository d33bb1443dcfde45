"""The forms of an office-year: which there are, what they ask for, what is in them, and when they are due.

A form asks for cells of the periods in which something is reported. Rows of other periods give the same
results other figures, so they belong to the form of the quarter in which their period ends.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from typing import Final, TypeVar

from django.http import Http404
from django.utils import timezone

from capaian.domain.identifiers import PostId
from capaian.domain.office_year import OfficeYear as Facts
from capaian.domain.period import Period, PeriodKind
from capaian.rules.facts import gather
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
from capaian.web.measurement.figures.writers import figure_of
from capaian.web.measurement.flow import OPEN, State, Step
from capaian.web.measurement.form_cells import (
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
from capaian.web.offices.members import NOBODY
from capaian.web.offices.models import Holding
from capaian.web.trail.models import Entry
from capaian.web.years.known import YearState, know
from capaian.web.years.models import OfficeYear

Place = tuple[str, Period]
"""Post and quarter of a form."""
_Derived = TypeVar("_Derived")
_USUAL_DAYS: Final = 10
"""Days after the end of a quarter until its forms are late, where the office has set none."""


@dataclass(frozen=True)
class Stored:
    """A row that is there."""

    id: int
    cells: Mapping[str, str]


@dataclass(frozen=True)
class Forms:
    """All forms of an office-year; what is worked out of it is kept beside what is known of the year."""

    known: YearState
    facts: Facts
    rhythms: Mapping[str, PeriodKind]
    """How often things are reported, where that is not every quarter, by their codes."""
    year: OfficeYear
    kept: Mapping[Place, PostForm]
    """Forms that somebody has begun."""

    def at(self, known: YearState) -> Forms:
        """Return the same forms at another version of the year; raises `Http404` where errors forbid them."""
        if (facts := known.read.office_year) is None:
            raise Http404
        return replace(self, known=known, facts=facts)

    @cached_property
    def deadlines(self) -> Mapping[str, date]:
        """Days that the office has set, by quarter."""
        return dict(self.year.deadlines.values_list("period", "day"))

    @property
    def begun(self) -> date | None:
        """On which day the year was begun here: nobody could fill in before; `None`: the log has none."""
        year = self.year
        entry = self.known.derive("begun", lambda: Entry.of_beginning(year.office_id, year.year))
        return timezone.localdate(entry.at) if entry else None

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
        row = self.stored_at(slot.sheet, slot.key)
        return row.cells.get(slot.column, "") if row else ""

    def text_before(self, slot: Slot) -> str:
        """Return what was in a cell in the period before, within the year; nothing for its first one."""
        period = Period.parse(dict(slot.key)["period"])
        if period.ordinal == 1:
            return ""
        return self.text(in_period(slot, Period(period.year, period.kind, period.ordinal - 1)))

    def writers(self, form: PostForm) -> Sequence[FigureWriter]:
        """Return who wrote figures that a form rests on, in whatever way."""
        return self._writers.get((form.post, form.quarter), ())

    @cached_property
    def _writers(self) -> Mapping[Place, Sequence[FigureWriter]]:
        figures = ((writer, figure_of(writer)) for writer in self.every_writer)
        own = ((writer, figure) for writer, figure in figures if figure.period.year == self.facts.year)
        return gather((place, writer) for writer, figure in own for place in self.places_of(figure))

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
            (sheet, tuple((name, cells.get(name, "")) for name in names)): Stored(row, cells)
            for sheet, names in keys.items()
            for row, cells in self.known.rows_in(sheet)
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
        rows = self._other_rows()
        return gather((place, row) for row in rows for place in self.places(row.sheet, row.cells))

    def _other_rows(self) -> Sequence[Other]:
        """Return the measured rows of the year that are in no cell of a form."""
        planned = self.derive_by_plan("other rows", lambda: [*self._others_in(MEASURED - {COUNTS})])
        return [*self._others_in({COUNTS}), *planned]

    def _others_in(self, sheets: Collection[str]) -> Iterator[Other]:
        year = self.facts.year
        for sheet in filter(sheets.__contains__, CODES):
            rows = [*self.known.rows_in(sheet)]
            # Most rows are of other years, and their periods are few.
            periods = {text: period_in(text) for text in {cells.get("period", "") for _, cells in rows}}
            own = {text for text, period in periods.items() if period and period.year == year}
            for row, cells in rows:
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


def in_period(slot: Slot, period: Period) -> Slot:
    """Return the cell of the same for another period."""
    return replace(slot, key=tuple({**dict(slot.key), "period": str(period)}.items()))


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
    rhythms = {code: PeriodKind(kind) for code, kind in year.rhythms.values_list("code", "kind")}
    kept = {(form.post, form.quarter): form for form in year.forms.all()}
    return Forms(known, facts, rhythms, year, kept)


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
