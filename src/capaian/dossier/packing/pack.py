"""A dossier into one zip file; the same dossier gives the same bytes."""

from __future__ import annotations

import shutil
from typing import IO, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from capaian.dossier.file_names import EVIDENCE
from capaian.dossier.folder import Folder

_MADE: Final = (1980, 1, 1, 0, 0, 0)
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
    texts = {**folder.parts, **folder.narratives, **folder.closed}
    evidence = {f"{EVIDENCE}/{name}": path for name, path in folder.evidence.items()} if with_evidence else {}
    with ZipFile(target, "w") as package:
        for name in sorted(texts.keys() | evidence.keys()):
            if name in texts:
                package.writestr(_entry(name), texts[name])
                continue
            with evidence[name].open("rb") as source, package.open(_entry(name), "w") as packed:
                shutil.copyfileobj(source, packed)


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, _MADE)
    entry.compress_type, entry.create_system, entry.external_attr = ZIP_DEFLATED, _UNIX, _READABLE
    return entry
