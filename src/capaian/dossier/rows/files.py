"""All files of a dossier as rows of sheets, and rows of all sheets as the files that they came from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from capaian.domain.issue import Place
from capaian.dossier.folder import Folder
from capaian.dossier.rows.flat_rows import FlatRow, Rows, table_rows
from capaian.dossier.rows.paragraphs import join_changed, split_paragraphs
from capaian.dossier.rows.records import Problem
from capaian.dossier.rows.sheets import sheets_of
from capaian.dossier.rows.tables import MadeTable, make_table
from capaian.dossier.rows.text_sheets import (
    FILE,
    LAYOUT_SHEET,
    LINE,
    NARRATIVE_SHEET,
    NUMBER,
    PARAGRAPH,
    may_stand_in,
)
from capaian.dossier.rows.yaml_parts import Folded, fold
from capaian.dossier.rows.yaml_rows import unfold
from capaian.dossier.rows.yaml_values import Origin
from capaian.dossier.tables import ALL
from capaian.dossier.tables.declaration import Part, Table


def rows_of(folder: Folder) -> dict[str, Sequence[FlatRow]]:
    """Return the rows of every sheet of the files that a dossier has; it must be free of errors."""
    rows: dict[str, Sequence[FlatRow]] = {}
    for part in ALL:
        if part.file in folder.parts:
            rows |= part_rows(part, _text(folder.parts[part.file]))
    layouts = {file: content for file, content in folder.parts.items() if file not in {p.file for p in ALL}}
    rows[NARRATIVE_SHEET.id] = [*_paragraphs(folder.narratives)]
    rows[LAYOUT_SHEET.id] = [*_lines(layouts)]
    return rows


def _text(content: bytes) -> str:
    return content.decode("utf-8-sig")


def part_rows(part: Part, text: str) -> Rows:
    """Return the rows of the sheets of a part."""
    return {part.file: table_rows(text)} if isinstance(part, Table) else unfold(part, text)


def _paragraphs(narratives: Mapping[str, bytes]) -> Iterator[FlatRow]:
    for file, content in narratives.items():
        for number, text in enumerate(split_paragraphs(_text(content)), 1):
            yield FlatRow({FILE: file, NUMBER: str(number), PARAGRAPH: text}, number)


def _lines(layouts: Mapping[str, bytes]) -> Iterator[FlatRow]:
    for file, content in layouts.items():
        lines = _text(content).removesuffix("\n").split("\n")
        for number, text in enumerate(lines, 1):
            yield FlatRow({FILE: file, NUMBER: str(number), LINE: text}, number)


@dataclass(frozen=True)
class MadeFiles:
    """What came of rows."""

    files: Mapping[str, str]
    """Texts by path within the dossier; a file of which nothing is left is not among them."""
    problems: tuple[Problem, ...]
    """Rows that can stand nowhere; the file of their part is as it was."""
    parts: Mapping[str, MadeTable | Folded]
    """What became of the rows of each part, by its file."""
    sources: Mapping[str, tuple[str, Rows]]
    """What each part was made of: its text before, and its rows."""

    def find(self, place: Place, value: str | None = None) -> Origin | None:
        """Return the cell that a place in a file of a part came from, or that of what it belongs to."""
        match self.parts.get(place.file):
            case MadeTable(lines=lines) if place.row is not None and lines and place.row >= lines[0]:
                return Origin(place.file, bisect_right(lines, place.row) - 1, place.column or "")
            case Folded() as folded:
                return folded.find(place, value)
            case _:
                return None


def files_of(rows: Rows, base: Mapping[str, str], earlier: MadeFiles | None = None) -> MadeFiles:
    """Return the files that rows say; letter by letter those they were taken from where none was changed.

    Args:
        rows: Rows by the ids of their sheets; a part of which no sheet is among them stays as it is.
        base: The files before, for their comments, order and ways of writing.
        earlier: What was made before; of it parts are taken that come of the same.
    """
    parts, sources = {}, {}
    for part in ALL:
        own = {sheet.id: (*rows[sheet.id],) for sheet in sheets_of(part) if sheet.id in rows}
        if own:
            source = sources[part.file] = base.get(part.file, ""), own
            is_same = earlier is not None and earlier.sources.get(part.file) == source
            parts[part.file] = earlier.parts[part.file] if earlier and is_same else _part_of(part, *source)
    texts = {
        **_changed_texts(rows, NARRATIVE_SHEET.id, PARAGRAPH, base),
        **_changed_texts(rows, LAYOUT_SHEET.id, LINE, base),
    }
    files = {**base, **{file: made.text for file, made in parts.items()}, **texts}
    problems = [problem for made in parts.values() if isinstance(made, Folded) for problem in made.problems]
    problems += [
        problem for sheet in (NARRATIVE_SHEET.id, LAYOUT_SHEET.id) for problem in _astray(rows, sheet)
    ]
    return MadeFiles({file: text for file, text in files.items() if text}, tuple(problems), parts, sources)


@dataclass(frozen=True, slots=True)
class ChangedFiles:
    """What rows make of the files of a folder."""

    files: Mapping[str, bytes]
    """New contents of those that change."""
    hashes: Mapping[str, str]
    """SHA-256 of these as they were read; empty of a new one."""


def changed_files(folder: Folder, rows: Rows) -> ChangedFiles:
    """Return the parts of a folder that become others by the rows of their sheets."""
    names = {name.partition("#")[0] for name in rows} & folder.parts.keys()
    base = {name: _text(folder.parts[name]) for name in names}
    made = files_of(rows, base).files
    files = {name: text.encode() for name, text in made.items() if base.get(name) != text}
    return ChangedFiles(files, {name: folder.hashes.get(name, "") for name in files})


def _part_of(part: Part, base: str, rows: Rows) -> MadeTable | Folded:
    try:
        return make_table(part, base, rows[part.file]) if isinstance(part, Table) else fold(part, base, rows)
    except ValueError:
        if not base:
            raise
        return _part_of(part, "", rows)  # a file that was damaged where it is kept: rows say all its facts


def _changed_texts(rows: Rows, sheet: str, column: str, base: Mapping[str, str]) -> dict[str, str]:
    """Return the texts of a sheet by their file; one that had paragraphs and has no row any more is empty."""
    if sheet not in rows:
        return {}
    had_rows = (file for file, text in base.items() if may_stand_in(sheet, file) and text.strip())
    found = {file: list[str]() for file in had_rows}
    for row in rows[sheet]:
        if may_stand_in(sheet, file := row.cells.get(FILE, "")):
            found.setdefault(file, []).append(row.cells.get(column, ""))
    join = join_changed if sheet == NARRATIVE_SHEET.id else _join_lines
    return {file: join(base.get(file, ""), texts) for file, texts in found.items()}


def _astray(rows: Rows, sheet: str) -> Iterator[Problem]:
    """Yield the rows of texts that name no file in which they may stand."""
    for index, row in enumerate(rows.get(sheet, ())):
        if not may_stand_in(sheet, file := row.cells.get(FILE, "")):
            yield Problem("no_such_text", Origin(sheet, index, FILE), file)


def _join_lines(_: str, lines: Sequence[str]) -> str:
    text = "\n".join(lines)
    return f"{text}\n" if text else ""
