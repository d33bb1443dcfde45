"""Figures of tables with every name by which running text may call them: row, column, year, title."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from math import ceil
from typing import Final

from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.printed.table import PrintedTable
from capaian.auditor.understanding.facts import plain
from capaian.auditor.understanding.mentions import Part
from capaian.auditor.understanding.rows import RowKind

_LARGE: Final = 1000
_TOTAL: Final = re.compile(
    r"^(?:jumlah|total|sub\s?total|rata-?\s?rata)\b(?:\s+(?:seluruh(?:nya)?|keseluruhan))?\s*", re.IGNORECASE
)
_TITLE_ENDS: Final = re.compile(r"\bmenurut\b|\bper\b|,|\btahun\b|\b(?:19|20)\d\d\b", re.IGNORECASE)
"""What a title says after these is how and where, not of what the figures are."""
_ORDINALS: Final = {
    "pertama": "1",
    "kedua": "2",
    "ketiga": "3",
    "keempat": "4",
    "kelima": "5",
    "keenam": "6",
    "ketujuh": "7",
    "kedelapan": "8",
    "kesembilan": "9",
    "kesepuluh": "10",
}
_ORDINAL: Final = re.compile(rf"\b(?:{'|'.join(_ORDINALS)})\b", re.IGNORECASE)
_IDLE: Final = frozenset(
    [
        *("yang", "dan", "dari", "untuk", "dengan", "pada", "atau", "dalam", "oleh", "kepada", "terhadap"),
        *("adalah", "itu", "ini", "per", "para", "serta", "sebagai", "karena", "tahun", "persen", "poin"),
    ]
)
"""Words that name nothing."""
_SHORT: Final = re.compile(r"[^\W\d_]\s*[(]([A-Z]{3,8})[)]\s*$")
"""Letters behind a whole name: `Tingkat Kegemaran Membaca (TGM)`."""
SHORTEST: Final = 4
"""Letters of a name that is looked for in a text."""
_MOSTLY: Final = 0.7


@dataclass(frozen=True, slots=True)
class Name:
    """Words that a row bears."""

    plain: str
    words: frozenset[str]
    short: str = ""
    """The letters in brackets behind it, by which it is called too; empty where there are none."""

    def is_in(self, text: str, words: frozenset[str]) -> bool:
        """Whether it stands in a plain text, or most of its words or its short name among others."""
        is_whole = len(self.plain) >= SHORTEST and self.plain in text
        return is_whole or (len(self.words) > 1 and covers(words, self.words)) or self.is_short_in(words)

    def is_short_in(self, words: frozenset[str]) -> bool:
        """Whether its short name is among words."""
        return self.short in words


def covers(words: frozenset[str], name: frozenset[str]) -> bool:
    """Whether most words of a name are among others."""
    return bool(name) and len(name & words) >= fewest_of(name)


def fewest_of(name: frozenset[str]) -> int:
    """Return how many words of a name are most of them."""
    return ceil(_MOSTLY * len(name))


Key = tuple[Decimal, int]
"""What a figure is known by: its value without sign, and its decimals."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a table with its names."""

    number: PrintedNumber
    kind: RowKind
    names: tuple[Name, ...]
    mark: str
    """The number of its row in a list."""
    title: Name
    """What the title of its table says it is of."""
    heads: frozenset[str]
    """Words of its column."""
    parts: frozenset[Part]
    years: frozenset[int]
    """Those that its column or row names."""
    years_of_table: frozenset[int]
    beside: frozenset[Decimal]
    """The other figures of its row."""
    is_alone: bool
    """Whether its table has one row."""
    is_least: bool
    is_most: bool
    """Whether no item of its column is less, or more."""
    total: Decimal
    """What the items of its column come to."""
    is_money: bool
    is_share: bool
    column: str
    place: str
    table: PrintedTable


@lru_cache(maxsize=16384)
def words_of(text: str) -> frozenset[str]:
    """Return the words of a text that may name something, without endings that only point.

    Examples:
        >>> sorted(words_of("Capaiannya pada Paringin Selatan"))
        ['capaian', 'paringin', 'selatan']
    """
    found = re.findall(r"[a-z]{3,}", text.casefold())
    return frozenset(word.removesuffix("nya") for word in found if word not in _IDLE)


def subject_of(title: str) -> str:
    """Return what a title says its table is of, without where and when.

    Examples:
        >>> subject_of("Cakupan Akta Kelahiran menurut kecamatan, 2023")
        'Cakupan Akta Kelahiran '
    """
    return _TITLE_ENDS.split(title, maxsplit=1)[0]


def with_digits(text: str) -> str:
    """Return a text with ordinals as digits.

    Examples:
        >>> with_digits("untuk sasaran kedua")
        'untuk sasaran 2'
    """
    return _ORDINAL.sub(lambda match: _ORDINALS[match[0].casefold()], text)


def known_by(value: Decimal, decimals: int) -> Key:
    """Return what a figure is known by: without its sign, and an amount without cents that are none.

    Examples:
        >>> known_by(Decimal("-4.50"), 2), known_by(Decimal("668220000.00"), 2)
        ((Decimal('4.50'), 2), (Decimal('668220000.00'), 0))
    """
    is_whole = abs(value) >= _LARGE and value == value.to_integral_value()
    return abs(value), 0 if is_whole else decimals


@lru_cache(maxsize=16384)
def name_of(text: str) -> Name:
    """Return the name that a label gives its row, without words such as `Jumlah`."""
    own = _TOTAL.sub("", text)
    short = _SHORT.search(own)
    return Name(plain(own), words_of(own), short[1].casefold() if short else "")
