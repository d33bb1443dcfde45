"""What a JPEG 2000 tells beside its pixels: taken out box by box; the pixels stay as they were packed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from capaian.web.evidence.examining.metadata import UnreadablePictureError

_START: Final = b"\xff\x4f\xff\x51"
_HEADER, _STREAM = b"jp2h", b"jp2c"
_KEPT: Final = frozenset((b"jP  ", b"ftyp", b"rreq", b"jpch", b"jplh", _HEADER, _STREAM))
_KEPT_WITHIN: Final = frozenset((b"ihdr", b"bpcc", b"colr", b"pclr", b"cmap", b"cdef", b"res "))
_TILE, _DATA, _COMMENT = b"\xff\x90", b"\xff\x93", b"\xff\x64"
_END: Final = b"\xff\xd9"


def without_boxes(content: bytes) -> bytes:
    """Return a JPEG 2000 without what describes it, comments, and what hangs behind it.

    Raises:
        UnreadablePictureError: if its pieces cannot be told apart.
    """
    if content.startswith(_START):
        return _stream(content)
    return b"".join(_boxes(content, _KEPT))


def _boxes(content: bytes, kept: frozenset[bytes]) -> Iterator[bytes]:
    place = 0
    while place < len(content):
        length, kind, head = _number(content, place, 4), content[place + 4 : place + 8], 8
        if length == 1:
            length, head = _number(content, place + 8, 8), 16
        end = len(content) if length == 0 else place + length
        if end > len(content) or end < place + head:
            raise UnreadablePictureError("a box is longer than the file")
        body, place = content[place + head : end], end
        if kind == _STREAM:
            body = _stream(body)
        elif kind == _HEADER:
            body = b"".join(_boxes(body, _KEPT_WITHIN))
        if kind in kept:
            yield (len(body) + 8).to_bytes(4, "big") + kind + body


def _stream(content: bytes) -> bytes:
    """Return packed pixels without comments; none may stand within a tile, whose length counts them."""
    if not content.startswith(_START):
        raise UnreadablePictureError("no pixels")
    pieces, place = [content[:2]], 2
    while (mark := content[place : place + 2]) != _TILE:
        end = _end_of(content, place)
        if mark != _COMMENT:
            pieces.append(content[place:end])
        place = end
    first = place
    while content[place : place + 2] == _TILE:
        length, within = _number(content, place + 6, 4), _end_of(content, place)
        while (mark := content[within : within + 2]) != _DATA:
            if mark == _COMMENT:
                raise UnreadablePictureError("a comment within a tile")
            within = _end_of(content, within)
        last = content.rfind(_END)
        place = place + length if length else last
        if place < within:
            raise UnreadablePictureError("a tile is shorter than its head")
    if content[place : place + 2] != _END:
        raise UnreadablePictureError("no end")
    return b"".join((*pieces, content[first:place], _END))


def _end_of(content: bytes, place: int) -> int:
    length = _number(content, place + 2, 2)
    if content[place] != _END[0] or length < 2:
        raise UnreadablePictureError("no mark where one must be")
    return place + 2 + length


def _number(content: bytes, place: int, size: int) -> int:
    raw = content[place : place + size]
    if len(raw) < size:
        raise UnreadablePictureError("a piece is longer than the file")
    return int.from_bytes(raw, "big")
