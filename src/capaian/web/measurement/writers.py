"""Who wrote the figures that a form rests on, in whatever way: nobody verifies or approves the own entry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from django.utils import timezone

from capaian.domain.period import Period
from capaian.web.measurement.figures import (
    Belonging,
    Figure,
    Place,
    factor_in,
    figures_of,
    is_another,
    is_given,
)
from capaian.web.measurement.models import FigureWriter
from capaian.web.measurement.owed import FACTORS
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
        is_here = figure.period.year == belonging.asked.facts.year
        for place in belonging.places_of(figure) if is_here else ():
            found.setdefault(place, []).append(writer)
    return found
