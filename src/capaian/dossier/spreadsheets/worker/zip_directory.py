"""The archive that a workbook is, read by hand: nothing is believed that the bytes do not bear out.

`zipfile` takes a second and 67 MB to open an archive that claims 100,000 files; here the claim is enough.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from .limits import Limits
from .refusal import RefusedError, refuse

_END: Final = struct.Struct("<4s4H2LH")
_END_MARK: Final = b"PK\x05\x06"
_ENTRY: Final = struct.Struct("<4s6H3L5H2L")
_ENTRY_MARK: Final = b"PK\x01\x02"
_LOCAL: Final = struct.Struct("<4s5H3L2H")
_LOCAL_MARK: Final = b"PK\x03\x04"
_LONGEST_COMMENT: Final = 65_535
_STORED, _DEFLATED = 0, 8
_ENCRYPTED: Final = 0x1 | 0x40 | 0x2000
_LINK: Final = 0o120000
_KIND_OF_FILE: Final = 0o170000
_VERSION: Final = 20
"""Of the format of archives that knows deflated files."""
_FIRST_DAY: Final = 0x21
"""1 January 1980."""
_PIECE: Final = 262_144
_FED: Final = 32_768

Thinning = Callable[[Iterable[bytes]], Iterator[bytes]]
"""Leaves something out of bytes that go by."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of the archive."""

    name: str
    """In small letters, parted by `/`: readers look names up like this."""
    begin: int
    """Where its local header begins."""
    start: int
    """Where its packed bytes begin."""
    packed: int
    """Their number."""
    unpacked: int
    """What the directory claims."""
    check_sum: int
    is_deflated: bool

    @property
    def end(self) -> int:
        """Where its packed bytes end."""
        return self.start + self.packed


@dataclass(frozen=True, slots=True)
class Packed:
    """A file as an archive holds it."""

    content: bytes | bytearray | memoryview
    unpacked: int
    check_sum: int
    is_deflated: bool


def write_archive(files: Sequence[tuple[str, Packed]]) -> bytes:
    """Return an archive of files by name, packed as they are."""
    body, directory = bytearray(), bytearray()
    for name, packed in files:
        begin, raw = len(body), name.encode()
        method = _DEFLATED if packed.is_deflated else _STORED
        sizes = (packed.check_sum, len(memoryview(packed.content)), packed.unpacked, len(raw), 0)
        body += _LOCAL.pack(_LOCAL_MARK, _VERSION, 0, method, 0, _FIRST_DAY, *sizes) + raw + packed.content
        head = (_ENTRY_MARK, _VERSION, _VERSION, 0, method, 0, _FIRST_DAY)
        directory += _ENTRY.pack(*head, *sizes, 0, 0, 0, 0, begin) + raw
    count = len(files)
    end = _END.pack(_END_MARK, 0, 0, count, count, len(directory), len(body), 0)
    return bytes(body + directory + end)


def read_directory(content: bytes, limits: Limits) -> dict[str, Entry]:
    """Return the files of an archive by name.

    Raises:
        RefusedError: It is damaged, made to mislead readers, or has too many files.
    """
    count, offset = _read_end(content, limits)
    entries: dict[str, Entry] = {}
    for _ in range(count):
        entry, offset = _read_entry(content, offset)
        if entry.name in entries:
            raise _misleading("dua bagian bernama sama")
        entries[entry.name] = entry
    for first, second in pairwise(sorted(entries.values(), key=lambda entry: entry.begin)):
        if first.end > second.begin:
            raise _misleading("bagian yang saling menindih")
    return entries


def _misleading(what: str) -> RefusedError:
    return refuse("book_misleading", what=what)


def _read_end(content: bytes, limits: Limits) -> tuple[int, int]:
    """Return number of files and place of the directory; it must reach up to the end record.

    So nothing stands before the archive, and it has no second end record with 64-bit sizes. An archive that
    needs one, since it has more files than the first can tell, has too many.
    """
    place = content.rfind(_END_MARK, max(0, len(content) - _LONGEST_COMMENT - _END.size))
    if place < 0 or place + _END.size > len(content):
        raise refuse("book_broken", part="akhir berkas")
    _, disk, first_disk, here, count, size, offset, comment = _END.unpack_from(content, place)
    if place + _END.size + comment != len(content) or disk or first_disk or here != count:
        raise refuse("book_broken", part="akhir berkas")
    if count > limits.parts or size > limits.directory_bytes:
        raise refuse("book_of_too_many_parts", limit=str(limits.parts))
    if offset + size != place:
        raise _misleading("data lain di antara bagian-bagiannya")
    return count, offset


def _read_entry(content: bytes, offset: int) -> tuple[Entry, int]:
    """Return a file and where the next one stands in the directory."""
    try:
        fields = _ENTRY.unpack_from(content, offset)
    except struct.error:
        raise refuse("book_broken", part="daftar bagian") from None
    mark, _, _, flags, method, _, _, check_sum, packed, unpacked, *lengths = fields
    name_length, extra_length, comment_length, _, _, attributes, begin = lengths
    name = content[offset + _ENTRY.size : offset + _ENTRY.size + name_length]
    if mark != _ENTRY_MARK:
        raise refuse("book_broken", part="daftar bagian")
    if flags & _ENCRYPTED:
        raise refuse("book_locked")
    if method not in (_STORED, _DEFLATED):
        raise _misleading("cara pemampatan yang tidak lazim")
    if attributes >> 16 & _KIND_OF_FILE == _LINK:
        raise _misleading("tautan ke berkas lain")
    start = _find_start(content, begin, name, packed)
    entry = Entry(_read_name(name), begin, start, packed, unpacked, check_sum, method == _DEFLATED)
    return entry, offset + _ENTRY.size + name_length + extra_length + comment_length


