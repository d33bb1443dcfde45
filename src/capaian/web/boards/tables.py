"""A table, described once, is a part of a page, a csv, an xlsx and a json:
the same rows and heads.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache
from html import escape
from typing import Any, Final, Generic, TypeVar

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from capaian.domain.numerals import plain, write_decimal
from capaian.domain.rule_set import Band
from capaian.domain.value import CellValue, Known, TextValue
from capaian.dossier.excel.write.plain_sheet import write_plain_sheet
from capaian.web.boards.templatetags.boards import band
from capaian.web.site.csv_files import write_rows

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar in a row: so long, with a tick where the target is."""

    percent: Decimal
    band: int = 0
    """Position of the band; 0: it has none."""
    has_tick: bool = True
    second: Decimal | None = None
    """Percent of another bar below it."""

    @property
    def width(self) -> str:
        """Length in the picture, of 0 to 117; longer ones end there."""
        return _drawn_length(self.percent)

    @property
    def second_width(self) -> str:
        """The same of the bar below."""
        return _drawn_length(self.second or Decimal(0))


def _drawn_length(percent: Decimal) -> str:
    return plain(round(max(Decimal(0), min(percent, Decimal(117))), 1))


@lru_cache(maxsize=10_000)
def _draw(bar: Bar) -> SafeString:
    """Return a bar as a part of a page; most are what they were in the version before."""
    return render_to_string("boards/bar.html", {"bar": bar})


