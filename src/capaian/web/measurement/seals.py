"""What is sealed of forms and years, and where they are no longer what was approved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Final

from capaian.domain.numerals import write_few
from capaian.web.measurement.flow import DONE, State
from capaian.web.measurement.form_entries import entries_of
from capaian.web.measurement.forms import Forms, forms_in
from capaian.web.measurement.models import PostForm
from capaian.web.trail.fingerprints import SealedRow, fingerprint
from capaian.web.trail.record import trail_key
from capaian.web.trail.seal import are_equal
from capaian.web.years.known import YearState
from capaian.web.years.models import OfficeYear
from capaian.web.years.sealed_values import Line, describe_differences, locked_lines, write_values

FORM, YEAR = "form", "year"
"""How the log calls them."""
_MAX_NAMED: Final = 5
"""Differences that are named one by one."""
_REMEDY: Final = (
    "Yang tampil bukan yang disetujui, jadi jangan dipakai: periksa dengan verify-log, lalu pulihkan "
    "cadangan yang utuh."
)


def seal_form(form: PostForm, forms: Forms | None) -> SealedRow:
    """Return what is sealed of a form: its state, and once it is approved all that it holds.

    That its year is closed locks it and is no other state; `forms`: `None` where the year cannot be read.
    """
    is_done, own = form.stage in DONE, State.LOCKED if form.office_year.is_closed else State.APPROVED
    state = State.APPROVED if form.stage is own else form.stage.name
    label = f"{form.office_year}, {form.post or 'tanpa jabatan'}, {form.period} ({form.stage.words.lower()})"
    facts = [form.office_year_id, form.post, form.period, state]
    values = write_values(_lines(forms, form) if forms else ()) if is_done else None
    return SealedRow(form.pk, label, facts, values)


def _lines(forms: Forms, form: PostForm) -> Iterator[Line]:
    entries = entries_of(forms, form)
    for (sheet, key), own in groupby(sorted(entries, key=repr), attrgetter("sheet", "key")):
        yield sheet, key, {subject.column: entries[subject].text for subject in own}


def seal_year(year: OfficeYear, known: YearState | None) -> SealedRow:
    """Return what is sealed of a year: what of it is approved, and then all values that nobody may change.

    `known`: needed of a closed year alone.
    """
    facts = [year.office_id, year.year, year.is_closed, year.is_closed and year.is_report_approved]
    facts += [*year.open_parts] if year.is_closed else []
    label = f"{year} ({'disahkan' if year.is_closed else 'terbuka'})"
    return SealedRow(year.pk, label, facts, write_values(locked_lines(year, known)) if known else None)


def find_forged(year: OfficeYear, known: YearState, kept: Iterable[PostForm] | None = None) -> Sequence[str]:
    """Return in Indonesian what of a year and its forms is not what was approved.

    It is worked out once for a version of the rows and the seals; what has no fingerprint yet is left out.
    `kept`: the forms that somebody has begun, where they are at hand.
    """
    done = [each for each in (year.forms.all() if kept is None else kept) if each.stage in DONE and each.seal]
    if not (done or year.seal):
        return ()
    seals = ((form.pk, form.state, form.seal) for form in done)
    name = ("forged", year.is_closed, year.is_report_approved, year.seal, *seals)
    return known.derive(name, lambda: [*_forged(year, known, done)])


def _forged(year: OfficeYear, known: YearState, done: Sequence[PostForm]) -> Iterator[str]:
    row = seal_year(year, known if year.is_closed else None)
    if year.seal and (found := _compare(f"{YEAR}/{year.pk}", year.seal, row)):
        yield from (f"Tahun {year.year}: {each}" for each in found)
        return
    forms = forms_in(year, known) if done else None
    for form in done if forms else ():
        yield from find_forged_form(forms, form) if forms else ()


def find_forged_form(forms: Forms, form: PostForm) -> list[str]:
    """Return in Indonesian what of a form is not what was approved; nothing of one that is not approved."""
    if form.stage not in DONE or not form.seal:
        return []
    found = _compare(f"{FORM}/{form.pk}", form.seal, seal_form(form, forms))
    own = forms.name_of(form.post) or form.post
    return [f"Isian {own}, {form.quarter.label}: {each}" for each in found]


def sound_forms(forms: Forms) -> list[str]:
    """Return how the log calls the forms that are as they were approved."""
    done = (form for form in forms.kept.values() if form.stage in DONE and form.seal)
    return [f"{FORM}/{form.pk}" for form in done if not find_forged_form(forms, form)]


def _compare(name: str, seal: str, row: SealedRow) -> list[str]:
    if are_equal(seal, fingerprint(trail_key(), name, row)):
        return []
    return explain(row, seal) or ["keadaannya bukan yang dicatat"]


def explain(row: SealedRow, seal: str) -> list[str]:
    """Return in words which values differ from those of a fingerprint; nothing where no values do."""
    kept = seal.partition(":")[2]
    return describe_differences(kept, row.values) if kept and row.values is not None else []


def forged_words(found: Sequence[str]) -> str:
    """Return what is said where something is not what was approved."""
    named = write_few(found, _MAX_NAMED, "; ")
    return f"Basis data diubah di luar Capaian. {named}. {_REMEDY}"
