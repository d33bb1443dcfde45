"""What is asked of somebody who brings a file for a year."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from capaian.domain.errors import CapaianError
from capaian.dossier.excel.read_book import read_book
from capaian.dossier.intake.foreign_tables import is_own_workbook
from capaian.web.accounts.required import Required
from capaian.web.exchange.models import Upload, store_file

_TABLES: Final = (".csv", ".tsv", ".txt")


class BroughtFileForm(Required):
    """A file that is brought for a year."""

    file = forms.FileField(label="Berkas", error_messages={"empty": "Berkas ini kosong."}, max_length=200)

    def clean_file(self) -> UploadedFile[bytes]:
        """Recognise what it is by its ending and, of workbooks, by whether this program made it."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        name = (file.name or "").lower()
        if not name.endswith((".zip", ".xlsx", *_TABLES)):
            raise ValidationError("Pilih tabel (.xlsx, .csv), buku kerja (.xlsx), atau dossier (.zip).")
        self.kind = Upload.Kind.DOSSIER if name.endswith(".zip") else Upload.Kind.TABLE
        if name.endswith(".xlsx") and not _is_foreign(file):
            self.kind = Upload.Kind.BOOK
        return file


def _is_foreign(file: UploadedFile[bytes]) -> bool:
    with TemporaryDirectory(prefix="capaian-") as place:
        copy = Path(place) / "kiriman.xlsx"
        store_file(file, copy)
        try:
            return not is_own_workbook(read_book(copy))
        except CapaianError:  # the preview says what is wrong
            return False
