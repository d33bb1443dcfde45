"""Budget rows that tell one month, quarter or semester each: `Kode`, `Bulan`, `Pagu`, `Realisasi`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import Final

from capaian.domain.issue import Place
from capaian.domain.numerals import write_roman
from capaian.domain.period import MONTHS, ORDINALS, PART_OF_YEAR_WORDS, PeriodKind, month_of
from capaian.dossier.intake.code_tree import Key, write_key
from capaian.dossier.intake.cumulative import EACH, EACH_ROW, SO_FAR
from capaian.dossier.intake.desk import LEFT_OUT, Desk, shown_means
from capaian.dossier.intake.grid import as_text
from capaian.dossier.intake.head_times import month_until, span_of
from capaian.dossier.intake.heads import ForeignTable, Head
from capaian.dossier.intake.part_sums import PartSums
from capaian.dossier.intake.periods import is_until
from capaian.dossier.intake.sums import shown
from capaian.dossier.intake.words import fold
from capaian.dossier.spreadsheets.model import CellValue

_NAMES: Final = {
    PeriodKind.MONTH: "Bulan",
    PeriodKind.QUARTER: "Triwulan",
    PeriodKind.SEMESTER: "Semester",
}
_HEADS: Final = {
    PeriodKind.MONTH: re.compile(r"\b(?:bulan|bln|periode|masa)\b"),
    **{kind: re.compile(rf"\b(?:{words})\b") for kind, words in PART_OF_YEAR_WORDS.items()},
}
_PARTS: Final = {
    kind: re.compile(rf"(?:{words}) ?({'|'.join(ORDINALS)})") for kind, words in PART_OF_YEAR_WORDS.items()
}
# Januari, Bulan Januari, 01 Januari, Januari 2023, Tahun 2023 Januari
_MONTH: Final = re.compile(r"(?:(?:bulan|bln) )?(?:(?P<number>[0-9]{1,2}) )?(?P<name>[a-z]+)")
_YEAR: Final = re.compile(r"\b(?:(?:tahun|thn|ta) )?((?:19|20|21)[0-9]{2})\b")
_NUMBERINGS: Final = frozenset({"ke", "no", "nomor", "kode", "angka"})
"""Words of a head that say what stands below it only together with those above: `Bulan > Ke`."""
_ONE_TIME: Final = re.compile(r"\b(?:ini|lalu|berjalan|kemarin|sebelum(?:nya)?)\b")
_DAY: Final = re.compile(r"\b(?:tanggal|tgl)\b")
_ENOUGH: Final = 3
"""Lines that rise from month to month from which the rows may tell sums."""


@dataclass
class BudgetRow:
    """The amounts of one code, and where they stand."""

    row: int
    name: str
    figures: dict[str, Decimal | None] = field(default_factory=dict)
    key: Key = ((), ())
    """Its node and account."""
    rows: dict[str, int] = field(default_factory=dict)
    """Where figures stand that come from other rows, by the names of columns."""


@dataclass(frozen=True)
class PartColumn:
    """The column that says which part of the year a row is about."""

    head: Head
    kind: PeriodKind

    def spread(self, head: Head) -> dict[int, Head]:
        """Return a column of spending as the columns that it would be: one for each part of the year."""
        return {
            ordinal: Head(head.column, (*head.parts, label), f"{head.name} > {label}")
            for ordinal, label in enumerate(_labels(self.kind), start=1)
        }


def find_part_column(table: ForeignTable, amounts: Sequence[Head], desk: Desk) -> PartColumn | None:
    """Return the column whose cells name months, quarters or semesters, unless the user says otherwise."""
    left_out = [head for head in table.heads if desk.told(head.name) == LEFT_OUT]
    return parts_column(table, (*amounts, *left_out))


def parts_column(table: ForeignTable, without: Sequence[Head] = ()) -> PartColumn | None:
    """Return the column whose cells name months, quarters or semesters: of months, where several do."""
    heads = [head for head in table.heads if head not in without]
    found = (PartColumn(head, kind) for kind in _NAMES for head in heads if _names_parts(table, head, kind))
    return next(found, None)


def _names_parts(table: ForeignTable, head: Head, kind: PeriodKind) -> bool:
    """Say whether most cells of a column name parts of the year; below the name of one none are."""
    if span_of(head) is not None:
        return False
    filled = [value for value in table.column(head) if as_text(value)]
    read = [value for value in filled if part_of(value, head, kind) is not None]
    return bool(read) and len(read) * 2 >= len(filled) and not _DAY.search(fold(head.name))


def part_of(value: CellValue, head: Head, kind: PeriodKind) -> tuple[int | None, int] | None:
    """Return the year that a cell tells, if any, and which month, quarter or semester of it.

    Bare numbers and dates are read only where the head says what they are.

    Examples:
        >>> part_of("Maret 2023", Head(1, ("Bulan",), "Bulan"), PeriodKind.MONTH)
        (2023, 3)
        >>> part_of("II", Head(1, ("Triwulan",), "Triwulan"), PeriodKind.QUARTER)
        (None, 2)
        >>> part_of("s.d. Maret", Head(1, ("Bulan",), "Bulan"), PeriodKind.MONTH) is None
        True
    """
    is_named = _is_headed(head.parts, kind)
    if isinstance(value, Decimal) and not is_named:
        return None
    if isinstance(value, date):
        is_month = is_named and kind is PeriodKind.MONTH
        return (value.year, value.month) if is_month else None
    text = fold(as_text(value))
    year = _YEAR.search(text)
    plain = " ".join(_YEAR.sub(" ", text).split())
    ordinal = _month(plain, is_named) if kind is PeriodKind.MONTH else _part(plain, kind, is_named)
    if ordinal is None or not 1 <= ordinal <= kind.per_year:
        return None
    return (None if year is None else int(year[1])), ordinal


@lru_cache(maxsize=1_000)
def _is_headed(parts: tuple[str, ...], kind: PeriodKind) -> bool:
    """Say whether a head tells by its own words that parts of the year stand below it.

    Below `Bulan ini` stand amounts of one month, also where a percentage there is a whole number up to 12.
    """
    *above, own = [fold(part) for part in parts if part] or [""]
    words = " ".join((*above, own)) if own in _NUMBERINGS else own
    return bool(_HEADS[kind].search(words)) and not _ONE_TIME.search(words)


def _month(text: str, is_named: bool) -> int | None:
    if is_named and text.isdecimal():
        return int(text)
    found = _MONTH.fullmatch(text)
    month = None if found is None else month_of(found["name"])
    is_day = found is not None and found["number"] is not None and int(found["number"]) != month
    return None if is_day else month


def _part(text: str, kind: PeriodKind, is_named: bool) -> int | None:
    found = _PARTS[kind].fullmatch(text)
    if found is not None:
        return ORDINALS[found[1]]
    return ORDINALS.get(text) if is_named else None


def _labels(kind: PeriodKind) -> Sequence[str]:
    if kind is PeriodKind.MONTH:
        return MONTHS
    return [f"{_NAMES[kind]} {write_roman(ordinal)}" for ordinal in range(1, kind.per_year + 1)]


class Gatherer:
    """Brings the rows of a line together: each tells a part of the year, and the budget again."""

    def __init__(
        self, table: ForeignTable, desk: Desk, column: PartColumn, spent: Sequence[Head], year: int
    ) -> None:
        """Take what the rows are read with.

        Args:
            table: The table.
            desk: Where problems go.
            column: Says which part of the year a row is about.
            spent: Columns of spending; all others repeat what is granted for the year.
            year: The year of the table.
        """
        self._table = table
        self._desk = desk
        self._column = column
        self._spread = {head.name: column.spread(head) for head in spent}
        self._year = year
        self._rows: dict[tuple[Key, tuple[str, ...]], dict[int, int]] = {}

    @property
    def in_order(self) -> list[list[int]]:
        """The rows of each line that was gathered, in the order of the year."""
        return [[rows[ordinal] for ordinal in sorted(rows)] for rows in self._rows.values()]

    @property
    def places(self) -> dict[int, tuple[object, int]]:
        """Line and part of the year of each row that was gathered."""
        return {row: (line, n) for line, rows in self._rows.items() for n, row in rows.items()}

    def gather(
        self, rows: Iterable[tuple[Key, BudgetRow]], words: Callable[[int], Iterable[str]]
    ) -> list[tuple[Key, BudgetRow]]:
        """Return a row for each line, its spending by parts of the year, and its budget once.

        Args:
            rows: Rows with their codes.
            words: What a row says besides: rows that say other things are other lines.
        """
        found: dict[tuple[Key, tuple[str, ...]], BudgetRow] = {}
        for key, row in rows:
            own = self._table.text(row.row, self._column.head)
            said = tuple(fold(text) for text in words(row.row) if text != own)
            line = found.setdefault((key, said), BudgetRow(row.row, row.name, key=key))
            is_spent = any(row.figures.get(name) is not None for name in self._spread)
            ordinal = self._ordinal(row.row) if is_spent else None
            if ordinal is not None or not is_spent:
                self._put(key, line, row, ordinal)
            if ordinal is not None:
                self._rows.setdefault((key, said), {})[ordinal] = row.row
        return [(key, row) for (key, _), row in found.items()]

    def _ordinal(self, row: int) -> int | None:
        head = self._column.head
        told = part_of(self._table.value(row, head), head, self._column.kind)
        if told is not None and told[0] in (None, self._year):
            return told[1]
        kind, text = _NAMES[self._column.kind].lower(), self._table.text(row, head)
        self._desk.log.add(
            "part_unread", self._table.place(row, head), text or None, kind=kind, year=str(self._year)
        )
        return None

    def _put(self, key: Key, line: BudgetRow, row: BudgetRow, ordinal: int | None) -> None:
        """Put the amounts of a row to those of its line; one of no part of the year has no spending."""
        for name, value in row.figures.items():
            part = self._spread.get(name, {}).get(ordinal or 0)
            into = name if part is None else part.name
            before = line.figures.get(into)
            words = {"number": write_key(key), "first": str(line.row)}
            if part is not None and into in line.figures:
                self._desk.log.add("part_repeated", self._place(row, name), part=part.parts[-1], **words)
            elif before is not None and value is not None and before != value:
                amounts = {"before": shown(before), "after": shown(value)}
                self._desk.log.add("budget_changes", self._place(row, name), **amounts, **words)
            elif before is None:
                line.figures[into] = value
                line.rows[into] = row.row

    def _place(self, row: BudgetRow, name: str) -> Place:
        return self._table.place(row.row, self._table.head(name))

    def tells_sums(
        self, rows: Sequence[BudgetRow], budgets: Sequence[str], sums: PartSums, *, is_settled: bool
    ) -> bool:
        """Say whether spending is told from January on; where nothing says so, guess and doubt it.

        It may be where no line ever falls, and several rise or would spend more than was granted. A total of
        all rows tells that it is not, unless more than was granted would be spent.

        Args:
            rows: The lines of the budget.
            budgets: Names of the columns of what is granted.
            sums: What the totals of the table add up.
            is_settled: Whether it was said before that it is, or the heads say so.
        """
        lines = [(row, known) for row in rows for parts in self._known(row) if (known := [*parts.values()])]
        exceeds = any(_exceeds(row, known, budgets) for row, known in lines)
        told = self._desk.told(EACH_ROW)
        if is_settled or told is not None:
            is_said = self._is_said()
            is_so_far = told == SO_FAR if told is not None else is_settled
            if is_so_far and not is_said and not exceeds and sums.adding_all is not None:
                example = f"--means {shown_means(EACH_ROW, EACH)}"
                place = self._table.place(sums.adding_all)
                self._desk.log.add("sums_contradicted", place, example=example)
            return is_so_far
        if not exceeds and (sums.adding_all is not None or sums.is_nearer_to_all):
            return False
        if any(later < earlier for _, known in lines for earlier, later in pairwise(known)):
            return False
        rising = sum(known[0] < known[-1] for _, known in lines)
        if rising < _ENOUGH and not exceeds:
            return False
        otherwise = f"bila bukan, tambahkan --means {shown_means(EACH_ROW, EACH)}"
        words = f"angka kumulatif (jumlah sejak Januari), karena tidak pernah turun; {otherwise}"
        self._desk.doubt(self._table.place(None, self._column.head), EACH_ROW, SO_FAR, words)
        return True

    def _is_said(self) -> bool:
        """Say whether the heads or the titles say that spending is told from January on."""
        heads = [head for name in self._spread if (head := self._table.head(name)) is not None]
        return is_until(self._table.titles) or all(month_until(head) is not None for head in heads)

    def check_sums(self, rows: Iterable[tuple[Key, BudgetRow]]) -> None:
        """Report lines that lack a part of the year of sums since January: the next would tell two."""
        lines = [(key, row, known) for key, row in rows for known in self._known(row) if known]
        last = max((max(known) for *_, known in lines), default=0)
        for key, row, known in lines:
            lacking = [label for n, label in enumerate(_labels(self._column.kind), 1) if n not in known]
            open_ = lacking[: last - len(known)]
            if open_:
                place = self._table.place(row.row, self._column.head)
                self._desk.log.add("part_lacking", place, number=write_key(key), parts=", ".join(open_))

    def _known(self, row: BudgetRow) -> Iterator[Mapping[int, Decimal]]:
        """Yield what a line tells of the parts of the year, in each column of spending."""
        for parts in self._spread.values():
            told = {ordinal: row.figures.get(head.name) for ordinal, head in parts.items()}
            yield {ordinal: value for ordinal, value in told.items() if value is not None}


def _exceeds(row: BudgetRow, spent: Sequence[Decimal], budgets: Sequence[str]) -> bool:
    granted = [value for name in budgets if (value := row.figures.get(name)) is not None]
    return bool(granted) and len(spent) > 1 and sum(spent, Decimal(0)) > max(granted)
