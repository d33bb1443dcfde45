"""Who wrote the figures that a form rests on, in whatever way: nobody verifies or approves the own entry."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Final

from django.utils import timezone

from capaian.domain.period import Period
from capaian.web.measurement.figures.belonging import (
    Belonging,
    Figure,
    Place,
    factor_in,
    figures_of,
    given_in,
    is_another,
    is_given,
    named_by,
)
from capaian.web.measurement.form_cells import FACTORS
from capaian.web.measurement.models import FigureWriter
from capaian.web.trail.record import Author
from capaian.web.years.models import OfficeYear
from capaian.web.years.rules import Written

_NAMED: Final = ("office_year", "sheet", "code", "period", "by", "is_in_form")
_AT_ONCE: Final = 500


def note_writers(year: OfficeYear, written: Sequence[Written], author: Author, is_in_form: bool) -> None:
    """Keep who wrote figures of a year; what the program wrote for nobody has no writer."""
    now = timezone.now()
    if author.user is None:
        return
    _carry(year, written, now)
    figures = dict.fromkeys(figure for row in written for figure in written_figures(year.year, row))
    _keep(
        [
            FigureWriter(
                office_year=year,
                sheet=figure.sheet,
                code=figure.code,
                period=str(figure.period),
                by=author.user,
                role=author.role,
                is_in_form=is_in_form,
                at=now,
            )
            for figure in figures
        ],
        ("at", "role"),
    )


def _carry(year: OfficeYear, written: Sequence[Written], now: datetime) -> None:
    """Let a value that one change puts elsewhere keep its writers: who moves it has not made it theirs alone.

    Without it somebody could verify the own value after a measure was renamed or a row moved.
    """
    moves = _moves(written)
    own: dict[Figure, list[FigureWriter]] = defaultdict(list)
    for writer in year.writers.all() if moves else ():
        own[figure_of(writer)].append(writer)
    carried = {
        (figure, writer.by_id, writer.is_in_form): FigureWriter(
            office_year=year,
            sheet=figure.sheet,
            code=figure.code,
            period=str(figure.period),
            by_id=writer.by_id,
            role=writer.role,
            is_in_form=writer.is_in_form,
            at=now,
        )
        for figure, sources in moves.items()
        for source in sources
        for writer in own[source]
    }
    _keep([*carried.values()], ("at", "role"))


def _moves(written: Sequence[Written]) -> Mapping[Figure, set[Figure]]:
    """Return from where figures may have their values: rows that one change took away or renamed."""
    left = [(row, row.before) for row in written if row.before and _is_elsewhere(row)]
    found: dict[Figure, set[Figure]] = defaultdict(set)
    for row in written:
        if not row.after or not _is_elsewhere(row):
            continue
        values = {*given_in(row.sheet, row.after)}
        for other, before in left:
            if other.sheet == row.sheet and values & {*given_in(other.sheet, before)}:
                for figure in figures_of(row.sheet, row.after, None):
                    found[figure] |= {*figures_of(other.sheet, before, None)} - {figure}
    return found


def _is_elsewhere(row: Written) -> bool:
    """Whether what is measured in a row came, went, or has another name."""
    before, after = row.before or {}, row.after or {}
    if not is_another(row.sheet, before, after):
        return False
    return not before or not after or named_by(row.sheet, before) != named_by(row.sheet, after)


def _keep(writers: Sequence[FigureWriter], fields: Sequence[str]) -> None:
    FigureWriter.objects.bulk_create(
        writers, batch_size=_AT_ONCE, update_conflicts=True, unique_fields=_NAMED, update_fields=fields
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


def by_form(writers: Sequence[FigureWriter], belonging: Belonging) -> Mapping[Place, Sequence[FigureWriter]]:
    """Return who wrote figures of a year, by the forms that these belong to."""
    found: dict[Place, list[FigureWriter]] = {}
    for writer in writers:
        figure = figure_of(writer)
        is_here = figure.period.year == belonging.contents.facts.year
        for place in belonging.places_of(figure) if is_here else ():
            found.setdefault(place, []).append(writer)
    return found
