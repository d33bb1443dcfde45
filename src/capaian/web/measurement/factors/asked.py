"""What factors keep from being written, and what of them a form lacks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from capaian.domain.assessment import PeriodResult, Status
from capaian.domain.period import Period, PeriodKind
from capaian.dossier.closing.reasons import is_reason
from capaian.web.measurement.factors.belonging import places_of
from capaian.web.measurement.factors.told import EXPLAIN, Subject, factors_of, period_in, subjects_of
from capaian.web.measurement.forms import Forms, forms_of
from capaian.web.measurement.gate import Problem
from capaian.web.measurement.locks import OPEN, LockedError
from capaian.web.measurement.models import PostForm
from capaian.web.measurement.owed import FACTORS
from capaian.web.years.edits import Edit
from capaian.web.years.models import OfficeYear, Row


def refuse_locked_factors(year: OfficeYear, edits: Sequence[Edit]) -> None:
    """Refuse edits of factors, new ones too, whose period ends in the quarter of a form that is not open.

    Raises:
        LockedError: with the form, and how it is opened.
    """
    own = [edit for edit in edits if edit.sheet == FACTORS]
    closed = [form for form in year.forms.all() if form.stands not in OPEN] if own else []
    if not closed:
        return
    forms = forms_of(year)
    if forms is None:
        raise LockedError("Perbaiki dahulu galat perencanaan; ada isian yang sudah diajukan.")
    held = {(form.post, form.quarter): form for form in closed}
    ids = [edit.row for edit in own if edit.row]
    stored = {row.pk: row.cells for row in Row.objects.filter(pk__in=ids)}
    for edit in own:
        before = stored.get(edit.row or 0, {})
        for cells in (before, {**before, **(edit.cells or {})}):
            places = places_of(forms, cells.get("subject", ""), period_in(cells.get("period", "")))
            form = next((held[place] for place in places if place in held), None)
            if form is not None:
                raise LockedError(
                    f"Faktor ini milik isian {forms.name_of(form.post)}, {form.quarter.label}, yang "
                    f"{form.stands.words.lower()}. Minta dikembalikan, atau dibuka kembali oleh Kepala Dinas."
                )


def find_unexplained(forms: Forms, form: PostForm) -> Iterator[Problem]:
    """Yield the indicators of a form that missed their target, while nothing says what stood in the way."""
    told = factors_of(forms.known)
    for subject in subjects_of(forms.asked, form.post, form.quarter):
        periods = [*_judged(subject)]
        own = told.get(str(subject.indicator.code), ())
        given = [each.text for each in own if each.kind in EXPLAIN and each.text and each.period in periods]
        if any(map(is_reason, given)):
            continue
        results = _results(forms, subject, periods)
        if missed := next((each for each in results if each.status is Status.NOT_MET), None):
            said = f"{subject.title}: {missed.actual.display} dari target {missed.target.display}"
            yield Problem(None, f"{said}. {_wanted(given)}", part=subject.part)


def _wanted(given: Sequence[str]) -> str:
    """Say what is to be written: papers print the factor beside the figure, whatever stands in it."""
    if not given:
        return "Tulis faktor penghambat atau penyebabnya."
    return f"“{given[0]}” belum menyebut sebabnya: tulis penghambat atau penyebabnya, sedikitnya dua kata."


def _judged(subject: Subject) -> Iterator[Period]:
    """Yield the periods of which a target may be missed: that of the form, and the year that it ends."""
    yield subject.period
    year = Period.year_of(subject.period.year)
    if subject.period.kind is not PeriodKind.YEAR and subject.period.end == year.end:
        yield year


def _results(forms: Forms, subject: Subject, periods: Sequence[Period]) -> Iterator[PeriodResult]:
    for period in periods:
        if (result := forms.known.judged(period).get(subject.indicator.code)) is not None:
            yield result
