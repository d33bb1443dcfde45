"""Approved forms that are asked for something nobody filled in: it was shared to their post afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from capaian.web.measurement.flow import State
from capaian.web.measurement.forms import NO_POST, Forms
from capaian.web.measurement.gate import find_unfilled
from capaian.web.measurement.models import PostForm

_FINISHED: Final = frozenset({State.APPROVED, State.LOCKED})


@dataclass(frozen=True, slots=True)
class Hole:
    """A form that nobody can fill in as long as it is not opened again."""

    form: PostForm
    name: str
    what: str
    """What it lacks: the first cell, and how many more."""

    @property
    def slug(self) -> str:
        """Its post in addresses."""
        return self.form.post or NO_POST


def find_holes(forms: Forms) -> Iterator[Hole]:
    """Yield the approved forms with needed cells that are empty and for which no reason was given."""
    if forms.year.is_closed:
        return
    for post, each in forms.each():
        for form, _ in each:
            if form.stands in _FINISHED and (left := find_unfilled(forms, form)):
                more = f" dan {len(left) - 1} nilai lain" if len(left) > 1 else ""
                yield Hole(form, forms.name_of(post), f"{left[0].label}{more}")
