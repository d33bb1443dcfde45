"""One SHA-256 for a whole dossier, so that a paper can say from which facts it was made."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from capaian.domain.office_year import OfficeYear
from capaian.dossier.folder import scan_folder
from capaian.dossier.issues import IssueLog


def hash_dossier(path: Path) -> str:
    """Return the SHA-256 over all files of a dossier: path and hash of each, sorted by path."""
    return combine(scan_folder(path, IssueLog()).hashes)


def stamp(office_year: OfficeYear) -> str:
    """Return the same SHA-256 for a dossier that has been read."""
    return combine(office_year.files)


def combine(hashes: Mapping[str, str]) -> str:
    """Return the SHA-256 over paths and hashes of files, whatever their order."""
    digest = hashlib.sha256()
    for file, sha256 in sorted(hashes.items()):
        digest.update(f"{file}\0{sha256}\n".encode())
    return digest.hexdigest()
