"""What the rows of a table are: items, levels of a work plan, totals, means, bands of words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from itertools import accumulate, pairwise, takewhile
from typing import Final

from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.printed.table import PrintedRow, PrintedTable, counts_columns
from capaian.auditor.understanding.area_rows import (
    is_near_total_of_area,
    is_total_of_all,
    is_total_of_most,
)
from capaian.auditor.understanding.levels import label_of, levels_of, mark_of
from capaian.auditor.understanding.means_of_rows import is_mean_since_last
from capaian.auditor.understanding.named_totals import totals_of
from capaian.auditor.understanding.subtotals import rows_summed_up
from capaian.auditor.understanding.vocabulary import (
    AREA_ROW,
    BARE_MEAN,
    CLASS_ROW,
    INDEX_ROW,
    MEAN_AND_TOTAL,
    MEAN_ROW,
    PLAIN_TOTAL,
    TOTAL_OF_GROUP,
    TOTAL_ROW,
)


class RowKind(StrEnum):
    """What a row is."""

    ITEM = "item"
    TOTAL = "total"
    MEAN = "mean"
    INDEX = "indeks"
    """The index of a unit below those of its elements."""
    BAND = "band"
    """Words alone: the title of the rows below it."""


@dataclass(frozen=True)
class UnderstoodRow:
    """A row with its kind and its place in the tree that numbering or words make."""

    row: PrintedRow
    kind: RowKind
    level: int = 0
    """0 for the outermost items."""
    parent: int | None = None
    """Index of the row that it is a part of."""
    band: int = 0
    """Rows between two bands share it."""
    name: str = ""
    """Its own name where its first words name a group of rows, such as a goal of several indicators."""
    of_group: frozenset[int] = frozenset()
    """Columns whose words name it and the rows below it together."""

    @cached_property
    def label(self) -> str:
        """The words that name it."""
        return self.name or label_of(self.row) or self.row.label

    @cached_property
    def longest(self) -> str:
        """The text of its cell with the most letters."""
        texts = (cell.text for cell in self.row.cells)
        return max(texts, key=lambda text: sum(map(str.isalpha, text)), default="")

    @cached_property
    def plain_longest(self) -> str:
        """That text, with its level (`program`) but without blanks and signs."""
        return re.sub(r"[^0-9a-z]", "", self.longest.casefold())


_FEW_ROWS: Final = 3
_HUNDRED: Final = 100


def understand_rows(table: PrintedTable) -> tuple[UnderstoodRow, ...]:
    """Return the rows of a table with what they are."""
    kinds = [*_kinds(table)]
    items = [place for place, kind in enumerate(kinds) if kind is RowKind.ITEM]
    columns = _text_columns(table, items)
    levels = levels_of(table.rows, items, columns)
    naming = _naming(table, items, columns)
    bands = [*accumulate(kind is RowKind.BAND for kind in kinds)]
    made: list[UnderstoodRow] = []
    open_rows: dict[int, int] = {}
    last: tuple[int, int | None] = (0, None)
    for place, (row, kind, level) in enumerate(zip(table.rows, kinds, levels, strict=True)):
        if kind is RowKind.ITEM and level is not None:
            open_rows = {depth: index for depth, index in open_rows.items() if depth < level}
            last = level, open_rows[max(open_rows)] if open_rows else None
            open_rows[level] = place
        elif kind is RowKind.BAND and mark_of(row):
            open_rows = {}  # what follows is part of this title
        own, parent = last if kind is RowKind.ITEM else (0, None)
        name = row.texts[naming] if kind is RowKind.ITEM and naming is not None else ""
        groups = _groups(table.rows[place : place + 2], columns, naming) if name else frozenset()
        made.append(UnderstoodRow(row, kind, own, parent, bands[place], name, groups))
    return tuple(made)


def _groups(rows: Sequence[PrintedRow], columns: Sequence[int], naming: int | None) -> frozenset[int]:
    """Return the columns whose words go on over the row below, which has a name of its own alone."""
    own, *below = (row.texts for row in rows)
    if not below or naming is None or not below[0][naming]:
        return frozenset()
    return frozenset(index for index in columns if index != naming and own[index] and not below[0][index])


def _naming(table: PrintedTable, items: Sequence[int], columns: Sequence[int]) -> int | None:
    """Return the column that names each row, where the first words are those of groups of rows."""
    if not columns:
        return None
    names = {i: {table.rows[place].texts[i] for place in items} - {""} for i in columns}
    best = max(columns, key=lambda index: (len(names[index]), -index))
    return best if len(names[best]) > len(names[columns[0]]) else None


def _text_columns(table: PrintedTable, items: Sequence[int]) -> list[int]:
    """Columns that hold words in most rows where they hold anything, numbers of lists left out."""
    return [index for index in range(table.width) if _is_of_words(table, items, index)]


def _is_of_words(table: PrintedTable, items: Sequence[int], index: int) -> bool:
    filled = [text for place in items if (text := table.rows[place].texts[index])]
    words = sum(_is_name(text) for text in filled)
    return bool(filled) and 2 * words > len(filled)


_LETTERS_OF_A_NAME: Final = 6


def _is_name(text: str) -> bool:
    return sum(map(str.isalpha, text)) >= _LETTERS_OF_A_NAME


def _kinds(table: PrintedTable) -> Iterator[RowKind]:
    rows = table.rows
    are_figures = _are_figures([mark_of(row) for row in rows])
    has_marks = not (are_figures or _are_names(rows)) and _most_have_marks(rows)
    named = {place for place, row in enumerate(rows) if TOTAL_ROW.match(label_of(row))}
    subtotals = rows_summed_up(rows, named)
    for place, row in enumerate(rows):
        is_numbered = bool(mark_of(row)) and not are_figures
        kind = _kind(table, place, row, has_marks=has_marks, is_numbered=is_numbered)
        yield RowKind.TOTAL if place in subtotals and kind is RowKind.ITEM and not is_numbered else kind


def _most_have_marks(rows: Sequence[PrintedRow]) -> bool:
    return sum(bool(mark_of(row)) for row in rows) * 2 >= len(rows) > 1


def _are_names(rows: Sequence[PrintedRow]) -> bool:
    """Whether numerals are all that names a row, as classes I, II and III: other rows have words instead."""
    marked = [row for row in rows if mark_of(row)]
    return bool(marked) and not any(label_of(row) or mark_of(row).isdecimal() for row in marked)


def _are_figures(marks: Sequence[str]) -> bool:
    """Whether what the first column holds counts something: numbers of a list go up one by one."""
    if len(marks) < _FEW_ROWS or not all(mark.isdecimal() for mark in marks):
        return False
    steps = [int(after) - int(before) for before, after in pairwise(marks)]
    return not any(step == 1 for step in steps)


def _kind(table: PrintedTable, place: int, row: PrintedRow, *, has_marks: bool, is_numbered: bool) -> RowKind:
    rows, label, last = table.rows, label_of(row), len(table.rows) - 1
    has_figures = any(cell.numbers or cell.is_dash for cell in row.cells[1:])
    if counts_columns(row.texts) or _BALANCE.match(label):
        return RowKind.BAND
    if not has_figures:
        is_class = has_marks and not is_numbered and CLASS_ROW.match(label) is not None
        return RowKind.BAND if is_class or sum(map(bool, row.texts)) <= 2 else RowKind.ITEM
    if is_numbered:
        return RowKind.ITEM
    is_apart = has_marks or _is_thin(row) or (place == last and BARE_MEAN.match(label) is not None)
    is_led = place > 0 or (has_marks and _is_thin(row))
    if is_led and is_apart and _names_mean(table, place, label):
        return RowKind.MEAN
    is_of_column = place > 0 and _is_thin(row) and totals_of(label, table.paths)
    if is_of_column or _is_named_total(rows, place, label):
        return RowKind.TOTAL
    if len(rows) > _FEW_ROWS and _is_whole(table, place, label, has_marks=has_marks):
        return RowKind.TOTAL
    if INDEX_ROW.match(label) and place > _FEW_ROWS and _is_thin(row) and not _is_of_items(row, label):
        return RowKind.INDEX
    if has_marks and place > 0 and _is_name(row.texts[0]):
        return RowKind.TOTAL
    if not label and place > 0 and _is_thin(row) and (place == last or _figures(row) > 1):
        return RowKind.TOTAL
    return RowKind.ITEM


def _has_all_weights(rows: Sequence[PrintedRow], place: int) -> bool:
    """Whether an unnumbered row has a hundred where the numbered ones above it have the weights of parts."""
    if place < _FEW_ROWS or not all(map(mark_of, rows[:place])):
        return False
    return any(
        _are_weights([row.cells[index].number for row in rows[: place + 1]])
        for index in range(len(rows[0].cells))
    )


def _are_weights(numbers: Sequence[PrintedNumber | None]) -> bool:
    values = [number.value for number in numbers if number is not None]
    return len(values) == len(numbers) and sum(values[:-1]) == values[-1] == _HUNDRED


def _is_whole(table: PrintedTable, place: int, label: str, *, has_marks: bool) -> bool:
    """Whether the first or last row is the whole of the others by its name or its figures."""
    rows = table.rows
    if has_marks and _has_all_weights(rows, place):
        return True
    is_area = place in (0, len(rows) - 1) and bool(AREA_ROW.match(label))
    if is_area and (has_marks or is_total_of_all(rows, place)):
        return True
    return is_total_of_most(rows, place) or is_near_total_of_area(table, place)


def _names_mean(table: PrintedTable, place: int, label: str) -> bool:
    """Whether words of a row say that it holds the means of those above it; its figures bear it out."""
    rows = table.rows
    if not MEAN_ROW.match(label) or MEAN_AND_TOTAL.match(label) or _is_of_items(rows[place], label):
        return False
    is_told = place == len(rows) - 1 or _MEANS_OF.match(label) is not None
    return is_told or is_mean_since_last(rows, place)


_BALANCE: Final = re.compile(
    r"^\W*(?:surplus|defisit|si(?:lpa|kpa)|sisa (?:lebih|kurang) (?:pembiayaan|perhitungan|anggaran)"
    r"|pembiayaan net+o)\b",
    re.IGNORECASE,
)
"""What revenue, spending and financing leave of each other: no part of any, and no total."""
_MEANS_OF: Final = re.compile(
    r"^\W*(?:\w+\s*/?\s*)?(?:rata-?\s?rata|mean|rerata)(?:\W*$|\W+(?:capaian|kinerja|realisasi|nilai|persentase|serapan"
    r"|penyerapan|efisiensi|skor|indeks|nrr|unsur|per|keseluruhan|seluruh|total|jumlah|sasaran|program|kegiatan|tujuan"
    r"|bidang|triwulan|tahun|provinsi|nasional|kab|kota|kecamatan|sederhana|tertimbang|dan|bulanan)\b)",
    re.IGNORECASE,
)
"""A row of means before the last one says of what; others may name a thing that is a mean itself."""


def _is_of_items(row: PrintedRow, label: str) -> bool:
    """Whether a row has what items have: a number before its name, or a unit between name and figures."""
    texts = row.texts
    index = texts.index(label)
    after = list(takewhile(lambda cell: not cell.numbers and not cell.is_dash, row.cells[index + 1 :]))
    return any(text.strip(".").isdecimal() for text in texts[:index]) or any(cell.text for cell in after)


def _figures(row: PrintedRow) -> int:
    return sum(cell.number is not None for cell in row.cells)


def _is_named_total(rows: Sequence[PrintedRow], place: int, label: str) -> bool:
    if PLAIN_TOTAL.match(label) or (MEAN_AND_TOTAL.match(label) and place > 0):
        return True
    return bool(TOTAL_ROW.match(label)) and _is_total(rows, place, label)


def _is_total(rows: Sequence[PrintedRow], place: int, label: str) -> bool:
    """Whether words such as `Jumlah ...` name a total, not a thing that is counted: `Jumlah penduduk`."""
    if place == 0 or not _is_alone(rows, rows[place], label):
        return False
    return bool(TOTAL_OF_GROUP.match(label)) or _adds_up(rows, place)


def _adds_up(rows: Sequence[PrintedRow], place: int) -> bool:
    """Whether a figure of a row is the sum of several right above it."""
    for index, cell in enumerate(rows[place].cells):
        total = Decimal(0)
        for count, row in enumerate(reversed(rows[:place]), start=1):
            number = row.cells[index].number
            total += number.value if number is not None else 0
            if count > 1 and cell.number is not None and total == cell.number.value != 0:
                return True
    return False


def _is_alone(rows: Sequence[PrintedRow], row: PrintedRow, label: str) -> bool:
    """Whether words of a total are the only name in a row, in a column that does not list things counted."""
    if sum(map(_is_name, row.texts)) > 1:
        return False
    index = row.texts.index(label)
    named = [text for other in rows if (text := other.texts[index]) and _is_name(text)]
    is_of_totals = index == 0 and 2 * len(named) <= len(rows)
    totals = [text for text in named if TOTAL_ROW.match(text)]
    is_the_last = totals == [label] and row is rows[-1]
    return is_of_totals or is_the_last or 2 * len(totals) < len(named)


def _is_thin(row: PrintedRow) -> bool:
    """Whether cells of it are left blank, as in rows that sum up others."""
    return any(not text for text in row.texts[:-1])
