"""Paragraphs and lines of sheets as the texts and layouts that they came from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from capaian.dossier.excel.base import Base
from capaian.dossier.excel.read.rows import TakenRows
from capaian.dossier.issues import IssueLog
from capaian.dossier.rows.paragraphs import join_changed, split_paragraphs
from capaian.dossier.rows.text_sheets import (
    FILE,
    LAYOUT_SHEET,
    LINE,
    NARRATIVE_SHEET,
    PARAGRAPH,
    may_stand_in,
)


@dataclass
class MadeTexts:
    """Texts, and where their paragraphs or lines stand in them."""

    files: dict[str, str] = field(default_factory=dict)
    lines: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    """By file: the line that a row begins on, from 1, and the number of the row among those taken, from 0."""


def make_narratives(taken: TakenRows, base: Base, book: str, log: IssueLog) -> MadeTexts:
    """Return the texts whose paragraphs are the rows of a sheet; one without any is no longer there."""
    made = MadeTexts()
    rows = _by_file(taken, PARAGRAPH, NARRATIVE_SHEET.id, book, log)
    for file in (file for file in base.files if file.startswith("narrative/")):
        if file not in rows and not split_paragraphs(base.text(file)):
            made.files[file] = base.text(file)
    for file, pairs in rows.items():
        text = join_changed(base.text(file), [text for _, text in pairs])
        if text:
            made.files[file] = text
            made.lines[file] = [*_paragraph_lines(text, pairs)]
    return made


def make_layouts(taken: TakenRows, base: Base, book: str, log: IssueLog) -> MadeTexts:
    """Return the layouts whose lines are the rows of a sheet."""
    made = MadeTexts()
    for file, pairs in _by_file(taken, LINE, LAYOUT_SHEET.id, book, log).items():
        lines = [text for _, text in pairs]
        text = "\n".join(lines)
        made.files[file] = f"{text}\n" if text else ""
        made.lines[file] = [*_begin(lines, pairs)]
    return made


def _by_file(
    taken: TakenRows, column: str, sheet: str, book: str, log: IssueLog
) -> Mapping[str, Sequence[tuple[int, str]]]:
    """Return the numbers and texts of rows by the file that they belong to."""
    found: dict[str, list[tuple[int, str]]] = {}
    for index, row in enumerate(taken.rows):
        file = row.cells.get(FILE, "").strip()
        if not file:
            log.add("missing_value", taken.place(book, index, FILE), title="Berkas")
        elif not may_stand_in(sheet, file):
            log.add("no_such_text", taken.place(book, index, FILE), file)
        else:
            found.setdefault(file, []).append((index, row.cells.get(column, "")))
    return found


def _paragraph_lines(text: str, pairs: Sequence[tuple[int, str]]) -> Iterator[tuple[int, int]]:
    position = 0
    for index, paragraph in pairs:
        pieces = split_paragraphs(paragraph)
        start = text.find(pieces[0], position) if pieces else -1
        if start >= 0:
            yield text.count("\n", 0, start) + 1, index
            position = start + len(pieces[0])


def _begin(lines: Sequence[str], pairs: Sequence[tuple[int, str]]) -> Iterator[tuple[int, int]]:
    line = 1
    for text, (index, _) in zip(lines, pairs, strict=True):
        yield line, index
        line += 1 + text.count("\n")
