"""The one preview of whatever is brought for a year: what would change, and its confirmation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from capaian.domain.errors import CapaianError
from capaian.dossier.excel.preview import Act, SheetChange
from capaian.dossier.excel.sheet_words import name_sheets
from capaian.dossier.rows.text_sheets import book_sheets
from capaian.dossier.tables.parts import INTAKE, SOURCES
from capaian.web.exchange.import_plan import ImportPlan, plan_import, write_import
from capaian.web.exchange.issue_display import display_issue
from capaian.web.exchange.models import Upload, put_away, upload_of
from capaian.web.jobs.models import Job
from capaian.web.measurement.reopening import ReopeningError, foresee_reopened
from capaian.web.planning.names import flaw_in_names, names_in_words, row_in_names
from capaian.web.planning.saving import REASON, sent_texts
from capaian.web.site.access import OfficeRequest, author_of
from capaian.web.site.issue_words import spoken
from capaian.web.site.undrawable import warn_of_signs
from capaian.web.years.change import FlawedError
from capaian.web.years.known import SHEETS, YearState, know
from capaian.web.years.models import OfficeYear
from capaian.web.years.replace import MovedOnError, find_edits

MAX_ISSUES_SHOWN: Final = 200
CONTENT_QUESTIONS: Final = frozenset(
    {"changed_since_export", "row_changed_since_export", "base_lost", "base_broken", "book_of_another"}
)
"""Problems of a workbook that a person settles by saying which contents hold."""
ROW_QUESTIONS: Final = frozenset({"row_of_total", "figure_shifted"})
"""Those that are settled by saying that rows are meant."""
_SPECS: Final = {(spec.title, spec.part.file): spec for spec in book_sheets()}
_NOTES_OF_TABLES: Final = frozenset({INTAKE.file, SOURCES.file})
"""What is remembered of a table: mapping and hash, behind what it changes."""
_ACTS: Final = {Act.ADDED: "baru", Act.CHANGED: "berubah", Act.REMOVED: "dihapus"}


def import_preview(request: OfficeRequest, office: str, year: int, token: str) -> HttpResponse:
    """Show what a file would change, write it, or put it away."""
    own, wish = request.here.require_year(), request.POST.get("tindakan", "")
    if wish == "batal" and not Upload.objects.filter(token=token).exists():
        messages.info(request, "Berkas ini sudah dibuang.")  # it was pressed twice
        return redirect("exchange", office=office, year=year)
    upload = upload_of(own, request.user, token)
    upload.office_year = own
    if wish == "batal":
        put_away(upload)
        messages.success(request, f"{upload.name} dibuang; tidak ada yang diubah.")
        return redirect("year" if upload.is_made else "exchange", office=office, year=year)
    if wish == "pilih":
        is_as_typed = request.POST.get("baris") == "demikian"
        upload.answers = {"takes_workbook": request.POST.get("isi") == "buku", "is_as_typed": is_as_typed}
        upload.save(update_fields=["answers"])
        return redirect("import_preview", office=office, year=year, token=token)
    if upload.kind == Upload.Kind.TABLE and not upload.answers:
        return redirect("import_mapping", office=office, year=year, token=token)
    with plan_import(upload) as plan:
        if isinstance(plan, Job):
            return render(request, "exchange/comparing.html", {"upload": upload, "job": plan})
        if wish != "pakai":
            return _page(request, upload, plan)
        before = know(own)
        try:
            _confirm(request, upload, plan)
        except CapaianError as error:
            return _page(request, upload, plan, error)
    warn_of_signs(request, before)
    done = upload.name if upload.is_made else f"{upload.name} dipakai"
    messages.success(request, f"{done}. Setiap baris yang berubah tercatat di riwayat.")
    is_shown_there = upload.is_made or upload.kind == Upload.Kind.TABLE
    return redirect("exchange" if is_shown_there else "sheets", office=office, year=year)


def _confirm(request: OfficeRequest, upload: Upload, plan: ImportPlan) -> None:
    """Write what was shown; raises `CapaianError` with why not."""
    if not plan.is_news:
        raise CapaianError("Tidak ada yang dapat ditulis.")
    if request.POST.get("cap") != upload.stamp:
        raise MovedOnError("Tahun ini diubah orang lain sesudah pratinjau dibuat.")
    write_import(upload, plan, author_of(request, sent_texts(request.POST).get(REASON, "")))
    put_away(upload)


def _words_of_denial(error: CapaianError, year: OfficeYear) -> str:
    match error:
        case MovedOnError():
            return f"{error.message} Belum ada yang ditulis; inilah pratinjau yang baru."
        case FlawedError():
            return " ".join(flaw_in_names(flaw, know(year)) for flaw in error.flaws)
        case ReopeningError():
            return error.here
    return error.message


def _page(
    request: OfficeRequest, upload: Upload, plan: ImportPlan, error: CapaianError | None = None
) -> HttpResponse:
    codes, year = {issue.code for issue in plan.issues}, upload.office_year
    if isinstance(error, MovedOnError):
        year.refresh_from_db()
    foreseen: Mapping[str, object] = {}
    if plan.is_news:
        texts, author = plan.outcome.texts, author_of(request)
        foreseen = foresee_reopened(year, find_edits(year, texts), author, texts, plan.evidence.paths)
    obstacle = error or foreseen.get("forbidden")
    denial = _words_of_denial(obstacle, year) if isinstance(obstacle, CapaianError) else ""
    known, answers, is_book = know(year), upload.answers, upload.kind == Upload.Kind.BOOK
    noted = _NOTES_OF_TABLES if upload.kind == Upload.Kind.TABLE else frozenset[str]()
    lacks_reason = isinstance(error, ReopeningError) and error.column == "reason"
    context = {
        **foreseen,
        "upload": upload,
        "plan": plan,
        "denial": denial,
        "reason_problem": denial if lacks_reason else "",
        "reason": sent_texts(request.POST).get(REASON, ""),
        "issues": [display_issue(issue, known) for issue in plan.issues[:MAX_ISSUES_SHOWN]],
        "more_issues": max(0, len(plan.issues) - MAX_ISSUES_SHOWN),
        "later": [
            display_issue(
                replace(issue, message=spoken(issue, SHEETS.get(issue.place.file)), remedy=""), known
            )
            for issue in plan.later[:MAX_ISSUES_SHOWN]
        ],
        "changed": name_sheets(plan.outcome.changed),
        "sheets": [_words_of(sheet, known) for sheet in plan.outcome.sheets if sheet.file not in noted],
        "noted": [_words_of(sheet, known) for sheet in plan.outcome.sheets if sheet.file in noted],
        "asks_contents": is_book
        and bool(codes & CONTENT_QUESTIONS or plan.outcome.kept or answers.get("takes_workbook")),
        "asks_rows": is_book and bool(codes & ROW_QUESTIONS or answers.get("is_as_typed")),
    }
    status = 422 if lacks_reason else 409 if error else 200
    return render(request, "exchange/preview.html", context, status=status)


def _words_of(sheet: SheetChange, known: YearState) -> dict[str, object]:
    spec = _SPECS[sheet.title, sheet.file]
    rows = [
        {
            "act": _ACTS[row.act],
            "change": row,
            "name": row_in_names(spec, row.key, known) if row.key else row.displayed or row.name,
            "names": "" if row.key else names_in_words(row.name, known),
        }
        for row in sheet.rows
    ]
    counts = [(word, sheet.count(act)) for act, word in _ACTS.items() if sheet.count(act)]
    return {"sheet": sheet, "counts": counts, "rows": rows}
