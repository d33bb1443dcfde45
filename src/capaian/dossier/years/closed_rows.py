"""Figures of past years as rows of one form: as closings hold them,
and as a dossier states them today.

What a column is, its declaration says: a figure is what `restatements.csv` can name, a key what it
is of.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Final

from capaian.domain.identifiers import SourceId
from capaian.domain.issue import Place
from capaian.domain.numerals import plain
from capaian.domain.period import Period
from capaian.domain.plan import Indicator, TargetValue
from capaian.domain.work import RestatedColumn, Restatement
from capaian.dossier.reading.cell_reading import Reading
from capaian.dossier.reading.yaml_reader import read_key_file
from capaian.dossier.tables.declaration import Nature, Table
from capaian.dossier.tables.parts import (
    FACTS,
    HISTORY,
    INPUTS,
    PLAN,
    PLAN_YEARS,
    RESTATEMENTS,
    SURVEY,
)
from capaian.dossier.years.closed_figures import closed_figures, rows_of_texts
from capaian.dossier.years.snapshot import Snapshot

KEPT_TABLES: Final[tuple[Table[Any], ...]] = (INPUTS, SURVEY)
"""Tables whose rows of the closed year stay beside the new ones, since comparisons read them."""
KEPT_FILES: Final = frozenset(table.file for table in KEPT_TABLES)
OF_YEAR: Final[tuple[Table[Any], ...]] = (HISTORY, *KEPT_TABLES)
"""Tables whose rows of a year are compared with the closing of that year, or of a later one."""
STANDING: Final[tuple[Table[Any], ...]] = (FACTS, PLAN_YEARS)
"""Tables with rows of several years, all of which the last closing holds."""

Key = tuple[str, str, str]
"""Subject, name and period of a row, as `restatements.csv` names them: an element of a survey by
its code, money and staff of a node by resource and kind (`money all`).
"""
RowId = tuple[str, Key]
"""File and key."""
Figure = Decimal | TargetValue | None
"""A figure of a row; a target of the strategic plan that has words or bounds is more than one."""


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A row of a past year."""

    file: str
    key: Key
    year: int
    figures: Mapping[RestatedColumn, Figure]
    """By the names that `restatements.csv` has for them."""
    meaning: Mapping[str, str]
    """Other key columns, which say what the figures are of: unit, fund, what a source gives."""
    source: SourceId | None
    place: Place

    @property
    def id(self) -> RowId:
        """File and key."""
        return self.file, self.key

    def changed(self, other: FigureRow | None) -> list[RestatedColumn]:
        """Return the columns whose figures differ from those of another row; `None`:
        there is none.
        """
        others = {} if other is None else other.figures
        columns = (column for column in RestatedColumn if column in self.figures)
        return [column for column in columns if self.figures[column] != others.get(column)]

    def figure(self, column: RestatedColumn) -> Decimal | None:
        """Return a figure as a restatement names it; `None` of a target in words."""
        figure = self.figures.get(column)
        return figure.value if isinstance(figure, TargetValue) else figure


def key_of(restatement: Restatement) -> Key:
    """Return the key of the row that is restated."""
    return restatement.subject, restatement.name, str(restatement.period)


def plan_of(snapshot: Snapshot) -> Mapping[str, Any]:
    """Return what a closing holds of `plan.yaml`, by the fields of `OfficeYear`."""
    return read_key_file(PLAN, snapshot.files.get(PLAN.file, ""), Reading()) or {}


def rows_today(fields: Mapping[str, Any]) -> dict[RowId, FigureRow]:
    """Return the figures that a dossier states of any year,
    by the fields of `OfficeYear` read from it.
    """
    rows = [
        row for table in (*OF_YEAR, *STANDING) for row in _rows(table, fields.get(table.field, ()))
    ]
    rows += _targets(fields.get("indicators", ()))
    return {row.id: row for row in rows}


def approved_rows(snapshot: Snapshot) -> dict[RowId, FigureRow]:
    """Return the figures of closed years as they were approved last.

    The last closing also holds the figures that its dossier took from earlier ones, those that
    were restated since, and a history that is older than any closing: the closed year compared
    itself with it.
    """
    tables = (*OF_YEAR, *STANDING)
    rows = [row for table in tables for row in _rows(table, rows_of_texts(table, snapshot))]
    rows += _targets(plan_of(snapshot).get("indicators", ()))
    restated = restated_keys(snapshot)
    approved = {}
    for row in rows:
        is_result = row.file == HISTORY.file
        # The reason for a restated figure lies in this closing: it is the source from then on.
        is_own = (
            row.key in restated
            if is_result
            else row.file in KEPT_FILES and row.year == snapshot.year
        )
        if row.year < snapshot.year or (row.year == snapshot.year and not is_result):
            approved[row.id] = replace(row, source=snapshot.source) if is_own else row
    return approved | {row.id: row for row in _rows(HISTORY, closed_figures(snapshot))}


def restated_keys(snapshot: Snapshot) -> set[Key]:
    """Return the rows of earlier years that a closed year states otherwise
    than they were approved.
    """
    rows = rows_of_texts(RESTATEMENTS, snapshot)
    return {key_of(row) for row in rows if row.column.is_of_year}


def _rows(table: Table[Any], records: Iterable[Any]) -> Iterator[FigureRow]:
    before = "plan_" if table is PLAN_YEARS else ""
    known = frozenset(map(str, RestatedColumn))
    names = {
        RestatedColumn(before + c.name): c.target
        for c in table.columns
        if before + c.name in known
    }
    keys = [
        c
        for c in table.columns
        if c.nature is Nature.KEY and c.name not in (*table.key, "name", "source")
    ]
    for record in records:
        subject, *rest = (str(getattr(record, name)) for name in table.key if name != "period")
        yield FigureRow(
            table.file,
            (subject, " ".join(rest), str(record.period)),
            record.period.year,
            {column: getattr(record, name) for column, name in names.items()},
            {c.name: str(getattr(record, c.target) or "") for c in keys},
            record.source,
            record.place,
        )


def _targets(indicators: Iterable[Indicator]) -> Iterator[FigureRow]:
    """Yield the targets that `plan.yaml` sets by years."""
    for indicator in indicators:
        for year, target in indicator.plan_targets.items():
            key = (str(indicator.code), "", str(Period.year_of(year)))
            place = replace(indicator.place, column=f"targets.{year}")
            figure = target.value if target == TargetValue(target.value) else target
            figures: dict[RestatedColumn, Figure] = {RestatedColumn.PLAN_TARGET: figure}
            yield FigureRow(PLAN.file, key, year, figures, {}, None, place)


def write_figure(figure: Figure) -> str:
    """Return a figure as it is typed; a target in words or with bounds by these."""
    if not isinstance(figure, TargetValue):
        return "" if figure is None else plain(figure)
    bounds = "–".join(
        "" if bound is None else plain(bound) for bound in (figure.lower, figure.upper)
    )
    return figure.text or bounds.strip("–") or write_figure(figure.value)
