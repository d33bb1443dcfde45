"""The evidence of an office-year: each file with what it proves and for whom, what is required,
what lacks.

A file proves what the dossier says of it (`proves`: codes), in the quarters for whose forms it was
brought; one that belongs to no form proves it in every quarter.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath
from typing import Final

from django.db import transaction
from django.db.models import Prefetch, prefetch_related_objects

from capaian.domain.narrative import DocumentUse
from capaian.dossier.file_names import EVIDENCE
from capaian.rules.facts import gather, group
from capaian.web.evidence.examination.kinds import PICTURES, UNEXAMINED
from capaian.web.evidence.models import Requirement, Upload
from capaian.web.measurement.figures import FigureNames
from capaian.web.measurement.flow import OPEN
from capaian.web.measurement.form.cells import FormCells
from capaian.web.measurement.form.entries import Entries, FormEntry, Subject
from capaian.web.measurement.forms import Forms
from capaian.web.measurement.gate import FormObstacle, Proof
from capaian.web.measurement.models import PostForm
from capaian.web.site.access import OfficeRequest
from capaian.web.trail.record import Author, Deed, record
from capaian.web.years.contents import content_path
from capaian.web.years.known import YearState
from capaian.web.years.models import EvidenceFile, OfficeYear

PROOFS: Final = "evidence.yaml#evidence"
SECTION: Final = "bukti"
_PLACES: Final = {
    "lambang": "Lambang daerah, di sampul dan kop",
    "foto-kegiatan": "Foto kegiatan, di lampiran laporan",
}
"""Places of the report that files of no indicator are printed at, by code;
documents have one each.
"""


@dataclass(frozen=True, slots=True)
class ProvenThing:
    """Something that evidence proves."""

    code: str
    name: str
    is_required: bool
    is_proven: bool


def things_of(forms: Forms, form: PostForm) -> tuple[ProvenThing, ...]:
    """Return what a form tells of, with what is required and what is proven."""
    names, codes = FigureNames(forms.facts).by_code, forms.duties.cells_of(form.place).by_code
    files = {file.name for file in brought_for(form)}
    rows = (row.cells for row in (forms.year_state.rows.get(PROOFS, ()) if files else ()))
    proven = {
        code for row in rows if row.get("file") in files for code in row.get("proves", "").split()
    }
    required = required_codes(forms.year)
    return tuple(
        ProvenThing(code, names[code], code in required, code in proven) for code in codes
    )


def required_codes(year: OfficeYear) -> frozenset[str]:
    """Return the codes of what may not be handed in without evidence;
    asked once for a year in hand.
    """
    prefetch_related_objects([year], "requirements")
    return frozenset(each.code for each in year.requirements.all())


def brought_for(form: PostForm) -> list[EvidenceFile]:
    """Return the files that were brought for a form; asked once for a form in hand."""
    if not form.pk:
        return []
    prefetch_related_objects([form], Prefetch("uploads", Upload.objects.select_related("file")))
    return [each.file for each in form.uploads.all() if each.file is not None]


def find_lacking(forms: Forms, form: PostForm) -> Iterator[FormObstacle]:
    """Yield required evidence that a form does not have."""
    for thing in things_of(forms, form):
        if thing.is_required and not thing.is_proven:
            words = f"Bukti wajib belum ada: {thing.name}. Unggah di bagian Bukti dukung."
            yield FormObstacle(None, words, part=SECTION)


def note_without_any(forms: Forms, form: PostForm) -> Iterator[FormObstacle]:
    """Note of a form that it rests on no file, where none is required."""
    things = things_of(forms, form)
    if things and not brought_for(form) and not any(thing.is_required for thing in things):
        yield FormObstacle(None, "Diajukan tanpa bukti.", part=SECTION)


@transaction.atomic
def declare_required(year: OfficeYear, codes: Set[str], shown: Set[str], author: Author) -> bool:
    """Declare what requires evidence, and say whether it was anything else;
    a closed year stays as it is.

    What somebody else declared since the page was drawn, when `shown` required it, stays.
    """
    locked = OfficeYear.objects.select_for_update().get(pk=year.pk)
    before = required_codes(locked)
    after = (before | (codes - shown)) - (shown - codes)
    if locked.is_closed or after == before:
        return False
    Requirement.objects.filter(office_year=locked).exclude(code__in=after).delete()
    Requirement.objects.bulk_create(
        Requirement(office_year=locked, code=code) for code in sorted(after - before)
    )
    deed = Deed(
        "evidence.required", str(locked.pk), {"codes": sorted(before)}, {"codes": sorted(after)}
    )
    record(locked.office, author, [deed])
    return True


@dataclass(frozen=True)
class ShownFile:
    """A file of evidence."""

    file: EvidenceFile
    row: int | None
    """Id of the row of the dossier that lists it; `None`: none does."""
    cells: Mapping[str, str]
    """What the row says of it."""
    year: YearEvidence
    uploads: Sequence[Upload]
    mine: Upload | None
    """The one for the form that is looked at."""

    @property
    def title(self) -> str:
        """What people call it: its caption, else its name."""
        return self.cells.get("caption") or PurePosixPath(self.file.name).name

    @property
    def is_picture(self) -> bool:
        """Whether a browser shows it by itself."""
        return self.cells.get("media_type") in PICTURES

    @property
    def is_unexamined(self) -> bool:
        """Whether it is kept as it was brought, and nobody looked into it."""
        return self.cells.get("media_type") in UNEXAMINED

    @property
    def has_preview(self) -> bool:
        """Whether there is a small picture of it."""
        return any(
            each.preview and content_path(each.preview).exists() for each in self._of_content
        )

    @property
    def is_gone(self) -> bool:
        """Whether its content is not on the server any more."""
        return not content_path(self.file.sha256).exists()

    @property
    def is_marked(self) -> bool:
        """Whether it was confirmed that it names a person by number."""
        return any(each.is_marked for each in self._of_content)

    @property
    def _of_content(self) -> Iterator[Upload]:
        """Those by which it was brought as it is now;
        an import may have brought another content.
        """
        return (each for each in self.uploads if each.sha256 == self.file.sha256)

    @property
    def kind(self) -> str:
        """Its kind, as people call it: by the ending of its name."""
        return PurePosixPath(self.file.name).suffix.removeprefix(".").upper()

    @property
    def codes(self) -> Sequence[str]:
        """What it proves."""
        return self.cells.get("proves", "").split()

    @property
    def proves(self) -> str:
        """What it proves, by name."""
        return "; ".join(self.year.names.get(code, code) for code in self.codes)

    def is_of(self, form: PostForm) -> bool:
        """Say whether it proves its things in the quarter of a form."""
        return not self.uploads or any(each.form_id in (None, form.pk) for each in self.uploads)


class YearEvidence:
    """The evidence of an office-year."""

    def __init__(self, year: OfficeYear, year_state: YearState) -> None:
        self._year, self._known = year, year_state

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Everything that can be proven, by code."""
        facts = self._known.read.office_year
        if facts is None:
            return {}
        attached = (each for each in facts.documents if DocumentUse.ATTACHMENT in each.use)
        documents = {str(each.id): f"Dokumen terlampir: {each.title}" for each in attached}
        return {**_PLACES, **documents, **FigureNames(facts).by_code}

    @cached_property
    def files(self) -> Sequence[ShownFile]:
        """All of them, by name."""
        return self._shown(self._year.evidence.all())

    def with_word(self, word: str) -> list[ShownFile]:
        """Return the files that hold a word; all where it is empty."""
        texts = ((each, f"{each.file.name} {each.title} {each.proves}") for each in self.files)
        return [each for each, text in texts if word.casefold() in text.casefold()]

    def one(self, file: EvidenceFile) -> ShownFile:
        """Return a single file."""
        return self._shown([file])[0]

    def of_form(self, form: PostForm) -> Sequence[ShownFile]:
        """Return the files that were brought for a form."""
        return self._shown(brought_for(form), form)

    def _shown(
        self, files: Iterable[EvidenceFile], form: PostForm | None = None
    ) -> Sequence[ShownFile]:
        found, shown = sorted(files, key=lambda file: file.name), []
        prefetch_related_objects(
            found, Prefetch("uploads", Upload.objects.select_related("by", "form"))
        )
        rows = {cells.get("file", ""): (pk, cells) for pk, cells in self._known.rows_in(PROOFS)}
        for file in found:
            (row, cells), uploads = rows.get(file.name, (None, {})), [*file.uploads.all()]
            mine = next((each for each in uploads if form and each.form_id == form.pk), None)
            shown.append(ShownFile(file, row, cells, self, uploads, mine))
        return shown

    def proofs_of(self, form: PostForm, code: str) -> Sequence[Proof]:
        """Return the files that prove what a form tells of a thing, by their names."""
        return [proof for file, proof in self._proofs.get(code, ()) if file.is_of(form)]

    def is_bare(self, form: PostForm, form_cells: FormCells) -> bool:
        """Say whether nothing was brought for a form,
        and nothing proves anything that it tells of.
        """
        brought = any(upload.form_id == form.pk for file in self.files for upload in file.uploads)
        return not brought and not any(self.proofs_of(form, code) for code in form_cells.by_code)

    @cached_property
    def _proofs(self) -> Mapping[str, Sequence[tuple[ShownFile, Proof]]]:
        return _proofs_by_code(self.files)


