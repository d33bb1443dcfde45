"""The one name of a paragraph whose figures are those of another row."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

HEALTH = """
Tabel III.3 Hasil Tahun 2021-2024
No | Indikator | 2021 | 2022 | 2023 | 2024
1 | Angka Kematian Ibu (AKI) | 171,36 | 152,08 | 134,51 | 118,28
2 | Angka Kematian Bayi (AKB) | 10,92 | 9,71 | 8,65 | 7,83
3 | Cakupan Imunisasi Lengkap | 83,74 | 87,15 | 91,02 | 93,57
4 | Indeks Kepuasan Pasien | 79,86 | 82,55 | 84,19 | 85,20

{}
"""
FISH = """
Tabel 7 Produksi (ton)
Komoditas | 2022 | 2023 | 2024
Bandeng tambak | 1.204,50 | 1.310,75 | 1.422,10
Udang windu | 410,20 | 388,65 | 402,90
Rumput laut | 2.870,40 | 3.015,60 | 3.144,85

{}
"""


def named(report: str, paragraph: str) -> list[tuple[str, str]]:
    return [found[1:] for found in told(report.format(paragraph), AuditRule.LABEL)]


@pytest.mark.parametrize(
    ("report", "paragraph", "wrong", "right"),
    [
        (
            HEALTH,
            "{} turun 0,82 poin dari 8,65 pada tahun 2023. Hasil berturut-turut 10,92; 9,71; 8,65; dan 7,83.",
            "Angka Kematian Ibu (AKI)",
            "Angka Kematian Bayi (AKB)",
        ),
        (
            HEALTH,
            "Perkembangan {} selalu naik. Pada tahun 2022 sebesar 82,55, kemudian 84,19, dan kini 85,20.",
            "Cakupan Imunisasi Lengkap",
            "Indeks Kepuasan Pasien",
        ),
        (
            FISH,
            "Adapun {} naik turun: semula 410,20 ton, lalu 388,65 ton. Tahun ini panennya 402,90 ton.",
            "Rumput laut",
            "Udang windu",
        ),
    ],
)
def test_a_paragraph_is_about_the_row_that_has_its_figures(
    report: str, paragraph: str, wrong: str, right: str
) -> None:
    assert named(report, paragraph.format(right)) == []
    assert named(report, paragraph.format(wrong)) == [(wrong, right)]


@pytest.mark.parametrize(
    ("report", "paragraph"),
    [
        # a figure of its own stands there too
        (HEALTH, "Angka Kematian Ibu (AKI) turun menjadi 118,28, bersama hasil 10,92; 9,71; dan 8,65."),
        # two figures are too few
        (HEALTH, "Angka Kematian Ibu (AKI) turun, dari 9,71 lalu 8,65."),
        (HEALTH, "Berbeda dari Angka Kematian Ibu (AKI), hasilnya 10,92; 9,71; 8,65; dan 7,83."),
        (
            HEALTH,
            "Hasil tahun 2021 sampai 2024 adalah 10,92; 9,71; 8,65; dan 7,83 serta Indeks Kepuasan Pasien.",
        ),
        (FISH, "Bandeng tambak dan udang windu naik turun: 410,20 ton, 388,65 ton, 402,90 ton."),
    ],
)
def test_a_paragraph_of_several_things_is_left_alone(report: str, paragraph: str) -> None:
    assert named(report, paragraph) == []
