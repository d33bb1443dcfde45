"""The budget of a year in one table: each sub-activity with what is planned before and after the change."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial
from typing import Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from capaian.domain.numerals import write_exact
from capaian.domain.value import Unavailable
from capaian.domain.work import NodeKind, Resource, WorkNode
from capaian.dossier.tables.kinds import KINDS_OF_MONEY
from capaian.web.planning.cells import LETTERS_OF_TOKEN, Cell, edits_of, sent_texts
from capaian.web.planning.grid_saving import REASON, Draw, refuse, save, with_writers
from capaian.web.planning.implausible_values import MEANT
from capaian.web.planning.row_removal import UnfundedWork, find_unfunded_work
from capaian.web.planning.typed_figures import Budgets
from capaian.web.planning.views import may_write
from capaian.web.site.access import OfficeRequest
from capaian.web.site.overwriting import gone_in
from capaian.web.site.rights import RIGHTS
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear, Row

INPUTS: Final = "inputs.csv"
FIELD: Final = "pagu-"
"""Before the column, the sub-activity and the kind of money, in what a form sends."""
_BEFORE: Final = "original"
_AFTER: Final = "revised"
_ALL: Final = "all"
_NOT_ALL: Final = "belum lengkap"
_GONE: Final = (
    "Pagu yang Anda tulis untuk sub kegiatan {code} tidak ada lagi di halaman ini: {text}. Sub kegiatannya "
    "baru saja dihapus atau berganti kode."
)


_Key = tuple[str, str]
"""A sub-activity, and the kind of money."""


@dataclass(frozen=True)
class Line:
    """A sub-activity, or a heading above some."""

    title: str
    depth: int
    cells: Sequence[Cell] = ()
    """Before and after the change; a heading has none."""
    key: _Key = ("", "")
    last: Decimal | None = None
    """Budget of the year before, after its change; `None`: none is stored."""

    @property
    def is_funded(self) -> bool:
        """Whether it has a budget."""
        return any(cell.stands for cell in self.cells)

    @property
    def last_year(self) -> str:
        """Its budget of the year before, as people write it."""
        return write_exact(self.last) if self.last is not None else ""

    def amount(self, sent: Mapping[str, str]) -> Decimal | None:
        """Return its budget as it was typed, after the change where it has one."""
        texts = [(cell, sent.get(cell.name, cell.stands)) for cell in reversed(self.cells)]
        return next((cell.figure(cell.meant(text)) for cell, text in texts if text), None)


def budget(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Show the budget of all sub-activities, and write what was typed: all of it or nothing."""
    own = request.here.require_year()
    lines = [*_lines(own)]
    if request.method != "POST":
        return _page(request, [replace(line, cells=[each.fresh() for each in line.cells]) for line in lines])
    sent = sent_texts(request.POST)
    if sent.get("aksi") == "hapus-tanpa-pagu":
        return _remove_unfunded(request, lines, sent)
    typed = _typed(request, lines, sent)
    cells = [cell for line in typed for cell in line.cells]
    draw = partial(_page, request, typed)
    gone = gone_in(sent, FIELD, {cell.name for cell in cells})
    told = [_GONE.format(code=_node_in(name), text=text or "kosong") for name, text in gone.items()]
    if refused := refuse(cells, told, sent, draw):
        return refused
    edits = [*edits_of(cells, sent.get("formulir", "")[:LETTERS_OF_TOKEN])]
    if not edits:
        messages.info(request, "Tidak ada pagu yang berubah.")
        return draw()

    def again() -> Draw:
        return partial(_page, request, _typed(request, [*_lines(own)], sent))

    if refused := save(request, edits, sent, draw, again):
        return refused
    messages.success(request, f"Pagu {len(edits)} sub kegiatan tahun {own.year} disimpan.")
    return redirect("budget", office=office, year=year)


def _unfunded(year: OfficeYear, lines: Sequence[Line]) -> UnfundedWork:
    """Return the work that may go because nobody budgets it; nothing before anything is budgeted."""
    funded = {line.key[0] for line in lines if line.is_funded}
    return find_unfunded_work(
        year, {line.key[0] for line in lines if line.cells} - funded if funded else set()
    )


def _remove_unfunded(request: OfficeRequest, lines: Sequence[Line], sent: Mapping[str, str]) -> HttpResponse:
    """Let all work go that has no budget, as it was shown, with one reason."""
    own = request.here.require_year()
    work = _unfunded(own, lines)
    draw = partial(_page, request, [replace(line, cells=[c.fresh() for c in line.cells]) for line in lines])
    if not sent.get("alasan-hapus"):
        return draw("Tulis alasan menghapus yang tanpa pagu.", status=422)
    if not work.edits or sent.get("tanpa-pagu") != work.stamp:
        return draw("Daftarnya baru saja berubah. Periksa, lalu hapus lagi.", status=409)

    def again() -> Draw:
        return draw

    reason = {REASON: sent["alasan-hapus"]}
    if refused := save(request, work.edits, reason, draw, again):
        return refused
    messages.success(request, f"{len(work.rows)} pekerjaan tanpa pagu dihapus.")
    return redirect("budget", office=own.office.slug, year=own.year)


