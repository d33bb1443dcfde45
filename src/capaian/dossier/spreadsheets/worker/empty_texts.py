"""Cells that hold no text, or one of blanks: nothing to any reader, taken out where a sheet ends in them.

Copied values of formulas and exports of other programs leave them below the data by the hundred thousand.
The reader makes a place for each, so that one such column can take a hundred megabytes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Final

from .whole_rows import whole_rows

_FEWEST: Final = 20
"""Cells at the end of a sheet that are all empty texts."""
_SMALL: Final = 1_000_000
"""Bytes of a sheet up to which nothing is gained."""
_PLACE: Final = rb'<c r="[A-Z]{1,3}[0-9]{1,7}"'
_STYLE: Final = rb'(?: s="[0-9]{1,6}")?'
_BLANK: Final = rb"[ \t\r\n]*+"
_NOTHING: Final = (
    rb"(?:<v(?: [^<>]*)?>"
    + _BLANK
    + rb"</v>|<v/>|<is><t[^<>/]*>"
    + _BLANK
    + rb"</t></is>|<is><t[^<>]*/></is>|<is/>)?"
)
_OWN_TEXT: Final = rb' t="(?:str|inlineStr)"' + _STYLE + rb"(?:/>|>" + _NOTHING + rb"</c>)"
_CELL: Final = re.compile(_PLACE + rb"(?:[^<>]*/>|[^<>]*>(?:(?!</c>).)*</c>)", re.DOTALL)
_EMPTY: Final = re.compile(_PLACE + _STYLE + _OWN_TEXT)
_SHARED: Final = re.compile(_PLACE + rb'[^<>]* t="s"[^<>]*><v>([0-9]{1,7})</v></c>')


class EmptyTexts:
    """The cells of a sheet that hold an empty or a blank text, as nearly every program writes them."""

    def __init__(self, shared: str = "") -> None:
        """Take the number of the blank text that cells share, if there is one."""
        named = _PLACE + _STYLE + rb' t="s"' + _STYLE + rb"><v>" + shared.encode() + rb"</v></c>"
        cell = rb"(?:" + _EMPTY.pattern + (rb"|" + named if shared else b"") + rb")"
        self._pattern = re.compile(rb"<row [^<>]*(?:/>|>" + cell + rb"*</row>)|" + cell)

    def without(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        """Return the bytes of a sheet without these cells and the rows left empty by it.

        It is only for sheets all of whose other cells say where they stand.
        """
        return (self._pattern.sub(b"", rows) for rows in whole_rows(pieces))


def find_empty_texts(size: int, tail: bytes, blanks: Callable[[], Collection[int]]) -> EmptyTexts | None:
    """Return the cells to take out of a sheet; `None` if it does not end in empty texts.

    Args:
        size: Bytes of the sheet.
        tail: Its last ones.
        blanks: Places of the blank texts that cells share; only asked for where the last cells all share one.
    """
    last = _CELL.findall(tail)[-_FEWEST:]
    if size < _SMALL or len(last) < _FEWEST:
        return None
    if all(map(_EMPTY.fullmatch, last)):
        return EmptyTexts()
    shared = {found[1] if (found := _SHARED.fullmatch(cell)) else b"" for cell in last}
    if len(shared) > 1 or b"" in shared:
        return None
    number = int(shared.pop())
    return EmptyTexts(str(number)) if number in blanks() else None
