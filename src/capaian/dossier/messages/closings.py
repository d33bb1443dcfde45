"""What is said of closed years and their snapshots, by code, in Indonesian."""

from __future__ import annotations

from capaian.domain.issue import Level
from capaian.dossier.messages.message import Message

_TAKE_AGAIN = "Ambil lagi berkas asli penutupan, atau tutup lagi tahun itu dengan capaian close."

CLOSINGS: dict[str, Message] = {
    "not_a_snapshot": Message(
        "Berkas ini bukan penutupan tahun Capaian.",
        "Sebutkan berkas penutupan-….json yang ditulis capaian close.",
    ),
    "snapshot_newer": Message(
        "Penutupan ini ditulis oleh Capaian versi yang lebih baru ({schema}).",
        "Perbarui Capaian, lalu ulangi.",
    ),
    "snapshot_broken": Message(
        "Berkas penutupan ini rusak atau terpotong: {what} tidak ada atau tidak terbaca.", _TAKE_AGAIN
    ),
    "snapshot_edited": Message(
        "Berkas penutupan ini berubah sesudah disahkan: {what}. Yang disahkan tidak boleh disunting.",
        _TAKE_AGAIN,
    ),
    "snapshot_strange_file": Message(
        "Penutupan ini memuat nama yang bukan nama berkas dossier, jadi tidak ditulis oleh capaian close.",
        "Jangan pakai berkas ini: ambil berkas asli penutupan dari arsip kantor. Bila penutupannya ditulis "
        "oleh Capaian versi yang lebih baru, perbarui Capaian.",
    ),
    "snapshot_unproved": Message(
        "Hasil dalam penutupan ini bukan hasil hitungan datanya sendiri ({first}), dan tidak ada berkas "
        ".sha256 di sampingnya yang membuktikan bahwa itu yang disahkan.",
        "Letakkan {noted} yang ditulis capaian close di sampingnya. Bila tidak ada lagi, ambil berkas "
        "asli penutupan dari arsip kantor, atau tutup lagi tahun itu dengan capaian close.",
    ),
    "closing_forged": Message(
        "{count} hasil dalam penutupan ini bukan hasil hitungan datanya sendiri ({first}). Berkasnya "
        "disunting sesudah ditutup, atau aturan program berubah sejak itu; SHA-256 yang dibuat ulang tidak "
        "menunjukkannya.",
        "Cocokkan SHA-256 berkas ini dengan yang tercetak saat tahunnya ditutup; bila berbeda, ambil berkas "
        "asli penutupan dari arsip kantor.",
        Level.WARNING,
    ),
    "noted_hash_broken": Message(
        "Isi berkas ini bukan SHA-256, jadi tidak diketahui apakah penutupan di sampingnya yang disahkan.",
        "Ambil lagi berkas .sha256 dari arsip kantor. Bila tidak ada lagi, hapus berkas ini, dan cocokkan "
        "SHA-256 penutupannya dengan yang tercetak saat tahunnya ditutup.",
    ),
    "snapshot_too_large": Message(
        "Berkas penutupan ini lebih dari {limit}, jadi tidak dibaca.", "Periksa apakah berkasnya benar."
    ),
    "closing_lost": Message(
        "Penutupan ini tidak ada di dossier, jadi angka yang bersumber padanya tidak dapat dicocokkan dengan "
        "yang disahkan.",
        "Kembalikan berkasnya ke tempat itu: dari arsip kantor (penutupan-….json), atau dari dossier asal "
        "buku kerja.",
    ),
    "closing_unnoted": Message(
        "Sumber {id} adalah penutupan tahun, tetapi tidak mencatat {file} beserta SHA-256-nya, jadi tidak "
        "ada yang menjaga angka yang disahkan.",
        "Kembalikan kedua baris yang ditulis capaian new --from: file: {file} dan sha256 seperti dalam "
        "berkas .sha256 di samping penutupan itu. Bila sumber ini bukan penutupan Capaian, beri id dan judul "
        "lain.",
    ),
    "earlier_closing_lost": Message(
        "Penutupan ini tidak ada di dossier, jadi angka {year} yang bersumber padanya hanya dicocokkan "
        "dengan salinannya dalam penutupan sesudahnya.",
        "Salin penutupan tahun {year} dari arsip kantor (SHA-256 {sha256}…) ke tempat itu.",
        Level.WARNING,
    ),
    "closed_elsewhere": Message(
        "Berkas ini memuat penutupan tahun {year}, bukan tahun dalam namanya.",
        "Namai closed/{year}.json, atau ambil lagi penutupan yang benar.",
    ),
    "closed_by_another": Message(
        "Berkas ini penutupan {office}, bukan kantor dossier ini.",
        "Ambil penutupan kantor ini, atau hapus berkasnya.",
    ),
    "retyped_prior": Message(
        "Angka tahun {year} ini lain dari yang disahkan ({closed}). Angka yang disahkan tidak diketik ulang.",
        "Kembalikan ke {closed}, atau nyatakan di restatements.csv beserta alasannya.",
    ),
    "prior_removed": Message(
        "{count} baris tahun {year} yang sudah disahkan tidak ada lagi, jadi angka tahun itu berubah.",
        "Kembalikan barisnya dengan angka yang disahkan dan source {source}, atau nyatakan setiap angkanya "
        "di restatements.csv, restated kosong, beserta alasannya.",
    ),
    "recounted_prior": Message(
        "{count} baris tahun {year} di sini lain dari yang disahkan, padahal tahun itu sudah ditutup; dengan "
        "baris ini angkanya dihitung lain tanpa alasan.",
        "Hapus baris tahun {year}, atau kembalikan seperti di dalam {source}: yang disahkan tetap ada di "
        "sana dan di history.csv. Bila memang berubah, ubah di history.csv dan nyatakan di restatements.csv "
        "beserta alasannya.",
    ),
    "prior_left": Message(
        "{count} bagian rencana (indikator, komponen, keluaran, simpul, atau survei) keluar bersama angka "
        "tahun {year} yang sudah disahkan ({source}), jadi angka itu tidak lagi dibandingkan dengan apa pun, "
        "dan jumlah tahun {year} yang dihitung dari barisnya lain dari yang disahkan.",
        "Bila memang dihentikan, biarkan; yang disahkan tetap tersimpan dalam penutupannya. Bila hanya kode "
        "atau nama keluarannya yang berganti, kembalikan yang lama di rencana dan di barisnya. Bila simpul "
        "atau survei hanya tidak dilanjutkan tahun {next}, kembalikan dengan baris tahun {year}, dan tulis 0 "
        "di baris tahun {next} bagi simpul yang tidak dianggarkan lagi.",
        Level.WARNING,
    ),
    "redefined_survey": Message(
        "Survei {id} tahun {year} disahkan dengan {closed} di sini; dengan yang lain indeks dan mutu tahun "
        "{year} berubah.",
        "Bila salah ketik, kembalikan ke {closed}. Bila surveinya memang berganti sejak itu, biarkan {id} "
        "seperti disahkan, dan nyatakan survei baru dengan id sendiri, misalnya {new}, untuk baris tahun ini "
        "dan rumus indikatornya.",
    ),
    "redefined_unit": Message(
        "Angka dan target {part} sampai tahun {year} disahkan dalam {closed}; dengan satuan lain angka itu "
        "berarti lain.",
        "Bila salah ketik, kembalikan ke {closed}. Bila satuannya memang berganti, biarkan {part} seperti "
        "disahkan, dan beri yang baru kode sendiri.",
        Level.WARNING,
    ),
    "redefined_formula": Message(
        "Angka {part} tahun {year} disahkan dengan rumus {closed}; rumus di sini lain, jadi kedua tahun "
        "tidak sebanding.",
        "Bila salah ketik, kembalikan ke {closed}. Bila rumusnya memang berganti: hitung ulang angka {year} "
        "dengan rumus yang baru dan nyatakan di restatements.csv beserta alasannya, atau, bagi indikator, "
        "isi valid_from dengan tanggal berlakunya, misalnya {next}-01-01.",
        Level.WARNING,
    ),
    "redeclared_way": Message(
        "{count} indikator atau komponen disahkan tahun {year} dengan {key} lain ({part} dahulu {closed}); "
        "dengan yang di sini angkanya {way} dengan cara lain daripada waktu disahkan.",
        "Bila salah ketik, kembalikan ke {closed}. Bila memang berganti sejak tahun {next}, biarkan, dan "
        "sebutkan dalam laporan.",
        Level.WARNING,
    ),
    "renamed_since": Message(
        "{count} nama di sini lain daripada dalam penutupan tahun {year} ({id} dahulu {was}), jadi angka "
        "yang disahkan tercetak di bawah nama yang baru.",
        "Bila hanya namanya yang berganti, misalnya nomenklatur baru, biarkan. Bila salah ketik, kembalikan. "
        "Bila yang dimaksud memang lain, beri id sendiri, supaya angka tahun {year} tidak menjadi angkanya.",
        Level.WARNING,
    ),
    "regiven_prior": Message(
        "Baris ini disahkan dengan {closed} di sini; dengan yang lain angkanya berarti lain.",
        "Kembalikan ke {closed}.",
    ),
    "resourced_prior": Message(
        "Baris ini memuat angka yang disahkan, tetapi sumbernya bukan {closed}, yang memuatnya, sehingga "
        "jejaknya tidak sampai ke yang disahkan.",
        "Isi source dengan {closed}.",
    ),
    "not_in_closing": Message(
        "Baris ini ({row}) tidak ada dalam penutupan tahunnya.",
        "Bila kode, nama, atau periodenya diubah, kembalikan seperti disahkan. Bila angkanya dari naskah "
        "lain, isi source dengan naskah itu; masukan dan survei tahun yang ditutup bertambah hanya lewat "
        "restatements.csv, closed kosong, beserta alasannya.",
    ),
    "restated_unheld": Message(
        "Tidak ada penutupan dalam dossier ini yang memuat angka ini ({row}), jadi tidak diketahui apa yang "
        "disahkan. Hanya angka yang disahkan yang disajikan kembali.",
        "Bila kode, nama, atau periodenya salah tulis, betulkan. Bila tahunnya sudah ditutup, mulai dossier "
        "ini dari penutupan tahun lalu (capaian new --from). Selain itu hapus baris ini: angkanya cukup "
        "diubah di tabelnya sendiri.",
    ),
    "restated_from": Message(
        "Yang disahkan menurut penutupannya {closed}.", "Isi closed seperti dalam penutupan: {closed}."
    ),
    "restated_to": Message(
        "Penyajian kembali ini tidak sesuai: {file} memuat {now}.",
        "Samakan restated dengan angka di {file}.",
    ),
    "not_restated": Message(
        "Angka ini sama dengan yang disahkan, jadi tidak ada yang disajikan kembali.",
        "Hapus baris ini; atau, bila angkanya memang berubah, tulis yang baru di sini dan di tabelnya.",
        Level.WARNING,
    ),
    "restated_unexplained": Message(
        "Ini bukan alasan: tidak ada dua kata yang menyebut sebabnya. Laporan mencetaknya di "
        "samping angka yang disajikan kembali.",
        "Tulis dengan kata-kata mengapa angka yang disahkan berubah, misalnya Akta dihitung ulang.",
    ),
    "restate_also": Message(
        "Angka tahun {year} ini dihitung dari {roots}, yang disajikan kembali, tetapi tidak ikut dinyatakan.",
        "Hitung lagi menurut rumus yang disahkan, tulis di sini, dan nyatakan juga di restatements.csv: "
        "{row}, lalu angka itu dan alasannya, juga bila tidak berubah.",
    ),
    "restated_source": Message(
        "Baris ini memuat angka yang disajikan kembali, tetapi sumbernya masih penutupan, yang memuat angka "
        "lain; jejaknya menyebut penutupan itu hanya sebagai yang dikoreksi, jadi angka baru tanpa sumber.",
        "Isi source dengan sumber angka yang baru.",
        Level.WARNING,
    ),
    "bad_closed_name": Message(
        "Nama berkas di folder closed harus tahun dan .json.",
        "Folder closed hanya untuk penutupan yang disalin capaian new --from, misalnya closed/2023.json.",
    ),
}
"""Messages by code."""
