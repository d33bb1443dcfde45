"""Factors of indicators: what helped, what stood in the way, what comes next;
each line of a field is one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import starmap, zip_longest
from typing import Final

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from capaian.domain.identifiers import PostId
from capaian.domain.narrative import FactorKind
from capaian.domain.period import Period, PeriodKind
from capaian.domain.plan import Indicator
from capaian.rules.facts import gather, group
from capaian.web.measurement.duties import find_answerable
from capaian.web.measurement.figures import Figure, FigureNames, period_in
from capaian.web.measurement.form.cells import COUNTS, FACTORS
from capaian.web.measurement.forms import Clash, FormDuties, FormFilling, Forms, People, Place
from capaian.web.measurement.models import FigureWriter, PostForm
from capaian.web.site.access import OfficeRequest
from capaian.web.site.form_page import SHOWN_PREFIX
from capaian.web.years.change import Edit
from capaian.web.years.known import YearState, column_of
from capaian.web.years.models import Row

LABELS: Final = column_of(FACTORS, "kind").kind.labels
KINDS: Final = (
    FactorKind.DRIVER,
    FactorKind.CAUSE,
    FactorKind.OBSTACLE,
    FactorKind.SOLUTION,
    FactorKind.PLAN,
)
EXPLANATORY_KINDS: Final = frozenset({FactorKind.OBSTACLE, FactorKind.CAUSE})
FIELD: Final = "faktor-"


@dataclass(frozen=True, slots=True)
class FactorSubject:
    """An indicator with the period of which a form tells its factors."""

    indicator: Indicator
    period: Period

    @property
    def part(self) -> str:
        """Id of its part of the page."""
        return f"{FIELD}{self.indicator.code}"

    def field(self, kind: str) -> str:
        """Return the name of the field that holds its factors of a kind, one in each line."""
        return f"{self.part}:{kind}"


@dataclass(frozen=True, slots=True)
class FactorRow:
    """A row of the sheet of factors."""

    row: int
    subject: str
    period: Period | None
    """`None`: what is stored there is no period."""
    kind: str
    text: str

    @property
    def label(self) -> str:
        """What its kind is called."""
        return LABELS.get(self.kind, self.kind)


def subjects_of(duties: FormDuties, place: Place) -> tuple[FactorSubject, ...]:
    """Return of which indicators the form of a post tells factors in a quarter:
    where their period ends.
    """
    post, quarter = place
    answerable = duties.derive("answerable", lambda: find_answerable(duties.facts))
    duty, codes = duties.by_post.get(PostId(post)), answerable.get(PostId(post), ())
    if duty is None or quarter not in duties.quarters:
        return ()
    found = []
    for indicator in (each for each in duties.facts.indicators if each.code in codes):
        # an indicator is told as often as itself, or as the survey that it is made of
        named = {indicator.code, indicator.survey or ""} & duties.rhythms.keys() & duty.codes
        kinds = (duties.rhythms[code] for code in named)
        kind = max(kinds, key=lambda each: each.months, default=PeriodKind.QUARTER)
        parts = Period.year_of(quarter.year).parts(kind)
        found += [FactorSubject(indicator, part) for part in parts if part.end == quarter.end]
    return tuple(found)


def factors_of(year_state: YearState) -> Mapping[str, Sequence[FactorRow]]:
    """Return all factors of a year that forms have, by their subject,
    in the order of the sheet.
    """
    rows = starmap(_factor, year_state.rows_in(FACTORS))
    factors = (each for each in rows if each.kind != FactorKind.DECISION)
    return year_state.derive_by_plan(
        "factors by subject", lambda: group(factors, lambda each: each.subject)
    )


def _factor(row: int, cells: Mapping[str, str]) -> FactorRow:
    subject, period, kind, text = (
        cells.get(name, "") for name in ("subject", "period", "kind", "text")
    )
    return FactorRow(row, subject, period_in(period), kind, text)


def factors_by_subject(
    duties: FormDuties, form: PostForm
) -> Iterator[tuple[FactorSubject, Sequence[FactorRow]]]:
    """Yield the subjects of a form with the factors of their period."""
    by_code = factors_of(duties.year_state)
    for subject in subjects_of(duties, form.place):
        own = by_code.get(subject.indicator.code, ())
        yield subject, [each for each in own if each.period == subject.period]


def factors_within(year_state: YearState, code: str, period: Period) -> Sequence[FactorRow]:
    """Return the factors of an indicator for a period and the periods in it."""
    own = factors_of(year_state).get(code, ())
    return [each for each in own if each.period is not None and period.contains(each.period)]


def places_of(duties: FormDuties, code: str, period: Period | None) -> tuple[Place, ...]:
    """Return the forms to which a factor belongs.

    Where no form ends with its period it is the next one of whoever answers, else the last one.
    """
    if period is None or period.year != duties.facts.year:
        return ()
    own = []
    for post, quarters in (
        duties.derive("answering", lambda: _answering(duties)).get(code, {}).items()
    ):
        later = [quarter for end, quarter in quarters if end.end >= period.end]
        own.append((post, later[0] if later else quarters[-1][1]))
    if component := next((each for each in duties.facts.components if each.code == code), None):
        for measure in (component.numerator, component.denominator):
            own += duties.places_of(Figure(COUNTS, str(measure.code), period))
    return tuple(dict.fromkeys(own))


def _answering(duties: FormDuties) -> Mapping[str, Mapping[str, Sequence[tuple[Period, Period]]]]:
    """Return by indicator and post the periods that are told of it,
    each with the quarter of its form.
    """
    found = (
        (str(subject.indicator.code), (str(post), (subject.period, quarter)))
        for post in duties.by_post
        for quarter in duties.quarters
        for subject in subjects_of(duties, (post, quarter))
    )
    return {code: gather(own) for code, own in gather(found).items()}


def factors_at(duties: FormDuties, place: Place) -> Sequence[FactorRow]:
    """Return all factors that belong to a form,
    those of other periods than the one it tells too.
    """
    factors = ((code, each) for code, own in factors_of(duties.year_state).items() for each in own)
    found = ((at, each) for code, each in factors for at in places_of(duties, code, each.period))
    return duties.derive("factors", lambda: gather(found)).get(place, ())


def factor_writers(people: People, form: PostForm) -> Sequence[FigureWriter]:
    """Return who wrote factors that belong to a form, in whatever way."""
    writers = (
        (each, Period.parse(each.period)) for each in people.writers if each.sheet == FACTORS
    )
    return [
        each
        for each, period in writers
        if form.place in places_of(people.duties, each.code, period)
    ]


@dataclass(frozen=True, slots=True)
class FactorField:
    """The factors of one kind for one indicator, one in each line."""

    subject: FactorSubject
    kind: FactorKind
    factors: Sequence[FactorRow]
    typed: str | None = None
    """What was typed into it; `None`: nothing was sent."""
    is_vague: bool = False
    """The form was not handed in since a line of it says nothing."""

    @property
    def name(self) -> str:
        """In what a form sends, and its id in the page."""
        return self.subject.field(self.kind)

    @property
    def title(self) -> str:
        """What it is called."""
        return LABELS[self.kind].capitalize()

    @property
    def over(self) -> str:
        """What is stored."""
        return _tidy("\n".join(each.text for each in self.factors))

    @property
    def text(self) -> str:
        """What is in the field: as typed, else as stored."""
        return self.over if self.typed is None else self.typed


def _fields_of(duties: FormDuties, form: PostForm) -> Iterator[FactorField]:
    for subject, own in factors_by_subject(duties, form):
        for kind in KINDS:
            yield FactorField(subject, kind, [each for each in own if each.kind == kind])


def draw_factors(
    request: OfficeRequest, forms: Forms, form: PostForm, may_fill: bool, marked: Collection[str]
) -> SafeString:
    """Draw the factors of a form, with what was typed where something kept it from being written.

    `marked` are ids of parts and fields of the page that something is asked of.
    """
    typed = request.POST.dict() if request.method == "POST" else {}
    fields = (
        replace(each, typed=typed.get(each.name), is_vague=each.name in marked)
        for each in _fields_of(forms.duties, form)
    )
    parts, listed = [], set()
    for own in group(fields, lambda each: each.subject.part).values():
        subject, factors = own[0].subject, [factor for each in own for factor in each.factors]
        is_open = (
            bool(factors) or subject.part in marked or any(each.text != each.over for each in own)
        )
        if may_fill or factors:
            parts.append(
                {"subject": subject, "fields": own, "factors": factors, "is_open": is_open}
            )
            listed |= {each.row for each in factors}
    names = FigureNames(forms.facts).by_code
    others = [
        (names.get(each.subject, each.subject), each)
        for each in factors_at(forms.duties, form.place)
        if each.row not in listed
    ]
    context = {"parts": parts, "others": others, "may_fill": may_fill, "form": form}
    is_there = bool(parts or others)
    return SafeString(
        render_to_string("measurement/factors.html", context, request) if is_there else ""
    )


def _tidy(text: str) -> str:
    return "\n".join(line for each in text.splitlines() if (line := " ".join(each.split())))


def save_factors(filling: FormFilling, sent: Mapping[str, str]) -> int:
    """Write the factors that were typed, in the transaction that holds the year;
    return how many changed.

    `sent` are all fields of the form; others are passed over. Raises `FlawedError` if the dossier
    may not say one of them, and `RefusedChangeError` if the year is closed, or the form is not
    open.
    """
    edits: list[Edit] = []
    for field in _fields_of(filling.now.duties, filling.form):
        if field.name not in sent:
            continue
        typed, over = _tidy(sent[field.name]), _tidy(sent.get(f"{SHOWN_PREFIX}{field.name}", ""))
        if typed in (over, field.over):
            continue
        if over != field.over:
            about = f"{field.subject.indicator.label}, {LABELS[field.kind]}"
            filling.clashes.append(Clash(field.name, about, typed, field.over))
        else:
            edits += _edits(field, typed.splitlines())
    if edits:
        filling.write(edits)
    return len(edits)


def factor_fields(duties: FormDuties, form: PostForm) -> set[str]:
    """Return the names of the fields in which factors of a form are written."""
    return {each.field(kind) for each in subjects_of(duties, form.place) for kind in KINDS}


def _edits(field: FactorField, new: list[str]) -> Iterator[Edit]:
    """Yield what becomes of rows: those whose text stays are not touched,
    the others take the new lines.
    """
    old = []
    for row in field.factors:
        if (text := " ".join(row.text.split())) in new:
            new.remove(text)
        else:
            old.append(row)
    versions = dict(
        Row.objects.filter(pk__in=[each.row for each in old]).values_list("pk", "version")
    )
    about = {"subject": str(field.subject.indicator.code), "period": str(field.subject.period)}
    for each, line in zip_longest(old, new):
        if each is not None:
            yield Edit(FACTORS, {"text": line} if line else None, each.row, versions[each.row])
        else:
            yield Edit(FACTORS, {**about, "kind": field.kind, "text": line})
