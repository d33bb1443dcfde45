"""Sentences that sound like those of ranks, counts and extremes, but speak of what no table tells.

They stand in a report whose tables could be taken for theirs; nothing may be said of them.
"""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

from capaian.domain.issue import Level

REPORT = """
LAPORAN KINERJA DINAS PERIKANAN TAHUN 2031

BAB III AKUNTABILITAS KINERJA

3.1 Produksi

Tabel 3.1 Produksi Ikan Menurut Kecamatan Tahun 2031
No | Kecamatan | Target (ton) | Produksi (ton) | Capaian (%)
1 | Muara Biru | 420 | 441 | 105,00
2 | Tanjung Pari | 380 | 361 | 95,00
3 | Teluk Kerapu | 510 | 536 | 105,10
4 | Pulau Kakap | 260 | 221 | 85,00
5 | Ujung Karang | 330 | 343 | 103,94
 | Jumlah | 1.900 | 1.902 | 100,11

{}

3.2 Kunjungan Pasar Ikan

Tabel 3.2 Kunjungan Pasar Ikan per Triwulan Tahun 2031
No | Pasar | Triwulan I | Triwulan II | Triwulan III | Triwulan IV | Jumlah
1 | Pasar Lama | 2.140 | 2.365 | 2.910 | 2.480 | 9.895
2 | Pasar Baru | 1.805 | 1.950 | 1.720 | 2.015 | 7.490
 | Jumlah | 3.945 | 4.315 | 4.630 | 4.495 | 17.385

{}

3.3 Anggaran

Tabel 3.3 Anggaran Program, Kegiatan, dan Sub Kegiatan Tahun 2031
Kode | Program/Kegiatan/Sub Kegiatan | Pagu (Rp)
1 | Program Perikanan Tangkap | 500.000.000
1.1 | Penyediaan Sarana Tangkap | 500.000.000
1.1.1 | Bantuan Jaring Nelayan | 300.000.000
1.1.2 | Perbaikan Perahu Motor | 200.000.000
2 | Program Perikanan Budidaya | 400.000.000
2.1 | Pembinaan Pembudidaya Ikan | 400.000.000
2.1.1 | Pelatihan Pakan Mandiri | 400.000.000
 | Jumlah | 900.000.000

{}
"""
RANKS = [
    "Kecamatan Pulau Kakap menempati peringkat kedua dalam lomba kampung bahari.",
    "Kecamatan Muara Biru berada pada urutan pertama daftar tunggu perbaikan dermaga tahun 2032.",
    "Di antara kecamatan kepulauan, Pulau Kakap menempati peringkat pertama.",
    "Dari 38 provinsi, Kecamatan Teluk Kerapu mewakili daerah pada peringkat ke-5.",
    "Pada rapat itu Tanjung Pari mendapat nomor urut ketiga, disusul Ujung Karang.",
]
COUNTS = [
    "Sebanyak 4 kecamatan dengan angka stunting di atas 14% mendapat bantuan ikan.",
    "Sebanyak 2 dari 5 kecamatan telah memiliki gudang beku.",
    "Penyuluhan diadakan tiga kali (Muara Biru dan Pulau Kakap).",
    "Pendampingan melibatkan empat mitra (antara lain Bank Bahari dan Koperasi Mina).",
    "Terdapat lima kecamatan (lihat Tabel 3.1 dan Lampiran 2).",
]
SIDES = [
    "Di seluruh kecamatan realisasi panen rumput laut diharapkan di atas target.",
    "Hampir di semua kecamatan realisasi berada di atas target.",
    "Harga ikan 2,50 poin di atas inflasi yang sebesar 3,15%.",
    "Rata-rata tujuh kecamatan pesisir 97,45 ton garam.",
    "Kenaikan terbesar terjadi pada Tanjung Pari.",
]
QUARTERS = [
    "Triwulan tersibuk bagi nelayan adalah triwulan II dengan 212 trip melaut.",
    "Curah hujan tertinggi terjadi pada triwulan I sebesar 412,5 mm.",
    "Kunjungan pada triwulan II sebanyak 4.315 orang.",
    "Di Pasar Lama, kunjungan tertinggi pada triwulan III dengan 2.910 orang.",
]
PLANS = [
    "Program Perikanan Tangkap berjalan baik, sedangkan kegiatan Pembinaan Pembudidaya Ikan dimulai lambat.",
    "Sub kegiatan Pelatihan Pakan Mandiri bersinergi dengan Program Perikanan Tangkap Nasional.",
    "Bidang itu mengelola 6 program, 11 kegiatan, dan 24 sub kegiatan sejak tahun 2027.",
]


def said(*sentences: str) -> list[tuple[str, str, str]]:
    found = audited(REPORT.format(*sentences)).findings
    return [(each.rule.value, each.printed, each.why) for each in found if each.level is not Level.NOTE]


@pytest.mark.parametrize("sentence", [*RANKS, *COUNTS, *SIDES])
def test_nothing_is_said_below_a_table_of_districts(sentence: str) -> None:
    assert said(sentence, "", "") == []


@pytest.mark.parametrize("sentence", QUARTERS)
def test_nothing_is_said_below_a_table_of_quarters(sentence: str) -> None:
    assert said("", sentence, "") == []


@pytest.mark.parametrize("sentence", PLANS)
def test_nothing_is_said_below_a_plan(sentence: str) -> None:
    assert said("", "", sentence) == []


def test_nothing_is_said_of_all_of_them_together() -> None:
    assert said("\n\n".join([*RANKS, *COUNTS, *SIDES]), "\n\n".join(QUARTERS), "\n\n".join(PLANS)) == []
