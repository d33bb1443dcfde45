"""A number is well formed in the number style of its table."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.number import NumberStyle, PrintedNumber, read_digits
from capaian.auditor.printed.table import PrintedCell, PrintedTable
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level
from capaian.domain.value import RUPIAH

_FEWEST: Final = 4
"""Numbers that show the style of a table."""
_MOST: Final = 0.8
_NUMBER_CELL: Final = re.compile(
    r"^[\s(]*(?:Rp\.?\s*)?[-\u2212]?(?P<digits>\d[\d.,]*\d|\d)\s*(?:%|,-|,00-)?(?P<tail>[-\s)%]*)$",
    re.IGNORECASE,
)
_BROKEN: Final = re.compile(
    r"^\s*(?:Rp\.?\s*)?\d[\d.,]*(?:[.,]{2,}|[.,]\s+)\d[\d.,]*\s*(?:%|,-)?\s*$", re.IGNORECASE
)
"""`5.505..709` or `5. 505.709`."""


def check_format(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield every number alone in a cell of a table, and every amount of money in a sentence."""
    for understood in report.tables:
        table = understood.table
        style = _style(table) or report.document.style
        noted: set[int] = set()
        for index in range(table.width):
            cells = [
                cell
                for cell in table.column(index)
                if _NUMBER_CELL.match(cell.text) or _BROKEN.match(cell.text)
            ]
            for cell in cells:
                found = _statement(table, cell, style, cells)
                is_note = not found.holds and found.level is Level.NOTE
                if not is_note or cell.line not in noted:
                    yield found
                noted |= {cell.line} if is_note else set()
    for sentence in report.document.sentences:
        yield from _of_money(sentence)


def _of_money(sentence: Sentence) -> Iterator[Statement]:
    """Yield the amounts of money in a sentence."""
    place = f"Bagian {sentence.section}" if sentence.section else f"baris {sentence.line}"
    for number in sentence.numbers:
        if number.unit == RUPIAH:
            expected = _mended(_broken(number.text), NumberStyle.INDONESIAN)
            why = "Pemisah ribuan tidak berada pada setiap tiga angka." if expected else ""
            line = number.spot.line
            yield Statement(AuditRule.FORMAT, not expected, line, number.text, expected, why, place)


def _style(table: PrintedTable) -> NumberStyle | None:
    """Return the style that nearly all telling numbers of a table have; `None` if they disagree."""
    found = Counter(
        number.style
        for row in table.rows
        for cell in row.cells
        for number in cell.numbers
        if number.style in (NumberStyle.INDONESIAN, NumberStyle.ENGLISH) and number.other is None
    )
    if sum(found.values()) < _FEWEST:
        return None
    style, count = found.most_common(1)[0]
    return style if count >= _MOST * sum(found.values()) else NumberStyle.MIXED


def _statement(
    table: PrintedTable, cell: PrintedCell, style: NumberStyle, cells: Sequence[PrintedCell]
) -> Statement:
    printed = cell.text.strip()
    expected, why, level = "", "", Level.ERROR
    match = _NUMBER_CELL.match(cell.text)
    digits = match["digits"] if match else ""
    if not match:
        expected, why = (
            _mended(re.sub(r"\D", "", printed), style),
            "Tanda pemisah dalam angka ini rangkap atau terputus.",
        )
    elif (broken := _broken(digits)) and _has_large(cells):
        expected, why = _mended(broken, style), "Pemisah ribuan tidak berada pada setiap tiga angka."
    elif digits.startswith("00"):
        expected, why = digits.lstrip("0"), "Angka berawal dengan nol rangkap."
    elif _is_other_style(digits, style, cells):
        expected, level = _swapped(digits), Level.NOTE
        why = f"Tanda desimal {_mark(digits)} berbeda dari angka lain dalam tabel ini."
    label = next((row.label for row in table.rows if cell in row.cells), "")
    place = f"{table.name}, {label}".rstrip(", ")
    return Statement(AuditRule.FORMAT, not expected, cell.line, printed, expected, why, place, level)


def _broken(digits: str) -> str:
    """Return the digits of a number whose thousands are marked in no lawful order: `5.505.709566`."""
    groups = re.split(r"[.,]", digits)
    if len(groups) < 3 or read_digits(digits).style is not NumberStyle.MIXED:
        return ""
    is_decimal = len(groups[-1]) <= 2
    whole = groups[:-1] if is_decimal else groups
    return "".join(whole) if any(len(group) != 3 for group in whole[1:]) or len(whole[0]) > 3 else ""


def _has_large(cells: Sequence[PrintedCell]) -> bool:
    """Whether numbers with marked thousands are usual in a column."""
    numbers = [number for cell in cells for number in cell.numbers]
    return sum(number.value >= 1000 for number in numbers) * 2 >= len(numbers)


def _mended(digits: str, style: NumberStyle) -> str:
    mark = "," if style is NumberStyle.ENGLISH else "."
    return f"{int(digits):,}".replace(",", mark) if digits else ""


def _is_other_style(digits: str, style: NumberStyle, cells: Sequence[PrintedCell]) -> bool:
    """Whether a decimal has the other mark than nearly all numbers of its table and its column."""
    reading = read_digits(digits)
    if style not in (NumberStyle.INDONESIAN, NumberStyle.ENGLISH) or reading.other is not None:
        return False
    if reading.style not in (NumberStyle.INDONESIAN, NumberStyle.ENGLISH) or reading.style is style:
        return False
    others = [n for cell in cells for n in cell.numbers if _is_decimal(n) and n.text != digits]
    return sum(number.style is style for number in others) * 2 > len(others)


def _is_decimal(number: PrintedNumber) -> bool:
    return number.decimals > 0 and number.other is None


def _swapped(digits: str) -> str:
    return digits.translate(str.maketrans(".,", ",."))


def _mark(digits: str) -> str:
    return "titik" if "." in digits else "koma"
