"""Pages of the declared sheets: all of them, one with its rows, and a row to be written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from capaian.domain.issue import Issue
from capaian.dossier.unfolding.sheets import Form, Role, SheetColumn, SheetSpec
from capaian.web.offices.models import Role as OfficeRole
from capaian.web.planning.fields import fields_of, shown_text, typed_cells
from capaian.web.planning.sheets import groups, sheet_at, slug_of
from capaian.web.site.access import OfficeRequest, author_of
from capaian.web.years.change import Conflict, ConflictError, Edit, FlawedError, RefusedChangeError, change
from capaian.web.years.known import Cell, Flaw, Known, know
from capaian.web.years.models import OfficeYear, Row

_ROWS_OF_PAGE = 50
_EVIDENCE = "evidence.yaml"
_PLANNERS = frozenset({OfficeRole.PLANNER, OfficeRole.ADMINISTRATOR})


def sheets(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Show every part of the dossier, how many rows each sheet has, and what is wrong where."""
    known = know(request.here.require_year())
    listed = [
        (group, [(sheet, slug_of(sheet.id), len(known.rows.get(sheet.id, ()))) for sheet in group.sheets])
        for group in groups()
        if _is_seen(request, group.sheets[0])
    ]
    flaws = [known.locate(issue) for issue in known.found.issues if _may_tell(request, issue)]
    context = {"groups": listed, "flaws": flaws, "slugs": _slugs(flaws)}
    return render(request, "planning/sheets.html", context)


def _is_seen(request: OfficeRequest, spec: SheetSpec) -> bool:
    """Say whether a person sees a sheet: what lists the evidence is for the office and its inspector."""
    return spec.part.file != _EVIDENCE or bool(request.here.roles - {OfficeRole.VIEWER})


def _may_tell(request: OfficeRequest, issue: Issue) -> bool:
    return bool(request.here.roles - {OfficeRole.VIEWER}) or not issue.place.file.startswith("evidence")


def _spec(request: OfficeRequest, slug: str) -> SheetSpec:
    """Return the sheet of an address; raises `Http404` where the person sees none."""
    spec = sheet_at(slug)
    if not _is_seen(request, spec):
        raise Http404
    return spec


def _slugs(flaws: Sequence[Flaw]) -> Mapping[str, str]:
    return {flaw.cell.sheet: slug_of(flaw.cell.sheet) for flaw in flaws if flaw.cell}


@dataclass(frozen=True)
class ShownCell:
    """A cell of a page."""

    column: SheetColumn
    text: str
    """As people write it: `1.234,5`, and the meaning of a choice."""


@dataclass(frozen=True)
class ShownRow:
    """A row of a page."""

    id: int
    cells: tuple[ShownCell, ...]


def sheet(request: OfficeRequest, office: str, year: int, slug: str) -> HttpResponse:
    """Show the rows of a sheet, some at a time, those with a searched word alone."""
    spec, own = _spec(request, slug), request.here.require_year()
    wanted = request.GET.get("cari", "").strip()
    known = know(own)
    columns = _shown_columns(spec, known)
    page = Paginator(_found(spec, known, wanted), _ROWS_OF_PAGE).get_page(request.GET.get("halaman"))
    context = {
        "spec": spec,
        "slug": slug,
        "columns": columns,
        "rows": [_shown(known, spec, columns, place) for place in page],
        "page": page,
        "wanted": wanted,
        "may_write": _may_write(request, own),
    }
    return render(request, "planning/sheet.html", context)


def _may_write(request: OfficeRequest, year: OfficeYear) -> bool:
    return bool(request.here.roles & _PLANNERS) and not year.is_closed


def _found(spec: SheetSpec, known: Known, wanted: str) -> Sequence[int]:
    """Return the places of the rows that hold a word."""
    rows = known.rows.get(spec.id, ())
    if not wanted:
        return range(len(rows))
    word = wanted.casefold()
    return [
        place for place, row in enumerate(rows) if any(word in text.casefold() for text in row.cells.values())
    ]


def _shown_columns(spec: SheetSpec, known: Known) -> Sequence[SheetColumn]:
    """Return the columns that name rows or hold anything: a page with thirty empty ones shows nothing."""
    rows = known.rows.get(spec.id, ())
    return [
        column
        for column in spec.columns
        if column.role is not Role.VALUE or any(row.cells.get(column.id) for row in rows)
    ] or [*spec.columns]


def _shown(known: Known, spec: SheetSpec, columns: Sequence[SheetColumn], place: int) -> ShownRow:
    row = known.rows[spec.id][place]
    cells = (ShownCell(column, shown_text(column, row.cells.get(column.id, ""))) for column in columns)
    return ShownRow(known.ids[spec.id][place], tuple(cells))


