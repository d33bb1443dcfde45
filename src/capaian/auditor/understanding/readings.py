"""Other readings under which a figure of running text is right: what the rows it names make of each other.

Words that stand near a figure do not always bind it. Before it is called wrong, it is held against what else
it may be: a difference, growth, share, sum or mean of what the paragraph and its tables say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache
from itertools import chain, combinations
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.number import PrintedNumber, Spot
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.dated_rows import year_of_row
from capaian.auditor.understanding.direction_words import CAUSED, MOVES
from capaian.auditor.understanding.facts import plain
from capaian.auditor.understanding.figures import words_of
from capaian.auditor.understanding.mentions import CHANGES, Mention, Part
from capaian.auditor.understanding.naming import find_named
from capaian.auditor.understanding.prose import Paragraph
from capaian.auditor.understanding.quotes import Quotes
from capaian.auditor.understanding.report import UnderstoodTable
from capaian.auditor.understanding.rows import RowKind, UnderstoodRow
from capaian.auditor.understanding.support import Support
from capaian.auditor.understanding.years import years_in
from capaian.domain.audit import AuditRule
from capaian.domain.value import PERCENT

_CHANGE: Final = re.compile(
    rf"\bpoin\b|\b(?:lebih|kurang|selisih(?:nya)?|terpaut|jarak|kekurangan|kelebihan|{MOVES}"
    rf"|{CAUSED}|rentang"
    r"|melampaui|melebihi|di (?:atas|bawah))\b",
    re.IGNORECASE,
)
_COURSE: Final = re.compile(rf"\b(?:{MOVES}|{CAUSED})\b", re.IGNORECASE)
_PART: Final = re.compile(
    r"\b(?:porsi|proporsi|pangsa|kontribusi|sumbangan|(?:me)?nyumbang|menyerap|memperoleh|sebagian|komposisi)"
    r"(?:kan|nya)?\b|\bdari (?:total|seluruh|jumlah|semua|keseluruhan)\b",
    re.IGNORECASE,
)
"""Words that call a figure a part of a whole."""
_TOTAL: Final = re.compile(
    r"\b(?:(?:ber)?jumlah(?:nya)?|total(?:nya)?|seluruh(?:nya)?|gabungan|digabung\w*|bersama-sama|kumulatif"
    r"|selama|sepanjang|keseluruhan)\b",
    re.IGNORECASE,
)
_MEAN: Final = re.compile(r"\b(?:rata-?\s?rata|rerata|setiap|tiap|sebulan|per)\b", re.IGNORECASE)
_OR: Final = re.compile(
    r"^\s*(?:,-|,00)?\s*(?:[^\W\d_]+\s+){0,2}?(?:,?\s*(?:atau|setara)(?:\s+sebesar)?|[(])\s*$", re.IGNORECASE
)
"""What binds a share to the figure right before it: `96.019 jiwa (99,53%)`."""
_AMONG: Final = re.compile(r"\s*(?:[^\W\d_]+\s+)?di\s?antara(?:nya|\s+mereka)\b", re.IGNORECASE)
"""Behind a part whose whole its sentence tells: `Dari 131 perkawinan, 38 di antaranya (29,01%)`."""
_OF: Final = re.compile(
    r"\s*(?:%|persen)?\s*dari\s+(?:(?:seluruh|total|jumlah|sebanyak)\s+)*$", re.IGNORECASE
)
"""Right between a share and its whole: `24 orang atau 63,16% dari 38 pegawai`."""
_FROM: Final = re.compile(r"^[^.;]*\b(?:dari(?:pada)?|dibanding(?:kan)?|terhadap)\b[^.;]*$", re.IGNORECASE)
"""What binds a figure to the change before it: `turun 0,23 mg/l dari 3,95 mg/l`."""
_COMPARED: Final = re.compile(
    r"\b(?:dibanding(?:kan)?|daripada|ketimbang|terhadap)\b[^.;:]*\b(?:19|20)\d\d\b[^.;:]*?(?:\brp\.?\s*)?$",
    re.IGNORECASE,
)
"""Before a figure of another year: `Dibandingkan pagu tahun 2022 sebesar`."""
_SHORT: Final = re.compile(r"\b[A-Z]{2,8}\b")
_IN_BRACKETS: Final = re.compile(r"[(]([A-Z]{2,8})[)]")
_CLAUSE_BEGINS: Final = re.compile(r"[;.]\s")
_AFTER: Final = 24
"""Signs after a figure that say what it is: `0,63 poin`."""
_PERIODS: Final = (12, 4, 2)
"""Months, quarters and halves of a year."""
_OF_ITS_CLAUSE: Final = frozenset({AuditRule.RATIO, AuditRule.ABSORPTION})
"""Shares stand beside their part and whole: a table that prints them too may be as wrong."""
_MOST: Final = 12
"""A paragraph that names more rows of a table binds its figures by their order, and chance would do."""
_MOSTLY: Final = 0.6
_FEWEST_ROWS: Final = 2
_LARGE: Final = 100
"""Smaller counts are left of others by chance."""
_FIVE: Final = 5
"""Letters by which forms of a word agree: `pemanfaatan`, `memanfaatkan` share none, `perangkat` does."""


@dataclass(frozen=True, eq=False)
class Readings:
    """What else the figures of a report's running text may be."""

    quotes: Quotes
    support: Support

    def bear_out(self, paragraph: Paragraph, equation: Equation) -> bool:
        """Say whether a figure that fails a statement is right under another reading."""
        spots = [number.spot for number in equation.numbers]
        own = [mention for spot in spots for mention in paragraph.mentions if mention.number.spot == spot]
        if not own:
            return False
        reader = _Reader(self, paragraph, own[0], frozenset(spot.line for spot in spots))
        if equation.law is Law.SUM and any(table.tells_odd_part(equation) for table in reader.tables):
            return False
        if reader.is_computed:
            return True
        if equation.rule in _OF_ITS_CLAUSE:
            return False
        named = self._alike(spots) if equation.law is Law.EQUAL else reader.named
        return any(self._is_same(own[0].number, figure) for figure in named)

    def _is_same(self, number: PrintedNumber, figure: PrintedNumber) -> bool:
        is_equal = abs(figure.value) == abs(number.value) and figure.decimals == number.decimals
        return is_equal and self.support.weight(figure) >= 0

    def _alike(self, spots: Sequence[Spot]) -> Iterator[PrintedNumber]:
        """Yield every figure that tables print of the things whose figures stand at some places."""
        lines = {spot.line for spot in spots}
        rows = [row for table in self.quotes.report.tables for row in table.rows if row.kind is RowKind.ITEM]
        names = {plain(row.label) for row in rows if row.row.line in lines}
        for row in rows:
            if plain(row.label) in names:
                yield from (cell.number for cell in row.row.cells if cell.number is not None)

    def tables_of(self, paragraph: Paragraph, lines: Set[int], words: str = "") -> Iterator[_Table]:
        """Yield the tables at hand, with the rows that words of it name or that stand in some lines."""
        homes = self.quotes.surroundings.homes(paragraph.line, paragraph.text)
        for table in self.quotes.report.at(homes):
            yield _table(table, words or paragraph.text, lines, self.quotes.report.year)


