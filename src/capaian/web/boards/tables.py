"""A table, described once, is a part of a page, a csv, an xlsx and a json: the same rows and heads."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Final

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from capaian.domain.numerals import plain
from capaian.domain.rule_set import Band
from capaian.domain.value import CellValue, Known, TextValue
from capaian.dossier.excel.write.plain_sheet import write_plain_sheet

_FORMULA_SIGNS: Final = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula, in a text that somebody typed."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table."""

    key: str
    """Its name in json."""
    head: str
    unit: str = ""
    is_figure: bool = False
    is_bar: bool = False
    """Drawn on pages only."""
    is_file_only: bool = False
    """Told on pages beside another one."""

    @property
    def title(self) -> str:
        """Its head with its unit."""
        return f"{self.head} ({self.unit})" if self.unit else self.head


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar in a row: so long, with a tick where the target is."""

    percent: Decimal
    band: int = 0
    """Position of the band; 0: it has none."""
    has_tick: bool = True

    @property
    def width(self) -> str:
        """Length in the picture, of 0 to 117; longer ones end there."""
        return plain(round(max(Decimal(0), min(self.percent, Decimal(117))), 1))


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a row under a column."""

    shown: str = ""
    value: Decimal | str | None = None
    """What files hold; `None`: nothing."""
    reason: str = ""
    """Why there is no figure."""
    address: str = ""
    is_trace: bool = False
    band: Band | None = None
    bar: Bar | None = None
    note: str = ""
    """Below what is shown."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to say; a telephone leaves it out."""
        return self.value in (None, "") and not self.reason and not self.note


def text(words: str, address: str = "", note: str = "") -> Cell:
    """Return a cell with words."""
    return Cell(words, words, address=address, note=note)


def figure(value: CellValue, address: str = "", *, suffix: str = "") -> Cell:
    """Return a cell with a figure, or with the mark and the reason why there is none."""
    if isinstance(value, Known):
        return Cell(value.display + suffix, value.value, address=address, is_trace=bool(address))
    if isinstance(value, TextValue):
        return Cell(value.text, value.text, address=address)
    return Cell(value.display, None, value.words)


def number(value: Decimal, shown: str) -> Cell:
    """Return a cell with a figure that has no trace of its own."""
    return Cell(shown, value)


def banded(band: Band | None, words: str = "") -> Cell:
    """Return a cell with the band of an achievement."""
    return Cell(band.name, band.name, band=band, note=words) if band else Cell("", None, note=words)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table."""

    cells: tuple[Cell, ...]
    kind: str = ""
    """`group`: a head within the table, of one cell; `total`: its sum; `ledger` is any other."""


@dataclass(frozen=True)
class Table:
    """A table of a page."""

    name: str
    """In addresses."""
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    note: str = ""

    @cached_property
    def html(self) -> SafeString:
        """It as a part of a page: written once for all who read the same version of the year."""
        return render_to_string("boards/table.html", {"table": self})

    @property
    def page_columns(self) -> tuple[Column, ...]:
        """What pages show."""
        return tuple(column for column in self.columns if not column.is_file_only)

    @property
    def page_rows(self) -> Iterator[tuple[Row, tuple[tuple[Column, Cell], ...]]]:
        """The rows with the cells that pages show, each under its column."""
        for row in self.rows:
            pairs = zip(self.columns, row.cells, strict=row.kind != "group")
            yield row, tuple(pair for pair in pairs if not pair[0].is_file_only)

    @property
    def data_columns(self) -> tuple[Column, ...]:
        """What files hold."""
        return tuple(column for column in self.columns if not column.is_bar)

    def records(self) -> Iterator[tuple[Cell, ...]]:
        """Yield the cells of the rows as files hold them; a group becomes the first column of its rows."""
        group = Cell()
        for row in self.rows:
            if row.kind == "group":
                group = row.cells[0]
                continue
            pairs = zip(self.columns, row.cells, strict=True)
            own = tuple(cell for column, cell in pairs if not column.is_bar)
            yield (group, *own) if self.has_groups else own

    @property
    def has_groups(self) -> bool:
        """Whether rows stand below heads."""
        return any(row.kind == "group" for row in self.rows)

    @property
    def file_columns(self) -> tuple[Column, ...]:
        """The columns of files, the group first."""
        return (Column("group", "Kelompok"), *self.data_columns) if self.has_groups else self.data_columns


def safe_text(words: str) -> str:
    """Return a text that no spreadsheet takes for a formula.

    Examples:
        >>> safe_text("=1+1"), safe_text("Juai")
        ("'=1+1", 'Juai')
    """
    return f"'{words}" if words.startswith(_FORMULA_SIGNS) else words


def write_csv(table: Table) -> bytes:
    """Return a table as csv with exact figures; Excel knows by the mark in front that it is UTF-8."""
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\r\n")
    writer.writerow([column.title for column in table.file_columns])
    writer.writerows([_csv_cell(cell) for cell in row] for row in table.records())
    return target.getvalue().encode("utf-8-sig")


def _csv_cell(cell: Cell) -> str:
    if isinstance(cell.value, Decimal):
        return plain(cell.value)
    return safe_text(cell.value or "")


def write_json(table: Table) -> bytes:
    """Return a table as json; figures are texts, so that none loses a digit."""
    columns = [{"key": each.key, "title": each.head, "unit": each.unit} for each in table.file_columns]
    rows = [_record(table.file_columns, row) for row in table.records()]
    told = {"schema": "capaian/table/1", "name": table.name, "title": table.title}
    return json.dumps({**told, "columns": columns, "rows": rows}, ensure_ascii=False, indent=1).encode()


def _record(columns: Iterable[Column], cells: Iterable[Cell]) -> Mapping[str, str | None]:
    pairs = zip(columns, cells, strict=True)
    return {
        column.key: plain(cell.value) if isinstance(cell.value, Decimal) else cell.value
        for column, cell in pairs
    }


def write_xlsx(table: Table) -> bytes:
    """Return a table as a workbook of one sheet."""
    heads = [column.title for column in table.file_columns]
    return write_plain_sheet(table.title, heads, ([cell.value for cell in row] for row in table.records()))


@dataclass(frozen=True, slots=True)
class FileFormat:
    """A form in which a table leaves."""

    media_type: str
    write: Callable[[Table], bytes]


FORMATS: Final[Mapping[str, FileFormat]] = {
    "xlsx": FileFormat("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", write_xlsx),
    "csv": FileFormat("text/csv; charset=utf-8", write_csv),
    "json": FileFormat("application/json", write_json),
}
