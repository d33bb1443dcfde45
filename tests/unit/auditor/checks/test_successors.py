"""Who is told by name alone to come next to the first of an order."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

ROADS = """
LAPORAN KINERJA TAHUN 2031

BAB III AKUNTABILITAS KINERJA

Tabel 3.1 Kemantapan Jalan Menurut Kecamatan Tahun 2031

No | Kecamatan | Jalan Mantap (km) | Panjang Jalan (km) | Persentase
1 | Melati Barat | 73,585 | 79,400 | 92,68%
2 | Dahlia Selatan | 67,810 | 74,155 | 91,44%
3 | Seruni Utara | 62,535 | 72,080 | 86,76%
4 | Kenanga Lestari | 47,390 | 57,385 | 82,58%
5 | Anggrek Teluk | 37,155 | 50,565 | 73,48%

{}
"""


def found(sentence: str) -> list[tuple[str, str]]:
    """Return printed and computed of what is found of the order."""
    return [(p, c) for _, p, c in told(ROADS.format(sentence), AuditRule.RANK)]


@pytest.mark.parametrize(
    "words",
    [
        "Melati Barat menempati peringkat pertama dengan 92,68%, disusul {}, sedangkan Anggrek Teluk sisa.",
        "Kemantapan tertinggi di Melati Barat (92,68%), diikuti oleh {}.",
        "Kemantapan tertinggi dicapai Kecamatan Melati Barat, disusul Kecamatan {}.",
    ],
)
def test_who_is_next(words: str) -> None:
    assert found(words.format("Dahlia Selatan")) == []
    assert found(words.format("Seruni Utara")) == [("Seruni Utara", "Dahlia Selatan")]


def test_several_are_next_in_their_order() -> None:
    words = "Kemantapan tertinggi di Melati Barat, disusul {} dan {}."
    assert found(words.format("Dahlia Selatan", "Seruni Utara")) == []
    assert found(words.format("Seruni Utara", "Dahlia Selatan")) == [
        ("Seruni Utara; Dahlia Selatan", "Dahlia Selatan; Seruni Utara")
    ]


def test_from_the_lowest_on() -> None:
    words = "Kemantapan terendah di Anggrek Teluk, disusul {}."
    assert found(words.format("Kenanga Lestari")) == []
    assert found(words.format("Seruni Utara")) == [("Seruni Utara", "Kenanga Lestari")]


@pytest.mark.parametrize(
    "words",
    [
        "Kenaikan tertinggi di Melati Barat, disusul Seruni Utara.",
        "Kemantapan tertinggi tahun lalu di Melati Barat, disusul Seruni Utara.",
        "Perbaikan dimulai di Melati Barat, disusul Seruni Utara.",
        "Pengaduan terbanyak dari Kenanga Lestari, disusul Seruni Utara.",
    ],
)
def test_other_orders_are_left_alone(words: str) -> None:
    assert found(words) == []
