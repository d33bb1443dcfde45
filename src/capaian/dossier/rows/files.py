"""All files of a dossier as rows of sheets,
and rows as the parts and files that they came from.
"""

from __future__ import annotations

import csv
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property, lru_cache, partial
from pathlib import Path
from typing import Any, ClassVar, Final

from capaian.domain.issue import Place
from capaian.domain.numerals import plain
from capaian.domain.value import is_register_source
from capaian.dossier.changes import apply_changes
from capaian.dossier.folder import Folder, lay_texts
from capaian.dossier.reading.cell_reading import Reading, TableRecords, report_missing_columns
from capaian.dossier.reading.csv_reader import MAX_ROWS, read_table, write_rows
from capaian.dossier.rows.flat_rows import FlatRow, Rows, open_table
from capaian.dossier.rows.records import RowProblem
from capaian.dossier.rows.sheets import sheets_of
from capaian.dossier.rows.texts import (
    LAYOUT_SHEET,
    NARRATIVE_SHEET,
    MadeText,
    find_astray,
    make_texts,
    text_rows,
)
from capaian.dossier.rows.yaml_parts import FoldedRows, fold, unfold
from capaian.dossier.rows.yaml_values import Origin
from capaian.dossier.tables import ALL_PARTS, BY_FILE
from capaian.dossier.tables.declaration import ColumnNeed, Nature, Part, Table
from capaian.dossier.tables.kinds import Kind, canonical_text
from capaian.rules.facts import KeptResults


@dataclass(frozen=True, eq=False)
class MadeTable:
    """A CSV part as its rows say it, and where they lie in it;
    its text is written for who takes it out.
    """

    table: Table[Any]
    base: str
    """Its text before."""
    heads: Sequence[str] = ()
    cells: Sequence[Sequence[str]] = ()
    """Of each row below the heads, as they are written."""
    problems: ClassVar[tuple[RowProblem, ...]] = ()
    """None: the rows of a table belong to nothing."""

    @cached_property
    def text(self) -> str:
        """The file; empty where no row is left."""
        return write_rows(self.heads, self.cells) if self.cells else self.base

    @cached_property
    def lines(self) -> Sequence[int]:
        """The line that each row begins on, from 1: texts may run over several."""
        lines, line = [], 2
        for cells in self.cells:
            lines.append(line)
            line += 1 + "".join(cells).count("\n")
        return lines

    def records(self, reading: Reading) -> tuple[Any, ...]:
        """Read its rows, as the reader of its text would."""
        if not 0 < len(self.cells) <= MAX_ROWS:
            return read_table(self.table, self.text, reading)
        report_missing_columns(self.table, self.heads, 1, reading)
        columns = {column.name: column for column in self.table.columns}
        pairs = zip(self.lines, self.cells, strict=True)
        rows = ((line, cells) for line, cells in pairs if "".join(cells).strip())
        return TableRecords(self.table, [columns[name] for name in self.heads], reading).read(rows)

    def find(self, place: Place, _: str | None = None) -> Origin | None:
        """Return the cell of a line and column; none of the head."""
        if place.row is None or not self.lines or place.row < self.lines[0]:
            return None
        return Origin(place.file, bisect_right(self.lines, place.row) - 1, place.column or "")


CellsOfRows = dict[int, tuple[FlatRow, dict[str, str]]]
"""Rows by the ids of their objects, each with its cells as they are written."""


def make_table(
    table: Table[Any], base: str, rows: Sequence[FlatRow], written: CellsOfRows | None = None
) -> MadeTable:
    """Return a part with the rows of its sheet, over its text before;
    that is empty for a new part.

    A figure that is the same stays as it was written, `1.50` and not `1.5`; a column that the
    sheet does not have stays as it is. `written`: rows that were written over the same text
    before; those that are new are added.
    """
    header, before = (
        _read_base(table, base) if len(base) <= _MAX_KEPT_LENGTH else _base_of(table, base)
    )
    if not rows:
        return MadeTable(table, "" if before else base)
    kinds = {column.name: column.kind for column in table.columns if isinstance(column.kind, Kind)}
    written = {} if written is None else written
    if len(written) > 2 * len(rows):  # most are rows of earlier versions
        written.clear()
    made = []
    for row in rows:
        if (kept := written.get(id(row))) is None:
            kept = written[id(row)] = row, _write_cells(table, kinds, row, before)
        made.append(kept[1])
    kept_columns = [
        column.name
        for column in table.columns
        if column.name in header
        or any(cells[column.name] for cells in made)
        or not (header or column.need is ColumnNeed.OPTIONAL)
    ]
    return MadeTable(
        table, base, kept_columns, [[cells[name] for name in kept_columns] for cells in made]
    )


