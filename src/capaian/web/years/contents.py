"""Contents of evidence: files by their hash, each kept once;
the list of evidence names their hashes.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Final

from django.conf import settings

from capaian.domain.errors import FileError
from capaian.dossier.durable import write_durably
from capaian.dossier.folder import hash_file, lay_texts
from capaian.dossier.rows.files import files_of, rows_of
from capaian.dossier.rows.flat_rows import FlatRow
from capaian.dossier.tables.parts import EVIDENCE as PART

LENGTH: Final = 64
"""Of the name of a content: its SHA-256 in hexadecimal."""


def content_path(sha256: str) -> Path:
    """Return where a content lies, or would lie."""
    folder: Path = settings.CAPAIAN.evidence
    return folder / sha256[:2] / sha256


def is_whole(sha256: str) -> bool:
    """Say whether a content is there, byte by byte as it was kept; it is read once,
    piece by piece.
    """
    try:
        return hash_file(content_path(sha256)) == sha256
    except OSError:
        return False


def find_damaged() -> Iterator[str]:
    """Yield the hash of every content that is not as it was kept, in order;
    each file is read once.
    """
    folder: Path = settings.CAPAIAN.evidence
    for path in sorted(folder.glob("??/*")):
        # What is longer was being written when somebody pulled the plug.
        if len(path.name) == LENGTH and not is_whole(path.name):
            yield path.name


def keep_content(content: bytes) -> str:
    """Keep a content, and return its SHA-256; what is there already, and whole,
    is not written again.

    Raises:
        FileError: if it cannot be written; then nothing of it lies there.
    """
    sha256 = hashlib.sha256(content).hexdigest()
    target = content_path(sha256)
    if target.exists() and is_whole(sha256):
        return sha256
    # Another process may write the same at the same time; whoever comes last changes nothing.
    copy = target.with_name(f"{sha256}.{secrets.token_hex(8)}")
    try:
        settings.CAPAIAN.evidence.mkdir(exist_ok=True)  # never its parents: a disk may be away
        target.parent.mkdir(exist_ok=True)
        write_durably(copy, content)
        copy.replace(target)
    except OSError as error:
        with suppress(OSError):  # where a folder is a file, nothing lies below it
            copy.unlink()
        raise FileError(
            "Bukti tidak dapat disimpan. Periksa izin folder bukti dan ruang disk."
        ) from error
    return sha256


LIST: Final = f"{PART.file}#evidence"
"""The sheet whose rows name evidence."""


def with_hashes(text: str, hashes: Mapping[str, str]) -> str:
    """Return a list of evidence, as it is written,
    with the hash of each file that it names without one.
    """
    rows = rows_of(lay_texts(Path(PART.file), {PART.file: text})).get(LIST, ())
    named = named_contents(rows, hashes)
    return (
        text if named == [*rows] else files_of({LIST: named}, {PART.file: text}).files[PART.file]
    )


def named_contents(rows: Sequence[FlatRow], hashes: Mapping[str, str]) -> list[FlatRow]:
    """Return rows of the list with the hashes of files, which are by paths below `evidence/`."""
    found = []
    for row in rows:
        own = row.cells.get("sha256") or hashes.get(row.cells.get("file", ""), "")
        found.append(replace(row, cells={**row.cells, "sha256": own}) if own else row)
    return found
