"""What came from which file, and taking it back: rows become again what the log says they were."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render

from capaian.domain.errors import CapaianError
from capaian.web.exchange.models import Upload
from capaian.web.measurement.reopening import ReopeningError
from capaian.web.site.access import OfficeRequest, author_of
from capaian.web.trail.models import Entry
from capaian.web.years.change import change
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


@dataclass(frozen=True, slots=True)
class Undo:
    """What taking an import back would do."""

    edits: tuple[Edit, ...]
    changed_later: int
    """Rows that somebody changed since; they stay as they are."""


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


def plan_undo(year: OfficeYear, found: Import) -> Undo:
    """Return the edits that make rows again what they were before an import."""
    first = found.entry.number + 1
    deeds = Entry.objects.filter(number__range=(first, first + found.rows - 1), action__startswith="row.")
    rows = {row.pk: row for row in year.rows.all()}
    plans = [each for entry in deeds for each in _reversed(year, entry, rows)]
    edits = tuple(edit for edit in plans if edit is not None)
    return Undo(edits, len(plans) - len(edits))


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
    plan, problem = plan_undo(own, found), ""
    reason, things = request.POST.get("alasan", "").replace("\0", "").strip(), tuple[str, ...]()
    if len(plan.edits) > MAX_ROWS_AT_ONCE:
        problem = "Impor ini terlalu besar untuk dibatalkan di sini. Impor buku kerja dari sebelumnya."
    if request.method == "POST" and plan.edits and not problem:
        try:
            # Too short to reopen anything: that is asked for with the list of what it is.
            change(own, plan.edits, author_of(request, reason or "Impor dibatalkan"))
        except ReopeningError as error:
            problem, things = error.here, error.things
        except CapaianError as error:
            problem = error.message
        else:
            messages.success(
                request, f"Impor {found.file} dibatalkan; {len(plan.edits)} baris seperti semula."
            )
            return redirect("exchange", office=office, year=year)
    context = {"found": found, "plan": plan, "problem": problem, "things": things, "reason": reason}
    return render(request, "exchange/undo.html", context, status=409 if problem else 200)


def import_source(request: OfficeRequest, office: str, year: int, token: str) -> FileResponse:
    """Hand out a table as it was brought, by its SHA-256, to compare its rows with the figures."""
    found = next((each for each in find_imports(request.here.require_year()) if each.sha256 == token), None)
    if found is None or not is_whole(token):
        raise Http404
    return FileResponse(content_path(token).open("rb"), as_attachment=True, filename=found.file)
