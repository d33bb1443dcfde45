"""Pages of the declared sheets: one with its rows, and each row to be written, added and removed."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from hashlib import sha256

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views import View

from capaian.dossier.rows.sheets import NUMBER, Form, SheetColumn, SheetSpec
from capaian.dossier.rows.text_sheets import NARRATIVE_SHEET
from capaian.web.planning.access import may_write, spec_for
from capaian.web.planning.grids.targets import closed_years
from capaian.web.planning.names import in_full
from capaian.web.planning.rows.forms import RowForm
from capaian.web.planning.rows.listing import find_places, shown_columns, shown_row
from capaian.web.planning.rows.removal import Removal, along_with
from capaian.web.planning.saving import LETTERS_OF_TOKEN, Refusal, save, sent_texts
from capaian.web.planning.sheets import TARGETS, formula_address
from capaian.web.site.access import OfficeRequest
from capaian.web.site.overwriting import version_in
from capaian.web.trail.models import Entry
from capaian.web.years.change import Conflict
from capaian.web.years.edits import Edit, row_name
from capaian.web.years.known import Known, know
from capaian.web.years.models import OfficeYear, Row

_ROWS_OF_PAGE = 50


class SheetView(View):
    """A page of a sheet."""

    request: OfficeRequest
    spec: SheetSpec
    slug: str
    own: OfficeYear

    def setup(self, request: HttpRequest, *args: object, **named: object) -> None:
        """Find the sheet; raises `Http404` where the person sees none."""
        super().setup(request, *args, **named)
        self.slug, self.own = str(named["slug"]), self.request.here.require_year()
        self.spec = spec_for(self.request, self.slug)

    def dispatch(self, request: HttpRequest, *args: object, **named: object) -> HttpResponseBase:
        """Answer; paragraphs are read and written with the whole of their text."""
        if self.spec != NARRATIVE_SHEET:
            return super().dispatch(request, *args, **named)
        if request.method == "POST":
            raise Http404
        return redirect("texts", office=self.own.office.slug, year=self.own.year)

    @property
    def known(self) -> Known:
        """What is known of the year by now."""
        return know(self.own)

    def find(self, pk: int) -> Row | None:
        """Return a row of the sheet; `None` where there is none."""
        return self.own.rows.filter(sheet=self.spec.id, pk=pk).first()

    def was_removed(self, pk: int, by: int | None = None) -> bool:
        """Say whether a row of the sheet went, by anybody or by somebody.

        Whoever wrote it meanwhile must not lose what was typed; who removed it and asks again has done so.
        """
        name = row_name(self.own.pk, self.spec.id, pk)
        gone = Entry.objects.filter(office=self.own.office, action="row.removed", subject=name)
        return (gone if by is None else gone.filter(actor=by)).exists()

    def draw(self, template: str, context: Mapping[str, object], status: int = 200) -> HttpResponse:
        """Draw a page of the sheet."""
        shared = {"spec": self.spec, "slug": self.slug, "may_write": may_write(self.request, self.own)}
        return render(self.request, f"planning/{template}.html", {**shared, **context}, status=status)

    def back(self, done: str) -> HttpResponse:
        """Go back to the sheet, and say what was done."""
        messages.success(self.request, done)
        return redirect("sheet", office=self.own.office.slug, year=self.own.year, slug=self.slug)

    def leave_closed(self) -> HttpResponse:
        """Go back to the sheet of a closed year: nothing was typed yet."""
        messages.error(self.request, f"Tahun {self.own.year} sudah ditutup; angkanya tidak dapat diubah.")
        return redirect("sheet", office=self.own.office.slug, year=self.own.year, slug=self.slug)


class SheetPage(SheetView):
    """The rows of a sheet, some at a time, those with a searched word alone."""

    def get(self, request: OfficeRequest, **_: object) -> HttpResponse:
        """Show them."""
        wanted, known = request.GET.get("cari", "").strip(), self.known
        columns = shown_columns(self.spec, known)
        page = Paginator(find_places(self.spec, known, wanted), _ROWS_OF_PAGE).get_page(
            request.GET.get("halaman")
        )
        rows = [shown_row(known, self.spec, columns, place) for place in page]
        return self.draw("sheet", {"columns": columns, "rows": rows, "page": page, "wanted": wanted})


class RowPage(SheetView):
    """A row with all its cells."""

    def get(self, request: OfficeRequest, **_: object) -> HttpResponse:
        """Show it."""
        row = self.find(self.kwargs["pk"])
        if row is None:
            raise Http404
        return self.page(RowForm(self.spec, self.known, row.cells), row)

    def post(self, request: OfficeRequest, **_: object) -> HttpResponse:
        """Write it; what was typed stays where it cannot be written."""
        pk = self.kwargs["pk"]
        row = self.find(pk)
        if row is None and not self.was_removed(pk):
            raise Http404
        sent = _sent(request)
        form = RowForm(self.spec, self.known, row.cells if row else {}, sent)
        return self.write(form, Edit(self.spec.id, form.cells(), pk, version_in(sent)), row)

    def write(self, form: RowForm, edit: Edit, row: Row | None) -> HttpResponse:
        """Make a change, and go back to the sheet."""
        refusal = save(self.request, [edit], form.sent)
        conflict = next(iter(refusal.conflicts), None) if refusal else None
        if refusal is None or (conflict is not None and conflict.is_done):
            return self.back(
                "Baris ini sudah tersimpan seperti isian Anda." if refusal else "Baris disimpan."
            )
        form.refuse(refusal)
        return self.page(form, row, conflict)

    def page(self, form: RowForm, row: Row | None, conflict: Conflict | None = None) -> HttpResponse:
        """Draw the form with what is stored, or what was typed and what is wrong with it."""
        is_gone = conflict is not None and conflict.stands is None
        is_another = conflict is not None and bool(conflict.made)
        is_new = row is None or is_gone or is_another
        key = form.stored.get("key", "") if self.spec.id == TARGETS else ""
        is_locked = not form.is_bound and key.isdecimal() and int(key) in closed_years(self.own)
        context = {
            "form": form,
            "row": row,
            "wrong": [form[name] for name in form.fields if form.is_bound and name in form.errors],
            "version": conflict.version if conflict else row.version if row else 0,
            "token": secrets.token_hex(LETTERS_OF_TOKEN // 2) if is_new else "",
            "conflict": conflict,
            "is_gone": is_gone,
            "is_another": is_another,
            "is_locked": is_locked,
            "may_remove": row is not None and self.spec.form is not Form.FORM,
            "differing": _differing(self.spec, conflict),
            "made": _words_of_made(self.spec, conflict, self.known) if is_another else "",
            "formula": formula_address(self.spec.id, form.stored.get("code", "")) if row else None,
        }
        if is_locked:
            context["may_write"] = False
        return self.draw("row", context, form.refusal.status if form.refusal else 200)


class NewRow(RowPage):
    """A new row, at the end of its sheet; a form that is sent twice makes one."""

    def get(self, request: OfficeRequest, **_: object) -> HttpResponse:
        """Show what other pages know of it, as they lead here."""
        if self.spec.form is Form.FORM:
            raise Http404
        if self.own.is_closed:
            return self.leave_closed()
        given = {each.id: text for each in self.spec.columns if (text := request.GET.get(each.id, ""))}
        return self.page(RowForm(self.spec, self.known, given), None)

    def post(self, request: OfficeRequest, **_: object) -> HttpResponse:
        """Add it."""
        if self.spec.form is Form.FORM:
            raise Http404
        sent = _sent(request)
        form, token = RowForm(self.spec, self.known, {}, sent), sent.get("formulir", "")[:LETTERS_OF_TOKEN]
        # Nothing keeps a text as it was sent that nobody sees.
        mark = sha256(token.encode()).hexdigest()[:LETTERS_OF_TOKEN] if token else ""
        return self.write(form, Edit(self.spec.id, form.cells(), token=mark), None)


class RowRemoval(SheetView):
    """Asks why a row is to go, and lets it go with what goes along, as it was shown."""

    def get(self, request: OfficeRequest, pk: int, **_: object) -> HttpResponse:
        """Show what is to go, and what keeps it."""
        row = self.find(pk)
        if row is None or self.spec.form is Form.FORM:
            raise Http404
        return self.leave_closed() if self.own.is_closed else self.page(row)

    def post(self, request: OfficeRequest, pk: int, **_: object) -> HttpResponse:
        """Remove it."""
        row, sent = self.find(pk), sent_texts(request.POST)
        if row is None or self.spec.form is Form.FORM:
            if self.was_removed(pk, by=request.user.pk):
                return self.back("Baris ini sudah dihapus.")
            raise Http404
        along = along_with(self.own, row)
        if refusal := self._refuse(along, sent) or save(
            request, [Edit(self.spec.id, None, pk, version_in(request.POST.dict())), *along.edits], sent
        ):
            if any(each.stands is None for each in refusal.conflicts):
                raise Http404
            return self.page(self.find(pk) or row, sent, refusal)
        return self.back(f"Baris dihapus, beserta {along.counted}." if along.rows else "Baris dihapus.")

    def _refuse(self, along: Removal, sent: Mapping[str, str]) -> Refusal | None:
        if not sent.get("alasan"):
            return Refusal("Tulis alasan menghapus baris ini.", asks_reason=True)
        if along.holding:
            return Refusal("Belum dapat dihapus: masih ada isinya")
        if sent.get("ikut", "") != along.stamp:
            return Refusal("Yang ikut terhapus berubah. Periksa daftarnya, lalu tekan sekali lagi.", 409)
        return None

    def page(
        self, row: Row, sent: Mapping[str, str] | None = None, refusal: Refusal | None = None
    ) -> HttpResponse:
        """Draw what is to go, as people read it, and why it does not go yet."""
        texts = ((column, row.cells.get(column.id, "")) for column in self.spec.columns)
        cells = [(column.title, in_full(column, text, self.known)) for column, text in texts if text]
        context = {"row": row, "cells": cells, "along": along_with(self.own, row), "refusal": refusal}
        context["reason"] = (sent or {}).get("alasan", "")
        return self.draw("remove", context, refusal.status if refusal else 200)


def _sent(request: OfficeRequest) -> dict[str, str]:
    return {name: text for name, text in request.POST.items() if isinstance(text, str)}


def _differing(spec: SheetSpec, conflict: Conflict | None) -> Sequence[tuple[SheetColumn, str, str]]:
    """Return the cells in which two versions differ: what was typed, and what is stored."""
    if conflict is None or conflict.stands is None:
        return ()
    typed, stored = conflict.edit.cells or {}, conflict.stands
    columns = (each for each in spec.columns if each.id in typed)
    pairs = ((each, typed[each.id], stored.get(each.id, "")) for each in columns)
    return [(column, text, now) for column, text, now in pairs if text != now]


def _words_of_made(spec: SheetSpec, conflict: Conflict | None, known: Known) -> str:
    """Return what tells the row from others that the page made before; all of it where nothing does."""
    stored = (conflict.stands if conflict else None) or {}
    keys = [each for each in (*spec.parents, *spec.keys) if each.id != NUMBER and stored.get(each.id)]
    texts = ((each, stored.get(each.id, "")) for each in keys or spec.columns)
    words = ", ".join(f"{each.title} {in_full(each, text, known)}" for each, text in texts if text)
    name = (stored.get("name") or stored.get("title")) if keys else ""
    return f"{words} ({name})" if name and name not in words else words
