"""The page of the exchange: a year as workbook or dossier, files brought for it, and taking back.

What becomes of a year by taking back an import, or by a new closing of a year before, is made as a
dossier, and shown like any that somebody brings.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.db import transaction
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render

from capaian.domain.errors import CapaianError
from capaian.domain.issue import Level
from capaian.dossier.canonical import make_canonical
from capaian.dossier.excel.read_book import read_book
from capaian.dossier.excel.worker.limits import LIMITS
from capaian.dossier.excel.write.book import export_book
from capaian.dossier.file_names import EVIDENCE
from capaian.dossier.folder import lay_texts
from capaian.dossier.intake.foreign_tables import is_own_workbook
from capaian.dossier.packing import pack_folder
from capaian.dossier.years.new_closing import take_over
from capaian.dossier.years.next_year import BrokenTextsError
from capaian.dossier.years.snapshot import place_of
from capaian.web.accounts.forms import RequiredFieldsForm
from capaian.web.evidence.views import save_made
from capaian.web.exchange.comparison import LIST
from capaian.web.exchange.models import Upload, keep_upload, store_file
from capaian.web.measurement.flow import SHORTEST_REASON
from capaian.web.measurement.schedule import DEADLINE_CHANGED
from capaian.web.measurement.seals import YEAR
from capaian.web.measurement.year_approvals import UnfitClosing, overtaken_closings
from capaian.web.offices.models import Office
from capaian.web.site.access import PLANNING, OfficeRequest, author_of
from capaian.web.site.csv_files import file_stem
from capaian.web.trail.models import YEAR_WITHDRAWN, Entry
from capaian.web.trail.record import Author, Deed, record
from capaian.web.years.change import RefusedChangeError, read_row_name, sealed_row_names
from capaian.web.years.contents import content_path, is_whole
from capaian.web.years.known import YearState, know
from capaian.web.years.models import OfficeYear
from capaian.web.years.store import RowState, follow


def find_imports(year: OfficeYear) -> QuerySet[Entry]:
    """Return the entries of files that a year was changed by, the last first."""
    found = Entry.objects.filter(
        office=year.office_id, action="year.replaced", subject=str(year.year)
    )
    return found.select_related("actor").order_by("-number")


def _name(found: Entry) -> str:
    return str((found.after or {}).get("name", "berkas"))


def import_source(request: OfficeRequest, office: str, year: int, token: str) -> FileResponse:
    """Hand out a table as it was brought, by its SHA-256, to compare its rows with the figures."""
    own = find_imports(request.here.require_year())
    found = own.filter(after__kind=Upload.Kind.TABLE, after__sha256=token).first()
    if found is None or not is_whole(token):
        raise Http404
    return FileResponse(content_path(token).open("rb"), as_attachment=True, filename=_name(found))


def import_undo(request: OfficeRequest, office: str, year: int, pk: int) -> HttpResponse:
    """Make the dossier of a year without what an import changed, and lead to its preview."""
    own = request.here.require_year()
    found = get_object_or_404(find_imports(own), pk=pk)
    if own.is_closed:
        raise Http404
    rows = follow(know(own).kept, [*_rows_before(own, found)])
    return _lead_to_preview(request, own, f"{_name(found)} dibatalkan", rows.made.files)


def _rows_before(year: OfficeYear, found: Entry) -> Iterator[RowState]:
    """Yield what rows were before an import; those that somebody changed since, and evidence,
    stay.
    """
    last = found.number + int((found.after or {}).get("rows", 0))
    deeds = Entry.objects.filter(number__range=(found.number + 1, last), action__startswith="row.")
    rows = {row.pk: row.cells for row in year.rows.all()}
    for entry in deeds:
        owner, sheet, pk = read_row_name(entry.subject)
        cells, before, after = rows.get(pk), entry.before, entry.after
        if owner != year.pk or sheet.startswith(LIST):
            continue
        if after is None:
            yield RowState(
                sheet, -entry.number, {key: text for key, text in (before or {}).items() if text}
            )
        elif cells is not None and all(
            cells.get(name, "") == text for name, text in after.items()
        ):
            yield RowState(sheet, pk, None if before is None else {**cells, **before})


def _lead_to_preview(
    request: OfficeRequest, year: OfficeYear, name: str, texts: Mapping[str, str]
) -> HttpResponse:
    """Keep files of a year as a dossier that waits for its confirmation."""
    target = io.BytesIO()
    pack_folder(lay_texts(Path("baru"), texts), target, with_evidence=False)
    file = SimpleUploadedFile(name, target.getvalue())
    try:
        upload = keep_upload(year, request.user, file, Upload.Kind.DOSSIER)
    except CapaianError as error:
        messages.error(request, error.message)
        return redirect("exchange", office=year.office.slug, year=year.year)
    return redirect("import_preview", office=year.office.slug, year=year.year, token=upload.token)


def closing_take(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Make the dossier of a year with the closings in force, and lead to its preview."""
    own = request.here.require_year()
    found = [each for each in overtaken_closings(own) if each.instead]
    if not found or own.is_closed:
        raise Http404
    try:
        return _lead_to_preview(
            request, own, f"Penutupan {found[-1].year} yang baru", taken_over(own, found)
        )
    except BrokenTextsError as error:
        messages.error(request, f"Penutupan yang baru memuat berkas yang tidak terbaca: {error}.")
    except CapaianError as error:
        messages.error(request, error.message)
    return redirect("year", office=office, year=year)


