"""What the reader of dossiers says, by code, in Indonesian."""

from __future__ import annotations

from capaian.domain.issue import Level
from capaian.dossier.messages.message import Message
from capaian.dossier.messages.names import IN_FILES

_FILES = {
    "dossier_not_found": Message("Folder dossier tidak ada.", "Periksa nama dan letak folder."),
    "dossier_not_a_folder": Message(
        "Dossier harus berupa folder.", "Sebutkan folder yang memuat office.yaml."
    ),
    "dossier_unreadable": Message("Folder dossier tidak dapat dibuka.", "Periksa izin baca folder itu."),
    "missing_file": Message(
        "Berkas {file} ({title}) tidak ada, padahal tanpa berkas ini tidak ada yang dapat dihitung.",
        "Buat {file} di folder dossier.",
    ),
    "unknown_file": Message(
        "Berkas ini bukan bagian dossier, jadi isinya tidak dibaca.", "Perbaiki namanya.{nearest}"
    ),
    "stray_file": Message(
        "Berkas ini bukan bagian dossier, jadi isinya tidak dibaca.",
        "Pindahkan ke luar folder, atau ke evidence bila merupakan bukti.",
        Level.WARNING,
    ),
    "not_a_file": Message(
        "Nama ini harus berupa berkas, bukan folder atau yang lain.", "Ganti dengan berkas."
    ),
    "not_a_folder": Message("Nama ini harus berupa folder.", "Ganti dengan folder."),
    "symlink_refused": Message(
        "Tautan ke tempat lain tidak dibaca: isi dossier harus ada di dalam foldernya.",
        "Salin berkasnya ke dalam dossier.",
    ),
    "unreadable_file": Message("Berkas tidak dapat dibaca.", "Periksa izin baca berkas itu."),
    "file_too_large": Message(
        "Berkas lebih besar dari {limit} dan tidak dibaca.", "Bagi atau kecilkan berkas itu."
    ),
    "too_deep_folder": Message("Folder bertingkat lebih dari {limit}.", "Pindahkan berkasnya ke atas."),
    "too_many_files": Message("Folder berisi lebih dari {limit} berkas.", "Kurangi berkasnya."),
    "strange_plan": Message(
        "Folder tersembunyi .capaian-ubah memuat rencana yang bukan dari Capaian; tidak dijalankan.",
        "Hapus folder itu, lalu periksa isi dossier.",
    ),
    "edited_since": Message(
        "Berkas diubah sesudah sebuah perintah terputus yang hendak menulisnya; tidak ada yang ditimpa.",
        "Untuk menuntaskan perintah itu, pindahkan berkas ini ke luar dossier; untuk membatalkannya, "
        "{undoing}.",
    ),
    "empty_file": Message("Berkas kosong.", "Isi berkas, atau hapus bila memang tidak ada datanya."),
    "bad_encoding": Message(
        "Berkas tidak ditulis dalam UTF-8, sehingga huruf dapat berubah.", "Simpan ulang sebagai UTF-8."
    ),
    "nul_byte": Message(
        "Berkas memuat tanda NUL; mungkin bukan berkas teks.", "Simpan ulang sebagai teks UTF-8."
    ),
    "more_issues": Message(
        "Masih ada {count} masalah lain di berkas ini.", "Perbaiki yang disebut lebih dahulu."
    ),
    "more_warnings": Message(
        "Masih ada {count} peringatan lain di berkas ini.",
        "Periksa yang disebut; biasanya sebabnya sama.",
        Level.WARNING,
    ),
    "personal_number": Message(
        "Teks ini memuat nomor yang tampak seperti NIK atau NIP. Dossier tidak memuat data perorangan.",
        "Hapus nomor itu; sebut jabatan, bukan orang.",
    ),
}

