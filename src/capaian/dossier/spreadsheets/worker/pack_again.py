"""A workbook packed again without what was taken out of its sheets, for the reader."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

from .zip_directory import Entry, Unpacking


def pack_again(entries: Iterable[Entry], unpacking: Unpacking) -> bytes:
    """Return the archive of these parts as they are now."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for entry in entries:
            with archive.open(zipfile.ZipInfo(entry.name), "w") as part:
                for piece in unpacking.again(entry):
                    part.write(piece)
    return stream.getvalue()
