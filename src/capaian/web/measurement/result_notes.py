"""What is displayed beside results: that they are provisional, of which end,
and what they make one ask.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from capaian.domain.assessment import Assessment, IndicatorResult
from capaian.domain.period import Period
from capaian.domain.value import Known, TextValue
from capaian.rules.assess import Headlines
from capaian.rules.dependencies import bases_of
from capaian.web.measurement.figures import FigureNames
from capaian.web.measurement.flow import DONE_STATES
from capaian.web.measurement.forms import Forms
from capaian.web.measurement.models import NO_POST
from capaian.web.site.issue_words import question_words


def provisional(forms: Forms | None, as_of: Period | None = None) -> str:
    """Return in words how provisional the results of a period are;
    nothing where all its forms are approved.

    Forms up to its end count, by default those of the whole year.
    """
    if forms is None or forms.year.is_closed:
        return ""
    own = [form for form in forms.all_forms() if as_of is None or form.quarter.end <= as_of.end]
    done = sum(form.stage in DONE_STATES for form in own)
    return "" if done == len(own) else f"sementara: {done} dari {len(own)} isian disetujui"


def states_of_results(assessment: Assessment | Headlines) -> Mapping[str, str]:
    """Return the words of all results that need them, by the codes of indicators."""
    found = {each.code: state_of(assessment, each) for each in assessment.indicators}
    return {code: words for code, words in found.items() if words}


def state_of(assessment: Assessment | Headlines, result: IndicatorResult) -> str:
    """Return of which end a result is the state, or of which ends its parts are;
    nothing where it is its own.

    What it came to against its target rests on the same counts, and where it has none of its own
    on those of its achievement.
    """
    for value in (result.current.actual, result.current.achievement):
        trace = value.trace if isinstance(value, Known | TextValue) else None
        state = assessment.traces[trace].state if trace else None
        if state is not None:
            return f"keadaan {state.label}"
    return ""


@dataclass(frozen=True, slots=True)
class Question:
    """Something that results make one ask, and nobody answered yet."""

    words: str
    subject: str
    """By which a declaration answers it."""
    things: frozenset[str]
    address: str
    """Page on which it is answered with a reason."""
    forms: Sequence[tuple[str, str]] = ()
    """Forms of past quarters in which it waits for a figure: what they are called,
    and their pages.
    """


def questions_of(forms: Forms) -> Sequence[Question]:
    """Return what is asked of the results of a year:
    first what waits for a figure of a past quarter.
    """
    return forms.answers.derive(
        "questions", lambda: sorted(_find(forms), key=lambda each: not each.forms)
    )


def _find(forms: Forms) -> Iterator[Question]:
    issues, place = forms.year_state.questions, (forms.year.office.slug, forms.year.year)
    bases, names = bases_of(forms.facts) if issues else {}, FigureNames(forms.facts).by_code
    for issue in issues:
        subject, words = issue.subject or "", question_words(issue)
        things = frozenset(subject.split(":")[1:])
        needed = things.union(*(bases.get(each, ()) for each in things))
        for code in things & names.keys():
            words = words.replace(f"{code}: ", f"{names[code]}: ", 1)
        address = reverse("question", args=(*place, subject))
        yield Question(words, subject, things, address, [*_waiting(forms, needed)])


def _waiting(forms: Forms, codes: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Yield the forms of past quarters that lack a figure of some things, by quarter."""
    past = [quarter for quarter in forms.duties.quarters if quarter.end < timezone.localdate()]
    for quarter in past:
        for post in forms.duties.by_post:
            by_code = forms.duties.cells_of((post, quarter)).by_code
            slots = (slot for code in codes for slot in by_code.get(code, ()) if slot.is_needed)
            if any(not forms.answers.text(slot) for slot in slots):
                args = (forms.year.office.slug, forms.year.year, post or NO_POST, quarter)
                yield f"{forms.duties.name_of(post)}, {quarter.label}", reverse("form", args=args)