_TABLES = {
    "csv_syntax": Message("Baris ini bukan CSV yang benar.", "Periksa tanda kutip di baris ini."),
    "wrong_separator": Message(
        "Kolom tidak dipisah koma, melainkan titik koma, tab atau tanda lain.",
        "Simpan ulang sebagai CSV dengan pemisah koma; hapus baris sep=. Excel bersetelan wilayah "
        "Indonesia selalu menulis titik koma; LibreOffice Calc dapat menyimpan dengan koma.",
    ),
    "no_header": Message(
        "Baris pertama ini bukan judul kolom, jadi tabelnya tidak dibaca.",
        "Hapus judul atau catatan di atas tabel; tulis nama kolom di baris pertama: {columns}.",
    ),
    "unnamed_column": Message(
        "Kolom ke-{number} tidak bernama, jadi isinya tidak dibaca.", "Beri nama, atau hapus kolom itu."
    ),
    "unknown_column": Message(
        "Kolom ini tidak dikenal, jadi isinya tidak dibaca.", "Perbaiki namanya, atau hapus.{nearest}"
    ),
    "duplicate_column": Message("Kolom ini ada dua kali.", "Hapus salah satu."),
    "missing_column": Message("Kolom wajib ini tidak ada: {title}.", "Tambahkan kolom di baris pertama."),
    "cell_count": Message(
        "Baris ini berisi {found} sel, seharusnya {expected}.",
        "Samakan banyak sel dengan judul kolom; teks yang memuat koma diberi tanda kutip.",
    ),
    "too_many_cells": Message(
        "Baris ini berisi {found} sel, seharusnya {expected}, sehingga isinya bergeser dari kolomnya.",
        "Tulis pecahan dengan titik (2.8); bilangan dan teks yang memuat koma diberi tanda kutip.{hint}",
    ),
    "cut_number": Message(
        "Di sebelahnya, kolom {beside} hanya berisi angka {digits}: tampaknya pecahan yang terpotong koma.",
        "Tulis {whole} dan samakan banyak sel dengan judul kolom; bila bukan, isi {beside} dengan kata.",
    ),
    "source_before_row": Message(
        "{count} baris mulai di sini memuat hasil tahun {year}, padahal sumbernya paling akhir tentang "
        "{told}.",
        "Sebutkan sumber yang memuat hasil tahun {year}. Bila tahun itu sudah ditutup dengan Capaian, "
        "sumbernya penutupan-{year}: kembalikan sumber itu beserta berkas closed/{year}.json.",
        Level.WARNING,
    ),
    "source_moved": Message(
        "Catatan ini adalah id sumber, sedangkan kolom source kosong: isi baris ini tampaknya bergeser.",
        'Samakan sel dengan judul kolom; pecahan ditulis dengan titik (2.8) atau diberi tanda kutip ("2,8").',
    ),
    "too_many_rows": Message("Tabel lebih dari {limit} baris; sisanya tidak dibaca.", "Bagi tabelnya."),
    "duplicate_row": Message("Baris ini sama dengan baris {first}.", "Hapus salah satu."),
    "two_values": Message(
        "Fakta yang sama ({key}) sudah ada di baris {first} dengan isi lain.",
        'Pertahankan yang benar, atau nyatakan di differences.yaml dengan covers: ["{subject}"].',
    ),
}

_KEYS = {
    "yaml_syntax": Message("Susunan YAML tidak dapat dibaca.", "Periksa lekukan, titik dua dan tanda kutip."),
    "yaml_space": Message(
        "Susunan YAML tidak dapat dibaca: baris ini memuat tab atau spasi khusus pengolah kata.",
        "Ganti dengan spasi biasa.",
    ),
    "yaml_comment": Message(
        "Tanda # dan sesudahnya di baris ini tidak dibaca, karena # memulai catatan.",
        "Bila bagian dari isi, apit seluruh isi dengan tanda kutip; bila catatan, beri spasi sesudah #.",
    ),
    "cut_by_comma": Message(
        "Koma di dalam kurung kurawal memisahkan isian, sehingga bagian ini terputus dari isinya.",
        "Apit seluruh isi dengan tanda kutip; pecahan ditulis dengan titik, misalnya 92.50.",
    ),
    "yaml_alias": Message(
        "Jangkar dan rujukan YAML (& dan *) tidak dipakai dalam dossier.",
        "Tulis isinya langsung; teks yang diawali & atau * diberi tanda kutip.",
    ),
    "yaml_tag": Message(
        "Tag YAML (!) tidak dipakai dalam dossier.", "Hapus tag; teks yang diawali ! diberi tanda kutip."
    ),
    "yaml_key": Message("Kunci harus berupa kata.", "Tulis satu kata sebelum titik dua."),
    "yaml_documents": Message(
        "Berkas memuat lebih dari satu dokumen YAML.", "Hapus baris --- dan sesudahnya."
    ),
    "too_deep": Message("Isi bertingkat lebih dari {limit}.", "Kurangi tingkatnya."),
    "too_many_values": Message("Berkas memuat lebih dari {limit} isian.", "Kurangi isinya."),
    "duplicate_key": Message("Kunci ini ada dua kali, sudah di baris {first}.", "Hapus salah satu."),
    "empty_key": Message(
        "Kunci ini tidak berisi apa-apa, jadi dianggap tidak ada.",
        "Isi nilainya, atau hapus kuncinya.",
        Level.WARNING,
    ),
    "unknown_key": Message(
        "Kunci ini tidak dikenal, jadi isinya tidak dibaca.", "Perbaiki namanya, atau hapus.{nearest}"
    ),
    "missing_key": Message("Kunci wajib {key} tidak ada: {title}.", "Tambahkan kunci itu."),
    "duplicate_item": Message("{key} sudah ada di baris {first}.", "Beri kode lain, atau hapus salah satu."),
    "wrong_type": Message("Di sini seharusnya {expected}, tetapi tertulis {found}.", "{hint}"),
}

