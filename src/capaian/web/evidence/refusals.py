"""Why a file is not taken, in words: what was found, and what to do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from capaian.domain.errors import CapaianError
from capaian.web.evidence.limits import FILE_BYTES, MEGABYTE

_AGAIN: Final = "Simpan ulang sebagai JPEG, PNG, atau PDF."
_MESSAGES: Final[Mapping[str, str]] = {
    "empty": "Berkas ini kosong. Pilih berkas yang berisi.",
    "too_large": f"Berkas ini lebih besar daripada {FILE_BYTES // MEGABYTE} MB. Perkecil, atau bagi menjadi "
    "beberapa berkas.",
    "broken_picture": "Gambar ini rusak atau terpotong. Potret atau salin ulang dari aslinya.",
    "too_many_pixels": "Gambar ini {size} titik; paling banyak {limit} juta titik. Perkecil dahulu.",
    "other_picture": f"Jenis gambar ini tidak dapat dibuka di setiap komputer. {_AGAIN}",
    "broken_paper": "PDF ini rusak atau terpotong. Simpan atau pindai ulang.",
    "locked": "Berkas ini terkunci kata sandi. Simpan tanpa kata sandi, lalu unggah lagi.",
    "too_many_pages": "PDF ini lebih dari {limit} halaman. Unggah halaman yang membuktikan saja.",
    "active_paper": "PDF ini memuat program. Cetak ulang menjadi PDF biasa.",
    "paper_with_files": "PDF ini menyimpan berkas lain di dalamnya. Cetak ulang menjadi PDF biasa.",
    "two_in_one": "Berkas ini memuat data lain di belakang PDF-nya. Cetak ulang menjadi PDF biasa.",
    "program": f"Isi berkas ini program, apa pun akhiran namanya, jadi tidak disimpan. {_AGAIN}",
    "archive": "Berkas ini arsip. Keluarkan isinya, lalu unggah berkasnya satu per satu.",
    "picture_in_paper": "PDF ini memuat foto yang menyimpan lokasi atau data kamera dan tidak dapat "
    "dibersihkan. Cetak ulang menjadi PDF biasa.",
    "office_file": "Berkas Word, Excel, atau arsip tidak diterima sebagai bukti. Simpan sebagai PDF, lalu "
    "unggah; isi arsip dikeluarkan dahulu.",
    "old_office_file": "Berkas Office lama, atau terkunci kata sandi. Simpan sebagai PDF tanpa kata sandi.",
    "markup": f"Isi berkas ini halaman web atau gambar SVG, yang dapat memuat program. {_AGAIN}",
    "unknown": f"Isi berkas ini bukan jenis yang diterima. {_AGAIN}",
    "too_heavy": "Berkas ini terlalu berat untuk diperiksa. Perkecil, atau bagi menjadi beberapa berkas.",
}


class RefusedFileError(CapaianError):
    """A file that is not taken as evidence."""

    code = "refused_file"

    def __init__(self, reason: str, words: Mapping[str, str] | None = None) -> None:
        """Say why.

        Args:
            reason: Its code in the list of messages.
            words: What fills the message.
        """
        super().__init__(_MESSAGES[reason].format_map({**(words or {})}))
        self.reason = reason
