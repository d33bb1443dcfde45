"""The form by which evidence is uploaded, what came of each file,
and the form of what is required.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import file_digest
from pathlib import PurePosixPath
from typing import Final

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.datastructures import MultiValueDict

from capaian.web.evidence.examination.kinds import Examined, RefusedFileError, shown_name
from capaian.web.evidence.limits import ACCEPTED, ALL_BYTES, FILE_BYTES, FILES, MEGABYTE, WORDS
from capaian.web.evidence.uploads import KeptFile, prepare, require_size

_MAX_BOXES: Final = 12
"""More are chosen in a list."""

MAX_CAPTION: Final = 300
_LIST: Final = {"class": "kotak", "size": "8", "id": "pilih-bukti"}
_UNCHOSEN: Final = "Pilih sedikitnya satu yang dibuktikan berkas ini."


class _FilesInput(forms.FileInput):
    allow_multiple_selected = True


class _FilesField(forms.FileField):
    """Files that are sent together; what each of them is, is found out later, one by one."""

    widget = _FilesInput

    def clean(self, data: Sequence[UploadedFile[bytes]], initial: object = None) -> object:
        """Refuse none, too many and too much, before anything is read."""
        if not data:
            raise forms.ValidationError("Pilih berkasnya dahulu.")
        if len(data) > FILES:
            raise forms.ValidationError(
                f"Ada {len(data)} berkas; sekali unggah paling banyak {FILES}. Unggah "
                "sebagian dahulu."
            )
        size = sum(each.size or 0 for each in data)
        if size > ALL_BYTES:
            raise forms.ValidationError(
                f"Semua berkas bersama {size // MEGABYTE} MB; sekali unggah paling banyak "
                f"{ALL_BYTES // MEGABYTE} MB. Unggah sebagian dahulu."
            )
        return data


class SubmissionOutcome(StrEnum):
    """What came of a file."""

    KEPT = "kept"
    AGAIN = "again"
    """Its content was there already."""
    DOUBTFUL = "doubtful"
    """It looks as if it names a person by number, which has to be confirmed first."""
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class SubmittedFile:
    """A file that was sent, and what came of it."""

    name: str
    outcome: SubmissionOutcome
    message: str
    sha256: str = ""
    """Of what is kept; of others of what was sent, by which a doubtful file is confirmed."""


def examine_sent(
    files: Sequence[UploadedFile[bytes]], confirmed: Collection[str]
) -> tuple[list[Examined], list[SubmittedFile]]:
    """Return those of files that may be kept, and what came of the others.

    `confirmed`: what may name persons by number, by the SHA-256 of the file as it was sent.
    """
    examined, results = [], []
    for each in files:
        name = each.name or ""
        try:
            require_size(each.size or 0)
            found = prepare(name, each.read())
        except RefusedFileError as error:
            digest = file_digest(each.open(), "sha256").hexdigest()
            results.append(
                SubmittedFile(shown_name(name), SubmissionOutcome.REFUSED, error.message, digest)
            )
            continue
        if not found.personal or found.original in confirmed:
            examined.append(found)
            continue
        where = found.personal if found.personal == "namanya" else f"isinya ({found.personal})"
        words = (
            f"Belum disimpan: {where} tampak memuat NIK. Hapus atau tutupi nomornya. Bila "
            "memang harus ada, "
            "centang di bawah, pilih lagi berkasnya, dan unggah; berkas itu ditandai."
        )
        results.append(
            SubmittedFile(found.shown, SubmissionOutcome.DOUBTFUL, words, found.original)
        )
    return examined, results


def result_of(file: Examined, kept: KeptFile, proven: str) -> SubmittedFile:
    """Return what came of a file that is kept."""
    place = PurePosixPath(kept.upload.name).name
    words = f"Isinya sudah ada sebagai {place}, jadi tidak disimpan dua kali"
    words = f"Disimpan sebagai {place}" if kept.is_new else words
    outcome = SubmissionOutcome.KEPT if kept.is_new else SubmissionOutcome.AGAIN
    return SubmittedFile(
        file.shown, outcome, f"{words}; membuktikan {proven}.", kept.upload.sha256
    )


class UploadForm(forms.Form):
    """Files, what they prove and a caption;
    what came of each file is added once it was looked through.
    """

    membuktikan = forms.MultipleChoiceField(
        error_messages=dict.fromkeys(("required", "invalid_choice"), _UNCHOSEN)
    )
    keterangan = forms.CharField(required=False, max_length=MAX_CAPTION)
    berkas = _FilesField()

    limits = WORDS
    accepted = ACCEPTED
    most: Final = {"files": FILES, "bytes": FILE_BYTES, "all": ALL_BYTES}

    def __init__(
        self,
        names: Mapping[str, str],
        data: MultiValueDict[str, str] | None = None,
        files: MultiValueDict[str, UploadedFile[bytes]] | None = None,
    ) -> None:
        super().__init__(data, files, initial={"membuktikan": [*names] if len(names) == 1 else []})
        self.names = names
        chosen = self.fields["membuktikan"]
        is_long = len(names) > _MAX_BOXES
        chosen.widget = forms.SelectMultiple(_LIST) if is_long else forms.CheckboxSelectMultiple()
        chosen.choices = [*names.items()]  # type: ignore[attr-defined]  # it has them
        self.confirmed = frozenset(data.getlist("yakin") if data else ())
        self.results: list[SubmittedFile] = []

    @property
    def proven(self) -> str:
        """What was chosen, by name."""
        return "; ".join(self.names[code] for code in self.cleaned_data["membuktikan"])

    @property
    def counts(self) -> Counter[str]:
        """How many files were kept, were there already, are doubtful and were refused."""
        return Counter(str(each.outcome) for each in self.results)

    @property
    def is_done(self) -> bool:
        """Whether everything that was sent is kept."""
        unkept = self.counts[SubmissionOutcome.DOUBTFUL] + self.counts[SubmissionOutcome.REFUSED]
        return self.is_bound and not self.errors and not unkept


class RequiredForm(forms.Form):
    """What may not be handed in without evidence, by the posts that tell of it."""

    wajib = forms.MultipleChoiceField(required=False)
    shown = forms.CharField(required=False, widget=forms.HiddenInput)
    """The codes that were required when the page was drawn."""

    def __init__(
        self,
        posts: Mapping[str, Mapping[str, str]],
        required: Iterable[str],
        data: MultiValueDict[str, str] | None = None,
    ) -> None:
        codes = sorted(required)
        super().__init__(data, auto_id="%s", initial={"wajib": codes, "shown": " ".join(codes)})
        self._posts = posts
        duties = [(post, [*own.items()]) for post, own in posts.items()]
        self.fields["wajib"].choices = duties  # type: ignore[attr-defined]  # it is a choice

    @property
    def groups(self) -> list[tuple[str, list[tuple[str, str, bool]]]]:
        """The things of each post: code, name, and whether it is ticked."""
        ticked = self["wajib"].value() or ()
        return [
            (post, [(code, name, code in ticked) for code, name in own.items()])
            for post, own in self._posts.items()
        ]
