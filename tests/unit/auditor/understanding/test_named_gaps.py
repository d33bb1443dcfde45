"""Gaps between two rows that a sentence names without their figures."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

COUNTERS = """
LAPORAN KINERJA DINAS PENANAMAN MODAL TAHUN 2031

3.2 Survei

Tabel 3.2 Indeks Kepuasan menurut Loket Tahun 2031

No | Loket | Responden | Indeks | Mutu
1 | Loket Mawar | 120 | 91,05 | A
2 | Loket Kenanga | 200 | 89,70 | A
3 | Loket Cempaka | 60 | 88,08 | B
4 | Loket Dahlia | 64 | 87,42 | B

"""
ROADS = """
LAPORAN KINERJA DINAS JALAN TAHUN 2031

3.2 Jalan

Tabel 3.2 Jalan Mantap menurut Kecamatan

No | Kecamatan | Panjang (km) | Mantap (km) | Kemantapan (%)
1 | Tirta | 120,40 | 96,32 | 80,00
2 | Wuni | 98,60 | 74,81 | 75,87
3 | Sendang | 64,20 | 41,73 | 65,00

"""


def gaps(text: str, sentence: str) -> list[tuple[str, str]]:
    return [(printed, computed) for _, printed, computed in told(text + sentence, AuditRule.DIFFERENCE)]


@pytest.mark.parametrize(
    ("text", "sentence", "right", "wrong"),
    [
        (COUNTERS, "Selisih indeks antara Loket Mawar dan Loket Dahlia sebesar {} poin.", "3,63", "3,36"),
        (COUNTERS, "Jarak indeks antara Loket Dahlia dengan Loket Kenanga adalah {} poin.", "2,28", "2,82"),
        (COUNTERS, "Perbedaan antara Loket Mawar dan Loket Cempaka hanya {} poin.", "2,97", "2,79"),
        (
            ROADS,
            "Kesenjangan kemantapan antara Kecamatan Tirta dan Sendang mencapai {} poin.",
            "15,00",
            "51,00",
        ),
        (ROADS, "Selisih panjang antara Tirta dan Wuni sebesar {} km.", "21,80", "28,10"),
    ],
)
def test_a_gap_lies_between_the_rows_that_are_named(text: str, sentence: str, right: str, wrong: str) -> None:
    assert gaps(text, sentence.format(right)) == []
    assert gaps(text, sentence.format(wrong)) == [(wrong, right)]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (COUNTERS, "Selisih indeks antara Loket Mawar dan loket lain sebesar 3,36 poin."),
        (COUNTERS, "Selisih indeks antara Loket Mawar, Loket Kenanga dan Loket Dahlia sebesar 3,36 poin."),
        (COUNTERS, "Selisih indeks antara Loket Mawar dan Loket Dahlia sebesar 33,60 poin."),
        (COUNTERS, "Selisih indeks antara Loket Mawar dan Loket Dahlia sebesar 4 poin."),
        (ROADS, "Selisih antara Kecamatan Tirta dan Sendang sebesar 51,00."),
    ],
)
def test_other_gaps_are_left_alone(text: str, sentence: str) -> None:
    assert gaps(text, sentence) == []


CLASSES = """
LAPORAN KINERJA DINAS PENGINAPAN TAHUN 2031

3.2 Hunian

Tabel 3.2 Tingkat Hunian menurut Kelas Tahun 2031

Kelas | Kamar | Hunian (%)
Bintang 4 | 210 | 62,90
Bintang 3 | 340 | 57,10
Bintang 2 | 265 | 48,92
Losmen | 480 | 46,75

"""


@pytest.mark.parametrize(
    ("sentence", "right", "wrong"),
    [
        ("Selisih hunian antara kelas Bintang 4 dan Losmen sebesar {} poin.", "16,15", "15,16"),
        ("Selisih hunian antara Bintang 4 dan Bintang 2 adalah {} poin.", "13,98", "13,89"),
        ("Selisih hunian Bintang 4 (62,90%) dan Losmen (46,75%) ialah {} poin.", "16,15", "15,16"),
        ("Perbedaan hunian Bintang 3 (57,10%) dengan Losmen (46,75%) mencapai {} poin.", "10,35", "13,05"),
        (
            "Bintang 4 tertinggi, yaitu 62,90%, dan Losmen hanya 46,75%. Selisih hunian keduanya {} poin.",
            "16,15",
            "15,16",
        ),
    ],
)
def test_a_gap_of_two_rows_of_which_one_has_a_number_in_its_name(
    sentence: str, right: str, wrong: str
) -> None:
    assert gaps(CLASSES, sentence.format(right)) == []
    assert gaps(CLASSES, sentence.format(wrong)) == [(wrong, right)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Selisih hunian Bintang 4 (62,90%) dan Losmen (46,75%) dari target ialah 15,16 poin.",
        "Selisih hunian antara kelas Bintang dan Losmen sebesar 15,16 poin.",
        "Bintang 4 mencapai 62,90%, Losmen 46,75%. Selisih hunian tahun lalu 15,16 poin.",
    ],
)
def test_a_gap_of_other_things_is_passed(sentence: str) -> None:
    assert gaps(CLASSES, sentence) == []