def _read_name(raw: bytes) -> str:
    name = raw.decode("utf-8", "replace").replace("\\", "/").lower()
    pieces = name.removesuffix("/").split("/")
    if name.startswith("/") or "\0" in name or ":" in name or ".." in pieces:
        raise _misleading("nama bagian yang menunjuk ke luar arsip")
    if "." in pieces or "" in pieces:
        raise _misleading("nama bagian yang tidak lazim")
    return name


def _find_start(content: bytes, begin: int, name: bytes, packed: int) -> int:
    """Return where the packed bytes begin: the local header must agree with the directory."""
    try:
        fields = _LOCAL.unpack_from(content, begin)
    except struct.error:
        raise refuse("book_broken", part="daftar bagian") from None
    mark, name_length, extra_length = fields[0], fields[-2], fields[-1]
    start: int = begin + _LOCAL.size + name_length + extra_length
    if mark != _LOCAL_MARK or start + packed > len(content):
        raise refuse("book_broken", part="daftar bagian")
    if content[begin + _LOCAL.size : begin + _LOCAL.size + name_length] != name:
        raise _misleading("nama bagian yang berbeda di dua tempat")
    return start


class Unpacking:
    """Unpacks the files of an archive piece by piece and counts what comes out, whatever was claimed."""

    def __init__(self, content: bytes, limits: Limits) -> None:
        """Begin with nothing unpacked."""
        self._content = memoryview(content)
        self._limits = limits
        self._total = 0
        self.thinned: dict[str, Packed] = {}
        """What is left of parts of which something was taken out, by their names."""

    def pieces(self, entry: Entry) -> Iterator[bytes]:
        """Yield the bytes of a file in pieces of at most 256 KB.

        Raises:
            RefusedError: It grows beyond every limit, is damaged, or is not what the directory claims.
        """
        size = check_sum = 0
        try:
            for piece in self._inflate(entry):
                size += len(piece)
                self._check(entry, size, len(piece))
                if size > entry.unpacked:
                    break
                check_sum = zlib.crc32(piece, check_sum)
                yield piece
        except zlib.error:
            raise refuse("book_broken", part=entry.name) from None
        if size != entry.unpacked or check_sum != entry.check_sum:
            raise refuse("book_broken", part=entry.name)

    def read(self, entry: Entry) -> bytes:
        """Return all bytes of a file that was counted before."""
        return b"".join(self.again(entry))

    def again(self, entry: Entry) -> Iterator[bytes]:
        """Yield the bytes of a file that was counted before."""
        packed = self.packed(entry)
        return _inflate(memoryview(packed.content), is_deflated=packed.is_deflated)

    def packed(self, entry: Entry) -> Packed:
        """Return a file that was counted before as it stands in the archive, or what is left of it."""
        if entry.name in self.thinned:
            return self.thinned[entry.name]
        content = self._content[entry.start : entry.end]
        return Packed(content, entry.unpacked, entry.check_sum, is_deflated=entry.is_deflated)

    def thin(self, entry: Entry, without: Thinning) -> Iterator[bytes]:
        """Yield what is left of a part that was counted before; once all went by it stands in its place."""
        return self._pack(entry, without(self._inflate(entry)))

    def put(self, entry: Entry, pieces: Iterable[bytes]) -> None:
        """Put bytes in the place of a part."""
        for _ in self._pack(entry, pieces):
            pass

    def _pack(self, entry: Entry, pieces: Iterable[bytes]) -> Iterator[bytes]:
        packer = zlib.compressobj(1, wbits=-zlib.MAX_WBITS)
        packed, size, check_sum = bytearray(), 0, 0
        for piece in pieces:
            packed += packer.compress(piece)
            size += len(piece)
            check_sum = zlib.crc32(piece, check_sum)
            yield piece
        packed += packer.flush()
        self.thinned[entry.name] = Packed(packed, size, check_sum, is_deflated=True)

    def _check(self, entry: Entry, size: int, grown: int) -> None:
        limits = self._limits
        self._total += grown
        if self._total > limits.unpacked_bytes or size > max(
            limits.free_of_ratio, limits.ratio * entry.packed
        ):
            raise refuse("book_inflates", limit=f"{limits.unpacked_bytes // 1_000_000} MB")

    def _inflate(self, entry: Entry) -> Iterator[bytes]:
        return _inflate(self._content[entry.start : entry.end], is_deflated=entry.is_deflated)


def _inflate(packed: memoryview, *, is_deflated: bool) -> Iterator[bytes]:
    inflater = zlib.decompressobj(-zlib.MAX_WBITS) if is_deflated else None
    for place in range(0, len(packed), _FED):
        fed = bytes(packed[place : place + _FED])
        if inflater is None:
            yield fed
            continue
        while fed and not inflater.eof:
            yield inflater.decompress(fed, _PIECE)
            fed = inflater.unconsumed_tail
    if inflater is not None and (rest := inflater.flush()):
        yield rest
