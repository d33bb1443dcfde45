"""The meeting sheet, one page: what is behind, since when, who answers, and what was agreed before."""

from __future__ import annotations

from typing import Final

from capaian.domain.assessment import IndicatorResult, Status
from capaian.domain.narrative import FactorKind
from capaian.web.boards.alerts import first_of_run, owner_name
from capaian.web.boards.indicator_page import factors_of
from capaian.web.boards.results import RESULT_COLUMNS, Board, name_column
from capaian.web.boards.tables import Table, figure_column, rows_of, words_column

MAX_ROWS: Final = 8
"""As many stand on one page, and are spoken of in one meeting."""
_AGREED: Final = (FactorKind.PLAN, FactorKind.SOLUTION)


def meeting_table(board: Board) -> Table:
    """Return what is behind, the furthest first, with an empty column for what the meeting decides."""
    columns = (
        name_column(board, "Yang tertinggal"),
        *RESULT_COLUMNS,
        figure_column("achievement", "Capaian", lambda each: each.current.achievement, "persen"),
        words_column("since", "Sejak", _begin),
        words_column("owner", "Penanggung jawab", lambda each: owner_name(board, each)),
        words_column("pace", "Laju yang diperlukan", lambda each: pace_words(board, each)),
        words_column("agreed", "Disepakati sebelumnya", lambda each: _agreed(board, each)),
        words_column("decided", "Diputuskan hari ini", lambda each: ""),
    )
    behind = board.behind
    more = len(behind) - MAX_ROWS
    note = f"Masih ada {more} indikator yang tertinggal lebih sedikit; lihat Dasbor." if more > 0 else ""
    title, rows = f"Lembar rapat, {board.as_of.label}", rows_of(columns, behind[:MAX_ROWS])
    return Table("rapat", title, columns, rows, note)


def _begin(result: IndicatorResult) -> str:
    """Return since which period an indicator is below its target without a break."""
    first = first_of_run(result.periods, lambda each: each.status is Status.NOT_MET)
    return first.period.label if first else ""


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
    """Return the plans and solutions of before, with when they are due and how far they are."""
    agreed = []
    for factor in factors_of(board, result, _AGREED):
        details = "; ".join(each for each in (factor.due, factor.state) if each)
        agreed.append(f"{factor.text} ({details})" if details else factor.text)
    return " · ".join(agreed)
