"""What a year has come to, as tables: indicators by tier, money by program, coverage by kecamatan."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, partial
from typing import Final

from django.urls import reverse

from capaian.domain.assessment import (
    AreaResult,
    Assessment,
    ComponentResult,
    IndicatorResult,
    PeriodResult,
    ResourceResult,
    Status,
)
from capaian.domain.numerals import write_signed
from capaian.domain.office_year import OfficeYear as Facts
from capaian.domain.period import Period, PeriodKind
from capaian.domain.plan import Indicator
from capaian.domain.policy import Trend
from capaian.domain.progress import Pace
from capaian.domain.value import PERCENT, CellValue, Known, Result
from capaian.domain.work import NodeKind
from capaian.rules.pace import find_ceiling, required_pace
from capaian.web.boards.charts import plan_years
from capaian.web.boards.tables import (
    Bar,
    Cell,
    Column,
    Row,
    Table,
    figure,
    figure_column,
    rows_of,
    text,
    words_column,
)
from capaian.web.years.known import Known as YearState
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear

_TIER_WORDS: Final = {"II": "Eselon II", "III": "Eselon III", "IV": "Eselon IV", "nasional": "Nasional"}
_MAX_KEY_FIGURES: Final = 4
_MAX_LAGGING: Final = 3
_TOTAL: Final = "Jumlah"
_HUNDRED: Final = Decimal(100)


@dataclass(frozen=True)
class Board:
    """The results of a year as of a period, with the addresses of their pages."""

    year: OfficeYear
    state: YearState
    facts: Facts
    assessment: Assessment

    @property
    def as_of(self) -> Period:
        """The period of the results."""
        return self.assessment.as_of

    def address(self, page: str, *args: object) -> str:
        """Return the address of a page of the year."""
        return reverse(page, args=(self.year.office.slug, self.year.year, *args))

    def trace(self, kind: str, code: str) -> str:
        """Return the address of the trace of a figure."""
        return self.address("trace", kind, code, str(self.as_of))

    @cached_property
    def indicators(self) -> Sequence[IndicatorResult]:
        """Those with a target or a result: what is only named in a decree has nothing to show."""
        return [
            each
            for each in self.assessment.indicators
            if isinstance(each.current.actual, Known)
            or each.current.status is not Status.UNKNOWN
            or not hasattr(each.current.target, "reason")
        ]

    @property
    def behind(self) -> Sequence[IndicatorResult]:
        """Those that did not meet their target."""
        return [each for each in self.indicators if each.current.status is Status.NOT_MET]

    def indicator(self, code: str) -> Indicator:
        """Return the declaration of an indicator."""
        return next(each for each in self.facts.indicators if each.code == code)

    def pace(self, result: IndicatorResult) -> Pace:
        """Return the required pace of an indicator, worked out once for all who ask."""
        name = ("pace", result.code, str(self.as_of))
        return self.state.derive(name, lambda: required_pace(self.facts, self.assessment, result.code))

    @cached_property
    def key_figures(self) -> Sequence[KeyFigure]:
        """The key indicators, their mean and the absorption of money: at most four."""
        keys = [each for each in self.indicators if each.is_key and each.tier == self._top_tier][
            : _MAX_KEY_FIGURES - 2
        ]
        found = [self._key_figure(each) for each in keys]
        tier = next((each for each in self.assessment.tiers if each.tier == self._top_tier), None)
        if tier is not None:
            words = tier.band.name if tier.band else ""
            found.append(KeyFigure("Rata-rata capaian", tier.mean_achievement, "", tier.band, words))
        if self.assessment.totals:
            found.append(_absorption(self.assessment.totals[0]))
        return found

    @property
    def _top_tier(self) -> str:
        return next((each.tier for each in self.assessment.indicators if each.is_key), "II")

    def _key_figure(self, result: IndicatorResult) -> KeyFigure:
        current, label = result.current, result.symbol or result.name
        words = f"{current.band.name}; {current.status_words}" if current.band else current.status_words
        address = self.address("indicator", result.code)
        return KeyFigure(label, current.achievement, address, current.band, words, result.name)

    def table(self, name: str, make: Callable[[Board], Table]) -> Table:
        """Return a table of the year, made once for all who ask."""
        return self.state.derive(("table", name, str(self.as_of)), lambda: make(self))

    def lead(self) -> str:
        """Return what the year comes to, in one or two sentences."""
        keys = [each for each in self.indicators if each.is_key]
        met = sum(each.current.status is Status.MET for each in keys)
        told = f"{met} dari {len(keys)} indikator kinerja utama mencapai target." if keys else ""
        behind = next((each for each in keys if each.current.status is Status.NOT_MET), None)
        return f"{told} {self._brake(behind)}".strip() if behind is not None else told

    def _brake(self, result: IndicatorResult) -> str:
        """Return what holds an indicator back most, and in which kecamatan."""
        part = self.pace(result).carrier
        if part is None:
            return ""
        told = f"Yang menahan {result.symbol or result.name} adalah {part.name}"
        most = sorted((area for area in part.areas if area.more.value > 0), key=lambda area: -area.more.value)
        names = [area.name for area in most[:_MAX_LAGGING]]
        return f"{told}, terutama di {_listed(names)}." if names else f"{told}."

    @property
    def lost_targets(self) -> Sequence[str]:
        """Which targets can no longer be reached, with the reason."""
        return self.state.derive(("lost", str(self.as_of)), lambda: [*self._lost_targets()])

    def _lost_targets(self) -> Iterator[str]:
        for each in self.indicators:
            ceiling = find_ceiling(self.facts, self.assessment, each.code)
            if ceiling is not None and ceiling.is_below_target:
                fixed = _listed([f"{name} {value.display}" for name, value in ceiling.fixed])
                yield (
                    f"{each.symbol or each.name} tidak akan mencapai target {ceiling.target.display}. "
                    f"Dengan {fixed}, nilai tertinggi yang masih mungkin {ceiling.value.display}, "
                    "walaupun yang lain 100."
                )


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A figure at the head of a board."""

    label: str
    value: Result
    address: str
    band: object
    words: str
    name: str = ""


