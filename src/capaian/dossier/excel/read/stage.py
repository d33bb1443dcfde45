"""The files of a dossier as a workbook says they should be, and which cell each line of them came from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from capaian.domain.issue import Place
from capaian.dossier.excel.base import Base
from capaian.dossier.excel.read.origins import FileOrigins, Origins
from capaian.dossier.excel.read.rows import TakenRows
from capaian.dossier.folder import size_limit, write_size
from capaian.dossier.issues import IssueLog
from capaian.dossier.rows.files import files_of, part_rows
from capaian.dossier.rows.flat_rows import FlatRow, Rows
from capaian.dossier.rows.records import RowProblem
from capaian.dossier.rows.sheets import sheets_of
from capaian.dossier.rows.texts import book_sheets
from capaian.dossier.tables import BY_FILE
from capaian.dossier.tables.declaration import Names
from capaian.rules.facts import KeptResults

_ROUNDS = 5
"""Times that rows which can stand nowhere are left out, each time with those that belonged to them."""
_EMPTY_ROW: Final = "row_says_nothing"
_SPECS: Final = {spec.id: spec for spec in book_sheets()}


@dataclass
class Staged:
    """What a workbook says."""

    files: dict[str, bytes]
    """Contents by path within the dossier; a file that is not among them is not there any more."""
    origins: Origins
    taken: Mapping[str, TakenRows]
    """The rows of the sheets that are there, by id."""
    incomplete: set[Names] = field(default_factory=set)
    """Kinds of names of which some are not known, since rows can stand nowhere."""


def stage(taken: Mapping[str, TakenRows], base: Base, book: str, log: IssueLog) -> Staged:
    """Turn the rows of all sheets into files; a sheet that is not there leaves its file as it is."""
    staged = Staged({}, Origins(book), taken)
    before = {file: base.text(file) for file in base.files}
    rows: Rows = {name: (*each.rows,) for name, each in taken.items()}
    kept = KeptResults()
    made = files_of(rows, before, kept)
    for _ in range(_ROUNDS):
        if not made.problems:
            break
        for problem in made.problems:
            _report(problem, staged, log)
        rows = _without({**_unsent(made.problems, rows, before), **rows}, made.problems)
        made = files_of(rows, before, kept)
    for file, content in base.files.items():
        if file in made.files or not before[file]:
            staged.files[file] = content
    for file, text in made.files.items():
        if before.get(file) != text:
            staged.files[file] = text.encode()
    for file in made.parts:
        sheets = {each.id: taken[each.id] for each in sheets_of(BY_FILE[file]) if each.id in taken}
        staged.origins.files[file] = FileOrigins(made.parts[file], sheets)
    for file, written in made.texts.items():
        staged.origins.files[file] = FileOrigins(written, {written.sheet.id: taken[written.sheet.id]})
    _report_sizes(staged, log)
    return staged


def _unsent(problems: Sequence[RowProblem], rows: Rows, before: Mapping[str, str]) -> Rows:
    """Return the rows of sheets that the workbook does not have, where any of these is a problem."""
    found: dict[str, Sequence[FlatRow]] = {}
    for sheet in {problem.origin.sheet for problem in problems} - rows.keys():
        part = BY_FILE[sheet.partition("#")[0]]
        found |= part_rows(part, before.get(part.file, ""))
    return found


def _without(
    rows: Mapping[str, Sequence[FlatRow]], problems: Sequence[RowProblem]
) -> dict[str, Sequence[FlatRow]]:
    """Empty the rows that can stand nowhere; the others keep their places."""
    lost = {(problem.origin.sheet, problem.origin.row) for problem in problems}
    return {
        name: tuple(FlatRow({}) if (name, index) in lost else row for index, row in enumerate(found))
        if any(sheet == name for sheet, _ in lost)
        else found
        for name, found in rows.items()
    }


def _report(problem: RowProblem, staged: Staged, log: IssueLog) -> None:
    """Say what is wrong at its cell; of a sheet that the workbook does not have there is none."""
    origin, book = problem.origin, staged.origins.book
    spec, taken = _SPECS[origin.sheet], staged.taken.get(origin.sheet)
    place = Place(book) if taken is None else taken.place(book, origin.row, origin.column)
    columns = {column.id: column.title for column in spec.columns}
    title = columns.get(origin.column, origin.column)
    words = {"title": f"{spec.title}, {title}" if taken is None else title}
    if taken is not None and problem.first is not None:
        words["first"] = str(taken.places[problem.first])
    is_nameless = problem.code == "no_such_text" and not problem.text
    log.add("missing_value" if is_nameless else problem.code, place, problem.text or None, **words)
    if problem.code != _EMPTY_ROW:
        staged.incomplete |= {column.defines for column in spec.columns if column.defines}


def _report_sizes(staged: Staged, log: IssueLog) -> None:
    """Refuse files that no command would read any more."""
    for file, content in staged.files.items():
        limit = size_limit(file)
        if len(content) > limit:
            log.add("file_too_large", staged.origins.place_of(Place(file)), limit=write_size(limit))
