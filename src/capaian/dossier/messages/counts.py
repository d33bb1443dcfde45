"""What is said of tables of areas whose figures are none that can be counted, or do not fit together."""

from __future__ import annotations

from capaian.domain.issue import Level
from capaian.dossier.messages.message import Message

COUNTS: dict[str, Message] = {
    "counts_left": Message(
        "Tidak berangka di tabel ini, jadi angka yang tersimpan tetap berlaku: {figures}.",
        "Bila angka itu salah, tulis yang benar (atau 0) di sel itu, di salinan berkas; bila memang belum "
        "dilaporkan, kosongkan di counts.csv.",
        Level.WARNING,
    ),
    "column_blank": Message(
        "{heads} kosong di semua baris, jadi {means} untuk {period} tidak berubah; yang terakhir tersimpan "
        "{last}.",
        "Bila angkanya ada, isi di salinan berkas; bila angka yang tersimpan salah, perbaiki di counts.csv.",
        Level.WARNING,
    ),
    "area_left_out": Message(
        "{name} ada di tabel ini, tetapi dijawab tidak diambil ({answer}), jadi angkanya tidak berubah.",
        "Bila harus diambil, tambahkan --means {instead}.",
        Level.WARNING,
    ),
    "percents_above": Message(
        "Kebanyakan angka kolom ini jauh di atas 100, jadi bukan persen seperti dibaca: koma desimalnya "
        "hilang (9442 untuk 94,42), atau isinya jumlah.",
        "Perbaiki komanya di salinan berkas, atau minta tabelnya lagi. Bila jumlah dokumen: --means "
        "{counted}. Bila memang persen: --means {example}.",
    ),
    "percent_above": Message(
        "Tertulis {stated}, padahal angka lain di kolom ini paling banyak {most}: koma desimalnya tampak "
        "hilang.",
        "Perbaiki sel ini di salinan berkas. Bila memang benar: --means {example}.",
    ),
    "scale_alone": Message(
        "Tertulis {stated}, padahal angka lain di kolom ini {low} sampai {high}: tampak ditulis dalam skala "
        "lain ({raised}).",
        "Perbaiki sel ini di salinan berkas. Bila memang benar: --means {example}.",
    ),
    "nought_among": Message(
        "{head} di baris ini 0, padahal di semua baris lain {low} sampai {high}: tampak belum diisi.",
        "Cocokkan dengan sumbernya. Bila belum ada datanya, kosongkan sel ini di salinan berkas.",
        Level.WARNING,
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
    "digit_shifted": Message(
        "{part} {b} dari {whole} {a} adalah {here} persen, padahal di baris lain {low}–{high} persen: salah "
        "satu angkanya tampak kelebihan atau kekurangan satu digit.",
        "Cocokkan kedua angka di baris ini dengan sumbernya.",
        Level.WARNING,
    ),
    "beside_differs": Message(
        "{beside} tertulis {c}, padahal dari {whole} {a} dan {part} {b} seharusnya {wanted}.",
        "Periksa ketiganya: bila {beside} yang benar, {part} atau {whole} di baris ini salah.",
        Level.WARNING,
    ),
}
"""All of them; each names the table, a column or a cell."""
