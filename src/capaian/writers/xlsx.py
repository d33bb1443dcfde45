"""The tables of a paper as a workbook: a sheet for each, figures as figures,
the same bytes twice.
"""

from __future__ import annotations

import io
import re
from datetime import datetime
from decimal import Decimal
from math import ceil
from typing import TYPE_CHECKING, Final

from capaian.documents.tree import Cell, Document, HeadCell, Number, RowKind, Table, words_of
from capaian.domain.errors import WriterError
from capaian.domain.numerals import MINUS
from capaian.writers.columns import cell_lines, fit_columns
from capaian.writers.letters import width_of
from capaian.writers.row_heights import row_lines
from capaian.writers.table_shape import Merge, lay_out_cells, split_footnote_sign
from capaian.writers.theme import SANS_BOLD, Token, light

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook

_OPTIONS: Final = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
_SIZE: Final = 10
"""Points of the type."""
_LINE, _ROW_PADDING, _HIGHEST = 13.5, 4, 409
_LONGEST, _LONGEST_NAME, _LONGEST_FOOT = 32_767, 31, 100
"""Signs that a cell, the name of a sheet and the title at its foot may have."""
_MOST_DIGITS: Final = 15
"""A spreadsheet rounds longer figures; such a one stays text."""
_NO_NAME_SIGNS: Final = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
_FORMULA_SIGNS: Final = ("=", "+", "-", "@", "\t", "\r")
_Look = dict[str, object]
_LOOK: Final[_Look] = {
    "font_name": "Arial",
    "font_size": _SIZE,
    "valign": "top",
    "text_wrap": True,
}
_FIGURE: Final = re.compile(rf"{MINUS}?\d{{1,3}}(?:\.\d{{3}})*(?:,(\d+))?")  # 6.962.697.488, −4,38


def write_xlsx(document: Document) -> bytes:
    """Return the tables of a paper as a workbook that prints on A4;
    no text of theirs is a formula.

    Raises:
        WriterError: if the paper has no table, or a text is longer than a cell may be.
    """
    # Loaded here: most papers become no workbook, and the library takes a tenth of a second.
    from xlsxwriter.workbook import Workbook

    meta, tables = document.meta, tables_of(document)
    if not tables:
        raise WriterError(f"{meta.title} tidak memuat tabel. Buat sebagai docx, pdf, atau html.")
    stream = io.BytesIO()
    with Workbook(stream, _OPTIONS) as book:
        made = datetime.fromisoformat(meta.created)
        book.set_properties({"title": meta.title, "company": meta.office, "created": made})
        for number, table in enumerate(tables, start=1):
            name = f"{number} {table.label} {words_of(table.caption)}".translate(_NO_NAME_SIGNS)
            _Sheet(book, " ".join(name.split())[:_LONGEST_NAME].strip(), table, document).write()
    return stream.getvalue()


def tables_of(document: Document) -> tuple[Table, ...]:
    """Return the tables of a paper in reading order."""
    return tuple(block for block in document.blocks if isinstance(block, Table))


