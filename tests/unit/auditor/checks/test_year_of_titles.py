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


TWO_YEARS = """
Tabel 3.1 Kinerja Tahun 2040 dan 2041

No\tIndikator\tTahun 2041\tTahun 2040\tNaik/Turun
1\tTingkat hunian kolam ikan\t{now}\t{before}\t{change}
2\tPersentase kolam bersih\t81,20\t77,10\t4,10
3\tBenih tersebar (ribu)\t612,40\t590,30\t22,10
"""
POOLS = """
Tabel 3.2 Kolam per Dusun Tahun {year}

Dusun\tKolam Tersedia\tKolam {word}\tPersentase {word}
Dusun Arus\t120\t108\t90,00
Dusun Muara\t80\t62\t77,50
Dusun Teluk\t50\t44\t88,00
Jumlah\t250\t214\t85,60
"""
CHANGED = {"now": "85,60", "before": "82,35", "change": "3,25"}
LEFT = {"now": "87,90", "before": "85,60", "change": "2,30"}


@pytest.mark.parametrize(
    ("figures", "word", "year", "wrong"),
    [
        (CHANGED, "Hunian", 2040, [("2040", "2041")]),
        (CHANGED, "Hunian", 2041, []),
        (LEFT, "Hunian", 2040, []),
        (CHANGED, "Panen", 2040, []),
        (CHANGED, "Hunian", 2038, []),
        ({"now": "85,60", "before": "85,60", "change": "0,00"}, "Hunian", 2040, []),
    ],
)
def test_a_table_of_both_years_that_has_its_total_knows_its_year(
    figures: dict[str, str], word: str, year: int, wrong: list[tuple[str, str]]
) -> None:
    assert years(TWO_YEARS.format(**figures) + POOLS.format(year=year, word=word)) == wrong


def test_rows_that_differ_about_the_year_tell_none() -> None:
    """One row has the total under this year, another under the year before."""
    both = TWO_YEARS.format(**CHANGED).replace(
        "Persentase kolam bersih\t81,20\t77,10\t4,10", "Hunian kolam udang\t87,20\t85,60\t1,60"
    )
    assert not years(both + POOLS.format(year=2040, word="Hunian"))
