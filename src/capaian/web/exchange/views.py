"""Pages of the exchange: what a year can be taken as, and what somebody brings for it."""

from __future__ import annotations

import io
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import IO, Final

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render

from capaian.domain.errors import CapaianError
from capaian.domain.issue import Level
from capaian.dossier.canonical import make_canonical
from capaian.dossier.excel.check_sheet import add_check_sheet
from capaian.dossier.excel.preview import Act
from capaian.dossier.excel.read_book import read_book
from capaian.dossier.excel.sheet_words import name_sheets
from capaian.dossier.excel.write.book import export_book
from capaian.dossier.file_names import EVIDENCE
from capaian.dossier.folder import Folder
from capaian.dossier.intake.foreign_tables import is_own_workbook
from capaian.dossier.packing.pack import pack_folder
from capaian.dossier.rows.text_sheets import book_sheets
from capaian.web.evidence.linked import may_see
from capaian.web.exchange.brought import Brought, bring
from capaian.web.exchange.comparing.told import ShownSheet
from capaian.web.exchange.forms import PackageForm, errors_of
from capaian.web.exchange.locked import Refusal, find_refusal
from capaian.web.exchange.models import Upload
from capaian.web.exchange.proofs import without_proofs
from capaian.web.exchange.take import take
from capaian.web.exchange.undo import find_imports
from capaian.web.exchange.uploads import keep_upload, put_away, upload_of, write_upload
from capaian.web.exchange.words import in_words, later_in_words
from capaian.web.planning.called import flaw_in_names, names_in_words, row_in_names
from capaian.web.planning.redefinition import RedefinitionError, has_approvals
from capaian.web.site.access import OfficeRequest, author_of
from capaian.web.site.invented import file_stem
from capaian.web.site.rights import PLANNING
from capaian.web.years.change import FlawedError
from capaian.web.years.contents import is_whole
from capaian.web.years.known import Known, know
from capaian.web.years.replace import MovedOnError

_TABLES: Final = (".xlsx", ".csv", ".tsv", ".txt")
_MOST_ISSUES: Final = 200
_ASKED: Final = {
    "isi": frozenset({"changed_since_export", "row_changed_since_export", "base_lost", "base_broken",
                      "book_of_another"}),
    "baris": frozenset({"row_of_total", "figure_shifted"}),
}  # fmt: skip
"""Problems that a person settles with a choice, by the name of the choice."""


