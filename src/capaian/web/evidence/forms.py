"""What is asked for evidence: files and what they prove, the words of a file, and what is required."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.datastructures import MultiValueDict

from capaian.web.evidence.limits import ACCEPTED, ALL_BYTES, FILE_BYTES, FILES, MEGABYTE, WORDS
from capaian.web.evidence.submissions import Outcome, Result

MAX_CAPTION: Final = 300
_MAX_BOXES: Final = 12
"""More things than these are chosen in a list."""
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
                f"Ada {len(data)} berkas; sekali unggah paling banyak {FILES}. Unggah sebagian dahulu."
            )
        size = sum(each.size or 0 for each in data)
        if size > ALL_BYTES:
            raise forms.ValidationError(
                f"Semua berkas bersama {size // MEGABYTE} MB; sekali unggah paling banyak "
                f"{ALL_BYTES // MEGABYTE} MB. Unggah sebagian dahulu."
            )
        return data


class UploadForm(forms.Form):
    """Files, what they prove and a caption; what came of each file is added once it was looked through."""

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
        """Offer what can be proven, by code; the only thing is chosen beforehand."""
        super().__init__(data, files, initial={"membuktikan": [*names] if len(names) == 1 else []})
        self.names = names
        chosen = self.fields["membuktikan"]
        is_long = len(names) > _MAX_BOXES
        chosen.widget = forms.SelectMultiple(_LIST) if is_long else forms.CheckboxSelectMultiple()
        chosen.choices = [*names.items()]  # type: ignore[attr-defined]  # it has them
        self.confirmed = frozenset(data.getlist("yakin") if data else ())
        self.results: list[Result] = []

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
        unkept = self.counts[Outcome.DOUBTFUL] + self.counts[Outcome.REFUSED]
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
        """Offer the things of each post, by code."""
        codes = sorted(required)
        super().__init__(data, auto_id="%s", initial={"wajib": codes, "shown": " ".join(codes)})
        self._posts = posts
        self.fields["wajib"].choices = [(post, [*own.items()]) for post, own in posts.items()]  # type: ignore[attr-defined]  # it has them

    @property
    def groups(self) -> list[tuple[str, list[tuple[str, str, bool]]]]:
        """The things of each post: code, name, and whether it is ticked."""
        ticked = self["wajib"].value() or ()
        return [
            (post, [(code, name, code in ticked) for code, name in own.items()])
            for post, own in self._posts.items()
        ]
