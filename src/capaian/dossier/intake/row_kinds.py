"""What a row of a sheet looks like: words, figures, the numbers of columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from enum import Enum
from itertools import pairwise, takewhile
from typing import Final

from capaian.dossier.intake.figures import is_figure
from capaian.dossier.intake.grid import LAST_YEAR, is_year
from capaian.dossier.intake.words import fold
from capaian.dossier.spreadsheets.model import CellValue

# (1)   2   3 = 1 + 2   (5)=(4):(3)x100%   -1, which table programs make of a typed (1)
_NUMBER: Final = re.compile(r"(?:\(?\s*|-)([0-9]{1,2})\s*\)?(?:\s*=.*)?")
_LETTERS: Final = re.compile(r"[A-Za-z]")
# 63.11.02, 2.12.01.2.01, 5.1.02, 5.1.02.01.001.00024
CODE: Final = re.compile(r"[0-9x]{1,4}(?:\.[0-9x]{1,6}){2,}\.?", re.IGNORECASE)
_UNIT: Final = re.compile(
    r"%|persen|(?:(?:dalam )?(?:ribu|ribuan|juta|jutaan) )?(?:rp|rupiah)(?: (?:ribu|juta|(?:1 )?000))?"
)
# 2024 (JAN-SEP), 2024 *)
_YEAR_FIRST: Final = re.compile(r"((?:19|20|21)[0-9]{2})(?![0-9])\s*\D")
_DIGITS: Final = 5
"""Those of a text that is no year."""
_DASHES: Final = frozenset("-–—")
"""What stands where there is no figure."""


class RowKind(Enum):
    """What a row looks like."""

    EMPTY = 0
    WORDS = 1
    NUMBERING = 2
    FIGURES = 3


def kind_of(row: Sequence[CellValue]) -> RowKind:
    """Return what a row looks like: figures are beside names or each other, and years alone are none."""
    filled = [value for value in row if value is not None]
    if len(filled) > 1 and all(map(_is_large, filled)):
        return RowKind.FIGURES
    texts = [text for value in filled if (text := str(value).strip())]
    if not texts:
        return RowKind.EMPTY
    if _is_numbering(texts):
        return RowKind.NUMBERING
    if are_units(texts):
        return RowKind.WORDS
    figures = [value for value in row if is_figure(value)]
    names = [text for text in texts if is_name(text)]
    # A text file has years as texts too; one beside names may be a count.
    may_be_years = not names or _are_years([*figures, *_years_begun(texts)])
    counts = [value for value in figures if not (is_year(value) or (may_be_years and _is_year_text(value)))]
    telling = counts + [text for text in texts if text in _DASHES]
    is_data = len(telling) > 1 or (bool(telling) and bool(names))
    return RowKind.FIGURES if is_data else RowKind.WORDS


def _is_large(value: CellValue) -> bool:
    """Say whether a cell is a plain number above all years, which numbers no column.

    Examples:
        >>> _is_large("12345"), _is_large("2024"), _is_large("02024"), _is_large(Decimal("2200"))
        (True, False, False, True)
    """
    if isinstance(value, Decimal):
        return value > LAST_YEAR
    is_plain = isinstance(value, str) and len(value) >= _DIGITS and value.isascii() and value.isdigit()
    return is_plain and not str(value).startswith("0")


def _are_years(values: Sequence[CellValue]) -> bool:
    """Say whether figures are years one after the other, and several: `2023`, blank, `2024`.

    Examples:
        >>> _are_years(["2023", "2023", "2024"]), _are_years(["2023"]), _are_years(["1", "2023", "2024"])
        (True, False, False)
    """
    years = [str(value).strip() for value in values]
    return holds_years(values) and len({*years}) > 1 and sorted(years) in (years, years[::-1])


def _years_begun(texts: Sequence[str]) -> list[str]:
    """Return the years by which texts begin, as heads do: `2024 (JAN-SEP)`, `2024 s.d. TW III`."""
    return [match[1] for text in texts if (match := _YEAR_FIRST.match(text)) and not is_figure(text)]


def holds_years(row: Sequence[CellValue]) -> bool:
    """Say whether a row has figures, and all of them look like years."""
    figures = [value for value in row if is_figure(value)]
    return bool(figures) and all(is_year(value) or _is_year_text(value) for value in figures)


def _is_year_text(value: CellValue) -> bool:
    return isinstance(value, str) and value.strip().isdecimal() and is_year(Decimal(value.strip()))


def are_units(texts: Sequence[str]) -> bool:
    """Say whether a row tells nothing but units of money below heads.

    Examples:
        >>> are_units(["(Rp)"]), are_units(["Rp.", "%"]), are_units(["L", "P"])
        (True, True, False)
    """
    return bool(texts) and all(_UNIT.fullmatch(fold(text)) for text in texts)


def is_name(text: str) -> bool:
    """Say whether a text is a name or a code, and no figure.

    Examples:
        >>> is_name("Juai"), is_name("63.11.02"), is_name("12")
        (True, True, False)
    """
    return bool(CODE.fullmatch(text)) or (bool(_LETTERS.search(text)) and not is_figure(text))


def _is_numbering(texts: Sequence[str]) -> bool:
    """Say whether a row numbers the columns.

    Examples:
        >>> _is_numbering(["(1)", "(2)", "(3)", "(4)=(3):(2)x100%"]), _is_numbering(["1", "2", "3=1+2"])
        (True, True)
        >>> _is_numbering(["-1", "-2", "-3", "-4"]), _is_numbering(["1", "Juai", "12"])
        (True, False)
    """
    numbers = takewhile(bool, map(_NUMBER.fullmatch, texts))
    found = [int(match[1]) for match in numbers if match]
    climbs = all(later - earlier in (0, 1) for earlier, later in pairwise(found))
    return len(texts) > 2 and len(found) == len(texts) and climbs and found[0] <= 2
