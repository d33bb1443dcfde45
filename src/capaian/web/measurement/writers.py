"""Who wrote the figures that a form rests on, in whatever way: nobody verifies or approves the own entry."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Final

from django.utils import timezone

from capaian.domain.period import Period
from capaian.web.measurement.figures import (
    Belonging,
    Figure,
    Place,
    Texts,
    factor_in,
    figures_of,
    is_another,
    is_given,
    named_by,
)
from capaian.web.measurement.models import FigureWriter
from capaian.web.measurement.moved import moves_in
from capaian.web.measurement.owed import FACTORS
from capaian.web.trail.models import Entry
from capaian.web.trail.record import Author
from capaian.web.years.edits import read_row_name
from capaian.web.years.models import OfficeYear
from capaian.web.years.rules import Written

_NAMED: Final = ("office_year", "sheet", "code", "period", "by", "is_in_form")
_AT_ONCE: Final = 500


def note_writers(year: OfficeYear, written: Sequence[Written], author: Author, is_in_form: bool) -> None:
    """Keep who wrote figures of a year; what the program wrote for nobody has no writer."""
    now = timezone.now()
    _carry(year, written, now)
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


def _carry(year: OfficeYear, written: Sequence[Written], now: datetime) -> None:
    """Let values that move to another figure keep who wrote them: whoever moves them has not written them."""
    moves = moves_in(written, _gone_before(year, written))
    writers = [*year.writers.all()] if moves else []
    own: dict[Figure, list[FigureWriter]] = defaultdict(list)
    for writer in writers:
        own[figure_of(writer)].append(writer)
    becomes: dict[tuple[Figure, int, bool], FigureWriter] = {}
    for figure, sources in moves.items():
        for each in (writer for source in sorted(sources, key=str) for writer in own.get(source, ())):
            key = figure, each.by_id, each.is_in_form
            there = [writer for writer in own.get(figure, ()) if key[1:] == (writer.by_id, writer.is_in_form)]
            last = max((each, *there, *filter(None, [becomes.get(key)])), key=lambda writer: writer.at)
            becomes[key] = FigureWriter(
                office_year=year,
                sheet=figure.sheet,
                code=figure.code,
                period=str(figure.period),
                by_id=each.by_id,
                role=last.role,
                is_in_form=each.is_in_form,
                at=last.at,
                moved_at=now,
            )
    _keep([*becomes.values()], ("at", "role", "moved_at"))


def _gone_before(year: OfficeYear, written: Sequence[Written]) -> list[tuple[str, Texts]]:
    """Return the measured rows that went, where rows come: one save takes away what the next brings back."""
    sheets = {row.sheet for row in written if row.before is None and is_given(row.sheet, row.after or {})}
    if not sheets:
        return []
    told = Entry.objects.filter(office=year.office_id, action="row.removed")
    own = told.filter(subject__startswith=f"{year.pk}/").values_list("subject", "before")
    gone = [(read_row_name(subject)[1], cells or {}) for subject, cells in own]
    gone = [(sheet, cells) for sheet, cells in gone if sheet in sheets]
    rows = year.rows.filter(sheet__in=sheets).values_list("sheet", "cells") if gone else ()
    there = {(sheet, named_by(sheet, cells)) for sheet, cells in rows}
    return [(sheet, cells) for sheet, cells in gone if (sheet, named_by(sheet, cells)) not in there]


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
