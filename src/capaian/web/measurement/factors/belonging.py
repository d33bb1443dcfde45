"""To which forms a factor belongs: those of the quarter in which its period ends, as figures do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from capaian.domain.period import Period
from capaian.web.measurement.factors.told import Factor, factors_of, subjects_of
from capaian.web.measurement.figures import Figure, Place
from capaian.web.measurement.forms import Forms
from capaian.web.measurement.models import FigureWriter, PostForm
from capaian.web.measurement.owed import COUNTS, FACTORS

_Told = Sequence[tuple[Period, str, Period]]
"""Of an indicator: the period that is told, with post and quarter of the form that tells it."""


def places_of(forms: Forms, code: str, period: Period | None) -> tuple[Place, ...]:
    """Return the forms to which a factor belongs.

    Where no form ends with its period it is the next one of whoever answers, else the last one.

    Args:
        forms: All of the year.
        code: Of the indicator or component of which it is told.
        period: For when; `None`: what stands there is no period.
    """
    if period is None or period.year != forms.facts.year:
        return ()
    return tuple(dict.fromkeys((*_of_indicator(forms, code, period), *_of_component(forms, code, period))))


def factors_at(forms: Forms, place: Place) -> Sequence[Factor]:
    """Return all factors that belong to a form, those of other periods than the one it tells too."""
    name = ("factors held", *sorted(forms.rhythms.items()))
    return forms.known.derive(name, lambda: _by_place(forms)).get(place, ())


def _by_place(forms: Forms) -> Mapping[Place, Sequence[Factor]]:
    found: dict[Place, list[Factor]] = {}
    for code, factors in factors_of(forms.known).items():
        for each in factors:
            for place in places_of(forms, code, each.period):
                found.setdefault(place, []).append(each)
    return found


def _of_indicator(forms: Forms, code: str, period: Period) -> Iterator[Place]:
    asked = forms.asked
    name = ("factor_places", *sorted(asked.rhythms.items()))
    told = asked.known.derive(name, lambda: _told(forms)).get(code, ())
    for post in dict.fromkeys(post for _, post, _ in told):
        own = [(each, quarter) for each, by, quarter in told if by == post]
        later = [quarter for each, quarter in own if each.end >= period.end]
        yield post, later[0] if later else own[-1][1]


def _told(forms: Forms) -> Mapping[str, _Told]:
    found: dict[str, list[tuple[Period, str, Period]]] = {}
    for post in forms.asked.duties:
        for quarter in forms.asked.quarters:
            for subject in subjects_of(forms.asked, post, quarter):
                own = found.setdefault(str(subject.indicator.code), [])
                own.append((subject.period, str(post), quarter))
    return found


def _of_component(forms: Forms, code: str, period: Period) -> Iterator[Place]:
    component = next((each for each in forms.facts.components if each.code == code), None)
    for measure in (component.numerator, component.denominator) if component else ():
        yield from forms.belonging.places_of(Figure(COUNTS, str(measure.code), period))


def factor_writers(forms: Forms, form: PostForm) -> Sequence[FigureWriter]:
    """Return who wrote factors that belong to a form, in whatever way."""
    place, writers = (form.post, form.quarter), [each for each in forms.every_writer if each.sheet == FACTORS]
    return [each for each in writers if place in places_of(forms, each.code, Period.parse(each.period))]
