"""The rows of every sheet, from the files of a dossier as they stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from capaian.dossier.folder import Folder
from capaian.dossier.rows.flat_rows import FlatRow, Rows, table_rows
from capaian.dossier.rows.paragraphs import split_paragraphs
from capaian.dossier.rows.text_sheets import (
    FILE,
    LAYOUT_SHEET,
    LINE,
    NARRATIVE_SHEET,
    NUMBER,
    PARAGRAPH,
)
from capaian.dossier.rows.yaml_rows import unfold
from capaian.dossier.tables import ALL
from capaian.dossier.tables.declaration import Part, Table


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
