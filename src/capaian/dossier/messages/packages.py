"""What is said of a dossier that comes as a zip file, by code, in Indonesian."""

from __future__ import annotations

from capaian.dossier.messages.message import Message

_PACK_AGAIN = "Buat zip lagi dari folder dossier dengan Windows, atau unduh lagi dari halaman Tukar data."

PACKAGES = {
    "package_too_large": Message(
        "Isi zip ini lebih besar daripada yang diterima ({limit}), atau terlalu banyak berkasnya.",
        "Keluarkan bukti yang tidak dirujuk, atau perkecil foto dan pindaiannya.",
    ),
    "package_broken": Message("Berkas ini bukan zip, rusak, atau terpotong ({part}).", _PACK_AGAIN),
    "package_locked": Message(
        "Zip ini terkunci sandi, sehingga isinya tidak terbaca.", "Buat zip lagi tanpa sandi."
    ),
    "package_misleading": Message(
        "Susunan zip ini tidak seperti buatan program biasa ({what}), sehingga tidak dibuka.", _PACK_AGAIN
    ),
    "package_without_office": Message(
        "Zip ini bukan dossier: office.yaml tidak ada di dalamnya.",
        "Pilih zip dari folder dossier, yang memuat office.yaml.",
    ),
}
"""Messages by code."""
