"""What a file is, told by its first bytes: most files that are no workbook were made by a wrong click."""

from __future__ import annotations

import codecs
import re
from typing import Final

from .refusal import RefusedError, refuse

_ZIP: Final = b"PK\x03\x04"
_OLE: Final = b"\xd0\xcf\x11\xe0"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_HEAD: Final = 1024
_MARKUP: Final = re.compile(rb"\s*<(?:!doctype\s+html|html|table|head|meta)\b", re.IGNORECASE)
_CONTROL: Final = re.compile(rb"[\x00-\x08\x0e-\x1f]")
"""Bytes that no text holds."""
_MARKS: Final = (
    (b"%PDF-", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG", "gambar"),
    (b"\xff\xd8\xff", "gambar"),
    (b"Rar!\x1a", "arsip rar"),
    (b"7z\xbc\xaf\x27\x1c", "arsip 7z"),
    (b"\x1f\x8b\x08", "arsip gz"),
)
_XML: Final = re.compile(rb"\s*<(?:\?xml|[a-z_][a-z0-9_.-]*(?::[a-z0-9_.-]+)?[\s/>])", re.IGNORECASE)
_SHEETS_OF_2003: Final = b"urn:schemas-microsoft-com:office:spreadsheet"
_JSON: Final = re.compile(rb'\s*(?:\{\s*(?:"|\})|\[\s*[\[{"\]])')


def check_first_bytes(content: bytes) -> None:
    """Refuse what is no xlsx by its first bytes, and say what it is instead.

    Raises:
        RefusedError: It is empty, locked, of another kind, or nothing that is known.
    """
    if not content.strip():
        raise refuse("book_empty")
    if not content.startswith(_ZIP):
        raise _refuse_other(content)


def _refuse_other(content: bytes) -> RefusedError:
    if content.startswith(_OLE):
        return refuse("book_locked") if _ENCRYPTED in content else refuse("book_of_other_kind", kind="xls")
    for mark, kind in _MARKS:
        if content.startswith(mark):
            return refuse("book_is_no_table", kind=kind)
    head = _in_utf_8(content[:_HEAD])
    if _MARKUP.match(head):
        return refuse("book_of_other_kind", kind="html")
    if _SHEETS_OF_2003 in head:
        return refuse("book_of_other_kind", kind="XML Spreadsheet 2003")
    if _XML.match(head):
        return refuse("book_is_no_table", kind="XML")
    if _JSON.match(head):
        return refuse("book_is_no_table", kind="JSON")
    if not _CONTROL.search(head):
        return refuse("book_of_other_kind", kind="teks (csv)")
    return refuse("book_broken", part="awal berkas")


def _in_utf_8(head: bytes) -> bytes:
    """Return the first bytes of a text in one encoding, without its mark; Excel saves Unicode as UTF-16."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return head.decode("utf-16", "ignore").encode()
    return head.removeprefix(codecs.BOM_UTF8)
