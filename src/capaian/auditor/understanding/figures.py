"""Figures of tables with every name by which running text may call them: row, column, year, title."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.printed.table import PrintedTable
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.facts import PART_OF, part_of, plain
from capaian.auditor.understanding.levels import mark_of
from capaian.auditor.understanding.mentions import CHANGES, Part
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import RowKind
from capaian.auditor.understanding.vocabulary import AGAINST, Role, roles_of
from capaian.auditor.understanding.years import YEAR
from capaian.domain.value import PERCENT, RUPIAH

_LARGE: Final = 1000
_NOUGHTS: Final = {"ribu": 3, "juta": 6, "mili": 9, "mily": 9}
_COUNTED_IN: Final = re.compile(
    r"\b(?:dalam|rp\.?|x|\()\s*(ribu|juta|mil[iy]ar)(?:an)?\b|\b(ribu|juta|mil[iy]ar)(?:an)? rupiah\b",
    re.IGNORECASE,
)
_FEWEST_LETTERS: Final = 4
"""Letters of a cell that may name its row."""
_TOTAL: Final = re.compile(
    r"^(?:jumlah|total|sub\s?total|rata-?\s?rata)\b(?:\s+(?:seluruh(?:nya)?|keseluruhan))?\s*", re.IGNORECASE
)
_SHARE: Final = re.compile(r"\b(?:persentase|prosentase|persen|cakupan)\b|%", re.IGNORECASE)
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
SHORTEST: Final = 4
"""Letters of a name that is looked for in a text."""
_MOSTLY: Final = 0.7


@dataclass(frozen=True, slots=True)
class Name:
    """Words that a row bears."""

    plain: str
    words: frozenset[str]

    def is_in(self, text: str, words: frozenset[str]) -> bool:
        """Whether it stands in a plain text, or most of its words among others."""
        is_whole = len(self.plain) >= SHORTEST and self.plain in text
        return is_whole or (len(self.words) > 1 and covers(words, self.words))


def covers(words: frozenset[str], name: frozenset[str]) -> bool:
    """Whether most words of a name are among others."""
    return bool(name) and len(name & words) >= _MOSTLY * len(name)


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


Figures = Mapping[tuple[Decimal, int], Sequence[Figure]]
"""Figures by their value without sign, and their decimals."""


@lru_cache(maxsize=1024)
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


def known_by(value: Decimal, decimals: int) -> tuple[Decimal, int]:
    """Return what a figure is known by: without its sign, and an amount without cents that are none.

    Examples:
        >>> known_by(Decimal("-4.50"), 2), known_by(Decimal("668220000.00"), 2)
        ((Decimal('4.50'), 2), (Decimal('668220000.00'), 0))
    """
    is_whole = abs(value) >= _LARGE and value == value.to_integral_value()
    return abs(value), 0 if is_whole else decimals


@lru_cache(maxsize=4)
def find_figures(report: UnderstoodReport) -> Figures:
    """Return every figure of the tables of a report."""
    found: dict[tuple[Decimal, int], list[Figure]] = {}
    for understood in report.tables:
        noughts = _noughts(understood.table)
        for figure in _figures(understood):
            for said in (figure, *_in_full(figure, noughts)):
                key = known_by(said.number.value, said.number.decimals)
                found.setdefault(key, []).append(said)
    return MappingProxyType(found)


def _in_full(figure: Figure, noughts: int) -> Iterator[Figure]:
    """Yield an amount as text may write it out where its table counts thousands or millions."""
    if figure.is_money and noughts:
        number = figure.number
        value = (number.value * 10**noughts).normalize() + 0
        yield replace(figure, number=replace(number, value=value, decimals=number.decimals - noughts))


def _noughts(table: PrintedTable) -> int:
    """Return how many noughts the amounts of a table leave out: `(ribu rupiah)`, `Rp juta`."""
    words = " ".join((table.title, *(cell for row in table.head for cell in row)))
    match = _COUNTED_IN.search(words)
    return _NOUGHTS[(match[1] or match[2]).casefold()[:4]] if match else 0


def _figures(understood: UnderstoodTable) -> Iterator[Figure]:
    title = name_of(subject_of(understood.table.title))
    columns = [column for column in understood.columns if Role.NUMBER not in column.roles]
    heads = {column.index: words_of(_own_words(column.path[-1:])) for column in columns}
    parts = {column.index: frozenset(_parts(understood, column)) for column in columns}
    units = {column.index for column in columns if Role.UNIT in column.roles}
    rows = [row for row in understood.rows if row.kind is not RowKind.BAND]
    years = frozenset(year for column in columns for year in column.years)
    ends = {column.index: _ends(understood, column) for column in columns}
    for row in rows:
        named = [cell for cell in row.row.cells if _may_name(cell.text) and cell.column not in units]
        labels = [(cell.column, cell.text) for cell in named]
        numbers = [cell.number for cell in row.row.cells if cell.number is not None]
        mark, place = mark_of(row.row), understood.place(row)
        own_year = [cell.text for cell in row.row.cells[:1] if YEAR.fullmatch(cell.text.strip())]
        for column in columns:
            number = row.row.cells[column.index].number
            if number is None:
                continue
            own = [text for at, text in labels if at < column.index] or [text for _, text in labels[:1]]
            yield Figure(
                number,
                row.kind,
                tuple(map(name_of, own)),
                mark,
                title,
                heads[column.index],
                parts[column.index],
                _years([_own_words(column.path), *own, *own_year]),
                years,
                frozenset(abs(other.value) for other in numbers if other.spot != number.spot),
                len(rows) == 1,
                number.value == ends[column.index][0],
                number.value == ends[column.index][1],
                ends[column.index][2],
                column.is_money or number.unit == RUPIAH,
                _is_share(column, number, own),
                column.name,
                place,
                understood.table,
            )


def _own_words(path: Iterable[str]) -> str:
    """Return the words of a head without what its figures are held against: `terhadap target 2026`."""
    return AGAINST.split(" ".join(path), maxsplit=1)[0]


def _is_share(column: Column, number: PrintedNumber, names: Iterable[str]) -> bool:
    """Whether a figure is a percentage, by its sign or by the words of its column or row."""
    is_signed = column.is_percent or number.unit == PERCENT
    return is_signed or any(map(_SHARE.search, (*column.path[-1:], *names)))


def _ends(understood: UnderstoodTable, column: Column) -> tuple[Decimal | None, Decimal | None, Decimal]:
    """Return the least and the greatest item of a column, and what all of them come to."""
    items = (row.row.cells[column.index].number for row in understood.rows if row.kind is RowKind.ITEM)
    values = [number.value for number in items if number is not None]
    total = sum(values, Decimal(0))
    return (min(values), max(values), total) if len(values) > 1 else (None, None, total)


def _may_name(text: str) -> bool:
    return sum(map(str.isalpha, text)) >= _FEWEST_LETTERS


@lru_cache(maxsize=1024)
def name_of(text: str) -> Name:
    """Return the name that a label gives its row, without words such as `Jumlah`."""
    own = _TOTAL.sub("", text)
    return Name(plain(own), words_of(own))


def _years(texts: Iterable[str]) -> frozenset[int]:
    return frozenset(int(year) for text in texts for year in YEAR.findall(text))


def _parts(understood: UnderstoodTable, column: Column) -> Iterator[Part]:
    """Yield what a sentence may call the figures of a column."""
    computed = part_of(understood, column) if column.is_numeric else None
    if computed is not None:
        yield computed
    roles = (*roles_of([_own_words(column.path[-1:])]), *([] if column.meaning is None else [column.meaning]))
    for role in roles:
        if role is Role.CHANGE:
            yield from CHANGES
        elif role in PART_OF:
            yield PART_OF[role]
