"""Pictures of other kinds inside of files of Word and Excel: GIF, SVG and metafiles of Windows."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import Final

from capaian.web.evidence.examining.metadata import UnreadablePictureError, without_metadata

_GIF: Final = (b"GIF87a", b"GIF89a")
_LOOPS: Final = (b"\x0bNETSCAPE2.0", b"\x0bANIMEXTS1.0")
_SVG: Final = re.compile(rb"<(?:\w+:)?svg[\s>]")
_ABOUT: Final = re.compile(
    rb"<!--.*?-->|<(?:\w+:)?(metadata|title|desc)\b([^>]*?)(?:/>|>.*?</(?:\w+:)?\1\s*>)", re.DOTALL
)
_READ_OUT: Final = re.compile(rb"\baria-(?:labelledby|describedby)\s*=\s*[\"']([^\"']*)")
_ID: Final = re.compile(rb"\bid\s*=\s*[\"']([^\"']*)")
_LEFT: Final = re.compile(rb"<(?:\w+:)?(?:metadata|RDF|xmpmeta)\b|data:image/(?!png|jpe?g)", re.IGNORECASE)
_CARRIED: Final = re.compile(rb"data:image/(?:png|jpe?g)", re.IGNORECASE)
_METAFILES: Final = (b"\xd7\xcd\xc6\x9a", b"\x01\0\x09\0", b"\x02\0\x09\0")
_PACKED: Final = b"\x1f\x8b"
_MOST: Final = 60_000_000
"""Bytes of a metafile that was packed."""
_PICTURE: Final = re.compile(rb"\xff\xd8\xff[\xc0-\xfe]|\x89PNG\r\n\x1a\n")
_TELLS: Final = (b"Exif\0", b"http://ns.adobe.com/", b"Photoshop 3.0\0")


def without_words(raw: bytes) -> bytes:
    """Return a GIF or SVG without what it tells beside its picture; anything else as it is.

    Raises:
        UnreadablePictureError: It cannot be taken apart, or a picture within it tells such things.
    """
    if raw.startswith(_GIF):
        return b"".join(_blocks(raw))
    if _SVG.search(raw[:4_000]):
        bare = _without_notes(raw)
        if _LEFT.search(bare) or _CARRIED.search(bare):
            raise UnreadablePictureError("a picture within a drawing")
        return bare
    if raw.startswith(_PACKED):
        _require_bare(_unpacked(raw))
    elif _is_metafile(raw):
        _require_bare(raw)
    return raw


def _without_notes(raw: bytes) -> bytes:
    """Return an SVG without notes on it; a title or description that it has read out aloud is part of it."""
    read_out = {name for names in _READ_OUT.findall(raw) for name in names.split()}

    def kept(found: re.Match[bytes]) -> bytes:
        own = _ID.search(found[2] or b"")
        return found[0] if own and own[1] in read_out and found[1] != b"metadata" else b""

    return _ABOUT.sub(kept, raw)


def is_drawing(raw: bytes) -> bool:
    """Say whether a picture is of a kind that is known here."""
    return raw.startswith((*_GIF, _PACKED)) or _is_metafile(raw) or _SVG.search(raw[:4_000]) is not None


def _is_metafile(raw: bytes) -> bool:
    return raw.startswith(_METAFILES) or raw[40:44] == b" EMF"


def _blocks(raw: bytes) -> Iterator[bytes]:
    place = 13 + _colours(raw[10:11])
    yield raw[:place]
    while True:
        start, kind = place, raw[place : place + 1]
        if kind == b";":
            yield kind
            return
        if kind == b"!":
            place = _behind(raw, start + 2)
            named = raw[start + 2 : start + 14]
            if raw[start + 1] == 0xF9 or (raw[start + 1] == 0xFF and named in _LOOPS):
                yield raw[start:place]
        elif kind == b",":
            place = _behind(raw, start + 11 + _colours(raw[start + 9 : start + 10]))
            yield raw[start:place]
        else:
            raise UnreadablePictureError("no block where one must be")


def _colours(flags: bytes) -> int:
    if not flags:
        raise UnreadablePictureError("no head")
    return 3 << ((flags[0] & 7) + 1) if flags[0] & 0x80 else 0


def _behind(raw: bytes, place: int) -> int:
    """Return where the pieces of a block end, of which each tells its length."""
    while True:
        if place >= len(raw):
            raise UnreadablePictureError("a block is longer than the file")
        if not raw[place]:
            return place + 1
        place += raw[place] + 1


def _unpacked(raw: bytes) -> bytes:
    packed = zlib.decompressobj(31)
    try:
        found = packed.decompress(raw, _MOST)
    except zlib.error as error:
        raise UnreadablePictureError("not to be unpacked") from error
    if not packed.eof or packed.unused_data:
        raise UnreadablePictureError("too large, or more behind it")
    return found


def _require_bare(raw: bytes) -> None:
    """See to it that no picture within a metafile tells anything: it cannot be written shorter there."""
    if any(mark in raw for mark in _TELLS):
        raise UnreadablePictureError("a picture within a metafile")
    for found in _PICTURE.finditer(raw):
        rest = raw[found.start() :]
        if not rest.startswith(without_metadata(rest)):
            raise UnreadablePictureError("a picture within a metafile")
