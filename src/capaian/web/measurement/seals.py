"""What is sealed of forms and years, and where they are no longer what was approved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Final

from capaian.web.measurement.flow import DONE, State
from capaian.web.measurement.form_entries import entries_of
from capaian.web.measurement.forms import Forms, forms_in
from capaian.web.measurement.models import PostForm
from capaian.web.trail.fingerprints import SealedRow, fingerprint
from capaian.web.trail.record import trail_key
from capaian.web.trail.seal import are_equal
from capaian.web.years.known import YearState
from capaian.web.years.models import OfficeYear
from capaian.web.years.sealed_values import Line, describe_differences, write_values, year_values

FORM, YEAR = "form", "year"
"""How the log calls them."""


def seal_form(form: PostForm, forms: Forms | None) -> SealedRow:
    """Return what is sealed of a form: its state, and once it is approved all that it holds.

    That the year locks it is no other state; `forms`: `None` where the year cannot be read.
    """
    is_done = form.stage in DONE
    state = State.APPROVED if is_done else form.stage
    facts = [form.office_year_id, form.post, form.period, state]
    values = write_values(_lines(forms, form) if forms else ()) if is_done else None
    return SealedRow(
        form.pk, f"{form.office_year}, {form.post or 'tanpa jabatan'}, {form.period}", facts, values
    )


def _lines(forms: Forms, form: PostForm) -> Iterator[Line]:
    entries = entries_of(forms, form)
    for (sheet, key), own in groupby(sorted(entries, key=repr), attrgetter("sheet", "key")):
        yield sheet, key, {subject.column: entries[subject].text for subject in own}


def seal_year(year: OfficeYear, known: YearState | None) -> SealedRow:
    """Return what is sealed of a year: what of it is approved, and then all values that nobody may change.

    `known`: needed of a closed year alone.
    """
    facts = [year.office_id, year.year, year.is_closed, year.is_closed and year.is_report_approved]
    return SealedRow(year.pk, str(year), facts, year_values(year, known) if known else None)


def find_forged(year: OfficeYear, known: YearState, kept: Iterable[PostForm] | None = None) -> Sequence[str]:
    """Return in Indonesian what of a year and its forms is not what was approved.

    It is worked out once for a version of the rows and the seals; what has no fingerprint yet is left out.
    `kept`: the forms that somebody has begun, where they are at hand.
    """
    done = [form for form in kept or year.forms.all() if form.stage in DONE and form.seal]
    is_closed = year.is_closed and bool(year.seal)
    if not (done or is_closed):
        return ()
    name = ("forged", is_closed, year.is_report_approved, year.seal, *((form.pk, form.seal) for form in done))
    return known.derive(name, lambda: [*_forged(year if is_closed else None, known, done)])


def _forged(year: OfficeYear | None, known: YearState, done: Sequence[PostForm]) -> Iterator[str]:
    if year is not None:
        yield from _compare(f"{YEAR}/{year.pk}", year.seal, seal_year(year, known))
    forms = forms_in(done[0].office_year, known) if done else None
    for form in done if forms else ():
        yield from find_forged_form(forms, form) if forms else ()


def find_forged_form(forms: Forms, form: PostForm) -> list[str]:
    """Return in Indonesian what of a form is not what was approved; nothing of one that is not approved."""
    if form.stage not in DONE or not form.seal:
        return []
    name, own = f"{FORM}/{form.pk}", forms.name_of(form.post) or form.post
    found = _compare(name, form.seal, seal_form(form, forms))
    return [f"Isian {own}, {form.quarter.label}: {each}" for each in found]


def sound_forms(forms: Forms) -> list[str]:
    """Return how the log calls the forms that are as they were approved."""
    done = (form for form in forms.kept.values() if form.stage in DONE and form.seal)
    return [f"{FORM}/{form.pk}" for form in done if not find_forged_form(forms, form)]


def _compare(name: str, seal: str, row: SealedRow) -> list[str]:
    if are_equal(seal, fingerprint(trail_key(), name, row)):
        return []
    kept = seal.partition(":")[2]
    return (describe_differences(kept, row.values or b"") if kept else []) or [
        "tidak ada persetujuannya dalam catatan"
    ]


FORGED: Final = (
    "Basis data diubah di luar Capaian: {}. Yang tampil bukan yang disetujui. Jangan dipakai; periksa dengan "
    "verify-log, lalu pulihkan cadangan yang utuh."
)
