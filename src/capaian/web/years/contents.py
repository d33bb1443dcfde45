"""Contents of evidence: files by their hash, each kept once whoever brings it."""

from __future__ import annotations

import hashlib
import secrets
from contextlib import suppress
from pathlib import Path

from django.conf import settings

from capaian.domain.errors import FileError
from capaian.dossier.durable import write_durably


def content_path(sha256: str) -> Path:
    """Return where a content lies, or would lie."""
    folder: Path = settings.CAPAIAN.evidence
    return folder / sha256[:2] / sha256


def keep_content(content: bytes) -> str:
    """Keep a content, and return its SHA-256; what is there already is not written again.

    Raises:
        FileError: if it cannot be written; then nothing of it lies there.
    """
    sha256 = hashlib.sha256(content).hexdigest()
    target = content_path(sha256)
    if target.exists():
        return sha256
    # Another process may write the same at the same time; whoever comes last changes nothing.
    copy = target.with_name(f"{sha256}.{secrets.token_hex(8)}")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        write_durably(copy, content)
        copy.replace(target)
    except OSError as error:
        with suppress(OSError):  # where a folder is a file, nothing lies below it
            copy.unlink()
        raise FileError("Bukti tidak dapat disimpan. Periksa izin folder bukti dan ruang disk.") from error
    return sha256
