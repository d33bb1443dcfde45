"""Bands, changes and ranks as signs; the five comparisons of an indicator,
and the years of the plan.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from operator import attrgetter
from typing import TypeVar

from capaian.documents.scope.facts import DossierFigure
from capaian.documents.scope.values import (
    Figure,
    Record,
    Series,
    Sign,
    Value,
    absent,
    record,
    records,
)
from capaian.documents.scope.view import AnyReader, View, listed
from capaian.documents.scope.world import World
from capaian.domain.assessment import (
    IndicatorResult,
    Rank,
    ReferenceComparison,
    ReferenceKind,
    Status,
)
from capaian.domain.identifiers import TraceId
from capaian.domain.issue import Place
from capaian.domain.numerals import decimals_of, write_decimal, write_shortest, write_signed
from capaian.domain.plan import Indicator, TargetValue
from capaian.domain.policy import Polarity, ScaleGap, Trend
from capaian.domain.rule_set import AchievementScale, Band, Provenance
from capaian.domain.value import CellValue, Known, Reason, Result, TextValue, Unavailable, Unit
from capaian.rules import pace
from capaian.rules.achievement import AchievementRule, judge_status
from capaian.rules.dependencies import former_formula
from capaian.rules.outcome import judge_trend
from capaian.rules.scale import find_scale, first_value


@dataclass(frozen=True, slots=True)
class Comparison:
    """One line of the comparisons that Bab III must contain; one that cannot be made says why."""

    name: str
    value: Figure
    remark: str | Sign
    gap: Value = ""
    achievement: Value = ""
    rank: Rank | None = None
    subject: str = ""
    """Indicator that the rank belongs to."""
    per_year: Value = ""
    """What each year that is left must bring."""


COMPARISON: View[Comparison] = View(
    Comparison,
    "pembanding",
    "name value remark",
    gap=lambda c, w: "" if isinstance(c.gap, Unavailable) else c.gap,
    achievement=lambda c, w: "" if isinstance(c.achievement, Unavailable) else c.achievement,
    per_year="per_year",
    rank=lambda c, w: rank_figure(c.rank, c.subject, traces_of(c.value), w),
    of=lambda c, w: compared_figure(c.rank, w),
)
_RULEBOOK = "rulebook"
"""File that rules name as the place of a figure of the law."""


V = TypeVar("V", Result, Figure)
T = TypeVar("T")


def like_result(value: V, result: IndicatorResult, world: World) -> V:
    """Return a figure with at least the decimals of an indicator,
    so that target and result look alike.
    """
    if not isinstance(value, Known):
        return value
    least = indicator_decimals(world.definitions[result.code], value.unit, value.value, world)
    return replace(value, decimals=least) if value.decimals < least else value


def indicator_decimals(
    definition: Indicator, unit: Unit, value: Decimal | None, world: World
) -> int:
    """Return the decimals that a figure of an indicator is shown with."""
    office = world.office_year.policies.decimals
    return unit.decimals_for(value or Decimal(0), definition.decimals, office)


def comparisons(result: IndicatorResult, world: World) -> Series:
    """Return five comparisons and those with further years;
    one that cannot be made says why in its line.
    """
    lines = (
        _with_target(result),
        _with_prior(result, world),
        *(Comparison(f"Realisasi {past.period.year}", past.actual, "") for past in result.past),
        _with_plan_end(result, world),
        _with_national(result, world),
        _with_peers(result),
    )
    alike = (replace(line, value=like_result(line.value, result, world)) for line in lines)
    return COMPARISON.series(alike, world)


def _with_target(result: IndicatorResult) -> Comparison:
    now = result.current
    name = f"Target perjanjian {now.period.year}"
    return Comparison(name, now.target, now.status_words, now.gap, now.achievement)


def _with_prior(result: IndicatorResult, world: World) -> Comparison:
    prior = result.prior
    if prior is None:
        name = f"Realisasi {result.current.period.year - 1}"
        return Comparison(name, absent("realisasi tahun lalu"), Reason.NOT_IN_SOURCE.printed)
    trend = trend_sign(prior.trend)
    remark = trend if isinstance(trend, Sign) else _why(prior.change)
    was = world.office_year.former_names.get(result.code)
    called = f" (waktu itu “{was}”)" if was else ""
    if then := former_formula(world.office_year, result.code):
        remark = f"waktu itu dengan rumus {then}; kedua tahun tidak sebanding"
    name = f"Realisasi {prior.period.year}{called}"
    return Comparison(name, prior.actual, remark, prior.change)


def _with_plan_end(result: IndicatorResult, world: World) -> Comparison:
    end, name = result.plan_end, "Target akhir Renstra"
    if end is None:
        return Comparison(name, absent("target akhir Renstra"), "tidak ada target akhir Renstra")
    need = yearly_change(result, world)
    name, per_year = f"{name}, {end.period.year}", need if isinstance(need, Known) else ""
    return Comparison(name, end.target, "", end.gap, end.achievement, per_year=per_year)


def yearly_change(result: IndicatorResult, world: World) -> Value:
    """Return the change that each year until the end of the plan must bring,
    or why it need bring none.
    """
    end, now = result.plan_end, result.current
    if end is None or not isinstance(end.gap, Known):
        return absent("laju sampai akhir Renstra")
    years = end.period.year - now.period.year
    polarity = world.definitions[result.code].polarity
    change = pace.yearly_change(end.gap.value, years, polarity)
    if change is None and polarity is Polarity.CLOSER_IS_BETTER:
        return "rentang"
    if change is None:
        return "tahun terakhir" if years < 1 and now.status is not Status.MET else "tercapai"
    name = f"Perubahan per tahun sampai {end.period.year}, {result.symbol or result.name}"
    working = f"({write_signed(-end.gap.value, end.gap.decimals)}) ÷ {years}"
    formula = "(target akhir Renstra − realisasi) ÷ tahun tersisa"
    return world.facts.computed(
        name, replace(end.gap, value=change), formula, working, traces_of(end.gap)
    )


def find_reference(result: IndicatorResult, kind: ReferenceKind) -> ReferenceComparison | None:
    """Return what an indicator is compared with of one kind, where it is."""
    return next((r for r in result.references if r.kind is kind), None)


def _with_national(result: IndicatorResult, world: World) -> Comparison:
    found = find_reference(result, ReferenceKind.NATIONAL)
    if found is None:
        words = "belum ada standar nasional untuk rumus ini"
        return Comparison("Standar nasional", absent("standar nasional"), words)
    why = _why(found.achievement) or _law_remark(found, world)
    return Comparison("Standar nasional", found.target, why, achievement=found.achievement)


def _law_remark(found: ReferenceComparison, world: World) -> str:
    """Whether a target that comes from the rulebook is verified;
    agreed ones come from the dossier.
    """
    trace = None if found.trace is None else world.assessment.traces[found.trace]
    laws = world.rule_set.national_targets
    if trace is None or trace.source is None or trace.source.file != _RULEBOOK:
        return ""
    same = (
        law for law in laws if law.value == trace.value and law.year == world.assessment.as_of.year
    )
    return next((law.provenance.verification.remark for law in same), "")


def _with_peers(result: IndicatorResult) -> Comparison:
    found = find_reference(result, ReferenceKind.PEERS)
    if found is None or found.rank is None:
        words = "tidak ada data kabupaten/kota lain dengan rumus yang sama"
        return Comparison("Kabupaten/kota lain", absent("kabupaten/kota lain"), words)
    return Comparison("Kabupaten/kota lain", found.value, "", rank=found.rank, subject=result.name)


def _why(value: Figure) -> str:
    return value.printed if isinstance(value, Unavailable) else ""


def target_figure(definition: Indicator, year: int, target: TargetValue, world: World) -> Figure:
    """Return a target of the strategic plan;
    in the paper's own words where it has more than a number.
    """
    return in_own_words(_target_number(definition, year, target, world), target.text)


def in_own_words(value: T, text: str) -> T | TextValue:
    """Return a figure in the words of its paper, if that has more than a number:
    `2 (dua) mitra`.
    """
    return TextValue(text, value.trace) if text and isinstance(value, Known) else value


def _target_number(
    definition: Indicator, year: int, target: TargetValue, world: World
) -> Known | Unavailable:
    return declared_target(definition, f"Target Renstra {year}", target, definition.place, world)


def declared_target(
    definition: Indicator, what: str, target: TargetValue, place: Place, world: World
) -> Known | Unavailable:
    """Return the number of a target that the dossier declares for an indicator,
    in the target's own unit.
    """
    name = f"{what}, {definition.symbol or definition.name}"
    unit = target.scale or definition.unit
    decimals = indicator_decimals(definition, unit, target.value, world)
    return world.fact(DossierFigure(name, target.value, unit, place, None, decimals))


def plan_years(result: IndicatorResult, world: World) -> Series:
    """Return the years of the plan with target and result, both in the indicator's own unit."""
    plan = world.office_year.strategic_plan
    years = () if plan is None else range(plan.first_year, plan.last_year + 1)
    return Series("tahun Renstra", tuple(_plan_year(result, year, world) for year in years))


