"""Evidence as pages show it: what it is, what it proves, for which form, and who brought it when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from django.db.models import Prefetch, prefetch_related_objects

from capaian.domain.period import Period
from capaian.web.evidence.examination.kinds import PICTURES
from capaian.web.evidence.models import Upload
from capaian.web.evidence.requirements import PROOFS, brought_for, names_of
from capaian.web.evidence.submissions import say_forms
from capaian.web.measurement.forms import NO_POST, Forms
from capaian.web.measurement.models import PostForm
from capaian.web.years.known import Known
from capaian.web.years.models import EvidenceFile, OfficeYear


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
    names: Mapping[str, str]
    """What can be proven, by code."""
    uploads: Sequence[Upload]
    mine: Upload | None = None
    """The one for the form that is looked at."""
    told: Forms | None = None
    """The forms of the year, where its plan can be read."""

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
    def proves(self) -> str:
        """What it proves, by name."""
        codes = self.cells.get("proves", "").split()
        return "; ".join(self.names.get(code, code) for code in codes)

    @property
    def entries(self) -> Sequence[tuple[str, Sequence[ValuePlace]]]:
        """What it proves, by name, each with where its values stand: in the forms that it was brought for."""
        codes = self.cells.get("proves", "").split()
        return [(self.names.get(code, code), [*self._places(code)]) for code in codes]

    def _places(self, code: str) -> Iterator[ValuePlace]:
        for upload in self.uploads:
            form = upload.form
            if form is None or self.told is None or form.post not in self.told.duties:
                continue
            if slots := self.told.cells_of(form.post, form.quarter).by_code.get(code):
                yield ValuePlace(form.post or NO_POST, form.quarter, slots[0].name)

    @property
    def others(self) -> str:
        """The other forms that rest on it, beside the one that is looked at, in words; empty: none."""
        return say_forms(each for each in self.uploads if self.mine and each.pk != self.mine.pk)


class Exhibit:
    """The evidence of an office-year."""

    def __init__(self, year: OfficeYear, known: Known, told: Forms | None = None) -> None:
        """Look at the rows of one revision; with its forms, files lead to the values that they prove."""
        self._year, self._known, self._told = year, known, told

    @cached_property
    def _cells(self) -> Mapping[str, Mapping[str, str]]:
        return {row.cells.get("file", ""): row.cells for row in self._known.rows.get(PROOFS, ())}

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Everything that can be proven, by code."""
        facts = self._known.found.office_year
        return names_of(facts) if facts else {}

    def all(self, word: str = "") -> list[ShownFile]:
        """Return all files by name; those alone that hold a word."""
        found = [*self._shown(self._year.evidence.all())]
        word = word.casefold()
        return [each for each in found if word in f"{each.file.name} {each.title} {each.proves}".casefold()]

    def one(self, file: EvidenceFile) -> ShownFile:
        """Return a single file."""
        (found,) = self._shown([file])
        return found

    def of_form(self, form: PostForm) -> list[ShownFile]:
        """Return the files that a form rests on."""
        return [*self._shown(brought_for(form), form)]

    def _shown(self, files: Iterable[EvidenceFile], form: PostForm | None = None) -> Iterator[ShownFile]:
        found = sorted(files, key=lambda file: file.name)
        prefetch_related_objects(found, Prefetch("uploads", Upload.objects.select_related("by", "form")))
        for file in found:
            own = [*file.uploads.all()]
            mine = next((each for each in own if form and each.form_id == form.pk), None)
            yield ShownFile(file, self._cells.get(file.name, {}), self.names, own, mine, self._told)
