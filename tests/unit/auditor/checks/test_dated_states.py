"""The day of a state is of the year of the table that prints its figures."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

STAFF = """
LAPORAN KINERJA DINAS PELABUHAN TAHUN 2031

1.2 Pegawai

{}

Tabel 1 Pegawai menurut Golongan Tahun 2031
Golongan | Jumlah | Laki-laki | Perempuan | Bagian (%)
Golongan IV | 13 | 9 | 4 | 9,92
Golongan III | 74 | 41 | 33 | 56,49
Golongan II | 44 | 23 | 21 | 33,59
Jumlah | 131 | 73 | 58 | 100,00
"""
BOATS = """
LAPORAN KINERJA DINAS PERIKANAN TAHUN 2031

1.1 Armada

Table 2. Armada menurut Muara, Keadaan Tahun 2031
Muara | Kapal | Perahu | Sampan
Muara Kelam | 412 | 96 | 240
Teluk Ambar | 305 | 88 | 190
Jumlah | 717 | 184 | 430

{}
"""

TWO_YEARS = BOATS.replace("Kapal |", "Kapal 2030 |")


def years(text: str, sentence: str) -> list[tuple[str, str]]:
    return [found[1:] for found in told(text.format(sentence), AuditRule.YEAR)]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (STAFF, "Pada 31 Desember {} dinas mempunyai 131 pegawai: 73 laki-laki dan 58 perempuan."),
        (STAFF, "Posisi 31 Desember {} ada 131 pegawai, yaitu 73 laki-laki dan 58 perempuan."),
        (STAFF, "Keadaan akhir Desember {}: 13 orang golongan IV (9,92%), tidak termasuk 131 orang lain."),
        (BOATS, "Sampai dengan 31 Desember {} tercatat 717 kapal, 184 perahu dan 430 sampan."),
        (BOATS, "Di Muara Kelam pada tanggal 31 Desember {} terdapat 412 kapal, 96 perahu, 240 sampan."),
    ],
)
def test_a_state_is_of_the_year_of_its_table(text: str, sentence: str) -> None:
    assert years(text, sentence.format(2031)) == []
    found = years(text, sentence.format(2030))
    if "akhir Desember" in sentence:
        assert found == []
    else:
        ((printed, right),) = found
        assert (printed.removeprefix("tahun "), right) == ("2030", "2031")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (STAFF, "Pada 31 Desember 2030 dinas mempunyai 131 pegawai dan 73 komputer."),
        (STAFF, "Pada 31 Desember 2030 ada 129 pegawai: 73 laki-laki dan 56 perempuan."),
        (STAFF, "Pada 31 Desember 2030 ada 131 orang, dan tahun 2031 tetap: 73 laki-laki, 58 perempuan."),
        (
            TWO_YEARS,
            "Pada 31 Desember 2030 ada 717 kapal, 184 perahu, 430 sampan.",
        ),
    ],
)
def test_figures_of_no_one_year_are_passed(text: str, sentence: str) -> None:
    assert years(text, sentence) == []


CARDS = """
LAPORAN KINERJA DINAS KEPENDUDUKAN TAHUN 2031

Tabel 4 Realisasi Kinerja
No | Indikator | 2030 | 2031
1 | Kepemilikan kartu | 97,35 | 98,04
2 | Kepemilikan akta | 95,92 | 96,72

Tabel 5 Kepemilikan Kartu
No | Kecamatan | Wajib | Memiliki | Cakupan (%)
1 | Alas | 31.284 | 30.877 | 98,70
2 | Batu | 18.736 | 18.291 | 97,62
3 | Seli | 24.510 | 23.901 | 97,52
 | Jumlah | 74.530 | 73.069 | 98,04

{}
"""


def test_a_table_without_a_year_prints_what_another_has_for_one() -> None:
    told_of = "Sampai dengan 31 Desember {}, dari 74.530 orang sebanyak 73.069 memiliki kartu (98,04%)."
    assert years(CARDS, told_of.format(2031)) == []
    assert years(CARDS, told_of.format(2030)) == [("2030", "2031")]
    other = CARDS.replace("| 98,04\n2", "| 98,11\n2")
    assert years(other, told_of.format(2030)) == []
