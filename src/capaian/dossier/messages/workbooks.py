"""What is said of a workbook that people filled in, by code, in Indonesian."""

from __future__ import annotations

from capaian.domain.issue import Level
from capaian.dossier.messages.cells import CELLS
from capaian.dossier.messages.message import Message
from capaian.dossier.messages.names import IN_SHEETS

_SHEETS = {
    "text_too_long": Message(
        "Teks ini lebih panjang dari satu sel buku kerja (32.000 huruf).",
        "Bagi teksnya atas beberapa alinea atau baris, lalu ekspor lagi.",
    ),
    "book_newer": Message(
        "Lembar ini ditulis oleh Capaian versi yang lebih baru.", "Perbarui Capaian, lalu impor lagi."
    ),
    "book_is_foreign": Message(
        "Tidak ada lembar buku kerja Capaian di berkas ini.",
        "Tabel dari bidang, provinsi atau sistem lain diambil dengan capaian intake BERKAS DOSSIER (manual, "
        "Mengambil tabel dari luar). Untuk yang lain: mulai dari capaian workbook template atau export, "
        "lalu salin isinya ke sana.",
    ),
    "sheet_twice": Message(
        "Lembar yang sama ada lebih dari sekali ({others}), jadi tidak jelas mana yang dimaksud.",
        "Hapus salinannya, atau pindahkan ke buku lain.",
    ),
    "sheet_of_other_mark": Message(
        "Baris tersembunyi ini berasal dari lembar {other}; lembar dibaca menurut nama dan judul kolomnya.",
        "Hapus baris itu bila memang demikian; bila ini lembar {other}, ekspor ulang dan salin isinya.",
        Level.WARNING,
    ),
    "sheet_heads_lost": Message(
        "Lembar ini bernama seperti lembar Capaian, tetapi judul kolomnya tidak dikenal, jadi isinya tidak "
        "dapat dibaca.",
        "Kembalikan judul kolomnya, atau ekspor ulang dan salin isinya ke lembar itu; bila ini lembar "
        "sendiri, beri nama lain.",
    ),
    "sheet_renamed": Message(
        "Lembar ini berjudul kolom seperti lembar {likely}, yang tidak ada di buku ini, tetapi namanya lain.",
        "Kembalikan namanya menjadi {likely}; bila ini lembar sendiri, ubah judul kolomnya atau hapus.",
    ),
    "sheet_emptied": Message(
        "Lembar ini kosong, judul kolomnya pun tidak ada, jadi tidak dibaca dan datanya di dossier tetap.",
        "Bila datanya hendak dihapus, ekspor ulang, lalu hapus barisnya saja dan biarkan judulnya.",
        Level.WARNING,
    ),
    "column_untitled": Message(
        "Ada isi di bawah kolom tanpa judul ({columns}); isi itu tidak dibaca.",
        "Pindahkan isinya ke kolom yang ada, atau biarkan.",
        Level.WARNING,
    ),
    "rows_above_titles": Message(
        "Ada baris data di atas judul kolom (baris {rows}), yang akan terbaca sebagai terhapus.",
        "Pindahkan baris judul kembali ke atas semua baris data.",
    ),
    "column_title_lost": Message(
        "Ada isi di bawah kolom tanpa judul ({columns}), dan kolom ini tidak ada judulnya: {missing}.",
        "Tulis kembali judul kolomnya, atau hapus isi kolom tanpa judul itu.",
    ),
    "column_twice": Message(
        "Kolom berjudul ini ada lebih dari sekali, jadi tidak jelas mana yang dibaca.",
        "Hapus kolom yang bukan isian, atau beri judul lain.",
    ),
    "column_missing": Message(
        "Kolom wajib ini tidak ada: {title}.", "Kembalikan kolom itu beserta judulnya, atau ekspor ulang."
    ),
    "column_unclear": Message(
        "Judul kolom ini tidak dikenal; mungkin maksudnya {likely}.",
        "Tulis judulnya seperti semula, atau kosongkan kolom ini.",
    ),
    "column_unread": Message(
        "Kolom ini bukan bagian buku kerja, jadi isinya tidak dibaca.",
        "Pindahkan isinya ke kolom yang ada, atau biarkan.",
        Level.WARNING,
    ),
    "name_of_other": Message(
        "Di samping kode {of} ({name}) tertulis nama dari {other}, jadi tidak jelas milik siapa baris ini.",
        "Bila namanya yang benar, tulis kodenya ({other}); bila kodenya yang benar, kosongkan sel nama ini.",
    ),
    "heads_exchanged": Message(
        "Kolom ini berjudul {title}, padahal baris kunci yang tersembunyi menamainya {hidden}, jadi tidak "
        "jelas isinya milik kolom mana.",
        "Kembalikan judulnya ke {hidden}; bila isinya memang {title}, tulis kuncinya juga di baris 1 yang "
        "tersembunyi, atau pindahkan kolom seutuhnya.",
    ),
    "name_left_behind": Message(
        "Di samping kode {of} ({name}) masih tertulis nama dari {other}. Yang dibaca kodenya.",
        "Periksa kodenya; bila benar, biarkan atau kosongkan sel nama ini.",
        Level.WARNING,
    ),
    "row_of_total": Message(
        "Baris ini tampak sebagai {what}, padahal akan dihitung sebagai satu baris data lagi.",
        "Hapus baris ini bila demikian: jumlah dihitung sendiri; bila memang data, tambahkan --as-typed.",
    ),
    "figure_shifted": Message(
        "Angka ini semula {was}, kini {now}: hanya tempat komanya yang lain.",
        "Perbaiki bila komanya keliru atau hilang (persen ditulis 93,46, bukan 0,9346); bila memang berubah "
        "begitu, tambahkan --as-typed.",
    ),
    "line_unread": Message(
        "Baris ini bukan bagian lembar, jadi isinya tidak dibaca.",
        "Pindahkan isinya ke baris yang ada, atau biarkan.",
        Level.WARNING,
    ),
    "line_twice": Message("Isian ini sudah ada di baris {first}.", "Hapus salah satu."),
    "base_lost": Message(
        "Lembar tersembunyi _capaian tidak ada, jadi catatan dan tata letak berkas YAML diambil dari "
        "dossier; bila dossier belum ada, catatan itu tidak ikut.",
        "Ekspor ulang bila lembar itu terhapus tanpa sengaja.",
        Level.WARNING,
    ),
    "base_foreign": Message(
        "Lembar tersembunyi _capaian memuat {file}, yang tidak pernah dibawa buku kerja, jadi tidak dibaca.",
        "Ekspor ulang, lalu salin isian ke buku yang baru: lembar itu bukan seperti yang ditulis Capaian.",
        Level.WARNING,
    ),
    "base_broken": Message(
        "Salinan {file} di lembar tersembunyi _capaian berubah, jadi catatannya diambil dari dossier.",
        "Ekspor ulang bila lembar itu terubah tanpa sengaja.",
        Level.WARNING,
    ),
    "changed_since_export": Message(
        "{sheets} berubah, baik di buku ini maupun di dossier sesudah buku ini ditulis.",
        "Ekspor ulang dan salin isian ke buku yang baru, atau tambahkan --take-workbook agar isi buku "
        "menggantikan isi dossier.",
    ),
    "row_changed_since_export": Message(
        "{name} berubah, baik di buku ini maupun di dossier sesudah buku ini ditulis atau diimpor. "
        "Di buku: {book}. Di dossier sekarang: {dossier}.",
        "Tulis isi yang sama di buku dan di dossier, lalu impor lagi; atau tambahkan --take-workbook agar "
        "untuk baris yang berubah di keduanya isi buku yang berlaku.",
    ),
    "differs_without_base": Message(
        "{sheets} ({file}) berlainan dengan dossier. Salinan asalnya di lembar tersembunyi _capaian hilang "
        "atau rusak, jadi tidak diketahui apakah yang mengubahnya buku ini atau orang lain.",
        "Ekspor ulang dan salin isian ke buku yang baru, atau tambahkan --take-workbook agar isi buku "
        "menggantikan isi dossier.",
    ),
    "book_of_another_year": Message(
        "Buku ini milik {book}, bukan {dossier}.",
        "Sebutkan dossier yang benar, atau nama folder baru; bila tahun atau kode wilayah di dossier ini "
        "baru saja dibetulkan, ekspor ulang.",
    ),
    "book_of_another": Message(
        "Buku ini ditulis dari dossier lain: tidak satu pun berkas di {dossier} sama dengan saat ekspor.",
        "Sebutkan dossier asal buku ini atau nama folder baru; bila memang untuk dossier ini, tambahkan "
        "--take-workbook.",
    ),
    "evidence_to_copy": Message(
        "Berkas bukti ini belum ada di folder evidence; buku kerja hanya membawa nama dan SHA-256-nya.",
        "Salin berkasnya ke folder evidence.",
        Level.WARNING,
    ),
}


