"""What is sealed of forms and years, by their values,
and where they are no longer what was approved.

Values are lines of a sheet, the key of a row and its columns; they are kept by their hash.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby
from operator import attrgetter
from typing import Final

from capaian.domain.numerals import write_few
from capaian.dossier.file_names import EVIDENCE, is_closing
from capaian.web.measurement.flow import DONE_STATES, State
from capaian.web.measurement.form.entries import entries_of
from capaian.web.measurement.forms import Forms, forms_in
from capaian.web.measurement.models import PostForm
from capaian.web.trail.record import SealedRow, are_equal, fingerprint, is_begun, trail_key
from capaian.web.years.contents import LIST, content_path, is_whole
from capaian.web.years.known import SHEETS, YearState
from capaian.web.years.models import OfficeYear
from capaian.web.years.open_parts import is_locked
from capaian.web.years.store import SEALED

FORM, YEAR = "form", "year"
"""How the log calls them."""
_MAX_NAMED_ROWS, _MAX_NAMED_VALUES = 5, 3
"""What differs is named one by one up to so many forms, and values of each."""
_REMEDY: Final = (
    "Yang tampil bukan yang disetujui, jadi jangan dipakai: periksa dengan verify-log, "
    "lalu pulihkan "
    "cadangan yang utuh."
)
_Line = tuple[str, Sequence[str], Mapping[str, str]]
"""A sheet, the texts that name a row of it, and the others by column."""


def seal_form(form: PostForm, forms: Forms | None) -> SealedRow:
    """Return what is sealed of a form: its state, and once it is approved all that it holds.

    That its year is closed locks it and is no other state; `forms`: `None` where the year cannot
    be read.
    """
    is_done, own = (
        form.stage in DONE_STATES,
        State.LOCKED if form.office_year.is_closed else State.APPROVED,
    )
    state = State.APPROVED if form.stage is own else form.stage.name
    label = (
        f"{form.office_year}, {form.post or 'tanpa jabatan'}, {form.period} "
        f"({form.stage.words.lower()})"
    )
    facts = [form.office_year_id, form.post, form.period, state]
    entries = entries_of(forms.answers, form) if forms and is_done else {}
    rows = groupby(sorted(entries, key=repr), attrgetter("sheet", "key"))
    lines = ((*row, {each.column: entries[each].text for each in own}) for row, own in rows)
    return SealedRow(form.pk, label, facts, _write_values(lines) if is_done else None)


def seal_year(year: OfficeYear, year_state: YearState | None) -> SealedRow:
    """Return what is sealed of a year: what of it is approved,
    and then all values that nobody may change.

    `year_state`: needed of a closed year alone.
    """
    facts: list[object] = [year.office_id, year.year]
    facts += [year.is_closed, year.is_closed and year.is_report_approved]
    facts += [*year.open_parts] if year.is_closed else []
    facts += [
        *year.approvals.order_by("pk").values_list("sha256", "name", "by", "at", "voided_at")
    ]
    label = f"{year} ({'disahkan' if year.is_closed else 'terbuka'})"
    return SealedRow(
        year.pk,
        label,
        facts,
        _write_values(_locked_lines(year, year_state)) if year_state else None,
    )


def _write_values(lines: Iterable[_Line]) -> bytes:
    """Return lines in their one form: sorted, without what is empty,
    whatever the order of rows.
    """
    written = []
    for sheet, key, cells in lines:
        texts = {name: own for name, text in cells.items() if (own := text.strip())}
        line = [sheet, [*key], texts]
        written.append(json.dumps(line, ensure_ascii=False, sort_keys=True, separators=(",", ":")))
    return "\n".join(sorted(written)).encode()


def _locked_lines(year: OfficeYear, known: YearState) -> Iterator[_Line]:
    """Yield all values of a year that nobody may change now;
    files that no row says by their hashes.
    """
    lies_locked = cache(lambda sheet, name, of: is_locked(year, sheet, name, {"list": of}))
    for sheet, rows in known.rows.items():
        spec = SHEETS.get(sheet)
        keys = [column.id for column in (*spec.parents, *spec.keys)] if spec else ()
        for flat in rows:
            of = flat.cells.get("list", "")
            locked = {
                name: text for name, text in flat.cells.items() if lies_locked(sheet, name, of)
            }
            if locked:
                others = {name: text for name, text in locked.items() if name not in keys}
                yield sheet, [flat.cells.get(name, "").strip() for name in keys], others
    if is_locked(year, LIST):
        for file, sha256 in known.folder.hashes.items():
            if file in SEALED or is_closing(file) or file.startswith(f"{EVIDENCE}/"):
                yield file, [], {"sha256": sha256}


def find_forged(
    year: OfficeYear, year_state: YearState, kept: Iterable[PostForm] | None = None
) -> str:
    """Return in Indonesian what of a year and its forms is not what was approved; empty: all is.

    What lacks its fingerprint was approved before there were any, or somebody took it away.
    `kept`: the forms that somebody has begun, where they are at hand.
    """
    done = [
        each for each in (year.forms.all() if kept is None else kept) if each.stage in DONE_STATES
    ]
    is_sealed = bool(year.seal) or year.is_closed
    if not (all(each.seal for each in done) and bool(year.seal) is is_sealed) and not is_begun():
        done, is_sealed = [each for each in done if each.seal], bool(year.seal)
    if not (done or is_sealed):
        return ""
    seals = ((form.pk, form.state, form.seal) for form in done)
    name = ("forged", year.is_closed, year.is_report_approved, year.seal, *seals)
    found = year_state.derive(
        name, lambda: [*_forged(year, year_state, done, is_sealed=is_sealed)]
    )
    named = write_few(found, _MAX_NAMED_ROWS, "; ")
    return f"Basis data diubah di luar Capaian. {named}. {_REMEDY}" if found else ""


def _forged(
    year: OfficeYear, known: YearState, done: Sequence[PostForm], *, is_sealed: bool
) -> Iterator[str]:
    row = seal_year(year, known if year.is_closed else None)
    if is_sealed and (found := _compare(f"{YEAR}/{year.pk}", year.seal, row)):
        yield from (f"Tahun {year.year}: {each}" for each in found)
    elif done and (forms := forms_in(year, known)) is not None:
        for form in done:
            yield from _find_forged_form(forms, form)


def _find_forged_form(forms: Forms, form: PostForm) -> list[str]:
    name = forms.duties.name_of(form.post) or form.post
    found = _compare(f"{FORM}/{form.pk}", form.seal, seal_form(form, forms))
    return [f"Isian {name}, {form.quarter.label}: {each}" for each in found]


def sound_forms(forms: Forms) -> list[str]:
    """Return how the log calls the forms that are as they were approved."""
    done = (form for form in forms.kept.values() if form.stage in DONE_STATES and form.seal)
    return [f"{FORM}/{form.pk}" for form in done if not _find_forged_form(forms, form)]


def _compare(name: str, seal: str, row: SealedRow) -> list[str]:
    if are_equal(seal, fingerprint(trail_key(), name, row)):
        return []
    return explain(row, seal) or ["keadaannya bukan yang dicatat"]


def explain(row: SealedRow, seal: str) -> list[str]:
    """Return in words which values differ from those of a fingerprint;
    nothing where these are lost.
    """
    sha256 = seal.partition(":")[2]
    if row.values is None or not (sha256.isalnum() and is_whole(sha256)):
        return []
    was, becomes = {*content_path(sha256).read_bytes().splitlines()}, {*row.values.splitlines()}
    try:
        sides = (
            (json.loads(line) for line in sorted(lines))
            for lines in (was - becomes, becomes - was)
        )
        old, new = ({(sheet, tuple(key)): cells for sheet, key, cells in lines} for lines in sides)
    except (ValueError, TypeError):  # somebody wrote the hash of something else
        return []
    found = [
        words for name in {**old, **new} for words in _words(*name, old.get(name), new.get(name))
    ]
    more = len(found) - _MAX_NAMED_VALUES
    return [*found[:_MAX_NAMED_VALUES], *([f"dan {more} lagi"] if more > 0 else [])]


def _words(
    sheet: str, key: Sequence[str], old: Mapping[str, str] | None, new: Mapping[str, str] | None
) -> Iterator[str]:
    spec = SHEETS.get(sheet)
    row = " ".join(filter(None, (spec.title if spec else sheet, *key)))
    if old is None or new is None:
        yield f"{row} {'ditambah' if old is None else 'hilang'}"
        return
    titles = {column.id: column.title for column in spec.columns} if spec else {}
    for column in {**old, **new}:
        if old.get(column) != new.get(column):
            texts = (each.get(column) or "kosong" for each in (old, new))
            yield "{}, {}: disahkan {}, kini {}".format(row, titles.get(column, column), *texts)
