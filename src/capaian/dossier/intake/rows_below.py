"""Rows below an area that add up to it: villages of a kecamatan, men and women. They are held against it.

Either a kecamatan has its figures in a row above them, or its name stands alone there and they are summed up
below.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from itertools import pairwise, takewhile
from typing import Final

from capaian.dossier.intake.areas import (
    AreaBook,
    bare_name,
    code_before,
    has_village_code,
    is_called_village,
    plain_name,
)
from capaian.dossier.intake.code_columns import has_codes
from capaian.dossier.intake.desk import Desk
from capaian.dossier.intake.figures import Kind, is_figure
from capaian.dossier.intake.heads import ForeignTable, Head
from capaian.dossier.intake.row_sums import figures_of, settle_row
from capaian.dossier.intake.sides import BOTH, side_of, tells_sides
from capaian.dossier.intake.sums import Figures, Reader, settle_sum
from capaian.dossier.intake.sums_beside import RowSum
from capaian.dossier.intake.total_words import after_total, is_total, is_unnamed
from capaian.dossier.intake.words import DISTRICT_RANKS, fold, squeeze

_DOTS: Final = 2
"""Dots in the code of a kecamatan."""
_LEAST: Final = 2
"""Areas with rows below them from which a table tells of both."""
_SUM: Final = "Jumlah"
_RANKED: Final = re.compile(rf"(?:[0-9ivx]+ )?(?:{'|'.join(DISTRICT_RANKS)}) ")


def without_rows_below(table: ForeignTable, book: AreaBook, regency: str) -> ForeignTable | None:
    """Return a table with the rows of its areas and totals alone, where rows below areas are their parts.

    These are called villages, or add up to their areas. In a budget kecamatan are offices, and their programs
    no villages.

    Args:
        table: The table.
        book: The kecamatan.
        regency: What all of them are together: its name ends the rows of the last of them.

    Returns:
        The table; `None` where villages have a column of their own, and no row sums them up.
    """
    return table if has_codes(table) else _Levels(_with_named_sums(table), book, regency).parted()


def _with_named_sums(table: ForeignTable) -> ForeignTable:
    """Return a table with `Jumlah` for `L+P` below men and women: the row adds up theirs.

    Above them it is that of the kecamatan itself.
    """
    rows = [*table.grid.rows]
    for head in table.heads:
        sides = (
            {row: side_of(table.text(row, head)) for row in table.rows} if tells_sides(table, head) else {}
        )
        below = (row for row, side in sides.items() if side == BOTH and sides[table.rows[0]] != BOTH)
        for row in below:
            cells = rows[row - 1]
            rows[row - 1] = (*cells[: head.column - 1], _SUM, *cells[head.column :])
    is_changed = rows != [*table.grid.rows]
    return replace(table, grid=replace(table.grid, rows=tuple(rows))) if is_changed else table


def settle_below(
    desk: Desk, reader: Reader, row: int, heads: Sequence[Head], sums: Sequence[RowSum], figures: Figures
) -> dict[str, Decimal | None]:
    """Hold the figures of an area against the rows below it; return what is taken for them."""
    settled = {**figures}
    table = reader.table
    rows = table.below.get(row, ())
    parts = {below: settle_row(desk, reader, below, sums, reader.row(below, heads)) for below in rows}
    for head in heads if parts else ():
        stated = figures.get(head.name)
        if stated is not None and all(head.name in part for part in parts.values()):
            # What cannot be read is told already; an empty cell or a dash adds nothing.
            cells = {(below, head.column): part[head.name] or Decimal(0) for below, part in parts.items()}
            desk.note_sum((row, head.column), stated, cells)
            settled[head.name] = settle_sum(desk, table, row, head, stated, [*cells.values()])
    return settled


@dataclass(frozen=True)
class _Levels:
    """The rows of a table, of which some are of kecamatan and some of their parts."""

    table: ForeignTable
    book: AreaBook
    regency: str

    def parted(self) -> ForeignTable | None:
        """Return the table without parts of kecamatan; as it is where it has none, or they cannot be told."""
        if not _LEAST <= len(self._districts) < len(self.table.rows):
            return self.table
        below = {row: rows for row, rows in self._groups() if rows}
        if self._parts_in is not None and not below:
            return None if is_called_village([self._parts_in.parts[-1]]) else self.table
        if len(below) < _LEAST or not self._are_parts(below):
            return self.table
        left = {row for rows in below.values() for row in rows} | {*self._sides_of_total()}
        headings = {row for row in self._districts if row in self._headings}
        rows = [*self.table.grid.rows]
        for row, text in self._named_totals(below):
            rows[row - 1] = tuple(text if is_total(str(cell or "")) else cell for cell in rows[row - 1])
        return replace(
            self.table,
            grid=replace(self.table.grid, rows=tuple(rows)),
            rows=tuple(row for row in self.table.rows if row not in left | headings),
            below=below,
        )

    @cached_property
    def _texts(self) -> Mapping[int, list[str]]:
        """What the rows say besides figures; codes are none."""
        return {
            row: [
                text
                for head in self.table.heads
                if (text := self.table.text(row, head)) and (not is_figure(text) or self._is_code(text))
            ]
            for row in self.table.rows
        }

    def _is_code(self, text: str) -> bool:
        """Say whether a cell begins with the code of one of the areas, of one above them or below."""
        code = code_before(text)
        return code is not None and (code in self.book.names or self.book.is_of_other_level(code))

    @cached_property
    def _parts_in(self) -> Head | None:
        """The column of villages, or sexes, beside that of their kecamatan: both have names in one row."""
        headed = [
            head
            for head in self.table.heads
            if is_called_village([head.parts[-1]]) or tells_sides(self.table, head)
        ]
        return next(
            (head for head in headed if any(self._is_beside(row, head) for row in self._districts)), None
        )

    def _is_beside(self, row: int, head: Head) -> bool:
        """Say whether a cell names a village of the kecamatan that another cell of its row names."""
        text = self.table.text(row, head)
        others = (self.table.text(row, other) for other in self.table.heads if other != head)
        is_part = bool(text) and not is_total(text) and side_of(text) != BOTH
        return is_part and any(map(self._code, others))

    @cached_property
    def _headings(self) -> frozenset[int]:
        """Rows without figures; the number of a row before its name is none."""
        return frozenset(row for row in self.table.rows if not self._figures(row, self._behind_names))

    @cached_property
    def _behind_names(self) -> Sequence[Head]:
        """The columns from that on which names most kecamatan."""
        named = Counter(
            head
            for row in self._named
            for head in self.table.heads
            if (text := self.table.text(row, head)) and self._code(text)
        )
        (names, _) = max(named.items(), key=lambda item: item[1], default=(None, 0))
        return [head for head in self.table.heads if names is None or head.column >= names.column]

    @cached_property
    def _districts(self) -> Mapping[int, str]:
        """The rows of kecamatan, with their codes: of several of one name the marked, or first."""
        found = self._named
        marked = {row: code for row, code in found.items() if self._is_marked(row)}
        wanted = marked if len(marked) >= _LEAST else found
        first = {code: row for row, code in reversed([*wanted.items()])}
        return {row: code for row, code in wanted.items() if first[code] == row}

    @cached_property
    def _named(self) -> Mapping[int, str]:
        """The rows that name a kecamatan, with its code."""
        return {row: code for row in self.table.rows if (code := self._district(row))}

    def _district(self, row: int) -> str | None:
        texts = self._texts[row]
        is_village = any(has_village_code(text) for text in texts)
        return None if is_village or self._is_total(row) else next(filter(None, map(self._code, texts)), None)

    def _is_total(self, row: int) -> bool:
        """Say whether a row calls itself a sum, or has the code or full name of what holds all kecamatan."""
        codes = (code_before(text) for text in self._texts[row])
        is_above = any(code and code.count(".") < _DOTS and self._is_code(code) for code in codes)
        full = squeeze(plain_name(self.regency))
        return is_above or any(
            is_total(text) or squeeze(plain_name(text)) == full for text in self._texts[row]
        )

    def _is_of_all(self, row: int) -> bool:
        """Say whether the last row has the name of the regency alone, as a village may, and adds up all."""
        is_named = any(bare_name(text) == bare_name(self.regency) for text in self._texts[row])
        is_last = row == self.table.rows[-1]
        return (
            is_named
            and is_last
            and any(self._adds_up(head, row, [*self._districts]) for head in self.table.heads)
        )

    def _code(self, text: str) -> str | None:
        if text not in self._codes:
            self._codes[text] = self.book.sure(text)
        return self._codes[text]

    @cached_property
    def _codes(self) -> dict[str, str | None]:
        """What texts name, each looked up once."""
        return {}

    def _is_marked(self, row: int) -> bool:
        return any(_RANKED.match(fold(text)) or code_before(text) for text in self._texts[row])

    def _groups(self) -> Iterator[tuple[int, tuple[int, ...]]]:
        """Yield the row with the figures of each kecamatan, and its parts: until the next one or a total."""
        rows = self.table.rows
        starts = [rows.index(district) for district in self._districts]
        for start, end in pairwise([*starts, len(rows)]):
            district, following = rows[start], rows[start + 1 : end]
            parts = [*takewhile(lambda row: not (self._is_total(row) or self._is_of_all(row)), following)]
            closing = following[len(parts) :][:1]
            if self._parts_in is not None:
                parts.insert(0, district)
            told = (row for row in parts if row not in self._headings or is_called_village(self._texts[row]))
            if not self._has_total_below(district):
                yield district, tuple(told)
            elif closing and self._is_total_of(closing[0], district):
                yield closing[0], tuple(told)

    def _sides_of_total(self) -> Iterator[int]:
        """Yield the rows of men and women together of all kecamatan, below the head of their total."""
        column, is_of_total = self._parts_in, False
        if column is None:
            return
        for row in self.table.rows:
            told = side_of(self.table.text(row, column))
            names = [self.table.text(row, head) for head in self.table.heads if head != column]
            is_of_total = any(map(is_total, names)) or (is_of_total and row not in self._districts)
            if is_of_total and told not in (None, BOTH):
                yield row

    def _has_total_below(self, district: int) -> bool:
        """Say whether a kecamatan has its figures below its villages: it has none, or stands beside one."""
        return district in self._headings or self._parts_in is not None

    def _is_total_of(self, row: int, district: int) -> bool:
        """Say whether a total is of the kecamatan whose name stands above: without words, or by that name."""
        name = squeeze(plain_name(self.book.names[self._districts[district]]))
        texts = [text for text in self._texts[row] if is_total(text)]
        return any(is_unnamed(text) or squeeze(plain_name(after_total(text))) == name for text in texts)

    def _named_totals(self, below: Mapping[int, Sequence[int]]) -> Iterator[tuple[int, str]]:
        """Yield the totals that are rows of kecamatan, with the names that these have."""
        for row in below:
            if row not in self._districts:
                heading = max(one for one in self._districts if one < row)
                yield row, self.book.names[self._districts[heading]]

    def _are_parts(self, below: Mapping[int, Sequence[int]]) -> bool:
        """Say whether most rows are called villages, or add up to most kecamatan in one column."""
        rows = [row for parts in below.values() for row in parts]
        called = sum(is_called_village(self._texts[row]) for row in rows)
        if self._parts_in is not None or 2 * called >= len(rows):
            return True
        # One row alone may tell the same twice.
        several = [(row, parts) for row, parts in below.items() if len(parts) > 1]
        right = max(sum(self._adds_up(head, *group) for group in several) for head in self.table.heads)
        return right >= _LEAST and 2 * right >= len(several)

    def _adds_up(self, head: Head, row: int, parts: Sequence[int]) -> bool:
        stated = self._figures(row, [head])
        made = [value for part in parts for value in self._figures(part, [head])]
        return bool(made and stated and stated[0]) and sum(made, Decimal(0)) == stated[0]

    def _figures(self, row: int, heads: Sequence[Head]) -> list[Decimal]:
        """Return the figures of some columns that a row has; codes are none."""
        told = (head for head in heads if not self._is_code(self.table.text(row, head)))
        return [value for head in told for value in figures_of(self.table, row, (head,), Kind.COUNT)]
