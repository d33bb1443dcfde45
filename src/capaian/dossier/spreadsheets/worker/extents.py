"""How much a workbook takes once it is read: its places, empty ones too, and its texts as often as used."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from .book_parts import BookParts, SheetPart
from .limits import Limits
from .places import Places, require_few
from .refusal import Flaw, RefusedError, refuse
from .shared_texts import SharedTexts, refuse_texts, units
from .sheet_cells import Cell, scan_cells
from .sheet_watch import SheetWatch
from .zip_directory import Entry, Unpacking

_TAG: Final = re.compile(rb"<[^<>]*>")


def check_ratio(read: Iterable[Entry], limits: Limits) -> None:
    """Refuse parts that are packed so densely that nobody wrote them, were each of them small.

    Raises:
        RefusedError: A hundred sheets of a megabyte take half a minute, and as a file a hundred kilobytes.
    """
    beyond = sum(max(0, part.unpacked - limits.ratio_of_read * part.packed) for part in read)
    if beyond > limits.free_of_ratio:
        raise refuse("book_inflates", limit=f"{limits.unpacked_bytes // 1_000_000} MB")


def check_shared(parts: BookParts, unpacking: Unpacking, limits: Limits) -> None:
    """Refuse shared texts that are more without their markup than the cells have room for.

    That is told before the texts are taken apart, which takes seconds. Texts that no cell names count too.

    Args:
        parts: What the workbook consists of.
        unpacking: Gives the parts; it counts what comes out for itself.
        limits: How much is taken.

    Raises:
        RefusedError: They are too much.
    """
    texts = parts.texts
    if texts is None or texts.unpacked <= limits.texts_bytes:
        return
    pieces = (piece for sheet in parts.sheets for piece in unpacking.pieces(sheet.entry))
    room = limits.texts_bytes + limits.text_of_value * sum(map(_count_values, pieces))
    if texts.unpacked <= room:
        return
    total, before = 0, b""
    for piece in unpacking.pieces(texts):
        window = before + piece
        cut = max(window.rfind(b"<"), 0)
        before = window[cut:] if len(window) - cut <= limits.text_units else b""
        total += len(_TAG.sub(b"", window[:cut]))
        if total > room:
            raise refuse_texts(limits)


def _count_values(piece: bytes) -> int:
    """Return how many values end in some bytes, or more."""
    return piece.count(b"/v>") + piece.count(b":v>")


def check_extents(
    parts: BookParts, watches: Mapping[str, SheetWatch], unpacking: Unpacking, limits: Limits
) -> int:
    """Return how many cells have a value; most sheets are cleared without reading a cell.

    Raises:
        RefusedError: A sheet or all together have too many places for their values, too many values, or one
            has too long a text.
    """
    filled = [(sheet, watches[sheet.entry.name]) for sheet in parts.sheets]
    found = [(sheet, _extent(sheet, watch, unpacking, limits)) for sheet, watch in filled if watch.has_values]
    values = sum(places.values for _, places in found)
    require_few(values, sum(places.rows for _, places in found), limits)
    for sheet, places in found:
        _require_narrow(sheet, places, max(limits.cells, limits.cells_of_value * places.values))
    if sum(places.cells for _, places in found) > max(limits.cells_of_book, limits.cells_of_value * values):
        _require_narrow(*max(found, key=lambda one: one[1].cells), 0)
    return values


def _extent(sheet: SheetPart, watch: SheetWatch, unpacking: Unpacking, limits: Limits) -> Places:
    """Return the places of a sheet as its bytes told them; by each cell where these are unusual."""
    if watch.is_usual and watch.places.is_on_sheet and not watch.has_long_text:
        return watch.places
    # What is too wide for any number of values needs no closer look.
    _require_narrow(sheet, watch.places, limits.cells_of_value * limits.values)
    places = Places()

    def take(cell: Cell) -> None:
        places.take(cell.row, cell.column)
        require_few(places.values, places.rows, limits)
        if max(units(cell.value or ""), units(cell.formula or "")) > limits.text_units:
            raise refuse("book_text_too_long", sheet.name)

    scan_cells(sheet.entry.name, unpacking.again(sheet.entry), take)
    return places


def _require_narrow(sheet: SheetPart, places: Places, limit: int) -> None:
    if places.cells > limit:
        words = {"rows": str(places.last_row), "columns": str(places.last_column)}
        raise RefusedError([Flaw("book_sheet_too_wide", words, sheet.name, *places.farthest)])


def check_texts(
    parts: BookParts,
    watches: Mapping[str, SheetWatch],
    texts: SharedTexts | None,
    values: int,
    unpacking: Unpacking,
    limits: Limits,
) -> None:
    """Refuse a workbook whose texts are too much once each cell has its own copy of those that cells share.

    Args:
        parts: Its sheets.
        watches: What their bytes told, by the names of their parts.
        texts: Those that cells share, where they may be too much.
        values: Cells with a value.
        unpacking: Gives the sheets again.
        limits: How much is taken.

    Raises:
        RefusedError: One megabyte of file can hold two gigabytes of such texts.
    """
    most = limits.texts_bytes + limits.text_of_value * values
    total = 0
    for sheet in parts.sheets:
        watch = watches[sheet.entry.name]
        total += watch.long_bytes + watch.shared_bytes
        if texts is not None and watch.named < watch.texts:
            total += _weigh(sheet, texts, unpacking) - watch.shared_bytes
        if total > most:
            raise refuse_texts(limits)


def _weigh(sheet: SheetPart, texts: SharedTexts, unpacking: Unpacking) -> int:
    """Return the bytes of shared texts of a sheet by reading each of its cells."""
    places: list[bytes] = []

    def take(cell: Cell) -> None:
        if cell.names_text:
            places.append((cell.value or "").encode())

    scan_cells(sheet.entry.name, unpacking.again(sheet.entry), take)
    return texts.weigh(places)
