"""Sheets that somebody took out of a workbook: what they held stays, which has to be said."""

from __future__ import annotations

import csv
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from ruamel.yaml.error import YAMLError

from capaian.dossier.file_names import is_closing
from capaian.dossier.folder import Folder
from capaian.dossier.rows.contents import rows_of
from capaian.dossier.rows.flat_rows import FlatRow
from capaian.dossier.rows.text_sheets import LAYOUT_SHEET, NARRATIVE_SHEET, book_sheets


def rows_of_files(files: Mapping[str, bytes]) -> Mapping[str, Sequence[FlatRow]]:
    """Return the rows of files by the ids of their sheets; none of closed years and broken ones."""
    found: dict[str, Sequence[FlatRow]] = {}
    in_sheets = {file: content for file, content in files.items() if not is_closing(file)}
    texts = {file: content for file, content in in_sheets.items() if file.endswith(".md")}
    for file, content in in_sheets.items():
        parts, narratives = ({}, texts) if file in texts else ({file: content}, {})
        try:
            rows = rows_of(Folder(Path(), parts, narratives))
        except (YAMLError, csv.Error, ValueError):
            continue
        for name, some in rows.items():
            is_alone = file in texts or not found.get(name)
            found[name] = some if is_alone else [*found[name], *some]
    return found


def missing_sheets(present: Collection[str], files: Mapping[str, bytes | None]) -> tuple[str, ...]:
    """Return the names of the sheets that are not there although the dossier has something to stand in them.

    Args:
        present: Ids of the sheets of the workbook.
        files: The dossier as it is or would be; `None`: a file that goes.
    """
    missing = [spec for spec in book_sheets() if spec.id not in present]
    names = {spec.part.file for spec in missing}
    is_text_missing = not {NARRATIVE_SHEET.id, LAYOUT_SHEET.id} <= {*present}
    known = {spec.part.file for spec in book_sheets()}
    held = {
        file: content
        for file, content in files.items()
        if content is not None and (file in names or (is_text_missing and file not in known))
    }
    rows = rows_of_files(held)
    return tuple(
        spec.tab for spec in missing if any(any(row.cells.values()) for row in rows.get(spec.id, ()))
    )
