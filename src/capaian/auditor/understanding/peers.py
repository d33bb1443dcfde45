"""Which rows of a table one may rank beside each other: those of one depth, wholes apart from their parts.

Names tell the depth by the kind of their mark, `A. Pajak Daerah` over `1. Pajak Hotel`, and figures tell a
whole that no word calls one: it is the sum of the rows right below it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final

from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.rows import UnderstoodRow
from capaian.domain.numerals import significant_digits

_MARK: Final = re.compile(
    r"^\W*(?:(?P<dotted>\d{1,2}(?:\.\d{1,2})+)\.?|(?P<roman>[IVX]+)\.|(?P<capital>[A-Z])\.|(?P<number>\d{1,2})\."
    r"|(?P<small>[a-z])\.|(?P<bracket>\(?\d{1,2}\))|(?P<letter>\(?[a-z]\))|(?P<bullet>[-\u2013\u2022]))\s*(?=[^\W\d_])"
)
"""The mark at the head of a name."""
_KIND: Final = re.compile(r"^\W*(?:\d+\W+)?(?P<kind>program|(?:sub[\s-]?)?kegiatan)\b", re.IGNORECASE)
_TELLING: Final = 100
"""A sum so large is none by chance where two columns say the same."""
_MANY_DIGITS: Final = 5
"""A sum of so many digits is none by chance."""
_FEWEST: Final = 2


def peers_of(
    row: UnderstoodRow, rows: Sequence[UnderstoodRow], columns: Sequence[Column]
) -> Sequence[UnderstoodRow]:
    """Return the rows that one may rank beside a row, itself among them.

    Args:
        row: One of the rows.
        rows: The items of its table, in their order.
        columns: Those of the table that have figures.
    """
    depths = _depths(rows, columns)
    alike = [
        other for other in rows if other.level == row.level and depths[other.row.line] == depths[row.row.line]
    ]
    kinds, marks = _kind(row), _marks(row)
    return [r for r in alike if _kind(r) == kinds and (marks & _marks(r) or marks == _marks(r))]


def _kind(row: UnderstoodRow) -> str:
    """Return which level of a work plan a name tells, if any."""
    match = _KIND.match(_MARK.sub("", row.label))
    return re.sub(r"[\s-]", "", match["kind"].casefold()) if match else ""


def _marks(row: UnderstoodRow) -> frozenset[str]:
    """Return of which kinds the mark of a name may be: `I.` is a letter as well as a numeral."""
    match = _MARK.match(row.label)
    if match is None or match.lastgroup is None:
        return frozenset()
    if match["dotted"]:
        return frozenset((f"dotted {match['dotted'].count('.')}",))
    is_either = match["roman"] is not None and len(match["roman"]) == 1
    return frozenset(("roman", "capital") if is_either else (match.lastgroup,))


def _depths(rows: Sequence[UnderstoodRow], columns: Sequence[Column]) -> Mapping[int, int]:
    """Return for the line of each row of how many wholes it is a part, by the sums of figures."""
    whole_of: dict[int, UnderstoodRow] = {}
    pending: list[UnderstoodRow] = []
    """Rows below the one at hand that are no parts of another yet, the nearest last."""
    for row in reversed(rows):
        for _ in range(_parts(row, pending, columns)):
            whole_of[pending.pop().row.line] = row
        pending.append(row)
    found: dict[int, int] = {}
    for row in rows:
        whole = whole_of.get(row.row.line)
        found[row.row.line] = 0 if whole is None else found[whole.row.line] + 1
    return found


def _parts(row: UnderstoodRow, pending: Sequence[UnderstoodRow], columns: Sequence[Column]) -> int:
    """Return how many of the rows right below make up a row; 0 if none do."""
    sums = {column.index: Decimal(0) for column in columns if not column.is_percent}
    own = {index: row.row.cells[index].number for index in sums}
    for count, part in enumerate(reversed(pending), start=1):
        for index in sums:
            number = part.row.cells[index].number
            sums[index] += number.value if number is not None else 0
        equal = [
            number.value
            for index, number in own.items()
            if number is not None and number.is_exact and number.value == sums[index] >= _TELLING
        ]
        has_many_digits = any(significant_digits(value) >= _MANY_DIGITS for value in equal)
        if len({*equal}) >= _FEWEST or has_many_digits:
            return count
    return 0