def _write_cells(
    table: Table[Any],
    kinds: Mapping[str, Kind],
    row: FlatRow,
    before: Mapping[tuple[str, ...], Mapping[str, str]],
) -> dict[str, str]:
    cells = {name: canonical_text(kind, row.cells.get(name, "")) for name, kind in kinds.items()}
    for name, text in before.get(_key_of(table, cells), {}).items():
        if name in kinds and cells[name] != text:
            is_figure = kinds[name].name == "decimal" and bool(text)
            if name not in row.cells or (is_figure and kinds[name].is_same(text, row.cells[name])):
                cells[name] = text
    return cells


_CellsByKey = Mapping[tuple[str, ...], Mapping[str, str]]
_Base = tuple[Sequence[str], _CellsByKey]


def _base_of(table: Table[Any], text: str) -> _Base:
    """Return the heads of a part, and the cells of its rows by their keys."""
    heads, rows = open_table(text)
    return heads, {_key_of(table, row.cells): row.cells for row in rows}


_MAX_KEPT_LENGTH: Final = 500_000
"""Signs of a text whose rows are remembered; that of an ordinary part has fewer."""
_read_base = lru_cache(32)(_base_of)
"""The same, remembered: a text stays while rows that are written over it change."""


def record_cells(table: Table[Any], record: object) -> dict[str, str]:
    """Return the cells of a record that has a single value for each column of its table."""
    cells = {}
    for column in table.columns:
        cells[column.name] = _cell_of(getattr(record, column.target))
    return cells


def _cell_of(value: object) -> str:
    if value is None or value is False:  # an empty cell is a no
        return ""
    if value is True:
        return "ya"
    return plain(value) if isinstance(value, Decimal) else str(value)


def drop_file_source(
    sheet: str, before: Mapping[str, str], typed: Mapping[str, str], sources: Iterable[FlatRow]
) -> Mapping[str, str]:
    """Return what is typed into a row; its source goes where its figures are not
    of that file any more.

    A file is a source with a SHA-256. Whoever types another source beside the figure has said
    whence it is; registers write their sources themselves.

    Args:
        sheet: Whose row it is.
        before: Its texts by the ids of columns.
        typed: Those that are written into it.
        sources: Rows of `sources.yaml#sources`.
    """
    table, source = BY_FILE.get(sheet), before.get("source", "")
    if not isinstance(table, Table) or not source or typed.get("source", source) != source:
        return typed
    files = {row.cells.get("id") for row in sources if row.cells.get("sha256")}
    if source not in files or is_register_source(source):
        return typed
    names = {*table.columns_of(Nature.MEASURED, Nature.PLANNED), *table.key} & {*typed}
    kinds = {column.name: column.kind for column in table.columns}
    for name in names:
        kind, texts = kinds[name], (before.get(name, ""), typed[name])
        if not (kind.is_same(*texts) if isinstance(kind, Kind) else texts[0] == texts[1]):
            return {**typed, "source": ""}
    return typed


