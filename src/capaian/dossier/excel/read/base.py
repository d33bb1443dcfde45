"""The files as they were when the workbook was written, from its hidden sheet or else from the dossier."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from capaian.domain.issue import Place
from capaian.dossier.excel.base_files import BaseFile, BrokenBaseError, ForeignFileError, read_base_file
from capaian.dossier.file_names import EVIDENCE, is_closing, may_lie
from capaian.dossier.folder import Folder
from capaian.dossier.issues import IssueLog
from capaian.dossier.spreadsheets.model import CellValue, Sheet

_FIRST_ROW: Final = 3
"""Behind the row of the mark and that of the heads."""
_NAMELESS: Final = "berkas tanpa nama"


@dataclass(frozen=True)
class Base:
    """What the workbook was written from."""

    files: Mapping[str, bytes]
    """Contents by path within the dossier."""
    exported: Mapping[str, str]
    """SHA-256 of every file as it lay in the dossier then, evidence too; not of closed years."""
    closed: Mapping[str, bytes] = field(default_factory=dict)
    """Closed years by path, which nobody edits: they go where they are missing."""
    lost: frozenset[str] = frozenset()
    """Files for which those of the dossier stand: nobody knows what they were when it was written."""

    def text(self, file: str) -> str:
        """Return the text of a file; an empty one if there was none."""
        return decode(self.files.get(file, b""))


def decode(content: bytes) -> str:
    """Return the text of a file, with line feeds only."""
    return content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")


def read_base(sheet: Sheet | None, folder: Folder, file: str, log: IssueLog) -> Base:
    """Return what the workbook was written from.

    Where that is lost, the files of the dossier stand for it, so that comments in them are kept.

    Args:
        sheet: The hidden sheet; `None` where it was deleted.
        folder: The dossier that the workbook is going to change.
        file: Name of the workbook.
        log: Takes what is lost.
    """
    if sheet is None:
        log.add("base_lost", Place(file))
        return _of_folder(folder)
    files: dict[str, bytes] = {}
    closed: dict[str, bytes] = {}
    exported: dict[str, str] = {}
    lost: set[str] = set()
    for row, cells in enumerate(sheet.rows[_FIRST_ROW - 1 :], _FIRST_ROW):
        texts = [_text(cell) for cell in cells]
        if not any(texts):
            continue
        try:
            packed = read_base_file(texts)
        except BrokenBaseError as error:
            name = str(error)
            code = "base_foreign" if isinstance(error, ForeignFileError) else "base_broken"
            log.add(code, Place(file, row, sheet=sheet.name), file=name or _NAMELESS)
            if not may_lie(name):
                continue
            packed = _file_of(folder, name)
            lost.add(name)
        if not is_closing(packed.file):
            exported[packed.file] = packed.sha256
            files |= {} if packed.content is None else {packed.file: packed.content}
        elif packed.content is not None:
            closed[packed.file] = packed.content
    return Base(files, exported, closed, frozenset(lost))


def _text(cell: CellValue) -> str:
    return "" if cell is None else str(cell)


def _of_folder(folder: Folder) -> Base:
    packed = [_file_of(folder, file) for file in (*folder.parts, *folder.narratives)]
    files = {one.file: one.content for one in packed if one.content is not None}
    exported = {one.file: one.sha256 for one in packed}
    return Base(files, exported, lost=frozenset(files))


def _file_of(folder: Folder, file: str) -> BaseFile:
    content = folder.parts.get(file, folder.narratives.get(file))
    return BaseFile(file, folder.hashes.get(file, ""), content=content)


def evidence_names(base: Base) -> Iterator[str]:
    """Yield the evidence that lay in the dossier, by its path below `evidence/`."""
    for file in base.exported:
        if file.startswith(f"{EVIDENCE}/"):
            yield file.removeprefix(f"{EVIDENCE}/")