_ROWS = {
    "row_says_nothing": Message(
        "Baris ini hanya menyebut {title}; sel lainnya kosong, jadi tidak ada yang diambil.",
        "Lengkapi barisnya, atau hapus.",
        Level.WARNING,
    ),
    "unknown_parent": Message(
        "Tidak ada baris dengan nama ini di lembar yang memuatnya: {title}.",
        "Perbaiki namanya, atau tambahkan barisnya di sana.",
    ),
    "missing_parent": Message(
        "Baris ini tidak menyebut {title} yang memilikinya.",
        "Isi sel ini seperti pada baris lain di lembar ini, atau hapus barisnya.",
    ),
    "unknown_list": Message("Daftar ini tidak ada.", "Pilih dari daftar di sel ini."),
    "row_twice": Message("{title} ini sudah ada di baris {first}.", "Beri nama lain, atau hapus salah satu."),
    "number_unread": Message(
        "No. ini bukan bilangan bulat, jadi tempat barisnya tidak jelas.",
        "Tulis angkanya saja; baris baru boleh dikosongkan.",
    ),
    "number_twice": Message(
        "No. ini sudah ada di baris {first}, jadi urutannya tidak jelas.",
        "Kosongkan No. baris yang baru: ia masuk sesudah baris di atasnya; atau beri nomor lain.",
    ),
    "number_missing": Message(
        "Baris-baris di sini tidak berurutan menurut No., jadi tempat baris tanpa No. ini tidak jelas.",
        "Urutkan lembar menurut No. lalu letakkan baris ini di tempatnya, atau isi No.-nya.",
    ),
    "rows_not_by_number": Message(
        "Baris-baris di lembar ini{lists} tidak berurutan menurut No.; yang berlaku No., bukan "
        "tempat barisnya.",
        "Bila baris hendak dipindah, ubah No.-nya; bila hanya diurutkan, biarkan.",
        Level.WARNING,
    ),
    "items_moved": Message(
        "Urutan daftar {list} berubah, padahal {who} menunjuk butirnya menurut urutan, jadi menunjuk "
        "butir lain.",
        "Kembalikan urutannya, atau sesuaikan juga yang menunjuknya; bila memang demikian, tambahkan "
        "--as-typed.",
    ),
    "no_such_text": Message(
        "Nama berkas ini tidak dapat dipakai.",
        "Tulis narrative/nama.md dengan huruf kecil, angka, titik dan garis; susunan: layout.yaml atau "
        "layouts/naskah.yaml.",
    ),
}

