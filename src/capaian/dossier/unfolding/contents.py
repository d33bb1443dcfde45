"""The rows of every sheet, from the files of a dossier as they stand."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence

from capaian.dossier.folder import Folder
from capaian.dossier.tables import ALL
from capaian.dossier.tables.declaration import Part, Table
from capaian.dossier.unfolding.paragraphs import split_paragraphs
from capaian.dossier.unfolding.text_sheets import (
    FILE,
    LAYOUT_SHEET,
    LINE,
    NARRATIVE_SHEET,
    NUMBER,
    PARAGRAPH,
)
from capaian.dossier.unfolding.unfold import FlatRow, unfold

Rows = Mapping[str, Sequence[FlatRow]]
"""Rows by the id of their sheet."""


def rows_of(folder: Folder) -> dict[str, Sequence[FlatRow]]:
    """Return the rows of every sheet of the files that a dossier has; it must be free of errors."""
    rows: dict[str, Sequence[FlatRow]] = {}
    for part in ALL:
        if part.file in folder.parts:
            rows |= _part_rows(part, _text(folder.parts[part.file]))
    layouts = {file: content for file, content in folder.parts.items() if file not in {p.file for p in ALL}}
    rows[NARRATIVE_SHEET.id] = [*_paragraphs(folder.narratives)]
    rows[LAYOUT_SHEET.id] = [*_lines(layouts)]
    return rows


def _text(content: bytes) -> str:
    return content.decode("utf-8-sig")


def _part_rows(part: Part, text: str) -> Rows:
    return {part.file: [*table_rows(text)]} if isinstance(part, Table) else unfold(part, text)


def table_rows(text: str) -> Iterator[FlatRow]:
    """Yield the rows of a CSV part.

    As in reading, lines without a text are passed over, and so are spaces around names of columns and empty
    cells behind the last of them.
    """
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    filled = (cells for cells in reader if any(map(str.strip, cells)))
    names = names_of(next(filled, []))
    for number, cells in enumerate(filled, 1):
        while len(cells) > len(names) and not cells[-1].strip():
            cells.pop()
        yield FlatRow(dict(zip(names, cells, strict=True)), number)


def names_of(head: Sequence[str]) -> list[str]:
    """Return the names of columns in the first row of a table, without empty cells behind them.

    Examples:
        >>> names_of(["code", " name ", "", ""])
        ['code', 'name']
    """
    names = [name.strip() for name in head]
    while names and not names[-1]:
        names.pop()
    return names


def _paragraphs(narratives: Mapping[str, bytes]) -> Iterator[FlatRow]:
    for file, content in narratives.items():
        for number, text in enumerate(split_paragraphs(_text(content)), 1):
            yield FlatRow({FILE: file, NUMBER: str(number), PARAGRAPH: text}, number)


def _lines(layouts: Mapping[str, bytes]) -> Iterator[FlatRow]:
    for file, content in layouts.items():
        lines = _text(content).removesuffix("\n").split("\n")
        for number, text in enumerate(lines, 1):
            yield FlatRow({FILE: file, NUMBER: str(number), LINE: text}, number)
