"""What rows of measured sheets are of: which thing, for which period, and what was measured of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from capaian.domain.period import Period
from capaian.dossier.tables import BY_FILE
from capaian.dossier.tables.declaration import Nature, Table
from capaian.dossier.tables.kinds import PERIOD, canonical_text
from capaian.dossier.tables.rejection import RejectedValueError
from capaian.web.measurement.form.cells import COUNTS, FACTORS, INPUTS, OUTPUTS, SURVEY
from capaian.web.years.known import SHEETS, column_of

Texts = Mapping[str, str]

CODES: Final[Mapping[str, tuple[str, ...]]] = {
    COUNTS: ("measure",),
    OUTPUTS: ("node", "indicator"),
    INPUTS: ("node",),
    SURVEY: ("survey",),
}
"""Columns that name what a row is of; an output of an indicator is of both."""
MEASURED: Final = frozenset(CODES)
"""Sheets of which forms ask for rows."""


def _columns(nature: Nature) -> Mapping[str, tuple[str, ...]]:
    tables = ((sheet, BY_FILE[sheet]) for sheet in CODES)
    return {sheet: table.columns_of(nature) for sheet, table in tables if isinstance(table, Table)}


_MEASURED_COLUMNS: Final = _columns(Nature.MEASURED)
"""Columns of what was measured; what was planned and where it comes from are others."""
_PLANNED: Final = _columns(Nature.PLANNED)
READING: Final = ("unit", "given")
"""Columns that say how what was measured is to be read."""
NAMES: Final = {sheet: tuple(column.id for column in SHEETS[sheet].keys) for sheet in CODES}
"""Columns by which a row is known."""


@dataclass(frozen=True, slots=True)
class Figure:
    """What somebody measured of a thing."""

    sheet: str
    code: str
    period: Period


@dataclass(frozen=True, slots=True)
class UnformedRow:
    """A measured row that is in no cell of a form."""

    row: int
    """Its id."""
    sheet: str
    cells: Texts
    figures: tuple[Figure, ...]

    @property
    def period(self) -> Period:
        """When it was measured."""
        return self.figures[0].period

    @property
    def given(self) -> Iterator[tuple[str, str]]:
        """Yield what was measured, by the ids of its columns."""
        return ((name, self.cells[name]) for name in _MEASURED_COLUMNS[self.sheet] if self.cells.get(name))


def figures_of(sheet: str, cells: Texts, year: int | None) -> tuple[Figure, ...]:
    """Return what a row is of in a year, or in any; nothing of another one, or where nothing is measured."""
    period = period_in(cells.get("period", "")) if sheet in MEASURED else None
    if period is None or year not in (None, period.year):
        return ()
    codes = (_canonical(sheet, column, cells.get(column, "")) for column in CODES[sheet])
    return tuple(Figure(sheet, code, period) for code in codes if code)


def factor_in(cells: Texts) -> Figure | None:
    """Return of what a factor is, and for when; `None` for one that says nothing or names no period."""
    period, subject = period_in(cells.get("period", "")), cells.get("subject", "").strip()
    is_one = period is not None and subject and cells.get("text", "").strip()
    return Figure(FACTORS, subject, period) if period and is_one else None


def is_given(sheet: str, cells: Texts) -> bool:
    """Say whether a row holds anything that was measured."""
    return any(cells.get(name, "").strip() for name in _MEASURED_COLUMNS.get(sheet, ()))


def given_columns(sheet: str, *, planned: bool = False) -> frozenset[str]:
    """Return the columns of what was measured, and on demand those of what was planned beside it."""
    return frozenset((*_MEASURED_COLUMNS.get(sheet, ()), *(_PLANNED.get(sheet, ()) if planned else ())))


def given_in(sheet: str, cells: Texts) -> Iterator[tuple[str, str]]:
    """Yield what a row says was measured, by columns, as it is read."""
    for name in _MEASURED_COLUMNS.get(sheet, ()):
        if text := cells.get(name, "").strip():
            yield name, _canonical(sheet, name, text)


def is_another(sheet: str, before: Texts, after: Texts, *, planned: bool = False) -> bool:
    """Say whether something else counts as measured, or as planned, once a row says other texts."""
    own = (_PLANNED if planned else _MEASURED_COLUMNS).get(sheet, ())
    if not any(cells.get(name, "").strip() for cells in (before, after) for name in own):
        return False
    names = (*own, *NAMES[sheet], *READING)
    return any(before.get(name, "").strip() != after.get(name, "").strip() for name in names)


def named_by(sheet: str, cells: Texts) -> tuple[str, ...]:
    """Return by what a measured row is known, however its texts are written."""
    return tuple(_canonical(sheet, name, cells.get(name, "")) for name in NAMES[sheet])


@lru_cache(maxsize=1024)
def period_in(text: str) -> Period | None:
    """Return the period that a cell names; `None` where it names none."""
    try:
        found = PERIOD.read_cell(text)
    except RejectedValueError:
        return None
    return found if isinstance(found, Period) else None


def _canonical(sheet: str, column: str, text: str) -> str:
    """Return a text as it is read: a period in other words names the same cell."""
    return canonical_text(column_of(sheet, column).kind, text.strip())
