"""Shares taken of another total, changes beside a growth that a total bears out, gaps to told targets."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

COMPLAINTS = """LAPORAN KINERJA DINAS PASAR TAHUN 2031

3.1 Pengaduan

Tabel 3.1 Pengaduan Menurut Jenis Tahun 2031
No | Jenis Pengaduan | Masuk | Selesai | Proses | Penyelesaian (%)
1 | Kios rusak | 40 | {settled} | {open} | {share}
2 | Parkir | 25 | 22 | 3 | 88,00
3 | Kebersihan | 20 | 18 | 2 | 90,00
4 | Penerangan | 15 | 12 | 3 | 80,00
| Jumlah | 100 | {all_settled} | {all_open} | {all_share}

{sentence}
"""
PARTLY = {
    "settled": "38",
    "open": "2",
    "share": "95,00",
    "all_settled": "90",
    "all_open": "10",
    "all_share": "90,00",
}
WHOLLY = {
    "settled": "40",
    "open": "0",
    "share": "100,00",
    "all_settled": "92",
    "all_open": "8",
    "all_share": "92,00",
}


def shares(sentence: str, table: dict[str, str]) -> list[tuple[str, str]]:
    text = COMPLAINTS.format(sentence=sentence, **table)
    return [(printed, computed) for _, printed, computed in told(text, AuditRule.RATIO)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Dari 100 pengaduan, 90 pengaduan selesai. Terbanyak Kios rusak sebanyak 40 pengaduan atau {}%.",
            "44,44",
        ),
        (
            "Dari 100 aduan, 90 aduan tuntas. Tersering kedua ialah soal Parkir, yakni 25 aduan ({}%).",
            "27,78",
        ),
        (
            "Sebanyak 90 kasus ditangani. Paling sedikit Penerangan, yaitu sebanyak 15 kasus atau {} persen.",
            "16,67",
        ),
    ],
)
def test_a_share_taken_of_a_total_too_small_to_be_its_whole_is_told(sentence: str, expected: str) -> None:
    right = {"44,44": "40,00", "27,78": "25,00", "16,67": "15,00"}[expected]
    assert shares(sentence.format(expected), PARTLY) == [(expected, right)]
    assert shares(sentence.format(right), PARTLY) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # The paragraph tells the parts of 100, so that 40 is one of those and not of the 92 settled.
        (
            "Dari 100 pengaduan, 92 pengaduan selesai. Terbanyak Kios rusak, yakni 40 pengaduan atau 43,48%.",
            [("43,48", "40,00")],
        ),
        (
            "Dari 100 pengaduan, 92 pengaduan selesai. Terbanyak Kios rusak, yakni 40 pengaduan atau 40,00%.",
            [],
        ),
        # No whole is told: 40 may be of those that are settled.
        ("Terdapat 92 pengaduan. Terbanyak Kios rusak sebanyak 40 pengaduan atau 43,48%.", []),
        ("Dari 92 pengaduan selesai, terbanyak Kios rusak sebanyak 40 pengaduan atau 43,48%.", []),
    ],
)
def test_one_count_in_two_columns_is_of_the_whole_that_the_paragraph_parts(
    sentence: str, expected: list[tuple[str, str]]
) -> None:
    assert shares(sentence, WHOLLY) == expected


def test_a_share_of_a_larger_total_may_be_meant() -> None:
    sentence = "Yang tuntas terbanyak adalah Kios rusak, yaitu 38 pengaduan atau 38,00%."
    assert shares(sentence, PARTLY) == []


BUDGET = """LAPORAN KINERJA DINAS PASAR TAHUN 2031

2.1 Anggaran

Tabel 2.1 Anggaran Program Tahun 2031
No | Program | Anggaran (Rp)
1 | Program Kios | 4.200.000.000
2 | Program Parkir | 1.300.000.000
3 | Program Gudang | 748.300.000
| Jumlah | 6.248.300.000

{}
"""


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Dibandingkan pagu 2030 sebesar Rp 5.912.400.000, pagu bertambah Rp 359.900.000 atau naik 5,68%.",
            [("359.900.000", "335.900.000")],
        ),
        (
            "Dibandingkan pagu 2030 Rp 6.900.000.000, pagu 2031 berkurang Rp 615.700.000 (9,45%).",
            [("615.700.000", "651.700.000")],
        ),
        (
            "Dibandingkan pagu 2030 sebesar Rp 5.912.400.000, pagu bertambah Rp 335.900.000 atau naik 5,68%.",
            [],
        ),
    ],
)
def test_a_change_is_wrong_where_the_total_has_grown_as_is_told(
    sentence: str, expected: list[tuple[str, str]]
) -> None:
    text = BUDGET.format(sentence)
    assert [(p, c) for _, p, c in told(text, AuditRule.DIFFERENCE)] == expected
    assert told(text, AuditRule.RATIO) == []


def test_a_growth_is_wrong_where_no_total_bears_it_out() -> None:
    sentence = (
        "Dibandingkan pagu 2030 sebesar Rp 5.912.400.000, pagu bertambah Rp 335.900.000 atau naik 6,58%."
    )
    text = BUDGET.format(sentence)
    assert [(p, c) for _, p, c in told(text, AuditRule.RATIO)] == [("6,58", "5,68")]
    assert told(text, AuditRule.DIFFERENCE) == []


TRAINED = """LAPORAN KINERJA DINAS PASAR TAHUN 2031

3.2 Pedagang

Tabel 3.2 Pedagang Dilatih
No | Indikator | Target 2031 | Realisasi 2030 | Realisasi 2031
1 | Jumlah pedagang dilatih | 150 | 131 | 138
2 | Jumlah kios dibangun | 90 | 80 | 85

{}
"""


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Jumlah pedagang dilatih 138 orang dari target 150 orang (92,00%), kurang 19 orang dari target.",
            [("19", "12")],
        ),
        (
            "Dari target 150 orang, pedagang dilatih baru 138 orang, masih kurang 19 orang dari target itu.",
            [("19", "12")],
        ),
        (
            "Dari target 150 orang, pedagang dilatih baru 138 orang, kekurangan 12 orang terhadap target.",
            [],
        ),
    ],
)
def test_a_gap_to_the_target_told_beside_it_is_of_no_other_year(
    sentence: str, expected: list[tuple[str, str]]
) -> None:
    text = TRAINED.format(sentence)
    assert [(p, c) for _, p, c in told(text, AuditRule.DIFFERENCE)] == expected
