"""The targets of a year in one table: each indicator with last year's beside it, saved together."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from capaian.domain.plan import Indicator
from capaian.web.planning.agreement_series import find_series
from capaian.web.planning.cells import LETTERS_OF_TOKEN, Cell, edits_of, sent_texts
from capaian.web.planning.defining import OWNER, TARGETS
from capaian.web.planning.grid_saving import Draw, refuse, save, with_writers
from capaian.web.planning.target_cells import target_cell
from capaian.web.planning.typed_figures import Targets, targets_by_code
from capaian.web.planning.views import may_write
from capaian.web.site.access import OfficeRequest
from capaian.web.site.overwriting import gone_in
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear, Row

FIELD: Final = "target-"
"""Before the code of an indicator, in what a form sends."""
_GONE: Final = (
    "Target yang Anda tulis untuk indikator berkode {code} tidak ada lagi di halaman ini: {text}. "
    "Indikatornya baru saja dihapus atau berganti kode."
)
_KEPT: Final = "Target tidak dikosongkan di sini; hapus barisnya di lembar Target Renstra."
_CLOSED: Final = "closed/"


@dataclass(frozen=True)
class Line:
    """An indicator with its target of the year, and the one of the year before."""

    indicator: Indicator
    cell: Cell
    last: str
    """Target of the year before, as people write it."""
    agreed: str = ""
    """Target of the agreement in force, where it is another one."""


def targets(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Show the targets of the year, and write those that were typed: all of them or none."""
    own = request.here.require_year()
    lines = [*_lines(own)]
    if request.method != "POST":
        return _page(request, [replace(line, cell=line.cell.fresh()) for line in lines])
    sent = sent_texts(request.POST)
    typed = _typed(request, lines, sent)
    cells = [line.cell for line in typed]
    draw = partial(_page, request, typed)
    gone = gone_in(sent, FIELD, {cell.name for cell in cells})
    told = [_GONE.format(code=code, text=text or "kosong") for code, text in gone.items()]
    if refused := refuse(cells, told, sent, draw):
        return refused
    edits = [*edits_of(cells, sent.get("formulir", "")[:LETTERS_OF_TOKEN])]
    if not edits:
        messages.info(request, "Tidak ada target yang berubah.")
        return draw()

    def again() -> Draw:
        return partial(_page, request, _typed(request, [*_lines(own)], sent))

    if refused := save(request, edits, sent, draw, again):
        return refused
    messages.success(request, f"{len(edits)} target tahun {own.year} disimpan.")
    return redirect("targets", office=office, year=year)


def _typed(request: OfficeRequest, lines: Sequence[Line], sent: Mapping[str, str]) -> list[Line]:
    cells = with_writers(request, [line.cell.typed(sent) for line in lines])
    return [replace(line, cell=cell) for line, cell in zip(lines, cells, strict=True)]


def closed_years(year: OfficeYear) -> frozenset[int]:
    """Return the years before that are closed: what was approved of them lies in the dossier."""
    paths = year.files.filter(path__startswith=_CLOSED).values_list("path", flat=True)
    names = (path.removeprefix(_CLOSED).removesuffix(".json") for path in paths)
    return frozenset(int(name) for name in names if name.isascii() and name.isdecimal())


def _reopened_years(year: OfficeYear) -> frozenset[int]:
    """Return the years that are open: what was approved of them may stand in files of later ones."""
    return frozenset(year.office.years.filter(is_closed=False).values_list("year", flat=True))


def _lines(year: OfficeYear) -> Iterator[Line]:
    known = know(year)
    facts = known.found.office_year or known.read.partial
    rows = {
        (row.cells.get(OWNER, ""), row.cells.get("key", "")): row for row in year.rows.filter(sheet=TARGETS)
    }
    if facts is None:
        return
    promised = {
        promise.code: promise.targets[place]
        for series in find_series(facts, known)
        for place, paper in enumerate(series.papers)
        if paper.counts
        for promise in series.promises
    }
    known_by = targets_by_code(facts)
    for indicator in facts.indicators:
        code, before = str(indicator.code), year.year - 1
        cell = _cell(indicator, year.year, rows.get((code, str(year.year))), known_by[code])
        last = _cell(indicator, before, rows.get((code, str(before))), known_by[code]).stands
        agreed = promised.get(code, "")
        is_other = bool(agreed and cell.stands) and cell.meant(agreed) != cell.meant(cell.stands)
        yield Line(indicator, cell, last, agreed if is_other else "")


def _cell(indicator: Indicator, year: int, row: Row | None, known: Targets) -> Cell:
    """Return the cell of a target of the plan."""
    code, label = str(indicator.code), f"Target {year}, {indicator.symbol} {indicator.name}"
    cell = Cell(f"{FIELD}{code}", label, TARGETS, "value", {OWNER: code, "key": str(year)}, row)
    return replace(target_cell(cell, indicator, known, year), kept=_KEPT)


def _page(
    request: OfficeRequest, lines: Sequence[Line], problem: str = "", *, status: int = 200, **told: object
) -> HttpResponse:
    own = request.here.require_year()
    context = {
        "lines": lines,
        "problem": problem,
        "last": own.year - 1,
        "is_last_closed": own.year - 1 in closed_years(own) - _reopened_years(own),
        "lacking": sum(not line.cell.stands for line in lines),
        "token": secrets.token_hex(LETTERS_OF_TOKEN // 2),
        "may_write": may_write(request, own),
        **told,
    }
    return render(request, "planning/targets.html", context, status=status)
