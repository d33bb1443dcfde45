"""What a form holds: the figures of its cells, those without a cell, its factors;
and what it held before.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from capaian.domain.identifiers import PostId
from capaian.web.measurement.factors import factors_at
from capaian.web.measurement.figures import READING, FigureNames, given_in, named_by
from capaian.web.measurement.flow import COMES_BACK, HANDED_IN, FormStep
from capaian.web.measurement.form.cells import FACTORS
from capaian.web.measurement.forms import FormAnswers
from capaian.web.measurement.models import PostForm


@dataclass(frozen=True, slots=True)
class Subject:
    """What an entry is of; the same wherever it is shown in a form."""

    sheet: str
    key: tuple[str, ...]
    column: str


@dataclass(frozen=True, slots=True)
class FormEntry:
    """What a form holds of a subject."""

    text: str
    label: str


Entries = Mapping[Subject, FormEntry]


def entries_of(answers: FormAnswers, form: PostForm) -> Entries:
    """Return all that a form holds; a question that nobody answered is none of it.

    What comes after a change is what is there before the next one, so it is made once of each
    version.
    """
    if PostId(form.post) not in answers.duties.by_post:
        return {}
    return answers.derive(
        f"entries {form.post}/{form.period}", lambda: dict(_entries(answers, form))
    )


def _entries(answers: FormAnswers, form: PostForm) -> Iterator[tuple[Subject, FormEntry]]:
    names, place = answers.derive("names", lambda: FigureNames(answers.duties.facts)), form.place
    for slot in answers.duties.cells_of(place).slots:
        row = answers.stored_at(slot.sheet, slot.key)
        if row is not None and (text := _read(row.cells, slot.column)):
            named = named_by(slot.sheet, dict(slot.key))
            yield Subject(slot.sheet, named, slot.column), FormEntry(text, slot.label)
    for other in answers.others(place):
        key, label = (
            named_by(other.sheet, other.cells),
            f"{names.row(other)}, {other.period.label}",
        )
        for column, _ in given_in(other.sheet, other.cells):
            yield Subject(other.sheet, key, column), FormEntry(_read(other.cells, column), label)
    for factor in factors_at(answers.duties, place):
        of = names.by_code.get(factor.subject, factor.subject)
        subject = (factor.subject, str(factor.period), factor.kind, factor.text)
        yield Subject(FACTORS, subject, "text"), FormEntry(factor.text, f"{of}, {factor.label}")


def _read(cells: Mapping[str, str], column: str) -> str:
    """Return a figure with the columns that say how it is to be read;
    nothing where there is none.
    """
    text = cells.get(column, "").strip()
    return (
        " ".join(filter(None, (text, *(cells.get(name, "") for name in READING)))) if text else ""
    )


@dataclass(frozen=True, slots=True)
class EarlierValues:
    """The last handing in that was sent back,
    and what was in cells then that say something else now.
    """

    at: datetime
    before: Mapping[str, str]
    """By the names of cells, as the dossier writes it."""


def values_of(answers: FormAnswers, form: PostForm) -> Mapping[str, str]:
    """Return the texts of the cells of a form by their names, without empty ones."""
    if form.post not in answers.duties.by_post:
        return {}
    texts = {slot.name: answers.text(slot) for slot in answers.duties.cells_of(form.place).slots}
    return {name: text for name, text in texts.items() if text}


def last_return(form: PostForm) -> int:
    """Return the id of the last step that sent a form back; 0: none did.

    A page that was opened before that step hands nothing in: who fills in has not read why it came
    back.
    """
    back = [each.pk for each in form.steps.all() if each.step in COMES_BACK] if form.pk else []
    return back[-1] if back else 0


def earlier_values(answers: FormAnswers, form: PostForm) -> EarlierValues | None:
    """Return what changed in a form that somebody decides about since it was
    handed in the time before.

    `None` where it never came back, or where nothing was kept of then.
    """
    steps = [*form.steps.all()] if form.stage in HANDED_IN else []
    back = max((place for place, each in enumerate(steps) if each.step in COMES_BACK), default=0)
    handed_in = [each for each in steps[:back] if each.step == FormStep.SUBMIT]
    if not handed_in or handed_in[-1].values is None:
        return None
    was, now = handed_in[-1].values, values_of(answers, form)
    names = (slot.name for slot in answers.duties.cells_of(form.place).slots)
    before = {name: was.get(name, "") for name in names if was.get(name, "") != now.get(name, "")}
    return EarlierValues(handed_in[-1].at, before)
