"""The year in the title of a table against what announces, heads, or quotes the table."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

HEAD = "LAPORAN KINERJA BALAI IKAN TAHUN 2041\n\nHASIL KERJA TAHUN 2041\n\n"
ROWS = """
No\tUraian\tAnggaran (Rp)\tRealisasi (Rp)
1\tBenih\t41.250.000\t40.100.000
2\tPakan\t8.330.000\t8.120.000"""
COMPARED = """
No\tUraian\tCapaian {}\tTarget 2045
1\tBenih ikan\t71,20\t90,00
2\tPakan ikan\t64,10\t88,00"""


def years(text: str) -> list[tuple[str, str]]:
    return [(printed, right) for _, printed, right in told(HEAD + text, AuditRule.YEAR)]


@pytest.mark.parametrize(
    ("above", "year", "wrong"),
    [
        ("Belanja tahun 2041 adalah sebagai berikut:", 2041, []),
        ("Belanja tahun 2041 adalah sebagai berikut:", 2040, [("2040", "2041")]),
        ("Rincian belanja tahun 2041 dapat dilihat pada tabel di bawah ini.", 2040, [("2040", "2041")]),
        ("Belanja tahun 2041 dibandingkan tahun 2040 adalah sebagai berikut:", 2040, []),
        ("Belanja tahun lalu adalah sebagai berikut:", 2040, []),
        ("Belanja tahun 2041 telah dibahas.", 2040, []),
        ("Belanja tahun 2041 adalah sebagai berikut:", 2038, []),
    ],
)
def test_the_paragraph_that_announces_a_table_knows_its_year(
    above: str, year: int, wrong: list[tuple[str, str]]
) -> None:
    assert years(f"{above}\n\nTabel 3.1 Belanja Balai Tahun {year}{ROWS}") == wrong


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("Pada tahun 2041 dibeli benih sebesar Rp 41.250.000,00.", [("2040", "2041")]),
        ("Tahun 2041 berjalan baik. Untuk pakan tersedia Rp 8.330.000.", [("2040", "2041")]),
        ("Pada tahun 2040 dibeli benih sebesar Rp 41.250.000,00; tahun 2041 naik.", []),
        ("Untuk pakan tersedia Rp 8.330.000.", []),
        ("Pada tahun 2041 dibeli perahu sebesar Rp 77.000.000.", []),
    ],
)
def test_paragraphs_that_state_its_amounts_know_its_year(sentence: str, wrong: list[tuple[str, str]]) -> None:
    assert years(f"Tabel 3.1 Belanja Balai Tahun 2040{ROWS}\n\n{sentence}") == wrong


@pytest.mark.parametrize(
    ("title", "column", "wrong"),
    [
        ("Perbandingan Capaian Tahun 2041 dengan Target Tahun 2045", 2041, []),
        ("Perbandingan Capaian Tahun 2040 dengan Target Tahun 2045", 2041, [("2040, 2045", "2041")]),
        ("Perbandingan Target dan Capaian Tahun 2040", 2041, [("2040", "2041")]),
        ("Perbandingan Capaian Tahun 2040 dengan Target Tahun 2045", 2040, []),
        ("Target Rencana Tahun 2039-2045", 2041, []),
    ],
)
def test_heads_know_the_year_of_a_comparison(title: str, column: int, wrong: list[tuple[str, str]]) -> None:
    assert years(f"Tabel 3.1 {title}{COMPARED.format(column)}") == wrong
