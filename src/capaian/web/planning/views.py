"""Pages of the declared sheets: all of them, and one with its rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render

from capaian.domain.issue import Issue
from capaian.dossier.rows.sheets import Role, SheetColumn, SheetSpec
from capaian.dossier.tables.kinds import CODE, PERIOD
from capaian.web.measurement.forms import forms_of
from capaian.web.offices.models import Role as OfficeRole
from capaian.web.planning.called import called
from capaian.web.planning.carried import as_read
from capaian.web.planning.declarable import is_contradiction, said_in_list
from capaian.web.planning.fields import listed_text
from capaian.web.planning.places import lacks_districts
from capaian.web.planning.sheets import Group, other_groups, sheet_at, slug_of, steps
from capaian.web.site.access import OfficeRequest
from capaian.web.site.rights import PLANNING
from capaian.web.years.known import Flaw, Known, know
from capaian.web.years.models import OfficeYear

_ROWS_OF_PAGE = 50
_FLAWS_OF_PAGE = 12
_EVIDENCE = "evidence.yaml"
_PLANNERS = frozenset({OfficeRole.PLANNER, OfficeRole.ADMINISTRATOR})


def sheets(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Show the steps of the work, all sheets with how many rows they have, and what is wrong where."""
    own = request.here.require_year()
    known = know(own)
    flaws = [known.locate(issue) for issue in known.found.issues if _may_tell(request, issue)]
    lacks = not own.is_closed and lacks_districts(known.found.office_year or known.read.partial)
    may_declare = bool(request.here.roles & PLANNING) and not own.is_closed
    shown = flaws[:_FLAWS_OF_PAGE]
    forms = forms_of(own) if may_declare and any(is_contradiction(each.issue) for each in shown) else None
    context = {
        "steps": _listed(request, known, steps()),
        "others": _listed(request, known, other_groups()),
        "flaws": [*zip(shown, said_in_list(forms, shown, may_declare=may_declare), strict=True)],
        "lacks_districts": lacks,
        "count": len(flaws) + lacks,
        "slugs": _slugs(flaws),
        "may_share": bool(request.here.roles & _PLANNERS),
    }
    return render(request, "planning/sheets.html", context)


def _listed(
    request: OfficeRequest, known: Known, groups: Sequence[Group]
) -> Sequence[tuple[Group, Sequence[tuple[SheetSpec, str, int]]]]:
    """Return groups with their sheets, the names of these in addresses, and how many rows they have."""
    return [
        (group, [(sheet, slug_of(sheet.id), len(known.rows.get(sheet.id, ()))) for sheet in group.sheets])
        for group in groups
        if _is_seen(request, group.sheets[0])
    ]


def _is_seen(request: OfficeRequest, spec: SheetSpec) -> bool:
    """Say whether a person sees a sheet: what lists the evidence is for the office and its inspector."""
    return spec.part.file != _EVIDENCE or bool(request.here.roles - {OfficeRole.VIEWER})


def _may_tell(request: OfficeRequest, issue: Issue) -> bool:
    return bool(request.here.roles - {OfficeRole.VIEWER}) or not issue.place.file.startswith("evidence")


def spec_for(request: OfficeRequest, slug: str) -> SheetSpec:
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
    return bool(request.here.roles & _PLANNERS) and not year.is_closed


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
