"""Units of figures that a report tells twice, and counts called a percentage."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

ROADS = """
LAPORAN KINERJA DINAS PEKERJAAN UMUM TAHUN 2031

Panjang jalan kabupaten {}.

Tabel 3.5 Kondisi Jalan menurut Kecamatan (km)

No | Kecamatan | Panjang | Baik
1 | Arang | 142,35 | 71,20
2 | Bening | 98,60 | 55,10
3 | Cempaka | 121,75 | 48,25
 | Jumlah | 362,70 | 174,55

Dari 362,70 km jalan kabupaten, 174,55 km dalam kondisi baik.
"""
RICE = """
LAPORAN KINERJA DINAS PERTANIAN TAHUN 2031

Luas panen tahun ini {}.

Tabel 2 Panen menurut Kecamatan

No | Kecamatan | Luas Panen (ha) | Petani
1 | Arang | 1.142,35 | 4.120
2 | Bening | 998,60 | 3.555
 | Jumlah | 2.140,95 | 7.675

Dari luas panen 2.140,95 ha itu petani berjumlah 7.675 orang.
"""


def units(text: str) -> list[tuple[str, str]]:
    return [found[1:] for found in told(text, AuditRule.UNIT)]


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (ROADS, "362,70 km", "362,70 unit"),
        (RICE, "2.140,95 ha", "2.140,95 ton"),
    ],
)
def test_a_figure_has_one_unit(text: str, right: str, wrong: str) -> None:
    assert units(text.format(right)) == []
    assert units(text.format(wrong)) == [(wrong, right)]


@pytest.mark.parametrize(
    "text",
    [
        ROADS.format("362,70 kilometer"),  # the same one
        ROADS.format("361,70 unit"),  # of something else
        ROADS.replace(" (km)", "").format("362,70 unit"),  # the table does not say
        ROADS.replace("(km)", "(km dan unit)").format("362,70 unit"),
    ],
)
def test_what_the_table_does_not_decide_is_left_alone(text: str) -> None:
    assert units(text) == []


def test_thousands_are_no_percentage() -> None:
    assert units(RICE.format("2.140,95 ha") + "\nJumlah petani 7.675 persen.\n") == [("7.675%", "7.675")]
    assert units(RICE.format("2.140,95 ha") + "\nJumlah petani 7.675 orang.\n") == []
    assert units(RICE.format("2.140,95 ha") + "\nHarga naik 1.200 persen.\n") == []
