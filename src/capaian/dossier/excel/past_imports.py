"""What a dossier remembers of workbooks taken into it, so that one can be mended and come again.

An import changes the dossier, and so does everybody else. A workbook that comes again under its
name is held against what it said last time; any other is held against what it was written from.
What is remembered lies in one hidden file of the dossier, and is believed no more than a workbook
is.
"""

from __future__ import annotations

import json
import stat
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import Final

from capaian.dossier.excel.base import Base
from capaian.dossier.folder import combine_hashes
from capaian.dossier.rows.flat_rows import FlatRow, Rows

PAST_IMPORTS: Final = ".impor-buku.json"
"""Name of the file within the dossier."""
_SCHEMA: Final = "capaian/past-imports/2"
"""The first one had files: of a dossier from then a workbook is held against its export."""
_KEYS: Final = ("export", "book", "rows")
_MAX_FILE_BYTES: Final = 20_000_000
_FileRows = Mapping[str, Mapping[str, Sequence[Mapping[str, str]]]]
"""Rows by file and sheet."""


@dataclass(frozen=True)
class PastImports:
    """All that a dossier remembers."""

    all: Mapping[tuple[str, str], _FileRows] = field(default_factory=dict)
    """By the export that a workbook goes back to and the mark of where it lay, the newest last:
    the rows of files in which it was not as exported, when it was taken in last.
    """
    sha256: str = ""
    """Of the file as it was read; empty where there is none."""

    def know(self, base: Base) -> bool:
        """Say whether a workbook of the same export was taken in before."""
        return fingerprint(base) in {export for export, _ in self.all}

    def base(self, export: Base, book: Path) -> Base:
        """Return what both sides were when a workbook was taken in last under its name,
        else as exported.
        """
        past = self.all.get((fingerprint(export), place_of(book)), {})
        exported = {file: digest for file, digest in export.exported.items() if file not in past}
        recorded = {
            file: {
                sheet: [FlatRow(cells, n) for n, cells in enumerate(rows, 1)]
                for sheet, rows in own.items()
            }
            for file, own in past.items()
        }
        return replace(export, exported=exported, recorded=recorded)

    def renewed(self, export: Base, book: Path, news: Mapping[str, Rows]) -> bytes:
        """Return what the file becomes once a workbook is taken in,
        by the export that it goes back to.

        `news` are the rows of the files in which it is not as it was last.
        """
        imports, key = {**self.all}, (fingerprint(export), place_of(book))
        rows = {
            file: {sheet: [{**row.cells} for row in own] for sheet, own in sheets.items()}
            for file, sheets in news.items()
        }
        imports[key] = {**imports.pop(key, {}), **rows}
        texts = [
            json.dumps(dict(zip(_KEYS, (*key, own), strict=True))) for key, own in imports.items()
        ]
        while len(texts) > 1 and sum(map(len, texts)) > _MAX_FILE_BYTES:
            texts.pop(0)  # what is longest ago goes first
        return f'{{"schema": "{_SCHEMA}", "imports": [{", ".join(texts)}]}}'.encode()


def fingerprint(base: Base) -> str:
    """Return what an export is known by: the dossier as it was then."""
    return combine_hashes(base.exported)


def place_of(book: Path) -> str:
    """Return a mark of where a workbook lies, without its name."""
    place = book.absolute().with_suffix("")
    return sha256(str(place).encode("utf-8", "replace")).hexdigest()


def read_past_imports(dossier: Path) -> PastImports:
    """Return what a dossier remembers: nothing where the file is lost, broken,
    or none that we wrote.
    """
    path = dossier / PAST_IMPORTS
    try:
        status = path.lstat()
        is_ours = stat.S_ISREG(status.st_mode) and status.st_size <= _MAX_FILE_BYTES
        return past_imports_in(path.read_bytes()) if is_ours else PastImports()
    except OSError:
        return PastImports()


def past_imports_in(content: bytes) -> PastImports:
    """Return what the contents of that file say;
    nothing where they are broken or none that we wrote.
    """
    found: dict[tuple[str, str], _FileRows] = {}
    try:
        plain = json.loads(content)
        for one in plain["imports"] if plain["schema"] == _SCHEMA else ():
            export, book, files = (one[key] for key in _KEYS)
            cells = [row for own in files.values() for rows in own.values() for row in rows]
            if not all(isinstance(text, str) for row in cells for text in row.values()):
                raise TypeError
            found[export, book] = files
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        found = {}
    return PastImports(found, sha256(content).hexdigest())
