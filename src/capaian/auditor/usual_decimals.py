"""Figures with a shifted mark, mended: they are told with the decimals that their column has."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import Final

from capaian.auditor.printed.document import PrintedDocument
from capaian.auditor.printed.number import SWAPPED, NumberStyle, PrintedNumber, read_digits
from capaian.auditor.slips import MARK_SHIFTED, Change
from capaian.domain.numerals import round_half_up, write_decimal

_SIGNS: Final = re.compile(r"[^\d.,]")
"""What stands around the digits of a figure: `\u22121,24`."""
_USUAL: Final = 2
"""Decimals of percentages in running text."""


def write_as_usual(change: Change, document: PrintedDocument) -> str:
    """Return a changed figure as it would stand there: `9,12` is 91,20 among figures of two decimals.

    Args:
        change: What a figure should be.
        document: The report that prints it.
    """
    number = change.number
    usual = _usual(number, document) if change.words.startswith(MARK_SHIFTED) else None
    if usual == 0 and _is_of_thousands(number, document):
        return write_decimal(round_half_up(abs(change.value), 0), 0)
    if number.style is NumberStyle.PLAIN and document.style is NumberStyle.ENGLISH:
        number = replace(number, style=NumberStyle.ENGLISH)
        change = replace(change, number=number, text=change.text.translate(SWAPPED))
    digits = _SIGNS.sub("", change.text)
    if not usual or usual == read_digits(digits, number.style).decimals:
        return change.text
    return number.write(round_half_up(abs(change.value), usual), usual)


def _is_of_thousands(number: PrintedNumber, document: PrintedDocument) -> bool:
    """Whether a dot that is no mark of decimals in a report is one of thousands at the wrong place."""
    return number.style is NumberStyle.ENGLISH and document.style is NumberStyle.INDONESIAN


def _usual(number: PrintedNumber, document: PrintedDocument) -> int | None:
    """The decimals of most others in the column of a figure; its own two in running text."""
    others = Counter(
        other.decimals
        for table in document.tables
        if any(row.line == number.spot.line for row in table.rows)
        for row in table.rows
        for cell in row.cells
        for other in cell.numbers
        if other.spot.cell == number.spot.cell and other.spot.line != number.spot.line
    )
    if others:
        return others.most_common(1)[0][0]
    return _USUAL if number.decimals == _USUAL else None
