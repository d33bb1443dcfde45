"""A sound report of an office for livestock, with places for the sentence that is tried."""

from __future__ import annotations

from tests.unit.auditor.reports import audited

_PLACES = ("front", "staff", "plan", "goals", "money", "measured", "vaccine", "course", "savings", "events")
_PLACES += ("disease", "months", "regions", "advice", "outline", "end", "steps")

_REPORT = """
LAPORAN KINERJA DINAS PETERNAKAN KABUPATEN PADANG GEMBALA
TAHUN 2034

RINGKASAN EKSEKUTIF

<front>

BAB I PENDAHULUAN

1.1 Pegawai

Tabel 1.1 Pegawai Menurut Golongan dan Jenis Kelamin Tahun 2034

No | Golongan | Laki-laki | Perempuan | Jumlah
1 | Golongan IV | 4 | 3 | 7
2 | Golongan III | 12 | 9 | 21
3 | Golongan II | 5 | 2 | 7
 | Jumlah | 21 | 14 | 35

<staff>

1.2 Sistematika

<outline>

BAB I PENDAHULUAN, memuat gambaran umum.
BAB II PERENCANAAN KINERJA, memuat rencana strategis.
BAB III AKUNTABILITAS KINERJA, memuat capaian kinerja.
BAB IV PENUTUP, memuat simpulan.

BAB II PERENCANAAN KINERJA

2.1 Rencana Strategis 2031-2036

<plan>

<goals>

Tabel 2.1 Sasaran dan Target Kinerja Tahun 2034

No | Sasaran | Indikator Kinerja | Satuan | Target
1 | Meningkatnya populasi ternak | Populasi sapi potong | Ekor | 41.500
2 | Meningkatnya populasi ternak | Populasi kambing | Ekor | 28.000
3 | Meningkatnya kesehatan hewan | Cakupan vaksinasi ternak | % | 80,00
4 | Meningkatnya mutu pelayanan | Indeks Kepuasan Peternak (IKP) | Nilai | 82,00

BAB III AKUNTABILITAS KINERJA

3.1 Capaian Kinerja

Tabel 3.1 Pengukuran Kinerja Tahun 2034

No | Indikator Kinerja | Satuan | Target | Realisasi | Capaian (%)
1 | Populasi sapi potong | Ekor | 41.500 | 42.745 | 103,00
2 | Populasi kambing | Ekor | 28.000 | 26.880 | 96,00
3 | Cakupan vaksinasi ternak | % | 80,00 | 84,40 | 105,50
4 | Indeks Kepuasan Peternak (IKP) | Nilai | 82,00 | 83,64 | 102,00

<measured>

3.2 Kesehatan Hewan

Tabel 3.2 Cakupan Vaksinasi Ternak Menurut Kecamatan Tahun 2034

No | Kecamatan | Ternak Terdaftar | Ternak Divaksin | Belum Divaksin | Persentase (%)
1 | Gembala Utara | 4.120 | 3.605 | 515 | 87,50
2 | Gembala Selatan | 3.750 | 3.000 | 750 | 80,00
3 | Rumput Hijau | 2.880 | 2.520 | 360 | 87,50
4 | Lembah Sapi | 5.210 | 4.376 | 834 | 83,99
5 | Bukit Kandang | 1.940 | 1.607 | 333 | 82,84
 | Jumlah | 17.900 | 15.108 | 2.792 | 84,40

<vaccine>

Tabel 3.3 Perkembangan Pelayanan Peternakan Tahun 2032-2034

No | Uraian | 2032 | 2033 | 2034
1 | Cakupan vaksinasi ternak (%) | 78,25 | 81,37 | 84,40
2 | Cakupan inseminasi buatan (%) | 61,10 | 64,85 | 70,02
3 | Indeks Kepuasan Peternak (IKP) | 79,40 | 81,92 | 83,64

<course>

Tabel 3.4 Kejadian Penyakit Hewan Tahun 2033 dan 2034

No | Penyakit | Tahun 2033 | Tahun 2034 | Penurunan
1 | Antraks | 31 | 24 | 7
2 | Brucellosis | 46 | 38 | 8
3 | Jembrana | 19 | 13 | 6
4 | Surra | 52 | 47 | 5

<disease>

Tabel 3.5 Pemotongan Ternak per Bulan Tahun 2034

No | Bulan | Sapi | Kambing | Jumlah
1 | Januari | 412 | 655 | 1.067
2 | Februari | 398 | 610 | 1.008
3 | Maret | 441 | 702 | 1.143
4 | April | 520 | 811 | 1.331
5 | Mei | 467 | 690 | 1.157
6 | Juni | 633 | 948 | 1.581
 | Jumlah | 2.871 | 4.416 | 7.287

<months>

Tabel 3.6 Populasi Sapi di Kabupaten Sekitar Tahun 2034

No | Kabupaten | Populasi (ekor)
1 | Kabupaten Savana | 63.180
2 | Kabupaten Padang Gembala | 42.745
3 | Kabupaten Tanjung Rusa | 39.412
4 | Kabupaten Rawa Kerbau | 21.066

<regions>

3.3 Pelatihan

Tabel 3.7 Pelatihan Peternak Tahun 2034

No | Pelatihan | Bulan Pelaksanaan | Jumlah Peserta
1 | Pakan fermentasi | Februari | 1.240
2 | Kandang sehat | April | 985
3 | Pengolahan susu | Juni | 1.310
4 | Pencatatan ternak | Agustus | 1.155
 | Jumlah | | 4.690

<events>

3.4 Anggaran

Tabel 3.8 Efisiensi Program Tahun 2034

No | Program | Capaian Kinerja (%) | Serapan (%) | Keterangan
1 | Program Populasi | 103,00 | 95,20 | Efisien
2 | Program Kesehatan Hewan | 105,50 | 93,10 | Efisien
3 | Program Pakan | 91,00 | 94,60 | Tidak Efisien
4 | Program Penyuluhan | 102,00 | 97,30 | Efisien

<savings>

Tabel 3.9 Pendapatan Daerah dari Peternakan Tahun 2034

No | Jenis Pendapatan | Target (Rp) | Realisasi (Rp) | Capaian (%)
1 | Pasar hewan | 620.000.000 | 651.000.000 | 105,00
2 | Rumah potong hewan | 340.000.000 | 312.800.000 | 92,00
3 | Penjualan bibit | 180.000.000 | 189.000.000 | 105,00
 | Jumlah | 1.140.000.000 | 1.152.800.000 | 101,12

<money>

Tabel 3.10 Tindak Lanjut Evaluasi Tahun 2034

No | Rekomendasi | Tindak Lanjut | Status
1 | Menyusun pohon kinerja | Pohon kinerja telah disusun | Selesai
2 | Menyusun rencana aksi | Rencana aksi telah disusun | Selesai
3 | Memperbarui basis data | Pendataan sedang berjalan | Proses
4 | Melatih operator | Pelatihan telah dilaksanakan | Selesai

<advice>

BAB IV PENUTUP

<end>

<steps>

1. Menambah petugas vaksinasi;
2. Memperbaiki pasar hewan.
"""


def said_of(place: str, sentence: str) -> list[tuple[str, str, str]]:
    """Return rule, printed and computed of all findings with a sentence in one of the places."""
    text = _REPORT
    for each in _PLACES:
        text = text.replace(f"<{each}>", sentence if each == place else "")
    return [(found.rule.value, found.printed, found.computed) for found in audited(text).findings]
