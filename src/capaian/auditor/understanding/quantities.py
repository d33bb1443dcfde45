"""What tables print of each quantity, by what it is called: the index `Indeks Desa Membangun` of each year.

A sentence far off calls a quantity by its name, by a shorter form of it or by its initials. It is meant where
every word that names something is of one name of the report, and of no other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache
from itertools import dropwhile
from typing import Final

from capaian.auditor.printed.document import PrintedDocument
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.dated_rows import holds_years, year_of_row
from capaian.auditor.understanding.figures import subject_of
from capaian.auditor.understanding.money_units import power_of, power_of_unit, unit_in_label
from capaian.auditor.understanding.outright import IDLE, NARROWED, words_in
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import RowKind, UnderstoodRow
from capaian.auditor.understanding.vocabulary import Role, roles_of, without_brackets
from capaian.auditor.understanding.word_forms import roots_of
from capaian.auditor.understanding.years import years_in
from capaian.domain.value import PERCENT, RUPIAH

GENERAL: Final = IDLE | words_in(
    "indeks cakupan rasio rata perkembangan yang dan serta atau dari per dalam atas oleh terhadap sebuah"
    " kinerja utama realisasi hasil pengukuran perbandingan tren data rekapitulasi"
)
"""Words that tell no quantity from another of the same unit."""
_ALIAS: Final = re.compile(r"(?P<words>(?:[\w/-]+\s+){1,8})\((?P<short>[A-Z]{2,8})\)")
_NAMED_SHORT: Final = re.compile(r"(?P<words>(?:[^\W\d_]+\s+){2,8})\((?P<short>[A-Z]{3,8})\)\s*$")
_SHORT: Final = re.compile(r"\b[A-Z]{3,8}\b")
_WORD: Final = re.compile(r"[^\W\d_]+")
_LEFT_OUT: Final = frozenset(("dan", "yang", "atas", "di", "dari", "untuk", "pada", "dengan", "terhadap"))
"""Words of which no letter goes into a short name."""
_DIGITS: Final = re.compile(r"(?<!\w)\d+(?!\w)")
# muatan yang tercatat lengkap
_WHICH: Final = re.compile(r"(?<=\byang )[^\W\d_]+(?= [^\W\d_])", re.IGNORECASE)
_PERCENT: Final = re.compile(r"%|\bpersen", re.IGNORECASE)
_SHARE: Final = re.compile(r"^\s*(?:persentase|prosentase|cakupan)\b", re.IGNORECASE)
_PLACES: Final = re.compile(
    r"\b(?:kecamatan|distrik|desa|kelurahan|kabupaten|puskesmas|wilayah|lokasi|kota|nama|bulan|triwulan)\b",
    re.IGNORECASE,
)
"""Heads above names of places, which are of any quantity."""
_NO_LEVELS: Final = {Role.CHANGE, Role.EFFICIENCY, Role.SHARE, Role.RANK, Role.TREND}
_PLAN: Final = re.compile(r"\b(?:target|rencana|perjanjian)\b", re.IGNORECASE)
_RESULT: Final = re.compile(r"\b(?:realisasi|(?:pen)?capaian|hasil|pengukuran|evaluasi)\b", re.IGNORECASE)
_RATES: Final = (Role.ACHIEVEMENT, Role.ABSORPTION)
_SCALES: Final = (0, 3, 6, 9)
_MARK: Final = re.compile(r"^\s*(?:\d{1,2}|[A-Za-z]|[IVX]{1,4})[.)]\s+")
_KINDS: Final = (RowKind.ITEM, RowKind.INDEX)
_MOST_LEFT: Final = 0.4
"""Of the words of a name that a shorter form of it leaves out."""
_FEWEST: Final = 2
"""Words of a shorter form that is a name."""


@dataclass(frozen=True, eq=False)
class Quantity:
    """A figure of a table with what it is of."""

    table: UnderstoodTable
    row: UnderstoodRow
    column: Column
    number: PrintedNumber
    power: int
    """The power of ten by which it is printed: 6 in millions of rupiah."""
    unit: str
    """`rp`, `%`, or nothing."""
    year: int | None

    @property
    def value(self) -> Decimal:
        """What it is in full."""
        return self.number.value.scaleb(self.power)

    @property
    def step(self) -> Decimal:
        """One unit of its last digit, in full."""
        return self.number.step.scaleb(self.power)

    @property
    def meaning(self) -> Role | None:
        """What its column holds: a target, what was reached, or nothing that is told."""
        title = self.table.table.title
        is_planned = _PLAN.search(title) is not None and not _RESULT.search(title)
        return self.column.meaning or (Role.TARGET if is_planned else None)


class Quantities:
    """The figures of the tables of a report by their names."""

    def __init__(self, report: UnderstoodReport) -> None:
        """Keep a report; it is looked through when a sentence first asks."""
        self._report = report

    @cached_property
    def _short(self) -> Mapping[str, str]:
        """By the words of a long name what the report calls it for short."""
        return _short_names(self._report.document, [row.label for t in self._report.tables for row in t.rows])

    def plain(self, text: str) -> str:
        """Return a text with short names in place of the long ones."""
        folded = text.casefold()
        for words, short in self._short.items():
            if words in folded:
                text = re.sub(rf"\b{re.escape(words)}\b(?:\s*\({short}\))?", short, text, flags=re.IGNORECASE)
                folded = text.casefold()
        return text

    def words(self, text: str) -> frozenset[str]:
        """Return the words of a text that name something, and its digits, long names by the short ones.

        What is said by `yang` tells one thing from another, though the same word is idle elsewhere. The
        rows and titles of a report are asked for once for each name that a sentence tells.
        """
        if text not in self._words:
            self._words[text] = self._words_of(text)
        return self._words[text]

    @cached_property
    def _words(self) -> dict[str, frozenset[str]]:
        return {}

    def _words_of(self, text: str) -> frozenset[str]:
        own = self.plain(text)
        which = words_in(" ".join(_WHICH.findall(own)))
        return (words_in(own) - GENERAL) | which | frozenset(_DIGITS.findall(own))

    @cached_property
    def _by_name(self) -> Mapping[frozenset[str], Sequence[Quantity]]:
        found: dict[frozenset[str], list[Quantity]] = {}
        for table in self._report.tables:
            for text, quantity in _quantities(table, self._report.year):
                if name := self.words(text):
                    found.setdefault(name, []).append(quantity)
        return found

    @cached_property
    def _with_root(self) -> Mapping[str, frozenset[frozenset[str]]]:
        found: dict[str, set[frozenset[str]]] = {}
        for name in self._by_name:
            for word in name:
                for root in roots_of(word):
                    found.setdefault(root, set()).add(name)
        return {root: frozenset(names) for root, names in found.items()}

    @cached_property
    def numbered(self) -> frozenset[str]:
        """Numbers within names with the word before each: `tanggap 15` of `waktu tanggap 15 menit`."""
        labels = (row.label for table in self._report.tables for row in table.rows)
        found = (match[0] for label in labels for match in re.finditer(r"[^\W\d_]+ \d+\b", label))
        return frozenset(map(str.casefold, found))

    def named(self, words: Set[str]) -> tuple[frozenset[str], Sequence[Quantity]]:
        """Return the one name that words tell, with its figures; nothing where they tell none, or several."""
        telling = [self._names_with(word) for word in words]
        names = frozenset.intersection(*telling) if telling else frozenset()
        whole = [name for name in names if len(name) == len(words)]
        if len(whole) == 1:
            return whole[0], self._by_name[whole[0]]
        if len(names) != 1 or len(words) < _FEWEST:
            return self._titled(words)
        (name,) = names
        is_told = len(name) - len(words) <= max(1, _MOST_LEFT * len(name)) and len(words) > len(name) / 2
        return (name, self._by_name[name]) if is_told else (frozenset(), ())

    def _titled(self, words: Set[str]) -> tuple[frozenset[str], Sequence[Quantity]]:
        """Return the longest whole name among words of which all others are of the titles of its tables."""
        near = frozenset[frozenset[str]]().union(*map(self._names_with, words))
        whole = [name for name in near if len(name) < len(words) and self._are_in(name, words)]
        most = max(map(len, whole), default=0)
        longest = [name for name in whole if len(name) == most]
        if len(longest) != 1:
            return frozenset(), ()
        titles = {q.table.table.title for q in self._by_name[longest[0]]}
        said = _roots(longest[0])
        others = {word for word in words if roots_of(word).isdisjoint(said)}
        is_told = all(self._are_in(others, self.words(title)) for title in titles)
        return (longest[0], self._by_name[longest[0]]) if is_told else (frozenset(), ())

    def _are_in(self, words: Set[str], others: Set[str]) -> bool:
        """Whether each of some words is a form of one of others."""
        roots = _roots(frozenset(others))
        return all(not roots_of(word).isdisjoint(roots) for word in words)

    def _names_with(self, word: str) -> frozenset[frozenset[str]]:
        if word not in self._with_word:
            found = (self._with_root.get(root, ()) for root in roots_of(word))
            self._with_word[word] = frozenset[frozenset[str]]().union(*found)
        return self._with_word[word]

    @cached_property
    def _with_word(self) -> dict[str, frozenset[frozenset[str]]]:
        return {}

    def prints(self, name: Set[str], value: Decimal, step: Decimal, unit: str) -> bool:
        """Say whether a row or column whose words have all of a name prints a value; money on any scale."""
        powers = _SCALES if unit == "rp" else (0,)
        values = [abs(number.value) for number in self._beside(frozenset(name))]
        return any(abs(own.scaleb(power) - value) < step for own in values for power in powers)

    def _beside(self, name: frozenset[str]) -> Sequence[PrintedNumber]:
        if name not in self._seen:
            self._seen[name] = [*self._figures_with(name)]
        return self._seen[name]

    @cached_property
    def _seen(self) -> dict[frozenset[str], Sequence[PrintedNumber]]:
        return {}

    def _figures_with(self, name: frozenset[str]) -> Iterator[PrintedNumber]:
        for table in self._report.tables:
            columns = {c.index for c in table.columns if self._has(" ".join(c.path), name)}
            is_titled = self._has(table.table.title, name)
            for row in table.rows:
                is_named = is_titled or self._has(" ".join(row.row.texts), name)
                cells = (cell for cell in row.row.cells if is_named or cell.column in columns)
                yield from (number for cell in cells for number in cell.numbers)

    def _has(self, text: str, name: frozenset[str]) -> bool:
        """Whether a text has each word of a name in some form."""
        return self._are_in(name, self.words(text))


@lru_cache(maxsize=4)
def quantities_of(report: UnderstoodReport) -> Quantities:
    """Return the quantities of a report, each report looked through once."""
    return Quantities(report)


@lru_cache(maxsize=8192)
def _roots(words: frozenset[str]) -> frozenset[str]:
    return frozenset[str]().union(*map(roots_of, words))


def _short_names(document: PrintedDocument, labels: Sequence[str]) -> Mapping[str, str]:
    """Return by long names, in small letters, the initials that a report has for them, the longest first.

    They stand in brackets behind it, or are the initials of the whole name of a row. Behind the name of a
    row any letters in brackets are short for it.
    """
    texts = [line.text for line in document.lines]
    found: dict[str, str] = {}
    for text in texts:
        for match in _ALIAS.finditer(text) if "(" in text else ():
            words = match["words"].split()
            for start in range(len(words)):
                if _initials(words[start:]) == match["short"]:
                    found.setdefault(" ".join(words[start:]).casefold(), match["short"])
    for match in filter(None, map(_NAMED_SHORT.match, labels)):
        telling = dropwhile(_is_general, match["words"].split())
        found.setdefault(" ".join(telling).casefold(), match["short"])
    shorts = {short for text in texts for short in _SHORT.findall(text) if not text.isupper()}
    for label in {without_brackets(label).strip() for label in labels}:
        own = _initials(label.split())
        if own in shorts and own not in found.values() and len(label.split()) == len(own):
            found.setdefault(label.casefold(), own)
    return dict(sorted(found.items(), key=lambda pair: -len(pair[0])))


def _is_general(word: str) -> bool:
    return word.casefold() in GENERAL


def _initials(words: Sequence[str]) -> str:
    return "".join(word[0] for word in words if word.casefold() not in _LEFT_OUT).upper()


def _quantities(table: UnderstoodTable, year: int | None) -> Iterator[tuple[str, Quantity]]:
    """Yield each figure of the rows of a table with the words that name it."""
    if NARROWED.search(table.table.title) or _PLACES.search(table.heads_of_names):
        return
    titled = years_in(table.table.title)
    units = next((c.index for c in table.columns if c.roles[:1] == (Role.UNIT,)), None)
    columns = [
        c
        for c in table.figure_columns
        if not (NARROWED.search(" ".join(c.path)) or holds_years(table, c))
        and (not _NO_LEVELS & {*roles_of(c.path[-1:])} or c.meaning in _RATES)
    ]
    for row in table.rows:
        of_row = year_of_row(row)
        label = _MARK.sub("", without_brackets(row.label)).strip()
        name = subject_of(table.table.title) if of_row else label
        unit = "" if units is None else row.row.texts[units]
        for column in columns if row.kind in _KINDS and any(map(str.isalpha, name)) else ():
            number = row.row.cells[column.index].number
            if number is None:
                continue
            years = (of_row,) if of_row else column.years or titled or (year,)
            own = next(iter(years)) if len(years) == 1 else None
            yield name, Quantity(table, row, column, number, *_scale(table, row, column, number, unit), own)


def _scale(
    table: UnderstoodTable, row: UnderstoodRow, column: Column, number: PrintedNumber, unit: str
) -> tuple[int, str]:
    """Return the power of ten and the unit of a figure, by its row, its column or its title."""
    own = unit_in_label(f"{row.label} ({unit})")
    if own is not None and not column.is_percent:
        return power_of_unit(own), "rp"
    of_row = _PERCENT.search(f"{unit} {row.label}") or _SHARE.match(row.label)
    if column.is_percent or number.unit == PERCENT or column.meaning in _RATES:
        return 0, "%"
    if of_row:
        return 0, "%"
    power = power_of(table, column)
    return power, "rp" if power or column.is_money or number.unit == RUPIAH else ""
