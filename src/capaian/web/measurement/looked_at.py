"""What somebody looks at who decides about a form: the decision is about that, not about what came since."""

from __future__ import annotations

from hashlib import sha256
from typing import NamedTuple

from capaian.web.measurement.factors.belonging import factors_at
from capaian.web.measurement.grid import Sheet
from capaian.web.measurement.models import PostForm


class Seen(NamedTuple):
    """What a page showed that a decision comes from."""

    version: int
    """Of the form."""
    look: str = ""
    """Digest of all that it showed; empty: it told none."""


def look_of(sheet: Sheet, form: PostForm) -> str:
    """Return a digest of all figures and texts that the page of a form shows, computed ones too.

    The version of a form counts its steps and what is typed into it; a formula, a name or a target changes
    what it shows and belongs to no form.
    """
    forms = sheet.forms
    told = (
        [(slot.label, forms.text(slot)) for slot in sheet.owed.slots],
        [(cell.id, cell.text) for cell in sheet.computed()],
        [(one.title, one.unit, [*one.plan]) for block in sheet.owed.blocks for one in block.lines],
        [(each.subject, each.label, each.text) for each in factors_at(forms, (form.post, form.quarter))],
    )
    return sha256(repr(told).encode()).hexdigest()[:_SIGNS]


_SIGNS = 32
