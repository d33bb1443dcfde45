"""Beginning a year of an office: from the catalogue, a dossier, a workbook, or an approved year."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from django.db import transaction

from capaian.domain.errors import InputError
from capaian.domain.issue import Issue, Level, Place, has_errors
from capaian.domain.office_year import OfficeYear as Facts
from capaian.dossier.canonical import make_canonical
from capaian.dossier.cells import Reading
from capaian.dossier.excel.import_book import Answers, Present, compare_book
from capaian.dossier.excel.past_imports import PastImports
from capaian.dossier.excel.read_book import read_book
from capaian.dossier.file_names import is_closing
from capaian.dossier.folder import Folder, lay_texts
from capaian.dossier.intake.words import bare_area_name
from capaian.dossier.issues import IssueLog
from capaian.dossier.packing.unpack import unpack_folder
from capaian.dossier.read import read_folder
from capaian.dossier.years.edited_closings import find_edited
from capaian.dossier.years.first_year import Beginning, begin
from capaian.dossier.years.next_year import BrokenTextsError, go_on
from capaian.dossier.years.snapshot import Snapshot
from capaian.dossier.years.snapshot_file import hash_snapshot, read_snapshot
from capaian.rulebook import load_rulebook
from capaian.web.evidence.dossier_files import Looked
from capaian.web.evidence.uploads import note_brought
from capaian.web.exchange.belonging import (
    find_unfit,
    find_unfit_closings,
    find_unlike_figures,
    problem,
)
from capaian.web.exchange.continuation import continue_from, year_before
from capaian.web.exchange.proofs import NO_PROOFS, Proofs, clean, look
from capaian.web.offices.models import Office
from capaian.web.trail.record import Author, Deed, record
from capaian.web.trail.year_beginning import BEGUN
from capaian.web.years.contents import content_path, is_whole
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear, PartFile
from capaian.web.years.rules import Written, change_rules
from capaian.web.years.store import take_in

_NEW: Final = Path("baru")
AS_FILE: Final = "dibawa sebagai berkas"
"""Said of a closing that was not approved in this installation."""


def begin_from_catalogue(office: Office, choice: Beginning, author: Author) -> OfficeYear:
    """Begin a year with rows that wait for figures, as `capaian new` does; raises `InputError`."""
    files = begin(choice, load_rulebook())
    return _take(office, _lay(files), {"kind": "catalogue"}, author)


def find_doubts(made: OfficeYear) -> Iterator[str]:
    """Yield what whoever began a year is told to look at, while it can still be taken back."""
    facts = know(made).found.office_year
    if facts is None:
        return
    own, office = facts.office.regency_name, made.office
    is_first = not office.years.exclude(pk=made.pk).exists()
    if is_first and bare_area_name(own) not in bare_area_name(office.name):
        yield (
            f"Nama dinas ini, {office.name}, tidak menyebut {own}. Bila daerahnya keliru, tarik kembali "
            "tahun ini di Beranda sebelum diisi."
        )
    if not facts.districts:
        yield "Tahun ini belum punya kecamatan. Tambahkan di Perencanaan, lembar Wilayah, sebelum mengisi."


class UnsureError(InputError):
    """Evidence looks as if it named persons by number, and nobody confirmed that it has to."""

    def __init__(self, doubtful: Sequence[tuple[str, Looked]]) -> None:
        """Keep which it is."""
        said = "Ada bukti yang tampak memuat NIK."
        super().__init__(
            [
                problem(
                    "evidence_unsure",
                    said,
                    "Perbaiki dossiernya, atau centang di bawah dan pilih lagi berkasnya.",
                )
            ]
        )
        self.doubtful = doubtful


@dataclass(frozen=True, slots=True)
class Sent:
    """A file that a year begins with."""

    path: Path
    name: str
    """As whoever brought it calls it."""
    sha256: str
    """Of the file as it was brought."""

    def told(self, kind: str) -> dict[str, object]:
        """Return what the log tells of it."""
        return {"kind": kind, "name": self.name, "sha256": self.sha256}


@dataclass(frozen=True, slots=True)
class Package:
    """A dossier as a zip file, and where it is taken apart."""

    sent: Sent
    """The zip file."""
    folder: Path
    """Is there, is empty, and goes afterwards: the dossier is unpacked into it."""
    shelf: Path
    """Goes afterwards too: takes what is kept of evidence instead of what was brought."""
    confirmed: Collection[str] = ()
    """Evidence that may name persons by number, by the SHA-256 of what was brought."""


def begin_from_package(office: Office, package: Package, author: Author) -> tuple[OfficeYear, Proofs]:
    """Begin a year with a dossier that comes as a zip file, and return what came of its evidence.

    Raises:
        InputError: with all that is wrong with it.
        UnsureError: if evidence that nobody confirmed looks as if it named persons by number.
    """
    log = IssueLog()
    found = unpack_folder(package.sent.path, package.folder, log)
    issues = log.finish(())
    if has_errors(issues):
        raise InputError(issues)
    facts = read_folder(found, Reading()).office_year
    if facts is None:
        _require_fit(office, found)  # which tells all that is wrong, of the dossier as it was brought
    # What cannot be taken anyway is not looked through.
    listed = {each.file: found.evidence[each.file] for each in facts.evidence} if facts is not None else {}
    proofs = look(listed, package.shelf)
    if proofs.issues:
        raise InputError(proofs.issues)
    if doubtful := proofs.unconfirmed(package.confirmed):
        raise UnsureError(doubtful)
    made = _take(office, clean(found, proofs), package.sent.told("dossier"), author, proofs)
    return made, replace(proofs, unlisted=tuple(sorted(found.evidence.keys() - listed.keys())))


def begin_from_book(office: Office, sent: Sent, author: Author, *, is_as_typed: bool) -> OfficeYear:
    """Begin a year with a workbook that somebody filled in.

    Args:
        office: Whose it is.
        sent: The workbook.
        author: Who does it.
        is_as_typed: Rows that look like totals are as somebody wants them.

    Raises:
        InputError: with all that is wrong with it, by cell.
    """
    present = Present(Folder(_NEW), PastImports())
    incoming = compare_book(read_book(sent.path), sent.path, present, Answers(is_as_typed=is_as_typed))
    if incoming.has_errors:
        raise InputError(incoming.issues)
    files = {file: content for file, content in incoming.changes.items() if content}
    return _take(office, _lay(files), sent.told("book"), author)


def begin_from_snapshot(office: Office, content: bytes, noted: str | None, author: Author) -> OfficeYear:
    """Begin the year after an approved one, as `capaian new --from` does.

    Args:
        office: Whose it is.
        content: The snapshot.
        noted: Its SHA-256 as it was told when the year was approved; `None`: nobody says.
        author: Who does it.

    Raises:
        InputError: if it is no snapshot, damaged, or edited.
    """
    snapshot = read_snapshot(content, "penutupan", noted)
    edited = find_edited(snapshot, "penutupan")
    if edited and noted is None:
        said = "Hasil dalam penutupan ini bukan hasil hitungan datanya sendiri"
        raise InputError(
            [
                problem(
                    "snapshot_unproved",
                    f"{said} ({edited[0].words}).",
                    "Isi sidik berkas (SHA-256) yang tercetak.",
                )
            ]
        )
    try:
        earlier, own = _earlier(office, snapshot), hash_snapshot(content)
        closed = office.years.filter(approvals__sha256=own, approvals__voided_at=None).first()
        origin, texts = ("", _texts_of(closed)) if closed else (AS_FILE, None)
        made = go_on(snapshot, content, earlier, is_compared=noted is not None, origin=origin, texts=texts)
    except BrokenTextsError as error:
        words = f"Penutupan ini memuat berkas yang tidak terbaca: {error}."
        raise InputError([problem("snapshot_broken", words, "Ambil berkas aslinya dari arsip.")]) from None
    source = {"kind": "snapshot", "sha256": own} | ({"origin": AS_FILE} if origin else {})
    with transaction.atomic():
        year = _take(office, _lay(made.files), source, author)
        if (before := year_before(office, year.year)) is not None:
            continue_from(before, year, author)
    return year


def _texts_of(year: OfficeYear) -> Mapping[str, str]:
    """Return the texts of a closed year as they are now: they stay open after its figures are approved."""
    return {file: content.decode() for file, content in know(year).folder.narratives.items()}


def _earlier(office: Office, snapshot: Snapshot) -> dict[str, bytes]:
    """Return closings of the years before that a snapshot names and the office has, each by its hash."""
    approved = {*office.years.values_list("approvals__sha256", flat=True)}
    found: dict[str, bytes] = {}
    for item in snapshot.earlier:
        if item.sha256 in approved and is_whole(item.sha256):
            found[item.file] = content_path(item.sha256).read_bytes()
            continue
        for text in PartFile.objects.filter(office_year__office=office, path=item.file).values_list(
            "text", flat=True
        ):
            if hash_snapshot(text.encode()) == item.sha256:
                found[item.file] = text.encode()
    return found


def _lay(files: Mapping[str, bytes]) -> Folder:
    return lay_texts(_NEW, {file: content.decode("utf-8-sig") for file, content in files.items()})


@transaction.atomic
def _take(
    office: Office, folder: Folder, source: Mapping[str, object], author: Author, proofs: Proofs = NO_PROOFS
) -> OfficeYear:
    """Take a dossier in as a year of an office; raises `InputError` with all that is wrong."""
    held = Office.objects.select_for_update().get(pk=office.pk)
    facts = _require_fit(held, folder, _MAY_WAIT if source["kind"] == "book" else frozenset())
    make_canonical(folder)  # forms find rows by names in their one form
    year = take_in(held, facts.year, folder)
    record(held, author, [Deed(BEGUN, str(year.year), None, source)])
    change_rules().note_written(
        year, [Written(row.sheet, None, row.cells) for row in year.rows.all()], author
    )
    note_brought(year, proofs.looked, author)
    return year


def _require_fit(office: Office, folder: Folder, may_wait: Collection[str] = ()) -> Facts:
    """Return what a dossier tells that may become a year of an office; raises `InputError`."""
    read = read_folder(folder, Reading())
    errors = [one for one in read.issues if one.level is Level.ERROR and one.code not in may_wait]
    facts = read.partial or read.office_year
    closings = {file: own for file, own in folder.hashes.items() if is_closing(file)}
    unfit: Sequence[Issue] = find_unfit(office, facts) if facts is not None else ()
    unfit = [*unfit, *find_unfit_closings(office, closings)]
    unfit += find_unlike_figures(office, facts, closings) if facts is not None else ()
    if errors or unfit or facts is None:
        raise InputError([*unfit, *errors] or [replace(_EMPTY, place=Place("office.yaml"))])
    return facts


_MAY_WAIT: Final = frozenset({"evidence_missing"})
"""A workbook brings but the names of its evidence; the files come afterwards, as the command says too."""
_EMPTY: Final = problem("dossier_empty", "Isinya bukan dossier.", "Pilih berkas lain.")