def _absorption(total: ResourceResult) -> KeyFigure:
    spent, budget = (
        total.actual.display,
        (total.revised if isinstance(total.revised, Known) else total.original),
    )
    return KeyFigure("Serapan anggaran", total.ratio, "", None, f"Rp{spent} dari Rp{budget.display}")


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} dan {words[-1]}" if words else ""


def board_of(year: OfficeYear, as_of: Period | None = None) -> Board | None:
    """Return the results of a year; `None` while errors forbid computing."""
    state = know(year)
    assessment, facts = state.assessment(as_of), state.found.office_year
    return None if assessment is None or facts is None else Board(year, state, facts, assessment)


def latest_period(year: OfficeYear) -> Period | None:
    """Return the last quarter that has results where the year as a whole has none yet."""
    state, whole = know(year), Period.year_of(year.year)
    for period in (whole, *reversed(whole.parts(PeriodKind.QUARTER))):
        if any(isinstance(each.actual, Known) for each in state.judged(period).values()):
            return None if period == whole else period
    return None


def name_column(board: Board, head: str) -> Column[IndicatorResult]:
    """Return the column of names, each with the address of its page."""
    return Column("indicator", head, lambda each: text(name_of(each), board.address("indicator", each.code)))


def name_of(result: IndicatorResult) -> str:
    """Return the symbol and the name of an indicator."""
    return f"{result.symbol} {result.name}".strip()


def _with_percent(value: CellValue, result: IndicatorResult) -> Cell:
    return figure(value, suffix="%" if result.unit == PERCENT else "")


RESULT_COLUMNS: Final[Sequence[Column[IndicatorResult]]] = (
    Column("actual", "Realisasi", lambda each: _with_percent(each.current.actual, each), is_figure=True),
    Column("target", "Target", lambda each: _with_percent(each.current.target, each), is_figure=True),
)


def indicator_table(board: Board) -> Table:
    """Return all indicators by tier: target, result, achievement, band, course since the plan began."""
    columns, rows = _indicator_columns(board), list[Row]()
    for tier in dict.fromkeys(each.tier for each in board.indicators):
        rows.append(Row((text(_TIER_WORDS.get(tier, tier)),), "group"))
        rows += rows_of(columns, [each for each in board.indicators if each.tier == tier])
    scales = (*board.facts.scales, *board.state.found.rule_set.scales)
    scale = next((each.name for each in scales if each.id == board.facts.policies.scale), "")
    note = f"Batang: capaian; garis tegak: target 100 persen. Kategori: {scale}."
    return Table("capaian", f"Capaian {len(board.indicators)} indikator", columns, rows, note)


def risk_table(board: Board) -> Table:
    """Return the indicators below their target, the furthest first."""
    behind = sorted(board.behind, key=lambda each: known_or_zero(each.current.achievement))
    columns, note = _indicator_columns(board), "Capaian di bawah target. Garis tegak: target 100 persen."
    return Table("berisiko", "Berisiko", columns, rows_of(columns, behind), note)