def _proofs_by_code(files: Sequence[ShownFile]) -> Mapping[str, Sequence[tuple[ShownFile, Proof]]]:
    """Return what files prove, each with what it is called:
    by its name too where captions are equal.
    """
    captions = Counter(each.cells.get("caption", "") for each in files)
    found = []
    for each in files:
        caption, name = each.cells.get("caption", ""), each.file.name.rpartition("/")[2]
        title = f"{caption} ({name})" if caption and captions[caption] > 1 else caption or name
        found += [(code, (each, Proof(each.file.pk, title))) for code in each.codes]
    return gather(found)


def find_proofs(
    request: OfficeRequest, forms: Forms, form: PostForm
) -> Mapping[str, Sequence[Proof]]:
    """Return the files that a form rests on by what they prove;
    nothing for who may not see evidence.
    """
    if not request.here.may("evidence", "GET"):
        return {}
    own = YearEvidence(forms.year, forms.year_state).of_form(form)
    return {code: [proof for _, proof in each] for code, each in _proofs_by_code(own).items()}


def hold_files(forms: Forms) -> Mapping[int, Entries]:
    """Return the files that forms rest on which are not open, by the ids of the forms.

    A file that was brought for forms is theirs alone; one that was brought for none proves its
    things in every quarter.
    """
    duties = forms.duties
    closed = [form for form in forms.kept.values() if form.pk and form.stage not in OPEN]
    codes = {
        e.pk: {*duties.cells_of(e.place).by_code} if e.post in duties.by_post else set()
        for e in closed
    }
    uploads = group(Upload.objects.filter(office_year=forms.year), lambda each: each.name)
    found: dict[int, dict[Subject, FormEntry]] = {form.pk: {} for form in closed}
    for _, cells in forms.year_state.rows_in(PROOFS):
        own, proven = uploads.get(cells.get("file", ""), ()), cells.get("proves", "").split()
        brought = {each.form_id for each in own if each.file_id}
        is_general = None in brought or all(each.form_id is None for each in own)
        entries = dict(_entries(forms.year_state, cells))
        for pk, own_codes in codes.items():
            if pk in brought or (is_general and not own_codes.isdisjoint(proven)):
                found[pk] |= entries
    return found


def _entries(known: YearState, cells: Mapping[str, str]) -> Iterator[tuple[Subject, FormEntry]]:
    """Yield the content of a file, what the list says of it, and each thing that it proves."""
    name, label = cells.get("file", ""), f"bukti {cells.get('caption') or cells.get('file', '')}"
    sha256 = known.folder.hashes.get(f"{EVIDENCE}/{name}", "")
    for column, text in {**cells, "sha256": sha256}.items():
        if text and column != "proves":
            yield Subject(PROOFS, (name,), column), FormEntry(text, label)
    for code in cells.get("proves", "").split():
        yield Subject(PROOFS, (name, code), "proves"), FormEntry(code, label)


def holds_file(forms: Forms, name: str) -> bool:
    """Say whether a form that is not open rests on a file."""
    return any(
        subject.key[0] == name for entries in hold_files(forms).values() for subject in entries
    )
