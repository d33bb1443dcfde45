"""The meeting sheet, one page: what is behind, since when, who answers, and what was agreed before."""

from __future__ import annotations

from typing import Final

from capaian.domain.assessment import IndicatorResult, Status
from capaian.domain.narrative import FactorKind
from capaian.domain.value import PERCENT
from capaian.web.boards.alerts import owner_name
from capaian.web.boards.indicator_page import behind_since, factors_of
from capaian.web.boards.results import Board
from capaian.web.boards.tables import Column, Row, Table, figure, text

_AGREED: Final = (FactorKind.PLAN, FactorKind.SOLUTION)
_COLUMNS: Final = (
    Column("indicator", "Yang tertinggal"),
    Column("actual", "Realisasi", is_figure=True),
    Column("target", "Target", is_figure=True),
    Column("achievement", "Capaian", "persen", is_figure=True),
    Column("since", "Sejak"),
    Column("owner", "Penanggung jawab"),
    Column("pace", "Laju yang diperlukan"),
    Column("agreed", "Disepakati sebelumnya"),
    Column("decided", "Diputuskan hari ini"),
)


def meeting_table(board: Board) -> Table:
    """Return what is behind, the furthest first, with an empty column for what the meeting decides."""
    behind = [each for each in board.indicators if each.current.status is Status.NOT_MET]
    rows = tuple(_row(board, each) for each in behind)
    return Table("rapat", f"Lembar rapat, {board.as_of.label}", _COLUMNS, rows)


def _row(board: Board, result: IndicatorResult) -> Row:
    since, current = behind_since(result), result.current
    suffix = "%" if result.unit == PERCENT else ""
    return Row(
        (
            text(f"{result.symbol} {result.name}".strip(), board.address("indicator", result.code)),
            figure(current.actual, suffix=suffix),
            figure(current.target, suffix=suffix),
            figure(current.achievement),
            text(since.label if since else ""),
            text(owner_name(board, result)),
            text(pace_words(board, result)),
            text(_agreed(board, result)),
            text(""),
        )
    )


def pace_words(board: Board, result: IndicatorResult) -> str:
    """Return the required pace of an indicator in one line, or why there is none."""
    pace = board.pace(result)
    part = pace.carrier
    if part is not None and part.need is not None:
        need = part.need
        return (
            f"{part.name}: {need.more.display} {need.more.unit.label}, {need.per_month.display} sebulan, "
            f"{need.per_day.display} sehari kerja"
        )
    if part is not None and part.level is not None:
        return f"{part.name}: dari {part.value.display} menjadi {part.level.display}"
    if pace.direct is not None:
        more, monthly = pace.direct.more, pace.direct.per_month
        return f"{more.display} {more.unit.label}, {monthly.display} sebulan"
    if pace.shortfall is not None and pace.gap is not None:
        return f"kurang {pace.shortfall.display} {pace.shortfall.unit.label}; {pace.gap.words}"
    return pace.gap.words if pace.gap else "tidak dapat dikejar oleh satu bagian saja"


def _agreed(board: Board, result: IndicatorResult) -> str:
    """Return the plans and solutions that were told before, with who does them and how far they are."""
    told = []
    for factor in factors_of(board, result, _AGREED):
        details = "; ".join(each for each in (factor.due, factor.state) if each)
        told.append(f"{factor.text} ({details})" if details else factor.text)
    return " · ".join(told)
