"""A file that somebody brings: looked through by a child, then made ready or refused with what to do."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import BoundedSemaphore
from typing import ClassVar, Final

from capaian.domain.errors import CapaianError
from capaian.dossier.personal import looks_personal
from capaian.processes.children import ask_child
from capaian.web.evidence.examination.kinds import Examined, Kind
from capaian.web.evidence.limits import AT_ONCE, FILE_BYTES, MEGABYTE, MEGABYTES, SECONDS
from capaian.web.evidence.names import plain_name, shown_name

_MESSAGES: Final[Mapping[str, str]] = {
    "empty": "Berkas ini kosong. Pilih berkas yang berisi.",
    "too_large": f"Berkas ini lebih besar daripada {FILE_BYTES // MEGABYTE} MB. Perkecil, atau bagi menjadi "
    "beberapa berkas.",
    "broken_picture": "Gambar ini rusak atau terpotong. Potret atau salin ulang dari aslinya.",
    "too_many_pixels": "Gambar ini {size} titik; paling banyak {limit} juta titik. Perkecil dahulu.",
    "other_picture": "Jenis gambar ini tidak dapat dibuka di setiap komputer. Simpan ulang sebagai JPEG, "
    "PNG, atau PDF.",
    "broken_paper": "PDF ini rusak atau terpotong. Simpan atau pindai ulang.",
    "locked": "PDF ini terkunci kata sandi. Simpan tanpa kata sandi, lalu unggah lagi.",
    "too_many_pages": "PDF ini lebih dari {limit} halaman. Unggah halaman yang membuktikan saja.",
    "active_paper": "PDF ini memuat program. Cetak ulang menjadi PDF biasa.",
    "paper_with_files": "PDF ini menyimpan berkas lain di dalamnya. Cetak ulang menjadi PDF biasa.",
    "two_in_one": "Berkas ini memuat data lain di belakang PDF-nya. Cetak ulang menjadi PDF biasa.",
    "picture_in_paper": "PDF ini memuat foto yang menyimpan lokasi atau data kamera dan tidak dapat "
    "dibersihkan. Cetak ulang menjadi PDF biasa.",
    "office_file": "Berkas Word, Excel, atau arsip tidak diterima sebagai bukti. Simpan sebagai PDF tanpa "
    "kata sandi, lalu unggah; isi arsip dikeluarkan dahulu.",
    "unknown": "Isi berkas ini bukan foto atau PDF. Simpan tabel dan tulisan sebagai PDF dahulu.",
    "too_heavy": "Berkas ini terlalu berat untuk diperiksa. Perkecil, atau bagi menjadi beberapa berkas.",
}


class RefusedFileError(CapaianError):
    """A file that is not taken as evidence."""

    code: ClassVar[str] = "refused_file"

    def __init__(self, reason: str, words: Mapping[str, str] | None = None) -> None:
        """Say why.

        Args:
            reason: Its code in the list of messages.
            words: What fills the message.
        """
        super().__init__(_MESSAGES[reason].format_map({**(words or {})}))
        self.reason = reason


_WORKER: Final = Path(__file__).parent / "examination" / "worker.py"
_WAITING: Final = 60
"""Seconds on the clock, for a child that only waits."""
_turns: Final = BoundedSemaphore(AT_ONCE)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file that may be kept."""

    name: str
    """Under which it is kept."""
    media_type: str
    content: bytes
    original: str
    """SHA-256 of the file as it was brought."""
    preview: bytes = b""
    personal: str = ""
    """Where a number stands that looks like a NIK: `namanya`, `halaman 2`; empty: nowhere."""
    shown: str = ""
    """Its name as it was given, as far as it may be displayed."""
    is_bare: bool = False
    """Whether it was brought as a picture that told nothing beside its pixels."""


def prepare(name: str, content: bytes) -> Prepared:
    """Return a file as it is kept.

    Raises:
        RefusedFileError: with the reason why it is not taken.
    """
    if len(content) > FILE_BYTES:
        raise RefusedFileError("too_large")
    with _turns:
        found = _examine(content)
    return Prepared(
        plain_name(name, found.kind.suffix),
        found.kind.media_type,
        found.content,
        hashlib.sha256(content).hexdigest(),
        found.preview,
        "namanya" if looks_personal(name) else found.personal,
        shown_name(name),
        found.is_bare,
    )


def _examine(content: bytes) -> Examined:
    answer = ask_child(_WORKER, str(SECONDS), str(MEGABYTES), content=content, seconds=_WAITING)
    line, _, rest = answer.partition(b"\n")
    try:
        head = json.loads(line)
    except ValueError as error:  # the child was ended by a limit before it said anything
        raise RefusedFileError("too_heavy") from error
    if "refused" in head:
        raise RefusedFileError(head["refused"], head["words"])
    length, preview = head["lengths"]
    if len(rest) != length + preview:
        raise RefusedFileError("too_heavy")
    return Examined(Kind[head["kind"]], rest[:length], rest[length:], head["personal"], head["bare"])
