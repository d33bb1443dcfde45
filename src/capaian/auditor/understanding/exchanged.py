"""Figures of sentences that a table has for the thing they name in another year, or beside another thing.

`IKM tahun 2023 sebesar 84,25`, and the table has 84,25 for 2022 and 85,75 for 2023. The name stands right
before its figure, for in a sentence of many figures each clause names its own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Final

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.columns import Column
from capaian.auditor.understanding.direction_words import CAUSED, MOVES
from capaian.auditor.understanding.facts import plain
from capaian.auditor.understanding.figure_index import find_figures
from capaian.auditor.understanding.figures import known_by
from capaian.auditor.understanding.mentions import CHANGES, Mention, Part
from capaian.auditor.understanding.naming import find_named
from capaian.auditor.understanding.nouns import counts_other
from capaian.auditor.understanding.prose import Paragraph
from capaian.auditor.understanding.ranking import name_of
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.rows import RowKind, UnderstoodRow
from capaian.auditor.understanding.surroundings import Surroundings
from capaian.auditor.understanding.vocabulary import Role
from capaian.auditor.understanding.years import YEAR, years_in
from capaian.domain.audit import AuditRule
from capaian.domain.value import PERCENT, RUPIAH

_FEWEST_DIGITS: Final = 3
"""A figure with fewer digits may be any."""
_FEWEST_OWN: Final = 2
"""Digits without noughts at the ends: 100,00 is the figure of many things."""
_LONG: Final = 18
"""Letters of a name that is of one thing in the whole report."""
_FEWEST_WORDS: Final = 3
"""Words of a name by which a sentence with a wrong year is known."""
_SHORTEST: Final = 4
"""Letters of a name."""
_MOST_WORDS: Final = 14
_SHORT: Final = re.compile(r"[(]([A-Z]{2,8})[)]")
_MEASURES: Final = re.compile(
    r"^(?:(?:persentase|prosentase|cakupan|jumlah|nilai|indeks|angka|rasio|tingkat)\s+)+", re.IGNORECASE
)
"""What a label says of how a thing is measured, and a sentence often leaves out."""
_SAYS: Final = re.compile(
    r"(?:\b(?:sebesar|adalah|yaitu|yakni|mencapai|terealisasi|realisasi(?:nya)?|terserap|sebanyak|hanya|baru"
    r"|tercatat|(?:dengan\s+)?target(?:nya)?|rp\.?|(?:pada\s+|di\s+)?tahun\s+(?:19|20)\d\d)|[(:])\s*$",
    re.IGNORECASE,
)
"""What may stand between a name and its figure."""
_YEAR_BEFORE: Final = Worded(
    r"\btahun\s+(?P<year>(?:19|20)\d\d)\s*(?:sebesar|adalah|yaitu|yakni|sebanyak|tercatat|[(])?\s*(?:rp\.?\s*)?$"
)
_YEAR_AFTER: Final = re.compile(
    r"\s*(?:%|[^\W\d_]+)?\s*(?:[(]|pada\s+|di\s+)tahun\s+(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE
)
_POINT: Final = re.compile(r"\s*(?:[-\u2022\u2013*]|[(]?(?:\d{1,2}|[a-z])[.)])\s")
_LONGEST_LIST: Final = 30
"""Lines from the first point of a list to its last."""
_CLAUSE_ENDS: Final = re.compile(r"[.;,)]")
_CLAUSE_BEGINS: Final = re.compile(r"[.;,]\s")
_COMPARED: Final = re.compile(
    r"\b(?:lalu|sebelum\w*|semula|dibanding\w*|daripada|ketimbang|menjadi|sejak|awal|akhir|selisih\w*|terpaut"
    rf"|{MOVES}|{CAUSED}|(?:naik|turun)\w+|lebih|kurang"
    r"|nasional|provinsi|renstra|rpjmd|mendatang|berikutnya|depan|akan|antara|sampai|hingga"
    r"|triwulan|semester|bulan|rata-?\s?rata|kecuali|selain|bukan)\b",
    re.IGNORECASE,
)
"""Words beside which a figure may be one of another time, or of another thing than the one named."""
_MEAN_OF: Final = re.compile(r"\brata-?\s?rata\s+(?P<of>[^\W\d_]+)", re.IGNORECASE)
_ENDS: Final = re.compile(r"[.;]\s")
_WHOLE: Final = (".", ";", ":", ",", "!")
"""How lines end that are no notes below a chart or a working."""
_GIVEN: Final[Mapping[Part, frozenset[Role]]] = {
    Part.TARGET: frozenset({Role.TARGET}),
    Part.ACTUAL: frozenset({Role.ACTUAL, Role.SPENT, Role.PART}),
    Part.ACHIEVEMENT: frozenset({Role.ACHIEVEMENT, Role.ACTUAL}),
    Part.ABSORPTION: frozenset({Role.ABSORPTION}),
    Part.BUDGET: frozenset({Role.BUDGET}),
    Part.SPENT: frozenset({Role.SPENT}),
}
"""What columns hold that a sentence may call so; one without words may hold anything."""


@dataclass(frozen=True, slots=True)
class _Cell:
    """A figure of a row with the column that it stands in."""

    number: PrintedNumber
    column: Column

    @property
    def year(self) -> int | None:
        """The one year of its column."""
        return min(self.column.years) if len(self.column.years) == 1 else None

    @property
    def quantity(self) -> tuple[object, ...]:
        """What its column has in common with those of other years."""
        words = (YEAR.sub("", word).strip() for word in self.column.path)
        return self.column.meaning, *(word for word in words if word)

    def is_of(self, year: int) -> bool:
        """Whether it may be a figure of a year."""
        return not self.column.years or year in self.column.years


@dataclass(frozen=True, eq=False)
class _Row:
    """A row of a table with its figures."""

    table: UnderstoodTable
    row: UnderstoodRow
    cells: Sequence[_Cell]


@dataclass(frozen=True)
class Exchanged:
    """The rows of a report's tables by the names that sentences may call them."""

    report: UnderstoodReport
    surroundings: Surroundings

    @cached_property
    def _rows(self) -> Mapping[str, Sequence[_Row]]:
        found: dict[str, list[_Row]] = {}
        for rows in self._by_table.values():
            named = [(name, row) for row in rows for name in _names(row.row.label)]
            times = Counter(name for name, _ in named)
            for name, row in named:
                if times[name] == 1:
                    found.setdefault(name, []).append(row)
        return found

    def quotes_in(self, paragraph: Paragraph) -> Iterator[Equation]:
        """Yield figures of a paragraph that tables have for another year or another row than it names."""
        homes = self._homes(paragraph)
        is_whole = paragraph.text.rstrip().endswith(_WHOLE)
        for sentence in paragraph.sentences if is_whole else ():
            last: Sequence[_Row] = ()
            for mention in sentence:
                own = self._named(mention) or _only_named(mention, homes)
                last = own or last
                if _tells(mention.number):
                    year = _year_beside(mention)
                    rows = own or (last or self._going_on(paragraph, mention, year) if year else ())
                    found = self._of_other_year(paragraph, sentence, mention, rows)
                    yield from found or self._of_other_row(paragraph, sentence, mention, own)

    def _homes(self, paragraph: Paragraph) -> Sequence[_Row]:
        """Return the rows of the tables that a paragraph speaks of."""
        lines = self.surroundings.homes(paragraph.line, paragraph.text)
        return [row for line in sorted(lines) for row in self._by_table.get(line, ())]

    @cached_property
    def _by_table(self) -> Mapping[int, Sequence[_Row]]:
        return {
            table.table.line: [
                _Row(table, row, _cells(row, table.figure_columns))
                for row in table.rows
                if row.kind is RowKind.ITEM
            ]
            for table in self.report.tables
        }

    def _going_on(self, paragraph: Paragraph, mention: Mention, year: int) -> Sequence[_Row]:
        """Return the rows at hand that have another figure of the paragraph: it goes on about them.

        What a table at hand has for the year beside the figure is no other row's.
        """
        homes, printed = self._homes(paragraph), mention.number
        own = find_figures(self.report).equal_to(printed)
        lines = {row.table.table.line for row in homes}
        is_known = any(f.table.line in lines and (not f.years or year in f.years) for f in own)
        values = {abs(m.number.value) for m in paragraph.mentions if _tells(m.number)} - {abs(printed.value)}
        return [
            row
            for row in (() if is_known or mention.is_mean else homes)
            if any(cell.year and abs(cell.number.value) in values for cell in row.cells)
        ]

    def _named(self, mention: Mention) -> Sequence[_Row]:
        """Return the rows whose name stands right before a figure: the longest name."""
        words = _ENDS.split(mention.before)[-1]
        while says := _SAYS.search(words.rstrip()):
            words = words[: says.start()]
        parts = words.split()
        for start in range(max(len(parts) - _MOST_WORDS, 0), len(parts)):
            name = plain(" ".join(parts[start:]))
            if name in self._rows:
                return self._rows[name]
        return ()

    def _of_other_year(
        self, paragraph: Paragraph, sentence: Sequence[Mention], mention: Mention, rows: Sequence[_Row]
    ) -> list[Equation]:
        year = own = _year_beside(mention)
        if year is None and not _COMPARED.search(self._without_names(_text(sentence))):
            year = self._year_of(paragraph, sentence)
        if year is None or (mention.part in CHANGES and own is None):
            return []
        printed = mention.number
        known = [cell for row in rows for cell in row.cells if cell.is_of(year)]
        if any(_is_same(cell.number, printed) for cell in known):
            return []
        open_rows = [row for row in rows if not _is_for_year(row, mention, sentence)]
        meant = [(row, cell, other) for row in open_rows for cell, other in _sisters(row, mention, year)]
        return _equations(paragraph, mention, meant)

    def _without_names(self, text: str) -> str:
        """Return a text without the word for a mean where it begins the name of a row: `rata-rata waktu`."""
        return _MEAN_OF.sub(lambda mean: "" if mean["of"].casefold() in self._means else mean[0], text)

    @cached_property
    def _means(self) -> frozenset[str]:
        """What the rows are means of whose names begin so."""
        labels = (row.row.label for rows in self._by_table.values() for row in rows)
        return frozenset(found["of"].casefold() for label in labels if (found := _MEAN_OF.match(label)))

    def _year_of(self, paragraph: Paragraph, sentence: Sequence[Mention]) -> int | None:
        """Return the one year that a sentence names; where it names none, that of the report.

        Sentences before, a heading or the line above may speak of another year: then none is certain.
        """
        if named := years_in(_text(sentence)):
            return min(named) if len(named) == 1 else None
        begins = f"{sentence[0].before}{sentence[0].number.text}"
        before = _ENDS.split(paragraph.text.partition(begins)[0])
        title = " ".join(heading.title for heading in self.surroundings.path(paragraph.line)[-1:])
        above = self._led_by(paragraph.line)
        told = next(
            (years for text in (*reversed(before), above, title) if (years := years_in(text))), frozenset()
        )
        return self.report.year if not told or self.report.year in told else None

    def _led_by(self, line: int) -> str:
        """Return the line above one that leads to it: for a point of a list that above the list."""
        lines = self.report.document.lines
        above = (each.text for each in reversed(lines[max(line - _LONGEST_LIST, 0) : line - 1]))
        is_point = _POINT.match(lines[line - 1].text)
        return next((text for text in above if text.strip() and not (is_point and _POINT.match(text))), "")

    def _of_other_row(
        self, paragraph: Paragraph, sentence: Sequence[Mention], mention: Mention, rows: Sequence[_Row]
    ) -> Iterable[Equation]:
        homes = self.surroundings.homes(paragraph.line, paragraph.text)
        clause = f"{_ENDS.split(mention.before)[-1]} {_CLAUSE_ENDS.split(mention.after)[0]}"
        if mention.part in CHANGES or _COMPARED.search(clause):
            return []
        near = [row for row in rows if row.table.table.line in homes or len(plain(row.row.label)) >= _LONG]
        found = ((row, *pair) for row in near for pair in _neighbours(row, mention))
        meant = [m for m in found if not counts_other(mention, clause, m[0].table, m[0].row, m[1].column)]
        owners = {name for row, _, other in meant for name in _names(_label_at(row.table, other.number))}
        is_named = any(name in plain(_text(sentence)) for name in owners)
        others = {name for row in rows for name in _names(row.row.label)}
        is_told = is_named or self._is_of(mention.number, owners, others, homes)
        return [] if is_told else _equations(paragraph, mention, meant)

    def _is_of(self, number: PrintedNumber, owners: Set[str], own: Set[str], homes: Collection[int]) -> bool:
        """Whether a figure is also one of what is named, or at hand one of neither that nor its owners."""
        for figure in find_figures(self.report).equal_to(number):
            names = {name.plain for name in figure.names}
            if names & own or (figure.table.line in homes and not names & owners):
                return True
        return False


