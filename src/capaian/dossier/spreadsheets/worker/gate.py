"""The gate before the reader: a workbook passes it only if reading it can neither mislead nor fill memory.

The reader believes what a file says of itself: a sheet of two cells at opposite corners makes it ask for
400 GB and end the process. So every byte goes by here first, cheapest looks before dearer ones, and
nothing is written to disk.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final

from .book_parts import BookParts, SheetPart, check_names, find_parts, left_alone, read_part
from .empty_texts import find_empty_texts
from .extents import check_extent, check_texts, may_be_too_much, text_lengths
from .first_bytes import check_first_bytes
from .formats import Shown, odd_styles
from .limits import Limits
from .refusal import refuse
from .sheet_watch import SheetWatch
from .xml_parts import XmlWatch
from .zip_directory import Entry, Unpacking, read_directory

_XML: Final = (".xml", ".rels", ".vml")
_MARK_BYTES: Final = 16
_ARCHIVES: Final = (b"PK\x03\x04", b"Rar!\x1a", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b\x08")


@dataclass(frozen=True, slots=True)
class GatedSheet:
    """A sheet that may be read."""

    part: SheetPart
    has_values: bool
    is_odd: bool
    """Whether a cell may be more than its value."""


@dataclass(frozen=True, slots=True)
class GatedBook:
    """A workbook that may be read."""

    sheets: tuple[GatedSheet, ...]
    styles: Mapping[str, Shown]
    notes: tuple[str, ...]
    entries: Mapping[str, Entry]
    unpacking: Unpacking


def pass_gate(content: bytes, limits: Limits) -> GatedBook:
    """Return what may be read of a workbook.

    Raises:
        RefusedError: With the first reason not to read it.
    """
    check_first_bytes(content)
    if len(content) > limits.file_bytes:
        raise refuse("book_file_too_large", limit=f"{limits.file_bytes // 1_000_000} MB")
    entries = read_directory(content, limits)
    check_names(entries)
    unpacking = Unpacking(content, limits)
    parts = find_parts(entries, unpacking, limits)
    styles = odd_styles(parts.styles.name, read_part(unpacking, parts.styles)) if parts.styles else {}
    _watch_others(entries, parts, unpacking)
    weighs = may_be_too_much(parts, unpacking, limits)
    watched = _Watching(styles, limits, weighs=weighs)
    watches = {
        sheet.entry.name: watched.watch(sheet, unpacking.pieces(sheet.entry)) for sheet in parts.sheets
    }
    for sheet in parts.sheets:
        watches[sheet.entry.name] = watched.thin(parts, sheet, watches[sheet.entry.name], unpacking)
    for sheet in parts.sheets:
        check_extent(sheet, watches[sheet.entry.name], unpacking, limits)
    if weighs:
        check_texts(parts, watches, unpacking, limits)
    sheets = tuple(_gated(sheet, watches[sheet.entry.name]) for sheet in parts.sheets)
    return GatedBook(sheets, styles, left_alone(entries), entries, unpacking)


def _gated(sheet: SheetPart, watch: SheetWatch) -> GatedSheet:
    return GatedSheet(sheet, watch.has_values, watch.is_odd)


def _watch_others(entries: Mapping[str, Entry], parts: BookParts, unpacking: Unpacking) -> None:
    """Let everything but sheets go by: parts that nobody reads count too."""
    sheets = {sheet.entry.name for sheet in parts.sheets}
    for entry in entries.values():
        if entry.name not in sheets:
            _watch_other(entry, unpacking)


def _watch_other(entry: Entry, unpacking: Unpacking) -> None:
    watch = XmlWatch(entry.name) if entry.name.endswith(_XML) else None
    begin = b""
    for piece in unpacking.pieces(entry):
        begin = (begin + piece[:_MARK_BYTES])[:_MARK_BYTES]
        if watch is not None:
            watch.feed(piece)
        elif begin.startswith(_ARCHIVES):
            raise refuse("book_with_archive", part=entry.name)


class _Watching:
    """How sheets are watched."""

    def __init__(self, styles: Mapping[str, Shown], limits: Limits, *, weighs: bool) -> None:
        self._styles = styles
        self._limits = limits
        self._weighs = weighs

    def watch(self, sheet: SheetPart, pieces: Iterable[bytes]) -> SheetWatch:
        xml = XmlWatch(sheet.entry.name)
        watch = SheetWatch(sheet.name, self._styles, self._limits, weighs=self._weighs)
        for piece in pieces:
            xml.feed(piece)
            watch.feed(piece)
        watch.end()
        return watch

    def thin(self, parts: BookParts, sheet: SheetPart, watch: SheetWatch, unpacking: Unpacking) -> SheetWatch:
        """Leave empty texts out of a sheet that ends in them; return what its bytes tell then.

        A sheet in which a cell does not say where it stands stays as it is: the cells behind it would move.
        """
        texts = parts.texts
        lengths = partial(text_lengths, texts, unpacking) if texts else tuple
        empty = find_empty_texts(watch.bytes, watch.tail, lengths)
        if empty is None:
            return watch
        # Looked at from the beginning: what is left may be something else than what was there.
        thinned = self.watch(sheet, unpacking.thin(sheet.entry, empty.without))
        if not thinned.is_usual:
            del unpacking.thinned[sheet.entry.name]
        return thinned if thinned.is_usual else watch
