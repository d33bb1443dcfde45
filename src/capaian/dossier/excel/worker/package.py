"""What a file is: a workbook whose parts are harmless,
or something else that is refused by its name.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from posixpath import normpath
from typing import Final
from xml.etree import ElementTree

from capaian.dossier.excel.worker.archive import Archive
from capaian.dossier.excel.worker.limits import Limits, RefusedError

BOOK: Final = "xl/workbook.xml"
STYLES: Final = "xl/styles.xml"
_TEXTS: Final = "xl/sharedstrings.xml"
_LINKS: Final = "xl/_rels/workbook.xml.rels"
_LINK_ID: Final = re.compile(r"\{[^}]*relationships\}id")
_ZIP: Final = b"PK\x03\x04"
_OLE: Final = b"\xd0\xcf\x11\xe0"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_HEAD_BYTES: Final = 1024
_KINDS: Final = (
    (re.compile(rb"%PDF-"), "book_is_no_table", "pdf"),
    (re.compile(rb"\{\\rtf"), "book_is_no_table", "rtf"),
    (re.compile(rb"\x89PNG|\xff\xd8\xff"), "book_is_no_table", "gambar"),
    (re.compile(rb"Rar!\x1a|7z\xbc\xaf\x27\x1c|\x1f\x8b\x08"), "book_is_no_table", "arsip"),
    (
        re.compile(rb"\s*<(?:!doctype\s+html|html|table|head|meta)\b", re.I),
        "book_of_other_kind",
        "html",
    ),
    (re.compile(rb"(?s).*office:spreadsheet"), "book_of_other_kind", "XML Spreadsheet 2003"),
    (re.compile(rb"\s*<[?a-z_]", re.I), "book_is_no_table", "XML"),
    (re.compile(rb'\s*(?:\{\s*["}]|\[\s*[\[{"\]])'), "book_is_no_table", "JSON"),
    (re.compile(rb"[^\x00-\x08\x0e-\x1f]*\Z"), "book_of_other_kind", "teks (csv)"),
)
"""How files begin that were chosen by a wrong click, with their refusal and name;
the first that fits.
"""
_ARCHIVES: Final = re.compile(r"\.(?:zip|xls[xmb]?|docx|docm|pptx|ods|odt|rar|7z|gz|jar)$")
_ARCHIVE_MARKS: Final = (_ZIP, b"Rar!\x1a", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b\x08")
_MACROS: Final = re.compile(r"vbaproject|^xl/macrosheets/|^xl/activex/")
_MACRO_LINKS: Final = ("/vbaProject", "/xlMacrosheet", "/xlIntlMacrosheet")
_STRANGERS: Final = (
    ("mimetype", "book_of_other_kind", "ods"),
    ("xl/workbook.bin", "book_of_other_kind", "xlsb"),
    ("word/", "book_is_no_table", "docx"),
    ("ppt/", "book_is_no_table", "pptx"),
)
_DECLARING: Final = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
# <v>1<!-- -->00</v> and <v>1<x/>00</v> are 1 to some readers and 100 to others; no program writes
# them.
_DIVIDING: Final = re.compile(rb"<!|.<\?|[<:]v>[^<&]*(?:<[^/]|&#)", re.DOTALL)
_ENCODING: Final = re.compile(rb"""\A<\?xml[^>]*encoding=["'](?!utf-?8|us-ascii)""", re.IGNORECASE)
_OVERLAP_BYTES: Final = 16
"""Kept of a piece of a part, for a mark that begins in it and ends in the next."""


@dataclass(frozen=True)
class Package:
    """A workbook without macros, other archives and unsafe XML."""

    archive: Archive
    sheets: Mapping[str, str]
    """The part of each sheet, by its name."""


def open_package(content: bytes, limits: Limits) -> Package:
    """Return what may be read of a workbook, after a look at all of its parts.

    Raises:
        RefusedError: With the first reason not to read it.
    """
    _check_kind(content)
    if len(content) > limits.file_bytes:
        raise RefusedError("book_file_too_large", limit=f"{limits.file_bytes // 1_000_000} MB")
    archive = Archive(content, limits)
    _check_parts(archive)
    listed = [*_sheets(archive)]
    sheets = dict(listed)
    if not sheets or not {*sheets.values()} <= archive.parts.keys():
        raise RefusedError("book_broken", part=BOOK)
    if len(sheets) < len(listed):
        raise RefusedError("book_misleading", what="dua lembar bernama sama")
    read = {BOOK, STYLES, _TEXTS, _LINKS, *sheets.values()}
    for name in archive.parts:
        _check_part(name, archive, is_read=name in read)
    return Package(archive, sheets)


