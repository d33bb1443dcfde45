"""The evidence of an office-year as pages read it: each file, what it proves, for which form, by whom.

A file proves what the dossier says of it (`proves`: codes), in the quarters for whose forms it was brought;
one that belongs to no form proves it in every quarter.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from django.db.models import Prefetch, prefetch_related_objects

from capaian.domain.identifiers import PostId
from capaian.domain.period import Period
from capaian.web.evidence.examination.kinds import PICTURES
from capaian.web.evidence.models import Upload
from capaian.web.evidence.requirements import PROOFS, brought_for, names_in, names_of
from capaian.web.measurement.form_cells import FormCells
from capaian.web.measurement.forms import NO_POST, Forms
from capaian.web.measurement.models import PostForm
from capaian.web.measurement.sections import Proof
from capaian.web.site.access import OfficeRequest
from capaian.web.site.rights import RIGHTS
from capaian.web.years.known import Known
from capaian.web.years.models import EvidenceFile, OfficeYear


def may_see(request: OfficeRequest) -> bool:
    """Say whether a person sees evidence: the office does, and who inspects it."""
    return bool(request.here.roles & RIGHTS["evidence"]["GET"])


@dataclass(frozen=True, slots=True)
class ValuePlace:
    """Where values stand that a file proves."""

    post: str
    """As addresses name it."""
    quarter: Period
    slot: str
    """The first of their cells."""


@dataclass(frozen=True)
class ShownFile:
    """A file of evidence."""

    file: EvidenceFile
    cells: Mapping[str, str]
    """What the dossier says of it; nothing where it lists it nowhere."""
    year: YearEvidence
    uploads: Sequence[Upload]
    mine: Upload | None = None
    """The one for the form that is looked at."""
    row: int | None = None
    """Id of the row of the dossier that lists it."""

    @property
    def title(self) -> str:
        """What people call it: its caption, else its name."""
        return self.cells.get("caption") or PurePosixPath(self.file.name).name

    @property
    def is_picture(self) -> bool:
        """Whether a browser shows it by itself."""
        return self.cells.get("media_type") in PICTURES

    @property
    def has_preview(self) -> bool:
        """Whether there is a small picture of it."""
        return any(each.preview for each in self._of_content)

    @property
    def is_marked(self) -> bool:
        """Whether it was confirmed that it names a person by number."""
        return any(each.is_marked for each in self._of_content)

    @property
    def _of_content(self) -> Iterator[Upload]:
        """Those by which it was brought as it is now; an import may have brought another content."""
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

    @property
    def entries(self) -> Sequence[tuple[str, Sequence[ValuePlace]]]:
        """What it proves, by name, each with where its values stand: in the forms that it was brought for."""
        return [(self.year.names.get(code, code), [*self._places(code)]) for code in self.codes]

    def _places(self, code: str) -> Iterator[ValuePlace]:
        forms = self.year.forms
        for form in filter(None, (upload.form for upload in self.uploads)):
            if forms is not None and form.post in forms.duties:
                for slot in forms.cells_of(form.post, form.quarter).by_code.get(code, ())[:1]:
                    yield ValuePlace(form.post or NO_POST, form.quarter, slot.name)

    @property
    def others(self) -> str:
        """The other forms that rest on it, beside the one that is looked at, in words; empty: none."""
        own = (each.form for each in self.uploads if self.mine and each.pk != self.mine.pk)
        return "; ".join(dict.fromkeys(self.year.name_form(form) for form in own if form))

    def is_of(self, form: PostForm) -> bool:
        """Say whether it proves its things in the quarter of a form."""
        return not self.uploads or any(each.form_id in (None, form.pk) for each in self.uploads)


class YearEvidence:
    """The evidence of an office-year."""

    def __init__(self, year: OfficeYear, known: Known, forms: Forms | None = None) -> None:
        """Look at the rows of one revision; with its forms, files lead to the values that they prove."""
        self._year, self._known, self.forms = year, known, forms

    @classmethod
    def of_forms(cls, forms: Forms) -> YearEvidence:
        """Look at the year of forms."""
        return cls(forms.year, forms.known, forms)

    @cached_property
    def _cells(self) -> Mapping[str, Mapping[str, str]]:
        return {row.cells.get("file", ""): row.cells for row in self._known.rows.get(PROOFS, ())}

    @cached_property
    def _row_ids(self) -> Mapping[str, int]:
        rows, ids = self._known.rows.get(PROOFS, ()), self._known.ids.get(PROOFS, ())
        return {row.cells.get("file", ""): pk for row, pk in zip(rows, ids, strict=True)}

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Everything that can be proven, by code."""
        facts = self._known.found.office_year
        return names_of(facts) if facts else {}

    def name_form(self, form: PostForm) -> str:
        """Return whose form it is, and of when."""
        facts = self._known.found.office_year
        post = facts.post_by_id.get(PostId(form.post)) if facts else None
        return f"{post.name if post else form.post or 'tanpa jabatan'}, {form.quarter.label}"

    @cached_property
    def files(self) -> Sequence[ShownFile]:
        """All of them, by name."""
        return self._shown(self._year.evidence.all())

    def with_word(self, word: str) -> list[ShownFile]:
        """Return the files that hold a word; all where it is empty."""
        word = word.casefold()
        return [
            each for each in self.files if word in f"{each.file.name} {each.title} {each.proves}".casefold()
        ]

    def one(self, file: EvidenceFile) -> ShownFile:
        """Return a single file."""
        return self._shown([file])[0]

    def of_form(self, form: PostForm) -> Sequence[ShownFile]:
        """Return the files that were brought for a form."""
        return self._shown(brought_for(form), form)

    def _shown(self, files: Iterable[EvidenceFile], form: PostForm | None = None) -> Sequence[ShownFile]:
        found = sorted(files, key=lambda file: file.name)
        prefetch_related_objects(found, Prefetch("uploads", Upload.objects.select_related("by", "form")))
        return [
            ShownFile(
                file,
                self._cells.get(file.name, {}),
                self,
                [*file.uploads.all()],
                next((each for each in file.uploads.all() if form and each.form_id == form.pk), None),
                self._row_ids.get(file.name),
            )
            for file in found
        ]

    def proofs_of(self, form: PostForm, code: str) -> Sequence[Proof]:
        """Return the files that prove what a form tells of a thing, by their names."""
        return [proof for file, proof in self._by_code.get(code, ()) if file.is_of(form)]

    def is_bare(self, form: PostForm, form_cells: FormCells) -> bool:
        """Say whether nothing was brought for a form, and nothing proves anything that it tells of."""
        brought = any(upload.form_id == form.pk for file in self.files for upload in file.uploads)
        return not brought and not any(self.proofs_of(form, code) for code in names_in(form_cells))

    @cached_property
    def _by_code(self) -> Mapping[str, Sequence[tuple[ShownFile, Proof]]]:
        return _proofs_by_code(self.files)


def _proofs_by_code(files: Sequence[ShownFile]) -> Mapping[str, Sequence[tuple[ShownFile, Proof]]]:
    """Return what files prove, each with what it is called: by its name too where captions are equal."""
    captions = Counter(each.cells.get("caption", "") for each in files)
    found: dict[str, list[tuple[ShownFile, Proof]]] = {}
    for each in files:
        caption, name = each.cells.get("caption", ""), each.file.name.rpartition("/")[2]
        title = f"{caption} ({name})" if caption and captions[caption] > 1 else caption or name
        for code in each.codes:
            found.setdefault(code, []).append((each, Proof(each.file.pk, title)))
    return found


def find_proofs(request: OfficeRequest, forms: Forms, form: PostForm) -> Mapping[str, Sequence[Proof]]:
    """Return the files that a form rests on by what they prove; nothing for who may not see evidence."""
    own = YearEvidence.of_forms(forms).of_form(form) if may_see(request) else ()
    return {code: [proof for _, proof in each] for code, each in _proofs_by_code(own).items()}
