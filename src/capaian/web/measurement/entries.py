"""Writing what was typed into a form: what is sound, and never over what somebody else typed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from django.db import transaction

from capaian.dossier.tables.kinds import Kind
from capaian.web.measurement.forms import Forms, forms_of
from capaian.web.measurement.indices import meant
from capaian.web.measurement.models import PostForm
from capaian.web.measurement.owed import Slot
from capaian.web.measurement.sound import Wrong, write_sound
from capaian.web.measurement.wholes import as_meant, as_shown
from capaian.web.trail.record import Author
from capaian.web.years.change import RefusedChangeError
from capaian.web.years.known import SHEETS
from capaian.web.years.models import OfficeYear

CLASH: Final = "Nilai ini baru saja diubah orang lain. Keduanya disimpan; pilih yang dipakai."
_FLAWED: Final = (
    "Perencanaan baru saja berubah dan memuat galat. Isian disimpan sesudah perencana memperbaikinya."
)


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
    over: str
    """As it was shown to who typed."""
    is_untouched: bool = False
    """Nothing was typed into it; it is not any more what was read when the form was handed in."""


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of what was typed."""

    stored: frozenset[str] = frozenset()
    """Names of the cells that say something else now."""
    clashes: tuple[Clash, ...] = ()
    wrong: Wrong = field(default_factory=dict)
    """What is wrong with cells that were not stored, by their names."""

    @property
    def is_whole(self) -> bool:
        """Whether nothing was left out."""
        return not (self.clashes or self.wrong)


def kind_of(slot: Slot) -> Kind:
    """Return what may stand in a cell."""
    return next(column.kind for column in SHEETS[slot.sheet].columns if column.id == slot.column)


def in_cell(slot: Slot, text: str) -> str:
    """Return a text as its cell shows it."""
    return as_shown(slot, kind_of(slot), text)


def canonical(slot: Slot, text: str) -> str:
    """Return a text as a dossier writes it; what cannot be read stays, so that it is told of."""
    kind = kind_of(slot)
    if not kind.is_number:
        return kind.canonical(text.strip())
    written = as_written(slot, text)
    return meant(slot, written) or written


def as_written(slot: Slot, text: str) -> str:
    """Return a figure as a dossier writes it, before an index becomes a mean."""
    return kind_of(slot).canonical(as_meant(slot, text.strip()))


def is_same(slot: Slot, one: str, other: str) -> bool:
    """Say whether two texts of a cell mean one value: `-3` with either minus, `12` and `12,0`."""
    return kind_of(slot).is_same(canonical(slot, one), canonical(slot, other))


@transaction.atomic
def save(
    forms: Forms,
    form: PostForm,
    typed: Mapping[str, Typed],
    author: Author,
    *,
    as_seen: bool = False,
) -> Saved:
    """Write what was typed: cells that others changed meanwhile and those that are wrong stay as they are.

    The step `FILL` must be one that the person may take (`steps.check_step`).

    Args:
        forms: As they were shown.
        form: Into which it was typed.
        typed: By the names of cells; others are passed over.
        author: Who typed.
        as_seen: Whether cells into which nothing was typed must be as they were shown too.

    Raises:
        RefusedChangeError: if the year is closed, or its plan has errors now.
    """
    held = OfficeYear.objects.select_for_update().get(pk=forms.year.pk)
    now = forms_of(held) if held.stamp != forms.year.stamp else forms
    if now is None:
        raise RefusedChangeError(_FLAWED)
    owed = now.owed(form.post, form.quarter)
    slots = {slot.name: slot for slot in owed.slots}
    own = {slots[name]: each for name, each in typed.items() if name in slots}
    clashes = tuple(_clashes(now, own, as_seen=as_seen))
    disputed = {clash.slot for clash in clashes}
    changed = {
        slot: canonical(slot, each.text)
        for slot, each in own.items()
        if slot not in disputed and is_touched(slot, each) and canonical(slot, each.text) != now.text(slot)
    }
    wrong = write_sound(now, owed, changed, author) if changed else {}
    return Saved(frozenset(slot.name for slot in changed if slot.name not in wrong), clashes, wrong)


def is_touched(slot: Slot, typed: Typed) -> bool:
    """Say whether a cell was sent with something else than what was shown in it."""
    return canonical(slot, typed.text) != canonical(slot, typed.over)


def _clashes(now: Forms, own: Mapping[Slot, Typed], *, as_seen: bool) -> Iterator[Clash]:
    for slot, each in own.items():
        stands, text, over = now.text(slot), canonical(slot, each.text), canonical(slot, each.over)
        is_untouched = is_same(slot, text, over)
        if is_same(slot, text, stands) or is_same(slot, over, stands) or (is_untouched and not as_seen):
            continue
        yield Clash(slot, text, stands, over, is_untouched)
