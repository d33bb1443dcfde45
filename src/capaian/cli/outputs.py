"""Writing several files so that they appear whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from capaian.domain.errors import FileError


def write_together(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a folder: all are complete on the disk before the first takes its place.

    An older set stays until the new one is complete. The last file of the mapping is moved last;
    a manifest in that place proves that the others are there.

    Raises:
        FileError: if the folder cannot be made or written; nothing was changed then.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        staging = Path(tempfile.mkdtemp(prefix=".capaian-", dir=folder))
    except OSError as error:
        raise FileError(
            f"Folder {folder} tidak dapat ditulis: {error.strerror}. Pilih folder lain."
        ) from error
    try:
        for name, content in files.items():
            _write_durably(staging / name, content)
        for name in files:
            (staging / name).replace(folder / name)
    except OSError as error:
        raise FileError(
            f"Hasil tidak dapat ditulis ke {folder}: {error.strerror}. Naskah lama tidak diubah."
        ) from error
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _write_durably(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
