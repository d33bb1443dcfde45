"""Which parts of the archive are what: sheets in their order, styles, texts, and what is left alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from posixpath import normpath
from typing import Final

from .element_rules import BOOK, LINKS, watch_elements
from .limits import Limits
from .refusal import RefusedError, refuse
from .xml_parts import Attributes, XmlWatch
from .zip_directory import Entry, Unpacking

_TYPES: Final = "[content_types].xml"
_BOOK: Final = "xl/workbook.xml"
_LINKS: Final = "xl/_rels/workbook.xml.rels"
_ROOT: Final = "_rels/.rels"
_STYLES, _TEXTS = "xl/styles.xml", "xl/sharedstrings.xml"
_FIXED: Final = {"officeDocument": _BOOK, "styles": _STYLES, "sharedStrings": _TEXTS}
"""Where the reader looks for these, whatever the relations of the file say."""
_SHEET: Final = "worksheet"
_READ: Final = frozenset((_SHEET, *_FIXED))
"""Kinds of parts that values are read from."""
_LINKING: Final = frozenset(
    f"{space}/relationships id"
    for space in (
        "http://schemas.openxmlformats.org/officeDocument/2006",
        "http://purl.oclc.org/ooxml/officeDocument",
    )
)
"""The attribute that links a sheet, in the two namespaces of the standard."""
_TRUTHS: Final = {"1": True, "true": True, "0": False, "false": False, "": False}
_KEY_BYTES: Final = 10_000_000
"""Of a part that is read as a whole."""
_ARCHIVES: Final = re.compile(r"\.(?:zip|xls[xmb]?|docx|docm|pptx|ods|odt|rar|7z|gz|jar)$")
_OTHER_KINDS: Final = (("mimetype", "ods"), ("xl/workbook.bin", "xlsb"))
_NO_TABLES: Final = (("word/", "docx"), ("ppt/", "pptx"))
_MACROS: Final = re.compile(r"vbaproject|^xl/macrosheets/|^xl/activex/")
_PROGRAMS: Final = frozenset(("vbaProject", "xlMacrosheet", "xlIntlMacrosheet"))
"""Kinds of parts that are programs, whatever their names."""
_LEFT_ALONE: Final = (
    ("xl/externallinks/", "external_links"),
    ("xl/connections.xml", "connections"),
    ("xl/media/", "pictures"),
)


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A sheet as the workbook lists it."""

    name: str
    is_visible: bool
    entry: Entry


@dataclass(frozen=True, slots=True)
class BookParts:
    """The parts that are read."""

    sheets: tuple[SheetPart, ...]
    styles: Entry | None
    texts: Entry | None
    is_1904: bool
    """Whether its days are counted from 1904 on."""
    is_worked_out_on_opening: bool = False
    """Whether programs work its formulas out on opening: what wrote it may have worked out none."""

    def read(self) -> Iterator[Entry]:
        """Yield the parts of the archive that values are read from."""
        yield from (sheet.entry for sheet in self.sheets)
        yield from (part for part in (self.styles, self.texts) if part is not None)


def check_names(entries: Mapping[str, Entry]) -> None:
    """Refuse archives that are something else, and workbooks that hold programs or other archives.

    Raises:
        RefusedError: Naming what it is or holds.
    """
    if any(_MACROS.search(name) for name in entries):
        raise refuse("book_with_macros")
    for begin, kind in _OTHER_KINDS:
        if begin in entries:
            raise refuse("book_of_other_kind", kind=kind)
    if _BOOK not in entries:
        raise _refuse_stranger(entries)
    if held := next((name for name in entries if _ARCHIVES.search(name)), None):
        raise refuse("book_with_archive", part=held)


def _refuse_stranger(entries: Mapping[str, Entry]) -> RefusedError:
    kinds = (kind for begin, kind in _NO_TABLES if any(name.startswith(begin) for name in entries))
    if kind := next(kinds, None):
        return refuse("book_is_no_table", kind=kind)
    is_office_file = _TYPES in entries
    return (
        refuse("book_broken", part=_BOOK) if is_office_file else refuse("book_is_no_table", kind="arsip zip")
    )


def left_alone(entries: Mapping[str, Entry]) -> tuple[str, ...]:
    """Return what the workbook holds beside its cells and nobody reads."""
    return tuple(word for begin, word in _LEFT_ALONE if any(name.startswith(begin) for name in entries))


