"""Taking a workbook back into a dossier: read, checked, shown, and only then written."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from hashlib import sha256
from pathlib import Path

from ruamel.yaml.error import YAMLError

from capaian.domain.issue import Issue, Level, Place, has_errors
from capaian.domain.office_year import OfficeYear
from capaian.dossier.cells import Reading
from capaian.dossier.changes import apply_if_unchanged
from capaian.dossier.durable import made
from capaian.dossier.excel.foreign import is_foreign
from capaian.dossier.excel.identity import OWN_LIMITS
from capaian.dossier.excel.offered import (
    AGREED,
    AGREED_PERIODS,
    COUNTED,
    answered_counts,
    answered_targets,
)
from capaian.dossier.excel.past_imports import (
    PAST_IMPORTS,
    PastImports,
    Renewal,
    place_of,
    read_past_imports,
)
from capaian.dossier.excel.read.base import Base, evidence_names, read_base
from capaian.dossier.excel.read.contrary_names import report_contrary_names
from capaian.dossier.excel.read.exchanged_heads import report_exchanged_heads
from capaian.dossier.excel.read.exchanged_names import report_exchanged_names
from capaian.dossier.excel.read.numbered import in_order
from capaian.dossier.excel.read.origins import BookLog
from capaian.dossier.excel.read.recognise import recognise
from capaian.dossier.excel.read.renumbered import report_renumbered
from capaian.dossier.excel.read.rows import TakenRows, Tally, take_rows
from capaian.dossier.excel.read.rows_of_no_record import tell_rows_of_no_record
from capaian.dossier.excel.read.stage import Staged, stage
from capaian.dossier.excel.read.struck import report_struck
from capaian.dossier.excel.read.told_by_place import report_moved_items
from capaian.dossier.excel.read.totals import report_totals
from capaian.dossier.excel.read.typed_figures import report_typed_figures
from capaian.dossier.excel.read.typed_units import report_contrary_units
from capaian.dossier.excel.settle import CLASHES, Settled, settle
from capaian.dossier.excel.which import Which, find_traces, find_which
from capaian.dossier.excel.whose import find_strangers
from capaian.dossier.file_names import is_closing
from capaian.dossier.folder import Folder, scan_folder
from capaian.dossier.issues import IssueLog
from capaian.dossier.read import ReadResult, read_folder
from capaian.dossier.rows.flat_rows import FlatRow
from capaian.dossier.rows.yaml_rows import unfold
from capaian.dossier.spreadsheets.model import Book
from capaian.dossier.spreadsheets.read_book import read_book
from capaian.dossier.tables.agreements import AGREEMENTS
from capaian.processes.collecting import without_collecting


@dataclass(frozen=True)
class Answers:
    """What a person says to what is asked."""

    takes_workbook: bool = False
    """The workbook goes before what was changed in the dossier since it was written."""
    is_same: bool | None = None
    """Whether it was taken in before, or is another copy of its export; `None`: nobody says."""
    is_as_typed: bool = False
    """Rows that look like totals or that were moved are as somebody wants them."""


@dataclass(frozen=True)
class Memory:
    """What the dossier remembers of workbooks."""

    sha256: str
    """Of its file as it was read."""
    renewed: Callable[[], Renewal]
    """Gives what it becomes once this workbook is taken in."""

    @cached_property
    def _renewal(self) -> Renewal:
        return self.renewed()

    @property
    def forgotten(self) -> int:
        """Workbooks taken in longest ago for which there is no room any more."""
        return self._renewal.forgotten

    @property
    def change(self) -> Mapping[str, bytes | None]:
        """What becomes of its file."""
        content = self._renewal.content
        return {PAST_IMPORTS: content} if content is not None or self.sha256 else {}

    @property
    def is_news(self) -> bool:
        """Whether its file becomes another one."""
        return any(sha256(content or b"").hexdigest() != self.sha256 for content in self.change.values())


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
    memory: Memory
    united: tuple[str, ...] = ()
    """Files of which both sides changed other rows, so that those of both are taken."""
    left: int = 0
    """What other workbooks of the same export brought and this one has otherwise, and that stays."""
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

    @property
    def is_news(self) -> bool:
        """Whether writing changes anything, be it only what the dossier remembers of workbooks."""
        return bool(self.changes) or self.memory.is_news

    def write(self) -> None:
        """Write the changes into the dossier: all of them, or none.

        Raises:
            FileError: if a file cannot be written, or was changed since it was read.
            ValueError: if there are errors; our fault.
        """
        if self.has_errors:
            raise ValueError("a workbook with errors must not be written")
        hashes = {**self.folder.hashes, PAST_IMPORTS: self.memory.sha256}
        with made(self.dossier):
            apply_if_unchanged(self.dossier, hashes, {**self.changes, **self.memory.change})


def import_book(
    path: Path,
    dossier: Path,
    *,
    takes_workbook: bool = False,
    is_same: bool | None = None,
    is_as_typed: bool = False,
) -> Incoming:
    """Read a workbook and say what it would change in a dossier, which may be new.

    Args:
        path: The workbook.
        dossier: The folder; it need not exist.
        takes_workbook: The workbook goes before what was changed in the dossier since it was written.
        is_same: Whether it was taken in before, or is another copy of its export; `None`: nobody says.
        is_as_typed: Rows that look like totals or that were moved are as somebody wants them.

    Raises:
        InputError: The file is refused as a whole.
        FileError: It is not there, or the folder cannot be read.
    """
    with without_collecting():
        answers = Answers(takes_workbook, is_same, is_as_typed)
        return take_book(read_book(path, OWN_LIMITS, is_foreign), path, dossier, answers)


def take_book(book: Book, path: Path, dossier: Path, answers: Answers) -> Incoming:
    """Say what a workbook that was read from a path would change in a dossier."""
    log = IssueLog()
    folder = scan_folder(dossier, log) if dossier.exists() else Folder(dossier)
    return hold_against(book, path, Present(folder, read_past_imports(dossier), log.finish(())), answers)


@dataclass(frozen=True)
class Present:
    """A dossier as it is, wherever it lies."""

    folder: Folder
    imports: PastImports
    """What it remembers of workbooks."""
    issues: tuple[Issue, ...] = ()
    """What is wrong with its folder."""


def hold_against(book: Book, path: Path, present: Present, answers: Answers) -> Incoming:
    """Say what a workbook that was read from a path would change in a dossier that was read too."""
    log, tally = IssueLog(), Tally()
    folder, imports = present.folder, present.imports
    found = recognise(book, log)
    if not found.sheets:
        log.add("book_is_foreign", Place(book.file))
    export = read_base(found.base, folder, book.file, log)
    whole = {name: take_rows(sheet, book.file, log, tally) for name, sheet in found.sheets.items()}
    rows = {name: _in_order(each, book.file, log) for name, each in _without_offered(whole, export).items()}
    taken = report_contrary_units(rows, book.file, log, tally)
    report_contrary_names(taken, export, book.file, log)
    report_exchanged_heads(taken, export, book.file, log)
    which = _find_past(taken, export, imports, path, folder, answers.is_same)
    base = which.past.base(export) if which.past is not None else export
    staged = stage(taken, base, book.file, log)
    report_exchanged_names(staged, export, book.file, log)
    is_foreign = not answers.takes_workbook and (
        _report_another(staged, export, folder, imports, log) or _report_doubt(which, path, log)
    )
    # Between dossiers of two years everything differs, which is no news; nor is what rests on a guess.
    settle_log = IssueLog() if is_foreign else log
    if not answers.is_as_typed:
        _question(staged, base, settle_log)
    settled = settle(staged, base, folder, settle_log, takes_workbook=answers.takes_workbook)
    renewed = partial(imports.and_now, export, path, staged.files, which.past)
    # What both sides changed is no dossier that could be checked.
    is_clear = not log.has_code(book.file, CLASHES)
    changes = {**settled.changes, **_missing_closings(export, folder)}
    as_typed = changes if is_clear else {**changes, **_clashing(staged, settled, folder)}
    found_in = None if is_foreign else _read_changed(_changed(folder, as_typed), staged, export, tally)
    read = found_in if is_clear else None
    flaws = read.issues if read else _flaws_of_cells(found_in)
    issues = (*log.finish(()), *present.issues, *flaws)
    issues = tell_rows_of_no_record(issues, taken, book.file)
    return Incoming(
        folder.path,
        folder,
        changes,
        settled.kept,
        issues,
        staged,
        tally,
        Memory(imports.sha256, renewed if folder.parts or staged.files != export.files else _forget),
        settled.united,
        0 if answers.takes_workbook else which.left,
        read.office_year if read else None,
        found.unread,
        book.notes,
    )


def _clashing(staged: Staged, settled: Settled, folder: Folder) -> Mapping[str, bytes]:
    """Return the files that both sides changed as the workbook has them, whose cells can be looked at."""
    here = _texts(folder)
    is_settled = {*settled.changes, *settled.kept}
    said = staged.files.items()
    return {file: text for file, text in said if file not in is_settled and text != here.get(file)}


def _flaws_of_cells(read: ReadResult | None) -> Iterator[Issue]:
    """Yield the errors of cells: whoever settles what both sides changed shall not meet them only then."""
    for issue in read.issues if read is not None else ():
        if issue.level is Level.ERROR and issue.place.sheet is not None and issue.place.row is not None:
            yield issue


def _in_order(taken: TakenRows, file: str, log: IssueLog) -> TakenRows:
    """Return the rows of a sheet, those with numbers in their order."""
    rows = in_order(taken, file, log)
    report_struck(rows, file, log)
    return rows


def _question(staged: Staged, base: Base, log: IssueLog) -> None:
    """Ask about rows that can be read, but hardly mean what they say."""
    report_renumbered(staged.taken, base, staged.origins.book, log)
    report_moved_items(staged, base, log)
    report_totals(staged.taken, base, staged.origins.book, log)
    report_typed_figures(staged, base, log)


def _forget() -> Renewal:
    """Remember nothing: a new dossier that is as it was exported is all that there is to know."""
    return Renewal(None)


def _find_past(
    taken: Mapping[str, TakenRows],
    export: Base,
    imports: PastImports,
    path: Path,
    folder: Folder,
    is_same: bool | None,
) -> Which:
    """Say what the workbook was when it was taken in last; what is wrong with its rows is told later."""
    if not folder.parts or not imports.know(export):
        return Which()
    staged = stage(taken, export, path.name, IssueLog())
    traces = find_traces(imports.of(export), export, staged, _texts(folder))
    return find_which(traces, place_of(path), is_same=is_same)


def _report_doubt(which: Which, path: Path, log: IssueLog) -> bool:
    """Ask whether a workbook is the one that was taken in, where only a person knows and it matters."""
    doubt = which.doubt
    if doubt is None:
        return False
    words = {"brought": str(doubt.brought), "left": str(doubt.still_there)}
    is_here = doubt.past.book == place_of(path)
    log.add("book_emptied" if is_here else "book_same_or_copy", Place(path.name), **words)
    return True


def _without_offered(rows: Mapping[str, TakenRows], base: Base) -> Mapping[str, TakenRows]:
    """Return the rows of sheets without those that were offered and that nobody answered."""
    kept = {
        COUNTED: lambda own: answered_counts(own, _rows_before(base)),
        AGREED: lambda own: answered_targets(own, _agreed_periods(rows, base)),
    }
    return {
        name: _only(taken, kept[name](taken.rows)) if name in kept else taken for name, taken in rows.items()
    }


def _agreed_periods(rows: Mapping[str, TakenRows], base: Base) -> Sequence[FlatRow]:
    """Return the quarterly targets of agreements; where their sheet is missing, those of the dossier stay."""
    if AGREED_PERIODS in rows:
        return rows[AGREED_PERIODS].rows
    try:
        return unfold(AGREEMENTS, base.text(AGREEMENTS.file))[AGREED_PERIODS]
    except YAMLError:  # only where the packed file is lost and that of the dossier is broken
        return ()


def _only(taken: TakenRows, kept: Sequence[int]) -> TakenRows:
    """Return some of the rows of a sheet, by their numbers from 0."""
    if len(kept) == len(taken.rows):
        return taken
    own, places = [taken.rows[number] for number in kept], [taken.places[number] for number in kept]
    return replace(taken, rows=own, places=places)


def _rows_before(base: Base) -> Iterator[Mapping[str, str]]:
    """Yield the rows of the counts as they were, which mostly nobody asks for."""
    yield from csv.DictReader(io.StringIO(base.text(COUNTED)))


def _report_another(staged: Staged, base: Base, folder: Folder, past: PastImports, log: IssueLog) -> bool:
    """Say of a workbook that it is of another office or year, or was written from another dossier."""
    if not folder.parts or past.know(base):
        return False
    place = Place(staged.origins.book)
    if strangers := find_strangers(base.files, staged.files, folder.parts):
        log.add("book_of_another_year", place, book=strangers[0], dossier=strangers[1])
        return True
    if base.files and not base.exported.items() & folder.hashes.items():
        log.add("book_of_another", place, dossier=folder.path.name)
        return True
    return False


def _texts(folder: Folder) -> Mapping[str, bytes]:
    return {**folder.parts, **folder.narratives}


def _missing_closings(base: Base, folder: Folder) -> Mapping[str, bytes]:
    """Return the closed years that the dossier lacks; one that lies there stays."""
    return {file: content for file, content in base.closed.items() if file not in folder.hashes}


def _changed(folder: Folder, changes: Mapping[str, bytes | None]) -> Folder:
    """Return the dossier as it would be."""
    files = {**_texts(folder), **folder.closed, **changes}
    kept = {file: content for file, content in sorted(files.items()) if content is not None}
    narratives = {file: content for file, content in kept.items() if file.endswith(".md")}
    closed = {file: content for file, content in kept.items() if is_closing(file)}
    apart = {**narratives, **closed}
    parts = {file: content for file, content in kept.items() if file not in apart}
    others = {file: digest for file, digest in folder.hashes.items() if file not in _texts(folder)}
    hashes = others | {file: sha256(content).hexdigest() for file, content in kept.items()}
    failed = folder.failed - kept.keys()
    hashes = dict(sorted(hashes.items()))
    return replace(folder, parts=parts, narratives=narratives, closed=closed, hashes=hashes, failed=failed)


def _read_changed(folder: Folder, staged: Staged, base: Base, tally: Tally) -> ReadResult:
    """Read the dossier as it would be; what is found is told by the cells of the workbook."""
    reading = Reading(log=BookLog(staged.origins, tally.flawed, {*evidence_names(base)}))
    reading.names.mark_incomplete(staged.incomplete | tally.incomplete)
    return read_folder(folder, reading)
