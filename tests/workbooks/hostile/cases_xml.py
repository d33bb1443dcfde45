"""XML that declares entities, hides behind encodings, or is none."""

from __future__ import annotations

import re
import zipfile
from functools import partial

from tests.workbooks.hostile.packing import (
    BOOK,
    LINKS,
    ONE_CELL,
    SHEET,
    STYLES,
    TEXTS,
    Case,
    book,
    pack,
    parts,
    relations,
    shared,
    sheet,
    styles,
    text_cell,
    with_part,
    workbook,
)

_NAMES = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(10))


def declaring(declarations: str, text: str = "&e;", part: str = SHEET) -> bytes:
    """A sheet, or another part, behind a document type."""
    content = sheet(f'<row r="1">{text_cell("A1", text)}</row>')
    declared, _, rest = content.partition("?>")
    return with_part(part, f"{declared}?><!DOCTYPE worksheet [{declarations}]>{rest}".encode())


def encoded(encoding: str, declared: str) -> bytes:
    return with_part(SHEET, sheet(ONE_CELL).replace("UTF-8", declared).encode(encoding))


def delayed_encoding() -> bytes:
    """The declaration comes in lower case and single quotes."""
    content = sheet(ONE_CELL).replace('encoding="UTF-8"', "encoding='utf-7'")
    return with_part(SHEET, content.encode())


def deep(levels: int) -> bytes:
    return book(f'<row r="1"><c r="A1"><v>1</v></c></row>{"<a>" * levels}{"</a>" * levels}')


def far_doctype() -> bytes:
    """A declaration exactly where two pieces of 32 KB meet, in a part that is not packed."""
    begin = "<?xml version='1.0'?>"
    filler = " " * (32_768 - len(begin) - len("<!DOC"))
    content = f"{begin}{filler}<!DOCTYPE x><x/>"
    return pack(parts(), ("docProps/app.xml", content.encode()), method=zipfile.ZIP_STORED)


def named(cells: str) -> bytes:
    return book(f'<row r="1">{cells}</row>')


def without_links() -> bytes:
    return pack({name: content for name, content in parts().items() if name != LINKS})


def named_with_prefix(values: str) -> bytes:
    content = sheet(f'<x:row r="1"><x:c r="C1">{values}</x:c></x:row>')
    return with_part(
        SHEET,
        re.sub(r"(</?)(?=worksheet|sheetData)", r"\1x:", content).replace("xmlns=", "xmlns:x=").encode(),
    )


def elsewhere(part: str, kind: str, decoy: str, target: str) -> bytes:
    """A workbook of which one relation leads to a copy of a part, beside the part itself."""
    held = parts(texts=shared("1"))
    copied = held.get(decoy, b"")
    return pack({**held, part: relations((kind, target)).encode(), "xl/lain.xml": copied})


