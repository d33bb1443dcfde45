"""The texts that a closed year holds, as the folder of a dossier."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from capaian.domain.issue import Issue, Level
from capaian.dossier.closing.snapshot import Snapshot
from capaian.dossier.file_names import NARRATIVE
from capaian.dossier.folder import Folder

_OUTSIDE: Final = ("evidence_missing", "closing_lost", "closing_unnoted", "restated_unheld")
"""Codes of problems of files that lie outside a closing, as evidence and the closings before it."""


def lay_closed_texts(snapshot: Snapshot) -> Folder:
    """Return the texts of a closing as they lay in their dossier.

    Evidence and closings of earlier years are not among them: nothing is computed from them.
    """
    texts = {file: text.encode() for file, text in snapshot.files.items()}
    narratives = {file: text for file, text in texts.items() if file.startswith(f"{NARRATIVE}/")}
    hashes = {file: hashlib.sha256(text).hexdigest() for file, text in texts.items()}
    return Folder(
        Path(snapshot.name),
        parts={file: text for file, text in texts.items() if file not in narratives},
        narratives=narratives,
        hashes=dict(sorted((hashes | {one.file: one.sha256 for one in snapshot.attachments}).items())),
    )


def are_readable(issues: Iterable[Issue]) -> bool:
    """Say whether nothing but files that lie outside the closing keeps its texts from being computed."""
    return not any(issue.level is Level.ERROR and issue.code not in _OUTSIDE for issue in issues)
