"""Files into one zip file, a dossier among them; the same contents give the same bytes."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from capaian.dossier.file_names import EVIDENCE
from capaian.dossier.folder import Folder

_MADE_AT: Final = (1980, 1, 1, 0, 0, 0)
_UNIX: Final = 3
_READABLE: Final = 0o100644 << 16


def pack_folder(folder: Folder, target: IO[bytes], *, with_evidence: bool) -> None:
    """Write a dossier as a zip file, files in the order of their paths.

    Args:
        folder: The dossier.
        target: Where it goes.
        with_evidence: Files of evidence too; without them only what `evidence.yaml` says of them.

    Raises:
        OSError: if a file of evidence cannot be read.
    """
    contents: dict[str, bytes | Path] = {**folder.parts, **folder.narratives, **folder.closed}
    if with_evidence:
        contents |= {f"{EVIDENCE}/{name}": path for name, path in folder.evidence.items()}
    pack({name: contents[name] for name in sorted(contents)}, target)


def pack(contents: Mapping[str, bytes | Path], target: IO[bytes]) -> None:
    """Write a zip file of bytes and of files that lie somewhere, in their order; raises `OSError`."""
    with ZipFile(target, "w") as package:
        for name, content in contents.items():
            if isinstance(content, bytes):
                package.writestr(_entry(name), content)
                continue
            with content.open("rb") as source, package.open(_entry(name), "w") as packed:
                shutil.copyfileobj(source, packed)


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, _MADE_AT)
    entry.compress_type, entry.create_system, entry.external_attr = ZIP_DEFLATED, _UNIX, _READABLE
    return entry
