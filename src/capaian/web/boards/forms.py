"""Forms of boards: the boundaries of kecamatan, and what somebody supposes of a pace."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from capaian.domain.office import Area
from capaian.web.boards.outlines import BoundariesError, read_outlines

_MAX_GROWTH = 50
_MAX_TARGET = 10**12


_number = partial(forms.DecimalField, required=False, localize=True)  # as it is written in Indonesia


class PaceForm(forms.Form):
    """What a person supposes: another target, a base that grows; what cannot be read changes nothing."""

    target = _number(label="Target lain", min_value=-_MAX_TARGET, max_value=_MAX_TARGET)
    penyebut = _number(label="Penyebut tumbuh (persen)", min_value=-_MAX_GROWTH, max_value=_MAX_GROWTH)

    @property
    def problem(self) -> str:
        """What is wrong with what was typed; empty where nothing is."""
        limits = f"antara −{_MAX_GROWTH} dan {_MAX_GROWTH} persen"
        return f"Tulis angka; penyebut tumbuh {limits}." if self.errors else ""


class BoundariesForm(forms.Form):
    """A GeoJSON file whose shapes bear the codes of the kecamatan."""

    file = forms.FileField(
        label="Berkas GeoJSON",
        error_messages={"required": "Pilih berkas GeoJSON."},
        widget=forms.FileInput(attrs={"accept": ".geojson,.json,application/geo+json", "class": "kotak"}),
    )

    def __init__(self, areas: Sequence[Area], *args: object, **kwargs: object) -> None:
        """Know the kecamatan that need a shape."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # those of a form
        self._areas = areas

    def clean_file(self) -> dict[str, Any]:
        """Return the outlines."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        try:
            return read_outlines(file.read(), self._areas)
        except BoundariesError as error:
            raise forms.ValidationError(str(error)) from error
