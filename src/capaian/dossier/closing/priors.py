"""Rows of a closed year in a later dossier: each as it was approved, beside how it stands now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Final, TypeVar

from capaian.domain.identifiers import SourceId, is_closing_since
from capaian.domain.issue import Place
from capaian.domain.numerals import plain
from capaian.domain.office import Fact
from capaian.domain.period import Period
from capaian.domain.plan import TargetValue
from capaian.domain.survey import SurveyElement
from capaian.domain.value import Unit
from capaian.domain.work import HistoryValue, ResourceInput, RestatedColumn, Restatement
from capaian.dossier.cells import Reading
from capaian.dossier.closing.figures import ClosedFigure, blank_figures, closed_figures
from capaian.dossier.closing.snapshot import Snapshot
from capaian.dossier.csv_reader import read_table
from capaian.dossier.tables.comparison import HISTORY, RESTATEMENTS, SURVEY
from capaian.dossier.tables.declaration import Part, Table
from capaian.dossier.tables.work import INPUTS

T = TypeVar("T")

KEPT: Final[tuple[Table[Any], ...]] = (INPUTS, SURVEY)
"""Tables whose rows of the closed year stay beside the new ones, since comparisons read them."""

GUARDED: Final[tuple[Table[Any], ...]] = (HISTORY, *KEPT)
"""Tables whose rows of closed years are held against the closing."""

Key = tuple[str, str, str]
"""Subject, name and period of a row, as `restatements.csv` tells them: an element of a survey by its code,
money and staff of a node by resource and kind (`money all`)."""


@dataclass(frozen=True, slots=True)
class PlannedTarget:
    """What the strategic plan sets for an indicator, or an output of a node, in one year."""

    subject: str
    name: str
    period: Period
    stated: TargetValue
    source: SourceId | None
    place: Place

    @property
    def plan_target(self) -> Decimal | None:
        """The figure, as `restatements.csv` tells it; `None` for words and ranges."""
        return self.stated.value

    def is_same(self, other: object) -> bool:
        """Say whether another record sets the same target."""
        return isinstance(other, PlannedTarget) and other.stated == self.stated

    @property
    def words(self) -> str:
        """The target as it is typed."""
        stated = self.stated
        bounds = "–".join("" if bound is None else plain(bound) for bound in (stated.lower, stated.upper))
        return stated.text or (bounds.strip("–") if stated.value is None else plain(stated.value))


@dataclass(frozen=True, slots=True)
class PlannedResult:
    """What `renstra.csv` knows of an output of a node, or of the node's money, in one year."""

    subject: str
    name: str
    period: Period
    plan_actual: Decimal | None
    plan_budget: Decimal | None
    plan_spent: Decimal | None
    source: SourceId | None
    place: Place


Row = HistoryValue | ResourceInput | SurveyElement | PlannedTarget | PlannedResult | Fact


@dataclass(frozen=True, slots=True)
class Prior:
    """A row of a closed year."""

    table: Part
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


def key_in(table: Table[Any], row: Row) -> Key:
    """Return the key of a row of a table."""
    subject, *names = (str(getattr(row, column)) for column in table.key if column != "period")
    return subject, " ".join(names), str(row.period)


def find_priors(snapshot: Snapshot, fields: Mapping[str, Any]) -> dict[Key, Prior]:
    """Return what a dossier says of a closed year beside what was approved.

    Args:
        snapshot: The closed year.
        fields: What was read from the dossier, by the fields of `OfficeYear`.
    """
    sources = {key_in(HISTORY, row): row.source for row in fields.get("history", ())}
    lacking = never_taken(snapshot, sources, {key_of(row) for row in fields.get("restatements", ())})
    rows = ((table, row) for table in GUARDED for row in _closed_rows(table, snapshot))
    closed = [
        (table, row) for table, row in rows if table is not HISTORY or key_in(table, row) not in lacking
    ]
    return _without_value(snapshot, fields) | _pair(closed, snapshot.year, fields)


def never_taken(snapshot: Snapshot, sources: Mapping[Key, SourceId | None], restated: Set[Key]) -> set[Key]:
    """Return outputs reported in parts of a closed year where history took none of them from a closing.

    A year that an older program began lacks these rows, or has some as somebody typed them; nobody removed
    them, and nobody changed them.

    Args:
        snapshot: The closed year.
        sources: The rows of history with the sources that they name.
        restated: Rows that are restated with a reason: they were taken.
    """
    made = worked_out_in(snapshot)
    is_whole = sources.keys() >= made
    has_any = any(is_closing_since(sources[key], snapshot.year) for key in made & sources.keys())
    return set() if is_whole or has_any or made & restated else made


