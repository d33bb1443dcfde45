"""Cells of forms that are handed in, verified or approved: nobody changes them, on whatever page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from capaian.web.measurement.flow import State
from capaian.web.measurement.forms import Forms, forms_of
from capaian.web.measurement.models import PostForm
from capaian.web.measurement.owed import COUNTS, INPUTS, OUTPUTS, SURVEY, Cells
from capaian.web.years.change import RefusedChangeError
from capaian.web.years.edits import Edit
from capaian.web.years.models import OfficeYear, Row

OPEN: Final = frozenset({State.EMPTY, State.DRAFT, State.RETURNED})
"""States of forms in which their values may be changed."""
_SHEETS: Final = frozenset({COUNTS, OUTPUTS, INPUTS, SURVEY})


class LockedError(RefusedChangeError):
    """A row belongs to a form that is not open."""

    code: ClassVar[str] = "locked_form"


@dataclass(frozen=True, slots=True)
class Locked:
    """A row that an edit may not change."""

    sheet: str
    cells: Mapping[str, str]
    form: str
    """The form that holds it, and how that stands."""


def refuse_locked(year: OfficeYear, edits: Sequence[Edit]) -> None:
    """Refuse edits of rows that a form holds which is not open.

    Raises:
        LockedError: with the form, and how it is opened.
    """
    first = next(find_locked(year, edits), None)
    if first is not None:
        raise LockedError(
            f"Nilai ini milik isian {first.form}. Minta dikembalikan, atau dibuka kembali oleh Kepala Dinas."
        )


def find_locked(year: OfficeYear, edits: Sequence[Edit]) -> Iterator[Locked]:
    """Yield edits of rows that a form holds which is not open, each with its form.

    Raises:
        LockedError: if nobody can say which rows forms hold.
    """
    of_forms = [edit for edit in edits if edit.sheet in _SHEETS]
    closed = [form for form in year.forms.all() if form.stands not in OPEN] if of_forms else []
    forms = forms_of(year) if closed else None
    if not closed:
        return
    if forms is None:
        raise LockedError("Perbaiki dahulu galat perencanaan; ada isian yang sudah diajukan.")
    held = dict(_rows(forms, closed))
    stored = {row.pk: row.cells for row in Row.objects.filter(pk__in=[e.row for e in of_forms if e.row])}
    for edit in of_forms:
        before = stored.get(edit.row or 0, {})
        for cells in (before, {**before, **(edit.cells or {})}):
            form = next((form for key, form in held.items() if _names(key, edit.sheet, cells)), None)
            if form is not None:
                where = f"{forms.name_of(form.post)}, {form.quarter.label}"
                yield Locked(edit.sheet, cells, f"{where}, yang {form.stands.words.lower()}")
                break


def _rows(forms: Forms, closed: Sequence[PostForm]) -> Iterator[tuple[tuple[str, Cells], PostForm]]:
    for form in closed:
        for row in forms.owed(form.post, form.quarter).rows:
            yield row, form


def _names(row: tuple[str, Cells], sheet: str, cells: Mapping[str, str]) -> bool:
    return row[0] == sheet and all(cells.get(name, "") == text for name, text in row[1])
