"""What is said of a workbook that is not read, by code, in Indonesian."""

from __future__ import annotations

from capaian.dossier.messages.message import Message

_SAVE_ANEW = "Buka dengan Excel atau LibreOffice, lalu simpan sebagai Buku Kerja Excel (.xlsx)."
_SAVE_AGAIN = "Buka dan simpan ulang dengan Excel atau LibreOffice, atau minta berkas yang utuh."
_COPY_VALUES = "Salin hanya sel yang berisi data ke buku kerja baru, lalu simpan sebagai .xlsx."

_KINDS = {
    "book_empty": Message("Berkas ini kosong.", "Pilih berkas lain, atau simpan ulang buku kerjanya."),
    "book_of_other_kind": Message(
        "Berkas ini berupa {kind}, bukan xlsx, apa pun akhiran namanya.", _SAVE_ANEW
    ),
    "book_is_no_table": Message(
        "Berkas ini berupa {kind}, bukan buku kerja.",
        "Minta buku kerja (.xlsx) asalnya (dari arsip: keluarkan dahulu), atau salin tabelnya ke Excel atau "
        "LibreOffice.",
    ),
    "book_locked": Message(
        "Buku kerja ini terkunci sandi, sehingga isinya tidak terbaca.",
        "Simpan ulang tanpa sandi untuk membuka.",
    ),
    "book_with_macros": Message(
        "Buku kerja ini memuat program (makro), sehingga tidak dibuka.",
        "Simpan sebagai Buku Kerja Excel (.xlsx) biasa, tanpa makro.",
    ),
    "book_with_archive": Message(
        "Buku kerja ini memuat berkas lain di dalamnya ({part}), sehingga tidak dibuka.",
        "Hapus objek atau berkas yang disisipkan, lalu simpan ulang.",
    ),
}

_DAMAGE = {
    "book_broken": Message("Isi berkas ini rusak atau terpotong ({part}).", _SAVE_AGAIN),
    "quote_unclosed": Message(
        "Tanda kutip yang dibuka di baris ini tidak ditutup, sehingga semua baris di bawahnya menjadi "
        "satu sel.",
        "Tutup tanda kutipnya, atau hapus; tanda kutip di dalam teks ditulis dua kali.",
    ),
    "book_part_outside": Message(
        "Isi buku kerja ini ada di luar berkasnya, di tautan luar ({target}); tautan luar tidak diikuti.",
        "Minta buku kerja yang memuat isinya sendiri, atau salin isinya sebagai nilai ke buku kerja baru.",
    ),
    "book_misleading": Message(
        "Susunan berkas ini tidak seperti buatan Excel atau LibreOffice ({what}), sehingga program yang "
        "berbeda dapat membaca isi yang berbeda.",
        _SAVE_AGAIN,
    ),
    "book_unsafe_xml": Message(
        "Berkas ini memuat entitas, bagian mentah, atau unsur lain XML di dalam nilai ({part}), yang tidak "
        "ada dalam buku kerja biasa.",
        _SAVE_AGAIN,
    ),
    "book_of_other_encoding": Message(
        "Bagian {part} tidak ditulis dalam UTF-8, sehingga isinya dapat terbaca kosong.", _SAVE_AGAIN
    ),
    "book_cell_unreadable": Message(
        "Sel ini dinyatakan berisi bilangan, padahal isinya bukan bilangan, atau bilangan "
        "yang terlalu besar untuk program tabel.",
        "Ketik ulang isi sel itu, lalu simpan.",
    ),
    "book_cell_nowhere": Message(
        "Isi berkas ini rusak: baris, kolom, atau sel pada atau sesudah baris {line} disebut {where}; "
        "tempat itu tidak ada di lembar mana pun ({part}).",
        _SAVE_AGAIN,
    ),
    "book_cell_repeated": Message(
        "Di berkasnya sel ini ada dua kali, atau tidak pada urutannya; program yang berbeda membaca "
        "yang berbeda.",
        _SAVE_AGAIN,
    ),
    "book_cell_misleading": Message(
        "Di berkasnya sel ini memuat lebih dari satu nilai, teks di sel yang bukan sel teks, huruf yang "
        "ditulis dengan nomornya di dalam angka, atau nomor teks yang bukan nomor; program yang berbeda "
        "membaca yang berbeda.",
        "Ketik ulang isi sel itu, lalu simpan.",
    ),
}

_SIZES = {
    "book_file_too_large": Message(
        "Berkas lebih besar dari {limit} dan tidak dibaca.",
        "Hapus gambar dan lembar yang tidak perlu, lalu simpan ulang.",
    ),
    "book_of_too_many_parts": Message("Berkas ini terdiri dari lebih dari {limit} bagian.", _COPY_VALUES),
    "book_of_too_many_sheets": Message(
        "Buku kerja ini berisi lebih dari {limit} lembar.", "Bagi menjadi beberapa buku kerja."
    ),
    "book_inflates": Message(
        "Isi berkas ini mengembang jauh melebihi ukurannya, atau melebihi {limit}.", _COPY_VALUES
    ),
    "book_of_too_many_cells": Message(
        "Berkas ini berisi lebih dari {limit}.",
        "Ambil hanya yang diperlukan (misalnya kabupaten sendiri), atau bagi menjadi beberapa berkas.",
    ),
    "book_of_too_many_elements": Message(
        "Buku kerja ini memuat lebih dari {limit} unsur di luar isi sel, misalnya format bersyarat, tautan, "
        "atau penggalan teks yang berbeda huruf.",
        _COPY_VALUES,
    ),
    "book_sheet_too_wide": Message(
        "Lembar ini berisi nilai sampai baris {rows} dan {columns} kolom, terlalu luas untuk dibaca.",
        "Hapus isi sel ini bila terpencil, juga isi lain yang jauh di kanan atau di bawah tabel, lalu simpan "
        "ulang.",
    ),
    "book_merged_too_much": Message(
        "Sel gabungan di lembar ini saling menindih atau terlalu banyak.",
        "Batalkan penggabungan sel di lembar ini, lalu simpan ulang.",
    ),
    "book_text_too_long": Message(
        "Ada sel yang teksnya lebih panjang dari 32.767 huruf, batas Excel.", "Bagi teksnya ke beberapa sel."
    ),
    "book_format_too_long": Message(
        "Ada format angka yang lebih panjang dari 255 huruf, batas Excel.",
        "Hapus format angka buatan sendiri yang tidak terpakai, lalu simpan ulang.",
    ),
    "book_of_too_many_formats": Message("Buku kerja ini memuat lebih dari {limit}.", _COPY_VALUES),
    "book_of_too_much_text": Message(
        "Semua teks buku kerja ini bila dibuka lebih dari {limit}.", _COPY_VALUES
    ),
    "book_too_large": Message(
        "Membaca buku kerja ini memerlukan waktu atau memori jauh di atas buku kerja mana pun.", _COPY_VALUES
    ),
}

SPREADSHEETS: dict[str, Message] = {**_KINDS, **_DAMAGE, **_SIZES}
"""All of them; each refuses the whole file."""
