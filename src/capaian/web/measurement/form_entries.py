"""What a form holds: the figures of its cells, those that belong to it without a cell, and its factors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from capaian.domain.identifiers import PostId
from capaian.web.measurement.factors.subjects import factors_at
from capaian.web.measurement.figures.names import Names
from capaian.web.measurement.figures.rows import READING, named_by
from capaian.web.measurement.form_cells import FACTORS
from capaian.web.measurement.forms import Forms
from capaian.web.measurement.models import PostForm


@dataclass(frozen=True, slots=True)
class Subject:
    """What an entry is of; the same wherever it is shown in a form."""

    sheet: str
    key: tuple[str, ...]
    column: str


@dataclass(frozen=True, slots=True)
class Entry:
    """What a form holds of a subject."""

    text: str
    label: str


Entries = Mapping[Subject, Entry]


def entries_of(forms: Forms, form: PostForm) -> Entries:
    """Return all that a form holds; a question that nobody answered is none of it.

    What comes after a change is what is there before the next one, so it is made once of each version.
    """
    if PostId(form.post) not in forms.duties:
        return {}
    return forms.derive(f"entries {form.post}/{form.period}", lambda: dict(_entries(forms, form)))


def _entries(forms: Forms, form: PostForm) -> Iterator[tuple[Subject, Entry]]:
    names, place = forms.derive("names", lambda: Names(forms.facts)), (form.post, form.quarter)
    for slot in forms.cells_of(*place).slots:
        row = forms.stored_at(slot.sheet, slot.key)
        if row is not None and (text := _read(row.cells, slot.column)):
            named = named_by(slot.sheet, dict(slot.key))
            yield Subject(slot.sheet, named, slot.column), Entry(text, slot.label)
    for other in forms.others(*place):
        key, label = named_by(other.sheet, other.cells), f"{names.row(other)}, {other.period.label}"
        for column, _ in other.given:
            yield Subject(other.sheet, key, column), Entry(_read(other.cells, column), label)
    for factor in factors_at(forms, place):
        of = names.by_code.get(factor.subject, factor.subject)
        subject = (factor.subject, str(factor.period), factor.kind, factor.text)
        yield Subject(FACTORS, subject, "text"), Entry(factor.text, f"{of}, {factor.label}")


def _read(cells: Mapping[str, str], column: str) -> str:
    """Return a figure with the columns that say how it is to be read; nothing where there is none."""
    text = cells.get(column, "").strip()
    return " ".join(filter(None, (text, *(cells.get(name, "") for name in READING)))) if text else ""
