"""Programmes, activities and sub-activities counted in sentences beside tables that tell them by codes."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

ROWS = """
1 | Program Perlindungan Sungai | 900.000
1.1 | Penataan Bantaran | 500.000
1.1.1 | Penanaman Bambu | 300.000
1.1.2 | Pembersihan Alur Air | 200.000
1.2 | Pemantauan Mutu Air | 400.000
1.2.1 | Pengambilan Contoh Air | 400.000
2 | Program Pengelolaan Sampah | 700.000
2.1 | Pengurangan Sampah Rumah | 700.000
2.1.1 | Bank Sampah Desa | 450.000
2.1.2 | Pelatihan Pengomposan | 250.000
 | Jumlah | 1.600.000
"""
CODED = """
2.11.01 | Program Perlindungan Sungai | 900.000
2.11.01.2.01 | Penataan Bantaran | 500.000
2.11.01.2.01.03 | Penanaman Bambu | 300.000
2.11.01.2.01.04 | Pembersihan Alur Air | 200.000
2.11.01.2.02 | Pemantauan Mutu Air | 400.000
2.11.01.2.02.01 | Pengambilan Contoh Air | 400.000
2.11.02 | Program Pengelolaan Sampah | 700.000
2.11.02.2.01 | Pengurangan Sampah Rumah | 700.000
2.11.02.2.01.01 | Bank Sampah Desa | 450.000
2.11.02.2.01.05 | Pelatihan Pengomposan | 250.000
 | Jumlah | 1.600.000
"""
HEADS = (
    "Kode | Program/Kegiatan/Sub Kegiatan | Pagu (Rp)",
    "Kode | Program, Kegiatan, dan Sub Kegiatan | Pagu (Rp)",
)


def counts(rows: str, sentence: str, head: str = HEADS[0]) -> list[tuple[str, str]]:
    text = f"Tabel 1 Rincian Anggaran\n{head}{rows}\n{sentence}\n"
    return [found[1:] for found in told(text, AuditRule.COUNT)]


@pytest.mark.parametrize("rows", [ROWS, CODED], ids=["short-codes", "long-codes"])
@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize(
    "sentence",
    [
        "Anggaran itu dilaksanakan melalui 2 (dua) program, {} kegiatan, dan 5 sub kegiatan.",
        "Dinas menjalankan dua program yang dirinci menjadi {} kegiatan dan lima sub kegiatan.",
    ],
)
def test_rows_are_of_levels_by_their_depth(rows: str, head: str, sentence: str) -> None:
    assert counts(rows, sentence.format("3"), head) == []
    expected = [("2 program, 4 kegiatan, 5 sub kegiatan", "2 program, 3 kegiatan, 5 sub kegiatan")]
    assert counts(rows, sentence.format("4"), head) == expected


@pytest.mark.parametrize(
    ("rows", "sentence", "head"),
    [
        (ROWS, "Terdapat 7 program, 4 kegiatan, dan 5 sub kegiatan.", HEADS[0]),
        (ROWS, "Terdapat 2 program, 4 kegiatan, dan 5 sub kegiatan.", "Kode | Uraian | Pagu (Rp)"),
        (
            ROWS.replace("Bank Sampah", "Kegiatan Bank Sampah"),
            "Terdapat 2 program, 4 kegiatan, dan 5 sub kegiatan.",
            HEADS[0],
        ),
    ],
    ids=["a-part-of-the-plan", "no-word-of-a-plan", "words-against-depth"],
)
def test_tables_that_may_list_something_else_tell_nothing(rows: str, sentence: str, head: str) -> None:
    assert counts(rows, sentence, head) == []
