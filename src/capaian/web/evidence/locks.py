"""Rows of evidence that forms rest on: what such a form proves stays as long as it is not open."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import ClassVar, Final

from capaian.domain.issue import Issue, Level, Place
from capaian.dossier.file_names import EVIDENCE
from capaian.web.evidence.asked import PROOFS, names_in
from capaian.web.evidence.models import Upload
from capaian.web.measurement.flow import State
from capaian.web.measurement.forms import forms_of
from capaian.web.years.change import FlawedError, RefusedChangeError
from capaian.web.years.edits import Edit
from capaian.web.years.known import Cell, Flaw, Known
from capaian.web.years.models import OfficeYear, Row

OPEN: Final = (State.EMPTY, State.DRAFT, State.RETURNED)
"""States of forms whose evidence may be changed."""
_FIXED: Final = ("file", "media_type", "sha256")


class LockedProofError(RefusedChangeError):
    """A file proves a form that is not open."""

    code: ClassVar[str] = "locked_proof"


def refuse_locked_proofs(year: OfficeYear, edits: Sequence[Edit]) -> None:
    """Refuse to take evidence away from a form that is handed in, verified or approved; more may be added.

    Raises:
        LockedProofError: with the file.
    """
    rows = {edit.row: edit for edit in edits if edit.sheet == PROOFS and edit.row}
    if not rows:
        return
    held = _held(year)
    for row in Row.objects.filter(office_year=year, pk__in=rows):
        name = row.cells.get("file", "")
        if name in held and _takes_away(row.cells, rows[row.pk].cells):
            raise LockedProofError(
                f"Bukti {name} dipakai isian yang sudah diajukan, jadi tetap seperti adanya. Minta "
                "isiannya dikembalikan dahulu."
            )


def refuse_locked_contents(year: OfficeYear, names: Collection[str]) -> None:
    """Refuse other contents of files that a form rests on which is not open, whatever their rows say.

    A file that was brought for no form proves its things in every quarter: it stays with the first of them.

    Raises:
        LockedProofError: with the first file.
    """
    held = _held(year) | {*_held_by_all(year, names)}
    if locked := sorted(held & {*names}):
        raise LockedProofError(
            f"Isi bukti {locked[0]} dipakai isian yang sudah diajukan, jadi tetap seperti adanya. Bawa "
            "berkas lain dengan nama lain, atau minta isiannya dikembalikan dahulu."
        )


def _held(year: OfficeYear) -> set[str]:
    """Return the names of files that were brought for forms which are not open."""
    locked = Upload.objects.filter(office_year=year, file__isnull=False, form__isnull=False)
    return {*locked.exclude(form__state__in=OPEN).values_list("file__name", flat=True)}


def _held_by_all(year: OfficeYear, names: Collection[str]) -> Iterator[str]:
    """Yield those that were brought for no form and prove what a form tells that is not open."""
    closed = [form for form in year.forms.all() if form.stands not in OPEN]
    forms = forms_of(year) if closed else None
    if forms is None:
        return
    told = {code for form in closed for code in names_in(forms.owed(form.post, form.quarter))}
    apart = {
        *Upload.objects.filter(office_year=year, form__isnull=False).values_list("file__name", flat=True)
    }
    for flat in forms.known.rows.get(PROOFS, ()):
        name = flat.cells.get("file", "")
        if name in names and name not in apart and told & {*flat.cells.get("proves", "").split()}:
            yield name


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
    is_fixed = all(now.get(name, "") == before.get(name, "") for name in _FIXED)
    return not is_fixed or not set(before.get("proves", "").split()) <= set(now.get("proves", "").split())