def _indicator_columns(board: Board) -> Sequence[Column[IndicatorResult]]:
    courses = {each.code: _course(board.indicator(each.code), each) for each in board.indicators}
    return (
        name_column(board, "Indikator"),
        *RESULT_COLUMNS,
        Column("unit", "Satuan", lambda each: text(each.unit.label), is_file_only=True),
        Column("bar", "", lambda each: Cell(bar=_bar(each)), is_bar=True),
        Column(
            "achievement",
            "Capaian",
            lambda each: figure(each.current.achievement, board.trace("capaian", each.code)),
            "persen",
            is_figure=True,
        ),
        Column("band", "Kategori", lambda each: _banded(each.current)),
        Column("status", "Status", lambda each: text(each.current.status_words), is_file_only=True),
        Column(
            "since",
            "Sejak awal Renstra",
            lambda each: text(courses[each.code]),
            is_file_only=not any(courses.values()),  # in the first year of a plan there is none
        ),
    )


def _bar(result: IndicatorResult) -> Bar | None:
    achievement, band = result.current.achievement, result.current.band
    return Bar(achievement.value, band.position if band else 0) if isinstance(achievement, Known) else None


def _banded(judged: PeriodResult) -> Cell:
    """Return the band, and what it alone would hide: a target not met, or nothing to judge."""
    band, note = judged.band, "" if judged.status is Status.MET else judged.status_words
    return Cell(band.name, band.name, band=band, note=note) if band else Cell(note=note)


def _course(indicator: Indicator, result: IndicatorResult) -> str:
    """Return how an indicator moved since the first year of the plan that has a figure."""
    now = result.current.actual
    before = [
        (year, actual)
        for year, _, actual in plan_years(indicator, result)
        if isinstance(actual, Known) and year < result.current.period.year
    ]
    if not before or not isinstance(now, Known):
        return ""
    year, first = before[0]
    change = now.value - first.value
    trend = Trend.UP if change > 0 else Trend.DOWN if change < 0 else Trend.STEADY
    return f"{trend.arrow} {write_signed(change, max(now.decimals, first.decimals))} sejak {year}"


def known_or_zero(result: Result) -> Decimal:
    """Return a figure to sort by: what has none lies lowest."""
    return result.value if isinstance(result, Known) else Decimal(0)


def budget_table(board: Board) -> Table:
    """Return the absorption of money by program with the total, the largest first."""
    columns: Sequence[Column[tuple[str, ResourceResult]]] = (
        words_column("program", "Program", lambda each: each[0]),
        figure_column("budget", "Pagu", lambda each: _budget(each[1]), "Rp"),
        figure_column("spent", "Realisasi", lambda each: each[1].actual, "Rp"),
        Column("bar", "", lambda each: Cell(bar=_share_bar(*each)), is_bar=True),
        figure_column("share", "Serapan", lambda each: each[1].ratio, "persen"),
    )
    programs = [
        (each.name, each.money)
        for each in board.assessment.nodes
        if each.kind is NodeKind.PROGRAM and each.money
    ]
    programs.sort(key=lambda each: -known_or_zero(_budget(each[1])))
    totals = [(_TOTAL, total) for total in board.assessment.totals[:1] if programs]
    rows = (*rows_of(columns, programs), *rows_of(columns, totals, "total"))
    return Table("anggaran", "Anggaran per program", columns, rows, "Pagu setelah perubahan, urut pagu.")


def _budget(money: ResourceResult) -> Result:
    return money.revised if isinstance(money.revised, Known) else money.original


def _share_bar(name: str, money: ResourceResult) -> Bar | None:
    is_drawn = isinstance(money.ratio, Known) and name != _TOTAL
    return Bar(known_or_zero(money.ratio), has_tick=False) if is_drawn else None


def coverages(board: Board) -> Sequence[ComponentResult]:
    """Return the components that are counted by kecamatan, the one that costs most points first."""
    found = [
        each
        for each in board.assessment.components
        if any(isinstance(area.ratio, Known) for area in each.areas) and isinstance(each.ratio, Known)
    ]
    return sorted(found, key=lambda each: known_or_zero(each.ratio))


