"""Pages of the declared sheets: one with its rows, and each row as a form, written, added and removed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views import View

from capaian.domain.registers.closed_month import STAGE_WORDS, Register
from capaian.dossier.rows.sheets import NUMBER, ColumnRole, Form, SheetColumn, SheetSpec
from capaian.dossier.rows.texts import NARRATIVE_SHEET
from capaian.dossier.tables.declaration import ColumnNeed, Names
from capaian.dossier.tables.parts import FEEDS
from capaian.rules.registers.balance import item_names
from capaian.web.measurement.reopening import foresee_reopened
from capaian.web.planning.cell_texts import (
    PREFIX,
    called,
    in_full,
    listed_text,
    name_index,
    typed_cells,
    units_of,
    written_text,
)
from capaian.web.planning.rows.removal import Removal, along_with
from capaian.web.planning.saving import REASON, Refusal, save, sent_texts
from capaian.web.planning.sheets import INDICATORS, formula_address, may_write, spec_for
from capaian.web.site.access import OfficeRequest, author_of
from capaian.web.site.form_page import version_in
from capaian.web.site.issue_words import on_page
from capaian.web.trail.models import Entry
from capaian.web.years.change import Conflict, Edit, row_name
from capaian.web.years.known import YearState, know
from capaian.web.years.models import OfficeYear, Row

_LETTERS_OF_LINE: Final = 80
"""Letters from which a text is written over several lines."""
_MAX_NAMES: Final = 300
"""Names that a list offers; beyond, people type them."""
Options = Sequence[tuple[str, str]]


class RowField(forms.CharField):
    """The field of a cell."""

    def __init__(self, spec: SheetSpec, column: SheetColumn, text: str, names: Options) -> None:
        """Show what is stored, as people write it, with the names to be chosen from or typed."""
        unit = f" Satuan: {column.unit}." if column.unit else ""
        hint = f"{on_page(column.help, spec, column)}{unit}".strip()
        super().__init__(required=False, strip=False, label=column.title, help_text=hint, initial=text)
        self.column, self.names = column, names

    @property
    def is_needed(self) -> bool:
        """Whether the cell may not be empty."""
        return self.column.need is ColumnNeed.REQUIRED

    @property
    def options(self) -> Options:
        """The only valid texts, where there is a list of them."""
        valid, labels = self.column.choices or self.column.kind.choices, self.column.kind.labels
        return [(text, labels.get(text, text)) for text in valid]

    @property
    def boxes(self) -> Options:
        """What several can be chosen of: what is stored first, in its order."""
        words = dict(self.options)
        return [(text, words.get(text, text)) for text in dict.fromkeys((*self.initial.split(), *words))]

    @property
    def valid(self) -> Sequence[str]:
        """The same without their words."""
        return [text for text, _ in self.options]

    @property
    def is_long(self) -> bool:
        """Whether what is stored needs several lines."""
        text = self.initial
        is_free = self.column.kind.is_free and not self.options
        return is_free and (len(text) > _LETTERS_OF_LINE or "\n" in text)

    @property
    def name_words(self) -> str:
        """What the code that is stored is called; empty where it is no code, or says it itself."""
        label = next((words for code, words in self.names if code == self.initial), "")
        return label.removeprefix(f"{self.initial}, ") if label != self.initial else ""


class RowForm(forms.Form):
    """The cells of a row, as they are stored or as they were typed."""

    def __init__(
        self,
        spec: SheetSpec,
        year_state: YearState,
        stored: Mapping[str, str],
        sent: Mapping[str, str] | None = None,
    ) -> None:
        """Make a field of each column; a new row has stored what is known of it."""
        super().__init__(sent)
        self.spec, self.known, self.stored, self.sent = spec, year_state, stored, sent or {}
        self.refusal: Refusal | None = None
        names, feed = names_of(year_state), feed_names(year_state) if spec.id == FEEDS.file else {}
        for column in spec.columns:
            if column.id != NUMBER:
                own = [option for each in column.refers_to for option in names.get(each, ())]
                text = written_text(column, stored.get(column.id, ""))
                field = RowField(spec, column, text, own or feed.get(column.id, ()))
                self.fields[f"{PREFIX}{column.id}"] = field

    def cells(self) -> dict[str, str]:
        """Return the cells that were typed, as a dossier writes them."""
        facts = self.known.read.partial
        year = facts.year if facts is not None else None
        return typed_cells(self.spec, self.sent, self.stored, units_of(self.known), year)

    def refuse(self, refusal: Refusal) -> None:
        """Show what kept the row from being written, each problem at its field where it has one."""
        self.refusal = refusal
        for problem in refusal.problems:
            name = f"{PREFIX}{problem.column}"
            self.add_error(
                name if problem.edit is not None and name in self.fields else None, problem.message
            )

    @property
    def reason(self) -> str:
        """The reason as it was typed."""
        return self.sent.get(REASON, "")


def names_of(year_state: YearState) -> Mapping[Names, Options]:
    """Return the codes that rows of an office-year define, each with what it is called."""
    kinds = name_index(year_state).of_kind.items()
    found = {kind: [(code, f"{code}, {name}") for code, name in own.items()] for kind, own in kinds}
    return {kind: options if len(options) <= _MAX_NAMES else () for kind, options in found.items()}


def feed_names(year_state: YearState) -> Mapping[str, Options]:
    """Return what a declared row of the feed takes from registers, by column: items and stages."""
    facts = year_state.read.partial
    items = [pair for each in Register for pair in item_names(facts, each).items()] if facts else []
    found = {"item": items, "stage": [*STAGE_WORDS.items()]}
    return {column: [(code, f"{code}, {name}") for code, name in own] for column, own in found.items()}


_ROWS_OF_PAGE: Final = 50


class SheetView(View):
    """A page of a sheet."""

    request: OfficeRequest
    spec: SheetSpec
    slug: str
    office_year: OfficeYear

    def setup(self, request: HttpRequest, *args: object, **named: object) -> None:
        """Find the sheet; raises `Http404` where the person sees none."""
        super().setup(request, *args, **named)
        self.slug, self.office_year = str(named["slug"]), self.request.here.require_year()
        self.spec = spec_for(self.request, self.slug)

    def dispatch(self, request: HttpRequest, *args: object, **named: object) -> HttpResponseBase:
        """Answer; paragraphs are read and written with the whole of their text."""
        if self.spec != NARRATIVE_SHEET:
            return super().dispatch(request, *args, **named)
        if request.method == "POST":
            raise Http404
        return redirect("texts", office=self.office_year.office.slug, year=self.office_year.year)

    @property
    def year_state(self) -> YearState:
        """What is known of the year by now."""
        return know(self.office_year)

    def require_row(self) -> Row:
        """Return the row of the address; raises `Http404` where the sheet has none."""
        row = self.office_year.rows.filter(sheet=self.spec.id, pk=self.kwargs["pk"]).first()
        if row is None:
            raise Http404
        return row

    def require_rows(self) -> None:
        """Raise `Http404` where the sheet is a form of one row, which is neither added nor removed."""
        if self.spec.form is Form.FORM:
            raise Http404

    def draw(self, template: str, context: Mapping[str, object], status: int = 200) -> HttpResponse:
        """Draw a page of the sheet."""
        shared = {
            "spec": self.spec,
            "slug": self.slug,
            "may_write": may_write(self.request, self.office_year, self.spec.id),
        }
        return render(self.request, f"planning/{template}.html", {**shared, **context}, status=status)

    def back(self, done: str) -> HttpResponse:
        """Go back to the sheet, and say what was done."""
        messages.success(self.request, done)
        return redirect(
            "sheet", office=self.office_year.office.slug, year=self.office_year.year, slug=self.slug
        )


class SheetPage(SheetView):
    """The rows of a sheet, some at a time, those with a searched word alone."""

    def get(self, request: OfficeRequest, **_: object) -> HttpResponse:
        """Show them, in the columns that name rows or hold anything."""
        known, word = self.year_state, request.GET.get("cari", "").strip()
        rows = [*known.rows_in(self.spec.id)]
        columns = [
            column
            for column in self.spec.columns
            if column.role is not ColumnRole.VALUE or any(cells.get(column.id) for _, cells in rows)
        ] or [*self.spec.columns]
        found = [(pk, cells) for pk, cells in rows if not word or _has_word(columns, cells, word.casefold())]
        page = Paginator(found, _ROWS_OF_PAGE).get_page(request.GET.get("halaman"))
        shown = [(pk, [_shown(each, cells, known) for each in columns]) for pk, cells in page]
        return self.draw("sheet", {"columns": columns, "rows": shown, "page": page, "wanted": word})


def _has_word(columns: Sequence[SheetColumn], cells: Mapping[str, str], word: str) -> bool:
    """Say whether a row holds a word, as it is kept or as it is shown."""
    texts = ((each, cells.get(each.id, "")) for each in columns)
    return any(word in f"{text}\n{listed_text(each, text)}".casefold() for each, text in texts if text)


def _shown(column: SheetColumn, cells: Mapping[str, str], known: YearState) -> tuple[SheetColumn, str, str]:
    """Return a cell as people write it, and what its code is called."""
    text = cells.get(column.id, "")
    return column, listed_text(column, text), called(column, text, known)


class RowPage(SheetView):
    """A row with all its cells."""

    def get(self, request: OfficeRequest, **_: object) -> HttpResponse:
        """Show it."""
        row = self.require_row()
        return self.page(RowForm(self.spec, self.year_state, row.cells), row)

    def post(self, request: OfficeRequest, **_: object) -> HttpResponse:
        """Write it; what was typed stays where it cannot be written."""
        row, sent = self.require_row(), self.sent()
        form = RowForm(self.spec, self.year_state, row.cells, sent)
        return self.write(form, Edit(self.spec.id, form.cells(), row.pk, version_in(sent)), row)

    def sent(self) -> dict[str, str]:
        """Return what the page sends; several choices of a cell as the cell holds them."""
        post = self.request.POST
        names = (f"{PREFIX}{column.id}" for column in self.spec.columns if column.is_several)
        several = {name: " ".join(filter(None, post.getlist(name))) for name in names if name in post}
        return {**post.dict(), **several}

    def write(self, form: RowForm, edit: Edit, row: Row | None) -> HttpResponse:
        """Make a change, and go back to the sheet."""
        refusal = save(self.request, [edit], form.sent)
        if refusal is None:
            return self.back("Baris disimpan.")
        form.refuse(refusal)
        return self.page(form, row, next(iter(refusal.conflicts), None))

    def page(self, form: RowForm, row: Row | None, conflict: Conflict | None = None) -> HttpResponse:
        """Draw the form with what is stored, or what was typed and what is wrong with it."""
        context = {
            "form": form,
            "row": row,
            "wrong": [form[name] for name in form.fields if form.is_bound and name in form.errors],
            "version": conflict.version if conflict else row.version if row else 0,
            "conflict": conflict,
            "may_remove": row is not None and self.spec.form is not Form.FORM,
            "differing": _differing(self.spec, conflict),
            "formula": formula_address(self.spec.id, form.stored.get("code", "")) if row else None,
            "questions": form.stored.get("code", "") if row and self.spec.id == INDICATORS else "",
        }
        return self.draw("row", context, form.refusal.status if form.refusal else 200)


class NewRow(RowPage):
    """A new row, at the end of its sheet; a form that is sent twice makes one."""

    def get(self, request: OfficeRequest, **_: object) -> HttpResponse:
        """Show what other pages know of it, as they lead here."""
        self.require_rows()
        given = {each.id: text for each in self.spec.columns if (text := request.GET.get(each.id, ""))}
        return self.page(RowForm(self.spec, self.year_state, given), None)

    def post(self, request: OfficeRequest, **_: object) -> HttpResponse:
        """Add it."""
        self.require_rows()
        sent = self.sent()
        form = RowForm(self.spec, self.year_state, {}, sent)
        return self.write(form, Edit(self.spec.id, form.cells()), None)


class RowRemoval(SheetView):
    """Asks why a row is to go, and lets it go with what goes along, as it was shown."""

    def get(self, request: OfficeRequest, **_: object) -> HttpResponse:
        """Show what is to go, and what keeps it."""
        self.require_rows()
        return self.page(self.require_row())

    def post(self, request: OfficeRequest, pk: int, **_: object) -> HttpResponse:
        """Remove it."""
        self.require_rows()
        name = row_name(self.office_year.pk, self.spec.id, pk)
        removed = Entry.objects.filter(office=self.office_year.office, action="row.removed", subject=name)
        if removed.filter(actor=request.user.pk).exists():  # the same form came twice
            return self.back("Baris ini sudah dihapus.")
        row, sent = self.require_row(), sent_texts(request.POST)
        along = along_with(self.office_year, row)
        edit = Edit(self.spec.id, None, row.pk, version_in(request.POST.dict()))
        if refusal := _refuse(along, sent) or save(request, [edit, *along.edits], sent):
            return self.page(self.require_row(), sent, refusal)
        return self.back(
            f"Baris dihapus, beserta {len(along.rows)} baris kosong." if along.rows else "Baris dihapus."
        )

    def page(
        self, row: Row, sent: Mapping[str, str] | None = None, refusal: Refusal | None = None
    ) -> HttpResponse:
        """Draw what is to go, as people read it, and why it does not go yet."""
        texts = ((column, row.cells.get(column.id, "")) for column in self.spec.columns)
        cells = [(column.title, in_full(column, text, self.year_state)) for column, text in texts if text]
        along, reason = along_with(self.office_year, row), (sent or {}).get(REASON, "")
        edits = [Edit(self.spec.id, None, row.pk, row.version), *along.edits]
        reopened = foresee_reopened(self.office_year, edits, author_of(self.request))
        context = {
            "row": row,
            "cells": cells,
            "along": along,
            "refusal": refusal,
            "reason": reason,
            **reopened,
        }
        return self.draw("remove", context, refusal.status if refusal else 200)


def _refuse(along: Removal, sent: Mapping[str, str]) -> Refusal | None:
    if not sent.get(REASON):
        return Refusal("Tulis alasan menghapus baris ini.", asks_reason=True)
    if sent.get("ikut", "") != along.stamp:
        return Refusal("Yang ikut terhapus berubah. Periksa daftarnya, lalu tekan sekali lagi.", 409)
    return None


def _differing(spec: SheetSpec, conflict: Conflict | None) -> Sequence[tuple[SheetColumn, str, str]]:
    """Return the cells in which two versions differ: what was typed, and what is stored."""
    if conflict is None or conflict.stored is None:
        return ()
    typed, stored = conflict.edit.cells or {}, conflict.stored
    columns = (each for each in spec.columns if each.id in typed)
    pairs = ((each, typed[each.id], stored.get(each.id, "")) for each in columns)
    return [(column, text, now) for column, text, now in pairs if text != now]
