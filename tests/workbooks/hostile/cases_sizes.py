"""Sheets that are small as files and large once they are read."""

from __future__ import annotations

from functools import partial

from tests.workbooks.hostile.packing import (
    ONE_CELL,
    SHEET,
    Case,
    book,
    of_sheets,
    shared,
    sheet,
    styles,
    text_cell,
    with_part,
)


def corners(last: str, row: int) -> str:
    """Two cells, of which the reader makes a rectangle."""
    return f'{ONE_CELL}<row r="{row}"><c r="{last}{row}"><v>1</v></c></row>'


def many_corners(sheets: int, last: str, row: int) -> bytes:
    return of_sheets({f"L{number}": corners(last, row) for number in range(sheets)})


def filled(rows: int, columns: str, form: str = '<c r="{0}"><v>1</v></c>') -> str:
    """Rows full of the same cells."""
    return "".join(
        f'<row r="{row}">{"".join(form.format(f"{letter}{row}") for letter in columns)}</row>'
        for row in range(1, rows + 1)
    )


def shared_text(cells: int, text: str) -> bytes:
    return book(filled(cells, "A", '<c r="{0}" t="s"><v>0</v></c>'), texts=shared(text))


def merged(*ranges: str) -> bytes:
    listed = "".join(f'<mergeCell ref="{one}"/>' for one in ranges)
    return book(filled(400, "C"), f"<mergeCells>{listed}</mergeCells>")


def empty_rows(count: int) -> bytes:
    return book(
        ONE_CELL + "".join(f'<row r="{row}" ht="{15 + row % 7}"/>' for row in range(2, count))
    )


REFUSED = [
    Case(
        "two cells in opposite corners", lambda: book(corners("XFD", 1_048_576)), "book_too_large"
    ),
    Case("a row of eleven digits", lambda: book(corners("A", 10**10)), "book_too_large"),
    Case(
        "one cell far below a table",
        lambda: book(corners("F", 1_048_576)),
        "book_sheet_too_wide",
        "Data",
    ),
    Case(
        "a cell at either end of 300 rows",
        lambda: book(corners("XFD", 300)),
        "book_sheet_too_wide",
    ),
    Case(
        "40 sheets of two far cells", partial(many_corners, 40, "Z", 19_999), "book_sheet_too_wide"
    ),
    Case("260,000 rows of a text", partial(shared_text, 260_000, "x"), "book_of_too_many_cells"),
    Case(
        "one text in 5,000 cells",
        partial(shared_text, 5_000, "abcdefgh" * 4_000),
        "book_of_too_many_cells",
    ),
    Case(
        "everything merged 6,000 times",
        partial(merged, *6_000 * ["A1:XFD1048576"]),
        "book_of_too_many_cells",
    ),
]
TAKEN = [
    Case(
        "a sheet that claims to be full",
        lambda: with_part(
            SHEET, sheet(ONE_CELL, before='<dimension ref="A1:XFD1048576"/>').encode()
        ),
    ),
    Case("a hundred thousand empty rows of some height", partial(empty_rows, 100_000)),
    Case(
        "a cell in the last row",
        lambda: book('<row r="1048576"><c r="A1048576"><v>1</v></c></row>'),
    ),
    Case("a cell in the last column", lambda: book('<row r="1"><c r="XFD1"><v>1</v></c></row>')),
    Case(
        "a text of 900,000 letters",
        lambda: book(f'<row r="1">{text_cell("A1", "abcdefghi" * 100_000)}</row>'),
    ),
    Case("everything merged", partial(merged, "A1:XFD1048576")),
    Case(
        "20,000 number formats",
        lambda: book(
            styles=styles(*(f"0&quot; orang {number}&quot;" for number in range(20_000)))
        ),
    ),
]
CASES = [*REFUSED, *TAKEN]
