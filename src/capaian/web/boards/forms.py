"""The form by which the planner gives the boundaries of kecamatan."""

from __future__ import annotations

from collections.abc import Sequence

from django import forms
from django.core.files.uploadedfile import UploadedFile

from capaian.domain.office import Area
from capaian.web.boards.outlines import BoundariesError, Outlines, read_outlines


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

    def clean_file(self) -> Outlines:
        """Return the outlines."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        try:
            return read_outlines(file.read(), self._areas)
        except BoundariesError as error:
            raise forms.ValidationError(str(error)) from error
