"""Rows at either end that are the total of a table, though no word says just `Jumlah`.

Below the districts of a table `Kota Melur` is the whole of them. What one changed row spoils in every column
leaves each of its figures near the sum, so a total need not be right to be known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from capaian.auditor.printed.table import PrintedRow, PrintedTable
from capaian.auditor.understanding.levels import label_of
from capaian.auditor.understanding.vocabulary import AREA_ROW, TOTAL_ROW
from capaian.domain.numerals import significant_digits

_TELLING: Final = 100
"""A sum so large is no other figure by chance."""
_MANY_DIGITS: Final = 5
"""A sum of so many digits is none by chance, though another column has no such sum."""
_TELLING_DIGITS: Final = 4
"""A sum of so many digits beside others that are nearly sums is none by chance."""
_FEWEST_ROWS: Final = 3
_FEWEST_COLUMNS: Final = 2
_NEAR: Final = Decimal("0.1")
_DISTRICT: Final = r"(?:kecamatan|kec\.|distrik|kelurahan|desa|kampung|nagari|gampong|puskesmas)"
_PARTS: Final = re.compile(rf"^{_DISTRICT}(?!\w)", re.IGNORECASE)
_PARTS_OF_PROVINCE: Final = re.compile(rf"^(?:{_DISTRICT}|(?:kabupaten|kab\.|kota)(?!\w))", re.IGNORECASE)
_PROVINCE: Final = re.compile(r"^provinsi\b", re.IGNORECASE)


class _Sum(NamedTuple):
    """What a row has in a column, with what the other rows add up to there."""

    own: Decimal
    others: Decimal
    largest: Decimal

    @property
    def is_near(self) -> bool:
        """Whether it may be the sum but for a slip."""
        return abs(self.own - self.others) <= _NEAR * self.others


def is_total_of_all(rows: Sequence[PrintedRow], place: int) -> bool:
    """Say whether a row has in two columns, or to many digits in one, what all others add up to.

    One sum alone is none where another count of the row is less than that of a row above.
    """
    sums = [each for each in _sums(rows, place) if each is not None]
    equal = [each for each in sums if each.own == each.others >= _TELLING]
    is_beyond = all(each.own < _TELLING or each.own >= each.largest for each in sums)
    has_many_digits = any(significant_digits(each.own) >= _MANY_DIGITS for each in equal)
    return len(equal) >= _FEWEST_COLUMNS or (is_beyond and has_many_digits)


def is_total_of_most(rows: Sequence[PrintedRow], place: int) -> bool:
    """Say whether a last row, whatever it is called, is what all others add up to in most columns.

    One sum is enough where it has digits that none has by chance, and every other column is near its own.
    A first row is so too, if it is called a total: `Total Kunjungan`.
    """
    if place != len(rows) - 1 and (place or not TOTAL_ROW.match(label_of(rows[0]))):
        return False
    counts = [*_counts(rows, place, _TELLING if place else 1)]
    equal = [each for each in counts if each.own == each.others]
    if len(equal) >= _FEWEST_COLUMNS and 2 * len(equal) > len(counts):
        return True
    is_telling = any(significant_digits(each.own) >= _TELLING_DIGITS for each in equal)
    is_each_near = all(each.is_near and each.own >= each.largest for each in counts)
    return is_telling and is_each_near and len(counts) >= _FEWEST_COLUMNS and len(rows) > _FEWEST_ROWS


def is_near_total_of_area(table: PrintedTable, place: int) -> bool:
    """Say whether a last row names the area that holds the places above it, and is near their sums.

    Args:
        table: A table whose rows are places.
        place: That of the row.
    """
    rows = table.rows
    if place != len(rows) - 1 or len(rows) <= _FEWEST_ROWS or not _holds_rows(table, place):
        return False
    counts = [*_counts(rows, place)]
    near = sum(each.is_near for each in counts)
    return near >= _FEWEST_COLUMNS and 2 * near > len(counts)


def _holds_rows(table: PrintedTable, place: int) -> bool:
    """Whether a row is named as an area, and the head or the names of the rows above as parts of one."""
    row, label = table.rows[place], label_of(table.rows[place])
    if not AREA_ROW.match(label):
        return False
    parts = _PARTS_OF_PROVINCE if _PROVINCE.match(label) else _PARTS
    head = table.paths[row.texts.index(label)]
    named = sum(bool(parts.match(label_of(other))) for other in table.rows[:place])
    return any(map(parts.match, head)) or named == place


def _counts(rows: Sequence[PrintedRow], place: int, least: int = _TELLING) -> Iterator[_Sum]:
    """Yield the sums that tell, of columns that hold whole numbers, or decimals that nearly add up.

    Decimals that do not are means, shares and rates. A row that is called a total may be of few.
    """
    numbers = zip(*([cell.number for cell in row.cells] for row in rows), strict=True)
    are_whole = [all(number is None or number.is_exact for number in column) for column in numbers]
    for is_whole, each in zip(are_whole, _sums(rows, place), strict=True):
        if each is not None and each.others >= least and (is_whole or each.is_near):
            yield each


def _sums(rows: Sequence[PrintedRow], place: int) -> Iterator[_Sum | None]:
    """Yield for each column what a row has there beside the others; `None` where it has no figure."""
    others = [row for row in rows if row is not rows[place]]
    for index, cell in enumerate(rows[place].cells):
        numbers = (row.cells[index].number for row in others)
        values = [number.value for number in numbers if number is not None]
        total, largest = sum(values, Decimal(0)), max(values, default=Decimal(0))
        yield None if cell.number is None else _Sum(cell.number.value, total, largest)
