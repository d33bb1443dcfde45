"""The form by which a table comes in: of a register, or answers of a survey."""

from __future__ import annotations

from typing import Final

from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile

from capaian.dossier.excel.worker.limits import LIMITS
from capaian.dossier.tables.days import written_day

PASTED_HEADS: Final = "Tanggal\tJenis\tTahap\tKecamatan\tJumlah"
"""Headings of rows that are pasted without any."""


class TableForm(forms.Form):
    """A table: a file, or rows pasted from a spreadsheet."""

    file = forms.FileField(
        label="Tabel",
        required=False,
        error_messages={"empty": "Berkas ini kosong."},
        max_length=200,
    )
    tempelan = forms.CharField(
        label="Baris dari Excel",
        required=False,
        strip=False,
        max_length=1_000_000,
        error_messages={"max_length": "Tempelan ini terlalu panjang; bawa sebagai berkas."},
        widget=forms.Textarea(attrs={"rows": 5, "class": "kotak", "id": "tempelan"}),
    )

    def clean_file(self) -> UploadedFile[bytes] | None:
        """Refuse what is no table, or too large to be one."""
        file: UploadedFile[bytes] | None = self.cleaned_data["file"]
        if file and not (file.name or "").lower().endswith((".xlsx", ".csv", ".tsv", ".txt")):
            raise forms.ValidationError(
                "Pilih tabel .xlsx atau .csv. Berkas .xls, .ods, atau pdf disimpan dahulu "
                "sebagai .xlsx."
            )
        if file and (file.size or 0) > LIMITS.file_bytes:
            limit = f"{LIMITS.file_bytes // 1_000_000} MB"
            raise forms.ValidationError(
                f"Berkas ini lebih besar dari {limit}. Bawa lembar tabelnya saja."
            )
        return file

    def clean(self) -> None:
        """Make a file of what was pasted."""
        text = self.cleaned_data.get("tempelan", "")
        if not self.errors and not self.cleaned_data["file"]:
            if not text.strip():
                raise forms.ValidationError("Pilih berkas tabelnya, atau tempel barisnya.")
            if "\t" in text and written_day(text.partition("\t")[0]).count("-") > 1:
                text = f"{PASTED_HEADS}\n{text}"
            self.cleaned_data["file"] = SimpleUploadedFile("tempelan.tsv", text.encode())
