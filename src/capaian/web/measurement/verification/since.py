"""What changed in a form since it was sent back: who looks at it again need not compare every value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db.models import Subquery
from django.db.models.functions import Coalesce

from capaian.web.measurement.flow import COMES_BACK, State, Step
from capaian.web.measurement.forms import Forms
from capaian.web.measurement.models import PostForm
from capaian.web.measurement.owed import Cells, Slot
from capaian.web.trail.models import Entry
from capaian.web.years.edits import read_row_name

_LOOKED_AT: Final = frozenset({State.SUBMITTED, State.VERIFIED})
"""States of forms that somebody decides about."""


@dataclass(frozen=True, slots=True)
class Since:
    """The last handing in that was sent back, and what stood then in cells that say something else now."""

    at: datetime
    before: Mapping[str, str]
    """By the names of cells, as the dossier writes it."""


def changed_since(forms: Forms, form: PostForm) -> Since | None:
    """Return what changed since a form was handed in the time before; `None` where it never came back.

    The log tells it: rows may have been taken away and written anew, here or on other pages.
    """
    return since_handed_in(forms, form) if form.stands in _LOOKED_AT else None


def since_handed_in(forms: Forms, form: PostForm) -> Since | None:
    """Return the same of a form wherever it stands, while it is filled in too."""
    steps = [*form.steps.all()]
    back = max((place for place, each in enumerate(steps) if each.step in COMES_BACK), default=0)
    handed_in = [each for each in steps[:back] if each.step == Step.SUBMIT]
    if not handed_in:
        return None
    at = handed_in[-1].at
    slots = forms.owed(form.post, form.quarter).slots
    then = _Then.of(forms, slots, _entries(forms, form, at))
    texts = {slot: then.text(forms, slot) for slot in slots}
    before = {slot.name: text for slot, text in texts.items() if text != forms.text(slot)}
    return Since(at, before)


def _entries(forms: Forms, form: PostForm, at: datetime) -> Sequence[Entry]:
    """Return what was written into rows of the year since then, in its order."""
    before = Entry.objects.filter(subject=str(form), action=f"form.{Step.SUBMIT}", at__lte=at)
    # Only where the log begins to be read: it has no index of days.
    first = Coalesce(Subquery(before.order_by("-number").values("number")[:1]), 0)
    rows = Entry.objects.filter(
        office=forms.year.office_id,
        number__gt=first,
        at__gt=at,
        action__startswith="row.",
        subject__startswith=f"{forms.year.pk}/",
    )
    return [*rows.order_by("number")]


@dataclass(frozen=True)
class _Then:
    """Rows as they stood, of those that anything was written into since."""

    touched: Set[int]
    """Ids of the rows."""
    rows: Mapping[tuple[str, Cells], Mapping[str, object]]
    """Those that were there, by what named them then: what names a row may have changed too."""

    @classmethod
    def of(cls, forms: Forms, slots: Iterable[Slot], entries: Sequence[Entry]) -> _Then:
        """Take entries back, the last one first."""
        names = {slot.sheet: tuple(name for name, _ in slot.key) for slot in slots}
        now = {row.id: row.cells for row in forms.asked.rows.values()}
        stood: dict[int, tuple[str, Mapping[str, object] | None]] = {}
        for entry in reversed(entries):
            _, sheet, row = read_row_name(entry.subject)
            cells = stood[row][1] if row in stood else now.get(row)
            stood[row] = sheet, _taken_back(entry, cells)
        found = {}
        for sheet, cells in stood.values():
            if cells is not None and sheet in names:
                key = tuple((name, str(cells.get(name, ""))) for name in names[sheet])
                found[sheet, key] = cells
        return cls(frozenset(stood), found)

    def text(self, forms: Forms, slot: Slot) -> str:
        """Return what stood in a cell: nothing where its row was not there, or was named otherwise."""
        cells = self.rows.get((slot.sheet, slot.key))
        if cells is not None:
            return str(cells.get(slot.column, ""))
        row = forms.stored_at(slot.sheet, slot.key)
        return "" if row is not None and row.id in self.touched else forms.text(slot)


def _taken_back(entry: Entry, cells: Mapping[str, object] | None) -> Mapping[str, object] | None:
    """Return a row before an entry; `None`: it was not there."""
    before, after = entry.before or {}, entry.after or {}
    if entry.action == "row.removed":
        return before
    if entry.action == "row.added" or cells is None:
        return None
    return {**cells, **{column: before.get(column, "") for column in {**before, **after}}}
