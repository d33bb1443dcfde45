"""What is said of tables of areas whose figures are none that can be counted."""

from __future__ import annotations

from capaian.dossier.messages.message import Message

COUNTS: dict[str, Message] = {
    "percents_above": Message(
        "Kebanyakan angka kolom ini jauh di atas 100, jadi bukan persen seperti dibaca: koma desimalnya "
        "hilang (9442 untuk 94,42), atau isinya jumlah.",
        "Perbaiki komanya di salinan berkas, atau minta tabelnya lagi. Bila jumlah dokumen: --means "
        "{counted}. Bila memang persen: --means {example}.",
    ),
    "percents_of_counts": Message(
        "Kolom {heads} memuat persentase, padahal yang dibutuhkan jumlah (hitungan) setiap kecamatan: dari "
        "persentase tidak dapat dijumlahkan satu kabupaten.",
        "Minta tabel jumlahnya. Untuk meninggalkan kolomnya: {example}.",
    ),
    "villages_with_districts": Message(
        "Baris tabel ini desa atau kelurahan, dan kecamatannya hanya disebut di kolom {names}: apakah semua "
        "desanya ada tidak dapat dipastikan.",
        "Jumlahkan per kecamatan: di Excel Sisipkan > PivotTable, {names} sebagai baris, kolom angkanya "
        "sebagai nilai; salin hasilnya ke berkas baru di bawah judul yang sama. Atau minta tabel per "
        "kecamatan.",
    ),
}
"""All of them; each names the table, or a column."""
