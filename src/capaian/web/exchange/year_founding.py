"""Founding a year of an office: from the catalogue, from the year before, from a dossier or a workbook."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from capaian.domain.errors import InputError
from capaian.domain.issue import Level, has_errors
from capaian.domain.office_year import OfficeYear as Facts
from capaian.dossier.canonical import make_canonical
from capaian.dossier.cells import Reading
from capaian.dossier.excel.import_book import Answers
from capaian.dossier.file_names import EVIDENCE
from capaian.dossier.folder import Folder, lay_texts
from capaian.dossier.read import read_folder
from capaian.dossier.years.first_year import Beginning, begin
from capaian.dossier.years.next_year import go_on
from capaian.dossier.years.snapshot import Snapshot
from capaian.dossier.years.snapshot_file import hash_snapshot, read_snapshot
from capaian.rulebook import load_rulebook
from capaian.web.evidence.models import Requirement
from capaian.web.evidence.requirements import names_of
from capaian.web.evidence.uploads import note_brought
from capaian.web.exchange.comparison import FileTask, compare
from capaian.web.exchange.content_checks import BroughtEvidence, check_founding, examine_evidence, problem
from capaian.web.exchange.models import Upload
from capaian.web.exchange.uploads import name_of, store_file
from capaian.web.measurement.models import Rhythm
from capaian.web.offices.models import Office
from capaian.web.trail.models import YEAR_BEGUN
from capaian.web.trail.record import Author, Deed, record
from capaian.web.years.contents import content_path
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear, PartFile
from capaian.web.years.rules import Written, change_rules
from capaian.web.years.store import take_in

_NEW: Final = Path("baru")
_MAY_WAIT: Final = frozenset({"evidence_missing"})
"""A workbook brings but the names of its evidence; the files come afterwards, as the command says too."""


def found_from_catalogue(office: Office, choice: Beginning, author: Author) -> OfficeYear:
    """Found a year whose rows wait for figures, as `capaian new` does; raises `InputError`."""
    return _found(office, _lay(begin(choice, load_rulebook())), {"kind": "catalogue"}, author)


def found_from_file(
    office: Office, file: UploadedFile[bytes], author: Author, *, is_as_typed: bool
) -> tuple[OfficeYear, BroughtEvidence]:
    """Found a year with a dossier or a workbook, and return what came of its evidence.

    Args:
        office: Whose it is.
        file: A zip file, or a workbook by its name.
        author: Who does it.
        is_as_typed: Rows of a workbook that look like totals are as somebody wants them.

    Raises:
        InputError: with all that is wrong with it.
    """
    kind = Upload.Kind.BOOK if (file.name or "").lower().endswith(".xlsx") else Upload.Kind.DOSSIER
    with TemporaryDirectory(prefix="capaian-") as place:
        path, unpacked = Path(place) / f"kiriman.{kind.value}", Path(place) / "isi"
        unpacked.mkdir()
        source = {"kind": kind.value, "name": name_of(file), "sha256": store_file(file, path)}
        answers = Answers(is_as_typed=is_as_typed)
        outcome = compare(FileTask(kind, path, name_of(file), unpacked, Folder(_NEW), answers=answers))
        if has_errors(outcome.issues):
            raise InputError(outcome.issues)
        texts, evidence = examine_evidence(outcome, Path(place) / "bukti", Folder(_NEW))
        if refused := [*evidence.issues]:
            raise InputError(refused)
        folder = lay_texts(_NEW, texts)
        hashes = {f"{EVIDENCE}/{name}": each.sha256 for name, each in evidence.examined.items()}
        folder = replace(folder, evidence={**evidence.paths}, hashes=folder.hashes | hashes)
        may_wait = _MAY_WAIT if kind == Upload.Kind.BOOK else frozenset()
        return _found(office, folder, source, author, evidence, may_wait), evidence


def found_from_approved(office: Office, sha256: str, author: Author) -> OfficeYear:
    """Found the year after one that was approved here, by the SHA-256 of its snapshot.

    Raises:
        InputError: if the snapshot is damaged, or the year is there.
    """
    content = content_path(sha256).read_bytes()
    snapshot = read_snapshot(content, "penutupan", sha256)
    before = office.years.get(approvals__sha256=sha256, approvals__voided_at=None)
    texts = {file: content.decode() for file, content in know(before).folder.narratives.items()}
    made = go_on(snapshot, content, _earlier(office, snapshot), is_compared=True, texts=texts)
    with transaction.atomic():
        year = _found(office, _lay(made.files), {"kind": "snapshot", "sha256": sha256}, author)
        _continue(before, year, author)
    return year


def _earlier(office: Office, snapshot: Snapshot) -> dict[str, bytes]:
    """Return the closings of the years before that a snapshot names, as a year of the office holds them."""
    named = {item.sha256: item.file for item in snapshot.earlier}
    kept = PartFile.objects.filter(office_year__office=office, path__in=named.values())
    texts = [text.encode() for text in kept.values_list("text", flat=True)]
    return {named[own]: text for text in texts if (own := hash_snapshot(text)) in named}


def _lay(files: Mapping[str, bytes]) -> Folder:
    return lay_texts(_NEW, {file: content.decode("utf-8-sig") for file, content in files.items()})


@transaction.atomic
def _found(
    office: Office,
    folder: Folder,
    source: Mapping[str, object],
    author: Author,
    evidence: BroughtEvidence | None = None,
    may_wait: Collection[str] = (),
) -> OfficeYear:
    """Take a dossier in as a year of an office; raises `InputError` with all that is wrong."""
    held = Office.objects.select_for_update().get(pk=office.pk)
    facts = _require_fit(held, folder, may_wait)
    make_canonical(folder)  # forms find rows by names in their one form
    year = take_in(held, facts.year, folder)
    written = [Written(row.sheet, None, row.cells) for row in year.rows.all()]
    change_rules().note_written(year, written, author)
    # After its figures: those that are written later are work, and keep the year from being withdrawn.
    record(held, author, [Deed(YEAR_BEGUN, str(year.year), None, source)])
    if evidence is not None:
        note_brought(year, evidence.examined, author)
    return year


def _require_fit(office: Office, folder: Folder, may_wait: Collection[str]) -> Facts:
    read = read_folder(folder, Reading())
    errors = [one for one in read.issues if one.level is Level.ERROR and one.code not in may_wait]
    facts = read.partial or read.office_year
    unfit = [*check_founding(office, facts, folder.hashes), *errors]
    if unfit or facts is None:
        empty = problem("dossier_empty", "Isinya bukan dossier.", "Pilih berkas lain.", "office.yaml")
        raise InputError(unfit or [empty])
    return facts


def _continue(before: OfficeYear, made: OfficeYear, author: Author) -> None:
    """Let a year require the evidence and keep the rhythms of the year before, of what it still has."""
    facts = know(made).read.partial
    names, deeds = names_of(facts) if facts else {}, []
    required = before.requirements.order_by("code").values_list("code", flat=True)
    if codes := [code for code in required if code in names]:
        Requirement.objects.bulk_create(Requirement(office_year=made, code=code) for code in codes)
        deeds.append(Deed("evidence.required", str(made.pk), {"codes": []}, {"codes": codes}))
    for code, kind in before.rhythms.order_by("code").values_list("code", "kind"):
        if code in names:
            Rhythm.objects.create(office_year=made, code=code, kind=kind)
            deeds.append(Deed("rhythm.changed", f"{made.pk}/{code}", None, {"kind": kind}))
    record(made.office, author, deeds)
