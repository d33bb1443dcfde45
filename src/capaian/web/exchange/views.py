"""The page of the exchange: a year as workbook or dossier, and files that are brought for it."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render

from capaian.domain.errors import CapaianError
from capaian.domain.issue import Level
from capaian.dossier.canonical import make_canonical
from capaian.dossier.excel.read_book import read_book
from capaian.dossier.excel.worker.limits import LIMITS
from capaian.dossier.excel.write.book import export_book
from capaian.dossier.file_names import EVIDENCE
from capaian.dossier.intake.foreign_tables import is_own_workbook
from capaian.dossier.packing.pack import pack_folder
from capaian.web.accounts.required import Required
from capaian.web.evidence.downloads import save_made
from capaian.web.exchange.models import Upload, keep_upload, store_file
from capaian.web.exchange.taking_back import find_imports
from capaian.web.site.access import OfficeRequest
from capaian.web.site.invented import file_stem
from capaian.web.site.rights import PLANNING
from capaian.web.years.contents import is_whole
from capaian.web.years.known import YearState, know

MAX_IMPORTS_SHOWN: Final = 20
_TABLES: Final = (".csv", ".tsv", ".txt")


class BroughtFileForm(Required):
    """A file that is brought for a year."""

    file = forms.FileField(label="Berkas", error_messages={"empty": "Berkas ini kosong."}, max_length=200)

    def clean_file(self) -> UploadedFile[bytes]:
        """Recognise what it is by its ending and, of workbooks, by whether this program made it."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        name = (file.name or "").lower()
        if not name.endswith((".zip", ".xlsx", *_TABLES)):
            raise ValidationError(
                "Pilih tabel (.xlsx, .csv), buku kerja (.xlsx), atau dossier (.zip). Berkas .xls, .ods, atau "
                "pdf disimpan dahulu sebagai .xlsx."
            )
        if not name.endswith(".zip") and (file.size or 0) > LIMITS.file_bytes:
            limit = f"{LIMITS.file_bytes // 1_000_000} MB"
            raise ValidationError(
                f"Berkas ini lebih besar dari {limit}. Hapus gambar dan lembar lain darinya."
            )
        self.kind = Upload.Kind.DOSSIER if name.endswith(".zip") else Upload.Kind.TABLE
        if name.endswith(".xlsx") and not _is_foreign(file):
            self.kind = Upload.Kind.BOOK
        return file


def _is_foreign(file: UploadedFile[bytes]) -> bool:
    with TemporaryDirectory(prefix="capaian-") as place:
        copy = Path(place) / "kiriman.xlsx"
        try:
            store_file(file, copy)
            return not is_own_workbook(read_book(copy))
        except CapaianError:  # the preview says what is wrong
            return False


def exchange(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Show what the year can be taken as, and keep a file that somebody brings, to be shown first."""
    own = request.here.require_year()
    if request.method != "POST":
        return _page(request)
    form = BroughtFileForm(request.POST, request.FILES)
    if own.is_closed:
        return _page(request, "Tahun ini sudah disahkan; isinya tidak dapat diganti.")
    if not form.is_valid():
        return _page(request, form=form)
    try:
        upload = keep_upload(own, request.user, form.cleaned_data["file"], form.kind)
    except CapaianError as error:
        return _page(request, error.message)
    page = "import_mapping" if upload.kind == Upload.Kind.TABLE else "import_preview"
    return redirect(page, office=office, year=year, token=upload.token)


def _page(request: OfficeRequest, problem: str = "", form: BroughtFileForm | None = None) -> HttpResponse:
    own = request.here.require_year()
    may_write = bool(request.here.roles & PLANNING)
    context = {
        "problem": problem,
        "form": form,
        "has_flaws": _flaws(know(own)) > 0,
        "evidence": own.evidence.count(),
        "may_export": request.here.may("evidence", "GET"),
        "may_import": may_write and not own.is_closed,
        "may_begin": may_write,
        "imports": find_imports(own)[:MAX_IMPORTS_SHOWN] if request.here.may("evidence", "GET") else [],
    }
    return render(request, "exchange/exchange.html", context, status=422 if problem or form else 200)


def _flaws(known: YearState) -> int:
    """Return how many errors keep a year from being written as a workbook."""
    errors = [issue for issue in known.read.issues if issue.level is Level.ERROR]
    return len(errors) + len(known.made.problems)


def export_workbook(request: OfficeRequest, office: str, year: int) -> HttpResponseBase:
    """Hand out the year as a workbook, in canonical form."""
    known = know(request.here.require_year())
    if _flaws(known):
        return _page(request, "Buku kerja dibuat setelah galat di Perencanaan diperbaiki.")
    now = known.folder
    folder = replace(now, parts={**now.parts}, narratives={**now.narratives})
    make_canonical(folder)
    book = io.BytesIO(export_book(folder))
    return FileResponse(book, as_attachment=True, filename=f"{file_stem(request)}.xlsx")


def export_package(request: OfficeRequest, office: str, year: int) -> HttpResponseBase:
    """Hand out the year as a dossier."""
    known = know(request.here.require_year())
    if known.made.problems:
        return _page(request, "Dossier dibuat setelah baris tanpa tempat di Perencanaan diperbaiki.")
    folder = known.folder
    if damaged := [name for name in folder.evidence if not is_whole(folder.hashes[f"{EVIDENCE}/{name}"])]:
        words = f"Isi bukti {damaged[0]} di server rusak, jadi dossier tidak dibuat. Beri tahu administrator."
        return _page(request, words)
    stem = file_stem(request)
    return save_made(f"{stem}.zip", lambda target: pack_folder(folder, target, with_evidence=True))
