"""Rows of all sheets as the files that they came from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from capaian.dossier.tables import ALL
from capaian.dossier.tables.declaration import Part, Table
from capaian.dossier.unfolding.contents import Rows
from capaian.dossier.unfolding.fold import fold
from capaian.dossier.unfolding.gather import Problem
from capaian.dossier.unfolding.paragraphs import join_changed
from capaian.dossier.unfolding.sheets import sheets_of
from capaian.dossier.unfolding.tables import make_table
from capaian.dossier.unfolding.text_sheets import FILE, LAYOUT_SHEET, LINE, NARRATIVE_SHEET, PARAGRAPH


@dataclass(frozen=True)
class MadeFiles:
    """What came of rows."""

    files: Mapping[str, str]
    """Texts by path within the dossier; a file of which nothing is left is not among them."""
    problems: tuple[Problem, ...] = ()
    """Rows that can stand nowhere; the file of their part is as it was."""


def files_of(rows: Rows, base: Mapping[str, str]) -> MadeFiles:
    """Return the files that rows say; letter by letter those they were taken from where none was changed.

    Args:
        rows: Rows by the ids of their sheets; a part of which no sheet is among them stays as it is.
        base: The files before, for their comments, order and ways of writing.
    """
    files, problems = dict(base), list[Problem]()
    for part in ALL:
        own = {sheet.id: rows[sheet.id] for sheet in sheets_of(part) if sheet.id in rows}
        if own:
            text, lost = _part_of(part, base.get(part.file, ""), own)
            files |= {part.file: text}
            problems += lost
    files |= _changed_texts(rows, NARRATIVE_SHEET.id, PARAGRAPH, base)
    files |= _changed_texts(rows, LAYOUT_SHEET.id, LINE, base)
    return MadeFiles({file: text for file, text in files.items() if text}, tuple(problems))


def _part_of(part: Part, base: str, rows: Rows) -> tuple[str, tuple[Problem, ...]]:
    if isinstance(part, Table):
        return make_table(part, base, rows[part.file]).text, ()
    folded = fold(part, base, rows)
    return folded.text, folded.problems


def _changed_texts(rows: Rows, sheet: str, column: str, base: Mapping[str, str]) -> dict[str, str]:
    """Return the texts of a sheet by their file; one that had paragraphs and has no row any more is empty."""
    if sheet not in rows:
        return {}
    found = {file: list[str]() for file in _with_rows(sheet, base)}
    for row in rows[sheet]:
        found.setdefault(row.cells[FILE], []).append(row.cells.get(column, ""))
    join = join_changed if sheet == NARRATIVE_SHEET.id else _join_lines
    return {file: join(base.get(file, ""), texts) for file, texts in found.items()}


def _with_rows(sheet: str, base: Mapping[str, str]) -> Iterator[str]:
    """Yield the texts of a sheet as they were, those that had a row there."""
    is_narrative = sheet == NARRATIVE_SHEET.id
    parts = {part.file for part in ALL}
    for file, text in base.items():
        if file not in parts and file.startswith("narrative/") is is_narrative and text.strip():
            yield file


def _join_lines(_: str, lines: Sequence[str]) -> str:
    text = "\n".join(lines)
    return f"{text}\n" if text else ""
