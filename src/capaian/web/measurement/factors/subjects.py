"""Of what a form asks for factors, the factors that a year has, and to which forms they belong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import starmap
from typing import Final

from capaian.domain.identifiers import PostId
from capaian.domain.narrative import FactorKind
from capaian.domain.period import Period, PeriodKind
from capaian.domain.plan import Indicator
from capaian.rules.facts import gather, group
from capaian.web.measurement.duties import Duty, find_answerable
from capaian.web.measurement.figures.rows import Figure, period_in
from capaian.web.measurement.form.cells import COUNTS, FACTORS
from capaian.web.measurement.form.duties import FormDuties, Place
from capaian.web.measurement.forms import People
from capaian.web.measurement.models import FigureWriter, PostForm
from capaian.web.years.known import YearState, column_of

LABELS: Final = column_of(FACTORS, "kind").kind.labels
"""What each kind of factor is called."""
KINDS: Final = (
    FactorKind.DRIVER,
    FactorKind.CAUSE,
    FactorKind.OBSTACLE,
    FactorKind.SOLUTION,
    FactorKind.PLAN,
)
"""In the order in which they are asked for."""
EXPLANATORY_KINDS: Final = frozenset({FactorKind.OBSTACLE, FactorKind.CAUSE})
"""Kinds that say why a target was missed."""
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
    """Its id."""
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
    """Return of which indicators the form of a post tells factors in a quarter: where their period ends."""
    post, quarter = place
    answerable = duties.derive("answerable", lambda: find_answerable(duties.facts))
    duty, codes = duties.by_post.get(PostId(post)), answerable.get(PostId(post), ())
    if duty is None or quarter not in duties.quarters:
        return ()
    own = (indicator for indicator in duties.facts.indicators if indicator.code in codes)
    parts = ((each, Period.year_of(quarter.year).parts(_kind_of(duties, each, duty))) for each in own)
    return tuple(FactorSubject(each, part) for each, own in parts for part in own if part.end == quarter.end)


def _kind_of(duties: FormDuties, indicator: Indicator, duty: Duty) -> PeriodKind:
    """Return how often an indicator is told: by itself, or with the survey that it is made of."""
    codes = (indicator.code, indicator.survey or "")
    named = [duties.rhythms[code] for code in codes if code in duties.rhythms and code in duty.codes]
    return max(named, key=lambda kind: kind.months, default=PeriodKind.QUARTER)


def factors_of(year_state: YearState) -> Mapping[str, Sequence[FactorRow]]:
    """Return all factors of a year that forms have, by their subject, in the order of the sheet."""
    rows = starmap(_factor, year_state.rows_in(FACTORS))
    factors = (each for each in rows if each.kind != FactorKind.DECISION)
    return year_state.derive_by_plan("factors by subject", lambda: group(factors, lambda each: each.subject))


def _factor(row: int, cells: Mapping[str, str]) -> FactorRow:
    subject, period, kind, text = (cells.get(name, "") for name in ("subject", "period", "kind", "text"))
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
    answering = duties.derive("answering", lambda: _answering(duties)).get(code, {})
    own = []
    for post, quarters in answering.items():
        later = [quarter for end, quarter in quarters if end.end >= period.end]
        own.append((post, later[0] if later else quarters[-1][1]))
    return tuple(dict.fromkeys((*own, *_of_component(duties, code, period))))


def _answering(duties: FormDuties) -> Mapping[str, Mapping[str, Sequence[tuple[Period, Period]]]]:
    """Return by indicator and post the periods that are told of it, each with the quarter of its form."""
    found = (
        (str(subject.indicator.code), (str(post), (subject.period, quarter)))
        for post in duties.by_post
        for quarter in duties.quarters
        for subject in subjects_of(duties, (post, quarter))
    )
    return {code: gather(own) for code, own in gather(found).items()}


def _of_component(duties: FormDuties, code: str, period: Period) -> Iterator[Place]:
    component = next((each for each in duties.facts.components if each.code == code), None)
    for measure in (component.numerator, component.denominator) if component else ():
        yield from duties.places_of(Figure(COUNTS, str(measure.code), period))


def factors_at(duties: FormDuties, place: Place) -> Sequence[FactorRow]:
    """Return all factors that belong to a form, those of other periods than the one it tells too."""
    factors = ((code, each) for code, own in factors_of(duties.year_state).items() for each in own)
    found = ((at, each) for code, each in factors for at in places_of(duties, code, each.period))
    return duties.derive("factors", lambda: gather(found)).get(place, ())


def factor_writers(people: People, form: PostForm) -> Sequence[FigureWriter]:
    """Return who wrote factors that belong to a form, in whatever way."""
    writers = ((each, Period.parse(each.period)) for each in people.writers if each.sheet == FACTORS)
    return [each for each, period in writers if form.place in places_of(people.duties, each.code, period)]
