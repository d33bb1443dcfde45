"""What evidence can prove, what of it is required, and what a form still lacks."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass
from typing import Final

from django.db import transaction
from django.db.models import Prefetch, prefetch_related_objects

from capaian.web.evidence.models import Requirement, Upload
from capaian.web.measurement.figures.names import Names
from capaian.web.measurement.forms import Forms
from capaian.web.measurement.gate import Problem
from capaian.web.measurement.models import PostForm
from capaian.web.trail.record import Author, Deed, record
from capaian.web.years.models import EvidenceFile, OfficeYear

PROOFS: Final = "evidence.yaml#evidence"
"""The sheet that lists all evidence of a dossier."""
SECTION: Final = "bukti"
"""Id of the section of a form."""


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that evidence proves."""

    code: str
    name: str
    is_required: bool = False
    is_proven: bool = False

    @property
    def is_lacking(self) -> bool:
        """Whether it keeps a form back."""
        return self.is_required and not self.is_proven


def things_of(forms: Forms, form: PostForm) -> tuple[Thing, ...]:
    """Return what a form tells of, with what is required and what is proven."""
    names, codes = Names(forms.facts).by_code, forms.duties.cells_of(form.place).by_code
    files = {file.name for file in brought_for(form)}
    rows = (row.cells for row in (forms.known.rows.get(PROOFS, ()) if files else ()))
    proven = {code for row in rows if row.get("file") in files for code in row.get("proves", "").split()}
    required = required_codes(forms.year)
    return tuple(Thing(code, names[code], code in required, code in proven) for code in codes)


def required_codes(year: OfficeYear) -> frozenset[str]:
    """Return the codes of what may not be handed in without evidence; asked once for a year in hand."""
    prefetch_related_objects([year], "requirements")
    return frozenset(each.code for each in year.requirements.all())


def brought_for(form: PostForm) -> list[EvidenceFile]:
    """Return the files that were brought for a form; asked once for a form in hand."""
    if not form.pk:
        return []
    prefetch_related_objects([form], Prefetch("uploads", Upload.objects.select_related("file")))
    return [each.file for each in form.uploads.all() if each.file is not None]


def find_lacking(forms: Forms, form: PostForm) -> Iterator[Problem]:
    """Yield required evidence that a form does not have."""
    for thing in things_of(forms, form):
        if thing.is_lacking:
            words = f"Bukti wajib belum ada: {thing.name}. Unggah di bagian Bukti dukung."
            yield Problem(None, words, part=SECTION)


def ask_without_any(forms: Forms, form: PostForm) -> Iterator[tuple[str, str]]:
    """Ask of a form that rests on no file, where none is required: once handed in, none can be added."""
    things = things_of(forms, form)
    if things and not brought_for(form) and not any(thing.is_required for thing in things):
        yield _WITHOUT, "Diajukan tanpa bukti."


_WITHOUT: Final = (
    "Belum ada bukti untuk isian ini. Unggah dahulu di bagian Bukti dukung, atau ajukan tanpa bukti. Sesudah "
    "diajukan, bukti baru dapat ditambah bila isian ditarik kembali atau dikembalikan."
)


@transaction.atomic
def declare_required(year: OfficeYear, codes: Set[str], shown: Set[str], author: Author) -> bool:
    """Declare what requires evidence, and say whether it was anything else; a closed year stays as it is.

    What somebody else declared since the page was drawn, when `shown` required it, stays.
    """
    locked = OfficeYear.objects.select_for_update().get(pk=year.pk)
    before = required_codes(locked)
    after = (before | (codes - shown)) - (shown - codes)
    if locked.is_closed or after == before:
        return False
    Requirement.objects.filter(office_year=locked).exclude(code__in=after).delete()
    Requirement.objects.bulk_create(
        Requirement(office_year=locked, code=code) for code in sorted(after - before)
    )
    deed = Deed("evidence.required", str(locked.pk), {"codes": sorted(before)}, {"codes": sorted(after)})
    record(locked.office, author, [deed])
    return True
