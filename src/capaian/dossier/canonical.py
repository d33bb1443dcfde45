"""The canonical form of a dossier: the same facts, written in one way.

Tables get canonical figures, quotes and order of columns. In YAML only the values that are not
canonical are replaced where they stand, so that comments, quotes and order stay as the office
wrote them. Texts lose trailing spaces. Nothing is written unless the whole dossier is free of
errors.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from capaian.dossier.changes import apply_changes, finish_changes
from capaian.dossier.folder import Folder
from capaian.dossier.issues import IssueLog
from capaian.dossier.read import read_dossier
from capaian.dossier.reading.csv_reader import write_records
from capaian.dossier.reading.yaml_nodes import ListNode, MapNode, Node, Scalar, compose
from capaian.dossier.rows.flat_rows import open_table
from capaian.dossier.tables import BY_FILE
from capaian.dossier.tables.declaration import ByKey, KeyFile, Listing, Shape, Structure, Table
from capaian.dossier.tables.kinds import Kind, canonical_text


def format_dossier(path: Path) -> list[str]:
    """Write the files of a dossier in canonical form; return the names of those that changed.

    All of them change or none; formatting twice changes nothing the second time.

    Raises:
        FileError: if the folder cannot be read, a file cannot be written, or was changed since it
            was read.
        InputError: if there is any error in the dossier; then nothing is written, but what a
            change that was
            cut short had still to write.
    """
    finish_changes(path)
    folder, changed = canonical_folder(path)
    contents = {**folder.parts, **folder.narratives}
    apply_changes(path, {file: contents[file] for file in changed}, folder.hashes)
    return changed


def canonical_folder(path: Path) -> tuple[Folder, list[str]]:
    """Return the contents of a dossier in canonical form,
    and the names of the files that are not yet in it.

    The hashes are those of the files as they lie there.

    Raises:
        FileError: if the folder cannot be read, or changes while it is read.
        InputError: if there is any error in the dossier.
    """
    read = read_dossier(path)
    read.require()
    folder = read.scan_again(path)
    return folder, make_canonical(folder)


def make_canonical(folder: Folder) -> list[str]:
    """Bring the contents of a dossier without errors into canonical form;
    return the files that changed.
    """
    changed = []
    for contents in (folder.parts, folder.narratives):
        for file, content in contents.items():
            contents[file] = format_text(file, content.decode("utf-8-sig")).encode()
            if contents[file] != content:
                changed.append(file)
    return sorted(changed)


def format_text(file: str, text: str) -> str:
    """Return the canonical form of one file that has been read without errors;
    unknown keys stay.
    """
    part = BY_FILE.get(file)
    if isinstance(part, Table):
        return _format_table(part, text)
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    if file.endswith(".yaml"):
        return _format_yaml(part, file, lines)
    return _end_once("\n".join(line.rstrip() for line in lines.split("\n")))


def _format_table(table: Table[object], text: str) -> str:
    heads, rows = open_table(text)
    kinds = {
        one.name: one.kind
        for one in table.columns
        if one.name in heads and isinstance(one.kind, Kind)
    }
    cells = (
        {name: canonical_text(kind, row.cells[name]) for name, kind in kinds.items()}
        for row in rows
    )
    return write_records([*kinds], cells)


def _format_yaml(part: KeyFile | None, file: str, text: str) -> str:
    root = compose(text, file, IssueLog())
    values = () if part is None or root is None else _values(part.shape, root)
    pieces, position = [], 0
    for node, kind in sorted(values, key=lambda pair: pair[0].start):
        old = "" if node.is_null or node.is_block or kind.is_free else node.text.strip()
        canonical = kind.write(kind.read(old)) if old else old
        if canonical != old:
            pieces += [text[position : node.start], canonical]
            position = node.end
    return _end_once("".join([*pieces, text[position:]]))


def _values(structure: Structure | None, node: Node) -> Iterator[tuple[Scalar, Kind]]:
    """Yield the values that are declared, keys of maps among them, with their kinds."""
    match structure, node:
        case Kind(), Scalar():
            yield node, structure
        case Listing(), ListNode():
            for item in node.items:
                yield from _values(structure.item, item)
        case ByKey(), MapNode():
            for entry in node.entries:
                yield entry.key, structure.key
                yield from _values(structure.value, entry.value)
        case Shape(), MapNode():
            columns = {column.name: column.kind for column in structure.columns}
            for entry in node.entries:
                yield from _values(columns.get(entry.key.text), entry.value)
        case Shape(), Scalar() if structure.shorthand:
            bare = next(
                column for column in structure.columns if column.name == structure.shorthand
            )
            yield from _values(bare.kind, node)


def _end_once(text: str) -> str:
    body = text.rstrip("\n")
    return f"{body}\n" if body else ""