def course_years(result: IndicatorResult, world: World) -> Series:
    """Return the years of the plan, begun with last year where that lies
    before them and is known.
    """
    planned = plan_years(result, world)
    own = [int(year.key) for year in planned.items] or [result.current.period.year]
    first = min(own) - 1
    starts = result.current.period.year == min(own) and isinstance(
        _reached(result, first)[0], Known
    )
    years = range(first if starts else min(own), max(own) + 1)
    return Series(planned.kind, tuple(_plan_year(result, year, world) for year in years))


def past_years(world: World) -> tuple[int, ...]:
    """Return the years before this one of which anything is known, last year in any case."""
    compared = (
        past for each in world.indicators for past in (each.prior, *each.past) if past is not None
    )
    known = {past.period.year for past in compared if not isinstance(past.actual, Unavailable)}
    return tuple(sorted(known | {world.year - 1}))


def reached_years(result: IndicatorResult, world: World) -> Series:
    """Return what an indicator reached in the past years of which anything is known,
    for columns of years.
    """
    years = ((year, *_reached(result, year)) for year in past_years(world))
    rows = ({"year": year, "name": year, "actual": a, "achievement": b} for year, a, b in years)
    return records("tahun lalu", rows, "year", is_open=True)


def _plan_year(result: IndicatorResult, year: int, world: World) -> Record:
    """The target as the plan sets it, the achievement as the report of the year judges it."""
    definition = world.definitions[result.code]
    actual, achievement = _reached(result, year)
    return record(
        str(year),
        "tahun Renstra",
        year=year,
        name=year,
        target=_target(definition, year, world),
        actual=actual,
        achievement=achievement,
        status=_judge(definition, year, actual).words,
        polarity=definition.polarity,
    )


