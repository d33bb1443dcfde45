"""What is asked of the results of a year, with the forms that it waits for: what boards and pages name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from capaian.domain.issue import Issue
from capaian.rules.dependencies import bases_of
from capaian.web.measurement.figures import FigureNames
from capaian.web.measurement.forms import Forms
from capaian.web.measurement.models import NO_POST
from capaian.web.site.issue_words import question_words


@dataclass(frozen=True, slots=True)
class Question:
    """Something that results make one ask, and nobody answered yet."""

    words: str
    subject: str
    """By which a declaration answers it."""
    things: frozenset[str]
    """Codes of what it is about."""
    address: str
    """Page on which it is answered with a reason."""
    forms: Sequence[tuple[str, str]] = ()
    """Forms of past quarters in which it waits for a figure: what they are called, and their pages."""


def questions_of(forms: Forms) -> Sequence[Question]:
    """Return what is asked of the results of a year: first what waits for a figure of a past quarter."""
    return forms.answers.derive("questions", lambda: _find(forms))


def _find(forms: Forms) -> Sequence[Question]:
    issues = forms.year_state.questions
    bases = bases_of(forms.facts) if issues else {}
    found = [_question(forms, bases, issue) for issue in issues]
    return sorted(found, key=lambda each: not each.forms)


def _question(forms: Forms, bases: Mapping[str, frozenset[str]], issue: Issue) -> Question:
    subject, place = issue.subject or "", (forms.year.office.slug, forms.year.year)
    things = frozenset(subject.split(":")[1:])
    needed = things.union(*(bases.get(each, ()) for each in things))
    address = reverse("question", args=(*place, subject))
    words, names = question_words(issue), FigureNames(forms.facts).by_code
    for code in things & names.keys():
        words = words.replace(f"{code}: ", f"{names[code]}: ", 1)
    return Question(words, subject, things, address, [*_waiting(forms, needed)])


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