_VALUES = {
    "missing_value": Message("Sel wajib ini kosong: {title}.", "Isi sel ini."),
    "cell_too_long": Message("Isi lebih dari {limit} huruf.", "Ringkas isinya."),
    "control_character": Message("Teks memuat tanda yang tidak tercetak.", "Ketik ulang teks ini."),
    "not_a_number": Message(
        "Seharusnya bilangan.",
        "Tulis angka saja, tanpa satuan, misalnya 12336 atau 99.53; kosongkan bila tidak ada.",
    ),
    "ambiguous_number": Message(
        "Bilangan ini dapat berarti {thousand} atau {fraction}.",
        "Tulis {thousand} bila yang dimaksud ribuan, atau {fraction} bila yang dimaksud pecahan.",
    ),
    "lone_group": Message(
        "Kolom ini bilangan bulat; tanda dalam bilangan ini dapat ribuan, dapat juga pecahan.",
        "Tulis {thousand} bila yang dimaksud ribuan; bila pecahan, periksa angkanya.",
    ),
    "number_too_long": Message("Bilangan lebih dari {limit} angka.", "Periksa bilangan ini."),
    "not_whole": Message(
        "Seharusnya bilangan bulat.",
        "Tulis tanpa pecahan. Bila titik atau komanya tanda ribuan, ketik tanpa titik, misalnya 12336.",
    ),
    "negative_count": Message(
        "Jumlah tidak mungkin negatif.", "Tulis 0 atau lebih; kosongkan bila belum ada."
    ),
    "out_of_range": Message("Seharusnya antara {lowest} dan {highest}.", "Periksa bilangan ini."),
    "bad_period": Message("Periode tidak dikenal.", "Tulis misalnya 2023, 2023-S1, 2023-Q3, atau 2023-M07."),
    "bad_date": Message("Tanggal tidak ada atau salah tulis.", "Tulis tahun-bulan-tanggal: 2023-12-31."),
    "bad_mark": Message(
        "Seharusnya tanggal, bulan atau tahun, atau kata ya atau tidak.",
        "Tulis misalnya 2023-07-14, 2023-07 atau 2023; ya bila tanggalnya tidak diketahui.",
    ),
    "bad_year": Message("Tahun salah tulis.", "Tulis empat angka, misalnya 2023."),
    "bad_boolean": Message("Seharusnya ya atau tidak.", "Tulis ya atau tidak."),
    "bad_code": Message(
        "Kode hanya boleh berisi huruf, angka, titik, garis, dan garis miring, tanpa spasi.",
        "Perbaiki kode ini.",
    ),
    "bad_area_code": Message("Kode wilayah salah tulis.", "Tulis kode resmi, misalnya 63.11.02."),
    "bad_digest": Message(
        "Sidik tulisan terdiri atas 16 angka heksadesimal.",
        "Hapus butirnya; tabel berikutnya ditunjukkan lagi dan dipastikan.",
    ),
    "bad_sha256": Message("SHA-256 terdiri atas 64 angka heksadesimal.", "Hitung ulang, atau kosongkan."),
    "unknown_value": Message("Pilihan ini tidak ada.", "Yang ada: {valid}."),
}

