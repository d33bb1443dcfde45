"""Components with their areas, years and peers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from capaian.documents.scope.paths import Query
from capaian.documents.scope.values import (
    Figure,
    GivenValue,
    Record,
    Series,
    Value,
    absent,
    as_thing,
    join_names,
    record,
    records,
)
from capaian.documents.scope.view import (
    AnyReader,
    Item,
    View,
    linked,
    listed,
    matching,
    nested,
    through,
)
from capaian.documents.scope.views.comparisons import rank_figure, traces_of, trend
from capaian.documents.scope.views.office import province_words
from capaian.documents.scope.world import World
from capaian.domain.assessment import (
    AreaResult,
    ComponentResult,
    PeerRow,
    PeerTable,
    PeriodRatio,
    ReferenceKind,
)
from capaian.domain.identifiers import IndicatorCode, SourceId
from capaian.domain.numerals import write_words
from capaian.domain.plan import TargetValue
from capaian.domain.value import Known, Reason, Unavailable
from capaian.rules.achievement import AchievementRule, judge_status
from capaian.rules.assess.nodes import tier_height

AREA: View[AreaResult] = View(
    AreaResult, "kecamatan", "code name numerator denominator ratio remainder"
)


FACTORS: Mapping[str, AnyReader] = {
    name: matching("factors", "subject", "code", kind=kind)
    for name, kind in (
        ("causes", "cause"),
        ("drivers", "driver"),
        ("obstacles", "obstacle"),
        ("solutions", "solution"),
        ("plans", "plan"),
    )
}
"""What explains a result, by the fields that indicators and components have for it."""


def _defined(path: str) -> AnyReader:
    return through(lambda result, world: world.components[result.code], path)


def _share(result: ComponentResult, world: World) -> Value:
    """Share of the gap of the key indicator that this component belongs to."""
    code = _foremost(result.share_of_gap, lambda code: world.results[code].is_key, world)
    return absent("bagian jarak ke 100") if code is None else result.share_of_gap[code]


def _measured_by(result: ComponentResult, world: World) -> IndicatorCode | None:
    """Indicator that is this component alone,
    rather one with a national target than one without.
    """
    code = str(result.code)
    known = [i for i in world.assessment.indicators if i.references]
    alone = [i.code for i in known if world.definitions[i.code].formula.strip() == code]
    national = {
        i.code for i in known if any(r.kind is ReferenceKind.NATIONAL for r in i.references)
    }
    return _foremost(alone, national.__contains__, world)


def _foremost(
    codes: Iterable[IndicatorCode], is_first: Callable[[IndicatorCode], bool], world: World
) -> IndicatorCode | None:
    """Return one of several indicators, whatever the order of rows: what goes first, the highest,
    by code.
    """

    def rank(code: IndicatorCode) -> tuple[bool, tuple[bool, int, int, int, str], str]:
        return (not is_first(code), tier_height(world.office_year, world.results[code].tier), code)

    return min(codes, key=rank, default=None)


def _source_line(result: ComponentResult, world: World) -> str:
    """Titles of the sources of the counts; those not reported yet were taken from none."""
    component = world.components[result.code]
    measures = (component.numerator.code, component.denominator.code)
    counts = (c for c in world.office_year.counts if c.measure in measures and c.value is not None)
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
    return records(
        "tahun",
        (_recent_year(ratio, _national(target, ratio, world)) for ratio in result.recent),
        "year",
    )


def _recent_year(ratio: PeriodRatio, target: Figure) -> dict[str, GivenValue]:
    """One of the years that are set side by side, with the target that applied in it."""
    national = TargetValue(target.value) if isinstance(target, Known) else None
    status = judge_status(national, ratio.ratio, AchievementRule()).status
    year = str(ratio.period.year)
    figures: dict[str, GivenValue] = {
        "ratio": ratio.ratio,
        "target": target,
        "status": status.words,
    }
    return {"year": year, "name": year, **figures}


def _national(indicator: Value, ratio: PeriodRatio, world: World) -> Figure:
    """The national target, known for the year of the report only."""
    thing = as_thing(indicator)
    national = None if thing is None else as_thing(thing.field("national") or "")
    target = None if national is None else national.field("target")
    is_now = ratio.period == world.assessment.as_of
    return target if isinstance(target, Known) and is_now else Unavailable(Reason.NO_TARGET)


def _extreme(field: str, *, down: bool = False) -> AnyReader:
    def reader(result: ComponentResult, world: World) -> Value:
        areas = [AREA.of(str(a.code), a, world) for a in result.areas]
        figures = ((area, area.field(field)) for area in areas)
        pairs = [
            (area, figure.value if isinstance(figure, Known) else None) for area, figure in figures
        ]
        found = Query("areas", order=field, is_down=down, first=1).arrange(pairs)
        return _outermost(field, found) if found else absent("kecamatan")

    return reader


_MOST_NAMES = 2
"""More names that tie are counted where room is short."""


def _outermost(field: str, areas: Sequence[Item[AreaResult]]) -> Record:
    """The areas with the highest or lowest figure; several where they tie."""
    figures = {
        name: _shared(name, areas) for name in ("ratio", "remainder", "numerator", "denominator")
    }
    names = [area.subject.name for area in areas]
    short = (
        join_names(names) if len(names) <= _MOST_NAMES else f"{write_words(len(names))} kecamatan"
    )
    return record(
        field,
        "kecamatan terjauh",
        name=join_names(names),
        short_name=short,
        areas=areas,
        **figures,
    )


def _shared(field: str, areas: Sequence[Item[AreaResult]]) -> Value:
    """A figure that all of the areas share; what differs among ties is no figure of theirs."""
    values = [area.field(field) or "" for area in areas]
    alike = {value.value if isinstance(value, Known) else None for value in values}
    return values[0] if len(alike) == 1 else absent(f"satu {field} untuk beberapa kecamatan")


COMPONENT: View[ComponentResult] = View(
    ComponentResult,
    "komponen",
    "code symbol name numerator denominator ratio remainder prior_ratio change open",
    title=lambda c, w: f"{c.symbol}: {c.name}" if c.symbol else c.name,
    # where districts do not differ a chart of them says nothing
    varies=lambda c, w: (
        len({area.ratio.value for area in c.areas if isinstance(area.ratio, Known)}) > 1
    ),
    source=_source_line,
    numerator_name=_defined("numerator.name"),
    denominator_name=_defined("denominator.name"),
    numerator_unit=_defined("numerator.unit.label"),
    denominator_unit=_defined("denominator.unit.label"),
    unit=_defined("unit.label"),
    formula=_defined("formula"),
    areas=listed(AREA, "areas", "code"),
    trend=trend("trend"),
    highest=_extreme("ratio", down=True),
    lowest=_extreme("ratio"),
    most_open=_extreme("remainder", down=True),
    recent=_recent,
    recent_from=lambda c, w: str(c.recent[0].period.year),
    share_of_gap=_share,
    peers=linked("peers", "code"),
    measured_by=lambda c, w: w.find("indicators", _measured_by(c, w)),
    innovations=lambda c, w: w.pick(
        "innovations", (i.id for i in w.office_year.innovations if str(c.code) in i.supports)
    ),
    **FACTORS,
)

PEER: View[PeerRow] = View(
    PeerRow,
    "kabupaten/kota",
    "name numerator denominator ratio is_own",
    code="area",
    short_name=lambda p, w: p.name.removeprefix("Kabupaten "),
    rank=lambda p, w: rank_figure(p.rank, p.name, traces_of(p.ratio), w),
)


def _sum_name(row: PeerRow, world: World) -> Value:
    """The province with its kind; the sum of fewer regencies by its own name."""
    office = world.office_year.office
    return province_words(office) if row.name == office.province_name else row.name


def _peers_source(table: PeerTable, world: World) -> str:
    """Titles of the sources of the other regencies' figures."""
    rows = (row for row in world.office_year.peers if row.subject == table.subject)
    return _titles([row.source for row in rows if row.period == table.period], world)


