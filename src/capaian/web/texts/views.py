"""Pages of the texts of the report: all of them, and each as one whole in one field."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Final

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from capaian.dossier.file_names import is_text_file
from capaian.dossier.rows.paragraphs import split_paragraphs
from capaian.dossier.rows.text_sheets import FILE, NARRATIVE_SHEET, NUMBER, PARAGRAPH
from capaian.web.planning.carried import hides_beginning, without_notes
from capaian.web.planning.views import may_write
from capaian.web.site.access import OfficeRequest, author_of
from capaian.web.site.spoken import spoken_flaw
from capaian.web.texts.checked import Remark, check_text
from capaian.web.texts.laid_out import ReportText, file_of, texts_of, titles_of
from capaian.web.texts.offered import offered
from capaian.web.years.change import ConflictError, FlawedError, RefusedChangeError, change
from capaian.web.years.edits import Edit
from capaian.web.years.known import Known, know
from capaian.web.years.models import OfficeYear, Row

_MOST_LETTERS: Final = 50_000
_BETWEEN: Final = "\n\n"
_UNKNOWN: Final = "Belum disimpan: ada sisipan yang tidak dikenal, dan laporan tidak dapat dibuat dengannya."
_UNSEEN: Final = "Belum disimpan: awal teks ini tidak akan ditampilkan lagi."
_TOO_LONG: Final = f"Teks ini lebih dari {_MOST_LETTERS:,} huruf.".replace(",", ".")


def texts(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Show the texts of the report with what is still to be done with them."""
    found = texts_of(know(request.here.require_year()))
    context = {
        "texts": found,
        "missing": sum(not each.is_written for each in found.every),
        "unread": sum(each.is_written for each in found.unwritten),
        "may_write": may_write(request, request.here.require_year()),
    }
    return render(request, "texts/texts.html", context)


@dataclass(frozen=True, slots=True)
class _Typed:
    """What stands in the form of a text."""

    text: str
    shown: str
    """Which rows it was read from, with their versions."""
    problem: str = ""
    flaws: Sequence[str] = ()
    stands: str | None = None
    """What somebody else wrote meanwhile."""


def text(request: OfficeRequest, office: str, year: int, name: str) -> HttpResponse:
    """Show a text as one whole, check what is typed, and keep it.

    A check writes nothing and answers in place where the browser asks for it while somebody types.
    """
    own, file = request.here.require_year(), file_of(name)
    if not is_text_file(file):
        raise Http404
    rows = _rows(own, file)
    if request.method != "POST":
        return _page(request, file, _Typed(_body(rows), _shown(rows)))
    body = request.POST.get("isi", "").replace("\0", "").replace("\r\n", "\n")
    typed = _Typed(body, request.POST.get("cap", ""))
    if not may_write(request, own):
        messages.error(request, f"Tahun {own.year} sudah ditutup; teksnya hanya dibaca.")
        return redirect(request.path)
    if len(typed.text) > _MOST_LETTERS:
        return _page(request, file, replace(typed, problem=_TOO_LONG), status=422)
    if request.headers.get("HX-Request") == "true":
        context = {"remarks": check_text(know(own), file, typed.text), "is_live": True}
        return render(request, "texts/found.html", context)
    if field := request.POST.get("sisip", ""):
        return _page(request, file, replace(typed, text=f"{typed.text.rstrip()} {field}".strip()))
    return _save(request, file, typed)


def _save(request: OfficeRequest, file: str, typed: _Typed) -> HttpResponse:
    own = request.here.require_year()
    remarks = check_text(know(own), file, typed.text) or ()
    if any(each.is_error for each in remarks):
        problem = _UNSEEN if hides_beginning(typed.text) else _UNKNOWN
        return _page(request, file, replace(typed, problem=problem), status=422)
    try:
        is_changed = _write(request, file, typed)
    except ConflictError:
        rows = _rows(own, file)
        overtaken = replace(typed, shown=_shown(rows), stands=_body(rows))
        return _page(request, file, overtaken, status=409)
    except FlawedError as error:
        flaws = [spoken_flaw(flaw) for flaw in error.flaws]
        return _page(request, file, replace(typed, problem="Belum disimpan.", flaws=flaws), status=422)
    except RefusedChangeError as error:
        request.refused = error.message
        return _page(request, file, replace(typed, problem=error.message), status=422)
    _tell_saved(request, file, remarks, is_changed=is_changed)
    return redirect("texts", office=own.office.slug, year=own.year)


def _tell_saved(request: OfficeRequest, file: str, remarks: Sequence[Remark], *, is_changed: bool) -> None:
    title = _title(know(request.here.require_year()), file)
    messages.success(request, f"Teks {title} {'disimpan' if is_changed else 'tidak berubah'}.")
    for each in remarks:
        messages.warning(request, f"{title}, baris {each.line}: {each.said}")


@transaction.atomic
def _write(request: OfficeRequest, file: str, typed: _Typed) -> bool:
    """Write the paragraphs of a text over those that were read; say whether that changes any.

    Raises:
        ConflictError: if somebody else wrote the text since it was read.
    """
    own = OfficeYear.objects.select_for_update().get(pk=request.here.require_year().pk)
    rows, wanted = _rows(own, file), split_paragraphs(typed.text)
    if [row.cells.get(PARAGRAPH, "") for row in rows] == [*wanted]:
        return False
    if _shown(rows) != typed.shown:
        raise ConflictError(())
    change(request.here.require_year(), [*_edits(file, rows, wanted)], author_of(request, ""))
    return True


def _edits(file: str, rows: Sequence[Row], wanted: Sequence[str]) -> Iterator[Edit]:
    for number, (row, paragraph) in enumerate(zip_longest(rows, wanted), 1):
        cells = None if paragraph is None else {NUMBER: str(number), PARAGRAPH: paragraph}
        if row is None:
            yield Edit(NARRATIVE_SHEET.id, {FILE: file, **(cells or {})})
        elif cells is None or cells.items() - row.cells.items():
            yield Edit(NARRATIVE_SHEET.id, cells, row.pk, row.version)


def _rows(year: OfficeYear, file: str) -> Sequence[Row]:
    """Return the rows that are the paragraphs of a text, in their order."""
    return [*year.rows.filter(sheet=NARRATIVE_SHEET.id, **{f"cells__{FILE}": file})]


def _shown(rows: Sequence[Row]) -> str:
    """Return a name for what is read: the rows with their versions."""
    return " ".join(f"{row.pk}:{row.version}" for row in rows)


def _body(rows: Sequence[Row]) -> str:
    """Return a text as it is written on; what a dossier notes above it is for the command line."""
    return without_notes(_BETWEEN.join(row.cells.get(PARAGRAPH, "") for row in rows))


def _title(known: Known, file: str) -> str:
    found = (each.title for each in texts_of(known).every if each.file == file)
    return next(found, "") or titles_of(None, [file])[file]


def _page(request: OfficeRequest, file: str, typed: _Typed, *, status: int = 200) -> HttpResponse:
    own = request.here.require_year()
    known = know(own)
    listed = texts_of(known)
    mine = next((each for each in listed.every if each.file == file), None)
    context = {
        "text": mine or ReportText(_title(known, file), "", file, False, not listed.is_whole),
        "typed": typed,
        "most": _MOST_LETTERS,
        "remarks": check_text(known, file, typed.text),
        "groups": offered(known),
        "may_write": may_write(request, own),
    }
    return render(request, "texts/text.html", context, status=status)
