"""What is asked of somebody who lets a report be audited."""

from __future__ import annotations

from typing import Final

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from capaian.auditor.reports import ENDINGS
from capaian.web.accounts.required import Required

MAX_BYTES: Final = 60_000_000
_TOO_LARGE: Final = (
    f"Berkas ini lebih besar dari {MAX_BYTES // 1_000_000} MB. Pindaian tidak dapat dibaca; unggah pdf dari "
    "pengolah katanya."
)


class ReportForm(Required):
    """A report to audit."""

    file = forms.FileField(
        label="Laporan",
        help_text=f"docx, pdf dengan teks, atau txt; paling besar {MAX_BYTES // 1_000_000} MB.",
        widget=forms.ClearableFileInput(attrs={"class": "kotak", "accept": ",".join(ENDINGS)}),
        error_messages={"empty": "Berkas ini kosong."},
        max_length=200,
    )

    def clean_file(self) -> UploadedFile[bytes]:
        """Refuse what is no report by its ending, or larger than any."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if not (file.name or "").lower().endswith(ENDINGS):
            raise ValidationError("Pilih laporan docx, pdf, atau txt.")
        if (file.size or 0) > MAX_BYTES:
            raise ValidationError(_TOO_LARGE)
        return file