PROVINCE: View[PeerRow] = View(PeerRow, "provinsi", "numerator denominator ratio", name=_sum_name)
PEERS: View[PeerTable] = View(
    PeerTable,
    "perbandingan kabupaten/kota",
    "subject",
    period="period.label",
    rows=listed(PEER, "rows", "area"),
    own=lambda t, w: PEER.given("own", next((row for row in t.rows if row.is_own), None), w),
    source=_peers_source,
    total=nested(PROVINCE, "total"),
    count=lambda t, w: w.facts.counted(
        f"Kabupaten/kota yang dibandingkan, {t.subject}",
        len(t.rows),
        "banyaknya baris perbandingan",
    ),
)


def ratio_parts(components: Sequence[ComponentResult], world: World) -> Series:
    """Return numerator and denominator of each component, line by line."""
    parts: list[dict[str, GivenValue]] = []
    for result in components:
        definition, whole = (
            world.components[result.code],
            COMPONENT.of(str(result.code), result, world),
        )
        measures = (definition.numerator, definition.denominator)
        for measure, value in zip(measures, (result.numerator, result.denominator), strict=True):
            own = {"name": measure.name, "unit": measure.unit.label}
            parts.append({**own, "value": value, "component": whole})
    return records("pembilang atau penyebut", parts)