TWICE = ("book_cell_misleading", "Data", (1, "C"))
CASES = [
    Case("a document type alone", lambda: declaring("", "x"), "book_unsafe_xml"),
    Case("a billion laughs", lambda: declaring(_LAUGHS, "&l9;"), "book_unsafe_xml"),
    Case(
        "quadratic growth",
        lambda: declaring(f'<!ENTITY e "{"a" * 90_000}">', "&e;" * 5_000),
        "book_unsafe_xml",
    ),
    Case(
        "an entity from a file",
        lambda: declaring('<!ENTITY e SYSTEM "file:///etc/passwd">'),
        "book_unsafe_xml",
    ),
    Case(
        "a parameter entity",
        lambda: declaring('<!ENTITY % p SYSTEM "http://127.0.0.1/p"> %p;'),
        "book_unsafe_xml",
    ),
    Case(
        "entities in the list of sheets", lambda: declaring('<!ENTITY e "b">', part=BOOK), "book_unsafe_xml"
    ),
    Case("entities in the relations", lambda: declaring('<!ENTITY e "b">', part=LINKS), "book_unsafe_xml"),
    Case("entities in the texts", lambda: declaring('<!ENTITY e "b">', part=TEXTS), "book_unsafe_xml"),
    Case("entities in the styles", lambda: declaring('<!ENTITY e "b">', part=STYLES), "book_unsafe_xml"),
    Case(
        "entities where nobody reads",
        lambda: declaring('<!ENTITY e "b">', part="xl/lain.xml"),
        "book_unsafe_xml",
    ),
    Case("entities between two pieces", far_doctype, "book_unsafe_xml"),
    Case("raw sections", lambda: named('<c r="A1" t="str"><v><![CDATA[1]]></v></c>'), "book_unsafe_xml"),
    Case("UTF-16 with a mark", lambda: encoded("utf-16", "UTF-16"), "book_of_other_encoding"),
    Case("UTF-16 without a mark", lambda: encoded("utf-16-le", "UTF-8"), "book_of_other_encoding"),
    Case("UTF-7", delayed_encoding, "book_of_other_encoding"),
    Case("EBCDIC", lambda: encoded("utf-8", "cp037"), "book_of_other_encoding"),
    Case("100,000 levels", lambda: deep(100_000), "book_misleading", "Data"),
    Case("200,000 levels", lambda: deep(200_000), "book_misleading", "Data"),
    Case(
        "an attribute of a megabyte",
        lambda: named(f'<c r="A1" x="{"a" * 999_999}"><v>1</v></c>'),
        "book_inflates",
    ),
    Case("unclosed", lambda: with_part(SHEET, sheet(ONE_CELL)[:-40].encode()), "book_broken"),
    Case("a reference without a column", lambda: named('<c r="11"><v>1</v></c>'), "book_cell_nowhere"),
    Case("a reference far outside", lambda: named('<c r="ZZZZZZ1"><v>1</v></c>'), "book_cell_nowhere"),
    Case("a column behind the last", lambda: named('<c r="XFE1"><v>1</v></c>'), "book_cell_nowhere"),
    Case(
        "a row behind the last", lambda: book('<row r="1048577"><c><v>1</v></c></row>'), "book_cell_nowhere"
    ),
    Case(
        "a row of eleven digits",
        lambda: book('<row r="99999999999"><c r="A99999999999"><v>1</v></c></row>'),
        "book_cell_nowhere",
    ),
    Case("a text that is not there", lambda: named('<c r="A1" t="s"><v>99</v></c>'), "book_broken"),
    Case(
        "rows backwards",
        lambda: book('<row r="5"><c r="A5"><v>5</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>'),
        "book_misleading",
        "Data",
    ),
    Case("no sheet at all", lambda: book(book=workbook()), "book_broken"),
    Case(
        "600 sheets", lambda: book(book=workbook(*(f"L{n}" for n in range(600)))), "book_of_too_many_sheets"
    ),
    Case("broken styles", lambda: book(styles=styles("0")[:-9]), "book_broken"),
    Case("no relations", without_links, "book_broken"),
    Case(
        "a number that is none",
        lambda: named('<c r="A1"><v>1</v></c><c r="B1" t="n"><v>1,5</v></c>'),
        "book_cell_unreadable",
        "Data",
        (1, "B"),
    ),
    Case(
        "a number that some programs read up to its comma",
        lambda: named('<c r="A1"><v>1</v></c><c r="B1"><v>12,336</v></c>'),
        "book_cell_unreadable",
        "Data",
        (1, "B"),
    ),
    Case(
        "a number without a value",
        lambda: named('<c r="A1"><v>1</v></c><c r="C1" t="n"><v>nan</v></c>'),
        "book_cell_unreadable",
        "Data",
        (1, "C"),
    ),
    Case(
        "a number beyond all numbers",
        lambda: named('<c r="A1"><v>1</v></c><c r="B1"><v>-7E+310</v></c>'),
        "book_cell_unreadable",
        "Data",
        (1, "B"),
    ),
    Case(
        "neither true nor false",
        lambda: named('<c r="A1" t="b"><v>7</v></c>'),
        "book_cell_unreadable",
        "Data",
        (1, "A"),
    ),
    *(
        Case(name, partial(named, f'<c r="A1"><v>1</v></c><c r="C1"{cell}'), *TWICE)
        for name, cell in (
            ("two values in a cell", "><v>1</v><v>2</v></c>"),
            ("two values in a cell, on lines of their own", ">\n<v>1</v>\n<v>2</v>\n</c>"),
            ("two values around a formula", "><v>1</v><f>A1</f><v>2</v></c>"),
            ("a value and a text", ' t="inlineStr"><v>1</v><is><t>2</t></is></c>'),
            ("two texts in a cell", ' t="inlineStr"><is><t>1</t></is><is><t>2</t></is></c>'),
            ("a text named by a number below nought", ' t="s"><v>-1</v></c>'),
            ("a text named by a fraction", ' t="s" s="0"><v>0.7</v></c>'),
            ("a text named by a number of twenty digits", ' t="s"><v>18446744073709551617</v></c>'),
            ("a text named by a word", ' t="s"><v>0abc</v></c>'),
        )
    ),
    Case(
        "another list of sheets",
        lambda: elsewhere("_rels/.rels", "officeDocument", BOOK, "xl/lain.xml"),
        "book_misleading",
    ),
    Case(
        "another list of texts",
        lambda: elsewhere(LINKS, "sharedStrings", TEXTS, "lain.xml"),
        "book_misleading",
    ),
    Case(
        "another list of styles",
        lambda: elsewhere(LINKS, "styles", STYLES, "/xl/lain.xml"),
        "book_misleading",
    ),
    *(
        Case(name, partial(named, f'<c r="A1"><v>1</v></c>{cells}'), "book_cell_repeated", *TWICE[1:])
        for name, cells in (
            ("a cell twice", '<c r="C1"><v>1</v></c><c r="C1"><v>2</v></c>'),
            ("a cell twice, apart", '<c r="C1"><v>1</v></c><c r="D1"><v>3</v></c><c r="C1"><v>2</v></c>'),
            ("a number and a text", '<c r="C1"><v>1</v></c><c r="C1" t="inlineStr"><is><t>1</t></is></c>'),
            ("a formula and a value", '<c r="C1"><f>A1</f><v>1</v></c><c r="C1"><v>2</v></c>'),
            ("a cell twice, oddly written", "<c r='C1'><v>1</v></c><c r='C1'><v>2</v></c>"),
        )
    ),
    *(
        Case(f"a text named by letters, written {name}", partial(named, cell), *TWICE)
        for name, cell in (
            ("as usual", '<c r="C1" t="s"><v>abc</v></c>'),
            ("with other quotes", "<c r='C1' t='s'><v>abc</v></c>"),
            ("with blanks", '<c r="C1" t ="s"> <v >abc</v></c>'),
            ("with an attribute", '<c r="C1" t="s"><v a="1">abc</v></c>'),
            ("at length", f'<c r="C1" cm="{"0" * 300}" t="s"><v>abc</v></c>'),
        )
    ),
    Case(
        "an attribute twenty thousand times",
        lambda: named("<c" + 20_000 * ' t="s"' + "><v>1</v></c>"),
        "book_broken",
    ),
    Case(
        "a cell twice with one value",
        lambda: named(2 * '<c r="C1"><v>1</v></c>'),
        "book_cell_repeated",
        *TWICE[1:],
    ),
    Case(
        "cells from the last on",
        lambda: named('<c r="C1"><v>1</v></c><c r="A1"><v>2</v></c>'),
        "book_cell_repeated",
        "Data",
        (1, "A"),
    ),
    Case(
        "a row twice",
        lambda: named('<c r="C1"><v>1</v></c></row><row r="1"><c r="C1"><v>2</v></c>'),
        "book_misleading",
        "Data",
    ),
    Case(
        "an angle in a number",
        lambda: named('<c r="C1"><v>58&lt;7</v></c>'),
        "book_cell_unreadable",
        *TWICE[1:],
    ),
    Case(
        "a digit by its number, as every reader of XML has it", lambda: named('<c r="C1"><v>58&#53;7</v></c>')
    ),
    Case("blank texts", lambda: named('<c r="A1"><v>1</v></c><c r="C1" t="str"><v></v></c>')),
    Case("two values with a prefix", lambda: named_with_prefix("<x:v>1</x:v><x:v>2</x:v>"), *TWICE),
    Case("an entity that nobody declared", lambda: named('<c r="A1"><v>58&x;55</v></c>'), "book_broken"),
    Case("signs by their numbers in a text", lambda: named('<c r="A1" t="str"><v>5&amp;8&#53;7</v></c>')),
    Case("one value on a line of its own", lambda: named('<c r="A1">\n<v>1</v>\n</c>')),
    Case(
        "a text of runs", lambda: named('<c r="A1" t="inlineStr"><is><r><t>1</t></r><r><t>2</t></r></is></c>')
    ),
    Case("one value with a prefix", lambda: named_with_prefix("<x:v>1</x:v>")),
]
