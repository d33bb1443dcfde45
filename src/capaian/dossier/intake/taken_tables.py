"""What was read of a table by its mapping, before it is held against the dossier."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from capaian.domain.issue import Level
from capaian.domain.numerals import write_exact
from capaian.dossier.intake.foreign_tables import ForeignRow, ForeignTable, is_blank, read_figure
from capaian.dossier.intake.mapping import TableMapping, month_in
from capaian.dossier.intake.problems import CellPosition, Problems
from capaian.dossier.intake.words import Side, fold, head_words, is_total_row, scales_in
from capaian.dossier.tables.kinds import COUNT, DECIMAL
from capaian.dossier.tables.rejection import RejectedValueError

MIN_WHOLE_OF_PERCENTS: Final = 1_000
"""Beside smaller wholes a part up to 100 is usual."""
Meaning = tuple[str, int | None]
"""What columns hold, and of which month."""


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


class MappedFigures:
    """The figures of a table by what they hold: sides added up, and checked against the whole beside them."""

    def __init__(
        self, table: ForeignTable, mapping: TableMapping, problems: Problems, decimals: Collection[str] = ()
    ) -> None:
        """Settle the columns; what is wrong with a mapping is told once, at its heading.

        Args:
            table: The table.
            mapping: What its columns hold.
            problems: Takes what is wrong.
            decimals: Codes of what is no count, as columns may hold it.
        """
        self._table, self._problems = table, problems
        self.columns: dict[Meaning, list[int]] = {}
        self._is_money = mapping.is_budget
        self._decimals: set[int] = set()
        for meaning, heads in mapping.means().items():
            places = [place for head in heads if (place := self._place(head)) is not None]
            if len(places) > 1 and any(head_words(head).side is not Side.PART for head in heads):
                words = {"means": meaning[0], "count": str(len(heads)), "heads": ", ".join(heads)}
                problems.add("meaning_repeated", **words)
            self.columns[meaning] = places
            self._decimals |= {*places} if mapping.is_budget or meaning[0] in decimals else set()
        used = {place for places in self.columns.values() for place in places}
        noted = scales_in(table.notes)
        self._scales = [noted | scales_in(head) for head in table.heads]
        self._check_scales(used)

    def _place(self, head: str) -> int | None:
        place = self._table.column_of(head)
        if place is None:
            near = ", ".join(own for own in self._table.heads if own)[:200]
            self._problems.add("column_missing.mapped", head=head, near=near)
        return place

    def _check_scales(self, used: Collection[int]) -> None:
        """Refuse counts in thousands, and amounts of which not all are in the same scale."""
        found = {self._scales[place] for place in used}
        if len(found) > 1 or any(len(scales) > self._is_money for scales in found):
            heads = ", ".join(self._table.heads[place] for place in sorted(used))
            self._add("thousands", self.cell_of(next(iter(self.columns))), heads=heads)

    def _read(self, row: ForeignRow, place: int, *, level: Level | None = Level.ERROR) -> Decimal | None:
        """Return the figure of a cell; `None`: it has none, or one that is told of with a level."""
        kind = DECIMAL if place in self._decimals else COUNT
        odd = self._table.odd.get((row.number, place + 1))
        try:
            value = read_figure(row.value(place), kind, odd, is_money=self._is_money)
        except RejectedValueError as rejection:
            if level is not None:
                at = CellPosition(row.number, column=place, head=self._table.heads[place])
                self._problems.add_rejected(rejection, row.text(place), at, level)
            return None
        if value is None:
            return None
        scaled = value * next(iter(self._scales[place]), 1) if self._is_money else value
        return scaled.to_integral_value() if scaled == scaled.to_integral_value() else scaled

    def of(self, row: ForeignRow, meaning: Meaning, level: Level = Level.ERROR) -> Decimal | None:
        """Return what a row holds of something, its sides added up; `None` where no side has a figure."""
        places = self.columns[meaning]
        found = [self._read(row, place, level=level) for place in places]
        heads = [self._table.heads[n] for n, value in zip(places, found, strict=True) if value is None]
        known = [value for value in found if value is not None]
        if 0 < len(known) < len(found) and not self._is_money:
            self._problems.add("side_missing", CellPosition(row.number), level, heads=", ".join(heads))
        return sum(known, Decimal(0)) if known else None

    def all_of(self, row: ForeignRow) -> dict[Meaning, Decimal]:
        """Return all that a row has figures of."""
        values = {meaning: self.of(row, meaning) for meaning in self.columns}
        return {meaning: value for meaning, value in values.items() if value is not None}

    def is_empty(self, row: ForeignRow, meaning: Meaning) -> bool:
        """Say whether the cells of something hold nothing, rather than what cannot be read."""
        return all(
            is_blank(row.value(place)) and not self._table.is_lost(row.number, place)
            for place in self.columns[meaning]
        )

    def cell_of(self, meaning: Meaning, row: int | None = None) -> CellPosition:
        """Return the cell at which a problem with something is told."""
        places = self.columns[meaning]
        return CellPosition(row, places[0], self._table.heads[places[0]]) if places else CellPosition(row)

    def check_sides(self, rows: Sequence[ForeignRow]) -> None:
        """Hold each whole against the sides that stand beside it: L + P = L+P."""
        words = [head_words(head) for head in self._table.heads]
        months = [month_in(head) for head in self._table.heads]
        for places in self.columns.values():
            whole = places[0] if len(places) == 1 else None
            if whole is None or words[whole].is_percent or words[whole].side is Side.PART:
                continue
            sides = [
                n
                for n, word in enumerate(words)
                if word.side is Side.PART and word.base == words[whole].base and months[n] == months[whole]
            ]
            names = " + ".join(self._table.heads[n] for n in sides)
            for row in rows if len(sides) > 1 else ():
                found = [self._read(row, n, level=None) for n in sides]
                parts = [value for value in found if value is not None]
                if len(parts) == len(sides):
                    at = CellPosition(row.number, column=whole, head=self._table.heads[whole])
                    written = self._read(row, whole, level=None)
                    self.check_sum("sides_differ", "Jumlah", written, parts, f"bagian ({names})", at)

    def check_percents(
        self, part: Meaning, whole: Meaning, rows: Iterable[Mapping[Meaning, Decimal]]
    ) -> None:
        """Ask whether figures are percents: none is above 100, under such a heading or beside thousands."""
        heads = ", ".join(self._table.heads[place] for place in self.columns.get(part, ()))
        found = [(row[part], row.get(whole)) for row in rows if part in row]
        wholes = [value for _, value in found if value]
        is_beside = bool(wholes) and min(wholes) >= MIN_WHOLE_OF_PERCENTS
        is_named = head_words(heads).is_percent or "cakupan" in fold(heads)
        if (is_beside or is_named) and 0 < max((value for value, _ in found), default=0) <= 100:
            self._add("percents", self.cell_of(part), heads=heads)

    def check_totals(
        self, rows: Iterable[ForeignRow], values: Sequence[Mapping[Meaning, Decimal]]
    ) -> set[Meaning]:
        """Hold rows of totals against the figures that they sum, and return what is summed rightly.

        A total that cannot be read is not compared.
        """
        summed = set()
        for row in rows:
            for meaning in self.columns:
                total, parts = (
                    self.of(row, meaning, Level.WARNING),
                    [one[meaning] for one in values if meaning in one],
                )
                at = self.cell_of(meaning, row.number)
                self.check_sum("total_differs", "Jumlah", total, parts, "bagiannya", at)
                summed |= {meaning} if total == sum(parts) else set()
        return summed

    def check_sum(
        self,
        code: str,
        name: str,
        written: Decimal | None,
        parts: Sequence[Decimal],
        what: str,
        at: CellPosition,
    ) -> None:
        """Hold a figure against its parts, where both are there."""
        if written is not None and parts and written != sum(parts):
            words = {"written": write_exact(written), "sum": write_exact(sum(parts, Decimal(0)))}
            self._problems.add(code, at, name=name, count=str(len(parts)), what=what, **words)

    def _add(self, code: str, at: CellPosition, **words: str) -> None:
        """Record a problem that is told otherwise of money."""
        self._problems.add(f"{code}.money" if self._is_money else code, at, **words)


def add_up(rows: Iterable[Mapping[Meaning, Decimal]]) -> dict[str, Decimal]:
    """Return the sums of figures by what they are, and by month where they are of one."""
    sums: dict[str, Decimal] = defaultdict(Decimal)
    for row in rows:
        for (means, month), value in row.items():
            sums[means if month is None else f"{means} bulan {month}"] += value
    return dict(sums)


def is_total(row: ForeignRow, table: ForeignTable) -> bool:
    """Say whether a row sums others, by any of its first texts."""
    texts = [
        row.text(place) for place in range(min(len(table.heads), 6)) if isinstance(row.value(place), str)
    ]
    return any(is_total_row(text) for text in texts if text)


def is_whole(row: ForeignRow, table: ForeignTable) -> bool:
    """Say whether a row sums others of its area or work: `JUMLAH`, `L+P`."""
    texts = [row.text(place) for place in range(len(row.cells)) if isinstance(row.value(place), str)]
    return is_total(row, table) or any(head_words(text).side is Side.WHOLE for text in texts)
