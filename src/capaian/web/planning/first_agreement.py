"""The first agreement of a year on one page: its date, who signs it, and the target of each indicator."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from capaian.domain.office_year import OfficeYear as Facts
from capaian.domain.plan import AgreementKind, Indicator
from capaian.rules.targets import write_target
from capaian.web.planning.agreement_series import AGREEMENTS, LINES, OWNER, PARTS, find_series
from capaian.web.planning.called import flaw_in_names
from capaian.web.planning.cells import LETTERS_OF_TOKEN, Cell, edits_of, sent_texts
from capaian.web.planning.defining import DEFINING
from capaian.web.planning.fields import listed_text
from capaian.web.planning.grid_saving import REASON, Draw, refuse, save, told_at
from capaian.web.planning.implausible_values import days_like, refuse_day, say_odd_day
from capaian.web.planning.target_cells import target_cell
from capaian.web.planning.target_texts import stated_in
from capaian.web.planning.typed_figures import targets_by_code
from capaian.web.planning.views import may_write
from capaian.web.site.access import OfficeRequest
from capaian.web.site.overwriting import gone_in
from capaian.web.years.edits import Edit
from capaian.web.years.known import SHEETS, Flaw, Known, know
from capaian.web.years.models import OfficeYear, Row

TARGET: Final = "target-"
"""Before the code of an indicator, in what a form sends."""
HEAD: Final = "pk-"
"""Before the column of the agreement itself."""
_COLUMNS: Final = ("title", "first_party", "second_party", "signed")
_HINTS: Final[Mapping[str, str]] = {
    "first_party": "Jabatan yang berjanji, bukan nama orang.",
    "second_party": "Jabatan yang menerima janji, misalnya bupati.",
}
_TIER_OF_HEAD: Final = "II"


@dataclass(frozen=True)
class Promise:
    """An indicator with its target in the agreement, and that of the strategic plan."""

    indicator: Indicator
    cell: Cell
    plan: str
    """Target of the strategic plan for the year, as people write it."""


@dataclass(frozen=True)
class _Paper:
    """An agreement as it is filled in."""

    id: str
    row: Row | None
    head: Sequence[Cell]
    promises: Sequence[Promise]
    lines: Mapping[str, Row]
    parts: Sequence[Row]
    """Its targets within the year."""

    @property
    def cells(self) -> Sequence[Cell]:
        """All its cells."""
        return [*self.head, *(each.cell for each in self.promises)]

    def told(self, at: Mapping[str, str]) -> _Paper:
        """Return it with what is wrong with some of its fields, by their names."""
        head = [replace(each, message=at.get(each.name, each.message)) for each in self.head]
        promises = [
            replace(each, cell=replace(each.cell, message=at.get(each.cell.name, each.cell.message)))
            for each in self.promises
        ]
        return replace(self, head=head, promises=promises)


def agreement_new(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Write the agreement of the head of office, where the year has none."""
    own = request.here.require_year()
    facts = know(own).read.partial
    if facts is None:
        raise Http404
    taken = {each.id for each in facts.agreements}
    names = [f"pk-{own.year}{ending}" for ending in ("", *(f"-{n}" for n in range(2, len(taken) + 3)))]
    # Who sends it twice means the one that the first made.
    sent = request.POST.get("kode", "")
    id_ = sent if sent in names else next(name for name in names if name not in taken)
    row = own.rows.filter(sheet=AGREEMENTS, cells__id=id_).first()
    return agreement(request, office, year, row.pk) if row else _show(request, facts, id_, None)


def agreement(request: OfficeRequest, office: str, year: int, pk: int) -> HttpResponse:
    """Fill in an agreement that was not revised yet, or a revision that a row made: without any target."""
    own = request.here.require_year()
    known = know(own)
    facts = known.read.partial
    series = find_series(facts, known) if facts is not None else ()
    found = next((each.last for each in series if each.last.row == pk and each.is_filled_in), None)
    row = own.rows.filter(sheet=AGREEMENTS, pk=pk).first()
    if found is None or row is None or facts is None:
        raise Http404
    return _show(request, facts, str(found.agreement.id), row)


