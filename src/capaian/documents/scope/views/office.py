"""The office itself: who it is, its posts, staff, equipment, trainings, stated facts, sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Sized
from dataclasses import fields

from capaian.documents.scope.facts import DossierFigure
from capaian.documents.scope.values import Figure, GivenValue, Series, Value, record, records
from capaian.documents.scope.view import Reader, View, lines, listed, texts_by_name
from capaian.documents.scope.world import World
from capaian.domain.assessment import StaffGroup, StaffResult
from capaian.domain.narrative import Cooperation
from capaian.domain.office import (
    Area,
    Fact,
    Office,
    OrganisationUnit,
    Post,
    Source,
    StaffCount,
    Training,
    signed_title,
)
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import write_date
from capaian.domain.value import Known, Reason, Result, Unavailable, Unit
from capaian.rules.facts import Facts

_PERSONS = Unit("orang")
_SHOWN_HASH = 16
UNIT: View[OrganisationUnit] = View(OrganisationUnit, "unsur organisasi", "id name parent")
POST: View[Post] = View(
    Post,
    "jabatan",
    "id name unit parent tier vacant",
    acting=lambda p, w: p.acting is not None,
    acting_as=lambda p, w: p.acting.words if p.acting else "",
    note=lambda p, w: "kosong" if p.vacant else "",
    dashed="vacant",
)


def _head(office: Office) -> Post | None:
    return next((p for p in office.posts if p.id == office.head), None)


def head_title(office: Office) -> str:
    """Return the post of the head as its holder signs now: `Plt.

    Kepala Dinas ... Kabupaten ...`.
    """
    post = _head(office)
    return signed_title(definitive_title(office), None if post is None else post.acting)


def definitive_title(office: Office) -> str:
    """Return the post of the head, whoever holds it."""
    return f"Kepala {office.full_name}"


def without_regency(title: str, office: Office) -> str:
    """Return a title without the regency, which papers print on a line of its own."""
    return title.removesuffix(f" {office.regency_name}")


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
    Office,
    "perangkat daerah",
    "name short_name full_name line_name regency_name province_name place planning_agency tasks",
    province=lambda o, w: province_words(o),
    head=lambda o, w: POST.given(str(o.head), _head(o), w),
    head_title=lambda o, w: head_title(o),
    government=lambda o, w: f"Pemerintah {o.regency_name}",
    letterhead=lines("baris kop", "letterhead"),
    functions=lines("fungsi", "functions"),
    issues=lines("isu strategis", "issues"),
    units=listed(UNIT, "units", "id"),
    posts=listed(POST, "posts", "id"),
)

_STAFF = "kelompok pegawai"
AREA: View[Area] = View(
    Area, "wilayah", "code kind parent", name=lambda area, world: _area_name(area, world)
)


def _area_name(area: Area, world: World) -> str:
    facts = world.office_year
    origin = facts.area_by_code.get(area.origin) if area.origin else None
    return area.name_in(facts.year, origin.name if origin else "")


def _staff(row: StaffCount, count: Result) -> dict[str, GivenValue]:
    """A row as it was typed in; a post of which only is known whether it
    is filled has no number.
    """
    is_post = row.parent is not None or row.filled is not None
    return {
        "category": row.category,
        "name": row.category,
        "parent": row.parent,
        "note": row.note,
        "depth": "1" if row.parent else "0",
        "count": "" if row.count is None and is_post else count,
        "filled": "" if row.filled is None else "Ada" if row.filled else "Tidak Ada",
    }


def _cross_row(
    name: str, count: Result, group: StaffGroup, found: Sequence[StaffResult]
) -> dict[str, GivenValue]:
    """A row of a cross table, or its row of totals,
    with a figure for each category of the second grouping.

    A cell that no row gives was not counted.
    """
    known = {result.across: result.count for result in found}
    none = Unavailable(Reason.NOT_IN_SOURCE)
    columns = dict.fromkeys(result.across for result in group.by_across)
    cells = ({"name": c, "value": _asset(known.get(c, none))} for c in columns)
    return {"name": name, "category": name, "count": count, "cells": records("sel", cells, "name")}


def _rows(group: StaffGroup, world: World) -> Series:
    if group.by_across:
        rows = (
            _cross_row(
                each.category,
                each.count,
                group,
                [r for r in group.rows if r.category == each.category],
            )
            for each in group.by_category
        )
        return records(_STAFF, rows, "name", is_open=True)
    typed = [row for row in world.office_year.people if row.grouping == group.grouping]
    pairs = zip(typed, group.rows, strict=True)
    return records(
        _STAFF, (_staff(row, result.count) for row, result in pairs), "name", is_open=True
    )


STAFF_GROUP: View[StaffGroup] = View(
    StaffGroup,
    "pengelompokan pegawai",
    "total",
    name="grouping",
    rows=_rows,
    columns=lambda g, w: texts_by_name("pengelompokan kedua", [r.across for r in g.by_across]),
    sums=lambda g, w: record("sums", _STAFF, **_cross_row("Jumlah", g.total, g, g.by_across)),
)


def _asset(count: Result) -> Figure | str:
    """An empty cell of equipment means that none was counted: printed as a dash, never as zero."""
    return count if isinstance(count, Known) else "–"


TRAINING: View[Training] = View(
    Training,
    "pelatihan",
    "name period organiser",
    participants=lambda t, w: w.fact(
        DossierFigure(f"Peserta {t.name}", t.participants, _PERSONS, t.place, t.source)
    ),
)


def _stated(fact: Fact, world: World) -> Figure:
    """Return a stated fact; of a closed year it may be restated."""
    reference = Facts(world.office_year).stated_reference(fact)
    typed = DossierFigure(
        fact.name, fact.value, fact.unit, fact.place, fact.source, fact.decimals, reference
    )
    return world.fact(typed)


FACT: View[Fact] = View(Fact, "fakta", "name note", unit="unit.label", value=_stated)

SOURCE: View[Source] = View(
    Source,
    "sumber",
    "id title file",
    name="title",
    cut_off=lambda s, w: "" if s.cut_off is None else write_date(s.cut_off),
    sha256=lambda s, w: (s.sha256 or "")[:_SHOWN_HASH],
    used=lambda s, w: s.id in w.office_year.named_sources,
)

COOPERATION: View[Cooperation] = View(
    Cooperation,
    "kerja sama",
    "partner subject kind requested approved signed valid_to state",
    name="partner",
)


def assets_root(world: World) -> Value:
    """Return the equipment in the order of the dossier, each row with its figures."""
    pairs = zip(world.office_year.assets, world.assessment.assets, strict=True)
    names = ("sound", "damaged", "needed", "total")
    rows: Iterator[dict[str, GivenValue]] = (
        {
            "name": asset.name,
            "location": asset.location,
            "unit": asset.unit.label,
            **{name: _asset(getattr(result, name)) for name in names},
        }
        for asset, result in pairs
    )
    return records("barang", rows)


_FIGURES = {
    "counts": ("value",),
    "survey_elements": ("mean", "index"),
    "inputs": ("original", "revised", "actual"),
    "outputs": ("target", "actual", "text"),
}
"""Fields that hold the figures of a table: rows that wait for theirs, and those of other
years, hold nothing yet."""
_PARTS = tuple(part.name for part in fields(OfficeYear))


def _reader(part: str) -> Reader[OfficeYear]:
    def read(year: OfficeYear, _world: World) -> bool:
        found = getattr(year, part)
        if part in _FIGURES:
            rows = (row for row in found if row.period.year == year.year)
            return any(
                getattr(row, name) not in (None, "") for row in rows for name in _FIGURES[part]
            )
        return bool(found) if isinstance(found, Sized) else found is not None

    return read


PARTS: View[OfficeYear] = View(
    OfficeYear, "bagian dossier", **{part: _reader(part) for part in _PARTS}
)
