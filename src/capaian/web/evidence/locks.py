"""Rows of evidence that forms rest on: what such a form proves stays as long as it is not open."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from difflib import get_close_matches
from typing import ClassVar, Final

from django.db.models import Max

from capaian.domain.issue import Issue, Level, Place
from capaian.dossier.file_names import EVIDENCE
from capaian.web.evidence.models import Upload
from capaian.web.evidence.requirements import PROOFS, names_in, names_of
from capaian.web.measurement.forms import forms_of
from capaian.web.measurement.locks import OPEN
from capaian.web.measurement.models import PostForm, Taken
from capaian.web.years.change import FlawedError, RefusedChangeError
from capaian.web.years.edits import Edit
from capaian.web.years.known import Cell, Flaw, Known
from capaian.web.years.models import OfficeYear, Row

_GROWS: Final = "proves"
"""The column in which more may come to stand; in all others what a held row says stays."""
_CODE: Final = re.compile(r"[\w.-]+")
"""What may be a code in a formula."""


class LockedProofError(RefusedChangeError):
    """A file proves a form that is not open."""

    code: ClassVar[str] = "locked_proof"


def refuse_locked_proofs(year: OfficeYear, edits: Sequence[Edit]) -> None:
    """Refuse to take evidence away from a form that is handed in, verified or approved; more may be added.

    What the rows say before the change decides: whoever first takes away what a file proves, to exchange it
    afterwards, is refused there already.

    Raises:
        LockedProofError: with the file.
    """
    rows = {edit.row: edit for edit in edits if edit.sheet == PROOFS and edit.row}
    stand = {row.pk: row.cells for row in Row.objects.filter(office_year=year, pk__in=rows)}
    taken = [cells for pk, cells in stand.items() if _takes_away(cells, rows[pk].cells)]
    names = {cells.get("file", "") for cells in taken}
    if names and (locked := sorted(names & held_names(year, names))):
        raise LockedProofError(
            f"Bukti {locked[0]} dipakai isian yang sudah diajukan, jadi tetap seperti adanya, dengan "
            "keterangan dan tanggalnya. Minta isiannya dikembalikan dahulu, atau dibuka kembali bila sudah "
            "disetujui."
        )


def refuse_locked_contents(year: OfficeYear, names: Collection[str]) -> None:
    """Refuse other contents of files that a form rests on which is not open, whatever their rows say.

    A file that was brought for no form proves its things in every quarter: it stays with the first of them.

    Raises:
        LockedProofError: with the first file.
    """
    if locked := sorted({*names} & held_names(year, names)):
        raise LockedProofError(
            f"Isi bukti {locked[0]} dipakai isian yang sudah diajukan, jadi tetap seperti adanya. Bawa "
            "berkas lain dengan nama lain, atau minta isiannya dikembalikan dahulu."
        )


def held_names(year: OfficeYear, names: Collection[str]) -> set[str]:
    """Return which of some files forms rest on that are not open: brought for them, or for no form at all."""
    own = Upload.objects.filter(office_year=year, file__isnull=False, form__isnull=False)
    held = {*own.exclude(form__state__in=OPEN).values_list("file__name", flat=True)}
    left = {*names} - held
    return held | {*_held_by_all(year, left)} if left else held


def _held_by_all(year: OfficeYear, names: Collection[str]) -> Iterator[str]:
    """Yield those that prove what a form tells that is not open, and belong to no other forms alone.

    What was listed after the last step of a form is nothing that anybody decided by: it may go again.
    """
    closed = [form for form in year.forms.all() if form.stands not in OPEN]
    if not closed:
        return
    apart, decided, brought = _apart(year, names), _last_steps(closed), _brought_at(year, names)
    told: dict[tuple[int, ...], set[str] | None] = {(): set()}
    for cells in year.rows.filter(sheet=PROOFS).values_list("cells", flat=True):
        name, proven = cells.get("file", ""), {*cells.get(_GROWS, "").split()}
        if name not in names or name in apart or not proven:
            continue
        later = [form for form in closed if not _is_behind(brought.get(name), decided.get(form.pk))]
        those = tuple(form.pk for form in later)
        if those not in told:  # most files came before all of them
            told[those] = _codes_of(year, later)
        # Where the plan cannot be read, nobody knows what a form tells: then everything is held.
        own = told[those]
        if own is None or own & proven:
            yield name


def _is_behind(at: datetime | None, step: datetime | None) -> bool:
    return at is not None and step is not None and at > step


def _last_steps(forms: Sequence[PostForm]) -> Mapping[int, datetime]:
    """Return when the last step was taken with forms, by their ids."""
    steps = Taken.objects.filter(form__in=forms).values("form").annotate(last=Max("at")).order_by()
    return {each["form"]: each["last"] for each in steps}


def _brought_at(year: OfficeYear, names: Collection[str]) -> Mapping[str, datetime]:
    """Return when files were brought first, by name; those of a dossier from before have no time."""
    uploads = Upload.objects.filter(office_year=year, name__in=names).order_by("-at")
    return dict(uploads.values_list("name", "at"))


def _codes_of(year: OfficeYear, closed: Sequence[PostForm]) -> set[str] | None:
    """Return what forms tell of, with the indicators computed from it; `None`: nobody can say."""
    forms = forms_of(year)
    if forms is None:
        return None
    codes: set[str] = set()
    for form in closed:
        if form.post in forms.duties:
            codes |= {*names_in(forms.owed(form.post, form.quarter))}
    own = [each for each in forms.facts.components if str(each.code) in codes]
    used = codes | {str(part.code) for each in own for part in (each.numerator, each.denominator)}
    sources = {each.code: {*_CODE.findall(each.formula), each.survey} for each in forms.facts.indicators}
    return codes | {str(code) for code, names in sources.items() if used & names}


def _apart(year: OfficeYear, names: Collection[str]) -> set[str]:
    """Return the files that belong to forms alone, by which they were brought, also while one is taken away.

    A file that was brought for no form first and for one afterwards still proves its things everywhere.
    """
    uploads = Upload.objects.filter(office_year=year, name__in=names)
    for_all = uploads.filter(form__isnull=True, removed_at__isnull=True)
    return {*uploads.filter(form__isnull=False).values_list("name", flat=True)} - {
        *for_all.values_list("name", flat=True)
    }


def keep_hashes(year: OfficeYear, edits: Sequence[Edit], before: Known, after: Known) -> None:
    """See to it that the list names each stored file by the hash of its content, as the program writes it.

    Raises:
        FlawedError: at the cells that a change emptied; a wrong hash is an error of the dossier itself.
    """
    if not any(edit.sheet == PROOFS for edit in edits):
        return
    stood, flaws = dict(_listed(before)), []
    for row, cells in _listed(after):
        name = cells.get("file", "")
        own = after.folder.hashes.get(f"{EVIDENCE}/{name}", "")
        is_new = any(stood.get(row, {}).get(each, "") != cells.get(each, "") for each in ("file", "sha256"))
        if own and is_new and cells.get("sha256", "").lower() != own:
            flaws.append(Flaw(_unnamed(name, own), Cell(row, PROOFS, "sha256")))
    if flaws:
        raise FlawedError(flaws)


def keep_names(year: OfficeYear, edits: Sequence[Edit], before: Known, after: Known) -> None:
    """See to it that evidence that a form rests on proves nothing unknown: it could not be taken back.

    Raises:
        FlawedError: at the cells, with the code that nothing has.
    """
    facts = after.found.office_year or after.read.partial
    if facts is None or not any(edit.sheet == PROOFS and _GROWS in (edit.cells or {}) for edit in edits):
        return
    names, stood = names_of(facts), dict(_listed(before))
    strange = [
        (row, cells.get("file", ""), code)
        for row, cells in _listed(after)
        for code in cells.get(_GROWS, "").split()
        if code not in names and code not in stood.get(row, {}).get(_GROWS, "").split()
    ]
    held = held_names(year, {file for _, file, _ in strange}) if strange else ()
    flaws = [
        Flaw(_proves_nothing(file, code, names), Cell(row, PROOFS, _GROWS))
        for row, file, code in strange
        if file in held
    ]
    if flaws:
        raise FlawedError(flaws)


def _proves_nothing(file: str, code: str, names: Collection[str]) -> Issue:
    place = Place(PROOFS.partition("#")[0], column=_GROWS)
    said = f"Bukti {file} dipakai isian yang sudah diajukan, dan tidak ada yang berkode {code}."
    near = get_close_matches(code, names, n=1)
    remedy = (
        f"Apakah maksudnya {near[0]}?" if near else "Tulis kode indikator, komponen, survei, atau pekerjaan."
    )
    return Issue(Level.ERROR, "proves_nothing", said, place, code, remedy)


def _listed(known: Known) -> Iterator[tuple[int, Mapping[str, str]]]:
    rows = known.rows.get(PROOFS, ())
    return ((row, flat.cells) for row, flat in zip(known.ids.get(PROOFS, ()), rows, strict=True))


def _unnamed(name: str, sha256: str) -> Issue:
    place = Place(PROOFS.partition("#")[0], column="sha256")
    said = f"Sidik (SHA-256) bukti {name} ditulis program dari isi berkasnya dan tidak dikosongkan."
    return Issue(Level.ERROR, "evidence_unnamed", said, place, name, remedy=f"Biarkan {sha256}.")


def _takes_away(before: Mapping[str, str], after: Mapping[str, str] | None) -> bool:
    if after is None:
        return True
    now = {**before, **after}
    # What is empty may be filled in; which hash a list of long ago gets is checked where it is written.
    is_fixed = all(now.get(name, "") == text for name, text in before.items() if text and name != _GROWS)
    return not is_fixed or not {*before.get(_GROWS, "").split()} <= {*now.get(_GROWS, "").split()}
