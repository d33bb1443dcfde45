"""Sheets that are small as files and large once they are read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from tests.workbooks.hostile.packing import (
    MAIN,
    ONE_CELL,
    SHEET,
    Case,
    book,
    pack,
    parts,
    shared,
    sheet,
    styles,
    text_cell,
    with_part,
)

_CORNERS = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'


def numbered(count: int, first: int = 1) -> Iterator[str]:
    for row in range(first, first + count):
        yield f'<row r="{row}" spans="1:5" ht="{15 + row % 7}"/>'


def many_styles(count: int) -> Iterator[str]:
    return (f'<xf numFmtId="9" fontId="{number}"/>' for number in range(count))


def empty_rows(count: int) -> bytes:
    return book(ONE_CELL + "".join(numbered(count - 1, 2)))


def styled_rows(count: int) -> bytes:
    rows = (f'<row r="{row}"><c r="A{row}" s="1"/><c r="B{row}" s="2"/></row>' for row in range(2, count + 1))
    return book(ONE_CELL + "".join(rows))


def wide(rows: int, columns: int) -> bytes:
    """Cells that do not say where they stand; the reader counts them."""
    row = f"<row>{'<c><v>1</v></c>' * columns}</row>"
    return book(row + f"<row>{'<c><v>1</v></c>'}</row>" * rows)


def repeated_text(cells: int, text: str, form: str = '<c r="A{row}" t="s"><v>0</v></c>') -> bytes:
    rows = (f'<row r="{row}">{form.format(row=row)}</row>' for row in range(1, cells + 1))
    return book("".join(rows), texts=shared(text))


def spaces(rows: int) -> bytes:
    """A table of six columns and a text of one blank in each row below it."""
    first = "".join(f'<c r="{column}1"><v>1</v></c>' for column in "ABCDEF")
    blank = '<row r="{0}"><c r="B{0}" t="inlineStr"><is><t xml:space="preserve"> </t></is></c></row>'
    return book(f'<row r="1">{first}</row>' + "".join(map(blank.format, range(2, rows + 2))))


def merged(*ranges: str) -> bytes:
    listed = "".join(f'<mergeCell ref="{one}"/>' for one in ranges)
    rows = "".join(f'<row r="{row}"><c r="C{row}"><v>1</v></c></row>' for row in range(1, 401))
    return book(rows, f"<mergeCells>{listed}</mergeCells>")


def filled_rows(cell: str, rows: int = 60_000) -> bytes:
    """A column that is filled far beyond any table."""
    return book("".join(map(f'<row r="{{0}}">{cell}</row>'.format, range(1, rows + 1))))


def filled_with_prefix() -> bytes:
    rows = "".join(map('<x:row><x:c r="A{0}"><x:v>{0}</x:v></x:c></x:row>'.format, range(1, 60_001)))
    whole = (
        sheet("").replace(*_BOUND).replace("<sheetData></sheetData>", f"<x:sheetData>{rows}</x:sheetData>")
    )
    return with_part(SHEET, whole.encode())


def claims_to_be_full() -> bytes:
    return with_part(SHEET, sheet(ONE_CELL, before='<dimension ref="A1:XFD1048576"/>').encode())


def far_corner(form: str) -> bytes:
    first, last = form.format(place="A1"), form.format(place="XFD1048576")
    return book(f'<row r="1">{first}</row><row r="1048576">{last}</row>')


def empty_texts(form: str, count: int = 100_000) -> bytes:
    """Cells below the data that hold a text without letters, as pasted values of formulas leave them."""
    rows = (f'<row r="{row}">{form.format(place=f"A{row}")}</row>' for row in range(2, count + 2))
    return book(ONE_CELL + "".join(rows), texts=shared("", "agregat"))


def below(head: str, *, count: int = 3_000, form: str = '<c r="{place}" t="str"><v></v></c>') -> bytes:
    """Rows above enough empty texts that these are taken out."""
    rows = (f'<row r="{row}">{form.format(place=f"A{row}")}</row>' for row in range(2, count + 2))
    return book(head + "".join(rows), texts=shared("", "agregat"))


def letters_of(number: int) -> str:
    """An empty text in one of the first columns; places may repeat."""
    return f'<c r="{"BCDEFGHIJ"[number % 9]}2" t="str"/>'


_BOUND = ("<worksheet ", f'<worksheet xmlns:x="{MAIN}" ')
_GAP = '<c r="A1" t="str"/>'
EMPTY_TEXTS = {
    "inline": '<c r="{place}" t="inlineStr"><is><t></t></is></c>',
    "inline, kept spaces": '<c r="{place}" s="3" t="inlineStr"><is><t xml:space="preserve"/></is></c>',
    "of formulas": '<c r="{place}" t="str"><v></v></c>',
    "shared": '<c r="{place}" s="1" t="s"><v>0</v></c>',
}
"""A text without letters, as programs write it."""

_END = (1_048_576, "XFD")
_SIX = '<row r="1">' + "".join(f'<c r="{letter}1"><v>1</v></c>' for letter in "ABCDEF") + "</row>"


def long_tag(name: str) -> bytes:
    """A sheet of which one element declares 40,000 namespaces."""
    spaces = "".join(f' xmlns:n{number}="urn:{number * 7_919}"' for number in range(40_000))
    return pack({**parts(), SHEET: sheet(ONE_CELL).replace(f"<{name}", f"<{name}{spaces}", 1).encode()})


CASES = [
    Case("two cells in opposite corners", lambda: book(_CORNERS), "book_sheet_too_wide", "Data", _END),
    Case(
        "the same in other quotes",
        lambda: far_corner("<c r='{place}'><v>1</v></c>"),
        "book_sheet_too_wide",
        "Data",
        _END,
    ),
    Case(
        "the same with spaces",
        lambda: far_corner('<c  r = "{place}" ><v>1</v></c>'),
        "book_sheet_too_wide",
        "Data",
        _END,
    ),
    Case(
        "the same behind a sign",
        lambda: far_corner('<c x=">" r="{place}"><v>1</v></c>'),
        "book_sheet_too_wide",
        "Data",
        _END,
    ),
    Case(
        "the same with a prefix",
        lambda: with_part(SHEET, sheet(re.sub("(</?)", r"\1x:", _CORNERS)).replace(*_BOUND).encode()),
        "book_sheet_too_wide",
        "Data",
        _END,
    ),
    Case(
        "the same by a second place",
        lambda: far_corner('<c r="A1" r="{place}"><v>1</v></c>'),
        "book_broken",
    ),
    Case(
        "the same as texts",
        lambda: book(
            f'<row r="1">{text_cell("A1", "a")}</row><row r="1048576">{text_cell("XFD1048576", "b")}</row>'
        ),
        "book_sheet_too_wide",
        "Data",
        _END,
    ),
    Case("cells that do not say where", lambda: wide(400, 14_000), "book_sheet_too_wide", "Data", (1, "TRL")),
    Case(
        "one cell far below a table",
        lambda: book(f'{_SIX}<row r="1048576"><c r="B1048576"><v>1</v></c></row>'),
        "book_sheet_too_wide",
        "Data",
        (1_048_576, "B"),
    ),
    Case("a sheet that claims to be full", claims_to_be_full),
    Case("a hundred thousand empty rows", lambda: empty_rows(100_000)),
    Case("30,000 rows with formats alone", lambda: styled_rows(30_000)),
    Case(
        "entities that appear once empty texts are gone",
        lambda: below(f'<!DOC{_GAP}TYPE x [<!ENT{_GAP}ITY a "b">]>{ONE_CELL}'),
        "book_broken",
    ),
    Case(
        "a raw section that appears once empty texts are gone",
        lambda: below(f"{ONE_CELL}<![CDA{_GAP}TA[]]>"),
        "book_broken",
    ),
    Case(
        "corners above empty texts",
        lambda: below('<row r="1"><c><v>1</v></c><c r="XFD400"><v>1</v></c></row>'),
        "book_cell_nowhere",
    ),
    Case(
        "a text of 900,000 letters above empty texts",
        lambda: below(f'<row r="1">{text_cell("A1", "abcdefghi" * 100_000)}</row>'),
        "book_text_too_long",
        "Data",
    ),
    Case(
        "a sheet of one endless row of empty texts",
        lambda: book(f'{ONE_CELL}<row r="2">{"".join(map(letters_of, range(20_000)))}</row>'),
        "book_cell_repeated",
        "Data",
        (2, "B"),
    ),
    Case("empty texts that never end", lambda: below(ONE_CELL, form="<c r='{place}' t='str'><v></v></c>")),
    Case(
        "a number that names no shared text",
        lambda: below(ONE_CELL, form='<c r="{place}" t="s"><v>9</v></c>'),
        "book_broken",
    ),
    Case("60,000 filled rows", partial(filled_rows, '<c r="A{0}"><v>{0}</v></c>'), "book_of_too_many_cells"),
    Case(
        "60,000 filled rows, other quotes",
        partial(filled_rows, "<c r='A{0}'><v>{0}</v></c>"),
        "book_of_too_many_cells",
    ),
    Case(
        "60,000 filled rows, another order",
        partial(filled_rows, '<c t="n" r="A{0}"><v>{0}</v></c>'),
        "book_of_too_many_cells",
    ),
    Case(
        "60,000 filled rows that do not say where",
        partial(filled_rows, "<c><v>{0}</v></c>"),
        "book_of_too_many_cells",
    ),
    Case("60,000 filled rows with a prefix", filled_with_prefix, "book_of_too_many_cells"),
    Case(
        "60,000 filled rows of texts",
        partial(filled_rows, '<c r="A{0}" t="inlineStr"><is><t>Warga {0}</t></is></c>'),
        "book_of_too_many_cells",
    ),
    Case("a cell in the last row", lambda: book('<row r="1048576"><c r="A1048576"><v>1</v></c></row>')),
    Case("a cell in the last column", lambda: book('<row r="1"><c r="XFD1"><v>1</v></c></row>')),
    Case(
        "a text of 900,000 letters",
        lambda: book(f'<row r="1">{text_cell("A1", "abcdefghi" * 100_000)}</row>'),
        "book_text_too_long",
        "Data",
    ),
    *(Case(f"a tag of a megabyte: {tag}", partial(long_tag, tag)) for tag in ("worksheet", "row", "c", "v")),
    Case(
        "a text of 50,000 letters",
        lambda: book(f'<row r="1">{text_cell("A1", "abcdefghij" * 5_000)}</row>'),
        "book_text_too_long",
        "Data",
    ),
    Case(
        "a shared text of 50,000 letters",
        lambda: repeated_text(1, "abcdefghij" * 5_000),
        "book_text_too_long",
    ),
    Case("a text of 32,767 signs", lambda: repeated_text(1, "&amp;" * 32_767)),
    Case(
        "one text in 5,000 cells",
        lambda: repeated_text(5_000, "abcdefghij" * 3_276),
        "book_of_too_much_text",
    ),
    Case(
        "one text in 5,000 cells, other quotes",
        lambda: repeated_text(5_000, "abcdefghij" * 3_276, "<c r='A{row}' t='s'><v>0</v></c>"),
        "book_of_too_much_text",
    ),
    Case("90,000 cells with a space", lambda: spaces(90_000)),
    Case("one short text in 5,000 cells", lambda: repeated_text(5_000, "agregat")),
    Case(
        "a number format of 300,000 open brackets",
        lambda: book(styles=styles("[" * 300_000)),
        "book_format_too_long",
    ),
    Case(
        "a number format of 200,000 escaped signs",
        lambda: book(styles=styles("0.0", "&lt;" * 200_000)),
        "book_format_too_long",
    ),
    Case(
        "1,100 number formats of 1,000 signs",
        lambda: book(styles=styles(*(str(7 ** (1_200 + number))[:1_000] for number in range(1_100)))),
    ),
    Case(
        "20,000 number formats",
        lambda: book(
            styles=styles(*(f'0" orang {number}"'.replace('"', "&quot;") for number in range(20_000)))
        ),
    ),
    Case(
        "2,000 number formats of many words",
        lambda: book(styles=styles(*(f"0&quot;{'a b ' * 120}{number}&quot;" for number in range(2_000)))),
    ),
    Case(
        "900 number formats of words and numbers",
        lambda: book(styles=styles(*(f"0&quot;{'k7 b2 ' * 150}{number}&quot;" for number in range(900)))),
    ),
    Case(
        "80,000 styles of percentages",
        lambda: book(styles=styles("0%").replace("<cellXfs>", f"<cellXfs>{''.join(many_styles(80_000))}")),
        "book_of_too_many_formats",
    ),
    Case("900 number formats of 1,000 open brackets", lambda: book(styles=styles(*["[h" * 500] * 900))),
    Case("a number format that ends where it may", lambda: book(styles=styles("m" * 1_000))),
    Case(
        "20,000 merged cells",
        lambda: merged(*(f"A{row}:B{row}" for row in range(1, 20_001))),
        "book_merged_too_much",
        "Data",
    ),
    Case("everything merged", lambda: merged("A1:XFD1048576")),
    Case(
        "everything merged twice",
        lambda: merged(*["A1:XFD1048576"] * 2),
        "book_merged_too_much",
        "Data",
    ),
    Case(
        "everything merged many times",
        lambda: merged(*["A1:XFD1048576"] * 6_000),
        "book_merged_too_much",
        "Data",
    ),
]
