"""The bytes of a sheet in windows of whole rows, as nearly every program writes them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

_LONGEST_ROW: Final = 2_000_000


def whole_rows(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the same bytes parted before rows; within one only if it is longer than any program writes.

    Examples:
        >>> [*filter(None, whole_rows([b'<row r="1"><c/></r', b'ow><row r="2">', b"</row>"]))]
        [b'<row r="1"><c/></row>', b'<row r="2"></row>']
    """
    before = b""
    for piece in pieces:
        window = before + piece
        cut = window.rfind(b"<row ")
        if cut < 0:
            cut = len(window) if len(window) > _LONGEST_ROW else 0
        before = window[cut:]
        yield window[:cut]
    yield before
