"""What is called highest or lowest by the figure that is told with it."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

CLINICS = """
BAB III AKUNTABILITAS KINERJA
3.1. Capaian Kinerja
Tabel 3.2 Capaian Indikator Tahun 2031
No | Indikator | Target | Realisasi | Capaian (%)
1 | Imunisasi bayi | 90,00 | 95,40 | 106,00
2 | Kunjungan ibu hamil | 80,00 | 77,20 | 96,50
3 | Pos pelayanan aktif | 60,00 | 61,80 | 103,00
4 | Air bersih sekolah | 70,00 | 71,40 | 102,00
Capaian tertinggi adalah imunisasi pada bayi 106,00% dan capaian terendah adalah ibu hamil 96,50%.
"""
DISTRICTS = """
BAB III AKUNTABILITAS KINERJA
3.2. Cakupan
Tabel 3.4 Cakupan Kartu Menurut Distrik
Distrik | Sasaran | Terbit | %
Yamkora | 1.200 | 1.160 | 96,67
Mugirai | 1.410 | 1.116 | 79,15
Hobanu | 980 | 850 | 86,73
Distrik pesisir tertinggi dengan 96,67%, terendah pegunungan 79,15%.
Selisih antara distrik tertinggi dan terendah 17,52 poin.
"""


@pytest.mark.parametrize(
    ("text", "right", "wrong", "expected"),
    [
        (CLINICS, "capaian terendah", "capaian tertinggi", "terendah"),
        (CLINICS, "Capaian tertinggi", "Capaian paling rendah", "paling tinggi"),
        (DISTRICTS, "pesisir tertinggi", "pesisir terendah", "tertinggi"),
        (DISTRICTS, "96,67%, terendah", "96,67%, tertinggi", "terendah"),
        (DISTRICTS, "distrik tertinggi dan", "distrik terendah dan", "terendah dan tertinggi"),
        (DISTRICTS, "dan terendah 17", "dan yang tertinggi 17", "tertinggi dan terendah"),
    ],
)
def test_an_extreme_that_is_the_other_end_of_its_column(
    text: str, right: str, wrong: str, expected: str
) -> None:
    assert told(text, AuditRule.CLAIM) == []
    (found,) = told(text.replace(right, wrong), AuditRule.CLAIM)
    assert found[2] == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Di antara yang belum mencapai target, tertinggi adalah 96,50%.",
        "Capaian tertinggi kedua berasal dari kelompok dengan 96,50%.",
        "Capaian kabupaten tidak tertinggi, yaitu 96,50%.",
        "Capaian tertinggi diraih wilayah lain, sedangkan kita 96,50%.",
        "Capaian tertinggi provinsi sebesar 96,50%.",
        "Kualitas tertinggi diraih dengan nilai 91,25.",  # no column has it
        "Capaian tertinggi pada triwulan pertama 103,00%.",  # neither end
    ],
)
def test_an_extreme_of_something_else_is_not_judged(sentence: str) -> None:
    assert told(f"{CLINICS}{sentence}\n", AuditRule.CLAIM) == []


def test_a_figure_that_is_either_end_of_two_columns_says_nothing() -> None:
    other = DISTRICTS.replace("79,15\n", "79,15\n").replace("3.4", "3.5") + (
        "Tabel 3.6 Cakupan Lain\nDistrik | Sasaran | Terbit | %\nA | 100 | 79 | 79,15\nB | 100 | 60 | 60,00\n"
        "C | 100 | 50 | 50,00\n"
    )
    assert told(other.replace("96,67%, terendah", "96,67%, tertinggi"), AuditRule.CLAIM) == []


def test_of_falls_the_largest_is_the_lowest_figure() -> None:
    text = CLINICS + (
        "Tabel 3.3 Deviasi\nTriwulan | Target | Realisasi | Deviasi\nI | 20,00 | 17,45 | -2,55\n"
        "II | 45,00 | 41,20 | -3,80\nIII | 75,00 | 68,98 | -6,02\n"
        "Deviasi terbesar ada pada awal (-6,02 poin).\n"
    )
    assert told(text, AuditRule.CLAIM) == []
