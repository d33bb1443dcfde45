"""A file held against a year: read, checked, and put into words; nothing is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import islice
from pathlib import Path
from shutil import copyfile
from typing import Final

from capaian.domain.errors import InputError
from capaian.domain.issue import Issue, Level, Place, has_errors
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import read_period
from capaian.dossier.canonical import make_canonical
from capaian.dossier.cells import Reading
from capaian.dossier.excel.book import Book
from capaian.dossier.excel.import_book import Incoming, Present, compare_book
from capaian.dossier.excel.past_imports import PAST_IMPORTS, past_imports_in
from capaian.dossier.excel.preview import Act, Preview, make_preview, preview_changes
from capaian.dossier.excel.read_book import read_book
from capaian.dossier.excel.sheet_words import name_sheets
from capaian.dossier.file_names import is_closing
from capaian.dossier.folder import Folder
from capaian.dossier.intake.take import Intake, open_beside
from capaian.dossier.intake.taken_tables import TakenTable, show
from capaian.dossier.issues import IssueLog
from capaian.dossier.packing.unpack import unpack_folder
from capaian.dossier.read import read_folder
from capaian.rulebook import load_rulebook
from capaian.rules.checks.validate import validate
from capaian.web.exchange.comparing.missing_parts import read_with_missing_parts
from capaian.web.exchange.comparing.outcome import (
    FileOutcome,
    MappingAnswers,
    ShownSheet,
    Sort,
    TakenSheet,
    Task,
)
from capaian.web.planning.plausibility import find_odd_targets

_MOST_ROWS: Final = 100
"""Changed rows of a sheet that are shown."""
_UNSUMMED: Final = "node_without_money"
"""A warning that takes the totals of money away."""


def compare(task: Task, limit: Callable[[], None] = lambda: None) -> FileOutcome:
    """Return what would become of the year of a task.

    Args:
        task: The file and the year.
        limit: Called once the workbook is read, which its reader has limits for.
    """
    try:
        if task.sort is Sort.TABLE:
            return compare_tables(task)
        book = _read(task) if task.sort is Sort.BOOK else None
        limit()
        return _of_dossier(task) if book is None else _of_book(task, book)
    except InputError as error:
        return FileOutcome(tuple(error.issues))


def _read(task: Task) -> Book:
    try:
        return replace(read_book(task.path), file=task.name)
    except InputError as error:
        named = (replace(one, place=replace(one.place, file=task.name)) for one in error.issues)
        raise InputError([*named]) from error


def _of_book(task: Task, book: Book) -> FileOutcome:
    memory = past_imports_in(task.past.encode())
    folder = _copy(task.present)
    present = Present(folder, memory if task.past else replace(memory, sha256=""))
    incoming = compare_book(book, Path("/") / task.identity / task.name, present, task.answers)
    kept = tuple(name_sheets(incoming.kept))
    if has_errors(incoming.issues):
        return _about(FileOutcome(incoming.issues, kept=kept), incoming.becomes)
    preview = make_preview(incoming)
    outcome = FileOutcome(
        incoming.issues,
        _texts({**folder.parts, **folder.narratives, **folder.closed, **incoming.changes}),
        (*incoming.changes,),
        tuple(_shown(preview)),
        preview.missing,
        contrary=_contrary(incoming.becomes, incoming.staged.origins.place_of),
        kept=kept,
        memory=_memory(incoming),
    )
    return _about(outcome, incoming.becomes)


def _memory(incoming: Incoming) -> str | None:
    content = incoming.memory.get(PAST_IMPORTS)
    return content.decode() if content is not None else None


def _of_dossier(task: Task) -> FileOutcome:
    log = IssueLog()
    folder = unpack_folder(task.path, task.place, log)
    found = [replace(one, place=_called(one.place, task)) for one in log.finish(())]
    if has_errors(found):
        return FileOutcome(tuple(found))
    present = task.present
    read, stays = read_with_missing_parts(folder, present)
    issues = (*found, *read.issues)
    if has_errors(issues):
        return _about(FileOutcome(issues), read.partial)
    make_canonical(folder)  # rows are known again, and forms find them, by names in their one form
    now = _texts({**present.parts, **present.narratives, **present.closed})
    texts = _texts({**folder.parts, **folder.narratives, **folder.closed})
    names = sorted(name for name in {**now, **texts} if now.get(name) != texts.get(name))
    changes = {name: texts[name].encode() if name in texts else None for name in names}
    shown = {name: content for name, content in changes.items() if not is_closing(name)}
    preview = preview_changes(_copy(present), shown, {})
    kept = {name: present.hashes[f"evidence/{name}"] for name in present.evidence}
    evidence = {
        each.file: folder.evidence[each.file]
        for each in (read.partial.evidence if read.partial else ())
        if each.file not in stays and kept.get(each.file) != folder.hashes[f"evidence/{each.file}"]
    }
    outcome = FileOutcome(
        issues,
        texts,
        tuple(names),
        tuple(_shown(preview)),
        evidence=evidence,
        contrary=_contrary(read.partial, lambda where: where),
    )
    return _about(outcome, read.partial)


def compare_tables(task: Task) -> FileOutcome:
    """Return what the mapped tables of a foreign file would make of the year."""
    opened = open_mapped(task.path, task.name, task.place, task.present, task.mapping)
    opened.require_mapped()
    preview = opened.take(read_period(task.mapping.period))
    taken = tuple(_taken_sheet(each, opened.meanings()) for each in preview.tables)
    if preview.has_errors:
        return FileOutcome(preview.issues, taken=taken)
    present = task.present
    becomes = replace(_copy(present), parts={**present.parts, **preview.files})
    facts = read_folder(becomes, Reading()).partial
    outcome = FileOutcome(
        preview.issues,
        _texts({**becomes.parts, **present.narratives, **present.closed}),
        (*sorted(preview.files),),
        tuple(_shown(preview_changes(_copy(present), preview.files, {}))),
        contrary=_contrary(facts, lambda where: where),
        taken=taken,
    )
    return _about(outcome, facts)


def open_mapped(path: Path, name: str, place: Path, present: Folder, answers: MappingAnswers) -> Intake:
    """Return a foreign file beside the year, understood as a person said.

    Args:
        path: Where the file lies.
        name: What it was called; its ending says how it is read.
        place: Folder for a copy of that name; it is the caller's to let go.
        present: The year as it is.
        answers: What the person said so far; without tables all is as proposed.

    Raises:
        InputError: if the file is refused or none of its tables is understood.
    """
    copy = place / name
    if not copy.exists():
        copyfile(path, copy)
    opened = open_beside(copy, _copy(present), load_rulebook(), head_rows=answers.head_rows)
    if not answers.tables:
        return opened
    return opened.with_tables(answers.tables, answers.names, is_cumulative=answers.is_cumulative)


def _taken_sheet(taken: TakenTable, names: Mapping[str, str]) -> TakenSheet:
    heads: dict[str, list[str]] = {}
    for column in taken.mapping.columns:
        heads.setdefault(column.means, []).append(column.head)
    sums = tuple(
        (" + ".join(heads.get(code, [code])), names.get(code, code), show(total))
        for code, total in taken.sums.items()
    )
    kind = taken.mapping.kind.words
    return TakenSheet(taken.table.sheet, kind, len(taken.rows), sums, tuple(taken.ignored))


def _about(outcome: FileOutcome, facts: OfficeYear | None) -> FileOutcome:
    """Return an outcome with whose contents they are."""
    if facts is None:
        return outcome
    odd = tuple(find_odd_targets(facts))
    return replace(outcome, year=facts.year, regency=str(facts.office.regency), odd=odd)


def _called(place: Place, task: Task) -> Place:
    """Return a place with the name of the file that the person chose."""
    return replace(place, file=task.name) if place.file == task.path.name else place


def _copy(folder: Folder) -> Folder:
    """Return a folder that reading may note its failures in."""
    return replace(folder, failed={*folder.failed})


def _texts(contents: Mapping[str, bytes | None]) -> Mapping[str, str]:
    return {name: content.decode("utf-8-sig") for name, content in contents.items() if content}


def _contrary(becomes: OfficeYear | None, place_of: Callable[[Place], Place]) -> tuple[Issue, ...]:
    """Return what would contradict itself once the file is taken or have no sum any more, at its cells."""
    found = validate(becomes, load_rulebook()) if becomes is not None else ()
    kept = (one for one in found if one.level is Level.ERROR or one.code == _UNSUMMED)
    return tuple(replace(one, place=place_of(one.place)) for one in kept)


def _shown(preview: Preview) -> Iterator[ShownSheet]:
    for change in preview.sheets:
        rows = tuple(islice(change.rows, _MOST_ROWS))
        yield ShownSheet(
            change.title,
            change.file,
            {act: count for act in Act if (count := change.count(act))},
            rows,
            len(change.acts) - len(rows),
            change.before,
            change.is_loud,
            change.is_reordered,
        )
