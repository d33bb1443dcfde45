"""Words for what the log says in short: what was done, to what, and what the parts of a thing are called."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

ACTIONS: Final[Mapping[str, str]] = {
    "row.added": "Baris ditambah",
    "row.changed": "Baris diubah",
    "row.removed": "Baris dihapus",
    "form.fill": "Isian mulai diisi",
    "form.submit": "Isian diajukan",
    "form.withdraw": "Isian ditarik kembali",
    "form.return": "Isian dikembalikan",
    "form.verify": "Isian diverifikasi",
    "form.approve": "Isian disetujui",
    "form.reopen": "Isian dibuka kembali",
    "form.lock": "Isian dikunci",
    "deadline.changed": "Tanggal tutup diubah",
    "rhythm.changed": "Irama diubah",
    "evidence.added": "Bukti ditambah",
    "evidence.removed": "Bukti dihapus",
    "evidence.required": "Bukti wajib diubah",
    "evidence.linked": "Bukti dipakai lagi",
    "year.begun": "Tahun dimulai",
    "year.replaced": "Isi berkas dipakai",
    "year.approved": "Tahun disahkan",
    "approval.voided": "Pengesahan dibatalkan",
    "person.made": "Orang ditambah",
    "person.changed": "Orang diubah",
    "person.password_reset": "Kata sandi diganti",
    "person.opened": "Akun dibuka lagi",
    "person.closed": "Akun ditutup",
    "holding.made": "Pemegang jabatan ditambah",
    "holding.changed": "Pemegang jabatan diubah",
    "substitute.made": "Pengganti ditunjuk",
    "substitute.changed": "Pengganti diubah",
    "substitute.removed": "Pengganti dihapus",
    "office.founded": "Dinas didaftarkan",
}
"""What was done."""
OTHER: Final = "Perbuatan lain"
"""Stands for what has no words here yet."""
THINGS: Final[Mapping[str, tuple[str, tuple[str, ...]]]] = {
    "isian": ("Isian", ("form.",)),
    "jadwal": ("Jadwal", ("deadline.", "rhythm.")),
    "bukti": ("Bukti", ("evidence.",)),
    "orang": ("Orang", ("person.",)),
    "jabatan": ("Jabatan", ("holding.", "substitute.")),
    "tahun": ("Tahun dan pengesahan", ("year.", "approval.", "office.")),
}
"""Things beside the sheets: what each is called, and how what is done to it begins."""
PARTS: Final[Mapping[str, str]] = {
    "state": "Keadaan",
    "day": "Tanggal tutup",
    "kind": "Cara",
    "name": "Nama",
    "username": "Nama pengguna",
    "roles": "Peran",
    "post": "Jabatan",
    "user": "Orang",
    "since": "Sejak",
    "until": "Sampai",
    "sha256": "Sidik (SHA-256)",
    "size": "Ukuran (bita)",
    "marked": "Ditandai memuat nomor identitas",
    "form": "Isian",
    "codes": "Wajib dibuktikan",
    "why": "Sebab",
    "as": "Bertindak sebagai",
    "of": "Menggantikan",
    "way": "Cara",
    "rows": "Banyaknya baris",
    "files": "Berkas",
    "evidence": "Bukti",
    "administrator": "Administrator",
    "origin": "Asal",
}
"""What the parts of a thing are called that is no row."""
