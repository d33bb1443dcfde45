"""Shares whose whole stands in a sentence before, or in the total of a table, bound to them by its name."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

STAFF = (
    "Terdapat 56 pegawai yang terdiri dari 24 orang PNS, 5 orang PPPK dan 27 orang honorer. Dengan demikian"
    " PNS hanya {} dari seluruh pegawai."
)
PEOPLE = (
    "Jumlah penduduk pada akhir tahun 2031 adalah 177.952 jiwa, terdiri dari 90.836 jiwa laki-laki dan 87.116"
    " jiwa perempuan. Penduduk terbanyak berada di Hulu yaitu 48.216 jiwa atau {} dari penduduk kota."
)
ANGLERS = (
    "Tercatat 640 Kelompok Usaha Bersama (KUB) di muara.\n\nKUB binaan sebanyak 158 kelompok atau {} dari"
    " seluruh KUB."
)
BOATS = """
Tabel 3.1 Kapal yang Laik Laut
No | Pelabuhan | Jumlah Kapal | Laik Laut
1 | Muara Biru | 1.204 | 988
2 | Tanjung Awan | 806 | 731
3 | Karang Hijau | 415 | 377
Jumlah | | 2.425 | 2.096

{}
"""
SPENDING = """
Tabel 3.2 Anggaran dan Realisasi Belanja
Uraian | Anggaran (Rp) | Realisasi (Rp)
Belanja Pegawai | 812.640.000 | 789.275.318
Belanja Modal | 348.900.000 | 339.465.000
Belanja Jasa | 154.590.000 | 154.345.117
Jumlah | 1.316.130.000 | 1.283.085.435

{}
"""

CARDS = """
Tabel 3.3 Kepemilikan Kartu Pelajar
No | Distrik | Pelajar | Pelajar Ber-Kartu | Pelajar Miskin
1 | Muara Biru | 6.020 | 2.401 | 1.204
2 | Tanjung Awan | 4.836 | 3.010 | 806
3 | Karang Hijau | 2.075 | 1.640 | 415
Jumlah | | 12.931 | 7.051 | 2.425

{}
"""
WORKSHOPS = """
Tabel 3.4 Bengkel dan Belanjanya
Jenis | Pagu 2030 (Rp) | Realisasi 2030 (Rp) | Pagu 2031 (Rp) | Realisasi 2031 (Rp)
Bengkel Kayu | 812,640,000.00 | 789,275,318.00 | 912,640,000.00 | 815,275,318.00
Bengkel Besi | 348,900,000.00 | 339,465,000.00 | 248,900,000.00 | 239,465,000.00
Jumlah | 1,161,540,000.00 | 1,128,740,318.00 | 1,161,540,000.00 | 1,054,740,318.00

{}
"""


def said(text: str) -> list[str]:
    """Return the shares that do not follow from part and whole."""
    return [printed for _, printed, _ in told(f"BAB I\n\n1.1 Umum\n\n{text}\n", AuditRule.RATIO)]


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (STAFF, "42,86%", "47,06%"),
        (PEOPLE, "27,09%", "27,90%"),
        (ANGLERS, "24,69%", "26,49%"),
        (BOATS.format("Kapal Tanjung Awan adalah {} dari seluruh kapal laik laut."), "34,88%", "33,24%"),
        (BOATS.format("Muara Biru menampung 1.204 kapal atau {} dari jumlah kapal."), "49,65%", "46,95%"),
        (SPENDING.format("Belanja Pegawai menyerap {} dari total realisasi."), "61,51%", "69,92%"),
        (
            CARDS.format("Tanjung Awan menyumbang {} dari seluruh pelajar yang ber-kartu."),
            "42,69%",
            "37,40%",
        ),
        (CARDS.format("Muara Biru menyumbang {} dari seluruh pelajar yang miskin."), "49,65%", "46,56%"),
        (WORKSHOPS.format("Bengkel Kayu menyerap {} dari total realisasi tahun 2031."), "77,30%", "69,92%"),
        (WORKSHOPS.format("Bengkel Besi menyerap {} dari total realisasi tahun 2030."), "30,07%", "22,70%"),
    ],
    ids=[
        *("named", "right-before", "earlier-paragraph", "column", "amount", "money"),
        *("with-card", "poor", "year", "other-year"),
    ],
)
def test_a_share_follows_from_the_whole_that_is_named(text: str, right: str, wrong: str) -> None:
    assert said(text.format(right)) == []
    assert said(text.format(wrong)) == [wrong.rstrip("%")]


@pytest.mark.parametrize(
    "text",
    [
        # counted twice, and no word tells which is meant
        (
            "Tahun 2030 terdapat 52 pegawai dan tahun 2031 terdapat 56 pegawai. Guru ada 24 orang atau 40,00%"
            " dari seluruh pegawai."
        ),
        # another whole
        STAFF.replace("seluruh pegawai", "seluruh pegawai kontrak").format("47,06%"),
        PEOPLE.replace("dari penduduk kota", "dari penduduk miskin").format("27,90%"),
        # another part
        STAFF.replace("PNS hanya", "PNS perempuan hanya").format("30,00%"),
        # far off
        STAFF.format("8,12%"),
        BOATS.format("Muara Biru melayani 31,02% dari seluruh penumpang."),
        # which year's budget is not said, and the column is not named
        SPENDING.format("Belanja Modal menyerap 20,02% dari seluruh dana."),
        # those with a card are not all, and no column is named by what they have
        CARDS.format("Muara Biru menyumbang 34,05% dari seluruh pelajar yang memiliki telepon."),
        CARDS.format("Tanjung Awan menyumbang 42,69% dari seluruh pelajar yang memiliki kartu pelajar."),
        # two years have such a column
        WORKSHOPS.format("Bengkel Kayu menyerap 75,10% dari total realisasi."),
    ],
    ids=[
        *("twice", "other-whole", "other-people", "other-part", "far", "no-column", "no-money"),
        *("with-what", "two-columns", "no-year"),
    ],
)
def test_a_share_of_something_else_is_left_alone(text: str) -> None:
    assert said(text) == []