@dataclass(frozen=True, slots=True)
class BoardCell:
    """What stands in a row under a column."""

    shown: str = ""
    value: Decimal | str | None = None
    """What files hold; `None`: nothing."""
    reason: str = ""
    address: str = ""
    is_trace: bool = False
    band: Band | None = None
    bar: Bar | None = None
    note: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to say; a telephone leaves it out."""
        return self.value in (None, "") and not self.reason and not self.note


def text(words: str, address: str = "") -> BoardCell:
    """Return a cell with words."""
    return BoardCell(words, words, address=address)


def figure(value: CellValue | None, address: str = "", *, suffix: str = "") -> BoardCell:
    """Return a cell with a figure, or with the mark and the reason why there is none."""
    match value:
        case None:
            return BoardCell("–")
        case Known():
            return BoardCell(
                value.display + suffix, value.value, address=address, is_trace=bool(address)
            )
        case TextValue():
            return BoardCell(value.text, value.text, address=address)
    return BoardCell(value.display, None, value.words)


def number(value: Decimal) -> BoardCell:
    """Return a cell with a figure of two decimals that has no trace of its own."""
    return BoardCell(write_decimal(value, 2), value)


@dataclass(frozen=True, slots=True)
class BoardColumn(Generic[Thing]):
    """A column of a table, and what stands in it for each thing that has a row."""

    key: str
    """Its name in json."""
    head: str
    cell_of: Callable[[Thing], BoardCell]
    unit: str = ""
    is_figure: bool = False
    is_bar: bool = False
    """Drawn on pages only."""
    is_file_only: bool = False
    """On pages it stands beside another one."""

    @property
    def title(self) -> str:
        """Its head with its unit."""
        return f"{self.head} ({self.unit})" if self.unit else self.head

    def draw(self, cell: BoardCell, *, is_first: bool) -> str:
        """Return a cell as a part of a page; a board has a thousand,
        and templates take ten times as long.
        """
        shown, reason = escape(cell.shown), escape(cell.reason)
        if cell.band:
            shown = band(cell.band)
        elif reason:
            shown = f'<abbr title="{reason}">{shown}<span class="hid"> {reason}</span></abbr>'
        elif cell.address:
            look = ' class="lacak"' if cell.is_trace else ""
            shown = f'<a{look} href="{escape(cell.address)}">{shown}</a>'
        if is_first:
            return f'<td data-l=""><span class="nm">{shown}</span></td>'
        if self.is_bar:
            return f'<td class="btg" data-l="">{_draw(cell.bar) if cell.bar else ""}</td>'
        classes = [f"k-{escape(self.key)}"]
        if self.is_figure:
            classes.append("r")
        if cell.is_empty:
            classes.append("kosong")
        look = " ".join(classes)
        note = f' <span class="catat">{escape(cell.note)}</span>' if cell.note else ""
        return (
            f'<td class="{look}" data-l="{escape(self.head)}"> <span> {shown}{note} </span> </td>'
        )


def words_column(key: str, head: str, words_of: Callable[[Thing], str]) -> BoardColumn[Thing]:
    """Return a column of words."""
    return BoardColumn(key, head, lambda thing: text(words_of(thing)))


def figure_column(
    key: str,
    head: str,
    value_of: Callable[[Thing], CellValue | None],
    unit: str = "",
    address_of: Callable[[Thing], str] = lambda thing: "",
) -> BoardColumn[Thing]:
    """Return a column of figures, each as it is displayed everywhere,
    with the address of its trace.
    """
    return BoardColumn(
        key, head, lambda thing: figure(value_of(thing), address_of(thing)), unit, is_figure=True
    )


def bar_column(bar_of: Callable[[Thing], Bar | None]) -> BoardColumn[Thing]:
    """Return a column of bars, which only pages have."""
    return BoardColumn("bar", "", lambda thing: BoardCell(bar=bar_of(thing)), is_bar=True)


@dataclass(frozen=True, slots=True)
class BoardRow:
    """A row of a table."""

    cells: tuple[BoardCell, ...]
    is_total: bool = False
    group: str = ""
    """Head within the table below which it stands on pages."""


def rows_of(
    columns: Sequence[BoardColumn[Thing]], things: Iterable[Thing], *, is_total: bool = False
) -> Sequence[BoardRow]:
    """Return a row for each thing."""
    return [
        BoardRow(tuple(column.cell_of(thing) for column in columns), is_total) for thing in things
    ]


@dataclass(frozen=True)
class BoardTable:
    """A table of a page."""

    name: str
    title: str
    columns: Sequence[BoardColumn[Any]]
    rows: Sequence[BoardRow]
    note: str = ""
    finding: str = ""
    """What it comes to, as a sentence above it."""

    @cached_property
    def html(self) -> SafeString:
        """It as a part of a page: written once for all who read the same version of the year."""
        return render_to_string("boards/table.html", {"table": self})

    @property
    def look(self) -> str:
        """Name by which the style sheet knows it."""
        return "berbatang" if any(column.is_bar for column in self.columns) else self.name

    @property
    def page_columns(self) -> Sequence[BoardColumn[Any]]:
        """What pages show."""
        return [column for column in self.columns if not column.is_file_only]

    @property
    def page_rows(self) -> Iterator[tuple[BoardRow, SafeString]]:
        """The rows with the cells that pages show."""
        for row in self.rows:
            pairs = zip(self.columns, row.cells, strict=True)
            shown = enumerate(pair for pair in pairs if not pair[0].is_file_only)
            yield (
                row,
                SafeString(
                    "".join(column.draw(cell, is_first=not n) for n, (column, cell) in shown)
                ),
            )

    @property
    def file_columns(self) -> Sequence[BoardColumn[Any]]:
        """The columns of files."""
        return [column for column in self.columns if not column.is_bar]

    @property
    def records(self) -> Iterator[Sequence[Decimal | str | None]]:
        """The values of the rows as files hold them."""
        for row in self.rows:
            pairs = zip(self.columns, row.cells, strict=True)
            yield [cell.value for column, cell in pairs if not column.is_bar]


def write_csv(table: BoardTable) -> bytes:
    """Return a table as csv with exact figures,
    which have a comma as in Indonesian spreadsheets.
    """
    heads = [column.title for column in table.file_columns]
    rows = (
        [
            plain(each).replace(".", ",") if isinstance(each, Decimal) else each or ""
            for each in row
        ]
        for row in table.records
    )
    return write_rows([heads, *rows])


def write_json(table: BoardTable) -> bytes:
    """Return a table as json; figures are texts, so that none loses a digit."""
    columns = [
        {"key": each.key, "title": each.head, "unit": each.unit} for each in table.file_columns
    ]
    keys = [each["key"] for each in columns]
    rows = [dict(zip(keys, row, strict=True)) for row in table.records]
    names = {"schema": "capaian/table/1", "name": table.name, "title": table.title}
    content = {**names, "columns": columns, "rows": rows}
    return json.dumps(content, ensure_ascii=False, indent=1, default=plain).encode()


def write_xlsx(table: BoardTable) -> bytes:
    """Return a table as a workbook of one sheet."""
    return write_plain_sheet(
        table.title, [column.title for column in table.file_columns], table.records
    )


FORMATS: Final[Mapping[str, tuple[str, Callable[[BoardTable], bytes]]]] = {
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", write_xlsx),
    "csv": ("text/csv; charset=utf-8", write_csv),
    "json": ("application/json", write_json),
}
"""Forms in which a table leaves: their media types, and who writes them."""
