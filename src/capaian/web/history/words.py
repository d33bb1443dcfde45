"""Words for what the log says in short: who did something, and what the parts of a thing are called."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

PROGRAM: Final = "Program"
"""Stands for who did what nobody did who is signed in."""
STRANGER: Final = "Seseorang yang belum masuk"
"""Stands for who tried to sign in."""
OTHER: Final = "Perbuatan lain"
"""Stands for what has no words here yet."""
PARTS: Final[Mapping[str, str]] = {
    "state": "Keadaan",
    "day": "Batas waktu",
    "kind": "Cara",
    "name": "Nama",
    "username": "Nama pengguna",
    "roles": "Peran",
    "post": "Jabatan",
    "user": "Orang",
    "since": "Sejak",
    "until": "Sampai",
    "sha256": "Sidik berkas (SHA-256)",
    "questions": "Yang ditanyakan dan sudah diperiksa",
    "size": "Ukuran",
    "marked": "Ditandai memuat nomor identitas",
    "form": "Isian",
    "file": "Berkas pengesahan",
    "codes": "Wajib dibuktikan",
    "proves": "Membuktikan",
    "original": "Sidik berkas yang dibawa",
    "why": "Sebab",
    "as": "Bertindak sebagai",
    "of": "Menggantikan",
    "way": "Cara",
    "rows": "Banyaknya baris",
    "files": "Berkas",
    "evidence": "Bukti",
    "administrator": "Administrator",
    "origin": "Asal",
    "address": "Alamat IP",
    "by": "Cara masuk",
    "others": "Sesi lain yang diakhiri",
    "left_out": "Penolakan yang sama sebelumnya",
    "slot": "Sel",
    "text": "Teks",
    "value": "Nilai ketika itu",
    "answer": "Jawaban",
    "full_name": "Nama administrator",
    "when": "Waktu",
    "kept": "Yang disimpan",
    "signed_by": "Tanda tangan yang gugur",
    "on": "Hari",
    "blank": "Jenis blangko",
    "movement": "Mutasi",
    "site": "Tempat",
    "count": "Jumlah",
    "document": "Nomor dokumen",
    "counted": "Terhitung",
    "days": "Hari kerja",
    "pieces": "Keping",
}
"""What the parts of a thing are called that is no row."""
