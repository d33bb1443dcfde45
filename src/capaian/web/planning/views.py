"""Pages of the declared sheets: one with its rows, and who sees and writes which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render

from capaian.dossier.rows.sheets import Role, SheetColumn, SheetSpec
from capaian.dossier.tables.kinds import CODE, PERIOD
from capaian.web.offices.models import Role as OfficeRole
from capaian.web.planning.called import called
from capaian.web.planning.carried import as_read
from capaian.web.planning.fields import listed_text
from capaian.web.planning.sheets import sheet_at
from capaian.web.site.access import OfficeRequest
from capaian.web.years.known import Known, know
from capaian.web.years.models import OfficeYear

_ROWS_OF_PAGE = 50
_EVIDENCE = "evidence.yaml"
PLANNERS = frozenset({OfficeRole.PLANNER, OfficeRole.ADMINISTRATOR})


def is_seen(request: OfficeRequest, spec: SheetSpec) -> bool:
    """Say whether a person sees a sheet: what lists the evidence is for the office and its inspector."""
    return spec.part.file != _EVIDENCE or bool(request.here.roles - {OfficeRole.VIEWER})


def spec_for(request: OfficeRequest, slug: str) -> SheetSpec:
    """Return the sheet of an address; raises `Http404` where the person sees none."""
    spec = sheet_at(slug)
    if not is_seen(request, spec):
        raise Http404
    return spec


@dataclass(frozen=True)
class ShownCell:
    """A cell of a page."""

    column: SheetColumn
    text: str
    """As people write it: `1.234,5`, and the meaning of a choice."""
    name: str = ""
    """What its code is called."""


@dataclass(frozen=True)
class ShownRow:
    """A row of a page."""

    id: int
    cells: tuple[ShownCell, ...]


def sheet(request: OfficeRequest, office: str, year: int, slug: str) -> HttpResponse:
    """Show the rows of a sheet, some at a time, those with a searched word alone."""
    spec, own = spec_for(request, slug), request.here.require_year()
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
        "may_write": may_write(request, own),
    }
    return render(request, "planning/sheet.html", context)


def may_write(request: OfficeRequest, year: OfficeYear) -> bool:
    """Say whether the person may write rows of a year, and it is open."""
    return bool(request.here.roles & PLANNERS) and not year.is_closed


def _found(spec: SheetSpec, known: Known, wanted: str) -> Sequence[int]:
    """Return the places of the rows that hold a word, as it is kept or as it is shown."""
    rows = known.rows.get(spec.id, ())
    if not wanted:
        return range(len(rows))
    word = wanted.casefold()
    columns = {column.id: column for column in spec.columns}
    return [
        place
        for place, row in enumerate(rows)
        if any(_holds(word, columns.get(name), text) for name, text in row.cells.items())
    ]


def _holds(word: str, column: SheetColumn | None, text: str) -> bool:
    if word in text.casefold():
        return True
    return column is not None and _is_shown_otherwise(word, column) and word in _shown_word(column, text)


def _is_shown_otherwise(word: str, column: SheetColumn) -> bool:
    """Say whether a cell could show a word that it does not hold, as `1.234` and the meaning of a choice."""
    kind = column.kind
    is_of_words = bool(kind.labels) or kind in (CODE, PERIOD)
    return is_of_words or (kind.is_number and any(map(str.isdigit, word)))


def _shown_word(column: SheetColumn, text: str) -> str:
    return listed_text(column, text).casefold()


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
    read = as_read(spec.id, row.cells)
    texts = ((column, read.get(column.id, "")) for column in columns)
    cells = (
        ShownCell(column, listed_text(column, text), called(column, text, known)) for column, text in texts
    )
    return ShownRow(known.ids[spec.id][place], tuple(cells))
