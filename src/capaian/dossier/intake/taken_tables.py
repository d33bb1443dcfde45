"""What is read of a table by its mapping, before it is held against the dossier.

Rows that are the sum of those beside them, whatever they are called, are compared and never added
to them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from capaian.domain.intake import IntakeTable
from capaian.domain.issue import Level
from capaian.domain.numerals import write_exact
from capaian.domain.office_year import OfficeYear
from capaian.dossier.intake.foreign_tables import (
    MAX_LETTERS_OF_HEADS,
    ForeignRow,
    ForeignTable,
    is_blank,
    read_figure,
)
from capaian.dossier.intake.mapping import TableMapping, month_in
from capaian.dossier.intake.problems import CellPosition, Problems
from capaian.dossier.intake.words import Side, fold, head_words, is_total_row, scales_in
from capaian.dossier.tables.kinds import COUNT, DECIMAL
from capaian.dossier.tables.rejection import RejectedValueError

_WHOLE_PERCENT: Final = 100

MIN_WHOLE_OF_PERCENTS: Final = 1_000
"""Beside smaller wholes a part up to 100 is usual."""
COLUMNS_OF_TOTAL: Final = 6
"""The first ones, in which a row says that it sums others."""
MIN_DIGITS_OF_SUM: Final = 4
"""Of a figure that is hardly by chance the sum of others: 12.336, not 1.000."""
MAX_ROWS_NAMED: Final = 5
Meaning = tuple[str, int | None]
"""What columns hold, and of which month."""
Figures = Mapping[Meaning, Decimal]


@dataclass(frozen=True, slots=True)
class TakenRow:
    """A row for a table of the dossier."""

    file: str
    """Part of the dossier: `counts.csv`."""
    key: Mapping[str, str]
    """Cells that say what the row is about."""
    figures: Mapping[str, Decimal]
    """By column."""
    number: int
    """Row of the sheet, or the first of those that were added up."""
    days: int = 0
    """Of how many days they are; 0: of a period as a whole."""


@dataclass(frozen=True)
class TakenTable:
    """What a table would bring."""

    table: ForeignTable
    mapping: TableMapping
    rows: tuple[TakenRow, ...]
    added_nodes: tuple[Mapping[str, str], ...] = ()
    """Rows of `nodes.csv` for work that the dossier lacks."""
    sums: Mapping[str, Decimal] = field(default_factory=dict)
    """Sum of each used column, to be held against the paper by eye."""
    ignored: Sequence[str] = ()
    """Indonesian: what was left out on purpose: rows of other offices, columns not mapped."""


@dataclass
class TableReader:
    """Reads the figures of a table by what they hold: sides are added up,
    and held against the whole.
    """

    table: ForeignTable
    mapping: TableMapping
    year: OfficeYear
    problems: Problems

    def __post_init__(self) -> None:
        """Settle what the columns hold, and record what is wrong with that."""
        table, mapping, year = self.table, self.mapping, self.year
        self._is_money = mapping.is_budget
        self._names_in = (
            table.heads.index(mapping.names_in) if mapping.names_in in table.heads else 0
        )
        self._wholes: list[ForeignRow] = []
        """Rows that sum all others."""
        self._columns: dict[Meaning, list[int]] = {}
        # Values to compare with may have decimals; counts have none.
        results = {str(one.code) for one in year.components} | {
            str(one.code) for one in year.indicators
        }
        self._decimals: set[int] = set()
        for meaning, heads in mapping.means().items():
            for head in [head for head in heads if table.column_of(head) is None]:
                near = ", ".join(own for own in table.heads if own)[:MAX_LETTERS_OF_HEADS]
                self.problems.add("column_missing.mapped", head=head, near=near)
            places = [place for head in heads if (place := table.column_of(head)) is not None]
            if len(places) > 1 and any(head_words(head).side is not Side.PART for head in heads):
                words = {"means": meaning[0], "count": str(len(heads)), "heads": ", ".join(heads)}
                self.problems.add("meaning_repeated", **words)
            self._columns[meaning] = places
            is_result = mapping.kind is IntakeTable.PEERS and meaning[0] in results
            self._decimals |= {*places} if self._is_money or is_result else set()
        self._scales = [scales_in(table.notes) | scales_in(head) for head in table.heads]
        used = sorted({place for places in self._columns.values() for place in places})
        found = {self._scales[place] for place in used}
        # Counts in thousands, and amounts of which not all are in the same scale.
        if len(found) > 1 or any(len(scales) > self._is_money for scales in found):
            names = ", ".join(table.heads[place] for place in used)
            self._add_problem("thousands", self._cell_of(next(iter(self._columns))), heads=names)

    def _read_cell(
        self, row: ForeignRow, place: int, *, level: Level | None = Level.ERROR
    ) -> Decimal | None:
        """Return the figure of a cell; `None`: it has none,
        or one that is told of with a level.
        """
        kind = DECIMAL if place in self._decimals else COUNT
        odd = self.table.odd.get((row.number, place + 1))
        try:
            value = read_figure(row.value(place), kind, odd, is_money=self._is_money)
        except RejectedValueError as rejection:
            if level is not None:
                self.problems.add_rejected(
                    rejection, row.text(place), self.table.at(row.number, place), level
                )
            return None
        if value is None:
            return None
        scaled = value * next(iter(self._scales[place]), 1) if self._is_money else value
        return scaled.to_integral_value() if scaled == scaled.to_integral_value() else scaled

    def _figure_of(
        self, row: ForeignRow, meaning: Meaning, level: Level = Level.ERROR
    ) -> Decimal | None:
        """Return what a row holds of something, its sides added up;
        `None` where no side has a figure.
        """
        places = self._columns[meaning]
        found = [self._read_cell(row, place, level=level) for place in places]
        heads = [
            self.table.heads[n] for n, value in zip(places, found, strict=True) if value is None
        ]
        known = [value for value in found if value is not None]
        if 0 < len(known) < len(found) and not self._is_money and level is Level.ERROR:
            self.problems.add("side_missing", CellPosition(row.number), heads=", ".join(heads))
        return sum(known, Decimal(0)) if known else None

    def _figures_of(self, row: ForeignRow) -> Figures:
        values = {meaning: self._figure_of(row, meaning) for meaning in self._columns}
        return {meaning: value for meaning, value in values.items() if value is not None}

    def _is_empty(self, row: ForeignRow, meaning: Meaning) -> bool:
        """Say whether the cells of something hold nothing, rather than what cannot be read."""
        return all(
            is_blank(row.value(place)) and not self.table.is_lost(row.number, place)
            for place in self._columns[meaning]
        )

    def _cell_of(self, meaning: Meaning, row: int | None = None) -> CellPosition:
        places = self._columns[meaning]
        return self.table.at(row, places[0]) if places else CellPosition(row)

    def _check_sides(self, rows: Sequence[ForeignRow]) -> None:
        """Hold each whole against the sides that stand beside it: L + P = L+P."""
        words = [head_words(head) for head in self.table.heads]
        months = [month_in(head) for head in self.table.heads]
        for places in self._columns.values():
            whole = places[0] if len(places) == 1 else None
            if whole is None or words[whole].is_percent or words[whole].side is Side.PART:
                continue
            sides = [
                n
                for n, word in enumerate(words)
                if word.side is Side.PART
                and word.base == words[whole].base
                and months[n] == months[whole]
            ]
            names = " + ".join(self.table.heads[n] for n in sides)
            for row in rows if len(sides) > 1 else ():
                found = [self._read_cell(row, n, level=None) for n in sides]
                parts = [value for value in found if value is not None]
                if len(parts) == len(sides):
                    at, written = (
                        self.table.at(row.number, whole),
                        self._read_cell(row, whole, level=None),
                    )
                    self._check_sum("Jumlah", written, parts, f"bagian ({names})", at)

    def _check_percents(self, part: Meaning, whole: Meaning, rows: Iterable[Figures]) -> None:
        """Ask whether figures are percents: none is above 100,
        under such a heading or beside thousands.
        """
        heads = ", ".join(self.table.heads[place] for place in self._columns.get(part, ()))
        found = [(row[part], row.get(whole)) for row in rows if part in row]
        wholes = [value for _, value in found if value]
        is_beside = bool(wholes) and min(wholes) >= MIN_WHOLE_OF_PERCENTS
        is_named = head_words(heads).is_percent or "cakupan" in fold(heads)
        if (is_beside or is_named) and 0 < max(
            (value for value, _ in found), default=0
        ) <= _WHOLE_PERCENT:
            self._add_problem("percents", self._cell_of(part), heads=heads)

    def _check_totals(self, rows: Iterable[ForeignRow], values: Sequence[Figures]) -> set[Meaning]:
        """Hold rows of totals against the figures that they sum,
        and return what is summed rightly.

        A total that cannot be read is not compared.
        """
        summed = set()
        for row in rows:
            for meaning in self._columns:
                total = self._figure_of(row, meaning, Level.WARNING)
                parts = [one[meaning] for one in values if meaning in one]
                at = self._cell_of(meaning, row.number)
                self._check_sum("Jumlah", total, parts, "bagiannya", at)
                summed |= {meaning} if total == sum(parts) else set()
        return summed

    def _check_sum(
        self,
        name: str,
        written: Decimal | None,
        parts: Sequence[Decimal],
        what: str,
        at: CellPosition,
    ) -> None:
        """Hold a figure against its parts, where both are there."""
        if written is not None and parts and written != sum(parts):
            words = {"written": write_exact(written), "sum": write_exact(sum(parts, Decimal(0)))}
            self.problems.add(
                "total_differs", at, name=name, count=str(len(parts)), what=what, **words
            )

    def _add_problem(self, code: str, at: CellPosition, **words: str) -> None:
        """Record a problem that is told otherwise of money."""
        self.problems.add(f"{code}.money" if self._is_money else code, at, **words)


def add_up(rows: Iterable[Figures]) -> dict[str, Decimal]:
    """Return the sums of figures by what they are, and by month where they are of one."""
    sums: dict[str, Decimal] = defaultdict(Decimal)
    for row in rows:
        for (means, month), value in row.items():
            sums[means if month is None else f"{means} bulan {month}"] += value
    return dict(sums)


def is_total(row: ForeignRow) -> bool:
    """Say whether a row sums others, by any of its first texts."""
    return any(
        isinstance(cell, str) and is_total_row(cell) for cell in row.cells[:COLUMNS_OF_TOTAL]
    )


def is_whole(row: ForeignRow) -> bool:
    """Say whether a row sums others of its area or work: `JUMLAH`, `L+P`."""
    return is_total(row) or any(head_words(text).side is Side.WHOLE for text in row.texts)


@dataclass
class RowFigures:
    """The figures of a row, beside others with which they are added up."""

    row: ForeignRow
    whole: str
    """Code of the kecamatan or the work."""
    part: str
    """The village or the account; empty: the row is of the whole itself."""
    texts: tuple[str, ...]
    """What it says besides figures, by column; none where such rows are not added up."""
    values: Figures


def figures_of(parts: Iterable[RowFigures], meaning: Meaning) -> list[Decimal]:
    """Return the figures of parts that have one."""
    return [part.values[meaning] for part in parts if meaning in part.values]


def find_sums(
    parts: Iterable[RowFigures],
    key: Callable[[RowFigures], tuple[object, str]],
    problems: Problems,
) -> frozenset[int]:
    """Return the rows that are the sum of the others in every group that has one of their name.

    Where that is so in some groups alone, and hardly by chance, it is a problem. `key` gives what
    a part shares with others, and the name by which it differs; empty: that of the whole.
    """
    groups: dict[object, list[tuple[RowFigures, str]]] = defaultdict(list)
    for part in parts:
        if any(part.values.values()):
            group, name = key(part)
            groups[group].append((part, name))
    beside = [own for own in groups.values() if len(own) > 1]
    rows = [(part, name, own) for own in beside for part, name in own]
    # Of two equal parts each is the sum of the other.
    sums = [
        (part, name)
        for part, name, own in rows
        if (len(own) > 2 or not name) and _is_sum(part, own)
    ]
    names = {name for _, name in sums}
    named = [(part, own) for part, name, own in rows if name in names]
    is_certain = (
        len(sums) > 1 and len(names) == 1 and all(_is_sum(part, own) for part, own in named)
    )
    is_usual = 2 * len(sums) >= sum(len(own) > 2 for own in beside)
    doubtful = [part for part, _ in sums if is_usual or _digits(part) >= MIN_DIGITS_OF_SUM]
    if found := [part for part, _ in named] if is_certain else doubtful:
        numbers = [str(part.row.number) for part in found]
        shown = [*numbers[:MAX_ROWS_NAMED], *(["…"] if len(numbers) > MAX_ROWS_NAMED else [])]
        code, at = (
            "sum_rows" if is_certain else "sum_rows_doubtful",
            CellPosition(found[0].row.number),
        )
        problems.add(code, at, rows=", ".join(shown))
    return frozenset(part.row.number for part in found if is_certain)


def _is_sum(part: RowFigures, own: Iterable[tuple[RowFigures, str]]) -> bool:
    parts = [other for other, _ in own]
    return all(
        2 * value == sum(figures_of(parts, meaning)) for meaning, value in part.values.items()
    )


def _digits(part: RowFigures) -> int:
    return max(len(f"{value:f}".replace(".", "").strip("0")) for value in part.values.values())
