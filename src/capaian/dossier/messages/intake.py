"""What is said of tables that come from outside, by code, in Indonesian."""

from __future__ import annotations

from capaian.domain.issue import Level
from capaian.dossier.messages.message import Message

_TABLES = {
    "no_table_understood": Message(
        "Tidak ada tabel yang dikenal di berkas ini{sheets}.",
        "Tabel memerlukan baris judul kolom, lalu baris kecamatan yang bernama seperti di dossier, "
        "kabupaten/kota, atau kode rekening dengan angkanya. Bila tabelnya ada, sebutkan jenisnya dengan "
        "--kind: counts, inputs, atau peers.",
    ),
    "areas_as_columns": Message(
        "Kecamatan berjajar sebagai kolom di baris ini; yang dapat diambil kecamatan sebagai baris.",
        "Putar tabelnya: salin, lalu Tempel Khusus > Transpos (Paste Special > Transpose) di lembar baru.",
    ),
    "sheets_by_district": Message(
        "Setiap lembar memuat satu kecamatan ({names}), dengan desa sebagai barisnya.",
        "Salin semuanya ke satu lembar, berurutan ke bawah di bawah satu baris judul kolom: nama kecamatan "
        "({first}) di baris sendiri, desanya di bawahnya, lalu JUMLAH. Atau satu baris setiap kecamatan.",
    ),
    "villages_alone": Message(
        "Baris tabel ini desa atau kelurahan, tanpa baris kecamatannya.",
        "Minta tabel per kecamatan; atau tulis nama kecamatan di atas desanya, dan baris JUMLAH di bawahnya.",
    ),
    "programs_alone": Message(
        "Baris tabel ini program atau kegiatan, tanpa sub kegiatannya.",
        "Minta ekspor sampai sub kegiatan, dengan kodenya; jumlah dan efisiensi program dihitung sendiri.",
    ),
    "lines_unnamed": Message(
        "Tabel ini memuat uang, tetapi barisnya tanpa kode dan tanpa nama resmi sub kegiatan.",
        "Minta ekspor dengan kolom kode, atau tulis kode 2.12 atau nama resmi sub kegiatan di tiap baris.",
    ),
    "table_is_long": Message(
        "Setiap baris tabel ini satu ukuran: kolom {column} berisi {told}, dan setiap wilayah berulang.",
        "Jadikan satu kolom setiap ukuran: di Excel Sisipkan > PivotTable, {names} sebagai baris, {column} "
        "sebagai kolom; atau saring satu ukuran, salin ke berkas baru dengan ukuran itu sebagai judul kolom.",
    ),
    "book_is_own": Message(
        "Ini buku kerja Capaian, bukan tabel dari luar.", "Ambil isinya dengan capaian workbook import."
    ),
    "no_districts_yet": Message(
        "Kecamatan belum ada di dossier ini, jadi tabel per kecamatan tidak dapat dikenali{sheets}.",
        "Isi dahulu lembar Wilayah (areas.csv) dengan nama dan kode resmi setiap kecamatan, lalu ulangi. "
        "Bila tabelnya bukan per kecamatan, sebutkan jenisnya dengan --kind: inputs atau peers.",
    ),
    "no_regencies_yet": Message(
        "Kabupaten/kota lain di provinsi ini belum dikenal, jadi rekapnya tidak dapat dibaca{sheets}.",
        "Tulis dahulu semuanya di lembar Kabupaten/kota lain (peers.csv), masing-masing satu baris dengan "
        "Pokok (misalnya ktp), kode wilayah resmi, nama, dan tahunnya, angkanya kosong; lalu ulangi.",
    ),
    "beginning_alone": Message(
        "Berkas ini besar dan awalnya tidak memuat tabel yang dapat diambil; hanya dibaca sampai: {ends}.",
        "Bila tabelnya lebih jauh ke bawah, salin tabel itu dengan judul kolomnya ke berkas tersendiri.",
        Level.WARNING,
    ),
    "sheet_unknown": Message("Tidak ada lembar dengan nama ini.", "Pilih salah satu.{nearest}"),
    "head_unmapped": Message(
        "Tidak ada kolom tabel ini yang dikenal sebagai {what}.",
        "{instead}Sebutkan arti kolomnya: --means {example}.",
    ),
    "share_differs": Message(
        'Di sel ini tertulis {stated}, padahal jumlahnya {made} dari "{whole}".',
        "Periksa mana yang keliru, jumlah atau persentasenya, dan perbaiki di salinan berkas.",
    ),
    "shares_left": Message(
        "Persentase {left} tidak diambil, karena {counts} di sampingnya diambil sebagai hitungan; tanpa "
        "jumlah seluruhnya tabel ini tidak memberi capaian.",
        "Minta tabel dengan jumlah seluruhnya. Bila di rekap kabupaten/kota persentasenya yang hendak "
        "diambil: {example}.",
        Level.WARNING,
    ),
    "table_left_out": Message(
        "Dari tabel ini tidak ada yang diambil: kolom yang mungkin dimaksud sudah dijawab =-.",
        "Bila memang begitu, tabel ini tidak perlu dimasukkan. Bila tidak, sebutkan arti kolomnya: "
        "--means JUDUL=KODE.",
    ),
    "tables_unmeasured": Message(
        "Lembar atau tabel tanpa ukuran dossier, tidak diambil: {names}.",
        "Bila ada kolomnya yang seharusnya diambil, sebutkan artinya dengan --means JUDUL=KODE.",
        Level.WARNING,
    ),
    "heads_of_other_years": Message(
        "Judul kolom tabel ini menyebut tahun {told}, dan tidak satu pun tahun {wanted}.",
        "Ambil tabel tahun {wanted}, atau sebutkan kolom yang dimaksud dengan --means.",
    ),
    "column_of_other_year": Message(
        "Kolom ini berjudul tahun {told}, padahal angkanya hendak diambil sebagai tahun {wanted}.",
        "Ambil kolom tahun {wanted}. Bila memang tahun {told} yang hendak diambil: --period {told}.",
    ),
    "heads_changed": Message(
        "Kolom yang dahulu berjudul {old} tidak ada lagi di tabel ini.",
        "Periksa tabelnya. Bila susunannya memang baru, tambahkan --anew agar pemetaan ditebak lagi.",
    ),
    "column_beside_sum": Message(
        "Kolom {total} sudah memuat {parts}, padahal semuanya diberi arti {means}: terhitung dua kali.",
        "Ambil kolom jumlahnya saja, dengan judul lengkapnya: --means {example}.",
    ),
    "means_unknown": Message(
        'Tidak ada kolom atau nama "{text}" di tabel, atau tidak ada yang berkode {means}.',
        "Tulis judul kolom atau nama persis seperti di tabel, lalu kodenya: --means TULISAN=KODE. "
        "Kolom uang: semula, menjadi, atau realisasi.",
    ),
    "doubt_unsettled": Message(
        "Mungkin maksudnya {words}, tetapi belum pasti; --yes tidak menyetujui dugaan.",
        "Jalankan tanpa --yes untuk menyetujuinya di terminal, atau tambahkan {option}.",
    ),
    "rows_longer": Message(
        "Isi baris {rows} lebih banyak ({found} sel) daripada judul kolomnya ({expected} sel), jadi bergeser "
        "dari judulnya{comma}.",
        "Simpan ulang dengan titik koma di antara kolom (CSV Titik Koma), atau beri tanda kutip pada angka "
        'dan teks yang memuat tanda pemisah: "12,336".',
    ),
    "amounts_scaled": Message(
        "Angka tabel ini dinyatakan {words}, jadi bukan rupiah penuh.",
        "Minta ekspor dalam rupiah penuh.",
    ),
    "counts_scaled": Message(
        "Angka tabel ini dinyatakan {words}, jadi bukan hitungan satu per satu.",
        "Minta tabel dengan angka penuh.",
    ),
    "period_contradicted": Message(
        "Tabel ini menyebut {told}, padahal diminta --period {asked}.",
        "Jalankan tanpa --period, atau pilih lembar yang dimaksud dengan --sheet. Bila judul tabelnya atau "
        "kolom waktunya yang keliru, perbaiki di salinan berkas.",
    ),
    "nothing_taken": Message(
        "Tidak satu baris pun dari berkas ini diambil: tidak ada baris dengan kode sub kegiatan atau nama "
        "wilayah yang berangka.",
        "Periksa kolom kode atau nama dan kolom angkanya; tulis kode lengkap, misalnya 2.12.01.2.01.0001, di "
        "salinan berkas.",
    ),
    "no_column_taken": Message(
        "Tidak satu kolom pun dari berkas ini diambil; sebabnya disebut di atas atau di bawah ini.",
        "Ikuti cara di sana, atau sebutkan arti kolomnya dengan --means JUDUL=KODE.",
    ),
    "tables_clash": Message(
        "{what} di sini tidak sama dengan {first} di {where}.",
        "Ambil satu lembar saja dengan --sheet (dua tabel selembar: pindahkan dahulu salah satunya ke lembar "
        "lain di salinan berkas), atau satukan di sana; bila keduanya bagian (laki-laki dan perempuan, bulan "
        "demi bulan), minta tabel jumlahnya.",
    ),
    "personal_rows": Message(
        "Baris ini memuat nomor yang tampak seperti NIK atau NIP; data perorangan tidak boleh masuk dossier.",
        "Minta tabel jumlah per wilayah, bukan daftar orang. Bila barisnya hanya tanda tangan, hapus di "
        "salinan berkas.",
    ),
}

