"""What is said of the course of all rows of a table."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

REPORT = """
LAPORAN KINERJA DINAS KEHUTANAN TAHUN 2031

3.2 Perbandingan

Tabel 3.2 Realisasi dan Capaian Tahun 2030-2031

No | Indikator | Realisasi | | Capaian (%) |
 | | 2030 | 2031 | 2030 | 2031
1 | Luas hutan yang ditanami kembali | 410,00 | 455,00 | 102,50 | 101,11
2 | Nilai hasil hutan bukan kayu | 8,20 | 9,10 | 97,62 | 98,91
3 | Indeks tutupan lahan | 61,40 | 63,10 | 99,03 | 100,16
4 | Jumlah kelompok tani hutan binaan | 34,00 | 38,00 | 94,44 | 95,00

"""


def claims(sentence: str, text: str = REPORT) -> list[tuple[str, str]]:
    return [(printed, expected) for _, printed, expected in told(text + sentence, AuditRule.CLAIM)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Capaian keempat indikator meningkat dibandingkan tahun 2030.", "turun: 1 dari 4"),
        ("Dibandingkan dengan tahun 2030, capaian seluruh indikator naik.", "turun: 1 dari 4"),
        (
            "Capaian semua indikator kinerja mengalami peningkatan dibanding tahun sebelumnya.",
            "turun: 1 dari 4",
        ),
        ("Capaian seluruh indikator pada Tabel 3.2 menurun daripada tahun 2030.", "naik: 3 dari 4"),
        ("Realisasi keempat indikator menurun dibandingkan tahun lalu.", "naik: 4 dari 4"),
    ],
)
def test_rows_that_go_the_other_way_contradict_what_is_said_of_all(sentence: str, expected: str) -> None:
    assert [found for _, found in claims(sentence)] == [expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "Realisasi keempat indikator meningkat dibandingkan tahun 2030.",
        "Realisasi seluruh indikator mengalami kenaikan dibanding tahun sebelumnya.",
        "Capaian keempat indikator meningkat.",
        "Keempat indikator meningkat dibandingkan tahun 2030.",
        "Capaian ketiga indikator meningkat dibandingkan tahun 2030.",
        "Capaian seluruh indikator meningkat dibandingkan tahun 2030, kecuali penanaman kembali.",
        "Capaian seluruh program meningkat dibandingkan tahun 2030.",
        "Capaian seluruh indikator meningkat dibandingkan tahun 2029.",
        "Capaian seluruh indikator diharapkan meningkat dibandingkan tahun 2030.",
    ],
)
def test_other_sentences_are_left_alone(sentence: str) -> None:
    assert claims(sentence) == []


def test_a_row_without_a_figure_leaves_open_how_all_went() -> None:
    text = REPORT.replace("97,62 | 98,91", "- | 98,91")
    assert claims("Capaian keempat indikator meningkat dibandingkan tahun 2030.", text) == []
