"""Which number style a report or a table has."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from capaian.auditor.printed.document import Line
from capaian.auditor.printed.number import NumberStyle, PrintedNumber, numbers_in

_NUMBERED: Final = re.compile(r"^\s*\(?\d+(?:\.\d+)+\.?\)?(?=\s|$)")
"""The number of a section or row: `3.2`, `1.1.`; it says nothing about how numbers are written."""
_NAMED: Final = re.compile(
    r"\b(?:tabel|gambar|grafik|bagan|lampiran|nomor|no|pasal|bab|pukul|jam|versi|butir|angka)\.?\s*\d[\d.,/]*",
    re.IGNORECASE,
)
_FEWEST: Final = 5
"""Numbers in tables that decide for the whole report."""
_FEWEST_OF_TABLE: Final = 3
_MOST: Final = 0.8


def find_style(lines: Sequence[Line]) -> NumberStyle:
    """Return the style of most numbers that have only one reading; Indonesian where there is none.

    Tables are asked first, without their first cells: elsewhere stand numbers of sections and times of day.

    Examples:
        >>> find_style([Line(1, ("3.2 Keuangan",)), Line(2, ("Gaji", "2,5%"))]).value
        'indonesian'
    """
    in_tables = _count(cell for line in lines if line.is_row for cell in line.cells[1:])
    if sum(in_tables.values()) >= _FEWEST:
        return in_tables.most_common(1)[0][0]
    styles = in_tables + _count(_NUMBERED.sub("", line.text) for line in lines if not line.is_row)
    return styles.most_common(1)[0][0] if styles else NumberStyle.INDONESIAN


def find_style_of_rows(rows: Iterable[Sequence[str]], otherwise: NumberStyle) -> NumberStyle:
    """Return the style of the numbers of one table, where they tell.

    One number with all its marks tells, or several with decimals; so do marks that always part three digits.

    Examples:
        >>> rows = [("Gaji", "94.41", "6,258,022"), ("Mebel", "75.12", "533,124")]
        >>> find_style_of_rows(rows, NumberStyle.INDONESIAN).value
        'english'
        >>> rows = [("Loket", "15.142"), ("Aula", "9.097"), ("Arsip", "1.250")]
        >>> find_style_of_rows(rows, NumberStyle.ENGLISH).value
        'indonesian'
    """
    numbers = [*_numbers(cell for cells in rows for cell in cells[1:])]
    for kind, fewest in ((_is_marked, 1), (_is_telling, _FEWEST_OF_TABLE), (_is_open, _FEWEST_OF_TABLE)):
        styles = Counter(number.style for number in numbers if kind(number))
        if styles:
            style, count = styles.most_common(1)[0]
            return style if count >= max(fewest, _MOST * sum(styles.values())) else otherwise
    return otherwise


def _count(texts: Iterable[str]) -> Counter[NumberStyle]:
    return Counter(number.style for number in _numbers(texts) if _is_telling(number))


def _numbers(texts: Iterable[str]) -> Iterator[PrintedNumber]:
    """Yield the numbers with marks."""
    for text in texts:
        if "," in text or "." in text:
            yield from numbers_in(_NAMED.sub("", text))


def _is_telling(number: PrintedNumber) -> bool:
    """Whether it has only one reading."""
    return number.other is None and number.style in (NumberStyle.INDONESIAN, NumberStyle.ENGLISH)


def _is_marked(number: PrintedNumber) -> bool:
    """Whether it has marks of thousands that tell: two of them, or one beside a decimal mark."""
    return _is_telling(number) and sum(sign in ".," for sign in number.text) > 1


def _is_open(number: PrintedNumber) -> bool:
    """Whether its only mark parts three digits."""
    return number.other is not None