def _only_named(mention: Mention, rows: Sequence[_Row]) -> Sequence[_Row]:
    """Return the one row of each table that the clause of a figure names."""
    clause = _CLAUSE_BEGINS.split(mention.before)[-1]
    found: list[_Row] = []
    for _, group in groupby(rows, key=lambda row: row.table.table.line):
        own = [*group]
        named = {each.row for each in find_named(clause, [row.row.label for row in own])}
        found += [own[place] for place in named if len(named) == 1]
    return found


def _names(label: str) -> frozenset[str]:
    """Return what sentences may call a row."""
    bare = _SHORT.sub("", label)
    forms = (label, bare, _MEASURES.sub("", bare.strip()), name_of(bare))
    return frozenset(
        {name for form in forms if len(name := plain(form)) >= _SHORTEST}
        | {*map(plain, _SHORT.findall(label))}
    )


def _cells(row: UnderstoodRow, columns: Iterable[Column]) -> list[_Cell]:
    found = ((row.row.cells[column.index].number, column) for column in columns)
    return [_Cell(number, column) for number, column in found if number is not None]


def _text(sentence: Sequence[Mention]) -> str:
    return " ".join(f"{mention.before} {mention.number.text} {mention.after}" for mention in sentence)


def _year_beside(mention: Mention) -> int | None:
    """Return the year that can be of nothing but a figure."""
    found = _YEAR_BEFORE.search(mention.before) or _YEAR_AFTER.match(mention.after)
    return int(found["year"]) if found else None


