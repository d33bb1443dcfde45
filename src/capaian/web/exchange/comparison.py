"""A file compared with a year: read, checked, and put into plain values,
so that a job may do it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from shutil import copyfile
from typing import TYPE_CHECKING, Final, TypeVar

from capaian.domain.errors import InputError
from capaian.domain.intake import IntakeTable
from capaian.domain.issue import Issue, Level, Place, has_errors
from capaian.domain.numerals import write_exact
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import read_period
from capaian.dossier.canonical import make_canonical
from capaian.dossier.excel.import_book import Answers, PresentDossier, compare_book
from capaian.dossier.excel.past_imports import PAST_IMPORTS, past_imports_in
from capaian.dossier.excel.preview import SheetChange, make_preview, preview_changes
from capaian.dossier.excel.read_book import read_book
from capaian.dossier.excel.sheet_words import name_sheets
from capaian.dossier.file_names import EVIDENCE, is_closing
from capaian.dossier.folder import Folder
from capaian.dossier.intake.mapping import NO_RULES, RowRules, TableChoice
from capaian.dossier.intake.problems import refuse_table
from capaian.dossier.intake.take import IntakeFile, open_beside
from capaian.dossier.issues import IssueLog
from capaian.dossier.packing import unpack_folder
from capaian.dossier.read import ReadResult, read_folder
from capaian.dossier.reading.cell_reading import Reading
from capaian.dossier.rows.files import rows_of
from capaian.dossier.tables.parts import EVIDENCE as PART
from capaian.rulebook import load_rulebook
from capaian.rules.checks.validate import validate
from capaian.web.exchange.models import Upload

if TYPE_CHECKING:
    from pydantic import TypeAdapter

_Kept = TypeVar("_Kept")
LIST: Final = PART.file
_MISSING: Final = "evidence_missing"
_LISTED_WARNINGS: Final = ("node_without_money", "target_scale", "target_size")
"""What takes the totals of money away, and targets that can hardly be meant."""


@dataclass(frozen=True)
class MappingAnswers:
    """What a person answered about the tables of a foreign file."""

    period: str = ""
    tables: tuple[TableChoice, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    """Name in the rows to the code of an area."""
    head_rows: Mapping[str, int] = field(default_factory=dict)
    """By sheet the row that holds the headings, where it was not found."""
    rules: RowRules = NO_RULES


@dataclass(frozen=True)
class FileTask:
    """A file, and the year that it is compared with."""

    kind: str
    path: Path
    name: str
    place: Path
    """Empty folder to which a dossier is unpacked."""
    present: Folder
    """The year as it is; without files: one that is to be founded."""
    identity: str = "baru"
    """Names the year as one dossier, whatever folder it is unpacked to."""
    past: str = ""
    """What the year remembers of workbooks; empty: nothing."""
    answers: Answers = field(default_factory=Answers)
    mapping: MappingAnswers = MappingAnswers()


@dataclass(frozen=True)
class TakenSheet:
    """What was read of one foreign table, to be compared with the paper by eye."""

    sheet: str
    kind: str
    rows: int
    sums: tuple[tuple[str, str, str], ...]
    """Headings, what they hold, and the sum."""
    ignored: tuple[str, ...]
    unused: tuple[str, ...]
    """Headings of columns that are not taken, with their first figures."""


@dataclass(frozen=True)
class FileOutcome:
    """What would become of a year, as far as the file and the year alone say it."""

    issues: tuple[Issue, ...]
    texts: Mapping[str, str] = field(default_factory=dict)
    """Every file of the dossier as it would be."""
    changed: tuple[str, ...] = ()
    """Paths of the files that become others, come, or go."""
    sheets: tuple[SheetChange, ...] = ()
    """Sheets that lose much first."""
    missing: tuple[str, ...] = ()
    """Sheets that are not in the workbook any more, of which nothing becomes another."""
    evidence: Mapping[str, Path] = field(default_factory=dict)
    contrary: tuple[Issue, ...] = ()
    """Errors and odd targets of the contents as they would be, those of the year among them."""
    kept: tuple[str, ...] = ()
    """Sheets that the year has otherwise than the workbook, and that stay."""
    memory: str | None = None
    """What the year would remember of workbooks; `None`: as it does now."""
    year: int | None = None
    """The year that the contents are of; `None`: they could not be read."""
    regency: str | None = None
    taken: tuple[TakenSheet, ...] = ()


def adapter_of(kind: type[_Kept]) -> TypeAdapter[_Kept]:
    """Return what makes JSON of answers or an outcome, and these of JSON;
    loaded by who needs it.
    """
    from pydantic import TypeAdapter

    return TypeAdapter(kind)


def compare(task: FileTask) -> FileOutcome:
    """Return what would become of the year of a task; nothing is written."""
    kinds = {
        Upload.Kind.TABLE: _of_table,
        Upload.Kind.BOOK: _of_book,
        Upload.Kind.DOSSIER: _of_dossier,
    }
    try:
        return kinds[Upload.Kind(task.kind)](task)
    except InputError as error:
        return FileOutcome(tuple(_named(issue, task) for issue in error.issues))


def _of_book(task: FileTask) -> FileOutcome:
    book = replace(read_book(task.path), file=task.name)
    memory, folder = past_imports_in(task.past.encode()), _copy(task.present)
    present = PresentDossier(folder, memory if task.past else replace(memory, sha256=""))
    incoming = compare_book(book, Path("/") / task.identity / task.name, present, task.answers)
    outcome = FileOutcome(incoming.issues, kept=tuple(name_sheets(incoming.merged.kept)))
    if has_errors(incoming.issues):
        return _about(outcome, incoming.becomes)
    preview, remembered = make_preview(incoming), incoming.memory.get(PAST_IMPORTS)
    outcome = replace(
        outcome,
        texts=_texts(folder, incoming.changes),
        changed=(*incoming.changes,),
        sheets=preview.sheets,
        missing=preview.missing,
        memory=None if remembered is None else remembered.decode(),
    )
    return _about(outcome, incoming.becomes, incoming.cells.place_of)


def _of_dossier(task: FileTask) -> FileOutcome:
    log, present = IssueLog(), task.present
    folder = unpack_folder(task.path, task.place, log)
    found = tuple(_named(issue, task) for issue in log.finish(()))
    if has_errors(found):
        return FileOutcome(found)
    brought = {*folder.evidence}
    read = _read_with_present(folder, present)
    issues = (*found, *read.issues)
    if has_errors(issues) or read.partial is None:
        return _about(FileOutcome(issues), read.partial)
    make_canonical(folder)  # rows are known again, and forms find them, by names in their one form
    now, texts = _texts(present), _texts(folder)
    names = sorted(name for name in {**now, **texts} if now.get(name) != texts.get(name))
    shown = {
        name: texts[name].encode() if name in texts else None
        for name in names
        if not is_closing(name)
    }
    listed = ((each.file, f"{EVIDENCE}/{each.file}") for each in read.partial.evidence)
    others = (
        e
        for e, path in listed
        if e in brought and present.hashes.get(path) != folder.hashes.get(path)
    )
    evidence = {name: folder.evidence[name] for name in others}
    sheets = preview_changes(_copy(present), shown, {}).sheets
    return _about(
        FileOutcome(issues, texts, tuple(names), sheets, evidence=evidence), read.partial
    )


def _read_with_present(folder: Folder, present: Folder) -> ReadResult:
    """Read a dossier with the evidence and the closings that it lacks and the year has."""
    if not folder.closed:
        folder.closed.update(present.closed)
        folder.hashes.update({name: present.hashes[name] for name in present.closed})
    for name in _listed(folder) & present.evidence.keys() - folder.evidence.keys():
        folder.evidence[name] = present.evidence[name]
        folder.hashes[f"{EVIDENCE}/{name}"] = present.hashes[f"{EVIDENCE}/{name}"]
    read, awaited = read_folder(folder, Reading()), _listed(present) - present.evidence.keys()
    milder = (
        replace(issue, level=Level.WARNING)
        if issue.code == _MISSING and issue.value in awaited
        else issue
        for issue in read.issues
    )
    return replace(read, issues=tuple(milder))


def _listed(folder: Folder) -> set[str]:
    if LIST not in folder.parts:
        return set()
    rows = rows_of(Folder(folder.path, {LIST: folder.parts[LIST]}))
    return {row.cells.get("file", "") for row in rows.get(f"{LIST}#evidence", ())}


def _of_table(task: FileTask) -> FileOutcome:
    opened = open_mapped(task)
    opened.require_mapped()
    preview, names = opened.take(read_period(task.mapping.period)), opened.meanings()
    unused, sheets = (
        {one.table.sheet: one.unused() for one in opened.proposals},
        list[TakenSheet](),
    )
    for each in preview.tables:
        mapping, sums = each.mapping, list[tuple[str, str, str]]()
        for code, total in each.sums.items():
            heads = " + ".join(column.head for column in mapping.columns if column.means == code)
            sums.append((heads or code, names.get(code, code), write_exact(total)))
        sheet, ignored = each.table.sheet, tuple(each.ignored)
        kind = mapping.kind.words
        sheets.append(TakenSheet(sheet, kind, len(each.rows), tuple(sums), ignored, unused[sheet]))
    outcome = FileOutcome(preview.issues, taken=tuple(sheets))
    if preview.has_errors:
        return outcome
    becomes = replace(_copy(task.present), parts={**task.present.parts, **preview.files})
    outcome = replace(
        outcome,
        texts=_texts(becomes),
        changed=(*sorted(preview.files),),
        sheets=preview_changes(_copy(task.present), preview.files, {}).sheets,
    )
    return _about(outcome, read_folder(becomes, Reading()).partial)


def open_mapped(task: FileTask) -> IntakeFile:
    """Return a foreign file understood as a person answered, else as proposed;
    raises `InputError`.
    """
    copy, answers = task.place / task.name, task.mapping  # its name says how it is read
    copyfile(task.path, copy)
    opened = open_beside(copy, _copy(task.present), load_rulebook(), head_rows=answers.head_rows)
    if any(each.mapping.kind is IntakeTable.FIGURES for each in opened.proposals):
        raise refuse_table("register_page", Place(task.name))
    if not answers.tables:
        return opened
    return opened.with_tables(answers.tables, answers.names, answers.rules)


def _about(
    outcome: FileOutcome,
    facts: OfficeYear | None,
    place_of: Callable[[Place], Place] = lambda place: place,
) -> FileOutcome:
    """Return an outcome with whose contents they are, and what contradicts itself in them."""
    if facts is None:
        return outcome
    found = validate(facts, load_rulebook()) if outcome.texts else ()
    kept = (one for one in found if one.level is Level.ERROR or one.code in _LISTED_WARNINGS)
    contrary = tuple(replace(one, place=place_of(one.place)) for one in kept)
    return replace(outcome, year=facts.year, regency=str(facts.office.regency), contrary=contrary)


def _named(issue: Issue, task: FileTask) -> Issue:
    """Return a problem with the name of the file that the person chose."""
    own = (task.path.name, str(task.path))
    return (
        replace(issue, place=replace(issue.place, file=task.name))
        if issue.place.file in own
        else issue
    )


def _copy(folder: Folder) -> Folder:
    """Return a folder that reading may note its failures in."""
    return replace(folder, failed={*folder.failed})


def _texts(folder: Folder, changes: Mapping[str, bytes | None] | None = None) -> Mapping[str, str]:
    contents = {**folder.parts, **folder.narratives, **folder.closed, **(changes or {})}
    return {name: content.decode("utf-8-sig") for name, content in contents.items() if content}
