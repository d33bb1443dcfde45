"""The texts that a closed year holds, as the folder of a dossier."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from capaian.domain.issue import Issue, Level
from capaian.dossier.closing.snapshot import Snapshot
from capaian.dossier.folder import Folder, lay_texts

_OUTSIDE: Final = ("evidence_missing", "closing_lost", "closing_unnoted", "restated_unheld")
"""Codes of problems of files that lie outside a closing, as evidence and the closings before it."""


def lay_closed_texts(snapshot: Snapshot) -> Folder:
    """Return the texts of a closing as they lay in their dossier.

    Evidence and closings of earlier years are not among them: nothing is computed from them.
    """
    folder = lay_texts(Path(snapshot.name), snapshot.files)
    folder.hashes |= {one.file: one.sha256 for one in snapshot.attachments}
    folder.hashes = dict(sorted(folder.hashes.items()))
    return folder


def are_readable(issues: Iterable[Issue]) -> bool:
    """Say whether nothing but files that lie outside the closing keeps its texts from being computed."""
    return not any(issue.level is Level.ERROR and issue.code not in _OUTSIDE for issue in issues)