_NAMES = {
    **IN_FILES,
    "parent_cycle": Message(
        "Rantai induk ini kembali ke awalnya: {chain}.", "Perbaiki salah satu induk dalam rantai itu."
    ),
}

_EVIDENCE = {
    "evidence_outside": Message(
        "Jalur ini tidak berada di dalam folder evidence.", "Tulis jalur tanpa .. dan tanpa / di depan."
    ),
    "evidence_missing": Message(
        "Berkas bukti ini tidak ada di folder evidence.", "Salin berkasnya.{nearest}"
    ),
    "evidence_changed": Message(
        "Isi berkas bukti berubah: SHA-256 tidak sama dengan yang tercatat.",
        "Kembalikan berkas semula, atau catat SHA-256 yang baru: {sha256}.",
    ),
    "evidence_type": Message(
        "Isi berkas bukti adalah {found}, bukan {stated}.", "Perbaiki media_type atau berkasnya."
    ),
    "evidence_broken": Message(
        "Berkas gambar ini rusak atau terpotong, jadi tidak dapat dimuat.",
        "Salin ulang dari aslinya, atau simpan ulang sebagai PNG atau JPEG.",
    ),
    "evidence_pixels": Message(
        "Gambar ini berukuran {size} titik, terlalu besar untuk dimuat.",
        "Perkecil sampai di bawah {limit} juta titik, misalnya 4000 x 3000.",
    ),
    "evidence_active": Message(
        "Gambar SVG ini memuat skrip atau merujuk berkas lain, jadi tidak dimuat.",
        "Simpan ulang sebagai PNG.",
    ),
    "evidence_not_listed": Message(
        "Berkas ini tidak tercantum di evidence.yaml, jadi tidak dipakai.",
        "Cantumkan di evidence.yaml, atau hapus.",
        Level.WARNING,
    ),
    "bad_evidence_name": Message(
        "Nama berkas bukti ini memuat tanda yang tidak tampak, atau menunjuk ke folder lain.",
        "Ganti nama berkas itu.",
    ),
    "bad_narrative_name": Message(
        "Nama naskah hanya boleh berisi huruf kecil, angka, titik dan garis, dengan akhiran .md.",
        "Ganti nama berkas itu.",
    ),
    "unknown_paper": Message(
        "Tidak ada naskah dengan nama berkas ini, jadi susunannya tidak dipakai.",
        "Beri nama menurut naskahnya.{nearest}",
    ),
    "layout_elsewhere": Message(
        "Susunan LKjIP dibaca dari layout.yaml, bukan dari folder layouts.",
        "Pindahkan isinya ke layout.yaml.",
    ),
}

_RECORDS = {
    "area_level": Message(
        "Kode {area} adalah kode wilayah tingkat {level}, jadi kind tidak mungkin berisi ini.",
        "Tulis {level}, atau perbaiki kodenya.",
    ),
    "area_parent": Message(
        "Kode {area} tidak berada di bawah wilayah ini.", "Tulis {above}, atau perbaiki kodenya."
    ),
    "no_such_mission": Message(
        "Misi dengan nomor ini tidak ada; yang tertulis {count} misi.",
        "Perbaiki nomornya, atau lengkapi misi.",
    ),
    "years_reversed": Message("Tahun terakhir mendahului tahun pertama {first}.", "Tukar kedua tahun itu."),
    "output_of_nothing": Message(
        "Baris ini tidak menyebut simpul atau indikator, jadi angkanya tidak dapat dipakai.",
        "Isi kolom node atau indicator.",
    ),
    "score_count": Message(
        "Ada {found} nilai untuk {expected} dimensi.",
        "Tulis satu nilai untuk setiap dimensi; pecahan ditulis dengan titik, misalnya 19.06.",
    ),
    "ambiguous_name": Message(
        "Nama ini dipakai untuk dua hal, jadi tidak jelas mana yang dimaksud.",
        "Beri salah satunya kode lain.",
    ),
}

DOSSIERS: dict[str, Message] = {**_FILES, **_TABLES, **_KEYS, **_VALUES, **_NAMES, **_RECORDS, **_EVIDENCE}
