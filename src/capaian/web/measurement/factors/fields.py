"""The part of a form in which factors are written: a field for each kind, one factor in each line.

A form is handed in once each missed target has its cause, and no line says nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from capaian.domain.assessment import Status
from capaian.domain.period import Period
from capaian.dossier.years.reasons import is_reason
from capaian.web.measurement.factors.subjects import (
    EXPLANATORY_KINDS,
    FIELD,
    KINDS,
    LABELS,
    FactorRow,
    FactorSubject,
    factors_at,
    factors_by_subject,
    factors_of,
    subjects_of,
)
from capaian.web.measurement.figures.names import FigureNames
from capaian.web.measurement.form.cells import FACTORS
from capaian.web.measurement.form.duties import FormDuties
from capaian.web.measurement.forms import Clash, FormFilling, Forms
from capaian.web.measurement.gate import FormObstacle
from capaian.web.measurement.models import PostForm
from capaian.web.site.access import OfficeRequest
from capaian.web.site.form_page import SHOWN_PREFIX
from capaian.web.years.change import Edit
from capaian.web.years.models import Row


@dataclass(frozen=True, slots=True)
class FactorField:
    """The factors of one kind for one indicator."""

    name: str
    """In what a form sends, and its id in the page."""
    title: str
    factors: Sequence[FactorRow]
    text: str
    """What is in the field: as typed, else as stored."""
    over: str
    """What is stored."""
    is_vague: bool
    """The form was not handed in since a line of it says nothing."""


@dataclass(frozen=True, slots=True)
class IndicatorFactors:
    """The factors of one indicator."""

    subject: FactorSubject
    fields: Sequence[FactorField]
    factors: Sequence[FactorRow]
    is_open: bool


def draw_factors(
    request: OfficeRequest, forms: Forms, form: PostForm, may_fill: bool, marked: Collection[str]
) -> SafeString:
    """Draw the factors of a form.

    Args:
        request: With what was typed, where something kept it from being written.
        forms: All of the year.
        form: Whose.
        may_fill: Whether the person may fill it in now.
        marked: Ids of parts and fields of the page that something is asked of.
    """
    typed = request.POST.dict() if request.method == "POST" else {}
    by_subject = [each for each in factors_by_subject(forms.duties, form) if may_fill or each[1]]
    parts = [_part(subject, own, typed, marked) for subject, own in by_subject]
    listed = {each.row for _, own in by_subject for each in own}
    names = FigureNames(forms.facts).by_code
    others = [
        (names.get(each.subject, each.subject), each)
        for each in factors_at(forms.duties, form.place)
        if each.row not in listed
    ]
    context = {"parts": parts, "others": others, "may_fill": may_fill, "form": form}
    is_there = bool(parts or others)
    return SafeString(render_to_string("measurement/factors.html", context, request) if is_there else "")


def _part(
    subject: FactorSubject, own: Sequence[FactorRow], typed: Mapping[str, str], marked: Collection[str]
) -> IndicatorFactors:
    fields = []
    for kind in KINDS:
        name, factors = subject.field(kind), [each for each in own if each.kind == kind]
        over = "\n".join(_lines("\n".join(each.text for each in factors)))
        text = typed.get(name, over)
        fields.append(FactorField(name, LABELS[kind].capitalize(), factors, text, over, name in marked))
    is_open = bool(own) or subject.part in marked or any(each.text != each.over for each in fields)
    return IndicatorFactors(subject, fields, own, is_open)


def _lines(text: str) -> list[str]:
    """Return the factors of a field as the dossier keeps them."""
    return [line for each in text.splitlines() if (line := " ".join(each.split()))]


def save_factors(filling: FormFilling, sent: Mapping[str, str]) -> int:
    """Write the factors that were typed, in the transaction that holds the year; return how many changed.

    Args:
        filling: Into which they were typed.
        sent: All fields of the form; others are passed over.

    Raises:
        FlawedError: if the dossier may not say one of them.
        RefusedChangeError: if the year is closed, or the form is not open.
    """
    own = {name: _lines(text) for name, text in sent.items() if name.startswith(FIELD)}
    if not own:
        return 0
    edits: list[Edit] = []
    for subject, factors in factors_by_subject(filling.now.duties, filling.form):
        for kind in KINDS:
            name = subject.field(kind)
            lines, over = own.get(name), _lines(sent.get(f"{SHOWN_PREFIX}{name}", ""))
            rows = [each for each in factors if each.kind == kind]
            stored = _lines("\n".join(each.text for each in rows))
            if lines is None or lines in (over, stored):
                continue
            if over != stored:
                about = f"{subject.indicator.label}, {LABELS[kind]}"
                filling.clashes.append(Clash(name, about, "\n".join(lines), "\n".join(stored)))
            else:
                edits += _edits(subject, kind, rows, lines)
    if edits:
        filling.write(edits)
    return len(edits)


def factor_fields(duties: FormDuties, form: PostForm) -> set[str]:
    """Return the names of the fields in which factors of a form are written."""
    return {each.field(kind) for each in subjects_of(duties, form.place) for kind in KINDS}


def _edits(
    subject: FactorSubject, kind: str, rows: Sequence[FactorRow], lines: Sequence[str]
) -> Iterator[Edit]:
    """Yield what becomes of rows: those whose text stays are not touched, the others take the new lines."""
    new = [*lines]
    old = []
    for row in rows:
        if (text := " ".join(row.text.split())) in new:
            new.remove(text)
        else:
            old.append(row)
    versions = dict(Row.objects.filter(pk__in=[each.row for each in old]).values_list("pk", "version"))
    for each, text in zip_longest(old, new):
        if each is not None:
            yield Edit(FACTORS, {"text": text} if text else None, each.row, versions[each.row])
        else:
            named = {"subject": str(subject.indicator.code), "period": str(subject.period), "kind": kind}
            yield Edit(FACTORS, {**named, "text": text})


def find_unexplained(forms: Forms, form: PostForm) -> Iterator[FormObstacle]:
    """Yield factors that tell nothing, and indicators of which nothing says why they missed their target."""
    every = factors_of(forms.year_state)
    for subject, own in factors_by_subject(forms.duties, form):
        # a target may be missed of the period of the form, and of the year that it ends
        year = [Period.year_of(subject.period.year)] if subject.period.ends_year else []
        periods = [*dict.fromkeys((subject.period, *year))]
        causes = [
            each.text
            for each in every.get(str(subject.indicator.code), ())
            if each.kind in EXPLANATORY_KINDS and each.period in periods
        ]
        results = (forms.year_state.judged(each).get(subject.indicator.code) for each in periods)
        missed = next((each for each in results if each and each.status is Status.NOT_MET), None)
        if missed and not any(map(is_reason, causes)):
            what = f"{missed.actual.display} dari target {missed.target.display}"
            wanted = "Tulis faktor penghambat atau penyebabnya, sedikitnya dua kata."
            yield FormObstacle(None, f"{subject.indicator.label}: {what}. {wanted}", part=subject.part)
        for each in own:
            if each.text and not is_reason(each.text):
                words = (
                    f"{subject.indicator.label}, {each.label}: “{each.text}” belum menjelaskan apa pun. "
                    "Tulis sedikitnya dua kata, atau hapus barisnya; naskah mencetak yang tertulis."
                )
                yield FormObstacle(None, words, part=subject.field(each.kind))
