"""Rows with the most or fewest of what is counted, beside areas and densities that are never many or few."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

VILLAGES = """LAPORAN KINERJA KECAMATAN TELUK PUTIH TAHUN 2031

1.2 Gambaran Umum

{}

Tabel 1.1 Luas Wilayah dan Jumlah Penduduk per Desa Tahun 2031

No | Desa | Luas (km2) | Jumlah (jiwa) | KK | Kepadatan (jiwa/km2)
1 | Beringin Jaya | 35,22 | 4.089 | 1.158 | 116,10
2 | Pasir Halus | 17,38 | 1.936 | 552 | 111,39
3 | Bukit Damai | 25,32 | 4.410 | 1.292 | 174,17
4 | Muara Kenari | 11,14 | 3.747 | 1.143 | 336,36
Jumlah | | 89,06 | 14.182 | 4.145 | 159,24
"""


def ranks(sentence: str) -> list[tuple[str, str]]:
    return [found[1:] for found in told(VILLAGES.format(sentence), AuditRule.RANK)]


@pytest.mark.parametrize(
    ("sentence", "right", "wrong"),
    [
        ("Desa dengan penduduk terbanyak adalah Desa {}.", "Bukit Damai", "Muara Kenari"),
        ("Penduduk terbanyak ada di Bukit Damai, sedangkan yang paling sedikit adalah Desa {}.",
         "Pasir Halus", "Muara Kenari"),
        ("Penduduk terbanyak ada di Bukit Damai, sementara paling sedikit di Desa {}.",
         "Pasir Halus", "Beringin Jaya"),
    ],
)  # fmt: skip
def test_the_most_and_fewest_people_are_told_by_counts(sentence: str, right: str, wrong: str) -> None:
    assert ranks(sentence.format(right)) == []
    assert ranks(sentence.format(wrong)) == [(wrong, right)]


@pytest.mark.parametrize(
    "sentence", ["Desa terluas adalah Desa Beringin Jaya.", "Desa terkecil adalah Desa Muara Kenari."]
)
def test_areas_are_large_or_small(sentence: str) -> None:
    assert ranks(sentence) == []
