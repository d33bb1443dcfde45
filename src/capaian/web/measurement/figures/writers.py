"""Who wrote the figures that a form rests on, in whatever way: nobody verifies or approves the own entry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from datetime import datetime
from typing import Final

from django.utils import timezone

from capaian.domain.period import Period
from capaian.domain.registers.closed_month import is_register_source
from capaian.web.measurement.figures.rows import (
    Figure,
    factor_in,
    figures_of,
    given_in,
    is_another,
    is_given,
    named_by,
)
from capaian.web.measurement.form.cells import FACTORS
from capaian.web.measurement.models import FigureWriter
from capaian.web.trail.record import Author
from capaian.web.years.edits import Written
from capaian.web.years.models import OfficeYear

_NAMED: Final = ("office_year", "sheet", "code", "period", "by", "is_in_form")
_ROWS_AT_ONCE: Final = 500


def note_writers(year: OfficeYear, written: Sequence[Written], author: Author, is_in_form: bool) -> None:
    """Keep who wrote figures of a year; what the program wrote for nobody has no writer.

    Neither has what a register fills: who closes its month entered nothing, and may verify it.
    """
    now, user = timezone.now(), author.user
    if user is None:
        return
    written = [row for row in written if not _is_fed(row)]
    _keep(_moved_writers(year, written, now))
    figures = dict.fromkeys(figure for row in written for figure in written_figures(year.year, row))
    new = FigureWriter(office_year=year, by=user, role=author.role, is_in_form=is_in_form, at=now)
    _keep(_writer(new, figure) for figure in figures)


def _is_fed(row: Written) -> bool:
    """Say whether a register filled a row, or took back what it had filled."""
    cells = row.before if not (row.after or {}).get("source") else row.after
    return is_register_source((cells or {}).get("source"))


def _writer(of: FigureWriter, figure: Figure) -> FigureWriter:
    """Return the writer of one figure as that of another one."""
    own = copy(of)
    own.pk, own.approved = None, {}
    own.sheet, own.code, own.period = figure.sheet, figure.code, str(figure.period)
    return own


def _moved_writers(year: OfficeYear, written: Sequence[Written], now: datetime) -> Iterator[FigureWriter]:
    """Yield the writers of rows that were moved or renamed: else somebody could verify the own value."""
    moved = [row for row in written if _is_elsewhere(row)]
    left = [(row.sheet, row.before, {*given_in(row.sheet, row.before)}) for row in moved if row.before]
    writers: dict[Figure, list[FigureWriter]] = {}
    for writer in year.writers.select_related("by") if left else ():
        writer.at = now
        writers.setdefault(figure_of(writer), []).append(writer)
    found: dict[tuple[Figure, int, bool], FigureWriter] = {}
    for row in moved:
        values = {*given_in(row.sheet, row.after or {})}
        sources = {
            figure
            for sheet, before, given in left
            if sheet == row.sheet and values & given
            for figure in figures_of(sheet, before, None)
        }
        for figure in figures_of(row.sheet, row.after or {}, None) if sources else ():
            for source in sources - {figure}:
                for writer in writers.get(source, ()):
                    found[figure, writer.by_id, writer.is_in_form] = _writer(writer, figure)
    yield from found.values()


def _is_elsewhere(row: Written) -> bool:
    """Whether what is measured in a row came, went, or has another name."""
    before, after = row.before or {}, row.after or {}
    if not is_another(row.sheet, before, after):
        return False
    return not before or not after or named_by(row.sheet, before) != named_by(row.sheet, after)


def _keep(writers: Iterable[FigureWriter]) -> None:
    FigureWriter.objects.bulk_create(
        writers, _ROWS_AT_ONCE, update_conflicts=True, unique_fields=_NAMED, update_fields=("at", "role")
    )


def written_figures(year: int, row: Written) -> Iterator[Figure]:
    """Yield the figures and factors of a year that somebody has written who wrote a row; some come twice."""
    before, after = row.before or {}, row.after or {}
    if row.sheet == FACTORS and before != after:
        yield from filter(None, map(factor_in, (before, after)))
    if is_another(row.sheet, before, after):
        for cells in (before, after):
            if is_given(row.sheet, cells):
                yield from figures_of(row.sheet, cells, year)


def figure_of(writer: FigureWriter) -> Figure:
    """Return what somebody wrote."""
    return Figure(writer.sheet, writer.code, Period.parse(writer.period))
