"""Pages of a pdf whose drawing commands are damaged: readers show what comes before,
or nothing.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pikepdf

_MOST_BYTES = 20_000_000
"""Of the commands of one page; more are not looked through."""
_AT_ONCE = 1_000_000
_ONLY_PACKED = ("/FlateDecode", "/Fl")


def damaged_pages(pdf: pikepdf.Pdf) -> Iterator[int]:
    """Yield the pages, from 1, whose commands cannot be unpacked to their end."""
    from pikepdf import PdfError

    for number, page in enumerate(pdf.pages, start=1):
        try:
            is_damaged = any(map(_is_damaged, _streams(page.obj.get("/Contents"))))
        except (PdfError, TypeError, ValueError):
            is_damaged = True
        if is_damaged:
            yield number


def _streams(contents: pikepdf.Object | None) -> Iterable[pikepdf.Object]:
    from pikepdf import Array

    if contents is None:
        return ()
    return [*contents] if isinstance(contents, Array) else [contents]


def _is_damaged(stream: pikepdf.Object) -> bool:
    filters = str(stream.get("/Filter"))
    if filters not in _ONLY_PACKED:
        return False
    left = stream.read_raw_bytes()
    unpacking = zlib.decompressobj()
    size = 0
    try:
        while left and not unpacking.eof and size < _MOST_BYTES:
            size += len(unpacking.decompress(left, _AT_ONCE))
            left = unpacking.unconsumed_tail
    except zlib.error:
        return True
    return not unpacking.eof and size < _MOST_BYTES
