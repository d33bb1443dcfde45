"""The code of a preview: of the very change that was shown, from the very file, with the very options."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from pathlib import Path
from typing import Final

from capaian.domain.errors import FileError
from capaian.dossier.folder import hash_file
from capaian.dossier.intake.desk import Asked
from capaian.dossier.intake.intaken import Intaken

_DIGITS: Final = 8


def code_of(taken: Intaken, sha256: str, asked: Asked) -> str:
    """Return what somebody names who has looked at what would be written.

    Args:
        taken: What was understood, and what files become.
        sha256: Of the file.
        asked: All that was asked for besides.
    """
    told = {
        "file": [taken.file, sha256],
        "asked": {name: _plain(value) for name, value in asdict(asked).items()},
        "dossier": taken.folder.hashes,
        "changes": {name: hashlib.sha256(content).hexdigest() for name, content in taken.changes.items()},
        "tables": [[one.intake, one.digest, [*map(str, one.periods)]] for one in taken.readings],
    }
    return digest_of(told, _DIGITS)


def hash_of(path: Path) -> str:
    """Return the SHA-256 of a file.

    Raises:
        FileError: It cannot be read.
    """
    try:
        return hash_file(path)
    except OSError as error:
        raise FileError(f"{path} tidak dapat dibaca. Periksa izinnya.") from error


def digest_of(told: object, digits: int) -> str:
    """Return the first digits of the SHA-256 of plain values."""
    text = json.dumps(told, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:digits]


def _plain(value: object) -> object:
    """Return an option in an order of its own."""
    if isinstance(value, dict):
        return {str(name): _plain(one) for name, one in value.items()}
    return sorted(value) if isinstance(value, frozenset) else str(value)