_ROWS = {
    "area_unknown": Message(
        "Baris ini bukan {what} yang dikenal, padahal berisi angka.",
        "Perbaiki namanya.{near} Bisa juga: tambahkan wilayahnya ke areas.csv, "
        "atau sebutkan --means {none} bila bukan {what} (tidak diambil), atau --means {example}.",
    ),
    "area_code_unknown": Message(
        "Nama ini dinyatakan berarti {means}, padahal {means} bukan kode {what} yang dikenal.",
        "Yang dikenal: {codes}. Bila bukan {what}: --means {none}. Jawaban tersimpan di intake.yaml.",
    ),
    "rows_aside": Message(
        "Baris mulai di sini bukan {what}, menurut katanya: {names}. Tidak diambil.",
        "Bila {what} memang bernama begitu, sebutkan dengan --means TULISAN=KODE.",
        Level.NOTE,
    ),
    "rows_below": Message(
        "{count} baris mulai di sini ({name}, dan seterusnya) bagian dari {what} di atasnya: tidak diambil, "
        "hanya dijumlahkan untuk memeriksanya.",
        "Yang diambil baris {what}; tidak ada yang perlu dilakukan.",
        Level.NOTE,
    ),
    "area_repeated": Message(
        "{name} sudah ada di baris {first}.",
        "Bila salah satunya jumlah seluruh wilayah, tulis JUMLAH sebagai namanya di salinan berkas; bila "
        "barisnya per desa, minta tabel per kecamatan.",
    ),
    "areas_again": Message(
        "{count} wilayah tertulis lagi mulai baris ini (pertama kali: baris {first}); tampaknya dua tabel.",
        "Pindahkan tabel kedua, beserta judul kolom dan waktunya, ke lembar lain di salinan berkas, lalu "
        "ambil lembar yang dimaksud dengan --sheet.",
    ),
    "table_lower": Message(
        "Kolom {columns} memuat tabel lain yang mulai lebih bawah, tanpa nama wilayahnya sendiri.",
        "Pindahkan tabel itu ke lembar lain di salinan berkas, dengan kolom nama wilayah di depannya.",
    ),
    "area_ambiguous": Message(
        "Nama ini bisa berarti {names}.",
        'Tulis lengkap di salinan berkas, misalnya "{first}", atau sertakan kolom kodenya.',
    ),
    "area_unnamed": Message(
        "Baris ini berisi angka, tetapi tanpa nama {what}.",
        "Tulis namanya (JUMLAH bila jumlah), atau hapus barisnya bila hanya keterangan.",
    ),
    "area_twofold": Message(
        "Kode dan nama di baris ini menyebut wilayah yang berbeda: {one} dan {other}.",
        "Periksa milik siapa angkanya, lalu perbaiki kode atau namanya di salinan berkas.",
    ),
    "names_apart": Message(
        "Dua kolom nama di baris ini menyebut wilayah yang berbeda: {one} dan {other}.",
        "Pisahkan tabel yang berdampingan menjadi dua tabel di salinan berkas, atau samakan urutan barisnya.",
    ),
    "area_absent": Message(
        "{name} tidak ada di tabel ini, jadi angkanya tidak berubah.",
        "Periksa apakah barisnya terlewat.",
        Level.WARNING,
    ),
    "rows_of_others": Message(
        "{count} baris mulai di sini bukan milik kantor ini ({whose}; {amounts}), jadi tidak diambil.",
        "Bila berkode 2.12 dan sebenarnya milik kantor sendiri, tambahkan "
        '--means "pemilik tabel=kantor ini".',
        Level.WARNING,
    ),
    "totals_unchecked": Message(
        "Jumlah di baris {rows} tidak diperiksa: tidak jelas baris mana yang dijumlahkannya, karena tabel "
        "ini juga memuat baris kantor lain.",
        "Cocokkan sendiri, atau minta ekspor untuk kantor ini saja.",
        Level.WARNING,
    ),
    "sums_contradicted": Message(
        "Angka setiap baris dikatakan kumulatif, padahal jumlah ini menjumlahkan baris semua bagian tahun.",
        "Bila setiap baris bagiannya sendiri, tulis {example}. Bila memang kumulatif, hapus atau perbaiki "
        "jumlahnya.",
    ),
    "months_add_up": Message(
        "Angka bulanan tabel ini tercatat kumulatif, padahal kolom {head} menjumlahkan semua bulannya.",
        "Bila setiap bulan angkanya sendiri, tambahkan {example}. Bila memang kumulatif, perbaiki kolom itu.",
    ),
    "months_are_so_far": Message(
        "Angka bulanan tabel ini tercatat tidak kumulatif, padahal kolom {head} sama dengan bulan terakhir.",
        "Bila setiap bulan memuat jumlah sejak Januari, tambahkan {example}. Bila bukan, perbaiki kolom itu.",
    ),
    "recap_differs": Message(
        "Rekap menurut rekening di baris {rows} berjumlah {made}, padahal seluruh tabel {whole} (selisih "
        "{difference}).",
        "Cocokkan rekapnya. Angka sub kegiatan diambil dari barisnya sendiri; rekap tidak ikut diambil.",
        Level.WARNING,
    ),
    "money_unplaced": Message(
        "{rank} {number} berangka tanpa sub kegiatan yang berangka: Rp{amount} ini tidak dapat diambil.",
        "Di salinan berkas, tulis baris sub kegiatan dengan kode lengkap (misalnya {example}) dan angkanya.",
    ),
    "kinds_unchecked": Message(
        "Jumlah menurut jenis belanja di baris {rows} tidak diperiksa: tabel ini tidak memuat rekening jenis "
        "itu bagi setiap sub kegiatan.",
        "Cocokkan sendiri, atau ambil ekspor yang dirinci sampai rekening belanja.",
        Level.WARNING,
    ),
    "lines_aside": Message(
        "Baris mulai di sini bukan sub kegiatan atau rekening, menurut katanya: {names}. Tidak diambil.",
        "Bila seharusnya diambil, lengkapi kodenya di salinan berkas.",
        Level.NOTE,
    ),
    "line_without_code": Message(
        "Baris ini berisi angka, tetapi tanpa kode sub kegiatan atau rekening.",
        "Lengkapi kodenya, atau tambahkan --means {none} bila hanya keterangan (tidak diambil).",
    ),
    "line_without_words": Message(
        "Baris ini berisi angka, tetapi tanpa kode dan tanpa nama.",
        "Lengkapi kodenya, atau hapus barisnya di salinan berkas bila hanya keterangan.",
    ),
    "line_repeated": Message(
        "Baris ini sama di semua selnya dengan baris {first} ({number}).", "Hapus salah satu."
    ),
    "part_unread": Message(
        "Sel ini tidak menyebut satu {kind} tahun {year}, padahal barisnya memuat angka.",
        "Tulis satu {kind} pada setiap baris berangka, dan hapus baris jumlahnya di salinan berkas.",
    ),
    "part_repeated": Message(
        "{part} untuk {number} sudah ada (kelompok baris {first}).",
        "Satukan kedua baris itu di berkas asalnya, atau hapus yang terulang.",
    ),
    "budget_changes": Message(
        "Pagu {number} di sini {after}, padahal di baris sebelumnya {before} (mulai baris {first}); pagu "
        "setahun hanya satu.",
        "Samakan pagu setahun di semua barisnya, atau kosongkan bila angkanya bukan pagu setahun.",
    ),
    "part_lacking": Message(
        "Angka {number} kumulatif, tetapi barisnya untuk {parts} tidak ada.",
        "Minta ekspor yang lengkap; jumlah yang tidak berubah tetap ditulis.",
    ),
    "payments_as_rows": Message(
        "Tabel ini tampak daftar pembayaran: {number} berulang, dengan tanggal di kolom {head}.",
        "Minta rekap realisasi per sub kegiatan dan rekening, setahun atau setiap bulan.",
    ),
    "names_swapped": Message(
        "Di samping kode {number} tertulis nama dari kode lain: {name} ({other}).",
        "Perbaiki kode atau namanya di berkas asalnya. Bila kodenya yang benar: --means {example}.",
    ),
    "nodes_renamed": Message(
        "Nama di tabel ini lain daripada di dossier, dengan kode yang sama: {names}. Nama di dossier tetap.",
        "Bila namanya memang berubah, ubah di lembar Program, kegiatan, sub kegiatan (nodes.csv).",
        Level.WARNING,
    ),
    "node_unmatched": Message(
        "Sub kegiatan {number} tidak ada di nodes.csv.",
        "Tambahkan ke nodes.csv dengan kode itu.{near} Bisa juga sebutkan simpulnya: --means {example}.",
    ),
}

