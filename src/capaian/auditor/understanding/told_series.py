"""Figures of one thing over the years: a row over columns of years, or a column over rows of years."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.report import UnderstoodTable
from capaian.auditor.understanding.rows import UnderstoodRow
from capaian.auditor.understanding.rows_meant import row_meant
from capaian.auditor.understanding.vocabulary import Role, roles_of
from capaian.auditor.understanding.years import YEAR

_FEWEST: Final = 3
"""Rows of years that make a series of each column."""
_NO_LEVELS: Final = {Role.TARGET, Role.CHANGE, Role.ACHIEVEMENT}

Series = Mapping[int, PrintedNumber]
"""By year its figure."""


def series_of_row(table: UnderstoodTable, row: UnderstoodRow) -> Iterator[Series]:
    """Yield the figures of a row by year, each measure that the columns of years have by itself."""
    of_measures: dict[object, dict[int, PrintedNumber]] = {}
    for column in table.figure_columns:
        number = row.row.cells[column.index].number
        if len(column.years) == 1 and number is not None:
            of_measures.setdefault(column.meaning, {}).setdefault(min(column.years), number)
    yield from of_measures.values()


def series_of_columns(table: UnderstoodTable) -> Mapping[str, Series]:
    """Return the figures of each column by year, by its head, where all rows are of years."""
    dated = [(row, _year(row.row.texts[:2])) for row in table.items]
    if len(dated) < _FEWEST or not all(year for _, year in dated):
        return {}
    found = {
        column.name: {
            year: number
            for row, year in dated
            if year is not None and (number := row.row.cells[column.index].number) is not None
        }
        for column in table.figure_columns
        if _tells_levels(column)
    }
    return {name: own for name, own in found.items() if any(own[year].value != year for year in own)}


def series_named(words: str, table: UnderstoodTable) -> Iterator[Series]:
    """Yield the levels by year of the row, or of the column, that words name in full or by its initials."""
    place = row_meant(words, table.labels)
    columns = [c for c in table.figure_columns if len(c.years) == 1 and _tells_levels(c)]
    years = [min(column.years) for column in columns]
    if place is not None and len({*years}) == len(years) >= _FEWEST:
        cells = table.items[place].row.cells
        numbers = [cells[column.index].number for column in columns]
        yield {year: n for year, n in zip(years, numbers, strict=True) if n is not None}
    own = series_of_columns(table)
    head = row_meant(words, tuple(own)) if own else None
    if head is not None:
        yield own[tuple(own)[head]]


def _tells_levels(column: Column) -> bool:
    return not _NO_LEVELS & {*roles_of((" ".join(column.path),))}


def _year(texts: tuple[str, ...]) -> int | None:
    """Return the year that one of the first cells of a row is."""
    return next((int(text) for text in map(str.strip, texts) if YEAR.fullmatch(text)), None)
