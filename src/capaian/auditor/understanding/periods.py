"""Tables whose columns are the parts of a year beside each other: quarters, or months."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.report import UnderstoodTable
from capaian.auditor.understanding.rows import RowKind, UnderstoodRow
from capaian.domain.period import MONTHS

_MONTHS: Final = tuple(map(str.casefold, MONTHS))
_ROMAN: Final = ("i", "ii", "iii", "iv")
_ORDINALS: Final = ("pertama", "kedua", "ketiga", "keempat")
_QUARTER: Final = re.compile(
    rf"\b(?:triwulan|tw|kuartal)[\s.-]*(?:ke-?\s*)?(?P<mark>{'|'.join((*_ROMAN[::-1], *_ORDINALS))}|[1-4])\b",
    re.IGNORECASE,
)
_PART_OF_YEAR: Final = re.compile(
    rf"(?:s\.?d\.?|sampai)?\s*\b(?:triwulan|tw|kuartal|semester|caturwulan)[\s.-]*(?:ke-?\s*)?"
    rf"(?:{'|'.join((*_ROMAN[::-1], *_ORDINALS))}|[1-4])\b",
    re.IGNORECASE,
)
_PERIOD_HEAD: Final = re.compile(r"triwulan|tw|kuartal|semester|caturwulan|bulan|periode", re.IGNORECASE)
PART_NAME: Final = rf"(?:triwulan\s+(?:{'|'.join(_ROMAN[::-1])})|{'|'.join(_MONTHS)})"
"""How a part of a year is called where quarters are written in one way."""
_SHORT_MONTHS: Final = {
    **{month[:3]: month for month in _MONTHS},
    **{"agt": "agustus", "ags": "agustus", "agst": "agustus", "sept": "september", "nop": "november"},
}
"""How heads shorten the names of months."""
_FEWEST: Final = 3


@dataclass(frozen=True, slots=True)
class Periods:
    """The columns of a table that are parts of a year, with the names of the parts."""

    names: Sequence[str]
    columns: Sequence[Column]


def with_quarters(text: str) -> str:
    """Return a text with its quarters written in one way.

    Examples:
        >>> with_quarters("Penerbitan pada TW II dan triwulan ketiga")
        'Penerbitan pada triwulan ii dan triwulan iii'
    """
    return _QUARTER.sub(lambda match: f"triwulan {_roman(match['mark'].casefold())}", text)


def _roman(mark: str) -> str:
    if mark.isdecimal():
        return _ROMAN[int(mark) - 1]
    return _ROMAN[_ORDINALS.index(mark)] if mark in _ORDINALS else mark


def part_of_year(column: Column) -> str:
    """Return the words in a column's head that name a part of a year; empty if none do."""
    found = _PART_OF_YEAR.search(" ".join(column.path))
    return found[0] if found else ""


def names_period(place: str) -> bool:
    """Say whether a row, told by its label or with its table before it, is a part of a year.

    Examples:
        >>> [names_period(place) for place in ("Tabel 3.11, Triwulan IV", "Semester II", "Program Mei")]
        [True, True, False]
    """
    label = place.rsplit(",", maxsplit=1)[-1].strip().casefold()
    return label in _MONTHS or _PART_OF_YEAR.fullmatch(label) is not None


def is_period(table: UnderstoodTable, row: UnderstoodRow) -> bool:
    """Say whether a row is a part of a year, by its label or by the head over the numbers of such parts."""
    heads = [column.path for column in table.columns if not column.is_numeric]
    is_under = any(path and _PERIOD_HEAD.fullmatch(path[-1].strip()) for path in heads)
    return names_period(row.label) or (is_under and row.kind is RowKind.ITEM)


def periods_of(table: UnderstoodTable) -> Periods | None:
    """Return the columns that are parts of one year; `None` if there are too few, or several of one part."""
    named = [(_name(column), column) for column in table.columns if column.is_numeric]
    found = [(name, column) for name, column in named if name]
    names = [name for name, _ in found]
    if len(found) < _FEWEST or len({*names}) < len(names):
        return None
    return Periods(names, [column for _, column in found])


def _name(column: Column) -> str:
    """Return which part of a year a column is of: by its own words, or by those over it."""
    own = column.path[-1].strip().casefold() if column.path else ""
    quarter = _QUARTER.fullmatch(own) or _QUARTER.search(" ".join(column.path))
    if quarter:
        return with_quarters(quarter[0]).casefold()
    return own if own in _MONTHS else _SHORT_MONTHS.get(own.rstrip("."), "")