def _tells(number: PrintedNumber) -> bool:
    digits = re.sub(r"\D", "", number.text)
    return len(digits) >= _FEWEST_DIGITS and len(digits.strip("0")) >= _FEWEST_OWN


def _is_same(one: PrintedNumber, other: PrintedNumber) -> bool:
    return abs(one.value) == abs(other.value)


def _may_be(mention: Mention, cell: _Cell) -> bool:
    """Whether a figure of a sentence is of the kind of a column, by its words and its unit."""
    is_money = cell.column.is_money or cell.number.unit == RUPIAH
    is_of_unit = (mention.number.unit == RUPIAH) == is_money and (
        mention.number.unit != PERCENT or cell.number.unit == PERCENT or cell.number.decimals > 0
    )
    meaning, part = cell.column.meaning, mention.part
    is_called = meaning is None or part is None or meaning in _GIVEN.get(part, {meaning})
    return is_of_unit and is_called


def _is_for_year(row: _Row, mention: Mention, sentence: Sequence[Mention]) -> bool:
    """Whether a row is named in full beside a year: then that year is called wrong, and not the figure."""
    label, own = row.row.label, sentence[sentence.index(mention) :]
    is_full = len(label.split()) >= _FEWEST_WORDS and plain(label) in plain(_text(sentence))
    return is_full and bool(mention.number.decimals) and bool(years_in(_text(own)))


