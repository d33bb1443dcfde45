"""A sound report of a fishery office, and what is said once one sentence or figure of it is wrong."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

REPORT = """
LAPORAN KINERJA DINAS PERIKANAN KABUPATEN TELUK AMBAR
TAHUN 2031

BAB I PENDAHULUAN

1.1 Pegawai

Dinas didukung oleh 57 orang pegawai, yaitu 43 orang aparatur (75,44%) dan 14 orang honorer (24,56%).

Tabel 1.1 Pegawai menurut Pendidikan Tahun 2031

No | Pendidikan | Pria | Wanita | Jumlah
1 | S2 | 3 | 2 | 5
2 | S1 | 11 | 9 | 20
3 | D-III | 5 | 3 | 8
4 | SMA | 12 | 9 | 21
5 | SMP | 2 | 1 | 3
 | Jumlah | 33 | 24 | 57

Pegawai berpendidikan SMA ke bawah berjumlah 24 orang atau 42,11%, sehingga pelatihan masih diperlukan.

BAB II AKUNTABILITAS KINERJA

2.1 Cara Mengukur

Khusus indikator waktu sandar kapal dipakai rumus (2 x target - realisasi) / target x 100%.

2.2 Hasil

Tabel 2.1 Capaian Indikator Tahun 2031

No | Indikator | Target | Realisasi | Capaian (%)
1 | Cakupan kartu nelayan | 82,00 | 79,45 | 96,89
2 | Rata-rata waktu sandar kapal | 8,00 | 7,20 | 110,00
3 | Indeks kepuasan nelayan | 80,00 | 84,00 | 105,00
4 | Persentase kapal terdaftar | 90,00 | 91,26 | 101,40

Cakupan kartu nelayan adalah 79,45%, naik dari tahun lalu, tetapi belum mencapai target 82,00%.

Indeks kepuasan nelayan mencatat capaian sebesar 105,00%, yakni realisasi 84,00 dari target 80,00.

Tabel 2.2 Realisasi dan Capaian Dua Tahun

No | Indikator | Realisasi | | Capaian (%) |
 | | 2030 | 2031 | 2030 | 2031
1 | Cakupan kartu nelayan | 76,10 | 79,45 | 97,56 | 96,89
2 | Rata-rata waktu sandar kapal | 8,10 | 7,20 | 98,75 | 110,00
3 | Indeks kepuasan nelayan | 81,46 | 84,00 | 103,11 | 105,00
4 | Persentase kapal terdaftar | 88,02 | 91,26 | 99,46 | 101,40

Capaian keempat indikator tidak sama arahnya dibandingkan tahun 2030.

Tabel 2.3 Perbandingan dengan Provinsi Tahun 2031

No | Indikator | Realisasi | Realisasi Provinsi
1 | Cakupan kartu nelayan | 79,45 | 74,20
2 | Indeks kepuasan nelayan | 84,00 | 82,15
3 | Persentase kapal terdaftar | 91,26 | 88,40

Ketiga indikator pada Tabel 2.3 berada di atas realisasi provinsi.

BAB III PENUTUP

Mutu layanan meningkat, indeks kepuasan nelayan 84,00, kapal terdaftar 91,26%, dan cakupan kartu 79,45%.
"""

_WRONG = [
    ("oleh 57 orang", "oleh 75 orang", AuditRule.CROSSREF),
    ("oleh 57 orang", "oleh 56 orang", AuditRule.CROSSREF),
    ("atau 42,11%", "atau 41,21%", AuditRule.RATIO),
    ("24 orang atau 42,11%", "24 orang (45,61%)", AuditRule.RATIO),
    ("8,00 | 7,20 | 110,00", "8,00 | 7,20 | 90,00", AuditRule.ACHIEVEMENT),
    ("tetapi belum mencapai target 82,00%", "dan telah mencapai target 82,00%", AuditRule.CLAIM),
    ("tetapi belum mencapai target 82,00%", "sudah di atas target 82,00%", AuditRule.CLAIM),
    ("mencatat capaian sebesar 105,00%", "mencatat realisasi sebesar 105,00%", AuditRule.LABEL),
    ("tidak sama arahnya dibandingkan", "meningkat dibandingkan", AuditRule.CLAIM),
    ("keempat indikator tidak sama arahnya", "seluruh indikator mengalami penurunan", AuditRule.CLAIM),
    ("berada di atas realisasi", "berada di bawah realisasi", AuditRule.CLAIM),
    ("kapal terdaftar 91,26%, dan", "kapal terdaftar 88,02%, dan", AuditRule.CROSSREF),
    ("nelayan 84,00, kapal", "nelayan 81,46, kapal", AuditRule.CROSSREF),
]


def test_nothing_is_said_of_the_report_as_it_is() -> None:
    assert [found for found in audited(REPORT).findings if found.level is not Level.NOTE] == []


@pytest.mark.parametrize(("old", "new", "rule"), _WRONG)
def test_what_is_wrong_is_told_by_its_rule_where_it_stands(old: str, new: str, rule: AuditRule) -> None:
    assert REPORT.count(old) == 1
    place = REPORT.strip("\n")[: REPORT.strip("\n").index(old)].count("\n") + 1
    found = audited(REPORT.replace(old, new)).findings
    assert (place, rule) in {(each.line, each.rule) for each in found}