def exchange(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Show what the year can be taken as, and keep a file that somebody brings, to be shown first."""
    own, sent = request.here.require_year(), request.FILES.get("file")
    form = PackageForm(request.POST, request.FILES) if request.method == "POST" else PackageForm()
    errors = [*errors_of(form)] if request.method == "POST" and not form.is_valid() else []
    if request.method == "POST" and sent is not None and not errors:
        kind = _kind_of(sent)
        if own.is_closed:
            errors = [("", "", "Tahun ini sudah disahkan; isinya tidak dapat diganti.")]
        elif kind is None:
            errors = [
                ("id_file", "Berkas", "Pilih buku kerja (.xlsx), dossier (.zip), atau tabel (.xlsx, .csv).")
            ]
        else:
            try:
                upload = keep_upload(own, request.user, sent, kind)
            except CapaianError as error:
                errors = [("", "", error.message)]
            else:
                page = "import_mapping" if kind == Upload.Kind.TABLE else "import_preview"
                return redirect(page, office=office, year=year, token=upload.token)
    return _exchange_page(request, errors)


def _kind_of(sent: UploadedFile[bytes]) -> Upload.Kind | None:
    """Return what a file is, by its ending and, of workbooks, by whether this program made it."""
    name = (sent.name or "").lower()
    if name.endswith(".zip"):
        return Upload.Kind.DOSSIER
    if not name.endswith(_TABLES):
        return None
    if not name.endswith(".xlsx"):
        return Upload.Kind.TABLE
    with TemporaryDirectory(prefix="capaian-") as place:
        copy = Path(place) / "kiriman.xlsx"
        write_upload(sent, copy)
        try:
            is_own = is_own_workbook(read_book(copy))
        except CapaianError:  # told in the preview, with what is wrong
            return Upload.Kind.BOOK
    return Upload.Kind.BOOK if is_own else Upload.Kind.TABLE


def _exchange_page(request: OfficeRequest, errors: list[tuple[str, str, str]]) -> HttpResponse:
    own = request.here.require_year()
    may_write = bool(request.here.roles & PLANNING)
    context = {
        "errors": errors,
        "has_flaws": _flaws(know(own)) > 0,
        "evidence": own.evidence.count() if may_see(request) else 0,
        "sees_evidence": may_see(request),
        "may_import": may_write and not own.is_closed,
        "may_begin": may_write,
        "imports": find_imports(own) if may_see(request) else [],
    }
    return render(request, "exchange/exchange.html", context, status=422 if errors else 200)


def _flaws(known: Known) -> int:
    """Return how many errors keep a year from being written as a workbook."""
    return len([issue for issue in known.read.issues if issue.level is Level.ERROR]) + len(
        known.made.problems
    )


def export_workbook(request: OfficeRequest, office: str, year: int) -> HttpResponseBase:
    """Hand out the year as a workbook, in canonical form; who only reads gets it without evidence."""
    known = know(request.here.require_year())
    if _flaws(known):
        said = "Buku kerja dibuat setelah galat di Perencanaan diperbaiki."
        return _exchange_page(request, [("", "", said)])
    now = known.folder if may_see(request) else without_proofs(known.folder)
    folder = replace(now, parts={**now.parts}, narratives={**now.narratives})
    make_canonical(folder)
    return FileResponse(
        io.BytesIO(export_book(folder)), as_attachment=True, filename=f"{file_stem(request)}.xlsx"
    )


def export_package(request: OfficeRequest, office: str, year: int) -> HttpResponseBase:
    """Hand out the year as a dossier; who only reads gets it without evidence."""
    known = know(request.here.require_year())
    if known.made.problems:
        said = "Dossier dibuat setelah baris yang tidak dapat ditempatkan di Perencanaan diperbaiki."
        return _exchange_page(request, [("", "", said)])
    folder = known.folder if may_see(request) else without_proofs(known.folder)
    if damaged := [name for name in folder.evidence if not is_whole(folder.hashes[f"{EVIDENCE}/{name}"])]:
        said = f"Isi bukti {damaged[0]} di server rusak, jadi dossier tidak dibuat. Beri tahu administrator."
        return _exchange_page(request, [("", "", said)])
    target = _packed(folder)
    return FileResponse(target, as_attachment=True, filename=f"{file_stem(request)}.zip")


def _packed(folder: Folder) -> IO[bytes]:
    """Return a file with a dossier in it, ready to be read; it goes when it is closed."""
    with ExitStack() as stack:
        target = stack.enter_context(TemporaryFile())
        pack_folder(folder, target, with_evidence=True)
        target.seek(0)
        stack.pop_all()
    return target


def import_preview(request: OfficeRequest, office: str, year: int, token: str) -> HttpResponse:
    """Show what a file would change, take it, or put it away."""
    own, wish = request.here.require_year(), request.POST.get("tindakan", "")
    if wish == "batal" and not Upload.objects.filter(token=token).exists():
        messages.info(request, "Berkas ini sudah dibuang.")  # it was pressed twice
        return redirect("exchange", office=office, year=year)
    upload = upload_of(own, request.user, token)
    upload.office_year = own
    if wish == "batal":
        put_away(upload)
        if upload.is_made:
            messages.success(request, f"{upload.name} tidak diambil; tidak ada yang diubah.")
            return redirect("year", office=office, year=year)
        messages.success(request, "Berkas dibuang; tidak ada yang diubah.")
        return redirect("exchange", office=office, year=year)
    if wish == "pilih":
        upload.answers = _answers(request)
        upload.save(update_fields=["answers"])
        return redirect("import_preview", office=office, year=year, token=token)
    if upload.kind == Upload.Kind.TABLE and not upload.answers:
        return redirect("import_mapping", office=office, year=year, token=token)
    with bring(upload) as brought:
        said = _take(request, upload, brought) if wish == "pakai" else _Said()
        if said is None:
            what = upload.name if upload.is_made else "Isi berkas"
            messages.success(request, f"{what} dipakai. Setiap baris yang berubah tercatat di riwayat.")
            page = "exchange" if upload.kind == Upload.Kind.TABLE else "sheets"
            return redirect(page, office=office, year=year)
        return _preview_page(request, upload, brought, said)


@dataclass(frozen=True, slots=True)
class _Said:
    """Why what was brought is not written, and what was typed with it."""

    text: str = ""
    reason: str = ""
    lacks_reason: bool = False
    is_odd: bool = False
    """Whether odd targets were not said to be meant."""
    is_unsure: bool = False
    """Whether evidence that looks as if it named persons was not confirmed."""


def _take(request: OfficeRequest, upload: Upload, brought: Brought) -> _Said | None:
    """Write what was shown; return why not, or `None`."""
    if brought.has_errors or not brought.is_news:
        return _Said("Tidak ada yang dapat ditulis.")
    reason = request.POST.get("alasan", "").replace("\0", "").strip()
    shown = request.POST.get("revisi", ""), request.POST.get("cap", "")
    sure = request.POST.getlist("yakin")
    if brought.proofs.unconfirmed(sure):
        words = "Centang bukti yang memang harus memuat NIK, atau perbaiki dossiernya."
        return _Said(words, reason, is_unsure=True)
    if brought.odd and request.POST.get("janggal") != brought.stamp:
        words = "Ada target yang janggal. Perbaiki di berkasnya, atau centang bahwa memang demikian."
        return _Said(words, reason, is_odd=True)
    try:
        if shown != (str(upload.office_year.revision), brought.stamp):
            raise MovedOnError("Tahun ini diubah orang lain sesudah pratinjau dibuat.")
        take(upload, brought, author_of(request, reason), sure)
    except MovedOnError as error:
        upload.office_year.refresh_from_db()
        return _Said(f"{error.message} Belum ada yang ditulis; inilah pratinjau yang baru.", reason)
    except FlawedError as error:
        flaws = (flaw_in_names(flaw, know(upload.office_year)) for flaw in error.flaws)
        return _Said(" ".join(flaws), reason)
    except RedefinitionError as error:
        return _Said(error.message, reason, lacks_reason=error.column == "reason")
    except CapaianError as error:
        return _Said(error.message, reason)
    put_away(upload)
    return None


def _answers(request: OfficeRequest) -> dict[str, bool]:
    sent = request.POST
    return {
        "takes_workbook": sent.get("isi") == "buku",
        "is_as_typed": sent.get("baris") == "demikian",
    }


def _preview_page(request: OfficeRequest, upload: Upload, brought: Brought, said: _Said) -> HttpResponse:
    codes = {issue.code for issue in brought.issues}
    answers = upload.answers
    is_book = upload.kind == Upload.Kind.BOOK
    refusal, known = find_refusal(upload.office_year, brought), know(upload.office_year)
    context = {
        "upload": upload,
        "refusal": refusal,
        "held": [row.called(known) for row in refusal.rows[:_MOST_ISSUES]],
        "more_held": max(0, len(refusal.rows) - _MOST_ISSUES),
        "brought": brought,
        "changed": name_sheets(brought.changed),
        "said": said,
        "sure": request.POST.getlist("yakin"),
        "issues": [in_words(issue) for issue in brought.issues[:_MOST_ISSUES]],
        "more_issues": max(0, len(brought.issues) - _MOST_ISSUES),
        "later": [later_in_words(issue, known) for issue in brought.later[:_MOST_ISSUES]],
        "sheets": [_words_of(sheet, refusal, known) for sheet in brought.sheets],
        "asks_contents": is_book
        and bool(codes & _ASKED["isi"] or brought.kept or answers.get("takes_workbook")),
        "asks_rows": is_book and bool(codes & _ASKED["baris"] or answers.get("is_as_typed")),
        "moved": refusal.moved[:_MOST_ISSUES],
        "more_moved": max(0, len(refusal.moved) - _MOST_ISSUES),
        "results": refusal.results[:_MOST_ISSUES],
        "more_results": max(0, len(refusal.results) - _MOST_ISSUES),
        "asks_reason": refusal.needs_reason
        or said.lacks_reason
        or bool(said.reason)
        or has_approvals(upload.office_year),
        "may_mark": is_book and any(issue.place.sheet for issue in brought.issues),
    }
    is_wrong = said.lacks_reason or said.is_unsure or said.is_odd
    status = 422 if is_wrong else 409 if said.text else 200
    return render(request, "exchange/preview.html", context, status=status)


def _words_of(sheet: ShownSheet, refusal: Refusal, known: Known) -> dict[str, object]:
    spec = _SPECS[sheet.title, sheet.file]
    return {
        "told": sheet,
        "counts": [(_ACTS[act], count) for act, count in sheet.counts.items()],
        "rows": [
            (
                _ACTS[row.act],
                row,
                refusal.forms.get((sheet.title, row.name), ""),
                row_in_names(spec, row.key, known) if row.key else row.displayed or row.name,
                "" if row.key else names_in_words(row.name, known),
            )
            for row in sheet.rows
        ],
    }


_SPECS: Final = {(spec.title, spec.part.file): spec for spec in book_sheets()}
_ACTS: Final = {Act.ADDED: "baru", Act.CHANGED: "berubah", Act.REMOVED: "dihapus"}


def import_marked(request: OfficeRequest, office: str, year: int, token: str) -> HttpResponseBase:
    """Hand back a workbook with the list of its problems in front, each with a link to its cell."""
    upload = upload_of(request.here.require_year(), request.user, token)
    if upload.kind != Upload.Kind.BOOK:
        raise Http404
    with bring(upload) as brought:
        found = [*brought.issues, *brought.later]
    try:
        listed = add_check_sheet(
            upload.path.read_bytes(), [one for one in found if one.place.sheet is not None]
        )
    except ValueError:
        messages.error(request, "Salinan dengan daftar masalah tidak dapat dibuat dari buku ini.")
        return redirect("import_preview", office=office, year=year, token=token)
    stem = upload.name.rpartition(".")[0] or upload.name
    return FileResponse(io.BytesIO(listed), as_attachment=True, filename=f"{stem}-periksa.xlsx")
