"""Components with their areas, years and peers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from capaian.documents.scope.facts import DossierFigure
from capaian.documents.scope.paths import Query
from capaian.documents.scope.values import Figure, Series, Value, absent, as_thing, join_names, yes_no
from capaian.documents.scope.views.comparisons import rank_figure, trend_sign
from capaian.documents.scope.views.office import province_words
from capaian.documents.scope.world import Item, View, World
from capaian.domain.assessment import (
    AreaResult,
    ComponentResult,
    IndicatorResult,
    PeerRow,
    PeerTable,
    PeriodRatio,
)
from capaian.domain.comparison import ReferenceKind
from capaian.domain.identifiers import IndicatorCode, SourceId, TraceId
from capaian.domain.plan import Component
from capaian.domain.value import Known, Reason, Result, Unavailable
from capaian.domain.work import HistoryValue, RestatedColumn
from capaian.rules.assess.tiers import tier_height
from capaian.rules.facts import Facts

AREA: View[AreaResult] = View(
    "kecamatan",
    {
        "code": lambda a, w: str(a.code),
        "name": lambda a, w: a.name,
        "numerator": lambda a, w: a.numerator,
        "denominator": lambda a, w: a.denominator,
        "ratio": lambda a, w: a.ratio,
        "remainder": lambda a, w: a.remainder,
    },
)
HISTORY: View[HistoryValue] = View(
    "tahun",
    {
        "year": lambda h, w: str(h.period.year),
        "name": lambda h, w: str(h.period.year),
        "actual": lambda h, w: w.fact(_stated(h, w)),
        "note": lambda h, w: h.note,
    },
)


def _stated(row: HistoryValue, world: World) -> DossierFigure:
    reference = Facts(world.office_year).prior_reference(row, RestatedColumn.ACTUAL)
    name = f"Realisasi {row.subject} {row.period}"
    return DossierFigure(name, row.actual, row.scale, row.place, decimals=2, reference=reference)


def _definition(result: ComponentResult, world: World) -> Component:
    return world.components[result.code]


def _factors(kind: str, result: ComponentResult, world: World) -> Series:
    code = str(result.code)
    return world.select("factors", lambda f: f.field("subject") == code and f.field("kind") == kind)


def _share(result: ComponentResult, world: World) -> Value:
    """Share of the gap of the key indicator that this component belongs to."""
    code = _foremost(result.share_of_gap, lambda code: world.results[code].is_key, world)
    return absent("bagian jarak ke 100") if code is None else result.share_of_gap[code]


def _measured_by(result: ComponentResult, world: World) -> IndicatorCode | None:
    """Indicator that is this component alone, rather one with a national target than one without."""
    code = str(result.code)
    known = (i for i in world.assessment.indicators if i.references)
    alone = [i.code for i in known if world.definitions[i.code].formula.strip() == code]
    return _foremost(alone, lambda code: _has_national_target(world.results[code]), world)


def _has_national_target(result: IndicatorResult) -> bool:
    return any(reference.kind is ReferenceKind.NATIONAL for reference in result.references)


def _foremost(
    codes: Iterable[IndicatorCode], is_first: Callable[[IndicatorCode], bool], world: World
) -> IndicatorCode | None:
    """Return one of several indicators, whatever the order of rows: what goes first, the highest, by code."""

    def rank(code: IndicatorCode) -> tuple[bool, tuple[bool, int, int, int, str], str]:
        return (not is_first(code), tier_height(world.office_year, world.results[code].tier), code)

    return min(codes, key=rank, default=None)


def _innovations(result: ComponentResult, world: World) -> Series:
    supports = {i.id for i in world.office_year.innovations if str(result.code) in i.supports}
    return world.select("innovations", lambda thing: thing.key in supports)


def _history(result: ComponentResult, world: World) -> Series:
    values = (h for h in world.office_year.history if h.subject == str(result.code))
    return Series("tahun", tuple(HISTORY.of(str(h.period.year), h, world) for h in values))


def _varies(result: ComponentResult) -> bool:
    """Whether the districts differ, so that a chart of them says something."""
    return len({area.ratio.value for area in result.areas if isinstance(area.ratio, Known)}) > 1


def _source_line(result: ComponentResult, world: World) -> str:
    """Titles of the sources of the counts."""
    component = _definition(result, world)
    measures = (component.numerator.code, component.denominator.code)
    counts = (c for c in world.office_year.counts if c.measure in measures and c.source is not None)
    return _titles([count.source for count in counts], world)


def _titles(sources: Iterable[SourceId | None], world: World) -> str:
    """Write the titles of sources below what was worked out from them."""
    known = world.office_year.source_by_id
    named = (source for source in dict.fromkeys(sources) if source is not None)
    titles = [known[source].title for source in named if source in known]
    return f"{'; '.join(titles)} (data diolah)." if titles else ""


def _recent(result: ComponentResult, world: World) -> Series:
    """This year and the three before it, the national target beside this year."""
    target = world.find("indicators", _measured_by(result, world))
    years = (RecentYear(ratio, _national(target, ratio, world)) for ratio in result.recent)
    return Series("tahun", tuple(RECENT.of(str(y.now.period.year), y, world) for y in years))


def _national(indicator: Value, ratio: PeriodRatio, world: World) -> Figure:
    """The national target, known for the year of the report only."""
    thing = as_thing(indicator)
    national = None if thing is None else as_thing(thing.field("national") or "")
    target = None if national is None else national.field("target")
    is_now = ratio.period == world.assessment.as_of
    return target if isinstance(target, Known) and is_now else Unavailable(Reason.NO_TARGET)


def _extreme_areas(result: ComponentResult, world: World, field: str, *, down: bool = False) -> Value:
    """The areas with the highest or lowest figure; several where they tie."""
    areas = [AREA.of(str(a.code), a, world) for a in result.areas]
    figures = ((area, area.field(field)) for area in areas)
    pairs = [(area, figure.value if isinstance(figure, Known) else None) for area, figure in figures]
    found = Query("areas", order=field, is_down=down, first=1).arrange(pairs)
    return EXTREME.of(field, tuple(found), world) if found else absent("kecamatan")


def _same(areas: tuple[Item[AreaResult], ...], field: str) -> Value:
    """A figure that all of them share; what differs among ties is no figure of theirs."""
    values = [area.field(field) or "" for area in areas]
    alike = {value.value if isinstance(value, Known) else None for value in values}
    return values[0] if len(alike) == 1 else absent(f"satu {field} untuk beberapa kecamatan")


EXTREME: View[tuple[Item[AreaResult], ...]] = View(
    "kecamatan terjauh",
    {
        "name": lambda areas, w: join_names([area.subject.name for area in areas]),
        "areas": lambda areas, w: Series("kecamatan", areas),
        "ratio": lambda areas, w: _same(areas, "ratio"),
        "remainder": lambda areas, w: _same(areas, "remainder"),
        "numerator": lambda areas, w: _same(areas, "numerator"),
        "denominator": lambda areas, w: _same(areas, "denominator"),
    },
)


@dataclass(frozen=True, slots=True)
class RecentYear:
    """One of the years that are set side by side, with the target that held in it."""

    now: PeriodRatio
    target: Figure


RECENT: View[RecentYear] = View(
    "tahun",
    {
        "year": lambda y, w: str(y.now.period.year),
        "name": lambda y, w: str(y.now.period.year),
        "ratio": lambda y, w: y.now.ratio,
        "target": lambda y, w: y.target,
    },
)

COMPONENT: View[ComponentResult] = View(
    "komponen",
    {
        "code": lambda c, w: str(c.code),
        "symbol": lambda c, w: c.symbol,
        "name": lambda c, w: c.name,
        "title": lambda c, w: f"{c.symbol}: {c.name}" if c.symbol else c.name,
        "varies": lambda c, w: yes_no(_varies(c)),
        "source": _source_line,
        "numerator": lambda c, w: c.numerator,
        "denominator": lambda c, w: c.denominator,
        "ratio": lambda c, w: c.ratio,
        "remainder": lambda c, w: c.remainder,
        "numerator_name": lambda c, w: _definition(c, w).numerator.name,
        "denominator_name": lambda c, w: _definition(c, w).denominator.name,
        "numerator_unit": lambda c, w: _definition(c, w).numerator.unit.label,
        "denominator_unit": lambda c, w: _definition(c, w).denominator.unit.label,
        "unit": lambda c, w: _definition(c, w).unit.label,
        "formula": lambda c, w: _definition(c, w).formula,
        "areas": lambda c, w: Series("kecamatan", tuple(AREA.of(str(a.code), a, w) for a in c.areas)),
        "prior_ratio": lambda c, w: c.prior_ratio,
        "change": lambda c, w: c.change,
        "trend": lambda c, w: trend_sign(c.trend),
        "open": lambda c, w: c.open,
        "highest": lambda c, w: _extreme_areas(c, w, "ratio", down=True),
        "lowest": lambda c, w: _extreme_areas(c, w, "ratio"),
        "most_open": lambda c, w: _extreme_areas(c, w, "remainder", down=True),
        "recent": _recent,
        "recent_from": lambda c, w: str(c.recent[0].period.year),
        "history": _history,
        "share_of_gap": _share,
        "peers": lambda c, w: w.find("peers", str(c.code)),
        "measured_by": lambda c, w: w.find("indicators", _measured_by(c, w)),
        "innovations": _innovations,
        "causes": lambda c, w: _factors("cause", c, w),
        "drivers": lambda c, w: _factors("driver", c, w),
        "obstacles": lambda c, w: _factors("obstacle", c, w),
        "solutions": lambda c, w: _factors("solution", c, w),
        "plans": lambda c, w: _factors("plan", c, w),
    },
)

PEER: View[PeerRow] = View(
    "kabupaten/kota",
    {
        "code": lambda p, w: str(p.area),
        "name": lambda p, w: p.name,
        "short_name": lambda p, w: p.name.removeprefix("Kabupaten "),
        "numerator": lambda p, w: p.numerator,
        "denominator": lambda p, w: p.denominator,
        "ratio": lambda p, w: p.ratio,
        "rank": lambda p, w: rank_figure(p.rank, p.name, _trace_of(p), w),
        "is_own": lambda p, w: yes_no(p.is_own),
    },
)


def _sum_name(row: PeerRow, world: World) -> Value:
    """The province with its kind; the sum of fewer regencies by its own name."""
    office = world.office_year.office
    return province_words(office) if row.name == office.province_name else row.name


PROVINCE: View[PeerRow] = View(
    "provinsi",
    {
        "name": _sum_name,
        "numerator": lambda p, w: p.numerator,
        "denominator": lambda p, w: p.denominator,
        "ratio": lambda p, w: p.ratio,
    },
)
PEERS: View[PeerTable] = View(
    "perbandingan kabupaten/kota",
    {
        "subject": lambda t, w: t.subject,
        "period": lambda t, w: t.period.label,
        "rows": lambda t, w: _rows(t, w),
        "own": lambda t, w: _own(t, w),
        "source": lambda t, w: _peers_source(t, w),
        "total": lambda t, w: PROVINCE.of("total", t.total, w),
        "count": lambda t, w: w.facts.counted(
            f"Kabupaten/kota yang dibandingkan, {t.subject}", len(t.rows), "banyaknya baris perbandingan"
        ),
    },
)


def _trace_of(row: PeerRow) -> tuple[TraceId, ...]:
    return (row.ratio.trace,) if isinstance(row.ratio, Known) else ()


def _rows(table: PeerTable, world: World) -> Series:
    return Series("kabupaten/kota", tuple(PEER.of(str(r.area), r, world) for r in table.rows))


def _peers_source(table: PeerTable, world: World) -> str:
    """Titles of the sources of the other regencies' figures."""
    rows = (row for row in world.office_year.peers if row.subject == table.subject)
    return _titles([row.source for row in rows if row.period == table.period], world)


