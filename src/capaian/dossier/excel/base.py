"""The files of a dossier as they were when a workbook was written,
packed into cells of its hidden sheet.

Comments, quotes and the order of keys of a YAML file stand in no other sheet, and only what both
sides were once tells who changed what since. What is packed is believed no more than a file that
somebody brings.
"""

from __future__ import annotations

import base64
import hashlib
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from capaian.domain.issue import Place
from capaian.dossier.excel.book import Sheet
from capaian.dossier.excel.identity import CELL_UNITS
from capaian.dossier.file_names import EVIDENCE, is_closing, is_evidence, may_lie
from capaian.dossier.folder import Folder
from capaian.dossier.issues import IssueLog
from capaian.dossier.rows.files import readable_rows
from capaian.dossier.rows.flat_rows import Rows

HEADS: Final = ("file", "sha256", "columns", "count", "content_sha256")
"""Ids of the columns of the hidden sheet (`columns` is empty by now);
the pieces of the content follow.
"""
_FIRST_ROW: Final = 3
_LARGEST_BYTES: Final = 60_000_000
"""Bytes that a file may have unpacked: more than a dossier allows."""


class BrokenBaseError(ValueError):
    """What is packed is cut, changed, too large, or no file that a workbook takes along."""


@dataclass(frozen=True, slots=True)
class BaseFile:
    """A file with what the workbook says of it."""

    file: str
    sha256: str
    """Of the file as it lay in the dossier:
    another one there now means that it was changed since.
    """
    content: bytes | None = None
    """In canonical form, a closed year as it lay there; `None` of a file that stays outside:
    evidence.
    """

    def cells(self) -> tuple[str, ...]:
        """Return the row of the hidden sheet."""
        if self.content is None:
            return (self.file, self.sha256, "", "0", "")
        packed = base64.b64encode(zlib.compress(self.content)).decode()
        pieces = [
            packed[start : start + CELL_UNITS] for start in range(0, len(packed), CELL_UNITS)
        ]
        content_sha256 = hashlib.sha256(self.content).hexdigest()
        return (self.file, self.sha256, "", str(len(pieces)), content_sha256, *pieces)


@dataclass(frozen=True)
class Base:
    """What the workbook was written from."""

    files: Mapping[str, bytes]
    """Contents by path within the dossier."""
    exported: Mapping[str, str]
    """SHA-256 of every file as it lay in the dossier then, evidence too; not of closed years."""
    closed: Mapping[str, bytes] = field(default_factory=dict)
    """Closed years by path, which nobody edits: they go where they are missing."""
    recorded: Mapping[str, Rows] = field(default_factory=dict)
    """Rows of files as the workbook had them when it was taken in last."""

    @classmethod
    def of_dossier(cls, folder: Folder, files: Iterable[str]) -> Base:
        """Return files of a dossier as they are now:
        against these all that a workbook says is a change.
        """
        texts = {**folder.parts, **folder.narratives}
        known = [file for file in files if file in texts]
        return cls(
            {file: texts[file] for file in known}, {file: folder.hashes[file] for file in known}
        )

    def rows(self, file: str) -> Rows:
        """Return the rows of a file by the ids of their sheets; none of one that was not there."""
        own = readable_rows({file: self.files[file]}) if file in self.files else {}
        return {**own, **self.recorded.get(file, {})}

    def evidence_names(self) -> Iterator[str]:
        """Yield the evidence that lay in the dossier, by its path below `evidence/`."""
        for file in self.exported:
            if file.startswith(f"{EVIDENCE}/"):
                yield file.removeprefix(f"{EVIDENCE}/")


def decode(content: bytes) -> str:
    """Return the text of a file, with line feeds only."""
    return content.decode("utf-8-sig", errors="replace").replace("\r\n", "\n").replace("\r", "\n")


def read_base_file(cells: Sequence[str]) -> BaseFile:
    """Return a file from its row of the hidden sheet.

    Raises:
        BrokenBaseError: if anything of it is not as it was written.
    """
    file, sha256, _, count, content_sha256 = [*cells, *([""] * len(HEADS))][: len(HEADS)]
    pieces = [text for text in cells[len(HEADS) :] if text]
    if not may_lie(file) or (pieces and is_evidence(file)):
        raise BrokenBaseError(file)
    if count != str(len(pieces)) or bool(pieces) != bool(content_sha256):
        raise BrokenBaseError(file)
    if not pieces:
        return BaseFile(file, sha256)
    try:
        packed = base64.b64decode("".join(pieces), validate=True)
        # Cut where it is larger than any file; its hash tells then.
        content = zlib.decompressobj().decompress(packed, _LARGEST_BYTES)
    except (zlib.error, ValueError) as error:
        raise BrokenBaseError(file) from error
    if hashlib.sha256(content).hexdigest() != content_sha256:
        raise BrokenBaseError(file)
    return BaseFile(file, sha256, content)


def read_base(sheet: Sheet | None, folder: Folder, file: str, log: IssueLog) -> Base:
    """Return what the workbook was written from, by its hidden sheet; `None`: that was deleted.

    The files of the dossier stand for what is lost, which is logged: nobody can tell then who
    changed what.
    """
    if sheet is None:
        log.add("base_lost", Place(file))
        return Base.of_dossier(folder, (*folder.parts, *folder.narratives))
    found: list[BaseFile] = []
    broken: list[str] = []
    rows = [
        ["" if cell is None else str(cell) for cell in cells]
        for cells in sheet.rows[_FIRST_ROW - 1 :]
    ]
    for row, texts_of_row in enumerate(rows, _FIRST_ROW):
        try:
            found += [read_base_file(texts_of_row)] if any(texts_of_row) else []
        except BrokenBaseError as error:
            broken.append(str(error))
            name = broken[-1] or "berkas tanpa nama"
            log.add("base_broken", Place(file, row, sheet=sheet.name), file=name)
    present = Base.of_dossier(folder, broken)
    contents = {one.file: one.content for one in found if one.content is not None}
    return Base(
        {
            **present.files,
            **{name: text for name, text in contents.items() if not is_closing(name)},
        },
        {
            **present.exported,
            **{one.file: one.sha256 for one in found if not is_closing(one.file)},
        },
        {name: content for name, content in contents.items() if is_closing(name)},
    )
