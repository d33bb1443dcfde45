"""One indicator: what it is compared with, what it is made of, its course, its pace;
and alerts (tanda).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial
from itertools import pairwise, takewhile
from typing import Final

from django import forms
from django.db.models import QuerySet

from capaian.domain.assessment import (
    ComponentResult,
    IndicatorResult,
    PeriodResult,
    ReferenceKind,
    Status,
)
from capaian.domain.identifiers import IndicatorCode, MeasureCode
from capaian.domain.narrative import Evidence, Factor, FactorKind
from capaian.domain.numerals import round_half_up, write_decimal, write_signed
from capaian.domain.period import Period, PeriodKind
from capaian.domain.policy import Aggregation, Polarity
from capaian.domain.progress import AreaNeed, Need, Pace, PartPace, QuarterProgress
from capaian.domain.value import CellValue, Known, Reason, Result, Trace, Unavailable
from capaian.rules.agreements import agreements_in_force, lines_in_force, write_target
from capaian.rules.dependencies import bases_of
from capaian.rules.outcome import HUNDRED
from capaian.rules.pace import required_pace
from capaian.web.boards.charts import BoardChart, draw_course, plan_years
from capaian.web.boards.forecast import Forecast, Outlook, find_moved_bases, forecast, series_of
from capaian.web.boards.results import Board, name_of
from capaian.web.boards.tables import (
    BoardCell,
    BoardColumn,
    BoardRow,
    BoardTable,
    figure,
    figure_column,
    number,
    rows_of,
    text,
    words_column,
)
from capaian.web.measurement.form.cells import short_label
from capaian.web.measurement.result_notes import Question
from capaian.web.papers.models import PaperVersion, VersionState
from capaian.web.papers.versions import data_hash
from capaian.web.tracing.words import step_words, symbols_of

_END_OF_VALUES: Final = 3
"""Of a point, whose first field is the name of its quarter."""

MAX_POINTS_BEHIND_PLAN: Final = 5
_FALLING_PERIODS: Final = 2
_SIGN_OF_BETTER: Final = {Polarity.HIGHER_IS_BETTER: 1, Polarity.LOWER_IS_BETTER: -1}
"""Sign of a change for the better; within a range neither way is."""


def alert_table(board: Board) -> BoardTable:
    """Return the alerts of a year as of a period;
    those of figures are looked for once for all who ask.
    """
    columns = [
        BoardColumn("rule", "Tanda", text),
        BoardColumn("about", "Tentang", text),
        BoardColumn("detail", "Keterangan", text),
        BoardColumn("since", "Sejak", text),
        BoardColumn("owner", "Penanggung jawab", text),
    ]
    name = ("alerts", str(board.as_of))
    of_figures = board.state.derive(name, lambda: [*_of_results(board), *_of_bases(board)])
    return BoardTable("tanda", "Tanda", columns, [*_of_papers(board), *of_figures])


def _row(
    rule: str, about: BoardCell, detail: str, since: Period | None = None, owner: str = ""
) -> BoardRow:
    return BoardRow(
        (text(rule), about, text(detail), text(since.label if since else ""), text(owner))
    )


def _of_papers(board: Board) -> Iterator[BoardRow]:
    """Yield which approved papers state what the year no longer holds."""
    for version in board.year.papers.filter(
        state=VersionState.APPROVED, revision__lt=board.year.revision
    ):
        if version.data_sha256 != data_hash(board.state):
            detail = f"versi {version.number} disetujui dengan data yang sudah berubah sejak itu"
            about = text(version.title, board.address("paper_version", version.pk))
            yield _row("Naskah yang disetujui tidak cocok lagi", about, detail)


def _of_results(board: Board) -> Iterator[BoardRow]:
    """Yield which indicators are too far behind the plan of their quarter,
    or went the wrong way twice.
    """
    for result in board.indicators:
        about = text(name_of(result), board.address("indicator", result.code))
        owner = board.owner_name(result)
        behind = first_of_run(result, lambda each: _points_behind(each) > MAX_POINTS_BEHIND_PLAN)
        if behind is not None:
            detail = (
                f"capaian kurang {write_decimal(_points_behind(result.current), 2)} poin dari 100"
            )
            yield _row("Tertinggal dari rencana", about, detail, behind.period, owner)
        points = outlook_of(board, result).points
        sign = _SIGN_OF_BETTER.get(board.indicator(result.code).polarity, 0)
        moves = [sign * (after.value - before.value) for before, after in pairwise(points)]
        if len(moves) >= _FALLING_PERIODS and all(move < 0 for move in moves[-_FALLING_PERIODS:]):
            course = " → ".join(
                write_decimal(point.value, 2) for point in points[-_FALLING_PERIODS - 1 :]
            )
            since = points[-_FALLING_PERIODS].period
            yield _row("Memburuk dua periode berturut-turut", about, course, since, owner)


def _points_behind(judged: PeriodResult) -> Decimal:
    return 100 - judged.achievement.value if isinstance(judged.achievement, Known) else Decimal(0)


def first_of_run(
    result: IndicatorResult, is_in: Callable[[PeriodResult], bool]
) -> PeriodResult | None:
    """Return since which quarter something holds without a break until now; `None`:
    it does not.
    """
    now = result.current
    quarters = [
        each for each in result.periods if each.period.kind is PeriodKind.QUARTER or each is now
    ]
    run = [*takewhile(is_in, reversed(quarters))]
    return run[-1] if run else None


def _of_bases(board: Board) -> Iterator[BoardRow]:
    """Yield which denominators moved more between two quarters than a register moves by itself."""
    names = {each.denominator.code: each.denominator.name for each in board.facts.components}
    bases = counted_bases(board)
    for before, after in pairwise(sorted(bases, key=lambda period: period.end)):
        for code, percent in find_moved_bases(bases[before], bases[after]).items():
            detail = f"{write_signed(percent, 2)} persen antara {before.label} dan {after.label}"
            about = text(names[MeasureCode(code)])
            yield _row("Penyebut berubah lebih dari 3 persen", about, detail, after)


def counted_bases(board: Board) -> Mapping[Period, Mapping[str, Decimal]]:
    """Return the denominators of stocks at the ends of the quarters of which they were counted."""

    def count() -> Mapping[Period, Mapping[str, Decimal]]:
        stocks = [each for each in board.facts.components if each.aggregation is Aggregation.LAST]
        measured = {each.denominator.code for each in stocks}
        found: dict[Period, dict[str, Decimal]] = {}
        for row in board.facts.counts:
            is_district = row.area != board.facts.office.regency and row.measure in measured
            if is_district and row.value is not None and row.period.end <= board.as_of.end:
                own = found.setdefault(row.period, {})
                own[row.measure] = own.get(row.measure, Decimal(0)) + row.value
        return found

    return board.state.derive(("bases", str(board.as_of)), count)


def outlook_of(board: Board, result: IndicatorResult) -> Outlook:
    """Return the known points of an indicator with its forecasts,
    or the reason why there are none.
    """

    def look() -> Outlook:
        series = series_of(board.facts, board.assessment, result, counted_bases(board))
        return forecast(series.points, result.unit) if series.gap is None else series

    return board.state.derive(("outlook", result.code, str(board.as_of)), look)


_MAX_GROWTH: Final = 50
_MAX_TARGET: Final = 10**12
_number = partial(
    forms.DecimalField, required=False, localize=True
)  # as it is written in Indonesia


class PaceForm(forms.Form):
    """What a person supposes: another target, a base that grows;
    what cannot be read changes nothing.
    """

    target = _number(label="Target lain", min_value=-_MAX_TARGET, max_value=_MAX_TARGET)
    penyebut = _number(
        label="Penyebut tumbuh (persen)", min_value=-_MAX_GROWTH, max_value=_MAX_GROWTH
    )

    @property
    def problem(self) -> str:
        """What is wrong with what was typed; empty where nothing is."""
        limits = f"antara −{_MAX_GROWTH} dan {_MAX_GROWTH} persen"
        return f"Tulis angka; penyebut tumbuh {limits}." if self.errors else ""


def comparison_table(board: Board, result: IndicatorResult) -> BoardTable:
    """Return the five comparisons; one that cannot be made says why."""
    columns: Sequence[BoardColumn[str]] = (
        BoardColumn("with", "Pembanding", text),
        BoardColumn("value", "Nilai", text, is_figure=True),
        BoardColumn("difference", "Selisih", text, is_figure=True),
        BoardColumn("achievement", "Capaian", text, "persen", is_figure=True),
        BoardColumn("words", "Keterangan", text),
    )
    return BoardTable(
        f"pembanding-{result.code}", "Lima pembanding", columns, [*_comparisons(board, result)]
    )


def _comparisons(board: Board, result: IndicatorResult) -> Iterator[BoardRow]:
    now, prior, end = result.current, result.prior, result.plan_end
    yield _compared(
        f"Target {board.as_of.label}", now.target, now.gap, now.achievement, now.status_words
    )
    if prior is not None:
        words = (
            f"{prior.trend} {prior.trend.mark}"
            if prior.trend
            else getattr(prior.actual, "words", "")
        )
        before = f"Realisasi {prior.period.label}"
        yield _compared(before, prior.actual, prior.change, prior.achievement, words)
    if end is not None:
        years, words = end.period.year - board.year.year, ""
        if years > 0 and isinstance(end.gap, Known) and end.gap.value < 0:
            words = f"perlu {write_decimal(-end.gap.value / years, 2)} per tahun"
        last = f"Target akhir Renstra {end.period.year}"
        yield _compared(last, end.target, end.gap, end.achievement, words)
    found = {each.kind: each for each in result.references}
    for kind in ReferenceKind:
        if (other := found.get(kind)) is None:
            none = Unavailable(Reason.NOT_IN_SOURCE)
            yield _compared(kind.words, none, None, None, "tidak ada dalam sumber")
            continue
        value, difference = other.target if isinstance(other.target, Known) else other.value, None
        if isinstance(now.actual, Known) and isinstance(value, Known):
            decimals = max(now.actual.decimals, value.decimals)
            difference = replace(
                now.actual, value=now.actual.value - value.value, decimals=decimals
            )
        rank = f"peringkat {other.rank.place} dari {other.rank.of}" if other.rank else ""
        yield _compared(kind.words, value, difference, other.achievement, rank)


def _compared(
    name: str,
    value: CellValue,
    difference: CellValue | None,
    achievement: CellValue | None,
    words: str,
) -> BoardRow:
    return BoardRow(
        (text(name), figure(value), figure(difference), figure(achievement), text(words))
    )


def _own_parts(board: Board, result: IndicatorResult) -> Sequence[ComponentResult]:
    return [each for each in board.assessment.components if result.code in each.share_of_gap]


def part_table(board: Board, result: IndicatorResult) -> BoardTable | None:
    """Return the coverages that an indicator is the mean of, with the share of the gap of each."""
    own, code = _own_parts(board, result), result.code
    if not own:
        return None
    columns: Sequence[BoardColumn[ComponentResult]] = (
        words_column("part", "Cakupan", name_of),
        figure_column("numerator", "Pembilang", lambda each: each.numerator),
        figure_column("denominator", "Penyebut", lambda each: each.denominator),
        figure_column(
            "ratio",
            "Cakupan",
            lambda e: e.ratio,
            "persen",
            lambda e: board.trace("cakupan", e.code),
        ),
        figure_column(
            "share", "Jarak ke 100", lambda each: each.share_of_gap[code], f"÷ {len(own)}, poin"
        ),
    )
    actual, gap = result.current.actual, BoardCell()
    if isinstance(actual, Known) and all(
        isinstance(each.share_of_gap[code], Known) for each in own
    ):
        gap = figure(replace(actual, value=HUNDRED - round_half_up(actual.value, actual.decimals)))
    mean = (text("Rata-rata"), BoardCell(), BoardCell(), figure(actual), gap)
    rows = [*rows_of(columns, own), BoardRow(mean, is_total=True)]
    note = "Jarak tiap cakupan dibulatkan sendiri-sendiri; jarak rata-rata = 100 − rata-rata."
    return BoardTable(f"bagian-{code}", "Cakupan pembentuk", columns, rows, note)


def series_table(board: Board, result: IndicatorResult) -> BoardTable:
    """Return the years of the plan with target and result."""
    columns: Sequence[BoardColumn[tuple[int, Result, Result]]] = (
        words_column("year", "Tahun", lambda each: str(each[0])),
        figure_column("target", "Target", lambda each: each[1]),
        figure_column("actual", "Realisasi", lambda each: each[2]),
    )
    rows = rows_of(columns, plan_years(board.indicator(result.code), result))
    return BoardTable(f"seri-{result.code}", "Target dan realisasi menurut tahun", columns, rows)


_NOT_YET: Final = Unavailable(Reason.NOT_REPORTED)


@dataclass(frozen=True, slots=True)
class CourseQuarter:
    """A quarter: by itself, and with all of the year until its end."""

    alone: QuarterProgress
    until: PeriodResult
    is_measured: bool
    """Something of the quarter itself is known, and it is not later than what is looked at."""

    @property
    def period(self) -> Period:
        """Which it is."""
        return self.alone.period

    @property
    def actual(self) -> CellValue:
        """What was reached until its end; what only stands on from before is nothing of it."""
        return self.until.actual if self.is_measured else _NOT_YET

    @property
    def is_judged(self) -> bool:
        """Whether it has a target and a result."""
        return self.is_measured and self.until.status is not Status.UNKNOWN


def quarters_in(board: Board, result: IndicatorResult) -> Sequence[CourseQuarter]:
    """Return the quarters of an indicator;
    none where neither target nor result of any is known.
    """
    course, found = board.courses.get(result.code), []
    if course is None:
        return ()
    for stage in course.stages:
        until = board.state.judged(stage.period).get(result.code)
        if until is not None:
            is_over = stage.period.end <= board.as_of.end
            is_measured = is_over and not isinstance(stage.actual, Unavailable)
            target = (
                until.target
            )  # where quarters do not add up, it is the one of the quarter itself
            if course.is_additive:
                target = target_of_quarter(board, result.code, stage.period) or stage.target
            found.append(CourseQuarter(replace(stage, target=target), until, is_measured))
    is_known = any(
        each.is_measured or not isinstance(each.alone.target, Unavailable) for each in found
    )
    return found if is_known else ()


def target_of_quarter(board: Board, code: IndicatorCode, quarter: Period) -> CellValue | None:
    """Return the target of a quarter by the agreement that judges it,
    which may be revised in between.
    """
    now, then = (lines_in_force(board.facts, each).get(code) for each in (board.as_of, quarter))
    if now != then and (assessment := board.state.assessment(quarter)) is not None:
        board = replace(board, assessment=assessment)
    course = board.courses.get(code)
    return (
        next((each.target for each in course.stages if each.period == quarter), None)
        if course
        else None
    )


def quarter_table(board: Board, result: IndicatorResult) -> BoardTable | None:
    """Return the quarters with what was aimed at and reached, alone where they add up,
    and until then.
    """
    quarters, course = quarters_in(board, result), board.courses.get(result.code)
    if not quarters or course is None:
        return None
    alone: Sequence[BoardColumn[CourseQuarter]] = (
        figure_column("own_target", "Target triwulan ini", lambda each: each.alone.target),
        figure_column("own_actual", "Realisasi triwulan ini", lambda each: each.alone.actual),
    )
    until = "sampai triwulan ini" if course.is_additive else "akhir triwulan"
    columns: Sequence[BoardColumn[CourseQuarter]] = (
        words_column("quarter", "Triwulan", lambda each: short_label(each.period)),
        *(alone if course.is_additive else ()),
        figure_column("target", f"Target {until}", lambda each: each.until.target),
        figure_column("actual", f"Realisasi {until}", lambda each: each.actual),
        figure_column(
            "achievement",
            "Capaian",
            lambda e: e.until.achievement if e.is_judged else None,
            "persen",
        ),
        words_column(
            "status", "Status", lambda each: each.until.status_words if each.is_judged else ""
        ),
    )
    title = "Target dan realisasi menurut triwulan"
    return BoardTable(f"triwulan-{result.code}", title, columns, rows_of(columns, quarters))


def quarter_chart(board: Board, result: IndicatorResult) -> BoardChart | None:
    """Return the quarters as a chart that states what the last one came to;
    `None` without figures.
    """
    quarters, table = quarters_in(board, result), quarter_table(board, result)
    points = [
        (short_label(e.period), e.actual, e.until.target, e.period == board.as_of, e.until.status)
        for e in quarters
    ]
    if table is None or not any(
        isinstance(each, Known) for point in points for each in point[1:_END_OF_VALUES]
    ):
        return None
    return draw_course(table, describe_quarters(quarters), points, board.indicator(result.code))


def describe_quarters(quarters: Sequence[CourseQuarter]) -> str:
    """Say what the last quarter that is judged came to, and what the next one aims at."""
    judged = [each for each in quarters if each.is_judged]
    if not judged:
        return "Belum ada triwulan yang dapat dinilai"
    last = judged[-1]
    figures = f"{last.actual.display} dari target {last.until.target.display}"
    words = f"{short_label(last.period)} {last.until.status.words}: {figures}"
    following = next((each for each in quarters if each.period.start > last.period.end), None)
    if following is None or isinstance(following.until.target, Unavailable):
        return words
    return f"{words}; {short_label(following.period)} ditargetkan {following.until.target.display}"


def pace_of(board: Board, result: IndicatorResult, supposed: PaceForm) -> Pace:
    """Return the pace to the target of the year, or under what a person supposes."""
    if not supposed.is_valid() or not supposed.has_changed():
        return board.pace(result)
    target, growth = supposed.cleaned_data["target"], supposed.cleaned_data["penyebut"]
    return required_pace(board.facts, board.assessment, result.code, target, growth or Decimal(0))


def ways_table(board: Board, result: IndicatorResult, pace: Pace) -> BoardTable | None:
    """Return the parts of an indicator as ways to its target, the one that moves it most first."""
    if not pace.parts:
        return None
    indicators = {each.code for each in board.assessment.indicators}

    def name(part: PartPace) -> BoardCell:
        return text(
            part.name, board.address("indicator", part.code) if part.code in indicators else ""
        )

    def need(part: PartPace) -> Need | None:
        return None if part.gap else part.need

    def words(part: PartPace) -> str:
        if part.gap is not None or part.level is None:
            return part.gap.words if part.gap else ""
        return part.need.more.unit.label if part.need else "lihat halaman indikatornya"

    def daily(part: PartPace) -> BoardCell:
        own = need(part)
        cell = figure(own.per_day if own else None)
        return replace(cell, shown=own.interval) if own and own.interval else cell

    columns: Sequence[BoardColumn[PartPace]] = (
        BoardColumn("part", "Bagian", name),
        figure_column("value", "Sekarang", lambda each: each.value),
        figure_column("gain", "Tambahan paling banyak", lambda each: each.gain, "poin"),
        figure_column("level", "Perlu mencapai", lambda each: None if each.gap else each.level),
        figure_column("more", "Tambahan", lambda each: getattr(need(each), "more", None)),
        figure_column("per_month", "Sebulan", lambda each: getattr(need(each), "per_month", None)),
        BoardColumn("per_day", "Sehari kerja", daily, is_figure=True),
        words_column("words", "Keterangan", words),
    )
    note = "Setiap baris: bagian itu saja yang berubah, yang lain tetap."
    return BoardTable(
        f"laju-{result.code}", "Jalan ke target", columns, rows_of(columns, pace.parts), note
    )


def area_table(result: IndicatorResult, pace: Pace) -> BoardTable | None:
    """Return what each kecamatan lacks to the level that the whole needs, the most first."""
    part = pace.carrier
    if part is None or not part.areas:
        return None
    columns: Sequence[BoardColumn[AreaNeed]] = (
        words_column("area", "Kecamatan", lambda each: each.name),
        figure_column("ratio", "Cakupan", lambda each: each.ratio, "persen"),
        figure_column("more", "Perlu", lambda each: each.more),
        words_column(
            "words",
            "Keterangan",
            lambda each: "" if each.more.value > 0 else "sudah di atas tingkat itu",
        ),
    )
    rows = [*rows_of(columns, sorted(part.areas, key=lambda area: -area.more.value))]
    if part.areas_more is not None:
        sum_cells = (text("Jumlah kekurangan"), BoardCell(), figure(part.areas_more), BoardCell())
        rows.append(BoardRow(sum_cells, is_total=True))
    return BoardTable(f"laju-kecamatan-{result.code}", "Perlu menurut kecamatan", columns, rows)


def working_of(pace: Pace) -> Sequence[Trace]:
    """Return the steps of a pace with figures, first to last."""
    part = pace.carrier
    if pace.traces is None or part is None or part.need is None or part.level is None:
        return ()
    ends = (part.level, part.need.more, part.need.per_month, part.need.per_day)
    return [pace.traces[each.trace] for each in ends]


def forecast_table(board: Board, result: IndicatorResult) -> BoardTable | None:
    """Return the forecasts as ranges with their tested errors; `None` where they are withheld."""
    outlook = outlook_of(board, result)
    if not outlook.forecasts:
        return None
    columns: Sequence[BoardColumn[Forecast]] = (
        words_column("method", "Cara", lambda each: each.method.words),
        words_column("period", "Untuk", lambda each: each.period.label),
        BoardColumn("low", "Dari", lambda each: number(each.low), is_figure=True),
        BoardColumn("high", "Sampai", lambda each: number(each.high), is_figure=True),
        BoardColumn("error", "Galat terbesar", lambda each: number(each.error), is_figure=True),
        words_column("tests", "Diuji", lambda each: f"{each.tests} pengujian"),
    )
    return BoardTable(
        f"perkiraan-{result.code}", "Perkiraan", columns, rows_of(columns, outlook.forecasts)
    )


def evidence_of(board: Board, result: IndicatorResult) -> Sequence[Evidence]:
    """Return the files that prove an indicator or a coverage that it is made of."""
    codes = {str(result.code), *(str(each.code) for each in _own_parts(board, result))}
    return [each for each in board.facts.evidence if codes & {*each.proves}]


_OF_ALL_INDICATORS = [
    "lkjip",
    "renja",
    "rencana-aksi",
    "pengukuran-triwulan",
    "evaluasi-renja",
    "renstra",
]
"""Kinds of papers that have every indicator."""


def papers_of(
    board: Board, result: IndicatorResult, readable: QuerySet[PaperVersion]
) -> Iterator[BoardCell]:
    """Yield the agreements in force that promise an indicator,
    and the latest readable versions of papers.
    """
    for agreement in agreements_in_force(board.facts, board.as_of):
        target = next(
            (line.target for line in agreement.targets if line.indicator == result.code), None
        )
        if target is not None:
            yield text(
                f"{agreement.title}: target {write_target(target)}", board.address("agreements")
            )
    latest = [VersionState.APPROVED, VersionState.MADE]
    for version in readable.filter(kind__in=_OF_ALL_INDICATORS, state__in=latest):
        words = f"{version.title}: versi {version.number}, {VersionState(version.state).label}"
        yield text(words, board.address("paper_version", version.pk))


def factors_of(
    board: Board, result: IndicatorResult, kinds: Sequence[FactorKind] = ()
) -> Sequence[Factor]:
    """Return the factors of an indicator within the period, the latest last."""
    own = [each for each in board.facts.factors if each.subject == result.code]
    return [
        each
        for each in own
        if board.as_of.contains(each.period) and each.kind in (kinds or FactorKind)
    ]


def questions_about(board: Board, result: IndicatorResult) -> Sequence[Question]:
    """Return what is asked of an indicator, or of what its figure rests on."""
    codes = {
        str(result.code),
        *(bases_of(board.facts).get(str(result.code), ()) if board.questions else ()),
    }
    return [each for each in board.questions if each.things & codes]


def formula_of_result(board: Board, result: IndicatorResult) -> str:
    """Return how the result was computed or fed, in words;
    nothing where it was reported as it is.
    """
    actual = result.current.actual
    if not isinstance(actual, Known):
        return ""
    return step_words(board.assessment.traces[actual.trace], symbols_of(board.facts))
