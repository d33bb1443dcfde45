"""A snapshot taken of a dossier."""

from __future__ import annotations

from collections.abc import Sequence

from capaian.domain.assessment import Assessment
from capaian.domain.exchange import assessment_to_plain
from capaian.domain.office_year import OfficeYear
from capaian.dossier.closing.snapshot import Approval, Attachment, Replacement, Snapshot, place_of
from capaian.dossier.file_names import EVIDENCE
from capaian.dossier.folder import Folder
from capaian.dossier.hashing import stamp


class ChangedMeanwhileError(Exception):
    """The dossier changed between computing and closing, so that results and texts do not belong together."""


def make_snapshot(
    folder: Folder,
    office_year: OfficeYear,
    assessment: Assessment,
    approval: Approval,
    replaced: Replacement | None = None,
    lacking: Sequence[str] = (),
) -> Snapshot:
    """Return the snapshot of a dossier that was read and computed.

    Args:
        folder: Its files as they lie there now.
        office_year: What was read from it; without errors.
        assessment: The results of the whole year.
        approval: Who approved them.
        replaced: The closing that this one replaces.
        lacking: What the year is closed without, on purpose.

    Raises:
        ChangedMeanwhileError: if the files are no longer those that were read.
        OSError: if a file of evidence has gone since.
    """
    if folder.hashes != office_year.files:
        raise ChangedMeanwhileError
    office = office_year.office
    texts = {**folder.parts, **folder.narratives}
    return Snapshot(
        regency=office.regency,
        office=f"{office.name} {office.regency_name}",
        year=office_year.year,
        approval=approval,
        dossier=stamp(office_year),
        files={file: content.decode("utf-8") for file, content in sorted(texts.items())},
        attachments=_attachments(folder),
        assessment=assessment_to_plain(assessment),
        previous=folder.hashes.get(place_of(office_year.year - 1)),
        replaced=replaced,
        lacking=tuple(lacking),
    )


def _attachments(folder: Folder) -> tuple[Attachment, ...]:
    sizes = {f"{EVIDENCE}/{name}": path.stat().st_size for name, path in folder.evidence.items()}
    sizes |= {file: len(content) for file, content in folder.closed.items()}
    return tuple(Attachment(file, sizes[file], folder.hashes[file]) for file in sorted(sizes))
