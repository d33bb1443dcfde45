"""Two names of a sentence that stand beside each other's figures."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

ROADS = """
Tabel 3.5 Kondisi Jalan menurut Kecamatan

No | Kecamatan | Panjang | Baik | Mantap (%)
1 | Arang | 142,35 | 71,20 | 72,60
2 | Bening | 98,60 | 55,10 | 76,47
3 | Cempaka | 87,40 | 51,90 | 79,12
4 | Dandang | 156,20 | 60,45 | 65,17

"""
RICE = """
Tabel 4 Produksi Padi Tahun 2031

No | Lumbung | Produksi (ton) | Stok (ton)
1 | Lumbung Ceria | 4.185 | 512
2 | Lumbung Sentosa | 3.907 | 640
3 | Lumbung Makmur | 3.254 | 377
4 | Lumbung Mandiri | 2.816 | 405

"""


def labels(text: str) -> list[tuple[str, str]]:
    return [(was, right) for _, was, right in told(text, AuditRule.LABEL)]


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        (
            ROADS + "Kemantapan tertinggi ada di Kecamatan {} (79,12%), disusul Kecamatan {} (76,47%).",
            "Cempaka",
            "Bening",
        ),
        (ROADS + "Kecamatan {} mencapai 72,60%, sedangkan Kecamatan {} mencapai 65,17%.", "Arang", "Dandang"),
        (
            RICE + "Panen dari {} sebesar 4.185 ton diikuti {} sebesar 3.907 ton.",
            "Lumbung Ceria",
            "Lumbung Sentosa",
        ),
    ],
)
def test_names_beside_each_others_figures(text: str, one: str, other: str) -> None:
    assert labels(text.format(one, other)) == []
    assert labels(text.format(other, one)) == [(f"{other}; {one}", f"{one}; {other}")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Tahun lalu Kecamatan Cempaka mencapai 76,47% dan Kecamatan Bening 79,12%.",
        "Kecamatan Cempaka mencapai 76,47% dan Kecamatan Bening 81,00%.",  # one figure is of neither
        "Kecamatan Cempaka memiliki 87,40 km dan Kecamatan Bening 98,60 km.",
    ],
)
def test_figures_that_are_not_exchanged(sentence: str) -> None:
    assert not any(";" in was for was, _ in labels(ROADS + sentence))


def test_a_table_of_two_measures_in_which_both_are_right() -> None:
    table = ROADS.replace("Cempaka | 87,40", "Cempaka | 76,47").replace("Bening | 98,60", "Bening | 79,12")
    assert labels(table + "Kecamatan Cempaka (76,47 km) dan Kecamatan Bening (79,12 km) terpendek.") == []
