"""Alerts (tanda): what moved the wrong way, or no longer agrees with what was approved."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise, takewhile
from typing import Final

from capaian.domain.assessment import IndicatorResult, PeriodResult
from capaian.domain.identifiers import MeasureCode
from capaian.domain.numerals import write_decimal, write_signed
from capaian.domain.period import Period, PeriodKind
from capaian.domain.policy import Aggregation, Polarity
from capaian.domain.value import Known
from capaian.rules.agreements import owner_of
from capaian.rules.forecast import Outlook, find_moved_bases, forecast, series_of
from capaian.web.boards.results import Board, name_of
from capaian.web.boards.tables import BoardCell, BoardColumn, BoardRow, BoardTable, text
from capaian.web.papers.models import VersionState
from capaian.web.papers.versions import data_hash

MAX_POINTS_BEHIND_PLAN: Final = 5
_FALLING_PERIODS: Final = 2


_HEADS: Final = {
    "rule": "Tanda",
    "about": "Tentang",
    "detail": "Keterangan",
    "since": "Sejak",
    "owner": "Penanggung jawab",
}


def alert_table(board: Board) -> BoardTable:
    """Return the alerts of a year as of a period; those of figures are looked for once for all who ask."""
    name = ("alerts", str(board.as_of))
    of_figures = board.state.derive(name, lambda: [*_of_indicators(board), *_of_bases(board)])
    columns = [BoardColumn(key, head, text) for key, head in _HEADS.items()]
    return BoardTable("tanda", "Tanda", columns, [*_of_papers(board), *of_figures])


def _row(rule: str, about: BoardCell, detail: str, since: Period | None = None, owner: str = "") -> BoardRow:
    return BoardRow((text(rule), about, text(detail), text(since.label if since else ""), text(owner)))


def _of_papers(board: Board) -> Iterator[BoardRow]:
    """Yield which approved papers state what the year no longer holds."""
    for version in board.year.papers.filter(state=VersionState.APPROVED, revision__lt=board.year.revision):
        if version.data_sha256 != data_hash(board.state):
            detail = f"versi {version.number} disetujui dengan data yang sudah berubah sejak itu"
            about = text(version.title, board.address("paper_version", version.pk))
            yield _row("Naskah yang disetujui tidak cocok lagi", about, detail)


def _of_indicators(board: Board) -> Iterator[BoardRow]:
    for result in board.indicators:
        yield from _behind_plan(board, result)
        yield from _falling(board, result)


def _of_indicator(board: Board, result: IndicatorResult, rule: str, detail: str, since: Period) -> BoardRow:
    about = text(name_of(result), board.address("indicator", result.code))
    return _row(rule, about, detail, since, owner_name(board, result))


def owner_name(board: Board, result: IndicatorResult) -> str:
    """Return the post that answers for an indicator; nothing where none does."""
    post = owner_of(board.facts, board.indicator(result.code))
    found = board.facts.post_by_id.get(post) if post else None
    return found.name if found else ""


def first_of_run(
    periods: Sequence[PeriodResult], is_in: Callable[[PeriodResult], bool]
) -> PeriodResult | None:
    """Return since which period something holds without a break until the last one; `None`: it does not."""
    run = [*takewhile(is_in, reversed(periods))]
    return run[-1] if run else None


def _behind_plan(board: Board, result: IndicatorResult) -> Iterator[BoardRow]:
    """Yield that an indicator is more points behind the plan of its quarter than may be."""
    now = result.current
    quarters = [each for each in result.periods if each.period.kind is PeriodKind.QUARTER or each is now]
    first = first_of_run(quarters, lambda each: _points_behind(each) > MAX_POINTS_BEHIND_PLAN)
    if first is not None:
        detail = f"capaian kurang {write_decimal(_points_behind(now), 2)} poin dari 100"
        yield _of_indicator(board, result, "Tertinggal dari rencana", detail, first.period)


def _points_behind(judged: PeriodResult) -> Decimal:
    return 100 - judged.achievement.value if isinstance(judged.achievement, Known) else Decimal(0)


def _falling(board: Board, result: IndicatorResult) -> Iterator[BoardRow]:
    """Yield that an indicator went the wrong way in two periods one after the other."""
    points = outlook_of(board, result).points
    sign = -1 if board.indicator(result.code).polarity is Polarity.LOWER_IS_BETTER else 1
    moves = [sign * (after.value - before.value) for before, after in pairwise(points)]
    if len(moves) >= _FALLING_PERIODS and all(move < 0 for move in moves[-_FALLING_PERIODS:]):
        course = " → ".join(write_decimal(point.value, 2) for point in points[-_FALLING_PERIODS - 1 :])
        since = points[-_FALLING_PERIODS].period
        yield _of_indicator(board, result, "Memburuk dua periode berturut-turut", course, since)


def _of_bases(board: Board) -> Iterator[BoardRow]:
    """Yield which denominators moved more between two quarters than a register moves by itself."""
    names = {
        measure.code: measure.name for c in board.facts.components for measure in (c.numerator, c.denominator)
    }
    bases = bases_of(board)
    for before, after in pairwise(sorted(bases, key=lambda period: period.end)):
        for code, percent in find_moved_bases(bases[before], bases[after]).items():
            detail = f"{write_signed(percent, 2)} persen antara {before.label} dan {after.label}"
            name = names.get(MeasureCode(code), code)
            yield _row("Penyebut berubah lebih dari 3 persen", text(name), detail, after)


def bases_of(board: Board) -> Mapping[Period, Mapping[str, Decimal]]:
    """Return the denominators of stocks at the ends of the quarters of which they were counted."""
    return board.state.derive(("bases", str(board.as_of)), lambda: _count_bases(board))


def _count_bases(board: Board) -> Mapping[Period, Mapping[str, Decimal]]:
    stocks = [each for each in board.facts.components if each.aggregation is Aggregation.LAST]
    measured = {each.denominator.code for each in stocks}
    found: dict[Period, dict[str, Decimal]] = {}
    for row in board.facts.counts:
        is_district = row.area != board.facts.office.regency and row.measure in measured
        if is_district and row.value is not None and row.period.end <= board.as_of.end:
            own = found.setdefault(row.period, {})
            own[row.measure] = own.get(row.measure, Decimal(0)) + row.value
    return found


def outlook_of(board: Board, result: IndicatorResult) -> Outlook:
    """Return the known points of an indicator with its forecasts, or the reason why there are none."""
    name = ("outlook", result.code, str(board.as_of))
    return board.state.derive(name, lambda: _forecast(board, result))


def _forecast(board: Board, result: IndicatorResult) -> Outlook:
    series = series_of(board.facts, board.assessment, result, bases_of(board))
    return forecast(series.points, result.unit) if series.gap is None else series
