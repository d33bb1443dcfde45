"""What the registers counted in the closed months of a paper's period, divided as its layout asks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from capaian.documents.scope.values import Series, Value, absent, record
from capaian.documents.scope.view import Reader, View
from capaian.documents.scope.world import World
from capaian.domain.numerals import round_half_up
from capaian.domain.period import PeriodKind
from capaian.domain.registers.catalogue import ServiceField, Stage
from capaian.domain.registers.closed_month import (
    DURATIONS,
    WORDS,
    Register,
    RegisterFigure,
    closing_title,
)
from capaian.domain.value import Reason, Unavailable
from capaian.rules.facts import group
from capaian.rules.registers.balance import blank_names
from capaian.rules.registers.feed import feed_of, is_within


@dataclass(frozen=True, slots=True)
class Pile:
    """Figures of a register that belong together, and what they may be divided by."""

    code: str
    name: str
    register: Register
    source: str
    """The register with the day it was closed."""
    figures: tuple[RegisterFigure, ...]
    stages: tuple[str, ...]
    """Stages that the register counts, in the order of the work."""
    counted: frozenset[str]
    """Those of them that are counted of this: without figures one is 0, any other is none."""
    is_counted: bool = True
    unit: str = ""
    field: ServiceField | None = None
    whole: str = ""
    """Names of what it is a part of: `Kartu Keluarga, diterima, `."""

    def part(self, code: str, name: str, figures: Iterable[RegisterFigure]) -> Pile:
        """Return some of the figures as a pile of their own."""
        return replace(self, code=code, name=name, figures=(*figures,), whole=f"{self.whole}{self.name}, ")


def _total(pile: Pile, world: World) -> Value:
    if not pile.is_counted:
        return Unavailable(Reason.NOT_APPLICABLE, note="tahap ini tidak dihitung")
    how = f"jumlah {len(pile.figures)} baris registers/figures.csv; {pile.source}"
    total = sum((figure.value for figure in pile.figures), Decimal(0))
    return world.facts.counted(pile.whole + pile.name, total, how)


def _stages(pile: Pile, world: World) -> Value:
    found, words = (
        group(pile.figures, lambda figure: figure.stage),
        {each.value: each.words for each in Stage},
    )
    parts = (pile.part(code, words.get(code, code), found.get(code, ())) for code in pile.stages)
    marked = (replace(part, is_counted=part.code in pile.counted) for part in parts)
    return PILE.series(marked, world, "code", kind="tahap", is_open=True)


def _parts(kind: str, key: Callable[[RegisterFigure], str]) -> Reader[Pile]:
    """Read the parts of a pile by what its figures have in a column; an empty one is not recorded."""

    def read(pile: Pile, world: World) -> Value:
        found, names = sorted(group(pile.figures, key).items()), _names(pile.register, world)
        parts = (pile.part(code, names.get(code, code) or "tidak dicatat", rows) for code, rows in found)
        return PILE.series(parts, world, "code", kind=kind, is_open=True)

    return read


def _names(register: Register, world: World) -> Mapping[str, str]:
    services = world.office_year.services
    own = (
        blank_names(services) if register is Register.BLANKS else {each.code: each.name for each in services}
    )
    return {**own, **WORDS.get(register, {})}


def _areas(pile: Pile, world: World) -> Value:
    """A part for each kecamatan: what villages counted is never shown by itself."""
    parts = (
        pile.part(area.code, area.name, (f for f in pile.figures if is_within(f.area, area.code)))
        for area in world.office_year.districts
    )
    return PILE.series(parts, world, "code", kind="kecamatan")


def _elsewhere(pile: Pile, world: World) -> Value:
    areas = [area.code for area in world.office_year.districts]
    rest = (f for f in pile.figures if not any(is_within(f.area, area) for area in areas))
    return PILE.of("elsewhere", pile.part("elsewhere", "kecamatan tidak dicatat", rest), world)


def _in_time(pile: Pile, world: World) -> Value:
    """Percent of the complaints that were solved, which were by their day due."""
    counted = group(pile.figures, lambda figure: figure.stage)
    solved, in_time = (
        sum((figure.value for figure in counted.get(stage, ())), Decimal(0))
        for stage in ("solved", "solved_in_time")
    )
    if "solved_in_time" not in pile.counted:
        return absent("pengaduan yang selesai tepat waktu")
    if not solved:
        return Unavailable(Reason.NO_EVENTS)
    name, how = f"{pile.whole}{pile.name}, tepat waktu", f"100 × {in_time} ÷ {solved}; {pile.source}"
    return world.facts.counted(name, round_half_up(100 * in_time / solved, 2), how)


PILE: View[Pile] = View(
    Pile,
    "hitungan register",
    "code name register unit field is_counted",
    total=_total,
    stages=_stages,
    details=_parts("rincian", lambda figure: figure.detail),
    sites=_parts("tempat", lambda figure: figure.site),
    areas=_areas,
    elsewhere=_elsewhere,
    in_time=_in_time,
)


def _source_of(register: Register, world: World) -> str:
    """Return the source that a closed period is; empty where a month of it is open."""
    period, closings = world.assessment.as_of, feed_of(world.office_year).closings
    found = [closings.get((register, month)) for month in period.parts(PeriodKind.MONTH)]
    known = [closing for closing in found if closing is not None]
    return closing_title(register, period, known) if len(known) == len(found) else ""


def registers_root(world: World) -> Value:
    """Return the registers, each with whether its months of the period are closed, and as which source."""
    found = ((each.value, _source_of(each, world)) for each in Register)
    closed = (record(code, "register", is_closed=bool(source), source=source) for code, source in found)
    return Series("register", (*closed,))


def register_items_root(world: World) -> Value:
    """Return what registers with a closed period count: services by the catalogue, all else by its code."""
    return PILE.series((pile for each in Register for pile in _items(each, world)), world, "code")


def register_sums_root(world: World) -> Value:
    """Return the sums of registers with a closed period, and of each field of services, by their codes."""
    return PILE.series(
        (pile for each in Register for pile in _sums(each, world)), world, "code", is_open=True
    )


def _items(register: Register, world: World) -> Iterator[Pile]:
    year, source = world.office_year, _source_of(register, world)
    if not source:
        return
    months, names = world.assessment.as_of.parts(PeriodKind.MONTH), _names(register, world)
    rows = [f for f in year.register_figures if f.register is register and f.stage not in DURATIONS]
    services = year.services if register is Register.SERVICES else ()
    used = {*(figure.stage for figure in rows), *(stage for each in services for stage in each.stages)}
    stages = (*(each.value for each in Stage if each in used), *sorted(used - {*Stage}))
    items = group((figure for figure in rows if figure.period in months), lambda figure: figure.item)
    for each in services:
        own = items.pop(each.code, ())
        counted = frozenset((*each.stages, *(figure.stage for figure in own)))
        yield Pile(
            each.code, each.name, register, source, own, stages, counted, unit=each.unit, field=each.field
        )
    for code, own in sorted(items.items()):
        yield Pile(code, names.get(code, code), register, source, own, stages, frozenset(used))


def _sums(register: Register, world: World) -> Iterator[Pile]:
    items = [*_items(register, world)]
    fields = dict.fromkeys(item.field for item in items if item.field is not None)
    groups = [(register.value, "Jumlah", items)]
    groups += [(each.value, f"Jumlah {each.words}", [i for i in items if i.field is each]) for each in fields]
    for code, name, some in (each for each in groups if each[2]):
        figures = tuple(figure for item in some for figure in item.figures)
        counted = frozenset(stage for item in some for stage in item.counted)
        yield replace(some[0], code=code, name=name, figures=figures, counted=counted, unit="")