_Figures = Sequence[PrintedNumber | None]
_Pair = tuple[PrintedNumber, PrintedNumber]


@dataclass(frozen=True)
class _Table:
    """A table at hand, as far as a paragraph speaks of it: figures of the named rows and of totals."""

    columns: Sequence[Column]
    named: Sequence[_Figures]
    totals: Sequence[_Figures]
    items: Sequence[_Figures]
    years: Sequence[_Figures]
    """Of rows that are years: those that are named, and that of the report."""

    @property
    def rows(self) -> Sequence[_Figures]:
        return [*self.named, *self.totals]

    def in_rows(self, *, is_course: bool = False) -> Iterator[_Pair]:
        """Yield figures of one row: any two, or one quantity at two times."""
        for row in self.rows:
            cells = [(c, n) for c, n in zip(self.columns, row, strict=True) if n is not None]
            for (column, one), (following, other) in combinations(cells, 2):
                if not is_course or _are_of_two_years(column, following):
                    yield one, other

    def around(self, part: PrintedNumber) -> Iterator[PrintedNumber]:
        """Yield what stands in the row and in the totals of the column of a figure with a value."""
        for row in (*self.rows, *self.items):
            for place, number in enumerate(row):
                if number is not None and number.value == part.value:
                    column = (total[place] for total in self.totals)
                    yield from (other for other in (*row, *column) if other is not None)

    def over_years(self) -> Iterator[_Pair]:
        """Yield figures of one quantity at two times, be these its columns or its rows."""
        yield from self.in_rows(is_course=True)
        for column in zip(*self.years, strict=True):
            yield from combinations([number for number in column if number is not None], 2)

    def in_columns(self) -> Iterator[_Pair]:
        """Yield figures of one column."""
        for column in zip(*self.rows, strict=True):
            yield from combinations([number for number in column if number is not None], 2)

    def tells_odd_part(self, equation: Equation) -> bool:
        """Say whether a total has the whole and all its parts but one, which it has otherwise."""
        whole, parts = equation.result.value, [number.value for number in equation.inputs]
        for total in self.totals:
            own = {number.value for number in total if number is not None}
            odd = [part for part in parts if part not in own]
            if whole in own and len(odd) == 1 < len(parts):
                return whole - sum(parts) + odd[0] in own
        return False

    @property
    def figures(self) -> Iterator[PrintedNumber]:
        return (number for row in self.rows for number in row if number is not None)


