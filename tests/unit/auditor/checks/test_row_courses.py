"""The course of one row over the years, told without its figures."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

MARKETS = """LAPORAN KINERJA DINAS PERDAGANGAN TAHUN 2031

BAB III AKUNTABILITAS KINERJA

Tabel 1 Realisasi Indikator

No | Indikator | Satuan | Tahun 2029 | Tahun 2030 | Tahun 2031
1 | Tingkat hunian kios | % | 81,3 | 85,2 | 89,4
2 | Persentase koperasi aktif | % | 66,4 | 63,4 | 68,8
3 | Waktu layanan perizinan | Hari | 5,0 | 4,2 | 3,1
4 | Jumlah pasar tertib | Unit | 12 | 12 | 12

{}
"""
HEALTH = """LAPORAN KINERJA DINAS KESEHATAN TAHUN 2031

BAB III AKUNTABILITAS KINERJA

Tabel 1 Capaian dan Target Program Kesehatan

Program | Target 2031 | Realisasi 2028 | Realisasi 2029 | Realisasi 2030 | Realisasi 2031
Prevalensi stunting | 14,0 | 21,6 | 19,4 | 17,8 | 16,2
Cakupan imunisasi dasar | 95,0 | 88,1 | 90,4 | 87,9 | 92,3
Kunjungan ibu hamil | 98,0 | 91,5 | 92,5 | 94,0 | 96,5

{}
"""


def courses(text: str) -> list[tuple[str, str]]:
    return [(printed, right) for _, printed, right in told(text, AuditRule.TREND)]


@pytest.mark.parametrize(
    ("report", "sentence"),
    [
        (MARKETS, "Tingkat hunian kios terus meningkat selama tiga tahun terakhir."),
        (MARKETS, "Persentase koperasi aktif berfluktuasi selama tiga tahun terakhir."),
        (MARKETS, "Persentase koperasi aktif meningkat dalam tiga tahun terakhir."),
        (MARKETS, "Waktu layanan perizinan terus menurun setiap tahun."),
        (MARKETS, "Tingkat hunian kios diharapkan terus menurun selama tiga tahun."),
        (MARKETS, "Selisih Tingkat hunian kios terus menurun setiap tahun."),
        (MARKETS, "Tingkat hunian kios dan tingkat kekosongan terus menurun setiap tahun."),
        (MARKETS, "Tingkat hunian kios di tingkat nasional terus menurun setiap tahun."),
        (MARKETS, "Tingkat hunian kios terus menurun selama lima tahun terakhir."),
        (HEALTH, "Prevalensi stunting terus menurun selama empat tahun terakhir."),
        (HEALTH, "Kunjungan ibu hamil meningkat dari tahun ke tahun."),
        (HEALTH, "Cakupan imunisasi dasar fluktuatif dalam empat tahun terakhir."),
    ],
)
def test_a_right_course_and_one_of_other_things_is_no_finding(report: str, sentence: str) -> None:
    assert courses(report.format(sentence)) == []


@pytest.mark.parametrize(
    ("report", "sentence", "printed", "right"),
    [
        (MARKETS, "Tingkat hunian kios terus menurun.", "terus menurun", "meningkat"),
        (MARKETS, "Realisasi tingkat hunian kios menurun setiap tahun.", "menurun", "meningkat"),
        (MARKETS, "Tingkat hunian kios berfluktuasi selama tiga tahun.", "berfluktuasi", "terus naik"),
        (MARKETS, "Persentase koperasi aktif terus meningkat.", "terus meningkat", "berfluktuasi"),
        (MARKETS, "Persentase koperasi aktif meningkat setiap tahun.", "meningkat", "berfluktuasi"),
        (MARKETS, "Waktu layanan perizinan naik dalam tiga tahun terakhir.", "naik", "turun"),
        (MARKETS, "Jumlah pasar tertib bertambah setiap tahun.", "bertambah", "tetap"),
        (HEALTH, "Prevalensi stunting terus naik selama 4 tahun terakhir.", "terus naik", "turun"),
        (HEALTH, "Cakupan imunisasi dasar selalu meningkat.", "terus meningkat", "berfluktuasi"),
        (HEALTH, "Kunjungan ibu hamil menurun tiga tahun berturut-turut.", "menurun", "meningkat"),
    ],
)
def test_a_row_that_went_otherwise_is_told(report: str, sentence: str, printed: str, right: str) -> None:
    assert courses(report.format(sentence)) == [(printed, right)]