_FIGURES = {
    "figure_of_several": Message(
        "Satu angka digabung di sel {cells}, yang meliputi beberapa baris atau kolom, jadi tidak jelas milik "
        "yang mana.",
        "Batalkan penggabungan sel, lalu isi setiap selnya dengan angkanya sendiri.",
    ),
    "total_differs": Message(
        "Jumlah tertulis {stated}, padahal jumlah {parts} {summed} (selisih {difference}).",
        "Perbaiki jumlahnya atau baris yang salah. Bila baris-barisnya benar dan hanya jumlahnya yang salah, "
        "tambahkan --accept-totals; jumlah tidak pernah ikut diambil.",
    ),
    "total_misnamed": Message(
        "Baris ini bernama {words}, padahal yang dijumlahkannya baris {first}–{last}, di bawah kode lain.",
        "Perbaiki nama atau kodenya di berkas asalnya, atau letaknya.",
        Level.WARNING,
    ),
    "total_wrong_by_others": Message(
        "Jumlah seluruh berkas tertulis {stated}, padahal baris-barisnya berjumlah {summed} (selisih "
        "{difference}). Bagian kantor ini, {own}, cocok dengan jumlahnya di baris {row}, jadi yang salah "
        "baris kantor lain atau jumlah ini.",
        "Beritahukan kepada pemilik berkasnya; angka kantor ini tidak terpengaruh.",
        Level.WARNING,
    ),
    "total_lacks_areas": Message(
        "Jumlah tertulis {stated}, padahal baris yang ada berjumlah {summed}, dan tabel ini tanpa baris "
        "{names}.",
        "Lengkapi barisnya di berkas asalnya. Bila hanya baris yang ada yang hendak diambil, tambahkan "
        "--accept-totals; jumlahnya tidak dinyatakan salah, sebab tidak dapat dihitung.",
    ),
    "total_kept_wrong": Message(
        "Jumlah tertulis {stated}, padahal jumlah {parts} {summed} (selisih {difference}); yang diambil "
        "baris-barisnya, dan perbedaan ini dinyatakan di differences.yaml.",
        "Beritahukan kepada pemilik tabelnya, dan lengkapi alasannya bila diketahui.",
        Level.WARNING,
    ),
    "figure_differs": Message(
        "Tertulis {stated}, padahal jumlah baris dan jumlah kolomnya cocok bila {wanted} (selisih "
        "{difference}).",
        "Periksa dan perbaiki sel ini saja. Dengan --accept-totals yang dipakai {wanted}, dan perbedaan ini "
        "dinyatakan di differences.yaml.",
    ),
    "figure_kept_wrong": Message(
        "Tertulis {stated}, padahal jumlah baris dan jumlah kolomnya cocok bila {wanted} (selisih "
        "{difference}); yang dipakai {wanted}, dan perbedaan ini dinyatakan di differences.yaml.",
        "Beritahukan kepada pemilik tabelnya, dan lengkapi alasannya bila diketahui.",
        Level.WARNING,
    ),
    "ambiguous_column": Message(
        "Angka yang tandanya dapat berarti ribuan atau pecahan di kolom ini: baris {rows}. Di sini "
        "{thousand} atau {fraction}.",
        "Bila semuanya ribuan, tambahkan --means {ribuan}; bila pecahan, --means {desimal}. Bila "
        "berbeda-beda, ketik ulang angkanya tanpa tanda ribuan di salinan berkas.",
    ),
    "figure_with_fraction": Message(
        "Seharusnya bilangan bulat, padahal terbaca {shown}; titik ribuan mungkin terbaca sebagai desimal.",
        "Ketik ulang angkanya tanpa titik, atau ubah format sel menjadi Teks sebelum menempel.",
    ),
    "text_with_fraction": Message(
        "Seharusnya bilangan bulat, padahal tertulis pecahan {shown}.",
        'Perbaiki angkanya. Bila seluruh kolom bukan jumlah (misalnya persen), tambahkan --means "JUDUL=-".',
    ),
    "figure_missing": Message(
        "Sel ini kosong, jadi tidak ada yang diambil.",
        "Tulis 0 bila memang tidak ada.",
        Level.WARNING,
    ),
    "figure_dashed": Message(
        'Sel ini bertanda "{sign}", bukan nol, jadi tidak ada yang diambil.',
        "Tulis 0 bila memang tidak ada.",
        Level.WARNING,
    ),
    "figure_dashed_zero": Message(
        'Sel ini bertanda "{sign}", dan jumlah kolomnya cocok bila nol; selama tidak ditulis 0, tidak ada '
        "yang diambil.",
        "Bila semua strip di berkas ini berarti nol: --means {example}. Bila tidak semua, tulis 0 di sel "
        "ini, di salinan berkas.",
        Level.WARNING,
    ),
    "cumulative_falls": Message(
        "Angka kumulatif turun dari {before} menjadi {after}, jadi bulan ini bernilai negatif.",
        "Perbaiki di berkas asalnya. Bila angkanya angka setiap bulan, tambahkan --anew.",
    ),
    "own_differs": Message(
        "{name} di tabel ini {stated}, padahal menurut dossier {own}; angka sendiri selalu dari dossier.",
        "Periksa mana yang benar.",
        Level.WARNING,
    ),
}

INTAKE: dict[str, Message] = {**_TABLES, **_ROWS, **_FIGURES}
"""All of them; each names a cell, a row or a sheet."""