def taken_over(year: OfficeYear, unfit: list[UnfitClosing]) -> Mapping[str, str]:
    """Return the files of a year with closings in force;
    raises `InputError` or `BrokenTextsError`.
    """
    texts = know(year).made.files
    for each in unfit:
        new = content_path(each.instead).read_bytes() if is_whole(each.instead) else b""
        old = texts.get(place_of(each.year), "").encode()
        texts = take_over(texts, old, new, each.year, is_last=each.year == year.year - 1)
    return texts


_SHORT_REASON: Final = f"Tulis alasannya, sedikitnya {SHORTEST_REASON} huruf."


class WithdrawalForm(RequiredFieldsForm):
    """Why a year was begun by mistake."""

    alasan = forms.CharField(
        min_length=SHORTEST_REASON,
        error_messages={"required": _SHORT_REASON, "min_length": _SHORT_REASON},
    )
    yakin = forms.BooleanField(
        error_messages={"required": "Centang bahwa tahun ini memang dimulai keliru."}
    )


_WORK: Final = {
    "approvals": "Tahun ini pernah disahkan.",
    "forms": "Isian tahun ini sudah dimulai.",
    "evidence": "Tahun ini sudah memuat bukti.",
    "uploads": "Tahun ini sudah memuat bukti.",
    "closed_months": "Tahun ini memuat bulan register yang pernah ditutup.",
}


def find_work(year: OfficeYear) -> str:
    """Return in Indonesian what keeps a year from being withdrawn; nothing where nothing does."""
    for name, words in _WORK.items():
        if getattr(year, name).exists():
            return words
    begun = Entry.of_beginning(year.office_id, year.year)
    if begun is None:
        return "Catatan tidak memuat kapan tahun ini dimulai."
    if year.writers.filter(at__gt=begun.at).exists():  # figures that it began with are no work
        return "Angka tahun ini sudah diisi."
    return ""


@transaction.atomic
def withdraw(year: OfficeYear, author: Author) -> None:
    """Let a year go, with all that was planned for it;
    raises `RefusedChangeError` where there is more.
    """
    Office.objects.select_for_update().get(pk=year.office_id)
    locked = OfficeYear.objects.select_for_update().get(pk=year.pk)
    if why := find_work(locked):
        raise RefusedChangeError(f"{why} Tahun {locked.year} tidak dapat ditarik kembali.")
    days = locked.deadlines.order_by("period").values_list("period", "day")
    deeds = [Deed(DEADLINE_CHANGED, period, {"day": str(day)}, None) for period, day in days]
    before = {"id": locked.pk, "rows": locked.rows.count()}
    seals = [f"{YEAR}/{locked.pk}", *(f"paper/{each.pk}" for each in locked.papers.all())]
    seals += sealed_row_names(locked)
    locked.delete()
    record(
        locked.office,
        author,
        [*deeds, Deed(YEAR_WITHDRAWN, str(locked.year), before, None, seals)],
    )


