"""Replacing files whole or not at all."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from capaian.domain.errors import FileError


def replace_files(folder: Path, contents: Mapping[str, bytes]) -> None:
    """Replace files of a folder; every new content is on disk before the first old one goes.

    Raises:
        FileError: if a file cannot be written; files not yet replaced stay as they were.
    """
    written: dict[Path, Path] = {}
    try:
        for name, content in contents.items():
            target = folder / name
            beside = target.with_name(f".{target.name}.baru")
            written[beside] = target
            beside.write_bytes(content)
            shutil.copymode(target, beside)
        for beside, target in written.items():
            beside.replace(target)
    except OSError as error:
        raise FileError(f"{error.filename}: tidak dapat ditulis. Periksa izin dan ruang disk.") from error
    finally:
        for beside in written:
            beside.unlink(missing_ok=True)
