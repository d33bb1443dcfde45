"""Sums of rows that a sentence lists, and of the years of a table, are recomputed from the table."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

CATCH = """
Tabel 3.1 Hasil Tangkap Menurut Ikan Tahun 2030-2031
No | Ikan | Tangkap 2030 (ton) | Tangkap 2031 (ton)
1 | Nila | 905 | 958
2 | Lele | 1.098 | 972
3 | Udang vaname | 548 | 415
4 | Bandeng putih | 1.215 | 1.164
"""
STOCK = """
Tabel 3.2 Cadangan Beras
No | Tahun | Pengadaan (kg) | Penyaluran (kg)
1 | 2029 | 12.000 | 9.750
2 | 2030 | 15.000 | 13.260
3 | 2031 | 18.000 | 16.875
"""
DEEDS = """
Tabel 3.3 Akta yang Terbit
No | Jenis | Tahun 2030 | Tahun 2031
1 | Akta kelahiran | 4.126 | 4.357
2 | Akta kematian | 1.097 | 1.164
3 | Akta perkawinan | 141 | 136
4 | Akta perceraian | 21 | 24
5 | Surat pindah | 3.016 | 2.874
"""
MONEY = """
Tabel 3.4 Pagu dan Realisasi
No | Program | Pagu (Rp) | Realisasi (Rp)
1 | Program Perikanan Tangkap | 443.105.000 | 410.108.950
2 | Program Perikanan Budidaya | 161.915.000 | 152.896.300
3 | Program Pengawasan Pasar | 308.735.000 | 282.829.175
"""


def said(table: str, sentence: str) -> list[str]:
    """Return the sums that do not follow in a report of one table and one sentence."""
    text = f"LAPORAN KINERJA TAHUN 2031\n\nBAB III AKUNTABILITAS\n\n3.1 Hasil\n{table}\n{sentence}\n"
    return [printed for _, printed, _ in told(text, AuditRule.SUM)]


@pytest.mark.parametrize(
    ("table", "sentence", "right", "wrong"),
    [
        (CATCH, "Udang turun, sementara nila dan lele bersama-sama menghasilkan {} ton.", "1.930", "1.903"),
        (CATCH, "Gabungan tangkap nila, lele dan udang vaname mencapai {} ton.", "2.345", "2.435"),
        (CATCH, "Pada tahun 2030 nila dan lele bersama-sama menghasilkan {} ton.", "2.003", "2.300"),
        (STOCK, "Selama tiga tahun pengadaan berjumlah {} kg.", "45.000", "54.000"),
        (
            STOCK,
            "Selama 3 (tiga) tahun pengadaan berjumlah 45.000 kg dan penyaluran berjumlah {} kg.",
            "39.885",
            "39.785",
        ),
        (
            DEEDS,
            "Jumlah akta (kelahiran, kematian, perkawinan dan perceraian) yang terbit tahun 2031 adalah {}.",
            "5.681",
            "5.657",
        ),
        (
            MONEY,
            "Gabungan Program Perikanan Tangkap dan Program Perikanan Budidaya terealisasi Rp {}.",
            "563.005.250",
            "536.005.250",
        ),
    ],
    ids=["together", "gathered", "other-year", "years", "years-on", "brackets", "money"],
)
def test_a_sum_follows_from_the_rows_that_are_listed(
    table: str, sentence: str, right: str, wrong: str
) -> None:
    assert said(table, sentence.format(right)) == []
    assert said(table, sentence.format(wrong)) == [wrong]


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        # one figure for each
        (CATCH, "Jumlah tangkap nila dan lele masing-masing 958 ton dan 972 ton."),
        (CATCH, "Jumlah tangkap nila dan lele adalah 1.858 ton dan 1.972 ton."),
        # a row that the table does not have
        (CATCH, "Nila, lele dan gurami bersama-sama menghasilkan 2.130 ton."),
        # no sum at all
        (CATCH, "Selisih jumlah nila dan lele sebesar 2.130 ton."),
        # another span of years
        (STOCK, "Selama lima tahun penyaluran berjumlah 41.785 kg."),
        # of something else
        (CATCH, "Nila dan lele bersama-sama menghasilkan 9.030 ton pakan."),
        (DEEDS, "Jumlah akta selain kelahiran dan kematian adalah 5.100."),
        # a year that no column has
        (CATCH, "Pada tahun 2028 nila dan lele bersama-sama menghasilkan 1.903 ton."),
    ],
    ids=["each", "row", "stranger", "gap", "span", "far", "without", "year"],
)
def test_what_is_no_sum_of_the_rows_is_left_alone(table: str, sentence: str) -> None:
    assert said(table, sentence) == []
