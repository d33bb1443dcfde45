"""Which post fills in what, on one page: each thing with a list of posts, saved together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from capaian.domain.identifiers import PostId
from capaian.domain.office_year import OfficeYear as Facts
from capaian.domain.work import NodeKind
from capaian.web.measurement.duties import NOBODY, ReportingDutyKind, find_reporting_duties, has_reporter
from capaian.web.measurement.forms import forms_of
from capaian.web.measurement.holes import find_holes
from capaian.web.offices.holders import holders_on
from capaian.web.planning.called import flaw_in_names, in_names
from capaian.web.planning.defining import CODES
from capaian.web.planning.formula_owners import COMPONENTS, INDICATORS
from capaian.web.planning.grid_saving import Draw, refuse, save
from capaian.web.planning.post_choices import FIELD, OWNER, Group, Line, Part, Posts
from capaian.web.planning.views import may_write
from capaian.web.site.access import OfficeRequest
from capaian.web.site.issue_words import on_page
from capaian.web.site.overwriting import SHOWN, gone_in
from capaian.web.trail.models import Entry
from capaian.web.years.edits import Edit, row_name
from capaian.web.years.known import Flaw, Known, know
from capaian.web.years.models import OfficeYear

_SHEETS: Final[Mapping[ReportingDutyKind, str]] = {
    ReportingDutyKind.COMPONENT: COMPONENTS,
    ReportingDutyKind.SURVEY: "plan.yaml#surveys",
    ReportingDutyKind.INDICATOR: INDICATORS,
    ReportingDutyKind.NODE: "nodes.csv",
}
_TITLES: Final[Mapping[ReportingDutyKind, tuple[str, str]]] = {
    ReportingDutyKind.COMPONENT: ("Hitungan per kecamatan", "Jabatan yang menerbitkan dokumennya."),
    ReportingDutyKind.SURVEY: ("Survei", "Jabatan yang melaksanakan surveinya."),
    ReportingDutyKind.INDICATOR: (
        "Realisasi yang dilaporkan langsung",
        "Indikator tanpa hitungan per kecamatan.",
    ),
    ReportingDutyKind.NODE: (
        "Program, kegiatan, sub kegiatan",
        "Anggaran dan keluaran. Yang di bawah ikut induknya, kecuali diberi jabatan sendiri.",
    ),
}
_TWO_PAPERS: Final = (
    "Samakan keduanya, atau pilih jabatan lain. Bila memang berbeda, nyatakan dahulu di Perencanaan, lembar "
    "Perbedaan yang dinyatakan."
)
_GONE: Final = (
    "{name} tidak ada lagi di halaman ini; barisnya baru saja dihapus atau diganti. Yang Anda pilih "
    "untuknya: {chosen}."
)
_DIGITS: Final = 19
"""Of the id of a row, at most one less."""


def left_to_share(facts: Facts) -> tuple[int, int]:
    """Return how many things posts other than the head's tell, and how many anybody does."""
    told = [share for share in find_reporting_duties(facts) if share.has_form]
    return sum(has_reporter(facts, share.post) for share in told), len(told)


