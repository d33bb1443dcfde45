"""A small sound report, and what stands in it when a sentence is left from the one of last year."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

REPORT = """
LAPORAN KINERJA DINAS PERPUSTAKAAN KOTA MENTARI TAHUN 2041

BAB I PENDAHULUAN

1.1 Kedudukan

Dinas Perpustakaan Kota Mentari membantu Wali Kota melaksanakan urusan perpustakaan.

Warga Kota Mentari membaca di taman bacaan. Kota Mentari mempunyai dua gedung perpustakaan.

Data pembaca dalam laporan ini adalah data Semester II Tahun 2041, keadaan 31 Desember 2041.

1.2 Pegawai

Tabel 1.1 Pustakawan menurut Pendidikan Tahun 2041

No | Pendidikan | Jumlah (orang)
1 | Magister (S2) | 4
2 | Sarjana (S1) | 13
3 | Diploma III | 7
4 | SMA | 9
5 | SMP | 3
 | Jumlah | 36

Pustakawan lulusan sarjana ke atas berjumlah 17 orang, sedangkan lulusan SMA ke bawah 12 orang.

1.3 Sarana

Keadaan sarana membaca per 31 Desember 2041 disajikan pada Tabel 1.2.

Tabel 1.2 Sarana Membaca Tahun 2041

Sarana | Baik | Rusak | Jumlah
Meja baca | 118 | 12 | 130
Rak buku | 241 | 19 | 260
Komputer | 46 | 8 | 54

BAB II PERENCANAAN

2.1 Renstra 2039-2043

Renstra 2039-2043 memuat empat indikator kinerja.

Tabel 2.1 Target Renstra

No | Indikator | 2039 | 2040 | 2041 | 2042 | 2043
1 | Indeks Kepuasan Pembaca | 78,00 | 79,50 | 81,00 | 82,50 | 84,00
2 | Cakupan kartu anggota | 41,00 | 45,00 | 49,00 | 53,00 | 57,00
3 | Waktu tunggu buku titipan | 6,50 | 6,00 | 5,25 | 4,75 | 4,00
4 | Persentase buku terawat | 66,00 | 69,00 | 72,00 | 75,00 | 78,00

Target waktu tunggu buku titipan turun dari 6,50 hari tahun 2039 menjadi 4,00 hari tahun 2043.

BAB III CAPAIAN

3.1 Perkembangan

Tabel 3.1 Realisasi Tahun 2040 dan 2041

No | Indikator | Realisasi 2040 | Realisasi 2041
1 | Indeks Kepuasan Pembaca | 79,82 | 81,46
2 | Cakupan kartu anggota | 44,17 | 50,28
3 | Waktu tunggu buku titipan | 6,15 | 5,10
4 | Persentase buku terawat | 68,35 | 71,64

3.2 Anggota

Sampai akhir Tahun 2041 sebanyak 48.216 dari 95.895 warga mempunyai kartu anggota.

Tabel 3.2 Anggota Perpustakaan per Kecamatan Tahun 2041

Kecamatan | Warga | Anggota
Timur | 51.306 | 26.104
Barat | 44.589 | 22.112
Jumlah | 95.895 | 48.216

Sebanyak 95.895 warga menjadi dasar perhitungan anggota pada Tabel 3.2.

3.3 Pengunjung

Tabel 3.3 Pengunjung Perpustakaan menurut Usia

No | Usia | Tahun 2040 (orang) | Tahun 2041 (orang)
1 | Anak | 12.480 | 13.911
2 | Dewasa | 9.372 | 10.046
 | Jumlah | 21.852 | 23.957

Pengunjung tahun 2041 berjumlah 23.957 orang, sedangkan tahun 2040 sebanyak 21.852 orang.

BAB IV PENUTUP

4.1 Simpulan

Target akhir Renstra tahun 2043 belum tercapai oleh semua indikator.

IKP memperoleh nilai 81,46 dengan mutu B, dan buku terawat mencapai 71,64%.

