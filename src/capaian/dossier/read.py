"""Reading a dossier: a folder in, an `OfficeYear` or all its problems out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any

from capaian.domain.errors import FileError, InputError
from capaian.domain.issue import Issue, Level, Place, has_errors
from capaian.domain.narrative import NarrativeText, with_list_points
from capaian.domain.office_year import OfficeYear
from capaian.dossier.cells import Reading
from capaian.dossier.consistency import check_consistency
from capaian.dossier.evidence import check_evidence
from capaian.dossier.folder import Folder, scan_folder
from capaian.dossier.issues import IssueLog
from capaian.dossier.reading.csv_reader import read_table
from capaian.dossier.reading.decoding import decode_text, report_lost_signs, report_personal_number
from capaian.dossier.reading.yaml_nodes import compose
from capaian.dossier.reading.yaml_reader import read_key_file
from capaian.dossier.tables import ALL, BY_FILE
from capaian.dossier.tables.declaration import (
    ByKey,
    Column,
    KeyFile,
    Listing,
    Names,
    Part,
    Shape,
    Structure,
    Table,
)
from capaian.dossier.years.closed_figures import approved_achievements, taken_achievements
from capaian.dossier.years.closing import are_readable, lay_closed_texts
from capaian.dossier.years.comparison import check_closed_years
from capaian.dossier.years.snapshot import Snapshot

_NAMES_LOST = frozenset(
    {
        "wrong_separator",
        "no_header",
        "missing_column",
        "cell_count",
        "too_many_cells",
        "csv_syntax",
        "too_many_rows",
    }
)
"""Problems for which rows are left out before their names are known, so that none can be called unknown."""


@dataclass(frozen=True)
class ReadResult:
    """What came of reading a dossier."""

    office_year: OfficeYear | None
    """All facts; `None` if there is any error."""
    issues: tuple[Issue, ...]
    files: Mapping[str, str]
    """SHA-256 of each file, by its path within the dossier."""
    partial: OfficeYear | None
    """What could be read in spite of errors, so that further checks can go on; never for papers."""
    closed: tuple[Snapshot, ...] = ()
    """The closings that lie in it and can be read, from the earliest."""

    def require(self) -> OfficeYear:
        """Return the facts.

        Raises:
            InputError: if there is any error in it.
        """
        if self.office_year is None:
            raise InputError(self.issues)
        return self.office_year

    def scan_again(self, dossier: Path) -> Folder:
        """Return the contents of the folder that was read.

        Raises:
            FileError: if they are no longer those that were read.
        """
        folder = scan_folder(dossier, IssueLog())
        if folder.hashes != self.files:
            raise FileError(f"Dossier {dossier} berubah selagi dibaca. Ulangi perintahnya.")
        return folder


@dataclass(frozen=True, slots=True)
class PartRead:
    """A part as it was read by itself."""

    content: bytes
    fields: Mapping[str, Any] | None
    reading: Reading
    """What was gathered of it; nothing is added any more."""


ReadParts = dict[str, PartRead]
"""Parts by their files."""


def load_dossier(path: Path) -> OfficeYear:
    """Read a dossier that is expected to be right.

    Raises:
        FileError: if the folder cannot be read at all.
        InputError: with every problem found in it.
    """
    return read_dossier(path).require()


def read_dossier(path: Path) -> ReadResult:
    """Read a dossier and report every problem in it; never raises for what is in the folder.

    Raises:
        FileError: if there is no such folder, or it may not be read.
    """
    _require_folder(path)
    reading = Reading()
    return read_folder(scan_folder(path, reading.log), reading)


def read_folder(folder: Folder, reading: Reading, parts: ReadParts | None = None) -> ReadResult:
    """Read the contents of a dossier, whether they lie on the disk or are still to be written.

    Args:
        folder: Its files.
        reading: What is gathered.
        parts: As they were read before; one with the same content is not read again, others take its place.
    """
    fields = _read_parts(folder, reading, parts)
    reading.names.check(reading.log)
    check_consistency(fields, reading.log)
    fields["narratives"] = _read_narratives(folder, reading.log)
    fields["evidence"] = check_evidence(fields.get("evidence", ()), folder, reading.log)
    _check_layouts(folder, reading.log)
    snapshots = check_closed_years(folder, fields, reading.log)
    fields["approved"] = approved_achievements(snapshots, fields.get("history", ()))
    return replace(_finish(fields, folder, reading.log), closed=(*snapshots,))


def read_closed_texts(snapshot: Snapshot) -> OfficeYear | None:
    """Return the office-year that a closing holds; `None` where its texts cannot be read any more."""
    read = read_folder(lay_closed_texts(snapshot), Reading())
    if read.partial is None or not are_readable(read.issues):
        return None
    # The closings before it lie outside: it says itself what it took from them.
    return replace(read.partial, approved=taken_achievements(snapshot, read.partial))


def find_broken_parts(snapshot: Snapshot) -> tuple[str, ...]:
    """Return the parts of a closing that no dossier could be closed with, each by itself."""
    reading = Reading()
    _read_parts(lay_closed_texts(snapshot), reading)
    errors = (issue for issue in reading.log.finish(()) if issue.level is Level.ERROR)
    return tuple(dict.fromkeys(issue.place.file for issue in errors))


def _finish(fields: dict[str, Any], folder: Folder, log: IssueLog) -> ReadResult:
    covered = {subject for difference in fields.get("differences", ()) for subject in difference.covers}
    issues = log.finish(covered)
    partial = OfficeYear(**fields, files=folder.hashes) if "office" in fields else None
    return ReadResult(None if has_errors(issues) else partial, issues, folder.hashes, partial)


def _require_folder(dossier: Path) -> None:
    try:
        next(dossier.iterdir(), None)
    except FileNotFoundError as error:
        raise FileError(f"Folder dossier {dossier} tidak ada. Periksa nama dan letaknya.") from error
    except NotADirectoryError as error:
        raise FileError(
            f"{dossier} adalah berkas, bukan folder dossier. Sebutkan folder yang memuat office.yaml."
        ) from error
    except (OSError, ValueError) as error:
        raise FileError(f"Folder dossier {dossier} tidak dapat dibaca. Periksa nama dan izinnya.") from error


def _read_parts(folder: Folder, reading: Reading, parts: ReadParts | None = None) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for part in ALL:
        if part.file in folder.parts:
            content = folder.parts[part.file]
            read = (
                _read_part(part, content, reading) if parts is None else _take(part, content, reading, parts)
            )
            if read is None:
                folder.failed.add(part.file)
            fields.update(read or {})
        elif isinstance(part, KeyFile) and part.is_required and part.file not in folder.failed:
            reading.log.add("missing_file", Place(part.file), file=part.file, title=part.title)
            folder.failed.add(part.file)
        if part.file in folder.failed or reading.log.has_code(part.file, _NAMES_LOST):
            reading.names.mark_incomplete(_defined_names(part))
    return fields


def _take(part: Part, content: bytes, reading: Reading, parts: ReadParts) -> Mapping[str, Any] | None:
    """Return a part as it was read before; read it by itself where its content is another one."""
    before = parts.get(part.file)
    if before is None or before.content != content:
        own = Reading()
        before = parts[part.file] = PartRead(content, _read_part(part, content, own), own)
    reading.absorb(before.reading)
    return before.fields


def _read_part(part: Part, content: bytes, reading: Reading) -> dict[str, Any] | None:
    text = decode_text(content, part.file, reading.log)
    if text is None:
        return None
    if isinstance(part, Table):
        return {part.field: read_table(part, text, reading)}
    return read_key_file(part, text, reading)


def _defined_names(part: Part) -> set[Names]:
    columns = part.columns if isinstance(part, Table) else part.shape.columns
    return {name for column in columns for name in _names_of(column)}


def _names_of(column: Column) -> set[Names]:
    own = {column.defines} if column.defines else set()
    return own | _names_below(column.kind)


def _names_below(structure: Structure) -> set[Names]:
    match structure:
        case Listing():
            return _names_below(structure.item)
        case ByKey():
            return _names_below(structure.value)
        case Shape():
            return {name for column in structure.columns for name in _names_of(column)}
        case _:
            return set()


def _read_narratives(folder: Folder, log: IssueLog) -> tuple[NarrativeText, ...]:
    texts = []
    for file, content in folder.narratives.items():
        text = decode_text(content, file, log)
        if text is not None:
            report_personal_number(text, file, log)
            report_lost_signs(text, file, log)
            markdown = with_list_points(text.replace("\r\n", "\n").replace("\r", "\n"))
            texts.append(NarrativeText(PurePosixPath(file).stem, markdown, Place(file)))
    return tuple(texts)


def _check_layouts(folder: Folder, log: IssueLog) -> None:
    """Layouts belong to the documents room; here they only have to be harmless YAML."""
    for file in sorted(folder.parts.keys() - BY_FILE.keys()):
        text = decode_text(folder.parts[file], file, log)
        if text is not None:
            report_personal_number(text, file, log)
            compose(text, file, log)
