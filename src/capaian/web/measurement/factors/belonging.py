"""To which forms a factor belongs: those of the quarter in which its period ends, as figures do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from capaian.domain.period import Period
from capaian.web.measurement.factors.subjects import Factor, factors_of, subjects_of
from capaian.web.measurement.figures.rows import Figure
from capaian.web.measurement.form_cells import COUNTS, FACTORS
from capaian.web.measurement.forms import Forms
from capaian.web.measurement.models import FigureWriter, PostForm
from capaian.web.measurement.year_forms import Place, YearForms


def places_of(forms: Forms, code: str, period: Period | None) -> tuple[Place, ...]:
    """Return the forms to which a factor belongs.

    Where no form ends with its period it is the next one of whoever answers, else the last one.

    Args:
        forms: All of the year.
        code: Of the indicator or component that it is about.
        period: For when; `None`: what is stored there is no period.
    """
    if period is None or period.year != forms.facts.year:
        return ()
    contents = forms
    answering = contents.derive_by_plan("answering", lambda: _answering(contents)).get(code, {})
    own = []
    for post, quarters in answering.items():
        later = [quarter for end, quarter in quarters if end.end >= period.end]
        own.append((post, later[0] if later else quarters[-1][1]))
    return tuple(dict.fromkeys((*own, *_of_component(forms, code, period))))


def _answering(contents: YearForms) -> Mapping[str, Mapping[str, Sequence[tuple[Period, Period]]]]:
    """Return by indicator and post the periods that are told of it, each with the quarter of its form."""
    found: dict[str, dict[str, list[tuple[Period, Period]]]] = {}
    for post in contents.duties:
        for quarter in contents.quarters:
            for subject in subjects_of(contents, post, quarter):
                by_post = found.setdefault(str(subject.indicator.code), {})
                by_post.setdefault(str(post), []).append((subject.period, quarter))
    return found


def _of_component(forms: Forms, code: str, period: Period) -> Iterator[Place]:
    component = next((each for each in forms.facts.components if each.code == code), None)
    for measure in (component.numerator, component.denominator) if component else ():
        yield from forms.places_of(Figure(COUNTS, str(measure.code), period))


def factors_at(forms: Forms, place: Place) -> Sequence[Factor]:
    """Return all factors that belong to a form, those of other periods than the one it tells too."""
    return forms.derive_by_plan("factors", lambda: _by_place(forms)).get(place, ())


def _by_place(forms: Forms) -> Mapping[Place, Sequence[Factor]]:
    found: dict[Place, list[Factor]] = {}
    for code, factors in factors_of(forms.known).items():
        for each in factors:
            for place in places_of(forms, code, each.period):
                found.setdefault(place, []).append(each)
    return found


def factor_writers(forms: Forms, form: PostForm) -> Sequence[FigureWriter]:
    """Return who wrote factors that belong to a form, in whatever way."""
    place, writers = (form.post, form.quarter), [each for each in forms.every_writer if each.sheet == FACTORS]
    return [each for each in writers if place in places_of(forms, each.code, Period.parse(each.period))]
