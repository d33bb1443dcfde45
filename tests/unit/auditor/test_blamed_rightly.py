"""Which of several figures is blamed, and how the remedy is written: the one that other places refute."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

from capaian.domain.issue import Level

VILLAGES = """
Kabupaten Muara Sebangau memiliki {villages} desa di 3 (tiga) kecamatan. Sampai akhir tahun 2024, \
desa berstatus maju dan mandiri berjumlah 61 desa atau 56,48%.

BAB III AKUNTABILITAS KINERJA

Tabel 3.4 Status Perkembangan Desa per Kecamatan Tahun 2024
No | Kecamatan | Mandiri | Maju | Berkembang | Jumlah Desa | % Maju dan Mandiri
1 | Sebangau Kota | 8 | 17 | 9 | 34 | 73,53
2 | Rawa Indah | 4 | 12 | 22 | 38 | 42,11
3 | Bukit Lada | 8 | 12 | 16 | 36 | 55,56
 | Jumlah | 20 | 41 | 47 | 108 | 56,48
"""
UNITS = """
Tabel 1.3 Sarana Pemadaman Tahun 2024
No | Jenis Sarana | Jumlah (unit) | Baik | Rusak | Baik (%)
1 | Mobil pemadam | 14 | 12 | 2 | 85,71
2 | Perahu karet | 7 | 5 | 2 | 71,43
3 | Pompa portabel | 14 | 11 | 3 | 78,57
 | Jumlah | 35 | 28 | 7 | 80,00

Dari {all} unit sarana, 28 unit dalam kondisi baik dan {broken} unit rusak.
"""
STAFF = """
Tabel 1.1 Pegawai Menurut Pendidikan dan Jenis Kelamin Tahun 2023
No. | Pendidikan | Jumlah | Laki-laki | Perempuan
 | Jumlah Pegawai | 82 | 48 | 34
1. | S-2 | 9 | 5 | {women}
2. | S-1/D-IV | {all} | 24 | 21
3. | D-III | 11 | 6 | 5
4. | SMA/sederajat | 17 | 13 | 4
"""
GRANTS = """
Tabel 3.10 Penyaluran Alokasi Dana Desa Tahun 2024 (Ribu Rupiah)
No | Kecamatan | Alokasi | Penyaluran | Sisa | % Salur
1 | Sebangau Kota | {allotted} | 9.863.250 | 0 | 100,00
2 | Sebangau Hulu | 10.427.800 | 10.214.350 | 213.450 | 97,95
3 | Tanjung Pasir | 10.118.400 | 10.118.400 | 0 | 100,00
4 | Rawa Indah | 9.684.900 | 9.412.600 | 272.300 | 97,19
 | Jumlah | 40.094.350 | 39.608.600 | 485.750 | 98,79
"""
MINUTES = """
Untuk indikator yang semakin kecil semakin baik: capaian = (2 x target - realisasi) / target x 100.

Tabel 3.2 Capaian Indikator Kinerja Utama Tahun 2024
No | Indikator | Satuan | Target | Realisasi | Capaian (%)
1 | Kebakaran yang tertangani | Persen | 85.00 | 87.72 | 103.20
2 | Rata-rata waktu tanggap | Menit | 12.50 | {actual} | 102.40
3 | Indeks Kepuasan Masyarakat | Nilai | 87.00 | 89.00 | 102.30

Tabel 3.3 Perbandingan Realisasi Kinerja Tahun 2022-2024
No | Indikator | 2022 | 2023 | 2024
1 | Kebakaran yang tertangani | 81.20 | 83.44 | 87.72
2 | Rata-rata waktu tanggap | 13.40 | 12.90 | 12.20
3 | Indeks Kepuasan Masyarakat | 84.15 | 86.62 | 89.00
"""
ELEMENTS = """
Tabel 3.6 Nilai Rata-rata Unsur Survei Kepuasan Masyarakat Tahun 2024
No | Unsur Pelayanan | Nilai Rata-rata
U1 | Persyaratan | 3.52
U2 | Prosedur | 3.47
U3 | Waktu penyelesaian | 3.58
U4 | Biaya | 3.92
U5 | Produk layanan | {product}
U6 | Kompetensi pelaksana | 3.61
U7 | Perilaku pelaksana | 3.66
U8 | Penanganan pengaduan | 3.41
U9 | Sarana dan prasarana | 3.32
 | Nilai rata-rata unsur | 3.560
 | Nilai IKM (konversi) | 89.00
"""


def test_sound_ones_stay_silent() -> None:
    for text in (
        VILLAGES.format(villages=108),
        UNITS.format(all=35, broken=7),
        STAFF.format(women=4, all=45),
        GRANTS.format(allotted="9.863.250"),
        MINUTES.format(actual="12.20"),
        ELEMENTS.format(product="3.55"),
    ):
        assert audited(text).findings == ()


@pytest.mark.parametrize(
    ("text", "line", "printed", "repaired"),
    [
        (VILLAGES.format(villages=116), 1, "116", "108"),
        (UNITS.format(all=35, broken=9), 8, "9", "7"),
        (STAFF.format(women=2, all=45), 4, "2", "4"),
        (STAFF.format(women=4, all=54), 5, "54", "45"),
        (GRANTS.format(allotted="9.836.250"), 3, "9.836.250", "9.863.250"),
        (MINUTES.format(actual="18.20"), 6, "18.20", "12.20"),
        (ELEMENTS.format(product="355"), 7, "355", "3.55"),
    ],
)
def test_one_figure_is_blamed_once(text: str, line: int, printed: str, repaired: str) -> None:
    (root,) = (each for each in audited(text).findings if each.root is None and each.level is not Level.NOTE)
    assert root.repair is not None
    assert (root.repair.line, root.repair.printed, root.repair.repaired) == (line, printed, repaired)


def test_a_whole_that_no_table_has_leaves_the_share_to_be_blamed() -> None:
    text = VILLAGES.format(villages=116).replace("56,48\n", "56,49\n")
    assert any(each.printed == "56,48" and each.computed == "52,59" for each in audited(text).findings)
