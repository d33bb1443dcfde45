"""The texts that a closed year holds, read as a dossier."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final

from capaian.domain.issue import Level
from capaian.domain.office_year import OfficeYear
from capaian.dossier.cells import Reading
from capaian.dossier.closing.snapshot import Snapshot
from capaian.dossier.folder import NARRATIVE, Folder
from capaian.dossier.read import read_folder

_OUTSIDE: Final = ("evidence_missing", "closing_lost")
"""Codes of problems of files that lie outside a closing."""


def read_closed_texts(snapshot: Snapshot) -> OfficeYear | None:
    """Return the office-year that a closing holds; `None` where this program cannot read its texts any more.

    Evidence and closings of earlier years are not in it: nothing is computed from them.
    """
    texts = {file: text.encode() for file, text in snapshot.files.items()}
    narratives = {file: text for file, text in texts.items() if file.startswith(f"{NARRATIVE}/")}
    hashes = {file: hashlib.sha256(text).hexdigest() for file, text in texts.items()}
    folder = Folder(
        Path(snapshot.name),
        parts={file: text for file, text in texts.items() if file not in narratives},
        narratives=narratives,
        hashes=dict(sorted((hashes | {one.file: one.sha256 for one in snapshot.attachments}).items())),
    )
    read = read_folder(folder, Reading())
    is_broken = any(issue.level is Level.ERROR and issue.code not in _OUTSIDE for issue in read.issues)
    return None if is_broken else read.partial