def row(request: OfficeRequest, office: str, year: int, slug: str, pk: int) -> HttpResponse:
    """Show a row with all its cells, and write it."""
    spec, own = _spec(request, slug), request.here.require_year()
    found = _row(own, spec, pk)
    if request.method != "POST":
        return _page(request, spec, slug, _Written(found.cells, found.pk, found.version))
    cells = typed_cells(spec, request.POST.dict())
    edit = Edit(spec.id, cells, found.pk, _version(request))
    return _write(request, spec, slug, edit)


def row_new(request: OfficeRequest, office: str, year: int, slug: str) -> HttpResponse:
    """Write a new row, at the end of its sheet."""
    spec = _spec(request, slug)
    if spec.form is Form.FORM:
        raise Http404
    if request.method != "POST":
        return _page(request, spec, slug, _Written({}))
    return _write(request, spec, slug, Edit(spec.id, typed_cells(spec, request.POST.dict())))


def row_remove(request: OfficeRequest, office: str, year: int, slug: str, pk: int) -> HttpResponse:
    """Ask why a row is to go, and let it go."""
    spec, own = _spec(request, slug), request.here.require_year()
    found = _row(own, spec, pk)
    if spec.form is Form.FORM:
        raise Http404
    reason = request.POST.get("alasan", "").strip()
    problem = "" if request.method != "POST" or reason else "Tulis alasan menghapus baris ini."
    if request.method == "POST" and reason:
        return _write(request, spec, slug, Edit(spec.id, None, found.pk, _version(request)), reason)
    context = {
        "spec": spec,
        "slug": slug,
        "row": found,
        "cells": [(column.title, found.cells.get(column.id, "")) for column in spec.columns],
        "problem": problem,
    }
    return render(request, "planning/remove.html", context, status=422 if problem else 200)


def _row(year: OfficeYear, spec: SheetSpec, pk: int) -> Row:
    found = year.rows.filter(sheet=spec.id, pk=pk).first()
    if found is None:
        raise Http404
    return found


def _version(request: OfficeRequest) -> int:
    text = request.POST.get("versi", "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0


@dataclass(frozen=True)
class _Written:
    """What stands in the form of a row."""

    cells: Mapping[str, str]
    pk: int | None = None
    version: int = 0
    flaws: tuple[Flaw, ...] = ()
    conflict: Conflict | None = None


def _write(request: OfficeRequest, spec: SheetSpec, slug: str, edit: Edit, reason: str = "") -> HttpResponse:
    """Make a change, and go back to the sheet; what was typed stays where it cannot be made."""
    own = request.here.require_year()
    written = _Written(edit.cells or {}, edit.row, edit.version)
    try:
        change(own, [edit], author_of(request, reason))
    except FlawedError as error:
        return _page(request, spec, slug, _with(written, flaws=error.flaws), status=422)
    except ConflictError as error:
        return _page(request, spec, slug, _with(written, conflict=error.conflicts[0]), status=409)
    except RefusedChangeError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, "Baris dihapus." if edit.cells is None else "Baris disimpan.")
    return redirect("sheet", office=own.office.slug, year=own.year, slug=slug)


def _with(written: _Written, flaws: tuple[Flaw, ...] = (), conflict: Conflict | None = None) -> _Written:
    version = conflict.version if conflict else written.version
    return _Written(written.cells, written.pk, version, flaws, conflict)


def _page(
    request: OfficeRequest, spec: SheetSpec, slug: str, written: _Written, status: int = 200
) -> HttpResponse:
    own = request.here.require_year()
    known = know(own)
    mine: dict[str, list[Issue]] = {}
    for flaw in written.flaws:
        if flaw.cell and _is_of(flaw.cell, spec, written.pk, known):
            mine.setdefault(flaw.cell.column, []).append(flaw.issue)
    fields = fields_of(spec, written.cells, known, mine)
    told = {issue for own_issues in mine.values() for issue in own_issues}
    context = {
        "spec": spec,
        "slug": slug,
        "fields": fields,
        "written": written,
        "others": [flaw.issue for flaw in written.flaws if flaw.issue not in told],
        "problems": [field for field in fields if field.issues],
        "may_write": _may_write(request, own),
        "may_remove": written.pk is not None and spec.form is not Form.FORM,
        "stands": _stands(spec, written.conflict),
    }
    return render(request, "planning/row.html", context, status=status)


def _is_of(cell: Cell, spec: SheetSpec, pk: int | None, known: Known) -> bool:
    """Say whether a cell is one of the row that is written; a new one has no id any more."""
    is_row = cell.row == pk if pk else cell.row not in known.ids.get(spec.id, ())
    return cell.sheet == spec.id and is_row


def _stands(spec: SheetSpec, conflict: Conflict | None) -> Sequence[tuple[SheetColumn, str, str]]:
    """Return the cells in which two versions differ: what was typed, and what stands there."""
    if conflict is None:
        return ()
    typed, stands = conflict.edit.cells or {}, conflict.stands or {}
    return [
        (column, typed.get(column.id, ""), stands.get(column.id, ""))
        for column in spec.columns
        if column.id in typed and typed[column.id] != stands.get(column.id, "")
    ]
