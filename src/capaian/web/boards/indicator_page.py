"""One indicator: what it is compared with, what it is made of, its course, its pace, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Final

from capaian.domain.assessment import (
    ComponentResult,
    IndicatorResult,
    ReferenceComparison,
    ReferenceKind,
    Status,
)
from capaian.domain.narrative import Evidence, Factor, FactorKind
from capaian.domain.numerals import write_decimal, write_signed
from capaian.domain.period import Period
from capaian.domain.progress import AreaNeed, Pace, PartPace
from capaian.domain.value import CellValue, Known, Trace
from capaian.rules.agreements import agreements_in_force
from capaian.rules.forecast import Forecast
from capaian.rules.pace import required_pace
from capaian.rules.targets import write_target
from capaian.web.boards.alerts import outlook_of
from capaian.web.boards.charts import plan_years
from capaian.web.boards.results import Board
from capaian.web.boards.tables import Cell, Column, Row, Table, figure, number, text
from capaian.web.papers.models import IN_FORCE, VersionState
from capaian.web.tracing.words import formula_words, symbols_of

_MAX_GROWTH: Final = Decimal(50)
_MAX_TARGET: Final = Decimal(10) ** 12
_REFERENCES: Final = {
    ReferenceKind.NATIONAL: "Standar nasional",
    ReferenceKind.PROVINCE: "Provinsi",
    ReferenceKind.PEERS: "Kabupaten/kota lain",
}
_COMPARISONS: Final = (
    Column("with", "Pembanding"),
    Column("value", "Nilai", is_figure=True),
    Column("difference", "Selisih", is_figure=True),
    Column("achievement", "Capaian", "persen", is_figure=True),
    Column("words", "Keterangan"),
)


def comparison_table(board: Board, result: IndicatorResult) -> Table:
    """Return the five comparisons; one that cannot be made says why."""
    current, prior, end = result.current, result.prior, result.plan_end
    judged = (figure(current.target), figure(current.gap), figure(current.achievement))
    rows = [Row((text(f"Target {board.as_of.label}"), *judged, text(current.status_words)))]
    if prior is not None:
        words = f"{prior.trend} {prior.trend.arrow}" if prior.trend else getattr(prior.actual, "words", "")
        before = (figure(prior.actual), figure(prior.change), figure(prior.achievement))
        rows.append(Row((text(f"Realisasi {prior.period.label}"), *before, text(words))))
    if end is not None:
        planned = (figure(end.target), figure(end.gap), figure(end.achievement))
        rows.append(
            Row((text(f"Target akhir Renstra {end.period.year}"), *planned, text(_yearly(board, result))))
        )
    found = {each.kind: each for each in result.references}
    rows += [_reference(kind, found.get(kind), current.actual) for kind in ReferenceKind]
    return Table(f"pembanding-{result.code}", "Lima pembanding", _COMPARISONS, tuple(rows))


def _yearly(board: Board, result: IndicatorResult) -> str:
    """Return how much a year is needed until the plan ends."""
    end = result.plan_end
    years = end.period.year - board.year.year if end else 0
    if end is None or years <= 0 or not isinstance(end.gap, Known) or end.gap.value >= 0:
        return ""
    return f"perlu {write_decimal(-end.gap.value / years, 2)} per tahun"


def _reference(kind: ReferenceKind, found: ReferenceComparison | None, actual: CellValue) -> Row:
    words = _REFERENCES[kind]
    if found is None:
        return Row(
            (
                text(words),
                Cell("t.t.", None, "tidak tersedia"),
                Cell(),
                Cell(),
                text("tidak ada dalam sumber"),
            )
        )
    value = found.target if isinstance(found.target, Known) else found.value
    difference = Cell()
    if isinstance(actual, Known) and isinstance(value, Known):
        gap = actual.value - value.value
        difference = number(gap, write_signed(gap, max(actual.decimals, value.decimals)))
    rank = f"peringkat {found.rank.place} dari {found.rank.of}" if found.rank else ""
    return Row((text(words), figure(value), difference, figure(found.achievement), text(rank)))


def part_table(board: Board, result: IndicatorResult) -> Table | None:
    """Return the coverages that an indicator is the mean of, with the share of the gap of each."""
    own = [each for each in board.assessment.components if result.code in each.share_of_gap]
    if not own:
        return None
    columns = (
        Column("part", "Cakupan"),
        Column("numerator", "Pembilang", is_figure=True),
        Column("denominator", "Penyebut", is_figure=True),
        Column("ratio", "Cakupan", "persen", is_figure=True),
        Column("share", "Jarak ke 100", f"÷ {len(own)}, poin", is_figure=True),
    )
    shares = [value.value for each in own if isinstance(value := each.share_of_gap[result.code], Known)]
    total = sum(shares, Decimal(0))
    rows = [_part_row(board, result, each) for each in own]
    last = (
        text("Rata-rata"),
        Cell(),
        Cell(),
        figure(result.current.actual),
        number(total, write_decimal(total, 2)),
    )
    return Table(f"bagian-{result.code}", "Cakupan pembentuk", columns, (*rows, Row(last, "total")))


def _part_row(board: Board, result: IndicatorResult, part: ComponentResult) -> Row:
    name, address = f"{part.symbol} {part.name}".strip(), board.trace("cakupan", part.code)
    counts = (figure(part.numerator), figure(part.denominator))
    return Row((text(name), *counts, figure(part.ratio, address), figure(part.share_of_gap[result.code])))


def series_table(board: Board, result: IndicatorResult) -> Table:
    """Return the years of the plan with target and result."""
    columns = (
        Column("year", "Tahun"),
        Column("target", "Target", is_figure=True),
        Column("actual", "Realisasi", is_figure=True),
    )
    years = plan_years(board.indicator(result.code), result)
    rows = tuple(Row((text(str(year)), figure(target), figure(actual))) for year, target, actual in years)
    return Table(f"seri-{result.code}", "Target dan realisasi menurut tahun", columns, rows)


@dataclass(frozen=True, slots=True)
class PaceForm:
    """What a person supposes: another target, a base that grows."""

    target: Decimal | None = None
    growth: Decimal = Decimal(0)
    problem: str = ""

    @classmethod
    def read(cls, target: str, growth: str) -> PaceForm:
        """Read what was typed; what cannot be read is said and changes nothing."""
        try:
            wanted = _read(target, _MAX_TARGET) if target.strip() else None
            grown = _read(growth, _MAX_GROWTH) if growth.strip() else Decimal(0)
        except (InvalidOperation, ValueError):
            limit = write_decimal(_MAX_GROWTH, 0)
            return cls(problem=f"Tulis angka; penyebut tumbuh antara −{limit} dan {limit} persen.")
        return cls(wanted, grown)


def _read(typed: str, most: Decimal) -> Decimal:
    value = Decimal(typed.strip().replace(".", "").replace(",", ".") if "," in typed else typed.strip())
    if not value.is_finite() or abs(value) > most:
        raise ValueError(typed)
    return value


def pace_of(board: Board, result: IndicatorResult, typed: PaceForm) -> Pace:
    """Return the pace to the target of the year, or under what a person supposes."""
    if typed == PaceForm():
        return board.pace(result)
    return required_pace(board.facts, board.assessment, result.code, typed.target, typed.growth)


_WAYS: Final = (
    Column("part", "Bagian"),
    Column("value", "Sekarang", is_figure=True),
    Column("gain", "Tambahan paling banyak", "poin", is_figure=True),
    Column("level", "Perlu mencapai", is_figure=True),
    Column("more", "Tambahan", is_figure=True),
    Column("per_month", "Sebulan", is_figure=True),
    Column("per_day", "Sehari kerja", is_figure=True),
    Column("words", "Keterangan"),
)


def ways_table(board: Board, result: IndicatorResult, pace: Pace) -> Table | None:
    """Return the parts of an indicator as ways to its target, the one that moves it most first."""
    if not pace.parts:
        return None
    rows = tuple(_way(board, part) for part in pace.parts)
    note = "Setiap baris: bagian itu saja yang berubah, yang lain tetap."
    return Table(f"laju-{result.code}", "Jalan ke target", _WAYS, rows, note)


def _way(board: Board, part: PartPace) -> Row:
    nothing = Cell("–", None)
    is_indicator = any(each.code == part.code for each in board.assessment.indicators)
    name = text(part.name, board.address("indicator", part.code) if is_indicator else "")
    gain = figure(part.gain) if part.gain else nothing
    if part.gap is not None or part.level is None:
        words = text(part.gap.words if part.gap else "")
        return Row((name, figure(part.value), gain, nothing, nothing, nothing, nothing, words))
    need = part.need
    counts = (figure(need.more), figure(need.per_month), figure(need.per_day)) if need else (nothing,) * 3
    unit = need.more.unit.label if need else "lihat halaman indikatornya"
    return Row((name, figure(part.value), gain, figure(part.level), *counts, text(unit)))


def area_table(result: IndicatorResult, part: PartPace) -> Table:
    """Return what each kecamatan lacks to the level that the whole needs, the most first."""
    columns = (
        Column("area", "Kecamatan"),
        Column("ratio", "Cakupan", "persen", is_figure=True),
        Column("more", "Perlu", is_figure=True),
        Column("words", "Keterangan"),
    )
    areas = sorted(part.areas, key=lambda area: -area.more.value)
    rows = [_area_row(each) for each in areas]
    if part.areas_more is not None:
        rows.append(Row((text("Jumlah kekurangan"), Cell(), figure(part.areas_more), Cell()), "total"))
    return Table(f"laju-kecamatan-{result.code}", "Perlu menurut kecamatan", columns, tuple(rows))


def _area_row(area: AreaNeed) -> Row:
    words = "" if area.more.value > 0 else "sudah di atas tingkat itu"
    return Row((text(area.name), figure(area.ratio), figure(area.more), text(words)))


def working_of(pace: Pace, part: PartPace) -> Sequence[Trace]:
    """Return the steps of a pace with figures, first to last."""
    if pace.traces is None or part.need is None or part.level is None:
        return ()
    ends = (part.level, part.need.more, part.need.per_month, part.need.per_day)
    return [pace.traces[each.trace] for each in ends]


def forecast_table(board: Board, result: IndicatorResult) -> Table | None:
    """Return the forecasts as ranges with their tested errors; `None` where they are withheld."""
    outlook = outlook_of(board, result)
    if not outlook.forecasts:
        return None
    columns = (
        Column("method", "Cara"),
        Column("period", "Untuk"),
        Column("low", "Dari", is_figure=True),
        Column("high", "Sampai", is_figure=True),
        Column("error", "Galat terbesar", is_figure=True),
        Column("tests", "Diuji"),
    )
    rows = tuple(_forecast_row(each) for each in outlook.forecasts)
    return Table(f"perkiraan-{result.code}", "Perkiraan", columns, rows)


def _forecast_row(made: Forecast) -> Row:
    figures = [number(value, write_decimal(value, 2)) for value in (made.low, made.high, made.error)]
    return Row((text(made.method.words), text(made.period.label), *figures, text(f"{made.tests} pengujian")))


def evidence_of(board: Board, result: IndicatorResult) -> Sequence[Evidence]:
    """Return the files that prove an indicator or a coverage that it is made of."""
    parts = (each.code for each in board.assessment.components if result.code in each.share_of_gap)
    codes = {str(result.code), *map(str, parts)}
    return [each for each in board.facts.evidence if codes & {*each.proves}]


@dataclass(frozen=True, slots=True)
class Standing:
    """A paper in which an indicator stands."""

    title: str
    words: str
    address: str


_OF_ALL_INDICATORS: Final = (
    "lkjip",
    "renja",
    "rencana-aksi",
    "pengukuran-triwulan",
    "evaluasi-renja",
    "renstra",
)
"""Kinds of papers that have every indicator."""


def papers_of(board: Board, result: IndicatorResult) -> Iterator[Standing]:
    """Yield the agreements in force that promise an indicator, and the latest versions of its papers."""
    for agreement in agreements_in_force(board.facts, board.as_of):
        target = next((line.target for line in agreement.targets if line.indicator == result.code), None)
        if target is not None:
            yield Standing(agreement.title, f"target {write_target(target)}", board.address("agreements"))
    made = board.year.papers.filter(kind__in=_OF_ALL_INDICATORS, state__in=[*IN_FORCE, VersionState.MADE])
    for version in made:
        words = f"versi {version.number}, {VersionState(version.state).label}"
        yield Standing(version.title, words, board.address("paper_version", version.pk))


def factors_of(board: Board, result: IndicatorResult, kinds: Sequence[FactorKind] = ()) -> Sequence[Factor]:
    """Return the factors of an indicator within the period, the latest last."""
    own = [
        each
        for each in board.facts.factors
        if each.subject == result.code and board.as_of.contains(each.period)
    ]
    return [each for each in own if not kinds or each.kind in kinds]


def formula_of_result(board: Board, result: IndicatorResult) -> str:
    """Return how the result was computed, in words; nothing where it was reported as it is."""
    actual = result.current.actual
    if not isinstance(actual, Known):
        return ""
    return formula_words(board.assessment.traces[actual.trace].formula, symbols_of(board.facts))


def behind_since(result: IndicatorResult) -> Period | None:
    """Return since which period an indicator is below its target without a break."""
    since = None
    for each in result.periods:
        since = (since or each.period) if each.status is Status.NOT_MET else None
    return since
