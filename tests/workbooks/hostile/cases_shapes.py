"""Books that are small as files and keep within every limit of a sheet, and those that mean two things."""

from __future__ import annotations

from functools import partial
from hashlib import sha512

from tests.workbooks.hostile.packing import (
    ONE_CELL,
    SHEET,
    Case,
    book,
    of_sheets,
    pack,
    parts,
    relations,
    shared,
    text_cell,
    with_part,
    workbook,
)

_HEADS = '<row r="1"><c r="A1"><v>1</v></c></row>'
_LONG = "abcdefgh" * 4_000
_TEXT = '<c r="{place}" t="str"><v>x</v></c>'


def corners(last: str, row: int) -> str:
    """Two cells, of which the reader makes a rectangle."""
    return f'{_HEADS}<row r="{row}"><c r="{last}{row}"><v>1</v></c></row>'


def of_corners(sheets: int, last: str, row: int) -> bytes:
    return of_sheets({f"Lembar{number}": corners(last, row) for number in range(1, sheets + 1)})


def filled(rows: int, columns: str, form: str = '<c r="{place}"><v>1</v></c>') -> str:
    """Rows full of the same cells."""
    cells = [form.replace("{place}", f"{letter}{{row}}") for letter in columns]
    line = f'<row r="{{row}}">{"".join(cells)}</row>'
    return "".join(line.replace("{row}", str(row)) for row in range(1, rows + 1))


def naming(cells: int, *texts: str) -> bytes:
    """Cells that all name the first of the shared texts."""
    return book(filled(cells, "A", '<c r="{place}" t="s"><v>0</v></c>'), texts=shared(*texts))


def naming_in_sheets(sheets: int, cells: int, text: str) -> bytes:
    rows = filled(cells, "A", '<c r="{place}" t="s"><v>0</v></c>')
    return of_sheets({f"Lembar{number}": rows for number in range(sheets)}, texts=shared(text))


def own_texts() -> bytes:
    words = (sha512(b"%d" % row).hexdigest() * 31 for row in range(1, 501))
    return book("".join(f'<row r="{n}">{text_cell(f"A{n}", text)}</row>' for n, text in enumerate(words, 1)))


def wide(rows: int, step: int) -> bytes:
    """Cells over all columns, one of every few."""
    columns = [letters(number) for number in range(1, 16_385, step)]
    cells = "".join(f'<c r="{column}{{row}}"><v>1</v></c>' for column in columns)
    line = f'<row r="{{row}}">{cells}</row>'
    return book("".join(line.replace("{row}", str(row)) for row in range(1, rows + 1)))


def letters(number: int) -> str:
    found = ""
    while number:
        number, place = divmod(number - 1, 26)
        found = chr(65 + place) + found
    return found


def listed(sheets: str, names: str = "", links: str = "") -> bytes:
    """A workbook of two sheets whose list of them, or list of relations, is written so."""
    head, _, _ = workbook("Data").partition("<sheets>")
    made = parts(
        book=f"{head[:-1]} {names}><sheets>{sheets}</sheets></workbook>",
        links=links or relations(*_TWO),
    )
    return pack({**made, "xl/worksheets/sheet2.xml": made[SHEET]})


_TWO = (("worksheet", "worksheets/sheet1.xml"), ("worksheet", "worksheets/sheet2.xml"))


def of_listed(first: str, second: str) -> bytes:
    names = ((1, first), (2, second))
    return listed("".join(f'<sheet name="{name}" sheetId="{n}" r:id="rId{n}"/>' for n, name in names))


def in_value(form: str, kind: str) -> bytes:
    return book(f'<row r="1"><c r="A1"{kind}>{form}</c></row>')


def spaces(form: str, rows: int, text: str = " ") -> bytes:
    return book(filled(rows, "B", form), texts=shared(text))


_FAR = [
    Case(
        "two cells in columns A and Z",
        lambda: book(corners("Z", 19_999)),
        "book_sheet_too_wide",
        "Data",
        (19_999, "Z"),
    ),
    *(
        Case(
            f"{sheets} sheets of two cells in rows 1 and {row}, to column {last}",
            partial(of_corners, sheets, last, row),
            "book_sheet_too_wide",
            None,
            (row, last),
        )
        for sheets, last, row in (
            (480, "A", 19_999),
            (20, "Z", 19_999),
            (200, "Z", 4_000),
            (6, "A", 104_857),
        )
    ),
    Case(
        "a cell at either end of 80 rows",
        lambda: wide(80, 16_383),
        "book_sheet_too_wide",
        "Data",
        (1, "XFD"),
    ),
    Case(
        "cells named twice do not make a sheet fuller",
        lambda: book(corners("Z", 19_999) + '<row r="2"><c r="A2"><v/><v/><v/></c></row>' * 20_000),
        "book_misleading",
        "Data",
    ),
    Case(
        "rows backwards, the lowest first",
        lambda: book(f'<row r="19999"><c r="A19999"><v>1</v></c></row>{_HEADS}{filled(50, "Z")}'),
        "book_misleading",
        "Data",
    ),
    Case(
        "a row that says another number than its cells",
        lambda: book(f'{_HEADS}<row r="2"><c r="Z19999"><v>1</v></c></row>'),
        "book_cell_nowhere",
    ),
    Case(
        "spaces before a far value",
        lambda: book(f'{_HEADS}<row r="19999"><c r="Z19999">\n <v>1</v>\n</c></row>'),
        "book_sheet_too_wide",
        "Data",
        (19_999, "Z"),
    ),
]

