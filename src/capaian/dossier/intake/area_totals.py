"""Totals of a table of areas: of a page, of a group of areas, of all so far, of all; then men and women."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Final

from capaian.domain.intake import IntakeTable
from capaian.dossier.intake.areas import AreaBook
from capaian.dossier.intake.desk import Desk
from capaian.dossier.intake.figures import Kind
from capaian.dossier.intake.heads import ForeignTable, Head
from capaian.dossier.intake.row_sums import figures_of, settle_row
from capaian.dossier.intake.sums import Figures, Reader, check_sum, shown
from capaian.dossier.intake.sums_beside import RowSum
from capaian.dossier.intake.total_readings import Matcher, Parts, Places, Reading, Total, summed
from capaian.dossier.intake.total_words import Level, after_total, is_bare
from capaian.dossier.intake.words import fold

_ALL: Final[Mapping[IntakeTable, tuple[str, ...]]] = {
    IntakeTable.COUNTS: ("kabupaten", "kab ", "kota", "seluruh", "keseluruhan", "semua"),
    IntakeTable.PEERS: ("provinsi", "seluruh", "keseluruhan", "semua"),
}
"""What a total of all areas says behind its first word."""
# Wilayah I, Zona Utara, Dapil 2, Eks Kewedanaan Amuntai
_GROUP: Final = re.compile(
    r"(?:[0-9ivx]+ )?(?:(?:sub )?wilayah|subwilayah|zona|rayon|dapil|daerah pemilihan|kawasan|kelompok"
    r"|klaster|gugus|eks|kewedanaan|kawedanan|korwil|koordinator wilayah)\b"
)


@dataclass(frozen=True)
class AreaRow:
    """A row about an area."""

    row: int
    code: str
    name: str
    figures: Figures


@dataclass(frozen=True)
class _Row:
    """A row about an area, with the figures of all columns that add up."""

    row: int
    figures: Figures


def sum_of(area: AreaRow, heads: Sequence[Head]) -> Decimal | None:
    """Return the figure of an area; `None` where part of it is not known."""
    values = [area.figures.get(head.name) for head in heads]
    known = [value for value in values if value is not None]
    return sum(known, Decimal(0)) if len(known) == len(heads) else None


def is_group(text: str) -> bool:
    """Say whether a row is about several areas together, by what it is called.

    Examples:
        >>> is_group("Wilayah I"), is_group("II. DAPIL 2"), is_group("Anggrek")
        (True, True, False)
    """
    return _GROUP.match(fold(text)) is not None


def is_part(code: str) -> bool:
    """Say whether an area adds up with those beside it: the province among its regencies holds them all.

    Examples:
        >>> is_part("34.01"), is_part("34")
        (True, False)
    """
    return "." in code


@dataclass(frozen=True)
class AreaTotals:
    """What the totals of a table of areas can be held against."""

    table: ForeignTable
    desk: Desk
    sort: IntakeTable
    book: AreaBook
    heads: Sequence[Head]
    """Columns of counts that are taken."""
    sums: Sequence[RowSum]
    """Columns that add up others: men and women, months."""
    there: frozenset[str]
    """Codes of the areas that have a row."""
    left: Sequence[Mapping[str, Decimal]] = ()
    """Figures of rows that the user leaves out; totals may add them up all the same: `Luar daerah`."""

    def check(self, reader: Reader, areas: Sequence[AreaRow], rows: Mapping[int, str]) -> None:
        """Hold each total against what it adds up, in all columns together; then men and women.

        Args:
            reader: Reads the figures of totals.
            areas: The rows about areas.
            rows: The rows of totals, with what they say of themselves; nothing: they name all areas.
        """
        own = [area for area in areas if is_part(area.code)]
        parts = [_Row(area.row, {**self._beside(area.row), **area.figures}) for area in own]
        totals = [
            Total(row, {**self._beside(row), **reader.total(row, self.heads)}, words)
            for row, words in rows.items()
        ]
        places = Places(totals, parts)
        found = Matcher().settle((total, self._readings(total, places)) for total in totals)
        for total, reading in zip(totals, found, strict=True):
            self._check(reader, total, parts if reading is None else reading.parts)

    def _readings(self, total: Total, places: Places) -> Iterator[Reading]:
        """Yield what a total may add up, the likeliest first."""
        if total.level is Level.CARRIED:
            yield from places.until_before(total)
        elif total.level is Level.SO_FAR:
            yield from places.so_far(total)
        elif self._is_of_all(total, places.totals):
            yield from places.whole()
        else:
            yield from places.since(total)
            yield from places.below(total)
            yield from () if total.level in (Level.PAGE, Level.PART) else places.whole()

    def _is_of_all(self, total: Total, totals: Sequence[Total]) -> bool:
        """Say whether a total is of all areas by its words: of the regency, or bare among named ones.

        A bare one is so as the first or the last where no other is bare, or of all.
        """
        if not total.words or total.level is Level.WHOLE:
            return True
        if after_total(total.words).startswith(_ALL[self.sort]):
            return True
        others = [one for one in totals if one is not total]
        is_alone = not any(not one.words or is_bare(one.words) or one.level is Level.WHOLE for one in others)
        is_at_end = total.row in (totals[0].row, totals[-1].row)
        return is_bare(total.words) and bool(others) and is_alone and is_at_end

    def _check(self, reader: Reader, total: Total, parts: Parts) -> None:
        """Hold a total against its parts, and men and women of it against both."""
        right = [head for head in self.heads if self._check_column(total, head, parts)]
        for head in dict.fromkeys((*self.heads, *self._silent)):
            cells = {(part.row, head.column): part.figures.get(head.name) for part in parts}
            stated = total.figures.get(head.name)
            if None not in cells.values() and not self._adds_up_left(stated, head, parts):
                self.desk.note_sum((total.row, head.column), stated, cells)
        known = {head.name: total.figures[head.name] for head in right if head.name in total.figures}
        wrong = {head for head in self.heads if head not in right}  # told already
        sums = [(parts, both) for parts, both in self.sums if both not in wrong or {*parts} & {*right}]
        settle_row(self.desk, reader, total.row, sums, known)

    def _check_column(self, total: Total, head: Head, parts: Parts) -> bool:
        """Hold a figure of a total against its parts.

        Returns:
            Whether there is nothing to report.
        """
        if any(head.name not in part.figures for part in parts):
            return True  # what cannot be read is told already
        stated = total.figures.get(head.name)
        if self._adds_up_left(stated, head, parts):
            return True
        right = summed(parts, head.name)
        if self._absent and stated not in (None, right):
            return self._check_incomplete(total.row, head, stated or Decimal(0), right)
        figures = [part.figures.get(head.name) for part in parts]
        return check_sum(self.desk, self.table, total.row, head, stated, figures)

    def _adds_up_left(self, stated: Decimal | None, head: Head, parts: Parts) -> bool:
        """Say whether a figure is the sum of its parts and of what the user leaves out."""
        left = [figures[head.name] for figures in self.left if head.name in figures]
        return bool(left) and stated == summed(parts, head.name) + sum(left, Decimal(0))

    def _check_incomplete(self, row: int, head: Head, stated: Decimal, right: Decimal) -> bool:
        """Report a total of rows of which some are not there: nobody can say what it should be."""
        is_followed = self.desk.is_followed((row, head.column), stated - right)
        if not (self.desk.asked.accepts_totals or is_followed):
            words = {"stated": shown(stated), "summed": shown(right)}
            place = self.table.place(row, head)
            self.desk.log.add("total_lacks_areas", place, names=", ".join(self._absent), **words)
        return False

    @cached_property
    def _absent(self) -> list[str]:
        """The names of the areas that have no row; none for a recap of some regencies, which are chosen."""
        names = {code: name for code, name in self.book.names.items() if is_part(code)}
        is_chosen = self.sort is IntakeTable.PEERS and 2 * len(self.there & names.keys()) <= len(names)
        return [] if is_chosen else [name for code, name in names.items() if code not in self.there]

    @cached_property
    def _silent(self) -> Sequence[Head]:
        """Columns that are not taken, but parts of sums: men and women beside both."""
        return [part for parts, _ in self.sums for part in parts if part not in self.heads]

    def _beside(self, row: int) -> Figures:
        """Return the figures of columns that are not taken, if they can be read."""
        found = {head.name: figures_of(self.table, row, (head,), Kind.COUNT) for head in self._silent}
        return {name: figures[0] for name, figures in found.items() if figures}
