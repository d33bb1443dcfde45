"""Villages below their kecamatan: the kecamatan is taken, its villages are held against it.

Either a kecamatan has its figures in a row above its villages, or its name stands alone there and they are
summed up below.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from typing import Final

from capaian.dossier.intake.areas import AreaBook, code_before, plain_name
from capaian.dossier.intake.code_columns import has_codes
from capaian.dossier.intake.figures import Kind, is_figure
from capaian.dossier.intake.heads import ForeignTable, Head
from capaian.dossier.intake.row_sums import figures_of
from capaian.dossier.intake.total_words import after_total, is_bare, is_total
from capaian.dossier.intake.words import DISTRICT_RANKS, fold, squeeze

_DOTS: Final = 3
"""Dots in the code of a village."""
_LEAST: Final = 2
"""Kecamatan with villages from which a table tells of both."""
_RANKED: Final = re.compile(rf"(?:[0-9ivx]+ )?(?:{'|'.join(DISTRICT_RANKS)}) ")
_VILLAGE: Final = re.compile(
    r"(?:[0-9]+ )?(?:desa|ds|kelurahan|kel|kalurahan|nagari|gampong|kampung|pekon|dusun|negeri)\b"
)


def without_villages(table: ForeignTable, book: AreaBook) -> ForeignTable | None:
    """Return a table with the rows of kecamatan alone, where villages stand below them.

    In a budget kecamatan are offices, and their programs no villages.

    Returns:
        The table; `None` where villages have a column of their own, and no row sums them up.
    """
    return table if has_codes(table) else _Levels(table, book).parted()


def is_called_village(texts: Iterable[str]) -> bool:
    """Say whether a row is about a village, by its words or its code.

    Examples:
        >>> is_called_village(["2", "Desa Juai"]), is_called_village(["63.11.01.2001 Juai"])
        (True, True)
        >>> is_called_village(["63.11.01", "Juai"])
        False
    """
    return any(_VILLAGE.match(fold(text)) or (code_before(text) or "").count(".") == _DOTS for text in texts)


@dataclass(frozen=True)
class _Levels:
    """The rows of a table, of which some are of kecamatan and some of their villages."""

    table: ForeignTable
    book: AreaBook

    def parted(self) -> ForeignTable | None:
        """Return the table without its villages; as it is where it has none, or they cannot be told."""
        if not _LEAST <= len(self._districts) < len(self.table.rows):
            return self.table
        below = {row: rows for row, rows in self._groups() if rows}
        if self._villages_in is not None and not below:
            return None
        if len(below) < _LEAST or not self._are_villages(below):
            return self.table
        villages = {village for rows in below.values() for village in rows}
        headings = {row for row in self._districts if row in self._headings}
        rows = [*self.table.grid.rows]
        for row, text in self._named_totals(below):
            rows[row - 1] = tuple(text if is_total(str(cell or "")) else cell for cell in rows[row - 1])
        return replace(
            self.table,
            grid=replace(self.table.grid, rows=tuple(rows)),
            rows=tuple(row for row in self.table.rows if row not in villages | headings),
            below=below,
        )

    @cached_property
    def _texts(self) -> Mapping[int, list[str]]:
        """What the rows say besides figures; codes are none."""
        return {
            row: [
                text
                for head in self.table.heads
                if (text := self.table.text(row, head)) and (self._is_code(text) or not is_figure(text))
            ]
            for row in self.table.rows
        }

    def _is_code(self, text: str) -> bool:
        """Say whether a cell begins with the code of one of the areas, of one above them or below."""
        code = code_before(text)
        return code is not None and (code in self.book.names or self.book.is_of_other_level(code))

    @cached_property
    def _villages_in(self) -> Head | None:
        """The column of villages beside that of their kecamatan: both have names in one row."""
        headed = [head for head in self.table.heads if is_called_village([head.parts[-1]])]
        return next((head for head in headed if any(self._is_beside(row, head) for row in self._named)), None)

    def _is_beside(self, row: int, head: Head) -> bool:
        """Say whether a cell names a village of the kecamatan that another cell of its row names."""
        text = self.table.text(row, head)
        others = (self.table.text(row, other) for other in self.table.heads if other != head)
        return bool(text) and not is_total(text) and any(map(self._code, others))

    @cached_property
    def _headings(self) -> frozenset[int]:
        """Rows without figures."""
        return frozenset(row for row in self.table.rows if not self._figures(row, self.table.heads))

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
        codes = (code for text in texts if (code := self._code(text)))
        code = next(codes, None)
        is_other = self._is_total(row) or is_called_village(texts)
        return None if code is None or is_other else code

    def _is_total(self, row: int) -> bool:
        """Say whether a row calls itself a sum, or has the code of what holds all kecamatan."""
        codes = (code_before(text) for text in self._texts[row])
        is_above = any(code and code.count(".") < _DOTS - 1 and self._is_code(code) for code in codes)
        return is_above or any(map(is_total, self._texts[row]))

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
        """Yield the row with the figures of each kecamatan, and its villages."""
        district, rows = 0, list[int]()
        for row in self.table.rows:
            if row in self._districts and self._villages_in is not None:
                district, rows = row, [row]
            elif row in self._districts:
                if district and not self._has_total_below(district):
                    yield district, tuple(rows)
                district, rows = row, []
            elif self._is_total(row):
                if self._has_total_below(district) and self._is_total_of(row, district):
                    yield row, tuple(rows)
                elif district and not self._has_total_below(district):
                    yield district, tuple(rows)
                district, rows = 0, []
            elif row not in self._headings or is_called_village(self._texts[row]):
                rows.append(row)
        if district and not self._has_total_below(district):
            yield district, tuple(rows)

    def _has_total_below(self, district: int) -> bool:
        """Say whether a kecamatan has its figures below its villages: it has none, or stands beside one."""
        return district in self._headings or self._villages_in is not None

    def _is_total_of(self, row: int, district: int) -> bool:
        """Say whether a total is of the kecamatan whose name stands above: bare, or by that name."""
        name = squeeze(plain_name(self.book.names[self._districts[district]]))
        texts = [text for text in self._texts[row] if is_total(text)]
        return any(is_bare(text) or squeeze(plain_name(after_total(text))) == name for text in texts)

    def _named_totals(self, below: Mapping[int, Sequence[int]]) -> Iterator[tuple[int, str]]:
        """Yield the totals that are rows of kecamatan, with the names that these have."""
        for row in below:
            if row not in self._districts:
                heading = max(one for one in self._districts if one < row)
                yield row, self.book.names[self._districts[heading]]

    def _are_villages(self, below: Mapping[int, Sequence[int]]) -> bool:
        """Say whether rows below kecamatan are their villages: called so, or most of them add up."""
        rows = [row for rows in below.values() for row in rows]
        called = sum(is_called_village(self._texts[row]) for row in rows)
        if self._villages_in is not None or 2 * called >= len(rows):
            return True
        if all(map(self._names_district, rows)):
            return False
        right = sum(self._adds_up(row, parts) for row, parts in below.items())
        return right >= _LEAST and 2 * right >= len(below)

    def _names_district(self, row: int) -> bool:
        return any(map(self._code, self._texts[row]))

    def _adds_up(self, row: int, parts: Sequence[int]) -> bool:
        """Say whether villages make most figures of their kecamatan."""
        heads = [head for head in self.table.heads if self._figures(row, [head])]
        made = [sum((sum(self._figures(part, [head])) for part in parts), Decimal(0)) for head in heads]
        stated = [self._figures(row, [head])[0] for head in heads]
        right = sum(value != 0 and value == total for value, total in zip(made, stated, strict=True))
        return right > 0 and 2 * right >= sum(value != 0 for value in stated)

    def _figures(self, row: int, heads: Sequence[Head]) -> list[Decimal]:
        """Return the figures of some columns that a row has; codes are none."""
        told = (head for head in heads if not self._is_code(self.table.text(row, head)))
        return [value for head in told for value in figures_of(self.table, row, (head,), Kind.COUNT)]