def _check_kind(content: bytes) -> None:
    """Refuse what is no archive, and say what it is instead."""
    if not content.strip():
        raise RefusedError("book_empty")
    if content.startswith(_ZIP):
        return
    if content.startswith(_OLE):
        raise (
            RefusedError("book_locked")
            if _ENCRYPTED in content
            else RefusedError("book_of_other_kind", kind="xls")
        )
    head = content[:_HEAD_BYTES]
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        head = head.decode("utf-16", "ignore").encode()
    for mark, code, kind in _KINDS:
        if mark.match(head.removeprefix(codecs.BOM_UTF8)):
            raise RefusedError(code, kind=kind)
    raise RefusedError("book_broken", part="awal berkas")


def _check_parts(archive: Archive) -> None:
    """Refuse archives that are no workbook, and workbooks that hold programs or other archives.

    Only a program that is really there counts: some services declare macros in files that have
    none.
    """
    if any(_MACROS.search(name) for name in archive.parts):
        raise RefusedError("book_with_macros")
    if BOOK not in archive.parts:
        for start, code, kind in _STRANGERS:
            if any(name.startswith(start) for name in archive.parts):
                raise RefusedError(code, kind=kind)
        is_office = "[content_types].xml" in archive.parts
        raise (
            RefusedError("book_broken", part=BOOK)
            if is_office
            else RefusedError("book_is_no_table", kind="arsip zip")
        )
    if inner := next((name for name in archive.parts if _ARCHIVES.search(name)), None):
        raise RefusedError("book_with_archive", part=inner)


def _check_part(name: str, archive: Archive, *, is_read: bool) -> None:
    """Refuse a part that inflates, is an archive, declares entities,
    or is read and not plain UTF-8.
    """
    unsafe = _DIVIDING if is_read else _DECLARING
    before = b""
    for place, piece in enumerate(archive.pieces(name)):
        if place == 0 and piece.startswith(_ARCHIVE_MARKS):
            raise RefusedError("book_with_archive", part=name)
        if is_read and (b"\0" in piece or (place == 0 and _ENCODING.match(piece))):
            raise RefusedError("book_of_other_encoding", part=name)
        if name.endswith((".xml", ".rels", ".vml")) and unsafe.search(before + piece):
            raise RefusedError("book_unsafe_xml", part=name)
        before = piece[-_OVERLAP_BYTES:]


def parse_part(name: str, archive: Archive) -> ElementTree.Element:
    """Return a small part as elements.

    Raises:
        RefusedError: It is no XML, or declares entities.
    """
    content = archive.read(name)
    if _DECLARING.search(content):
        raise RefusedError("book_unsafe_xml", part=name)
    try:
        return ElementTree.fromstring(content)
    except (ElementTree.ParseError, LookupError, ValueError):
        raise RefusedError("book_broken", part=name) from None


def _sheets(archive: Archive) -> Iterator[tuple[str, str]]:
    """Yield the sheets with cells, name and part."""
    parts = _linked_sheets(archive)
    for sheet in parse_part(BOOK, archive).iterfind("{*}sheets/{*}sheet"):
        link = next((value for name, value in sheet.items() if _LINK_ID.fullmatch(name)), "")
        if link in parts:
            yield sheet.get("name", ""), parts[link]


def _linked_sheets(archive: Archive) -> Mapping[str, str]:
    """Return the parts of sheets by the ids of their links."""
    found: dict[str, str] = {}
    for link in parse_part(_LINKS, archive).iterfind("{*}Relationship"):
        kind, target = link.get("Type", ""), link.get("Target", "").replace("\\", "/")
        if kind.endswith(_MACRO_LINKS):
            raise RefusedError("book_with_macros")
        if kind.endswith(("/worksheet", "/sharedStrings", "/styles")):
            path = target.lstrip("/") if target.startswith("/") else normpath(f"xl/{target}")
            if link.get("TargetMode") == "External" or "://" in target or path.startswith(".."):
                raise RefusedError("book_part_outside", target=target)
            if kind.endswith("/worksheet"):
                found[link.get("Id", "")] = path.lower()
    return found