class _Sheet:
    """A table on its way into a sheet, row by row."""

    def __init__(self, book: Workbook, name: str, table: Table, document: Document) -> None:
        self._book, self._sheet, self._table, self._meta = (
            book,
            book.add_worksheet(name),
            table,
            document.meta,
        )
        self._name, self._fit = name, fit_columns(table)
        self._widths = [width * _SIZE / self._fit.setting.text.size for width in self._fit.widths]
        self._row = 0

    def write(self) -> None:
        table, meta, sheet = self._table, self._meta, self._sheet
        for place, width in enumerate(self._widths):
            sheet.set_column_pixels(place, place, round(width * 96 / 72))
        for words in (meta.office, meta.title, meta.draft):
            self._write_across(words, bold=True)
        self._write_across(f"{table.label} {words_of(table.caption)}".strip())
        first = self._row
        self._write_head()
        if self._row > first:
            sheet.repeat_rows(first, self._row - 1)
            sheet.freeze_panes(self._row, 0)
        self._write_body()
        for note in (table.source, *table.notes):
            self._write_across(words_of(note), font_color=light(Token.TINTA_3))
        if "landscape" in (table.width, meta.orientation):
            sheet.set_landscape()
        sheet.set_paper(9)  # A4; on F4 the sheet is fitted to its width as well
        sheet.fit_to_pages(1, 0)
        sheet.set_footer(
            f"&L{meta.short_title[:_LONGEST_FOOT].replace('&', '&&')}&RHalaman &P dari &N"
        )

    def _write_head(self) -> None:
        look: _Look = {
            "bold": True,
            "bg_color": light(Token.LEMBAR),
            "align": "center",
            "border": 1,
        }
        numbers = tuple(map(HeadCell, self._table.column_numbers))
        heads = [row for row in (*self._table.head, numbers) if row]
        for places in lay_out_cells(heads, len(self._widths), self._name):
            cells = [(place, place.cell) for place in places if place.cell is not None]
            texts = [
                (place, cell.rows, f"{cell.text}\n{cell.unit or ''}".strip())
                for place, cell in cells
            ]
            lines = (self._lines(words, p.column, p.columns) / rows for p, rows, words in texts)
            self._set_height(ceil(max([1, *lines])))
            for place, rows, words in texts:
                self._put(words, look, place.column, place.columns, rows)
            self._row += 1

    def _write_body(self) -> None:
        table = self._table
        rows = lay_out_cells([row.cells for row in table.rows], len(self._widths), self._name)
        for row, places, lines in zip(table.rows, rows, row_lines(table, self._fit), strict=True):
            look: _Look = {"border": 1}
            if row.kind is not RowKind.ITEM or row.emphasis:
                ground = Token.KUNYIT_MUDA if row.kind is RowKind.ITEM else Token.LEMBAR
                look |= {"bold": True, "bg_color": light(ground)}
            self._set_height(lines)
            for place in (each for each in places if each.merge is not Merge.CONTINUE):
                cell, column = place.cell or Cell(), place.column
                value, form = _value_of(cell)
                align = table.columns[column].align.value if place.columns == 1 else "left"
                indent = row.level if column == table.indent_column else 0
                own = {"align": align, "indent": indent, "num_format": form}
                self._put(value, look | own, column, place.columns, cell.rows)
            self._row += 1

    def _put(
        self, value: str | Decimal, look: _Look, column: int, columns: int = 1, rows: int = 1
    ) -> None:
        is_like_formula = isinstance(value, str) and value.startswith(_FORMULA_SIGNS)
        # Without the sign in front, Excel makes a formula of such a text as soon as somebody edits
        # it.
        style, row = (
            self._book.add_format({**_LOOK, **look, "quote_prefix": is_like_formula}),
            self._row,
        )
        if columns * rows > 1:
            self._sheet.merge_range(row, column, row + rows - 1, column + columns - 1, "", style)
        if isinstance(value, Decimal):
            self._sheet.write_number(row, column, value, style)
        elif len(value) > _LONGEST:
            raise WriterError(
                f"{self._name}: sebuah teks lebih dari {_LONGEST} huruf. Pendekkan teksnya."
            )
        else:
            (self._sheet.write_string if value else self._sheet.write_blank)(
                row, column, value, style
            )

    def _write_across(self, words: str, **look: object) -> None:
        if words:
            self._set_height(self._lines(words, 0, len(self._widths)))
            self._put(words, look, 0, len(self._widths))
            self._row += 1

    def _lines(self, words: str, column: int, columns: int) -> int:
        room = sum(self._widths[column : column + columns]) - 2 * self._fit.setting.side
        return sum(
            max(1, ceil(width_of(line, SANS_BOLD, _SIZE) / room)) for line in words.split("\n")
        )

    def _set_height(self, lines: int) -> None:
        self._sheet.set_row(self._row, min(lines * _LINE + _ROW_PADDING, _HIGHEST))


def _value_of(cell: Cell) -> tuple[str | Decimal, str]:
    """Return what a cell holds, with its format: a figure as it is printed, or words."""
    content, sign = split_footnote_sign(cell.content)
    if cell.bar is not None and not content:
        return Decimal(cell.bar), "0.00"
    match = _FIGURE.fullmatch(words_of(content)) if [*map(type, content)] == [Number] else None
    if match is None or sum(map(str.isdigit, match[0])) > _MOST_DIGITS:
        return "\n".join(cell_lines(cell.content)), "General"
    mark = f'"{sign}"' if sign else ""
    decimals = f".{'0' * len(match[1])}" if match[1] else ""
    plain = match[0].replace(".", "").replace(",", ".").replace(MINUS, "-")
    return Decimal(plain), f"#,##0{decimals}{mark}"
