"""What is said of totals that cannot be held against what they add up."""

from __future__ import annotations

from capaian.domain.issue import Level
from capaian.dossier.messages.message import Message

TOTALS: dict[str, Message] = {
    "sums_unworked": Message(
        "Jumlah di baris {rows} berupa rumus yang belum pernah dihitung, jadi tidak diperiksa.",
        "Buka buku dengan Excel atau LibreOffice, simpan, lalu ulangi; atau cocokkan sendiri.",
        Level.WARNING,
    ),
    "total_left_out": Message(
        'Jumlah ini tidak diperiksa: barisnya dijawab "-".',
        "Cocokkan sendiri. Bila menjumlahkan baris tabel ini, hapus jawabannya (intake.yaml, atau --anew).",
        Level.WARNING,
    ),
    "total_answered": Message(
        'Jawaban "{answer}" tidak dipakai: menurut sebutannya baris ini jumlah, jadi diperiksa dan tidak '
        "diambil.",
        "Hapus jawaban itu. Bila bukan jumlah, tulis nama barisnya di salinan berkas.",
        Level.WARNING,
    ),
    "total_failed": Message(
        "Jumlah di baris ini tidak diperiksa: rumusnya gagal ({errors}) di kolom {heads}.",
        "Perbaiki rumusnya, simpan, lalu ulangi; atau cocokkan sendiri.",
        Level.WARNING,
    ),
}
"""All of them; each names the row of a total."""
