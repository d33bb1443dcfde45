"""The second look: what the reader does not tell of a cell beyond its value, or silently takes for empty."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from .conditional_formats import ConditionalFormats
from .faint_styles import STRUCK
from .formats import Styles, plain_number
from .marked_runs import Marked
from .refusal import MOST_NAMED, Flaw, RefusedError
from .repeated_cells import Seen, find_repeated_cells
from .sheet_cells import Cell, EnoughError, scan_cells
from .zip_directory import Entry, Unpacking

_NUMBER: Final = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?")
_NO_FORMULAS: Final = (None, "TRUE()", "FALSE()")
"""LibreOffice saves true and false as formulas."""
_OF_MOMENTS: Final = frozenset("-:")
"""Signs of which a day or a time in words has at least one."""
_TRUTHS: Final = ("0", "1", "TRUE", "FALSE")
_ERRORS: Final = frozenset({"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"})
"""Words of errors that the reader knows; of a newer one it gives up the sheet."""
_OF_NUMBERS: Final = frozenset({"", "n", "d"})
_OF_TEXTS: Final = frozenset({"s", "str", "inlineStr"})
_LARGEST: Final = Decimal("1.7976931348623157e308")
"""Number that programs can keep."""
_WORD: Final = 100
_UNNAMED: Final = "tanpa nama galat"

_CELLS_OF_LINE: Final = 1_000
_MOST_FAINT: Final = 2_000
"""Cells of a sheet that are told to be struck out or unseen."""


@dataclass(frozen=True, slots=True)
class Looks:
    """What makes a cell look otherwise than its value."""

    styles: Styles
    conditional: ConditionalFormats
    marked: Marked
    """Places of shared texts that are seen otherwise."""
    is_worked_out_on_opening: bool = False
    """Whether the nought of a formula may stand for a value that was never worked out."""


def find_odd_cells(sheet: str, entry: Entry, unpacking: Unpacking, looks: Looks) -> list[str]:
    """Return the cells that are more than their value, in lines of JSON: each its row, column, what and word.

    Those that are struck out or not seen have a line of their own.

    An error or a missing value goes before what a format shows, and that before a formula.

    Args:
        sheet: Its name.
        entry: Its part.
        unpacking: Gives the part again.
        looks: What makes cells look otherwise.

    Raises:
        RefusedError: Programs read different values of a cell, or it is said to be a number and is none.
    """
    lines: list[str] = []
    flaws: list[Flaw] = []
    odd: list[tuple[int, int, str, str]] = []
    faint = _FaintCells(looks)
    seen = Seen()

    def tell() -> None:
        lines.append(json.dumps({"odd": odd}, ensure_ascii=False, separators=(",", ":")))
        odd.clear()

    def take(cell: Cell) -> None:
        seen.take(cell)
        if (flaw := _flaw(sheet, cell)) is not None:
            flaws.append(flaw)
            if len(flaws) == MOST_NAMED:
                raise EnoughError
        faint.take(cell)
        if (found := _oddness(cell, looks)) is not None:
            odd.append((cell.row, cell.column, found[0], found[1][:_WORD]))
            if len(odd) == _CELLS_OF_LINE:
                tell()

    scan_cells(entry.name, unpacking.again(entry), take)
    if wrong := flaws or find_repeated_cells(sheet, entry, unpacking, seen):
        raise RefusedError(wrong)
    if odd:
        tell()
    return [*lines, *faint.lines()]


def _oddness(cell: Cell, looks: Looks) -> tuple[str, str] | None:
    if cell.kind == "e":
        return "error", cell.value or _UNNAMED
    if cell.formula is not None and _lacks_value(cell, looks):
        return "no_value", cell.formula
    if cell.has_marked_part or _is_among(cell, looks.marked.figures):
        return "marked", ""
    shown = _shown(cell, looks)
    # That an amount is one says less than that it was worked out.
    if shown is not None and (shown[0] != "money" or cell.formula is None):
        return shown
    return None if cell.formula in _NO_FORMULAS else ("formula", cell.formula or "")


class _FaintCells:
    """Gathers the cells that are not to be read, or not seen."""

    def __init__(self, looks: Looks) -> None:
        self._looks = looks
        self._found: list[tuple[int, int, str]] = []

    def take(self, cell: Cell) -> None:
        if len(self._found) < _MOST_FAINT and (how := self._how(cell)) is not None:
            self._found.append((cell.row, cell.column, how))

    def lines(self) -> Iterator[str]:
        if self._found:
            yield json.dumps({"odd": (), "faint": self._found}, separators=(",", ":"))

    def _how(self, cell: Cell) -> str | None:
        if not (cell.value or cell.has_own_text):
            return None
        if cell.has_struck_part or _is_among(cell, self._looks.marked.struck):
            return STRUCK
        return self._looks.styles.faint.cells.get(plain_number(cell.style))


def _is_among(cell: Cell, texts: Collection[int]) -> bool:
    return bool(texts) and cell.names_text and int(cell.value or 0) in texts


def _lacks_value(cell: Cell, looks: Looks) -> bool:
    """Say whether a formula has no value: programs that work out none leave it empty, or write a nought."""
    if not cell.value:
        return cell.kind != "str"
    return looks.is_worked_out_on_opening and cell.kind in _OF_NUMBERS and not cell.value.strip("0.")


def _shown(cell: Cell, looks: Looks) -> tuple[str, str] | None:
    """Return how a value is shown, with the format, if otherwise than as it is."""
    if not cell.value:
        return None
    if cell.kind in _OF_NUMBERS:
        return _shown_number(cell, looks)
    return _shown_text(cell, looks) if cell.kind in _OF_TEXTS else None


def _shown_text(cell: Cell, looks: Looks) -> tuple[str, str] | None:
    style = looks.styles.cells.get(plain_number(cell.style))
    told = looks.conditional.of_text((cell.row, cell.column)) if looks.conditional else None
    if told is not None or style is not None:
        return told or (None if style is None else style.of_texts)
    around = (looks.styles.around.get(plain_number(name)) for name in cell.around)
    codes = (shown.code for shown in around if shown is not None and shown.of_texts is not None)
    return next((("around", code) for code in codes), None)


def _shown_number(cell: Cell, looks: Looks) -> tuple[str, str] | None:
    """Return how a number is shown: under a condition, by its style, its row or column."""
    number, name = _number(cell.value), plain_number(cell.style)
    style, any_style = looks.styles.cells.get(name), looks.styles.around.get(name)
    shown = None if style is None else style.of(number)
    if looks.conditional:
        is_moment = any_style is not None and any_style.is_of_moments
        told = looks.conditional.of((cell.row, cell.column), number, shown, is_moment=is_moment)
        shown = told or shown
    if shown is not None:
        return shown
    around = (looks.styles.around.get(plain_number(name)) for name in cell.around)
    found = (style.around(number) for style in around if style is not None)
    return next(filter(None, found), None)


def _number(value: str | None) -> Decimal:
    """Return a value as a number; a day in words is above nought."""
    return Decimal(value if value and _NUMBER.fullmatch(value) else 1)


def find_unreadable_cells(sheet: str, entry: Entry, unpacking: Unpacking) -> list[Flaw]:
    """Return the cells that make the reader give up a whole sheet: numbers that are none, unknown errors."""
    flaws: list[Flaw] = []

    def take(cell: Cell) -> None:
        if _is_unreadable(cell.kind, cell.value):
            flaws.append(_unreadable(sheet, cell))
            if len(flaws) == MOST_NAMED:
                raise EnoughError

    scan_cells(entry.name, unpacking.again(entry), take)
    return flaws


def _flaw(sheet: str, cell: Cell) -> Flaw | None:
    """Return why a cell is not read; blanks around its value are no reason, where the reader takes them."""
    if cell.is_misleading:
        return Flaw("book_cell_misleading", {}, sheet, cell.row, cell.column)
    return _unreadable(sheet, cell) if _is_unreadable(cell.kind, (cell.value or "").strip()) else None


def _unreadable(sheet: str, cell: Cell) -> Flaw:
    if cell.kind == "e":
        words = {"error": (cell.value or _UNNAMED)[:_WORD]}
        return Flaw("book_cell_failed", words, sheet, cell.row, cell.column)
    return Flaw("book_cell_unreadable", {}, sheet, cell.row, cell.column, cell.value)


def _is_unreadable(kind: str, value: str | None) -> bool:
    """Say whether a value is not of the kind that its cell says; of many the reader makes a text."""
    if not value:
        return False
    match kind:
        case "" | "n":
            return _NUMBER.fullmatch(value) is None or abs(Decimal(value)) > _LARGEST
        case "d":
            return not (_OF_MOMENTS & {*value} or _NUMBER.fullmatch(value))
        case "b":
            return value not in _TRUTHS
        case "e":
            return value not in _ERRORS
    return False