Dibanding tahun 2040, IKP naik 1,64 poin, kartu anggota naik 6,11 poin, dan buku terawat naik 3,29 poin.
"""

LEFT = [
    ("membantu Wali Kota", "membantu Bupati", AuditRule.COPY, "Wali Kota"),
    (
        "Semester II Tahun 2041, keadaan 31 Desember 2041",
        "Semester II Tahun 2041, keadaan 31 Desember 2040",
        AuditRule.YEAR,
        "2041",
    ),
    ("SMA ke bawah 12 orang", "SMA ke bawah 9 orang", AuditRule.SUM, "12"),
    ("sarjana ke atas berjumlah 17", "sarjana ke atas berjumlah 13", AuditRule.SUM, "17"),
    ("per 31 Desember 2041 disajikan", "per 31 Desember 2040 disajikan", AuditRule.YEAR, "2041"),
    ("4,00 hari tahun 2043", "4,00 hari tahun 2042", AuditRule.YEAR, "2043"),
    ("6,50 hari tahun 2039", "6,50 hari tahun 2040", AuditRule.YEAR, "2039"),
    ("Sampai akhir Tahun 2041 sebanyak", "Sampai akhir Tahun 2040 sebanyak", AuditRule.YEAR, "2041"),
    (
        "perhitungan anggota pada Tabel 3.2",
        "perhitungan anggota pada Tabel 3.3",
        AuditRule.CROSSREF,
        "Tabel 3.2",
    ),
    ("tahun 2040 sebanyak 21.852", "tahun 2039 sebanyak 21.852", AuditRule.YEAR, "2040"),
    ("Renstra tahun 2043 belum", "Renstra tahun 2042 belum", AuditRule.YEAR, "2043"),
    ("nilai 81,46 dengan", "nilai 79,82 dengan", AuditRule.CROSSREF, "81,46"),
    ("terawat mencapai 71,64%", "terawat mencapai 68,35%", AuditRule.CROSSREF, "71,64"),
    ("anggota naik 6,11 poin", "anggota naik 4,11 poin", AuditRule.DIFFERENCE, "6,11"),
    ("terawat naik 3,29 poin", "terawat naik 1,97 poin", AuditRule.DIFFERENCE, "3,29"),
]


def errors(text: str) -> list[tuple[AuditRule, int, str]]:
    """Return rule, line and computed of what is said, but for notes."""
    return [(f.rule, f.line, f.computed) for f in audited(text).findings if f.level is not Level.NOTE]


def test_nothing_is_said_of_the_sound_report() -> None:
    assert errors(REPORT) == []


@pytest.mark.parametrize(("right", "wrong", "rule", "computed"), LEFT)
def test_what_is_left_from_last_year_is_told(right: str, wrong: str, rule: AuditRule, computed: str) -> None:
    assert REPORT.count(right) == 1
    text = REPORT.replace(right, wrong)
    line = next(n for n, line in enumerate(text.strip("\n").split("\n"), start=1) if wrong in line)
    assert (rule, line, computed) in errors(text)


@pytest.mark.parametrize(
    ("right", "harmless"),
    [
        ("membantu Wali Kota", "membantu Wali Kota Mentari"),
        ("keadaan 31 Desember 2041", "keadaan pada 31 Desember 2041"),
        ("per 31 Desember 2041 disajikan", "pada akhir tahun 2041 disajikan"),
        ("Sampai akhir Tahun 2041 sebanyak", "Dari pendataan diketahui"),
        ("tahun 2040 sebanyak 21.852", "tahun sebelumnya sebanyak 21.852"),
        ("Renstra tahun 2043 belum", "Renstra belum"),
        ("IKP memperoleh nilai 81,46 dengan mutu B, dan buku", "IKP tahun 2040 memperoleh 79,82. Buku"),
        ("terawat mencapai 71,64%", "terawat mencapai 71,64 persen"),
        ("kartu anggota naik 6,11 poin", "kartu anggota bertambah 6,11 poin"),
        ("perhitungan anggota pada Tabel 3.2", "perhitungan anggota"),
    ],
)
def test_other_words_for_the_same_are_no_error(right: str, harmless: str) -> None:
    assert REPORT.count(right) == 1
    assert errors(REPORT.replace(right, harmless)) == []
