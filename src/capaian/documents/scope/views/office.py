"""The office itself: who it is, its posts, staff, equipment, trainings, stated facts, sources."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence, Sized
from dataclasses import dataclass, fields

from capaian.documents.scope.facts import DossierFigure
from capaian.documents.scope.values import Figure, Series, Value, absent, one_of, yes_no
from capaian.documents.scope.world import View, World
from capaian.domain.establishment import AssetResult, StaffGroup, StaffResult
from capaian.domain.narrative import Cooperation
from capaian.domain.office import (
    Area,
    Asset,
    Fact,
    Office,
    OrganisationUnit,
    Post,
    Source,
    StaffCount,
    Training,
)
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import write_date
from capaian.domain.value import Known, Reason, Result, Unavailable, Unit
from capaian.rules.facts import Facts
from capaian.rules.formula.wording import COOPERATION_KINDS

_PERSONS = Unit("orang")
_SHOWN_HASH = 16
TEXT: View[str] = View("butir", {"text": lambda t, w: t, "name": lambda t, w: t})
UNIT: View[OrganisationUnit] = View(
    "unsur organisasi",
    {"id": lambda u, w: u.id, "name": lambda u, w: u.name, "parent": lambda u, w: u.parent or ""},
)
POST: View[Post] = View(
    "jabatan",
    {
        "id": lambda p, w: str(p.id),
        "name": lambda p, w: p.name,
        "unit": lambda p, w: p.unit or "",
        "parent": lambda p, w: str(p.parent or ""),
        "tier": lambda p, w: p.tier or "",
        "acting": lambda p, w: yes_no(p.acting),
        "vacant": lambda p, w: yes_no(p.vacant),
        "tasks": lambda p, w: texts("tugas", p.tasks, w),
        "functions": lambda p, w: texts("fungsi", p.functions, w),
        "has_tasks": lambda p, w: yes_no(bool(p.tasks)),
        "note": lambda p, w: "kosong" if p.vacant else "",
        "dashed": lambda p, w: yes_no(p.vacant),
    },
)


def texts(kind: str, lines: tuple[str, ...], world: World) -> Series:
    """Return plain lines as a series, known by their 1-based number."""
    return Series(kind, tuple(TEXT.of(str(n), line, world) for n, line in enumerate(lines, start=1)))


def texts_by_name(kind: str, names: Sequence[str], world: World) -> Series:
    """Return names as a series, each known by itself."""
    return Series(kind, tuple(TEXT.of(name, name, world) for name in names))


def _posts(office: Office, world: World) -> Series:
    return Series("jabatan", tuple(POST.of(str(p.id), p, world) for p in office.posts))


def _head(office: Office, world: World) -> Value:
    post = next((p for p in office.posts if p.id == office.head), None)
    return absent("kepala dinas") if post is None else POST.of(str(post.id), post, world)


def head_title(office: Office, is_acting: bool | None = None) -> str:
    """Return the post of the head's signature, with `Plt.` where the head is acting (now, if not said)."""
    post = next((p for p in office.posts if p.id == office.head), None)
    is_now = post is not None and post.acting
    acting = "Plt. " if (is_now if is_acting is None else is_acting) else ""
    return f"{acting}Kepala {office.name} {office.regency_name}"


def regent_title(office: Office) -> str:
    """Return the head of the regency or town, whom the head of the office answers to.

    Legal basis:
        UU 23/2014, Pasal 59: kabupaten are headed by a bupati, kota by a wali kota.
    """
    town = office.regency_name.removeprefix("Kota ")
    if town != office.regency_name:
        return f"Wali Kota {town}"
    return f"Bupati {office.regency_name.removeprefix('Kabupaten ')}"


def province_words(office: Office) -> str:
    """Return the province with its kind before its name."""
    return f"Provinsi {office.province_name.removeprefix('Provinsi ')}"


OFFICE: View[Office] = View(
    "perangkat daerah",
    {
        "name": lambda o, w: o.name,
        "short_name": lambda o, w: o.short_name,
        "full_name": lambda o, w: f"{o.name} {o.regency_name}",
        "regency_name": lambda o, w: o.regency_name,
        "province_name": lambda o, w: o.province_name,
        "province": lambda o, w: province_words(o),
        "place": lambda o, w: o.place,
        "head": _head,
        "head_title": lambda o, w: head_title(o),
        "regent": lambda o, w: regent_title(o),
        "government": lambda o, w: f"Pemerintah {o.regency_name}",
        "planning_agency": lambda o, w: o.planning_agency,
        "letterhead": lambda o, w: texts("baris kop", o.letterhead, w),
        "tasks": lambda o, w: o.tasks,
        "functions": lambda o, w: texts("fungsi", o.functions, w),
        "issues": lambda o, w: texts("isu strategis", o.issues, w),
        "units": lambda o, w: Series("unsur organisasi", tuple(UNIT.of(u.id, u, w) for u in o.units)),
        "posts": _posts,
    },
)

