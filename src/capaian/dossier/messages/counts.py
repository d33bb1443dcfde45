"""What is said of tables of areas whose figures are none that can be counted."""

from __future__ import annotations

from capaian.dossier.messages.message import Message

COUNTS: dict[str, Message] = {
    "percents_of_counts": Message(
        "Kolom {heads} memuat persentase, padahal yang dibutuhkan jumlah (hitungan) setiap kecamatan: dari "
        "persentase tidak dapat dijumlahkan satu kabupaten.",
        "Minta tabel jumlahnya. Untuk meninggalkan kolomnya: {example}.",
    ),
}
"""All of them; each names the table, or a column."""
