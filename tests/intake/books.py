"""How tests write the files that other offices hand out: rows of cells as xlsx or csv,
with merged cells.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from openpyxl import Workbook

Cell = str | int | Decimal | None
Rows = Sequence[Sequence[Cell]]


@dataclass(frozen=True)
class Page:
    """A sheet that is to be written."""

    rows: Rows
    merged: Sequence[str] = ()
    """Ranges such as `C4:E4`."""
    is_hidden: bool = False
    hidden_columns: str = ""
    """Letters."""
    hidden_rows: Sequence[int] = ()


def write_xlsx(path: Path, pages: Mapping[str, Page]) -> Path:
    """Write sheets by their names; formulas are texts that begin with `=`,
    which nobody has worked out.
    """
    book = Workbook()
    assert book.active is not None
    book.remove(book.active)
    for name, page in pages.items():
        sheet = book.create_sheet(name)
        for row, cells in enumerate(page.rows, 1):
            for column, value in enumerate(cells, 1):
                if value is not None:
                    sheet.cell(row, column, value)
        for span in page.merged:
            sheet.merge_cells(span)
        for letter in page.hidden_columns:
            sheet.column_dimensions[letter].hidden = True
        for number in page.hidden_rows:
            sheet.row_dimensions[number].hidden = True
        if page.is_hidden:
            sheet.sheet_state = "hidden"
    book.save(path)
    return path


def write_sheet(path: Path, rows: Rows, merged: Sequence[str] = ()) -> Path:
    return write_xlsx(path, {"Sheet1": Page(rows, merged)})


def write_csv(path: Path, rows: Rows, sign: str = ";", encoding: str = "utf-8") -> Path:
    """Write text whose values are parted by a sign; those that hold the sign stand in quotes."""
    lines = [
        sign.join(_quoted("" if cell is None else str(cell), sign) for cell in row) for row in rows
    ]
    path.write_bytes("\r\n".join([*lines, ""]).encode(encoding))
    return path


def _quoted(text: str, sign: str) -> str:
    return f'"{text}"' if sign in text else text


def dotted(figure: int) -> str:
    """Write thousands by dots, as offices do where a column is text.

    Examples:
        >>> dotted(12336)
        '12.336'
    """
    return f"{figure:,}".replace(",", ".")