def _sisters(row: _Row, mention: Mention, year: int) -> Iterator[tuple[_Cell, _Cell]]:
    """Yield the figure of a year beside that of another year, which the sentence has."""
    for other in row.cells:
        if other.year in (None, year) or not _is_same(other.number, mention.number):
            continue
        for cell in row.cells:
            if cell.year == year and cell.quantity == other.quantity and _may_be(mention, cell):
                yield cell, other


def _neighbours(row: _Row, mention: Mention) -> Iterator[tuple[_Cell, _Cell]]:
    """Yield the figure of a row beside that of another row of its column, which the sentence has."""
    for cell in row.cells if any(_may_be(mention, cell) for cell in row.cells) else ():
        for other in row.table.rows:
            number = other.row.cells[cell.column.index].number
            is_other = other is not row.row and other.kind is RowKind.ITEM
            is_same = number is not None and _is_same(number, mention.number)
            if is_other and is_same and number is not None and _may_be(mention, cell):
                yield cell, _Cell(number, cell.column)


def _equations(
    paragraph: Paragraph, mention: Mention, meant: Sequence[tuple[_Row, _Cell, _Cell]]
) -> list[Equation]:
    """Return the figure held against what tables have for what it names; nothing if that is not one value."""
    values = {known_by(cell.number.value, cell.number.decimals) for _, cell, _ in meant}
    if len(values) != 1:
        return []
    row, cell, other = meant[0]
    own = mention.number
    is_read = bool(cell.column.path)  # columns without a head are those of a table that was not read whole
    if own.decimals != cell.number.decimals or _is_same(own, cell.number) or not is_read:
        return []
    return [
        Equation(
            AuditRule.CROSSREF,
            Law.EQUAL,
            own,
            (cell.number,),
            f"{paragraph.place} dan {row.table.place(row.row)}",
            subject=cell.column.name,
            note=f"{own.text} pada {row.table.table.name} (baris {other.number.spot.line}) adalah angka"
            f" {_whose(row, cell, other)}.",
        )
    ]


def _whose(row: _Row, cell: _Cell, other: _Cell) -> str:
    if other.column is not cell.column:
        return f"tahun {other.year}, bukan {cell.year}"
    return f"{_label_at(row.table, other.number)}, bukan {row.row.label}"


def _label_at(table: UnderstoodTable, number: PrintedNumber) -> str:
    return next(row.label for row in table.rows if row.row.line == number.spot.line)
