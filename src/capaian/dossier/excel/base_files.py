"""The files of a dossier as they were when a workbook was written, packed into cells of its hidden sheet.

Comments, quotes and the order of keys of a YAML file stand in no other sheet. With the files at hand, only
what was changed in the workbook is changed in them.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from capaian.dossier.file_names import is_evidence, may_lie
from capaian.dossier.rows.long_texts import UNITS

HEADS: Final = ("file", "sha256", "columns", "count", "content_sha256")
"""Ids of its columns; behind them stand the pieces of the content."""
_LARGEST: Final = 60_000_000
"""Bytes that a file may have unpacked: more than a dossier allows."""


class BrokenBaseError(ValueError):
    """What is packed is cut, changed, too large or no file of a dossier; a workbook can be read without."""


class ForeignFileError(BrokenBaseError):
    """What is packed is no file that a workbook takes along: evidence, or one that no dossier has."""


@dataclass(frozen=True, slots=True)
class BaseFile:
    """A file with what the workbook says of it."""

    file: str
    sha256: str
    """Of the file as it lay in the dossier: another one there now means that it was changed since."""
    columns: tuple[str, ...] = ()
    """Columns of a CSV part that the file has."""
    content: bytes | None = None
    """In canonical form, a closed year as it lay there; `None` of a file that stays outside: evidence."""

    def cells(self, level: int = zlib.Z_DEFAULT_COMPRESSION) -> tuple[str, ...]:
        """Return the row of the hidden sheet.

        Args:
            level: How hard the content is packed, of what `zlib` knows.
        """
        pieces = _pack(self.content, level) if self.content is not None else ()
        content_sha256 = hashlib.sha256(self.content).hexdigest() if self.content is not None else ""
        return (self.file, self.sha256, " ".join(self.columns), str(len(pieces)), content_sha256, *pieces)


def read_base_file(cells: Sequence[str]) -> BaseFile:
    """Return a file from its row of the hidden sheet.

    Raises:
        BrokenBaseError: if anything of it is not as it was written; a `ForeignFileError` if it is none.
    """
    file, sha256, columns, count, content_sha256 = [*cells, *([""] * len(HEADS))][: len(HEADS)]
    pieces = [text for text in cells[len(HEADS) :] if text]
    if not may_lie(file) or (pieces and is_evidence(file)):
        raise ForeignFileError(file)
    if count != str(len(pieces)) or bool(pieces) != bool(content_sha256):
        raise BrokenBaseError(file)
    content = _unpack("".join(pieces), file) if pieces else None
    if content is not None and hashlib.sha256(content).hexdigest() != content_sha256:
        raise BrokenBaseError(file)
    return BaseFile(file, sha256, tuple(columns.split()), content)


def _pack(content: bytes, level: int) -> tuple[str, ...]:
    packed = base64.b64encode(zlib.compress(content, level)).decode()
    return tuple(packed[start : start + UNITS] for start in range(0, len(packed), UNITS))


def _unpack(packed: str, file: str) -> bytes:
    """Return what is packed, cut where it is larger than any file; its hash tells then."""
    try:
        return zlib.decompressobj().decompress(base64.b64decode(packed, validate=True), _LARGEST)
    except (binascii.Error, zlib.error, ValueError) as error:
        raise BrokenBaseError(file) from error


def base_files(contents: Mapping[str, bytes], hashes: Mapping[str, str]) -> tuple[BaseFile, ...]:
    """Return the files that travel in a workbook, and by name and hash alone those that do not."""
    packed = (
        BaseFile(file, hashes[file], _columns(file, content), content) for file, content in contents.items()
    )
    outside = (BaseFile(file, sha256) for file, sha256 in hashes.items() if file not in contents)
    return (*packed, *outside)


def _columns(file: str, content: bytes) -> tuple[str, ...]:
    if not file.endswith(".csv"):
        return ()
    return tuple(content.decode("utf-8-sig").partition("\n")[0].split(","))
