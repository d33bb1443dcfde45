"""What is said of what tables say of themselves."""

from __future__ import annotations

from capaian.dossier.messages.message import Message

READINGS: dict[str, Message] = {
    "name_of_other_area": Message(
        'intake.yaml menyebut "{text}" sebagai {means} ({called}), padahal "{text}" nama {own} sendiri.',
        "Hapus baris itu dari names di intake.yaml. Bila memang dimaksud: --means {option}.",
    ),
    "long_texts": Message(
        "Tulisan yang panjangnya lebih dari {long} huruf berjumlah lebih dari {limit} huruf: terlalu banyak "
        "untuk sebuah tabel.",
        "Hapus uraian panjang di luar tabelnya, atau salin tabelnya saja ke buku kerja baru.",
    ),
    "too_much_beside": Message(
        "Tulisan di lembar lain, komentar, serta kepala dan kaki halaman berkas ini lebih dari {limit} "
        "huruf: terlalu banyak untuk dipastikan.",
        "Salin tabelnya saja ke buku kerja baru.",
    ),
}
"""All of them; each names a row or the file."""
