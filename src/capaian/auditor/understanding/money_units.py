"""In what amounts are printed: full rupiah, or thousands and more, as a head or a title says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.report import UnderstoodTable

POWERS: Final[Mapping[str, int]] = {"ribu": 3, "juta": 6, "miliar": 9, "milyar": 9, "triliun": 12}
"""Words for powers of ten that amounts are told in."""
_UNIT: Final = re.compile(
    r"\((?:dalam\s+)?(?:(?P<scale>ribu|juta|miliar|milyar)(?:an)?(?:\s+(?:rupiah|rp\.?))?|(?:rupiah|rp\.?)"
    r"(?:\s+(?P<after>ribu|juta|miliar|milyar)(?:an)?)?)\s*\)",
    re.IGNORECASE,
)
"""`(ribu rupiah)`, `(dalam jutaan rupiah)`, `(Rp juta)`, `(Rp)`."""


_BEHIND: Final = re.compile(rf"\s*(?P<scale>{'|'.join(POWERS)})\b", re.IGNORECASE)


def scale_behind(text: str) -> int:
    """Return the power of ten that the first word behind an amount tells; 0 where it tells none.

    Examples:
        >>> scale_behind(" miliar pada tahun ini"), scale_behind(" pada tahun ini")
        (9, 0)
    """
    found = _BEHIND.match(text)
    return POWERS[found["scale"].casefold()] if found else 0


def unit_in_head(column: Column) -> re.Match[str] | None:
    """Return the unit of money that the innermost head of a column names."""
    return next((found for words in reversed(column.path) if (found := _UNIT.search(words))), None)


def unit_in_title(understood: UnderstoodTable) -> re.Match[str] | None:
    """Return the unit of money that the title of a table names."""
    return _UNIT.search(understood.table.title)


def unit_in_label(label: str) -> re.Match[str] | None:
    """Return the unit of money that words beside a figure name: `PAD (Rp juta)`."""
    return _UNIT.search(label)


def power_of_unit(unit: re.Match[str]) -> int:
    """Return the power of ten of a unit of money: 3 for thousands of rupiah."""
    return POWERS.get((unit["scale"] or unit["after"] or "").casefold(), 0)


def power_of(understood: UnderstoodTable, column: Column) -> int:
    """Return the power of ten by which amounts of a column are printed; 0 where nothing names a unit."""
    unit = unit_in_head(column) or unit_in_title(understood)
    return power_of_unit(unit) if unit is not None and column.is_numeric and not column.is_percent else 0
