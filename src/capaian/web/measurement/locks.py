"""Figures of forms that are handed in, verified or approved: nobody changes them, on whatever page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from capaian.web.measurement.figures import MEASURED, Belonging, Place, belonging_of, figures_of, is_another
from capaian.web.measurement.flow import State
from capaian.web.measurement.forms import forms_of
from capaian.web.years.change import RefusedChangeError
from capaian.web.years.edits import Edit
from capaian.web.years.models import OfficeYear, Row

OPEN: Final = frozenset({State.EMPTY, State.DRAFT, State.RETURNED})
"""States of forms in which their values may be changed."""
DONE: Final = frozenset({State.APPROVED, State.LOCKED})
"""States of forms that nothing is waited for."""


class LockedError(RefusedChangeError):
    """A row belongs to a form that is not open."""

    code: ClassVar[str] = "locked_form"


@dataclass(frozen=True, slots=True)
class Locked:
    """A row that an edit may not change."""

    sheet: str
    cells: Mapping[str, str]
    form: str
    """The form that holds it, and how that stands; empty: it belongs to none, and all are approved."""

    @property
    def message(self) -> str:
        """Why it may not be changed, and how that is changed."""
        if not self.form:
            return _OUTSIDE
        return (
            f"Nilai ini milik isian {self.form}. Minta dikembalikan, atau dibuka kembali oleh Kepala Dinas."
        )


def refuse_locked(year: OfficeYear, edits: Sequence[Edit]) -> None:
    """Refuse edits of rows that a form holds which is not open, and of figures that it rests on beside them.

    What belongs to no form stays once all forms of the year are approved.

    Raises:
        LockedError: with the form, and how it is opened.
    """
    first = next(find_locked(year, edits), None)
    if first is not None:
        raise LockedError(first.message)


def find_locked(year: OfficeYear, edits: Sequence[Edit]) -> Iterator[Locked]:
    """Yield edits of rows that may not be changed, each with the form that holds it.

    Raises:
        LockedError: if nobody can say which rows forms hold.
    """
    of_forms = [edit for edit in edits if edit.sheet in MEASURED]
    closed = [form for form in year.forms.all() if form.stands not in OPEN] if of_forms else []
    if not closed:
        return
    forms = forms_of(year)
    if forms is None:
        raise LockedError("Perbaiki dahulu galat perencanaan; ada isian yang sudah diajukan.")
    belonging, held = belonging_of(forms.asked), {(form.post, form.quarter): form for form in closed}
    stored = {row.pk: row.cells for row in Row.objects.filter(pk__in=[e.row for e in of_forms if e.row])}
    is_done = all(form.stands in DONE for _, each in forms.each() for form, _ in each)
    for edit in of_forms:
        before = stored.get(edit.row or 0, {})
        after = {} if edit.cells is None else {**before, **edit.cells}
        places = _places(belonging, edit.sheet, before, after)
        form = next((held[place] for place in places if place in held), None)
        if form is not None:
            where = f"{forms.name_of(form.post)}, {form.quarter.label}"
            said = f"{where}, yang {form.stands.words.lower()}"
            yield Locked(edit.sheet, before or after, said)
        elif is_done and _is_outside(belonging, year, edit.sheet, before, after):
            yield Locked(edit.sheet, before or after, "")


def _places(
    belonging: Belonging, sheet: str, before: Mapping[str, str], after: Mapping[str, str]
) -> Iterator[Place]:
    """Yield the forms in which an edit is seen; of rows beside their cells only what was measured is."""
    is_figure = is_another(sheet, before, after)
    for cells in (before, after):
        if cells:
            yield from belonging.places(sheet, cells) if is_figure else belonging.asking(sheet, cells)


def _is_outside(
    belonging: Belonging, year: OfficeYear, sheet: str, before: Mapping[str, str], after: Mapping[str, str]
) -> bool:
    own = any(figures_of(sheet, cells, year.year) for cells in (before, after))
    return own and is_another(sheet, before, after) and not [*_places(belonging, sheet, before, after)]


_OUTSIDE: Final = (
    "Semua isian tahun ini sudah disetujui, dan nilai ini ikut disahkan bersamanya walau bukan milik isian "
    "mana pun. Minta Kepala Dinas membuka kembali satu isian."
)
