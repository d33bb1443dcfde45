"""What a file is and which of its parts are read: sheets in their order, texts, styles; the rest is left."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from posixpath import normpath
from typing import Final

from .archive import Archive
from .first_bytes import check_first_bytes
from .limits import Limits
from .refusal import RefusedError, refuse
from .xml_reader import Allowance, Attributes, XmlReader, among

_TYPES: Final = "[content_types].xml"
_BOOK: Final = "xl/workbook.xml"
_LINKS: Final = "xl/_rels/workbook.xml.rels"
_ROOT: Final = "_rels/.rels"
_STYLES, _TEXTS = "xl/styles.xml", "xl/sharedstrings.xml"
_FIXED: Final = {"officeDocument": _BOOK, "styles": _STYLES, "sharedStrings": _TEXTS}
"""Where these lie in every workbook of an office program."""
_SHEET: Final = "worksheet"
_LINKING: Final = re.compile(
    r"http://(?:schemas\.openxmlformats\.org/officeDocument/2006|purl\.oclc\.org/ooxml/officeDocument)"
    r"/relationships id"
)
"""The attribute that links a sheet, in the two namespaces of the standard."""
_TRUTHS: Final = {"1": True, "true": True, "0": False, "false": False, "": False}
_ARCHIVES: Final = re.compile(r"\.(?:zip|xls[xmb]?|docx|docm|pptx|ods|odt|rar|7z|gz|jar)$")
_ARCHIVE_MARKS: Final = (b"PK\x03\x04", b"Rar!\x1a", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b\x08")
_MACROS: Final = re.compile(r"vbaproject|^xl/macrosheets/|^xl/activex/")
_PROGRAMS: Final = frozenset({"vbaProject", "xlMacrosheet", "xlIntlMacrosheet"})
_OTHER_KINDS: Final = (("mimetype", "ods"), ("xl/workbook.bin", "xlsb"))
_NO_TABLES: Final = (("word/", "docx"), ("ppt/", "pptx"))
_LEFT_ALONE: Final = (
    ("xl/externallinks/", "external_links"),
    ("xl/connections.xml", "connections"),
    ("xl/media/", "pictures"),
)
_DECLARING: Final = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_OVERLAP_BYTES: Final = 16
"""Kept of a piece of a part, for a mark that begins in it and ends in the next."""


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A sheet as the workbook lists it."""

    name: str
    is_visible: bool
    part: str


@dataclass(frozen=True)
class Package:
    """The parts of a workbook that are read."""

    archive: Archive
    sheets: tuple[SheetPart, ...]
    styles: str | None
    texts: str | None
    is_1904: bool
    """Whether its days are counted from 1904 on."""
    left_alone: tuple[str, ...]
    """What it holds beside its cells and nobody reads."""


def open_package(content: bytes, limits: Limits, allowance: Allowance) -> Package:
    """Return what may be read of a workbook, after a look at all of its parts.

    Raises:
        RefusedError: With the first reason not to read it.
    """
    check_first_bytes(content)
    if len(content) > limits.file_bytes:
        raise refuse("book_file_too_large", limit=f"{limits.file_bytes // 1_000_000} MB")
    archive = Archive(content, limits)
    check_parts(archive)
    if _ROOT in archive.parts:
        _Links(_ROOT, "", limits, allowance).read(archive.pieces(_ROOT))
    links, listed = _Links(_LINKS, "xl/", limits, allowance), _Listed(_BOOK, limits, allowance)
    for reader in (links, listed):
        reader.read(archive.pieces(reader.part))
    sheets = tuple(
        SheetPart(sheet.get("name", ""), sheet.get("state", "visible") == "visible", links.sheets[link])
        for sheet in listed.sheets
        if (link := _link_of(sheet)) in links.sheets
    )
    _require_sound(sheets, listed, archive)
    styles, texts = (part if part in archive.parts else None for part in (_STYLES, _TEXTS))
    package = Package(archive, sheets, styles, texts, listed.is_1904, _left_alone(archive))
    _look_through(
        {*archive.parts} - {*(s.part for s in sheets), _BOOK, _LINKS, _ROOT, styles, texts}, archive
    )
    return package


def check_parts(archive: Archive) -> None:
    """Refuse archives that are something else, and workbooks that hold programs or other archives.

    Only a program that is really there counts: some services declare macros in files that have none.

    Raises:
        RefusedError: Naming what it is or holds.
    """
    if any(_MACROS.search(name) for name in archive.parts):
        raise refuse("book_with_macros")
    for begin, kind in _OTHER_KINDS:
        if begin in archive.parts:
            raise refuse("book_of_other_kind", kind=kind)
    if _BOOK not in archive.parts:
        raise _refuse_stranger(archive)
    if held := next((name for name in archive.parts if _ARCHIVES.search(name)), None):
        raise refuse("book_with_archive", part=held)