def _key_of(table: Table[Any], cells: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(cells.get(name, "") for name in table.key)


def rows_of(folder: Folder) -> dict[str, Sequence[FlatRow]]:
    """Return the rows of every sheet of the files that a dossier has;
    it must be free of errors.
    """
    return rows_of_files({**folder.parts, **folder.narratives})


def rows_of_files(files: Mapping[str, bytes]) -> dict[str, Sequence[FlatRow]]:
    """Return the rows of every sheet of files of a dossier; a file that has no sheet has none.

    Raises:
        csv.Error: if a table is broken.
        ValueError: if another file is.
    """
    rows: dict[str, Sequence[FlatRow]] = {}
    texts = {file: _text(content) for file, content in files.items()}
    for part in ALL_PARTS:
        if part.file in texts:
            rows |= part_rows(part, texts[part.file])
    return {**rows, **text_rows(texts)}


def readable_rows(files: Mapping[str, bytes]) -> Mapping[str, Sequence[FlatRow]]:
    """Return the rows of files that may be broken by the ids of their sheets;
    a broken one has none.
    """
    found: dict[str, list[FlatRow]] = {}
    for file, content in files.items():
        with suppress(csv.Error, ValueError):
            for sheet, rows in rows_of_files({file: content}).items():
                found.setdefault(sheet, []).extend(rows)
    return found


def _text(content: bytes) -> str:
    return content.decode("utf-8-sig")


def part_rows(part: Part, text: str) -> Rows:
    """Return the rows of the sheets of a part."""
    return {part.file: open_table(text)[1]} if isinstance(part, Table) else unfold(part, text)


@dataclass(frozen=True, eq=False)
class MadeTexts:
    """What came of the rows of texts and layouts."""

    texts: Mapping[str, MadeText]
    """By their files."""
    others: Mapping[str, str]
    """Texts of all files that are no part, closings among them, in the order of their paths."""
    problems: tuple[RowProblem, ...]

    @cached_property
    def laid(self) -> Folder:
        """The same as they would lie in a folder, whose parts are layouts alone."""
        return lay_texts(Path(), self.others)


@dataclass(frozen=True)
class MadeFiles:
    """What came of rows; files are written only for who takes them out."""

    parts: Mapping[str, MadeTable | FoldedRows]
    """What became of the rows of each part, by its file."""
    unmade: Mapping[str, str]
    """Texts of the parts of which no sheet was given, by their files."""
    made_texts: MadeTexts

    @cached_property
    def files(self) -> Mapping[str, str]:
        """Texts by path within the dossier; a file of which nothing is left is not among them."""
        made = {file: made.text for file, made in self.parts.items()}
        files = {**self.unmade, **made, **self.made_texts.others}
        return {file: text for file, text in files.items() if text}

    @property
    def problems(self) -> tuple[RowProblem, ...]:
        """Rows that can stand nowhere; the file of their part is as it was."""
        own = (problem for made in self.parts.values() for problem in made.problems)
        return (*own, *self.made_texts.problems)

    @property
    def texts(self) -> Mapping[str, MadeText]:
        """What became of the rows of texts and layouts, by their files."""
        return self.made_texts.texts

    def find(self, place: Place, value: str | None = None) -> Origin | None:
        """Return the cell that a place in a file of a part came from,
        or that of what it belongs to.
        """
        made = self.parts.get(place.file)
        return made.find(place, value) if made is not None else None


def files_of(rows: Rows, base: Mapping[str, str], kept: KeptResults | None = None) -> MadeFiles:
    """Return the files that rows say; letter by letter those they were taken from
    where none was changed.

    Args:
        rows: Rows by the ids of their sheets; a part of which no sheet is among them stays as it
            is.
        base: The files before, for their comments, order and ways of writing.
        kept: What was made before; parts are taken from it that come of the same rows.
    """
    kept = kept or KeptResults()
    parts = {}
    for part, sheets in _SHEETS:
        own = {sheet: rows[sheet] for sheet in sheets if sheet in rows}
        if own:
            text = base.get(part.file, "")
            written: CellsOfRows = kept.of(("written", part.file), (text,), dict)
            made = partial(make_part, part, text, own, written)
            parts[part.file] = kept.of(("made", part.file), (text, *own.values()), made)
    unmade = {
        part.file: base[part.file]
        for part in ALL_PARTS
        if part.file in base and part.file not in parts
    }
    sources = (base, *map(rows.get, _TEXT_SHEETS))
    return MadeFiles(
        parts, unmade, kept.of("made texts", sources, partial(_make_texts, rows, base))
    )


_SHEETS: Final = tuple((part, tuple(sheet.id for sheet in sheets_of(part))) for part in ALL_PARTS)
"""Parts with the ids of their sheets."""
_TEXT_SHEETS: Final = (NARRATIVE_SHEET.id, LAYOUT_SHEET.id)


def _make_texts(rows: Rows, base: Mapping[str, str]) -> MadeTexts:
    texts = make_texts(rows, base)
    files = {**base, **{file: made.text for file, made in texts.items()}}
    others = {file: text for file, text in sorted(files.items()) if text and file not in BY_FILE}
    return MadeTexts(texts, others, (*find_astray(rows),))


@dataclass(frozen=True, kw_only=True)
class ChangedFiles:
    """What becomes of the files of a folder."""

    files: Mapping[str, bytes] = field(default_factory=dict)
    """New contents of those that change."""
    hashes: Mapping[str, str] = field(default_factory=dict)
    """SHA-256 of these as they were read; empty of a new one."""

    def write(self, dossier: Path) -> None:
        """Write all files, or none where one was changed meanwhile.

        Raises:
            FileError: if a file changed since it was read, or cannot be written.
        """
        apply_changes(dossier, self.files, self.hashes)


def changed_files(folder: Folder, rows: Rows) -> ChangedFiles:
    """Return the parts of a folder that become others by the rows of their sheets."""
    names = {name.partition("#")[0] for name in rows} & folder.parts.keys()
    base = {name: _text(folder.parts[name]) for name in names}
    made = files_of(rows, base).files
    files = {name: text.encode() for name, text in made.items() if base.get(name) != text}
    hashes = {name: folder.hashes.get(name, "") for name in files}
    return ChangedFiles(files=files, hashes=hashes)


def make_part(
    part: Part, base: str, rows: Rows, written: CellsOfRows | None = None
) -> MadeTable | FoldedRows:
    """Return a part with what the rows of its sheets say, of the text that it was before."""
    try:
        if isinstance(part, Table):
            return make_table(part, base, rows[part.file], written)
        return fold(part, base, rows)
    except ValueError:
        if not base:
            raise
        return make_part(
            part, "", rows
        )  # a file that was damaged where it is kept: rows say all its facts