def _own(table: PeerTable, world: World) -> Value:
    own = next((row for row in table.rows if row.is_own), None)
    return absent("baris sendiri") if own is None else PEER.of(str(own.area), own, world)


@dataclass(frozen=True, slots=True)
class RatioPart:
    """Numerator or denominator of a component."""

    component: ComponentResult
    name: str
    unit: str
    value: Result


RATIO_PART: View[RatioPart] = View(
    "pembilang atau penyebut",
    {
        "component": lambda p, w: COMPONENT.of(str(p.component.code), p.component, w),
        "name": lambda p, w: p.name,
        "unit": lambda p, w: p.unit,
        "value": lambda p, w: p.value,
    },
)


def ratio_parts(components: Sequence[ComponentResult], world: World) -> Series:
    """Return numerator and denominator of each component, line by line."""
    parts = [part for result in components for part in _two_parts(result, world)]
    items = (RATIO_PART.of(str(n), part, world) for n, part in enumerate(parts, start=1))
    return Series("pembilang atau penyebut", tuple(items))


def _two_parts(result: ComponentResult, world: World) -> tuple[RatioPart, RatioPart]:
    upper, lower = _definition(result, world).numerator, _definition(result, world).denominator
    return (
        RatioPart(result, upper.name, upper.unit.label, result.numerator),
        RatioPart(result, lower.name, lower.unit.label, result.denominator),
    )


def components_root(world: World) -> Value:
    """Return all components in the order of the plan."""
    return Series("komponen", tuple(COMPONENT.of(str(c.code), c, world) for c in world.assessment.components))


def peers_root(world: World) -> Value:
    """Return comparisons among regencies by what is compared; most subjects have none."""
    tables = world.assessment.peers
    return Series("perbandingan", tuple(PEERS.of(t.subject, t, world) for t in tables), is_open=True)
