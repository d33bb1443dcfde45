"""All files of a dossier as rows of sheets, and rows of all sheets as the files that they came from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from capaian.domain.issue import Place
from capaian.dossier.folder import Folder
from capaian.dossier.rows.flat_rows import FlatRow, Rows, table_rows
from capaian.dossier.rows.records import RowProblem
from capaian.dossier.rows.sheets import sheets_of
from capaian.dossier.rows.tables import MadeTable, make_table
from capaian.dossier.rows.texts import MadeText, find_astray, make_texts, text_rows
from capaian.dossier.rows.yaml_parts import Folded, fold
from capaian.dossier.rows.yaml_rows import unfold
from capaian.dossier.rows.yaml_values import Origin
from capaian.dossier.tables import ALL
from capaian.dossier.tables.declaration import Part, Table


def rows_of(folder: Folder) -> dict[str, Sequence[FlatRow]]:
    """Return the rows of every sheet of the files that a dossier has; it must be free of errors."""
    return rows_of_files({**folder.parts, **folder.narratives})


def rows_of_files(files: Mapping[str, bytes]) -> dict[str, Sequence[FlatRow]]:
    """Return the rows of every sheet of files of a dossier; a file that has no sheet has none.

    Raises:
        csv.Error: if a table is broken.
        ValueError: if another file is.
    """
    rows: dict[str, Sequence[FlatRow]] = {}
    texts = {file: _text(content) for file, content in files.items()}
    for part in ALL:
        if part.file in texts:
            rows |= part_rows(part, texts[part.file])
    return {**rows, **text_rows(texts)}


def _text(content: bytes) -> str:
    return content.decode("utf-8-sig")


def part_rows(part: Part, text: str) -> Rows:
    """Return the rows of the sheets of a part."""
    return {part.file: table_rows(text)} if isinstance(part, Table) else unfold(part, text)


@dataclass(frozen=True)
class MadeFiles:
    """What came of rows."""

    files: Mapping[str, str]
    """Texts by path within the dossier; a file of which nothing is left is not among them."""
    problems: tuple[RowProblem, ...]
    """Rows that can stand nowhere; the file of their part is as it was."""
    parts: Mapping[str, MadeTable | Folded]
    """What became of the rows of each part, by its file."""
    sources: Mapping[str, tuple[str, Rows]]
    """What each part was made of: its text before, and its rows."""
    texts: Mapping[str, MadeText] = field(default_factory=dict)
    """What became of the rows of texts and layouts, by their files."""

    def find(self, place: Place, value: str | None = None) -> Origin | None:
        """Return the cell that a place in a file of a part came from, or that of what it belongs to."""
        made = self.parts.get(place.file)
        return made.find(place, value) if made is not None else None


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
            parts[part.file] = earlier.parts[part.file] if earlier and is_same else make_part(part, *source)
    texts = make_texts(rows, base)
    files = {**base, **{file: made.text for file, made in (*parts.items(), *texts.items())}}
    problems = [problem for made in parts.values() for problem in made.problems]
    return MadeFiles(
        {file: text for file, text in files.items() if text},
        (*problems, *find_astray(rows)),
        parts,
        sources,
        texts,
    )


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


def make_part(part: Part, base: str, rows: Rows) -> MadeTable | Folded:
    """Return a part with what the rows of its sheets say, of the text that it was before."""
    try:
        return make_table(part, base, rows[part.file]) if isinstance(part, Table) else fold(part, base, rows)
    except ValueError:
        if not base:
            raise
        return make_part(part, "", rows)  # a file that was damaged where it is kept: rows say all its facts
