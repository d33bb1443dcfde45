"""Tables of other systems as they stand in a file: titles above, headings,
rows with their numbers, figures.

A figure is read by the reader of workbooks of ours.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import chain, groupby, islice
from pathlib import Path
from typing import Final

from capaian.domain.issue import Place
from capaian.dossier.excel.book import (
    LOST_VALUES,
    Book,
    CellOddity,
    CellValue,
    Sheet,
    column_letters,
)
from capaian.dossier.excel.delimited import read_tables
from capaian.dossier.excel.identity import read_mark
from capaian.dossier.excel.read.cell_texts import text_of_cell
from capaian.dossier.intake.problems import CellPosition, refuse_table
from capaian.dossier.intake.words import fold, is_period_head, words_of
from capaian.dossier.tables.days import written_day
from capaian.dossier.tables.kinds import Kind
from capaian.dossier.tables.numbers import read_decimal, read_whole
from capaian.dossier.tables.rejection import RejectedValueError
from capaian.rulebook.personal import find_personal_number

MAX_LETTERS_OF_HEADS: Final = 500
"""Of all headings of a table in one message."""

OddCell = tuple[CellOddity, str]
"""What is to be known of a cell beyond its value, with the word for it."""
_FIGURE: Final = re.compile(r"\(?-?(?:Rp\.?\s*)?\d[\d., \u00a0]*(?:,-)?\)?\s*%?", re.IGNORECASE)
_NUMBER_HEADS: Final = re.compile(r"(?:no(?: .*)?|nomor|idem|id|(?:.* )?kode .*|(?:.* )?kode)")
"""Of columns that number or name rows."""
MIN_PERCENT_OF_FIGURES: Final = 50
"""Of the filled cells of a column that holds figures."""
MAX_SHOWN: Final = 3
"""First figures of a column that is asked about."""
MAX_HEAD_ROWS: Final = 4
"""Headings over more rows are pages of a form, not a table."""
MIN_COLUMNS: Final = 2
MIN_DAYS: Final = 7
"""Numbers from 1 in a row or column that are days, where nothing else says it."""
_JOINT: Final = " > "
"""Stands between the headings above each other, as in remembered mappings."""
_COLUMN_NUMBER: Final = re.compile(r"\(?\d{1,2}\)?(?:\s*=.*)?")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_CODE: Final = re.compile(r"\d{1,2}(?:\.\d{1,4}){1,8}|\d{4}|\d{6}|\d{10}")
_DATE_IN_NAME: Final = re.compile(r"(?<!\d)(?:\d{8}|(?:19|20)\d{4}|(?:19|20)\d{2})(?!\d)")
"""`17072024`, `202401` or `2024` in the name of a file:
it changes from one delivery to the next.
"""


def is_figure(cell: CellValue) -> bool:
    """Say whether a cell holds a figure, as a number or as text."""
    if isinstance(cell, Decimal):
        return True
    return isinstance(cell, str) and _FIGURE.fullmatch(cell.strip()) is not None


def is_blank(cell: CellValue) -> bool:
    """Say whether a cell holds nothing that could be a figure: a dash means none or unknown,
    and is not 0.
    """
    if not isinstance(cell, str):
        return cell is None
    return not cell.strip() or cell.strip().casefold() in words_of("empty")


def read_figure(
    cell: CellValue, kind: Kind, odd: OddCell | None = None, *, is_money: bool = False
) -> Decimal | None:
    """Return the figure of a cell as a workbook of ours would read it; `None` where it holds none.

    Rupiah have no thousandths, so that `1.500` is a thousand and a half.

    Raises:
        RejectedValueError: for a cell that lost its value, no figure, or one that can be read in
            two ways.

    Examples:
        >>> from capaian.dossier.tables.kinds import COUNT, DECIMAL
        >>> read_figure("153 820", COUNT), read_figure("1.500", DECIMAL, is_money=True)
        (Decimal('153820'), Decimal('1500'))
        >>> read_figure("-", COUNT) is None
        True
    """
    if is_blank(cell) and (odd is None or odd[0] not in LOST_VALUES):
        return None
    text = text_of_cell(kind, cell, odd, "rupiah" if is_money else "")
    if not is_money:
        return Decimal(str(kind.read(text)))
    try:
        return read_whole(text)
    except RejectedValueError as rejection:
        if rejection.code != "not_whole":
            raise
    return read_decimal(text)


@dataclass(frozen=True, slots=True)
class ForeignRow:
    """A row below the headings."""

    number: int
    """In the sheet, from 1."""
    cells: Sequence[CellValue]

    @property
    def texts(self) -> list[str]:
        """What its cells say that are no numbers or days."""
        return [text_of(cell) for cell in self.cells if isinstance(cell, str)]

    def text(self, column: int) -> str:
        """Return what a cell says; empty where there is none."""
        return text_of(self.value(column))

    def value(self, column: int) -> CellValue:
        """Return a cell."""
        return self.cells[column] if column < len(self.cells) else None


@dataclass(frozen=True)
class ForeignTable:
    """One table of a file."""

    file: str
    sheet: str
    titles: tuple[str, ...]
    """What stands above it, from the top."""
    heads: tuple[str, ...]
    """Heading of each column, those above each other joined: `Wajib KTP > L+P`."""
    rows: tuple[ForeignRow, ...]
    is_alone: bool = True
    """It is the only table of its file."""
    odd: Mapping[tuple[int, int], OddCell] = field(default_factory=dict)
    """Cells that are more than their value, by row and column from 1."""
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    """From 1: who looks at the sheet does not see them."""
    above: tuple[str, ...] = ()
    """All that stands above it, cell by cell."""

    @property
    def title(self) -> str:
        """All that its titles say."""
        return " ".join(self.titles)

    @cached_property
    def name(self) -> str:
        """What it is called: its titles; where it has none the file,
        without dates that change each time.
        """
        if self.titles:
            return ". ".join(self.titles)
        stem = _DATE_IN_NAME.sub(" ", re.sub(r"[_\-.]+", " ", Path(self.file).stem))
        return " ".join(f"{stem} {'' if self.is_alone else self.sheet}".split())

    @cached_property
    def context(self) -> str:
        """Everything that says what it is about: titles, sheet and file name."""
        return " ".join((*self.titles, self.sheet, Path(self.file).stem)).replace("_", " ")

    @cached_property
    def notes(self) -> str:
        """What stands above it, over empty columns and in rows without figures: units,
        whose it is.
        """
        rows = [map(text_of, row.cells) for row in self.rows if not any(map(is_figure, row.cells))]
        empty = [
            head
            for n, head in enumerate(self.heads)
            if head and not any(row.text(n) for row in self.rows)
        ]
        return " ".join((*self.above, *empty, *chain.from_iterable(rows)))

    def cells(self, column: int) -> list[CellValue]:
        """Return what a column holds, without blanks."""
        return [cell for row in self.rows if not is_blank(cell := row.value(column))]

    def is_lost(self, row: int, column: int) -> bool:
        """Say whether a cell holds something of which no value is left; rows from 1,
        columns from 0.
        """
        return self.odd.get((row, column + 1), (None, ""))[0] in LOST_VALUES

    def at(self, row: int | None, column: int) -> CellPosition:
        """Return the place of a cell with its heading;
        without a row that of the heading itself.
        """
        return CellPosition(row, column, self.heads[column] if column < len(self.heads) else "")

    def column_of(self, head: str) -> int | None:
        """Return the column with a heading; `None` where none or several have it."""
        found = [place for place, own in enumerate(self.heads) if own == head]
        return found[0] if len(found) == 1 else None


@dataclass(frozen=True)
class ForeignFile:
    """A file with its tables."""

    name: str
    sha256: str
    tables: tuple[ForeignTable, ...]
    other_sheets: tuple[str, ...]
    """Sheets without a table, and hidden ones, that are not empty: nothing of them is taken."""


def text_of(cell: CellValue) -> str:
    """Return what a cell says, on one line."""
    if cell is None or isinstance(cell, bool):
        return ""
    if isinstance(cell, Decimal) and cell == cell.to_integral_value():
        return f"{cell:f}".partition(".")[0]
    return " ".join(str(cell).split())


def figure_columns(table: ForeignTable) -> tuple[int, ...]:
    """Return the columns with a heading of which most filled cells are figures."""
    found = []
    for place, head in enumerate(table.heads):
        filled = table.cells(place)
        lost = sum(table.is_lost(row.number, place) for row in table.rows)
        figures = sum(map(is_figure, filled)) + lost
        is_number = _NUMBER_HEADS.fullmatch(fold(head)) is not None or is_period_head(head)
        if (
            head
            and not is_number
            and figures
            and 100 * figures >= MIN_PERCENT_OF_FIGURES * len(filled)
        ):
            found.append(place)
    return tuple(found)


def first_figures(table: ForeignTable, place: int) -> str:
    """Return the first figures of a column as they stand there, and whether it is hidden."""
    shown = (row.text(place) for row in table.rows if not is_blank(row.value(place)))
    hidden = ["tersembunyi"] if place + 1 in table.hidden_columns else []
    return ", ".join([*hidden, *islice(shown, MAX_SHOWN)])


def open_tables(
    path: Path, sheet: str | None = None, head_rows: Mapping[str, int] | None = None
) -> ForeignFile:
    """Read a file and find its tables.

    Args:
        path: An xlsx, or text with semicolons, commas or tabs.
        sheet: The only sheet that is wanted.
        head_rows: By sheet the row, from 1, that a person says holds the headings; `""` is every
            other sheet.

    Raises:
        InputError: it is refused as a file, holds numbers of persons, or no table.
        FileError: it is not there or may not be read.
    """
    from capaian.dossier.folder import hash_file

    book = read_tables(path)
    names = [one.name for one in book.sheets]
    if is_own_workbook(book):
        raise refuse_table("own_workbook", Place(book.file), file=book.file)
    if sheet is not None and sheet not in names:
        raise refuse_table("sheet_unknown", Place(book.file), sheet=sheet, names=", ".join(names))
    wanted = [one for one in book.sheets if one.is_visible and sheet in (None, one.name)]
    _refuse_persons(book.file, wanted)
    heads = head_rows or {}
    found = [
        table
        for one in wanted
        if (table := _find_table(book.file, one, heads.get(one.name, heads.get("")))) is not None
    ]
    if not found:
        raise refuse_table("no_table", Place(book.file))
    tables = tuple(replace(table, is_alone=len(found) == 1) for table in found)
    taken = {table.sheet for table in found}
    others = tuple(
        one.name for one in book.sheets if one.name not in taken and any(map(any, one.rows))
    )
    return ForeignFile(book.file, hash_file(path), tables, others)


def is_own_workbook(book: Book) -> bool:
    """Say whether a workbook was written by this program: what it holds is merged by its rows,
    not mapped.
    """
    firsts = (text_of(row[0]) for one in book.sheets for row in one.rows[:1] if row)
    return any(read_mark(text) is not None for text in firsts)


def _refuse_persons(file: str, sheets: Sequence[Sheet]) -> None:
    """Raise `InputError` with the first cell that looks like a NIK or NIP:
    only counts are taken.
    """
    for sheet in sheets:
        for number, row in enumerate(sheet.rows, start=1):
            for place, cell in enumerate(row, start=1):
                if (
                    isinstance(cell, str | Decimal)
                    and find_personal_number(text_of(cell)) is not None
                ):
                    column = column_letters(place)
                    raise refuse_table(
                        "personal_number", Place(file, number, column, sheet=sheet.name)
                    )


def _find_table(file: str, sheet: Sheet, head_row: int | None) -> ForeignTable | None:
    """Return the table of a sheet: the first row of figures with headings right above it."""
    rows = _spread(sheet)
    start = 1 if head_row is None else head_row
    found = next((place for place in range(start, len(rows)) if _begins(rows, place)), None)
    first = found if head_row is None else min(found or head_row, head_row + MAX_HEAD_ROWS - 1)
    if first is None or first >= len(rows):
        return None
    top = first if head_row is None else head_row - 1
    while head_row is None and top > 0 and first - top < MAX_HEAD_ROWS and _is_head(rows, top - 1):
        top -= 1
    head_rows = [rows[place] for place in range(top, first) if not _is_numbering(rows, place)]
    heads = _part_heads(_join_heads(head_rows), sheet.hidden_columns)
    if sum(map(bool, heads)) < MIN_COLUMNS:
        return None
    repeated = [[*map(text_of, head)] for head in head_rows]  # as on each page of a printed table
    lost = {row for (row, _), (odd, _) in sheet.odd.items() if odd in LOST_VALUES}
    titles = [next(filter(None, map(text_of, row)), "") for row in rows[:top]]
    body = [
        ForeignRow(number, row)
        for number, row in enumerate(rows, start=1)
        if number > first
        and (any(map(text_of, row)) or number in lost)
        and not _is_numbering(rows, number - 1)
        and [*map(text_of, row)] not in repeated
    ]
    return ForeignTable(
        file,
        sheet.name,
        tuple(filter(None, titles)),
        heads,
        tuple(body),
        odd=sheet.odd,
        hidden_rows=sheet.hidden_rows & {row.number for row in body},
        hidden_columns=sheet.hidden_columns,
        above=tuple(text for row in rows[:top] for text in map(text_of, row) if text),
    )


def _spread(sheet: Sheet) -> list[list[CellValue]]:
    """Return the rows with the value of merged cells in each cell that they cover."""
    rows = [list(row) for row in sheet.rows]
    for span in sheet.merged:
        if span.first_row > len(rows) or span.first_column > len(rows[span.first_row - 1]):
            continue
        value = rows[span.first_row - 1][span.first_column - 1]
        for row in rows[span.first_row - 1 : span.last_row]:
            row.extend([None] * (span.last_column - len(row)))
            row[span.first_column - 1 : span.last_column] = [value] * (
                span.last_column - span.first_column + 1
            )
    return rows


def _begins(rows: Sequence[Sequence[CellValue]], place: int) -> bool:
    """Say whether a row is the first of a table: a day, or figures beside a name or code,
    below headings.
    """
    row = rows[place]
    texts = [text_of(cell) for cell in row]
    has_name = (
        any(text and not is_figure(cell) for text, cell in zip(texts, row, strict=True))
        or any(map(_CODE.fullmatch, texts))
        or _numbers_days([text_of(each[0]) for each in rows[place:] if each])
    )
    above = next((n for n in range(place - 1, -1, -1) if not _is_numbering(rows, n)), None)
    if (
        above is None
        or _is_numbering(rows, place)
        or _heads_days(row)
        or not _is_head(rows, above)
    ):
        return False
    # On the first kind nobody may have counted anything.
    has_figure = any(map(is_figure, row)) or _names_day(row) or _heads_days(rows[above])
    return has_name and has_figure


def _is_head(rows: Sequence[Sequence[CellValue]], place: int) -> bool:
    """Say whether a row can hold headings: two different texts or more, and hardly a figure."""
    row = rows[place]
    texts = {text_of(cell) for cell in row if text_of(cell)}
    figures = {
        text_of(cell) for cell in row if is_figure(cell) and not _YEAR.fullmatch(text_of(cell))
    }
    is_named = len(texts) >= MIN_COLUMNS and not _names_day(row)
    return (is_named and (_heads_days(row) or len(figures) * 2 < len(texts))) or _is_numbering(
        rows, place
    )


def _names_day(row: Sequence[CellValue]) -> bool:
    """Say whether a row begins with a day: of a holiday it may have no figure,
    and is no heading.
    """
    first = next((cell for cell in row if text_of(cell)), None)
    return isinstance(first, date) or written_day(text_of(first)).count("-") > 1


def _heads_days(row: Sequence[CellValue]) -> bool:
    """Say whether a row has the days of a month across, beside other headings or alone."""
    return _numbers_days([text_of(cell) for cell in row if is_figure(cell)])


def _numbers_days(texts: Sequence[str]) -> bool:
    """Say whether texts begin as the days of a month do, down a sheet or across: `1 2 3 …`."""
    return [*texts[:MIN_DAYS]] == [str(day) for day in range(1, MIN_DAYS + 1)]


def _is_numbering(rows: Sequence[Sequence[CellValue]], place: int) -> bool:
    """Say whether a row numbers the columns from 1: `1 2 3 …`, `(1) (2) (3)=(2):(1)`.

    A merged heading has one number over all its columns: `1 1 1 2 3 …`. Above rows that begin with
    2 and 3 it is the first day of a month; beside a heading without a number it has the days of a
    month.
    """
    texts = [text for text, _ in groupby(text_of(cell) for cell in rows[place]) if text]
    if len(texts) < MIN_COLUMNS or not all(map(_COLUMN_NUMBER.fullmatch, texts)):
        return False
    numbers = [int(re.sub(r"\D", "", text.partition("=")[0])) for text in texts]
    below = [text_of(row[0]) for row in rows[place + 1 : place + 3] if row]
    first = next(n for n, cell in enumerate(rows[place]) if text_of(cell))
    is_of_days = (
        place > 0 and _heads_days(rows[place]) and any(map(text_of, rows[place - 1][:first]))
    )
    return numbers == [*range(1, 1 + len(numbers))] and below != ["2", "3"] and not is_of_days


def _join_heads(rows: Sequence[Sequence[CellValue]]) -> tuple[str, ...]:
    """Return the heading of each column, from the top;
    an upper one reaches right over those below it.
    """
    width = max(map(len, rows), default=0)
    texts = [
        [text_of(row[place]) if place < len(row) else "" for place in range(width)] for row in rows
    ]
    for level, line in enumerate(texts[:-1]):
        for place in range(1, width):
            is_covered = any(below[place] for below in texts[level + 1 :])
            if not line[place] and is_covered:
                line[place] = line[place - 1]
    joined = [
        _JOINT.join(dict.fromkeys(filter(None, column))) for column in zip(*texts, strict=True)
    ]
    return tuple(joined)


def _part_heads(heads: Sequence[str], hidden: Collection[int]) -> tuple[str, ...]:
    """Return headings that can be told apart:
    of equal ones each but the only visible one has its letters.

    Codes keep theirs: finance systems write one over several columns below one heading.
    """
    counts = Counter(heads)
    visible = Counter(head for place, head in enumerate(heads, 1) if place not in hidden)
    return tuple(
        f"{head} (kolom {column_letters(place)})"
        if head
        and counts[head] > 1
        and not head.casefold().startswith("kode")
        and (place in hidden or visible[head] > 1)
        else head
        for place, head in enumerate(heads, 1)
    )
