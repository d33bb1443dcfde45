"""Files that are sent as evidence: looked through by a child, kept or refused in words,
and taken away.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from base64 import b64decode
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from threading import BoundedSemaphore
from typing import Any, Final, NamedTuple

from django.db import transaction
from django.db.models import F, Q

from capaian.domain.errors import FileError
from capaian.domain.period import Period
from capaian.dossier.evidence import HEAD_BYTES, recognise_head, recognise_media_type
from capaian.dossier.folder import hash_file
from capaian.processes.children import ask_child
from capaian.rulebook.personal import looks_personal
from capaian.rules.evidence_captions import evidence_subject_names, write_description
from capaian.web.evidence.examination.kinds import (
    PICTURES,
    UNEXAMINED,
    Examined,
    MediaKind,
    RefusedFileError,
    free_name,
)
from capaian.web.evidence.limits import CHILDREN_AT_ONCE, FILE_BYTES, MEGABYTE, MEGABYTES, SECONDS
from capaian.web.evidence.models import Upload
from capaian.web.evidence.year_evidence import PROOFS, holds_file
from capaian.web.measurement.flow import OPEN
from capaian.web.measurement.forms import forms_of
from capaian.web.measurement.models import PostForm
from capaian.web.measurement.reopening import LockedError
from capaian.web.trail.record import Author, Deed, record
from capaian.web.years.change import ClosedYearError, Edit, change
from capaian.web.years.contents import keep_content
from capaian.web.years.known import know
from capaian.web.years.models import EvidenceFile, OfficeYear, Row

_WORKER: Final = Path(__file__).parent / "examination" / "worker.py"
_WAITING: Final = 60
"""Seconds on the clock, for a child that only waits."""
_turns: Final = BoundedSemaphore(CHILDREN_AT_ONCE)
_LONGEST_NAME: Final = EvidenceFile._meta.get_field("name").max_length or 0


def require_size(size: int) -> None:
    """Refuse a file of so many bytes before it is read; raises `RefusedFileError`."""
    if size > FILE_BYTES:
        raise RefusedFileError("too_large", limit=str(FILE_BYTES // MEGABYTE))


def prepare(name: str, content: bytes) -> Examined:
    """Return a file as it is kept; raises `RefusedFileError`:
    with the reason why it is not taken.
    """
    require_size(len(content))
    kind = UNEXAMINED.get(recognise_head(content[:HEAD_BYTES], name)) if content.strip() else None
    found = _examine(content, kind)
    personal = "namanya" if looks_personal(name) else found.personal
    return replace(
        found, original=hashlib.sha256(content).hexdigest(), given=name, personal=personal
    )


def _examine(content: bytes, kind: MediaKind | None) -> Examined:
    options = (str(SECONDS), str(MEGABYTES), kind.name if kind else "")
    with _turns:
        answer = ask_child(_WORKER, *options, content=content, seconds=_WAITING)
    try:
        found = json.loads(answer)
    except ValueError as error:  # the child was ended by a limit before it said everything
        raise RefusedFileError("too_heavy") from error
    if "refused" in found:
        raise RefusedFileError(found["refused"], **found["words"])
    if kind:  # as it came
        return Examined(kind, content, personal=found["personal"], is_bare=True)
    kept, preview = (b64decode(found[name]) for name in ("kept", "preview"))
    return Examined(MediaKind[found["kind"]], kept, preview, found["personal"], found["bare"])


@dataclass(frozen=True, slots=True)
class ExaminedFile:
    """A file of a dossier as it would be kept."""

    path: Path
    """Where its content lies, as it would be kept."""
    original: str
    """SHA-256 of the file as it was brought."""
    sha256: str = ""
    preview: Path | None = None
    personal: str = ""
    """Where a number stands that looks like a NIK; empty: nowhere."""
    refused: str = ""
    """Why it is not taken; empty: it is."""

    @property
    def is_cleaned(self) -> bool:
        """Whether something is kept of it that it was not."""
        return self.sha256 not in ("", self.original)


def examine_files(files: Mapping[str, Path], shelf: Path) -> Mapping[str, ExaminedFile]:
    """Look through files of evidence, by their paths below `evidence/`.

    What would be kept instead and what was found lie on the shelf, a folder that may be missing
    yet: nothing is looked for again. Raises `FileError` if nothing can be written there.
    """
    try:
        shelf.mkdir(parents=True, exist_ok=True)
        with ThreadPoolExecutor(CHILDREN_AT_ONCE) as helpers:
            found = helpers.map(lambda name: _examine_file(name, files[name], shelf), files)
            return dict(zip(files, found, strict=True))
    except OSError as error:
        raise FileError(
            "Bukti tidak dapat diperiksa. Periksa izin folder data dan ruang disk."
        ) from error


def _examine_file(name: str, path: Path, shelf: Path) -> ExaminedFile:
    original, refused = hash_file(path), ""
    if looks_personal(name):
        refused = (
            "Nama berkas ini tampak memuat NIK. Ganti namanya di folder evidence dan di "
            "evidence.yaml."
        )
    elif len(name) > _LONGEST_NAME:
        refused = (
            f"Nama berkas ini lebih dari {_LONGEST_NAME} huruf. Pendekkan, juga di evidence.yaml."
        )
    if refused:
        return ExaminedFile(path, original, refused=refused)
    note, content, preview = (shelf / f"{original}.{end}" for end in ("temuan", "isi", "kecil"))
    if not note.is_file():
        found = json.dumps(_examine_path(name, path, content, preview))
        draft = shelf / secrets.token_hex(8)  # another thread may look through the same content
        draft.write_text(found, encoding="utf-8")
        draft.replace(note)
    known = json.loads(note.read_text(encoding="utf-8"))
    kept = content if known.get("sha256", original) != original else path
    return ExaminedFile(kept, original, preview=preview if preview.is_file() else None, **known)


def _examine_path(name: str, path: Path, content: Path, preview: Path) -> dict[str, Any]:
    """Look through a file, lay down what would be kept instead of it,
    and return what was found.
    """
    try:
        require_size(path.stat().st_size)
        found = prepare(f"bukti{PurePosixPath(name).suffix}", path.read_bytes())
        if found.media_type != recognise_media_type(path, name):
            raise RefusedFileError("unknown")
    except RefusedFileError as error:
        return {"refused": error.message}
    content.write_bytes(path.read_bytes() if found.is_bare else found.content)
    if found.preview:
        preview.write_bytes(found.preview)
    return {"sha256": hash_file(content), "personal": found.personal}


NO_FORM = "umum"
"""Folder of evidence that belongs to no form."""


@dataclass(frozen=True, slots=True)
class Purpose:
    """What brought files are to prove."""

    form: PostForm | None
    codes: tuple[str, ...]
    caption: str = ""


class KeptFile(NamedTuple):
    """A file that was brought; not new where its content was there already."""

    upload: Upload
    is_new: bool


def bring(
    year: OfficeYear, purpose: Purpose, files: Sequence[Examined], author: Author
) -> Sequence[KeptFile]:
    """Keep files as evidence: all of them or none.

    Contents lie by their hash before anything names them, so that whatever ends the process leaves
    either the old state or the new one. Raises `FileError` if a content cannot be written,
    `ClosedYearError`, and `FlawedError` if the caption is none that a dossier may have.
    """
    for content in (
        content for each in files for content in (each.content, each.preview) if content
    ):
        keep_content(content)
    with transaction.atomic():
        locked = _lock(year.pk)
        keeping = _Keeping(locked, purpose, author)
        kept = [keeping.keep(each) for each in files]
        if keeping.edits:
            change(locked, [*keeping.edits.values()], author)
        record(locked.office, author, keeping.deeds)
    year.refresh_from_db()
    return kept


def _lock(pk: int) -> OfficeYear:
    year = OfficeYear.objects.select_for_update().get(pk=pk)
    if year.is_closed:
        raise ClosedYearError(f"Tahun {year.year} sudah ditutup; buktinya tidak dapat diubah.")
    know(year)  # as it is before its files are others
    return year


class _Keeping:
    """Keeps files one by one within a transaction."""

    def __init__(self, year: OfficeYear, purpose: Purpose, author: Author) -> None:
        self._year, self._purpose, self._author = year, purpose, author
        self._names = set(year.evidence.values_list("name", flat=True))
        self.edits: dict[str, Edit] = {}
        self.deeds: list[Deed] = []

    def keep(self, each: Examined) -> KeptFile:
        """Keep a file; one whose content is there already gets no second name, and proves more."""
        form, there = self._purpose.form, self._find(each)
        file = there or self._add(each)
        row = row_of(file) if there and file.name not in self.edits else None
        if row is not None:
            codes = row.cells.get("proves", "").split()
            if more := [code for code in self._purpose.codes if code not in codes]:
                self.edits[file.name] = Edit(
                    PROOFS, {"proves": " ".join([*codes, *more])}, row.pk, row.version
                )
        upload = Upload.objects.filter(file=there, form=form).first() if there else None
        if upload is None:
            upload = _note(file, each, each.preview, self._author, form)
            action = "evidence.linked" if there else "evidence.added"
            self.deeds.append(_added(upload, action, self._purpose.codes))
        return KeptFile(upload, there is None)

    def _find(self, each: Examined) -> EvidenceFile | None:
        """Return the file that is there with a content, as it is kept or as it was brought."""
        kept = keep_content(each.content)
        may_be_as_brought = each.is_bare or each.media_type not in PICTURES
        is_same = Q(sha256__in={kept, each.original} if may_be_as_brought else {kept})
        was_made_anew = Q(uploads__original=each.original, uploads__sha256=F("sha256"))
        return self._year.evidence.filter(
            is_same | was_made_anew & ~Q(sha256=each.original)
        ).first()

    def _add(self, each: Examined) -> EvidenceFile:
        form, sha256 = self._purpose.form, keep_content(each.content)
        folder = f"{form.period}/{form.post or 'tanpa-jabatan'}" if form else NO_FORM
        name = free_name(f"{folder}/{each.name}", self._names)
        self._names.add(name)
        is_picture, caption = each.media_type in PICTURES, self._purpose.caption
        if is_picture and not caption:  # it is to stand in a report
            facts = know(self._year).read.office_year
            names = evidence_subject_names(facts) if facts else {}
            when = form.quarter if form else Period.year_of(self._year.year)
            own = [names[code] for code in self._purpose.codes if code in names]
            caption = write_description(own, when.label)
        cells = {
            "file": name,
            "media_type": each.media_type,
            "caption": caption,
            "alt": caption if is_picture else "",
            "proves": " ".join(self._purpose.codes),
            "sha256": sha256,
        }
        self.edits[name] = Edit(PROOFS, cells)
        return self._year.evidence.create(name=name, sha256=sha256, size=len(each.content))


def _note(
    file: EvidenceFile,
    each: Examined | ExaminedFile,
    preview: bytes,
    author: Author,
    form: PostForm | None,
) -> Upload:
    if author.user is None:
        raise ValueError("evidence is brought by somebody")
    return Upload.objects.create(
        office_year=file.office_year,
        file=file,
        form=form,
        name=file.name,
        sha256=file.sha256,
        original=each.original,
        preview=keep_content(preview) if preview else "",
        is_marked=bool(each.personal),
        by=author.user,
    )


def note_brought(year: OfficeYear, files: Mapping[str, ExaminedFile], author: Author) -> None:
    """Note who brought those files with a whole dossier that are kept now;
    by nobody where it was none.
    """
    if author.user is None:
        return
    deeds = []
    for file in year.evidence.filter(name__in=files).order_by("name"):
        each = files[file.name]
        if each.sha256 == file.sha256:
            preview = each.preview.read_bytes() if each.preview else b""
            made = _note(file, each, preview, author, None)
            deeds.append(_added(made, "evidence.added"))
    record(year.office, author, deeds)


def row_of(file: EvidenceFile) -> Row | None:
    """Return the row that lists a file; a file that no row lists is used by no paper."""
    return file.office_year.rows.filter(sheet=PROOFS, cells__file=file.name).first()


@transaction.atomic
def take_away(upload: Upload, author: Author) -> None:
    """Take a file away from a form; it leaves the dossier where no other form rests on it.

    Its content stays by its hash, so that the log can show what was there. Raises
    `ClosedYearError`, and `LockedError` if the form is not open, or one that is not rests on a
    file of no form.
    """
    year = _lock(upload.office_year_id)
    locked = Upload.objects.select_related("file", "form").get(pk=upload.pk)
    file, form = locked.file, locked.form
    if file is None:
        return
    if form is not None and form.stage not in OPEN:
        raise LockedError(f"Isian ini {form.stage.words.lower()}; buktinya tidak dapat dihapus.")
    forms = forms_of(year) if form is None else None
    if forms is not None and holds_file(forms, file.name):
        raise LockedError(
            f"Bukti {file.name} dipakai isian yang sudah diajukan, jadi tidak dapat "
            "dihapus. Minta isiannya "
            "dikembalikan dahulu, atau dibuka kembali bila sudah disetujui."
        )
    own, locked.file = file.pk, None
    locked.save()
    if not file.uploads.exists():
        row = row_of(file)
        file.delete()
        change(year, [Edit(row.sheet, None, row.pk, row.version)] if row else [], author)
    before, seals = {"sha256": locked.sha256, "form": str(form or "")}, [f"evidence/{own}"]
    record(
        year.office,
        author,
        [Deed("evidence.removed", f"{year.pk}/{locked.name}", before, seals=seals)],
    )


def _added(upload: Upload, action: str, codes: Sequence[str] = ()) -> Deed:
    after = {
        "sha256": upload.sha256,
        "size": upload.file.size if upload.file else 0,
        "marked": upload.is_marked,
        "form": str(upload.form or ""),
        "proves": " ".join(codes),
        "original": upload.original,
    }
    seals = [f"upload/{upload.pk}", f"evidence/{upload.file_id}"]
    return Deed(action, f"{upload.office_year_id}/{upload.name}", None, after, seals)