def year_withdraw(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Show what goes with a year, ask why, and let it go."""
    own, is_sent = request.here.require_year(), request.method == "POST"
    form = WithdrawalForm(request.POST if is_sent else None, auto_id="%s")
    work = find_work(own)
    if not work and form.is_valid():
        try:
            withdraw(own, author_of(request, form.cleaned_data["alasan"]))
        except RefusedChangeError as error:
            work = error.message
        else:
            messages.success(
                request, f"Tahun {year} ditarik kembali; tahun lain tetap seperti adanya."
            )
            return redirect("home")
    if work and is_sent:
        request.refused = work
    planned = Entry.objects.filter(
        action__startswith="row.", subject__startswith=f"{own.pk}/"
    ).count()
    context = {"work": work, "form": form, "planned": planned}
    return render(request, "exchange/withdrawal.html", context, status=422 if is_sent else 200)


MAX_IMPORTS_SHOWN: Final = 20


class BroughtFileForm(RequiredFieldsForm):
    """A file that is brought for a year."""

    file = forms.FileField(
        label="Berkas", error_messages={"empty": "Berkas ini kosong."}, max_length=200
    )

    def clean_file(self) -> UploadedFile[bytes]:
        """Recognise what it is by its ending and, of workbooks,
        by whether this program made it.
        """
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        name = (file.name or "").lower()
        if not name.endswith((".zip", ".xlsx", ".csv", ".tsv", ".txt")):
            raise ValidationError(
                "Pilih tabel (.xlsx, .csv), buku kerja (.xlsx), atau dossier (.zip). "
                "Berkas .xls, .ods, atau "
                "pdf disimpan dahulu sebagai .xlsx."
            )
        if not name.endswith(".zip") and (file.size or 0) > LIMITS.file_bytes:
            limit = f"Berkas ini lebih besar dari {LIMITS.file_bytes // 1_000_000} MB."
            raise ValidationError(f"{limit} Hapus gambar dan lembar lain darinya.")
        self.kind = Upload.Kind.DOSSIER if name.endswith(".zip") else Upload.Kind.TABLE
        if name.endswith(".xlsx"):
            self.kind = Upload.Kind.BOOK
            with TemporaryDirectory(prefix="capaian-") as place, suppress(CapaianError):
                copy = Path(place) / "kiriman.xlsx"  # the preview says what is wrong
                store_file(file, copy)
                self.kind = (
                    Upload.Kind.BOOK if is_own_workbook(read_book(copy)) else Upload.Kind.TABLE
                )
        return file


def exchange(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Show what the year can be taken as, and keep a file that somebody brings,
    to be shown first.
    """
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


def _page(
    request: OfficeRequest, problem: str = "", form: BroughtFileForm | None = None
) -> HttpResponse:
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
        "imports": find_imports(own)[:MAX_IMPORTS_SHOWN]
        if request.here.may("evidence", "GET")
        else [],
    }
    return render(
        request, "exchange/exchange.html", context, status=422 if problem or form else 200
    )


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
        return _page(
            request, "Dossier dibuat setelah baris tanpa tempat di Perencanaan diperbaiki."
        )
    folder = known.folder
    if damaged := [
        name for name in folder.evidence if not is_whole(folder.hashes[f"{EVIDENCE}/{name}"])
    ]:
        words = (
            f"Isi bukti {damaged[0]} di server rusak, jadi dossier tidak dibuat. Beri tahu "
            "administrator."
        )
        return _page(request, words)
    stem = file_stem(request)
    return save_made(f"{stem}.zip", lambda target: pack_folder(folder, target, with_evidence=True))
