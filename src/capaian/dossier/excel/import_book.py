"""Taking a workbook back into a dossier: read, checked, shown, and only then written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from capaian.domain.issue import Issue, Level, Place, has_errors
from capaian.domain.office_year import OfficeYear
from capaian.dossier.changes import apply_changes
from capaian.dossier.durable import new_folder
from capaian.dossier.excel.base import Base, read_base
from capaian.dossier.excel.book import Book
from capaian.dossier.excel.merge import CLASHES, MergedFiles, merge
from capaian.dossier.excel.past_imports import PAST_IMPORTS, PastImports, read_past_imports
from capaian.dossier.excel.read.origins import BookCells, BookLog
from capaian.dossier.excel.read.questions import ask_questions
from capaian.dossier.excel.read.recognise import recognise
from capaian.dossier.excel.read.rows import ConversionCounts, take_sheets
from capaian.dossier.folder import Folder, lay_files, scan_folder
from capaian.dossier.issues import IssueLog
from capaian.dossier.read import ReadResult, read_folder
from capaian.dossier.reading.cell_reading import Reading
from capaian.dossier.rows.files import readable_rows
from capaian.dossier.rows.flat_rows import Rows
from capaian.dossier.tables.parts import OFFICE


@dataclass(frozen=True)
class Answers:
    """What a person says to what is asked."""

    takes_workbook: bool = False
    """Of what both sides changed the workbook's is taken."""
    is_as_typed: bool = False
    """Rows that look like totals are rows,
    and figures with their decimal sign elsewhere are right.
    """


@dataclass(frozen=True)
class PresentDossier:
    """A dossier as it is, wherever it lies."""

    folder: Folder
    imports: PastImports
    """What it remembers of workbooks."""
    issues: tuple[Issue, ...] = ()
    """What is wrong with its folder."""


@dataclass(frozen=True)
class IncomingBook:
    """A workbook that was read and held against the dossier; nothing is written yet."""

    dossier: Path
    folder: Folder
    """The dossier as it is."""
    merged: MergedFiles
    changes: Mapping[str, bytes | None]
    """What files become; `None`: they go."""
    issues: tuple[Issue, ...]
    cells: BookCells
    """What the workbook says, and the places of it."""
    tally: ConversionCounts
    memory: Mapping[str, bytes]
    """What becomes of the file in which the dossier remembers workbooks;
    nothing where it stays.
    """
    memory_sha256: str = ""
    """Of that file as it was read."""
    becomes: OfficeYear | None = None
    """The dossier as it would be; `None` where the workbook has errors."""
    unread: tuple[str, ...] = ()
    """Names of sheets that are none of ours and hold something."""

    @property
    def has_errors(self) -> bool:
        """Whether anything found forbids writing."""
        return has_errors(self.issues)

    @property
    def is_news(self) -> bool:
        """Whether writing changes anything, be it only what the dossier remembers of workbooks."""
        return bool(self.changes or self.memory)

    def write(self) -> None:
        """Write the changes into the dossier: all of them, or none.

        Raises:
            FileError: if a file cannot be written, or was changed since it was read.
            ValueError: if there are errors; our fault.
        """
        if self.has_errors:
            raise ValueError("a workbook with errors must not be written")
        hashes = {**self.folder.hashes, PAST_IMPORTS: self.memory_sha256}
        with new_folder(self.dossier):
            apply_changes(self.dossier, {**self.changes, **self.memory}, hashes)


def take_book(book: Book, path: Path, dossier: Path, answers: Answers) -> IncomingBook:
    """Say what a workbook that was read from a path would change in a dossier."""
    log = IssueLog()
    folder = scan_folder(dossier, log) if dossier.exists() else Folder(dossier)
    return compare_book(
        book, path, PresentDossier(folder, read_past_imports(dossier), log.finish(())), answers
    )


