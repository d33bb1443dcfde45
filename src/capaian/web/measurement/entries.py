"""Writing what was typed into a form: all of it or nothing, and never over what somebody else typed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from django.db import transaction

from capaian.domain.errors import CapaianError
from capaian.dossier.tables.kinds import Kind
from capaian.dossier.tables.rejection import RejectedValueError
from capaian.web.measurement.forms import Forms, forms_of
from capaian.web.measurement.models import PostForm
from capaian.web.measurement.owed import Cells, Slot
from capaian.web.trail.record import Author
from capaian.web.years.change import change
from capaian.web.years.edits import Edit
from capaian.web.years.known import SHEETS
from capaian.web.years.models import OfficeYear, Row


@dataclass(frozen=True, slots=True)
class Typed:
    """What somebody typed into a cell, over what was read there."""

    text: str
    over: str
    """As it was shown to who typed; empty: nothing was there."""


@dataclass(frozen=True, slots=True)
class Clash:
    """A cell that somebody else has changed since it was read."""

    slot: Slot
    typed: str
    stands: str


class ClashError(CapaianError):
    """Others have changed cells of the form in the meantime; nothing is written."""

    code: ClassVar[str] = "clash"

    def __init__(self, clashes: Sequence[Clash]) -> None:
        """Keep both versions of each cell."""
        super().__init__("Nilai ini baru saja diubah orang lain. Keduanya disimpan; pilih yang dipakai.")
        self.clashes = tuple(clashes)


def kind_of(slot: Slot) -> Kind:
    """Return what may stand in a cell."""
    return next(column.kind for column in SHEETS[slot.sheet].columns if column.id == slot.column)


def canonical(slot: Slot, text: str) -> str:
    """Return a text as a dossier writes it; what cannot be read stays, so that it is told of."""
    kind = kind_of(slot)
    try:
        return kind.write_cell(kind.read_cell(text))
    except RejectedValueError:
        return text.strip()


@transaction.atomic
def save(forms: Forms, form: PostForm, typed: Mapping[str, Typed], author: Author) -> int:
    """Write what was typed, and return how many cells changed.

    The step `FILL` must be one that the person may take (`steps.check_step`).

    Args:
        forms: As they were shown.
        form: Into which it was typed.
        typed: By the names of cells; others are passed over.
        author: Who typed.

    Raises:
        ClashError: if somebody else changed one of the cells since it was read.
        FlawedError: if a text cannot stand in its cell.
        ClosedYearError: if the year is closed.
    """
    held = OfficeYear.objects.select_for_update().get(pk=forms.year.pk)
    now = forms_of(held) if held.stamp != forms.year.stamp else forms
    if now is None:
        raise ClashError(())
    slots = {slot.name: slot for slot in now.owed(form.post, form.quarter).slots}
    changed = [
        (slots[name], canonical(slots[name], each.text))
        for name, each in typed.items()
        if name in slots and canonical(slots[name], each.text) != now.text(slots[name])
    ]
    clashes = [*_clashes(now, typed, changed)]
    if clashes:
        raise ClashError(clashes)
    if not changed:
        return 0
    change(forms.year, [*_edits(now, changed)], author, is_in_form=True)
    return len(changed)


def _clashes(now: Forms, typed: Mapping[str, Typed], changed: Sequence[tuple[Slot, str]]) -> Iterator[Clash]:
    for slot, text in changed:
        stands = now.text(slot)
        if canonical(slot, typed[slot.name].over) != stands:
            yield Clash(slot, text, stands)


def _edits(now: Forms, changed: Sequence[tuple[Slot, str]]) -> Iterator[Edit]:
    """Yield one edit for each row, however many of its cells were typed into."""
    by_row: dict[tuple[str, Cells], dict[str, str]] = {}
    beside: dict[tuple[str, Cells], Cells] = {}
    for slot, text in changed:
        by_row.setdefault((slot.sheet, slot.key), {})[slot.column] = text
        beside[slot.sheet, slot.key] = slot.beside
    ids = {place: stored.id for place in by_row if (stored := now.stored_at(*place)) is not None}
    versions = dict(Row.objects.filter(pk__in=ids.values()).values_list("pk", "version"))
    for place, cells in by_row.items():
        sheet, key = place
        if place in ids:
            yield Edit(sheet, cells, ids[place], versions[ids[place]])
        elif any(cells.values()):
            yield Edit(sheet, {**dict(key), **dict(beside[place]), **cells})
