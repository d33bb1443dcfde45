"""What a picture tells beside its pixels: taken out piece by piece; the pixels stay as they were packed."""

from __future__ import annotations

import io
import re
import struct
from collections.abc import Iterator
from typing import Final
from warnings import catch_warnings

from PIL import Image

_JPEG: Final = b"\xff\xd8"
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_JPEG_2000: Final = b"\0\0\0\x0cjP  \r\n\x87\n"
_DESCRIBING_BOXES: Final = (b"xml ", b"uuid", b"uinf", b"jp2i")
_SCAN, _END, _EXIF = 0xDA, 0xD9, 0xE1
_NEXT_MARK: Final = re.compile(rb"\xff+[^\x00\xd0-\xd7\xff]")
"""What ends the packed pixels of a scan."""
_TURN: Final = 0x0112
"""Tag of Exif that says which side is up."""
_OF_PROGRAMS: Final = range(0xE0, 0xF0)
_COMMENT: Final = 0xFE
_KEPT: Final = {0xE0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
"""Pieces that only say how pixels become colours, by their mark."""
_CHUNKS: Final = frozenset(
    (
        b"IHDR",
        b"PLTE",
        b"IDAT",
        b"IEND",
        b"tRNS",
        b"gAMA",
        b"cHRM",
        b"sRGB",
        b"iCCP",
        b"sBIT",
        b"bKGD",
        b"pHYs",
    )
)


class UnreadablePictureError(ValueError):
    """A picture whose pieces cannot be told apart."""


def is_telling_apart(content: bytes) -> bool:
    """Say whether a file is a picture whose pieces are known here."""
    return content.startswith((_JPEG + b"\xff", _PNG))


def without_metadata(content: bytes) -> bytes:
    """Return a JPEG or PNG without camera, place, time, author, comments, and what hangs behind it.

    Which side is up stays told.

    Raises:
        UnreadablePictureError: if its pieces cannot be told apart.
    """
    if content.startswith(_PNG):
        return _PNG + b"".join(_chunks(content))
    return _JPEG + b"".join(_segments(content))


def _segments(content: bytes) -> Iterator[bytes]:
    place, turn = 2, _turn_of(content)
    is_first = True
    while True:
        if content[place : place + 1] != b"\xff":
            raise UnreadablePictureError("no mark where one must be")
        while content[place + 1 : place + 2] == b"\xff":
            place += 1
        mark = content[place + 1] if place + 1 < len(content) else -1
        if mark == _END:
            yield b"\xff\xd9"
            return
        end = place + 2 + _length(content, place + 2)
        if is_first and mark != 0xE0:
            yield turn
            turn = b""
        is_first = False
        if _is_kept(mark, content[place + 4 : end]):
            yield content[place:end]
        if turn:
            yield turn
            turn = b""
        place = end
        if mark == _SCAN:
            found = _NEXT_MARK.search(content, place)
            if found is None:
                raise UnreadablePictureError("no end")
            yield content[place : found.start()]
            place = found.end() - 2


def _is_kept(mark: int, body: bytes) -> bool:
    if mark in _OF_PROGRAMS:
        return mark in _KEPT and body.startswith(_KEPT[mark])
    return mark != _COMMENT


def _length(content: bytes, place: int) -> int:
    raw = content[place : place + 2]
    length = int.from_bytes(raw, "big")
    if len(raw) < 2 or length < 2 or place + length > len(content):
        raise UnreadablePictureError("a piece is longer than the file")
    return length


def _turn_of(content: bytes) -> bytes:
    """Return a piece that says which side is up, and nothing else; none where that is the usual one."""
    try:
        with catch_warnings(action="ignore"), Image.open(io.BytesIO(content), formats=("JPEG",)) as opened:
            turned = opened.getexif().get(_TURN, 1)
    except (OSError, SyntaxError, ValueError, ArithmeticError, struct.error) as error:
        raise UnreadablePictureError("not to be opened") from error
    if turned not in range(2, 9):
        return b""
    exif = Image.Exif()
    exif[_TURN] = turned
    body = exif.tobytes()
    return bytes((0xFF, _EXIF)) + struct.pack(">H", len(body) + 2) + body


def _chunks(content: bytes) -> Iterator[bytes]:
    place = len(_PNG)
    while True:
        head = content[place : place + 8]
        length, kind = int.from_bytes(head[:4], "big"), head[4:]
        end = place + 12 + length
        if len(head) < 8 or end > len(content):
            raise UnreadablePictureError("a piece is longer than the file")
        if kind in _CHUNKS:
            yield content[place:end]
        if kind == b"IEND":
            return
        place = end


def without_boxes(content: bytes) -> bytes:
    """Return a JPEG 2000 without the boxes in which cameras and programs describe it.

    Raises:
        UnreadablePictureError: if its boxes cannot be told apart.
    """
    if not content.startswith(_JPEG_2000):  # the packed pixels alone, which describe nothing
        return content
    kept, place = [], 0
    while place < len(content):
        length, kind = struct.unpack_from(">I4s", content.ljust(place + 8, b"\0"), place)
        if length == 1:  # the length of a long one follows its kind
            (length,) = struct.unpack_from(">Q", content.ljust(place + 16, b"\0"), place + 8)
        end = place + length if length else len(content)
        if end > len(content) or end < place + 8:
            raise UnreadablePictureError("a box is longer than the file")
        if kind not in _DESCRIBING_BOXES:
            kept.append(content[place:end])
        place = end
    return b"".join(kept)
