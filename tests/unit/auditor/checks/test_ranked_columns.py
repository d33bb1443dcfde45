"""Ranks among places that stand side by side in a table."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

WATER = """
Tabel 3 Pelayanan Air di Tiga Kota Tahun 2033 (persen)

Layanan | Kota Wening | Kota Banyu Biru | Kota Sumber Agung | Provinsi Tirta
Sambungan rumah | 71,35 | 74,10 | 69,88 | 70,02
Kran umum | 55,20 | 51,75 | 50,45 | 49,17

"""
ROADS = """
Tabel 7 Jalan Mantap Tahun 2030

No | Uraian | Kabupaten Gersik | Kabupaten Wungu | Kabupaten Sela | Kabupaten Mrapi
1 | Panjang jalan mantap (km) | 412,50 | 388,10 | 501,75 | 290,40
2 | Jembatan kokoh (unit) | 71 | 80 | 92 | 64

"""


def ranks(text: str) -> list[tuple[str, str]]:
    return [(printed, right) for _, printed, right in told(text, AuditRule.RANK)]


@pytest.mark.parametrize(
    ("text", "right", "wrong", "expected"),
    [
        (
            WATER
            + "• Sambungan rumah: Kota Wening (71,35%) urutan {} di antara tiga kota, di bawah Banyu Biru.",
            "kedua",
            "pertama",
            ("ke-1", "ke-2"),
        ),
        (
            WATER + "Kran umum Kota Banyu Biru 51,75% berada pada peringkat {} dari 3 (tiga) kota.",
            "2",
            "terakhir",
            ("ke-3", "ke-2"),
        ),
        (
            ROADS + "Kabupaten Wungu dengan jalan mantap 388,10 km menempati posisi {} dari empat kabupaten.",
            "ketiga",
            "keempat",
            ("ke-4", "ke-3"),
        ),
    ],
)
def test_a_rank_is_that_of_the_figure_in_its_row(
    text: str, right: str, wrong: str, expected: tuple[str, str]
) -> None:
    assert ranks(text.format(right)) == []
    assert ranks(text.format(wrong)) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        WATER + "Sambungan rumah Kota Banyu Biru (74,10%) berada pada urutan ketiga dari tiga kota.",
        WATER + "Sambungan rumah Kota Wening (71,35%) berada pada urutan pertama dari empat kota.",
        WATER + "Sambungan rumah Kota Wening (71,35%) berada pada urutan pertama.",
        WATER + "Sambungan rumah Kota Wening (71,53%) berada pada urutan pertama dari tiga kota.",
        WATER + "Sambungan rumah kita (71,35%) berada pada urutan pertama dari tiga kota.",
        WATER.replace("69,88", "71,35") + "Kota Wening (71,35%) berada pada urutan pertama dari tiga kota.",
        WATER.replace("Kota Sumber", "Kabupaten Sumber")
        + "Kota Wening (71,35%) urutan pertama dari dua kota.",
    ],
    ids=["lowest-first", "other-count", "no-count", "other-figure", "no-place", "equal", "two-alone"],
)
def test_what_a_table_does_not_tell_is_left_alone(text: str) -> None:
    assert ranks(text) == []
