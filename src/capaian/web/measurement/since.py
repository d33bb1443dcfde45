"""What changed in a form since it was sent back: who looks at it again need not compare every value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db.models import Subquery
from django.db.models.functions import Coalesce

from capaian.web.measurement.flow import State, Step
from capaian.web.measurement.forms import Forms
from capaian.web.measurement.models import PostForm
from capaian.web.measurement.owed import Cells
from capaian.web.trail.models import Entry
from capaian.web.years.edits import read_row_name

_LOOKED_AT: Final = frozenset({State.SUBMITTED, State.VERIFIED})
"""States of forms that somebody decides about."""
_BACK: Final = frozenset({Step.RETURN, Step.REOPEN})
_Key = tuple[str, Cells, str]
"""Sheet, what names a row, and column."""


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
    if form.stands not in _LOOKED_AT:
        return None
    steps = [*form.steps.all()]
    back = max((place for place, each in enumerate(steps) if each.step in _BACK), default=0)
    handed_in = [each for each in steps[:back] if each.step == Step.SUBMIT]
    if not handed_in:
        return None
    at = handed_in[-1].at
    stood = _before(forms, _entries(forms, form, at))
    found = {}
    for slot in forms.owed(form.post, form.quarter).slots:
        text = stood.get((slot.sheet, slot.key, slot.column))
        if text is not None and text != forms.text(slot):
            found[slot.name] = text
    return Since(at, found)


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


def _before(forms: Forms, entries: Sequence[Entry]) -> Mapping[_Key, str]:
    """Return what the first entry about each cell found there."""
    names = {sheet: tuple(name for name, _ in key) for sheet, key in forms.asked.rows}
    rows: dict[int, Mapping[str, object]] = {row.id: row.cells for row in forms.asked.rows.values()}
    removed = (entry for entry in entries if entry.action == "row.removed")
    rows |= {read_row_name(entry.subject)[2]: entry.before or {} for entry in removed}
    found: dict[_Key, str] = {}
    for entry in entries:
        _, sheet, row = read_row_name(entry.subject)
        cells = rows.get(row)
        if sheet not in names or cells is None:
            continue
        key = tuple((name, str(cells.get(name, ""))) for name in names[sheet])
        for column, text in _texts(entry):
            found.setdefault((sheet, key, column), text)
    return found


def _texts(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield the columns that an entry tells of, with what it found there."""
    before, after = entry.before or {}, entry.after or {}
    for column in {**before, **after}:
        yield column, str(before.get(column, ""))
