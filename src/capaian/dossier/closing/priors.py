"""Rows of a closed year in a later dossier: each as it was approved, beside how it stands now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from capaian.domain.issue import Place
from capaian.domain.period import Period
from capaian.domain.survey import SurveyElement
from capaian.domain.value import Unit
from capaian.domain.work import HistoryValue, ResourceInput, RestatedColumn, Restatement
from capaian.dossier.cells import Reading
from capaian.dossier.closing.figures import ClosedFigure, closed_figures
from capaian.dossier.closing.snapshot import Snapshot
from capaian.dossier.csv_reader import read_table
from capaian.dossier.tables.comparison import HISTORY, SURVEY
from capaian.dossier.tables.declaration import Table
from capaian.dossier.tables.work import INPUTS

KEPT: Final[tuple[Table[Any], ...]] = (INPUTS, SURVEY)
"""Tables whose rows of the closed year stay beside the new ones, since comparisons read them."""

Key = tuple[str, str, str]
"""Subject, name and period of a row, as `restatements.csv` tells them: an element of a survey by its code,
money and staff of a node by resource and kind (`money all`)."""
Row = HistoryValue | ResourceInput | SurveyElement


@dataclass(frozen=True, slots=True)
class Prior:
    """A row of a closed year."""

    table: Table[Any]
    key: Key
    closed: Row | None
    """The record that was approved; `None`: there was none."""
    now: Row | None
    """The record that stands there now; `None`: it is gone."""

    def pair(self, column: RestatedColumn) -> tuple[Decimal | None, Decimal | None]:
        """Return what was approved in a column, and what stands there now."""
        return getattr(self.closed, column, None), getattr(self.now, column, None)

    @property
    def changed(self) -> list[RestatedColumn]:
        """Columns that say something else than was approved."""
        pairs = {column: self.pair(column) for column in RestatedColumn}
        return [column for column, (closed, now) in pairs.items() if closed != now]


def key_of(restatement: Restatement) -> Key:
    """Return the key of the row that is restated."""
    return restatement.subject, restatement.name, str(restatement.period)


def find_priors(snapshot: Snapshot, fields: Mapping[str, Any]) -> dict[Key, Prior]:
    """Return what a dossier says of a closed year beside what was approved.

    Args:
        snapshot: The closed year.
        fields: What was read from the dossier, by the fields of `OfficeYear`.
    """
    found = (prior for table in (HISTORY, *KEPT) for prior in _priors(table, snapshot, fields))
    return {prior.key: prior for prior in found}


def _priors(table: Table[Any], snapshot: Snapshot, fields: Mapping[str, Any]) -> Iterator[Prior]:
    """Yield the rows of a table.

    History may tell more of a year than was approved. Of a survey, or of what a node used, one row more
    changes the year as much as another figure does.
    """
    rows = [row for row in fields.get(table.field, ()) if row.period.year == snapshot.year]
    standing = {_key(table, row): row for row in rows}
    closed = {_key(table, row): row for row in _closed_rows(table, snapshot)}
    told = {(subject, period) for subject, _, period in closed}
    for key in {**closed, **standing}:
        if key in closed or (table is not HISTORY and (key[0], key[2]) in told):
            yield Prior(table, key, closed.get(key), standing.get(key))


def _key(table: Table[Any], row: Row) -> Key:
    subject, *names = (str(getattr(row, column)) for column in table.key if column != "period")
    return subject, " ".join(names), str(row.period)


def _closed_rows(table: Table[Any], snapshot: Snapshot) -> list[Row]:
    if table is HISTORY:
        return [_history_of(figure, snapshot) for figure in closed_figures(snapshot)]
    text = snapshot.files.get(table.file, "")
    rows = read_table(table, text, Reading()) if text else ()
    return [row for row in rows if row.period.year == snapshot.year]


def _history_of(figure: ClosedFigure, snapshot: Snapshot) -> HistoryValue:
    return HistoryValue(
        figure.subject,
        Period.year_of(snapshot.year),
        _decimal(figure.actual),
        _decimal(figure.target),
        Unit(figure.scale),
        snapshot.source,
        "",
        Place(HISTORY.file),
        figure.name,
        _decimal(figure.achievement),
    )


def _decimal(text: str) -> Decimal | None:
    return Decimal(text) if text else None
