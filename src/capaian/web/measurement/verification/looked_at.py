"""What somebody looks at who decides about a form: the decision is about that, not about what came since."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from typing import Final, NamedTuple

from capaian.web.measurement.beside import Names
from capaian.web.measurement.entry.grid import Sheet
from capaian.web.measurement.factors.belonging import factors_at
from capaian.web.measurement.factors.subjects import subjects_of
from capaian.web.measurement.gate import find_declared
from capaian.web.measurement.models import PostForm
from capaian.web.measurement.owed import CountGroup

_SIGNS_OF_LOOK: Final = 32


class Seen(NamedTuple):
    """What a page showed that a decision comes from."""

    version: int
    """Of the form."""
    look: str = ""
    """Digest of all that it showed; empty: it told none, and nothing is decided by it."""


def look_of(sheet: Sheet, form: PostForm) -> str:
    """Return a digest of all figures and texts that the page of a form shows, computed ones too.

    The version of a form counts its steps and what is typed into it; a formula, a name or a target changes
    what it shows and belongs to no form.
    """
    forms, owed = sheet.forms, sheet.owed
    words = Names(forms.facts)
    subjects = subjects_of(forms.asked, form.post, form.quarter)
    named = (
        [forms.name_of(form.post), *(slot.label for slot in owed.slots)],
        [_called(group) for group in owed.groups],
        [(block.title, block.headings) for block in owed.blocks],
        [(one.title, one.unit, [*one.plan]) for block in owed.blocks for one in block.lines],
        [each.title for each in subjects],
    )
    told = {
        "values": [(slot.name, forms.text(slot)) for slot in owed.slots],
        "computed": [(cell.id, cell.text) for cell in sheet.computed()],
        "named": named,
        "others": [words.line(each) for each in forms.belonging.others(form.post, form.quarter)],
        "factors": [
            (each.subject, words.by_code.get(each.subject, ""), each.label, str(each.period), each.text)
            for each in factors_at(forms, (form.post, form.quarter))
        ],
        "declared": [
            (each.subject, each.message.partition(" Dinyatakan: ")[2]) for each in find_declared(forms, form)
        ],
    }
    return sha256(repr(told).encode()).hexdigest()[:_SIGNS_OF_LOOK]


def _called(group: CountGroup) -> Sequence[str]:
    """Return what stands above the columns of a component."""
    columns = (group.numerator.measure, group.denominator.measure)
    own = (group.component.symbol, group.component.name, group.period.label, str(group.adds_up))
    return *own, *(text for each in columns for text in (each.name, each.unit.label))