def _judge(definition: Indicator, year: int, actual: Figure) -> Status:
    target = definition.plan_targets.get(year)
    rule = AchievementRule(
        polarity=definition.polarity, tolerance=definition.tolerance or Decimal(0)
    )
    return judge_status(
        target, actual, rule, target is None or _is_on_own_scale(definition, target)
    ).status


def _is_on_own_scale(definition: Indicator, target: TargetValue) -> bool:
    return target.scale is None or target.scale == definition.unit


def _target(definition: Indicator, year: int, world: World) -> Figure:
    """The plan's target of a year; other scales are not drawn."""
    target = definition.plan_targets.get(year)
    if target is None:
        return Unavailable(Reason.NO_TARGET)
    if not _is_on_own_scale(definition, target):
        return Unavailable(Reason.NOT_COMPARABLE)
    return _target_number(definition, year, target, world)


def _reached(result: IndicatorResult, year: int) -> tuple[Figure, Figure]:
    """Return actual and achievement of a year of the plan."""
    current = result.current
    if year > current.period.year:
        return Unavailable(Reason.NOT_REPORTED), Unavailable(Reason.NOT_REPORTED)
    known = (current, *(() if result.prior is None else (result.prior,)), *result.past)
    found = next((one for one in known if one.period.year == year), None)
    if found is None:
        return Unavailable(Reason.NOT_IN_SOURCE), Unavailable(Reason.NOT_IN_SOURCE)
    return found.actual, found.achievement


def suffix(unit: str) -> Value:
    """Return what stands after a large figure: `%` for percent, nothing for index,
    else the unit.
    """
    return {"percent": "%", "index": ""}.get(unit, unit)


_LEAST_DECIMALS = 2
"""Decimals of achievements, which the intervals are read against."""
_GLYPHS = "●○◊▽▼"
# A scale with three or four classes takes the glyphs of its ends inward.
_GLYPHS_BY_COUNT = {1: "●", 2: "●▼", 3: "●◊▼", 4: "●○◊▼", 5: _GLYPHS}


def band_glyph(position: int, count: int) -> str:
    """Return the glyph of a band in a scale of `count` bands; always one, however many bands."""
    glyphs = _GLYPHS_BY_COUNT.get(count, _GLYPHS)
    return glyphs[min(position, len(glyphs)) - 1]


