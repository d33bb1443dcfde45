"""What is said of tables, and of rows and columns of theirs, that tell of which time they are."""

from __future__ import annotations

from capaian.domain.issue import Level
from capaian.dossier.messages.message import Message

TIMES: dict[str, Message] = {
    "rows_of_other_times": Message(
        "{count} baris mulai di sini tentang {told}, jadi tidak diambil: yang diambil {wanted}.",
        "Untuk yang lain: --period {option}. Bila waktunya salah tulis, perbaiki di salinan berkas.",
        Level.WARNING,
    ),
    "rows_of_other_years": Message(
        "Baris tabel ini tentang tahun {told}, dan tidak satu pun tahun {wanted}.",
        "Ambil tabel tahun {wanted}. Bila memang tahun lain yang hendak diambil: --period {example}.",
    ),
    "rows_against_title": Message(
        "Baris tabel ini tentang tahun {told}, padahal judulnya menyebut tahun {titled}.",
        "Perbaiki yang keliru di salinan berkas, atau minta tabel yang benar.",
    ),
    "heads_against_title": Message(
        "Judul kolom menyebut tahun {told} ({heads}), padahal judul tabel menyebut tahun {titled} ({where}).",
        "Perbaiki yang keliru di salinan berkas, atau minta tabel yang benar.",
    ),
    "row_year_unread": Message(
        "Sel ini bukan tahun, padahal kolomnya menyebut tahun setiap baris dan barisnya memuat angka.",
        "Perbaiki tahunnya di salinan berkas.",
    ),
    "rows_of_several_parts": Message(
        "Baris tabel ini tentang beberapa bagian tahun ({told}); tidak jelas mana yang hendak diambil.",
        "Sebutkan satu bagian, misalnya --period {example}, dan ulangi untuk bagian lain; atau minta tabel "
        "setahun.",
    ),
    "months_no_period": Message(
        "Tabel ini memuat angka selama {span}: bukan sebulan, triwulan, semester, atau setahun.",
        "{ask} tabel setahun, atau per bulan, triwulan, atau semester. Bila judulnya yang keliru, perbaiki "
        "di salinan berkas.",
    ),
    "spans_contradict": Message(
        "Judul tabel, atau judul dan nama lembarnya, menyebut waktu yang berbeda: {one} dan {other}.",
        "Sebutkan yang benar, misalnya --period {example}, atau perbaiki di salinan berkas.",
    ),
    "series_untold": Message(
        "Kolom {heads} ({count} kolom) bernomor urut, tetapi tidak jelas bagian waktu apa yang dinomori; "
        "jumlah di sampingnya hanya jumlah bagian itu.",
        "Jawab sekali untuk semuanya, salah satu dari --means {answers}.",
    ),
    "part_untold": Message(
        "Kolom {head} menyebut bagian waktu, tetapi tidak jelas bulan, triwulan, atau semester yang mana.",
        "Jawab salah satu dari --means {answers}; atau tulis waktunya di judul kolom, di salinan berkas.",
    ),
    "row_numbers_untold": Message(
        "Kolom {head} hanya berisi angka kecil: tidak jelas bulan, triwulan, atau semester keberapa.",
        "Jawab salah satu: --means {answers}; bila bukan waktu: --means {other}.",
    ),
    "columns_within_sum": Message(
        "Kolom {taken} memuat jumlah sejak Januari, jadi {left} sudah termasuk di dalamnya dan tidak ikut "
        "dijumlahkan.",
        "Periksa bahwa yang diambil kolom yang benar; bila bukan, sebutkan satu kolom saja dengan --means.",
        Level.NOTE,
    ),
    "columns_of_times_mixed": Message(
        "Kolom {names} semuanya diberi arti {means}, padahal ada yang memuat jumlah sejak Januari: angkanya "
        "terhitung dua kali bila dijumlahkan.",
        "Sebutkan satu kolom saja, misalnya --means {example}.",
    ),
    "year_unfinished": Message(
        "Tidak satu baris pun berisi angka {lacking}, jadi {total} hanya memuat {covered} dan tidak disimpan "
        "sebagai setahun: yang disimpan setiap bagiannya, dan angka setahun belum terisi.",
        "Ambil lagi bila {lacking} sudah terisi. Bila memang tidak ada peristiwa, tulis 0 di kolom itu di "
        "salinan berkas.",
        Level.WARNING,
    ),
    "parts_left": Message(
        "Kolom {left} juga berisi angka, tetapi tidak diambil: dari ukuran ini hanya kolom {taken}.",
        "Bila diambil juga: {options}.",
        Level.WARNING,
    ),
    "columns_of_flow": Message(
        "Kolom {first} sampai {last} memuat yang terjadi selama setiap bagian tahun, bukan keadaan pada "
        "akhirnya, jadi tidak diambil sebagai {name}.",
        "Minta tabel keadaan pada akhir periode. Bila kolom {last} memang keadaan akhir: --means {example}.",
        Level.WARNING,
    ),
    "column_of_other_time": Message(
        "Kolom {names} memuat angka selama {told}, padahal diminta --period {asked}.",
        "{instead}Untuk kolom ini jalankan tanpa --period.",
    ),
    "table_of_other_time": Message(
        "Tabel ini tentang {told}, jadi tidak diambil: yang diambil tabel {wanted}.",
        'Untuk {told}: --period {period} --sheet "{sheet}".',
        Level.WARNING,
    ),
    "table_of_no_time": Message(
        "Tabel ini tidak menyebut waktunya, jadi tidak diambil: tabel lain di sini yang tentang {wanted}.",
        'Bila memang tentang {wanted}, tulis "{example}" di judulnya, di salinan berkas.',
        Level.WARNING,
    ),
}
"""All of them; each names a row, a cell or the table."""
