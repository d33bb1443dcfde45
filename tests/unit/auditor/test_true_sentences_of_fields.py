"""True sentences near the wordings that are held against tables: nothing is said of any of them.

They tell of gaps to targets, of other things, times and circles, of some of what is counted, of several rows.
"""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports_of_fields import told

TRUE = {
    ("fishery", "retribusi"): [
        "Retribusi Tempat Pelelangan sebesar Rp1.312.500.000 melampaui target sebesar Rp62.500.000.",
        "Retribusi sebesar Rp1.883.400.000 melampaui target sebesar Rp33.400.000.",
        "Realisasi retribusi Rp1.883.400.000, melampaui target tahun 2025 sebesar Rp1.700.000.000.",
        "Retribusi Penjualan Benih belum mencapai target karena benih terbatas.",
        "Secara keseluruhan retribusi telah melampaui target.",
        "Dua jenis retribusi tidak mencapai target.",
        "Satu jenis retribusi melampaui target, yaitu Retribusi Tempat Pelelangan.",
    ],
    ("fishery", "ntn"): [
        "Pertumbuhan NTN Teluk Permai lebih rendah daripada Kabupaten Karang Tinggi.",
        "Perubahan NTN Teluk Permai lebih rendah daripada Kabupaten Karang Tinggi.",
        "Perkembangan NTN Teluk Permai di bawah Kabupaten Muara Indah.",
        "Kabupaten Teluk Permai melampaui Kabupaten Muara Indah dalam jumlah kapal.",
        "Harga ikan di Teluk Permai lebih tinggi daripada Provinsi Samudra Raya.",
        "Biaya melaut di Kabupaten Teluk Permai lebih rendah daripada Kabupaten Muara Indah.",
        "NTN provinsi lebih tinggi daripada Kabupaten Teluk Permai.",
        "Pada tahun 2025 NTN Teluk Permai lebih tinggi daripada nasional.",
        "NTN Kabupaten Karang Tinggi dan Kabupaten Muara Indah lebih rendah daripada Kabupaten Teluk Permai.",
    ],
    ("fishery", "bulan"): [
        "Puncak acara jatuh pada bulan Agustus.",
        "Puncak musim ikan tercapai pada bulan Juni.",
        "Curah hujan tertinggi terjadi pada bulan Januari.",
        "Produksi tertinggi kedua terjadi pada bulan Mei.",
        "Nilai produksi terendah pada bulan Desember.",
    ],
    ("fishery", "kecamatan"): [
        "Dua kecamatan naik status menjadi kawasan minapolitan.",
        "Harga di Cantigi dan Losari turun.",
        "Produksi budidaya di Cantigi turun.",
        "Kecamatan yang naik paling besar adalah Cantigi.",
        "Produksi Pasekan dan Balong masing-masing turun 108 ton dan 35 ton.",
        "Cantigi, Losari, dan Kandang naik, sedangkan yang lain turun.",
        "Kecamatan yang turun antara lain Pasekan.",
    ],
    ("fishery", "iku"): [
        "Target 2 indikator naik dan 1 indikator turun.",
        "Dari 4 indikator, satu mengalami perubahan target.",
        "Empat indikator ditetapkan, satu di antaranya naik.",
        "Kegiatan pembinaan dinyatakan berhasil.",
        "Sebanyak 2 IKU berhasil dipertahankan.",
    ],
    ("fishery", "pegawai"): [
        "Pegawai perempuan yang mengikuti diklat 10 orang.",
        "Golongan III didominasi laki-laki.",
        "Dari 66 pegawai, 5 orang akan pensiun.",
        "Sebanyak 24 pegawai wanita dan 42 pria.",
        "Pegawai perempuan paling banyak pada golongan III, yaitu 13 orang.",
    ],
    ("fishery", "kartu"): [
        "Dari 2.655 sasaran, 2.547 terlayani dan 108 belum terlayani.",
        "Nelayan yang belum terlayani di Pasekan 37 orang, di Cantigi 30 orang.",
        "Sebanyak 12 nelayan belum terlayani secara daring.",
        "Masih ada 3 kecamatan yang belum terlayani penuh.",
    ],
    ("fishery", "perkembangan"): [
        "Sejak tahun 2022 IKM naik 6,95 poin, rata-rata 1,74 poin per tahun.",
        "IKM tahun 2025 naik 5,52 poin dari tahun 2022.",
        "Dibandingkan tahun 2025 IKM naik 1,43 poin.",
        "Target IKM tahun 2024 sebesar 83,45.",
        "Pada 2024, 84,90 adalah nilai IKM tertinggi se-provinsi.",
    ],
    ("fishery", "susunan"): [
        "Laporan ini disampaikan kepada Bupati Teluk Permai dan Gubernur Samudra Raya.",
        "Dinas bekerja sama dengan 3 UPTD provinsi.",
        "Dinas dibantu 5 tenaga ahli.",
    ],
    ("health", "skm"): [
        "Unsur Biaya naik paling tinggi.",
        "Nilai unsur waktu pelayanan masih terendah kedua.",
        "Delapan unsur meningkat, satu unsur menurun.",
    ],
    ("health", "kunjungan"): [
        "Kunjungan tertinggi di Puskesmas Sukasih terjadi pada bulan Juli.",
        "Kasus demam berdarah tertinggi terjadi pada bulan Januari.",
        "Kunjungan rawat inap tertinggi pada bulan Januari.",
    ],
    ("health", "imunisasi"): [
        "Sebanyak 20 bayi belum diimunisasi karena pindah.",
        "Di Cempaka 23 bayi belum diimunisasi.",
        "Terdapat 125 bayi yang belum diimunisasi.",
    ],
    ("health", "tenaga"): [
        "Dari 267 tenaga, 207 perempuan.",
        "Perawat laki-laki yang bertugas di IGD 12 orang.",
    ],
    ("health", "blud"): [
        "Pendapatan BLUD Mekar melampaui target sebesar Rp120.000.000.",
        "Pendapatan BLUD sebesar Rp7.080.000.000 melampaui target sebesar Rp80.000.000.",
    ],
    ("staff", "dimensi"): [
        "Dimensi kompetensi turun 1,15 poin, sedangkan dimensi lainnya naik.",
        "Tiga dari empat dimensi naik.",
    ],
    ("staff", "disiplin"): [
        "Yang naik hanya teguran tertulis.",
        "Pemberhentian tetap dua orang, sama seperti tahun 2027.",
    ],
    ("staff", "banding"): [
        "Kabupaten Wana Sejati di bawah Provinsi Nusa Indah dan Kabupaten Lembah Hijau.",
        "Laju kenaikan indeks Wana Sejati lebih tinggi daripada Kabupaten Lembah Hijau.",
    ],
}
CASES = [(of, section, sentence) for (of, section), own in TRUE.items() for sentence in own]


@pytest.mark.parametrize(("of", "section", "sentence"), CASES)
def test_a_true_sentence_is_passed(of: str, section: str, sentence: str) -> None:
    assert told(of, section, sentence) == []
