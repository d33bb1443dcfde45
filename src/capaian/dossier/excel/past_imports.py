"""What a dossier remembers of workbooks taken into it, so that one can be mended and come again.

An import changes the dossier, and so does everybody else. A workbook that comes again under its name is held
against what it said last time; any other is held against what it was written from. What is remembered lies
in one hidden file of the dossier, and is believed no more than a workbook is.
"""

from __future__ import annotations

import json
import re
import stat
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from capaian.dossier.changes import find_file
from capaian.dossier.excel.base import Base, BaseFile, BrokenBaseError, read_base_file
from capaian.dossier.hashing import combine

PAST_IMPORTS: Final = ".impor-buku.json"
"""Name of the file within the dossier."""
_SCHEMA: Final = "capaian/past-imports/1"
_MOST_BYTES: Final = 20_000_000
"""Bytes that the file may have; what was longest ago goes first."""
_MOST_UNPACKED_BYTES: Final = 100_000_000
"""Bytes of what is packed in it: of an office's usual workbooks a thousand."""
_COPY: Final = re.compile(r"-periksa(?:-[0-9]+)?\Z")
"""How copies with a list of problems end, which people may mend instead of the workbook."""
_BETWEEN: Final = ", "
Files = Mapping[str, bytes | None]


@dataclass(frozen=True)
class PastImport:
    """A workbook as it was when it was taken in last."""

    export: str
    """The export that the workbook goes back to."""
    book: str
    """The mark of where the workbook lay."""
    files: Files
    """What it said of the files in which it was not as exported; `None`: they were to go."""
    packed: str = field(default="", compare=False, repr=False)
    """The same as it stands in the file that remembers it; empty if it is yet to be packed."""

    def base(self, export: Base) -> Base:
        """Return what both sides were when the workbook was taken in: as it was then, else as exported."""
        files = {**export.files, **self.files}
        kept = {file: content for file, content in files.items() if content is not None}
        exported = {file: sha256 for file, sha256 in export.exported.items() if file not in self.files}
        return Base(kept, exported, export.closed, export.lost - self.files.keys())


@dataclass(frozen=True)
class PastImports:
    """All that a dossier remembers."""

    all: tuple[PastImport, ...] = ()
    """The newest last."""
    sha256: str = ""
    """Of the file as it was read; empty where there is none."""

    def know(self, base: Base) -> bool:
        """Say whether a workbook of the same export was taken in before."""
        return any(past.export == fingerprint(base) for past in self.all)

    def find(self, base: Base, book: Path) -> PastImport | None:
        """Return what a workbook was when it was taken in last under its name; `None`: it never was."""
        wanted = (fingerprint(base), place_of(book))
        return next((past for past in reversed(self.all) if (past.export, past.book) == wanted), None)

    def renewed(self, base: Base, book: Path, files: Mapping[str, bytes]) -> bytes:
        """Return what the file becomes once a workbook is taken in.

        Args:
            base: What the workbook was written from.
            book: Where it lies.
            files: What it says.
        """
        names = dict.fromkeys((*files, *base.files))
        said = {file: files.get(file) for file in names if files.get(file) != base.files.get(file)}
        now = PastImport(fingerprint(base), place_of(book), said)
        others = [past for past in self.all if (past.export, past.book) != (now.export, now.book)]
        kept: list[str] = []
        room, room_unpacked = _MOST_BYTES - len(_write(())), _MOST_UNPACKED_BYTES
        for past in (now, *reversed(others)):
            packed = past.packed or _pack(past)
            room -= len(packed) + len(_BETWEEN)
            room_unpacked -= sum(len(content or b"") for content in past.files.values())
            if room < 0 or room_unpacked < 0:
                break
            kept.append(packed)
        return _write(kept[::-1])


def fingerprint(base: Base) -> str:
    """Return what an export is known by: the dossier as it was then."""
    return combine(base.exported)


def place_of(book: Path) -> str:
    """Return a mark of where a workbook lies, without its name; that of a copy with problems is the same."""
    place = book.absolute().with_name(_COPY.sub("", book.stem))
    return sha256(str(place).encode("utf-8", "replace")).hexdigest()


def read_past_imports(dossier: Path) -> PastImports:
    """Return what a dossier remembers: nothing where the file is lost, broken, or none that we wrote."""
    path = find_file(dossier, PAST_IMPORTS)
    try:
        status = path.lstat() if path is not None else None
        if path is None or status is None or not stat.S_ISREG(status.st_mode) or status.st_size > _MOST_BYTES:
            return PastImports()
        return past_imports_in(path.read_bytes())
    except OSError:
        return PastImports()


def past_imports_in(content: bytes) -> PastImports:
    """Return what the contents of that file say; nothing where they are broken or none that we wrote."""
    found: list[PastImport] = []
    room = _MOST_UNPACKED_BYTES
    try:
        plain = json.loads(content)
        for one in plain["imports"] if plain["schema"] == _SCHEMA else ():
            past = _unpack(one, room)
            room -= sum(len(content or b"") for content in past.files.values())
            found.append(past)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        found.clear()
    return PastImports(tuple(found), sha256(content).hexdigest())


def _write(imports: Sequence[str]) -> bytes:
    return f'{{"schema": "{_SCHEMA}", "imports": [{_BETWEEN.join(imports)}]}}'.encode()


def _pack(past: PastImport) -> str:
    files = [BaseFile(file, "", content=content).cells() for file, content in past.files.items()]
    return json.dumps({"export": past.export, "book": past.book, "files": files})


def _unpack(plain: Mapping[str, Any], room: int) -> PastImport:
    """Return an import from its plain values, of no more bytes than there is room for.

    Raises:
        ValueError: if they are none that we wrote; other errors of plain values too.
    """
    files: dict[str, bytes | None] = {}
    for cells in plain["files"]:
        if not all(isinstance(cell, str) for cell in cells):
            raise BrokenBaseError(PAST_IMPORTS)
        one = read_base_file(cells)
        room -= len(one.content or b"")
        if room < 0:
            raise BrokenBaseError(PAST_IMPORTS)
        files[one.file] = one.content
    return PastImport(str(plain["export"]), str(plain["book"]), files, json.dumps(plain))
