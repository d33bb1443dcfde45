"""What a dossier remembers of workbooks taken into it, so that one can be mended and come again.

An import changes the dossier, and so does everybody else. A workbook that comes again under its name is held
against what it said last time; any other is held against what it was written from. What is remembered lies
in one hidden file of the dossier, and is believed no more than a workbook is.
"""

from __future__ import annotations

import json
import stat
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from capaian.dossier.excel.base import Base, BaseFile, BrokenBaseError, read_base_file
from capaian.dossier.folder import combine_hashes

PAST_IMPORTS: Final = ".impor-buku.json"
"""Name of the file within the dossier."""
_SCHEMA: Final = "capaian/past-imports/1"
_MAX_FILE_BYTES: Final = 20_000_000
"""What is longest ago goes first."""
_MAX_UNPACKED_BYTES: Final = 100_000_000
"""Of what one workbook said: more than any dossier has."""


@dataclass(frozen=True, slots=True)
class PastImport:
    """A workbook as it was when it was taken in last."""

    export: str
    """The export that the workbook goes back to."""
    book: str
    """The mark of where the workbook lay."""
    files: Sequence[Sequence[str]]
    """What it said of the files in which it was not as exported, packed; without content: they were to go."""

    def unpacked(self) -> Mapping[str, bytes | None]:
        """Return what it said by file.

        Raises:
            BrokenBaseError: if it is not as we wrote it.
        """
        found: dict[str, bytes | None] = {}
        for cells in self.files:
            one = read_base_file(cells)
            found[one.file] = one.content
            if sum(len(content or b"") for content in found.values()) > _MAX_UNPACKED_BYTES:
                raise BrokenBaseError(PAST_IMPORTS)
        return found


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

    def base(self, export: Base, book: Path) -> Base:
        """Return what both sides were when a workbook was taken in last under its name, else as exported."""
        wanted = fingerprint(export), place_of(book)
        past = next((past for past in reversed(self.all) if (past.export, past.book) == wanted), None)
        try:
            recorded = past.unpacked() if past is not None else {}
        except BrokenBaseError:
            return export
        kept = {file: text for file, text in {**export.files, **recorded}.items() if text is not None}
        exported = {file: digest for file, digest in export.exported.items() if file not in recorded}
        return Base(kept, exported, export.closed)

    def renewed(self, base: Base, book: Path, files: Mapping[str, bytes]) -> bytes:
        """Return what the file becomes once a workbook is taken in.

        Args:
            base: What the workbook was written from.
            book: Where it lies.
            files: What it says.
        """
        names = dict.fromkeys((*files, *base.files))
        changed = [name for name in names if files.get(name) != base.files.get(name)]
        packed = [BaseFile(name, "", content=files.get(name)).cells() for name in changed]
        now = PastImport(fingerprint(base), place_of(book), packed)
        others = [past for past in self.all if (past.export, past.book) != (now.export, now.book)]
        kept: list[str] = []
        room = _MAX_FILE_BYTES
        for past in (now, *reversed(others)):
            text = json.dumps({"export": past.export, "book": past.book, "files": past.files})
            room -= len(text) + 100
            if room < 0:
                break
            kept.append(text)
        return f'{{"schema": "{_SCHEMA}", "imports": [{", ".join(reversed(kept))}]}}'.encode()


def fingerprint(base: Base) -> str:
    """Return what an export is known by: the dossier as it was then."""
    return combine_hashes(base.exported)


def place_of(book: Path) -> str:
    """Return a mark of where a workbook lies, without its name."""
    place = book.absolute().with_suffix("")
    return sha256(str(place).encode("utf-8", "replace")).hexdigest()


def read_past_imports(dossier: Path) -> PastImports:
    """Return what a dossier remembers: nothing where the file is lost, broken, or none that we wrote."""
    path = dossier / PAST_IMPORTS
    try:
        status = path.lstat()
        is_ours = stat.S_ISREG(status.st_mode) and status.st_size <= _MAX_FILE_BYTES
        return past_imports_in(path.read_bytes()) if is_ours else PastImports()
    except OSError:
        return PastImports()


def past_imports_in(content: bytes) -> PastImports:
    """Return what the contents of that file say; nothing where they are broken or none that we wrote."""
    found: tuple[PastImport, ...] = ()
    try:
        plain = json.loads(content)
        found = tuple(
            PastImport(str(one["export"]), str(one["book"]), [[*map(str, cells)] for cells in one["files"]])
            for one in (plain["imports"] if plain["schema"] == _SCHEMA else ())
        )
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        pass
    return PastImports(found, sha256(content).hexdigest())
