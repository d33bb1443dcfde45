"""What an extreme is of, where the table at hand prints no such figures: a change, or a share."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from capaian.auditor.printed.number import NumberStyle, read_numbers
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.direction_words import FALL, RISE
from capaian.auditor.understanding.extremes import Extreme
from capaian.auditor.understanding.report import UnderstoodTable
from capaian.auditor.understanding.rows import RowKind
from capaian.auditor.understanding.vocabulary import Role, roles_of

CHANGE: Final = re.compile(rf"\b(?:(?P<down>{FALL})|{RISE})\b", re.IGNORECASE)
"""What a quantity is called that says by how much something moved."""
_FROM_TARGET: Final = re.compile(
    r"\b(?:ter|paling\s+)\w+\s+(?:antara\s+(?:target|realisasi|capaian)\b|(?:dari|terhadap|dengan)\s+target\b)",
    re.IGNORECASE,
)
"""`selisih terkecil antara target dan realisasi`."""
_SHARE: Final = re.compile(
    r"\bdari\s+(?:target\s+|total\s+|seluruh\s+)?(?P<whole>\d[\d.,]*)(?:\s+[^\W\d_]+){0,2}\s*"
    r"(?:,?\s*atau|[(])\s*(?P<share>\d[\d.,]*)\s*(?:%|persen)",
    re.IGNORECASE,
)
"""`432 dari 1.200 atau 36,00%`."""


def is_of_unprinted_change(extreme: Extreme, table: UnderstoodTable) -> bool:
    """Say whether an extreme is the greatest rise or fall, and a table prints no changes.

    How far something lies from its target is told by no table without targets.
    """
    if _FROM_TARGET.search(extreme.clause) and not any(c.meaning is Role.TARGET for c in table.columns):
        return True
    change = CHANGE.match(extreme.quantity.strip())
    printed = " ".join((table.table.title, *(word for path in table.table.paths for word in path)))
    if change is None or change[0].casefold() in printed.casefold():
        return False
    return not any(Role.CHANGE in roles_of(column.path[-1:]) for column in table.columns)


def end_of(column: Column, table: UnderstoodTable, *, is_highest: bool) -> Decimal | None:
    """Return the highest or lowest figure that the items of a table have in a column, if they have any."""
    numbers = (row.row.cells[column.index].number for row in table.named)
    values = [number.value for number in numbers if number is not None]
    return (max if is_highest else min)(values, default=None)


def own_share(extreme: Extreme, table: UnderstoodTable, style: NumberStyle) -> Decimal | None:
    """Return the share in a whole of its own that an extreme is told with; `None` if it is told with none.

    The share in the total of a column is as great as the figure of the column is: that is none.
    """
    told = _SHARE.search(extreme.clause)
    if told is None:
        return None
    whole, share = (read_numbers(told[name], 1, 0, style)[0].value for name in ("whole", "share"))
    totals = (row for row in table.rows if row.kind is not RowKind.ITEM)
    numbers = (cell.number for row in totals for cell in row.row.cells)
    return None if any(number is not None and number.value == whole for number in numbers) else share