def worked_out_in(snapshot: Snapshot) -> set[Key]:
    """Return the rows of history on outputs that a closed year reported in parts."""
    when = str(Period.year_of(snapshot.year))
    return {(one.subject, one.name, when) for one in closed_figures(snapshot) if one.is_worked_out}


def _without_value(snapshot: Snapshot, fields: Mapping[str, Any]) -> dict[Key, Prior]:
    """Return rows of history on what a closed year reported without a value: that was approved too."""
    blank = {(figure.subject, figure.name): figure for figure in blank_figures(snapshot)}
    year, found = Period.year_of(snapshot.year), dict[Key, Prior]()
    for row in fields.get("history", ()):
        figure = blank.get((row.subject, row.name)) if row.period == year else None
        if figure is not None:
            closed = replace(_history_of(figure, snapshot), scale=row.scale)
            found[key_in(HISTORY, row)] = Prior(HISTORY, key_in(HISTORY, row), closed, row)
    return {key: prior for key, prior in found.items() if prior.changed}


def find_earlier(snapshot: Snapshot, fields: Mapping[str, Any]) -> dict[int, dict[Key, Prior]]:
    """Return the same of each year before it, by the texts of the snapshot.

    They hold the figures that a dossier took from earlier closings, those that were restated since, and the
    history that is older than any closing: the closed year compared itself with it.
    """
    restated = find_restated(snapshot)
    history = [
        (HISTORY, replace(row, source=snapshot.source) if key_in(HISTORY, row) in restated else row)
        for row in texts_of(HISTORY, snapshot)
    ]
    kept = [
        (table, row)
        for table in KEPT
        for row in texts_of(table, snapshot)
        if is_closing_since(row.source, row.period.year) or key_in(table, row) in restated
    ]
    closed = [*history, *kept]
    years = {row.period.year for _, row in closed} - {snapshot.year}
    return {
        year: _pair([pair for pair in closed if pair[1].period.year == year], year, fields) for year in years
    }


def find_restated(snapshot: Snapshot) -> set[Key]:
    """Return the rows of earlier years that a closed year tells otherwise than they were approved.

    Their source is from then on that closing, which holds the figure and the reason.
    """
    rows = texts_of(RESTATEMENTS, snapshot)
    return {key_of(row) for row in rows if row.column.is_of_year}


def find_withdrawn(snapshot: Snapshot) -> set[Key]:
    """Return the rows of earlier years that a closed year has withdrawn with a reason."""
    standing = {key_in(table, row) for table in GUARDED for row in texts_of(table, snapshot)}
    return {key_of(row) for row in texts_of(RESTATEMENTS, snapshot)} - standing


def _pair(closed: Sequence[tuple[Table[Any], Row]], year: int, fields: Mapping[str, Any]) -> dict[Key, Prior]:
    found = (
        prior
        for table in GUARDED
        for prior in _priors(table, [row for of, row in closed if of is table], year, fields)
    )
    return {prior.key: prior for prior in found}


def _priors(
    table: Table[Any], approved: Sequence[Row], year: int, fields: Mapping[str, Any]
) -> Iterator[Prior]:
    """Yield the rows of a table.

    History may tell more of a year than was approved. Of a survey, in any part of the year, or of what
    nodes used, one row more changes the year as much as another figure does.
    """
    standing = {key_in(table, row): row for row in fields.get(table.field, ()) if row.period.year == year}
    closed = {key_in(table, row): row for row in approved}
    for key in {**closed, **standing}:
        if key in closed or _adds(table, key, standing[key], closed):
            yield Prior(table, key, closed.get(key), standing.get(key))


def _adds(table: Table[Any], key: Key, row: Row, closed: Mapping[Key, Row]) -> bool:
    """Say whether a row that was not approved changes what was; one that names its closing is told apart."""
    if table is HISTORY or not closed:
        return False
    if any((subject, period) == (key[0], key[2]) for subject, _, period in closed):
        return True
    is_told = table is INPUTS or any(subject == key[0] for subject, _, _ in closed)
    return is_told and not is_closing_since(row.source, row.period.year)


def _closed_rows(table: Table[Any], snapshot: Snapshot) -> list[Row]:
    if table is HISTORY:
        return [_history_of(figure, snapshot) for figure in closed_figures(snapshot)]
    rows = [row for row in texts_of(table, snapshot) if row.period.year == snapshot.year]
    return [replace(row, source=snapshot.source) for row in rows]


def texts_of(table: Table[T], snapshot: Snapshot) -> Sequence[T]:
    """Return the rows of a table as the snapshot holds its text; none where it has none."""
    text = snapshot.files.get(table.file, "")
    return read_table(table, text, Reading()) if text else ()


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
