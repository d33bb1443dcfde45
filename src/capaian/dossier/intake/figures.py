"""Figures in foreign cells: one way of writing for each column, and no reading that could be another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import Final

from capaian.dossier.excel.book import CellValue

_FIGURE: Final = re.compile(r"\(?-?(?:Rp\.?\s*)?\d[\d.,]*(?:,-)?\)?\s*%?", re.IGNORECASE)
_NOTHING: Final = frozenset({"", "-", "–", "—", "n/a", "nihil"})
"""Signs of a cell without a figure. A dash may mean none or unknown, so that it is not read as 0."""
_DOTS: Final = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_COMMAS: Final = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_SURE_DOTS: Final = re.compile(r"\d+(?:\.\d{3}){2,}|.*,\d{1,2}(?!\d)|\d{1,3}(?:\.\d{3})+,\d+")
_SURE_COMMAS: Final = re.compile(r"\d+(?:,\d{3}){2,}|.*\.\d{1,2}(?!\d)|\d{1,3}(?:,\d{3})+\.\d+")


class NumberStyle(Enum):
    """Which sign stands between thousands in the texts of a column."""

    DOTS = "."
    """1.234,5: Indonesian; also where nothing tells."""
    COMMAS = ","
    """1,234.5: English."""
    MIXED = ""
    """Both, so that no text of the column can be trusted."""


@dataclass(frozen=True, slots=True)
class UnreadableFigureError(ValueError):
    """A cell that holds no figure, or one that can be read in two ways."""

    message: str
    """Indonesian."""


def is_figure(cell: CellValue) -> bool:
    """Say whether a cell holds a figure, as a number or as text."""
    if isinstance(cell, Decimal):
        return True
    return isinstance(cell, str) and _FIGURE.fullmatch(cell.strip()) is not None


def is_blank(cell: CellValue) -> bool:
    """Say whether a cell holds nothing that could be a figure."""
    return cell is None or (isinstance(cell, str) and cell.strip().casefold() in _NOTHING)


def style_of(cells: Iterable[CellValue]) -> NumberStyle:
    """Return how the texts of a column are written.

    Examples:
        >>> style_of(["1.234.567", "12.336"]), style_of(["1,234.50"]), style_of(["1.234.567", "1,234,567"])
        (<NumberStyle.DOTS: '.'>, <NumberStyle.COMMAS: ','>, <NumberStyle.MIXED: ''>)
    """
    texts = [cell.strip() for cell in cells if isinstance(cell, str) and is_figure(cell)]
    has_dots = any(_SURE_DOTS.fullmatch(_bare(text)) for text in texts)
    has_commas = any(_SURE_COMMAS.fullmatch(_bare(text)) for text in texts)
    if has_dots and has_commas:
        return NumberStyle.MIXED
    return NumberStyle.COMMAS if has_commas else NumberStyle.DOTS


def read_figure(cell: CellValue, style: NumberStyle) -> Decimal | None:
    """Return the figure of a cell; `None` where it holds none.

    Raises:
        UnreadableFigureError: for a text that is no figure, or in a column of mixed styles.

    Examples:
        >>> read_figure("12.336", NumberStyle.DOTS), read_figure("(1.500,25)", NumberStyle.DOTS)
        (Decimal('12336'), Decimal('-1500.25'))
        >>> read_figure("-", NumberStyle.DOTS) is None
        True
    """
    if is_blank(cell):
        return None
    if isinstance(cell, Decimal):
        return cell
    if not isinstance(cell, str) or not is_figure(cell):
        raise UnreadableFigureError(f'"{cell}" bukan angka')
    text = cell.strip()
    if style is NumberStyle.MIXED and re.search(r"[.,]", _bare(text)):
        raise UnreadableFigureError(f'"{text}": kolom ini memakai titik dan koma ribuan bercampur')
    is_negative = text.startswith(("(", "-"))
    return _value(_bare(text), style, text) * (-1 if is_negative else 1)


def _bare(text: str) -> str:
    """Return the digits of a figure with the signs between them."""
    return re.sub(r"(?:,-)?\)?\s*%?$", "", re.sub(r"^[(\-]*\s*(?:Rp\.?)?\s*", "", text, flags=re.IGNORECASE))


def _value(digits: str, style: NumberStyle, text: str) -> Decimal:
    point = "," if style is NumberStyle.DOTS else "."
    thousands = _DOTS if style is NumberStyle.DOTS else _COMMAS
    if thousands.fullmatch(digits):
        return Decimal(digits.replace(style.value or ".", "").replace(point, "."))
    plain = digits.replace(point, ".", 1)
    if not re.fullmatch(r"\d+(?:\.\d+)?", plain):
        raise UnreadableFigureError(f'"{text}" dapat dibaca dengan lebih dari satu cara')
    return Decimal(plain)


def looks_like_percents(values: Sequence[Decimal]) -> bool:
    """Say whether a column holds percentages: most figures lie between 0 and 100, and some have decimals.

    Most decide, since single figures of small villages lie there too.

    Examples:
        >>> looks_like_percents([Decimal("98.5"), Decimal("100"), Decimal("99.07")])
        True
        >>> looks_like_percents([Decimal(4000), Decimal(3100), Decimal(100)])
        False
        >>> looks_like_percents([Decimal("4000.5"), Decimal(3100), Decimal("98.5")])
        False
    """
    within = sum(0 <= value <= 100 for value in values)
    has_decimals = any(value != value.to_integral_value() for value in values)
    return has_decimals and within * 2 > len(values)