WORKBOOKS: dict[str, Message] = {**_SHEETS, **CELLS, **_ROWS}
"""All of them; each names a cell, a row or a sheet."""

AT_CELLS: dict[str, Message] = {
    **IN_SHEETS,
    "missing_file": Message(
        "Lembar {title} kosong, padahal tanpa isinya tidak ada yang dapat dihitung.", "Isi lembar ini."
    ),
    "two_values": Message(
        "Fakta yang sama ({key}) sudah ada di baris {first} dengan isi lain.",
        "Pertahankan yang benar, atau nyatakan di lembar Perbedaan yang dinyatakan, dan tulis {subject} "
        "di lembar Butir Perbedaan yang dinyatakan, daftar differences/covers, dengan kode perbedaan itu di "
        "kolom Milik.",
    ),
    "output_of_nothing": Message(
        "Baris ini tidak menyebut simpul atau indikator, jadi angkanya tidak dapat dipakai.",
        "Isi kolom Simpul atau Indikator.",
    ),
    "area_level": Message(
        "Kode {area} adalah kode wilayah tingkat {level}, jadi tingkatnya tidak mungkin ini.",
        "Tulis {level}, atau perbaiki kodenya.",
    ),
    "not_a_number": Message(
        "Seharusnya bilangan.",
        "Tulis angka saja, tanpa satuan, misalnya 12336 atau 99,53; bila tidak ada, kosongkan selnya, tanpa "
        "tanda -.",
    ),
    "bad_date": Message("Tanggal tidak ada atau salah tulis.", "Tulis misalnya 31/12/2023."),
    "bad_mark": Message(
        "Seharusnya tanggal, bulan atau tahun, atau kata ya atau tidak.",
        "Tulis misalnya 14/07/2023, Juli 2023 atau 2023; ya bila tanggalnya tidak diketahui.",
    ),
}
"""What is said otherwise of what a dossier has too, where a cell shows it: in the words of sheets."""
