"""What comes of looking through a file: what it is, or why it is not taken."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import ClassVar, Final

from capaian.domain.errors import CapaianError
from capaian.web.evidence.names import plain_name, shown_name


class Kind(Enum):
    """What evidence may be, with its media type and the ending of its name."""

    JPEG = "image/jpeg", ".jpg"
    PNG = "image/png", ".png"
    PDF = "application/pdf", ".pdf"


PICTURES: Final = frozenset({Kind.JPEG.value[0], Kind.PNG.value[0]})
"""Media types that a browser shows by itself."""


@dataclass(frozen=True, slots=True)
class Examined:
    """A file that may be kept."""

    kind: Kind
    content: bytes
    """As it is kept: a picture is made anew, a PDF saved anew."""
    preview: bytes = b""
    """A small JPEG of it; empty: it has none."""
    personal: str = ""
    """Where a number stands that looks like a NIK: `namanya`, `halaman 2`; empty: nowhere."""
    is_bare: bool = False
    """Whether it was a picture that told nothing beside its pixels, before it was made anew."""
    original: str = ""
    """SHA-256 of the file as it was brought."""
    given: str = ""
    """Its name as it was brought."""

    @property
    def media_type(self) -> str:
        """By its content alone."""
        return self.kind.value[0]

    @property
    def name(self) -> str:
        """Under which it is kept."""
        return plain_name(self.given, self.kind.value[1])

    @property
    def shown(self) -> str:
        """Its name as it was given, as far as it may be displayed."""
        return shown_name(self.given)


class RefusedFileError(CapaianError):
    """A file that is not taken as evidence."""

    code: ClassVar[str] = "refused_file"

    def __init__(self, reason: str, **words: str) -> None:
        """Keep the reason, by its code in the list of messages, and what fills its message."""
        super().__init__(_MESSAGES[reason].format_map(words))
        self.reason = reason
        self.words: Mapping[str, str] = words


_MESSAGES: Final[Mapping[str, str]] = {
    "empty": "Berkas ini kosong. Pilih berkas yang berisi.",
    "too_large": "Berkas ini lebih besar daripada {limit} MB. Perkecil, atau bagi menjadi beberapa berkas.",
    "broken_picture": "Gambar ini rusak atau terpotong. Potret atau salin ulang dari aslinya.",
    "too_many_pixels": "Gambar ini {size} titik; paling banyak {limit} juta titik. Perkecil dahulu.",
    "broken_paper": "PDF ini rusak atau terpotong. Simpan atau pindai ulang.",
    "locked": "PDF ini terkunci kata sandi. Simpan tanpa kata sandi, lalu unggah lagi.",
    "too_many_pages": "PDF ini lebih dari {limit} halaman. Unggah halaman yang membuktikan saja.",
    "active_paper": "PDF ini memuat program, berkas, atau data lain. Cetak ulang menjadi PDF biasa.",
    "picture_in_paper": "PDF ini memuat foto yang menyimpan lokasi atau data kamera dan tidak dapat "
    "dibersihkan. Cetak ulang menjadi PDF biasa.",
    "unknown": "Isi berkas ini bukan JPEG, PNG, WebP, atau PDF. Simpan ulang foto sebagai JPEG, tabel dan "
    "tulisan sebagai PDF; isi arsip dikeluarkan dahulu.",
    "too_heavy": "Berkas ini terlalu berat untuk diperiksa. Perkecil, atau bagi menjadi beberapa berkas.",
}
