"""What factors keep from being written, and what of them a form lacks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from capaian.domain.assessment import PeriodResult, Status
from capaian.domain.period import Period, PeriodKind
from capaian.dossier.years.reasons import is_reason
from capaian.web.measurement.factors.subjects import (
    EXPLANATORY_KINDS,
    Factor,
    Subject,
    factors_by_subject,
    factors_of,
)
from capaian.web.measurement.forms import Forms
from capaian.web.measurement.gate import Problem
from capaian.web.measurement.models import PostForm


def find_unexplained(forms: Forms, form: PostForm) -> Iterator[Problem]:
    """Yield factors that tell nothing, and indicators of which nothing says why they missed their target."""
    told = factors_of(forms.known)
    for subject, own in factors_by_subject(forms, form):
        vague = [each for each in own if each.text and not is_reason(each.text)]
        periods = [*_judged(subject)]
        factors = told.get(str(subject.indicator.code), ())
        given = [
            each
            for each in factors
            if each.kind in EXPLANATORY_KINDS and each.text and each.period in periods
        ]
        missed = None
        if not any(is_reason(each.text) for each in given):
            results = _results(forms, subject, periods)
            missed = next((each for each in results if each.status is Status.NOT_MET), None)
        what = f"{missed.actual.display} dari target {missed.target.display}" if missed else ""
        if what and not any(each in given for each in vague):
            yield Problem(None, f"{subject.title}: {what}. {_wanted(given)}", part=subject.part)
        for each in vague:
            why = f"{what}. " if what and each in given else ""
            said = f"{subject.title}, {each.label}: {why}{_vague(each)}{'' if why else _OR}"
            yield Problem(None, said, part=subject.field(each.kind))


_OR: Final = " Atau hapus barisnya; naskah mencetak yang tertulis."


def _vague(factor: Factor) -> str:
    """Say what is to be written in place of what tells nothing: papers print it, whatever stands in it."""
    said = f"“{factor.text}” belum menjelaskan apa pun: tulis"
    if factor.kind in EXPLANATORY_KINDS:
        said = f"“{factor.text}” belum menyebut sebabnya: tulis penghambat atau penyebabnya,"
    return f"{said} sedikitnya dua kata."


def _wanted(given: Sequence[Factor]) -> str:
    """Say what is to be written of a missed target, where nothing in the form stands in its place."""
    return _vague(given[0]) if given else "Tulis faktor penghambat atau penyebabnya."


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
