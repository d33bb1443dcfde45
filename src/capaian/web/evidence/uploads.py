"""Keeping what was brought, and taking it away again: files, rows of the dossier and the log together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from capaian.domain.period import Period
from capaian.rules.evidence_captions import evidence_subject_names, write_description
from capaian.web.evidence.dossier_files import ExaminedFile
from capaian.web.evidence.examination.kinds import PICTURES
from capaian.web.evidence.form_files import holds_file
from capaian.web.evidence.models import Upload
from capaian.web.evidence.names import free_name
from capaian.web.evidence.preparation import Prepared
from capaian.web.evidence.requirements import PROOFS
from capaian.web.measurement.flow import OPEN
from capaian.web.measurement.forms import forms_of
from capaian.web.measurement.models import PostForm
from capaian.web.measurement.reopening import LockedError
from capaian.web.trail.record import Author, Deed, record
from capaian.web.years.change import ClosedYearError, change
from capaian.web.years.contents import keep_content
from capaian.web.years.edits import Edit
from capaian.web.years.known import know
from capaian.web.years.models import EvidenceFile, OfficeYear, Row

NO_FORM = "umum"
"""Folder of evidence that belongs to no form."""


@dataclass(frozen=True, slots=True)
class Purpose:
    """What brought files are to prove."""

    form: PostForm | None
    codes: tuple[str, ...]
    caption: str = ""


@dataclass(frozen=True, slots=True)
class KeptFile:
    """What became of a file that was brought."""

    upload: Upload
    is_new: bool
    """`False`: its content was there already."""
    elsewhere: tuple[Upload, ...] = ()
    """For which other forms it was brought before."""
    caption: str = ""
    """What it is called; of a file that was there already it is what who brought it first wrote."""


def bring(
    year: OfficeYear, purpose: Purpose, files: Sequence[Prepared], author: Author
) -> tuple[KeptFile, ...]:
    """Keep files as evidence: all of them or none.

    Contents lie by their hash before anything names them, so that whatever ends the process leaves either
    the old state or the new one.

    Args:
        year: Whose evidence they become.
        purpose: What they prove.
        files: Examined and made ready.
        author: Who brings them.

    Raises:
        FileError: if a content cannot be written.
        ClosedYearError: if the year is closed.
        FlawedError: if the caption is none that a dossier may have.
    """
    for each in files:
        keep_content(each.content)
        if each.preview:
            keep_content(each.preview)
    with transaction.atomic():
        held = OfficeYear.objects.select_for_update().get(pk=year.pk)
        if held.is_closed:
            raise ClosedYearError(f"Tahun {held.year} sudah ditutup; buktinya tidak dapat diubah.")
        facts = know(held).found.office_year
        made = _describe(purpose, evidence_subject_names(facts) if facts else {}, held.year)
        keeping = _Keeping(held, purpose, author, made)
        kept = tuple(keeping.keep(each) for each in files)
        if keeping.edits:
            change(held, [*keeping.edits.values()], author)
        record(held.office, author, keeping.deeds)
    year.refresh_from_db()
    return kept


def _describe(purpose: Purpose, names: Mapping[str, str], year: int) -> str:
    """Return what a photograph is called that came without a caption: it is to stand in a report."""
    when = purpose.form.quarter if purpose.form else Period.year_of(year)
    return write_description([names[code] for code in purpose.codes if code in names], when.label)


class _Keeping:
    """Keeps files one by one within a transaction."""

    def __init__(self, year: OfficeYear, purpose: Purpose, author: Author, made: str) -> None:
        self._year, self._purpose, self._author, self._made = year, purpose, author, made
        self._names = set(year.evidence.values_list("name", flat=True))
        self.edits: dict[str, Edit] = {}
        """Rows to be written, by the name of the file."""
        self.deeds: list[Deed] = []

    def keep(self, each: Prepared) -> KeptFile:
        """Keep a file; one whose content is there already gets no second name."""
        sha256 = keep_content(each.content)
        file = self._known_file(sha256, each)
        if file is None:
            name = free_name(f"{self._folder()}/{each.name}", self._names)
            self._names.add(name)
            file = self._year.evidence.create(name=name, sha256=sha256, size=len(each.content))
            self.edits[name] = Edit(PROOFS, self._cells(each, name, sha256))
            return KeptFile(self._upload(each, file, "evidence.added"), is_new=True)
        self._add_codes(file)
        others = Upload.objects.filter(file=file, form__isnull=False).exclude(form=self._purpose.form)
        own = Upload.objects.filter(file=file, form=self._purpose.form).first()
        upload = own or self._upload(each, file, "evidence.linked")
        if own is not None:
            self.deeds += widen(own, self._purpose.codes)
        row = row_of(file)
        return KeptFile(
            upload, False, tuple(others.select_related("form")), row.cells.get("caption", "") if row else ""
        )

    def _folder(self) -> str:
        form = self._purpose.form
        return f"{form.period}/{form.post or 'tanpa-jabatan'}" if form else NO_FORM

    def _known_file(self, sha256: str, each: Prepared) -> EvidenceFile | None:
        """Return the file that is there with a content, as it is kept or as it was brought.

        A picture that describes camera or place is none of them, though a year of long ago may hold it so.
        """
        may_be_as_brought = each.is_bare or each.media_type not in PICTURES
        is_same = Q(sha256__in={sha256, each.original} if may_be_as_brought else {sha256})
        was_made_anew = Q(uploads__original=each.original, uploads__sha256=F("sha256")) & ~Q(
            sha256=each.original
        )
        return self._year.evidence.filter(is_same | was_made_anew).first()

    def _cells(self, each: Prepared, name: str, sha256: str) -> dict[str, str]:
        is_picture = each.media_type in PICTURES
        caption = self._purpose.caption or (self._made if is_picture else "")
        return {
            "file": name,
            "media_type": each.media_type,
            "caption": caption,
            "alt": caption if is_picture else "",
            "proves": " ".join(self._purpose.codes),
            "sha256": sha256,
        }

    def _add_codes(self, file: EvidenceFile) -> None:
        """Let a file that is there prove more."""
        row = row_of(file)
        if row is None or file.name in self.edits:
            return
        codes = row.cells.get("proves", "").split()
        more = [code for code in self._purpose.codes if code not in codes]
        if more:
            self.edits[file.name] = Edit(PROOFS, {"proves": " ".join([*codes, *more])}, row.pk, row.version)

    def _upload(self, each: Prepared, file: EvidenceFile, action: str) -> Upload:
        user = self._author.user
        if user is None:
            raise ValueError("evidence is brought by somebody")
        made = Upload.objects.create(
            office_year=self._year,
            file=file,
            form=self._purpose.form,
            codes=" ".join(self._purpose.codes) if self._purpose.form else "",
            name=file.name,
            sha256=file.sha256,
            original=each.original,
            preview=keep_content(each.preview) if each.preview else "",
            is_marked=bool(each.personal),
            by=user,
        )
        self.deeds.append(deed_of(made, action))
        return made


def note_brought(year: OfficeYear, files: Mapping[str, ExaminedFile], author: Author) -> None:
    """Note who brought evidence with a whole dossier, with its small pictures and what was confirmed.

    Args:
        year: That has them.
        files: By name, as they were looked through; others than those that are kept now are left out.
        author: Who brought them; where it was nobody, as when a demonstration is made, nothing is noted.
    """
    deeds = []
    for file in year.evidence.filter(name__in=files).order_by("name"):
        each = files[file.name]
        if author.user is None or each.sha256 != file.sha256:
            continue
        made = Upload.objects.create(
            office_year=year,
            file=file,
            name=file.name,
            sha256=file.sha256,
            original=each.original,
            preview=keep_content(each.preview.read_bytes()) if each.preview else "",
            is_marked=bool(each.personal),
            by=author.user,
        )
        deeds.append(deed_of(made, "evidence.added"))
    record(year.office, author, deeds)


def row_of(file: EvidenceFile) -> Row | None:
    """Return the row that lists a file; a file that no row lists is used by no paper."""
    return file.office_year.rows.filter(sheet=PROOFS, cells__file=file.name).first()


@transaction.atomic
def take_away(upload: Upload, author: Author) -> None:
    """Take a file away from a form; it leaves the dossier where no other form rests on it.

    Its content stays by its hash, so that the log can show what was there.

    Raises:
        ClosedYearError: if the year is closed.
        LockedError: if the form is not open, or one that is not rests on a file of no form.
    """
    year = OfficeYear.objects.select_for_update().get(pk=upload.office_year_id)
    if year.is_closed:
        raise ClosedYearError(f"Tahun {year.year} sudah ditutup; buktinya tidak dapat diubah.")
    know(year)
    held = Upload.objects.select_related("file", "form").get(pk=upload.pk)
    file, name = held.file, held.name
    if file is None:
        return
    if held.form is not None and held.form.stands not in OPEN:
        raise LockedError(f"Isian ini {held.form.stands.words.lower()}; buktinya tidak dapat dihapus.")
    forms = forms_of(year) if held.form is None else None
    if forms is not None and holds_file(forms, file.name):
        raise LockedError(
            f"Bukti {file.name} dipakai isian yang sudah diajukan, jadi tidak dapat dihapus. Minta isiannya "
            "dikembalikan dahulu, atau dibuka kembali bila sudah disetujui."
        )
    held.file, held.removed_by, held.removed_at = None, author.user, timezone.now()
    held.removed_why = author.reason
    held.save()
    if not file.uploads.exists():
        row = row_of(file)
        file.delete()
        change(year, [Edit(row.sheet, None, row.pk, row.version)] if row else [], author)
    before = {"sha256": held.sha256, "form": str(held.form or "")}
    record(year.office, author, [Deed("evidence.removed", f"{year.pk}/{name}", before)])


def widen(upload: Upload, codes: Sequence[str]) -> list[Deed]:
    """Let a file prove more of the form for which it was brought before; return what the log says of it."""
    own = upload.codes.split()
    more = [code for code in codes if code not in own]
    if not own or not more:
        return []
    upload.codes = " ".join([*own, *more])
    upload.save(update_fields=["codes"])
    return [deed_of(upload, "evidence.widened")]


def deed_of(upload: Upload, action: str, before: Mapping[str, object] | None = None) -> Deed:
    """Return what the log says of a file that was brought."""
    after = {
        "sha256": upload.sha256,
        "size": upload.file.size if upload.file else 0,
        "marked": upload.is_marked,
        "form": str(upload.form or ""),
        "proves": upload.codes,
        "original": upload.original,
    }
    return Deed(action, f"{upload.office_year_id}/{upload.name}", before, after)