def _are_of_two_years(one: Column, other: Column) -> bool:
    return one.meaning is other.meaning and (not one.years or one.years != other.years)


def _table(understood: UnderstoodTable, text: str, lines: Set[int], year: int | None) -> _Table:
    items = understood.items
    others = [row for row in understood.rows if row.kind not in (RowKind.ITEM, RowKind.BAND)]
    columns = understood.figure_columns

    def figures(rows: Iterable[UnderstoodRow]) -> list[list[PrintedNumber | None]]:
        return [[row.row.cells[column.index].number for column in columns] for row in rows]

    places = {named.row for named in find_named(text, understood.labels)}
    said, words = _stems(text), frozenset(_SHORT.findall(text))
    for place, row in enumerate(items):
        if _is_said(_stems(row.label), said) or words & {*_IN_BRACKETS.findall(row.label)}:
            places.add(place)
    if len(places) > _MOST:
        places = set()
    named = [row for place, row in enumerate(items) if place in places or row.row.line in lines]
    outer = [row for row in items if row.parent is None]
    said_years = years_in(text) | {year}
    dated = [row for row in items if (own := year_of_row(row)) is not None and own in said_years]
    return _Table(columns, figures(named), figures(others), figures(outer), figures(dated))


def _sentence(paragraph: Paragraph, mention: Mention) -> str:
    return " ".join(f"{each.before} {each.after}" for each in paragraph.sentence_of(mention))


@lru_cache(maxsize=4096)
def _stems(text: str) -> frozenset[str]:
    return frozenset(word[-_FIVE:] if len(word) > _FIVE else word for word in words_of(text))


def _is_said(name: frozenset[str], said: frozenset[str]) -> bool:
    return len(name) >= _FEWEST_ROWS and len(name & said) >= _MOSTLY * len(name)


