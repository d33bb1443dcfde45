"""Totals that a sentence parts in two, beside columns that add up to them."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

ROADS = """
BAB III AKUNTABILITAS KINERJA

3.1 Jalan

Tabel 3.5 Kondisi Jalan menurut Kecamatan Tahun 2031 (km)

No | Kecamatan | Panjang | Baik | Sedang | Rusak Ringan | Rusak Berat
1 | Arang | 142,35 | 71,20 | 32,15 | 21,40 | 17,60
2 | Bening | 98,60 | 55,10 | 20,30 | 13,75 | 9,45
3 | Cempaka | 121,75 | 48,25 | 39,80 | 18,55 | 15,15
4 | Dandang | 87,40 | 51,90 | 17,25 | 10,05 | 8,20
 | Jumlah | 450,10 | 226,45 | 109,50 | 63,75 | 50,40

"""
STAFF = """
BAB II SUMBER DAYA

2.1 Tenaga Kesehatan

Tabel 2.1 Tenaga Kesehatan Tahun 2031

No | Puskesmas | Dokter | Perawat | Bidan | Jumlah
1 | Embun | 4 | 21 | 18 | 43
2 | Bayur | 3 | 17 | 22 | 42
3 | Kemuning | 6 | 28 | 25 | 59
4 | Pelangi | 2 | 12 | 14 | 28
 | Jumlah | 15 | 78 | 79 | 172

"""


def sums(text: str) -> list[tuple[str, str]]:
    return [(was, right) for _, was, right in told(text, AuditRule.SUM)]


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (
            ROADS + "Dari 450,10 km jalan kabupaten, {} km dalam kondisi mantap dan 114,15 km rusak.",
            "335,95",
            "353,95",
        ),
        (
            ROADS + "Dari 450,10 km jalan kabupaten, 335,95 km dalam kondisi mantap dan {} km rusak.",
            "114,15",
            "144,15",
        ),
        (STAFF + "Dari 172 tenaga, {} orang perawat atau bidan dan 15 orang dokter.", "157", "175"),
    ],
)
def test_one_part_is_what_the_other_leaves(text: str, right: str, wrong: str) -> None:
    assert sums(text.format(right)) == []
    assert sums(text.format(wrong)) == [(wrong, right)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Dari 450,10 km jalan kabupaten, 226,45 km baik dan 109,50 km sedang.",  # two columns, no whole parts
        "Dari 450,10 km jalan kabupaten, 335,95 km mantap dan 12,40 km di antaranya dilapis ulang.",
        "Dari 450,10 km jalan kabupaten, 335,95 km mantap dan 20,00 km dijaga.",  # of something else
        "Dari 460,10 km jalan kabupaten, 335,95 km mantap dan 124,15 km rusak.",  # no total of the table
        "Dari 450,10 km jalan kabupaten, 340,00 km ramai dan 116,15 km sepi.",  # neither is a sum
    ],
)
def test_what_no_column_bears_out_is_left_alone(sentence: str) -> None:
    assert [each for each in sums(ROADS + sentence) if each[0] not in ("450,10", "460,10")] == []
