"""The report's own area among others, with a figure that another table of the report tells as reached.

`Kabupaten Melati | 0,7104` in a table of the regencies of a province is the index of which the table of the
indicators has 0,7014.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.office_names import area_of
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.slips import values_of
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.facts import plain
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import UnderstoodRow
from capaian.auditor.understanding.vocabulary import Role
from capaian.auditor.understanding.years import years_in
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

_AREA: Final = re.compile(
    r"(?:kabupaten|kab\.|kota|provinsi)(?:\s*/\s*(?:kabupaten|kota))?\s*", re.IGNORECASE
)
_PASSING: Final = re.compile(r"\b(?:sementara|prognosis|proyeksi|target|unaudited)\b", re.IGNORECASE)
"""Titles of figures that are not, or not yet, what was reached."""
_FEWEST: Final = 3
"""Areas of a table that compares them, and digits of a figure that tells."""
_COUNT: Final = re.compile(r"^(?:jumlah|banyaknya|total)\s+", re.IGNORECASE)
_LONG: Final = 5
"""Digits of a count that tells."""
_SHORTEST: Final = 8
"""Letters of the name of an indicator."""
_NEAR: Final = 3
"""How many times the other one a figure of the same thing is at most."""

_Reached = tuple[str, PrintedNumber, str]
"""The plain name of an indicator, what was reached of it, and where."""


def own_among_areas(report: UnderstoodReport) -> Iterator[Equation]:
    """Yield what tables of areas have for the report's own one, as what the one other table says of it."""
    _, name = area_of(report.document)
    compared = [(table, row) for table in report.tables if name for row in _own_rows(table, name)]
    reached = [*_reached(report)] if compared else []
    for table, row in compared:
        title = table.table.title
        years = years_in(title)
        if years - {report.year} or _PASSING.search(title):
            continue
        for column, words in _named_columns(table):
            number = row.row.cells[column.index].number
            found = [each for each in reached if each[0] in words]
            longest = [each for each in found if all(other[0] in each[0] for other in found)]
            is_one = number is not None and len({each[1].value for each in longest}) == 1
            if number is not None and is_one and column.years <= {report.year}:
                yield from _equal(table, row, column, number, longest[0])


def _own_rows(table: UnderstoodTable, name: str) -> Iterator[UnderstoodRow]:
    """Yield the one row of the report's area in a table that compares areas."""
    heads = [path[-1] for path in table.table.paths if path]
    named = [row for row in table.items if _AREA.match(row.label)]
    is_of_areas = any(_AREA.match(head) for head in heads) or len(named) == len(table.items)
    own = [row for row in table.items if _bare(row.label) == name.casefold()]
    if is_of_areas and len(table.items) >= _FEWEST and len(own) == 1:
        yield from own


def _bare(label: str) -> str:
    return _AREA.sub("", label, count=1).strip().casefold()


def _named_columns(table: UnderstoodTable) -> Iterator[tuple[Column, str]]:
    """Yield the columns of what was reached with their plain words; the title names one that is alone."""
    columns = [c for c in table.figure_columns if not {Role.TARGET, Role.CHANGE, Role.RANK} & {*c.roles}]
    for column in columns:
        is_alone = len(columns) == 1
        yield column, plain(f"{table.table.title} {column.name}" if is_alone else column.bare_name)


def _reached(report: UnderstoodReport) -> Iterator[_Reached]:
    """Yield what tables print as reached in the report's year, each indicator with the names of its rows."""
    for table in report.tables:
        actual = [c for c in table.figure_columns if c.meaning is Role.ACTUAL and c.years <= {report.year}]
        if len(actual) != 1 or not any(c.meaning is Role.TARGET for c in table.figure_columns):
            continue
        for row in table.items:
            number, name = row.row.cells[actual[0].index].number, plain(_COUNT.sub("", row.label))
            if number is not None and len(name) >= _SHORTEST:
                yield name, number, f"{table.table.name}, {row.label}"


def _equal(
    table: UnderstoodTable, row: UnderstoodRow, column: Column, number: PrintedNumber, reached: _Reached
) -> Sequence[Equation]:
    """Return the figure as the one that was reached, where both are as exact and about as large.

    Of counts there may be several, of other times and sources: they are one slip of the pen apart.
    """
    _, other, place = reached
    small, large = sorted((number.value, other.value))
    is_alike = number.decimals == other.decimals and 0 < large <= _NEAR * small
    fewest = _FEWEST if number.decimals else _LONG
    is_slip = number.decimals > 0 or small == large or other.value in values_of(number)
    if not (is_alike and is_slip) or min(number.digits, other.digits) < fewest:
        return ()
    where = f"{table.place(row)} dan {place}"
    return (
        Equation(
            AuditRule.CROSSREF, Law.EQUAL, number, (other,), where, Level.WARNING, column.name, (place,)
        ),
    )
