"""Columns that call rows efficient, or not, beside the efficiency that they print."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

MARKETS = """
BAB III AKUNTABILITAS KINERJA
3.4. Efisiensi
Tabel 3.9 Efisiensi Penggunaan Anggaran
No | Sasaran | Capaian (%) | Penyerapan (%) | Tingkat Efisiensi (%) | Keterangan
1 | Pasar tertib | 107,13 | 96,69 | 10,44 | Efisien
2 | Timbangan sah | 99,58 | 95,75 | 3,83 | Efisien
3 | Pedagang terlatih | 93,75 | 95,55 | -1,80 | Tidak Efisien
4 | Gudang terisi | 101,40 | 97,20 | 4,20 | Efisien
"""


@pytest.mark.parametrize(
    ("right", "wrong", "expected"),
    [
        ("10,44 | Efisien", "10,44 | Tidak Efisien", "Efisien"),
        ("4,20 | Efisien", "4,20 | Kurang Efisien", "Efisien"),
        ("-1,80 | Tidak Efisien", "-1,80 | Efisien", "Tidak Efisien"),
    ],
)
def test_a_word_against_the_sign_beside_it(right: str, wrong: str, expected: str) -> None:
    assert told(MARKETS, AuditRule.EFFICIENCY) == []
    (found,) = told(MARKETS.replace(right, wrong), AuditRule.EFFICIENCY)
    assert found[2] == expected


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("10,44 | Efisien", "10,44 | Hemat"),  # a word of another measure
        ("Efisien\n2", "Tidak Efisien\n2"),
    ],
)
def test_it_is_silent_where_words_follow_another_measure(right: str, wrong: str) -> None:
    text = MARKETS.replace(right, wrong).replace("4,20 | Efisien", "4,20 | Tidak Efisien")
    assert told(text, AuditRule.EFFICIENCY) == []


def test_nothing_is_said_where_the_figure_is_no_efficiency() -> None:
    text = (
        MARKETS.replace("Tingkat Efisiensi (%)", "Nomor Berkas").replace("10,44", "57").replace("3,83", "12")
    )
    assert told(text.replace("57 | Efisien", "57 | Tidak Efisien"), AuditRule.EFFICIENCY) == []


PARKS = """
BAB III AKUNTABILITAS KINERJA
3.5. Efisiensi
{said}
Tabel 3.7 Efisiensi Anggaran per Program
No | Program | Capaian Program (%) | Pagu (Rp) | Realisasi (Rp) | Efisiensi (%) | Simpulan
1 | Program Taman Kota | 104,20 | 2.400.000.000 | 2.280.000.000 | 5,00 | Efisien
2 | Program Pemakaman | {second} | 800.000.000 | 772.000.000 | 3,50 | Belum Efisien
3 | Program Penerangan Jalan | {third} | 1.600.000.000 | 1.560.800.000 | 2,45 | Efisien
4 | Program Penghijauan | 101,10 | 500.000.000 | 460.000.000 | 8,00 | Efisien
"""
DEFINED = (
    "Program dinilai dengan membandingkan pagu dan realisasi. Program yang memenuhi target dengan serapan di"
    " bawah pagunya dikategorikan efisien."
)


@pytest.mark.parametrize("said", ["", DEFINED])
def test_what_missed_its_target_is_not_efficient_though_it_saved(said: str) -> None:
    text = PARKS.format(said=said, second="96,40", third="102,30")
    assert told(text, AuditRule.EFFICIENCY) == []


def test_a_target_missed_is_not_efficient_where_words_say_so() -> None:
    text = PARKS.format(said=DEFINED, second="96,40", third="98,15")
    assert [found[1:] for found in told(text, AuditRule.EFFICIENCY)] == [("Efisien", "Belum Efisien")]


def test_what_saved_and_reached_its_target_is_efficient() -> None:
    text = PARKS.format(said=DEFINED, second="103,40", third="102,30")
    assert [found[1:] for found in told(text, AuditRule.EFFICIENCY)] == [("Belum Efisien", "Efisien")]
