"""Sound passages of inspectorates and schools that were told: counts like years, standards, what is left."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule

FINDINGS = """
INSPEKTORAT KOTA SELAT PANJI
LAPORAN KINERJA TAHUN 2023

Tabel 3.1 Capaian Tahun 2019, 2020, 2021, 2022 dan 2023 serta Target 2024, 2025 dan 2026
Tahun | Temuan
2019 | 70
2020 | 68
2021 | 66
2022 | 65
2023 | 60

Tahun 2019, tahun 2020, tahun 2021, tahun 2022, tahun 2023, tahun 2019, tahun 2021 dan tahun 2022 sama.
Tahun 2019, tahun 2020, tahun 2021, tahun 2022, tahun 2023, tahun 2019, tahun 2021 dan tahun 2022 sama.

Tabel 3.2 Status Tindak Lanjut Rekomendasi Tahun 2023
No | Pemeriksa | Temuan | Rekomendasi | Selesai
1 | BPK RI | 86 | 312 | 271
2 | Inspektorat Provinsi | 41 | 128 | 109
3 | Inspektorat Kota | 294 | {count} | 804
"""
SERVICES = """
Tabel 3.2 Capaian SPM Pendidikan Tahun 2024
No | Jenis Layanan | Target (%) | Realisasi (%) | Belum Terpenuhi (%)
1 | PAUD | 100,00 | 87,45 | 12,55
2 | Pendidikan Dasar | 100,00 | 97,20 | 2,80
3 | Pendidikan Kesetaraan | 100,00 | 71,36 | 28,64

"""


def test_a_count_of_a_table_is_no_year() -> None:
    assert audited(FINDINGS.format(count="1022")).findings == ()


def test_a_year_in_a_column_of_years_is_one() -> None:
    wrong = FINDINGS.format(count="102").replace("2022 | 65", "1022 | 65")
    assert told(wrong, AuditRule.YEAR) == [(9, "1022", "2022")]


@pytest.mark.parametrize(
    "said",
    [
        "Rasio guru : murid adalah 1 : 15,80, lebih baik daripada standar nasional 1 : 20.",
        "Rasio guru dan murid 1 berbanding 15,80, sedangkan standarnya 1 berbanding 20.",
        "Rasio kelas : murid 1 : 27 masih di bawah standar maksimum 1 : 28.",
    ],
)
def test_a_ratio_beside_that_of_a_standard_follows_from_no_counts(said: str) -> None:
    assert audited(said).findings == ()


def test_a_ratio_beside_its_counts_does() -> None:
    said = "Rasio guru : murid adalah 1 : {} (991 guru dan 15.656 murid)."
    assert audited(said.format("15,80")).findings == ()
    assert told(said.format("18,50"), AuditRule.RATIO) == [(1, "18,50", "15,80")]


@pytest.mark.parametrize(
    "said",
    [
        "Layanan terendah adalah Pendidikan Kesetaraan; masih 28,64% warga belum terlayani.",
        "Realisasi terendah adalah Pendidikan Kesetaraan dengan 28,64% warga yang belum terlayani.",
        "Layanan dengan realisasi tertinggi adalah Pendidikan Dasar, hanya 2,80% yang belum terpenuhi.",
        "Belum terpenuhi paling tinggi pada Pendidikan Kesetaraan sebesar 28,64%.",
    ],
)
def test_what_is_left_of_the_lowest_is_the_most(said: str) -> None:
    assert audited(SERVICES + said).findings == ()


def test_the_most_is_not_the_least() -> None:
    said = "Realisasi terendah adalah Pendidikan Dasar sebesar 97,20%."
    assert len(audited(SERVICES + said).findings) == 1
