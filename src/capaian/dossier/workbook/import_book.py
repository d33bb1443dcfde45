"""Taking a workbook back into a dossier: read, checked, shown, and only then written."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from capaian.domain.errors import FileError
from capaian.domain.issue import Issue, Place, has_errors
from capaian.domain.office_year import OfficeYear
from capaian.dossier.cells import Reading
from capaian.dossier.changes import apply_if_unchanged
from capaian.dossier.folder import Folder, scan_folder
from capaian.dossier.issues import IssueLog
from capaian.dossier.read import ReadResult, read_folder
from capaian.dossier.spreadsheets.model import Book
from capaian.dossier.spreadsheets.read_book import read_book
from capaian.dossier.workbook.read.base import Base, evidence_names, read_base
from capaian.dossier.workbook.read.origins import BookLog
from capaian.dossier.workbook.read.recognise import recognise
from capaian.dossier.workbook.read.rows import Tally, take_rows
from capaian.dossier.workbook.read.stage import Staged, stage
from capaian.dossier.workbook.read.typed_units import report_contrary_units
from capaian.dossier.workbook.sheet_words import name_sheets


@dataclass(frozen=True)
class Incoming:
    """A workbook that was read and held against the dossier; nothing is written yet."""

    dossier: Path
    folder: Folder
    """The dossier as it is."""
    changes: Mapping[str, bytes | None]
    """What files become; `None`: they go."""
    kept: tuple[str, ...]
    """Files that the dossier has otherwise than they were when the workbook was written, and that stay so."""
    issues: tuple[Issue, ...]
    staged: Staged
    tally: Tally
    becomes: OfficeYear | None = None
    """The dossier as it would be; `None` where the workbook has errors."""
    unread: tuple[str, ...] = ()
    """Names of sheets that are none of ours and hold something."""
    notes: tuple[str, ...] = field(default=())
    """What else is in the file and was left alone."""

    @property
    def has_errors(self) -> bool:
        """Whether anything found forbids writing."""
        return has_errors(self.issues)

    def write(self) -> None:
        """Write the changes into the dossier: all of them, or none.

        Raises:
            FileError: if a file cannot be written, or was changed since it was read.
            ValueError: if there are errors; our fault.
        """
        if self.has_errors:
            raise ValueError("a workbook with errors must not be written")
        _make_folder(self.dossier)
        apply_if_unchanged(self.dossier, self.folder.hashes, self.changes)


def import_book(path: Path, dossier: Path, *, takes_workbook: bool = False) -> Incoming:
    """Read a workbook and say what it would change in a dossier, which may be new.

    Args:
        path: The workbook.
        dossier: The folder; it need not exist.
        takes_workbook: The workbook goes before what was changed in the dossier since it was written.

    Raises:
        InputError: The file is refused as a whole.
        FileError: It is not there, or the folder cannot be read.
    """
    with resting_collector():
        return take_book(read_book(path), dossier, takes_workbook=takes_workbook)


@contextmanager
def resting_collector() -> Iterator[None]:
    """Let the search for cycles rest: among rows by the hundred thousand it finds none, and takes a third."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def take_book(book: Book, dossier: Path, *, takes_workbook: bool = False) -> Incoming:
    """Say what a workbook that was read would change in a dossier."""
    log, folder_log, tally = IssueLog(), IssueLog(), Tally()
    folder = scan_folder(dossier, folder_log) if dossier.exists() else Folder(dossier)
    found = recognise(book, log)
    if not found.sheets:
        log.add("book_is_foreign", Place(book.file))
    base = read_base(found.base, folder, book.file, log)
    rows = {name: take_rows(sheet, book.file, log, tally) for name, sheet in found.sheets.items()}
    taken = report_contrary_units(rows, book.file, log, tally)
    staged = stage(taken, base, book.file, log)
    if _is_of_another(base, folder) and not takes_workbook:
        log.add("book_of_another", Place(book.file), dossier=dossier.name)
    changes = _changes(staged, base, folder, log, takes_workbook=takes_workbook)
    kept = tuple(_kept(staged, base, folder, changes))
    # What both sides changed is no dossier that could be checked.
    is_clear = not log.has_code(book.file, {"changed_since_export", "book_of_another"})
    read = _read_changed(_changed(folder, changes), staged, base, tally) if is_clear else None
    issues = (*log.finish(()), *folder_log.finish(()), *(read.issues if read else ()))
    becomes = read.office_year if read else None
    return Incoming(dossier, folder, changes, kept, issues, staged, tally, becomes, found.unread, book.notes)


