"""XML that declares entities, hides behind encodings, is none,
or that readers read in two ways.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping
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

_LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(10))


def declaring(declarations: str, text: str = "&e;", part: str = SHEET) -> bytes:
    """A sheet, or another part, behind a document type."""
    content = sheet(f'<row r="1">{text_cell("A1", text)}</row>')
    declared, _, rest = content.partition("?>")
    return with_part(part, f"{declared}?><!DOCTYPE worksheet [{declarations}]>{rest}".encode())


def encoded(encoding: str, declared: str) -> bytes:
    return with_part(SHEET, sheet(ONE_CELL).replace("UTF-8", declared).encode(encoding))


def far_doctype() -> bytes:
    """A declaration exactly where two pieces meet, in a part that is not packed."""
    begin = "<?xml version='1.0'?>"
    filler = " " * (262_144 - len(begin) - len("<!DOC"))
    content = f"{begin}{filler}<!DOCTYPE x><x/>"
    return pack(parts(), ("docProps/app.xml", content.encode()), method=zipfile.ZIP_STORED)


def named(cells: str) -> bytes:
    return book(f'<row r="1"><c r="A1"><v>1</v></c>{cells}</row>')


def without_links() -> bytes:
    return pack({name: content for name, content in parts().items() if name != LINKS})


_BROKEN: Mapping[str, Callable[[], bytes]] = {
    "unclosed": lambda: with_part(SHEET, sheet(ONE_CELL)[:-40].encode()),
    "no sheet at all": lambda: book(book=workbook()),
    "no relations": without_links,
    "broken styles": lambda: book(styles=styles("0")[:-9]),
    "a number format of 300,000 signs": lambda: book(styles=styles("[" * 300_000)),
    "a sheet that is not there": lambda: book(
        book=workbook("A", "B"),
        links=relations(
            ("worksheet", "worksheets/sheet1.xml"), ("worksheet", "worksheets/lain.xml")
        ),
    ),
    "a formula that does not say where": lambda: named("<c ><f>1</f></c>"),
    **{
        name: partial(named, cell)
        for name, cell in (
            ("a text that is not there", '<c r="C1" t="s"><v>99</v></c>'),
            ("a text named by letters", '<c r="C1" t="s"><v>abc</v></c>'),
            ("a number without a value", '<c r="C1" t="n"><v>nan</v></c>'),
            ("a number beyond all numbers", '<c r="C1"><v>-7E+310</v></c>'),
            ("neither true nor false", '<c r="C1" t="b"><v>7</v></c>'),
            ("an attribute twenty thousand times", "<c" + 20_000 * ' t="s"' + "><v>1</v></c>"),
        )
    },
}
CASES = [
    Case("a document type alone", lambda: declaring("", "x"), "book_unsafe_xml"),
    Case("a billion laughs", lambda: declaring(_LAUGHS, "&l9;"), "book_unsafe_xml"),
    Case(
        "an entity from a file",
        lambda: declaring('<!ENTITY e SYSTEM "file:///etc/passwd">'),
        "book_unsafe_xml",
    ),
    *(
        Case(
            f"entities in {part}",
            partial(declaring, '<!ENTITY e "b">', part=part),
            "book_unsafe_xml",
        )
        for part in (BOOK, LINKS, TEXTS, STYLES, "xl/lain.xml")
    ),
    Case("entities between two pieces", far_doctype, "book_unsafe_xml"),
    *(
        Case(name, partial(named, f'<c r="C1"{cell}</c>'), "book_unsafe_xml")
        for name, cell in (
            ("a raw section", ' t="str"><v><![CDATA[1]]></v>'),
            ("a comment in a value", "><v>1<!-- x -->00</v>"),
            ("an instruction in a value", "><v>1<?x y?>00</v>"),
            ("an element in a value", "><v>1<x/>00</v>"),
            ("a digit by its number", "><v>58&#53;7</v>"),
        )
    ),
    Case(
        "a comment in a shared text",
        lambda: book(texts=shared("KTP<!-- x --> rusak")),
        "book_unsafe_xml",
    ),
    Case("UTF-16 with a mark", lambda: encoded("utf-16", "UTF-16"), "book_of_other_encoding"),
    Case("UTF-16 without a mark", lambda: encoded("utf-16-le", "UTF-8"), "book_of_other_encoding"),
    Case("EBCDIC", lambda: encoded("utf-8", "cp037"), "book_of_other_encoding"),
    *(Case(name, make, "book_broken") for name, make in _BROKEN.items()),
    Case(
        "two sheets of one name",
        lambda: book(
            book=workbook("A", "A"),
            links=relations(*2 * (("worksheet", "worksheets/sheet1.xml"),)),
        ),
        "book_misleading",
    ),
    Case("signs by their numbers in a text", lambda: named(text_cell("C1", "5&amp;8&#53;7"))),
    Case("100,000 levels", lambda: book(f"{ONE_CELL}{'<a>' * 100_000}{'</a>' * 100_000}")),
]
