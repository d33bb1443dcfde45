"""What a dossier remembers of workbooks taken into it, so that one can be mended and come again.

An import changes the dossier, and so does everybody else. A workbook that comes again under its name is held
against what it said last time; any other is held against what it was written from. What is remembered lies
in one hidden file of the dossier, and is believed no more than a workbook is.
"""

from __future__ import annotations

import json
import stat
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
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
_MAX_FILE_BYTES: Final = 20_000_000


@dataclass(frozen=True, slots=True)
class PastImport:
    """A workbook as it was when it was taken in last."""

    export: str
    """The export that the workbook goes back to."""
    book: str
    """The mark of where the workbook lay."""
    rows: Mapping[str, Mapping[str, Sequence[Mapping[str, str]]]]
    """Of files in which it was not as exported its rows by sheet."""


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
        past = self._last(fingerprint(export), place_of(book))
        exported = {file: digest for file, digest in export.exported.items() if file not in past.rows}
        recorded = {
            file: {
                sheet: [FlatRow(cells, n) for n, cells in enumerate(rows, 1)] for sheet, rows in own.items()
            }
            for file, own in past.rows.items()
        }
        return replace(export, exported=exported, recorded=recorded)

    def _last(self, export: str, book: str) -> PastImport:
        found = (past for past in reversed(self.all) if (past.export, past.book) == (export, book))
        return next(found, PastImport(export, book, {}))

    def renewed(self, export: Base, book: Path, news: Mapping[str, Rows]) -> bytes:
        """Return what the file becomes once a workbook is taken in.

        Args:
            export: What the workbook was written from.
            book: Where it lies.
            news: Rows of the files in which it is not as it was last.
        """
        before = self._last(fingerprint(export), place_of(book))
        rows = {
            f: {name: [{**row.cells} for row in own] for name, own in each.items()}
            for f, each in news.items()
        }
        now = replace(before, rows={**before.rows, **rows})
        texts = [json.dumps(asdict(past)) for past in self.all if past is not before] + [
            json.dumps(asdict(now))
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
        found = tuple(PastImport(**one) for one in plain["imports"]) if plain["schema"] == _SCHEMA else ()
        for past in found:
            if not all(
                _are_texts(cells) for own in past.rows.values() for rows in own.values() for cells in rows
            ):
                raise TypeError
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        found = ()
    return PastImports(found, sha256(content).hexdigest())


def _are_texts(cells: object) -> bool:
    return isinstance(cells, dict) and all(isinstance(text, str) for pair in cells.items() for text in pair)
