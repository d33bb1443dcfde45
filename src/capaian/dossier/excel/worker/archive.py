"""The archive that a workbook is: nothing is believed that its bytes do not bear out.

`zipfile` reads the list of parts; what it tolerates and a made-up file uses to mislead is refused
here: two parts of one name, bytes before, between or behind the parts, links, paths that lead
outside. What lies over another part has another name or sum there, which unpacking refuses.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from .limits import Limits, RefusedError

_END: Final = struct.Struct("<4s4H2LH")
_END_MARK: Final = b"PK\x05\x06"
_LONGEST_COMMENT: Final = 65_535
_ENCRYPTED: Final = 0x1 | 0x40 | 0x2000
_LINK: Final = 0o120000
_KIND_OF_FILE: Final = 0o170000
_PIECE_BYTES: Final = 262_144


class Archive:
    """The parts of an archive, unpacked piece by piece and counted,
    whatever their sizes claim to be.
    """

    def __init__(self, content: bytes, limits: Limits) -> None:
        """Read the list of parts.

        Raises:
            RefusedError: It is damaged, encrypted, made to mislead readers, or has too many parts.
        """
        self._limits = limits
        count = _check_end(content, limits)
        try:
            self._zip = ZipFile(BytesIO(content))
        except (BadZipFile, NotImplementedError, ValueError, struct.error):
            raise RefusedError("book_broken", part="daftar bagian") from None
        if len(self._zip.infolist()) != count:
            raise RefusedError("book_broken", part="daftar bagian")
        self.parts: dict[str, ZipInfo] = {}
        """By their paths in small letters, parted by `/`: programs look names up like this."""
        for part in self._zip.infolist():
            if self.parts.setdefault(_path_of(part), part) is not part:
                raise RefusedError("book_misleading", what="dua bagian bernama sama")
        packed = sum(part.compress_size for part in self.parts.values())
        self._most = min(
            limits.unpacked_bytes, max(limits.free_of_ratio_of_all, limits.ratio_of_all * packed)
        )
        self._unpacked: dict[str, int] = {}
        """Bytes of each part so far: one that is read again is no more than it was."""

    def pieces(self, name: str) -> Iterator[bytes]:
        """Yield the bytes of a part.

        Raises:
            RefusedError: It is not there, grows beyond every limit, or is not what the list
                claims.
        """
        if name not in self.parts:
            raise RefusedError("book_broken", part=name)
        part, size = self.parts[name], 0
        most = max(self._limits.free_of_ratio, self._limits.ratio * part.compress_size)
        try:
            with self._zip.open(part) as stream:
                while piece := stream.read(_PIECE_BYTES):
                    size += len(piece)
                    self._unpacked[name] = max(size, self._unpacked.get(name, 0))
                    if sum(self._unpacked.values()) > self._most or size > most:
                        raise RefusedError(
                            "book_inflates", limit=f"{self._limits.unpacked_bytes // 1_000_000} MB"
                        )
                    yield piece
        except (BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError):
            raise RefusedError("book_broken", part=name) from None
        if size != part.file_size:
            raise RefusedError("book_broken", part=name)

    def read(self, name: str) -> bytes:
        """Return the bytes of a part as a whole."""
        return b"".join(self.pieces(name))


def _check_end(content: bytes, limits: Limits) -> int:
    """Return how many parts an archive claims to have,
    for which opening it takes time and memory.
    """
    place = content.rfind(_END_MARK, max(0, len(content) - _LONGEST_COMMENT - _END.size))
    if place < 0 or place + _END.size > len(content):
        raise RefusedError("book_broken", part="akhir berkas")
    _, disk, first_disk, here, count, size, offset, comment = _END.unpack_from(content, place)
    if place + _END.size + comment != len(content) or disk or first_disk or here != count:
        raise RefusedError("book_broken", part="akhir berkas")
    if count > limits.parts or size > limits.directory_bytes:
        raise RefusedError("book_of_too_many_parts", limit=str(limits.parts))
    # So nothing stands before the archive, and no second end record with 64-bit sizes tells
    # otherwise.
    if offset + size != place:
        raise RefusedError("book_misleading", what="data lain di antara bagian-bagiannya")
    return int(count)


def _path_of(part: ZipInfo) -> str:
    name = part.orig_filename.replace("\\", "/").lower()
    pieces = name.removesuffix("/").split("/")
    if part.flag_bits & _ENCRYPTED:
        raise RefusedError("book_locked")
    if part.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise RefusedError("book_misleading", what="cara pemampatan yang tidak lazim")
    if part.external_attr >> 16 & _KIND_OF_FILE == _LINK:
        raise RefusedError("book_misleading", what="tautan ke berkas lain")
    if name.startswith("/") or "\0" in name or ":" in name or ".." in pieces:
        raise RefusedError("book_misleading", what="nama bagian yang menunjuk ke luar arsip")
    if "." in pieces or "" in pieces:
        raise RefusedError("book_misleading", what="nama bagian yang tidak lazim")
    return name
