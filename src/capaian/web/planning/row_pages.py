"""A row of a sheet: shown with all its cells, written, added, removed."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Final

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from capaian.domain.issue import Issue
from capaian.dossier.rows.sheets import NUMBER, Form, SheetColumn, SheetSpec
from capaian.web.planning.agreements.series import AGREEMENTS, find_unreasoned
from capaian.web.planning.called import in_full
from capaian.web.planning.carried import as_read, find_hidden
from capaian.web.planning.declarable import without_code
from capaian.web.planning.defining import ADDED, TARGETS
from capaian.web.planning.fields import PREFIX, fields_of, typed_cells, units_of
from capaian.web.planning.formula_owners import formula_address
from capaian.web.planning.grids.targets import closed_years
from capaian.web.planning.plausibility import find_implausible
from capaian.web.planning.redefinition import RedefinitionError, why_reason
from capaian.web.planning.row_removal import along_with, shown_cells
from capaian.web.planning.views import may_write, spec_for
from capaian.web.site.access import OfficeRequest, author_of
from capaian.web.site.overwriting import version_in
from capaian.web.trail.models import Entry
from capaian.web.years.change import Conflict, ConflictError, FlawedError, RefusedChangeError, change
from capaian.web.years.edits import Edit, row_name
from capaian.web.years.known import Cell, Flaw, Known, know
from capaian.web.years.models import OfficeYear, Row

_LETTERS_OF_TOKEN: Final = 32


@dataclass(frozen=True, slots=True)
class _Written:
    """What stands in the form of a row."""

    cells: Mapping[str, str]
    pk: int | None = None
    version: int = 0
    token: str = ""
    flaws: tuple[Flaw, ...] = ()
    conflict: Conflict | None = None
    reason: str = ""
    refused: str = ""
    """Why nobody may change it as things stand."""
    odd: tuple[str, str] = ("", "")
    """A column whose target can hardly be meant, and why."""
    lacking: RedefinitionError | None = None
    """What a definition of approved figures still needs to be changed."""

    @property
    def is_gone(self) -> bool:
        """Whether somebody else removed the row while it was written."""
        return self.conflict is not None and self.conflict.stands is None

    @property
    def is_another(self) -> bool:
        """Whether its page made another row before, so that it is stored only when it is sent once more."""
        return self.conflict is not None and bool(self.conflict.made)


def row(request: OfficeRequest, office: str, year: int, slug: str, pk: int) -> HttpResponse:
    """Show a row with all its cells, and write it."""
    spec, own = spec_for(request, slug), request.here.require_year()
    found = own.rows.filter(sheet=spec.id, pk=pk).first()
    if found is None and not (request.method == "POST" and _was_removed(own, spec, pk)):
        raise Http404
    if request.method != "POST" and found is not None:
        return _page(request, spec, slug, _Written(as_read(spec.id, found.cells), found.pk, found.version))
    cells = typed_cells(spec, request.POST.dict(), found.cells if found else {}, units_of(know(own)))
    return _write(request, spec, slug, Edit(spec.id, cells, pk, version_in(request.POST.dict())))


def row_new(request: OfficeRequest, office: str, year: int, slug: str) -> HttpResponse:
    """Write a new row, at the end of its sheet; a form that is sent twice makes one."""
    spec, own = spec_for(request, slug), request.here.require_year()
    if spec.form is Form.FORM:
        raise Http404
    if own.is_closed and request.method != "POST":
        return _refuse_closed(request, own, slug)
    if request.method != "POST":
        # Other pages lead here with what they know of the row.
        given = {column.id: text for column in spec.columns if (text := request.GET.get(column.id, ""))}
        return _page(request, spec, slug, _Written(given, token=_new_token()))
    token = request.POST.get("formulir", "")[:_LETTERS_OF_TOKEN].replace("\0", "")
    cells = typed_cells(spec, request.POST.dict(), units=units_of(know(own)))
    # Nothing keeps a text as it was sent that nobody sees.
    mark = sha256(token.encode()).hexdigest()[:_LETTERS_OF_TOKEN] if token else ""
    return _write(request, spec, slug, Edit(spec.id, cells, token=mark), token)


def row_remove(request: OfficeRequest, office: str, year: int, slug: str, pk: int) -> HttpResponse:
    """Ask why a row is to go, and let it go."""
    spec, own = spec_for(request, slug), request.here.require_year()
    found = own.rows.filter(sheet=spec.id, pk=pk).first()
    if found is None or spec.form is Form.FORM:
        return _gone(request, spec, slug, pk)
    if own.is_closed and request.method != "POST":
        return _refuse_closed(request, own, slug)
    if request.method != "POST":
        return _removal(request, spec, slug, found)
    reason = request.POST.get("alasan", "").replace("\0", "").strip()
    if not reason:
        return _removal(request, spec, slug, found, problem="Tulis alasan menghapus baris ini.", status=422)
    return _remove(request, spec, slug, found, reason)


def _remove(request: OfficeRequest, spec: SheetSpec, slug: str, found: Row, reason: str) -> HttpResponse:
    """Let a row go with what goes along, as it was shown; where it cannot go, tell why."""
    own = request.here.require_year()
    along = along_with(own, found)
    if along.holding:
        return _removal(request, spec, slug, found, reason=reason, status=422)
    if request.POST.get("ikut", "") != along.stamp:
        return _removal(request, spec, slug, found, reason=reason, is_more=True, status=409)
    edit = Edit(spec.id, None, found.pk, version_in(request.POST.dict()))
    try:
        change(own, [edit, *along.edits], author_of(request, reason))
    except FlawedError as error:
        issues = [flaw.issue for flaw in error.flaws]
        return _removal(request, spec, slug, found, reason=reason, issues=issues, status=422)
    except ConflictError as error:
        if error.conflicts[0].stands is None:
            raise Http404 from error
        return _removal(request, spec, slug, found, reason=reason, is_overtaken=True, status=409)
    except RedefinitionError as error:
        told = {"problem": error.here, "things": error.things}
        return _removal(request, spec, slug, found, reason=reason, status=422, **told)
    except RefusedChangeError as error:
        request.refused = error.message
        return _removal(request, spec, slug, found, reason=reason, refused=error.message, status=422)
    return _back(
        request, slug, f"Baris dihapus, beserta {along.counted}." if along.rows else "Baris dihapus."
    )


def _gone(request: OfficeRequest, spec: SheetSpec, slug: str, pk: int) -> HttpResponse:
    """Tell whoever removed a row and asks again that it is done; for others there is none."""
    own = request.here.require_year()
    if request.method == "POST" and _was_removed(own, spec, pk, by=request.user.pk):
        return _back(request, slug, "Baris ini sudah dihapus.")
    raise Http404


def _removal(
    request: OfficeRequest, spec: SheetSpec, slug: str, row: Row, *, status: int = 200, **told: object
) -> HttpResponse:
    """Show what is to go, and what keeps it."""
    own = request.here.require_year()
    cells = shown_cells(spec, row, know(own))
    context = {"spec": spec, "slug": slug, "row": row, "cells": cells, "along": along_with(own, row), **told}
    return render(request, "planning/remove.html", context, status=status)


def _refuse_closed(request: OfficeRequest, year: OfficeYear, slug: str) -> HttpResponse:
    """Go back to the sheet: nothing was typed yet."""
    messages.error(request, f"Tahun {year.year} sudah ditutup; angkanya tidak dapat diubah.")
    return redirect("sheet", office=year.office.slug, year=year.year, slug=slug)


def _was_removed(year: OfficeYear, spec: SheetSpec, pk: int, by: int | None = None) -> bool:
    """Say whether a row of the sheet went, by anybody or by somebody.

    Whoever wrote it meanwhile must not lose what was typed; who removed it and asks again has done so.
    """
    name = row_name(year.pk, spec.id, pk)
    told = Entry.objects.filter(office=year.office, action="row.removed", subject=name)
    return (told if by is None else told.filter(actor=by)).exists()


def _new_token() -> str:
    return secrets.token_hex(_LETTERS_OF_TOKEN // 2)


def _write(request: OfficeRequest, spec: SheetSpec, slug: str, edit: Edit, token: str = "") -> HttpResponse:
    """Make a change, and go back to the sheet; what was typed stays where it cannot be made."""
    own = request.here.require_year()
    reason = request.POST.get("alasan", "").replace("\0", "").strip()
    written = _Written(edit.cells or {}, edit.row, edit.version, token, reason=reason)
    stands = own.rows.filter(pk=edit.row or 0).values_list("cells", flat=True).first() or {}
    if odd := _odd(request, edit):
        return _page(request, spec, slug, replace(written, odd=odd), status=422)
    if hidden := find_hidden(own, edit):
        return _page(request, spec, slug, replace(written, flaws=hidden), status=422)
    if flaw := find_unreasoned(spec.id, {**stands, **written.cells}, stands, edit.row or 0):
        return _page(request, spec, slug, replace(written, flaws=(flaw,)), status=422)
    if not reason and edit.row is None and spec.id == AGREEMENTS:
        reason = written.cells.get("reason", "")  # a revision says itself why it takes the place of another
    try:
        change(own, [edit], author_of(request, reason))
    except FlawedError as error:
        return _page(request, spec, slug, replace(written, flaws=error.flaws), status=422)
    except ConflictError as error:
        (conflict,) = error.conflicts
        if conflict.is_done:
            return _back(request, slug, "Baris ini sudah tersimpan seperti isian Anda.")
        written = replace(written, conflict=conflict, version=conflict.version)
        written = replace(written, token=_new_token() if written.is_gone or written.is_another else "")
        return _page(request, spec, slug, written, status=409)
    except RedefinitionError as error:
        return _page(request, spec, slug, replace(written, lacking=error), status=422)
    except RefusedChangeError as error:
        request.refused = error.message
        return _page(request, spec, slug, replace(written, refused=error.message), status=422)
    return _back(request, slug, "Baris disimpan.")


def _odd(request: OfficeRequest, edit: Edit) -> tuple[str, str] | None:
    """Return a column that can hardly be meant and was not asked about yet, and why."""
    own = request.here.require_year()
    odd = find_implausible(own, know(own), [edit])
    new = (each for each in odd if request.POST.get(f"yakin-{PREFIX}{each.column}") != each.text)
    why = "Perbaiki; bila memang demikian, simpan sekali lagi."
    return next(((each.column, f"{each.why} {why}") for each in new), None)


def _back(request: OfficeRequest, slug: str, done: str) -> HttpResponse:
    """Go back to the sheet, and say what was done."""
    own = request.here.require_year()
    messages.success(request, done)
    return redirect("sheet", office=own.office.slug, year=own.year, slug=slug)


def _page(
    request: OfficeRequest, spec: SheetSpec, slug: str, written: _Written, status: int = 200
) -> HttpResponse:
    own = request.here.require_year()
    known = know(own)
    told = [without_code(own, flaw, known) for flaw in written.flaws]
    written = replace(written, flaws=tuple(flaw for flaw, _ in told))
    mine, others = _sorted(spec, written, known)
    fields = fields_of(spec, written.cells, known, mine)
    is_approved = request.method != "POST" and _is_approved(own, spec, written)
    context = {
        "spec": spec,
        "slug": slug,
        "is_approved": is_approved,
        "fields": fields,
        "written": written,
        "others": others,
        "odd": _odd_field(written),
        "to_declare": [address for _, address in told if address],
        "problems": [field for field in fields if field.issues],
        "may_write": may_write(request, own) and not is_approved,
        "may_remove": written.pk is not None and spec.form is not Form.FORM and not written.is_gone,
        "stands": _stands(spec, written.conflict),
        "made": _made(spec, written.conflict, known),
        "why_reason": _why_reason(own, spec, written),
        "formula": formula_address(spec.id, written.cells.get("code", "")) if written.pk else None,
    }
    return render(request, "planning/row.html", context, status=status)


def _odd_field(written: _Written) -> tuple[str, str, str] | None:
    """Return the field of an odd target, what is said of it, and its text, which is sent once more."""
    column, said = written.odd
    return (f"{PREFIX}{column}", said, written.cells.get(column, "")) if column else None


def _is_approved(year: OfficeYear, spec: SheetSpec, written: _Written) -> bool:
    """Say whether a row is a target that was approved with its year: no page changes it by itself."""
    key = written.cells.get("key", "")
    return spec.id == TARGETS and key.isdecimal() and int(key) in closed_years(year)


def _why_reason(year: OfficeYear, spec: SheetSpec, written: _Written) -> str:
    """Return what makes changing a row need a reason; a new one that defines a code needs none."""
    is_free = written.pk is None and spec.id not in ADDED
    return "" if is_free else why_reason(year, spec.id, written.cells)


def _sorted(
    spec: SheetSpec, written: _Written, known: Known
) -> tuple[Mapping[str, Sequence[Issue]], Sequence[Issue]]:
    """Return the problems by the column that they stand at, and those of no column."""
    columns = {column.id for column in spec.columns}
    mine: dict[str, list[Issue]] = {}
    others: list[Issue] = []
    for flaw in written.flaws:
        if flaw.cell and flaw.cell.column in columns and _is_of(flaw.cell, spec, written.pk, known):
            mine.setdefault(flaw.cell.column, []).append(flaw.issue)
        else:
            others.append(flaw.issue)
    return mine, others


def _is_of(cell: Cell, spec: SheetSpec, pk: int | None, known: Known) -> bool:
    """Say whether a cell is one of the row that is written; a new one has no id any more."""
    is_row = cell.row == pk if pk else cell.row not in known.ids.get(spec.id, ())
    return cell.sheet == spec.id and is_row


def _made(spec: SheetSpec, conflict: Conflict | None, known: Known) -> str:
    """Return what tells the row from others that the page made before; all of it where nothing does."""
    if conflict is None or not conflict.made:
        return ""
    stands = conflict.stands or {}
    keys = [each for each in (*spec.parents, *spec.keys) if each.id != NUMBER and stands.get(each.id)]
    told = ((each, stands.get(each.id, "")) for each in keys or spec.columns)
    said = ", ".join(f"{each.title} {in_full(each, text, known)}" for each, text in told if text)
    name = (stands.get("name") or stands.get("title")) if keys else ""
    return f"{said} ({name})" if name and name not in said else said


def _stands(spec: SheetSpec, conflict: Conflict | None) -> Sequence[tuple[SheetColumn, str, str]]:
    """Return the cells in which two versions differ: what was typed, and what stands there."""
    if conflict is None or conflict.stands is None:
        return ()
    typed, stands = conflict.edit.cells or {}, conflict.stands
    return [
        (column, typed.get(column.id, ""), stands.get(column.id, ""))
        for column in spec.columns
        if column.id in typed and typed[column.id] != stands.get(column.id, "")
    ]