def find_parts(entries: Mapping[str, Entry], unpacking: Unpacking, limits: Limits) -> BookParts:
    """Return the parts that are read.

    Raises:
        RefusedError: The parts that list them are missing, unsafe or broken, or there are too many sheets.
    """
    if "macroenabled" in _read_key(entries, unpacking, _TYPES).lower().decode("utf-8", "replace"):
        raise refuse("book_with_macros")
    if _ROOT in entries:
        _read_links(entries, unpacking, _ROOT, "")
    links = _read_links(entries, unpacking, _LINKS, "xl/")
    listed = _Listed(limits)
    watch_elements(_BOOK, BOOK, [_read_key(entries, unpacking, _BOOK)], listed.take)
    sheets = tuple(
        SheetPart(sheet.get("name", ""), sheet.get("state", "visible") == "visible", _held(entries, path))
        for sheet in listed.sheets
        if (path := links.worksheets.get(_link_of(sheet)))
    )
    if not sheets:
        raise refuse("book_broken", part=_BOOK)
    _require_different(
        (sheet.get("name", "").casefold() for sheet in listed.sheets), "dua lembar bernama sama"
    )
    _require_different((sheet.entry.name for sheet in sheets), "dua lembar dari bagian yang sama")
    return BookParts(
        sheets, entries.get(_STYLES), entries.get(_TEXTS), listed.is_1904, listed.is_worked_out_on_opening
    )


def _read_links(entries: Mapping[str, Entry], unpacking: Unpacking, part: str, folder: str) -> _Links:
    links = _Links(folder)
    watch_elements(part, LINKS, [_read_key(entries, unpacking, part)], links.take)
    _require_different(links.names, "dua tautan bernama sama")
    if links.outside:
        raise refuse("book_part_outside", target=links.outside[0])
    if links.elsewhere:
        raise refuse("book_misleading", what=f"isinya di {links.elsewhere[0]}")
    return links


def _held(entries: Mapping[str, Entry], path: str) -> Entry:
    if path not in entries:
        raise refuse("book_broken", part=path)
    return entries[path]


def _require_different(names: Iterable[str], otherwise: str) -> None:
    """Refuse what a reader finds by a name that is there twice: each finds another."""
    if max(Counter(names).values(), default=0) > 1:
        raise refuse("book_misleading", what=otherwise)


def read_part(unpacking: Unpacking, entry: Entry) -> bytes:
    """Return a part that is read as a whole, after a look at each of its pieces.

    Raises:
        RefusedError: It is unsafe, or larger than any of its kind.
    """
    watch, kept, size = XmlWatch(entry.name), [], 0
    for piece in unpacking.pieces(entry):
        watch.feed(piece)
        kept.append(piece)
        size += len(piece)
        if size > _KEY_BYTES:
            raise refuse("book_inflates", limit=f"{_KEY_BYTES // 1_000_000} MB")
    return b"".join(kept)


def _read_key(entries: Mapping[str, Entry], unpacking: Unpacking, name: str) -> bytes:
    if name not in entries:
        raise refuse("book_broken", part=name)
    return read_part(unpacking, entries[name])


def _read_truth(text: str) -> bool:
    """Return a truth as its standard has it, blanks around it or not."""
    if (word := text.strip()) not in _TRUTHS:
        raise refuse("book_misleading", what="tahun dasar tanggal yang tidak lazim")
    return _TRUTHS[word]


def _link_of(sheet: Attributes) -> str:
    """Return by which relation a sheet is found; readers do not look where the prefix comes from."""
    links = {name: value for name, value in sheet.items() if name.endswith(" id")}
    if not links.keys() <= _LINKING or len(links) > 1:
        raise refuse("book_misleading", what="tautan lembar yang ganda atau asing")
    return next(iter(links.values()), "")


class _Links:
    """Relations of the workbook to its sheets, path by id; and to parts where the reader does not look."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self.worksheets: dict[str, str] = {}
        self.names: list[str] = []
        self.elsewhere: list[str] = []
        self.outside: list[str] = []
        """Where parts lie that are not in the file."""

    def take(self, name: str, attributes: Attributes) -> None:
        if name != "Relationship":
            return
        self.names.append(attributes.get("Id", ""))
        kind = attributes.get("Type", "").rpartition("/")[2]
        if kind in _PROGRAMS:
            raise refuse("book_with_macros")
        target = attributes.get("Target", "").replace("\\", "/")
        if kind in _READ and (attributes.get("TargetMode") == "External" or "://" in target):
            self.outside.append(target)
        path = (target.lstrip("/") if target.startswith("/") else normpath(self._folder + target)).lower()
        if kind == _SHEET:
            self.worksheets[self.names[-1]] = path
        elif _FIXED.get(kind, path) != path:
            self.elsewhere.append(path)


class _Listed:
    """Sheets as the workbook lists them."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self.sheets: list[Attributes] = []
        self.is_1904 = False
        self.is_worked_out_on_opening = False

    def take(self, name: str, attributes: Attributes) -> None:
        if name == "sheet":
            self.sheets.append(attributes)
            if len(self.sheets) > self._limits.sheets:
                raise refuse("book_of_too_many_sheets", limit=str(self._limits.sheets))
        elif name == "workbookPr":
            self.is_1904 = _read_truth(attributes.get("date1904", ""))
        elif name == "calcPr":
            self.is_worked_out_on_opening = _read_truth(attributes.get("fullCalcOnLoad", ""))
