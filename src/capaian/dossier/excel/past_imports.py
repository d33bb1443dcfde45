"""What a dossier remembers of workbooks taken into it before, so that they can be mended and come again.

An import changes the dossier, and so does everybody else. Only with what the workbook said last time at hand
can a workbook that comes again be told apart from a dossier that was edited by others meanwhile. It lies in
one hidden file of the dossier, is written together with the import, and is believed no more than a workbook
is: it can only say what a file of the dossier was once.
"""

from __future__ import annotations

import json
import re
import stat
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Final

from capaian.dossier.changes import find_file
from capaian.dossier.excel.base_files import BaseFile, BrokenBaseError, read_base_file
from capaian.dossier.excel.read.base import Base
from capaian.dossier.hashing import combine

PAST_IMPORTS: Final = ".impor-buku.json"
"""Name of the file within the dossier."""
_SCHEMA: Final = "capaian/past-imports/1"
_LARGEST: Final = 20_000_000
"""Bytes that the file may have; what was longest ago goes first."""
_LARGEST_UNPACKED: Final = 100_000_000
"""Bytes of what is packed in it: of 100,000 counts twenty workbooks, of an office's usual ones a thousand."""
_COPY: Final = re.compile(r"-periksa(?:-[0-9]+)?\Z")
"""How copies with marks end, which people may mend instead of the workbook."""
_BETWEEN: Final = ", "
Files = Mapping[str, bytes | None]


@dataclass(frozen=True)
class PastImport:
    """A workbook as it was when it was taken in last."""

    export: str
    """The export that the workbook goes back to."""
    book: str
    """Where the workbook lay."""
    files: Files
    """What it said of the files in which it was not as exported; `None`: they were to go."""
    packed: str = field(default="", compare=False, repr=False)
    """The same as it stands in the file that remembers it; empty if it is yet to be packed."""

    @property
    def size(self) -> int:
        """Bytes of the files."""
        return sum(len(content or b"") for content in self.files.values())

    def base(self, export: Base) -> Base:
        """Return what both sides were when the workbook was taken in: as it was then, else as exported."""
        files = {**export.files, **self.files}
        kept = {file: content for file, content in files.items() if content is not None}
        exported = {file: sha256 for file, sha256 in export.exported.items() if file not in self.files}
        return Base(kept, exported, export.closed, export.lost - self.files.keys())


@dataclass(frozen=True)
class Renewal:
    """What the file becomes."""

    content: bytes | None
    """Its contents; `None`: there is nothing to remember."""
    forgotten: int = 0
    """Workbooks that there is no room for any more."""


@dataclass(frozen=True)
class PastImports:
    """All that a dossier remembers."""

    all: tuple[PastImport, ...] = ()
    """The newest last."""
    sha256: str = ""
    """Of the file as it was read; empty where there is none."""

    def know(self, base: Base) -> bool:
        """Say whether a workbook of the same export was taken in before."""
        return bool(self.of(base))

    def of(self, base: Base) -> Sequence[PastImport]:
        """Return what workbooks of the same export were when they were taken in, the newest first."""
        return [past for past in reversed(self.all) if past.export == fingerprint(base)]

    def and_now(
        self, base: Base, book: Path, files: Mapping[str, bytes], before: PastImport | None
    ) -> Renewal:
        """Return what the file becomes once a workbook is taken in.

        Args:
            base: What the workbook was written from.
            book: Where it lies.
            files: What it says.
            before: What it was when it was taken in before; `None` for one that never was.
        """
        names = dict.fromkeys((*files, *base.files))
        said = {file: files.get(file) for file in names if files.get(file) != base.files.get(file)}
        now = PastImport(fingerprint(base), place_of(book), said)
        is_now = (now.export, now.book)
        others = [past for past in self.all if past is not before and (past.export, past.book) != is_now]
        kept: list[str] = []
        room, room_unpacked = _LARGEST - len(_write(())), _LARGEST_UNPACKED
        for past in (now, *reversed(others)):
            packed = past.packed or _pack(past)
            room -= len(packed) + len(_BETWEEN)
            room_unpacked -= past.size
            if room < 0 or room_unpacked < 0:
                break
            kept.append(packed)
        return Renewal(_write(kept[::-1]) if kept else None, len(others) + 1 - len(kept))


def fingerprint(base: Base) -> str:
    """Return what an export is known by: the dossier as it was then."""
    return combine(base.exported)


def place_of(book: Path) -> str:
    """Return a mark of where a workbook lies, the same for its copies with marks; it tells no name."""
    place = book.absolute().with_name(_COPY.sub("", book.stem))
    return sha256(str(place).encode("utf-8", "replace")).hexdigest()


def read_past_imports(dossier: Path) -> PastImports:
    """Return what a dossier remembers: nothing where the file is lost, broken, or none that we wrote."""
    path = find_file(dossier, PAST_IMPORTS)
    if path is None:
        return PastImports()
    try:
        status = path.lstat()
        if not stat.S_ISREG(status.st_mode) or status.st_size > _LARGEST:
            return PastImports()
        content = path.read_bytes()
    except OSError:
        return PastImports()
    return past_imports_in(content)


def past_imports_in(content: bytes) -> PastImports:
    """Return what the contents of that file say; nothing where they are broken or none that we wrote."""
    return PastImports(_read(content), sha256(content).hexdigest())


def _read(content: bytes) -> tuple[PastImport, ...]:
    try:
        plain = json.loads(content)
        if plain["schema"] != _SCHEMA:
            return ()
        found: list[PastImport] = []
        for one in plain["imports"]:
            found.append(_unpack(one, _LARGEST_UNPACKED - sum(past.size for past in found)))
        return tuple(found)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return ()


def _write(imports: Sequence[str]) -> bytes:
    return f'{{"schema": "{_SCHEMA}", "imports": [{_BETWEEN.join(imports)}]}}'.encode()


def _pack(past: PastImport) -> str:
    # A preview waits for it: a quarter larger, and made in a fifth of the time.
    files = (BaseFile(file, "", content=content) for file, content in past.files.items())
    packed = (one.cells(zlib.Z_BEST_SPEED) for one in files)
    return json.dumps({"export": past.export, "book": past.book, "files": [*packed]})


def _unpack(plain: Mapping[str, object], room: int) -> PastImport:
    """Return an import from its plain values; raises `ValueError` and the like if they are none."""
    export, book, files = plain["export"], plain["book"], plain["files"]
    if not isinstance(files, list) or not all(isinstance(cell, str) for cells in files for cell in cells):
        raise BrokenBaseError(PAST_IMPORTS)
    return PastImport(str(export), str(book), _unpack_files(files, room), json.dumps(plain))


def _unpack_files(packed: Sequence[Sequence[str]], room: int) -> Files:
    """Return files, of no more bytes than there is room for."""
    files: dict[str, bytes | None] = {}
    size = 0
    for cells in packed:
        one = read_base_file(cells)
        size += len(one.content or b"")
        if size > room:
            raise BrokenBaseError(PAST_IMPORTS)
        files[one.file] = one.content
    return files