def _refuse_stranger(archive: Archive) -> RefusedError:
    for begin, kind in _NO_TABLES:
        if any(name.startswith(begin) for name in archive.parts):
            return refuse("book_is_no_table", kind=kind)
    if _TYPES in archive.parts:
        return refuse("book_broken", part=_BOOK)
    return refuse("book_is_no_table", kind="arsip zip")


def _left_alone(archive: Archive) -> tuple[str, ...]:
    return tuple(word for begin, word in _LEFT_ALONE if any(name.startswith(begin) for name in archive.parts))


def _require_sound(sheets: tuple[SheetPart, ...], listed: _Listed, archive: Archive) -> None:
    """Refuse a list of sheets of which two are one, or one is not there."""
    if not sheets:
        raise refuse("book_broken", part=_BOOK)
    _require_different((each.get("name", "").casefold() for each in listed.sheets), "dua lembar bernama sama")
    _require_different((each.part for each in sheets), "dua lembar dari bagian yang sama")
    if lost := next((each.part for each in sheets if each.part not in archive.parts), None):
        raise refuse("book_broken", part=lost)


def _require_different(names: Iterable[str], otherwise: str) -> None:
    if max(Counter(names).values(), default=0) > 1:
        raise refuse("book_misleading", what=otherwise)


def _look_through(names: Iterable[str | None], archive: Archive) -> None:
    """Let the parts go by that nobody reads: none may inflate, be an archive, or declare entities."""
    for name in filter(None, names):
        before = b""
        for place, piece in enumerate(archive.pieces(name)):
            if place == 0 and piece.startswith(_ARCHIVE_MARKS):
                raise refuse("book_with_archive", part=name)
            if name.endswith((".xml", ".rels", ".vml")) and _DECLARING.search(before + piece):
                raise refuse("book_unsafe_xml", part=name)
            before = piece[-_OVERLAP_BYTES:]


def _link_of(sheet: Attributes) -> str:
    """Return the relation by which a sheet is found; other attributes of that name lead other readers."""
    links = [name for name in sheet if name.endswith(" id")]
    if len(links) > 1 or not all(map(_LINKING.fullmatch, links)):
        raise refuse("book_misleading", what="tautan lembar yang ganda atau asing")
    return sheet[links[0]] if links else ""


class _Links(XmlReader):
    """Relations to sheets, path by id; what values are read from lies in the file, where it always does."""

    parents = among(Relationships="", Relationship="Relationships")

    def __init__(self, part: str, folder: str, limits: Limits, allowance: Allowance) -> None:
        super().__init__(part, limits, allowance)
        self._folder = folder
        self._ids: set[str] = set()
        self.sheets: dict[str, str] = {}

    def take(self, name: str, attributes: Attributes) -> None:
        if name != "Relationship":
            return
        kind, target = attributes.get("Type", "").rpartition("/")[2], attributes.get("Target", "")
        if kind in _PROGRAMS:
            raise refuse("book_with_macros")
        if (link := attributes.get("Id", "")) in self._ids:
            self.misleading("dua tautan bernama sama")
        self._ids.add(link)
        if kind != _SHEET and kind not in _FIXED:
            return
        target = target.replace("\\", "/")
        if attributes.get("TargetMode") == "External" or "://" in target:
            raise refuse("book_part_outside", target=target)
        path = (target.lstrip("/") if target.startswith("/") else normpath(self._folder + target)).lower()
        if path.startswith(".."):
            raise refuse("book_part_outside", target=target)
        if kind == _SHEET:
            self.sheets[link] = path
        elif path != _FIXED[kind]:
            self.misleading(f"isinya di {path}")


class _Listed(XmlReader):
    """Sheets as the workbook lists them, and from which year its days are counted."""

    parents = among(workbook="", workbookPr="workbook", sheets="workbook", sheet="sheets")

    def __init__(self, part: str, limits: Limits, allowance: Allowance) -> None:
        super().__init__(part, limits, allowance)
        self.sheets: list[Attributes] = []
        self.is_1904 = False

    def take(self, name: str, attributes: Attributes) -> None:
        if name == "sheet":
            self.sheets.append(attributes)
            if len(self.sheets) > self.limits.sheets:
                raise refuse("book_of_too_many_sheets", limit=str(self.limits.sheets))
        elif name == "workbookPr":
            truth = _TRUTHS.get(attributes.get("date1904", "").strip())
            if truth is None:
                self.misleading("tahun dasar tanggal yang tidak lazim")
            self.is_1904 = bool(truth)
