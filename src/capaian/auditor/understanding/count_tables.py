"""Tables that count things of one kind by row, and the names by which words call their counts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import Final

from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.report import UnderstoodTable
from capaian.auditor.understanding.rows import UnderstoodRow
from capaian.auditor.understanding.sexes import FORMS, head_in_words, with_usual_words
from capaian.auditor.understanding.vocabulary import Role, without_brackets
from capaian.auditor.understanding.years import years_in

_OF_PLANS: Final = frozenset(
    {Role.TARGET, Role.ACTUAL, Role.ACHIEVEMENT, Role.BUDGET, Role.SPENT, Role.ABSORPTION, Role.CHANGE}
)
_WORD: Final = re.compile(r"[^\W_]+(?:-[^\W\d_]+)*")
_ROMAN: Final = re.compile(r"[IVX]+")
_RANK: Final = re.compile(r"\b(?P<class>[IVX]{1,3})\s?/\s?[a-e]\b")
"""The rank of a civil servant within a class: `Penata (III/c)`."""
_UNIT: Final = re.compile(r"[(]\s*(?:dalam\s+)?(?:satuan\s+)?([a-z]+)\s*[)]", re.IGNORECASE)
_HOW: Final = re.compile(r"\b(?:menurut|per|berdasarkan|tahun|di|pada|dan)\b|[,(]", re.IGNORECASE)
_NOT_DENIED: Final = "".join(
    rf"(?<!\b{word}[ -])" for word in ("tidak", "Tidak", "belum", "Belum", "bukan", "Bukan", "non", "Non")
)
"""Before a name: `tidak aktif` does not name `Aktif`."""
_SUMMED: Final = re.compile(r"\b(?:jumlah|total)\b", re.IGNORECASE)
_SHORT: Final = 4
"""Letters of a word; shorter ones are names only as they are printed."""
_FEWEST: Final = 2
_MOST: Final = 100
"""Rows of a table that sentences tell one by one."""


@dataclass(frozen=True)
class NamedCount:
    """A count of a table that words may call."""

    name: str
    numbers: tuple[PrintedNumber, ...]
    """The figure, or those of all rows that a class comprises."""
    beside: frozenset[Decimal]
    """What else its row prints."""
    place: str
    head: str
    is_of_all: bool = False
    """Whether it is one of all rows together, by the head of its column."""
    is_total: bool = False
    """Whether it is that of the whole table, by what the table counts."""

    @property
    def is_of_row(self) -> bool:
        """Whether it is one of a row, or of the rows of a class."""
        return not (self.is_of_all or self.is_total)

    @property
    def value(self) -> Decimal:
        """What is counted."""
        return sum((number.value for number in self.numbers), Decimal(0))

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """How a text prints the name; short words stand in it as they are printed."""
        words = _WORD.findall(self.name)
        is_short = all(len(word) < _SHORT for word in words)
        gap = r"(?:\W{1,3}|\s+yang\s+)" if self.is_of_all else r"\W{1,3}"
        name = f"{_NOT_DENIED}{FORMS.get(self.name, gap.join(words))}"
        return re.compile(rf"(?<![\w/-]){name}(?![\w/-])", 0 if is_short else re.IGNORECASE)

    @property
    def is_bare(self) -> bool:
        """Whether it is a numeral, which words call by its kind alone: `golongan III`."""
        return _ROMAN.fullmatch(self.name) is not None


@dataclass(frozen=True, eq=False)
class CountTable:
    """A table whose rows count things of one kind in a column."""

    understood: UnderstoodTable

    @cached_property
    def counts(self) -> tuple[Column, ...]:
        """Its columns of counts; none where the table tells of plans, money or parts of items."""
        columns = self.understood.figure_columns
        if (
            len(self._items) > _MOST
            or any(_OF_PLANS & {*column.roles} for column in columns)
            or any(c.is_money for c in columns)
        ):
            return ()
        return tuple(column for column in columns if self._is_count(column))

    def _is_count(self, column: Column) -> bool:
        numbers = [number for row in self._items if (number := row.row.cells[column.index].number)]
        return len(numbers) >= _FEWEST and not column.is_percent and all(n.is_count for n in numbers)

    @cached_property
    def _items(self) -> Sequence[UnderstoodRow]:
        return [row for row in self.understood.items if any(map(str.isalpha, row.label))]

    @cached_property
    def total(self) -> UnderstoodRow | None:
        """Its one total."""
        totals = self.understood.totals
        return totals[0] if len(totals) == 1 else None

    @cached_property
    def kinds(self) -> frozenset[str]:
        """Words over the names of its rows, by which they are called: `golongan`."""
        return words_in(self.understood.heads_of_names)

    def names_periods_by(self, word: str) -> bool:
        """Say whether a word is one by which its rows are called: `triwulan`, `Maret`."""
        return word.casefold() in self.kinds | self._words_of_names

    @cached_property
    def _words_of_names(self) -> frozenset[str]:
        return words_in(" ".join(row.label for row in self._items))

    @cached_property
    def words(self) -> frozenset[str]:
        """Words of its title and heads, which tell no more than it does."""
        heads = (head_in_words(word) for column in self.understood.columns for word in column.path)
        return words_in(" ".join((self.understood.table.title, *heads)))

    @cached_property
    def thing(self) -> str:
        """What its title says that it counts, before how: `Pegawai` of `Jumlah Pegawai Menurut Golongan`."""
        return _SUMMED.sub("", _HOW.split(self.understood.table.title, maxsplit=1)[0]).strip()

    @cached_property
    def things(self) -> frozenset[str]:
        """The words of what it counts."""
        return words_in(self.thing)

    @cached_property
    def units(self) -> frozenset[str]:
        """The units that its title and the heads of its counts print."""
        texts = (self.understood.table.title, *(word for column in self.counts for word in column.path))
        return frozenset(unit.casefold() for text in texts for unit in _UNIT.findall(text)) - {"dalam"}

    @cached_property
    def years(self) -> frozenset[int]:
        """Those that its title names."""
        return years_in(self.understood.table.title)

    def column_of(self, words: frozenset[str], year: int | None) -> Column | None:
        """Return the column of counts that words call: the only one, by its head or its year, or the sum."""
        if len(self.counts) == 1:
            return self.counts[0]
        heads = {column.index: words_in(head_in_words(column.name)) for column in self.counts}
        times = Counter(word for head in heads.values() for word in head)
        called = [c for c in self.counts if any(times[word] == 1 for word in heads[c.index] & words)]
        if len(called) > 1:
            called = [column for column in called if heads[column.index] <= words] or called
        if len(called) > 1:  # `jumlah guru perempuan` is said of women alone
            called = [column for column in called if not _SUMMED.search(column.name)] or called
        if not called:
            whole = [c for c in self.counts if heads[c.index] <= words and not c.years]
            most = max((len(heads[c.index]) for c in whole), default=0)
            called = [c for c in whole if len(heads[c.index]) == most > 1]
        if len(called) == 1:
            return called[0]
        if not called and self._tells_several(words, times):
            return None
        dated = [column for column in self.counts if year in column.years]
        sums = [column for column in self.counts if _SUMMED.search(column.name)]
        return next((own[0] for own in (dated, sums) if not called and len(own) == 1), None)

    def _tells_several(self, words: frozenset[str], times: Counter[str]) -> bool:
        """Whether words call several parts of a sum together: `rusak` of `Rusak Ringan` and `Rusak Berat`."""
        parts = [c for c in self.counts if not (c.years or _SUMMED.search(c.name))]
        shared = {word for word in words if 1 < times[word] < len(parts)} - self._words_of_title
        own = Counter(word for c in parts for word in words_in(head_in_words(c.name)))
        return any(own[word] == times[word] for word in shared)

    @cached_property
    def _words_of_title(self) -> frozenset[str]:
        return words_in(self.understood.table.title)

    def named(self, column: Column) -> tuple[NamedCount, ...]:
        """Return the counts of a column by the names of their rows, and those of all rows together."""
        return self._named[column.index]

    @cached_property
    def _named(self) -> Mapping[int, tuple[NamedCount, ...]]:
        return {column.index: tuple(self._names_of(column)) for column in self.counts}

    def _names_of(self, column: Column) -> Iterator[NamedCount]:
        """Yield the counts that words may call; of a name that several have nothing is told."""
        found: list[NamedCount] = []
        for row in self._items:
            if (number := row.row.cells[column.index].number) is not None:
                for name in dict.fromkeys(self._names(row.label)):
                    found.append(self._count(name, row, (number,), column.name))
        found += (*self._classes(column), *self._totals(column))
        times = Counter(count.name.casefold() for count in found)
        yield from (count for count in found if times[count.name.casefold()] == 1)

    def _totals(self, column: Column) -> Iterator[NamedCount]:
        """Yield the count of all things, and those of all rows by the heads of several columns."""
        total = self.total
        if total is None:
            return
        for other in self.counts:
            number = total.row.cells[other.index].number
            is_whole = other is column and bool(self.things)
            is_headed = len(self.counts) > 1 and not _SUMMED.search(other.name) and not other.years
            if number is None or not (is_whole or is_headed):
                continue
            if is_whole:
                yield replace(self._count(self.thing, total, (number,), other.name), is_total=True)
            if is_headed:
                yield replace(
                    self._count(head_in_words(other.name), total, (number,), other.name), is_of_all=True
                )

    def _count(
        self, name: str, row: UnderstoodRow, numbers: tuple[PrintedNumber, ...], head: str
    ) -> NamedCount:
        values = frozenset(cell.number.value for cell in row.row.cells if cell.number is not None)
        return NamedCount(name, numbers, values, self.understood.place(row), head)

    def _names(self, label: str) -> Iterator[str]:
        """Yield the label of a row, and what it is without the word of its kind or what brackets add."""
        for name in (label, without_brackets(label)):
            yield name.strip()
            words = _WORD.findall(name)
            own = words[next((n for n, w in enumerate(words) if w.casefold() not in self.kinds), 0) :]
            if own and len(own) < len(words) and (len(own) > 1 or own[0].casefold() not in self.words):
                yield name[name.index(own[0]) :].strip()

    def _classes(self, column: Column) -> Iterator[NamedCount]:
        """Yield the counts of classes whose ranks are the rows: `golongan III` of `III/a` to `III/d`."""
        classes = {row: match["class"] for row in self._items if (match := _RANK.search(row.label))}
        if len(classes) < len(self._items):
            return
        for name in dict.fromkeys(classes.values()):
            rows = [row for row, own in classes.items() if own == name]
            numbers = [number for row in rows if (number := row.row.cells[column.index].number)]
            if len(numbers) == len(rows):
                place = f"{self.understood.table.name}, {name}"
                yield NamedCount(name, tuple(numbers), frozenset(), place, column.name)


@lru_cache(maxsize=4096)
def count_table(understood: UnderstoodTable) -> CountTable:
    """Return a table as one of counts, each read once."""
    return CountTable(understood)


def words_in(text: str) -> frozenset[str]:
    """Return the words of a text without endings and beginnings that change no name.

    Examples:
        >>> sorted(words_in("Pegawainya bergolongan III"))
        ['golongan', 'iii', 'pegawai']
    """
    found = re.findall(r"[^\W\d_]+", with_usual_words(text).casefold())
    return frozenset(
        re.sub(
            r"(?<=\w{3})nya$", "", re.sub(r"^ber(?=(?:golongan|pendidikan|jenis|pangkat|jabatan)$)", "", word)
        )
        for word in found
    )