def _show(request: OfficeRequest, facts: Facts, id_: str, row: Row | None) -> HttpResponse:
    own = request.here.require_year()
    if own.is_closed:
        messages.error(request, f"Tahun {own.year} sudah ditutup; perjanjiannya hanya dibaca.")
        return redirect("agreements", office=own.office.slug, year=own.year)
    sent = sent_texts(request.POST)
    if request.method != "POST":
        return _page(request, _paper(own, facts, id_, row, sent))
    if sent.get("aksi") == "renstra":
        filled = _paper(own, facts, id_, row, sent, takes_plan=True)
        return _page(request, filled, taken=_say_taken(filled, sent), reason=sent.get(REASON))
    return _save(request, facts, _paper(own, facts, id_, row, sent), sent)


def _say_taken(paper: _Paper, sent: Mapping[str, str]) -> str:
    """Say how many targets of the strategic plan were taken over, and why others are empty still."""
    taken = sum(bool(each.cell.text) and not sent.get(each.cell.name) for each in paper.promises)
    empty = [each for each in paper.promises if not each.cell.text]
    lacking = sum(not each.plan for each in empty)
    why = [f"{lacking} belum bertarget di Renstra"] if lacking else []
    if others := len(empty) - lacking:
        why.append(f"{others} bukan indikator eselon perjanjian ini, isi sendiri bila dijanjikan juga")
    left = f" {len(empty)} tetap kosong: {'; '.join(why)}." if empty else ""
    return f"{taken} target diisi dari Renstra dan belum disimpan.{left}"


def _save(request: OfficeRequest, facts: Facts, paper: _Paper, sent: Mapping[str, str]) -> HttpResponse:
    own = request.here.require_year()
    draw = partial(_page, request, paper)
    gone = gone_in(sent, TARGET, {each.cell.name for each in paper.promises})
    told = [f"Indikator {code} tidak ada lagi; targetnya tidak dipakai: {gone[code]}." for code in gone]
    if refused := refuse(paper.cells, told, sent, draw):
        return refused
    edits = [*_edits(paper, sent.get("formulir", "")[:LETTERS_OF_TOKEN])]

    def again() -> Draw:
        now = own.rows.filter(sheet=AGREEMENTS, cells__id=paper.id).first()
        return partial(_page, request, _paper(own, facts, paper.id, now, sent))

    if refused := save(request, edits, sent, draw, again):
        return refused
    messages.success(request, "Perjanjian disimpan." if edits else "Perjanjian ini tidak berubah.")
    return redirect("agreements", office=own.office.slug, year=own.year)


def _field_of(paper: _Paper, flaw: Flaw, known: Known) -> str:
    """Return the field at which a problem of the year stands; empty: at none of this page."""
    cell, own = flaw.cell, paper.row.pk if paper.row is not None else None
    if cell is None:
        return ""
    if cell.sheet == AGREEMENTS and cell.column in _COLUMNS:
        is_own = cell.row == own if own else cell.row not in known.ids.get(AGREEMENTS, ())
        return f"{HEAD}{cell.column}" if is_own else ""
    codes = {row.pk: code for code, row in paper.lines.items()}
    is_target = cell.sheet == LINES and cell.column == "target.value" and cell.row in codes
    return f"{TARGET}{codes[cell.row]}" if is_target else ""


def _edits(paper: _Paper, token: str) -> Iterator[Edit]:
    """Yield what becomes of the rows: a target that is emptied leaves the agreement with its parts."""
    filled = [*paper.head]
    for each in paper.promises:
        cell = each.cell
        if cell.row is None or cell.text or not cell.is_changed:
            filled.append(cell)
            continue
        code = str(each.indicator.code)
        yield Edit(LINES, None, cell.row.pk, cell.row.version)
        own = (row for row in paper.parts if row.cells.get("targets.indicator") == code)
        yield from (Edit(PARTS, None, row.pk, row.version) for row in own)
    yield from edits_of(filled, token)


