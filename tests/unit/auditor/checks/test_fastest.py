"""What is called fastest: the largest of growths, the smallest of times."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

HERDS = """
Tabel 3.1 Populasi Ternak

Jenis Ternak | 2030 | 2031 | Pertumbuhan (%)
Domba | 61.205 | 63.418 | 3,62
Kuda | 26.980 | 27.655 | 2,50
Kambing | 50.125 | 54.310 | 8,35

{}
"""
PERMITS = """
Tabel 2 Layanan Izin Tahun 2031

Jenis Izin | Waktu layanan (menit) | Pengurangan waktu (menit)
Usaha | 61 | 12
Bangunan | 26 | 9
Reklame | 50 | 3

{}
"""


def claims(text: str) -> list[str]:
    """Return the rows that are the fastest, where a sentence names another."""
    return [right for _, _, right in told(text, AuditRule.CLAIM)]


@pytest.mark.parametrize(
    "sentence", ["Pertumbuhan tercepat terdapat pada {}.", "Pertumbuhan paling cepat dicatat {}."]
)
@pytest.mark.parametrize(("name", "right"), [("kambing", []), ("domba", ["Kambing"]), ("kuda", ["Kambing"])])
def test_the_fastest_growth_is_the_largest(sentence: str, name: str, right: list[str]) -> None:
    assert claims(HERDS.format(sentence.format(name))) == right


@pytest.mark.parametrize(
    ("sentence", "right"),
    [
        ("Waktu layanan tercepat adalah izin bangunan.", []),
        ("Waktu layanan tercepat adalah izin usaha.", ["Bangunan"]),
        ("Pengurangan waktu tercepat adalah izin usaha.", []),
        ("Pengurangan waktu tercepat adalah izin reklame.", ["Usaha"]),
    ],
)
def test_the_fastest_time_is_the_smallest_and_its_fall_the_largest(sentence: str, right: list[str]) -> None:
    assert claims(PERMITS.format(sentence)) == right
