"""What is said of single cells of a workbook, by code, in Indonesian."""

from __future__ import annotations

from capaian.dossier.messages.message import Message

CELLS = {
    "error_cell": Message("Rumus di sel ini gagal: {error}.", "Perbaiki rumusnya, atau ketik nilainya."),
    "formula_without_value": Message(
        "Rumus di sel ini belum pernah dihitung, jadi nilainya tidak ada.",
        "Buka buku dengan Excel atau LibreOffice lalu simpan, atau ketik nilainya.",
    ),
    "format_around": Message(
        "Sel ini tidak berformat sendiri, sedangkan baris atau kolomnya berformat {format}: LibreOffice "
        "memperlihatkan {seen}, Excel nilainya.",
        "Ubah format seluruh baris atau kolom itu menjadi Umum (General), lalu ketik angka yang benar.",
    ),
    "format_conditional": Message(
        "Format bersyarat sel ini ({format}) memperlihatkan {seen}, bukan yang tersimpan, bila syaratnya "
        "terpenuhi.",
        "Hapus format angka dari aturan format bersyarat itu (Beranda > Format Bersyarat > Kelola Aturan), "
        "lalu ketik angka yang benar.",
    ),
    "value_not_drawn": Message(
        "Format bersyarat sel ini hanya memperlihatkan {shape}, tanpa angkanya.",
        "Hapus centang Perlihatkan Batang Saja atau Ikon Saja pada aturannya (Beranda > Format Bersyarat > "
        "Kelola Aturan > Edit Aturan), lalu periksa angkanya.",
    ),
    "figure_marked": Message(
        "Sebagian angka di sel ini terangkat, diturunkan, atau dicoret, misalnya nomor catatan kaki: yang "
        "terlihat bukan bilangan yang tertulis.",
        "Ketik ulang angkanya saja; tulis nomor catatan atau angka lama di sel lain.",
    ),
    "cell_covered": Message(
        "Sel ini tertutup oleh sel gabungan {cells}, sehingga isinya tersimpan tetapi tidak terlihat.",
        "Batalkan penggabungan sel, lalu isi setiap sel dengan angkanya sendiri.",
    ),
    "digits_of_format": Message(
        "Format sel ini ({format}) menambah, memotong, atau mengubah angka: yang terlihat {seen}, bukan yang "
        "tersimpan.",
        "Ubah format sel menjadi Umum (General), lalu ketik angka yang benar.",
    ),
    "scale_of_format": Message(
        "Format sel ini ({format}) menambahkan kata seperti ribu, juta, K, M, atau T: yang terlihat {seen}, "
        "bukan yang tersimpan.",
        "Tulis jumlah utuhnya, misalnya 5855000000, dengan format Umum (General); bila nilai yang tersimpan "
        "sudah benar, cukup ganti formatnya.",
    ),
    "sign_of_format": Message(
        "Format sel ini ({format}) menambah atau menghilangkan tanda atau kata minus: yang terlihat {seen}, "
        "bukan yang tersimpan.",
        "Ubah format sel menjadi Umum (General), lalu ketik angka yang benar.",
    ),
    "hidden_by_format": Message(
        "Format sel ini ({format}) menyembunyikan isinya: yang tersimpan tidak terlihat.",
        "Ubah format sel menjadi Umum (General), lalu benarkan isinya, atau hapus bila seharusnya kosong.",
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
    "permil_of_other": Message(
        "Sel ini memperlihatkan permil ({shown}), padahal seharusnya {unit}.",
        "Tulis angkanya tanpa ‰ atau permil, juga dalam format selnya (dan format bersyarat), bila memang "
        "{unit}; bila permil, hitung dahulu menjadi {unit}.",
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
    "merged_twice": Message(
        "Sel ini termasuk dua gabungan sel yang bertumpang, satu berisi {one} dan satu {other}.",
        "Batalkan kedua penggabungan, lalu isi setiap barisnya.",
    ),
    "merged_across": Message(
        "Sel ini digabung dengan kolom di sebelahnya, jadi tidak jelas isinya milik kolom mana.",
        "Batalkan penggabungan sel, lalu isi setiap kolom.",
    ),
}
