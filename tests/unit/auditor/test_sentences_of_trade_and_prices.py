"""Sentences of a report on trade: each in its right and in its wrong wording, in places of their own."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

from capaian.domain.issue import Level

REPORT = """
LAPORAN KINERJA DINAS PERDAGANGAN KOTA SENTOSA TAHUN 2031

BAB III AKUNTABILITAS KINERJA

A. Retribusi Pasar

Tabel 3.1 Target dan Realisasi Retribusi Pasar Tahun 2031
Pasar | Target (Rp) | Realisasi (Rp) | Persentase
Pasar Timur | 1.400.000.000 | 1.484.000.000 | 106,00
Pasar Barat | 1.100.000.000 | 1.045.000.000 | 95,00
Pasar Induk | 2.300.000.000 | 2.415.000.000 | 105,00
Pasar Ikan | 600.000.000 | 582.000.000 | 97,00
Jumlah | 5.400.000.000 | 5.526.000.000 | 102,33

{retribusi}

B. Inflasi

Tabel 3.2 Laju Inflasi Menurut Kota (%)
Kota | 2029 | 2030 | 2031
Kota Sentosa | 2,95 | 2,60 | 2,41
Kota Harapan | 3,10 | 2,74 | 2,83
Kota Delima | 2,70 | 2,52 | 2,35
Nasional | 2,61 | 2,57 | 2,48

{inflasi}

C. Tenaga

Tabel 3.3 Tenaga Penera dan Pengawas Tahun 2031
Jabatan | L | P | Jumlah
Penera | 7 | 15 | 22
Pengawas Pasar | 9 | 12 | 21
Tenaga Teknis | 16 | 11 | 27
Jumlah | 32 | 38 | 70

{tenaga}
"""
CASES = [
    (
        "retribusi",
        "Target {} tidak tercapai.",
        "Pasar Ikan sebesar Rp600.000.000",
        "Pasar Induk sebesar Rp2.300.000.000",
    ),
    ("retribusi", "Pasar Timur dan Pasar Induk menyumbang {} dari total retribusi.", "70,56%", "76,50%"),
    (
        "inflasi",
        "Bila dibandingkan dengan nasional, inflasi Kota Sentosa {}.",
        "lebih rendah",
        "lebih tinggi",
    ),
    ("inflasi", "Inflasi Kota Sentosa berada {} Kota Delima.", "di atas", "di bawah"),
    ("inflasi", "Inflasi Kota Sentosa (2,41%) {} Kota Harapan (2,83%).", "belum melampaui", "melampaui"),
    ("inflasi", "Inflasi {} turun dibandingkan tahun 2030.", "Sentosa dan Delima", "Sentosa dan Harapan"),
    ("inflasi", "Inflasi Kota Sentosa turun {} poin dibandingkan tahun 2029.", "0,54", "0,19"),
    ("inflasi", "Tahun {} inflasi Kota Sentosa tercatat 2,60%.", "2030", "2029"),
    ("tenaga", "Dari 22 penera, {} orang adalah perempuan.", "15", "14"),
    ("tenaga", "Jumlah tenaga teknis wanita {} orang.", "11", "13"),
]


def found(section: str, sentence: str) -> list[str]:
    text = REPORT.format(**{"retribusi": "", "inflasi": "", "tenaga": "", section: sentence})
    return [each.why for each in audited(text).findings if each.level is not Level.NOTE]


@pytest.mark.parametrize(("section", "form", "right", "wrong"), CASES)
def test_the_right_wording_is_passed_and_the_wrong_one_told(
    section: str, form: str, right: str, wrong: str
) -> None:
    assert found(section, form.format(right)) == []
    assert found(section, form.format(wrong)) != []


@pytest.mark.parametrize(
    ("section", "sentence"),
    [
        ("inflasi", "Harga beras Kota Sentosa turun 0,19 poin dibandingkan tahun 2029."),
        ("inflasi", "Inflasi Kota Sentosa pada triwulan II melampaui Kota Harapan."),
        ("inflasi", "Bila inflasi Kota Sentosa melampaui nasional, operasi pasar diadakan."),
        ("tenaga", "Dari 22 penera, 4 orang perempuan mengikuti pelatihan."),
        ("retribusi", "Target Pasar Induk sebesar Rp2.300.000.000 tercapai sebesar 105,00%."),
    ],
)
def test_other_things_and_conditions_are_left_alone(section: str, sentence: str) -> None:
    assert found(section, sentence) == []