AREA: View[Area] = View(
    "wilayah",
    {
        "code": lambda a, w: str(a.code),
        "name": lambda a, w: a.name,
        "kind": lambda a, w: one_of(a.kind),
        "parent": lambda a, w: str(a.parent or ""),
    },
)


@dataclass(frozen=True, slots=True)
class Staff:
    """A row of staff as it was typed in, with its figure."""

    row: StaffCount
    count: Result


def _staff(staff: Staff) -> Figure | str:
    """A post of which only is known whether it is filled has no number of its own."""
    is_post = staff.row.parent is not None or staff.row.filled is not None
    return "" if staff.row.count is None and is_post else staff.count


STAFF: View[Staff] = View(
    "kelompok pegawai",
    {
        "name": lambda s, w: s.row.category,
        "category": lambda s, w: s.row.category,
        "parent": lambda s, w: s.row.parent or "",
        "depth": lambda s, w: "1" if s.row.parent else "0",
        "count": lambda s, w: _staff(s),
        "filled": lambda s, w: "" if s.row.filled is None else ("Ada" if s.row.filled else "Tidak Ada"),
        "note": lambda s, w: s.row.note,
    },
)


@dataclass(frozen=True, slots=True)
class CrossRow:
    """A row of a cross table, or its row of totals: a figure for each category of the second grouping."""

    name: str
    count: Result
    cells: Mapping[str, Result]


CELL: View[tuple[str, Figure | str]] = View("sel", {"name": lambda c, w: c[0], "value": lambda c, w: c[1]})
CROSS_ROW: View[CrossRow] = View(
    "kelompok pegawai",
    {
        "name": lambda r, w: r.name,
        "category": lambda r, w: r.name,
        "count": lambda r, w: r.count,
        "cells": lambda r, w: Series("sel", tuple(CELL.of(n, (n, _asset(c)), w) for n, c in r.cells.items())),
    },
)


def _cross_row(name: str, count: Result, group: StaffGroup, found: Sequence[StaffResult]) -> CrossRow:
    """Cells of all categories of the second grouping; one that no row gives was not counted."""
    known = {result.across: result.count for result in found}
    none = Unavailable(Reason.NOT_IN_SOURCE)
    cells = {result.across: known.get(result.across, none) for result in group.by_across}
    return CrossRow(name, count, cells)


def _cross_rows(group: StaffGroup, world: World) -> Series:
    rows = (
        _cross_row(
            whole.category, whole.count, group, [r for r in group.rows if r.category == whole.category]
        )
        for whole in group.by_category
    )
    items = tuple(CROSS_ROW.of(row.name, row, world) for row in rows)
    return Series("kelompok pegawai", items, is_open=True)


def _sums(group: StaffGroup, world: World) -> Value:
    return CROSS_ROW.of("sums", _cross_row("Jumlah", group.total, group, group.by_across), world)


def _rows(group: StaffGroup, world: World) -> Series:
    if group.by_across:
        return _cross_rows(group, world)
    typed = [row for row in world.office_year.people if row.grouping == group.grouping]
    pairs = (Staff(row, result.count) for row, result in zip(typed, group.rows, strict=True))
    items = tuple(STAFF.of(s.row.category, s, world) for s in pairs)
    return Series("kelompok pegawai", items, is_open=True)


STAFF_GROUP: View[StaffGroup] = View(
    "pengelompokan pegawai",
    {
        "name": lambda g, w: g.grouping,
        "rows": _rows,
        "columns": lambda g, w: texts_by_name("pengelompokan kedua", [r.across for r in g.by_across], w),
        "sums": _sums,
        "total": lambda g, w: g.total,
    },
)


def _asset(count: Result) -> Figure | str:
    """An empty cell of equipment means that none was counted: printed as a dash, never as zero."""
    return count if isinstance(count, Known) else "–"


ASSET: View[tuple[Asset, AssetResult]] = View(
    "barang",
    {
        "name": lambda a, w: a[0].name,
        "unit": lambda a, w: a[0].unit.label,
        "sound": lambda a, w: _asset(a[1].sound),
        "damaged": lambda a, w: _asset(a[1].damaged),
        "needed": lambda a, w: _asset(a[1].needed),
        "total": lambda a, w: _asset(a[1].total),
        "location": lambda a, w: a[0].location,
    },
)

TRAINING: View[Training] = View(
    "pelatihan",
    {
        "name": lambda t, w: t.name,
        "participants": lambda t, w: w.fact(
            DossierFigure(f"Peserta {t.name}", t.participants, _PERSONS, t.place, t.source)
        ),
        "period": lambda t, w: t.period,
        "organiser": lambda t, w: t.organiser,
    },
)


