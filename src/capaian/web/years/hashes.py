"""The list of evidence names each stored file by its hash: written by the program where nobody did."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Final

from capaian.dossier.file_names import EVIDENCE
from capaian.dossier.folder import Folder, lay_texts
from capaian.dossier.rows.files import files_of, rows_of
from capaian.dossier.rows.flat_rows import FlatRow
from capaian.dossier.tables.parts import EVIDENCE as PART

_SHEET: Final = f"{PART.file}#evidence"


def with_hashes(text: str, hashes: Mapping[str, str]) -> str:
    """Return a list of evidence with the hash of each file that it names without one.

    Args:
        text: The list as it is written.
        hashes: SHA-256 by the paths of files below `evidence/`.
    """
    rows = rows_of(lay_texts(Path(PART.file), {PART.file: text})).get(_SHEET, ())
    named = [_named(row, hashes) for row in rows]
    if not any(one is not other for one, other in zip(named, rows, strict=True)):
        return text
    return files_of({_SHEET: named}, {PART.file: text}).files[PART.file]


def _named(row: FlatRow, hashes: Mapping[str, str]) -> FlatRow:
    own = hashes.get(row.cells.get("file", ""), "")
    return replace(row, cells={**row.cells, "sha256": own}) if own and not row.cells.get("sha256") else row


def name_contents(folder: Folder) -> Folder:
    """Return a dossier of which the list of evidence has the hashes of all files that lie in it."""
    if PART.file not in folder.parts or PART.file in folder.failed:
        return folder
    before = folder.parts[PART.file].decode("utf-8-sig")
    text = with_hashes(before, {name: folder.hashes[f"{EVIDENCE}/{name}"] for name in folder.evidence})
    if text == before:
        return folder
    content = text.encode()
    hashes = {**folder.hashes, PART.file: sha256(content).hexdigest()}
    return replace(folder, parts={**folder.parts, PART.file: content}, hashes=hashes)
