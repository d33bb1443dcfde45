"""Files that are something else, whatever their name says."""

from __future__ import annotations

from tests.workbooks.hostile.packing import (
    BOOK,
    TYPES,
    Case,
    content_types,
    pack,
    parts,
    relations,
    with_part,
)

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def macro_type() -> bytes:
    return with_part(
        TYPES, content_types("application/vnd.ms-excel.sheet.macroEnabled.main+xml").encode()
    )


def macros_elsewhere() -> bytes:
    links = relations(("worksheet", "worksheets/sheet1.xml"), ("vbaProject", "data/isi.dat"))
    return pack({**parts(links=links), "xl/data/isi.dat": b"Attribute VB_Name"})


def open_document() -> bytes:
    files = {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<x/>"}
    return pack(files)


def binary_book() -> bytes:
    files = {name: content for name, content in parts().items() if name != BOOK}
    return pack(files, ("xl/workbook.bin", b"\x83\x01"))


def without_book() -> bytes:
    return pack({name: content for name, content in parts().items() if name != BOOK})


def word_file() -> bytes:
    return pack({TYPES: b"<Types/>", "word/document.xml": b"<document/>"})


def excel_2003() -> bytes:
    return (
        b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
        b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'
    )


CASES = [
    Case("empty", lambda: b"", "book_empty"),
    Case("blank", lambda: b" \r\n\t", "book_empty"),
    Case("old xls", lambda: _OLE + "Workbook".encode("utf-16-le"), "book_of_other_kind"),
    Case(
        "locked by a password",
        lambda: _OLE + "EncryptedPackage".encode("utf-16-le"),
        "book_locked",
    ),
    Case("OpenDocument", open_document, "book_of_other_kind"),
    Case("csv", lambda: b"\xef\xbb\xbfarea;value\r\n63.11;12336\r\n", "book_of_other_kind"),
    Case(
        "text that Excel calls Unicode",
        lambda: "Desa\t12\r\n".encode("utf-16"),
        "book_of_other_kind",
    ),
    Case(
        "html named xls", lambda: b"<HTML><table><tr><td>1</td></tr></table>", "book_of_other_kind"
    ),
    Case("binary workbook", binary_book, "book_of_other_kind"),
    Case("pdf", lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "book_is_no_table"),
    Case("rar", lambda: b"Rar!\x1a\x07\x01\x00" + bytes(40), "book_is_no_table"),
    Case("7z", lambda: b"7z\xbc\xaf\x27\x1c\x00\x04" + bytes(40), "book_is_no_table"),
    Case("gz", lambda: b"\x1f\x8b\x08\x00" + bytes(40), "book_is_no_table"),
    Case("XML", lambda: b'<?xml version="1.0"?><data><row/></data>', "book_is_no_table"),
    Case("JSON", lambda: b'[{"area": "63.11", "value": 12336}]', "book_is_no_table"),
    Case("tables of Excel 2003", excel_2003, "book_of_other_kind"),
    Case("Word file", word_file, "book_is_no_table"),
    Case("plain archive", lambda: pack({"foto.txt": b"x"}), "book_is_no_table"),
    Case("no workbook in it", without_book, "book_broken"),
    Case("noise", lambda: bytes(range(256)) * 4, "book_broken"),
    Case("macros by their part", lambda: with_part("xl/vbaProject.bin", b"x"), "book_with_macros"),
    Case("macros that only its type declares", macro_type),
    Case("macros under another name", macros_elsewhere, "book_with_macros"),
    Case(
        "macros of Excel 4",
        lambda: with_part("xl/macrosheets/sheet1.xml", b"<x/>"),
        "book_with_macros",
    ),
]