def compare_book(
    book: Book, path: Path, present: PresentDossier, answers: Answers
) -> IncomingBook:
    """Say what a workbook that was read from a path would change in a
    dossier that was read too.
    """
    log, tally, folder = IssueLog(), ConversionCounts(), present.folder
    quiet = IssueLog() if answers.takes_workbook else log
    found = recognise(book, log)
    if not found.sheets:
        log.add("book_is_foreign", Place(book.file))
    export = read_base(found.base, folder, book.file, quiet)
    cells = BookCells(book.file, take_sheets(found.sheets, book.file, log, tally))
    base = present.imports.base(export, path) if folder.parts else export
    is_other = _report_another(cells, export, present, quiet)
    if is_other and answers.takes_workbook:
        # Nothing tells who changed what: all that the workbook says is taken.
        base, is_other = Base.of_dossier(folder, cells.files()), False
    # Between dossiers of two years everything differs, which is no news.
    merge_log = IssueLog() if is_other else log
    merged = merge(base, folder, cells, merge_log, takes_workbook=answers.takes_workbook)
    if not answers.is_as_typed:
        changed = (
            each for each in cells.taken.values() if each.found_sheet.spec.part.file in merged.news
        )
        ask_questions(changed, base, book.file, merge_log)
    # A closed year that lies there stays.
    missing = {
        file: content for file, content in export.closed.items() if file not in folder.hashes
    }
    changes = {**merged.changes, **missing}
    read = None
    if not is_other:
        reading = Reading(log=BookLog(cells, tally.flawed, {*export.evidence_names()}))
        reading.names.mark_incomplete(merged.incomplete | tally.incomplete)
        read = read_folder(_changed(folder, {**changes, **merged.clashing}), reading)
    is_clear = read is not None and not log.has_code(book.file, CLASHES)
    flaws = _flaws_of(read, is_clear=is_clear)
    return IncomingBook(
        folder.path,
        folder,
        merged,
        changes,
        (*log.finish(()), *present.issues, *flaws),
        cells,
        tally,
        _memory(present, export, path, merged),
        present.imports.sha256,
        read.office_year if read is not None and is_clear else None,
        found.unread,
    )


def _flaws_of(read: ReadResult | None, *, is_clear: bool) -> Iterator[Issue]:
    """Yield what would be wrong with the dossier;
    where both sides clash the errors of cells alone.
    """
    for issue in read.issues if read is not None else ():
        is_cell = issue.place.sheet is not None and issue.place.row is not None
        if is_clear or (issue.level is Level.ERROR and is_cell):
            yield issue


def _memory(
    present: PresentDossier, export: Base, path: Path, merged: MergedFiles
) -> Mapping[str, bytes]:
    """Return what the dossier is to remember;
    a new one that is as exported has nothing to remember.
    """
    if not present.folder.parts and not merged.news:
        return {}
    content = present.imports.renewed(export, path, merged.news)
    is_same = sha256(content).hexdigest() == present.imports.sha256
    return {} if is_same else {PAST_IMPORTS: content}


def _report_another(cells: BookCells, base: Base, present: PresentDossier, log: IssueLog) -> bool:
    """Say of a workbook that it is of another office or year,
    or was written from another dossier.
    """
    folder = present.folder
    if not folder.parts or present.imports.know(base):
        return False
    place, office = Place(cells.book), OFFICE.file
    here = _owner(readable_rows({office: folder.parts.get(office, b"")}))
    before, rows = (
        base.rows(office),
        {name: each.rows for name, each in cells.rows_of(office).items()},
    )
    was, now = _owner(before), _owner({**before, **rows})
    # Whoever mends a wrong year in the workbook of a dossier means that dossier.
    if _are_others(now, here) and (not was or _are_others(was, here)):
        log.add("book_of_another_year", place, book=_in_words(now), dossier=_in_words(here))
        return True
    if base.files and not base.exported.items() & folder.hashes.items():
        log.add("book_of_another", place, dossier=folder.path.name)
        return True
    return False


def _owner(rows: Rows) -> Mapping[str, str]:
    """Return what an office says of itself; nothing where that is missing or broken."""
    found = rows.get(OFFICE.file, ())
    return found[0].cells if found else {}


def _are_others(one: Mapping[str, str], other: Mapping[str, str]) -> bool:
    """Say whether two differ in year or place;
    names of offices are written in more than one way.
    """
    pairs = ((one.get(name), other.get(name)) for name in ("year", "office.regency.code"))
    return any(first and second and first != second for first, second in pairs)


def _in_words(cells: Mapping[str, str]) -> str:
    year = f"tahun {cells['year']}" if cells.get("year") else ""
    return " ".join(
        filter(None, (cells.get("office.name"), cells.get("office.regency.name"), year))
    )


def _changed(folder: Folder, changes: Mapping[str, bytes | None]) -> Folder:
    files = {**folder.parts, **folder.narratives, **folder.closed, **changes}
    laid = lay_files(folder.path, {file: own for file, own in files.items() if own is not None})
    others = {file: digest for file, digest in folder.hashes.items() if file not in files}
    hashes = dict(sorted({**others, **laid.hashes}.items()))
    failed = folder.failed - laid.parts.keys()
    return replace(laid, evidence=folder.evidence, hashes=hashes, failed=failed)