def _typed(request: OfficeRequest, lines: Sequence[Line], sent: Mapping[str, str]) -> list[Line]:
    """Return the lines as they were typed; what can hardly be meant beside the others is asked about."""
    amounts = [line.amount(sent) for line in lines]
    found = []
    for place, line in enumerate(lines):
        others = [each for at, each in enumerate(amounts) if at != place and each is not None]
        known = Budgets(line.last, others)
        cells = [replace(cell, why_odd=partial(_why_odd, known, cell)).typed(sent) for cell in line.cells]
        found.append(replace(line, cells=cells))
    told = iter(with_writers(request, [cell for line in found for cell in line.cells]))
    return [replace(line, cells=[next(told) for _ in line.cells]) for line in found]


def _why_odd(known: Budgets, cell: Cell, text: str) -> str:
    value = cell.figure(text)
    why = known.why_odd(value) if value is not None else ""
    return f"{why} {MEANT}" if why else ""


def _node_in(name: str) -> str:
    """Return the sub-activity in the rest of the name of a field."""
    return name.partition("-")[2].rpartition("-")[0]


def _lines(year: OfficeYear) -> Iterator[Line]:
    """Yield the sub-activities below their programmes and activities, in the order of the tree."""
    known = know(year)
    facts = known.found.office_year or known.read.partial
    if facts is None:
        return
    rows: dict[str, list[Row]] = {}
    for row in year.rows.filter(sheet=INPUTS, cells__period=str(year.year), cells__resource=Resource.MONEY):
        rows.setdefault(row.cells.get("node", ""), []).append(row)
    last = _last_year(year)
    ids = {str(node.id) for node in facts.nodes}
    below: dict[str, list[WorkNode]] = {}
    for node in facts.nodes:
        parent = str(node.parent or "")
        below.setdefault(parent if parent in ids else "", []).append(node)
    for line in _below("", below, rows, year.year, depth=0):
        yield replace(line, last=last.get(line.key)) if line.cells else line


def _last_year(year: OfficeYear) -> dict[_Key, Decimal]:
    """Return the budgets of the year before: of the dossier of this year, else of that of the year itself."""
    rows = Row.objects.filter(
        office_year__office=year.office_id,
        office_year__year__in=(year.year - 1, year.year),
        sheet=INPUTS,
        cells__period=str(year.year - 1),
        cells__resource=Resource.MONEY,
    )
    found: dict[_Key, Decimal] = {}
    for row in rows.order_by("office_year__year"):
        cell = Cell("", "", INPUTS, _AFTER, {}, row)
        texts = (row.cells.get(column, "") for column in (_AFTER, _BEFORE))
        amount = next((cell.figure(text) for text in texts if text), None)
        if amount is not None:
            found[row.cells.get("node", ""), row.cells.get("kind", _ALL)] = amount
    return found


def _below(
    parent: str,
    below: Mapping[str, Sequence[WorkNode]],
    rows: Mapping[str, Sequence[Row]],
    year: int,
    depth: int,
) -> Iterator[Line]:
    for node in below.get(parent, ()):
        inner = [*_below(str(node.id), below, rows, year, depth + 1)]
        if node.kind is NodeKind.SUBACTIVITY:
            yield from _own(node, rows.get(str(node.id), ()), year, depth)
        elif any(line.cells for line in inner):
            yield Line(f"{node.code} {node.name}".strip(), depth)
        yield from inner


def _own(node: WorkNode, rows: Sequence[Row], year: int, depth: int) -> Iterator[Line]:
    """Yield the lines of a sub-activity: one, or one for each kind of money that it has."""
    for row in rows or (None,):
        kind = row.cells.get("kind", _ALL) if row is not None else _ALL
        called = f"{node.code} {node.name}".strip()
        title = called if kind == _ALL else f"{called} ({KINDS_OF_MONEY.get(kind, kind)})"
        new = {"node": str(node.id), "period": str(year), "resource": str(Resource.MONEY), "kind": kind}
        cells = [
            Cell(
                f"{FIELD}{column}-{node.id}-{kind}",
                f"{title}, {word}",
                INPUTS,
                column,
                new,
                row,
                is_whole=True,
                takes_rupiah=True,
                least=0,
            )
            for column, word in ((_BEFORE, "Semula"), (_AFTER, "Menjadi"))
        ]
        yield Line(title, depth, cells, (str(node.id), kind))


def _totals(year: OfficeYear) -> Sequence[str]:
    """Return what is planned for the whole office before and after the change, as it is stored.

    None are there where nothing can be computed; what is not known of all its parts is said to be so.
    """
    assessment = know(year).assessment()
    found = assessment.totals if assessment is not None else ()
    own = next((one for one in found if one.resource is Resource.MONEY and one.kind == _ALL), None)
    amounts = (own.original, own.revised) if own is not None else ()
    return [_NOT_ALL if isinstance(each, Unavailable) else each.display for each in amounts]


def _page(
    request: OfficeRequest, lines: Sequence[Line], problem: str = "", *, status: int = 200, **told: object
) -> HttpResponse:
    own = request.here.require_year()
    budgeted = [line for line in lines if line.cells]
    context = {
        "lines": lines,
        "problem": problem,
        "wrong": [cell for line in lines for cell in line.cells if cell.message],
        "last": own.year - 1 if any(line.last is not None for line in lines) else None,
        "lacking": sum(not line.is_funded for line in budgeted),
        "count": len(budgeted),
        "totals": [*zip(("Semula", "Menjadi"), _totals(own), strict=False)],
        "token": secrets.token_hex(LETTERS_OF_TOKEN // 2),
        "may_write": may_write(request, own),
        "unfunded": _unfunded(own, lines) if may_write(request, own) else None,
        "sees_changes": bool(request.here.roles & RIGHTS["budget_changes"]["GET"]),
        **told,
    }
    return render(request, "planning/budget.html", context, status=status)
