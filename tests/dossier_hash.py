"""One hash over all files of a dossier as they lie there."""

from __future__ import annotations

from pathlib import Path

from capaian.dossier.folder import combine_hashes, scan_folder
from capaian.dossier.issues import IssueLog


def hash_dossier(path: Path) -> str:
    """Return the hash that a paper made from a dossier would tell."""
    return combine_hashes(scan_folder(path, IssueLog()).hashes)
