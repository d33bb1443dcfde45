"""Files that forms rest on which are not open: what each of them is and proves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from capaian.dossier.file_names import EVIDENCE
from capaian.web.evidence.models import Upload
from capaian.web.evidence.requirements import PROOFS, names_in
from capaian.web.measurement.flow import OPEN
from capaian.web.measurement.form_entries import Entries, Entry, Subject
from capaian.web.measurement.forms import Forms
from capaian.web.years.known import Known
from capaian.web.years.models import OfficeYear

_PROVES = "proves"


def hold_files(forms: Forms) -> Mapping[int, Entries]:
    """Return the files that forms rest on which are not open, by the ids of the forms.

    A file that was brought for forms is theirs alone; one that was brought for none proves its things in
    every quarter.
    """
    closed = [form for form in forms.kept.values() if form.pk and form.stands not in OPEN]
    codes = {
        form.pk: {*names_in(forms.cells_of(form.post, form.quarter))} if form.post in forms.duties else set()
        for form in closed
    }
    own, general = _uploads(forms.year)
    found: dict[int, dict[Subject, Entry]] = {form.pk: {} for form in closed}
    for row in forms.known.rows.get(PROOFS, ()):
        name, proven = row.cells.get("file", ""), row.cells.get(_PROVES, "").split()
        is_general = name in general or name not in own
        entries = dict(_entries(forms.known, row.cells))
        for pk, told in codes.items():
            if pk in own.get(name, ()) or (is_general and not told.isdisjoint(proven)):
                found[pk] |= entries
    return found


def _entries(known: Known, cells: Mapping[str, str]) -> Iterator[tuple[Subject, Entry]]:
    """Yield the content of a file, what the list says of it, and each thing that it proves."""
    name, label = cells.get("file", ""), f"bukti {cells.get('caption') or cells.get('file', '')}"
    sha256 = known.folder.hashes.get(f"{EVIDENCE}/{name}", "")
    for column, text in {**cells, "sha256": sha256}.items():
        if text and column != _PROVES:
            yield Subject(PROOFS, (name,), column), Entry(text, label)
    for code in cells.get(_PROVES, "").split():
        yield Subject(PROOFS, (name, code), _PROVES), Entry(code, label)


def _uploads(year: OfficeYear) -> tuple[Mapping[str, set[int]], set[str]]:
    """Return by file the forms that have it, of those that were ever brought for one, and files of none."""
    own: dict[str, set[int]] = {}
    general: set[str] = set()
    for upload in Upload.objects.filter(office_year=year):
        if upload.form_id is not None:
            own.setdefault(upload.name, set()).update({upload.form_id} if upload.file_id else ())
        elif upload.file_id:
            general.add(upload.name)
    return own, general


def holds_file(forms: Forms, name: str) -> bool:
    """Say whether a form that is not open rests on a file."""
    return any(subject.key[0] == name for entries in hold_files(forms).values() for subject in entries)
