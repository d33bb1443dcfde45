"""What a year has come to, as tables: indicators by tier, money by program,
coverage by kecamatan.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from typing import Final

from django.urls import reverse
from django.utils.text import capfirst

from capaian.domain.assessment import (
    AreaResult,
    Assessment,
    ComponentResult,
    IndicatorResult,
    NodeResult,
    PeriodResult,
    ResourceResult,
    Status,
)
from capaian.domain.numerals import write_signed
from capaian.domain.office_year import OfficeYear as Facts
from capaian.domain.period import Period, PeriodKind
from capaian.domain.plan import Indicator
from capaian.domain.progress import AreaNeed, Pace, PartPace, ProgressLine
from capaian.domain.rule_set import Band
from capaian.domain.value import PERCENT, CellValue, Known, Result, Unavailable
from capaian.domain.work import NodeKind
from capaian.rulebook import load_rulebook
from capaian.rules.agreements import owner_of
from capaian.rules.assess import Headlines
from capaian.rules.facts import group
from capaian.rules.outcome import judge_trend
from capaian.rules.pace import required_pace
from capaian.web.boards.charts import plan_years
from capaian.web.boards.tables import (
    Bar,
    BoardCell,
    BoardColumn,
    BoardRow,
    BoardTable,
    bar_column,
    figure,
    figure_column,
    rows_of,
    text,
    words_column,
)
from capaian.web.measurement.forms import Forms, forms_in
from capaian.web.measurement.result_notes import (
    Question,
    provisional,
    questions_of,
    states_of_results,
)
from capaian.web.years.known import YearState, know
from capaian.web.years.models import OfficeYear

_TIER_WORDS: Final = {
    "II": "Eselon II",
    "III": "Eselon III",
    "IV": "Eselon IV",
    "nasional": "Nasional",
}
_MAX_KEY_INDICATORS: Final = 2
_MAX_LAGGING: Final = 3
_MAX_NAMED: Final = 6
_MAX_NAMED_BEHIND: Final = 3
_NO_POST: Final = "Tanpa jabatan penanggung jawab"
_WHOLE_AREA: Final = "Kabupaten/kota"
_OF_COVERAGE: Final = re.compile(
    r"^(?:(?:cakupan|kepemilikan|penerbitan|perekaman)\s+)+", re.IGNORECASE
)
"""Words that every coverage begins with: `Cakupan Kepemilikan KTP-el`."""


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

    @property
    def query(self) -> str:
        """What an address of a part of the year ends with."""
        return "" if self.as_of.kind is PeriodKind.YEAR else f"?periode={self.as_of}"

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

    @cached_property
    def forms(self) -> Forms | None:
        """Those of the year."""
        return forms_in(self.year, self.state)

    @cached_property
    def provisional(self) -> str:
        """In words, how provisional the results are;
        nothing where all forms until then are approved.
        """
        return provisional(self.forms, self.as_of)

    @cached_property
    def states(self) -> Mapping[str, str]:
        """Of which end a result is the state where that is not the period's,
        by codes of indicators.
        """
        return states_of_results(self.assessment)

    @property
    def behind(self) -> Sequence[IndicatorResult]:
        """Those that did not meet their target, the furthest first."""
        found = [each for each in self.indicators if each.current.status is Status.NOT_MET]
        return sorted(found, key=lambda each: known_or_zero(each.current.achievement))

    @cached_property
    def questions(self) -> Sequence[Question]:
        """What is asked of the results of the year."""
        return questions_of(self.forms) if self.forms is not None else ()

    @cached_property
    def judged(self) -> int:
        """How many indicators have a target and a result."""
        return sum(each.current.status is not Status.UNKNOWN for each in self.indicators)

    @property
    def judged_words(self) -> str:
        """The same in words, where not all have."""
        count = len(self.indicators or self.assessment.indicators)
        if not self.judged:
            return f"Belum ada indikator yang dapat dinilai, dari {count}."
        return (
            f"Yang dapat dinilai {self.judged} dari {count} indikator."
            if self.judged < count
            else ""
        )

    @cached_property
    def courses(self) -> Mapping[str, ProgressLine]:
        """The indicators through the quarters, by code;
        none where the year has nothing by quarter.
        """
        progress = self.assessment.progress
        lines = (
            (line for node in progress.nodes for line in node.lines)
            if progress is not None
            else ()
        )
        return {str(line.indicator): line for line in lines if line.indicator is not None}

    def money_of(self, result: IndicatorResult) -> ResourceResult | None:
        """Return the money of what an indicator is about: of its objective,
        else of what it measures.
        """
        nodes = {each.id: each for each in self.assessment.nodes}
        measured = (each.id for each in self.facts.nodes if result.code in each.indicators)
        found = (nodes[each].money for each in (result.node, *measured) if each in nodes)
        return next(filter(None, found), None)

    def indicator(self, code: str) -> Indicator:
        """Return the declaration of an indicator."""
        return next(each for each in self.facts.indicators if each.code == code)

    def owner_name(self, result: IndicatorResult) -> str:
        """Return the post that answers for an indicator; nothing where none does."""
        post = owner_of(self.facts, self.indicator(result.code))
        found = self.facts.post_by_id.get(post) if post else None
        return found.name if found else ""

    def pace(self, result: IndicatorResult) -> Pace:
        """Return the required pace of an indicator, worked out once for all who ask."""
        name = ("pace", result.code, str(self.as_of))
        return self.state.derive(
            name, lambda: required_pace(self.facts, self.assessment, result.code)
        )

    @property
    def key_figures(self) -> Iterator[BoardFigure]:
        """The key indicators, their mean and the absorption of money: at most four."""
        top = _top_tier(self.assessment)
        keys = [each for each in self.indicators if each.is_key and each.tier == top]
        for key in keys[:_MAX_KEY_INDICATORS]:
            now, address = key.current, self.address("indicator", key.code)
            label = key.symbol or key.name
            words = "; ".join(filter(None, (now.status_words, self.states.get(key.code))))
            yield BoardFigure(label, now.achievement, words, now.band, address, key.name)
        yield from office_figures(self.assessment)

    @property
    def missing(self) -> Iterator[tuple[str, str]]:
        """What a quarter is not judged without, each with the page where it is written."""
        if self.as_of.kind is PeriodKind.YEAR:
            return
        label, judged = self.as_of.label, self.assessment.indicators
        if lacking := [each for each in judged if hasattr(each.current.target, "reason")]:
            words = (
                f"Target {label} belum ada{_of_which(lacking, judged)}, jadi capaiannya tidak "
                "dinilai."
            )
            yield (
                f"{words} Perencana mengisinya di perjanjian kinerja.",
                self.address("agreements"),
            )
        if lacking := [each for each in judged if isinstance(each.current.actual, Unavailable)]:
            words = f"Realisasi {label} belum ada{_of_which(lacking, judged)}."
            yield (
                f"{words} Jabatan penanggung jawab mengisinya di isiannya.",
                self.address("forms"),
            )
        if not any(isinstance(_budget(total), Known) for total in self.assessment.totals[:1]):
            words = f"Anggaran kas {label} belum ada, jadi serapannya tidak dihitung."
            yield f"{words} Perencana mengisinya di anggaran.", self.address("budget")

    def table(self, name: str, make: Callable[[Board], BoardTable]) -> BoardTable:
        """Return a table of the year, made once for all who ask."""
        return self.state.derive(("table", name, str(self.as_of)), lambda: make(self))

    def lead(self) -> str:
        """Return what the year comes to, and what holds back most the first key
        indicator that is behind.
        """
        keys = [each for each in self.indicators if each.is_key]
        met = sum(each.current.status is Status.MET for each in keys)
        words = f"{met} dari {len(keys)} indikator kinerja utama mencapai target."
        words = words if any(each.current.status is not Status.UNKNOWN for each in keys) else ""
        behind = next((each for each in keys if each.current.status is Status.NOT_MET), None)
        part = self.pace(behind).carrier if behind is not None else None
        if behind is None or part is None:
            return words
        words += f" Yang menahan {behind.symbol or behind.name} adalah {part.name}"
        most = sorted(
            (area for area in part.areas if area.more.value > 0), key=lambda area: -area.more.value
        )
        names = [area.name for area in most[:_MAX_LAGGING]]
        places = " dan ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))
        return f"{words}, terutama di {places}.".strip() if places else f"{words}.".strip()


def _of_which(lacking: Sequence[IndicatorResult], judged: Sequence[IndicatorResult]) -> str:
    """Return which of the indicators lack something; nothing where all do."""
    if len(lacking) == len(judged):
        return ""
    named = ", ".join(each.symbol or each.name for each in lacking[:_MAX_NAMED])
    more = len(lacking) - _MAX_NAMED
    return f" untuk {named}" + (f", dan {more} lainnya" if more > 0 else "")


@dataclass(frozen=True, slots=True)
class BoardFigure:
    """A figure at the head of a board."""

    label: str
    value: Result
    words: str = ""
    band: Band | None = None
    address: str = ""
    """None where it is of no single indicator."""
    name: str = ""


def _top_tier(results: Assessment | Headlines) -> str:
    return next((each.tier for each in results.indicators if each.is_key), "II")


def office_figures(results: Assessment | Headlines) -> Iterator[BoardFigure]:
    """Yield the mean of the key indicators and the absorption of money."""
    top = _top_tier(results)
    judged = [each for each in results.indicators if isinstance(each.current.achievement, Known)]
    for tier in results.tiers:
        if tier.tier == top:
            words = f"dari {sum(each.tier == top for each in judged)} indikator yang dapat dinilai"
            yield BoardFigure("Rata-rata capaian", tier.mean_achievement, words, tier.band)
    for total in results.totals[:1]:
        given = _budget(total)
        planned = "pagu" if results.as_of.kind is PeriodKind.YEAR else "anggaran kas"
        words = f"Rp{total.actual.display} dari {planned} Rp{given.display}"
        if not (isinstance(total.actual, Known) and isinstance(given, Known)):
            words = "anggaran dan realisasinya belum lengkap"
        yield BoardFigure("Serapan anggaran", total.ratio, words)


def board_of(year: OfficeYear, as_of: Period | None = None) -> Board | None:
    """Return the results of a year; `None` while errors forbid computing."""
    state = know(year)
    assessment, facts = state.assessment(as_of), state.read.office_year
    return None if assessment is None or facts is None else Board(year, state, facts, assessment)


def latest_period(year: OfficeYear) -> Period | None:
    """Return the last quarter that has results where the year as a whole has none yet."""
    state, whole = know(year), Period.year_of(year.year)
    for period in (whole, *reversed(whole.parts(PeriodKind.QUARTER))):
        if any(isinstance(each.actual, Known) for each in state.judged(period).values()):
            return None if period == whole else period
    return None


def name_column(board: Board, head: str) -> BoardColumn[IndicatorResult]:
    """Return the column of names, each with the address of its page."""
    return BoardColumn(
        "indicator", head, lambda each: text(name_of(each), board.address("indicator", each.code))
    )


def name_of(result: IndicatorResult | ComponentResult) -> str:
    """Return the symbol and the name of an indicator or a coverage."""
    return f"{result.symbol} {result.name}".strip()


def result_columns(board: Board) -> Sequence[BoardColumn[IndicatorResult]]:
    """Return the columns of results, each with the end that it is the state of, and of targets."""

    def cell(value: CellValue, result: IndicatorResult, note: str = "") -> BoardCell:
        return replace(figure(value, suffix="%" if result.unit == PERCENT else ""), note=note)

    def actual(result: IndicatorResult) -> BoardCell:
        return cell(result.current.actual, result, board.states.get(result.code, ""))

    return (
        BoardColumn("actual", "Realisasi", actual, is_figure=True),
        BoardColumn(
            "target", "Target", lambda each: cell(each.current.target, each), is_figure=True
        ),
    )


def indicator_table(board: Board) -> BoardTable:
    """Return all indicators by tier: target, result, achievement, band,
    course since the plan began.
    """
    columns: Sequence[BoardColumn[IndicatorResult]] = (
        BoardColumn(
            "group", "Kelompok", lambda e: text(_TIER_WORDS.get(e.tier, e.tier)), is_file_only=True
        ),
        *_indicator_columns(board),
    )
    tiers = [*dict.fromkeys(each.tier for each in board.indicators)]
    ordered = sorted(board.indicators, key=lambda each: tiers.index(each.tier))
    rows = [BoardRow(row.cells, group=row.cells[0].shown) for row in rows_of(columns, ordered)]
    scales = (*board.facts.scales, *load_rulebook().scales)
    scale = next((each.name for each in scales if each.id == board.facts.policies.scale), "")
    note = f"Batang: capaian; garis tegak: target 100 persen. Kategori: {scale}."
    return BoardTable("capaian", f"Capaian {len(ordered)} indikator", columns, rows, note)


def risk_table(board: Board) -> BoardTable:
    """Return the indicators below their target, the furthest first."""
    columns, note = (
        _indicator_columns(board),
        "Capaian di bawah target. Garis tegak: target 100 persen.",
    )
    return BoardTable("berisiko", "Berisiko", columns, rows_of(columns, board.behind), note)


def _indicator_columns(board: Board) -> Sequence[BoardColumn[IndicatorResult]]:
    courses = {each.code: _course(board.indicator(each.code), each) for each in board.indicators}

    def trace(result: IndicatorResult) -> str:
        return board.trace("capaian", result.code)

    return (
        name_column(board, "Indikator"),
        *result_columns(board),
        BoardColumn("unit", "Satuan", lambda each: text(each.unit.label), is_file_only=True),
        bar_column(_bar),
        figure_column(
            "achievement", "Capaian", lambda each: each.current.achievement, "persen", trace
        ),
        BoardColumn("band", "Kategori", lambda each: _banded(each.current)),
        BoardColumn(
            "status", "Status", lambda each: text(each.current.status_words), is_file_only=True
        ),
        BoardColumn(
            "since",
            "Sejak awal Renstra",
            lambda each: text(courses[each.code]),
            is_file_only=not any(courses.values()),  # in the first year of a plan there is none
        ),
    )


def _bar(result: IndicatorResult) -> Bar | None:
    achievement, band = result.current.achievement, result.current.band
    position = band.position if band else 0
    return Bar(achievement.value, position) if isinstance(achievement, Known) else None


def _banded(judged: PeriodResult) -> BoardCell:
    """Return the band, and what it alone would hide: a target not met, or nothing to judge."""
    band, note = judged.band, "" if judged.status is Status.MET else judged.status_words
    return BoardCell(band.name, band.name, band=band, note=note) if band else BoardCell(note=note)


def _course(indicator: Indicator, result: IndicatorResult) -> str:
    """Return how an indicator moved since the first year of the plan that has a figure."""
    now, this_year = result.current.actual, result.current.period.year
    for year, _, first in plan_years(indicator, result):
        if isinstance(first, Known) and isinstance(now, Known) and year < this_year:
            change, trend = now.value - first.value, judge_trend(now, first)
            return (
                f"{trend.mark} {write_signed(change, max(now.decimals, first.decimals))} "
                f"sejak {year}"
            )
    return ""


def known_or_zero(result: Result | None) -> Decimal:
    """Return a figure to sort by: what has none lies lowest."""
    return result.value if isinstance(result, Known) else Decimal(0)


def budget_table(board: Board) -> BoardTable:
    """Return the absorption of money by program with the total, the largest first."""

    def bar(line: tuple[str, ResourceResult]) -> Bar | None:
        ratio = line[1].ratio
        return Bar(ratio.value, has_tick=False) if isinstance(ratio, Known) else None

    columns: Sequence[BoardColumn[tuple[str, ResourceResult]]] = (
        words_column("program", "Program", lambda each: each[0]),
        figure_column("budget", "Pagu", lambda each: _budget(each[1]), "Rp"),
        figure_column("spent", "Realisasi", lambda each: each[1].actual, "Rp"),
        bar_column(bar),
        figure_column("share", "Serapan", lambda each: each[1].ratio, "persen"),
    )
    nodes = [each for each in board.assessment.nodes if each.kind is NodeKind.PROGRAM]
    programs = [(each.name, each.money) for each in nodes if each.money]
    programs.sort(key=lambda each: -known_or_zero(_budget(each[1])))
    totals = [("Jumlah", total) for total in board.assessment.totals[:1] if programs]
    rows = [*rows_of(columns, programs), *rows_of(columns, totals, is_total=True)]
    shares = [(each[1].ratio, each[0]) for each in programs if isinstance(each[1].ratio, Known)]
    low = min(shares, key=lambda each: each[0].value, default=None)
    finding = (
        f"Serapan terendah {low[0].display} persen: {low[1]}." if low and len(shares) > 1 else ""
    )
    note = "Pagu setelah perubahan, urut pagu."
    return BoardTable("anggaran", "Anggaran per program", columns, rows, note, finding)


def _budget(money: ResourceResult) -> Result:
    return money.revised if isinstance(money.revised, Known) else money.original


PostResults = tuple[str, Sequence[IndicatorResult]]
"""A post with the indicators that it answers for and that can be judged."""


def post_table(board: Board) -> BoardTable:
    """Return the posts with how many of their targets they met, the one that met least first."""
    judged = [each for each in board.indicators if each.current.status is not Status.UNKNOWN]
    owned = group(judged, lambda each: board.owner_name(each) or _NO_POST)
    posts = sorted(owned.items(), key=lambda each: (_share_met(each), each[0]))

    def behind(post: PostResults) -> str:
        return ", ".join(e.symbol or e.name for e in post[1] if e.current.status is Status.NOT_MET)

    def met(post: PostResults) -> str:
        count = sum(each.current.status is Status.MET for each in post[1])
        return f"{count} dari {len(post[1])} indikator"

    columns: Sequence[BoardColumn[PostResults]] = (
        words_column("post", "Jabatan", lambda each: each[0]),
        bar_column(lambda each: Bar(100 * _share_met(each), has_tick=False)),
        words_column("met", "Target tercapai", met),
        words_column("behind", "Belum tercapai", behind),
    )
    lagging = [each for each in posts if behind(each)]
    finding = "Semua jabatan mencapai targetnya yang dapat dinilai." if posts else ""
    if lagging:
        named = "; ".join(f"{each[0]} ({behind(each)})" for each in lagging[:_MAX_NAMED_BEHIND])
        done = len(posts) - len(lagging)
        finding = (
            f"{done} dari {len(posts)} jabatan mencapai semua targetnya. Yang belum: {named}."
        )
    return BoardTable(
        "jabatan", "Menurut jabatan", columns, rows_of(columns, posts), finding=finding
    )


def _share_met(post: PostResults) -> Decimal:
    return Decimal(sum(each.current.status is Status.MET for each in post[1])) / len(post[1])


def money_table(board: Board) -> BoardTable:
    """Return objectives and programs with what they reached beside what they spent."""
    compared = [
        each
        for each in board.assessment.nodes
        if each.kind in (NodeKind.OBJECTIVE, NodeKind.PROGRAM)
        and isinstance(each.mean_achievement, Known)
        if each.money is not None and isinstance(each.money.ratio, Known)
    ]

    def spent(node: NodeResult) -> Result | None:
        return node.money.ratio if node.money else None

    def bars(node: NodeResult) -> Bar:
        band = node.band.position if node.band else 0
        return Bar(known_or_zero(node.mean_achievement), band, second=known_or_zero(spent(node)))

    columns: Sequence[BoardColumn[NodeResult]] = (
        words_column("node", "Sasaran atau program", lambda each: each.name),
        bar_column(bars),
        figure_column("achievement", "Capaian", lambda each: each.mean_achievement, "persen"),
        figure_column("share", "Serapan", spent, "persen"),
    )
    ahead = [e for e in compared if known_or_zero(spent(e)) > known_or_zero(e.mean_achievement)]
    named = "; ".join(
        f"{each.name} (serapan {each.money.ratio.display}, capaian "
        f"{each.mean_achievement.display})"
        for each in ahead[:_MAX_NAMED_BEHIND]
        if each.money
    )
    finding = "Tidak ada yang serapannya mendahului capaiannya." if compared else ""
    finding = f"Uang mendahului hasil pada {named}." if named else finding
    note = "Batang atas: capaian; batang bawah: serapan; garis tegak: 100 persen."
    return BoardTable("uang", "Uang dan hasil", columns, rows_of(columns, compared), note, finding)


def coverages(board: Board) -> Sequence[ComponentResult]:
    """Return the components that are counted by kecamatan,
    the one that costs most points first.
    """
    found = [each for each in board.assessment.components if isinstance(each.ratio, Known)]
    counted = [each for each in found if any(isinstance(area.ratio, Known) for area in each.areas)]
    return sorted(counted, key=lambda each: known_or_zero(each.ratio))


def coverage_table(board: Board, component: ComponentResult) -> BoardTable:
    """Return one coverage by kecamatan, the lowest first,
    with what each lacks to the required level.
    """
    declared = board.facts.component_by_code[component.code]
    numerator, denominator = declared.numerator, declared.denominator
    part = _carrying_part(board, component)
    more: dict[str, Result] = {area.name: area.more for area in part.areas} if part else {}
    if part and part.need:
        more[_WHOLE_AREA] = part.need.more

    def name(part: ComponentResult | AreaResult) -> str:
        return part.name if isinstance(part, AreaResult) else _WHOLE_AREA

    def trace(part: ComponentResult | AreaResult) -> str:
        is_area = isinstance(part, AreaResult)
        return board.trace("cakupan", f"{component.code}:{part.code}") if is_area else ""

    columns: Sequence[BoardColumn[ComponentResult | AreaResult]] = (
        words_column("area", "Kecamatan", name),
        figure_column(
            "numerator", numerator.name, lambda each: each.numerator, numerator.unit.label
        ),
        figure_column(
            "denominator", denominator.name, lambda each: each.denominator, denominator.unit.label
        ),
        figure_column("ratio", "Cakupan", lambda each: each.ratio, "persen", trace),
        figure_column("remainder", "Belum", lambda each: each.remainder, denominator.unit.label),
        figure_column(
            "required",
            "Perlu untuk target",
            lambda each: more.get(name(each)),
            numerator.unit.label,
        ),
    )
    areas = sorted(component.areas, key=lambda area: known_or_zero(area.ratio))
    rows = [*rows_of(columns, areas), *rows_of(columns, [component], is_total=True)]
    note = (
        "Perlu: tambahan sampai tingkat yang diperlukan kabupaten/kota; minus berarti di atasnya."
    )
    return BoardTable(
        f"cakupan-{component.code}", name_of(component), columns, rows, note if more else ""
    )


def _carrying_part(board: Board, component: ComponentResult) -> PartPace | None:
    """Return a coverage as a way to the target of the first indicator of the
    plan that it can carry.
    """
    waiting = (each for each in board.indicators if each.current.status is Status.NOT_MET)
    parts = (part for result in waiting for part in board.pace(result).parts)
    return next(
        (each for each in parts if each.code == component.code and each.need is not None), None
    )


def needed_table(board: Board, component: ComponentResult) -> BoardTable | None:
    """Return what kecamatan lack to the required level as bars, the most first; `None`:
    nothing.
    """
    part = _carrying_part(board, component)
    areas = sorted(part.areas if part else (), key=lambda area: -area.more.value)
    if part is None or part.need is None or not areas or areas[0].more.value <= 0:
        return None
    need, most = part.need, areas[0].more.value / 100
    columns: Sequence[BoardColumn[AreaNeed]] = (
        words_column("area", "Kecamatan", lambda each: each.name),
        bar_column(lambda each: Bar(each.more.value / most, has_tick=False)),
        figure_column("more", "Perlu", lambda each: each.more, need.more.unit.label),
    )
    title = f"Yang diperlukan: {need.more.display} {need.more.unit.label}, {need.words}"
    rows = rows_of(columns, [area for area in areas if area.more.value > 0])
    return BoardTable(f"perlu-{component.code}", title, columns, rows)


def district_table(board: Board) -> BoardTable:
    """Return all coverages by kecamatan beside each other."""
    found = coverages(board)
    ratios: Mapping[str, Mapping[str, Result]] = {
        each.code: {_WHOLE_AREA: each.ratio, **{area.name: area.ratio for area in each.areas}}
        for each in found
    }
    heads = {each.code: _OF_COVERAGE.sub("", each.name) for each in found}
    columns: Sequence[BoardColumn[str]] = (
        words_column("area", "Kecamatan", str),
        *(figure_column(e, capfirst(head), ratios[e].get, "persen") for e, head in heads.items()),
    )
    names = [*dict.fromkeys(area.name for each in found for area in each.areas)]
    rows = [
        *rows_of(columns, names),
        *rows_of(columns, [_WHOLE_AREA] if names else [], is_total=True),
    ]
    return BoardTable("kecamatan", "Semua cakupan per kecamatan", columns, rows)
