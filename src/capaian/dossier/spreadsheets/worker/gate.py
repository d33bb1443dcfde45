"""The gate before the reader: a workbook passes it only if reading it can neither mislead nor fill memory.

The reader believes what a file says of itself: a sheet of two cells at opposite corners makes it ask for
400 GB and end the process. So every byte goes by here first, cheapest looks before dearer ones, and
nothing is written to disk.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Final

from .beside_cells import Printed, in_few
from .book_parts import BookParts, SheetPart, check_names, find_parts, left_alone, read_part
from .conditional_formats import ConditionalFormats, read_conditional_formats
from .element_rules import SHEET, Allowance, watch_elements
from .empty_texts import find_empty_texts
from .extents import check_extents, check_ratio, check_shared, check_texts
from .filled_ends import FilledEnds
from .first_bytes import check_first_bytes
from .formats import Styles, read_styles
from .limits import Limits
from .marked_runs import Marked, find_marked
from .notes import Notes, NotesLeft
from .places import require_few
from .refusal import refuse
from .rows_below import WORTH, without_rows_below
from .shared_texts import SharedTexts, may_be_too_much
from .sheet_watch import SheetWatch
from .texts_form import TextsForm
from .xml_parts import XmlWatch
from .zip_directory import Entry, Unpacking, read_directory

_XML: Final = (".xml", ".rels", ".vml")
_MARK_BYTES: Final = 16
_TAIL: Final = 8_000
"""Bytes at the end of a sheet by which it is told what it ends in."""
_ARCHIVES: Final = (b"PK\x03\x04", b"Rar!\x1a", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b\x08")


@dataclass(frozen=True, slots=True)
class GatedSheet:
    """A sheet that may be read."""

    part: SheetPart
    has_values: bool
    is_odd: bool
    """Whether a cell may be more than its value."""
    values: int
    """How many cells have one, as its bytes tell: of an odd sheet about so many."""
    conditional: ConditionalFormats
    """Formats that its cells have under conditions."""
    hidden: tuple[tuple[int, int], ...]
    """The first and the last of columns that are not shown."""
    hidden_rows: tuple[tuple[int, int], ...]
    """The same of rows."""


@dataclass(frozen=True, slots=True)
class GatedBook:
    """A workbook that may be read."""

    sheets: tuple[GatedSheet, ...]
    styles: Styles
    marked: Marked
    """The places of shared texts of which a part is raised, lowered or struck out."""
    notes: tuple[str, ...]
    said: tuple[str, ...]
    """What it says beside its cells."""
    parts: BookParts
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
    check_ratio(parts.read(), limits)
    check_shared(parts, Unpacking(content, limits), limits)
    allowance = Allowance(limits)
    styles = _styles(parts, unpacking, allowance)
    marked, notes = _watch_others(entries, parts, unpacking, allowance)
    texts = _texts(parts, unpacking, limits)
    begin = partial(SheetWatch, styles=styles, limits=limits, texts=texts, allowance=allowance)
    watching = _Watching(parts, unpacking, begin, limits, allowance)
    watches = {sheet.entry.name: watching.watch(sheet) for sheet in parts.sheets}
    values = check_extents(parts, watches, unpacking, limits)
    check_texts(parts, watches, texts, values, unpacking, limits)
    # A cell that names no style has the first, and one that names a text may have any.
    are_odd = bool(marked.figures or marked.struck) or "0" in styles.looked_for
    sheets = tuple(
        _gated(sheet, watches[sheet.entry.name], styles, unpacking, is_odd=are_odd) for sheet in parts.sheets
    )
    said = (
        *notes,
        *((f"kepala atau kaki halaman {name}", text) for name, text in watching.printed),
        *(text for watch in watches.values() for text in watch.messages.texts),
        *(("format angka", word) for word in styles.words),
        *(("format bersyarat", word) for word in styles.faint.words),
        *(("format angka", word) for sheet in sheets for word in sheet.conditional.words),
    )
    return GatedBook(sheets, styles, marked, left_alone(entries), tuple(in_few(said)), parts, unpacking)


def _gated(
    sheet: SheetPart, watch: SheetWatch, styles: Styles, unpacking: Unpacking, *, is_odd: bool
) -> GatedSheet:
    conditional = ConditionalFormats()
    if watch.has_rules and (styles.conditional or watch.has_own_formats):
        pieces = unpacking.again(sheet.entry)
        conditional = read_conditional_formats(sheet.entry.name, pieces, styles)
    is_odd = is_odd or watch.is_odd or not watch.form.is_plain or bool(conditional)
    hidden = tuple(watch.hidden), tuple(watch.hidden_rows)
    return GatedSheet(sheet, watch.has_values, is_odd, watch.places.values, conditional, *hidden)


def _styles(parts: BookParts, unpacking: Unpacking, allowance: Allowance) -> Styles:
    if parts.styles is None:
        return Styles()
    return read_styles(parts.styles.name, read_part(unpacking, parts.styles), allowance)


def _texts(parts: BookParts, unpacking: Unpacking, limits: Limits) -> SharedTexts | None:
    """Return the texts that cells share, where they may be too much."""
    sheet_bytes = sum(sheet.entry.unpacked for sheet in parts.sheets)
    if parts.texts is None or not may_be_too_much(parts.texts, sheet_bytes, unpacking, limits):
        return None
    return SharedTexts(parts.texts, unpacking, limits)


def _watch_others(
    entries: Mapping[str, Entry], parts: BookParts, unpacking: Unpacking, allowance: Allowance
) -> tuple[Marked, list[tuple[str, str]]]:
    """Let everything but sheets go by, parts that nobody reads too; return the marked texts and comments."""
    marked = Marked()
    notes: list[tuple[str, str]] = []
    left = NotesLeft()
    sheets = {sheet.entry.name for sheet in parts.sheets}
    for entry in entries.values():
        if entry is parts.texts:
            marked = _watch_texts(entry, unpacking, allowance)
        elif entry.name not in sheets:
            notes += _watch_other(entry, unpacking, left)
    return marked, notes


def _watch_texts(entry: Entry, unpacking: Unpacking, allowance: Allowance) -> Marked:
    watch, form = XmlWatch(entry.name, has_values=True), TextsForm(entry.name, allowance)
    for piece in unpacking.pieces(entry):
        watch.feed(piece)
        form.feed(piece)
    form.end()
    return find_marked(entry.name, unpacking.again(entry)) if form.may_be_marked else Marked()


def _watch_other(entry: Entry, unpacking: Unpacking, left: NotesLeft) -> list[tuple[str, str]]:
    """Let a part go by; return what its comments, shapes or charts say."""
    watch = XmlWatch(entry.name) if entry.name.endswith(_XML) else None
    notes = Notes(entry.name, left)
    begin = b""
    for piece in unpacking.pieces(entry):
        begin = (begin + piece[:_MARK_BYTES])[:_MARK_BYTES]
        if watch is not None:
            watch.feed(piece)
            notes.feed(piece)
        elif begin.startswith(_ARCHIVES):
            raise refuse("book_with_archive", part=entry.name)
    return notes.texts()


class _Watching:
    """How sheets are watched."""

    def __init__(
        self,
        parts: BookParts,
        unpacking: Unpacking,
        begin: Callable[[str], SheetWatch],
        limits: Limits,
        allowance: Allowance,
    ) -> None:
        self._texts = parts.texts
        self._values = self._rows = 0
        self._unpacking = unpacking
        self._begin = begin
        self._limits = limits
        self._allowance = allowance
        self.printed: list[tuple[str, str]] = []
        """Heads and feet of pages, each with its sheet."""

    def watch(self, sheet: SheetPart) -> SheetWatch:
        """Return what the bytes of a sheet tell; blank texts are left out of one that ends in them.

        A sheet in which a cell does not say where it stands stays as it is: the cells behind it would move.
        """
        tail, ends, printed = b"", FilledEnds(), Printed()
        for piece in self._unpacking.pieces(sheet.entry):
            tail = (tail + piece[-_TAIL:])[-_TAIL:]
            ends.feed(piece)
            printed.feed(piece)
            require_few(self._values + ends.values, 0, self._limits)
        self._values += ends.values
        self.printed += [(sheet.name, text) for text in printed.texts()]
        empty = find_empty_texts(sheet.entry.unpacked, tail, lambda: self._blanks)
        if empty is None:
            self._rows += ends.rows
            require_few(0, self._rows, self._limits)
        else:
            thinned = self._look(sheet, self._unpacking.thin(sheet.entry, empty.without))
            if thinned.is_usual:
                return thinned
            del self._unpacking.thinned[sheet.entry.name]
        watch = self._look(sheet, self._unpacking.again(sheet.entry))
        is_plain = watch.is_usual and watch.form.is_plain and not watch.is_odd
        if is_plain and watch.empty_bytes > WORTH:
            for _ in self._unpacking.thin(sheet.entry, partial(without_rows_below, place=watch.filled_bytes)):
                pass
        return watch

    def _look(self, sheet: SheetPart, pieces: Iterable[bytes]) -> SheetWatch:
        xml, watch = XmlWatch(sheet.entry.name), self._begin(sheet.name)
        for piece in pieces:
            xml.feed(piece)
            watch.feed(piece)
        watch.end()
        if watch.is_parted:
            raise refuse("book_unsafe_xml", part=sheet.entry.name)
        if not watch.form.is_plain:
            again = self._unpacking.again(sheet.entry)
            watch_elements(sheet.entry.name, SHEET, again, sheet=sheet.name, allowance=self._allowance)
        return watch

    @cached_property
    def _blanks(self) -> Collection[int]:
        return SharedTexts(self._texts, self._unpacking, self._limits).blanks if self._texts else ()