@dataclass(frozen=True)
class _Reader:
    """A figure of a paragraph with the tables that it may be worked out of."""

    readings: Readings
    paragraph: Paragraph
    mention: Mention
    lines: Set[int]
    """Whose rows are meant too."""

    @cached_property
    def tables(self) -> Sequence[_Table]:
        """Those at hand, with the rows that its paragraph names."""
        return [*self.readings.tables_of(self.paragraph, self.lines)]

    @property
    def _told(self) -> Iterator[Sequence[_Figures]]:
        """The rows of each of them that its own sentence names."""
        words = _sentence(self.paragraph, self.mention)
        return (table.named for table in self.readings.tables_of(self.paragraph, self.lines, words))

    @property
    def named(self) -> Iterator[PrintedNumber]:
        """Every figure of the rows that the paragraph names, and of totals."""
        return (number for table in self.tables for number in table.figures)

    @property
    def is_computed(self) -> bool:
        """Whether it follows from figures that the paragraph names, as its words say."""
        made = chain(
            self._changes() if self._says(_CHANGE) or self.mention.head in CHANGES else (),
            self._shares() if self.mention.number.unit == PERCENT else (),
            self._totals() if self._says(_TOTAL) else (),
            self._means() if self._says(_MEAN) else (),
            self._ends() if _FROM.match(self.mention.before) else (),
            self._rests() if self.mention.number.is_exact else (),
        )
        return any(made)

    def _says(self, words: re.Pattern[str]) -> bool:
        return bool(words.search(self._clause))

    @cached_property
    def _clause(self) -> str:
        before = _CLAUSE_BEGINS.split(self.mention.before)[-1]
        return f"{before} {self.mention.after[:_AFTER]}"

    def _holds(self, law: Law, *inputs: PrintedNumber) -> bool:
        number = self.mention.number
        if any(number.spot == each.spot for each in inputs):
            return False
        equation = Equation(AuditRule.CROSSREF, law, number, inputs, "")
        computed = equation.computed()
        if computed is None or not computed:
            return False
        return equation.holds() or equation.holds({number.spot: -number.value})

    @cached_property
    def _beside(self) -> Sequence[PrintedNumber]:
        return [mention.number for mention in self.paragraph.mentions if mention is not self.mention]

    def _changes(self) -> Iterator[bool]:
        """Yield whether it tells how far a quantity moved; where no word says so, how far two are apart."""
        is_course = self.mention.head in (Part.UP, Part.DOWN) or bool(_COURSE.search(self._clause))
        number = self.mention.number
        for table in self.tables:
            for one, other in chain(table.in_rows(is_course=is_course), table.in_columns()):
                yield self._is_difference(one, other)
            for one, other in table.over_years() if number.unit == PERCENT else ():
                yield self._is_growth(one, other)
        for one, other in combinations(self._beside, 2):
            yield self._is_difference(one, other)

    def _is_growth(self, one: PrintedNumber, other: PrintedNumber) -> bool:
        """Whether one of two grew from the other so far: a rise from the lower, a fall from the higher."""
        low, high = sorted((one, other), key=_value)
        rises, falls = (self.mention.head is not way for way in (Part.DOWN, Part.UP))
        return (rises and self._holds(Law.GROWTH, high, low)) or (
            falls and self._holds(Law.GROWTH, low, high)
        )

    def _ends(self) -> Iterator[bool]:
        """Yield whether a figure of its sentence moved from it by as much as stands right before it."""
        own = self.paragraph.sentence_of(self.mention)
        place = own.index(self.mention)
        if place:
            change = own[place - 1].number
            yield from (self._is_moved(other.number, change) for other in own[: place - 1])

    def _rests(self) -> Iterator[bool]:
        """Yield whether so many are left of one count of a row without another, whatever words say so."""
        if abs(self.mention.number.value) >= _LARGE:
            for table in self.tables:
                for one, other in table.in_rows():
                    yield one.is_exact and other.is_exact and self._is_difference(one, other)

    def _is_moved(self, other: PrintedNumber, change: PrintedNumber) -> bool:
        number = self.mention.number
        is_of_a_kind = number.decimals == other.decimals == change.decimals
        return is_of_a_kind and abs(number.value - other.value) == abs(change.value) > 0

    def _is_difference(self, one: PrintedNumber, other: PrintedNumber) -> bool:
        is_of_a_kind = one.decimals == other.decimals == self.mention.number.decimals
        return is_of_a_kind and self._holds(Law.DIFFERENCE, *sorted((one, other), key=_value, reverse=True))

    def _shares(self) -> Iterator[bool]:
        """Yield whether it is a share: of the figure right before it, else of one that words call a part."""
        place = self.paragraph.mentions.index(self.mention)
        if place and _OR.match(self.mention.before):
            part = self.paragraph.mentions[place - 1].number
            is_told = _AMONG.match(self.paragraph.mentions[place - 1].after) or _OF.match(self.mention.after)
            wholes = () if is_told else self._wholes(part)
            yield from (self._is_share(part, whole) for whole in (*wholes, *self._told_wholes(place)))
        elif self._says(_PART):
            for table in self.tables:
                for one, other in chain(table.in_rows(), table.in_columns()):
                    yield self._is_share(one, other) or self._is_share(other, one)

    def _told_wholes(self, place: int) -> Iterator[PrintedNumber]:
        """Yield what its paragraph tells, but for what is compared with further on: that is no whole yet."""
        for other, mention in enumerate(self.paragraph.mentions):
            if other < place or (other > place and not _COMPARED.search(mention.before)):
                yield mention.number

    def _wholes(self, part: PrintedNumber) -> Sequence[PrintedNumber]:
        """Return what a figure may be a part of: its row or total, else any that is named."""
        own = [whole for table in self.tables for whole in table.around(part)]
        return own or [*self.named]

    def _is_share(self, part: PrintedNumber, whole: PrintedNumber) -> bool:
        is_of_a_kind = part.is_exact == whole.is_exact and 0 < part.value < whole.value
        return is_of_a_kind and self._holds(Law.PERCENT, part, whole)

    def _totals(self) -> Iterator[bool]:
        for table, told in zip(self.tables, self._told, strict=True):
            for rows in (table.items, table.named, told):
                for column in zip(*rows, strict=True):
                    numbers = [number for number in column if number is not None]
                    if len(numbers) >= _FEWEST_ROWS:
                        yield self._holds(Law.SUM, *numbers)

    def _means(self) -> Iterator[bool]:
        number = self.mention.number
        for table in self.tables:
            for column in zip(*table.items, strict=True):
                numbers = [each for each in column if each is not None]
                if len(numbers) >= _FEWEST_ROWS:
                    yield self._holds(Law.MEAN, *numbers)
            for figure in table.figures:
                for parts in (*_PERIODS, len(table.items)):
                    yield bool(parts) and abs(figure.value / parts - number.value) <= number.step / 2


def _value(number: PrintedNumber) -> Decimal:
    return number.value
