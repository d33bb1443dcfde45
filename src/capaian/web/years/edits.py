"""What becomes of rows, as pages and commands ask for it, and the rules that apps above have for it.

The rules stand in `settings.CHANGE_RULES`, in order; each raises what forbids the change, of which nothing is
written then.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.utils.module_loading import import_string

from capaian.dossier.rows.sheets import Form
from capaian.web.trail.record import Author
from capaian.web.years.known import SHEETS, YearState
from capaian.web.years.models import OfficeYear

Cells = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Edit:
    """What becomes of a row."""

    sheet: str
    cells: Cells | None
    """Its texts by the ids of columns; those not named stay. `None`: the row goes."""
    row: int | None = None
    """Its id; `None`: a new row, at the end of its sheet."""
    version: int = 0
    """The version that was read."""


def check_edits(edits: Sequence[Edit]) -> None:
    """See to it that each edit can be meant.

    Raises:
        ValueError: if a sheet or column is not declared, a row stands in two edits or goes without being
            named, or a form is to have a second row.
    """
    for edit in edits:
        spec = SHEETS.get(edit.sheet)
        if spec is None:
            raise ValueError(f"no sheet is called {edit.sheet!r}")
        if strange := {*(edit.cells or ())} - {column.id for column in spec.columns}:
            raise ValueError(f"{edit.sheet} has no columns {sorted(strange)}")
        if edit.row is None and (edit.cells is None or spec.form is Form.FORM):
            raise ValueError(f"a row of {edit.sheet} has to be named")
    rows = Counter(edit.row for edit in edits if edit.row is not None)
    if twice := [row for row, count in rows.items() if count > 1]:
        raise ValueError(f"rows stand twice in one change: {twice}")


def row_name(year: int, sheet: str, row: int) -> str:
    """Return how the log names a row, by the ids of its office-year and its own."""
    return f"{year}/{sheet}/{row}"


def read_row_name(name: str) -> tuple[int, str, int]:
    """Return the id of an office-year, the sheet, and the id of a row that the log names.

    Raises:
        ValueError: if it is no such name.

    Examples:
        >>> read_row_name(row_name(7, "plan.yaml#indicators/targets", 12))
        (7, 'plan.yaml#indicators/targets', 12)
    """
    year, _, rest = name.partition("/")
    sheet, _, row = rest.rpartition("/")
    return int(year), sheet, int(row)


@dataclass(frozen=True, slots=True)
class Written:
    """A row that somebody wrote."""

    sheet: str
    before: Cells | None
    """Its texts before; `None`: it was not there."""
    after: Cells | None
    """Its texts now; `None`: it is gone."""


ChangeRule = Callable[[OfficeYear, Sequence[Edit], Author, YearState, YearState], None]


@dataclass(frozen=True, slots=True)
class ChangeRules:
    """The rules of each moment of a change, in the order of the moments."""

    checks: Sequence[ChangeRule] = ()
    """What forbids a change, by what the year was and would be; they write nothing: previews ask them."""
    consequences: Sequence[ChangeRule] = ()
    """Then, within the transaction: what else becomes another by it."""
    watchers: Sequence[Callable[[OfficeYear, Sequence[Written], Author, bool], None]] = ()
    """Last: who notes what was written; told whether it was typed into the form that asks for it."""
    closing_checks: Sequence[Callable[[OfficeYear, Mapping[str, str]], None]] = ()
    """Where all of a year is replaced: SHA-256 of closings of earlier years, by path."""

    def require_sound(
        self, year: OfficeYear, edits: Sequence[Edit], author: Author, before: YearState, after: YearState
    ) -> None:
        """Require that what a change leads to may stay; raises `RefusedChangeError` or `FlawedError`."""
        for require in (*self.checks, *self.consequences):
            require(year, edits, author, before, after)

    def note_written(
        self, year: OfficeYear, written: Sequence[Written], author: Author, *, is_in_form: bool = False
    ) -> None:
        """Let every watcher note who wrote what."""
        for watch in self.watchers:
            watch(year, written, author, is_in_form)


def change_rules() -> ChangeRules:
    """Return the rules in force; apps are ready by then."""
    rules: ChangeRules = import_string(settings.CHANGE_RULES)
    return rules
