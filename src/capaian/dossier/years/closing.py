"""A year that is closed: the snapshot of its dossier,
and the texts of a snapshot as a dossier again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from capaian.domain.assessment import Assessment
from capaian.domain.errors import UsageMistakeError
from capaian.domain.exchange import assessment_to_plain
from capaian.domain.office_year import OfficeYear
from capaian.dossier.file_names import EVIDENCE
from capaian.dossier.folder import Folder, combine_hashes, lay_texts
from capaian.dossier.years.snapshot import (
    Approval,
    Attachment,
    Replacement,
    Snapshot,
    hash_snapshot,
    place_of,
)

_SIGNS_IN_A_FILE_NAME: Final = 8


class ChangedMeanwhileError(Exception):
    """The dossier changed between computing and closing,
    so that results and texts do not belong together.
    """


def make_snapshot(
    folder: Folder,
    office_year: OfficeYear,
    assessment: Assessment,
    approval: Approval,
    replaced: Replacement | None = None,
    lacking: Sequence[str] = (),
) -> Snapshot:
    """Return the snapshot of a dossier that was read without errors and
    computed for the whole year.

    It may replace a closing, and lack something on purpose.

    Raises:
        ChangedMeanwhileError: if the files are no longer those that were read.
        OSError: if a file of evidence has gone since.
    """
    if folder.hashes != office_year.files:
        raise ChangedMeanwhileError
    office = office_year.office
    texts = {**folder.parts, **folder.narratives}
    sizes = {f"{EVIDENCE}/{name}": path.stat().st_size for name, path in folder.evidence.items()}
    sizes |= {file: len(content) for file, content in folder.closed.items()}
    return Snapshot(
        regency=office.regency,
        office=f"{office.name} {office.regency_name}",
        year=office_year.year,
        approval=approval,
        dossier=combine_hashes(office_year.files),
        files={file: content.decode("utf-8") for file, content in sorted(texts.items())},
        attachments=tuple(
            Attachment(file, sizes[file], folder.hashes[file]) for file in sorted(sizes)
        ),
        assessment=assessment_to_plain(assessment),
        previous=folder.hashes.get(place_of(office_year.year - 1)),
        replaced=replaced,
        lacking=tuple(lacking),
    )


def lay_closed_texts(snapshot: Snapshot) -> Folder:
    """Return the texts of a closing as they lay in their dossier.

    Evidence and closings of earlier years are not among them: nothing is computed from them.
    """
    folder = lay_texts(Path(snapshot.name), snapshot.files)
    folder.hashes |= {one.file: one.sha256 for one in snapshot.attachments}
    folder.hashes = dict(sorted(folder.hashes.items()))
    return folder


@dataclass(frozen=True)
class Closing:
    """A snapshot on its way to the disk."""

    snapshot: Snapshot
    content: bytes
    folder: Path

    @property
    def file(self) -> Path:
        """Where it goes."""
        return self.folder / self.snapshot.name

    @property
    def sha256(self) -> str:
        """The name of what was approved."""
        return hash_snapshot(self.content)

    @property
    def is_written(self) -> bool:
        """Whether this very closing lies there already."""
        return _read_old(self.file) == self.content

    def files_to_write(self) -> dict[str, bytes]:
        """Return what is written: a closing that this one replaces is kept.

        Of a closing that lies there already only what a computer that stopped left out is written.

        Raises:
            UsageMistakeError: if another closing of the year is there that this one does not
                replace.
        """
        files = _with_hash(self.file.name, self.content)
        old, replaced = _read_old(self.file), self.snapshot.replaced
        if old is None:
            return files
        if old == self.content:
            return {
                name: content
                for name, content in files.items()
                if _read_old(self.folder / name) is None
            }
        if replaced is None or replaced.sha256 != hash_snapshot(old):
            raise UsageMistakeError(
                f"{self.file} sudah ada dengan isi lain. Penutupan yang disahkan diganti "
                "hanya dengan "
                f"--replaces {hash_snapshot(old)} --reason ALASAN."
            )
        name = f"{self.file.stem}-{hash_snapshot(old)[:_SIGNS_IN_A_FILE_NAME]}{self.file.suffix}"
        return {**_with_hash(name, old), **files}


def _read_old(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None


def _with_hash(name: str, content: bytes) -> dict[str, bytes]:
    """Return a closing with the file beside it that holds its hash."""
    return {name: content, f"{name}.sha256": f"{hash_snapshot(content)}  {name}\n".encode()}
