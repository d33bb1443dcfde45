"""What is said of cells of foreign tables, as the reader of these looks at them, in Indonesian."""

from __future__ import annotations

from capaian.dossier.messages.message import Message

FOREIGN_CELLS: dict[str, Message] = {
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
    "permil_of_other": Message(
        "Sel ini memperlihatkan permil ({shown}), padahal seharusnya {unit}.",
        "Tulis angkanya tanpa ‰ atau permil, juga dalam format selnya (dan format bersyarat), bila memang "
        "{unit}; bila permil, hitung dahulu menjadi {unit}.",
    ),
    "book_cell_failed": Message(
        "Rumus di sel ini gagal: {error}.",
        "Perbaiki rumusnya, atau ketik nilainya, lalu simpan.",
    ),
    "book_of_too_many_comments": Message(
        "Buku kerja ini memuat lebih dari {limit} komentar sel, jauh di atas buku kerja mana pun.",
        "Salin hanya sel yang berisi data ke buku kerja baru, lalu simpan sebagai .xlsx.",
    ),
    "book_of_too_many_of_a_kind": Message(
        "Lembar ini memuat lebih dari {limit}, jauh di atas lembar kerja mana pun.",
        "Di lembar ini {remedy}, lalu simpan ulang sebagai xlsx.",
    ),
    "book_tag_too_long": Message(
        "Sebuah unsur di lembar ini memuat atribut yang jauh lebih panjang daripada buatan Excel atau "
        "LibreOffice.",
        "Salin hanya sel yang berisi data ke buku kerja baru, lalu simpan sebagai .xlsx.",
    ),
}
"""All of them; each names a cell or refuses the file."""
