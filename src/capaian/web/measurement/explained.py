"""Why values are empty, fall or look strange, as whoever entered them explained it: for those who decide."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from capaian.web.measurement.forms import Forms
from capaian.web.measurement.models import PostForm, Remark
from capaian.web.measurement.owed import Slot


@dataclass(frozen=True, slots=True)
class Explained:
    """A reason, and the values that it was given for."""

    text: str
    by: str
    at: datetime
    """When it was given first."""
    slots: tuple[Slot, ...]


def reasons_in_force(remarks: Iterable[Remark]) -> Mapping[tuple[str, str], Remark]:
    """Return the reasons among remarks, each by its cell and the value that it was given for.

    Of another value in the same cell it says nothing.
    """
    return {(each.slot, each.value): each for each in remarks if each.kind == Remark.Kind.EXPLANATION}


def explanations_of(forms: Forms, form: PostForm) -> Sequence[Explained]:
    """Return the reasons for values as they stand, in the order of the cells; the same words once."""
    given = reasons_in_force(form.remarks.all() if form.pk else ())
    found: dict[tuple[str, str], Explained] = {}
    for slot in forms.owed(form.post, form.quarter).slots:
        remark = given.get((slot.name, forms.text(slot)))
        if remark is not None:
            name = (remark.text, str(remark.by))
            before = found.get(name)
            own, at = (before.slots, min(before.at, remark.at)) if before else ((), remark.at)
            found[name] = Explained(*name, at, (*own, slot))
    return [*found.values()]
