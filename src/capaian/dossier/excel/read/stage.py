"""The files of a dossier as a workbook says they should be, and which cell each line of them came from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ruamel.yaml.error import YAMLError

from capaian.domain.issue import Place
from capaian.dossier.excel.base import Base
from capaian.dossier.excel.read.origins import KeyFileOrigins, Origins, TableOrigins, TextOrigins
from capaian.dossier.excel.read.rows import TakenRows
from capaian.dossier.excel.read.texts import MadeTexts, make_layouts, make_narratives
from capaian.dossier.folder import size_limit, write_size
from capaian.dossier.issues import IssueLog
from capaian.dossier.rows.flat_rows import FlatRow
from capaian.dossier.rows.records import Problem
from capaian.dossier.rows.sheets import SheetSpec, sheets_of
from capaian.dossier.rows.tables import make_table
from capaian.dossier.rows.text_sheets import LAYOUT_SHEET, NARRATIVE_SHEET
from capaian.dossier.rows.yaml_parts import Folded, fold
from capaian.dossier.rows.yaml_rows import unfold
from capaian.dossier.tables import ALL
from capaian.dossier.tables.declaration import KeyFile, Names, Table

_ROUNDS = 5
"""Times that rows which can stand nowhere are left out, each time with those that belonged to them."""


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
    staged = Staged(dict(base.files), Origins(book), taken)
    for part in ALL:
        sheets = {spec.id: taken[spec.id] for spec in sheets_of(part) if spec.id in taken}
        if sheets and isinstance(part, Table):
            _stage_table(part, sheets[part.file], base, staged)
        elif sheets and isinstance(part, KeyFile):
            _stage_key_file(part, sheets, base, staged, log)
    if NARRATIVE_SHEET.id in taken:
        rows = taken[NARRATIVE_SHEET.id]
        _stage_texts(rows, make_narratives(rows, base, book, log), "narrative/", staged)
    if LAYOUT_SHEET.id in taken:
        rows = taken[LAYOUT_SHEET.id]
        _stage_texts(rows, make_layouts(rows, base, book, log), "layout", staged)
    _report_sizes(staged, log)
    return staged


def _put(staged: Staged, file: str, text: str) -> None:
    """Keep a text; of nothing no file is left."""
    if text:
        staged.files[file] = text.encode()
    else:
        staged.files.pop(file, None)


def _stage_table(part: Table[object], rows: TakenRows, base: Base, staged: Staged) -> None:
    made = make_table(part, base.text(part.file), rows.rows)
    _put(staged, part.file, made.text)
    staged.origins.tables[part.file] = TableOrigins(rows, made.lines)


def _stage_key_file(
    part: KeyFile, sheets: Mapping[str, TakenRows], base: Base, staged: Staged, log: IssueLog
) -> None:
    rows: dict[str, Sequence[FlatRow]] = {name: [*taken.rows] for name, taken in sheets.items()}
    specs = {spec.id: spec for spec in sheets_of(part)}
    folded = _fold(part, base.text(part.file), rows)
    for _ in range(_ROUNDS):
        if not folded.problems:
            break
        for problem in folded.problems:
            spec = specs[problem.origin.sheet]
            _report(problem, spec, sheets.get(spec.id), staged.origins.book, log)
            if problem.code != _NOTHING_SAID:
                staged.incomplete |= {column.defines for column in spec.columns if column.defines}
        rows = _without({**_unsent(part, base, folded.problems, rows), **rows}, folded.problems)
        folded = _fold(part, base.text(part.file), rows)
    _put(staged, part.file, folded.text)
    staged.origins.key_files[part.file] = KeyFileOrigins(folded, sheets)


def _fold(part: KeyFile, text: str, rows: Mapping[str, Sequence[FlatRow]]) -> Folded:
    try:
        return fold(part, text, rows)
    except YAMLError:
        # Only where the packed file is lost and that of the dossier is broken.
        return fold(part, "", rows)


def _unsent(
    part: KeyFile, base: Base, problems: Sequence[Problem], rows: Mapping[str, Sequence[FlatRow]]
) -> Mapping[str, Sequence[FlatRow]]:
    """Return the rows that stay, since the workbook has no sheet of them, where any of these is a problem."""
    if all(problem.origin.sheet in rows for problem in problems):
        return {}
    return unfold(part, base.text(part.file))


def _without(
    rows: Mapping[str, Sequence[FlatRow]], problems: Sequence[Problem]
) -> dict[str, Sequence[FlatRow]]:
    """Empty the rows that can stand nowhere; the others keep their places."""
    lost = {(problem.origin.sheet, problem.origin.row) for problem in problems}
    return {
        name: tuple(FlatRow({}) if (name, index) in lost else row for index, row in enumerate(found))
        for name, found in rows.items()
    }


def _report(problem: Problem, spec: SheetSpec, taken: TakenRows | None, book: str, log: IssueLog) -> None:
    """Tell what is wrong at its cell; of a sheet that the workbook does not have there is none."""
    origin = problem.origin
    place = Place(book) if taken is None else taken.place(book, origin.row, origin.column)
    columns = {column.id: column.title for column in spec.columns}
    title = columns.get(origin.column, origin.column)
    words = {"title": f"{spec.title}, {title}" if taken is None else title}
    if taken is not None and problem.first is not None:
        words["first"] = str(taken.places[problem.first])
    log.add(problem.code, place, problem.text or None, **words)


_NOTHING_SAID = "row_says_nothing"


def _stage_texts(rows: TakenRows, made: MadeTexts, start: str, staged: Staged) -> None:
    for file in [file for file in staged.files if file.startswith(start)]:
        del staged.files[file]
    for file, text in made.files.items():
        staged.files[file] = text.encode()
        staged.origins.texts[file] = TextOrigins(rows, made.lines.get(file, ()))


def _report_sizes(staged: Staged, log: IssueLog) -> None:
    """Refuse files that no command would read any more."""
    for file, content in staged.files.items():
        limit = size_limit(file)
        if len(content) > limit:
            log.add("file_too_large", staged.origins.place_of(Place(file)), limit=write_size(limit))
