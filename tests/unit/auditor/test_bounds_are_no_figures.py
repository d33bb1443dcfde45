"""Marks that part some rows from others are no figures of a table, and their highest is not the table's."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

REPORT = """BAB III AKUNTABILITAS KINERJA

Tabel 3.1 Angka Partisipasi Sekolah Menurut Kecamatan Tahun 2024

No | Kecamatan | Penduduk Usia Sekolah | Bersekolah | APS (%) | APS 2023 (%)
1 | Anggrek | 1.200 | 1.140 | 95,00 | 94,10
2 | Bakung | 900 | 873 | 97,00 | 96,20
3 | Cempaka | 1.500 | 1.380 | 92,00 | 93,00
4 | Dahlia | 800 | 784 | 98,00 | 97,50
5 | Edelweis | 600 | 540 | 90,00 | 88,00
 | Kabupaten | 5.000 | 4.717 | 94,34 | 93,90

{}

Tabel 3.2 Jumlah Sekolah dan Nilai Akreditasi Tahun 2024

No | Kecamatan | Sekolah | Nilai Akreditasi
1 | Anggrek | 9 | 88,20
2 | Bakung | 8 | 91,40
3 | Cempaka | 12 | 85,10
4 | Dahlia | 7 | 93,00
5 | Edelweis | 6 | 79,90
 | Jumlah | 42 |

{}
"""


def told(first: str = "", second: str = "") -> list[tuple[str, str]]:
    return [(found.printed, found.computed) for found in audited(REPORT.format(first, second)).findings]


@pytest.mark.parametrize(
    "sentence",
    [
        "Di antara kecamatan dengan penduduk di atas 1.000 jiwa, APS tertinggi di Anggrek (95,00%).",
        "Kecamatan dengan penduduk usia sekolah lebih dari 1.000 jiwa yang APS-nya tertinggi adalah Anggrek.",
        "Kecamatan yang penduduk usia sekolahnya kurang dari 900 jiwa adalah Dahlia dan Edelweis.",
        "Kecamatan dengan penduduk paling sedikit 1.000 jiwa dan APS tertinggi adalah Anggrek.",
    ],
)
def test_a_mark_is_no_figure_of_the_table(sentence: str) -> None:
    assert told(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "printed", "right"),
    [
        ("Penduduk usia sekolah Kecamatan Anggrek tahun 2024 sebanyak 1.300 jiwa.", "1.300", "1.200"),
        ("APS tertinggi adalah Anggrek.", "tertinggi: Anggrek", "Dahlia"),
    ],
)
def test_figures_and_the_highest_of_all_are_held_against_it(sentence: str, printed: str, right: str) -> None:
    assert (printed, right) in told(sentence)


def test_a_score_needs_no_sign_where_a_percentage_elsewhere_has_its_digits() -> None:
    sentence = "Nilai tertinggi dicapai Kecamatan Dahlia dengan 93,00."
    assert told("APS Kecamatan Cempaka pada tahun 2023 mencapai 93,00%.", sentence) == []