def _is_of_another(base: Base, folder: Folder) -> bool:
    """Say whether a workbook was written from another dossier: not one file of it lies there as it was."""
    return bool(base.files and folder.parts) and not base.exported.items() & folder.hashes.items()


def _changes(
    staged: Staged, base: Base, folder: Folder, log: IssueLog, *, takes_workbook: bool
) -> dict[str, bytes | None]:
    """Return what files become: only those that the workbook changes, in a new dossier all of them.

    Where the workbook is taken before the dossier, those too that were changed in the dossier alone.
    """
    before = _texts(folder)
    changes: dict[str, bytes | None] = {}
    for file in dict.fromkeys((*staged.files, *base.files)):
        wanted = staged.files.get(file)
        was_changed = bool(before) and _differs(file, base, folder)
        is_left = wanted == base.files.get(file) and bool(before) and not (was_changed and takes_workbook)
        if wanted == before.get(file) or is_left:
            continue
        if was_changed and not takes_workbook:
            (sheets,) = name_sheets([file])
            log.add("changed_since_export", staged.origins.place_of(Place(file)), sheets=sheets)
        changes[file] = wanted
    return changes


def _kept(staged: Staged, base: Base, folder: Folder, changes: Mapping[str, bytes | None]) -> Iterator[str]:
    """Yield what the dossier changed since the workbook was written, and the workbook did not."""
    before = _texts(folder)
    for file in dict.fromkeys((*before, *base.files)) if before else ():
        is_other = _differs(file, base, folder) and staged.files.get(file) != before.get(file)
        if is_other and file not in changes:
            yield file


def _texts(folder: Folder) -> Mapping[str, bytes]:
    return {**folder.parts, **folder.narratives}


def _differs(file: str, base: Base, folder: Folder) -> bool:
    """Say whether a file of the dossier is another one than when the workbook was written."""
    return folder.hashes.get(file) != base.exported.get(file)


def _changed(folder: Folder, changes: Mapping[str, bytes | None]) -> Folder:
    """Return the dossier as it would be."""
    files = {**_texts(folder), **changes}
    kept = {file: content for file, content in sorted(files.items()) if content is not None}
    narratives = {file: content for file, content in kept.items() if file.endswith(".md")}
    parts = {file: content for file, content in kept.items() if file not in narratives}
    others = {file: digest for file, digest in folder.hashes.items() if file not in _texts(folder)}
    hashes = others | {file: sha256(content).hexdigest() for file, content in kept.items()}
    failed = folder.failed - kept.keys()
    return replace(
        folder, parts=parts, narratives=narratives, hashes=dict(sorted(hashes.items())), failed=failed
    )


def _read_changed(folder: Folder, staged: Staged, base: Base, tally: Tally) -> ReadResult:
    """Read the dossier as it would be; what is found is told by the cells of the workbook."""
    reading = Reading(log=BookLog(staged.origins, tally.flawed, {*evidence_names(base)}))
    reading.names.mark_incomplete(staged.incomplete | tally.incomplete)
    return read_folder(folder, reading)


def _make_folder(dossier: Path) -> None:
    try:
        dossier.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileError(f"Folder {dossier} tidak dapat dibuat. Periksa nama dan izinnya.") from error