def coverage_table(board: Board, component: ComponentResult) -> Table:
    """Return one coverage by kecamatan, the lowest first, with what each lacks to the required level."""
    declared = board.facts.component_by_code[component.code]
    numerator, denominator = declared.numerator, declared.denominator
    more = _more_by_area(board, component)
    columns: Sequence[Column[ComponentResult | AreaResult]] = (
        words_column("area", "Kecamatan", lambda each: _area_name(each, "Kabupaten/kota")),
        figure_column("numerator", numerator.name, lambda each: each.numerator, numerator.unit.label),
        figure_column("denominator", denominator.name, lambda each: each.denominator, denominator.unit.label),
        Column("ratio", "Cakupan", lambda each: _ratio(board, component, each), "persen", is_figure=True),
        figure_column("remainder", "Belum", lambda each: each.remainder, denominator.unit.label),
        figure_column(
            "required", "Perlu untuk target", lambda each: more.get(_area_name(each)), numerator.unit.label
        ),
    )
    areas = sorted(component.areas, key=lambda area: known_or_zero(area.ratio))
    rows = (*rows_of(columns, areas), *rows_of(columns, [component], "total"))
    note = "Perlu: tambahan sampai tingkat yang diperlukan kabupaten/kota; minus berarti di atasnya."
    title = f"{component.symbol} {component.name}".strip()
    return Table(f"cakupan-{component.code}", title, columns, rows, note if more else "")


def _area_name(part: ComponentResult | AreaResult, whole: str = "") -> str:
    return part.name if isinstance(part, AreaResult) else whole


def _ratio(board: Board, component: ComponentResult, part: ComponentResult | AreaResult) -> Cell:
    if not isinstance(part, AreaResult):
        return figure(part.ratio)
    return figure(part.ratio, board.trace("cakupan", f"{component.code}:{part.code}"))


def _more_by_area(board: Board, component: ComponentResult) -> Mapping[str, Result]:
    """Return what kecamatan lack for the first indicator that a coverage can carry; the whole under ''."""
    for result in board.behind:
        for part in board.pace(result).parts:
            if part.code == component.code and part.need is not None:
                return {**{area.name: area.more for area in part.areas}, "": part.need.more}
    return {}


def district_table(board: Board) -> Table:
    """Return all coverages by kecamatan beside each other."""
    found = coverages(board)
    columns = (
        words_column("area", "Kecamatan", lambda name: name or "Kabupaten/kota"),
        *(figure_column(each.code, _short(each.name), partial(_ratio_at, each), "persen") for each in found),
    )
    names = [*dict.fromkeys(area.name for each in found for area in each.areas)]
    rows = (*rows_of(columns, names), *rows_of(columns, [""] if names else [], "total"))
    return Table("kecamatan", "Semua cakupan per kecamatan", columns, rows)


def _ratio_at(component: ComponentResult, name: str) -> Result | None:
    """Return a coverage in a kecamatan, in the whole for ''; `None` where it is not counted there."""
    areas = {area.name: area.ratio for area in component.areas}
    return areas.get(name) if name else component.ratio


_OF_COVERAGE: Final = re.compile(r"^(?:cakupan|kepemilikan|penerbitan|perekaman)\s+", re.IGNORECASE)
"""Words that every coverage begins with: `Cakupan Kepemilikan KTP-el`."""


def _short(name: str) -> str:
    """Return the name of a coverage without what all of them have."""
    while _OF_COVERAGE.match(name):
        name = _OF_COVERAGE.sub("", name)
    return f"{name[:1].upper()}{name[1:]}"


@dataclass(frozen=True, slots=True)
class Dot:
    """A coverage of a kecamatan beside that of the whole, on an axis of 50 to 100."""

    label: str
    shown: str
    x: Decimal | None
    whole: Decimal | None


def panels(board: Board, most: int = 3) -> Sequence[tuple[str, Sequence[Dot]]]:
    """Return small multiples: for each kecamatan, the lowest coverages beside those of the whole."""
    found = [each for each in coverages(board) if _spread(each)][:most]
    names = dict.fromkeys(area.name for each in found for area in each.areas)
    return [(name, [_dot(each, name) for each in found]) for name in names]


def _spread(component: ComponentResult) -> bool:
    return len({area.ratio.value for area in component.areas if isinstance(area.ratio, Known)}) > 1


def _dot(component: ComponentResult, name: str) -> Dot:
    area = next((each for each in component.areas if each.name == name), None)
    own = area.ratio if area is not None else component.ratio
    shown = own.display if area is not None else "–"
    return Dot(_short(component.name), shown, _place(own), _place(component.ratio))


def _place(ratio: Result) -> Decimal | None:
    """Return where a coverage lies in a picture of 100 pixels for 50 to 100 percent."""
    if not isinstance(ratio, Known):
        return None
    return round(2 * (min(max(ratio.value, Decimal(50)), _HUNDRED) - 50), 1)
