"""A column of means of the columns before it: two semesters, four quarters."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule

SURVEY = """
LAPORAN KINERJA DINAS PERHUBUNGAN KABUPATEN TANJUNG SERAYU TAHUN 2024

Tabel 3.4 Hasil Survei Kepuasan per Semester

No | Terminal | Target | Semester I | Semester II | Rata-rata
1 | Terminal Induk | 82,00 | 81,20 | 83,40 | 82,30
2 | Terminal Hulu | 79,00 | 78,50 | 80,10 | 79,30
3 | Terminal Pasar | 83,00 | 84,00 | 85,60 | 84,80
4 | Terminal Hilir | 81,00 | 80,30 | 82,70 | 81,50
"""
PRICES = """
LAPORAN KINERJA DINAS PERIKANAN KABUPATEN SRIWANGI TAHUN 2023

Tabel 7. Harga Ikan per Triwulan (Rp/kg)

Jenis | TW I | TW II | TW III | TW IV | Jumlah | Rerata
Tongkol | 24.000 | 25.000 | 26.000 | 27.000 | 102.000 | 25.500
Kakap | 52.000 | 54.000 | 53.000 | 55.000 | 214.000 | 53.500
Kerapu | 71.000 | 72.000 | 74.000 | 75.000 | 292.000 | 73.000
"""


@pytest.mark.parametrize("report", [SURVEY, PRICES])
def test_means_of_the_columns_before_are_no_finding(report: str) -> None:
    assert audited(report).findings == ()


@pytest.mark.parametrize(
    ("report", "right", "wrong", "found"),
    [
        (SURVEY, "80,10 | 79,30", "80,10 | 79,80", ("79,80", "79,30")),
        (SURVEY, "82,70 | 81,50", "82,70 | 85,10", ("85,10", "81,50")),
        (PRICES, "214.000 | 53.500", "214.000 | 55.300", ("55.300", "53.500")),
    ],
)
def test_a_wrong_mean_of_one_row_is_told(report: str, right: str, wrong: str, found: tuple[str, str]) -> None:
    assert [each[1:] for each in told(report.replace(right, wrong), AuditRule.AVERAGE)] == [found]


def test_means_by_weights_are_not_held_against_plain_ones() -> None:
    """Of so many answers in each half of the year no two rows have as many."""
    text = SURVEY
    for plain, weighted in (("82,30", "82,55"), ("79,30", "79,02"), ("84,80", "85,11"), ("81,50", "81,20")):
        text = text.replace(plain, weighted)
    assert told(text, AuditRule.AVERAGE) == []


def test_a_mean_of_something_else_is_no_mean_of_the_columns() -> None:
    text = SURVEY.replace("Rata-rata\n", "Rata-rata Kabupaten\n").replace("80,10 | 79,30", "80,10 | 79,80")
    assert told(text, AuditRule.AVERAGE) == []