def sharing(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Show which post fills in what, and write what was chosen: all of it or none."""
    own = request.here.require_year()
    posts = _posts(own)
    lines = [*_lines(own, posts)]
    if request.method != "POST":
        return _page(request, posts, [_fresh(line) for line in lines])
    sent = {name: text.replace("\0", "") for name, text in request.POST.items() if isinstance(text, str)}
    typed = [_typed(line, sent, posts) for line in lines]
    draw = partial(_page, request, posts, typed)
    told = [*_tell_gone(own, gone_in(sent, FIELD, {line.name for line in lines}), posts)]
    if refused := refuse(typed, told, sent, draw):
        return refused
    edits = [
        Edit(line.row.sheet, {OWNER: line.text}, line.row.pk, line.row.version)
        for line in typed
        if line.text != line.stands
    ]
    if not edits:
        messages.info(request, "Tidak ada yang berubah.")
        return _page(request, posts, typed)

    def again() -> Draw:
        return partial(_page, request, posts, [_typed(line, sent, posts) for line in _lines(own, posts)])

    if refused := save(request, edits, sent, draw, again, _said):
        return refused
    facts = _facts(own)
    given, owed = left_to_share(facts) if facts else (0, 0)
    left = f"{owed - given} isian belum dibagi." if given < owed else "Semua isian sudah dibagi."
    messages.success(request, f"{len(edits)} pilihan disimpan. {left}")
    return redirect("sharing", office=office, year=year)


def _said(flaw: Flaw, known: Known) -> str:
    """Return what would be wrong; of two papers which they are, without a code that no list here knows."""
    if flaw.issue.subject is None:
        return flaw_in_names(flaw, known)
    return f"{in_names(on_page(flaw.issue.message), known)} {_TWO_PAPERS}"


def _facts(year: OfficeYear) -> Facts | None:
    known = know(year)
    return known.found.office_year or known.read.partial


def _posts(year: OfficeYear) -> Posts | None:
    facts = _facts(year)
    return Posts(facts, holders_on(year.office_id, timezone.localdate())) if facts else None


def _lines(year: OfficeYear, posts: Posts | None) -> Iterator[Line]:
    if posts is None:
        return
    facts = posts.facts
    rows = {
        (row.sheet, row.cells.get(CODES[row.sheet], "")): row
        for row in year.rows.filter(sheet__in=[*_SHEETS.values()])
    }
    names = _names(facts)
    for share in find_reporting_duties(facts):
        row = rows.get((_SHEETS[share.kind], share.code))
        if row is not None:
            title, depth = names[share.kind, share.code]
            now = posts.option(str(share.post)) if share.post != NOBODY else ""
            yield Line(
                share, row, title, has_reporter(facts, share.post), depth, posts.otherwise(share, depth), now
            )


_DEPTHS: Final = {NodeKind.ACTIVITY: 1, NodeKind.SUBACTIVITY: 2}


def _names(facts: Facts) -> Mapping[tuple[ReportingDutyKind, str], tuple[str, int]]:
    """Return what things are called, and how far below a programme they stand."""
    found = {
        (ReportingDutyKind.COMPONENT, str(each.code)): (f"{each.symbol} {each.name}", 0)
        for each in facts.components
    }
    found |= {(ReportingDutyKind.SURVEY, str(each.id)): (each.name, 0) for each in facts.surveys}
    found |= {
        (ReportingDutyKind.INDICATOR, str(each.code)): (f"{each.symbol} {each.name}", 0)
        for each in facts.indicators
    }
    found |= {
        (ReportingDutyKind.NODE, str(each.id)): (f"{each.code} {each.name}", _DEPTHS.get(each.kind, 0))
        for each in facts.nodes
    }
    return found


def _fresh(line: Line, text: str | None = None, message: str = "") -> Line:
    """Return a line over what stands there now."""
    stands = line.stands
    return replace(line, text=stands if text is None else text, over=stands, message=message, is_clash=False)


def _typed(line: Line, sent: Mapping[str, str], posts: Posts | None) -> Line:
    """Return a line as it was chosen; with a message where that cannot be written."""
    over = sent.get(f"{SHOWN}{line.name}", "")
    text = sent.get(line.name, over)
    if posts is None or line.name not in sent or text == over:
        return _fresh(line)
    if text and PostId(text) not in posts.facts.post_by_id:
        return _fresh(line, line.stands, "Pilih jabatan dari daftar.")
    if line.stands not in (over, text):
        stands = posts.option(line.stands) if line.stands else line.otherwise
        told = f"Baru saja diubah orang lain menjadi {stands}. Simpan lagi untuk memakai pilihan Anda."
        return replace(_fresh(line, text, told), is_clash=True)
    return _fresh(line, text)


def _tell_gone(year: OfficeYear, gone: Mapping[str, str], posts: Posts | None) -> Iterator[str]:
    """Yield what was chosen for rows that are not shared out any more, as far as the log still names them."""
    for row, post in gone.items():
        is_known = posts is not None and PostId(post) in posts.facts.post_by_id
        chosen = posts.option(post) if posts and is_known else post or "dikosongkan"
        yield _GONE.format(chosen=chosen, name=_name_of_row(year, row))


def _name_of_row(year: OfficeYear, text: str) -> str:
    """Return what a row is called that may be gone: it is in no list that could say so."""
    if not (text.isascii() and text.isdecimal() and len(text) < _DIGITS):
        return text
    row = year.rows.filter(pk=int(text), sheet__in=[*_SHEETS.values()]).first()
    if row is not None:
        cells = row.cells
    else:
        subjects = [row_name(year.pk, sheet, int(text)) for sheet in _SHEETS.values()]
        removed = Entry.objects.filter(office=year.office_id, subject__in=subjects, action="row.removed")
        entry = removed.order_by("number").last()
        cells = (entry.before if entry else None) or {}
    return " ".join(filter(None, (cells.get("symbol"), cells.get("name")))) or f"baris {text}"


def _groups(lines: Sequence[Line]) -> Iterator[Group]:
    for kind, (title, told) in _TITLES.items():
        parts = [*_parts([line for line in lines if line.share.kind is kind])]
        if parts:
            yield Group(title, told, sorted(parts, key=lambda part: not part.left))


def _parts(lines: Sequence[Line]) -> Iterator[Part]:
    """Yield what stands at the top, each with the lines behind it that stand below."""
    top: Line | None = None
    below: list[Line] = []
    for line in lines:
        if top is not None and line.depth:
            below.append(line)
            continue
        if top is not None:
            yield Part(top, below)
        top, below = line, []
    if top is not None:
        yield Part(top, below)


def _page(
    request: OfficeRequest, posts: Posts | None, lines: Sequence[Line], *, status: int = 200, **told: object
) -> HttpResponse:
    own = request.here.require_year()
    context = {
        "posts": posts,
        "options": posts.options if posts else (),
        "known": frozenset(posts.facts.post_by_id) if posts else frozenset(),
        "groups": [*_groups(lines)],
        "left": sum(line.is_open for line in lines),
        "count": sum(line.share.has_form for line in lines),
        "wrong": [line for line in lines if line.message],
        "may_write": may_write(request, own),
        "holes": [*find_holes(forms)] if (forms := forms_of(own)) else (),
        **told,
    }
    return render(request, "planning/sharing.html", context, status=status)