def _stated(fact: Fact, world: World) -> Figure:
    """Return a stated fact; of a closed year it may be restated."""
    reference = Facts(world.office_year).stated_reference(fact)
    typed = DossierFigure(fact.name, fact.value, fact.unit, fact.place, fact.source, fact.decimals, reference)
    return world.fact(typed)


FACT: View[Fact] = View(
    "fakta",
    {
        "name": lambda f, w: f.name,
        "unit": lambda f, w: f.unit.label,
        "note": lambda f, w: f.note,
        "value": _stated,
    },
)

SOURCE: View[Source] = View(
    "sumber",
    {
        "id": lambda s, w: str(s.id),
        "title": lambda s, w: s.title,
        "name": lambda s, w: s.title,
        "cut_off": lambda s, w: "" if s.cut_off is None else write_date(s.cut_off),
        "file": lambda s, w: s.file,
        "sha256": lambda s, w: (s.sha256 or "")[:_SHOWN_HASH],
        "used": lambda s, w: yes_no(s.id in w.office_year.named_sources),
    },
)

COOPERATION: View[Cooperation] = View(
    "kerja sama",
    {
        "partner": lambda c, w: c.partner,
        "name": lambda c, w: c.partner,
        "subject": lambda c, w: c.subject,
        "kind": lambda c, w: "" if c.kind is None else one_of(c.kind),
        "kind_words": lambda c, w: "" if c.kind is None else COOPERATION_KINDS[c.kind],
        "requested": lambda c, w: c.requested,
        "approved": lambda c, w: c.approved,
        "signed": lambda c, w: c.signed,
        "valid_to": lambda c, w: c.valid_to,
        "state": lambda c, w: c.state,
    },
)


def office_root(world: World) -> Value:
    """Return the office."""
    return OFFICE.of("office", world.office_year.office, world)


def areas_root(world: World) -> Value:
    """Return all areas of the dossier."""
    return Series("wilayah", tuple(AREA.of(str(a.code), a, world) for a in world.office_year.areas))


def districts_root(world: World) -> Value:
    """Return the kecamatan in the order of the dossier."""
    return Series("kecamatan", tuple(AREA.of(str(a.code), a, world) for a in world.office_year.districts))


def people_root(world: World) -> Value:
    """Return staff counts by grouping (`status`, `position`, `rank` ...)."""
    items = tuple(STAFF_GROUP.of(g.grouping, g, world) for g in world.assessment.staff)
    return Series("pengelompokan pegawai", items, is_open=True)


def assets_root(world: World) -> Value:
    """Return the equipment in the order of the dossier."""
    pairs = zip(world.office_year.assets, world.assessment.assets, strict=True)
    return Series("barang", tuple(ASSET.of(str(n), pair, world) for n, pair in enumerate(pairs, start=1)))


def training_root(world: World) -> Value:
    """Return the trainings of the year."""
    rows = enumerate(world.office_year.training, start=1)
    return Series("pelatihan", tuple(TRAINING.of(str(n), t, world) for n, t in rows))


def facts_root(world: World) -> Value:
    """Return stated facts by id; `facts.penduduk` alone is its value, an id that no fact has is a mistake."""
    return Series("fakta", tuple(FACT.of(f.id, f, world) for f in world.office_year.facts))


def sources_root(world: World) -> Value:
    """Return the sources that figures were taken from."""
    return Series("sumber", tuple(SOURCE.of(str(s.id), s, world) for s in world.office_year.sources))


def cooperation_root(world: World) -> Value:
    """Return agreements with partners."""
    rows = enumerate(world.office_year.cooperation, start=1)
    return Series("kerja sama", tuple(COOPERATION.of(str(n), c, world) for n, c in rows))


_FIGURES = {
    "counts": ("value",),
    "survey_elements": ("mean", "index"),
    "inputs": ("original", "revised", "actual"),
    "outputs": ("target", "actual", "text"),
}
"""Fields that hold the figures of a table: rows that wait for theirs, and those of other
years, hold nothing yet."""
_PARTS = tuple(part.name for part in fields(OfficeYear))


def _reader(part: str) -> Callable[[OfficeYear, World], Value]:
    def read(year: OfficeYear, _world: World) -> Value:
        found = getattr(year, part)
        if part in _FIGURES:
            rows = (row for row in found if row.period.year == year.year)
            return yes_no(any(_has_figure(row, _FIGURES[part]) for row in rows))
        return yes_no(bool(found) if isinstance(found, Sized) else found is not None)

    return read


def _has_figure(row: object, names: Iterable[str]) -> bool:
    return any(getattr(row, name) not in (None, "") for name in names)


PARTS: View[OfficeYear] = View("bagian dossier", {part: _reader(part) for part in _PARTS})


def parts_root(world: World) -> Value:
    """Return `ya` or `tidak` for each part of the dossier: `parts.counts`."""
    return PARTS.of("parts", world.office_year, world)
