"""What is said of single cells of a workbook, by code, in Indonesian."""

from __future__ import annotations

from capaian.dossier.messages.message import Message

CELLS = {
    "error_cell": Message("Rumus di sel ini gagal: {error}.", "Perbaiki rumusnya, atau ketik nilainya."),
    "formula_without_value": Message(
        "Rumus di sel ini belum pernah dihitung, jadi nilainya tidak ada.",
        "Buka buku dengan Excel atau LibreOffice lalu simpan, atau ketik nilainya.",
    ),
    "format_unclear": Message(
        "Format sel ini ({format}) dapat memperlihatkan angka lain daripada yang tersimpan: menambah, "
        "memotong, menyembunyikan, atau mengubah tandanya.",
        "Ubah format sel menjadi Umum (General), lalu tulis jumlah utuhnya, misalnya 5855000000.",
    ),
    "time_cell": Message(
        "Excel membaca isi sel ini sebagai jam, misalnya 12.30 menjadi 12:30.",
        "Ubah format sel menjadi Teks atau Angka, lalu ketik ulang.",
    ),
    "truth_cell": Message(
        "Excel membaca isi sel ini sebagai {shown}.", "Ubah format sel menjadi Teks, lalu ketik ulang."
    ),
    "text_as_number": Message(
        "Isi sel ini menjadi bilangan {shown}, padahal kolomnya teks; nol di belakangnya mungkin hilang.",
        "Ubah format sel menjadi Teks, lalu ketik ulang, misalnya 63.10.",
    ),
    "percent_cell": Message(
        "Format sel ini ({format}) memperlihatkan {shown}, padahal kolomnya bukan persentase.",
        "Ubah format sel menjadi Umum atau Teks, lalu ketik ulang. Format bersyarat: hapus format angka dari "
        "aturannya (Beranda > Format Bersyarat > Kelola Aturan).",
    ),
    "percent_of_other": Message(
        "Sel ini memperlihatkan persentase ({shown}), padahal seharusnya {unit}.",
        "Tulis angkanya tanpa %, juga dalam format selnya (dan format bersyarat), bila memang {unit}; bila "
        "tergeser dari kolom lain, kembalikan ke sana.",
    ),
    "thousandths_of_other": Message(
        "Sel ini tersimpan sebagai bilangan bulat tetapi terlihat {shown}, yang terbaca ribuan; seharusnya "
        "{unit}.",
        "Ubah format sel menjadi Umum (General), lalu ketik lagi angkanya tanpa titik dan koma.",
    ),
    "money_of_other": Message(
        "Sel ini memperlihatkan rupiah ({shown}), padahal seharusnya {unit}.",
        "Tulis angkanya tanpa Rp, juga dalam format selnya (dan format bersyarat), bila memang {unit}; bila "
        "tergeser dari kolom lain, kembalikan ke sana.",
    ),
    "date_cell": Message(
        "Excel membaca isi sel ini sebagai tanggal {day}.",
        "Ubah format sel menjadi Teks atau Angka, lalu ketik ulang.",
    ),
    "day_as_period": Message(
        "Sel ini berisi tanggal {day}, padahal kolomnya periode.",
        "Ubah format sel menjadi Teks, lalu tulis misalnya 2023, 2023-Q3, atau 2023-M07.",
    ),
    "date_without_day": Message(
        "Sel ini hanya memperlihatkan {shown}, padahal kolomnya tanggal lengkap.",
        "Tulis tanggal lengkap, misalnya 31/12/2023.",
    ),
    "figure_merged": Message(
        "Satu angka digabung ke bawah, jadi tidak jelas angka siapa di baris {rows}.",
        "Batalkan penggabungan sel, lalu isi angka setiap barisnya.",
    ),
    "merged_across": Message(
        "Sel ini digabung dengan kolom di sebelahnya, jadi tidak jelas isinya milik kolom mana.",
        "Batalkan penggabungan sel, lalu isi setiap kolom.",
    ),
}
