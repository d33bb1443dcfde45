"""Progress towards the end of a plan, told of two rows at once, is no slip of another row's figure."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

from capaian.domain.issue import Level

SPORT = """
LAPORAN KINERJA DINAS PEMUDA DAN OLAHRAGA TAHUN 2026
BAB III AKUNTABILITAS KINERJA
Tabel 3.4 Realisasi Tahun 2026 terhadap Target Akhir Renstra 2025-2028

No | Indikator | Target 2026 | Realisasi 2026 | Capaian 2026 (%) | Target 2028 | Kemajuan terhadap 2028 (%)
1 | Atlet berprestasi (orang) | 50 | 45 | 90,00 | 90 | 50,00
2 | Pemuda wirausaha (orang) | 200 | 210 | 105,00 | 300 | 70,00
3 | Organisasi pemuda aktif (%) | 60,00 | 57,00 | 95,00 | 75,00 | 76,00

{}
"""
FORESTS = """
LAPORAN KINERJA DINAS KEHUTANAN DAN PANGAN TAHUN 2031
BAB III AKUNTABILITAS KINERJA
Tabel 3.12 Kemajuan terhadap Target Akhir Renstra 2030-2034

Indikator | Target 2031 | Realisasi 2031 | Capaian (%) | Target 2034 | Kemajuan terhadap 2034 (%)
Hutan lestari (ha) | 4.000 | 4.400 | 110,00 | 8.000 | 55,00
Desa mandiri pangan | 20 | 15 | 75,00 | 50 | 30,00

{}
"""


def faults(text: str) -> list[tuple[str, str]]:
    """Return rule and figure of what is told above notes."""
    return [(f.rule.value, f.printed) for f in audited(text).findings if f.level is not Level.NOTE]


@pytest.mark.parametrize(
    ("report", "sentence"),
    [
        (FORESTS, "Sampai tahun 2031 desa mandiri pangan mencapai 30,00% dari target akhir Renstra."),
        (FORESTS, "Hutan lestari mencapai 55,00% dan desa mandiri pangan 30,00% dari target tahun 2034."),
        (
            FORESTS,
            "Terhadap target tahun 2034, hutan lestari mencapai 55,00% dan desa mandiri pangan 30,00%.",
        ),
        (
            FORESTS,
            (
                "Sampai tahun kedua renstra, hutan lestari mencapai 55,00% dari target tahun 2034 dan desa "
                "mandiri pangan mencapai 30,00% dari target tahun 2034."
            ),
        ),
        (
            SPORT,
            (
                "Terhadap target akhir Renstra, atlet berprestasi baru 50,00%, sedangkan pemuda wirausaha "
                "70,00% dan organisasi pemuda aktif 76,00%."
            ),
        ),
        (SPORT, "Atlet berprestasi mencapai 50,00% dan pemuda wirausaha 70,00% dari target akhir Renstra."),
    ],
)
def test_progress_of_two_rows_is_right(report: str, sentence: str) -> None:
    assert faults(report.format(sentence)) == []


@pytest.mark.parametrize(
    ("report", "sentence", "fault"),
    [
        (FORESTS, "Pada tahun 2031 capaian hutan lestari 110,00% dan desa mandiri pangan 74,00%.", "74,00"),
        (SPORT, "Capaian 2026 atlet berprestasi 90,00% dan organisasi pemuda aktif 96,00%.", "96,00"),
    ],
)
def test_a_slip_beside_another_row_is_told(report: str, sentence: str, fault: str) -> None:
    assert [printed for _, printed in faults(report.format(sentence))] == [fault]


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Kemajuan terhadap Target Akhir Renstra 2030-2034", []),
        ("Kemajuan terhadap Target Renstra Tahun 2030 sampai dengan 2034", []),
        ("Kemajuan Tahun 2030 terhadap Target 2034", [("year", "2030, 2034")]),
    ],
)
def test_the_years_of_a_plan_hold_that_of_the_report(title: str, found: list[tuple[str, str]]) -> None:
    assert (
        faults(FORESTS.replace("Kemajuan terhadap Target Akhir Renstra 2030-2034", title).format("")) == found
    )