def scale_of(world: World) -> AchievementScale | None:
    """Return the scale that the office declared: its own, or that of the rulebook in force."""
    return find_scale(world.office_year, world.rule_set, world.assessment.as_of)


def band_sign(band: Band | None, world: World) -> Sign | Unavailable:
    """Return the glyph and name of a band."""
    if band is None:
        return absent("kategori")
    scale = scale_of(world)
    count = len(scale.bands) if scale is not None else len(_GLYPHS)
    return Sign(
        band_glyph(band.position, count), band.name, band.position, f"kategori {band.numeral}"
    )


def trend_sign(trend: Trend | None) -> Sign | Unavailable:
    """Return the word and arrow of a change."""
    return (
        absent("perubahan") if trend is None else Sign(trend.mark, trend.value, None, trend.value)
    )


def band(path: str) -> AnyReader:
    """Read the band that an attribute holds."""
    read = attrgetter(path)
    return lambda subject, world: band_sign(read(subject), world)


def trend(path: str) -> AnyReader:
    """Read the change that an attribute holds."""
    read = attrgetter(path)
    return lambda subject, world: trend_sign(read(subject))


def compare_sign(now: CellValue, before: CellValue, world: World) -> Sign | Unavailable:
    """Return the direction from one figure to another under the declared tolerance."""
    if not isinstance(now, Known) or not isinstance(before, Known):
        return absent("perubahan")
    return trend_sign(judge_trend(now, before, world.office_year.policies.trend_tolerance))


def interval(band: Band, world: World) -> str:
    """Return the values that belong to a band, the declared gap rule filled in."""
    scale = scale_of(world)
    bands = () if scale is None else scale.bands
    above = next((b for b in bands if b.position == band.position - 1), None)
    low, high = _edge(band, world), _edge(above, world)
    is_upper = world.office_year.policies.scale_gap is ScaleGap.UPPER_BOUND
    if above is None:
        return f"di atas {low}" if is_upper else f"{low} ke atas"
    if all(b.position <= band.position for b in bands):
        return f"sampai {high}" if is_upper else f"di bawah {high}"
    return f"di atas {low} sampai {high}" if is_upper else f"{low} sampai di bawah {high}"


def _edge(band: Band | None, world: World) -> str:
    """The value at which a band begins, the gaps closed as declared."""
    scale = scale_of(world)
    if band is None or scale is None:
        return ""
    start = first_value(band, scale, world.office_year.policies.scale_gap)
    return (
        ""
        if start is None
        else write_decimal(start, max(_LEAST_DECIMALS, decimals_of(start.normalize())))
    )


BAND: View[Band] = View(
    Band,
    "kategori",
    "numeral name position",
    sign=band_sign,
    interval=interval,
    printed=lambda b, w: _printed(b),
)


def _printed(band: Band) -> str:
    """The bounds as the regulation prints them."""
    if band.lower is None:
        return f"≤ {write_shortest(band.upper)}" if band.upper is not None else "semua nilai"
    return (
        f"{write_shortest(band.lower)}–{write_shortest(band.upper)}"
        if band.upper
        else f"≥ {write_shortest(band.lower)}"
    )


def with_remark(words: str, provenance: Provenance) -> str:
    """Return a fact of the rulebook with `belum diverifikasi` beside it where that is so."""
    remark = provenance.verification.remark
    return f"{words} ({remark})" if remark else words


SCALE: View[AchievementScale] = View(
    AchievementScale,
    "skala",
    name=lambda s, w: with_remark(s.name, s.provenance),
    source=lambda s, w: f"{with_remark(s.name, s.provenance)}.",
    bands=listed(BAND, "bands", "numeral"),
)


def traces_of(value: Figure) -> tuple[TraceId, ...]:
    """Return the trace of a figure that is known."""
    return (value.trace,) if isinstance(value, Known) else ()


def rank_figure(rank: Rank | None, what: str, inputs: tuple[TraceId, ...], world: World) -> Value:
    """Return a place among the compared, explained by the figures that were ordered."""
    if rank is None:
        return absent("peringkat")
    how = f"urutan nilai dari yang tertinggi, {rank.of} dibandingkan"
    return world.facts.counted(f"Peringkat {what}", rank.place, how, inputs)


def compared_figure(rank: Rank | None, world: World) -> Value:
    """Return among how many the place holds."""
    if rank is None:
        return absent("peringkat")
    return world.facts.counted(
        "Banyaknya yang dibandingkan", rank.of, f"{rank.of} nilai yang diketahui"
    )
