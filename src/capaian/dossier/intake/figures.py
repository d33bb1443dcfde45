"""Figures in foreign cells: which cells hold one, and what is read of it, by the reader of workbooks."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from capaian.dossier.excel.book import LOST_VALUES, CellValue, Odd
from capaian.dossier.excel.read.cell_texts import text_of_cell
from capaian.dossier.intake.words import words_of
from capaian.dossier.tables.kinds import Kind
from capaian.dossier.tables.numbers import read_decimal, read_whole
from capaian.dossier.tables.rejection import RejectedValueError

OddCell = tuple[Odd, str]
"""What is to be known of a cell beyond its value, with the word for it."""
_FIGURE: Final = re.compile(r"\(?-?(?:Rp\.?\s*)?\d[\d., \u00a0]*(?:,-)?\)?\s*%?", re.IGNORECASE)
_RUPIAH: Final = "rupiah"


def is_figure(cell: CellValue) -> bool:
    """Say whether a cell holds a figure, as a number or as text."""
    if isinstance(cell, Decimal):
        return True
    return isinstance(cell, str) and _FIGURE.fullmatch(cell.strip()) is not None


def is_blank(cell: CellValue) -> bool:
    """Say whether a cell holds nothing that could be a figure: a dash means none or unknown, and is not 0."""
    if not isinstance(cell, str):
        return cell is None
    return not cell.strip() or cell.strip().casefold() in words_of("empty")


def read_figure(
    cell: CellValue, kind: Kind, odd: OddCell | None = None, *, is_money: bool = False
) -> Decimal | None:
    """Return the figure of a cell as a workbook of ours would read it; `None` where it holds none.

    Args:
        cell: What it holds.
        kind: Kind of the column of the dossier that takes it.
        odd: What is known of the cell beyond its value.
        is_money: Rupiah have no thousandths, so that `1.500` is a thousand and a half.

    Raises:
        RejectedValueError: for a cell that lost its value, no figure, or one that can be read in two ways.

    Examples:
        >>> from capaian.dossier.tables.kinds import COUNT, DECIMAL
        >>> read_figure("153 820", COUNT), read_figure("1.500", DECIMAL, is_money=True)
        (Decimal('153820'), Decimal('1500'))
        >>> read_figure("-", COUNT) is None
        True
    """
    if is_blank(cell) and (odd is None or odd[0] not in LOST_VALUES):
        return None
    text = text_of_cell(kind, cell, odd, _RUPIAH if is_money else "")
    if not is_money:
        return Decimal(str(kind.read(text)))
    try:
        return read_whole(text)
    except RejectedValueError as rejection:
        if rejection.code != "not_whole":
            raise
    return read_decimal(text)
