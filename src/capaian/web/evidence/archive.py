"""All evidence of a year as one archive: made piece by piece while it is sent, the same bytes each time."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from datetime import UTC
from typing import Final

from capaian.dossier.csv_writer import write_rows
from capaian.web.evidence.models import Upload
from capaian.web.evidence.shown import Shown
from capaian.web.years.contents import content_path

_PIECE: Final = 1 << 18
_DAY: Final = (1980, 1, 1, 0, 0, 0)
MANIFEST: Final = "manifest.csv"
_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")
"""What table programs take for the beginning of a formula."""
_HEAD: Final = ("nama", "sha256", "ukuran", "membuktikan", "isian", "oleh", "waktu", "memuat_nik", "keadaan")


def write_archive(files: Sequence[Shown]) -> Iterator[bytes]:
    """Yield the archive: the manifest, then every file under its name."""
    stream = _Stream()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(_entry(MANIFEST), write_manifest(files))
        yield stream.taken()
        for each in files:
            path = content_path(each.file.sha256)
            if not path.exists():
                continue
            with path.open("rb") as content, archive.open(_entry(each.file.name), "w") as target:
                while piece := content.read(_PIECE):
                    target.write(piece)
                    yield stream.taken()
    yield stream.taken()


def write_manifest(files: Sequence[Shown]) -> str:
    """Return the list of the archive, a row for each form that rests on a file."""
    rows = (_row(each, upload) for each in files for upload in (each.uploads or (None,)))
    return "\ufeff" + write_rows(_HEAD, [*rows])


def _row(each: Shown, upload: Upload | None) -> list[str]:
    is_there = content_path(each.file.sha256).exists()
    form = upload.form if upload else None
    return [
        each.file.name,
        each.file.sha256,
        str(each.file.size),
        each.cells.get("proves", ""),
        f"{form.post} {form.period}".strip() if form else "",
        _harmless(str(upload.by)) if upload else "",
        upload.at.astimezone(UTC).isoformat(timespec="seconds") if upload else "",
        "ya" if each.is_marked else "tidak",
        "ada" if is_there else "isi tidak ditemukan",
    ]


def _harmless(text: str) -> str:
    """Return a text that table programs do not take for a formula."""
    return f"'{text}" if text[:1] in _STARTS else text


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _DAY)
    entry.external_attr = 0o644 << 16
    return entry


class _Stream(io.RawIOBase):
    """Takes what the archive writes, until it is sent."""

    def __init__(self) -> None:
        """Begin empty."""
        self._pieces: list[bytes] = []

    def writable(self) -> bool:
        """Say that it may be written."""
        return True

    def write(self, piece: object) -> int:
        """Keep a piece."""
        taken = bytes(piece)  # type: ignore[call-overload]  # whatever `zipfile` writes are bytes
        self._pieces.append(taken)
        return len(taken)

    def taken(self) -> bytes:
        """Return what was written since it was asked last."""
        pieces, self._pieces = self._pieces, []
        return b"".join(pieces)
