"""What is said of columns of money that come from outside: whether they were spent, and in which time."""

from __future__ import annotations

from capaian.domain.issue import Level
from capaian.dossier.messages.message import Message

MONEY: dict[str, Message] = {
    "amounts_returned": Message(
        "Angka di baris {rows} kurang dari nol (pengembalian, contra post), jadi dikurangkan dari angka sub "
        "kegiatannya.",
        "Cocokkan: angka bersih itu yang disimpan.",
        Level.WARNING,
    ),
    "amount_below_nought": Message(
        "Angka {period} sub kegiatan ini menjadi {amount}, kurang dari nol: anggaran dan realisasi tidak "
        "dapat negatif.",
        "Perbaiki tandanya di salinan berkas. Bila pengembaliannya lebih besar daripada belanja waktu itu, "
        "gabungkan dengan waktu belanjanya, atau ambil angka setahun saja.",
    ),
    "plan_beside_spent": Message(
        "{number} ada di baris {first} sebagai rencana dan di baris ini sebagai realisasi; keduanya tidak "
        "dijumlahkan.",
        "Sisakan baris realisasinya saja di salinan berkas (pagu boleh di baris itu), lalu ambil lagi.",
    ),
    "columns_planned": Message(
        "Kolom {names} rencana atau anggaran kas menurut judul tabel atau nama lembarnya, bukan realisasi: "
        "tidak diambil.",
        "Ambil tabel realisasinya. Bila kolom ini memang realisasi: --means {example}.",
        Level.WARNING,
    ),
    "table_of_outputs": Message(
        "Tabel ini memuat target dan realisasi keluaran atau kinerja ({names}), bukan uang: tidak ada yang "
        "diambil.",
        "Isi keluaran di lembar Keluaran buku kerja (outputs.csv); capaian intake mengambil uang dan "
        "hitungan. Bila ada kolom uangnya, tulis Rp di judul kolomnya di salinan berkas.",
    ),
    "figures_untold": Message(
        "Angka kolom ini terlalu kecil untuk rupiah, dan tidak ada kata uang di judulnya atau di judul "
        "tabelnya.",
        "Bila keluaran, isi di lembar Keluaran buku kerja (outputs.csv). Bila memang rupiah: --means "
        "{example}.",
    ),
    "money_untold": Message(
        "Kolom ini berisi uang di samping pagu, tetapi tidak ada kata yang menyebutnya realisasi.",
        "Jawab: --means {spent} bila realisasi, --means {other} bila bukan.",
    ),
    "month_untold_spent": Message(
        "Kolom {head} menyebut bulan atau bagian tahun, tetapi belum tentu realisasinya: {words}.",
        "Jawab: --means {spent} bila realisasi waktu itu, --means {other} bila bukan.",
    ),
    "amount_of_two_times": Message(
        "Realisasi kolom ini akan disimpan dua kali: untuk {one} dan untuk {other}.",
        "Sebutkan satu arti saja bagi kolom-kolom waktunya dengan --means, atau minta tabel yang jelas.",
    ),
    "payments_by_day": Message(
        "Tabel ini tampak buku kas atau daftar pembayaran: barisnya bertanggal di kolom {head}, tanpa pagu.",
        "Minta rekap realisasi per sub kegiatan dan rekening, setahun atau setiap bulan.",
    ),
    "amounts_dashed": Message(
        "{count} sel sub kegiatan mulai di sini bertanda tanpa angka, dan jumlah atau sisanya cocok bila "
        "nol; selama tidak ditulis 0, dianggap belum dilaporkan.",
        "Bila semua strip di berkas ini berarti nol: --means {example}. Bila tidak semua, tulis 0 di sel "
        "itu, di salinan berkas.",
        Level.WARNING,
    ),
    "kinds_left": Message(
        "Pagu sub kegiatan berubah, tetapi {count} pagu menurut jenisnya ({kinds}) tetap yang lama, misalnya "
        "{example}; seluruhnya kini {whole}.",
        "Ambil juga tabel yang memuat rekeningnya (5.1.02 …), atau ubah baris jenis itu di inputs.csv.",
        Level.WARNING,
    ),
    "amounts_left": Message(
        "{count} sub kegiatan tidak berangka di tabel ini, jadi angkanya yang lama tetap dan ikut "
        "dijumlahkan: {amounts}.",
        "Periksa apakah barisnya atau selnya terlewat. Bila memang tidak ada lagi: --means "
        '"tidak ada di tabel=kosongkan", dengan --drop-unbudgeted bila sub kegiatannya keluar dari rencana '
        'kerja; bila angka lamanya masih berlaku: --means "tidak ada di tabel=tetap".',
        Level.WARNING,
    ),
    "spending_unread": Message(
        "Tidak ada realisasi yang diambil: kolom {names} tidak jelas memuat anggaran atau realisasi.",
        "Bila realisasi, tambahkan bagi setiap kolom, misalnya {example}.",
        Level.WARNING,
    ),
    "spending_left": Message(
        "Tidak ada realisasi yang diambil: tidak ada kata yang menyebut kolom mana, {names}, yang memuatnya.",
        "Sebutkan kolom realisasi setahun, misalnya {example}; beberapa kolom dijumlahkan.",
        Level.WARNING,
    ),
    "cumulative_alone": Message(
        "Kolom ini memuat jumlah sejak Januari sampai {month}: bukan sebulan, triwulan, semester, atau "
        "setahun.",
        "{first}{part} ialah selisihnya dari realisasi sebelumnya yang tersimpan, bila kolom ini "
        "satu-satunya kolom realisasi. Atau minta ekspor dengan realisasi bulan ini, atau setiap bulan "
        'satu kolom. Bila kolom ini memuat {part} saja, tambahkan --means "bulan=-".',
    ),
    "falls_below_stored": Message(
        "Jumlah sejak Januari {after}, padahal {what} yang tersimpan sebelum {part} sudah {before}.",
        "Perbaiki yang salah: di berkas asalnya, atau ambil lagi bagian tahun sebelumnya yang sudah benar.",
    ),
    "stored_before_lacks": Message(
        "Jumlah sejak Januari {after} tidak dapat dipecah menjadi {part}: {what} baris ini selama {first} "
        "belum tersimpan.",
        "Ambil dahulu {first}; bila memang belum ada {what}, tulis 0 di {cell}.",
    ),
    "kind_before_lacks": Message(
        "Realisasi menurut jenis belanja tidak dapat dipecah menjadi {part}, jadi tidak diambil: jenis ini "
        "belum tersimpan untuk waktu sebelumnya.",
        "Ambil dahulu tabel sebelumnya yang memuat rekeningnya (5.1.02 …), lalu berkas ini.",
        Level.WARNING,
    ),
    "rest_of_file": Message(
        "{part} dihitung dari angka yang tersimpan, padahal tabel lain di berkas ini memuat {first}.",
        "Ambil lembar satu per satu dengan --sheet, dari yang paling awal.",
    ),
    "budget_of_part": Message(
        'Kolom "{head}" menyebut sebagian tahun, jadi bukan {means} setahun.',
        "Sebutkan kolom anggaran setahun, atau hapus --means untuk kolom ini.",
    ),
    "month_untold": Message(
        "Kolom {head} memuat sebagian tahun saja, dan tabelnya tidak menyebut bulan atau triwulannya.",
        "Sebutkan periodenya, misalnya {example}.",
    ),
    "year_stays_open": Message(
        "Realisasi setahun belum terisi: tabel ini bulanan, dan bulan {months} belum ada.",
        "Ambil juga bulan-bulan itu, atau ekspor realisasi sampai dengan Desember.",
        Level.WARNING,
    ),
    "amount_twice": Message(
        "{names} sama-sama dijawab {means}, padahal yang satu memuat yang lain atau keduanya "
        "menyebut waktu yang sama.",
        "Jawab satu kolom saja: jumlahnya bila ada; kolom lain: =-.",
    ),
    "column_is_part": Message(
        "Kolom ini hanya satu bagian realisasi; menurut angkanya, bagian-bagian itu dijumlahkan di {wholes}.",
        "Hapus --means untuk kolom ini; yang diambil kolom jumlahnya.",
    ),
}
"""All of them; each names a column."""
