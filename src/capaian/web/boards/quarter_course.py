"""An indicator through the quarters of its year: what was aimed at, what became of it, and what is next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from capaian.domain.assessment import IndicatorResult, PeriodResult, Status
from capaian.domain.identifiers import IndicatorCode
from capaian.domain.period import Period
from capaian.domain.progress import QuarterProgress
from capaian.domain.value import CellValue, Known, Reason, Unavailable
from capaian.rules.agreements import lines_in_force
from capaian.web.boards.charts import BoardChart, drawn_figure
from capaian.web.boards.results import Board
from capaian.web.boards.tables import BoardColumn, BoardTable, figure_column, rows_of, words_column
from capaian.web.measurement.form.cells import short_label

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
    """Return the quarters of an indicator; none where neither target nor result of any is known."""
    course = board.courses.get(result.code)
    found = []
    for stage in course.stages if course else ():
        until = board.state.judged(stage.period).get(result.code)
        if until is not None:
            is_over = stage.period.end <= board.as_of.end
            is_measured = is_over and not isinstance(stage.actual, Unavailable)
            target = target_of_quarter(board, result.code, stage.period) or stage.target
            alone = replace(stage, target=target)
            found.append(CourseQuarter(alone, until, is_measured))
    is_known = any(each.is_measured or not isinstance(each.alone.target, Unavailable) for each in found)
    return found if is_known else ()


def target_of_quarter(board: Board, code: IndicatorCode, quarter: Period) -> CellValue | None:
    """Return the target of a quarter by the agreement that judges it, which may be revised in between."""
    now, then = (lines_in_force(board.facts, each).get(code) for each in (board.as_of, quarter))
    if now != then and (assessment := board.state.assessment(quarter)) is not None:
        board = replace(board, assessment=assessment)
    course = board.courses.get(code)
    return next((each.target for each in course.stages if each.period == quarter), None) if course else None


def quarter_table(board: Board, result: IndicatorResult) -> BoardTable | None:
    """Return the quarters with what was aimed at and reached, alone where they add up, and until then."""
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
            "achievement", "Capaian", lambda e: e.until.achievement if e.is_judged else None, "persen"
        ),
        words_column("status", "Status", lambda each: each.until.status_words if each.is_judged else ""),
    )
    title = "Target dan realisasi menurut triwulan"
    return BoardTable(f"triwulan-{result.code}", title, columns, rows_of(columns, quarters))


def quarter_chart(board: Board, result: IndicatorResult) -> BoardChart | None:
    """Return the quarters as a chart that states what the last one came to; `None` without figures."""
    from capaian.documents.charts.marks import draw_timeline
    from capaian.documents.charts.rows import ChartRow

    quarters, polarity = quarters_in(board, result), board.indicator(result.code).polarity
    none = Unavailable(Reason.NOT_APPLICABLE)
    rows = [
        ChartRow(
            short_label(each.period),
            drawn_figure(each.actual),
            drawn_figure(each.until.target),
            (),
            each.period == board.as_of,
            none,
            (),
            each.until.status,
            polarity,
        )
        for each in quarters
    ]
    if not any(isinstance(figure, Known) for row in rows for figure in (row.value, row.second)):
        return None
    drawing = draw_timeline(rows, result.unit.label)
    texts = [f"{row.label}: realisasi {row.value.display}, target {row.second.display}" for row in rows]
    alt = f"Realisasi dan target menurut triwulan, {result.unit.label}. {'; '.join(texts)}."
    message, table = describe_quarters(quarters), quarter_table(board, result)
    return BoardChart(f"triwulan-{result.code}", message, drawing.text, alt, drawing.height, table)


def describe_quarters(quarters: Sequence[CourseQuarter]) -> str:
    """Say what the last quarter that is judged came to, and what the next one aims at."""
    judged = [each for each in quarters if each.is_judged]
    if not judged:
        return "Belum ada triwulan yang dapat dinilai"
    last = judged[-1]
    words = (
        f"{short_label(last.period)} {last.until.status.words}: "
        f"{last.actual.display} dari target {last.until.target.display}"
    )
    following = next((each for each in quarters if each.period.start > last.period.end), None)
    if following is None or isinstance(following.until.target, Unavailable):
        return words
    return f"{words}; {short_label(following.period)} ditargetkan {following.until.target.display}"
