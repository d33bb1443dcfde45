"""Pages of the declared sheets: one with its rows, and each row as a form, written,
added and removed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Final

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.text import capfirst
from django.views import View

from capaian.dossier.rows.sheets import NUMBER, ColumnRole, Form, SheetColumn, SheetSpec
from capaian.dossier.rows.texts import FILE, NARRATIVE_SHEET
from capaian.dossier.tables.declaration import ColumnNeed
from capaian.dossier.tables.kinds import PERIOD, UNIT
from capaian.rules.facts import fold
from capaian.web.measurement.reopening import foresee_reopened
from capaian.web.planning.cell_texts import (
    PREFIX,
    cells_in_names,
    flaw_for_person,
    is_list,
    is_own_code,
    name_index,
    typed_cells,
    units_of,
    with_codes,
    written_text,
)
from capaian.web.planning.pasted_block import refuse_personal_columns, split_block
from capaian.web.planning.rows.choices import (
    WORDS_OF_UNDEFINED_CODES,
    CellOptions,
    CellTexts,
    Options,
)
from capaian.web.planning.rows.removal import along_with
from capaian.web.planning.saving import NOT_SAVED, REASON, Refusal, save, sent_texts
from capaian.web.planning.sheets import (
    INDICATORS,
    SHEETS,
    formula_address,
    is_seen,
    may_write,
    papers_of,
)
from capaian.web.site.access import OfficeRequest, author_of
from capaian.web.site.csv_files import answer_csv
from capaian.web.site.form_page import version_in
from capaian.web.site.issue_words import on_page
from capaian.web.trail.models import Entry
from capaian.web.years.change import Conflict, Edit, row_name
from capaian.web.years.known import YearState, know
from capaian.web.years.models import OfficeYear, Row

_MAX_LETTERS_OF_A_LINE: Final = 80
"""A longer text has a field of several lines."""
_MAX_TITLES_NAMED: Final = 6
_MAX_FLAWS: Final = 8

PASTED: Final = "tempelan"
_NO_HEADS: Final = "Salin bersama judul kolomnya, seperti dalam lembar yang diunduh: {}."
_OF_CODES: Final = re.compile(r"^(?:Id|Kode) [^.;]*[.;] ?")
"""What a hint says of codes, where names are chosen."""


class RowField(forms.CharField):
    """The field of a cell."""

    def __init__(self, spec: SheetSpec, column: SheetColumn, text: str, names: Options) -> None:
        unit = f" Satuan: {column.unit}." if column.unit else ""
        is_plain = not column.choices and not (names and column.kind is PERIOD)
        hint = on_page(column.help, spec, column) if is_plain else ""
        head, _, codes = hint.partition(":")
        if is_list(column) and {*codes.split()} & column.kind.labels.keys():
            hint = head  # the boxes have the codes behind it in words
        if names and column.refers_to:
            hint = capfirst(_OF_CODES.sub("", hint))
        super().__init__(
            required=False,
            strip=False,
            label=column.title,
            help_text=f"{hint}{unit}".strip(),
            initial=text,
        )
        self.column, self.names = column, names
        self.is_code, self.is_several = is_own_code(spec, column), is_list(column)
        self.is_needed = column.need is ColumnNeed.REQUIRED and not self.is_code
        self.valid = [valid for valid, _ in self.options]
        is_free = column.kind.is_free and not self.options
        self.is_long = is_free and (len(text) > _MAX_LETTERS_OF_A_LINE or "\n" in text)

    @property
    def options(self) -> Options:
        """The only valid texts, where there is a list of them, each with its words."""
        valid, labels = self.column.choices or self.column.kind.choices, self.column.kind.labels
        if self.column.kind is UNIT:
            return ()
        own = [
            (text, labels.get(text, text)) for text in valid or (labels if self.is_several else ())
        ]
        also = [
            (text, WORDS_OF_UNDEFINED_CODES.get(text, text))
            for text in self.column.also
            if self.names
        ]
        return own or [*self.names, *also]

    @property
    def boxes(self) -> Options:
        """What several can be chosen of: what is stored first, in its order."""
        words = dict(self.options)
        return [
            (text, words.get(text, text))
            for text in dict.fromkeys((*self.initial.split(), *words))
        ]


class RowForm(forms.Form):
    """The cells of a row, as they are stored or as they were typed."""

    def __init__(
        self,
        spec: SheetSpec,
        year_state: YearState,
        stored: Mapping[str, str],
        sent: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(sent)
        self.spec, self.known, self.stored, self.sent = spec, year_state, stored, sent or {}
        self.codes = [each.id for each in spec.columns if is_own_code(spec, each)]
        self.refusal: Refusal | None = None
        options = CellOptions(spec, year_state)
        for column in sorted(spec.columns, key=lambda each: each.id in self.codes):
            if column.id != NUMBER:
                text = written_text(column, stored.get(column.id, ""))
                field = RowField(spec, column, text, options.of(column))
                self.fields[f"{PREFIX}{column.id}"] = field

    def cells(self) -> dict[str, str]:
        """Return the cells that were typed, as a dossier writes them."""
        facts = self.known.read.partial
        year = facts.year if facts is not None else None
        typed = typed_cells(self.spec, self.sent, self.stored, units_of(self.known), year)
        if self.stored:
            return typed
        given = {name: text for name, text in typed.items() if text or name not in self.codes}
        for _, stored in self.known.rows_in(self.spec.id):  # the same form came twice
            if all(stored.get(name, "") == text for name, text in given.items()):
                return {**typed, **{name: stored.get(name, "") for name in self.codes}}
        return with_codes(self.spec, typed, {*name_index(self.known).of_any})

    @property
    def open_fields(self) -> Sequence[forms.BoundField]:
        """Those that are seen at once."""
        return [each for each in self if each.name.removeprefix(PREFIX) not in self.codes]

    @property
    def code_fields(self) -> Sequence[forms.BoundField]:
        """Those of codes, which names make by themselves."""
        return [each for each in self if each.name.removeprefix(PREFIX) in self.codes]

    def refuse(self, refusal: Refusal) -> None:
        """Show what kept the row from being written,
        each problem at its field where it has one.
        """
        self.refusal = refusal
        for problem in refusal.problems:
            name = f"{PREFIX}{problem.column}" if problem.edit is not None else ""
            self.add_error(name if name in self.fields else None, problem.message)

    @property
    def reason(self) -> str:
        """The reason as it was typed."""
        return self.sent.get(REASON, "")


def read_rows(
    spec: SheetSpec, year_state: YearState, block: str
) -> tuple[list[dict[str, str]], list[str]]:
    """Return the cells of the rows of a block that the sheet does not have yet,
    and what cannot be taken.
    """
    rows, too_long = split_block(block)
    if too_long:
        return [], [too_long]
    columns = {fold(each.title): each for each in spec.columns}
    heads = [fold(head) for head in rows[0]] if rows else []
    if not columns.keys() & {*heads}:
        titles = [each.title for each in spec.columns if not is_own_code(spec, each)]
        return [], [_NO_HEADS.format(", ".join(titles[:_MAX_TITLES_NAMED]))]
    if personal := refuse_personal_columns(rows, columns):
        return [], [personal]
    if strange := [head for head in rows[0] if head.strip() and fold(head) not in columns]:
        return [], [
            (
                f"Kolom yang tidak dikenal: {', '.join(strange)}. Samakan judulnya, atau "
                "hapus kolomnya."
            )
        ]
    options, facts = CellOptions(spec, year_state), year_state.read.partial
    codes = {
        each.id: {
            fold(words): code for code, words in (*options.of(each), *each.kind.labels.items())
        }
        for each in spec.columns
    }

    def coded(column: SheetColumn, text: str) -> str:
        parts = text.split(";") if is_list(column) else [text]
        return " ".join(codes[column.id].get(fold(part), part.strip()) for part in parts)

    stored = {_identity(spec, cells) for _, cells in year_state.rows_in(spec.id)}
    found, taken = list[dict[str, str]](), {*name_index(year_state).of_any}
    for row in rows[1:]:
        sent = {
            f"{PREFIX}{columns[head].id}": coded(columns[head], text.strip().removeprefix("'"))
            for head, text in zip(heads, row, strict=False)
            if head
        }
        typed = typed_cells(spec, sent, {}, units_of(year_state), facts.year if facts else None)
        if _identity(spec, typed) not in stored:
            stored.add(_identity(spec, typed))
            found.append(with_codes(spec, typed, taken))
    return found, [] if found else ["Semua baris ini sudah ada; yang ada diubah di barisnya."]


def _identity(spec: SheetSpec, cells: Mapping[str, str]) -> Sequence[str]:
    """Return what tells a row from the others of its sheet: its keys,
    or its name instead of its own code.
    """
    has_code = any(is_own_code(spec, each) for each in spec.columns)
    named = [each for each in spec.columns if each.id in ("name", "title")] if has_code else []
    keys = [e for e in spec.columns if e.role is not ColumnRole.VALUE and not is_own_code(spec, e)]
    return tuple(fold(cells.get(each.id, "")) for each in (*keys, *named))


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
        spec = SHEETS.get(self.slug)
        if spec is None or not is_seen(self.request, spec):
            raise Http404
        self.spec = spec

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
        return get_object_or_404(self.office_year.rows, sheet=self.spec.id, pk=self.kwargs["pk"])

    def require_rows(self) -> None:
        """Raise `Http404` where the sheet is a form of one row,
        which is neither added nor removed.
        """
        if self.spec.form is Form.FORM:
            raise Http404

    def draw(
        self, template: str, context: Mapping[str, object], status: int = 200
    ) -> HttpResponse:
        """Draw a page of the sheet."""
        shared = {
            "spec": self.spec,
            "slug": self.slug,
            "may_write": may_write(self.request, self.office_year, self.spec.id),
        }
        return render(
            self.request, f"planning/{template}.html", {**shared, **context}, status=status
        )

    def back(self, done: str) -> HttpResponse:
        """Go back to the sheet, and say what was done."""
        messages.success(self.request, done)
        own = self.office_year
        return redirect("sheet", office=own.office.slug, year=own.year, slug=self.slug)


class SheetPage(SheetView):
    """The rows of a sheet, some at a time, those with a searched word alone."""

    def get(self, request: OfficeRequest, **_: object) -> HttpResponse:
        """Show them, in the columns that name rows or hold anything."""
        spec, known, word = self.spec, self.year_state, request.GET.get("cari", "").strip()
        rows = [*known.rows_in(spec.id)]
        own = [each for each in spec.columns if not is_own_code(spec, each)]
        filled = {name for _, cells in rows for name, text in cells.items() if text}
        used = [each for each in own if each.role is not ColumnRole.VALUE or each.id in filled]
        names = CellTexts(spec, known)
        found = rows
        if word:  # as cells are kept or as they are shown
            texts = [
                (
                    row,
                    "\n".join(
                        f"{row[1].get(e.id, '')}\n{names.of(e, row[1])}" for e in spec.columns
                    ),
                )
                for row in rows
            ]
            found = [row for row, text in texts if word.casefold() in text.casefold()]
        page = Paginator(found, 50).get_page(request.GET.get("halaman"))
        shown = [
            (
                pk,
                cells_in_names(spec.id, c, known),
                [(each, names.of(each, c)) for each in used or own],
            )
            for pk, c in page
        ]
        if request.GET.get("unduh") == "csv":
            table = ([names.of(each, cells) for each in own] for _, cells in rows)
            return answer_csv(
                f"{self.slug}-{self.office_year.year}.csv", [[e.title for e in own], *table]
            )
        wrong = (
            e for e in (*known.flaws, *known.contradictions) if e.cell and e.cell.sheet == spec.id
        )
        flaws = [
            (e, flaw_for_person(e, known, may_declare=True)) for e in islice(wrong, _MAX_FLAWS)
        ]
        context = {
            "columns": used or own,
            "rows": shown,
            "page": page,
            "wanted": word,
            "flaws": flaws,
        }
        return self.draw("sheet", {**context, "papers": papers_of(spec.part.file)})


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
        names = (f"{PREFIX}{column.id}" for column in self.spec.columns if is_list(column))
        several = {
            name: " ".join(filter(None, post.getlist(name))) for name in names if name in post
        }
        return {**post.dict(), **several}

    def write(self, form: RowForm, edit: Edit, row: Row | None) -> HttpResponse:
        """Make a change, and go back to the sheet."""
        refusal = save(self.request, [edit], form.sent)
        if refusal is None:
            return self.back("Baris disimpan.")
        form.refuse(refusal)
        return self.page(form, row, next(iter(refusal.conflicts), None))

    def page(
        self, form: RowForm, row: Row | None, conflict: Conflict | None = None, **more: object
    ) -> HttpResponse:
        """Draw the form with what is stored, or what was typed and what is wrong with it."""
        known = self.year_state
        context = {
            "form": form,
            "row": row,
            "wrong": [form[name] for name in form.fields if form.is_bound and name in form.errors],
            "version": conflict.version if conflict else row.version if row else 0,
            "conflict": conflict,
            "may_remove": row is not None and self.spec.form is not Form.FORM,
            "differing": _differing(self.spec, conflict),
            "formula": formula_address(self.spec.id, form.stored.get("code", "")) if row else None,
            "title": ""
            if FILE in form.stored
            else cells_in_names(self.spec.id, form.stored, known),
            "questions": form.stored.get("code", "") if row and self.spec.id == INDICATORS else "",
        }
        status = form.refusal.status if form.refusal else 422 if more else 200
        return self.draw("row", context | more, status)


class NewRow(RowPage):
    """A new row, at the end of its sheet; a form that is sent twice makes one."""

    def get(self, request: OfficeRequest, **_: object) -> HttpResponse:
        """Show what other pages know of it, as they lead here."""
        self.require_rows()
        given = {
            each.id: text for each in self.spec.columns if (text := request.GET.get(each.id, ""))
        }
        return self.page(RowForm(self.spec, self.year_state, given), None)

    def post(self, request: OfficeRequest, **_: object) -> HttpResponse:
        """Add it, or all the rows that were pasted."""
        self.require_rows()
        sent = self.sent()
        if sent.get("aksi") == "tempel":
            return self._paste(sent)
        form = RowForm(self.spec, self.year_state, {}, sent)
        return self.write(form, Edit(self.spec.id, form.cells()), None)

    def _paste(self, sent: Mapping[str, str]) -> HttpResponse:
        rows, problems = read_rows(self.spec, self.year_state, sent.get(PASTED, ""))
        refusal = None
        if not problems:
            refusal = save(self.request, [Edit(self.spec.id, cells) for cells in rows], sent)
            if refusal is None:
                return self.back(f"{len(rows)} baris ditambahkan.")
            found = [(each.edit, each.message) for each in refusal.problems]
            problems = [words if at is None else f"Baris {at + 1}: {words}" for at, words in found]
        form = RowForm(self.spec, self.year_state, {})
        form.refusal = refusal
        return self.page(form, None, pasted=sent.get(PASTED, ""), unplaced=problems or [NOT_SAVED])


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
        removed = Entry.objects.filter(
            office=self.office_year.office, action="row.removed", subject=name
        )
        if removed.filter(actor=request.user.pk).exists():  # the same form came twice
            return self.back("Baris ini sudah dihapus.")
        row, sent = self.require_row(), sent_texts(request.POST)
        along = along_with(self.office_year, row)
        edit = Edit(self.spec.id, None, row.pk, version_in(request.POST.dict()))
        if not sent.get(REASON):
            refusal: Refusal | None = Refusal(
                "Tulis alasan menghapus baris ini.", asks_reason=True
            )
        elif sent.get("ikut", "") != along.stamp:
            words = "Yang ikut terhapus berubah. Periksa daftarnya, lalu tekan sekali lagi."
            refusal = Refusal(words, 409)
        else:
            refusal = save(request, [edit, *along.edits], sent)
        if refusal:
            return self.page(self.require_row(), sent, refusal)
        others = f", beserta {len(along.rows)} baris kosong" if along.rows else ""
        return self.back(f"Baris dihapus{others}.")

    def page(
        self, row: Row, sent: Mapping[str, str] | None = None, refusal: Refusal | None = None
    ) -> HttpResponse:
        """Draw what is to go, as people read it, and why it does not go yet."""
        spec, names = self.spec, CellTexts(self.spec, self.year_state)
        own = [
            each for each in spec.columns if row.cells.get(each.id) and not is_own_code(spec, each)
        ]
        cells = [(column.title, names.of(column, row.cells)) for column in own]
        along, reason = along_with(self.office_year, row), (sent or {}).get(REASON, "")
        edits = [Edit(self.spec.id, None, row.pk, row.version), *along.edits]
        reopened = foresee_reopened(self.office_year, edits, author_of(self.request))
        context = {
            "row": row,
            "cells": cells,
            "along": along,
            "refusal": refusal,
            "reason": reason,
        }
        return self.draw("remove", {**context, **reopened}, refusal.status if refusal else 200)


def _differing(
    spec: SheetSpec, conflict: Conflict | None
) -> Sequence[tuple[SheetColumn, str, str]]:
    if conflict is None or conflict.stored is None:
        return ()
    typed, stored = conflict.edit.cells or {}, conflict.stored
    columns = (each for each in spec.columns if each.id in typed)
    pairs = ((each, typed[each.id], stored.get(each.id, "")) for each in columns)
    return [(column, text, now) for column, text, now in pairs if text != now]