def _paper(
    year: OfficeYear,
    facts: Facts,
    id_: str,
    row: Row | None,
    sent: Mapping[str, str],
    *,
    takes_plan: bool = False,
) -> _Paper:
    """Return an agreement with what was typed, and where asked with the targets of the plan it lacks."""
    stored = {each: [*year.rows.filter(sheet=each, **{f"cells__{OWNER}": id_})] for each in (LINES, PARTS)}
    lines = {each.cells.get("indicator", ""): each for each in stored[LINES]}
    first = _first(facts, id_) if row is None else {}
    head = [_head(column, first, row, sent) for column in _COLUMNS]
    told, tier = targets_by_code(facts), row.cells.get("tier", "") if row is not None else _TIER_OF_HEAD
    promises = []
    for indicator in sorted(facts.indicators, key=lambda each: each.tier != tier):
        code = str(indicator.code)
        label, new = indicator.label, {OWNER: id_, "indicator": code}
        line, plan = lines.get(code), indicator.plan_targets.get(year.year)
        words = "" if plan is None else write_target(plan)
        own_parts = _say_parts(each for each in stored[PARTS] if each.cells.get("targets.indicator") == code)
        blank = Cell(f"{TARGET}{code}", label, LINES, "target.value", new, line)
        cell: Cell = replace(
            target_cell(blank, indicator, told[code], year.year), goes_along=own_parts, offered=words
        )
        is_meant = takes_plan and indicator.tier == tier
        own = {**sent, cell.name: sent.get(cell.name, "") or words} if is_meant else sent
        promises.append(Promise(indicator, cell.typed(own), words))
    return _Paper(id_, row, head, promises, lines, stored[PARTS])


def _say_parts(parts: Iterable[Row]) -> str:
    """Return targets within the year as people write them."""
    key = next(column for column in SHEETS[PARTS].columns if column.id == "key")
    told = ((listed_text(key, row.cells.get("key", "")), stated_in(PARTS, row.cells)) for row in parts)
    return ", ".join(f"{period} ({text or 'kosong'})" for period, text in told)


def _first(facts: Facts, id_: str) -> Mapping[str, str]:
    """Return the cells of an agreement of the head of office that is not there yet."""
    # Few pages need the documents room; without it the server starts sooner.
    from capaian.documents.scope.views.office import head_title, regent_title

    return {
        "id": id_,
        "kind": str(AgreementKind.OFFICE),
        "tier": _TIER_OF_HEAD,
        "year": str(facts.year),
        "title": f"Perjanjian Kinerja Kepala Dinas Tahun {facts.year}",
        "first_party": head_title(facts.office),
        "second_party": regent_title(facts.office),
    }


def _head(column: str, first: Mapping[str, str], row: Row | None, sent: Mapping[str, str]) -> Cell:
    new = {name: text for name, text in first.items() if name not in _COLUMNS}
    year = (first if row is None else row.cells).get("year", "") if column == "signed" else ""
    cell = Cell(f"{HEAD}{column}", "", AGREEMENTS, column, new, row)
    if column == "signed":
        cell = replace(cell, why_odd=partial(say_odd_day, year), refuse=partial(refuse_day, year))
    if cell.name in sent:
        typed = cell.typed(sent)
        is_lacking = column == "title" and not typed.text and not typed.message
        return replace(typed, message="Isi judulnya.") if is_lacking else typed
    return cell.fresh(first.get(column)) if row is None else cell.fresh()


def _defines(cell: Cell) -> bool:
    """Say whether a cell was changed that nobody changes in a signed agreement without a reason."""
    return cell.is_changed and cell.column in DEFINING[cell.sheet]


def _page(
    request: OfficeRequest,
    paper: _Paper,
    problem: str = "",
    *,
    status: int = 200,
    flawed: Sequence[Flaw] = (),
    **told: object,
) -> HttpResponse:
    own = request.here.require_year()
    if flawed:
        known = know(own)
        at = told_at((_field_of(paper, each, known), flaw_in_names(each, known)) for each in flawed)
        told["flaws"] = at.pop("", ())
        paper = paper.told({name: " ".join(said) for name, said in at.items()})
    hints = {**_HINTS, "signed": f"Misalnya {days_like(own.year, 2)}."}
    context = {
        "paper": paper,
        "head": [(cell, hints.get(cell.column, "")) for cell in paper.head],
        "wrong": [cell for cell in paper.cells if cell.message],
        "problem": problem,
        "needs_reason": next((each.name for each in paper.cells if _defines(each)), ""),
        "promised": sum(bool(each.cell.stands) for each in paper.promises),
        "token": secrets.token_hex(LETTERS_OF_TOKEN // 2),
        "may_write": may_write(request, own),
        **told,
    }
    return render(request, "planning/agreement.html", context, status=status)