_FULL = [
    Case(
        "130,000 cells",
        lambda: book(filled(5_000, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")),
        "book_of_too_many_cells",
    ),
    Case("163,840 cells in all columns", lambda: wide(10, 1), "book_of_too_many_cells"),
    Case("30,000 rows of one letter", lambda: book(filled(30_000, "A", _TEXT)), "book_of_too_many_cells"),
    Case(
        "30,000 rows in three sheets",
        lambda: of_sheets(dict.fromkeys(("A", "B", "C"), filled(10_000, "A"))),
        "book_of_too_many_cells",
    ),
    Case("one text of 32,000 letters in 620 cells", lambda: naming(620, _LONG), "book_of_too_much_text"),
    Case("the same of signs of three bytes", lambda: naming(620, "€" * 32_000), "book_of_too_much_text"),
    Case("the same in 40 sheets", lambda: naming_in_sheets(40, 15, _LONG), "book_of_too_much_text"),
    Case("a text of 900 letters in 3,000 cells", lambda: naming(3_000, "abc" * 300), "book_of_too_much_text"),
    Case("own texts of 4,000 letters in 500 cells", own_texts, "book_of_too_much_text"),
    Case(
        "130,000 shared texts",
        lambda: book(texts=shared(*map(str, range(130_000)))),
        "book_of_too_much_text",
    ),
]

_TWO_MEANINGS = [
    Case(
        "a sheet with two links",
        lambda: listed('<sheet name="Data" sheetId="1" a:id="rId1" r:id="rId2"/>', 'xmlns:a="urn:a"'),
        "book_misleading",
    ),
    Case(
        "a sheet whose only link is of another kind",
        lambda: listed('<sheet name="Data" sheetId="1" a:id="rId1"/>', 'xmlns:a="urn:a"'),
        "book_misleading",
    ),
    Case(
        "two sheets of one name",
        lambda: of_listed("KTP", "KTP"),
        "book_misleading",
    ),
    Case(
        "a chart of the name of a sheet",
        lambda: listed(
            '<sheet name="KTP" sheetId="1" r:id="rId1"/><sheet name="KTP" sheetId="2" r:id="rId2"/>',
            links=relations(("chartsheet", "chartsheets/sheet1.xml"), _TWO[0]),
        ),
        "book_misleading",
    ),
    Case("two sheets whose names differ in case", lambda: of_listed("KTP", "ktp"), "book_misleading"),
    Case(
        "two sheets of one part",
        lambda: listed('<sheet name="A" sheetId="1" r:id="rId1"/><sheet name="B" sheetId="2" r:id="rId1"/>'),
        "book_misleading",
    ),
    Case(
        "two relations of one name",
        lambda: listed(
            '<sheet name="A" sheetId="1" r:id="rId1"/>', links=relations(*_TWO).replace("rId2", "rId1")
        ),
        "book_misleading",
    ),
    Case(
        "a sheet that is not there beside one that is",
        lambda: book(
            book=workbook("A", "B"),
            links=relations(_TWO[0], ("worksheet", "worksheets/lain.xml")),
        ),
        "book_broken",
    ),
    *(
        Case(name, partial(in_value, form, kind), "book_unsafe_xml")
        for name, form, kind in (
            ("a comment in a value", "<v>1<!-- x -->00</v>", ""),
            ("a comment before a value", "<v><!-- x -->100</v>", ""),
            ("an instruction in a value", "<v>1<?x y?>00</v>", ""),
            ("a comment in a value with attributes", '<v xml:space="preserve">1<!-- x -->00</v>', ""),
            ("a comment in a text", "<is><t>KTP<!-- x --> rusak</t></is>", ' t="inlineStr"'),
            ("a comment in a formula", "<f>1<!-- x -->00</f><v>1</v>", ""),
        )
    ),
    Case("an element in a value", partial(in_value, "<v>1<x/>00</v>", ""), "book_misleading", "Data"),
    Case(
        "a comment in a shared text",
        lambda: book(texts=shared("KTP<!-- x --> rusak")),
        "book_unsafe_xml",
    ),
]

LARGE = [
    Case(
        "20,000 rows, one value each",
        lambda: book(filled(20_000, "B")),
    ),
]
"""Nothing but large, and read as such."""

NEUTRALISED = [
    Case("a blank of 30,000 letters in 5,000 cells", lambda: naming(500, " " * 30_000)),
    Case(
        "texts of a diagram, which hold elements",
        lambda: with_part(
            "xl/diagrams/data1.xml", b'<d:x xmlns:d="urn:d"><d:t><d:p/>KTP<!-- x --></d:t></d:x>'
        ),
    ),
    Case(
        "comments between cells",
        lambda: book(f"<!-- baris -->{ONE_CELL}<!-- akhir --><?x y?>"),
    ),
    Case(
        "70,000 rows of a shared blank",
        lambda: spaces('<c r="{place}" t="s"><v>0</v></c>', 70_000),
    ),
    Case(
        "a table and a cell 6,000 rows below",
        lambda: book(filled(40, "ABCDEFGH") + '<row r="6000"><c r="C6000"><v>1</v></c></row>'),
    ),
    Case("a sum of one text that is just not too much", lambda: naming(18, _LONG)),
    Case("5,000 times a sign that must be escaped", lambda: naming(1, "_x005F_x000D_" * 4_681)),
]

CASES = [*_FAR, *_FULL, *_TWO_MEANINGS, *NEUTRALISED, *LARGE]
