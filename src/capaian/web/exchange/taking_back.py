"""Taking back: an import, row by row as the log has it, and a year that was begun by mistake."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar, Final

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render

from capaian.domain.errors import CapaianError
from capaian.web.accounts.required import Required
from capaian.web.exchange.models import Upload
from capaian.web.measurement.flow import SHORTEST_REASON
from capaian.web.measurement.reopening import ReopeningError
from capaian.web.measurement.schedule.forms import DEADLINE_CHANGED
from capaian.web.offices.models import Office
from capaian.web.site.access import OfficeRequest, author_of
from capaian.web.trail.models import YEAR_WITHDRAWN, Entry
from capaian.web.trail.record import Author, Deed, record
from capaian.web.years.change import RefusedChangeError, change
from capaian.web.years.contents import content_path, is_whole
from capaian.web.years.edits import Edit, read_row_name
from capaian.web.years.models import OfficeYear, Row

MAX_IMPORTS_SHOWN: Final = 20
MAX_ROWS_AT_ONCE: Final = 5_000
"""An import of more rows is undone by importing the workbook that was exported before it."""
_KINDS: Final = dict(Upload.Kind.choices)


@dataclass(frozen=True, slots=True)
class Import:
    """A file that a year was changed by, as the log has it."""

    entry: Entry
    file: str
    kind: str
    """In Indonesian."""
    rows: int
    """How many it changed."""
    sha256: str
    """Of the file, where it is kept as the source of its rows; else empty."""


def find_imports(year: OfficeYear) -> list[Import]:
    """Return the files that a year was changed by, the last first."""
    found = Entry.objects.filter(office=year.office_id, action="year.replaced", subject=str(year.year))
    return [_import(entry) for entry in found.select_related("actor").order_by("-number")[:MAX_IMPORTS_SHOWN]]


def _import(entry: Entry) -> Import:
    after = {name: str(text) for name, text in (entry.after or {}).items()}
    kind, sha256 = after.get("kind", ""), after.get("sha256", "")
    is_kept = kind == Upload.Kind.TABLE and content_path(sha256).is_file()
    words = str(_KINDS.get(kind, "Berkas"))
    return Import(entry, after.get("name", ""), words, int(after.get("rows", 0)), sha256 if is_kept else "")


def plan_undo(year: OfficeYear, found: Import) -> tuple[list[Edit], int]:
    """Return the edits that undo an import, and how many rows were changed since and stay as they are."""
    first = found.entry.number + 1
    deeds = Entry.objects.filter(number__range=(first, first + found.rows - 1), action__startswith="row.")
    rows = {row.pk: row for row in year.rows.all()}
    plans = [each for entry in deeds for each in _reversed(year, entry, rows)]
    edits = [edit for edit in plans if edit is not None]
    return edits, len(plans) - len(edits)


def _reversed(year: OfficeYear, entry: Entry, rows: Mapping[int, Row]) -> Iterator[Edit | None]:
    """Yield the edit that reverses a deed; `None` where the row was changed since."""
    owner, sheet, pk = read_row_name(entry.subject)
    if owner != year.pk:
        return
    row, before, after = rows.get(pk), entry.before, entry.after
    if after is None:
        yield Edit(sheet, {name: text for name, text in (before or {}).items() if text})
    elif row is None or any(row.cells.get(name, "") != text for name, text in after.items()):
        yield None
    else:
        yield Edit(sheet, before, pk, row.version)


def import_undo(request: OfficeRequest, office: str, year: int, pk: int) -> HttpResponse:
    """Show what taking an import back would do, and do it."""
    own = request.here.require_year()
    found = next((each for each in find_imports(own) if each.entry.pk == pk), None)
    if found is None or own.is_closed:
        raise Http404
    edits, changed_later = plan_undo(own, found)
    reason, problem, things = request.POST.get("alasan", "").replace("\0", "").strip(), "", tuple[str, ...]()
    if len(edits) > MAX_ROWS_AT_ONCE:
        problem = "Impor ini terlalu besar untuk dibatalkan di sini. Impor buku kerja dari sebelumnya."
    if request.method == "POST" and edits and not problem:
        try:
            # Too short to reopen anything: that is asked for with the list of what it is.
            change(own, edits, author_of(request, reason or "Impor dibatalkan"))
        except ReopeningError as error:
            problem, things = error.here, error.things
        except CapaianError as error:
            problem = error.message
        else:
            messages.success(request, f"Impor {found.file} dibatalkan; {len(edits)} baris seperti semula.")
            return redirect("exchange", office=office, year=year)
    context = {
        "found": found,
        "rows": len(edits),
        "changed_later": changed_later,
        "problem": problem,
        "things": things,
        "reason": reason,
    }
    return render(request, "exchange/undo.html", context, status=409 if problem else 200)


def import_source(request: OfficeRequest, office: str, year: int, token: str) -> FileResponse:
    """Hand out a table as it was brought, by its SHA-256, to compare its rows with the figures."""
    found = next((each for each in find_imports(request.here.require_year()) if each.sha256 == token), None)
    if found is None or not is_whole(token):
        raise Http404
    return FileResponse(content_path(token).open("rb"), as_attachment=True, filename=found.file)


class HoldsWorkError(RefusedChangeError):
    """Something was entered, proven or approved in the year."""

    code: ClassVar[str] = "holds_work"


_SHORT: Final = f"Tulis alasannya, sedikitnya {SHORTEST_REASON} huruf."
_UNSURE: Final = "Centang bahwa tahun ini memang dimulai keliru."


class WithdrawalForm(Required):
    """Why a year was begun by mistake."""

    alasan = forms.CharField(
        min_length=SHORTEST_REASON, error_messages={"required": _SHORT, "min_length": _SHORT}
    )
    yakin = forms.BooleanField(error_messages={"required": _UNSURE})


def find_work(year: OfficeYear) -> str:
    """Return in Indonesian what keeps a year from being withdrawn; nothing where nothing does."""
    if year.is_closed or year.approvals.exists():
        return "Tahun ini pernah disahkan."
    if year.forms.exists():
        return "Isian tahun ini sudah dimulai."
    if year.evidence.exists() or year.uploads.exists():
        return "Tahun ini sudah memuat bukti."
    begun = Entry.of_beginning(year.office_id, year.year)
    if begun is None:
        return "Catatan tidak memuat kapan tahun ini dimulai."
    if year.writers.filter(at__gt=begun.at).exists():  # figures that it began with are no work
        return "Angka tahun ini sudah diisi."
    return ""


@transaction.atomic
def withdraw(year: OfficeYear, author: Author) -> None:
    """Let a year go, with all that was planned for it; nothing else of the office becomes another.

    Raises:
        HoldsWorkError: if something was entered, proven or approved in it.
    """
    Office.objects.select_for_update().get(pk=year.office_id)
    held = OfficeYear.objects.select_for_update().get(pk=year.pk)
    if why := find_work(held):
        raise HoldsWorkError(f"{why} Tahun {held.year} tidak dapat ditarik kembali.")
    days = held.deadlines.order_by("period").values_list("period", "day")
    deeds = [Deed(DEADLINE_CHANGED, period, {"day": str(day)}, None) for period, day in days]
    before = {"id": held.pk, "rows": held.rows.count()}
    record(held.office, author, [*deeds, Deed(YEAR_WITHDRAWN, str(held.year), before, None)])
    held.delete()


def year_withdraw(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Show what goes with a year, ask why, and let it go."""
    own, is_sent = request.here.require_year(), request.method == "POST"
    form = WithdrawalForm(request.POST if is_sent else None)
    work = find_work(own)
    if not work and form.is_valid():
        try:
            withdraw(own, author_of(request, form.cleaned_data["alasan"]))
        except HoldsWorkError as error:
            work = error.message
        else:
            messages.success(request, f"Tahun {year} ditarik kembali; tahun lain tetap seperti adanya.")
            return redirect("home")
    if work and is_sent:
        request.refused = work
    planned = Entry.objects.filter(action__startswith="row.", subject__startswith=f"{own.pk}/").count()
    context = {"work": work, "form": form, "planned": planned}
    return render(request, "exchange/withdrawal.html", context, status=422 if is_sent else 200)
